/**
 * @file
 * Every SQL statement of receivable_core.c, and nothing else.
 */
#include "domain/receivable_core_sql.h"

static const struct db_column id_columns[] = {
	DB_COLUMN(struct core_id_row, id),
};

const struct db_query stmt_money_orders_of = {
	/* unscoped: of receivables whose customer was judged before */
	.name = "money.orders_of",
	.sql = "SELECT DISTINCT order_id FROM receivables"
	       " WHERE id IN @in AND order_id IS NOT NULL"
	       " ORDER BY order_id LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct core_id_row, id_columns),
};

const struct db_query stmt_money_orders_lock = {
	/* unscoped: of receivables whose customer was judged before */
	.name = "money.orders_lock",
	.sql = "SELECT id FROM orders WHERE id IN @in"
	       " ORDER BY id LIMIT 1024 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct core_id_row, id_columns),
};

static const struct db_column receivable_columns[] = {
	DB_COLUMN(struct core_receivable, id),
	DB_COLUMN(struct core_receivable, customer_id),
	DB_COLUMN(struct core_receivable, order_id),
	DB_COLUMN(struct core_receivable, posted_on),
	DB_COLUMN(struct core_receivable, due_on),
	DB_COLUMN(struct core_receivable, amount_fen),
	DB_COLUMN(struct core_receivable, open_fen),
	DB_COLUMN(struct core_receivable, invoiced_fen),
	DB_COLUMN(struct core_receivable, tax_fen),
};

const struct db_query stmt_money_receivables_lock = {
	/* unscoped: the customer of each is judged by the caller */
	.name = "money.receivables_lock",
	.sql = "SELECT id, customer_id, order_id, posted_on, due_on,"
	       "  amount_fen, open_fen, invoiced_fen, tax_fen"
	       "  FROM receivables WHERE id IN @in"
	       " ORDER BY id LIMIT 1024 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct core_receivable, receivable_columns),
};

const struct db_column money_receivable_save_columns[] = {
	DB_COLUMN(struct core_receivable, open_fen),
	DB_COLUMN(struct core_receivable, invoiced_fen),
	DB_COLUMN(struct core_receivable, due_on),
	DB_COLUMN(struct core_receivable, id),
};

const size_t money_receivable_save_column_count =
    ARRAY_LEN(money_receivable_save_columns);

const struct db_query stmt_money_receivable_save = {
	.name = "money.receivable_save",
	.sql = "UPDATE receivables SET open_fen = ?, invoiced_fen = ?,"
	       "  due_on = ? WHERE id = ?",
	.param_count = 4,
};

/* Paid or invoiced in whole: all of it is sent, and nothing is left. */
const struct db_query stmt_money_facets = {
	/* unscoped: of orders locked before */
	.name = "money.facets",
	.sql = "UPDATE orders AS o JOIN"
	       "  (SELECT r.order_id AS id, SUM(r.amount_fen) AS amount,"
	       "          SUM(r.open_fen) AS open,"
	       "          SUM(r.invoiced_fen) AS invoiced,"
	       "          SUM(r.amount_fen - r.invoiced_fen - IFNULL("
	       "            (SELECT SUM(n.amount_fen) FROM credit_notes AS n"
	       "              WHERE n.receivable_id = r.id), 0) - IFNULL("
	       "            (SELECT SUM(y.amount_fen)"
	       "               FROM credit_note_shares AS y"
	       "              WHERE y.receivable_id = r.id), 0)) AS bare"
	       "     FROM receivables AS r WHERE r.order_id IN @in"
	       "    GROUP BY r.order_id) AS x ON x.id = o.id"
	       "   SET o.payment_facet = CASE WHEN x.open = x.amount THEN 0"
	       "         WHEN x.open = 0 AND o.state IN (7, 8, 11) THEN 2"
	       "         ELSE 1 END,"
	       "       o.invoice_facet = CASE WHEN x.invoiced = 0 THEN 0"
	       "         WHEN x.bare <= 0 AND o.state IN (7, 8, 11) THEN 2"
	       "         ELSE 1 END",
	.param_count = 1,
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct core_customer, id),
	DB_COLUMN(struct core_customer, rep_id),
	DB_COLUMN(struct core_customer, team_id),
	DB_COLUMN(struct core_customer, name),
};

const struct db_query stmt_money_customer = {
	.name = "money.customer",
	.sql = "SELECT c.id, c.rep_id, c.team_id, c.name"
	       "  FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct core_customer, customer_columns),
};

const struct db_column money_use_columns[] = {
	DB_COLUMN(struct core_use, customer_id),
	DB_COLUMN(struct core_use, amount_fen),
};

const size_t money_use_column_count = ARRAY_LEN(money_use_columns);

const struct db_query stmt_money_use_many = {
	.name = "money.use_many",
	.sql =
	    "INSERT INTO credit_accounts (customer_id, used_fen, check_mode)"
	    " VALUES (?, ?, 2)"
	    " ON DUPLICATE KEY UPDATE used_fen = used_fen + VALUES(used_fen)",
	.param_count = 2,
};

const struct db_column money_group_use_columns[] = {
	DB_COLUMN(struct core_use, amount_fen),
	DB_COLUMN(struct core_use, customer_id),
};

const struct db_query stmt_money_group_use_many = {
	.name = "money.group_use_many",
	.sql = "UPDATE credit_groups AS g"
	       "  JOIN credit_accounts AS a ON a.group_id = g.id"
	       "   SET g.used_fen = g.used_fen + ? WHERE a.customer_id = ?",
	.param_count = 2,
};

const struct db_query stmt_money_receivable_insert = {
	.name = "money.receivable_insert",
	.sql = "INSERT INTO receivables (customer_id, rep_id, team_id, kind,"
	       "  order_id, shipment_id, return_id, return_position,"
	       "  foreign_no, posted_at, posted_on, due_on, amount_fen,"
	       "  open_fen, tax_fen)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 15,
};
