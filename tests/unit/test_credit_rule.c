/**
 * @file
 * Scores, grades, suggested limits and bands, by tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/credit_rule.h"

static const struct credit_policy policy = {
	.officer_fen = 20000000,
	.finance_fen = 100000000,
	.ceiling_c_fen = 5000000,
	.ceiling_b_fen = 20000000,
	.ceiling_a_fen = 100000000,
	.ceiling_aaa_fen = 500000000,
	.share_assets_bp = 3000,
	.share_purchase_bp = 5000,
	.valid_months = 12,
};

static void
points_fall_with_lateness(void **state)
{
	static const struct {
		struct credit_paid paid;
		int64_t points;
	} table[] = {
		{ { 1, -30, false }, 100 },
		{ { 1, 0, false }, 100 },
		{ { 1, 1, false }, 80 },
		{ { 1, 7, false }, 80 },
		{ { 1, 8, false }, 60 },
		{ { 1, 30, false }, 60 },
		{ { 1, 31, false }, 30 },
		{ { 1, 60, false }, 30 },
		{ { 1, 61, false }, 0 },
		{ { 1, 0, true }, 0 },
		{ { 1, -5, true }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_int_equal(
		    credit_points(&table[i].paid), table[i].points);
}

static void
payment_history_is_weighted_by_amount(void **state)
{
	const struct credit_paid mixed[] = {
		{ 60000, 0, false }, /* 100 */
		{ 30000, 5, false }, /* 80 */
		{ 10000, 0, true },  /* 0 */
	};
	const struct credit_paid half_up[] = {
		{ 1, 0, false },
		{ 7, 61, false }, /* 12.5 */
	};
	const struct credit_paid vast[] = {
		{ INT64_MAX, 0, false },
		{ INT64_MAX, 7, false },
	};
	int64_t score = -1;

	(void)state;
	assert_int_equal(
	    credit_payment_score(mixed, ARRAY_LEN(mixed), &score), STATUS_OK);
	assert_int_equal(score, 84);
	assert_int_equal(
	    credit_payment_score(half_up, ARRAY_LEN(half_up), &score),
	    STATUS_OK);
	assert_int_equal(score, 13);
	assert_int_equal(
	    credit_payment_score(vast, ARRAY_LEN(vast), &score), STATUS_OK);
	assert_int_equal(score, 90);
	assert_int_equal(
	    credit_payment_score(NULL, 0, &score), STATUS_NOT_FOUND);
}

static void
the_grade_follows_the_weighted_score(void **state)
{
	static const struct {
		int64_t analysis;
		int64_t payment;
		int64_t potential;
		int64_t weighted;
		enum credit_grade grade;
	} table[] = {
		{ 100, 100, 100, 10000, CREDIT_GRADE_1 },
		{ 90, 90, 90, 9000, CREDIT_GRADE_1 },
		{ 90, 90, 89, 8980, CREDIT_GRADE_2 },
		{ 100, 100, 0, 8000, CREDIT_GRADE_2 },
		{ 99, 100, 1, 7980, CREDIT_GRADE_3 },
		{ 70, 70, 70, 7000, CREDIT_GRADE_3 },
		{ 69, 70, 70, 6960, CREDIT_GRADE_4 },
		{ 60, 60, 60, 6000, CREDIT_GRADE_4 },
		{ 60, 59, 60, 5960, CREDIT_GRADE_5 },
		{ 0, 0, 0, 0, CREDIT_GRADE_5 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		int64_t weighted = credit_weighted(table[i].analysis,
		    table[i].payment, table[i].potential);

		assert_int_equal(weighted, table[i].weighted);
		assert_int_equal(credit_grade_of(weighted), table[i].grade);
	}
}

static void
the_suggestion_is_months_of_sales_below_the_ceiling(void **state)
{
	static const struct {
		int64_t sales;
		enum credit_grade grade;
		int64_t ceiling;
		int64_t limit;
	} table[] = {
		{ 6000000, CREDIT_GRADE_1, 500000000, 2000000 },
		{ 6000000, CREDIT_GRADE_2, 500000000, 1500000 },
		{ 6000000, CREDIT_GRADE_3, 500000000, 1000000 },
		{ 6000000, CREDIT_GRADE_4, 500000000, 500000 },
		{ 6000000, CREDIT_GRADE_5, 500000000, 0 },
		{ 6000000, CREDIT_GRADE_1, 1999999, 1999999 },
		{ 100, CREDIT_GRADE_4, 500000000, 8 }, /* 8.33 */
		{ 0, CREDIT_GRADE_1, 500000000, 0 },
		{ -5, CREDIT_GRADE_1, 500000000, 0 },
	};
	int64_t limit;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		assert_int_equal(credit_suggest(table[i].sales, table[i].grade,
				     table[i].ceiling, &limit),
		    STATUS_OK);
		assert_int_equal(limit, table[i].limit);
	}
	assert_int_equal(
	    credit_suggest(1, CREDIT_GRADE_NONE, 1, &limit), STATUS_INVALID);
}

static void
ceilings_go_by_class(void **state)
{
	static const int64_t ceilings[] = { 5000000, 5000000, 20000000,
		20000000, 100000000, 100000000, 500000000 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(ceilings); i++)
		assert_int_equal(
		    credit_ceiling(&policy, (int64_t)i), ceilings[i]);
}

static void
bands_end_at_their_amount(void **state)
{
	static const struct {
		int64_t amount;
		enum credit_band band;
	} table[] = {
		{ 0, CREDIT_BAND_OFFICER },
		{ 20000000, CREDIT_BAND_OFFICER },
		{ 20000001, CREDIT_BAND_FINANCE },
		{ 100000000, CREDIT_BAND_FINANCE },
		{ 100000001, CREDIT_BAND_EXECUTIVE },
		{ INT64_MAX, CREDIT_BAND_EXECUTIVE },
	};
	static const struct {
		const char *roles;
		enum credit_band band;
	} people[] = {
		{ "", CREDIT_BAND_NOBODY },
		{ "manager,sales_rep", CREDIT_BAND_NOBODY },
		{ "credit_officer", CREDIT_BAND_OFFICER },
		{ "sales_rep,credit_officer", CREDIT_BAND_OFFICER },
		{ "credit_officer,finance", CREDIT_BAND_FINANCE },
		{ "distributor_finance", CREDIT_BAND_NOBODY },
		{ "executive", CREDIT_BAND_EXECUTIVE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_int_equal(credit_band_for(&policy, table[i].amount),
		    table[i].band);
	for (size_t i = 0; i < ARRAY_LEN(people); i++)
		assert_int_equal(
		    credit_band_of(people[i].roles), people[i].band);
	assert_string_equal(
	    credit_band_role(CREDIT_BAND_EXECUTIVE), "executive");
}

static void
reputation_is_good_only_up_to_what_it_can_bear(void **state)
{
	(void)state;
	assert_int_equal(
	    credit_warnings(&policy, 30, 100, 60, 30, 30), 0);
	assert_int_equal(credit_warnings(&policy, 31, 100, 62, 31, 31),
	    CREDIT_OVER_ASSETS);
	assert_int_equal(credit_warnings(&policy, 30, 100, 59, 30, 30), 0);
	assert_int_equal(credit_warnings(&policy, 30, 100, 58, 30, 30),
	    CREDIT_OVER_PURCHASE);
	assert_int_equal(credit_warnings(&policy, 30, -1, -1, 29, 29),
	    CREDIT_OVER_SUGGESTED | CREDIT_OVER_CEILING);
	assert_int_equal(credit_warnings(&policy, 1, 0, -1, -1, -1),
	    CREDIT_OVER_ASSETS);
}

static void
months_end_where_the_month_does(void **state)
{
	static const struct {
		struct day from;
		int64_t months;
		struct day to;
	} table[] = {
		{ { 2026, 11, 23 }, 12, { 2027, 11, 23 } },
		{ { 2026, 11, 30 }, 3, { 2027, 2, 28 } },
		{ { 2027, 8, 31 }, 6, { 2028, 2, 29 } },
		{ { 2026, 1, 31 }, 1, { 2026, 2, 28 } },
		{ { 2026, 3, 31 }, -1, { 2026, 2, 28 } },
		{ { 2026, 1, 15 }, -1, { 2025, 12, 15 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_int_equal(
		    day_compare(
			credit_months_later(table[i].from, table[i].months),
			table[i].to),
		    0);
}

static void
a_sales_manager_releases_as_the_officer_and_decides_nothing(void **state)
{
	(void)state;
	assert_int_equal(credit_band_of("manager"), CREDIT_BAND_NOBODY);
	assert_int_equal(
	    credit_release_band_of("manager"), CREDIT_BAND_OFFICER);
	assert_int_equal(credit_release_band_of("sales_rep,manager,finance"),
	    CREDIT_BAND_FINANCE);
	assert_int_equal(
	    credit_release_band_of("team_lead"), CREDIT_BAND_NOBODY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_fall_with_lateness),
		cmocka_unit_test(payment_history_is_weighted_by_amount),
		cmocka_unit_test(the_grade_follows_the_weighted_score),
		cmocka_unit_test(
		    the_suggestion_is_months_of_sales_below_the_ceiling),
		cmocka_unit_test(ceilings_go_by_class),
		cmocka_unit_test(bands_end_at_their_amount),
		cmocka_unit_test(
		    reputation_is_good_only_up_to_what_it_can_bear),
		cmocka_unit_test(months_end_where_the_month_does),
		cmocka_unit_test(
		    a_sales_manager_releases_as_the_officer_and_decides_nothing),
	};

	return cmocka_run_group_tests_name("credit_rule", tests, NULL, NULL);
}
