/**
 * @file
 * Every SQL statement of credit_group.c, and nothing else.
 */
#include "domain/credit_group_sql.h"

static const struct db_column group_columns[] = {
	DB_COLUMN(struct credit_group, id),
	DB_COLUMN(struct credit_group, name),
	DB_COLUMN(struct credit_group, limit_fen),
	DB_COLUMN(struct credit_group, used_fen),
	DB_COLUMN(struct credit_group, member_count),
};

const struct db_query stmt_credit_group_lock = {
	.name = "credit_group.lock",
	.sql = "SELECT g.id, g.name, g.limit_fen, g.used_fen, 0"
	       "  FROM credit_groups AS g WHERE g.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct credit_group, group_columns),
};

const struct db_query stmt_credit_group_insert = {
	.name = "credit_group.insert",
	.sql = "INSERT INTO credit_groups (name, limit_fen) VALUES (?, ?)",
	.param_count = 2,
};

const struct db_query stmt_credit_group_limit = {
	.name = "credit_group.limit",
	.sql = "UPDATE credit_groups SET limit_fen = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_credit_group_open = {
	/* unscoped: for who decides on all customers' credit */
	.name = "credit_group.open",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen)"
	       " SELECT c.id, 0 FROM customers AS c WHERE c.id = ?"
	       " ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)",
	.param_count = 1,
};

static const struct db_column account_columns[] = {
	DB_COLUMN(struct group_account_row, customer_id),
	DB_COLUMN(struct group_account_row, used_fen),
	DB_COLUMN(struct group_account_row, group_id),
};

const struct db_query stmt_credit_group_account = {
	/* unscoped: for who decides on all customers' credit */
	.name = "credit_group.account",
	.sql = "SELECT a.customer_id, a.used_fen, a.group_id"
	       "  FROM credit_accounts AS a WHERE a.customer_id = ?"
	       "   FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct group_account_row, account_columns),
};

const struct db_query stmt_credit_group_move = {
	.name = "credit_group.move",
	.sql = "UPDATE credit_accounts SET group_id = ? WHERE customer_id = ?",
	.param_count = 2,
};

const struct db_query stmt_credit_group_add = {
	.name = "credit_group.add",
	.sql = "UPDATE credit_groups SET used_fen = used_fen + ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_credit_group_change = {
	/* unscoped: for who decides on all customers' credit */
	.name = "credit_group.change",
	.sql = "INSERT INTO credit_changes (customer_id, kind, at, user_id,"
	       "  limit_before_fen, limit_after_fen, note)"
	       " SELECT a.customer_id, 7, ?, ?, a.limit_fen, a.limit_fen, ?"
	       "   FROM credit_accounts AS a WHERE a.customer_id = ?",
	.param_count = 4,
};

const struct db_query stmt_credit_group_find = {
	/* unscoped: for who sees all customers' credit */
	.name = "credit_group.find",
	.sql = "SELECT g.id, g.name, g.limit_fen, g.used_fen,"
	       "  (SELECT COUNT(*) FROM credit_accounts AS a"
	       "    WHERE a.group_id = g.id)"
	       "  FROM credit_groups AS g WHERE g.id = ?",
	.param_count = 1,
	DB_ROWS(struct credit_group, group_columns),
};

const struct db_query stmt_credit_group_list = {
	/* unscoped: for who sees all customers' credit */
	.name = "credit_group.list",
	.sql = "SELECT g.id, g.name, g.limit_fen, g.used_fen,"
	       "  (SELECT COUNT(*) FROM credit_accounts AS a"
	       "    WHERE a.group_id = g.id)"
	       "  FROM credit_groups AS g ORDER BY g.name, g.id LIMIT 500",
	.param_count = 0,
	DB_ROWS(struct credit_group, group_columns),
};

static const struct db_column member_columns[] = {
	DB_COLUMN(struct credit_group_member, customer_id),
	DB_COLUMN(struct credit_group_member, customer_code),
	DB_COLUMN(struct credit_group_member, customer_name),
	DB_COLUMN(struct credit_group_member, customer_name_en),
	DB_COLUMN(struct credit_group_member, limit_fen),
	DB_COLUMN(struct credit_group_member, used_fen),
};

const struct db_query stmt_credit_group_members = {
	.name = "credit_group.members",
	.sql = "SELECT c.id, c.code, c.name, c.name_en, a.limit_fen, a.used_fen"
	       "  FROM credit_accounts AS a"
	       "  JOIN customers AS c ON c.id = a.customer_id"
	       " WHERE a.group_id = ? AND @scope(c)"
	       " ORDER BY a.used_fen DESC, c.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct credit_group_member, member_columns),
};

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct credit_group_difference, group_id),
	DB_COLUMN(struct credit_group_difference, used_fen),
	DB_COLUMN(struct credit_group_difference, found_fen),
};

const struct db_query stmt_credit_group_check = {
	/* unscoped: the books as a whole, for the command line */
	.name = "credit_group.check",
	.sql = "SELECT g.id, g.used_fen,"
	       "  CAST(IFNULL(SUM(a.used_fen), 0) AS SIGNED)"
	       "  FROM credit_groups AS g"
	       "  LEFT JOIN credit_accounts AS a ON a.group_id = g.id"
	       " GROUP BY g.id, g.used_fen"
	       " HAVING g.used_fen <> IFNULL(SUM(a.used_fen), 0) LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct credit_group_difference, difference_columns),
};
