/**
 * @file
 * Every SQL statement of customer_group.c, and nothing else.
 */
#include "domain/customer_group_sql.h"

#include "domain/customer_group.h"

static const struct db_column member_columns[] = {
	DB_COLUMN(struct customer_member, id),
	DB_COLUMN(struct customer_member, parent_id),
	DB_COLUMN(struct customer_member, depth),
	DB_COLUMN(struct customer_member, code),
	DB_COLUMN(struct customer_member, name),
	DB_COLUMN(struct customer_member, name_en),
	DB_COLUMN(struct customer_member, rep),
	DB_COLUMN(struct customer_member, year_fen),
	DB_COLUMN(struct customer_member, before_fen),
	DB_COLUMN(struct customer_member, used_fen),
	DB_COLUMN(struct customer_member, overdue_fen),
};

/* Up to the head, then down again; the path keeps children with their parent.
 * UNION, not UNION ALL, ends a circle that nobody should have made. */
const struct db_query stmt_customer_group_members = {
	.name = "customer_group.members",
	.sql = "WITH RECURSIVE up (id, parent_id, height) AS ("
	       " SELECT id, parent_id, 0 FROM customers WHERE id = ?"
	       " UNION SELECT p.id, p.parent_id, up.height + 1"
	       "  FROM up JOIN customers AS p ON p.id = up.parent_id"
	       " WHERE up.height < 20),"
	       " down (id, depth, path) AS ("
	       " SELECT id, 0, CAST(LPAD(id, 12, '0') AS CHAR(400)) FROM up"
	       "  WHERE height = (SELECT MAX(height) FROM up)"
	       " UNION SELECT k.id, down.depth + 1,"
	       "  CONCAT(down.path, LPAD(k.id, 12, '0'))"
	       "  FROM down JOIN customers AS k ON k.parent_id = down.id"
	       " WHERE down.depth < 20)"
	       " SELECT c.id, c.parent_id, d.depth, c.code, c.name, c.name_en,"
	       "  u.name, IFNULL(s.year_fen, 0), IFNULL(s.before_fen, 0),"
	       "  IFNULL(a.used_fen, 0), IFNULL(a.overdue_fen, 0)"
	       "  FROM down AS d JOIN customers AS c ON c.id = d.id"
	       "  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       "  LEFT JOIN users AS u ON u.id = c.rep_id"
	       " WHERE @scope(c) ORDER BY d.path LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct customer_member, member_columns),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct customer_group_place, parent_id),
	DB_COLUMN(struct customer_group_place, parent_code),
	DB_COLUMN(struct customer_group_place, credit_group_id),
	DB_COLUMN(struct customer_group_place, credit_group),
};

/* The parent's code alone: of one out of reach nothing is shown. */
const struct db_query stmt_customer_group_place = {
	/* unscoped: of an account found in scope */
	.name = "customer_group.place",
	.sql = "SELECT IFNULL(k.parent_id, 0), p.code, IFNULL(g.id, 0), g.name"
	       "  FROM customers AS k"
	       "  LEFT JOIN customers AS p ON p.id = k.parent_id"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = k.id"
	       "  LEFT JOIN credit_groups AS g ON g.id = a.group_id"
	       " WHERE k.id = ?",
	.param_count = 1,
	DB_ROWS(struct customer_group_place, place_columns),
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct customer_group_core, id),
	DB_COLUMN(struct customer_group_core, parent_id),
	DB_COLUMN(struct customer_group_core, code),
};

const struct db_query stmt_customer_group_of_code = {
	.name = "customer_group.of_code",
	.sql = "SELECT c.id, c.parent_id, c.code FROM customers AS c"
	       " WHERE c.code = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct customer_group_core, core_columns),
};

const struct db_query stmt_customer_group_lock = {
	/* unscoped: on the way up from a customer in scope; nothing is shown */
	.name = "customer_group.lock",
	.sql = "SELECT id, parent_id, code FROM customers WHERE id = ?"
	       " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct customer_group_core, core_columns),
};

const struct db_query stmt_customer_group_set = {
	/* unscoped: of a customer locked in scope */
	.name = "customer_group.set",
	.sql = "UPDATE customers SET parent_id = ? WHERE id = ?",
	.param_count = 2,
};
