/**
 * @file
 * Customers and their addresses.  See customer.h.
 */
#include "domain/customer.h"

#include "base/text.h"
#include "domain/customer_sql.h"
#include "domain/key.h"
#include "domain/like.h"

/* Staff by what they may see of customers; others by their own company. */
static struct db_scope
scope_of(const struct actor *who)
{
	if (who->side == SIDE_STAFF)
		return actor_scope(who, ACTION_CUSTOMER_SEE);
	if (who->side == SIDE_CUSTOMER && who->customer_id != 0)
		return (struct db_scope){ SCOPE_OWN, who->customer_id };
	return (struct db_scope){ .kind = SCOPE_NONE };
}

enum status
customer_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct customer *out)
{
	return db_one_scoped(db, mem, &stmt_customer_find, scope_of(who),
	    DB_ARGS(db_int(id)), out);
}

enum status
customer_of_actor(struct db *db, struct arena *mem, const struct actor *who,
    struct customer *out)
{
	if (who->side != SIDE_CUSTOMER)
		return STATUS_NOT_FOUND;
	return customer_find(db, mem, who, who->customer_id, out);
}

enum status
customer_of_document(
    struct db *db, struct arena *mem, int64_t customer_id, struct customer *out)
{
	return db_one(db, mem, &stmt_customer_of_document,
	    DB_ARGS(db_int(customer_id)), out);
}

/* The condition for what was typed. */
static void
add_query(struct db_build *build, struct arena *mem, const char *query)
{
	char *cut =
	    arena_memdup(mem, query, utf8_fit(query, CUSTOMER_QUERY_MAX));
	const char *folded = key_fold(mem, cut);
	const char *part = like_part(mem, folded);
	const char *initials;

	if (*folded == '\0')
		return;
	initials = key_initials(mem, cut);
	db_build_add(build, customer_search_query,
	    DB_ARGS(db_text(like_start(mem, folded)), db_text(part),
		db_text(part),
		db_text(
		    like_is_latin(cut) ? like_start(mem, initials) : NULL)));
}

enum status
customer_search(struct db *db, struct arena *mem, const struct actor *who,
    const char *query, const struct customer *after, int64_t limit,
    struct db_rows *rows)
{
	struct db_build build;

	if (limit < 1 || limit > CUSTOMER_SEARCH_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_customer_search, DB_NO_ARGS);
	if (query != NULL)
		add_query(&build, mem, query);
	if (after != NULL)
		db_build_add(&build, customer_search_after,
		    DB_ARGS(db_text(after->sort_key), db_text(after->sort_key),
			db_int(after->id)));
	db_build_add(&build, customer_search_order, DB_ARGS(db_int(limit)));
	return db_build_all(db, mem, &build, scope_of(who), rows);
}

enum status
customer_addresses(struct db *db, struct arena *mem,
    const struct customer *customer, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_customer_addresses,
	    DB_ARGS(db_int(customer->id)), rows);
}

enum status
customer_address_find(struct db *db, struct arena *mem,
    const struct customer *customer, int64_t id, struct customer_address *out)
{
	return db_one(db, mem, &stmt_customer_address_find,
	    DB_ARGS(db_int(id), db_int(customer->id)), out);
}
