/**
 * @file
 * Prepared statements: kept, bound, run, and always read to their end.
 *
 * Layer: db.  A reply counts only when its end has arrived: a locking SELECT may
 * send its row and then an error, which the client library does not number.
 */
#include <mysql.h>

#include "base/text.h"
#include "db/expand.h"
#include "db/internal.h"
#include "db/value.h"

enum {
	LISTS_MAX = 7,
	LIST_AT_MAX = 64,
	BULK_MAX = 1000
};

/* In place of a key of lists, which takes 63 bits at most. */
#define LISTS_OF_BULK UINT64_MAX

/* --- Keeping ----------------------------------------------------------------- */

void
db_statements_forget(struct db *db)
{
	for (size_t i = 0; i < DB_CACHE_MAX; i++) {
		if (db->cache[i].stmt != NULL)
			mysql_stmt_close(db->cache[i].stmt);
		db->cache[i] = (struct db_prepared){ 0 };
	}
}

/** The statement is broken or half read: never use it again. */
static void
prepared_drop(struct db_prepared *prepared)
{
	if (prepared->stmt != NULL)
		mysql_stmt_close(prepared->stmt);
	*prepared = (struct db_prepared){ 0 };
}

static bool
same_key(const struct db_prepared *a, const struct db_prepared *b)
{
	return a->query == b->query && a->scope == b->scope &&
	    a->lists == b->lists && a->text_hash == b->text_hash;
}

/** The place of `key`, or the one to put it: free, or least used. */
static struct db_prepared *
cache_place(struct db *db, const struct db_prepared *key)
{
	struct db_prepared *place = &db->cache[0];

	for (size_t i = 0; i < DB_CACHE_MAX; i++) {
		struct db_prepared *at = &db->cache[i];

		if (at->stmt != NULL && same_key(at, key))
			return at;
		if (at->last_used < place->last_used)
			place = at;
	}
	return place;
}

static uint64_t
hash_text(const char *text)
{
	uint64_t hash = 14695981039346656037u;

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	return hash != 0 ? hash : 1;
}

/** Where the lists stand among the arguments, and their size classes. */
static enum status
lists_key(struct db *db, const struct db_call *call, uint64_t *key)
{
	unsigned count = 0;

	*key = 0;
	for (size_t i = 0; i < call->n; i++) {
		size_t length = (size_t)call->args[i].integer;

		if (call->args[i].kind != DB_INTS)
			continue;
		if (length > EXPAND_LIST_MAX || i >= LIST_AT_MAX ||
		    count++ == LISTS_MAX)
			return db_bug(db, call->query->name,
			    "a list is too long, or one list too many");
		*key = *key << 9 | i << 3 | (expand_list_class(length) + 1);
	}
	return STATUS_OK;
}

static enum status
expand_call(
    struct db *db, const struct db_call *call, struct expansion *expansion)
{
	enum db_scope_kind kind =
	    call->scope != NULL ? call->scope->kind : SCOPE_NONE;
	const char *const *pieces = &call->query->sql;
	size_t count = 1;
	const char *fault;

	if (call->build != NULL) {
		pieces = call->build->fragments;
		count = call->build->fragment_count;
	}
	if (expand_query(db->scratch, pieces, count, kind, call->args, call->n,
		expansion, &fault) != STATUS_OK)
		return db_bug(db, call->query->name, fault);
	if (expansion->params != call->n)
		return db_bug(
		    db, call->query->name, "wrong number of arguments");
	if (expansion->scoped && call->scope == NULL)
		return db_bug(db, call->query->name, "needs a scope");
	if (!expansion->scoped && call->scope != NULL &&
	    (call->build == NULL || kind != SCOPE_ALL))
		return db_bug(db, call->query->name, "has no @scope marker");
	return STATUS_OK;
}

/** Compare what the server made of it with what the constant says. */
static enum status
check_shape(struct db *db, const struct db_query *query,
    const struct expansion *expansion, MYSQL_STMT *stmt)
{
	if (mysql_stmt_param_count(stmt) != expansion->marks)
		return db_bug(db, query->name, "wrong number of marks");
	if (mysql_stmt_field_count(stmt) != query->column_count)
		return db_bug(db, query->name, "wrong number of columns");
	return STATUS_OK;
}

static enum status
prepare(struct db *db, const struct db_query *query,
    const struct expansion *expansion, MYSQL_STMT **out)
{
	MYSQL_STMT *stmt = mysql_stmt_init(db->link);
	enum status st;

	if (stmt == NULL)
		return db_bug(db, query->name, "no memory");
	if (mysql_stmt_prepare(
		stmt, expansion->sql.bytes, expansion->sql.length) != 0) {
		unsigned number = mysql_stmt_errno(stmt);
		const char *message =
		    text_format(db->scratch, "%s", mysql_stmt_error(stmt));

		mysql_stmt_close(stmt);
		return db_link_failed(db, query->name, number, message, false);
	}
	st = check_shape(db, query, expansion, stmt);
	if (st != STATUS_OK) {
		mysql_stmt_close(stmt);
		return st;
	}
	*out = stmt;
	return STATUS_OK;
}

static enum status
find_or_prepare(
    struct db *db, const struct db_call *call, struct db_prepared **out)
{
	struct db_prepared key = {
		.query = call->query,
		.scope = call->scope != NULL ? call->scope->kind : SCOPE_NONE,
	};
	struct expansion expansion;
	struct db_prepared *place;
	enum status st;

	st = lists_key(db, call, &key.lists);
	if (st != STATUS_OK)
		return st;
	if (call->build != NULL) {
		st = expand_call(db, call, &expansion);
		if (st != STATUS_OK)
			return st;
		key.text_hash = hash_text(expansion.sql.bytes);
	} else if (call->n != call->query->param_count) {
		return db_bug(
		    db, call->query->name, "wrong number of arguments");
	}
	place = cache_place(db, &key);
	if (place->stmt == NULL || !same_key(place, &key)) {
		if (call->build == NULL) {
			st = expand_call(db, call, &expansion);
			if (st != STATUS_OK)
				return st;
		}
		prepared_drop(place);
		st = prepare(db, call->query, &expansion, &key.stmt);
		if (st != STATUS_OK)
			return st;
		key.marks = expansion.marks;
		key.scoped = expansion.scoped;
		key.scope_at = expansion.scope_at;
		key.scope_marks = expansion.scope_marks;
		*place = key;
	}
	/* The scope is part of the key, but a call without one has the same key
	 * as a call with SCOPE_NONE. */
	if (place->scoped && call->scope == NULL)
		return db_bug(db, call->query->name, "needs a scope");
	place->last_used = ++db->tick;
	*out = place;
	return STATUS_OK;
}
/* --- Values in --------------------------------------------------------------- */

/** One mark for each number, the last repeated to fill the class. */
static size_t
bind_list(struct arena *mem, const struct db_value *list, MYSQL_BIND *binds)
{
	size_t count = (size_t)list->integer;
	size_t marks = expand_class_marks(expand_list_class(count));

	for (size_t i = 0; i < marks; i++)
		binds[i] = value_bind(mem,
		    &(struct db_value){ .kind = DB_INT,
			.integer = list->ints[i < count ? i : count - 1] });
	return marks;
}

static enum status
bind_params(struct db *db, const struct db_call *call,
    const struct db_prepared *prepared)
{
	struct arena *mem = db->scratch;
	MYSQL_BIND *binds =
	    arena_calloc(mem, prepared->marks + 1, sizeof(*binds));
	const struct db_value scope_id =
	    db_int(call->scope != NULL ? call->scope->id : 0);
	size_t at = 0;

	for (size_t i = 0; i <= call->n; i++) {
		if (prepared->scoped && i == prepared->scope_at)
			for (size_t k = 0; k < prepared->scope_marks; k++)
				binds[at++] = value_bind(mem, &scope_id);
		if (i == call->n)
			break;
		if (call->args[i].kind == DB_INTS)
			at += bind_list(mem, &call->args[i], &binds[at]);
		else
			binds[at++] = value_bind(mem, &call->args[i]);
	}
	if (prepared->marks > 0 && mysql_stmt_bind_param(prepared->stmt, binds))
		return db_bug(
		    db, call->query->name, mysql_stmt_error(prepared->stmt));
	return STATUS_OK;
}
/* --- Rows out ---------------------------------------------------------------- */

/** Read to the end.  What `each` refuses stops it, the rest is still read. */
static enum status
read_rows(struct db *db, struct arena *mem, const struct db_query *query,
    MYSQL_STMT *stmt, db_row_fn *each, void *context)
{
	struct value_row *row = value_row_new(db->scratch, query);
	enum status st = STATUS_OK;
	const char *misfit;
	int answer;

	if (mysql_stmt_bind_result(stmt, row->binds) != 0) {
		st = db_bug(db, query->name, mysql_stmt_error(stmt));
		db_link_close(db); /* its rows are still on their way */
		return st;
	}
	for (;;) {
		answer = mysql_stmt_fetch(stmt);
		if (answer != 0 && answer != MYSQL_DATA_TRUNCATED)
			break;
		if (st != STATUS_OK)
			continue;
		misfit = value_row_fill(mem, row, stmt);
		if (misfit == NULL)
			st = each(context, row->bytes);
		else
			st = db_bug(db, query->name,
			    text_format(
				db->scratch, "%s does not fit", misfit));
	}
	if (answer != MYSQL_NO_DATA)
		return db_link_failed(db, query->name, mysql_stmt_errno(stmt),
		    text_format(db->scratch, "%s", mysql_stmt_error(stmt)),
		    true);
	return st;
}
/* --- Running ----------------------------------------------------------------- */

/** Guards common to every statement. */
static enum status
begin(struct db *db, const struct db_query *query)
{
	if (db->streaming)
		return db_bug(db, query->name, "a result is still being read");
	if (db->doomed != STATUS_OK)
		return db->doomed;
	db->failure = DB_FAILURE_NONE;
	arena_reset(db->scratch);
	return db_link_open(db);
}

static enum status
execute(struct db *db, const struct db_query *query, MYSQL_STMT *stmt)
{
	db->statements++;
	if (mysql_stmt_execute(stmt) == 0)
		return STATUS_OK;
	return db_link_failed(db, query->name, mysql_stmt_errno(stmt),
	    text_format(db->scratch, "%s", mysql_stmt_error(stmt)), false);
}

static enum status
start(struct db *db, const struct db_call *call, struct db_prepared **prepared)
{
	enum status st;

	st = begin(db, call->query);
	if (st != STATUS_OK)
		return st;
	st = find_or_prepare(db, call, prepared);
	if (st != STATUS_OK)
		return st;
	st = bind_params(db, call, *prepared);
	if (st != STATUS_OK)
		return st;
	return execute(db, call->query, (*prepared)->stmt);
}

enum status
db_statement_rows(struct db *db, struct arena *mem, const struct db_call *call,
    db_row_fn *each, void *context)
{
	struct db_prepared *prepared;
	enum status st;

	if (call->query->column_count == 0)
		return db_bug(db, call->query->name, "has no columns");
	st = start(db, call, &prepared);
	if (st != STATUS_OK)
		return st;
	db->streaming = true;
	st = read_rows(db, mem, call->query, prepared->stmt, each, context);
	db->streaming = false;
	return st;
}

enum status
db_statement_run(
    struct db *db, const struct db_call *call, int64_t *hit, int64_t *id)
{
	struct db_prepared *prepared;
	enum status st;

	if (call->query->column_count != 0)
		return db_bug(db, call->query->name, "has columns");
	st = start(db, call, &prepared);
	if (st != STATUS_OK)
		return st;
	*hit = (int64_t)mysql_stmt_affected_rows(prepared->stmt);
	*id = (int64_t)mysql_stmt_insert_id(prepared->stmt);
	return STATUS_OK;
}

/* --- In bulk ----------------------------------------------------------------- */

static enum status
run_chunk(struct db *db, const struct db_query *query,
    const struct db_items *items, MYSQL_STMT *stmt, size_t first,
    unsigned count)
{
	const char *from =
	    (const char *)items->items + first * items->item_size;
	MYSQL_BIND *binds =
	    arena_calloc(db->scratch, items->column_count, sizeof(*binds));

	for (size_t i = 0; i < items->column_count; i++)
		binds[i] = value_bind_items(db->scratch, &items->columns[i],
		    from, items->item_size, count);
	if (mysql_stmt_attr_set(stmt, STMT_ATTR_ARRAY_SIZE, &count) != 0 ||
	    mysql_stmt_bind_param(stmt, binds) != 0)
		return db_bug(db, query->name, mysql_stmt_error(stmt));
	return execute(db, query, stmt);
}

/** The statement of a bulk, prepared once: kept apart from the same query run
 *  for one row, as the array size stays with a statement. */
static enum status
find_or_prepare_bulk(struct db *db, const struct db_query *query,
    const struct db_items *items, struct db_prepared **out)
{
	struct db_prepared key = { .query = query, .lists = LISTS_OF_BULK };
	struct db_prepared *place = cache_place(db, &key);
	struct expansion expansion;
	const char *fault;
	enum status st;

	if (query->column_count != 0 ||
	    query->param_count != items->column_count)
		return db_bug(db, query->name, "wrong number of columns");
	if (place->stmt == NULL || !same_key(place, &key)) {
		if (expand_query(db->scratch, &query->sql, 1, SCOPE_NONE, NULL,
			0, &expansion, &fault) != STATUS_OK)
			return db_bug(db, query->name, fault);
		if (expansion.scoped || expansion.marks != items->column_count)
			return db_bug(db, query->name, "no markers in bulk");
		prepared_drop(place);
		st = prepare(db, query, &expansion, &key.stmt);
		if (st != STATUS_OK)
			return st;
		*place = key;
	}
	place->last_used = ++db->tick;
	*out = place;
	return STATUS_OK;
}

enum status
db_statement_bulk(struct db *db, const struct db_query *query,
    const struct db_items *items, int64_t *hit)
{
	struct db_prepared *prepared = NULL;
	enum status st;

	*hit = 0;
	st = begin(db, query);
	if (st != STATUS_OK)
		return st;
	st = find_or_prepare_bulk(db, query, items, &prepared);
	if (st != STATUS_OK)
		return st;
	for (size_t at = 0; at < items->count; at += BULK_MAX) {
		size_t left = items->count - at;

		st = run_chunk(db, query, items, prepared->stmt, at,
		    (unsigned)(left < BULK_MAX ? left : BULK_MAX));
		if (st != STATUS_OK)
			break;
		*hit += (int64_t)mysql_stmt_affected_rows(prepared->stmt);
	}
	if (st != STATUS_OK)
		prepared_drop(prepared);
	/* Items before the refused one have been written. */
	if (st == STATUS_CONFLICT)
		db_doom(db, st);
	return st;
}

enum status
db_statement_check(
    struct db *db, const struct db_query *query, const struct db_scope *scope)
{
	struct expansion expansion;
	const char *fault;
	MYSQL_STMT *stmt;
	enum status st;

	st = begin(db, query);
	if (st != STATUS_OK)
		return st;
	if (expand_query(db->scratch, &query->sql, 1,
		scope != NULL ? scope->kind : SCOPE_NONE, NULL, 0, &expansion,
		&fault) != STATUS_OK)
		return db_bug(db, query->name, fault);
	if (expansion.params != query->param_count)
		return db_bug(db, query->name, "wrong number of parameters");
	st = prepare(db, query, &expansion, &stmt);
	if (st != STATUS_OK)
		return st;
	mysql_stmt_close(stmt);
	return STATUS_OK;
}
