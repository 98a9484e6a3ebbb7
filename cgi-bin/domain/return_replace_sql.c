/**
 * @file
 * Every SQL statement of return_replace.c, and nothing else.
 */
#include "domain/return_replace_sql.h"

/* To where the goods that come back were sent. */
const struct db_query stmt_replace_order = {
	/* unscoped: of an order of a request locked before */
	.name = "replace.order",
	.sql = "INSERT INTO orders (customer_id, rep_id, team_id, state,"
	       "  credit_facet, placed_at, total_fen, net_fen, tax_fen,"
	       "  discount_fen, line_count, quantity_total, headline,"
	       "  headline_en, address, contact, phone, remark, term_days,"
	       "  by_staff, confirmed_at, state_since, return_id)"
	       " SELECT o.customer_id, o.rep_id, o.team_id, ?, 1, ?, ?, ?, ?,"
	       "  0, ?, ?, p.name, p.name_en, o.address, o.contact, o.phone,"
	       "  ?, o.term_days, 1, ?, ?, ?"
	       "  FROM orders AS o JOIN products AS p ON p.id = ?"
	       " WHERE o.id = ?",
	.param_count = 13,
};

const struct db_query stmt_replace_same_line = {
	/* unscoped: of an order of a request locked before */
	.name = "replace.same_line",
	.sql = "INSERT INTO order_lines (order_id, position, product_id, sku,"
	       "  name, name_en, spec, unit, unit_en, quantity,"
	       "  unit_price_1e4, list_price_1e4, amount_fen, net_fen,"
	       "  tax_fen, tax_rate_bp, price_source, replaces_fen)"
	       " SELECT ?, ?, l.product_id, l.sku, l.name, l.name_en, l.spec,"
	       "  l.unit, l.unit_en, ?, 0, l.list_price_1e4, 0, 0, 0,"
	       "  l.tax_rate_bp, l.price_source, ?"
	       "  FROM order_lines AS l"
	       " WHERE l.order_id = ? AND l.position = ?",
	.param_count = 6,
};

const struct db_query stmt_replace_other_line = {
	/* unscoped: of an order made before */
	.name = "replace.other_line",
	.sql = "INSERT INTO order_lines (order_id, position, product_id, sku,"
	       "  name, name_en, spec, unit, unit_en, quantity,"
	       "  unit_price_1e4, list_price_1e4, amount_fen, net_fen,"
	       "  tax_fen, tax_rate_bp, price_source, price_list_id,"
	       "  promotion_id)"
	       " SELECT ?, ?, p.id, p.sku, p.name, p.name_en, p.spec, p.unit,"
	       "  p.unit_en, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
	       "  FROM products AS p WHERE p.id = ?",
	.param_count = 13,
};
