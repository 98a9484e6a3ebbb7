/**
 * @file
 * Every SQL statement of return_act.c and return_act_draft.c, and nothing else.
 */
#include "domain/return_act_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct return_customer_row, id),
	DB_COLUMN(struct return_customer_row, rep_id),
	DB_COLUMN(struct return_customer_row, team_id),
};

const struct db_query stmt_return_customer = {
	.name = "return.customer",
	.sql = "SELECT c.id, c.rep_id, c.team_id FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct return_customer_row, customer_columns),
};

static const struct db_column delivery_columns[] = {
	DB_COLUMN(struct return_delivery_row, order_id),
	DB_COLUMN(struct return_delivery_row, position),
	DB_COLUMN(struct return_delivery_row, batch_id),
	DB_COLUMN(struct return_delivery_row, product_id),
	DB_COLUMN(struct return_delivery_row, delivered_at),
	DB_COLUMN(struct return_delivery_row, delivered),
};

/* Delivered or signed for; the newest delivery of a batch counts. */
const struct db_query stmt_return_deliveries = {
	/* unscoped: of one customer, who was found in scope before */
	.name = "return.deliveries",
	.sql = "SELECT o.id, l.position, sl.batch_id, l.product_id,"
	       "  MAX(COALESCE(s.delivered_at, s.closed_at, s.sent_at)),"
	       "  CAST(SUM(sl.quantity - sl.refused) AS SIGNED)"
	       "  FROM orders AS o"
	       "  JOIN shipments AS s ON s.order_id = o.id"
	       "   AND s.state IN (3, 4)"
	       "  JOIN shipment_lines AS sl ON sl.shipment_id = s.id"
	       "  JOIN order_lines AS l ON l.order_id = o.id"
	       "   AND l.position = sl.position"
	       " WHERE o.customer_id = ? AND o.id IN @in"
	       " GROUP BY o.id, l.position, sl.batch_id LIMIT 20000",
	.param_count = 2,
	DB_ROWS(struct return_delivery_row, delivery_columns),
};

const struct db_query stmt_return_insert = {
	.name = "return.insert",
	.sql = "INSERT INTO returns (customer_id, rep_id, team_id, state,"
	       "  created_at, created_by, by_staff, state_since)"
	       " VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
	.param_count = 7,
};

const struct db_query stmt_return_add_line = {
	.name = "return.add_line",
	.sql = "INSERT INTO return_lines (return_id, position, order_id,"
	       "  order_position, product_id, batch_id, delivered_at, kind,"
	       "  quantity) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
	.param_count = 8,
};

const struct db_column return_add_line_columns[] = {
	DB_COLUMN(struct return_new_line, return_id),
	DB_COLUMN(struct return_new_line, position),
	DB_COLUMN(struct return_new_line, order_id),
	DB_COLUMN(struct return_new_line, order_position),
	DB_COLUMN(struct return_new_line, product_id),
	DB_COLUMN(struct return_new_line, batch_id),
	DB_COLUMN(struct return_new_line, delivered_at),
	DB_COLUMN(struct return_new_line, quantity),
};

const size_t return_add_line_column_count = ARRAY_LEN(return_add_line_columns);

const struct db_query stmt_return_drop_line = {
	.name = "return.drop_line",
	.sql = "DELETE FROM return_lines WHERE return_id = ? AND position = ?",
	.param_count = 2,
};

/* Of a draft; submit writes how many there are. */
const struct db_query stmt_return_last_position = {
	.name = "return.last_position",
	.sql = "UPDATE returns SET line_count = ?, version = version + 1"
	       " WHERE id = ?",
	.param_count = 2,
};

static const struct db_column product_columns[] = {
	DB_COLUMN(struct return_product_row, id),
	DB_COLUMN(struct return_product_row, name),
	DB_COLUMN(struct return_product_row, name_en),
};

/* On sale; whether this customer may have it is judged when it is replaced. */
const struct db_query stmt_return_by_sku = {
	.name = "return.by_sku",
	.sql = "SELECT p.id, p.name, p.name_en FROM products AS p"
	       " WHERE p.sku = ? AND p.state = 1 AND p.restricted = 0",
	.param_count = 1,
	DB_ROWS(struct return_product_row, product_columns),
};

const struct db_query stmt_return_product_name = {
	.name = "return.product_name",
	.sql = "SELECT p.id, p.name, p.name_en FROM products AS p"
	       " WHERE p.id = ?",
	.param_count = 1,
	DB_ROWS(struct return_product_row, product_columns),
};

static const struct db_column warehouse_columns[] = {
	DB_COLUMN(struct return_warehouse_row, id),
};

/* The one asked for, else the first. */
const struct db_query stmt_return_warehouse = {
	.name = "return.warehouse",
	.sql = "SELECT w.id FROM warehouses AS w WHERE ? IN (0, w.id)"
	       " ORDER BY w.id LIMIT 1",
	.param_count = 1,
	DB_ROWS(struct return_warehouse_row, warehouse_columns),
};
