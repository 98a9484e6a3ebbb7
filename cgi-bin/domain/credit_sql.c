/**
 * @file
 * Every SQL statement of credit.c, and nothing else.
 */
#include "domain/credit_sql.h"

static const struct db_column account_columns[] = {
	DB_COLUMN(struct credit_account, customer_id),
	DB_COLUMN(struct credit_account, limit_fen),
	DB_COLUMN(struct credit_account, limit_until),
	DB_COLUMN(struct credit_account, temp_limit_fen),
	DB_COLUMN(struct credit_account, temp_until),
	DB_COLUMN(struct credit_account, term_days),
	DB_COLUMN(struct credit_account, used_fen),
	DB_COLUMN(struct credit_account, overdue_fen),
	DB_COLUMN(struct credit_account, overdue_since),
	DB_COLUMN(struct credit_account, no_check),
	DB_COLUMN(struct credit_account, is_frozen),
	DB_COLUMN(struct credit_account, group_id),
	DB_COLUMN(struct credit_account, group_limit_fen),
	DB_COLUMN(struct credit_account, group_used_fen),
};

/* The account is read, and locked, before the group it names. */
#define ACCOUNT_SELECT                                                         \
	"SELECT a.customer_id, a.limit_fen, a.limit_until, a.temp_limit_fen,"  \
	"  a.temp_until, a.term_days, a.used_fen, a.overdue_fen,"              \
	"  a.overdue_since, a.check_mode = 2, a.frozen <> '', g.id,"           \
	"  g.limit_fen, g.used_fen"                                            \
	"  FROM credit_accounts AS a"                                          \
	"  LEFT JOIN credit_groups AS g ON g.id = a.group_id"                  \
	" WHERE a.customer_id = ?"

/* Of a customer whose document was found in sight before. */
const struct db_query stmt_credit_find = {
	/* unscoped: of the customer of a document in sight */
	.name = "credit.find",
	.sql = ACCOUNT_SELECT,
	.param_count = 1,
	DB_ROWS(struct credit_account, account_columns),
};

const struct db_query stmt_credit_lock = {
	/* unscoped: of the customer of a document in sight */
	.name = "credit.lock",
	.sql = ACCOUNT_SELECT " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct credit_account, account_columns),
};

static const struct db_column panel_columns[] = {
	DB_COLUMN(struct credit_panel_row, account.customer_id),
	DB_COLUMN(struct credit_panel_row, account.limit_fen),
	DB_COLUMN(struct credit_panel_row, account.limit_until),
	DB_COLUMN(struct credit_panel_row, account.temp_limit_fen),
	DB_COLUMN(struct credit_panel_row, account.temp_until),
	DB_COLUMN(struct credit_panel_row, account.term_days),
	DB_COLUMN(struct credit_panel_row, account.used_fen),
	DB_COLUMN(struct credit_panel_row, account.overdue_fen),
	DB_COLUMN(struct credit_panel_row, account.overdue_since),
	DB_COLUMN(struct credit_panel_row, account.no_check),
	DB_COLUMN(struct credit_panel_row, account.is_frozen),
	DB_COLUMN(struct credit_panel_row, account.group_id),
	DB_COLUMN(struct credit_panel_row, account.group_limit_fen),
	DB_COLUMN(struct credit_panel_row, account.group_used_fen),
	DB_COLUMN(struct credit_panel_row, pending_fen),
	DB_COLUMN(struct credit_panel_row, earmarked_fen),
	DB_COLUMN(struct credit_panel_row, kept_fen),
};

/* Money earmarked to one order; money earmarked to others of its customer that
 * wait for confirmation and are not to be spent twice. */
#define EARMARKED(order)                                                       \
	"(SELECT CAST(IFNULL(SUM(r.amount_fen), 0) AS SIGNED)"                 \
	"   FROM receipts AS r WHERE r.order_id = " order                      \
	"    AND r.state = 1 AND r.settled_at IS NOT NULL)"
#define KEPT(customer, order)                                                  \
	"(SELECT CAST(IFNULL(SUM(r.amount_fen), 0) AS SIGNED)"                 \
	"   FROM receipts AS r JOIN orders AS p ON p.id = r.order_id"          \
	"  WHERE r.customer_id = " customer " AND r.unapplied_fen > 0"         \
	"    AND r.state = 1 AND r.settled_at IS NOT NULL"                     \
	"    AND r.order_id <> " order " AND p.state <= 3)"

const struct db_query stmt_credit_panel = {
	.name = "credit.panel",
	.sql = "SELECT c.id, a.limit_fen, a.limit_until, a.temp_limit_fen,"
	       "  a.temp_until, a.term_days, a.used_fen, a.overdue_fen,"
	       "  a.overdue_since, IFNULL(a.check_mode, 1) = 2,"
	       "  IFNULL(a.frozen, '') <> '', g.id, g.limit_fen, g.used_fen,"
	       "  (SELECT CAST(IFNULL(SUM(o.total_fen), 0) AS SIGNED)"
	       "     FROM orders AS o WHERE o.customer_id = c.id"
	       "      AND o.state = 3 AND o.id <> ?),"
	       "  " EARMARKED("?") ", " KEPT("c.id", "?")
	       "  FROM customers AS c"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       "  LEFT JOIN credit_groups AS g ON g.id = a.group_id"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 4,
	DB_ROWS(struct credit_panel_row, panel_columns),
};

static const struct db_column earmark_columns[] = {
	DB_COLUMN(struct credit_earmark_row, earmarked_fen),
	DB_COLUMN(struct credit_earmark_row, kept_fen),
};

const struct db_query stmt_credit_earmarks = {
	/* unscoped: of an order locked before */
	.name = "credit.earmarks",
	.sql = "SELECT " EARMARKED("?") ", " KEPT("?", "?"),
	.param_count = 3,
	DB_ROWS(struct credit_earmark_row, earmark_columns),
};

const struct db_query stmt_credit_entry = {
	.name = "credit.entry",
	.sql = "INSERT INTO credit_entries (customer_id, document_kind,"
	       "  document_id, event, part, amount_fen, at, user_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

const struct db_query stmt_credit_use = {
	.name = "credit.use",
	.sql =
	    "INSERT INTO credit_accounts (customer_id, used_fen)"
	    " VALUES (?, ?)"
	    " ON DUPLICATE KEY UPDATE used_fen = used_fen + VALUES(used_fen)",
	.param_count = 2,
};

const struct db_query stmt_credit_group_use = {
	.name = "credit.group_use",
	.sql = "UPDATE credit_groups AS g"
	       "  JOIN credit_accounts AS a ON a.group_id = g.id"
	       "   SET g.used_fen = g.used_fen + ? WHERE a.customer_id = ?",
	.param_count = 2,
};

static const struct db_column hold_row_columns[] = {
	DB_COLUMN(struct credit_hold_row, order_id),
	DB_COLUMN(struct credit_hold_row, reason),
	DB_COLUMN(struct credit_hold_row, state),
	DB_COLUMN(struct credit_hold_row, amount_fen),
	DB_COLUMN(struct credit_hold_row, since),
};

/* Of an order locked before. */
const struct db_query stmt_order_holds = {
	/* unscoped: of an order locked before */
	.name = "credit.order_holds",
	.sql = "SELECT order_id, reason, state, amount_fen, since"
	       "  FROM order_holds WHERE order_id = ?"
	       " ORDER BY reason LIMIT 10",
	.param_count = 1,
	DB_ROWS(struct credit_hold_row, hold_row_columns),
};

const struct db_query stmt_order_hold_save = {
	.name = "credit.order_hold_save",
	.sql = "INSERT INTO order_holds (order_id, reason, state, amount_fen,"
	       "  since) VALUES (?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE state = VALUES(state),"
	       "  amount_fen = VALUES(amount_fen), since = VALUES(since)",
	.param_count = 5,
};

const struct db_column credit_hold_columns[] = {
	DB_COLUMN(struct credit_hold_row, order_id),
	DB_COLUMN(struct credit_hold_row, reason),
	DB_COLUMN(struct credit_hold_row, state),
	DB_COLUMN(struct credit_hold_row, amount_fen),
	DB_COLUMN(struct credit_hold_row, since),
};

const size_t credit_hold_column_count = ARRAY_LEN(credit_hold_columns);

static const struct db_column held_columns[] = {
	DB_COLUMN(struct credit_held_row, id),
};

/* A job's list: for no person's eyes. */
const struct db_query stmt_credit_held_orders = {
	/* unscoped: a job of the system */
	.name = "credit.held_orders",
	.sql = "SELECT id FROM orders"
	       " WHERE customer_id = ? AND state IN (3, 4)"
	       "   AND credit_facet = 2"
	       " ORDER BY placed_at, id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct credit_held_row, held_columns),
};

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct credit_difference, kind),
	DB_COLUMN(struct credit_difference, customer_id),
	DB_COLUMN(struct credit_difference, order_id),
	DB_COLUMN(struct credit_difference, ledger_fen),
	DB_COLUMN(struct credit_difference, found_fen),
};

/* The books as a whole: for the command line, not for a person's page. */
const struct db_query stmt_credit_check_accounts = {
	/* unscoped: the books as a whole, for the command line */
	.name = "credit.check_accounts",
	.sql = "SELECT 1, x.customer_id, 0, CAST(SUM(x.ledger) AS SIGNED),"
	       "  CAST(SUM(x.used) AS SIGNED)"
	       "  FROM (SELECT customer_id, 0 AS ledger, used_fen AS used"
	       "          FROM credit_accounts"
	       "         UNION ALL"
	       "        SELECT customer_id, amount_fen, 0"
	       "          FROM credit_entries) AS x"
	       " GROUP BY x.customer_id"
	       " HAVING SUM(x.ledger) <> SUM(x.used) LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct credit_difference, difference_columns),
};

/* V(q) = round(total × q / quantity), as base/money: half away from zero. */
#define PART(q)                                                                \
	"((2 * CAST(l.amount_fen - l.discount_fen AS DECIMAL(20, 0)) * (" q    \
	") + l.quantity) DIV (2 * l.quantity))"

/* A confirmed order uses what is not cancelled less what came back.  Order by
 * order along the keys, and rounding only where a part is taken: a million lines
 * are not sorted. */
const struct db_query stmt_credit_check_orders = {
	/* unscoped: the books as a whole, for the command line */
	.name = "credit.check_orders",
	.sql = "SELECT 2, o.customer_id, o.id,"
	       "  CAST(IFNULL((SELECT SUM(e.amount_fen)"
	       "     FROM credit_entries AS e"
	       "    WHERE e.document_kind = 1 AND e.document_id = o.id), 0)"
	       "  + IFNULL((SELECT SUM(e.amount_fen) FROM shipments AS s"
	       "     STRAIGHT_JOIN credit_entries AS e"
	       "        ON e.document_kind = 2 AND e.document_id = s.id"
	       "    WHERE s.order_id = o.id), 0) AS SIGNED) AS ledger,"
	       "  CAST(IF(o.confirmed_at IS NULL, 0, IFNULL((SELECT SUM("
	       "     IF(l.cancelled = 0 AND l.refused = 0,"
	       "        l.amount_fen - l.discount_fen, "
	       PART("l.quantity - l.cancelled") " - "
	       PART("l.refused") "))"
	       "     FROM order_lines AS l"
	       "    WHERE l.order_id = o.id), 0)) AS SIGNED) AS found"
	       "  FROM orders AS o WHERE o.foreign_no IS NULL"
	       " HAVING ledger <> found LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct credit_difference, difference_columns),
};
