/**
 * @file
 * Every SQL statement of application.c, and nothing else.
 */
#include "domain/application_sql.h"

static const struct db_column source_columns[] = {
	DB_COLUMN(struct application_source_row, customer_id),
	DB_COLUMN(struct application_source_row, order_id),
	DB_COLUMN(struct application_source_row, unapplied_fen),
	DB_COLUMN(struct application_source_row, is_live),
};

#define RECEIPT_SELECT                                                         \
	"SELECT customer_id, order_id, unapplied_fen, state = 1"               \
	"  FROM receipts WHERE id = ?"
#define NOTE_SELECT                                                            \
	"SELECT customer_id, NULL, unapplied_fen, TRUE"                        \
	"  FROM credit_notes WHERE id = ?"

const struct db_query stmt_application_receipt = {
	/* unscoped: its customer is judged next */
	.name = "application.receipt",
	.sql = RECEIPT_SELECT,
	.param_count = 1,
	DB_ROWS(struct application_source_row, source_columns),
};

const struct db_query stmt_application_receipt_lock = {
	/* unscoped: its customer was judged before */
	.name = "application.receipt_lock",
	.sql = RECEIPT_SELECT " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct application_source_row, source_columns),
};

const struct db_query stmt_application_note = {
	/* unscoped: its customer is judged next */
	.name = "application.note",
	.sql = NOTE_SELECT,
	.param_count = 1,
	DB_ROWS(struct application_source_row, source_columns),
};

const struct db_query stmt_application_note_lock = {
	/* unscoped: its customer was judged before */
	.name = "application.note_lock",
	.sql = NOTE_SELECT " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct application_source_row, source_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct application_id_row, id),
};

#define OLDEST_FIRST                                                           \
	" ORDER BY due_on IS NULL, due_on, posted_at, id LIMIT ?"

const struct db_query stmt_application_oldest = {
	/* unscoped: of a customer judged before */
	.name = "application.oldest",
	.sql = "SELECT id FROM receivables"
	       " WHERE customer_id = ? AND open_fen > 0" OLDEST_FIRST,
	.param_count = 2,
	DB_ROWS(struct application_id_row, id_columns),
};

const struct db_query stmt_application_of_order = {
	/* unscoped: of an order whose customer was judged before */
	.name = "application.of_order",
	.sql = "SELECT id FROM receivables"
	       " WHERE order_id = ? AND open_fen > 0" OLDEST_FIRST,
	.param_count = 2,
	DB_ROWS(struct application_id_row, id_columns),
};

const struct db_column application_insert_columns[] = {
	DB_COLUMN(struct application_entry, customer_id),
	DB_COLUMN(struct application_entry, receivable_id),
	DB_COLUMN(struct application_entry, receipt_id),
	DB_COLUMN(struct application_entry, credit_note_id),
	DB_COLUMN(struct application_entry, amount_fen),
	DB_COLUMN(struct application_entry, undoes_id),
	DB_COLUMN(struct application_entry, at),
	DB_COLUMN(struct application_entry, user_id),
};

const size_t application_insert_column_count =
    ARRAY_LEN(application_insert_columns);

const struct db_query stmt_application_insert = {
	.name = "application.insert",
	.sql = "INSERT INTO applications (customer_id, receivable_id,"
	       "  receipt_id, credit_note_id, amount_fen, undoes_id, at,"
	       "  user_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

const struct db_query stmt_application_receipt_take = {
	.name = "application.receipt_take",
	.sql = "UPDATE receipts SET unapplied_fen = unapplied_fen - ?"
	       " WHERE id = ? AND unapplied_fen >= ? AND state = 1",
	.param_count = 3,
};

const struct db_query stmt_application_note_take = {
	.name = "application.note_take",
	.sql = "UPDATE credit_notes SET unapplied_fen = unapplied_fen - ?"
	       " WHERE id = ? AND unapplied_fen >= ?",
	.param_count = 3,
};

static const struct db_column entry_columns[] = {
	DB_COLUMN(struct application_entry, id),
	DB_COLUMN(struct application_entry, customer_id),
	DB_COLUMN(struct application_entry, receivable_id),
	DB_COLUMN(struct application_entry, receipt_id),
	DB_COLUMN(struct application_entry, credit_note_id),
	DB_COLUMN(struct application_entry, amount_fen),
	DB_COLUMN(struct application_entry, undoes_id),
};

#define ENTRY                                                                  \
	"SELECT a.id, a.customer_id, a.receivable_id, a.receipt_id,"           \
	"  a.credit_note_id, a.amount_fen, a.undoes_id"                        \
	"  FROM applications AS a"

const struct db_query stmt_application_one = {
	/* unscoped: its customer is judged next */
	.name = "application.one",
	.sql = ENTRY " WHERE a.id = ?",
	.param_count = 1,
	DB_ROWS(struct application_entry, entry_columns),
};

#define LIVE                                                                   \
	ENTRY "  LEFT JOIN applications AS u ON u.undoes_id = a.id"            \
	      " WHERE a.receipt_id = ? AND a.amount_fen > 0 AND u.id IS NULL"  \
	      " ORDER BY a.id LIMIT 1001"

const struct db_query stmt_application_live = {
	/* unscoped: of a receipt whose customer was judged before */
	.name = "application.live",
	.sql = LIVE,
	.param_count = 1,
	DB_ROWS(struct application_entry, entry_columns),
};

const struct db_query stmt_application_live_lock = {
	/* unscoped: of a receipt locked before */
	.name = "application.live_lock",
	.sql = LIVE " LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct application_entry, entry_columns),
};

const struct db_query stmt_application_undone_lock = {
	/* unscoped: of one whose receivable is locked */
	.name = "application.undone_lock",
	.sql = "SELECT id FROM applications WHERE undoes_id = ?"
	       " LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct application_id_row, id_columns),
};

static const struct db_column list_columns[] = {
	DB_COLUMN(struct application, id),
	DB_COLUMN(struct application, customer_id),
	DB_COLUMN(struct application, receivable_id),
	DB_COLUMN(struct application, receivable_foreign_no),
	DB_COLUMN(struct application, shipment_id),
	DB_COLUMN(struct application, receipt_id),
	DB_COLUMN(struct application, credit_note_id),
	DB_COLUMN(struct application, source_foreign_no),
	DB_COLUMN(struct application, amount_fen),
	DB_COLUMN(struct application, undoes_id),
	DB_COLUMN(struct application, is_undone),
	DB_COLUMN(struct application, at),
	DB_COLUMN(struct application, user_name),
};

const struct db_query stmt_application_list = {
	.name = "application.list",
	.sql = "SELECT a.id, a.customer_id, a.receivable_id, r.foreign_no,"
	       "  r.shipment_id, a.receipt_id, a.credit_note_id, n.foreign_no,"
	       "  a.amount_fen, a.undoes_id, v.id IS NOT NULL, a.at, u.name"
	       "  FROM applications AS a"
	       "  JOIN receivables AS r ON r.id = a.receivable_id"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       "  LEFT JOIN credit_notes AS n ON n.id = a.credit_note_id"
	       "  LEFT JOIN applications AS v ON v.undoes_id = a.id"
	       "  LEFT JOIN users AS u ON u.id = a.user_id"
	       " WHERE @scope(r, c)",
	.param_count = 0,
	DB_ROWS(struct application, list_columns),
};

const char application_list_receivable[] = "AND a.receivable_id = ?";
const char application_list_receipt[] = "AND a.receipt_id = ?";
const char application_list_note[] = "AND a.credit_note_id = ?";
const char application_list_oldest[] = "ORDER BY a.id LIMIT ?";
