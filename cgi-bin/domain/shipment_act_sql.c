/**
 * @file
 * Every SQL statement of shipment_act.c, and nothing else.
 */
#include "domain/shipment_act_sql.h"

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct shipment_lock_row, id),
	DB_COLUMN(struct shipment_lock_row, order_id),
	DB_COLUMN(struct shipment_lock_row, state),
};

/* Unscoped: the lock comes before the first plain read; the order's own check
 * of the scope follows. */
const struct db_query stmt_shipment_lock = {
	/* unscoped: the scope of its order is checked under the lock */
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
	/* unscoped: of a shipment locked before */
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

const size_t shipment_refuse_column_count = ARRAY_LEN(shipment_refuse_columns);

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
