/**
 * @file
 * Working time: pure arithmetic over a calendar.  Layer: domain.
 *
 * The week is Monday to Friday; days of the calendar differ (holidays, weekends
 * that are worked).  A working day has the same hours.
 */
#ifndef DOMAIN_WORKDAY_H
#define DOMAIN_WORKDAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/status.h"

enum {
	WORKDAY_SPANS_MAX = 6
};

#define WORKDAY_MINUTE_MS INT64_C(60000)

/** Hours that are worked: minutes of the day, `from` before `until`. */
struct workday_span {
	int from;
	int until;
};

/** A day that differs from the week. */
struct workday_exception {
	int64_t number; /* day_number() */
	bool is_working;
};

struct workday_calendar {
	int zone_minutes;
	struct workday_span spans[WORKDAY_SPANS_MAX]; /* ascending, apart */
	size_t span_count;
	const struct workday_exception *exceptions; /* ascending */
	size_t exception_count;
};

/**
 * Read "09:00-12:00,13:00-18:00".
 *
 * @return STATUS_OK, or STATUS_INVALID: not of this form, not ascending, none.
 */
enum status workday_parse_hours(
    const char *text, struct workday_calendar *calendar) MUST_CHECK;

/** Whether a day is worked. */
bool workday_is_working(
    const struct workday_calendar *calendar, struct day day);

/** Whether this moment is within working hours. */
bool workday_is_open(
    const struct workday_calendar *calendar, struct instant at);

/** The first moment of working time at or after `at`; none if there is none
 *  within two years. */
struct instant workday_next_open(
    const struct workday_calendar *calendar, struct instant at);

/**
 * The moment when `ms` of working time have passed since `at`.  The last minute
 * of a day's work ends that day, not the next morning.  Round the clock every
 * moment counts.
 */
struct instant workday_add(const struct workday_calendar *calendar,
    struct instant at, int64_t ms, bool round_the_clock);

/** Milliseconds of working time from `from` until `until`; 0 if that is not
 *  later. */
int64_t workday_between(const struct workday_calendar *calendar,
    struct instant from, struct instant until, bool round_the_clock);

#endif
