/**
 * @file
 * Every SQL statement of red_letter*.c, and nothing else.
 */
#include "domain/red_letter_sql.h"

static const struct db_column source_columns[] = {
	DB_COLUMN(struct red_letter_source_row, receivable_id),
	DB_COLUMN(struct red_letter_source_row, order_position),
	DB_COLUMN(struct red_letter_source_row, batch_id),
	DB_COLUMN(struct red_letter_source_row, units),
};

/* Newest delivery first.  An imported order has one receivable for all. */
const struct db_query stmt_red_letter_sources = {
	/* unscoped: of an order locked before */
	.name = "red_letter.sources",
	.sql = "SELECT r.id, sl.position, sl.batch_id,"
	       "  CAST(SUM(sl.quantity - sl.refused) - IFNULL("
	       "    (SELECT SUM(x.quantity) FROM credit_note_shares AS x"
	       "      WHERE x.receivable_id = r.id"
	       "        AND x.order_position = sl.position"
	       "        AND x.batch_id = sl.batch_id), 0) AS SIGNED)"
	       "  FROM shipments AS s"
	       "  JOIN shipment_lines AS sl ON sl.shipment_id = s.id"
	       "  JOIN receivables AS r ON r.order_id = s.order_id"
	       "   AND (r.shipment_id = s.id OR r.kind = 3)"
	       " WHERE s.order_id = ? AND s.state IN (3, 4)"
	       " GROUP BY r.id, sl.position, sl.batch_id"
	       " ORDER BY MAX(s.id) DESC, sl.position, sl.batch_id LIMIT 20000",
	.param_count = 1,
	DB_ROWS(struct red_letter_source_row, source_columns),
};

const struct db_column red_letter_share_columns[] = {
	DB_COLUMN(struct red_letter_share_row, credit_note_id),
	DB_COLUMN(struct red_letter_share_row, position),
	DB_COLUMN(struct red_letter_share_row, receivable_id),
	DB_COLUMN(struct red_letter_share_row, order_position),
	DB_COLUMN(struct red_letter_share_row, batch_id),
	DB_COLUMN(struct red_letter_share_row, quantity),
	DB_COLUMN(struct red_letter_share_row, amount_fen),
};

const size_t red_letter_share_column_count =
    ARRAY_LEN(red_letter_share_columns);

const struct db_query stmt_red_letter_share = {
	.name = "red_letter.share",
	.sql = "INSERT INTO credit_note_shares (credit_note_id, position,"
	       "  receivable_id, order_position, batch_id, quantity,"
	       "  amount_fen) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column excess_columns[] = {
	DB_COLUMN(struct red_letter_excess_row, receivable_id),
	DB_COLUMN(struct red_letter_excess_row, fen),
};

/* Asked for already: what is not issued counts as invoiced. */
const struct db_query stmt_red_letter_excess = {
	/* unscoped: of receivables whose orders are locked */
	.name = "red_letter.excess",
	.sql = "SELECT x.id, x.fen FROM (SELECT r.id,"
	       "  CAST(r.invoiced_fen"
	       "    - IFNULL((SELECT SUM(l.amount_fen) FROM red_letters AS l"
	       "        WHERE l.receivable_id = r.id"
	       "          AND l.state IN (1, 2, 4)), 0)"
	       "    - GREATEST(r.amount_fen"
	       "        - IFNULL((SELECT SUM(n.amount_fen)"
	       "            FROM credit_notes AS n"
	       "            WHERE n.receivable_id = r.id), 0)"
	       "        - IFNULL((SELECT SUM(s.amount_fen)"
	       "            FROM credit_note_shares AS s"
	       "            WHERE s.receivable_id = r.id), 0), 0)"
	       "    AS SIGNED) AS fen"
	       "  FROM receivables AS r WHERE r.id IN @in) AS x"
	       " WHERE x.fen > 0 ORDER BY x.id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct red_letter_excess_row, excess_columns),
};

static const struct db_column cover_columns[] = {
	DB_COLUMN(struct red_letter_cover_row, receivable_id),
	DB_COLUMN(struct red_letter_cover_row, tax_invoice_id),
	DB_COLUMN(struct red_letter_cover_row, left_fen),
	DB_COLUMN(struct red_letter_cover_row, number),
};

const struct db_query stmt_red_letter_covers = {
	/* unscoped: of receivables whose orders are locked */
	.name = "red_letter.covers",
	.sql = "SELECT p.receivable_id, p.tax_invoice_id,"
	       "  CAST(p.amount_fen - IFNULL("
	       "    (SELECT SUM(l.amount_fen) FROM red_letters AS l"
	       "      WHERE l.tax_invoice_id = p.tax_invoice_id"
	       "        AND l.receivable_id = p.receivable_id"
	       "        AND l.state IN (1, 2, 3, 4)), 0) AS SIGNED),"
	       "  t.number"
	       "  FROM tax_invoice_parts AS p"
	       "  JOIN tax_invoices AS t ON t.id = p.tax_invoice_id"
	       " WHERE p.receivable_id IN @in AND p.amount_fen > 0"
	       "   AND t.state IN (1, 2, 3)"
	       " ORDER BY p.receivable_id, t.id DESC LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct red_letter_cover_row, cover_columns),
};

const struct db_column red_letter_new_columns[] = {
	DB_COLUMN(struct red_letter_new_row, customer_id),
	DB_COLUMN(struct red_letter_new_row, rep_id),
	DB_COLUMN(struct red_letter_new_row, team_id),
	DB_COLUMN(struct red_letter_new_row, credit_note_id),
	DB_COLUMN(struct red_letter_new_row, tax_invoice_id),
	DB_COLUMN(struct red_letter_new_row, receivable_id),
	DB_COLUMN(struct red_letter_new_row, amount_fen),
	DB_COLUMN(struct red_letter_new_row, asked_at),
	DB_COLUMN(struct red_letter_new_row, state_since),
};

const size_t red_letter_new_column_count = ARRAY_LEN(red_letter_new_columns);

const struct db_query stmt_red_letter_insert = {
	.name = "red_letter.insert",
	.sql = "INSERT INTO red_letters (customer_id, rep_id, team_id,"
	       "  credit_note_id, tax_invoice_id, receivable_id, amount_fen,"
	       "  asked_at, state_since, state)"
	       " VALUES (?, NULLIF(?, 0), NULLIF(?, 0), ?, ?, ?, ?, ?, ?, 1)",
	.param_count = 9,
};

const struct db_query stmt_red_letter_drop = {
	/* unscoped: of an invoice locked before */
	.name = "red_letter.drop",
	.sql = "UPDATE red_letters SET state = 5, state_since = ?,"
	       "  user_id = ? WHERE tax_invoice_id = ?"
	       "   AND state IN (1, 2, 4)",
	.param_count = 3,
};

/* --- The work ---------------------------------------------------------------- */

static const struct db_column columns[] = {
	DB_COLUMN(struct red_letter, id),
	DB_COLUMN(struct red_letter, customer_id),
	DB_COLUMN(struct red_letter, customer_name),
	DB_COLUMN(struct red_letter, customer_name_en),
	DB_COLUMN(struct red_letter, credit_note_id),
	DB_COLUMN(struct red_letter, return_id),
	DB_COLUMN(struct red_letter, tax_invoice_id),
	DB_COLUMN(struct red_letter, invoice_number),
	DB_COLUMN(struct red_letter, is_issued),
	DB_COLUMN(struct red_letter, receivable_id),
	DB_COLUMN(struct red_letter, shipment_id),
	DB_COLUMN(struct red_letter, foreign_no),
	DB_COLUMN(struct red_letter, amount_fen),
	DB_COLUMN(struct red_letter, state),
	DB_COLUMN(struct red_letter, asked_at),
	DB_COLUMN(struct red_letter, state_since),
	DB_COLUMN(struct red_letter, user_name),
	DB_COLUMN(struct red_letter, red_invoice_id),
	DB_COLUMN(struct red_letter, red_number),
};

const struct db_query stmt_red_letter_list = {
	.name = "red_letter.list",
	.sql = "SELECT STRAIGHT_JOIN l.id, l.customer_id, c.name, c.name_en,"
	       "  l.credit_note_id, n.return_id, l.tax_invoice_id, t.number,"
	       "  t.state = 2, l.receivable_id, r.shipment_id, r.foreign_no,"
	       "  l.amount_fen, l.state, l.asked_at, l.state_since, u.name,"
	       "  l.red_invoice_id, x.number"
	       "  FROM red_letters AS l"
	       "  JOIN customers AS c ON c.id = l.customer_id"
	       "  JOIN credit_notes AS n ON n.id = l.credit_note_id"
	       "  JOIN tax_invoices AS t ON t.id = l.tax_invoice_id"
	       "  JOIN receivables AS r ON r.id = l.receivable_id"
	       "  LEFT JOIN users AS u ON u.id = l.user_id"
	       "  LEFT JOIN tax_invoices AS x ON x.id = l.red_invoice_id"
	       " WHERE @scope(l, c)",
	.param_count = 0,
	DB_ROWS(struct red_letter, columns),
};

const char red_letter_list_open[] = "AND l.state IN (1, 2, 4)";
const char red_letter_list_id[] = "AND l.id = ?";
const char red_letter_list_invoice[] = "AND l.tax_invoice_id = ?";
const char red_letter_list_after[] =
    "AND l.asked_at >= ? AND (l.asked_at > ? OR l.id > ?)";
const char red_letter_list_oldest[] = "ORDER BY l.asked_at, l.id LIMIT ?";

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct red_letter_lock_row, id),
	DB_COLUMN(struct red_letter_lock_row, customer_id),
	DB_COLUMN(struct red_letter_lock_row, tax_invoice_id),
	DB_COLUMN(struct red_letter_lock_row, receivable_id),
	DB_COLUMN(struct red_letter_lock_row, amount_fen),
	DB_COLUMN(struct red_letter_lock_row, state),
};

#define ONE                                                                    \
	"SELECT id, customer_id, tax_invoice_id, receivable_id, amount_fen,"   \
	"  state FROM red_letters WHERE id = ?"

const struct db_query stmt_red_letter_one = {
	/* unscoped: its customer is judged next */
	.name = "red_letter.one",
	.sql = ONE,
	.param_count = 1,
	DB_ROWS(struct red_letter_lock_row, lock_columns),
};

const struct db_query stmt_red_letter_lock = {
	/* unscoped: its customer was judged before */
	.name = "red_letter.lock",
	.sql = ONE " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct red_letter_lock_row, lock_columns),
};

const struct db_query stmt_red_letter_state = {
	.name = "red_letter.state",
	.sql = "UPDATE red_letters SET state = ?, state_since = ?,"
	       "  user_id = ?, red_invoice_id = ? WHERE id = ?",
	.param_count = 5,
};

const struct db_query stmt_red_letter_invoice = {
	.name = "red_letter.invoice",
	.sql = "INSERT INTO tax_invoices (customer_id, rep_id, team_id, kind,"
	       "  number, title, tax_number, issued_on, total_fen, tax_fen,"
	       "  takes_from_id, asked_at, asked_by, issued_by, state)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2)",
	.param_count = 14,
};
