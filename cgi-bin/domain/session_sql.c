/**
 * @file
 * Every SQL statement about sessions and signing in, and nothing else.
 */
#include "domain/session_sql.h"

#include "domain/session.h"

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
	DB_COLUMN(struct session_row, deputy_of),
	DB_COLUMN(struct session_row, deputy_name),
	DB_COLUMN(struct session_row, deputy_team),
	DB_COLUMN(struct session_row, deputy_roles),
	DB_COLUMN(struct session_row, deputy_reach),
	DB_COLUMN(struct session_row, deputy_until),
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
	       "       s.expires_at, s.deputy_of, s.deputy_name,"
	       "       s.deputy_team, s.deputy_roles, s.deputy_reach,"
	       "       s.deputy_until, n.unread, v.version"
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

static const struct db_column user_columns[] = {
	DB_COLUMN(struct session_user_row, name),
	DB_COLUMN(struct session_user_row, has_language),
	DB_COLUMN(struct session_user_row, language),
	DB_COLUMN(struct session_user_row, zone_minutes),
};

const struct db_query stmt_session_user = {
	.name = "session.user",
	.sql = "SELECT name, language IS NOT NULL, language, zone_minutes"
	       "  FROM users WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct session_user_row, user_columns),
};

const struct db_query stmt_session_user_enters = {
	.name = "session.user_enters",
	.sql = "UPDATE users SET signed_in_at = ? WHERE id = ? AND state = 1",
	.param_count = 2,
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct session_line, id),
	DB_COLUMN(struct session_line, address),
	DB_COLUMN(struct session_line, agent),
	DB_COLUMN(struct session_line, company),
	DB_COLUMN(struct session_line, company_en),
	DB_COLUMN(struct session_line, remember),
	DB_COLUMN(struct session_line, created_at),
	DB_COLUMN(struct session_line, seen_at),
};

/* Over ones are deleted later: they are not shown. */
const struct db_query stmt_session_list = {
	/* unscoped: the user's own sessions, for companies acted for */
	.name = "session.list",
	.sql = "SELECT s.id, s.address, s.agent, s.company,"
	       "  IFNULL(c.name_en, ''), s.remember, s.created_at, s.seen_at"
	       "  FROM sessions AS s"
	       "  LEFT JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE s.user_id = ? AND s.expires_at > ?"
	       "   AND ((s.side = 1 AND (s.remember = 1 OR s.seen_at >= ?))"
	       "     OR (s.side = 2 AND s.seen_at >= ?))"
	       " ORDER BY s.seen_at DESC, s.id DESC LIMIT 100",
	.param_count = 4,
	DB_ROWS(struct session_line, line_columns),
};

static const struct db_column key_columns[] = {
	DB_COLUMN(struct session_key_row, id),
	DB_COLUMN(struct session_key_row, user_id),
	DB_COLUMN(struct session_key_row, customer_id),
};

const struct db_query stmt_session_keys = {
	.name = "session.keys",
	.sql = "SELECT id, user_id, customer_id FROM sessions"
	       " WHERE user_id = ? ORDER BY id LIMIT 1000 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct session_key_row, key_columns),
};

const struct db_query stmt_session_end = {
	.name = "session.end",
	.sql = "DELETE FROM sessions WHERE id = ? AND user_id = ?",
	.param_count = 2,
};

const struct db_query stmt_session_drop = {
	.name = "session.drop",
	.sql = "DELETE FROM sessions WHERE user_id = ? AND id <> ?",
	.param_count = 2,
};

const struct db_query stmt_session_drop_company = {
	.name = "session.drop_company",
	.sql = "DELETE s FROM sessions AS s"
	       "  JOIN memberships AS m ON m.user_id = s.user_id"
	       " WHERE m.customer_id = ? AND s.customer_id = m.customer_id",
	.param_count = 1,
};

const struct db_query stmt_session_rewrite = {
	.name = "session.rewrite",
	.sql = "UPDATE sessions SET team_id = ?, company = ?, role_names = ?,"
	       "  company_count = ?, reach = ? WHERE id = ?",
	.param_count = 6,
};

static const struct db_column membership_columns[] = {
	DB_COLUMN(struct membership_row, id),
	DB_COLUMN(struct membership_row, customer_id),
	DB_COLUMN(struct membership_row, team_id),
	DB_COLUMN(struct membership_row, company),
	DB_COLUMN(struct membership_row, company_en),
	DB_COLUMN(struct membership_row, role_names),
};

#define MEMBERSHIPS                                                            \
	"SELECT m.id, m.customer_id, m.team_id, IFNULL(c.name, ''),"           \
	"       IFNULL(c.name_en, ''),"                                        \
	"       GROUP_CONCAT(r.role ORDER BY r.role)"                          \
	"  FROM memberships AS m"                                              \
	"  JOIN membership_roles AS r ON r.membership_id = m.id"               \
	"  LEFT JOIN customers AS c ON c.id = m.customer_id"                   \
	" WHERE m.user_id = ? AND m.state = 1 AND IFNULL(c.access, 1) = 1"     \
	" GROUP BY m.id"                                                       \
	" ORDER BY c.sort_key, m.id"                                           \
	" LIMIT 100"

const struct db_query stmt_membership_list = {
	/* unscoped: of the user who is signed in, or whose roles changed */
	.name = "membership.list",
	.sql = MEMBERSHIPS,
	.param_count = 1,
	DB_ROWS(struct membership_row, membership_columns),
};

const struct db_query stmt_membership_enter = {
	/* unscoped: of the user who signs in */
	.name = "membership.enter",
	.sql = MEMBERSHIPS " LOCK IN SHARE MODE",
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
