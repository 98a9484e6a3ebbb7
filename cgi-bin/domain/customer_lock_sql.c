/**
 * @file
 * Every SQL statement of customer_lock.c, and nothing else.
 */
#include "domain/customer_lock_sql.h"

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct customer_lock_row, id),
};

const struct db_query stmt_customer_lock = {
	.name = "customer.lock",
	.sql = "SELECT c.id FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct customer_lock_row, lock_columns),
};

const struct db_query stmt_customer_note = {
	/* unscoped: of a customer locked in scope */
	.name = "customer.note",
	.sql = "INSERT INTO customer_changes (customer_id, state, field,"
	       "  old_value, new_value, at, user_id)"
	       " VALUES (?, 2, ?, LEFT(?, 1000), LEFT(?, 1000), ?, ?)",
	.param_count = 6,
};
