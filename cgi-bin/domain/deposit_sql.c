/**
 * @file
 * Every SQL statement of deposit.c, and nothing else.
 */
#include "domain/deposit_sql.h"

static const struct db_column sum_columns[] = {
	DB_COLUMN(struct deposit_sum_row, fen),
};

/* The customer's row is what bookings of its deposit wait at. */
const struct db_query stmt_deposit_lock = {
	/* unscoped: of a customer judged before */
	.name = "deposit.lock",
	.sql = "SELECT id FROM customers WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct deposit_sum_row, sum_columns),
};

const struct db_query stmt_deposit_balance = {
	/* unscoped: of a customer judged before */
	.name = "deposit.balance",
	.sql = "SELECT CAST(IFNULL(SUM(IF(kind = 1, amount_fen, -amount_fen)),"
	       "   0) AS SIGNED) FROM deposit_entries WHERE customer_id = ?"
	       " LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct deposit_sum_row, sum_columns),
};

const struct db_query stmt_deposit_insert = {
	.name = "deposit.insert",
	.sql = "INSERT INTO deposit_entries (customer_id, kind, amount_fen, at,"
	       "  user_id, note) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column entry_columns[] = {
	DB_COLUMN(struct deposit_entry, id),
	DB_COLUMN(struct deposit_entry, kind),
	DB_COLUMN(struct deposit_entry, amount_fen),
	DB_COLUMN(struct deposit_entry, at),
	DB_COLUMN(struct deposit_entry, user_name),
	DB_COLUMN(struct deposit_entry, note),
};

const struct db_query stmt_deposit_list = {
	.name = "deposit.list",
	.sql = "SELECT d.id, d.kind, d.amount_fen, d.at, u.name, d.note"
	       "  FROM deposit_entries AS d"
	       "  JOIN customers AS c ON c.id = d.customer_id"
	       "  LEFT JOIN users AS u ON u.id = d.user_id"
	       " WHERE d.customer_id = ? AND @scope(c)"
	       " ORDER BY d.id LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct deposit_entry, entry_columns),
};
