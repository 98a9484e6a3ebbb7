/**
 * @file
 * Every SQL statement about invitations, and nothing else.
 */
#include "domain/invitation_sql.h"

#include "domain/invitation.h"

static const struct db_column state_columns[] = {
	DB_COLUMN(struct invitation_state_row, is_there),
	DB_COLUMN(struct invitation_state_row, is_open),
	DB_COLUMN(struct invitation_state_row, open),
	DB_COLUMN(struct invitation_state_row, has_company),
};

const struct db_query stmt_invitation_state = {
	/* unscoped: the company was held against the asker's before */
	.name = "invitation.state",
	.sql = "SELECT EXISTS (SELECT 1 FROM users AS u"
	       "    JOIN memberships AS m ON m.user_id = u.id"
	       "   WHERE u.login = ? AND m.company_key = ? AND m.state = 1),"
	       "  EXISTS (SELECT 1 FROM invitations AS i"
	       "   WHERE i.login = ? AND i.state = 1"
	       "     AND i.customer_id <=> NULLIF(?, 0)),"
	       "  (SELECT COUNT(*) FROM invitations AS i"
	       "    WHERE i.customer_id <=> NULLIF(?, 0) AND i.state = 1),"
	       "  ? = 0 OR EXISTS (SELECT 1 FROM customers AS c"
	       "    WHERE c.id = ? AND c.access = 1)",
	.param_count = 7,
	DB_ROWS(struct invitation_state_row, state_columns),
};

const struct db_query stmt_invitation_insert = {
	.name = "invitation.insert",
	.sql = "INSERT INTO invitations (token_hash, login, name, customer_id,"
	       "  team_id, roles, language, invited_by, invited_at, sent_at,"
	       "  expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 11,
};

static const struct db_column columns[] = {
	DB_COLUMN(struct invitation, id),
	DB_COLUMN(struct invitation, customer_id),
	DB_COLUMN(struct invitation, login),
	DB_COLUMN(struct invitation, name),
	DB_COLUMN(struct invitation, roles),
	DB_COLUMN(struct invitation, company),
	DB_COLUMN(struct invitation, company_en),
	DB_COLUMN(struct invitation, inviter),
	DB_COLUMN(struct invitation, sent_at),
	DB_COLUMN(struct invitation, expires_at),
	DB_COLUMN(struct invitation, has_account),
};

#define INVITATION                                                             \
	"SELECT i.id, i.customer_id, i.login, i.name, i.roles,"                \
	"  IFNULL(c.name, ''), IFNULL(c.name_en, ''), IFNULL(b.name, ''),"     \
	"  i.sent_at, i.expires_at,"                                           \
	"  EXISTS (SELECT 1 FROM users AS u WHERE u.login = i.login)"          \
	"  FROM invitations AS i"                                              \
	"  LEFT JOIN customers AS c ON c.id = i.customer_id"                   \
	"  LEFT JOIN users AS b ON b.id = i.invited_by"

const struct db_query stmt_invitation_list = {
	.name = "invitation.list",
	.sql = INVITATION
	       " WHERE i.state = 1 AND @scope(c)"
	       "   AND (? = 0 OR i.customer_id = ?)"
	       " ORDER BY i.id DESC LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct invitation, columns),
};

const struct db_query stmt_invitation_find = {
	/* unscoped: of who holds the link */
	.name = "invitation.find",
	.sql = INVITATION
	       " WHERE i.token_hash = ? AND i.state = 1 AND i.expires_at > ?"
	       "   AND IFNULL(c.access, 1) = 1",
	.param_count = 2,
	DB_ROWS(struct invitation, columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct invitation_row, id),
	DB_COLUMN(struct invitation_row, customer_id),
	DB_COLUMN(struct invitation_row, team_id),
	DB_COLUMN(struct invitation_row, login),
	DB_COLUMN(struct invitation_row, name),
	DB_COLUMN(struct invitation_row, roles),
	DB_COLUMN(struct invitation_row, language),
	DB_COLUMN(struct invitation_row, user_id),
};

#define ROW                                                                    \
	"SELECT i.id, i.customer_id, i.team_id, i.login, i.name, i.roles,"     \
	"  i.language, (SELECT u.id FROM users AS u WHERE u.login = i.login)"  \
	"  FROM invitations AS i"

const struct db_query stmt_invitation_lock = {
	.name = "invitation.lock",
	.sql = ROW
	       "  LEFT JOIN customers AS c ON c.id = i.customer_id"
	       " WHERE i.id = ? AND i.state = 1 AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct invitation_row, row_columns),
};

const struct db_query stmt_invitation_of_token = {
	.name = "invitation.of_token",
	.sql = ROW
	       " WHERE i.token_hash = ? AND i.state = 1 AND i.expires_at > ?"
	       "   FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct invitation_row, row_columns),
};

const struct db_query stmt_invitation_renew = {
	.name = "invitation.renew",
	.sql = "UPDATE invitations SET token_hash = ?, sent_at = ?,"
	       "  expires_at = ? WHERE id = ? AND state = 1",
	.param_count = 4,
};

const struct db_query stmt_invitation_end = {
	.name = "invitation.end",
	.sql = "UPDATE invitations SET state = 3, ended_at = ?"
	       " WHERE id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_invitation_accept = {
	.name = "invitation.accept",
	.sql = "UPDATE invitations SET state = 2, ended_at = ?, user_id = ?"
	       " WHERE id = ? AND state = 1",
	.param_count = 3,
};

const struct db_query stmt_invitation_user_insert = {
	.name = "invitation.user_insert",
	.sql = "INSERT INTO users (login, name, language, created_at)"
	       " VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

const struct db_query stmt_invitation_audit = {
	.name = "invitation.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, ?, 'invitation', ?, ?)",
	.param_count = 6,
};
