/**
 * @file
 * Every SQL statement about sessions and signing in, and nothing else.
 */
#include "domain/session_sql.h"

static const struct db_column session_columns[] = {
	DB_COLUMN(struct session_row, id),
	DB_COLUMN(struct session_row, user_id),
	DB_COLUMN(struct session_row, side),
	DB_COLUMN(struct session_row, customer_id),
	DB_COLUMN(struct session_row, team_id),
	DB_COLUMN(struct session_row, name),
	DB_COLUMN(struct session_row, company),
	DB_COLUMN(struct session_row, role_names),
	DB_COLUMN(struct session_row, company_count),
	DB_COLUMN(struct session_row, has_language),
	DB_COLUMN(struct session_row, language),
	DB_COLUMN(struct session_row, zone_minutes),
	DB_COLUMN(struct session_row, reach),
	DB_COLUMN(struct session_row, csrf_secret),
	DB_COLUMN(struct session_row, remember),
	DB_COLUMN(struct session_row, seen_at),
	DB_COLUMN(struct session_row, expires_at),
	DB_COLUMN(struct session_row, unread),
	DB_COLUMN(struct session_row, catalogue_version),
};

/* One primary-key read with two beside it: what each page needs to know. */
const struct db_query stmt_session_find = {
	.name = "session.find",
	.sql = "SELECT s.id, s.user_id, s.side, s.customer_id, s.team_id,"
	       "       s.name, s.company, s.role_names, s.company_count,"
	       "       s.language IS NOT NULL, s.language, s.zone_minutes,"
	       "       s.reach, s.csrf_secret, s.remember, s.seen_at,"
	       "       s.expires_at, n.unread, v.version"
	       "  FROM sessions AS s"
	       "  LEFT JOIN catalogue_version AS v ON v.id = 1"
	       "  LEFT JOIN notification_counts AS n ON n.user_id = s.user_id"
	       " WHERE s.token_hash = ?",
	.param_count = 1,
	DB_ROWS(struct session_row, session_columns),
};

const struct db_query stmt_session_touch = {
	.name = "session.touch",
	.sql = "UPDATE sessions SET seen_at = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_session_insert = {
	.name = "session.insert",
	.sql = "INSERT INTO sessions (token_hash, user_id, side, customer_id,"
	       "  team_id, name, company, role_names, company_count, language,"
	       "  zone_minutes, reach, csrf_secret, remember, created_at,"
	       "  seen_at, expires_at, address, agent)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?)",
	.param_count = 19,
};

const struct db_query stmt_session_delete = {
	.name = "session.delete",
	.sql = "DELETE FROM sessions WHERE token_hash = ?",
	.param_count = 1,
};

const struct db_query stmt_session_switch = {
	.name = "session.switch",
	.sql = "UPDATE sessions SET side = ?, customer_id = ?, team_id = ?,"
	       "  company = ?, role_names = ?, reach = ?"
	       " WHERE id = ?",
	.param_count = 7,
};

const struct db_query stmt_session_language = {
	.name = "session.language",
	.sql = "UPDATE sessions SET language = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_user_language = {
	.name = "user.language",
	.sql = "UPDATE users SET language = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column sign_in_columns[] = {
	DB_COLUMN(struct sign_in_row, user_id),
	DB_COLUMN(struct sign_in_row, name),
	DB_COLUMN(struct sign_in_row, has_language),
	DB_COLUMN(struct sign_in_row, language),
	DB_COLUMN(struct sign_in_row, zone_minutes),
	DB_COLUMN(struct sign_in_row, password_hash),
};

const struct db_query stmt_sign_in_user = {
	.name = "sign_in.user",
	.sql = "SELECT u.id, u.name, u.language IS NOT NULL, u.language,"
	       "       u.zone_minutes, c.password_hash"
	       "  FROM users AS u"
	       "  JOIN credentials AS c ON c.user_id = u.id"
	       " WHERE u.login = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct sign_in_row, sign_in_columns),
};

static const struct db_column failure_columns[] = {
	DB_COLUMN(struct failure_row, by_both),
	DB_COLUMN(struct failure_row, by_address),
};

/* By account together with the address, so that nobody locks the owner out. */
const struct db_query stmt_sign_in_failures = {
	.name = "sign_in.failures",
	.sql = "SELECT COUNT(IF(login = ?, 1, NULL)), COUNT(*)"
	       "  FROM sign_in_failures"
	       " WHERE address = ? AND at > ?",
	.param_count = 3,
	DB_ROWS(struct failure_row, failure_columns),
};

const struct db_query stmt_sign_in_failed = {
	.name = "sign_in.failed",
	.sql = "INSERT INTO sign_in_failures (at, login, address)"
	       " VALUES (?, ?, ?)",
	.param_count = 3,
};

static const struct db_column membership_columns[] = {
	DB_COLUMN(struct membership_row, id),
	DB_COLUMN(struct membership_row, customer_id),
	DB_COLUMN(struct membership_row, team_id),
	DB_COLUMN(struct membership_row, company),
	DB_COLUMN(struct membership_row, company_en),
	DB_COLUMN(struct membership_row, role_names),
};

const struct db_query stmt_membership_list = {
	.name = "membership.list",
	/* unscoped: of the user who signs in or is signed in */
	.sql = "SELECT m.id, m.customer_id, m.team_id, IFNULL(c.name, ''),"
	       "       IFNULL(c.name_en, ''),"
	       "       GROUP_CONCAT(r.role ORDER BY r.role)"
	       "  FROM memberships AS m"
	       "  JOIN membership_roles AS r ON r.membership_id = m.id"
	       "  LEFT JOIN customers AS c ON c.id = m.customer_id"
	       " WHERE m.user_id = ? AND m.state = 1"
	       " GROUP BY m.id"
	       " ORDER BY c.sort_key, m.id"
	       " LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct membership_row, membership_columns),
};

static const struct db_column reach_columns[] = {
	DB_COLUMN(struct reach_row, action),
	DB_COLUMN(struct reach_row, scope),
};

const struct db_query stmt_membership_reach = {
	.name = "membership.reach",
	.sql = "SELECT p.action, MAX(p.scope)"
	       "  FROM membership_roles AS r"
	       "  JOIN role_permissions AS p ON p.role = r.role"
	       " WHERE r.membership_id = ?"
	       " GROUP BY p.action"
	       " LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct reach_row, reach_columns),
};

const struct db_query stmt_session_audit = {
	.name = "session.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, ?, 'session', ?, '')",
	.param_count = 5,
};
