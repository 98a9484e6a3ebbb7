/**
 * @file
 * Working time over holidays, worked weekends, lunch and nights.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/workday.h"

/* The week of 2026-10: off from the 1st to the 7th; Saturday the 10th and
 * Sunday 2026-09-20 are worked. */
static struct workday_exception days[16];

static struct workday_calendar
calendar(void)
{
	struct workday_calendar made = { .zone_minutes = 480 };
	size_t count = 0;

	days[count++] = (struct workday_exception){
		day_number((struct day){ 2026, 9, 20 }), true
	};
	for (int mday = 1; mday <= 7; mday++)
		days[count++] = (struct workday_exception){
			day_number((struct day){ 2026, 10, mday }), false
		};
	days[count++] = (struct workday_exception){
		day_number((struct day){ 2026, 10, 10 }), true
	};
	made.exceptions = days;
	made.exception_count = count;
	assert_int_equal(
	    workday_parse_hours("09:00-12:00,13:00-18:00", &made), STATUS_OK);
	return made;
}

/* "2026-10-08 09:30" in Shanghai. */
static struct instant
at(const char *text)
{
	struct civil civil = { .second = 0 };
	char date[11];

	memcpy(date, text, 10);
	date[10] = '\0';
	assert_int_equal(day_parse(date, &civil.day), STATUS_OK);
	civil.hour = (text[11] - '0') * 10 + text[12] - '0';
	civil.minute = (text[14] - '0') * 10 + text[15] - '0';
	return instant_from_civil(&civil, 480);
}

static const struct {
	const char *from;
	int64_t minutes;
	const char *until;
	bool round;
} sums[] = {
	/* Monday 2026-11-23 is a usual day. */
	{ "2026-11-23 09:00", 60, "2026-11-23 10:00", false },
	{ "2026-11-23 11:30", 60, "2026-11-23 13:30", false }, /* lunch */
	{ "2026-11-23 12:10", 30, "2026-11-23 13:30", false },
	{ "2026-11-23 09:00", 180, "2026-11-23 12:00", false },
	{ "2026-11-23 09:00", 480, "2026-11-23 18:00", false }, /* ends it */
	{ "2026-11-23 09:00", 481, "2026-11-24 09:01", false },
	{ "2026-11-23 17:30", 60, "2026-11-24 09:30", false }, /* night */
	{ "2026-11-23 05:00", 10, "2026-11-23 09:10", false },
	{ "2026-11-20 17:00", 120, "2026-11-23 10:00", false }, /* weekend */
	{ "2026-11-21 11:00", 1, "2026-11-23 09:01", false },
	/* The National Day week. */
	{ "2026-09-30 17:00", 120, "2026-10-08 10:00", false },
	{ "2026-10-03 10:00", 60, "2026-10-08 10:00", false },
	/* The worked Saturday after it. */
	{ "2026-10-09 17:00", 120, "2026-10-10 10:00", false },
	{ "2026-10-10 17:00", 120, "2026-10-12 10:00", false },
	/* A worked Sunday. */
	{ "2026-09-18 17:30", 60, "2026-09-20 09:30", false },
	{ "2026-11-21 23:30", 60, "2026-11-22 00:30", true },
	{ "2026-10-01 00:00", 1440, "2026-10-02 00:00", true },
};

static void
working_minutes_end_where_they_should(void **state)
{
	struct workday_calendar used = calendar();

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sums); i++) {
		struct instant from = at(sums[i].from);
		struct instant until = at(sums[i].until);
		int64_t ms = sums[i].minutes * WORKDAY_MINUTE_MS;

		assert_int_equal(
		    workday_add(&used, from, ms, sums[i].round).ms, until.ms);
		assert_int_equal(
		    workday_between(&used, from, until, sums[i].round), ms);
	}
}

static void
between_is_what_was_added(void **state)
{
	struct workday_calendar used = calendar();
	struct instant from = at("2026-09-14 00:00");
	uint64_t dice = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct instant begin, end;
		int64_t ms;

		dice = dice * 6364136223846793005u + 1442695040888963407u;
		begin.ms = from.ms + (int64_t)((dice >> 33) % 4000000) * 1000;
		dice = dice * 6364136223846793005u + 1442695040888963407u;
		ms = 1 + (int64_t)((dice >> 33) % 500000000);
		end = workday_add(&used, begin, ms, false);
		assert_true(end.ms > begin.ms);
		assert_int_equal(workday_between(&used, begin, end, false), ms);
		/* One more moment before its end is one moment less. */
		assert_int_equal(
		    workday_between(&used, begin,
			instant_add_ms(end, -1), false),
		    ms - 1);
	}
}

static void
nothing_passes_backwards(void **state)
{
	struct workday_calendar used = calendar();

	(void)state;
	assert_int_equal(workday_between(&used, at("2026-11-24 10:00"),
			     at("2026-11-23 10:00"), false),
	    0);
	assert_int_equal(workday_add(&used, at("2026-11-21 10:00"), 0, false).ms,
	    at("2026-11-21 10:00").ms);
}

static const struct {
	const char *when;
	bool is_open;
	const char *next;
} doors[] = {
	{ "2026-11-23 08:59", false, "2026-11-23 09:00" },
	{ "2026-11-23 09:00", true, "2026-11-23 09:00" },
	{ "2026-11-23 12:00", false, "2026-11-23 13:00" },
	{ "2026-11-23 17:59", true, "2026-11-23 17:59" },
	{ "2026-11-23 18:00", false, "2026-11-24 09:00" },
	{ "2026-11-21 10:00", false, "2026-11-23 09:00" },
	{ "2026-10-10 10:00", true, "2026-10-10 10:00" },
	{ "2026-10-01 10:00", false, "2026-10-08 09:00" },
};

static void
doors_open_and_close(void **state)
{
	struct workday_calendar used = calendar();

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(doors); i++) {
		assert_int_equal(workday_is_open(&used, at(doors[i].when)),
		    doors[i].is_open);
		assert_int_equal(
		    workday_next_open(&used, at(doors[i].when)).ms,
		    at(doors[i].next).ms);
	}
}

static void
hours_that_are_none_are_refused(void **state)
{
	static const char *const bad[] = { "", "9:00-12:00", "09:00",
		"09:00-09:00", "12:00-09:00", "09:00-12:00,11:00-13:00",
		"09:00-12:00,", "09:00-25:00", "09:60-10:00", "09:00-12:00;",
		"01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,"
		"11:00-12:00,13:00-14:00" };
	struct workday_calendar used = calendar();

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(
		    workday_parse_hours(bad[i], &used), STATUS_INVALID);
	assert_int_equal(used.span_count, 2);
	assert_int_equal(workday_parse_hours("00:00-24:00", &used), STATUS_OK);
	assert_int_equal(used.spans[0].until, 1440);
}

static void
a_calendar_without_work_has_no_end(void **state)
{
	struct workday_calendar idle = { .zone_minutes = 480 };

	(void)state;
	assert_int_equal(
	    workday_add(&idle, at("2026-11-23 10:00"), 1, false).ms, 0);
	assert_int_equal(
	    workday_next_open(&idle, at("2026-11-23 10:00")).ms, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(working_minutes_end_where_they_should),
		cmocka_unit_test(between_is_what_was_added),
		cmocka_unit_test(nothing_passes_backwards),
		cmocka_unit_test(doors_open_and_close),
		cmocka_unit_test(hours_that_are_none_are_refused),
		cmocka_unit_test(a_calendar_without_work_has_no_end),
	};

	return cmocka_run_group_tests_name("workday", tests, NULL, NULL);
}
