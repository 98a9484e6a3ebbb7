/**
 * @file
 * Every SQL statement of order_ship.c, and nothing else.
 */
#include "domain/order_ship_sql.h"

/* Of an order locked before. */
const struct db_query stmt_shipment_insert = {
	.name = "shipment.insert",
	.sql = "INSERT INTO shipments (order_id, customer_id, rep_id, team_id,"
	       "  state, carrier, tracking, value_fen, sent_at, sent_by,"
	       "  sign_due_at, note)"
	       " VALUES (?, ?, ?, ?, 2, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 11,
};

const struct db_query stmt_shipment_warehouse = {
	.name = "shipment.warehouse",
	.sql = "UPDATE shipments SET warehouse_id = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_shipment_line_insert = {
	.name = "shipment.line_insert",
	.sql = "INSERT INTO shipment_lines (shipment_id, position, batch_id,"
	       "  stock_id, quantity) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_column order_ship_columns[] = {
	DB_COLUMN(struct order_ship_part, shipment_id),
	DB_COLUMN(struct order_ship_part, position),
	DB_COLUMN(struct order_ship_part, batch_id),
	DB_COLUMN(struct order_ship_part, stock_id),
	DB_COLUMN(struct order_ship_part, quantity),
};

const size_t order_ship_column_count = ARRAY_LEN(order_ship_columns);

static const struct db_column cost_columns[] = {
	DB_COLUMN(struct order_ship_cost_row, position),
	DB_COLUMN(struct order_ship_cost_row, cost_1e4),
};

/* Of an order locked before; frozen on the line, never shown by this. */
const struct db_query stmt_shipment_costs = {
	/* unscoped: of an order locked before */
	.name = "shipment.costs",
	.sql = "SELECT l.position, (SELECT k.cost_1e4 FROM product_costs AS k"
	       "    WHERE k.product_id = l.product_id AND k.from_day <= ?"
	       "    ORDER BY k.from_day DESC LIMIT 1)"
	       "  FROM order_lines AS l WHERE l.order_id = ?"
	       " ORDER BY l.position LIMIT 1000",
	.param_count = 2,
	DB_ROWS(struct order_ship_cost_row, cost_columns),
};
