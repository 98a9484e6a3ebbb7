/**
 * @file
 * Every SQL statement of order_submit.c, and nothing else.
 */
#include "domain/order_submit_sql.h"

const struct db_query stmt_submit_order = {
	.name = "submit.order",
	.sql = "INSERT INTO orders (customer_id, rep_id, team_id, state,"
	       "  credit_facet, placed_at, total_fen, net_fen, tax_fen,"
	       "  discount_fen, line_count, quantity_total, headline,"
	       "  headline_en, own_number, draft_id, address, contact, phone,"
	       "  wanted_on, remark, term_days, entered_by, by_staff,"
	       "  reserved_until, state_since)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 26,
};

/* An order that was sent back: everything but its id is new. */
const struct db_query stmt_submit_again = {
	.name = "submit.again",
	.sql = "UPDATE orders SET customer_id = ?, rep_id = ?, team_id = ?,"
	       "  state = ?, credit_facet = ?, placed_at = ?, total_fen = ?,"
	       "  net_fen = ?, tax_fen = ?, discount_fen = ?, line_count = ?,"
	       "  quantity_total = ?, headline = ?, headline_en = ?,"
	       "  own_number = ?, draft_id = ?, address = ?, contact = ?,"
	       "  phone = ?, wanted_on = ?, remark = ?, term_days = ?,"
	       "  entered_by = ?, by_staff = ?, reserved_until = ?,"
	       "  state_since = ?, approved_by = NULL"
	       " WHERE id = ?",
	.param_count = 27,
};

const struct db_query stmt_submit_clear_lines = {
	.name = "submit.clear_lines",
	.sql = "DELETE FROM order_lines WHERE order_id = ?",
	.param_count = 1,
};

const struct db_query stmt_submit_line = {
	.name = "submit.line",
	.sql = "INSERT INTO order_lines (order_id, position, product_id, sku,"
	       "  name, name_en, spec, unit, unit_en, quantity, unit_price_1e4,"
	       "  list_price_1e4, amount_fen, discount_fen, net_fen, tax_fen,"
	       "  tax_rate_bp, price_source, price_list_id, promotion_id,"
	       "  is_free, short_choice, promised_now, promised_later,"
	       "  promised_on, reserved)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 26,
};

const struct db_column submit_line_columns[] = {
	DB_COLUMN(struct submit_order_line, order_id),
	DB_COLUMN(struct submit_order_line, position),
	DB_COLUMN(struct submit_order_line, product_id),
	DB_COLUMN(struct submit_order_line, sku),
	DB_COLUMN(struct submit_order_line, name),
	DB_COLUMN(struct submit_order_line, name_en),
	DB_COLUMN(struct submit_order_line, spec),
	DB_COLUMN(struct submit_order_line, unit),
	DB_COLUMN(struct submit_order_line, unit_en),
	DB_COLUMN(struct submit_order_line, quantity),
	DB_COLUMN(struct submit_order_line, unit_price_1e4),
	DB_COLUMN(struct submit_order_line, list_price_1e4),
	DB_COLUMN(struct submit_order_line, amount_fen),
	DB_COLUMN(struct submit_order_line, discount_fen),
	DB_COLUMN(struct submit_order_line, net_fen),
	DB_COLUMN(struct submit_order_line, tax_fen),
	DB_COLUMN(struct submit_order_line, tax_rate_bp),
	DB_COLUMN(struct submit_order_line, price_source),
	DB_COLUMN(struct submit_order_line, price_list_id),
	DB_COLUMN(struct submit_order_line, promotion_id),
	DB_COLUMN(struct submit_order_line, is_free),
	DB_COLUMN(struct submit_order_line, short_choice),
	DB_COLUMN(struct submit_order_line, promised_now),
	DB_COLUMN(struct submit_order_line, promised_later),
	DB_COLUMN(struct submit_order_line, promised_on),
	DB_COLUMN(struct submit_order_line, reserved),
};

const size_t submit_line_column_count = ARRAY_LEN(submit_line_columns);

/* Hits no row when the draft changed, or became an order, meanwhile. */
const struct db_query stmt_submit_draft = {
	.name = "submit.draft",
	.sql = "UPDATE drafts SET state = 2, order_id = ?, address_id = ?,"
	       "  wanted_on = ?, own_number = ?, remark = ?,"
	       "  version = version + 1, changed_by = ?, changed_at = ?"
	       " WHERE id = ? AND state = 1 AND kind = 1 AND version = ?",
	.param_count = 9,
};
