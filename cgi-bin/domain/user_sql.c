/**
 * @file
 * Every SQL statement about the administration of users, and nothing else.
 */
#include "domain/user_sql.h"

#include "domain/user.h"

static const struct db_column line_columns[] = {
	DB_COLUMN(struct user_line, id),
	DB_COLUMN(struct user_line, user_id),
	DB_COLUMN(struct user_line, customer_id),
	DB_COLUMN(struct user_line, login),
	DB_COLUMN(struct user_line, name),
	DB_COLUMN(struct user_line, company),
	DB_COLUMN(struct user_line, company_en),
	DB_COLUMN(struct user_line, role_names),
	DB_COLUMN(struct user_line, team_id),
	DB_COLUMN(struct user_line, state),
	DB_COLUMN(struct user_line, member),
	DB_COLUMN(struct user_line, is_shut),
	DB_COLUMN(struct user_line, has_two_factor),
	DB_COLUMN(struct user_line, signed_in_at),
};

const struct db_query stmt_user_lines = {
	.name = "user.lines",
	.sql = "SELECT m.id, u.id, m.customer_id, u.login, u.name,"
	       "  IFNULL(c.name, ''), IFNULL(c.name_en, ''),"
	       "  IFNULL((SELECT GROUP_CONCAT(r.role ORDER BY r.role)"
	       "     FROM membership_roles AS r"
	       "    WHERE r.membership_id = m.id), ''),"
	       "  m.team_id, u.state, m.state, IFNULL(c.access, 1) = 2,"
	       "  EXISTS (SELECT 1 FROM two_factors AS t"
	       "    WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL),"
	       "  u.signed_in_at"
	       "  FROM memberships AS m"
	       "  JOIN users AS u ON u.id = m.user_id"
	       "  LEFT JOIN customers AS c ON c.id = m.customer_id"
	       " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct user_line, line_columns),
};

const char *const user_lines_of_user = "AND m.user_id = ?";
const char *const user_lines_of_company = "AND m.customer_id = ?";
const char *const user_lines_of_staff = "AND m.customer_id IS NULL";
const char *const user_lines_like =
    "AND (u.login LIKE ? OR u.name LIKE ? OR c.name LIKE ?)";
const char *const user_lines_after = "AND m.id < ?";
const char *const user_lines_order = "ORDER BY m.id DESC LIMIT ?";

static const struct db_column user_columns[] = {
	DB_COLUMN(struct user, id),
	DB_COLUMN(struct user, login),
	DB_COLUMN(struct user, name),
	DB_COLUMN(struct user, phone),
	DB_COLUMN(struct user, state),
	DB_COLUMN(struct user, has_two_factor),
	DB_COLUMN(struct user, sessions),
	DB_COLUMN(struct user, created_at),
	DB_COLUMN(struct user, signed_in_at),
};

const struct db_query stmt_user_find = {
	.name = "user.find",
	.sql = "SELECT u.id, u.login, u.name, IFNULL(u.phone, ''), u.state,"
	       "  EXISTS (SELECT 1 FROM two_factors AS t"
	       "    WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL),"
	       "  (SELECT COUNT(*) FROM sessions AS s"
	       "    WHERE s.user_id = u.id AND s.expires_at > ?),"
	       "  u.created_at, u.signed_in_at"
	       "  FROM users AS u WHERE u.id = ?",
	.param_count = 2,
	DB_ROWS(struct user, user_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct user_lock_row, login),
	DB_COLUMN(struct user_lock_row, state),
};

const struct db_query stmt_user_lock = {
	.name = "user.lock",
	.sql = "SELECT login, state FROM users WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct user_lock_row, lock_columns),
};

const struct db_query stmt_user_state = {
	.name = "user.state",
	.sql = "UPDATE users SET state = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column membership_columns[] = {
	DB_COLUMN(struct user_membership_row, id),
	DB_COLUMN(struct user_membership_row, state),
	DB_COLUMN(struct user_membership_row, role_names),
};

const struct db_query stmt_user_membership_lock = {
	/* unscoped: the company was held against the asker's before */
	.name = "user.membership_lock",
	.sql = "SELECT m.id, m.state,"
	       "  (SELECT GROUP_CONCAT(r.role ORDER BY r.role)"
	       "     FROM membership_roles AS r WHERE r.membership_id = m.id)"
	       "  FROM memberships AS m"
	       " WHERE m.user_id = ? AND m.company_key = ? FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct user_membership_row, membership_columns),
};

const struct db_query stmt_user_membership_save = {
	.name = "user.membership_save",
	.sql = "INSERT INTO memberships (user_id, customer_id, team_id, state)"
	       " VALUES (?, ?, ?, 1)"
	       " ON DUPLICATE KEY UPDATE state = 1, team_id = VALUES(team_id)",
	.param_count = 3,
};

const struct db_query stmt_user_membership_state = {
	.name = "user.membership_state",
	.sql = "UPDATE memberships SET state = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_user_membership_team = {
	.name = "user.membership_team",
	.sql = "UPDATE memberships SET team_id = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_user_role_insert = {
	.name = "user.role_insert",
	.sql = "INSERT INTO membership_roles (membership_id, role)"
	       " VALUES (?, ?)",
	.param_count = 2,
};

const struct db_query stmt_user_roles_delete = {
	.name = "user.roles_delete",
	.sql = "DELETE FROM membership_roles WHERE membership_id = ?",
	.param_count = 1,
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct user_count_row, count),
};

/* Locked: two administrators do not remove each other at once. */
const struct db_query stmt_user_admins = {
	/* unscoped: the supplier's own */
	.name = "user.admins",
	.sql = "SELECT COUNT(*) FROM membership_roles AS r"
	       "  JOIN memberships AS m ON m.id = r.membership_id"
	       "    AND m.customer_id IS NULL AND m.state = 1"
	       "  JOIN users AS u ON u.id = m.user_id AND u.state = 1"
	       " WHERE r.role = 'admin' FOR UPDATE",
	.param_count = 0,
	DB_ROWS(struct user_count_row, count_columns),
};

const struct db_query stmt_user_company_admins = {
	/* unscoped: of the asker's own company */
	.name = "user.company_admins",
	.sql = "SELECT COUNT(*) FROM memberships AS m"
	       "  JOIN membership_roles AS r ON r.membership_id = m.id"
	       "    AND r.role = 'distributor_admin'"
	       "  JOIN users AS u ON u.id = m.user_id AND u.state = 1"
	       " WHERE m.customer_id = ? AND m.state = 1 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct user_count_row, count_columns),
};

static const struct db_column company_columns[] = {
	DB_COLUMN(struct user_company, id),
	DB_COLUMN(struct user_company, code),
	DB_COLUMN(struct user_company, name),
	DB_COLUMN(struct user_company, name_en),
	DB_COLUMN(struct user_company, is_shut),
	DB_COLUMN(struct user_company, users),
};

#define COMPANY                                                                \
	"SELECT c.id, c.code, c.name, IFNULL(c.name_en, ''), c.access = 2,"    \
	"  (SELECT COUNT(*) FROM memberships AS m"                             \
	"    WHERE m.customer_id = c.id)"                                      \
	"  FROM customers AS c WHERE @scope(c)"

const struct db_query stmt_user_company = {
	.name = "user.company",
	.sql = COMPANY " AND c.id = ?",
	.param_count = 1,
	DB_ROWS(struct user_company, company_columns),
};

const struct db_query stmt_user_company_of_code = {
	.name = "user.company_of_code",
	.sql = COMPANY " AND c.code = ?",
	.param_count = 1,
	DB_ROWS(struct user_company, company_columns),
};

const struct db_query stmt_user_company_access = {
	.name = "user.company_access",
	.sql = "UPDATE customers SET access = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column team_columns[] = {
	DB_COLUMN(struct user_team, id),
	DB_COLUMN(struct user_team, name),
	DB_COLUMN(struct user_team, name_en),
};

const struct db_query stmt_user_teams = {
	.name = "user.teams",
	.sql = "SELECT id, name, name_en FROM teams ORDER BY id LIMIT 200",
	.param_count = 0,
	DB_ROWS(struct user_team, team_columns),
};

const struct db_query stmt_user_audit = {
	.name = "user.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};
