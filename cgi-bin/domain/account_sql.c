/**
 * @file
 * Every SQL statement of the account page.
 */
#include "domain/account_sql.h"

#include "domain/account.h"
#include "domain/licence_papers.h"

static const struct db_column find_columns[] = {
	DB_COLUMN(struct account, id),
	DB_COLUMN(struct account, code),
	DB_COLUMN(struct account, name),
	DB_COLUMN(struct account, name_en),
	DB_COLUMN(struct account, class),
	DB_COLUMN(struct account, state),
	DB_COLUMN(struct account, is_key),
	DB_COLUMN(struct account, is_opening),
	DB_COLUMN(struct account, province),
	DB_COLUMN(struct account, city),
	DB_COLUMN(struct account, rep),
	DB_COLUMN(struct account, service),
	DB_COLUMN(struct account, credit_officer),
	DB_COLUMN(struct account, sponsor),
	DB_COLUMN(struct account, return_conduct),
	DB_COLUMN(struct account, has_credit),
	DB_COLUMN(struct account, grade),
	DB_COLUMN(struct account, limit_fen),
	DB_COLUMN(struct account, temp_limit_fen),
	DB_COLUMN(struct account, used_fen),
	DB_COLUMN(struct account, overdue_fen),
	DB_COLUMN(struct account, temp_until),
	DB_COLUMN(struct account, limit_until),
	DB_COLUMN(struct account, overdue_since),
	DB_COLUMN(struct account, is_unchecked),
	DB_COLUMN(struct account, frozen),
	DB_COLUMN(struct account, since),
	DB_COLUMN(struct account, papers),
};

const struct db_query stmt_account_find = {
	.name = "account.find",
	.sql = "SELECT c.id, c.code, c.name, c.name_en, c.class, c.state,"
	       "  c.is_key, c.opening = 1, c.province, c.city, r.name, s.name,"
	       "  o.name, x.name, c.return_conduct, a.customer_id IS NOT NULL,"
	       "  a.grade, a.limit_fen, a.temp_limit_fen, a.used_fen,"
	       "  a.overdue_fen, a.temp_until, a.limit_until, a.overdue_since,"
	       "  a.check_mode = 2, a.frozen, c.created_at, " LICENCE_PAPERS
	       "  FROM customers AS c"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       "  LEFT JOIN users AS r ON r.id = c.rep_id"
	       "  LEFT JOIN users AS s ON s.id = c.service_id"
	       "  LEFT JOIN users AS o ON o.id = c.credit_officer_id"
	       "  LEFT JOIN users AS x ON x.id = c.sponsor_id"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct account, find_columns),
};

static const struct db_column month_columns[] = {
	DB_COLUMN(struct account_month, month),
	DB_COLUMN(struct account_month, sold_fen),
	DB_COLUMN(struct account_month, returned_fen),
};

const struct db_query stmt_account_months = {
	/* unscoped: of a customer found in scope */
	.name = "account.months",
	.sql = "SELECT month, sold_fen, returned_fen FROM sales_months"
	       " WHERE customer_id = ? ORDER BY month DESC LIMIT 240",
	.param_count = 1,
	DB_ROWS(struct account_month, month_columns),
};

static const struct db_column mix_columns[] = {
	DB_COLUMN(struct account_mix, category_id),
	DB_COLUMN(struct account_mix, name),
	DB_COLUMN(struct account_mix, name_en),
	DB_COLUMN(struct account_mix, now_fen),
	DB_COLUMN(struct account_mix, before_fen),
};

const struct db_query stmt_account_mix = {
	/* unscoped: of a customer found in scope */
	.name = "account.mix",
	.sql = "SELECT x.category_id, g.name, g.name_en,"
	       "  SUM(IF(x.month >= ?, x.amount_fen, 0)) AS now_fen,"
	       "  SUM(IF(x.month < ?, x.amount_fen, 0)) AS before_fen"
	       "  FROM sales_mix AS x"
	       "  LEFT JOIN categories AS g ON g.id = x.category_id"
	       " WHERE x.customer_id = ? AND x.month BETWEEN ? AND ?"
	       " GROUP BY x.category_id"
	       " ORDER BY SUM(x.amount_fen) DESC, x.category_id LIMIT 50",
	.param_count = 5,
	DB_ROWS(struct account_mix, mix_columns),
};

static const struct db_column product_columns[] = {
	DB_COLUMN(struct account_product, product_id),
	DB_COLUMN(struct account_product, sku),
	DB_COLUMN(struct account_product, name),
	DB_COLUMN(struct account_product, name_en),
	DB_COLUMN(struct account_product, now_quantity),
	DB_COLUMN(struct account_product, before_quantity),
	DB_COLUMN(struct account_product, now_fen),
	DB_COLUMN(struct account_product, before_fen),
};

#define SELECT_PRODUCTS                                                         \
	"SELECT t.product_id, p.sku, p.name, p.name_en, t.now_quantity,"        \
	"  t.before_quantity, t.now_fen, t.before_fen FROM ("                   \
	" SELECT o.product_id,"                                                 \
	"  SUM(IF(s.sent_at >= ?, l.quantity - l.refused, 0)) AS now_quantity," \
	"  SUM(IF(s.sent_at < ?, l.quantity - l.refused, 0))"                   \
	"   AS before_quantity,"                                                \
	"  SUM(IF(s.sent_at >= ?, ROUND((o.net_fen + o.tax_fen)"                \
	"   * (l.quantity - l.refused) / o.quantity), 0)) AS now_fen,"          \
	"  SUM(IF(s.sent_at < ?, ROUND((o.net_fen + o.tax_fen)"                 \
	"   * (l.quantity - l.refused) / o.quantity), 0)) AS before_fen"        \
	"  FROM shipments AS s"                                                 \
	"  JOIN shipment_lines AS l ON l.shipment_id = s.id"                    \
	"  JOIN order_lines AS o ON o.order_id = s.order_id"                    \
	"   AND o.position = l.position"                                        \
	" WHERE s.customer_id = ? AND s.sent_at >= ? AND s.sent_at < ?"         \
	" GROUP BY o.product_id) AS t"                                          \
	"  JOIN products AS p ON p.id = t.product_id"                           \
	" WHERE ? < 0 OR IFNULL(p.category_id, 0) = ?"

const struct db_query stmt_account_products_fell = {
	/* unscoped: of a customer found in scope */
	.name = "account.products_fell",
	.sql = SELECT_PRODUCTS
	" ORDER BY t.now_fen - t.before_fen, t.product_id LIMIT 50",
	.param_count = 9,
	DB_ROWS(struct account_product, product_columns),
};

const struct db_query stmt_account_products_rose = {
	/* unscoped: of a customer found in scope */
	.name = "account.products_rose",
	.sql = SELECT_PRODUCTS
	" ORDER BY t.now_fen - t.before_fen DESC, t.product_id LIMIT 50",
	.param_count = 9,
	DB_ROWS(struct account_product, product_columns),
};

static const struct db_column day_columns[] = {
	DB_COLUMN(struct account_day, day),
	DB_COLUMN(struct account_day, order_count),
};

const struct db_query stmt_account_days = {
	/* unscoped: of a customer found in scope */
	.name = "account.days",
	.sql = "SELECT day, order_count FROM sales_days"
	       " WHERE customer_id = ? AND day BETWEEN ? AND ?"
	       " ORDER BY day LIMIT 400",
	.param_count = 3,
	DB_ROWS(struct account_day, day_columns),
};

static const struct db_column open_columns[] = {
	DB_COLUMN(struct account_open, orders),
	DB_COLUMN(struct account_open, held),
	DB_COLUMN(struct account_open, shipments),
	DB_COLUMN(struct account_open, returns),
	DB_COLUMN(struct account_open, tickets),
	DB_COLUMN(struct account_open, late_tickets),
	DB_COLUMN(struct account_open, last_order_at),
};

/* Tickets: of those who see all of the company's, never those about them. */
const struct db_query stmt_account_open = {
	/* unscoped: of a customer found in scope */
	.name = "account.open",
	.sql = "SELECT o.orders, o.held, (SELECT COUNT(*) FROM shipments AS s"
	       "   JOIN orders AS q ON q.id = s.order_id"
	       "  WHERE q.customer_id = ? AND q.state IN (6, 7)"
	       "    AND s.state IN (1, 2, 3)),"
	       "  (SELECT COUNT(*) FROM returns AS r WHERE r.customer_id = ?"
	       "    AND r.state BETWEEN 2 AND 10),"
	       "  IFNULL(t.tickets, 0), IFNULL(t.late, 0),"
	       "  (SELECT MAX(l.placed_at) FROM orders AS l"
	       "    WHERE l.customer_id = ?)"
	       "  FROM (SELECT COUNT(*) AS orders,"
	       "    IFNULL(SUM(credit_facet = 2), 0) AS held FROM orders"
	       "   WHERE customer_id = ? AND state BETWEEN 2 AND 7) AS o"
	       "  JOIN (SELECT COUNT(*) AS tickets,"
	       "    SUM(next_due_at < ?) AS late FROM tickets"
	       "   WHERE customer_id = ? AND state <= 8 AND ?"
	       "     AND (person_id IS NULL OR person_id <> ?)) AS t",
	.param_count = 8,
	DB_ROWS(struct account_open, open_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct account_event, kind),
	DB_COLUMN(struct account_event, id),
	DB_COLUMN(struct account_event, foreign_no),
	DB_COLUMN(struct account_event, text),
	DB_COLUMN(struct account_event, at),
	DB_COLUMN(struct account_event, amount_fen),
};

const struct db_query stmt_account_timeline = {
	/* unscoped: of a customer found in scope */
	.name = "account.timeline",
	.sql = "(SELECT 1, id, foreign_no, headline, placed_at AS at, total_fen"
	       "  FROM orders WHERE customer_id = ? AND placed_at < ?"
	       "  ORDER BY placed_at DESC, id DESC LIMIT ?)"
	       " UNION ALL (SELECT 2, id, foreign_no, carrier, sent_at,"
	       "  value_fen FROM shipments WHERE customer_id = ?"
	       "  AND sent_at < ? ORDER BY sent_at DESC, id DESC LIMIT ?)"
	       " UNION ALL (SELECT 3, id, NULL, payer, posted_at, amount_fen"
	       "  FROM receipts WHERE ? AND customer_id = ? AND posted_at < ?"
	       "  ORDER BY posted_at DESC, id DESC LIMIT ?)"
	       " UNION ALL (SELECT 4, id, foreign_no, note, at, amount_fen"
	       "  FROM credit_notes WHERE ? AND customer_id = ? AND at < ?"
	       "  ORDER BY at DESC, id DESC LIMIT ?)"
	       " UNION ALL (SELECT 5, id, foreign_no, headline, created_at,"
	       "  credit_asked_fen FROM returns WHERE ? AND customer_id = ?"
	       "  AND created_at < ? AND state > 1"
	       "  ORDER BY created_at DESC, id DESC LIMIT ?)"
	       " UNION ALL (SELECT 6, id, IF(kind = 2, 'K', 'T'), subject,"
	       "  opened_at, 0 FROM tickets WHERE ? AND customer_id = ?"
	       "  AND opened_at < ? AND (person_id IS NULL OR person_id <> ?)"
	       "  ORDER BY opened_at DESC, id DESC LIMIT ?)"
	       " ORDER BY at DESC, id DESC LIMIT ?",
	.param_count = 24,
	DB_ROWS(struct account_event, event_columns),
};

static const struct db_column contact_columns[] = {
	DB_COLUMN(struct account_contact, id),
	DB_COLUMN(struct account_contact, name),
	DB_COLUMN(struct account_contact, position),
	DB_COLUMN(struct account_contact, mobile),
	DB_COLUMN(struct account_contact, buying_role),
};

const struct db_query stmt_account_contacts = {
	/* unscoped: of a customer found in scope */
	.name = "account.contacts",
	.sql = "SELECT id, name, position, mobile, buying_role FROM contacts"
	       " WHERE customer_id = ? AND state = 1 ORDER BY id LIMIT 6",
	.param_count = 1,
	DB_ROWS(struct account_contact, contact_columns),
};

static const struct db_column paper_columns[] = {
	DB_COLUMN(struct account_paper, is_contract),
	DB_COLUMN(struct account_paper, id),
	DB_COLUMN(struct account_paper, name),
	DB_COLUMN(struct account_paper, name_en),
	DB_COLUMN(struct account_paper, number),
	DB_COLUMN(struct account_paper, state),
	DB_COLUMN(struct account_paper, valid_to),
};

const struct db_query stmt_account_papers = {
	/* unscoped: of a customer found in scope */
	.name = "account.papers",
	.sql = "(SELECT 0, l.id, k.name, k.name_en, l.number, l.state,"
	       "  l.valid_to FROM licences AS l"
	       "  JOIN licence_kinds AS k ON k.id = l.kind_id"
	       " WHERE l.customer_id = ? AND l.state IN (1, 2))"
	       " UNION ALL (SELECT 1, id, title, NULL, number, state, valid_to"
	       "  FROM contracts WHERE ? AND customer_id = ?"
	       "   AND state BETWEEN 4 AND 8)"
	       " ORDER BY valid_to IS NULL, valid_to, id LIMIT 12",
	.param_count = 3,
	DB_ROWS(struct account_paper, paper_columns),
};
