/**
 * @file
 * Every SQL statement about robots of chat groups.
 */
#include "domain/robot_sql.h"

#include "domain/robot.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct robot, id),
	DB_COLUMN(struct robot, kind),
	DB_COLUMN(struct robot, is_on),
	DB_COLUMN(struct robot, has_secret),
	DB_COLUMN(struct robot, name),
	DB_COLUMN(struct robot, url),
	DB_COLUMN(struct robot, audience),
	DB_COLUMN(struct robot, language),
};

const struct db_query stmt_robot_list = {
	.name = "robot.list",
	.sql = "SELECT id, kind, state = 1, secret <> '', name, url, audience,"
	       "  language FROM robots ORDER BY id LIMIT 50",
	DB_ROWS(struct robot, list_columns),
};

const struct db_query stmt_robot_add = {
	.name = "robot.add",
	.sql = "INSERT INTO robots (kind, state, name, url, secret, audience,"
	       "  language, changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

const struct db_query stmt_robot_change = {
	.name = "robot.change",
	.sql = "UPDATE robots SET kind = ?, state = ?, name = ?, url = ?,"
	       "  secret = IF(? = '', secret, ?), audience = ?, language = ?,"
	       "  changed_by = ?, changed_at = ? WHERE id = ?",
	.param_count = 11,
};
