/**
 * @file
 * Every SQL statement of receipt.c and receipt_post.c, and nothing else.
 */
#include "domain/receipt_sql.h"

static const struct db_column receipt_columns[] = {
	DB_COLUMN(struct receipt, id),
	DB_COLUMN(struct receipt, kind),
	DB_COLUMN(struct receipt, state),
	DB_COLUMN(struct receipt, customer_id),
	DB_COLUMN(struct receipt, customer_name),
	DB_COLUMN(struct receipt, customer_name_en),
	DB_COLUMN(struct receipt, received_on),
	DB_COLUMN(struct receipt, amount_fen),
	DB_COLUMN(struct receipt, unapplied_fen),
	DB_COLUMN(struct receipt, order_id),
	DB_COLUMN(struct receipt, order_foreign_no),
	DB_COLUMN(struct receipt, payer),
	DB_COLUMN(struct receipt, payer_differs),
	DB_COLUMN(struct receipt, reference),
	DB_COLUMN(struct receipt, matures_on),
	DB_COLUMN(struct receipt, is_settled),
	DB_COLUMN(struct receipt, bank_line_id),
	DB_COLUMN(struct receipt, note),
	DB_COLUMN(struct receipt, posted_at),
	DB_COLUMN(struct receipt, entered_by_name),
	DB_COLUMN(struct receipt, reversed_at),
	DB_COLUMN(struct receipt, reversed_by_name),
	DB_COLUMN(struct receipt, reversed_note),
};

#define RECEIPT_SELECT                                                         \
	"SELECT STRAIGHT_JOIN p.id, p.kind, p.state, p.customer_id, c.name,"   \
	"  c.name_en, p.received_on, p.amount_fen, p.unapplied_fen,"           \
	"  p.order_id, o.foreign_no, p.payer, p.payer_differs, p.reference,"   \
	"  p.matures_on, p.settled_at IS NOT NULL, p.bank_line_id, p.note,"    \
	"  p.posted_at, ue.name, p.reversed_at, ur.name, p.reversed_note"      \
	"  FROM receipts AS p"                                                 \
	"  JOIN customers AS c ON c.id = p.customer_id"                        \
	"  LEFT JOIN orders AS o ON o.id = p.order_id"                         \
	"  LEFT JOIN users AS ue ON ue.id = p.entered_by"                      \
	"  LEFT JOIN users AS ur ON ur.id = p.reversed_by"

const struct db_query stmt_receipt_list = {
	.name = "receipt.list",
	.sql = RECEIPT_SELECT " WHERE @scope(p, c)",
	.param_count = 0,
	DB_ROWS(struct receipt, receipt_columns),
};

const struct db_query stmt_receipt_find = {
	.name = "receipt.find",
	.sql = RECEIPT_SELECT " WHERE p.id = ? AND @scope(p, c)",
	.param_count = 1,
	DB_ROWS(struct receipt, receipt_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct receipt_id_row, id),
};

const struct db_query stmt_receipt_by_id = {
	.name = "receipt.by_id",
	.sql = "SELECT p.id FROM receipts AS p"
	       "  JOIN customers AS c ON c.id = p.customer_id"
	       " WHERE p.id = ? AND @scope(p, c)",
	.param_count = 1,
	DB_ROWS(struct receipt_id_row, id_columns),
};

const char receipt_list_kind[] = "AND p.kind = ?";
const char receipt_list_state[] = "AND p.state = ?";
const char receipt_list_unapplied[] = "AND p.unapplied_fen > 0 AND p.state = 1";
const char receipt_list_differs[] = "AND p.payer_differs = 1";
const char receipt_list_customer[] = "AND p.customer_id = ?";
const char receipt_list_order_id[] = "AND p.order_id = ?";
const char receipt_list_from[] = "AND p.posted_at >= ?";
const char receipt_list_before[] = "AND p.posted_at < ?";
const char receipt_list_after[] =
    "AND p.posted_at <= ? AND (p.posted_at < ? OR p.id < ?)";
const char receipt_list_newest[] =
    "ORDER BY p.posted_at DESC, p.id DESC LIMIT ?";

const struct db_query stmt_receipt_insert = {
	.name = "receipt.insert",
	.sql = "INSERT INTO receipts (customer_id, rep_id, team_id, kind,"
	       "  received_on, amount_fen, unapplied_fen, order_id, payer,"
	       "  payer_differs, reference, matures_on, bank_line_id, note,"
	       "  posted_at, entered_by, settled_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 17,
};

const struct db_query stmt_receipt_payer = {
	/* unscoped: whose name a payer's is */
	.name = "receipt.payer",
	.sql = "SELECT customer_id FROM bank_payers WHERE payer = ?",
	.param_count = 1,
	DB_ROWS(struct receipt_id_row, id_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct receipt_lock_row, id),
	DB_COLUMN(struct receipt_lock_row, customer_id),
	DB_COLUMN(struct receipt_lock_row, kind),
	DB_COLUMN(struct receipt_lock_row, state),
	DB_COLUMN(struct receipt_lock_row, amount_fen),
	DB_COLUMN(struct receipt_lock_row, unapplied_fen),
	DB_COLUMN(struct receipt_lock_row, order_id),
	DB_COLUMN(struct receipt_lock_row, matures_on),
	DB_COLUMN(struct receipt_lock_row, is_settled),
	DB_COLUMN(struct receipt_lock_row, bank_line_id),
};

#define ONE                                                                    \
	"SELECT id, customer_id, kind, state, amount_fen, unapplied_fen,"      \
	"  order_id, matures_on, settled_at IS NOT NULL, bank_line_id"         \
	"  FROM receipts WHERE id = ?"

const struct db_query stmt_receipt_one = {
	/* unscoped: its customer is judged next */
	.name = "receipt.one",
	.sql = ONE,
	.param_count = 1,
	DB_ROWS(struct receipt_lock_row, lock_columns),
};

const struct db_query stmt_receipt_lock = {
	/* unscoped: its customer was judged before */
	.name = "receipt.lock",
	.sql = ONE " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct receipt_lock_row, lock_columns),
};

const struct db_query stmt_receipt_reverse = {
	.name = "receipt.reverse",
	.sql = "UPDATE receipts SET state = 2, bank_line_id = NULL,"
	       "  reversed_at = ?,"
	       "  reversed_by = ?, reversed_note = ?"
	       " WHERE id = ? AND state = 1 AND unapplied_fen = amount_fen",
	.param_count = 4,
};

const struct db_query stmt_receipt_earmark = {
	.name = "receipt.earmark",
	.sql = "UPDATE receipts SET order_id = ?"
	       " WHERE id = ? AND state = 1 AND unapplied_fen = amount_fen",
	.param_count = 2,
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct receipt_order_row, id),
	DB_COLUMN(struct receipt_order_row, customer_id),
	DB_COLUMN(struct receipt_order_row, state),
};

const struct db_query stmt_receipt_orders_lock = {
	/* unscoped: the customer of each is judged by the caller */
	.name = "receipt.orders_lock",
	.sql = "SELECT id, customer_id, state FROM orders WHERE id IN @in"
	       " ORDER BY id LIMIT 2 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct receipt_order_row, order_columns),
};

const struct db_query stmt_receipt_settle = {
	.name = "receipt.settle",
	.sql = "UPDATE receipts SET settled_at = ?"
	       " WHERE id = ? AND state = 1 AND settled_at IS NULL",
	.param_count = 2,
};

const struct db_query stmt_receipt_maturing = {
	/* unscoped: a job of the system */
	.name = "receipt.maturing",
	.sql = "SELECT id FROM receipts"
	       " WHERE settled_at IS NULL AND matures_on <= ? AND state = 1"
	       " ORDER BY matures_on, id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct receipt_id_row, id_columns),
};

/* What was matched by it waits again. */
const struct db_query stmt_receipt_slip_free = {
	.name = "receipt.slip_free",
	.sql = "UPDATE payment_slips SET state = 1, receipt_id = NULL"
	       " WHERE receipt_id = ?",
	.param_count = 1,
};

/* The bank's line waits until somebody takes it up again. */
const struct db_query stmt_receipt_line_free = {
	.name = "receipt.line_free",
	.sql = "UPDATE bank_lines SET state = 3, customer_id = NULL,"
	       "  note = LEFT(?, 200) WHERE id = ? AND state = 2",
	.param_count = 2,
};
