/**
 * @file
 * Every SQL statement of tax_invoice*.c, and nothing else.
 */
#include "domain/tax_invoice_sql.h"

static const struct db_column work_columns[] = {
	DB_COLUMN(struct tax_invoice_work, receivable_id),
	DB_COLUMN(struct tax_invoice_work, foreign_no),
	DB_COLUMN(struct tax_invoice_work, shipment_id),
	DB_COLUMN(struct tax_invoice_work, customer_id),
	DB_COLUMN(struct tax_invoice_work, customer_name),
	DB_COLUMN(struct tax_invoice_work, customer_name_en),
	DB_COLUMN(struct tax_invoice_work, order_id),
	DB_COLUMN(struct tax_invoice_work, order_foreign_no),
	DB_COLUMN(struct tax_invoice_work, posted_at),
	DB_COLUMN(struct tax_invoice_work, posted_on),
	DB_COLUMN(struct tax_invoice_work, amount_fen),
	DB_COLUMN(struct tax_invoice_work, invoiced_fen),
	DB_COLUMN(struct tax_invoice_work, credited_fen),
	DB_COLUMN(struct tax_invoice_work, left_fen),
};

#define CREDITED                                                               \
	"(IFNULL((SELECT SUM(n.amount_fen) FROM credit_notes AS n"             \
	"          WHERE n.receivable_id = r.id), 0)"                          \
	" + IFNULL((SELECT SUM(x.amount_fen) FROM credit_note_shares AS x"     \
	"          WHERE x.receivable_id = r.id), 0))"

const struct db_query stmt_tax_work_list = {
	.name = "tax.work_list",
	.sql = "SELECT STRAIGHT_JOIN r.id, r.foreign_no, r.shipment_id,"
	       "  r.customer_id, c.name, c.name_en, r.order_id, o.foreign_no,"
	       "  r.posted_at, r.posted_on, r.amount_fen, r.invoiced_fen,"
	       "  CAST(" CREDITED " AS SIGNED),"
	       "  CAST(r.amount_fen - r.invoiced_fen - " CREDITED " AS SIGNED)"
	       "  FROM receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       "  LEFT JOIN orders AS o ON o.id = r.order_id"
	       " WHERE r.kind IN (1, 4) AND r.invoiced_fen < r.amount_fen"
	       "   AND r.amount_fen - r.invoiced_fen - " CREDITED " > 0"
	       "   AND @scope(r, c)",
	.param_count = 0,
	DB_ROWS(struct tax_invoice_work, work_columns),
};

const char tax_work_customer[] = "AND r.customer_id = ?";
const char tax_work_after[] =
    "AND r.posted_at >= ? AND (r.posted_at > ? OR r.id > ?)";
const char tax_work_oldest[] = "ORDER BY r.posted_at, r.id LIMIT ?";

static const struct db_column invoice_columns[] = {
	DB_COLUMN(struct tax_invoice, id),
	DB_COLUMN(struct tax_invoice, kind),
	DB_COLUMN(struct tax_invoice, state),
	DB_COLUMN(struct tax_invoice, number),
	DB_COLUMN(struct tax_invoice, customer_id),
	DB_COLUMN(struct tax_invoice, customer_name),
	DB_COLUMN(struct tax_invoice, customer_name_en),
	DB_COLUMN(struct tax_invoice, title),
	DB_COLUMN(struct tax_invoice, tax_number),
	DB_COLUMN(struct tax_invoice, issued_on),
	DB_COLUMN(struct tax_invoice, total_fen),
	DB_COLUMN(struct tax_invoice, tax_fen),
	DB_COLUMN(struct tax_invoice, red_of_id),
	DB_COLUMN(struct tax_invoice, takes_from_id),
	DB_COLUMN(struct tax_invoice, taken_back_fen),
	DB_COLUMN(struct tax_invoice, file_name),
	DB_COLUMN(struct tax_invoice, has_file),
	DB_COLUMN(struct tax_invoice, asked_at),
	DB_COLUMN(struct tax_invoice, asked_by_name),
	DB_COLUMN(struct tax_invoice, issued_by_name),
	DB_COLUMN(struct tax_invoice, note),
};

#define INVOICE_SELECT                                                         \
	"SELECT STRAIGHT_JOIN t.id, t.kind, t.state, t.number, t.customer_id," \
	"  c.name, c.name_en, t.title, t.tax_number, t.issued_on,"             \
	"  t.total_fen, t.tax_fen, t.red_of_id, t.takes_from_id,"              \
	"  (SELECT CAST(IFNULL(-SUM(x.total_fen), 0) AS SIGNED)"               \
	"     FROM tax_invoices AS x WHERE x.takes_from_id = t.id),"           \
	"  t.file_name,"                                                       \
	"  t.file_name <> '', t.asked_at, ua.name, ui.name, t.note"            \
	"  FROM tax_invoices AS t"                                             \
	"  JOIN customers AS c ON c.id = t.customer_id"                        \
	"  LEFT JOIN users AS ua ON ua.id = t.asked_by"                        \
	"  LEFT JOIN users AS ui ON ui.id = t.issued_by"

const struct db_query stmt_tax_list = {
	.name = "tax.list",
	.sql = INVOICE_SELECT " WHERE @scope(t, c)",
	.param_count = 0,
	DB_ROWS(struct tax_invoice, invoice_columns),
};

const struct db_query stmt_tax_find = {
	.name = "tax.find",
	.sql = INVOICE_SELECT " WHERE t.id = ? AND @scope(t, c)",
	.param_count = 1,
	DB_ROWS(struct tax_invoice, invoice_columns),
};

const char tax_list_issued[] = "AND t.state IN (2, 3, 4)";
const char tax_list_state[] = "AND t.state = ?";
const char tax_list_customer[] = "AND t.customer_id = ?";
const char tax_list_after[] =
    "AND t.asked_at <= ? AND (t.asked_at < ? OR t.id < ?)";
const char tax_list_newest[] = "ORDER BY t.asked_at DESC, t.id DESC LIMIT ?";

static const struct db_column share_columns[] = {
	DB_COLUMN(struct tax_invoice_share, receivable_id),
	DB_COLUMN(struct tax_invoice_share, foreign_no),
	DB_COLUMN(struct tax_invoice_share, shipment_id),
	DB_COLUMN(struct tax_invoice_share, amount_fen),
	DB_COLUMN(struct tax_invoice_share, tax_fen),
};

const struct db_query stmt_tax_shares = {
	/* unscoped: of an invoice found in sight before */
	.name = "tax.shares",
	.sql = "SELECT p.receivable_id, r.foreign_no, r.shipment_id,"
	       "  p.amount_fen, p.tax_fen FROM tax_invoice_parts AS p"
	       "  JOIN receivables AS r ON r.id = p.receivable_id"
	       " WHERE p.tax_invoice_id = ?"
	       " ORDER BY p.receivable_id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_share, share_columns),
};

static const struct db_column file_columns[] = {
	DB_COLUMN(struct tax_invoice_file_row, name),
	DB_COLUMN(struct tax_invoice_file_row, base64),
};

/* Parameters and columns are texts: bytes travel in base 64. */
const struct db_query stmt_tax_file = {
	/* unscoped: of an invoice found in sight before */
	.name = "tax.file",
	.sql = "SELECT file_name, TO_BASE64(file_bytes) FROM tax_invoices"
	       " WHERE id = ? AND file_bytes IS NOT NULL",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_file_row, file_columns),
};

/* --- Making and issuing -------------------------------------------------------- */

static const struct db_column sum_columns[] = {
	DB_COLUMN(struct tax_invoice_sum_row, receivable_id),
	DB_COLUMN(struct tax_invoice_sum_row, fen),
};

const struct db_query stmt_tax_credited = {
	/* unscoped: of receivables locked before */
	.name = "tax.credited",
	.sql = "SELECT r.id, CAST(" CREDITED " AS SIGNED)"
	       "  FROM receivables AS r WHERE r.id IN @in"
	       " ORDER BY r.id LIMIT 1000 LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_sum_row, sum_columns),
};

const struct db_query stmt_tax_given = {
	/* unscoped: of receivables locked before */
	.name = "tax.given",
	.sql = "SELECT p.receivable_id, CAST(SUM(p.tax_fen) AS SIGNED)"
	       "  FROM tax_invoice_parts AS p"
	       "  JOIN tax_invoices AS t ON t.id = p.tax_invoice_id"
	       " WHERE p.receivable_id IN @in AND t.state IN (1, 2, 3)"
	       " GROUP BY p.receivable_id LIMIT 1000 LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_sum_row, sum_columns),
};

const struct db_query stmt_tax_insert = {
	.name = "tax.insert",
	.sql = "INSERT INTO tax_invoices (customer_id, rep_id, team_id, kind,"
	       "  title, tax_number, total_fen, tax_fen, asked_at, asked_by,"
	       "  note, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
	.param_count = 11,
};

const struct db_column tax_part_columns[] = {
	DB_COLUMN(struct tax_invoice_part_row, tax_invoice_id),
	DB_COLUMN(struct tax_invoice_part_row, receivable_id),
	DB_COLUMN(struct tax_invoice_part_row, amount_fen),
	DB_COLUMN(struct tax_invoice_part_row, tax_fen),
};

const size_t tax_part_column_count = ARRAY_LEN(tax_part_columns);

const struct db_query stmt_tax_part_insert = {
	.name = "tax.part_insert",
	.sql = "INSERT INTO tax_invoice_parts (tax_invoice_id, receivable_id,"
	       "  amount_fen, tax_fen) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct tax_invoice_lock_row, id),
	DB_COLUMN(struct tax_invoice_lock_row, customer_id),
	DB_COLUMN(struct tax_invoice_lock_row, kind),
	DB_COLUMN(struct tax_invoice_lock_row, state),
	DB_COLUMN(struct tax_invoice_lock_row, total_fen),
	DB_COLUMN(struct tax_invoice_lock_row, tax_fen),
	DB_COLUMN(struct tax_invoice_lock_row, red_of_id),
	DB_COLUMN(struct tax_invoice_lock_row, takes_from_id),
	DB_COLUMN(struct tax_invoice_lock_row, taken_back),
	DB_COLUMN(struct tax_invoice_lock_row, title),
	DB_COLUMN(struct tax_invoice_lock_row, tax_number),
};

#define ONE                                                                    \
	"SELECT t.id, t.customer_id, t.kind, t.state, t.total_fen, t.tax_fen," \
	"  t.red_of_id, t.takes_from_id,"                                      \
	"  (SELECT COUNT(*) FROM tax_invoices AS x"                            \
	"    WHERE x.takes_from_id = t.id), t.title, t.tax_number"             \
	"  FROM tax_invoices AS t WHERE t.id = ?"

const struct db_query stmt_tax_one = {
	/* unscoped: its customer is judged next */
	.name = "tax.one",
	.sql = ONE,
	.param_count = 1,
	DB_ROWS(struct tax_invoice_lock_row, lock_columns),
};

const struct db_query stmt_tax_lock = {
	/* unscoped: its customer was judged before */
	.name = "tax.lock",
	.sql = ONE " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_lock_row, lock_columns),
};

static const struct db_column part_columns[] = {
	DB_COLUMN(struct tax_invoice_part_row, tax_invoice_id),
	DB_COLUMN(struct tax_invoice_part_row, receivable_id),
	DB_COLUMN(struct tax_invoice_part_row, amount_fen),
	DB_COLUMN(struct tax_invoice_part_row, tax_fen),
};

const struct db_query stmt_tax_parts = {
	/* unscoped: of an invoice whose customer was judged before */
	.name = "tax.parts",
	.sql = "SELECT tax_invoice_id, receivable_id, amount_fen, tax_fen"
	       "  FROM tax_invoice_parts WHERE tax_invoice_id = ?"
	       " ORDER BY receivable_id LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_part_row, part_columns),
};

const struct db_query stmt_tax_issue = {
	.name = "tax.issue",
	.sql = "UPDATE tax_invoices SET state = 2, number = ?, issued_on = ?,"
	       "  issued_by = ? WHERE id = ? AND state = 1",
	.param_count = 4,
};

const struct db_query stmt_tax_attach = {
	.name = "tax.attach",
	.sql = "UPDATE tax_invoices SET file_name = ?,"
	       "  file_bytes = FROM_BASE64(?)"
	       " WHERE id = ? AND state IN (2, 3, 4)",
	.param_count = 3,
};

const struct db_query stmt_tax_state = {
	.name = "tax.state",
	.sql = "UPDATE tax_invoices SET state = ?, note = ?"
	       " WHERE id = ? AND state = ? AND red_of_id IS NULL",
	.param_count = 4,
};

const struct db_query stmt_tax_red_insert = {
	.name = "tax.red_insert",
	.sql = "INSERT INTO tax_invoices (customer_id, rep_id, team_id, kind,"
	       "  number, title, tax_number, issued_on, total_fen, tax_fen,"
	       "  red_of_id, asked_at, asked_by, issued_by, state)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2)",
	.param_count = 14,
};

/* --- Import: for those who make invoices of all customers ------------------------ */

static const struct db_column id_columns[] = {
	DB_COLUMN(struct tax_invoice_id_row, id),
};

const struct db_query stmt_tax_by_shipment = {
	.name = "tax.by_shipment",
	.sql = "SELECT r.id FROM receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.shipment_id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_id_row, id_columns),
};

const struct db_query stmt_tax_by_foreign = {
	.name = "tax.by_foreign",
	.sql = "SELECT r.id FROM receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.foreign_no = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_id_row, id_columns),
};

const struct db_query stmt_tax_by_number = {
	/* unscoped: whether a number is taken */
	.name = "tax.by_number",
	.sql = "SELECT id FROM tax_invoices WHERE number = ?",
	.param_count = 1,
	DB_ROWS(struct tax_invoice_id_row, id_columns),
};
