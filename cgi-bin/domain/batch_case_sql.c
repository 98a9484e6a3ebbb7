/**
 * @file
 * Every SQL statement of batch_case.c, and nothing else.
 */
#include "domain/batch_case_sql.h"

static const struct db_column case_columns[] = {
	DB_COLUMN(struct batch_case, id),
	DB_COLUMN(struct batch_case, product_id),
	DB_COLUMN(struct batch_case, sku),
	DB_COLUMN(struct batch_case, name),
	DB_COLUMN(struct batch_case, name_en),
	DB_COLUMN(struct batch_case, batch_id),
	DB_COLUMN(struct batch_case, batch),
	DB_COLUMN(struct batch_case, expires_on),
	DB_COLUMN(struct batch_case, state),
	DB_COLUMN(struct batch_case, opened_at),
	DB_COLUMN(struct batch_case, customer_count),
	DB_COLUMN(struct batch_case, on_hand),
	DB_COLUMN(struct batch_case, reserved),
	DB_COLUMN(struct batch_case, decided_by_name),
	DB_COLUMN(struct batch_case, decided_at),
	DB_COLUMN(struct batch_case, note),
};

const struct db_query stmt_batch_case_list = {
	/* unscoped: of batches, for staff who judge goods */
	.name = "batch_case.list",
	.sql = "SELECT b.id, b.product_id, p.sku, p.name, p.name_en,"
	       "  b.batch_id, t.number, t.expires_on, b.state, b.opened_at,"
	       "  b.customer_count,"
	       "  CAST(IFNULL((SELECT SUM(s.on_hand) FROM stocks AS s"
	       "    WHERE s.product_id = b.product_id"
	       "      AND s.batch_id = b.batch_id AND s.status = 1), 0)"
	       "    AS SIGNED),"
	       "  CAST(IFNULL((SELECT SUM(s.reserved) FROM stocks AS s"
	       "    WHERE s.product_id = b.product_id"
	       "      AND s.batch_id = b.batch_id AND s.status = 1), 0)"
	       "    AS SIGNED),"
	       "  u.name, b.decided_at, b.note"
	       "  FROM batch_cases AS b"
	       "  JOIN products AS p ON p.id = b.product_id"
	       "  JOIN batches AS t ON t.id = b.batch_id"
	       "  LEFT JOIN users AS u ON u.id = b.decided_by"
	       " WHERE ? IN (0, b.state) AND ? IN (0, b.id)"
	       " ORDER BY b.opened_at DESC, b.id DESC LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct batch_case, case_columns),
};

static const struct db_column due_columns[] = {
	DB_COLUMN(struct batch_case_due_row, product_id),
	DB_COLUMN(struct batch_case_due_row, batch_id),
	DB_COLUMN(struct batch_case_due_row, customer_count),
	DB_COLUMN(struct batch_case_due_row, case_id),
	DB_COLUMN(struct batch_case_due_row, name),
	DB_COLUMN(struct batch_case_due_row, number),
};

/* Products that are not tracked have the batch ''. */
const struct db_query stmt_batch_case_due = {
	/* unscoped: the worker */
	.name = "batch_case.due",
	.sql = "SELECT l.product_id, l.batch_id,"
	       "  COUNT(DISTINCT r.customer_id) AS customers, k.id, p.name,"
	       "  b.number"
	       "  FROM returns AS r"
	       "  JOIN return_lines AS l ON l.return_id = r.id"
	       "  JOIN batches AS b ON b.id = l.batch_id AND b.number <> ''"
	       "  JOIN products AS p ON p.id = l.product_id"
	       "  LEFT JOIN batch_cases AS k ON k.batch_id = l.batch_id"
	       " WHERE r.submitted_at >= ? AND r.state NOT IN (12, 13, 14)"
	       "   AND l.reason = 1"
	       " GROUP BY l.product_id, l.batch_id, k.id, k.customer_count,"
	       "  p.name, b.number"
	       " HAVING customers >= ?"
	       "   AND customers > IFNULL(k.customer_count, 0)"
	       " LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct batch_case_due_row, due_columns),
};

const struct db_query stmt_batch_case_insert = {
	.name = "batch_case.insert",
	.sql = "INSERT INTO batch_cases (product_id, batch_id, opened_at,"
	       "  customer_count) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

const struct db_query stmt_batch_case_grow = {
	.name = "batch_case.grow",
	.sql = "UPDATE batch_cases SET customer_count = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct batch_case_lock_row, id),
	DB_COLUMN(struct batch_case_lock_row, product_id),
	DB_COLUMN(struct batch_case_lock_row, batch_id),
	DB_COLUMN(struct batch_case_lock_row, state),
};

const struct db_query stmt_batch_case_lock = {
	.name = "batch_case.lock",
	.sql = "SELECT id, product_id, batch_id, state FROM batch_cases"
	       " WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct batch_case_lock_row, lock_columns),
};

static const struct db_column stock_columns[] = {
	DB_COLUMN(struct batch_case_stock_row, id),
	DB_COLUMN(struct batch_case_stock_row, warehouse_id),
	DB_COLUMN(struct batch_case_stock_row, expires_on),
	DB_COLUMN(struct batch_case_stock_row, free),
};

const struct db_query stmt_batch_case_stock = {
	.name = "batch_case.stock",
	.sql = "SELECT id, warehouse_id, expires_on, on_hand - reserved"
	       "  FROM stocks WHERE product_id = ? AND batch_id = ?"
	       "   AND status = ? AND on_hand > reserved"
	       " ORDER BY id LIMIT 500 FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct batch_case_stock_row, stock_columns),
};

const struct db_query stmt_batch_case_decide = {
	.name = "batch_case.decide",
	.sql = "UPDATE batch_cases SET state = ?, decided_by = ?,"
	       "  decided_at = ?, note = ? WHERE id = ?",
	.param_count = 5,
};
