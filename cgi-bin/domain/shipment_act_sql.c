/**
 * @file
 * Every SQL statement of shipment_act.c, and nothing else.
 */
#include "domain/shipment_act_sql.h"

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

const struct db_column shipment_insert_columns[] = {
	DB_COLUMN(struct shipment_part, shipment_id),
	DB_COLUMN(struct shipment_part, position),
	DB_COLUMN(struct shipment_part, batch_id),
	DB_COLUMN(struct shipment_part, stock_id),
	DB_COLUMN(struct shipment_part, quantity),
};

const size_t shipment_insert_column_count =
    ARRAY_LEN(shipment_insert_columns);

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct shipment_lock_row, id),
	DB_COLUMN(struct shipment_lock_row, order_id),
	DB_COLUMN(struct shipment_lock_row, state),
};

/* Unscoped: the lock comes before the first plain read; the order's own check
 * of the scope follows. */
const struct db_query stmt_shipment_lock = {
	.name = "shipment.lock",
	.sql = "SELECT id, order_id, state FROM shipments"
	       " WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct shipment_lock_row, lock_columns),
};

static const struct db_column part_columns[] = {
	DB_COLUMN(struct shipment_part, position),
	DB_COLUMN(struct shipment_part, batch_id),
	DB_COLUMN(struct shipment_part, stock_id),
	DB_COLUMN(struct shipment_part, quantity),
	DB_COLUMN(struct shipment_part, refused),
	DB_COLUMN(struct shipment_part, reason),
	DB_COLUMN(struct shipment_part, shipment_id),
};

/* Of a shipment locked before. */
const struct db_query stmt_shipment_parts = {
	.name = "shipment.parts",
	.sql = "SELECT position, batch_id, stock_id, quantity, refused, reason,"
	       "  shipment_id FROM shipment_lines WHERE shipment_id = ?"
	       " ORDER BY position, batch_id LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct shipment_part, part_columns),
};

const struct db_query stmt_shipment_refuse_line = {
	.name = "shipment.refuse_line",
	.sql = "UPDATE shipment_lines SET refused = ?, reason = ?"
	       " WHERE shipment_id = ? AND position = ? AND batch_id = ?",
	.param_count = 5,
};

const struct db_column shipment_refuse_columns[] = {
	DB_COLUMN(struct shipment_part, refused),
	DB_COLUMN(struct shipment_part, reason),
	DB_COLUMN(struct shipment_part, shipment_id),
	DB_COLUMN(struct shipment_part, position),
	DB_COLUMN(struct shipment_part, batch_id),
};

const size_t shipment_refuse_column_count =
    ARRAY_LEN(shipment_refuse_columns);

const struct db_query stmt_shipment_deliver = {
	.name = "shipment.deliver",
	.sql = "UPDATE shipments SET state = 3, delivered_at = ?,"
	       "  sign_due_at = ? WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_shipment_close = {
	.name = "shipment.close",
	.sql = "UPDATE shipments SET state = ?, closed_at = ?, closed_by = ?,"
	       "  sign_due_at = NULL, note = IF(? = '', note, ?)"
	       " WHERE id = ?",
	.param_count = 6,
};

static const struct db_column cost_columns[] = {
	DB_COLUMN(struct shipment_cost_row, position),
	DB_COLUMN(struct shipment_cost_row, cost_1e4),
};

/* Of an order locked before; frozen on the line, never shown by this. */
const struct db_query stmt_shipment_costs = {
	.name = "shipment.costs",
	.sql = "SELECT l.position, (SELECT k.cost_1e4 FROM product_costs AS k"
	       "    WHERE k.product_id = l.product_id AND k.from_day <= ?"
	       "    ORDER BY k.from_day DESC LIMIT 1)"
	       "  FROM order_lines AS l WHERE l.order_id = ?"
	       " ORDER BY l.position LIMIT 1000",
	.param_count = 2,
	DB_ROWS(struct shipment_cost_row, cost_columns),
};
