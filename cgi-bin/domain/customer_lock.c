/**
 * @file
 * See customer_lock.h.
 */
#include "domain/customer_lock.h"

#include "db/db.h"
#include "domain/customer_lock_sql.h"

enum status
customer_lock(
    struct db *db, struct act *act, enum action action, int64_t customer_id)
{
	struct customer_lock_row row;

	return db_one_scoped(db, act->mem, &stmt_customer_lock,
	    actor_scope(act->who, action), DB_ARGS(db_int(customer_id)), &row);
}

enum status
customer_note(struct db *db, struct act *act, int64_t customer_id,
    const char *field, const char *old_value, const char *new_value)
{
	return db_insert(db, &stmt_customer_note,
	    DB_ARGS(db_int(customer_id), db_text(field), db_text(old_value),
		db_text(new_value), db_instant(act->now),
		db_id(act->who->user_id)),
	    NULL);
}
