/**
 * @file
 * Every SQL statement of credit_note.c, and nothing else.
 */
#include "domain/credit_note_sql.h"

static const struct db_column note_columns[] = {
	DB_COLUMN(struct credit_note, id),
	DB_COLUMN(struct credit_note, foreign_no),
	DB_COLUMN(struct credit_note, kind),
	DB_COLUMN(struct credit_note, customer_id),
	DB_COLUMN(struct credit_note, customer_name),
	DB_COLUMN(struct credit_note, customer_name_en),
	DB_COLUMN(struct credit_note, at),
	DB_COLUMN(struct credit_note, amount_fen),
	DB_COLUMN(struct credit_note, unapplied_fen),
	DB_COLUMN(struct credit_note, order_id),
	DB_COLUMN(struct credit_note, order_foreign_no),
	DB_COLUMN(struct credit_note, shipment_id),
	DB_COLUMN(struct credit_note, receivable_id),
	DB_COLUMN(struct credit_note, note),
	DB_COLUMN(struct credit_note, entered_by_name),
};

#define NOTE_SELECT                                                            \
	"SELECT STRAIGHT_JOIN n.id, n.foreign_no, n.kind, n.customer_id,"      \
	"  c.name, c.name_en, n.at, n.amount_fen, n.unapplied_fen,"            \
	"  n.order_id, o.foreign_no, n.shipment_id, n.receivable_id, n.note,"  \
	"  u.name FROM credit_notes AS n"                                      \
	"  JOIN customers AS c ON c.id = n.customer_id"                        \
	"  LEFT JOIN orders AS o ON o.id = n.order_id"                         \
	"  LEFT JOIN users AS u ON u.id = n.entered_by"

const struct db_query stmt_credit_note_list = {
	.name = "credit_note.list",
	.sql = NOTE_SELECT " WHERE @scope(n, c)",
	.param_count = 0,
	DB_ROWS(struct credit_note, note_columns),
};

const struct db_query stmt_credit_note_find = {
	.name = "credit_note.find",
	.sql = NOTE_SELECT " WHERE n.id = ? AND @scope(n, c)",
	.param_count = 1,
	DB_ROWS(struct credit_note, note_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct credit_note_id_row, id),
};

#define ID_SELECT                                                              \
	"SELECT n.id FROM credit_notes AS n"                                   \
	"  JOIN customers AS c ON c.id = n.customer_id"

const struct db_query stmt_credit_note_by_id = {
	.name = "credit_note.by_id",
	.sql = ID_SELECT " WHERE n.id = ? AND @scope(n, c)",
	.param_count = 1,
	DB_ROWS(struct credit_note_id_row, id_columns),
};

const struct db_query stmt_credit_note_by_foreign = {
	.name = "credit_note.by_foreign",
	.sql = ID_SELECT " WHERE n.foreign_no = ? AND @scope(n, c)",
	.param_count = 1,
	DB_ROWS(struct credit_note_id_row, id_columns),
};

const char credit_note_list_kind[] = "AND n.kind = ?";
const char credit_note_list_unapplied[] = "AND n.unapplied_fen > 0";
const char credit_note_list_customer[] = "AND n.customer_id = ?";
const char credit_note_list_from[] = "AND n.at >= ?";
const char credit_note_list_before[] = "AND n.at < ?";
const char credit_note_list_after[] =
    "AND n.at <= ? AND (n.at < ? OR n.id < ?)";
const char credit_note_list_newest[] = "ORDER BY n.at DESC, n.id DESC LIMIT ?";

const struct db_query stmt_credit_note_insert = {
	.name = "credit_note.insert",
	.sql = "INSERT INTO credit_notes (customer_id, rep_id, team_id, kind,"
	       "  at, amount_fen, unapplied_fen, line_count, order_id,"
	       "  shipment_id, return_id, receivable_id, note, entered_by)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
	.param_count = 13,
};

static const struct db_column receivable_columns[] = {
	DB_COLUMN(struct credit_note_receivable_row, id),
	DB_COLUMN(struct credit_note_receivable_row, customer_id),
};

const struct db_query stmt_credit_note_receivable = {
	/* unscoped: its customer is judged by the caller */
	.name = "credit_note.receivable",
	.sql = "SELECT id, customer_id FROM receivables WHERE shipment_id = ?",
	.param_count = 1,
	DB_ROWS(struct credit_note_receivable_row, receivable_columns),
};

static const struct db_column use_columns[] = {
	DB_COLUMN(struct core_use, customer_id),
	DB_COLUMN(struct core_use, amount_fen),
};

/* --- Import ------------------------------------------------------------------ */

/* What of a note was not booked yet; entries are negative. */
#define NOT_BOOKED                                                             \
	"n.amount_fen + IFNULL((SELECT SUM(e.amount_fen)"                      \
	"   FROM credit_entries AS e WHERE e.document_kind = 4"                \
	"    AND e.document_id = n.id AND e.event = 5), 0)"

const struct db_query stmt_credit_note_import_use = {
	/* unscoped: of an import's own papers */
	.name = "credit_note.import_use",
	.sql = "SELECT n.customer_id, CAST(-SUM(" NOT_BOOKED ") AS SIGNED)"
	       "  FROM credit_notes AS n WHERE n.id IN @in"
	       " GROUP BY n.customer_id ORDER BY n.customer_id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct core_use, use_columns),
};

/* part: the amount after it, which only rises. */
const struct db_query stmt_credit_note_import_entries = {
	/* unscoped: of an import's own papers */
	.name = "credit_note.import_entries",
	.sql = "INSERT INTO credit_entries (customer_id, document_kind,"
	       "  document_id, event, part, amount_fen, at, user_id)"
	       " SELECT x.customer_id, 4, x.id, 5, x.part, -x.fen, ?, ?"
	       "   FROM (SELECT n.customer_id, n.id, n.amount_fen AS part,"
	       "                " NOT_BOOKED " AS fen"
	       "           FROM credit_notes AS n WHERE n.id IN @in) AS x"
	       "  WHERE x.fen <> 0",
	.param_count = 3,
};

const struct db_query stmt_credit_note_import_left = {
	/* unscoped: of an import's own papers */
	.name = "credit_note.import_left",
	.sql = "UPDATE credit_notes AS n SET n.unapplied_fen = n.amount_fen"
	       "  - IFNULL((SELECT SUM(a.amount_fen) FROM applications AS a"
	       "             WHERE a.credit_note_id = n.id), 0)"
	       " WHERE n.id IN @in",
	.param_count = 1,
};
