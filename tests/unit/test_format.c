/**
 * @file
 * How numbers, money and times read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/format.h"

#define IS(call, text)                                                         \
	do {                                                                   \
		char out[FORMAT_MAX];                                          \
		size_t length = call;                                          \
		assert_string_equal(out, text);                                \
		assert_int_equal(length, strlen(text));                        \
	} while (0)

static void
whole_numbers_are_grouped_by_three(void **state)
{
	(void)state;
	IS(format_int(0, out), "0");
	IS(format_int(999, out), "999");
	IS(format_int(1000, out), "1,000");
	IS(format_int(-1234567, out), "-1,234,567");
	IS(format_int(INT64_MIN, out), "-9,223,372,036,854,775,808");
	IS(format_plain(1234567, out), "1234567");
	IS(format_plain(INT64_MIN, out), "-9223372036854775808");
}

static void
money_shows_the_sign_before_the_yuan(void **state)
{
	(void)state;
	IS(format_money(123450, out), "¥1,234.50");
	IS(format_money(0, out), "¥0.00");
	IS(format_money(5, out), "¥0.05");
	IS(format_money(-1, out), "-¥0.01");
	IS(format_money(100000, out), "¥1,000.00");
	IS(format_money(INT64_MIN, out), "-¥92,233,720,368,547,758.08");
}

static void
unit_prices_keep_two_to_four_decimals(void **state)
{
	(void)state;
	IS(format_price(816000, out), "¥81.60");
	IS(format_price(1234, out), "¥0.1234");
	IS(format_price(1230, out), "¥0.123");
	IS(format_price(10000, out), "¥1.00");
	IS(format_price(1, out), "¥0.0001");
	IS(format_price(-12345600, out), "-¥1,234.56");
}

static void
per_cent_drops_empty_decimals(void **state)
{
	(void)state;
	IS(format_percent(1300, out), "13%");
	IS(format_percent(1250, out), "12.5%");
	IS(format_percent(1, out), "0.01%");
	IS(format_percent(-105, out), "-1.05%");
	IS(format_percent(0, out), "0%");
}

static void
days_read_as_the_language_writes_them(void **state)
{
	const struct day day = { 2026, 11, 2 };

	(void)state;
	IS(format_day(day, LANGUAGE_ZH, out), "2026-11-02");
	IS(format_day(day, LANGUAGE_EN, out), "2 Nov 2026");
	IS(format_day((struct day){ 0 }, LANGUAGE_ZH, out), "");
	IS(format_day((struct day){ 0 }, LANGUAGE_EN, out), "");
}

static void
times_are_of_the_readers_zone(void **state)
{
	/* 2026-12-31T16:05:09Z: already the next year in Shanghai. */
	const struct instant at = { 1798733109000 };

	(void)state;
	IS(format_time(at, 2027, LANGUAGE_ZH, 480, out), "01-01 00:05");
	IS(format_time(at, 2027, LANGUAGE_EN, 480, out), "1 Jan 00:05");
	IS(format_time(at, 2027, LANGUAGE_ZH, 0, out), "2026-12-31 16:05");
	IS(format_time(at, 2026, LANGUAGE_EN, 480, out), "1 Jan 2027 00:05");
	IS(format_time_iso(at, out), "2026-12-31T16:05:09Z");
	IS(format_time((struct instant){ 0 }, 2026, LANGUAGE_ZH, 480, out), "");
	IS(format_time_iso((struct instant){ 0 }, out), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_numbers_are_grouped_by_three),
		cmocka_unit_test(money_shows_the_sign_before_the_yuan),
		cmocka_unit_test(unit_prices_keep_two_to_four_decimals),
		cmocka_unit_test(per_cent_drops_empty_decimals),
		cmocka_unit_test(days_read_as_the_language_writes_them),
		cmocka_unit_test(times_are_of_the_readers_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
