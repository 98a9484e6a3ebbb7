/**
 * @file
 * Every SQL statement about what users want to be told.  Each names the user
 * whose choice it is.
 */
#include "domain/notification_choice_sql.h"

static const struct db_column user_columns[] = {
	DB_COLUMN(struct choice_user_row, login),
	DB_COLUMN(struct choice_user_row, mail),
	DB_COLUMN(struct choice_user_row, phone),
	DB_COLUMN(struct choice_user_row, quiet_from),
	DB_COLUMN(struct choice_user_row, quiet_to),
};

const struct db_query stmt_choice_user = {
	.name = "choice.user",
	.sql = "SELECT login, IFNULL(email, ''), IFNULL(phone, ''),"
	       "  quiet_from, quiet_to FROM users WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct choice_user_row, user_columns),
};

static const struct db_column list_columns[] = {
	DB_COLUMN(struct choice_row, kind),
	DB_COLUMN(struct choice_row, channel),
	DB_COLUMN(struct choice_row, is_on),
};

const struct db_query stmt_choice_list = {
	.name = "choice.list",
	.sql = "SELECT kind, channel, is_on FROM notification_choices"
	       " WHERE user_id = ? LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct choice_row, list_columns),
};

const struct db_query stmt_choice_put = {
	.name = "choice.put",
	.sql =
	    "INSERT INTO notification_choices (user_id, kind, channel, is_on)"
	    " VALUES (?, ?, ?, ?)"
	    " ON DUPLICATE KEY UPDATE is_on = VALUES(is_on)",
	.param_count = 4,
};

const struct db_query stmt_choice_put_user = {
	.name = "choice.put_user",
	.sql = "UPDATE users SET email = ?, quiet_from = ?, quiet_to = ?"
	       " WHERE id = ?",
	.param_count = 4,
};
