/**
 * @file
 * Every SQL statement of return_value.c, and nothing else.
 */
#include "domain/return_value_sql.h"

static const struct db_column habit_columns[] = {
	DB_COLUMN(struct return_habit, conduct),
	DB_COLUMN(struct return_habit, sold_fen),
	DB_COLUMN(struct return_habit, returned_fen),
	DB_COLUMN(struct return_habit, month_count),
};

/* Indexes: shipments_customer, returns_submitted, credit_notes_customer.  Kind 1
 * without a request is an imported return. */
const struct db_query stmt_return_habit = {
	/* unscoped: of a customer whose request was found in scope before */
	.name = "return.habit",
	.sql = "SELECT c.return_conduct,"
	       "  CAST(IFNULL((SELECT SUM(s.value_fen) FROM shipments AS s"
	       "    WHERE s.customer_id = c.id AND s.sent_at >= ?), 0)"
	       "    AS SIGNED),"
	       "  CAST(IFNULL((SELECT SUM(l.worth_fen) FROM returns AS r"
	       "    JOIN return_lines AS l ON l.return_id = r.id"
	       "    WHERE r.customer_id = c.id AND r.submitted_at >= ?"
	       "      AND r.id <> ? AND r.state NOT IN (12, 13, 14)), 0)"
	       "   + IFNULL((SELECT SUM(n.amount_fen) FROM credit_notes AS n"
	       "    WHERE n.customer_id = c.id AND n.at >= ?"
	       "      AND n.kind = 1 AND n.return_id IS NULL), 0)"
	       "    AS SIGNED),"
	       "  (SELECT COUNT(*) FROM returns AS r"
	       "    WHERE r.customer_id = c.id AND r.submitted_at >= ?"
	       "      AND r.id <> ? AND r.state <> 13)"
	       "  FROM customers AS c WHERE c.id = ?",
	.param_count = 7,
	DB_ROWS(struct return_habit, habit_columns),
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct return_file_count_row, position),
	DB_COLUMN(struct return_file_count_row, count),
};

const struct db_query stmt_return_file_counts = {
	/* unscoped: of a request found in scope before */
	.name = "return.file_counts",
	.sql = "SELECT f.object_part, COUNT(*) FROM files AS f"
	       " WHERE f.object_kind = 'return_line' AND f.object_id = ?"
	       "   AND f.state = 2 GROUP BY f.object_part LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct return_file_count_row, count_columns),
};
