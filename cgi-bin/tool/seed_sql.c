/**
 * @file
 * Statements of `qutong seed-demo`.  Program: tool.
 */
#include "tool/seed_sql.h"

static const struct db_column done_columns[] = {
	DB_COLUMN(struct seed_done, value),
};

const struct db_query stmt_seed_done = {
	.name = "seed.done",
	.sql = "SELECT value FROM settings WHERE name = 'demo_loaded'",
	DB_ROWS(struct seed_done, done_columns),
};

const struct db_query stmt_seed_played = {
	.name = "seed.played",
	.sql = "SELECT value FROM settings WHERE name = 'demo_played'",
	DB_ROWS(struct seed_done, done_columns),
};

static const struct db_column product_columns[] = {
	DB_COLUMN(struct seed_product, id),
	DB_COLUMN(struct seed_product, sku),
	DB_COLUMN(struct seed_product, step),
	DB_COLUMN(struct seed_product, price_1e4),
};

const struct db_query stmt_seed_products = {
	.name = "seed.products",
	.sql = "SELECT p.id, p.sku, p.step, r.price_1e4 FROM products AS p"
	       "  JOIN prices AS r ON r.product_id = p.id"
	       "   AND r.price_list_id = 1 AND r.min_quantity = 1"
	       " WHERE p.state = 1 AND p.restricted = 0"
	       "   AND (SELECT SUM(s.on_hand - s.reserved) FROM stocks AS s"
	       "         WHERE s.product_id = p.id AND s.status = 1) > 5000"
	       " ORDER BY p.id LIMIT 200",
	DB_ROWS(struct seed_product, product_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct seed_customer, id),
	DB_COLUMN(struct seed_customer, class),
	DB_COLUMN(struct seed_customer, login),
	DB_COLUMN(struct seed_customer, limit_fen),
	DB_COLUMN(struct seed_customer, term_days),
	DB_COLUMN(struct seed_customer, rep_id),
};

const struct db_query stmt_seed_customers = {
	.name = "seed.customers",
	.sql = "SELECT c.id, c.class, u.login, a.limit_fen, a.term_days,"
	       "  c.rep_id FROM customers AS c"
	       "  JOIN credit_accounts AS a ON a.customer_id = c.id"
	       "  JOIN users AS u ON u.id ="
	       "    (SELECT MIN(m.user_id) FROM memberships AS m"
	       "       JOIN membership_roles AS r ON r.membership_id = m.id"
	       "      WHERE m.customer_id = c.id AND r.role = 'buyer')"
	       " WHERE c.id <= 30 ORDER BY c.id LIMIT 30",
	DB_ROWS(struct seed_customer, customer_columns),
};

static const struct db_column sum_columns[] = {
	DB_COLUMN(struct seed_sum, fen),
};

const struct db_query stmt_seed_used = {
	.name = "seed.used",
	.sql = "SELECT CAST(IFNULL(SUM(e.amount_fen), 0) AS SIGNED)"
	       "  FROM credit_entries AS e"
	       " WHERE (e.document_kind = 1 AND e.document_id = ?)"
	       "    OR (e.document_kind = 2 AND e.document_id IN"
	       "        (SELECT s.id FROM shipments AS s"
	       "          WHERE s.order_id = ?))",
	.param_count = 2,
	DB_ROWS(struct seed_sum, sum_columns),
};

const struct db_query stmt_seed_told = {
	.name = "seed.told",
	.sql = "UPDATE outbox SET done_at = ?"
	       " WHERE at < ? AND done_at IS NULL",
	.param_count = 2,
};

const struct db_query stmt_seed_note = {
	.name = "seed.note",
	.sql = "INSERT INTO settings (name, value, changed_at)"
	       " VALUES (?, '1', ?)"
	       " ON DUPLICATE KEY UPDATE value = '1'",
	.param_count = 2,
};

const char *const seed_relaxed[2] = {
	"SET GLOBAL innodb_flush_log_at_trx_commit = 2",
	"SET GLOBAL sync_binlog = 0",
};

const char *const seed_durable[2] = {
	"SET GLOBAL innodb_flush_log_at_trx_commit = 1",
	"SET GLOBAL sync_binlog = 1",
};
