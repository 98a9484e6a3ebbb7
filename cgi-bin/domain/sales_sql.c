/**
 * @file
 * Every SQL statement that sums up sales.
 */
#include "domain/sales_sql.h"

static const struct db_column mark_columns[] = {
	DB_COLUMN(struct sales_mark_row, done_id),
	DB_COLUMN(struct sales_mark_row, seen_id),
};

const struct db_query stmt_sales_mark = {
	.name = "sales.mark",
	.sql = "SELECT done_id, seen_id FROM sales_marks WHERE source = ?"
	       "   FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct sales_mark_row, mark_columns),
};

const struct db_query stmt_sales_mark_set = {
	.name = "sales.mark_set",
	.sql = "UPDATE sales_marks SET done_id = ?, seen_id = ?"
	       " WHERE source = ?",
	.param_count = 3,
};

static const struct db_column new_columns[] = {
	DB_COLUMN(struct sales_new_row, id),
	DB_COLUMN(struct sales_new_row, customer_id),
	DB_COLUMN(struct sales_new_row, at),
};

const struct db_query stmt_sales_new_receivables = {
	/* unscoped: the worker sums up all */
	.name = "sales.new_receivables",
	.sql = "SELECT id, customer_id, posted_at FROM receivables"
	       " WHERE id > ? ORDER BY id LIMIT 2000",
	.param_count = 1,
	DB_ROWS(struct sales_new_row, new_columns),
};

const struct db_query stmt_sales_new_credit_notes = {
	/* unscoped: the worker sums up all */
	.name = "sales.new_credit_notes",
	.sql = "SELECT id, customer_id, at FROM credit_notes"
	       " WHERE id > ? ORDER BY id LIMIT 2000",
	.param_count = 1,
	DB_ROWS(struct sales_new_row, new_columns),
};

const struct db_query stmt_sales_new_shipments = {
	/* unscoped: the worker sums up all */
	.name = "sales.new_shipments",
	.sql = "SELECT id, customer_id, sent_at FROM shipments"
	       " WHERE id > ? ORDER BY id LIMIT 2000",
	.param_count = 1,
	DB_ROWS(struct sales_new_row, new_columns),
};

const struct db_query stmt_sales_new_orders = {
	/* unscoped: the worker sums up all */
	.name = "sales.new_orders",
	.sql = "SELECT id, customer_id, placed_at FROM orders"
	       " WHERE id > ? ORDER BY id LIMIT 2000",
	.param_count = 1,
	DB_ROWS(struct sales_new_row, new_columns),
};

const struct db_query stmt_sales_months_clear = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.months_clear",
	.sql =
	    "DELETE FROM sales_months WHERE customer_id IN @in AND month >= ?",
	.param_count = 2,
};

/* Opening balances and repairs are no sales. */
const struct db_query stmt_sales_months_sold = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.months_sold",
	.sql = "INSERT INTO sales_months (customer_id, month, sold_fen,"
	       "  shipment_count)"
	       " SELECT r.customer_id,"
	       "  YEAR(r.posted_on) * 100 + MONTH(r.posted_on),"
	       "  SUM(r.amount_fen), COUNT(*)"
	       "  FROM receivables AS r"
	       " WHERE r.customer_id IN @in AND r.posted_on >= ?"
	       "   AND r.posted_at >= ? AND r.kind NOT IN (2, 4)"
	       " GROUP BY 1, 2",
	.param_count = 3,
};

const struct db_query stmt_sales_months_returned = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.months_returned",
	.sql = "INSERT INTO sales_months (customer_id, month, returned_fen)"
	       " SELECT t.customer_id, t.month, t.returned_fen FROM ("
	       "  SELECT n.customer_id, YEAR(n.at + INTERVAL ? MINUTE) * 100"
	       "    + MONTH(n.at + INTERVAL ? MINUTE) AS month,"
	       "    SUM(n.amount_fen) AS returned_fen FROM credit_notes AS n"
	       "   WHERE n.customer_id IN @in AND n.at >= ? GROUP BY 1, 2) AS t"
	       " ON DUPLICATE KEY UPDATE returned_fen = t.returned_fen",
	.param_count = 4,
};

const struct db_query stmt_sales_mix_clear = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.mix_clear",
	.sql = "DELETE FROM sales_mix WHERE customer_id IN @in AND month >= ?",
	.param_count = 2,
};

const struct db_query stmt_sales_mix_fill = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.mix_fill",
	.sql =
	    "INSERT INTO sales_mix (customer_id, month, category_id,"
	    "  amount_fen)"
	    " SELECT s.customer_id, YEAR(s.sent_at + INTERVAL ? MINUTE) * 100"
	    "   + MONTH(s.sent_at + INTERVAL ? MINUTE),"
	    "  IFNULL(p.category_id, 0),"
	    "  SUM(ROUND((o.net_fen + o.tax_fen) * (l.quantity - l.refused)"
	    "   / o.quantity))"
	    "  FROM shipments AS s"
	    "  JOIN shipment_lines AS l ON l.shipment_id = s.id"
	    "  JOIN order_lines AS o ON o.order_id = s.order_id"
	    "   AND o.position = l.position"
	    "  JOIN products AS p ON p.id = o.product_id"
	    " WHERE s.customer_id IN @in AND s.sent_at >= ?"
	    " GROUP BY 1, 2, 3",
	.param_count = 4,
};

const struct db_query stmt_sales_days_clear = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.days_clear",
	.sql = "DELETE FROM sales_days WHERE customer_id IN @in AND day >= ?",
	.param_count = 2,
};

const struct db_query stmt_sales_days_fill = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.days_fill",
	.sql = "INSERT INTO sales_days (customer_id, day, order_count)"
	       " SELECT o.customer_id, DATE(o.placed_at + INTERVAL ? MINUTE),"
	       "  COUNT(*) FROM orders AS o"
	       " WHERE o.customer_id IN @in AND o.placed_at >= ? GROUP BY 1, 2",
	.param_count = 3,
};

const struct db_query stmt_sales_sums_fill = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.sums_fill",
	.sql = "INSERT INTO customer_sums (customer_id, as_of, year_fen,"
	       "  before_fen, quarter_fen, fall_fen, stopped_fen)"
	       " SELECT t.* FROM (SELECT m.customer_id, ? AS as_of,"
	       "  SUM(IF(m.month > ?, m.sold_fen - m.returned_fen, 0)) AS y,"
	       "  SUM(IF(m.month > ? AND m.month <= ?,"
	       "   m.sold_fen - m.returned_fen, 0)) AS b,"
	       "  SUM(IF(m.month > ? AND m.month < ?,"
	       "   m.sold_fen - m.returned_fen, 0)) AS q,"
	       "  SUM(IF(m.month > ? AND m.month <= ?,"
	       "   m.sold_fen - m.returned_fen, 0))"
	       "   - SUM(IF(m.month > ? AND m.month < ?,"
	       "   m.sold_fen - m.returned_fen, 0)) AS f,"
	       "  IF(l.month > ?, 0, SUM(IF(m.month > l.month - 100,"
	       "   m.sold_fen - m.returned_fen, 0))) AS e"
	       "  FROM sales_months AS m JOIN (SELECT k.customer_id,"
	       "    IFNULL(MAX(IF(k.sold_fen > 0, k.month, NULL)), 0) AS month"
	       "    FROM sales_months AS k WHERE k.customer_id IN @in"
	       "    GROUP BY k.customer_id) AS l"
	       "   ON l.customer_id = m.customer_id"
	       "  GROUP BY m.customer_id) AS t"
	       " ON DUPLICATE KEY UPDATE as_of = t.as_of, year_fen = t.y,"
	       "  before_fen = t.b, quarter_fen = t.q, fall_fen = t.f,"
	       "  stopped_fen = t.e, span_day = NULL",
	.param_count = 12,
};

const struct db_query stmt_sales_sums_last = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "sales.sums_last",
	.sql = "INSERT INTO customer_sums (customer_id, last_order_at)"
	       " SELECT t.customer_id, t.last_at FROM ("
	       "  SELECT o.customer_id, MAX(o.placed_at) AS last_at"
	       "    FROM orders AS o WHERE o.customer_id IN @in"
	       "   GROUP BY o.customer_id) AS t"
	       " ON DUPLICATE KEY UPDATE last_order_at = t.last_at,"
	       "  span_day = NULL",
	.param_count = 1,
};

static const struct db_column old_columns[] = {
	DB_COLUMN(struct sales_old_row, customer_id),
};

const struct db_query stmt_sales_sums_old = {
	/* unscoped: the worker sums up all */
	.name = "sales.sums_old",
	.sql = "SELECT customer_id FROM customer_sums WHERE as_of < ?"
	       " ORDER BY as_of, customer_id LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct sales_old_row, old_columns),
};

/* One that never bought has no months: it must not be looked at for ever. */
const struct db_query stmt_sales_sums_begin = {
	/* unscoped: the worker sums up all */
	.name = "sales.sums_begin",
	.sql = "UPDATE customer_sums SET as_of = ? WHERE customer_id IN @in",
	.param_count = 2,
};
