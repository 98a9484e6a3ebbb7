/**
 * @file
 * Every SQL statement of receivable_post.c, and nothing else.
 */
#include "domain/receivable_post_sql.h"

static const struct db_column term_columns[] = {
	DB_COLUMN(struct receivable_term_row, customer_id),
	DB_COLUMN(struct receivable_term_row, term.kind),
	DB_COLUMN(struct receivable_term_row, term.days),
	DB_COLUMN(struct receivable_term_row, term.cut_off_day),
};

const struct db_query stmt_receivable_terms = {
	/* unscoped: of customers whose document is being written */
	.name = "receivable.terms",
	.sql = "SELECT customer_id, term_kind, term_days, cut_off_day"
	       "  FROM credit_accounts WHERE customer_id IN @in"
	       " ORDER BY customer_id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct receivable_term_row, term_columns),
};

/* The last batch is due when the next one leaves. */
const struct db_query stmt_receivable_roll = {
	.name = "receivable.roll",
	.sql = "UPDATE receivables SET due_on = ?"
	       " WHERE customer_id = ? AND due_on IS NULL AND open_fen > 0",
	.param_count = 2,
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct receivable_id_row, id),
};

/* Its order is locked, and posting or earmarking locks it too. */
const struct db_query stmt_receivable_earmarked = {
	/* unscoped: of an order locked before */
	.name = "receivable.earmarked",
	.sql = "SELECT id FROM receipts"
	       " WHERE order_id = ? AND state = 1 AND unapplied_fen > 0"
	       " ORDER BY id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct receivable_id_row, id_columns),
};

const struct db_column receivable_import_columns[] = {
	DB_COLUMN(struct receivable_import_row, customer_id),
	DB_COLUMN(struct receivable_import_row, rep_id),
	DB_COLUMN(struct receivable_import_row, team_id),
	DB_COLUMN(struct receivable_import_row, order_id),
	DB_COLUMN(struct receivable_import_row, shipment_id),
	DB_COLUMN(struct receivable_import_row, foreign_no),
	DB_COLUMN(struct receivable_import_row, at),
	DB_COLUMN(struct receivable_import_row, posted_on),
	DB_COLUMN(struct receivable_import_row, due_on),
	DB_COLUMN(struct receivable_import_row, amount_fen),
	DB_COLUMN(struct receivable_import_row, amount_fen),
	DB_COLUMN(struct receivable_import_row, tax_fen),
};

const size_t receivable_import_column_count =
    ARRAY_LEN(receivable_import_columns);

/* Assignments run from left to right: open_fen sees the amount of before. */
const struct db_query stmt_receivable_import = {
	.name = "receivable.import",
	.sql = "INSERT INTO receivables (customer_id, rep_id, team_id,"
	       "  order_id, shipment_id, foreign_no, posted_at, posted_on,"
	       "  due_on, amount_fen, open_fen, tax_fen, kind)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 3)"
	       " ON DUPLICATE KEY UPDATE"
	       "  open_fen = open_fen + VALUES(amount_fen) - amount_fen,"
	       "  tax_fen = VALUES(tax_fen), amount_fen = VALUES(amount_fen)",
	.param_count = 12,
};

static const struct db_column use_columns[] = {
	DB_COLUMN(struct core_use, customer_id),
	DB_COLUMN(struct core_use, amount_fen),
};

#define NOT_BOOKED                                                             \
	"r.amount_fen - IFNULL((SELECT SUM(e.amount_fen)"                      \
	"   FROM credit_entries AS e WHERE e.document_kind = 5"                \
	"    AND e.document_id = r.id AND e.event = 6), 0)"

const struct db_query stmt_receivable_import_use = {
	/* unscoped: of an import's own papers */
	.name = "receivable.import_use",
	.sql = "SELECT r.customer_id, CAST(SUM(" NOT_BOOKED ") AS SIGNED)"
	       "  FROM receivables AS r"
	       " WHERE r.order_id IN @in AND r.kind = 3"
	       " GROUP BY r.customer_id ORDER BY r.customer_id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct core_use, use_columns),
};

/* part: the amount after it, which only rises. */
const struct db_query stmt_receivable_import_entries = {
	/* unscoped: of an import's own papers */
	.name = "receivable.import_entries",
	.sql = "INSERT INTO credit_entries (customer_id, document_kind,"
	       "  document_id, event, part, amount_fen, at, user_id)"
	       " SELECT x.customer_id, 5, x.id, 6, x.part, x.fen, ?, ?"
	       "   FROM (SELECT r.customer_id, r.id, r.amount_fen AS part,"
	       "                " NOT_BOOKED " AS fen"
	       "           FROM receivables AS r"
	       "          WHERE r.order_id IN @in AND r.kind = 3) AS x"
	       "  WHERE x.fen <> 0",
	.param_count = 3,
};

static const struct db_column overdue_columns[] = {
	DB_COLUMN(struct receivable_overdue_row, overdue_fen),
	DB_COLUMN(struct receivable_overdue_row, since),
};

const struct db_query stmt_receivable_overdue = {
	/* unscoped: of a customer whose account is locked */
	.name = "receivable.overdue",
	.sql = "SELECT CAST(IFNULL(SUM(open_fen), 0) AS SIGNED), MIN(due_on)"
	       "  FROM receivables"
	       " WHERE customer_id = ? AND open_fen > 0 AND due_on < ?",
	.param_count = 2,
	DB_ROWS(struct receivable_overdue_row, overdue_columns),
};

const struct db_query stmt_receivable_overdue_save = {
	.name = "receivable.overdue_save",
	.sql = "UPDATE credit_accounts SET overdue_fen = ?,"
	       "  overdue_since = ?, overdue_on = ? WHERE customer_id = ?",
	.param_count = 4,
};

/* A job's list: for no person's eyes. */
const struct db_query stmt_receivable_overdue_due = {
	/* unscoped: a job of the system */
	.name = "receivable.overdue_due",
	.sql = "SELECT a.customer_id FROM credit_accounts AS a"
	       "  LEFT JOIN (SELECT customer_id, SUM(open_fen) AS fen,"
	       "                    MIN(due_on) AS since FROM receivables"
	       "              WHERE due_on < ? AND open_fen > 0"
	       "              GROUP BY customer_id) AS x"
	       "    ON x.customer_id = a.customer_id"
	       " WHERE a.overdue_fen <> IFNULL(x.fen, 0)"
	       "    OR NOT (a.overdue_since <=> x.since)"
	       " ORDER BY a.customer_id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct receivable_id_row, id_columns),
};
