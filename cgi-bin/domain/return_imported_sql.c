/**
 * @file
 * Every SQL statement of return_imported.c, and nothing else.
 */
#include "domain/return_imported_sql.h"

static const struct db_column columns[] = {
	DB_COLUMN(struct return_imported, id),
	DB_COLUMN(struct return_imported, number),
	DB_COLUMN(struct return_imported, customer_id),
	DB_COLUMN(struct return_imported, customer_name),
	DB_COLUMN(struct return_imported, customer_name_en),
	DB_COLUMN(struct return_imported, at),
	DB_COLUMN(struct return_imported, amount_fen),
	DB_COLUMN(struct return_imported, unapplied_fen),
	DB_COLUMN(struct return_imported, order_id),
	DB_COLUMN(struct return_imported, order_foreign_no),
	DB_COLUMN(struct return_imported, note),
};

/* Those that return.list_imported lists. */
const struct db_query stmt_return_imported = {
	.name = "return.imported",
	.sql = "SELECT n.id, n.foreign_no, n.customer_id, c.name, c.name_en,"
	       "  n.at, n.amount_fen, n.unapplied_fen, n.order_id,"
	       "  o.foreign_no, n.note"
	       "  FROM credit_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       "  LEFT JOIN orders AS o ON o.id = n.order_id"
	       " WHERE n.id = ? AND n.kind = 1 AND n.foreign_no IS NOT NULL"
	       "   AND n.return_id IS NULL AND @scope(n, c)",
	.param_count = 1,
	DB_ROWS(struct return_imported, columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct return_imported_line, position),
	DB_COLUMN(struct return_imported_line, sku),
	DB_COLUMN(struct return_imported_line, name),
	DB_COLUMN(struct return_imported_line, name_en),
	DB_COLUMN(struct return_imported_line, unit),
	DB_COLUMN(struct return_imported_line, unit_en),
	DB_COLUMN(struct return_imported_line, quantity),
	DB_COLUMN(struct return_imported_line, unit_price_1e4),
	DB_COLUMN(struct return_imported_line, amount_fen),
};

const struct db_query stmt_return_imported_lines = {
	/* unscoped: only the id that stmt_return_imported allowed */
	.name = "return.imported_lines",
	.sql = "SELECT l.position, p.sku, p.name, p.name_en, p.unit,"
	       "  p.unit_en, l.quantity, l.unit_price_1e4, l.amount_fen"
	       "  FROM credit_note_lines AS l"
	       "  JOIN products AS p ON p.id = l.product_id"
	       " WHERE l.credit_note_id = ? ORDER BY l.position LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct return_imported_line, line_columns),
};

static const struct db_column debt_columns[] = {
	DB_COLUMN(struct return_imported_debt, receivable_id),
	DB_COLUMN(struct return_imported_debt, shipment_id),
	DB_COLUMN(struct return_imported_debt, foreign_no),
	DB_COLUMN(struct return_imported_debt, posted_on),
	DB_COLUMN(struct return_imported_debt, amount_fen),
};

/* What was undone cancels itself out. */
const struct db_query stmt_return_imported_debts = {
	/* unscoped: only the id that stmt_return_imported allowed */
	.name = "return.imported_debts",
	.sql = "SELECT r.id, r.shipment_id, r.foreign_no, r.posted_on,"
	       "  CAST(SUM(a.amount_fen) AS SIGNED)"
	       "  FROM applications AS a"
	       "  JOIN receivables AS r ON r.id = a.receivable_id"
	       " WHERE a.credit_note_id = ?"
	       " GROUP BY r.id, r.shipment_id, r.foreign_no, r.posted_on"
	       " HAVING SUM(a.amount_fen) <> 0 ORDER BY r.id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct return_imported_debt, debt_columns),
};
