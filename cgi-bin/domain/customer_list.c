/**
 * @file
 * The list of customers.  See customer_list.h.
 */
#include "domain/customer_list.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/customer_list_sql.h"
#include "domain/key.h"
#include "domain/like.h"

enum {
	LIST_MAX = 501
};

/* By name the rows themselves, else their keys. */
static const struct db_query *const shapes[CUSTOMER_SORT_COUNT] = {
	[CUSTOMER_BY_NAME] = &stmt_customer_list_name,
	[CUSTOMER_BY_SALES] = &stmt_customer_list_sales,
	[CUSTOMER_BY_FALL] = &stmt_customer_list_fall,
	[CUSTOMER_BY_RISE] = &stmt_customer_list_rise,
	[CUSTOMER_BY_EXPOSURE] = &stmt_customer_list_exposure,
	[CUSTOMER_BY_OVERDUE] = &stmt_customer_list_overdue,
	[CUSTOMER_BY_LAST_ORDER] = &stmt_customer_list_last,
	[CUSTOMER_BY_STOPPED] = &stmt_customer_list_stopped,
};

static struct db_scope
scope_of(const struct actor *who)
{
	return actor_scope(who, ACTION_CUSTOMER_SEE);
}

static void
add_query(struct db_build *build, struct arena *mem, const char *query)
{
	char *cut =
	    arena_memdup(mem, query, utf8_fit(query, CUSTOMER_QUERY_MAX));
	const char *folded = key_fold(mem, cut);
	const char *start = like_start(mem, folded);
	const char *part = like_part(mem, folded);
	bool is_latin = like_is_latin(cut);

	if (*folded == '\0')
		return;
	db_build_add(build, customer_list_query,
	    DB_ARGS(db_text(start), db_text(part), db_text(part),
		db_text(
		    is_latin ? like_start(mem, key_initials(mem, cut)) : NULL),
		db_text(
		    is_latin ? like_start(mem, key_pinyin(mem, cut)) : NULL),
		db_text(start), db_text(start), db_text(start)));
}

static void
add_filters(struct db_build *build, const struct customer_filter *filter)
{
	if (filter->province != NULL)
		db_build_add(build, customer_list_province,
		    DB_ARGS(db_text(filter->province)));
	if (filter->city != NULL)
		db_build_add(
		    build, customer_list_city, DB_ARGS(db_text(filter->city)));
	if (filter->class >= 0)
		db_build_add(
		    build, customer_list_class, DB_ARGS(db_int(filter->class)));
	if (filter->rep_id != 0)
		db_build_add(
		    build, customer_list_rep, DB_ARGS(db_int(filter->rep_id)));
}

static const struct customer_row *
find_row(const struct db_rows *rows, int64_t id)
{
	const struct customer_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		if (row[i].id == id)
			return &row[i];
	return NULL;
}

/* The rows of sorted keys, in their order.
 * @param[in,out] rows struct customer_list_key, then struct customer_row */
static enum status
read_rows(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	const struct customer_list_key *keys = rows->items;
	size_t n = rows->count, count = 0;
	int64_t *ids = arena_calloc(mem, n, sizeof(*ids));
	struct customer_row *sorted = arena_calloc(mem, n, sizeof(*sorted));
	struct db_rows found;
	enum status st;

	if (n == 0)
		return STATUS_OK;
	for (size_t i = 0; i < n; i++)
		ids[i] = keys[i].id;
	st = db_all_scoped(db, mem, &stmt_customer_list_rows, scope_of(who),
	    DB_ARGS(db_ints(ids, n)), &found);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < n; i++) {
		const struct customer_row *row = find_row(&found, ids[i]);

		if (row == NULL)
			continue;
		sorted[count] = *row;
		sorted[count++].sort_value = keys[i].value;
	}
	*rows = (struct db_rows){ .items = sorted, .count = count };
	return STATUS_OK;
}

enum status
customer_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct customer_filter *filter, struct db_rows *rows)
{
	enum customer_sort sort = filter->sort;
	struct db_build build;
	enum status st;

	if (sort >= CUSTOMER_SORT_COUNT || filter->limit < 1 ||
	    filter->limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, shapes[sort],
	    DB_ARGS(
		db_int(filter->stopped ? CUSTOMER_STOPPED : CUSTOMER_ACTIVE)));
	if (filter->query != NULL)
		add_query(&build, mem, filter->query);
	add_filters(&build, filter);
	if (filter->after_id != 0 && sort == CUSTOMER_BY_NAME)
		db_build_add(&build, customer_list_after[sort],
		    DB_ARGS(db_int(filter->after_id)));
	else if (filter->after_id != 0)
		db_build_add(&build, customer_list_after[sort],
		    DB_ARGS(db_int(filter->after_value),
			db_int(filter->after_value), db_int(filter->after_id)));
	db_build_add(
	    &build, customer_list_order[sort], DB_ARGS(db_int(filter->limit)));
	st = db_build_all(db, mem, &build, scope_of(who), rows);
	if (st == STATUS_OK && sort != CUSTOMER_BY_NAME)
		st = read_rows(db, mem, who, rows);
	return st;
}

enum status
customer_places(struct db *db, struct arena *mem, const struct actor *who,
    const char *province, struct db_rows *rows)
{
	if (province == NULL)
		return db_all_scoped(db, mem, &stmt_customer_places,
		    scope_of(who), DB_NO_ARGS, rows);
	return db_all_scoped(db, mem, &stmt_customer_cities, scope_of(who),
	    DB_ARGS(db_text(province)), rows);
}

enum status
customer_reps(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all_scoped(
	    db, mem, &stmt_customer_reps, scope_of(who), DB_NO_ARGS, rows);
}
