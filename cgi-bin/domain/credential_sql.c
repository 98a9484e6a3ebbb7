/**
 * @file
 * Every SQL statement about users' passwords, and nothing else.
 */
#include "domain/credential_sql.h"

static const struct db_column user_columns[] = {
	DB_COLUMN(struct credential_user_row, user_id),
	DB_COLUMN(struct credential_user_row, login),
	DB_COLUMN(struct credential_user_row, name),
	DB_COLUMN(struct credential_user_row, mail),
	DB_COLUMN(struct credential_user_row, language),
	DB_COLUMN(struct credential_user_row, company),
};

#define USER                                                                   \
	"SELECT u.id, u.login, u.name,"                                        \
	"  IFNULL(u.email, IF(u.login LIKE '%_@_%', u.login, NULL)),"          \
	"  IFNULL(u.language, 0),"                                             \
	"  (SELECT MIN(c.name) FROM memberships AS m"                          \
	"     JOIN customers AS c ON c.id = m.customer_id"                     \
	"    WHERE m.user_id = u.id)"                                          \
	"  FROM users AS u"

const struct db_query stmt_credential_user_of_login = {
	/* unscoped: of the user who forgot the password */
	.name = "credential.user_of_login",
	.sql = USER " WHERE u.login = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct credential_user_row, user_columns),
};

const struct db_query stmt_credential_user_of_id = {
	/* unscoped: of the user whose password is set */
	.name = "credential.user_of_id",
	.sql = USER " WHERE u.id = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct credential_user_row, user_columns),
};

const struct db_query stmt_credential_store = {
	.name = "credential.store",
	.sql = "INSERT INTO credentials (user_id, password_hash, changed_at)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE password_hash = VALUES(password_hash),"
	       "  changed_at = VALUES(changed_at)",
	.param_count = 3,
};

static const struct db_column asked_columns[] = {
	DB_COLUMN(struct credential_asked_row, by_login),
	DB_COLUMN(struct credential_asked_row, by_address),
};

const struct db_query stmt_credential_asked = {
	.name = "credential.asked",
	.sql = "SELECT (SELECT COUNT(*) FROM password_resets"
	       "    WHERE login = ? AND made_at > ?),"
	       "  (SELECT COUNT(*) FROM password_resets"
	       "    WHERE address = ? AND made_at > ?)",
	.param_count = 4,
	DB_ROWS(struct credential_asked_row, asked_columns),
};

const struct db_query stmt_credential_reset_insert = {
	.name = "credential.reset_insert",
	.sql = "INSERT INTO password_resets (token_hash, login, address,"
	       "  user_id, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column reset_columns[] = {
	DB_COLUMN(struct credential_reset_row, id),
	DB_COLUMN(struct credential_reset_row, user_id),
	DB_COLUMN(struct credential_reset_row, login),
};

const struct db_query stmt_credential_reset_find = {
	.name = "credential.reset_find",
	.sql = "SELECT r.id, r.user_id, u.login"
	       "  FROM password_resets AS r"
	       "  JOIN users AS u ON u.id = r.user_id AND u.state = 1"
	       " WHERE r.token_hash = ? AND r.used_at IS NULL"
	       "   AND r.expires_at > ?",
	.param_count = 2,
	DB_ROWS(struct credential_reset_row, reset_columns),
};

const struct db_query stmt_credential_reset_use = {
	.name = "credential.reset_use",
	.sql = "UPDATE password_resets SET used_at = ?"
	       " WHERE id = ? AND used_at IS NULL AND expires_at > ?",
	.param_count = 3,
};

const struct db_query stmt_credential_resets_void = {
	.name = "credential.resets_void",
	.sql = "UPDATE password_resets SET used_at = ?"
	       " WHERE user_id = ? AND used_at IS NULL",
	.param_count = 2,
};

const struct db_query stmt_credential_audit = {
	.name = "credential.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, ?, 'user', ?, '')",
	.param_count = 5,
};
