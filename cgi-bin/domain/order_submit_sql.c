/**
 * @file
 * Every SQL statement of order_submit.c, and nothing else.
 */
#include "domain/order_submit_sql.h"

static const struct db_column head_columns[] = {
	DB_COLUMN(struct submit_head, draft_id),
	DB_COLUMN(struct submit_head, version),
	DB_COLUMN(struct submit_head, kind),
	DB_COLUMN(struct submit_head, draft_state),
	DB_COLUMN(struct submit_head, wanted_on),
	DB_COLUMN(struct submit_head, own_number),
	DB_COLUMN(struct submit_head, remark),
	DB_COLUMN(struct submit_head, order_id),
	DB_COLUMN(struct submit_head, customer_id),
	DB_COLUMN(struct submit_head, customer_state),
	DB_COLUMN(struct submit_head, class),
	DB_COLUMN(struct submit_head, region_id),
	DB_COLUMN(struct submit_head, rep_id),
	DB_COLUMN(struct submit_head, team_id),
	DB_COLUMN(struct submit_head, price_list_id),
	DB_COLUMN(struct submit_head, has_approval),
	DB_COLUMN(struct submit_head, approval_over_fen),
	DB_COLUMN(struct submit_head, shelf_days),
	DB_COLUMN(struct submit_head, address),
	DB_COLUMN(struct submit_head, contact),
	DB_COLUMN(struct submit_head, phone),
	DB_COLUMN(struct submit_head, account.customer_id),
	DB_COLUMN(struct submit_head, account.limit_fen),
	DB_COLUMN(struct submit_head, account.limit_until),
	DB_COLUMN(struct submit_head, account.temp_limit_fen),
	DB_COLUMN(struct submit_head, account.temp_until),
	DB_COLUMN(struct submit_head, account.term_days),
	DB_COLUMN(struct submit_head, account.used_fen),
	DB_COLUMN(struct submit_head, account.overdue_fen),
	DB_COLUMN(struct submit_head, account.overdue_since),
	DB_COLUMN(struct submit_head, same_number_id),
};

/* Without an address of its own the draft goes to the company's default. */
const struct db_query stmt_submit_head = {
	.name = "submit.head",
	.sql = "SELECT d.id, d.version, d.kind, d.state, d.wanted_on,"
	       "  d.own_number, d.remark, d.order_id, c.id, c.state, c.class,"
	       "  c.region_id, c.rep_id, c.team_id, c.price_list_id,"
	       "  c.approval_over_fen IS NOT NULL, c.approval_over_fen,"
	       "  c.shelf_days, a.address, a.contact, a.phone, c.id,"
	       "  k.limit_fen, k.limit_until, k.temp_limit_fen, k.temp_until,"
	       "  k.term_days, k.used_fen, k.overdue_fen, k.overdue_since,"
	       "  (SELECT o.id FROM orders AS o"
	       "    WHERE o.customer_id = d.customer_id"
	       "      AND o.own_number = NULLIF(d.own_number, '')"
	       "      AND o.id <> IFNULL(d.order_id, 0) LIMIT 1)"
	       "  FROM drafts AS d"
	       "  JOIN customers AS c ON c.id = d.customer_id"
	       "  LEFT JOIN customer_addresses AS a ON a.id ="
	       "    IFNULL(d.address_id, (SELECT x.id"
	       "       FROM customer_addresses AS x"
	       "      WHERE x.customer_id = d.customer_id AND x.state = 1"
	       "      ORDER BY x.is_default DESC, x.id LIMIT 1))"
	       "  LEFT JOIN credit_accounts AS k ON k.customer_id = c.id"
	       " WHERE d.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct submit_head, head_columns),
};

static const struct db_column draft_line_columns[] = {
	DB_COLUMN(struct submit_draft_line, position),
	DB_COLUMN(struct submit_draft_line, product_id),
	DB_COLUMN(struct submit_draft_line, quantity),
	DB_COLUMN(struct submit_draft_line, short_choice),
	DB_COLUMN(struct submit_draft_line, seen_price_1e4),
};

/* Of a draft found in scope before; one more than an order may have. */
const struct db_query stmt_submit_lines = {
	.name = "submit.lines",
	.sql = "SELECT position, product_id, quantity, short_choice,"
	       "  seen_price_1e4"
	       "  FROM draft_lines WHERE draft_id = ?"
	       " ORDER BY position LIMIT 501",
	.param_count = 1,
	DB_ROWS(struct submit_draft_line, draft_line_columns),
};

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
	.sql = "UPDATE drafts SET state = 2, order_id = ?,"
	       "  version = version + 1, changed_by = ?, changed_at = ?"
	       " WHERE id = ? AND state = 1 AND kind = 1 AND version = ?",
	.param_count = 5,
};
