/**
 * @file
 * The SQL statement about what was bought, and nothing else.
 */
#include "domain/suggest_sql.h"

static const struct db_column history_columns[] = {
	DB_COLUMN(struct suggest_row, product_id),
	DB_COLUMN(struct suggest_row, at),
	DB_COLUMN(struct suggest_row, quantity),
};

/*
 * States 3 to 8 and 11: neither sent back nor waiting, rejected, cancelled.  Of
 * the newest orders only: what is due again shows in those, and a customer with
 * thousands of orders a year costs no more than others.
 */
const struct db_query stmt_suggest_history = {
	.name = "suggest.history",
	.sql = "SELECT l.product_id, h.placed_at,"
	       "       CAST(SUM(l.quantity) AS SIGNED)"
	       "  FROM (SELECT STRAIGHT_JOIN o.id, o.placed_at"
	       "          FROM orders AS o FORCE INDEX (orders_customer)"
	       "          JOIN customers AS c ON c.id = o.customer_id"
	       "         WHERE o.customer_id = ? AND o.placed_at >= ?"
	       "           AND o.placed_at <= ? AND o.state BETWEEN 3 AND 11"
	       "           AND o.state NOT IN (9, 10) AND @scope(o, c)"
	       "         ORDER BY o.placed_at DESC, o.id DESC LIMIT 150) AS h"
	       "  JOIN order_lines AS l ON l.order_id = h.id"
	       " WHERE l.is_free = 0"
	       " GROUP BY l.product_id, h.id, h.placed_at"
	       " ORDER BY l.product_id, h.placed_at, h.id LIMIT 20000",
	.param_count = 3,
	DB_ROWS(struct suggest_row, history_columns),
};
