/**
 * @file
 * Every SQL statement of payment_slip.c, and nothing else.
 */
#include "domain/payment_slip_sql.h"

static const struct db_column id_columns[] = {
	DB_COLUMN(struct payment_slip_row, id),
};

const struct db_query stmt_slip_waiting = {
	/* unscoped: of a customer judged before */
	.name = "slip.waiting",
	.sql = "SELECT COUNT(*) FROM payment_slips"
	       " WHERE customer_id = ? AND state = 1",
	.param_count = 1,
	DB_ROWS(struct payment_slip_row, id_columns),
};

const struct db_query stmt_slip_order = {
	/* unscoped: of a customer judged before */
	.name = "slip.order",
	.sql = "SELECT id FROM orders WHERE id = ? AND customer_id = ?",
	.param_count = 2,
	DB_ROWS(struct payment_slip_row, id_columns),
};

const struct db_query stmt_slip_insert = {
	.name = "slip.insert",
	.sql = "INSERT INTO payment_slips (customer_id, paid_on, amount_fen,"
	       "  payer, reference, order_id, note, entered_by, at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

const struct db_query stmt_slip_find = {
	.name = "slip.find",
	.sql = "SELECT s.id FROM payment_slips AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE s.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct payment_slip_row, id_columns),
};

const struct db_query stmt_slip_refuse = {
	.name = "slip.refuse",
	.sql = "UPDATE payment_slips SET state = 3, note = ?"
	       " WHERE id = ? AND state = 1",
	.param_count = 2,
};

static const struct db_column slip_columns[] = {
	DB_COLUMN(struct payment_slip, id),
	DB_COLUMN(struct payment_slip, state),
	DB_COLUMN(struct payment_slip, customer_id),
	DB_COLUMN(struct payment_slip, customer_name),
	DB_COLUMN(struct payment_slip, customer_name_en),
	DB_COLUMN(struct payment_slip, paid_on),
	DB_COLUMN(struct payment_slip, amount_fen),
	DB_COLUMN(struct payment_slip, payer),
	DB_COLUMN(struct payment_slip, reference),
	DB_COLUMN(struct payment_slip, order_id),
	DB_COLUMN(struct payment_slip, order_foreign_no),
	DB_COLUMN(struct payment_slip, note),
	DB_COLUMN(struct payment_slip, receipt_id),
	DB_COLUMN(struct payment_slip, at),
	DB_COLUMN(struct payment_slip, entered_by_name),
};

const struct db_query stmt_slip_list = {
	.name = "slip.list",
	.sql = "SELECT STRAIGHT_JOIN s.id, s.state, s.customer_id, c.name,"
	       "  c.name_en, s.paid_on, s.amount_fen, s.payer, s.reference,"
	       "  s.order_id, o.foreign_no, s.note, s.receipt_id, s.at, u.name"
	       "  FROM payment_slips AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  LEFT JOIN orders AS o ON o.id = s.order_id"
	       "  LEFT JOIN users AS u ON u.id = s.entered_by"
	       " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct payment_slip, slip_columns),
};

const char slip_list_state[] = "AND s.state = ?";
const char slip_list_customer[] = "AND s.customer_id = ?";
const char slip_list_after[] = "AND s.at <= ? AND (s.at < ? OR s.id < ?)";
const char slip_list_newest[] = "ORDER BY s.at DESC, s.id DESC LIMIT ?";
