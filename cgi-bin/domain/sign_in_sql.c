/**
 * @file
 * Every SQL statement about signing in, and nothing else.
 */
#include "domain/sign_in_sql.h"

static const struct db_column user_columns[] = {
	DB_COLUMN(struct sign_in_row, user_id),
	DB_COLUMN(struct sign_in_row, login),
	DB_COLUMN(struct sign_in_row, password_hash),
};

const struct db_query stmt_sign_in_user = {
	.name = "sign_in.user",
	.sql = "SELECT u.id, u.login, c.password_hash"
	       "  FROM users AS u"
	       "  JOIN credentials AS c ON c.user_id = u.id"
	       " WHERE u.login = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct sign_in_row, user_columns),
};

const struct db_query stmt_sign_in_login = {
	.name = "sign_in.login",
	.sql = "SELECT u.id, u.login, c.password_hash"
	       "  FROM users AS u"
	       "  JOIN credentials AS c ON c.user_id = u.id"
	       " WHERE u.id = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct sign_in_row, user_columns),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct sign_in_place_row, device_id),
	DB_COLUMN(struct sign_in_place_row, is_known_address),
};

const struct db_query stmt_sign_in_place = {
	.name = "sign_in.place",
	.sql = "SELECT MAX(IF(d.token_hash = CONVERT(? USING ascii), d.id, 0)),"
	       "  IFNULL(MAX(d.address = ? AND d.seen_at > ?), 0)"
	       "  FROM users AS u"
	       "  JOIN known_devices AS d ON d.user_id = u.id"
	       " WHERE u.login = ?",
	.param_count = 4,
	DB_ROWS(struct sign_in_place_row, place_columns),
};

static const struct db_column failure_columns[] = {
	DB_COLUMN(struct failure_row, by_device),
	DB_COLUMN(struct failure_row, by_here),
	DB_COLUMN(struct failure_row, elsewhere),
	DB_COLUMN(struct failure_row, by_address),
};

/* What a known browser failed at counts against it alone. */
const struct db_query stmt_sign_in_failures = {
	.name = "sign_in.failures",
	.sql = "SELECT COUNT(IF(f.device_id = ?, 1, NULL)),"
	       "  COUNT(IF(f.device_id IS NULL AND f.address = ?, 1, NULL)),"
	       "  COUNT(IF(f.device_id IS NULL, 1, NULL)),"
	       "  (SELECT COUNT(*) FROM sign_in_failures AS a"
	       "    WHERE a.address = ? AND a.at > ?"
	       "      AND a.device_id IS NULL)"
	       "  FROM sign_in_failures AS f"
	       " WHERE f.login = ? AND f.kind = ? AND f.at > ?",
	.param_count = 7,
	DB_ROWS(struct failure_row, failure_columns),
};

const struct db_query stmt_sign_in_failed = {
	.name = "sign_in.failed",
	.sql = "INSERT INTO sign_in_failures (at, login, address, kind,"
	       "  device_id) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_sign_in_step_insert = {
	.name = "sign_in.step_insert",
	.sql = "INSERT INTO sign_in_steps (token_hash, user_id, must_set_up,"
	       "  remember, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column step_columns[] = {
	DB_COLUMN(struct sign_in_step_row, user_id),
	DB_COLUMN(struct sign_in_step_row, login),
	DB_COLUMN(struct sign_in_step_row, must_set_up),
	DB_COLUMN(struct sign_in_step_row, remember),
	DB_COLUMN(struct sign_in_step_row, tries),
	DB_COLUMN(struct sign_in_step_row, expires_at),
};

const struct db_query stmt_sign_in_step = {
	.name = "sign_in.step",
	.sql = "SELECT s.user_id, u.login, s.must_set_up, s.remember, s.tries,"
	       "  s.expires_at"
	       "  FROM sign_in_steps AS s"
	       "  JOIN users AS u ON u.id = s.user_id AND u.state = 1"
	       " WHERE s.token_hash = ?",
	.param_count = 1,
	DB_ROWS(struct sign_in_step_row, step_columns),
};

const struct db_query stmt_sign_in_step_try = {
	.name = "sign_in.step_try",
	.sql = "UPDATE sign_in_steps SET tries = tries + 1"
	       " WHERE token_hash = ?",
	.param_count = 1,
};

const struct db_query stmt_sign_in_step_delete = {
	.name = "sign_in.step_delete",
	.sql = "DELETE FROM sign_in_steps WHERE token_hash = ?",
	.param_count = 1,
};

const struct db_query stmt_sign_in_steps_drop = {
	.name = "sign_in.steps_drop",
	.sql = "DELETE FROM sign_in_steps WHERE user_id = ?",
	.param_count = 1,
};

const struct db_query stmt_sign_in_devices_drop = {
	.name = "sign_in.devices_drop",
	.sql = "DELETE FROM known_devices WHERE user_id = ?",
	.param_count = 1,
};

const struct db_query stmt_sign_in_device_seen = {
	.name = "sign_in.device_seen",
	.sql = "UPDATE known_devices SET seen_at = ?, address = ?"
	       " WHERE token_hash = ? AND user_id = ?",
	.param_count = 4,
};

const struct db_query stmt_sign_in_device_insert = {
	.name = "sign_in.device_insert",
	.sql = "INSERT INTO known_devices (token_hash, user_id, address,"
	       "  made_at, seen_at) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

/* The 20 used last stay. */
const struct db_query stmt_sign_in_devices_trim = {
	.name = "sign_in.devices_trim",
	.sql = "DELETE FROM known_devices WHERE user_id = ? AND id NOT IN"
	       " (SELECT k.id FROM (SELECT d.id FROM known_devices AS d"
	       "    WHERE d.user_id = ? ORDER BY d.seen_at DESC, d.id DESC"
	       "    LIMIT 20) AS k)",
	.param_count = 2,
};
