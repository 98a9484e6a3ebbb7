/**
 * @file
 * Every SQL statement of return_policy.c, and nothing else.
 */
#include "domain/return_policy_sql.h"

static const struct db_column setting_columns[] = {
	DB_COLUMN(struct return_setting_row, name),
	DB_COLUMN(struct return_setting_row, value),
};

const struct db_query stmt_return_settings = {
	.name = "return.settings",
	.sql = "SELECT name, value FROM settings"
	       " WHERE name >= 'return_' AND name < 'return`' LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct return_setting_row, setting_columns),
};
