/**
 * @file
 * Every SQL statement of statement.c and statement_make.c, and nothing else.
 */
#include "domain/statement_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct statement_customer_row, id),
	DB_COLUMN(struct statement_customer_row, code),
	DB_COLUMN(struct statement_customer_row, name),
	DB_COLUMN(struct statement_customer_row, name_en),
	DB_COLUMN(struct statement_customer_row, rep_id),
	DB_COLUMN(struct statement_customer_row, team_id),
};

#define CUSTOMER_SELECT                                                        \
	"SELECT c.id, c.code, c.name, c.name_en, c.rep_id, c.team_id"          \
	"  FROM customers AS c WHERE c.id = ? AND @scope(c)"

const struct db_query stmt_statement_customer = {
	.name = "statement.customer",
	.sql = CUSTOMER_SELECT, /* @scope stands in CUSTOMER_SELECT */
	.param_count = 1,
	DB_ROWS(struct statement_customer_row, customer_columns),
};

static const struct db_column last_columns[] = {
	DB_COLUMN(struct statement_last_row, id),
	DB_COLUMN(struct statement_last_row, month),
	DB_COLUMN(struct statement_last_row, closing_fen),
	DB_COLUMN(struct statement_last_row, first_month),
};

const struct db_query stmt_statement_last = {
	/* unscoped: of a customer in sight, or a job's */
	.name = "statement.last",
	.sql = "SELECT s.id, s.month, s.closing_fen,"
	       "  (SELECT MIN(f.month) FROM statements AS f"
	       "    WHERE f.customer_id = s.customer_id)"
	       "  FROM statements AS s WHERE s.customer_id = ?"
	       " ORDER BY s.month DESC LIMIT 1",
	.param_count = 1,
	DB_ROWS(struct statement_last_row, last_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct statement_number_row, number),
};

const struct db_query stmt_statement_of_month = {
	/* unscoped: of a customer in sight, or a job's */
	.name = "statement.of_month",
	.sql = "SELECT s.id FROM statements AS s"
	       " WHERE s.customer_id = ? AND s.month = ?",
	.param_count = 2,
	DB_ROWS(struct statement_number_row, number_columns),
};

/* The balance by the documents before an instant. */
const struct db_query stmt_statement_before = {
	/* unscoped: of a customer in sight, or a job's */
	.name = "statement.before",
	.sql = "SELECT CAST("
	       "  (SELECT IFNULL(SUM(r.amount_fen), 0) FROM receivables AS r"
	       "    WHERE r.customer_id = ? AND r.posted_at < ?)"
	       "  - (SELECT IFNULL(SUM(p.amount_fen), 0) FROM receipts AS p"
	       "    WHERE p.customer_id = ? AND p.posted_at < ?)"
	       "  + (SELECT IFNULL(SUM(q.amount_fen), 0) FROM receipts AS q"
	       "    WHERE q.customer_id = ? AND q.reversed_at < ?)"
	       "  - (SELECT IFNULL(SUM(n.amount_fen), 0) FROM credit_notes AS n"
	       "    WHERE n.customer_id = ? AND n.at < ?) AS SIGNED)",
	.param_count = 8,
	DB_ROWS(struct statement_number_row, number_columns),
};

static const struct db_column movement_columns[] = {
	DB_COLUMN(struct movement_row, line.at),
	DB_COLUMN(struct movement_row, line.document_kind),
	DB_COLUMN(struct movement_row, line.document_id),
	DB_COLUMN(struct movement_row, line.amount_fen),
	DB_COLUMN(struct movement_row, line.due_on),
	DB_COLUMN(struct movement_row, line.reference),
	DB_COLUMN(struct movement_row, foreign_no),
	DB_COLUMN(struct movement_row, shipment_id),
	DB_COLUMN(struct movement_row, line.return_id),
};

/* In the period, and not on a statement before: what came late. */
#define IN_PERIOD(at, kind, id)                                                \
	at " >= ? AND " at " < ? AND NOT EXISTS ("                             \
	   "SELECT 1 FROM statement_lines AS l"                                \
	   "  JOIN statements AS s ON s.id = l.statement_id"                   \
	   " WHERE l.document_kind = " kind " AND l.document_id = " id         \
	   "   AND s.customer_id = ?)"

const struct db_query stmt_statement_movements = {
	/* unscoped: of a customer in sight, or a job's */
	.name = "statement.movements",
	.sql = "SELECT m.at, m.kind, m.id, m.amount_fen, m.due_on, m.reference,"
	       "  m.foreign_no, m.shipment_id, m.return_id FROM ("
	       "SELECT r.posted_at AS at, 1 AS kind, r.id, r.amount_fen,"
	       "    r.due_on, '' AS reference, r.foreign_no, r.shipment_id,"
	       "    r.return_id"
	       "  FROM receivables AS r WHERE r.customer_id = ? AND "
	    IN_PERIOD("r.posted_at", "1", "r.id")
	       " UNION ALL SELECT p.posted_at, 2, p.id, -p.amount_fen, NULL,"
	       "    p.reference, NULL, NULL, NULL"
	       "  FROM receipts AS p WHERE p.customer_id = ? AND "
	    IN_PERIOD("p.posted_at", "2", "p.id")
	       " UNION ALL SELECT n.at, 3, n.id, -n.amount_fen, NULL, '',"
	       "    n.foreign_no, NULL, NULL"
	       "  FROM credit_notes AS n WHERE n.customer_id = ? AND "
	    IN_PERIOD("n.at", "3", "n.id")
	       " UNION ALL SELECT q.reversed_at, 4, q.id, q.amount_fen, NULL,"
	       "    q.reversed_note, NULL, NULL, NULL"
	       "  FROM receipts AS q WHERE q.customer_id = ? AND "
	    IN_PERIOD("q.reversed_at", "4", "q.id")
	       ") AS m ORDER BY m.at, m.kind, m.id LIMIT 20001",
	.param_count = 16,
	DB_ROWS(struct movement_row, movement_columns),
};

const struct db_query stmt_statement_insert = {
	.name = "statement.insert",
	.sql = "INSERT INTO statements (customer_id, rep_id, team_id, month,"
	       "  state, opening_fen, charged_fen, credited_fen, closing_fen,"
	       "  line_count, made_at)"
	       " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
	.param_count = 10,
};

const struct db_query stmt_statement_line = {
	.name = "statement.line",
	.sql = "INSERT INTO statement_lines (statement_id, position, at,"
	       "  document_kind, document_id, amount_fen, running_fen, due_on)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

const struct db_column statement_line_marks[] = {
	DB_COLUMN(struct movement_row, statement_id),
	DB_COLUMN(struct movement_row, line.position),
	DB_COLUMN(struct movement_row, line.at),
	DB_COLUMN(struct movement_row, line.document_kind),
	DB_COLUMN(struct movement_row, line.document_id),
	DB_COLUMN(struct movement_row, line.amount_fen),
	DB_COLUMN(struct movement_row, line.running_fen),
	DB_COLUMN(struct movement_row, line.due_on),
};

const size_t statement_line_mark_count = ARRAY_LEN(statement_line_marks);

/* Customers without a statement of the month or a later one, who have a movement
 * in it, a balance carried over, or documents and no statement yet. */
const struct db_query stmt_statement_lacking = {
	.name = "statement.lacking",
	.sql = "SELECT c.id FROM customers AS c"
	       " WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM statements AS s"
	       "    WHERE s.customer_id = c.id AND s.month >= ?)"
	       "   AND (EXISTS (SELECT 1 FROM receivables AS r"
	       "          WHERE r.customer_id = c.id"
	       "            AND r.posted_at >= ? AND r.posted_at < ?)"
	       "     OR EXISTS (SELECT 1 FROM receipts AS p"
	       "          WHERE p.customer_id = c.id"
	       "            AND (p.posted_at >= ? AND p.posted_at < ?"
	       "              OR p.reversed_at >= ? AND p.reversed_at < ?))"
	       "     OR EXISTS (SELECT 1 FROM credit_notes AS n"
	       "          WHERE n.customer_id = c.id"
	       "            AND n.at >= ? AND n.at < ?)"
	       "     OR (SELECT t.closing_fen FROM statements AS t"
	       "          WHERE t.customer_id = c.id"
	       "          ORDER BY t.month DESC LIMIT 1) <> 0"
	       "     OR (NOT EXISTS (SELECT 1 FROM statements AS u"
	       "            WHERE u.customer_id = c.id)"
	       "       AND (EXISTS (SELECT 1 FROM receivables AS r"
	       "              WHERE r.customer_id = c.id AND r.posted_at < ?)"
	       "         OR EXISTS (SELECT 1 FROM receipts AS p"
	       "              WHERE p.customer_id = c.id AND p.posted_at < ?))))"
	       "   AND @scope(c)"
	       " ORDER BY c.id LIMIT 200",
	.param_count = 12,
	DB_ROWS(struct statement_number_row, number_columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct statement_row, id),
	DB_COLUMN(struct statement_row, customer_id),
	DB_COLUMN(struct statement_row, customer_code),
	DB_COLUMN(struct statement_row, customer_name),
	DB_COLUMN(struct statement_row, customer_name_en),
	DB_COLUMN(struct statement_row, month),
	DB_COLUMN(struct statement_row, state),
	DB_COLUMN(struct statement_row, opening_fen),
	DB_COLUMN(struct statement_row, charged_fen),
	DB_COLUMN(struct statement_row, credited_fen),
	DB_COLUMN(struct statement_row, closing_fen),
	DB_COLUMN(struct statement_row, answered_at),
};

const struct db_query stmt_statement_list = {
	.name = "statement.list",
	.sql = "SELECT STRAIGHT_JOIN s.id, s.customer_id, c.code, c.name,"
	       "  c.name_en, s.month, s.state, s.opening_fen, s.charged_fen,"
	       "  s.credited_fen, s.closing_fen, s.answered_at"
	       "  FROM statements AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE @scope(s, c)",
	.param_count = 0,
	DB_ROWS(struct statement_row, row_columns),
};

const char statement_list_customer[] = "AND s.customer_id = ?";
const char statement_list_state[] = "AND s.state = ?";
const char statement_list_month[] = "AND s.month = ?";
const char statement_list_after[] =
    "AND s.month <= ? AND (s.month < ? OR s.id < ?)";
const char statement_list_order[] = "ORDER BY s.month DESC, s.id DESC LIMIT ?";

static const struct db_column find_columns[] = {
	DB_COLUMN(struct statement, id),
	DB_COLUMN(struct statement, customer_id),
	DB_COLUMN(struct statement, customer_code),
	DB_COLUMN(struct statement, customer_name),
	DB_COLUMN(struct statement, customer_name_en),
	DB_COLUMN(struct statement, month),
	DB_COLUMN(struct statement, state),
	DB_COLUMN(struct statement, opening_fen),
	DB_COLUMN(struct statement, charged_fen),
	DB_COLUMN(struct statement, credited_fen),
	DB_COLUMN(struct statement, closing_fen),
	DB_COLUMN(struct statement, line_total),
	DB_COLUMN(struct statement, made_at),
	DB_COLUMN(struct statement, answered_by_name),
	DB_COLUMN(struct statement, answered_at),
};

const struct db_query stmt_statement_find = {
	.name = "statement.find",
	.sql = "SELECT s.id, s.customer_id, c.code, c.name, c.name_en, s.month,"
	       "  s.state, s.opening_fen, s.charged_fen, s.credited_fen,"
	       "  s.closing_fen, s.line_count, s.made_at, u.name, s.answered_at"
	       "  FROM statements AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  LEFT JOIN users AS u ON u.id = s.answered_by"
	       " WHERE s.id = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct statement, find_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct movement_row, line.position),
	DB_COLUMN(struct movement_row, line.at),
	DB_COLUMN(struct movement_row, line.document_kind),
	DB_COLUMN(struct movement_row, line.document_id),
	DB_COLUMN(struct movement_row, line.amount_fen),
	DB_COLUMN(struct movement_row, line.running_fen),
	DB_COLUMN(struct movement_row, line.due_on),
	DB_COLUMN(struct movement_row, line.dispute),
	DB_COLUMN(struct movement_row, line.reference),
	DB_COLUMN(struct movement_row, foreign_no),
	DB_COLUMN(struct movement_row, shipment_id),
	DB_COLUMN(struct movement_row, line.return_id),
};

const struct db_query stmt_statement_lines = {
	/* unscoped: only the id that statement.find allowed */
	.name = "statement.lines",
	.sql = "SELECT l.position, l.at, l.document_kind, l.document_id,"
	       "  l.amount_fen, l.running_fen, l.due_on, l.dispute,"
	       "  IFNULL(IF(l.document_kind = 4, p.reversed_note,"
	       "    p.reference), ''),"
	       "  IFNULL(r.foreign_no, n.foreign_no), r.shipment_id, r.return_id"
	       "  FROM statement_lines AS l"
	       "  LEFT JOIN receivables AS r"
	       "    ON r.id = l.document_id AND l.document_kind = 1"
	       "  LEFT JOIN receipts AS p"
	       "    ON p.id = l.document_id AND l.document_kind IN (2, 4)"
	       "  LEFT JOIN credit_notes AS n"
	       "    ON n.id = l.document_id AND l.document_kind = 3"
	       " WHERE l.statement_id = ? ORDER BY l.position LIMIT 20000",
	.param_count = 1,
	DB_ROWS(struct movement_row, line_columns),
};

const struct db_query stmt_statement_by_id = {
	.name = "statement.by_id",
	.sql = "SELECT s.id FROM statements AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE s.id = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct statement_number_row, number_columns),
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct statement_core, id),
	DB_COLUMN(struct statement_core, customer_id),
	DB_COLUMN(struct statement_core, rep_id),
	DB_COLUMN(struct statement_core, team_id),
	DB_COLUMN(struct statement_core, state),
};

const struct db_query stmt_statement_lock = {
	/* unscoped: the reach is judged on the locked row */
	.name = "statement.lock",
	.sql = "SELECT s.id, s.customer_id, s.rep_id, s.team_id, s.state"
	       "  FROM statements AS s WHERE s.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct statement_core, core_columns),
};

const struct db_query stmt_statement_answer = {
	.name = "statement.answer",
	.sql = "UPDATE statements SET state = ?, answered_by = ?,"
	       "  answered_at = ? WHERE id = ?",
	.param_count = 4,
};

const struct db_query stmt_statement_dispute = {
	.name = "statement.dispute",
	.sql = "UPDATE statement_lines SET dispute = ?"
	       " WHERE statement_id = ? AND position = ?",
	.param_count = 3,
};

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct statement_difference, statement_id),
	DB_COLUMN(struct statement_difference, customer_id),
	DB_COLUMN(struct statement_difference, closing_fen),
	DB_COLUMN(struct statement_difference, found_fen),
};

const struct db_query stmt_statement_check_lines = {
	/* unscoped: the books as a whole, for the command line */
	.name = "statement.check_lines",
	.sql = "SELECT s.id, s.customer_id, s.closing_fen,"
	       "  CAST(s.opening_fen + IFNULL(SUM(l.amount_fen), 0) AS SIGNED)"
	       "  FROM statements AS s"
	       "  LEFT JOIN statement_lines AS l ON l.statement_id = s.id"
	       " GROUP BY s.id, s.customer_id, s.closing_fen, s.opening_fen,"
	       "  s.line_count"
	       " HAVING s.closing_fen <>"
	       "    s.opening_fen + IFNULL(SUM(l.amount_fen), 0)"
	       "  OR s.line_count <> COUNT(l.position) LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct statement_difference, difference_columns),
};

const struct db_query stmt_statement_check_chain = {
	/* unscoped: the books as a whole, for the command line */
	.name = "statement.check_chain",
	.sql = "SELECT x.id, x.customer_id, x.opening_fen, x.before_fen"
	       "  FROM (SELECT s.id, s.customer_id, s.opening_fen,"
	       "          LAG(s.closing_fen) OVER (PARTITION BY s.customer_id"
	       "            ORDER BY s.month) AS before_fen"
	       "          FROM statements AS s) AS x"
	       " WHERE x.before_fen <> x.opening_fen LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct statement_difference, difference_columns),
};
