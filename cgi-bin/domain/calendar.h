/**
 * @file
 * The working calendar: days that differ from the week.  Layer: domain.
 *
 * Every change computes the clocks of the open tickets again.
 */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/workday.h"

enum {
	CALENDAR_DAYS_MAX = 4000,
	CALENDAR_NAME_MAX = 60
};

struct calendar_day {
	struct day day;
	bool is_working;
	const char *name;   /* "国庆节" */
	const char *source; /* "" for one set by hand */
};

/** Days of a year that differ from the week, ascending.
 *  @param[out] rows struct calendar_day */
enum status calendar_year(struct db *db, struct arena *mem, int year,
    struct db_rows *rows) MUST_CHECK;

/** The calendar to reckon with: hours and zone of the settings, the days. */
enum status calendar_load(struct db *db, struct arena *mem,
    struct workday_calendar *out) MUST_CHECK;

/** The same as it was at most 10 seconds ago: for lists, not for promises.
 *  Valid until the next call. */
enum status calendar_recent(struct db *db, struct arena *mem,
    struct workday_calendar *out) MUST_CHECK;

/** Set one day; ACTION_DESK_SET.  STATUS_INVALID for a name that is none. */
enum status calendar_set(struct db *db, struct act *act, struct day day,
    bool is_working, const char *name) MUST_CHECK;

/** Let a day be as the week says; ACTION_DESK_SET. */
enum status calendar_clear(
    struct db *db, struct act *act, struct day day) MUST_CHECK;

/**
 * Take over a year of the form {"year", "papers", "days": [{"name", "date",
 * "isOffDay"}]} (holiday-cn); ACTION_DESK_SET, or the tool.  Days it does not
 * name stay.
 *
 * @param[out] days how many were set
 * @return STATUS_OK; STATUS_INVALID: no such file, or a day that is none.
 */
enum status calendar_import(struct db *db, struct act *act, const char *json,
    size_t length, int64_t *days) MUST_CHECK;

#endif
