/**
 * @file
 * Every SQL statement that deletes what is no longer needed, and nothing else.
 */
#include "domain/purge_sql.h"

const struct db_query stmt_purge_form_tokens = {
	.name = "purge.form_tokens",
	.sql = "DELETE FROM form_tokens WHERE acted_at < ?"
	       " ORDER BY acted_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_sessions = {
	.name = "purge.sessions",
	.sql = "DELETE FROM sessions WHERE expires_at < ?"
	       " ORDER BY expires_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_sign_in_steps = {
	.name = "purge.sign_in_steps",
	.sql = "DELETE FROM sign_in_steps WHERE expires_at < ?"
	       " ORDER BY expires_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_password_resets = {
	.name = "purge.password_resets",
	.sql = "DELETE FROM password_resets WHERE made_at < ?"
	       " ORDER BY made_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_known_devices = {
	.name = "purge.known_devices",
	.sql = "DELETE FROM known_devices WHERE seen_at < ?"
	       " ORDER BY seen_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_sign_in_failures = {
	.name = "purge.sign_in_failures",
	.sql = "DELETE FROM sign_in_failures WHERE at < ?"
	       " ORDER BY id LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_outbox = {
	.name = "purge.outbox",
	.sql = "DELETE FROM outbox WHERE done_at < ?"
	       " ORDER BY done_at LIMIT 2000",
	.param_count = 1,
};

static const struct db_column notification_columns[] = {
	DB_COLUMN(struct purge_notification, id),
	DB_COLUMN(struct purge_notification, user_id),
	DB_COLUMN(struct purge_notification, unread),
};

/* Among the oldest alone: no search through all where none is old enough. */
const struct db_query stmt_purge_notifications_old = {
	.name = "purge.notifications_old",
	.sql = "SELECT id, user_id, read_at IS NULL FROM notifications"
	       " WHERE at < ? AND id <= (SELECT MAX(t.id) FROM ("
	       "   SELECT id FROM notifications ORDER BY id LIMIT 2000) AS t)"
	       " ORDER BY id FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct purge_notification, notification_columns),
};

const struct db_query stmt_purge_notification = {
	.name = "purge.notification",
	.sql = "DELETE FROM notifications WHERE id = ?",
	.param_count = 1,
};

const struct db_query stmt_purge_notification_count = {
	.name = "purge.notification_count",
	.sql = "UPDATE notification_counts"
	       "   SET unread = GREATEST(unread - ?, 0) WHERE user_id = ?",
	.param_count = 2,
};
