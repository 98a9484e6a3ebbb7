/**
 * @file
 * Every SQL statement about the portal inbox, and nothing else.  Each names the
 * user whose inbox it is.
 */
#include "domain/notification_sql.h"

#include "domain/notification.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct notification, id),
	DB_COLUMN(struct notification, at),
	DB_COLUMN(struct notification, kind),
	DB_COLUMN(struct notification, path),
	DB_COLUMN(struct notification, detail),
	DB_COLUMN(struct notification, read_at),
};

const struct db_query stmt_notification_list = {
	.name = "notification.list",
	.sql = "SELECT id, at, kind, path, detail, read_at FROM notifications"
	       " WHERE user_id = ? AND at <= ? AND (at < ? OR id < ?)"
	       " ORDER BY at DESC, id DESC LIMIT ?",
	.param_count = 5,
	DB_ROWS(struct notification, list_columns),
};

static const struct db_column unread_columns[] = {
	DB_COLUMN(struct notification_unread_row, unread),
};

const struct db_query stmt_notification_unread = {
	.name = "notification.unread",
	.sql = "SELECT unread FROM notification_counts WHERE user_id = ?",
	.param_count = 1,
	DB_ROWS(struct notification_unread_row, unread_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct notification_lock_row, path),
	DB_COLUMN(struct notification_lock_row, read_at),
};

const struct db_query stmt_notification_lock = {
	.name = "notification.lock",
	.sql = "SELECT path, read_at FROM notifications"
	       " WHERE id = ? AND user_id = ? FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct notification_lock_row, lock_columns),
};

const struct db_query stmt_notification_read = {
	.name = "notification.read",
	.sql = "UPDATE notifications SET read_at = ?"
	       " WHERE id = ? AND user_id = ? AND read_at IS NULL",
	.param_count = 3,
};

const struct db_query stmt_notification_read_all = {
	.name = "notification.read_all",
	.sql = "UPDATE notifications SET read_at = ?"
	       " WHERE user_id = ? AND at <= ? AND read_at IS NULL",
	.param_count = 3,
};

const struct db_query stmt_notification_uncount = {
	.name = "notification.uncount",
	.sql = "UPDATE notification_counts"
	       "   SET unread = GREATEST(unread - ?, 0) WHERE user_id = ?",
	.param_count = 2,
};
