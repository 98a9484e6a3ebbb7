/**
 * @file
 * Every SQL statement of order_core.c, and nothing else.
 */
#include "domain/order_core_sql.h"

#include "domain/order_core.h"

static const struct db_column core_columns[] = {
	DB_COLUMN(struct order_core, id),
	DB_COLUMN(struct order_core, customer_id),
	DB_COLUMN(struct order_core, rep_id),
	DB_COLUMN(struct order_core, team_id),
	DB_COLUMN(struct order_core, foreign_no),
	DB_COLUMN(struct order_core, draft_id),
	DB_COLUMN(struct order_core, entered_by),
	DB_COLUMN(struct order_core, placed_at),
	DB_COLUMN(struct order_core, state),
	DB_COLUMN(struct order_core, state_since),
	DB_COLUMN(struct order_core, credit),
	DB_COLUMN(struct order_core, shipping),
	DB_COLUMN(struct order_core, receipt),
	DB_COLUMN(struct order_core, proposal_open),
	DB_COLUMN(struct order_core, total_fen),
	DB_COLUMN(struct order_core, net_fen),
	DB_COLUMN(struct order_core, tax_fen),
	DB_COLUMN(struct order_core, discount_fen),
	DB_COLUMN(struct order_core, quantity_total),
	DB_COLUMN(struct order_core, approved_by),
	DB_COLUMN(struct order_core, confirmed_by),
	DB_COLUMN(struct order_core, confirmed_at),
	DB_COLUMN(struct order_core, reserved_until),
};

/* Unscoped: the lock must come before the first plain read, whose snapshot
 * would else be older than the lock.  stmt_order_in_sight follows. */
const struct db_query stmt_order_lock = {
	/* unscoped: stmt_order_in_sight follows under the lock */
	.name = "order.lock",
	.sql = "SELECT id, customer_id, rep_id, team_id, foreign_no, draft_id,"
	       "  entered_by, placed_at, state, state_since, credit_facet,"
	       "  shipping_facet, receipt_facet, proposal_open, total_fen,"
	       "  net_fen, tax_fen, discount_fen, quantity_total, approved_by,"
	       "  confirmed_by, confirmed_at, reserved_until"
	       "  FROM orders WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct order_core, core_columns),
};

static const struct db_column sight_columns[] = {
	DB_COLUMN(struct order_sight_row, id),
};

const struct db_query stmt_order_in_sight = {
	.name = "order.in_sight",
	.sql = "SELECT o.id FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.id = ? AND @scope(o, c)",
	.param_count = 1,
	DB_ROWS(struct order_sight_row, sight_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct core_line, position),
	DB_COLUMN(struct core_line, product_id),
	DB_COLUMN(struct core_line, unit_price_1e4),
	DB_COLUMN(struct core_line, tax_rate_bp),
	DB_COLUMN(struct core_line, quantity),
	DB_COLUMN(struct core_line, amount_fen),
	DB_COLUMN(struct core_line, discount_fen),
	DB_COLUMN(struct core_line, net_fen),
	DB_COLUMN(struct core_line, tax_fen),
	DB_COLUMN(struct core_line, promised_on),
	DB_COLUMN(struct core_line, reserved),
	DB_COLUMN(struct core_line, shipped),
	DB_COLUMN(struct core_line, signed_for),
	DB_COLUMN(struct core_line, refused),
	DB_COLUMN(struct core_line, cancelled),
	DB_COLUMN(struct core_line, cost_fen),
	DB_COLUMN(struct core_line, order_id),
};

/* Of an order locked and found in sight before. */
const struct db_query stmt_order_core_lines = {
	/* unscoped: of an order locked before */
	.name = "order.core_lines",
	.sql = "SELECT position, product_id, unit_price_1e4, tax_rate_bp,"
	       "  quantity, amount_fen, discount_fen, net_fen, tax_fen,"
	       "  promised_on, reserved, shipped, signed, refused, cancelled,"
	       "  cost_fen, order_id"
	       "  FROM order_lines WHERE order_id = ?"
	       " ORDER BY position LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct core_line, line_columns),
};

const struct db_query stmt_order_core_save = {
	.name = "order.core_save",
	.sql = "UPDATE orders SET state = ?, state_since = ?,"
	       "  credit_facet = ?, shipping_facet = ?, receipt_facet = ?,"
	       "  proposal_open = ?, total_fen = ?, net_fen = ?, tax_fen = ?,"
	       "  discount_fen = ?, quantity_total = ?, approved_by = ?,"
	       "  confirmed_by = ?, confirmed_at = ?, reserved_until = ?"
	       " WHERE id = ?",
	.param_count = 16,
};

/* A cost is frozen once: at the first shipment of the line. */
const struct db_query stmt_order_core_save_line = {
	.name = "order.core_save_line",
	.sql = "UPDATE order_lines SET quantity = ?, amount_fen = ?,"
	       "  discount_fen = ?, net_fen = ?, tax_fen = ?, promised_on = ?,"
	       "  reserved = ?, shipped = ?, signed = ?, refused = ?,"
	       "  cancelled = ?, cost_fen = IF(? = 0, cost_fen, ?)"
	       " WHERE order_id = ? AND position = ?",
	.param_count = 15,
};

const struct db_column order_core_save_columns[] = {
	DB_COLUMN(struct core_line, quantity),
	DB_COLUMN(struct core_line, amount_fen),
	DB_COLUMN(struct core_line, discount_fen),
	DB_COLUMN(struct core_line, net_fen),
	DB_COLUMN(struct core_line, tax_fen),
	DB_COLUMN(struct core_line, promised_on),
	DB_COLUMN(struct core_line, reserved),
	DB_COLUMN(struct core_line, shipped),
	DB_COLUMN(struct core_line, signed_for),
	DB_COLUMN(struct core_line, refused),
	DB_COLUMN(struct core_line, cancelled),
	DB_COLUMN(struct core_line, cost_fen),
	DB_COLUMN(struct core_line, cost_fen),
	DB_COLUMN(struct core_line, order_id),
	DB_COLUMN(struct core_line, position),
};

const size_t order_core_save_column_count = ARRAY_LEN(order_core_save_columns);

const struct db_query stmt_order_event = {
	.name = "order.event",
	.sql = "INSERT INTO order_events (order_id, at, user_id, kind,"
	       "  from_state, to_state, note, object_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column shelf_columns[] = {
	DB_COLUMN(struct order_shelf_row, shelf_days),
};

/* Of the customer of an order locked before. */
const struct db_query stmt_order_shelf_days = {
	/* unscoped: of the customer of an order locked before */
	.name = "order.shelf_days",
	.sql = "SELECT shelf_days FROM customers WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct order_shelf_row, shelf_columns),
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct order_count_row, count),
};

/* Of an order locked before: on their way still. */
const struct db_query stmt_order_open_shipments = {
	/* unscoped: of an order locked before */
	.name = "order.open_shipments",
	.sql = "SELECT COUNT(*) FROM shipments"
	       " WHERE order_id = ? AND state < 4",
	.param_count = 1,
	DB_ROWS(struct order_count_row, count_columns),
};
