/**
 * @file
 * A calendar day without a clock or a time zone.  Layer: base.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

/** A day in the Gregorian calendar; { 0, 0, 0 } means "none". */
struct day {
	int year;  /* four digits, e.g. 2026 */
	int month; /* 1..12 */
	int mday;  /* 1..31 */
};

/** Whether this is "none". */
bool day_is_none(struct day day);

/** Whether this is a day of the calendar between 1900 and 9999. */
bool day_is_valid(struct day day);

/** Days since 1970-01-01, which may be negative. */
int64_t day_number(struct day day);

/** The day of a day_number(). */
struct day day_from_number(int64_t number);

/** `day` and `days` later (or earlier). */
struct day day_add(struct day day, int64_t days);

/** Negative, 0 or positive as `a` is before, at or after `b`. */
int day_compare(struct day a, struct day b);

/** 1 = Monday … 7 = Sunday. */
int day_weekday(struct day day);

/**
 * Read "2026-11-20", "2026/11/20", "2026.11.20", "20261120" or
 * "2026年11月20日"; one-digit months and days are fine where separated.
 *
 * @return STATUS_OK or STATUS_INVALID (also for 30 February).
 */
enum status day_parse(const char *text, struct day *out) MUST_CHECK;

/** Write "2026-11-20", 10 bytes and NUL; "" for none. */
void day_to_iso(struct day day, char out[11]);

#endif
