/**
 * @file
 * Tests of base/day: the calendar.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

static void
days_are_counted_from_1970(void **state)
{
	static const struct {
		struct day day;
		int64_t number;
		int weekday;
	} cases[] = {
		{ { 1970, 1, 1 }, 0, 4 },
		{ { 1969, 12, 31 }, -1, 3 },
		{ { 2000, 2, 29 }, 11016, 2 },
		{ { 2000, 3, 1 }, 11017, 3 },
		{ { 2026, 11, 20 }, 20777, 5 },
		{ { 1900, 1, 1 }, -25567, 1 },
		{ { 9999, 12, 31 }, 2932896, 5 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(day_number(cases[i].day), cases[i].number);
		assert_int_equal(day_weekday(cases[i].day), cases[i].weekday);
	}
}

static void
every_day_from_1900_to_9999_follows_the_one_before(void **state)
{
	struct day before = { 1899, 12, 31 };
	int64_t last = day_number((struct day){ 9999, 12, 31 });
	int weekday = 7;

	(void)state;
	for (int64_t n = day_number((struct day){ 1900, 1, 1 }); n <= last;
	     n++) {
		struct day day = day_from_number(n);

		weekday = weekday % 7 + 1;
		if (!day_is_valid(day) || day_number(day) != n ||
		    day_compare(before, day) >= 0 ||
		    day_weekday(day) != weekday)
			fail_msg("%d-%d-%d", day.year, day.month, day.mday);
		before = day;
	}
	assert_int_equal(before.year, 9999);
}

static void
adding_days_crosses_months_and_leap_days(void **state)
{
	struct day day = day_add((struct day){ 2024, 2, 28 }, 1);

	(void)state;
	assert_int_equal(day_compare(day, (struct day){ 2024, 2, 29 }), 0);
	day = day_add((struct day){ 2026, 1, 1 }, -1);
	assert_int_equal(day_compare(day, (struct day){ 2025, 12, 31 }), 0);
	assert_true(day_is_none(day_add((struct day){ 0, 0, 0 }, 5)));
	assert_true(
	    day_is_none(day_add((struct day){ 2026, 1, 1 }, INT64_MAX)));
	assert_true(day_is_none(day_from_number(INT64_MIN)));
}

static void
a_day_is_read_as_people_write_it(void **state)
{
	static const char *const good[] = { "2026-03-05", "2026/03/05",
		"2026.03.05", "20260305", "2026年03月05日", "2026-3-5",
		"2026/3/5", "2026年3月5日" };
	static const char *const bad[] = { "", "2026", "2026-02-30",
		"2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
		"1899-12-31", "26-03-05", "2026-03/05", "2026-03-05 ",
		" 2026-03-05", "2026-03-05x", "202635", "2026-003-05",
		"+2026-03-05", "2026年3月5", "20260305日", "2026--3-5" };
	struct day day;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		if (day_parse(good[i], &day) != STATUS_OK)
			fail_msg("not read: %s", good[i]);
		assert_int_equal(
		    day_compare(day, (struct day){ 2026, 3, 5 }), 0);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (day_parse(bad[i], &day) != STATUS_INVALID)
			fail_msg("read: %s", bad[i]);
	}
}

static void
a_day_is_written_as_iso(void **state)
{
	char text[11];

	(void)state;
	day_to_iso((struct day){ 2026, 3, 5 }, text);
	assert_string_equal(text, "2026-03-05");
	day_to_iso((struct day){ 1900, 12, 31 }, text);
	assert_string_equal(text, "1900-12-31");
	day_to_iso((struct day){ 0, 0, 0 }, text);
	assert_string_equal(text, "");
	assert_false(day_is_valid((struct day){ 0, 0, 0 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(
		    every_day_from_1900_to_9999_follows_the_one_before),
		cmocka_unit_test(adding_days_crosses_months_and_leap_days),
		cmocka_unit_test(a_day_is_read_as_people_write_it),
		cmocka_unit_test(a_day_is_written_as_iso),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
