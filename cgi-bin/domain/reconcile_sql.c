/**
 * @file
 * Every SQL statement of reconcile.c, and nothing else.  All of them read the
 * books as a whole: for the command line, not for a person's page.
 */
#include "domain/reconcile_sql.h"

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct reconcile_difference, customer_id),
	DB_COLUMN(struct reconcile_difference, document_id),
	DB_COLUMN(struct reconcile_difference, expected_fen),
	DB_COLUMN(struct reconcile_difference, found_fen),
};

/* A balance of a document against what was applied of it. */
#define BALANCE(table, column, link)                                           \
	"SELECT d.customer_id, d.id,"                                          \
	"  CAST(d.amount_fen - IFNULL(x.fen, 0) AS SIGNED), d." column         \
	"  FROM " table " AS d"                                                \
	"  LEFT JOIN (SELECT " link ", SUM(amount_fen) AS fen"                 \
	"               FROM applications GROUP BY " link ") AS x"             \
	"    ON x." link " = d.id"                                             \
	" WHERE d." column " <> d.amount_fen - IFNULL(x.fen, 0)"               \
	" ORDER BY d.id LIMIT 1000"

const struct db_query stmt_reconcile_open = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.open",
	.sql = BALANCE("receivables", "open_fen", "receivable_id"),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_receipt = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.receipt",
	.sql = BALANCE("receipts", "unapplied_fen", "receipt_id"),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_note = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.note",
	.sql = BALANCE("credit_notes", "unapplied_fen", "credit_note_id"),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_invoiced = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.invoiced",
	.sql = "SELECT r.customer_id, r.id, CAST(IFNULL(x.fen, 0) AS SIGNED),"
	       "  r.invoiced_fen FROM receivables AS r"
	       "  LEFT JOIN (SELECT p.receivable_id, SUM(p.amount_fen) AS fen"
	       "               FROM tax_invoice_parts AS p"
	       "               JOIN tax_invoices AS t"
	       "                 ON t.id = p.tax_invoice_id"
	       "              WHERE t.state IN (1, 2, 3)"
	       "              GROUP BY p.receivable_id) AS x"
	       "    ON x.receivable_id = r.id"
	       " WHERE r.invoiced_fen <> IFNULL(x.fen, 0)"
	       " ORDER BY r.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

/* A red-letter twin has no parts: its amounts are its original's. */
const struct db_query stmt_reconcile_invoice = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.invoice",
	.sql = "SELECT t.customer_id, t.id, CAST(IFNULL(x.fen, -o.total_fen)"
	       "    AS SIGNED), t.total_fen"
	       "  FROM tax_invoices AS t"
	       "  LEFT JOIN tax_invoices AS o ON o.id = t.red_of_id"
	       "  LEFT JOIN (SELECT tax_invoice_id, SUM(amount_fen) AS fen,"
	       "                    SUM(tax_fen) AS tax"
	       "               FROM tax_invoice_parts"
	       "              GROUP BY tax_invoice_id) AS x"
	       "    ON x.tax_invoice_id = t.id"
	       " WHERE t.total_fen <> IFNULL(IFNULL(x.fen, -o.total_fen), 0)"
	       "    OR t.tax_fen <> IFNULL(IFNULL(x.tax, -o.tax_fen), 0)"
	       " ORDER BY t.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_shipment = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.shipment",
	.sql = "SELECT s.customer_id, s.id, s.value_fen,"
	       "  IFNULL(r.amount_fen, 0)"
	       "  FROM shipments AS s"
	       "  LEFT JOIN receivables AS r ON r.shipment_id = s.id"
	       " WHERE s.value_fen <> IFNULL(r.amount_fen, 0)"
	       " ORDER BY s.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_refused = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.refused",
	.sql = "SELECT MAX(x.customer_id), x.id,"
	       "  CAST(-SUM(x.entry) AS SIGNED), CAST(SUM(x.note) AS SIGNED)"
	       "  FROM (SELECT customer_id, document_id AS id,"
	       "               amount_fen AS entry, 0 AS note"
	       "          FROM credit_entries"
	       "         WHERE document_kind = 2 AND event = 4"
	       "         UNION ALL"
	       "        SELECT customer_id, shipment_id, 0, amount_fen"
	       "          FROM credit_notes WHERE kind = 3) AS x"
	       " GROUP BY x.id HAVING SUM(x.entry) + SUM(x.note) <> 0"
	       " ORDER BY x.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_document = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.document",
	.sql = "SELECT MAX(x.customer_id), x.id, CAST(SUM(x.due) AS SIGNED),"
	       "  CAST(SUM(x.entry) AS SIGNED)"
	       "  FROM (SELECT 3 AS kind, id, customer_id,"
	       "               IF(state = 1 AND settled_at IS NOT NULL,"
	       "                  -amount_fen, 0) AS due, 0 AS entry"
	       "          FROM receipts"
	       "         UNION ALL"
	       "        SELECT 4, id, customer_id,"
	       "               IF(kind = 3, 0, -amount_fen), 0"
	       "          FROM credit_notes"
	       "         UNION ALL"
	       "        SELECT IF(kind = 4, 6, 5), id, customer_id, amount_fen, 0"
	       "          FROM receivables WHERE kind IN (2, 3, 4)"
	       "         UNION ALL"
	       "        SELECT document_kind, document_id, customer_id, 0,"
	       "               amount_fen"
	       "          FROM credit_entries WHERE document_kind IN (3, 4, 5, 6)"
	       "       ) AS x"
	       " GROUP BY x.kind, x.id HAVING SUM(x.due) <> SUM(x.entry)"
	       " ORDER BY x.kind, x.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

/* V(q) = round(total × q / quantity), as base/money: half away from zero. */
#define PART(q)                                                                \
	"((2 * CAST(l.amount_fen - l.discount_fen AS DECIMAL(20, 0)) * (" q    \
	") + l.quantity) DIV (2 * l.quantity))"
#define NOT_SHIPPED PART("l.quantity - l.cancelled") " - " PART("l.shipped")

const struct db_query stmt_reconcile_exposure = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.exposure",
	.sql = "SELECT x.customer_id, 0, CAST(SUM(x.fen) AS SIGNED),"
	       "  CAST(SUM(x.used) AS SIGNED)"
	       "  FROM (SELECT customer_id, open_fen AS fen, 0 AS used"
	       "          FROM receivables WHERE open_fen > 0"
	       "         UNION ALL"
	       "        SELECT o.customer_id, " NOT_SHIPPED ", 0"
	       "          FROM order_lines AS l"
	       "          JOIN orders AS o ON o.id = l.order_id"
	       "         WHERE l.quantity - l.cancelled <> l.shipped"
	       "           AND o.confirmed_at IS NOT NULL"
	       "           AND o.foreign_no IS NULL"
	       "         UNION ALL"
	       "        SELECT customer_id, -unapplied_fen, 0 FROM receipts"
	       "         WHERE state = 1 AND unapplied_fen > 0"
	       "         UNION ALL"
	       "        SELECT customer_id, amount_fen, 0 FROM receipts"
	       "         WHERE state = 1 AND settled_at IS NULL"
	       "         UNION ALL"
	       "        SELECT customer_id, -unapplied_fen, 0"
	       "          FROM credit_notes WHERE unapplied_fen > 0"
	       "         UNION ALL"
	       "        SELECT customer_id, 0, used_fen FROM credit_accounts"
	       "       ) AS x"
	       " GROUP BY x.customer_id HAVING SUM(x.fen) <> SUM(x.used)"
	       " ORDER BY x.customer_id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_group = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.group",
	.sql = "SELECT 0, g.id, CAST(IFNULL(SUM(a.used_fen), 0) AS SIGNED),"
	       "  g.used_fen FROM credit_groups AS g"
	       "  LEFT JOIN credit_accounts AS a ON a.group_id = g.id"
	       " GROUP BY g.id, g.used_fen"
	       " HAVING IFNULL(SUM(a.used_fen), 0) <> g.used_fen"
	       " ORDER BY g.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_deposit = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.deposit",
	.sql = "SELECT customer_id, 0, 0,"
	       "  CAST(SUM(IF(kind = 1, amount_fen, -amount_fen)) AS SIGNED)"
	       "  FROM deposit_entries GROUP BY customer_id"
	       " HAVING SUM(IF(kind = 1, amount_fen, -amount_fen)) < 0"
	       " ORDER BY customer_id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};
