/**
 * @file
 * Every SQL statement of quarantine.c, and nothing else.
 */
#include "domain/quarantine_sql.h"

static const struct db_column stock_columns[] = {
	DB_COLUMN(struct quarantine_stock, stock_id),
	DB_COLUMN(struct quarantine_stock, product_id),
	DB_COLUMN(struct quarantine_stock, sku),
	DB_COLUMN(struct quarantine_stock, name),
	DB_COLUMN(struct quarantine_stock, name_en),
	DB_COLUMN(struct quarantine_stock, unit),
	DB_COLUMN(struct quarantine_stock, unit_en),
	DB_COLUMN(struct quarantine_stock, batch_id),
	DB_COLUMN(struct quarantine_stock, batch),
	DB_COLUMN(struct quarantine_stock, expires_on),
	DB_COLUMN(struct quarantine_stock, warehouse_id),
	DB_COLUMN(struct quarantine_stock, warehouse),
	DB_COLUMN(struct quarantine_stock, warehouse_en),
	DB_COLUMN(struct quarantine_stock, status),
	DB_COLUMN(struct quarantine_stock, quantity),
	DB_COLUMN(struct quarantine_stock, case_id),
};

/* Index: stocks_apart; little of all stock is kept apart. */
const struct db_query stmt_quarantine_list = {
	/* unscoped: the company's own stock, for staff who judge goods */
	.name = "quarantine.list",
	.sql = "SELECT s.id, s.product_id, p.sku, p.name, p.name_en, p.unit,"
	       "  p.unit_en, s.batch_id, b.number, s.expires_on,"
	       "  s.warehouse_id, w.name, w.name_en, s.status,"
	       "  s.on_hand - s.reserved, k.id"
	       "  FROM stocks AS s"
	       "  JOIN products AS p ON p.id = s.product_id"
	       "  JOIN batches AS b ON b.id = s.batch_id"
	       "  JOIN warehouses AS w ON w.id = s.warehouse_id"
	       "  LEFT JOIN batch_cases AS k ON k.batch_id = s.batch_id"
	       "   AND k.state IN (2, 4)"
	       " WHERE s.status IN (3, 4) AND s.on_hand > 0"
	       "   AND s.on_hand > s.reserved AND ? IN (0, s.id)"
	       " ORDER BY s.status DESC, s.expires_on, s.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct quarantine_stock, stock_columns),
};

static const struct db_column source_columns[] = {
	DB_COLUMN(struct quarantine_source, stock_id),
	DB_COLUMN(struct quarantine_source, return_id),
	DB_COLUMN(struct quarantine_source, customer_name),
	DB_COLUMN(struct quarantine_source, customer_name_en),
	DB_COLUMN(struct quarantine_source, quantity),
	DB_COLUMN(struct quarantine_source, at),
};

const struct db_query stmt_quarantine_sources = {
	/* unscoped: the company's own stock, for staff who judge goods */
	.name = "quarantine.sources",
	.sql = "SELECT m.stock_id, m.return_id, c.name, c.name_en,"
	       "  CAST(SUM(m.on_hand_delta) AS SIGNED), MAX(m.at)"
	       "  FROM stock_movements AS m"
	       "  JOIN returns AS r ON r.id = m.return_id"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE m.stock_id IN @in AND m.on_hand_delta > 0"
	       " GROUP BY m.stock_id, m.return_id, c.name, c.name_en"
	       " ORDER BY MAX(m.id) DESC LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct quarantine_source, source_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct quarantine_event, id),
	DB_COLUMN(struct quarantine_event, sku),
	DB_COLUMN(struct quarantine_event, name),
	DB_COLUMN(struct quarantine_event, name_en),
	DB_COLUMN(struct quarantine_event, batch),
	DB_COLUMN(struct quarantine_event, decision),
	DB_COLUMN(struct quarantine_event, quantity),
	DB_COLUMN(struct quarantine_event, note),
	DB_COLUMN(struct quarantine_event, at),
	DB_COLUMN(struct quarantine_event, user_name),
};

const struct db_query stmt_quarantine_history = {
	/* unscoped: the company's own stock, for staff who judge goods */
	.name = "quarantine.history",
	.sql = "SELECT d.id, p.sku, p.name, p.name_en, b.number, d.decision,"
	       "  d.quantity, d.note, d.at, u.name"
	       "  FROM quarantine_decisions AS d"
	       "  JOIN products AS p ON p.id = d.product_id"
	       "  JOIN batches AS b ON b.id = d.batch_id"
	       "  LEFT JOIN users AS u ON u.id = d.user_id"
	       " WHERE ? IN (0, d.batch_id)"
	       " ORDER BY d.at DESC, d.id DESC LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct quarantine_event, event_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct quarantine_lock_row, id),
	DB_COLUMN(struct quarantine_lock_row, product_id),
	DB_COLUMN(struct quarantine_lock_row, warehouse_id),
	DB_COLUMN(struct quarantine_lock_row, batch_id),
	DB_COLUMN(struct quarantine_lock_row, status),
	DB_COLUMN(struct quarantine_lock_row, expires_on),
	DB_COLUMN(struct quarantine_lock_row, free),
	DB_COLUMN(struct quarantine_lock_row, stopped),
};

const struct db_query stmt_quarantine_lock = {
	.name = "quarantine.lock",
	.sql = "SELECT s.id, s.product_id, s.warehouse_id, s.batch_id,"
	       "  s.status, s.expires_on, s.on_hand - s.reserved,"
	       "  EXISTS (SELECT 1 FROM batch_cases AS k"
	       "    WHERE k.batch_id = s.batch_id AND k.state IN (2, 4))"
	       "  FROM stocks AS s WHERE s.id = ? AND s.status IN (3, 4)"
	       "   AND s.on_hand > s.reserved FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct quarantine_lock_row, lock_columns),
};

const struct db_query stmt_quarantine_keep = {
	.name = "quarantine.keep",
	.sql = "INSERT INTO quarantine_decisions (product_id, warehouse_id,"
	       "  batch_id, from_status, decision, quantity, note, at,"
	       "  user_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};
