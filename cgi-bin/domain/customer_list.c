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

/* Each selects the value that is sorted by. */
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

enum status
customer_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct customer_filter *filter, struct db_rows *rows)
{
	enum customer_sort sort = filter->sort;
	struct db_build build;

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
	return db_build_all(db, mem, &build, scope_of(who), rows);
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
