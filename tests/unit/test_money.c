/**
 * @file
 * Tests of base/money: the figures of the specification, and what must hold
 * for any figures.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/money.h"
#include "base/random.h"

#define ROUNDS 2000

static void
a_quotient_is_rounded_half_away_from_zero(void **state)
{
	static const struct {
		int64_t value, numerator, denominator, out;
	} cases[] = {
		{ 1, 1, 2, 1 },
		{ -1, 1, 2, -1 },
		{ 1, 1, 3, 0 },
		{ 2, 1, 3, 1 },
		{ -2, 1, 3, -1 },
		{ 5, 1, 10, 1 },
		{ 4, 1, 10, 0 },
		{ -15, 1, 10, -2 },
		{ 0, 7, 9, 0 },
		{ INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX },
		{ INT64_MIN, 1, 1, INT64_MIN },
		{ INT64_MAX, 1, INT64_MAX, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t out;

		assert_int_equal(money_scale(cases[i].value, cases[i].numerator,
				     cases[i].denominator, &out),
		    STATUS_OK);
		assert_int_equal(out, cases[i].out);
	}
}

static void
what_does_not_fit_is_refused(void **state)
{
	const int64_t weights[] = { 1, 1 };
	const int64_t negative[] = { 2, -1 };
	const int64_t zero[] = { 0, 0 };
	int64_t out[2] = { 7, 7 };

	(void)state;
	assert_int_equal(money_scale(INT64_MAX, 2, 1, out), STATUS_INVALID);
	assert_int_equal(money_scale(1, 1, 0, out), STATUS_INVALID);
	assert_int_equal(money_scale(1, 1, -1, out), STATUS_INVALID);
	assert_int_equal(money_add(INT64_MAX, 1, out), STATUS_INVALID);
	assert_int_equal(money_add(INT64_MIN, -1, out), STATUS_INVALID);
	assert_int_equal(money_line(INT64_MAX, 1000, out), STATUS_INVALID);
	assert_int_equal(
	    money_split_tax(100, -1, &out[0], &out[1]), STATUS_INVALID);
	assert_int_equal(
	    money_split_tax(100, INT64_MAX, &out[0], &out[1]), STATUS_INVALID);
	assert_int_equal(money_share(100, zero, 2, out), STATUS_INVALID);
	assert_int_equal(money_share(100, negative, 2, out), STATUS_INVALID);
	assert_int_equal(money_share(100, weights, 0, out), STATUS_INVALID);
	assert_int_equal(
	    money_share(INT64_MIN, weights, 2, out), STATUS_INVALID);
	assert_int_equal(money_part(100, -1, 10, out), STATUS_INVALID);
	assert_int_equal(money_part(100, 11, 10, out), STATUS_INVALID);
	assert_int_equal(money_part(100, 0, 0, out), STATUS_INVALID);
	assert_int_equal(money_margin_bp(0, 100, out), STATUS_INVALID);
	assert_int_equal(money_margin_bp(1, INT64_MIN, out), STATUS_INVALID);
	assert_int_equal(out[0], 7);
	assert_int_equal(out[1], 7);
}

static void
a_line_is_quantity_times_price(void **state)
{
	int64_t fen;

	(void)state;
	assert_int_equal(money_line(333, 34567, &fen), STATUS_OK);
	assert_int_equal(fen, 115108);
	assert_int_equal(money_line(0, 34567, &fen), STATUS_OK);
	assert_int_equal(fen, 0);
	assert_int_equal(money_line(1, 50, &fen), STATUS_OK);
	assert_int_equal(fen, 1);
	assert_int_equal(money_line(-333, 34567, &fen), STATUS_OK);
	assert_int_equal(fen, -115108);
}

static void
tax_is_taken_out_of_the_gross(void **state)
{
	static const struct {
		int64_t gross, rate, net, tax;
	} cases[] = {
		{ 11300, 1300, 10000, 1300 },
		{ 1, 1300, 1, 0 },
		{ 99999999999, 1300, 88495575220, 11504424779 },
		{ -11300, 1300, -10000, -1300 },
		{ 10900, 900, 10000, 900 },
		{ 12345, 0, 12345, 0 },
		{ 0, 1300, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t net, tax;

		assert_int_equal(
		    money_split_tax(cases[i].gross, cases[i].rate, &net, &tax),
		    STATUS_OK);
		assert_int_equal(net, cases[i].net);
		assert_int_equal(tax, cases[i].tax);
	}
}

static void
a_discount_is_shared_by_weight(void **state)
{
	static const struct {
		int64_t total;
		size_t count;
		int64_t weights[4];
		int64_t shares[4];
	} cases[] = {
		{ 10000, 2, { 113000, 109000 }, { 5090, 4910 } },
		{ 100, 3, { 1, 1, 1 }, { 34, 33, 33 } },
		{ 200, 3, { 1, 1, 1 }, { 67, 67, 66 } },
		{ 1, 4, { 0, 5, 5, 5 }, { 0, 1, 0, 0 } },
		{ 1, 3, { 1, 2, 1 }, { 0, 1, 0 } },
		{ -100, 3, { 1, 1, 1 }, { -34, -33, -33 } },
		{ 0, 2, { 3, 4 }, { 0, 0 } },
		{ 5, 1, { 9 }, { 5 } },
		{ 3, 2, { INT64_MAX, INT64_MAX }, { 2, 1 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t shares[4];

		assert_int_equal(money_share(cases[i].total, cases[i].weights,
				     cases[i].count, shares),
		    STATUS_OK);
		for (size_t n = 0; n < cases[i].count; n++)
			assert_int_equal(shares[n], cases[i].shares[n]);
	}
}

/* A number of up to `bits` random bits. */
static int64_t
random_amount(unsigned bits)
{
	return (int64_t)random_below(UINT64_C(1) << random_below(bits + 1));
}

static void
shares_always_sum_to_the_total_and_are_within_a_fen(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t weights[50];
		int64_t shares[50];
		size_t count = (size_t)random_below(50) + 1;
		int64_t total = random_amount(60);
		int64_t sum = 0;
		int64_t weight_sum = 0;

		for (size_t i = 0; i < count; i++) {
			weights[i] = random_amount(56);
			weight_sum += weights[i];
		}
		if (weight_sum == 0)
			weights[0] = weight_sum = 1;

		assert_int_equal(
		    money_share(total, weights, count, shares), STATUS_OK);
		for (size_t i = 0; i < count; i++) {
			int64_t rounded;

			sum += shares[i];
			assert_int_equal(money_scale(total, weights[i],
					     weight_sum, &rounded),
			    STATUS_OK);
			assert_in_range(shares[i] - rounded + 1, 0, 2);
			if (weights[i] == 0)
				assert_int_equal(shares[i], 0);
		}
		assert_int_equal(sum, total);
	}
}

static void
parts_are_differences_of_cumulative_values(void **state)
{
	static const struct {
		int64_t total, before, after, quantity, part;
	} cases[] = {
		{ 200000, 0, 9, 10, 180000 },
		{ 200000, 9, 10, 10, 20000 },
		{ 10000, 0, 1, 3, 3333 },
		{ 10000, 1, 2, 3, 3334 },
		{ 10000, 2, 3, 3, 3333 },
		{ -10000, 1, 2, 3, -3334 },
		{ 10000, 2, 1, 3, -3334 },
		{ 10000, 2, 2, 3, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t part;

		assert_int_equal(
		    money_part_between(cases[i].total, cases[i].before,
			cases[i].after, cases[i].quantity, &part),
		    STATUS_OK);
		assert_int_equal(part, cases[i].part);
	}
}

static void
parts_always_sum_to_the_whole(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t total = random_amount(55) - random_amount(55);
		int64_t quantity = random_amount(40) + 1;
		int64_t before = 0;
		int64_t sum = 0;

		while (before < quantity) {
			int64_t step = 1 +
			    (int64_t)random_below(
				(uint64_t)(quantity - before));
			int64_t part;

			assert_int_equal(money_part_between(total, before,
					     before + step, quantity, &part),
			    STATUS_OK);
			before += step;
			sum += part;
		}
		assert_int_equal(sum, total);
	}
}

static void
the_margin_is_that_of_the_net_amount(void **state)
{
	int64_t net, tax, margin;

	(void)state;
	assert_int_equal(money_split_tax(11300, 1300, &net, &tax), STATUS_OK);
	assert_int_equal(money_margin_bp(net, 9800, &margin), STATUS_OK);
	assert_int_equal(margin, 200);
	assert_int_equal(money_margin_bp(10000, 12000, &margin), STATUS_OK);
	assert_int_equal(margin, -2000);
	assert_int_equal(money_margin_bp(-10000, -9800, &margin), STATUS_OK);
	assert_int_equal(margin, 200);
	assert_int_equal(money_margin_bp(10000, 0, &margin), STATUS_OK);
	assert_int_equal(margin, 10000);
}

static const struct money_tier two_bands[] = { { 0, 1000 }, { 100000, 2500 } };
static const struct money_tier three_bands[] = { { 0, 1000 }, { 10000, 2000 },
	{ 30000, 3000 } };
static const struct money_tier late_bands[] = { { 5000, 100 } };

static void
tiers_pay_by_step_or_on_the_whole_amount(void **state)
{
	static const struct {
		const struct money_tier *tiers;
		size_t count;
		int64_t base, stepped, whole;
	} cases[] = {
		{ two_bands, 2, 200000, 35000, 50000 },
		{ two_bands, 2, 100000, 10000, 25000 },
		{ two_bands, 2, 99999, 10000, 10000 },
		{ two_bands, 2, 100001, 10000, 25000 },
		{ two_bands, 2, 0, 0, 0 },
		{ two_bands, 2, -500, 0, 0 },
		{ three_bands, 3, 380000, 110000, 114000 },
		{ late_bands, 1, 4999, 0, 0 },
		{ late_bands, 1, 5000, 0, 50 },
		{ late_bands, 1, 15000, 100, 150 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t stepped, whole;

		assert_int_equal(money_tiers_stepped(cases[i].tiers,
				     cases[i].count, cases[i].base, &stepped),
		    STATUS_OK);
		assert_int_equal(money_tiers_whole(cases[i].tiers,
				     cases[i].count, cases[i].base, &whole),
		    STATUS_OK);
		assert_int_equal(stepped, cases[i].stepped);
		assert_int_equal(whole, cases[i].whole);
	}
}

static void
tiers_must_rise_from_zero_or_more(void **state)
{
	static const struct money_tier equal[] = { { 0, 1 }, { 0, 2 } };
	static const struct money_tier falling[] = { { 9, 1 }, { 5, 2 } };
	static const struct money_tier below[] = { { -1, 1 } };
	int64_t out;

	(void)state;
	assert_int_equal(money_tiers_check(three_bands, 3), STATUS_OK);
	assert_int_equal(money_tiers_check(equal, 2), STATUS_INVALID);
	assert_int_equal(money_tiers_check(falling, 2), STATUS_INVALID);
	assert_int_equal(money_tiers_check(below, 1), STATUS_INVALID);
	assert_int_equal(money_tiers_check(NULL, 0), STATUS_INVALID);
	assert_int_equal(
	    money_tiers_stepped(equal, 2, 5, &out), STATUS_INVALID);
	assert_int_equal(money_tiers_whole(equal, 2, 5, &out), STATUS_INVALID);
}

static void
an_amount_is_read_as_people_write_it(void **state)
{
	static const struct {
		const char *text;
		unsigned decimals;
		int64_t value;
	} cases[] = {
		{ "1,234.5", 2, 123450 },
		{ "-0.01", 2, -1 },
		{ "¥1234.50", 2, 123450 },
		{ "￥１，２３４．５", 2, 123450 },
		{ "-¥1", 2, -100 },
		{ "¥-1", 2, -100 },
		{ "−5", 0, -5 },
		{ " 12　", 0, 12 },
		{ "0", 4, 0 },
		{ "3.4567", 4, 34567 },
		{ "007", 0, 7 },
		{ "1,234,567", 0, 1234567 },
		{ "92233720368547758.07", 2, INT64_MAX },
		{ "-92233720368547758.08", 2, INT64_MIN },
	};
	static const char *const bad[] = { "", " ", "-", "¥", ".5", "5.",
		"1.234", "1,5", "1,23", "12,34.5", "1234,567", ",123", "1,,234",
		"1,234,", "1 2", "1e3", "+1", "--1", "¥¥1", "$1", "0x10",
		"1.2.3", "一百", "92233720368547758.08",
		"-92233720368547758.09",
		"99999999999999999999999999999999999999999999", "NaN", "1\n2",
		"1-", "\xff", "1,234.5,6" };
	int64_t value;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		if (money_parse(cases[i].text, cases[i].decimals, &value) !=
		    STATUS_OK)
			fail_msg("not read: %s", cases[i].text);
		assert_int_equal(value, cases[i].value);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (money_parse(bad[i], 2, &value) != STATUS_INVALID)
			fail_msg("read: %s", bad[i]);
	}
	assert_int_equal(money_parse("1.0", 0, &value), STATUS_INVALID);
}

static void
an_amount_is_written_plainly(void **state)
{
	static const struct {
		int64_t value;
		unsigned decimals;
		const char *text;
	} cases[] = {
		{ 123450, 2, "1234.50" },
		{ -1, 2, "-0.01" },
		{ 0, 2, "0.00" },
		{ 0, 0, "0" },
		{ 34567, 4, "3.4567" },
		{ INT64_MAX, 0, "9223372036854775807" },
		{ INT64_MIN, 2, "-92233720368547758.08" },
		{ INT64_MIN, 20, "-0.09223372036854775808" },
		{ INT64_MIN, 99, "-0.09223372036854775808" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char text[25];

		money_to_text(cases[i].value, cases[i].decimals, text);
		assert_string_equal(text, cases[i].text);
	}
}

static void
what_is_written_is_read_back(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		unsigned decimals = (unsigned)random_below(7);
		int64_t value = random_amount(62) - random_amount(62);
		int64_t back;
		char text[25];

		money_to_text(value, decimals, text);
		assert_int_equal(money_parse(text, decimals, &back), STATUS_OK);
		assert_int_equal(back, value);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quotient_is_rounded_half_away_from_zero),
		cmocka_unit_test(what_does_not_fit_is_refused),
		cmocka_unit_test(a_line_is_quantity_times_price),
		cmocka_unit_test(tax_is_taken_out_of_the_gross),
		cmocka_unit_test(a_discount_is_shared_by_weight),
		cmocka_unit_test(
		    shares_always_sum_to_the_total_and_are_within_a_fen),
		cmocka_unit_test(parts_are_differences_of_cumulative_values),
		cmocka_unit_test(parts_always_sum_to_the_whole),
		cmocka_unit_test(the_margin_is_that_of_the_net_amount),
		cmocka_unit_test(tiers_pay_by_step_or_on_the_whole_amount),
		cmocka_unit_test(tiers_must_rise_from_zero_or_more),
		cmocka_unit_test(an_amount_is_read_as_people_write_it),
		cmocka_unit_test(an_amount_is_written_plainly),
		cmocka_unit_test(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
