/**
 * @file
 * The calls that read rows and change them.  Layer: db.
 */
#include "base/log.h"
#include "db/internal.h"

/* --- Reading --------------------------------------------------------------- */

/** Where rows go while a result is read. */
struct sink {
	struct db *db;
	const struct db_query *query;
	char *items;
	size_t count;
	size_t capacity;
};

static enum status
take_only(void *context, const void *row)
{
	struct sink *sink = context;

	if (sink->count++ > 0)
		return db_bug(sink->db, sink->query->name, "more than one row");
	memcpy(sink->items, row, sink->query->row_size);
	return STATUS_OK;
}

static enum status
take_next(void *context, const void *row)
{
	struct sink *sink = context;
	size_t size = sink->query->row_size;

	if (sink->count == sink->capacity) {
		size_t capacity = sink->capacity == 0 ? 64 : sink->capacity * 2;
		char *items = arena_calloc(sink->db->scratch, capacity, size);

		if (sink->count > 0)
			memcpy(items, sink->items, sink->count * size);
		sink->items = items;
		sink->capacity = capacity;
	}
	memcpy(sink->items + sink->count * size, row, size);
	sink->count++;
	return STATUS_OK;
}

/** Whether a read that failed may be run once more, on a new connection. */
static bool
may_read_again(struct db *db, int64_t started_us)
{
	if (db->transaction != DB_OUTSIDE)
		return false;
	if (db->failure != DB_FAILURE_LOST && db->failure != DB_FAILURE_RETRY)
		return false;
	return clock_monotonic_us() - started_us < db->budget_ms * 1000;
}

static enum status
read_into(struct db *db, struct arena *mem, const struct db_call *call,
    db_row_fn *take, struct sink *sink)
{
	const struct sink empty = *sink;
	int64_t started_us = clock_monotonic_us();
	enum status st;

	st = db_statement_rows(db, mem, call, take, sink);
	if (st == STATUS_UNAVAILABLE && may_read_again(db, started_us)) {
		log_event(LOG_INFO, "db.read_again", "statement",
		    call->query->name, NULL);
		*sink = empty;
		st = db_statement_rows(db, mem, call, take, sink);
	}
	db->read_failed = db->read_failed || st == STATUS_UNAVAILABLE;
	return st;
}

static enum status
read_one(
    struct db *db, struct arena *mem, const struct db_call *call, void *row)
{
	struct sink sink = {
		.db = db,
		.query = call->query,
		.items = arena_calloc(mem, 1, call->query->row_size),
	};
	enum status st;

	st = read_into(db, mem, call, take_only, &sink);
	if (st != STATUS_OK)
		return st;
	if (sink.count == 0)
		return STATUS_NOT_FOUND;
	memcpy(row, sink.items, call->query->row_size);
	return STATUS_OK;
}

static enum status
read_all(struct db *db, struct arena *mem, const struct db_call *call,
    struct db_rows *rows)
{
	struct sink sink = { .db = db, .query = call->query };
	size_t size = call->query->row_size;
	enum status st;

	st = read_into(db, mem, call, take_next, &sink);
	if (st != STATUS_OK)
		return st;
	*rows = (struct db_rows){ .count = sink.count };
	if (sink.count > 0) {
		rows->items = arena_calloc(mem, sink.count, size);
		memcpy(rows->items, sink.items, sink.count * size);
	}
	return STATUS_OK;
}

enum status
db_one(struct db *db, struct arena *mem, const struct db_query *query,
    const struct db_value *args, size_t n, void *row)
{
	const struct db_call call = { .query = query, .args = args, .n = n };

	return read_one(db, mem, &call, row);
}

enum status
db_all(struct db *db, struct arena *mem, const struct db_query *query,
    const struct db_value *args, size_t n, struct db_rows *rows)
{
	const struct db_call call = { .query = query, .args = args, .n = n };

	return read_all(db, mem, &call, rows);
}

enum status
db_one_scoped(struct db *db, struct arena *mem, const struct db_query *query,
    struct db_scope scope, const struct db_value *args, size_t n, void *row)
{
	const struct db_call call = {
		.query = query, .scope = &scope, .args = args, .n = n
	};

	return read_one(db, mem, &call, row);
}

enum status
db_all_scoped(struct db *db, struct arena *mem, const struct db_query *query,
    struct db_scope scope, const struct db_value *args, size_t n,
    struct db_rows *rows)
{
	const struct db_call call = {
		.query = query, .scope = &scope, .args = args, .n = n
	};

	return read_all(db, mem, &call, rows);
}

/* --- Streaming --------------------------------------------------------------- */

struct stream {
	struct arena *row_mem;
	enum status (*each)(void *context, const void *row);
	void *context;
	bool begun;
};

static enum status
pass_on(void *context, const void *row)
{
	struct stream *stream = context;
	enum status st;

	stream->begun = true;
	st = stream->each(stream->context, row);
	arena_reset(stream->row_mem);
	return st;
}

enum status
db_each(struct db *db, struct arena *row_mem, const struct db_query *query,
    const struct db_value *args, size_t n,
    enum status (*each)(void *context, const void *row), void *context)
{
	const struct db_call call = { .query = query, .args = args, .n = n };
	struct stream stream = {
		.row_mem = row_mem, .each = each, .context = context
	};
	int64_t started_us = clock_monotonic_us();
	enum status st;

	st = db_statement_rows(db, row_mem, &call, pass_on, &stream);
	if (st == STATUS_UNAVAILABLE && !stream.begun &&
	    may_read_again(db, started_us))
		st = db_statement_rows(db, row_mem, &call, pass_on, &stream);
	return st;
}

/* --- Assembled statements ---------------------------------------------------- */

void
db_build_begin(struct db_build *build, const struct db_query *shape,
    const struct db_value *args, size_t n)
{
	build->shape = shape;
	build->fragment_count = 0;
	build->arg_count = 0;
	db_build_add(build, shape->sql, args, n);
}

/* Past a ceiling the counts run on, and db_build_all() refuses. */
void
db_build_add(struct db_build *build, const char *fragment,
    const struct db_value *args, size_t n)
{
	if (build->fragment_count < DB_BUILD_FRAGMENTS)
		build->fragments[build->fragment_count] = fragment;
	build->fragment_count++;
	for (size_t i = 0; i < n; i++) {
		if (build->arg_count < DB_BUILD_ARGS)
			build->args[build->arg_count] = args[i];
		build->arg_count++;
	}
}

enum status
db_build_all(struct db *db, struct arena *mem, const struct db_build *build,
    struct db_scope scope, struct db_rows *rows)
{
	const struct db_call call = {
		.query = build->shape,
		.build = build,
		.scope = &scope,
		.args = build->args,
		.n = build->arg_count,
	};

	if (build->fragment_count > DB_BUILD_FRAGMENTS ||
	    build->arg_count > DB_BUILD_ARGS)
		return db_bug(db, build->shape->name, "too much assembled");
	return read_all(db, mem, &call, rows);
}

/* --- Writing ----------------------------------------------------------------- */

enum status
db_run(struct db *db, const struct db_query *query, const struct db_value *args,
    size_t n, int64_t *hit)
{
	const struct db_call call = { .query = query, .args = args, .n = n };
	int64_t rows;
	int64_t id;
	enum status st;

	st = db_statement_run(db, &call, &rows, &id);
	if (st == STATUS_OK && hit != NULL)
		*hit = rows;
	return st;
}

enum status
db_change(struct db *db, const struct db_query *query,
    const struct db_value *args, size_t n)
{
	int64_t hit;
	enum status st;

	st = db_run(db, query, args, n, &hit);
	if (st != STATUS_OK)
		return st;
	if (hit > 1)
		return db_bug(db, query->name, "changed more than one row");
	return hit == 1 ? STATUS_OK : STATUS_CONFLICT;
}

enum status
db_insert(struct db *db, const struct db_query *query,
    const struct db_value *args, size_t n, int64_t *id)
{
	const struct db_call call = { .query = query, .args = args, .n = n };
	int64_t hit;
	int64_t new_id;
	enum status st;

	st = db_statement_run(db, &call, &hit, &new_id);
	if (st != STATUS_OK)
		return st;
	if (hit == 0)
		return STATUS_CONFLICT;
	if (id != NULL)
		*id = new_id;
	return STATUS_OK;
}

enum status
db_bulk(struct db *db, const struct db_query *query,
    const struct db_items *items, int64_t *hit)
{
	int64_t rows = 0;
	enum status st = STATUS_OK;

	if (items->count > 0)
		st = db_statement_bulk(db, query, items, &rows);
	if (st == STATUS_OK && hit != NULL)
		*hit = rows;
	return st;
}

/* --- Checking ---------------------------------------------------------------- */

static enum status
check_query(struct db *db, const struct db_query *query)
{
	static const enum db_scope_kind kinds[] = { SCOPE_OWN, SCOPE_REP,
		SCOPE_TEAM, SCOPE_ALL };
	enum status st = STATUS_OK;

	if (strstr(query->sql, "@scope") == NULL)
		return db_statement_check(db, query, NULL);
	for (size_t i = 0; i < ARRAY_LEN(kinds) && st == STATUS_OK; i++) {
		const struct db_scope scope = { .kind = kinds[i] };

		st = db_statement_check(db, query, &scope);
	}
	return st;
}

enum status
db_check(
    const struct db_options *options, const struct db_query *const *queries)
{
	struct db *db = db_new(options);
	enum status worst;

	db->checks_only = true;
	worst = db_link_open(db);
	for (; *queries != NULL && worst != STATUS_UNAVAILABLE; queries++) {
		enum status st = check_query(db, *queries);

		if (st != STATUS_OK)
			worst = st;
	}
	db_free(db);
	return worst;
}
