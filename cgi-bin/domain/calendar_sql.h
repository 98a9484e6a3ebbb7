/**
 * @file
 * Statements about the working calendar.  Layer: domain, for calendar.c alone.
 */
#ifndef DOMAIN_CALENDAR_SQL_H
#define DOMAIN_CALENDAR_SQL_H

#include "domain/calendar.h"

/** A day to be written. */
struct calendar_day_row {
	struct day day;
	bool is_working;
	const char *name;
	const char *source;
};

extern const struct db_query stmt_calendar_year;
extern const struct db_query stmt_calendar_all;
extern const struct db_query stmt_calendar_set;
extern const struct db_query stmt_calendar_clear;

/** The columns of struct calendar_day_row for stmt_calendar_set. */
extern const struct db_column calendar_set_columns[4];

#endif
