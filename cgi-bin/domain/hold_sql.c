/**
 * @file
 * Every SQL statement of hold.c, and nothing else.
 */
#include "domain/hold_sql.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct hold_row, order_id),
	DB_COLUMN(struct hold_row, foreign_no),
	DB_COLUMN(struct hold_row, customer_id),
	DB_COLUMN(struct hold_row, customer_code),
	DB_COLUMN(struct hold_row, customer_name),
	DB_COLUMN(struct hold_row, customer_name_en),
	DB_COLUMN(struct hold_row, state),
	DB_COLUMN(struct hold_row, total_fen),
	DB_COLUMN(struct hold_row, placed_at),
};

/* Index orders_held. */
const struct db_query stmt_hold_list = {
	.name = "hold.list",
	.sql = "SELECT STRAIGHT_JOIN o.id, o.foreign_no, o.customer_id, c.code,"
	       "  c.name, c.name_en, o.state, o.total_fen, o.placed_at"
	       "  FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.credit_facet = 2 AND o.state IN (2, 3, 4)"
	       "   AND @scope(o, c)",
	.param_count = 0,
	DB_ROWS(struct hold_row, list_columns),
};

const char hold_list_customer[] = "AND o.customer_id = ?";
const char hold_list_reason[] =
    "AND EXISTS (SELECT 1 FROM order_holds AS h"
    " WHERE h.order_id = o.id AND h.reason = ? AND h.state = 1)";
const char hold_list_after[] =
    "AND o.placed_at >= ? AND (o.placed_at > ? OR o.id > ?)";
const char hold_list_order[] = "ORDER BY o.placed_at, o.id LIMIT ?";

static const struct db_column reason_columns[] = {
	DB_COLUMN(struct hold_reason_row, order_id),
	DB_COLUMN(struct hold_reason_row, reason),
	DB_COLUMN(struct hold_reason_row, amount_fen),
	DB_COLUMN(struct hold_reason_row, since),
	DB_COLUMN(struct hold_reason_row, note),
	DB_COLUMN(struct hold_reason_row, by_name),
};

const struct db_query stmt_hold_reasons = {
	/* unscoped: only ids that hold.list or hold.order allowed */
	.name = "hold.reasons",
	.sql = "SELECT h.order_id, h.reason, h.amount_fen, h.since, h.note,"
	       "  u.name FROM order_holds AS h"
	       "  LEFT JOIN users AS u ON u.id = h.set_by"
	       " WHERE h.order_id IN @in AND h.state = 1"
	       " ORDER BY h.order_id, h.reason LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct hold_reason_row, reason_columns),
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct hold_count, reason),
	DB_COLUMN(struct hold_count, orders),
	DB_COLUMN(struct hold_count, total_fen),
};

const struct db_query stmt_hold_counts = {
	.name = "hold.counts",
	.sql = "SELECT h.reason, COUNT(*), CAST(SUM(o.total_fen) AS SIGNED)"
	       "  FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       "  JOIN order_holds AS h ON h.order_id = o.id AND h.state = 1"
	       " WHERE o.credit_facet = 2 AND o.state IN (2, 3, 4)"
	       "   AND @scope(o, c)"
	       " GROUP BY h.reason ORDER BY h.reason LIMIT 10",
	.param_count = 0,
	DB_ROWS(struct hold_count, count_columns),
};

static const struct db_column amount_columns[] = {
	DB_COLUMN(struct hold_amount_row, amount_fen),
};

const struct db_query stmt_hold_over = {
	/* unscoped: of an order locked or in sight */
	.name = "hold.over",
	.sql = "SELECT IFNULL(MAX(h.amount_fen), 0) FROM order_holds AS h"
	       " WHERE h.order_id = ? AND h.reason = 1 AND h.state = 1",
	.param_count = 1,
	DB_ROWS(struct hold_amount_row, amount_columns),
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct hold_order_row, id),
	DB_COLUMN(struct hold_order_row, customer_id),
	DB_COLUMN(struct hold_order_row, state),
	DB_COLUMN(struct hold_order_row, credit),
	DB_COLUMN(struct hold_order_row, total_fen),
};

const struct db_query stmt_hold_order = {
	.name = "hold.order",
	.sql = "SELECT o.id, o.customer_id, o.state, o.credit_facet,"
	       "  o.total_fen FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.id = ? AND @scope(o, c)",
	.param_count = 1,
	DB_ROWS(struct hold_order_row, order_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct hold_line_row, line.position),
	DB_COLUMN(struct hold_line_row, line.quantity),
	DB_COLUMN(struct hold_line_row, line.total_fen),
	DB_COLUMN(struct hold_line_row, line.minimum),
	DB_COLUMN(struct hold_line_row, line.step),
	DB_COLUMN(struct hold_line_row, product_id),
	DB_COLUMN(struct hold_line_row, sku),
	DB_COLUMN(struct hold_line_row, name),
	DB_COLUMN(struct hold_line_row, name_en),
};

const struct db_query stmt_hold_lines = {
	/* unscoped: only the id that hold.order allowed */
	.name = "hold.lines",
	.sql = "SELECT l.position, l.quantity, l.amount_fen - l.discount_fen,"
	       "  p.min_quantity, p.step, l.product_id, l.sku, l.name, l.name_en"
	       "  FROM order_lines AS l"
	       "  JOIN products AS p ON p.id = l.product_id"
	       " WHERE l.order_id = ? AND l.shipped = 0 AND l.cancelled = 0"
	       "   AND l.is_free = 0 AND l.amount_fen > l.discount_fen"
	       " ORDER BY l.position LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct hold_line_row, line_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct hold_customer_row, id),
};

const struct db_query stmt_hold_customers = {
	.name = "hold.customers",
	.sql = "SELECT DISTINCT c.id FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.credit_facet = 2 AND o.state IN (3, 4)"
	       "   AND @scope(o, c)",
	.param_count = 0,
	DB_ROWS(struct hold_customer_row, customer_columns),
};

const char hold_customers_of[] = "AND c.id IN @in";
const char hold_customers_order[] = "ORDER BY c.id LIMIT 500";
