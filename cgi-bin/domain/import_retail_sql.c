/**
 * @file
 * Every SQL statement of the retail import, and nothing else.
 */
#include "domain/import_retail_sql.h"

static const struct db_column rep_columns[] = {
	DB_COLUMN(struct retail_rep_row, user_id),
	DB_COLUMN(struct retail_rep_row, team_id),
};

static const struct db_column found_columns[] = {
	DB_COLUMN(struct retail_found_row, number),
	DB_COLUMN(struct retail_found_row, id),
	DB_COLUMN(struct retail_found_row, customer_id),
	DB_COLUMN(struct retail_found_row, rep_id),
	DB_COLUMN(struct retail_found_row, team_id),
};

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct retail_batch_row, product_id),
	DB_COLUMN(struct retail_batch_row, batch_id),
};

static const struct db_column position_columns[] = {
	DB_COLUMN(struct retail_position_row, paper_id),
	DB_COLUMN(struct retail_position_row, position),
};

#define TEXTS                                                                  \
	"JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY,"                      \
	" code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"          \
	" PATH '$')) AS t"

const struct db_query stmt_retail_reps = {
	.name = "retail.reps",
	.sql = "SELECT m.user_id, m.team_id"
	       "  FROM memberships AS m" /* unscoped: staff, for new rows */
	       "  JOIN membership_roles AS r ON r.membership_id = m.id"
	       "  JOIN users AS u ON u.id = m.user_id"
	       " WHERE r.role = 'sales_rep' AND m.customer_id IS NULL"
	       "   AND m.state = 1 AND u.state = 1"
	       " ORDER BY m.user_id LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct retail_rep_row, rep_columns),
};

const struct db_query stmt_retail_products = {
	.name = "retail.products",
	.sql = "SELECT t.n, p.id, 0, 0, 0 FROM " TEXTS
	       " STRAIGHT_JOIN products AS p ON p.sku = t.code"
	       " ORDER BY t.n",
	.param_count = 1,
	DB_ROWS(struct retail_found_row, found_columns),
};

const struct db_query stmt_retail_batch_add = {
	.name = "retail.batch_add",
	.sql = "INSERT INTO batches (product_id, number) VALUES (?, '')"
	       " ON DUPLICATE KEY UPDATE number = ''",
	.param_count = 1,
};

const struct db_query stmt_retail_batches = {
	.name = "retail.batches",
	.sql = "SELECT product_id, id FROM batches"
	       " WHERE number = '' AND product_id IN @in",
	.param_count = 1,
	DB_ROWS(struct retail_batch_row, batch_columns),
};

const struct db_query stmt_retail_customers = {
	.name = "retail.customers",
	.sql = "SELECT t.n, c.id, c.id, c.rep_id, c.team_id FROM " TEXTS
	       " STRAIGHT_JOIN customers AS c" /* unscoped: ids for an import */
	       "    ON c.code = t.code"
	       " ORDER BY t.n",
	.param_count = 1,
	DB_ROWS(struct retail_found_row, found_columns),
};

const struct db_query stmt_retail_customer_add = {
	.name = "retail.customer_add",
	.sql = "INSERT INTO customers (code, name, name_en, sort_key, initials,"
	       "  province, rep_id, team_id, foreign_no, created_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 10,
};

/* An account that stands is left as it is. */
const struct db_query stmt_retail_account_add = {
	/* unscoped: an import of the whole company */
	.name = "retail.account_add",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen,"
	       "  term_days, check_mode)"
	       " SELECT c.id, 0, ?, 2 FROM customers AS c WHERE c.id IN @in"
	       " ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)",
	.param_count = 2,
};

/* --- Orders ------------------------------------------------------------------ */

const struct db_query stmt_retail_orders = {
	.name = "retail.orders",
	.sql = "SELECT t.n, o.id, o.customer_id, 0, 0 FROM " TEXTS
	       " STRAIGHT_JOIN orders AS o" /* unscoped: ids for an import */
	       "    ON o.foreign_no = t.code"
	       " ORDER BY t.n",
	.param_count = 1,
	DB_ROWS(struct retail_found_row, found_columns),
};

const struct db_query stmt_retail_order_positions = {
	.name = "retail.order_positions",
	.sql = "SELECT order_id, position"
	       "  FROM order_lines" /* unscoped: of the orders just found */
	       " WHERE order_id IN @in ORDER BY order_id, position",
	.param_count = 1,
	DB_ROWS(struct retail_position_row, position_columns),
};

/* Completed, clear, shipped and received in whole; nothing says that a tax
 * invoice was made of it, or that it was paid. */
const struct db_query stmt_retail_order_add = {
	.name = "retail.order_add",
	.sql = "INSERT INTO orders (customer_id, rep_id, team_id, foreign_no,"
	       "  placed_at, state_since, total_fen, net_fen, tax_fen,"
	       "  line_count, quantity_total, headline, state, credit_facet,"
	       "  shipping_facet, receipt_facet, invoice_facet, payment_facet)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 8, 1, 2, 2, 0, 0)",
	.param_count = 12,
};

const struct db_query stmt_retail_order_line_add = {
	.name = "retail.order_line_add",
	.sql = "INSERT INTO order_lines (order_id, position, product_id, sku,"
	       "  name, quantity, unit_price_1e4, list_price_1e4, amount_fen,"
	       "  net_fen, tax_fen, tax_rate_bp, promised_now, shipped, signed,"
	       "  spec, unit, unit_en, price_source)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  '', '件', 'pc', 4)",
	.param_count = 15,
};

const struct db_query stmt_retail_order_grow = {
	.name = "retail.order_grow",
	.sql = "UPDATE orders SET total_fen = total_fen + ?,"
	       "  net_fen = net_fen + ?, tax_fen = tax_fen + ?,"
	       "  line_count = line_count + ?,"
	       "  quantity_total = quantity_total + ?"
	       " WHERE id = ?",
	.param_count = 6,
};

const struct db_query stmt_retail_order_event_add = {
	.name = "retail.order_event_add",
	.sql = "INSERT INTO order_events (order_id, at, kind, from_state,"
	       "  to_state) VALUES (?, ?, 'imported', 8, 8)",
	.param_count = 2,
};

const struct db_query stmt_retail_shipments = {
	.name = "retail.shipments",
	.sql = "SELECT t.n, s.id, s.customer_id, 0, 0 FROM " TEXTS
	       " STRAIGHT_JOIN shipments AS s" /* unscoped: ids for an import */
	       "    ON s.foreign_no = t.code"
	       " ORDER BY t.n",
	.param_count = 1,
	DB_ROWS(struct retail_found_row, found_columns),
};

const struct db_query stmt_retail_shipment_add = {
	.name = "retail.shipment_add",
	.sql = "INSERT INTO shipments (order_id, customer_id, rep_id, team_id,"
	       "  foreign_no, value_fen, sent_at, delivered_at, closed_at,"
	       "  state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 4)",
	.param_count = 9,
};

const struct db_query stmt_retail_shipment_line_add = {
	.name = "retail.shipment_line_add",
	.sql = "INSERT INTO shipment_lines (shipment_id, position, batch_id,"
	       "  quantity) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

const struct db_query stmt_retail_shipment_grow = {
	.name = "retail.shipment_grow",
	.sql = "UPDATE shipments SET value_fen = value_fen + ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column total_columns[] = {
	DB_COLUMN(struct receivable_import, customer_id),
	DB_COLUMN(struct receivable_import, rep_id),
	DB_COLUMN(struct receivable_import, team_id),
	DB_COLUMN(struct receivable_import, order_id),
	DB_COLUMN(struct receivable_import, shipment_id),
	DB_COLUMN(struct receivable_import, foreign_no),
	DB_COLUMN(struct receivable_import, at),
	DB_COLUMN(struct receivable_import, amount_fen),
	DB_COLUMN(struct receivable_import, tax_fen),
};

const struct db_query stmt_retail_order_totals = {
	/* unscoped: of the orders an import just stored */
	.name = "retail.order_totals",
	.sql = "SELECT o.customer_id, o.rep_id, o.team_id, o.id, s.id,"
	       "  o.foreign_no, o.placed_at, o.total_fen, o.tax_fen"
	       "  FROM orders AS o JOIN shipments AS s"
	       "    ON s.order_id = o.id AND s.foreign_no = o.foreign_no"
	       " WHERE o.id IN @in ORDER BY o.id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct receivable_import, total_columns),
};

/* --- Credit notes ------------------------------------------------------------ */

const struct db_query stmt_retail_notes = {
	.name = "retail.notes",
	.sql =
	    "SELECT t.n, n.id, n.customer_id, 0, 0 FROM " TEXTS
	    " STRAIGHT_JOIN credit_notes AS n" /* unscoped: ids for an import */
	    "    ON n.foreign_no = t.code"
	    " ORDER BY t.n",
	.param_count = 1,
	DB_ROWS(struct retail_found_row, found_columns),
};

const struct db_query stmt_retail_note_positions = {
	.name = "retail.note_positions",
	.sql =
	    "SELECT credit_note_id, position"
	    "  FROM credit_note_lines" /* unscoped: of the notes just found */
	    " WHERE credit_note_id IN @in"
	    " ORDER BY credit_note_id, position",
	.param_count = 1,
	DB_ROWS(struct retail_position_row, position_columns),
};

const struct db_query stmt_retail_note_add = {
	.name = "retail.note_add",
	.sql = "INSERT INTO credit_notes (customer_id, rep_id, team_id,"
	       "  foreign_no, at, amount_fen, line_count, kind)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
	.param_count = 7,
};

const struct db_query stmt_retail_note_line_add = {
	.name = "retail.note_line_add",
	.sql = "INSERT INTO credit_note_lines (credit_note_id, position,"
	       "  product_id, quantity, unit_price_1e4, amount_fen)"
	       " VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_query stmt_retail_note_grow = {
	.name = "retail.note_grow",
	.sql = "UPDATE credit_notes SET amount_fen = amount_fen + ?,"
	       "  line_count = line_count + ? WHERE id = ?",
	.param_count = 3,
};
