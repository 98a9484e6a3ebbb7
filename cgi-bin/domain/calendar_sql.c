/**
 * @file
 * Every SQL statement of calendar.c, and nothing else.
 */
#include "domain/calendar_sql.h"

static const struct db_column day_columns[] = {
	DB_COLUMN(struct calendar_day, day),
	DB_COLUMN(struct calendar_day, is_working),
	DB_COLUMN(struct calendar_day, name),
	DB_COLUMN(struct calendar_day, source),
};

#define DAY_FIELDS "SELECT day, is_working, name, source FROM calendar_days"

const struct db_query stmt_calendar_year = {
	.name = "calendar.year",
	.sql = DAY_FIELDS " WHERE day BETWEEN ? AND ? ORDER BY day LIMIT 400",
	.param_count = 2,
	DB_ROWS(struct calendar_day, day_columns),
};

const struct db_query stmt_calendar_all = {
	.name = "calendar.all",
	.sql = DAY_FIELDS " ORDER BY day LIMIT 4000",
	DB_ROWS(struct calendar_day, day_columns),
};

const struct db_query stmt_calendar_set = {
	.name = "calendar.set",
	.sql = "INSERT INTO calendar_days (day, is_working, name, source)"
	       " VALUES (?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE is_working = VALUES(is_working),"
	       "  name = VALUES(name), source = VALUES(source)",
	.param_count = 4,
};

const struct db_column calendar_set_columns[4] = {
	DB_COLUMN(struct calendar_day_row, day),
	DB_COLUMN(struct calendar_day_row, is_working),
	DB_COLUMN(struct calendar_day_row, name),
	DB_COLUMN(struct calendar_day_row, source),
};

const struct db_query stmt_calendar_clear = {
	.name = "calendar.clear",
	.sql = "DELETE FROM calendar_days WHERE day = ?",
	.param_count = 1,
};
