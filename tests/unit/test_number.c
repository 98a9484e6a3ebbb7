/**
 * @file
 * Tests of domain/number: a number leads back to its id, a slip does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"
#include "base/text.h"
#include "domain/number.h"

static void
a_number_is_prefix_dash_seven_digits_and_check(void **state)
{
	char out[32];

	(void)state;
	/* 572 with check digit 4 is the published example of the algorithm. */
	number_format(out, NUMBER_ORDER, 572);
	assert_string_equal(out, "SO-00005724");
	number_format(out, NUMBER_SHIPMENT, 1);
	assert_string_equal(out, "SH-00000013");
	number_format(out, NUMBER_RETURN, 0);
	assert_string_equal(out, "");
	number_format(out, NUMBER_CREDIT_NOTE, -5);
	assert_string_equal(out, "");
	number_format(out, NUMBER_CREDIT_NOTE, INT64_MAX);
	assert_true(text_starts_with(out, "CN-9223372036854775807"));
	assert_int_equal(strlen(out), 23);
}

static void
every_number_leads_back_to_its_id(void **state)
{
	(void)state;
	for (int64_t id = 1; id > 0 && id < INT64_MAX / 3; id = id * 3 + 1) {
		char out[32];
		int64_t back = 0;

		number_format(out, "SO", id);
		assert_int_equal(number_parse("SO", out, &back), STATUS_OK);
		assert_int_equal(back, id);
	}
}

static void
a_number_is_read_as_people_type_it(void **state)
{
	static const char *const good[] = { "SO-00005724", "so00005724",
		" SO 0000 5724 ", "ＳＯ－００００５７２４", "SO—00005724",
		"so–0000-5724", "　so-00005724" };
	static const char *const bad[] = { "", "SO", "SO-", "SO-5724",
		"SO-000005724", "SO-00005723", "SH-00005724", "00005724",
		"SO-0000572", "SO-0000572A", "SO-00005724x", "SO-00000000",
		"SO--", "SO-99999999999999999999", "订单00005724",
		"SO-0000000000000000000000000000000000000005724" };
	int64_t id;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		id = 0;
		assert_int_equal(number_parse("SO", good[i], &id), STATUS_OK);
		assert_int_equal(id, 572);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		id = -1;
		if (number_parse("SO", bad[i], &id) != STATUS_INVALID)
			fail_msg("taken for a number: %s", bad[i]);
		assert_int_equal(id, -1);
	}
}

static void
one_wrong_digit_or_two_swapped_are_found(void **state)
{
	char good[32];
	int64_t id;

	(void)state;
	number_format(good, "SO", 4172905);
	for (size_t at = 3; at < strlen(good); at++) {
		char typed[32];

		for (char digit = '0'; digit <= '9'; digit++) {
			memcpy(typed, good, sizeof(typed));
			if (typed[at] == digit)
				continue;
			typed[at] = digit;
			assert_int_equal(
			    number_parse("SO", typed, &id), STATUS_INVALID);
		}
		memcpy(typed, good, sizeof(typed));
		if (at + 1 == strlen(good) || good[at] == good[at + 1])
			continue;
		typed[at] = good[at + 1];
		typed[at + 1] = good[at];
		assert_int_equal(
		    number_parse("SO", typed, &id), STATUS_INVALID);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_number_is_prefix_dash_seven_digits_and_check),
		cmocka_unit_test(every_number_leads_back_to_its_id),
		cmocka_unit_test(a_number_is_read_as_people_type_it),
		cmocka_unit_test(one_wrong_digit_or_two_swapped_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
