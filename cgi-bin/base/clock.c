/**
 * @file
 * The one clock, its test shift, and conversions.  See clock.h.
 */
#include "base/clock.h"

#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

#define MS_PER_SECOND INT64_C(1000)
#define MS_PER_MINUTE (60 * MS_PER_SECOND)
#define MS_PER_HOUR (60 * MS_PER_MINUTE)
#define MS_PER_DAY (24 * MS_PER_HOUR)
#define SHIFT_DIGITS_MAX 6
#define EXIT_CONFIG 78

/* "+36h", "-2d", "+90m", "+15s" */
static enum status
shift_parse(const char *text, int64_t *shift_ms)
{
	static const struct {
		char unit;
		int64_t ms;
	} units[] = {
		{ 's', MS_PER_SECOND },
		{ 'm', MS_PER_MINUTE },
		{ 'h', MS_PER_HOUR },
		{ 'd', MS_PER_DAY },
	};
	size_t length = strlen(text);
	char digits[SHIFT_DIGITS_MAX + 1] = "";
	int64_t count;

	if (length < 3 || length > SHIFT_DIGITS_MAX + 2)
		return STATUS_INVALID;
	if (text[0] != '+' && text[0] != '-')
		return STATUS_INVALID;
	memcpy(digits, text + 1, length - 2);
	if (digits[0] == '-' || text_to_int(digits, &count) != STATUS_OK)
		return STATUS_INVALID;
	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		if (units[i].unit != text[length - 1])
			continue;
		count *= units[i].ms;
		*shift_ms = text[0] == '-' ? -count : count;
		return STATUS_OK;
	}
	return STATUS_INVALID;
}

/* A wrong shift stops the process: a test at the wrong time proves nothing. */
static int64_t
shift_from_environment(void)
{
	const char *text = getenv("QUTONG_CLOCK");
	const char *test = getenv("QUTONG_TEST");
	int64_t shift_ms;

	if (text == NULL || text[0] == '\0')
		return 0;
	if (test == NULL || !text_equal(test, "1")) {
		log_event(LOG_WARN, "clock.shift_refused", "shift", text, NULL);
		return 0;
	}
	if (shift_parse(text, &shift_ms) != STATUS_OK) {
		log_event(
		    LOG_ERROR, "clock.shift_invalid", "shift", text, NULL);
		_exit(EXIT_CONFIG);
	}
	return shift_ms;
}

struct instant
clock_now(void)
{
	static bool shift_is_known;
	static int64_t shift_ms;
	struct timespec now;

	if (!shift_is_known) {
		/* Set first: the log asks for the time as well. */
		shift_is_known = true;
		shift_ms = shift_from_environment();
	}
	clock_gettime(CLOCK_REALTIME, &now);
	return (struct instant){ (int64_t)now.tv_sec * MS_PER_SECOND +
		now.tv_nsec / 1000000 + shift_ms };
}

int64_t
clock_monotonic_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct civil
civil_from_instant(struct instant at, int offset_minutes)
{
	int64_t local_ms;
	int64_t number;
	int64_t rest_ms;
	struct civil civil;

	if (__builtin_add_overflow(
		at.ms, offset_minutes * MS_PER_MINUTE, &local_ms))
		local_ms = at.ms;
	number = local_ms / MS_PER_DAY;
	rest_ms = local_ms % MS_PER_DAY;
	if (rest_ms < 0) {
		/* Also before 1970 a day has its hours from 0 to 24. */
		rest_ms += MS_PER_DAY;
		number--;
	}

	civil.day = day_from_number(number);
	civil.hour = (int)(rest_ms / MS_PER_HOUR);
	civil.minute = (int)(rest_ms / MS_PER_MINUTE % 60);
	civil.second = (int)(rest_ms / MS_PER_SECOND % 60);
	civil.millisecond = (int)(rest_ms % MS_PER_SECOND);
	civil.weekday = day_weekday(civil.day);
	return civil;
}

struct instant
instant_from_civil(const struct civil *civil, int offset_minutes)
{
	int64_t ms = day_number(civil->day) * MS_PER_DAY +
	    civil->hour * MS_PER_HOUR + civil->minute * MS_PER_MINUTE +
	    civil->second * MS_PER_SECOND + civil->millisecond -
	    offset_minutes * MS_PER_MINUTE;

	return (struct instant){ ms };
}

struct day
day_from_instant(struct instant at, int offset_minutes)
{
	return civil_from_instant(at, offset_minutes).day;
}

struct instant
instant_from_day(struct day day, int offset_minutes)
{
	const struct civil civil = { .day = day };

	return instant_from_civil(&civil, offset_minutes);
}

static void
put_digits(char *at, int count, int value)
{
	for (int i = count - 1; i >= 0; i--) {
		at[i] = (char)('0' + value % 10);
		value /= 10;
	}
}

void
instant_to_iso(struct instant at, char out[25])
{
	struct civil civil = civil_from_instant(at, 0);

	memcpy(out, "0000-00-00T00:00:00.000Z", 25);
	if (civil.day.year <= 0 || civil.day.year > 9999)
		return;
	put_digits(out, 4, civil.day.year);
	put_digits(out + 5, 2, civil.day.month);
	put_digits(out + 8, 2, civil.day.mday);
	put_digits(out + 11, 2, civil.hour);
	put_digits(out + 14, 2, civil.minute);
	put_digits(out + 17, 2, civil.second);
	put_digits(out + 20, 3, civil.millisecond);
}
