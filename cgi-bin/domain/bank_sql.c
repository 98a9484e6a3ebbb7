/**
 * @file
 * Every SQL statement of bank*.c, and nothing else.
 */
#include "domain/bank_sql.h"

/* A column that is none is NULL in the table and -1 in the struct. */
static const struct db_column mapping_columns[] = {
	DB_COLUMN(struct bank_mapping, day_column),
	DB_COLUMN(struct bank_mapping, amount_column),
	DB_COLUMN(struct bank_mapping, payer_column),
	DB_COLUMN(struct bank_mapping, account_column),
	DB_COLUMN(struct bank_mapping, reference_column),
};

const struct db_query stmt_bank_mapping = {
	.name = "bank.mapping",
	.sql = "SELECT day_column, amount_column, payer_column,"
	       "  IFNULL(account_column, -1), IFNULL(reference_column, -1)"
	       "  FROM bank_mappings WHERE header = ?",
	.param_count = 1,
	DB_ROWS(struct bank_mapping, mapping_columns),
};

const struct db_query stmt_bank_mapping_save = {
	.name = "bank.mapping_save",
	.sql = "INSERT INTO bank_mappings (header, day_column, amount_column,"
	       "  payer_column, account_column, reference_column, changed_at)"
	       " VALUES (?, ?, ?, ?, NULLIF(?, -1), NULLIF(?, -1), ?)"
	       " ON DUPLICATE KEY UPDATE day_column = VALUES(day_column),"
	       "  amount_column = VALUES(amount_column),"
	       "  payer_column = VALUES(payer_column),"
	       "  account_column = VALUES(account_column),"
	       "  reference_column = VALUES(reference_column),"
	       "  changed_at = VALUES(changed_at)",
	.param_count = 7,
};

const struct db_column bank_add_columns[] = {
	DB_COLUMN(struct bank_add_row, booked_on),
	DB_COLUMN(struct bank_add_row, amount_fen),
	DB_COLUMN(struct bank_add_row, payer),
	DB_COLUMN(struct bank_add_row, account),
	DB_COLUMN(struct bank_add_row, reference),
	DB_COLUMN(struct bank_add_row, digest),
	DB_COLUMN(struct bank_add_row, file_name),
	DB_COLUMN(struct bank_add_row, at),
	DB_COLUMN(struct bank_add_row, by_id),
};

const size_t bank_add_column_count = ARRAY_LEN(bank_add_columns);

/* A line that is there already stays as it is. */
const struct db_query stmt_bank_add = {
	.name = "bank.add",
	.sql = "INSERT IGNORE INTO bank_lines (booked_on, amount_fen, payer,"
	       "  account, reference, digest, file_name, at, user_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

static const struct db_column open_columns[] = {
	DB_COLUMN(struct bank_open_row, id),
	DB_COLUMN(struct bank_open_row, is_new),
	DB_COLUMN(struct bank_open_row, amount_fen),
};

const struct db_query stmt_bank_open = {
	/* unscoped: for staff who may post receipts; nobody's lines yet */
	.name = "bank.open",
	.sql = "SELECT id, at = ?, amount_fen FROM bank_lines"
	       " WHERE state = 1 ORDER BY booked_on, id LIMIT 20000",
	.param_count = 1,
	DB_ROWS(struct bank_open_row, open_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct bank_lock_row, id),
	DB_COLUMN(struct bank_lock_row, state),
	DB_COLUMN(struct bank_lock_row, booked_on),
	DB_COLUMN(struct bank_lock_row, amount_fen),
	DB_COLUMN(struct bank_lock_row, payer),
	DB_COLUMN(struct bank_lock_row, reference),
};

const struct db_query stmt_bank_lock = {
	/* unscoped: for staff who may post receipts, judged by the caller */
	.name = "bank.lock",
	.sql = "SELECT id, state, booked_on, amount_fen, payer, reference"
	       "  FROM bank_lines WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct bank_lock_row, lock_columns),
};

const struct db_query stmt_bank_matched = {
	.name = "bank.matched",
	.sql = "UPDATE bank_lines SET state = 2, customer_id = ?"
	       " WHERE id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_bank_state = {
	.name = "bank.state",
	.sql = "UPDATE bank_lines SET state = ?, note = ?"
	       " WHERE id = ? AND state = ?",
	.param_count = 4,
};

const struct db_query stmt_bank_learn = {
	.name = "bank.learn",
	.sql = "INSERT INTO bank_payers (payer, customer_id) VALUES (?, ?)"
	       " ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)",
	.param_count = 2,
};

const struct db_query stmt_bank_slip_take = {
	.name = "bank.slip_take",
	.sql = "UPDATE payment_slips SET state = 2, receipt_id = ?"
	       " WHERE customer_id = ? AND amount_fen = ? AND state = 1"
	       " ORDER BY id LIMIT 1",
	.param_count = 3,
};

/* --- Whose a line may be: for those who post receipts of all customers -------- */

static const struct db_column candidate_columns[] = {
	DB_COLUMN(struct bank_candidate_row, customer_id),
	DB_COLUMN(struct bank_candidate_row, customer_name),
	DB_COLUMN(struct bank_candidate_row, customer_name_en),
	DB_COLUMN(struct bank_candidate_row, order_id),
	DB_COLUMN(struct bank_candidate_row, order_state),
	DB_COLUMN(struct bank_candidate_row, payer),
};

const struct db_query stmt_bank_by_order = {
	.name = "bank.by_order",
	.sql = "SELECT c.id, c.name, c.name_en, o.id, o.state, ''"
	       "  FROM orders AS o JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.id = ? AND @scope(o, c)",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

const struct db_query stmt_bank_by_shipment = {
	.name = "bank.by_shipment",
	.sql = "SELECT c.id, c.name, c.name_en, o.id, o.state, ''"
	       "  FROM shipments AS s JOIN orders AS o ON o.id = s.order_id"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE s.id = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

const struct db_query stmt_bank_by_payer = {
	.name = "bank.by_payer",
	.sql = "SELECT c.id, c.name, c.name_en, NULL, NULL, p.payer"
	       "  FROM bank_payers AS p JOIN customers AS c"
	       "    ON c.id = p.customer_id"
	       " WHERE p.payer = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

const struct db_query stmt_bank_by_name = {
	.name = "bank.by_name",
	.sql = "SELECT c.id, c.name, c.name_en, NULL, NULL, c.name"
	       "  FROM customers AS c WHERE c.name = ? AND @scope(c)"
	       " ORDER BY c.id LIMIT 2",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

const struct db_query stmt_bank_by_slip = {
	.name = "bank.by_slip",
	.sql = "SELECT c.id, c.name, c.name_en, o.id, o.state, s.payer"
	       "  FROM payment_slips AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  LEFT JOIN orders AS o ON o.id = s.order_id"
	       " WHERE s.state = 1 AND s.amount_fen = ? AND @scope(c)"
	       " ORDER BY s.id LIMIT 5",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

const struct db_query stmt_bank_by_amount = {
	.name = "bank.by_amount",
	.sql = "SELECT DISTINCT c.id, c.name, c.name_en, NULL, NULL, ''"
	       "  FROM receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.open_fen = ? AND r.open_fen > 0 AND @scope(r, c)"
	       " ORDER BY c.id LIMIT 4",
	.param_count = 1,
	DB_ROWS(struct bank_candidate_row, candidate_columns),
};

/* --- Reading ----------------------------------------------------------------- */

static const struct db_column line_columns[] = {
	DB_COLUMN(struct bank_line, id),
	DB_COLUMN(struct bank_line, state),
	DB_COLUMN(struct bank_line, booked_on),
	DB_COLUMN(struct bank_line, amount_fen),
	DB_COLUMN(struct bank_line, payer),
	DB_COLUMN(struct bank_line, account),
	DB_COLUMN(struct bank_line, reference),
	DB_COLUMN(struct bank_line, customer_id),
	DB_COLUMN(struct bank_line, customer_name),
	DB_COLUMN(struct bank_line, customer_name_en),
	DB_COLUMN(struct bank_line, receipt_id),
	DB_COLUMN(struct bank_line, file_name),
	DB_COLUMN(struct bank_line, at),
	DB_COLUMN(struct bank_line, note),
};

#define LINE_SELECT                                                            \
	"SELECT STRAIGHT_JOIN b.id, b.state, b.booked_on, b.amount_fen,"       \
	"  b.payer, b.account, b.reference, b.customer_id, c.name, c.name_en," \
	"  p.id, b.file_name, b.at, b.note FROM bank_lines AS b"               \
	"  LEFT JOIN customers AS c ON c.id = b.customer_id"                   \
	"  LEFT JOIN receipts AS p ON p.bank_line_id = b.id"

const struct db_query stmt_bank_list = {
	/* unscoped: bank.c lets nobody in who may not post receipts of all */
	.name = "bank.list",
	.sql = LINE_SELECT " WHERE TRUE",
	.param_count = 0,
	DB_ROWS(struct bank_line, line_columns),
};

const struct db_query stmt_bank_find = {
	/* unscoped: bank.c lets nobody in who may not post receipts of all */
	.name = "bank.find",
	.sql = LINE_SELECT " WHERE b.id = ?",
	.param_count = 1,
	DB_ROWS(struct bank_line, line_columns),
};

const char bank_list_state[] = "AND b.state = ?";
const char bank_list_after[] =
    "AND b.booked_on <= ? AND (b.booked_on < ? OR b.id < ?)";
const char bank_list_newest[] = "ORDER BY b.booked_on DESC, b.id DESC LIMIT ?";
