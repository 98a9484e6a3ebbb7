/**
 * @file
 * Working time.  See workday.h.
 */
#include "domain/workday.h"

#include "base/day.h"

enum {
	MINUTES_PER_DAY = 24 * 60,
	LOOK_DAYS_MAX = 4000, /* ahead; a calendar without work ends there */
	NEXT_OPEN_DAYS = 731
};

/* Reads "09:00"; moves *at behind it.  -1: it is none. */
static int
read_minute(const char **at)
{
	const char *digits = *at;
	int hour, minute;

	for (int i = 0; i < 5; i++) {
		bool is_colon = i == 2;

		if (is_colon ? digits[i] != ':'
			     : digits[i] < '0' || digits[i] > '9')
			return -1;
	}
	hour = (digits[0] - '0') * 10 + digits[1] - '0';
	minute = (digits[3] - '0') * 10 + digits[4] - '0';
	*at += 5;
	if (minute > 59 || hour * 60 + minute > MINUTES_PER_DAY)
		return -1;
	return hour * 60 + minute;
}

enum status
workday_parse_hours(const char *text, struct workday_calendar *calendar)
{
	struct workday_span spans[WORKDAY_SPANS_MAX];
	size_t count = 0;
	const char *at = text;
	int last = -1;

	for (;;) {
		struct workday_span span;

		if (count == WORKDAY_SPANS_MAX)
			return STATUS_INVALID;
		span.from = read_minute(&at);
		if (span.from < 0 || *at != '-')
			return STATUS_INVALID;
		at++;
		span.until = read_minute(&at);
		if (span.until <= span.from || span.from <= last)
			return STATUS_INVALID;
		last = span.until;
		spans[count++] = span;
		if (*at == '\0')
			break;
		if (*at != ',')
			return STATUS_INVALID;
		at++;
	}

	for (size_t i = 0; i < count; i++)
		calendar->spans[i] = spans[i];
	calendar->span_count = count;
	return STATUS_OK;
}

static bool
is_working(const struct workday_calendar *calendar, int64_t number)
{
	size_t low = 0;
	size_t high = calendar->exception_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct workday_exception *one =
		    &calendar->exceptions[middle];

		if (one->number == number)
			return one->is_working;
		if (one->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return day_weekday(day_from_number(number)) <= 5;
}

bool
workday_is_working(const struct workday_calendar *calendar, struct day day)
{
	return is_working(calendar, day_number(day));
}

/* A minute of a day. */
static int64_t
minute_ms(const struct workday_calendar *calendar, int64_t number, int minute)
{
	struct instant midnight =
	    instant_from_day(day_from_number(number), calendar->zone_minutes);

	return midnight.ms + minute * WORKDAY_MINUTE_MS;
}

static int64_t
day_of(const struct workday_calendar *calendar, struct instant at)
{
	return day_number(day_from_instant(at, calendar->zone_minutes));
}

bool
workday_is_open(const struct workday_calendar *calendar, struct instant at)
{
	int64_t number = day_of(calendar, at);

	if (!is_working(calendar, number))
		return false;
	for (size_t i = 0; i < calendar->span_count; i++) {
		const struct workday_span *span = &calendar->spans[i];

		if (at.ms >= minute_ms(calendar, number, span->from) &&
		    at.ms < minute_ms(calendar, number, span->until))
			return true;
	}
	return false;
}

struct instant
workday_next_open(const struct workday_calendar *calendar, struct instant at)
{
	int64_t number = day_of(calendar, at);

	for (int64_t days = 0; days < NEXT_OPEN_DAYS; days++, number++) {
		if (!is_working(calendar, number))
			continue;
		for (size_t i = 0; i < calendar->span_count; i++) {
			const struct workday_span *span = &calendar->spans[i];
			int64_t from = minute_ms(calendar, number, span->from);

			if (at.ms >= minute_ms(calendar, number, span->until))
				continue;
			return (struct instant){ from > at.ms ? from : at.ms };
		}
	}
	return (struct instant){ 0 };
}

struct instant
workday_add(const struct workday_calendar *calendar, struct instant at,
    int64_t ms, bool round_the_clock)
{
	int64_t number = day_of(calendar, at);
	int64_t left = ms;

	if (round_the_clock || ms <= 0)
		return instant_add_ms(at, ms > 0 ? ms : 0);
	for (int64_t days = 0; days < LOOK_DAYS_MAX; days++, number++) {
		if (!is_working(calendar, number))
			continue;
		for (size_t i = 0; i < calendar->span_count; i++) {
			const struct workday_span *span = &calendar->spans[i];
			int64_t from = minute_ms(calendar, number, span->from);
			int64_t until =
			    minute_ms(calendar, number, span->until);

			if (from < at.ms)
				from = at.ms;
			if (from >= until)
				continue;
			if (left <= until - from)
				return (struct instant){ from + left };
			left -= until - from;
		}
	}
	return (struct instant){ 0 };
}

int64_t
workday_between(const struct workday_calendar *calendar, struct instant from,
    struct instant until, bool round_the_clock)
{
	int64_t last = day_of(calendar, until);
	int64_t sum = 0;

	if (until.ms <= from.ms)
		return 0;
	if (round_the_clock)
		return until.ms - from.ms;
	for (int64_t number = day_of(calendar, from); number <= last; number++) {
		if (!is_working(calendar, number))
			continue;
		for (size_t i = 0; i < calendar->span_count; i++) {
			const struct workday_span *span = &calendar->spans[i];
			int64_t begin = minute_ms(calendar, number, span->from);
			int64_t end = minute_ms(calendar, number, span->until);

			if (begin < from.ms)
				begin = from.ms;
			if (end > until.ms)
				end = until.ms;
			if (end > begin)
				sum += end - begin;
		}
	}
	return sum;
}
