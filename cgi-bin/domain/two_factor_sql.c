/**
 * @file
 * Every SQL statement about second factors, and nothing else.
 */
#include "domain/two_factor_sql.h"

static const struct db_column columns[] = {
	DB_COLUMN(struct two_factor_row, login),
	DB_COLUMN(struct two_factor_row, secret),
	DB_COLUMN(struct two_factor_row, confirmed_at),
	DB_COLUMN(struct two_factor_row, last_step),
	DB_COLUMN(struct two_factor_row, codes_left),
};

#define FIND                                                                   \
	"SELECT u.login, t.secret, t.confirmed_at, t.last_step,"               \
	"  (SELECT COUNT(*) FROM recovery_codes AS c"                          \
	"    WHERE c.user_id = u.id AND c.used_at IS NULL)"                    \
	"  FROM users AS u"                                                    \
	"  LEFT JOIN two_factors AS t ON t.user_id = u.id"                     \
	" WHERE u.id = ?"

const struct db_query stmt_two_factor_find = {
	.name = "two_factor.find",
	.sql = FIND,
	.param_count = 1,
	DB_ROWS(struct two_factor_row, columns),
};

const struct db_query stmt_two_factor_lock = {
	.name = "two_factor.lock",
	.sql = FIND " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct two_factor_row, columns),
};

static const struct db_column asked_columns[] = {
	DB_COLUMN(struct two_factor_asked_row, is_on),
	DB_COLUMN(struct two_factor_asked_row, role_names),
};

const struct db_query stmt_two_factor_asked = {
	/* unscoped: of the user who signs in or is signed in */
	.name = "two_factor.asked",
	.sql = "SELECT EXISTS (SELECT 1 FROM two_factors AS t"
	       "    WHERE t.user_id = ? AND t.confirmed_at IS NOT NULL),"
	       "  (SELECT GROUP_CONCAT(DISTINCT r.role)"
	       "     FROM memberships AS m"
	       "     JOIN membership_roles AS r ON r.membership_id = m.id"
	       "    WHERE m.user_id = ? AND m.state = 1)",
	.param_count = 2,
	DB_ROWS(struct two_factor_asked_row, asked_columns),
};

/* What waits is replaced, what is confirmed never. */
const struct db_query stmt_two_factor_save = {
	.name = "two_factor.save",
	.sql = "INSERT INTO two_factors (user_id, secret, made_at)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE"
	       "  secret = IF(confirmed_at IS NULL, VALUES(secret), secret),"
	       "  made_at = IF(confirmed_at IS NULL, VALUES(made_at), made_at)",
	.param_count = 3,
};

const struct db_query stmt_two_factor_confirm = {
	.name = "two_factor.confirm",
	.sql = "UPDATE two_factors SET confirmed_at = ?, last_step = ?"
	       " WHERE user_id = ? AND confirmed_at IS NULL",
	.param_count = 3,
};

const struct db_query stmt_two_factor_step = {
	.name = "two_factor.step",
	.sql = "UPDATE two_factors SET last_step = ?"
	       " WHERE user_id = ? AND last_step < ?",
	.param_count = 3,
};

const struct db_query stmt_two_factor_delete = {
	.name = "two_factor.delete",
	.sql = "DELETE FROM two_factors WHERE user_id = ?",
	.param_count = 1,
};

const struct db_query stmt_two_factor_code_insert = {
	.name = "two_factor.code_insert",
	.sql = "INSERT INTO recovery_codes (user_id, code_hash) VALUES (?, ?)",
	.param_count = 2,
};

const struct db_query stmt_two_factor_code_use = {
	.name = "two_factor.code_use",
	.sql = "UPDATE recovery_codes SET used_at = ?"
	       " WHERE user_id = ? AND code_hash = ? AND used_at IS NULL",
	.param_count = 3,
};

const struct db_query stmt_two_factor_codes_delete = {
	.name = "two_factor.codes_delete",
	.sql = "DELETE FROM recovery_codes WHERE user_id = ?",
	.param_count = 1,
};

const struct db_query stmt_two_factor_audit = {
	.name = "two_factor.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, ?, 'user', ?, '')",
	.param_count = 5,
};
