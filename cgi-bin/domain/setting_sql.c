/**
 * @file
 * Every SQL statement about the business settings, and nothing else.
 */
#include "domain/setting_sql.h"

static const struct db_column setting_columns[] = {
	DB_COLUMN(struct setting_row, name),
	DB_COLUMN(struct setting_row, value),
};

const struct db_query stmt_setting_all = {
	.name = "setting.all",
	.sql = "SELECT name, value FROM settings ORDER BY name LIMIT 500",
	.param_count = 0,
	DB_ROWS(struct setting_row, setting_columns),
};

const struct db_query stmt_setting_save = {
	.name = "setting.save",
	.sql = "INSERT INTO settings (name, value, changed_at, changed_by)"
	       " VALUES (?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE value = VALUES(value),"
	       "  changed_at = VALUES(changed_at),"
	       "  changed_by = VALUES(changed_by)",
	.param_count = 4,
};
