/**
 * @file
 * The one clock: every time the product uses comes from here and goes into
 * statements as a parameter.  Layer: base.
 *
 * An instance can run at a shifted time (QUTONG_CLOCK=+36h, honoured only when
 * QUTONG_TEST=1), so that deadlines and nightly jobs are tested without waiting.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"

/** A point in time: milliseconds since 1970-01-01T00:00:00Z; 0 means "none". */
struct instant {
	int64_t ms;
};

/** A point in time taken apart in one zone. */
struct civil {
	struct day day;
	int hour, minute, second, millisecond;
	int weekday; /* 1 = Monday … 7 = Sunday */
};

/** Offset of Asia/Shanghai, which has no daylight saving, in minutes. */
#define ZONE_SHANGHAI_MINUTES 480

/** Now, shifted by QUTONG_CLOCK in a test instance. */
struct instant clock_now(void);

/** Milliseconds of a clock that only runs forward; for measuring. */
int64_t clock_monotonic_us(void);

static inline struct instant
instant_add_ms(struct instant at, int64_t ms)
{
	return (struct instant){ at.ms + ms };
}

static inline bool
instant_is_none(struct instant at)
{
	return at.ms == 0;
}

/** `at` in a zone `offset_minutes` east of UTC. */
struct civil civil_from_instant(struct instant at, int offset_minutes);

/** The instant of a civil time (weekday ignored). */
struct instant instant_from_civil(const struct civil *civil, int offset_minutes);

/** The calendar day of `at` in a zone. */
struct day day_from_instant(struct instant at, int offset_minutes);

/** Start of a day in a zone. */
struct instant instant_from_day(struct day day, int offset_minutes);

/** Format as "2026-11-20T09:05:00.123Z" (always UTC), 24 bytes and NUL. */
void instant_to_iso(struct instant at, char out[25]);

#endif
