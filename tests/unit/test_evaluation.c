/**
 * @file
 * What a scorecard comes to, when the next one is due, when a yearly day comes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/customer_event.h"
#include "domain/evaluation.h"
#include "domain/pressure.h"

enum {
	ITEMS = 10
};

/* The card as it is delivered. */
static const struct evaluation_item card[ITEMS] = {
	{ .id = 1, .part = EVALUATION_ABILITY, .weight = 5 },
	{ .id = 2, .part = EVALUATION_ABILITY, .weight = 8 },
	{ .id = 3, .part = EVALUATION_ABILITY, .weight = 7 },
	{ .id = 4, .part = EVALUATION_ABILITY, .weight = 5 },
	{ .id = 5, .part = EVALUATION_ABILITY, .weight = 5 },
	{ .id = 6, .part = EVALUATION_CREDIT, .weight = 25 },
	{ .id = 7, .part = EVALUATION_STANDING, .weight = 5 },
	{ .id = 8, .part = EVALUATION_STANDING, .weight = 5 },
	{ .id = 9, .part = EVALUATION_WILLINGNESS, .weight = 10 },
	{ .id = 10, .part = EVALUATION_WILLINGNESS, .weight = 25 },
};

static void
judge(struct evaluation_item *items, const int64_t *scores)
{
	for (size_t i = 0; i < ITEMS; i++) {
		items[i] = card[i];
		items[i].score = scores[i];
	}
}

static void
scores_are_weighted_to_a_hundred(void **state)
{
	static const struct {
		int64_t scores[ITEMS];
		int64_t score_bp;
	} vectors[] = {
		{ { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 }, 10000 },
		{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0 },
		{ { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 }, 6000 },
		{ { 4, 4, 3, 4, 4, 3, 3, 4, 4, 4 }, 7260 },
		{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 5 }, 2500 },
		{ { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 100 },
	};
	struct evaluation_item items[ITEMS];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
		judge(items, vectors[i].scores);
		assert_int_equal(
		    evaluation_score_bp(items, ITEMS), vectors[i].score_bp);
	}
	assert_int_equal(evaluation_score_bp(NULL, 0), 0);
}

static void
a_part_is_weighted_by_its_own_items(void **state)
{
	static const int64_t scores[ITEMS] = { 5, 4, 3, 2, 1, 2, 0, 5, 1, 4 };
	struct evaluation_item items[ITEMS];

	(void)state;
	judge(items, scores);
	/* 25 + 32 + 21 + 10 + 5 of 150 */
	assert_int_equal(
	    evaluation_part_bp(items, ITEMS, EVALUATION_ABILITY), 6200);
	assert_int_equal(
	    evaluation_part_bp(items, ITEMS, EVALUATION_CREDIT), 4000);
	assert_int_equal(
	    evaluation_part_bp(items, ITEMS, EVALUATION_STANDING), 5000);
	/* 10 + 100 of 175, rounded */
	assert_int_equal(
	    evaluation_part_bp(items, ITEMS, EVALUATION_WILLINGNESS), 6286);
	assert_int_equal(evaluation_part_bp(items, 5, EVALUATION_CREDIT), 0);
}

static void
the_next_one_is_due_so_many_months_later(void **state)
{
	/* 2026-02-28 16:30 in London is the first of March in Shanghai. */
	const struct evaluation late = { .made_at = { INT64_C(1772296200000) } };
	/* 2026-03-31 04:00 */
	const struct evaluation end = { .made_at = { INT64_C(1774929600000) } };
	struct day due;

	(void)state;
	due = evaluation_due(&late, 12, 480);
	assert_int_equal(day_compare(due, (struct day){ 2027, 3, 1 }), 0);
	due = evaluation_due(&end, 11, 480);
	assert_int_equal(day_compare(due, (struct day){ 2027, 2, 28 }), 0);
	due = evaluation_due(&end, 23, 480);
	assert_int_equal(day_compare(due, (struct day){ 2028, 2, 29 }), 0);
	assert_true(day_is_none(evaluation_due(NULL, 12, 480)));
}

static void
a_yearly_day_comes_today_or_later(void **state)
{
	static const struct {
		struct day day, today, next;
	} vectors[] = {
		{ { 2010, 11, 23 }, { 2026, 11, 23 }, { 2026, 11, 23 } },
		{ { 2010, 11, 22 }, { 2026, 11, 23 }, { 2027, 11, 22 } },
		{ { 2010, 12, 31 }, { 2026, 11, 23 }, { 2026, 12, 31 } },
		{ { 2012, 2, 29 }, { 2026, 2, 1 }, { 2026, 2, 28 } },
		{ { 2012, 2, 29 }, { 2026, 3, 1 }, { 2027, 2, 28 } },
		{ { 2012, 2, 29 }, { 2027, 3, 1 }, { 2028, 2, 29 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(vectors); i++)
		assert_int_equal(
		    day_compare(
			customer_event_next(vectors[i].day, vectors[i].today),
			vectors[i].next),
		    0);
}

static void
concessions_are_a_share_of_the_sales(void **state)
{
	struct pressure_row row = { .sales_fen = 300000, .conceded_fen = 100 };

	(void)state;
	assert_int_equal(pressure_cost_bp(&row), 3);
	row.conceded_fen = 600000;
	assert_int_equal(pressure_cost_bp(&row), 20000);
	row.sales_fen = 0;
	assert_true(pressure_cost_bp(&row) < 0);
	row.sales_fen = -5;
	assert_true(pressure_cost_bp(&row) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scores_are_weighted_to_a_hundred),
		cmocka_unit_test(a_part_is_weighted_by_its_own_items),
		cmocka_unit_test(the_next_one_is_due_so_many_months_later),
		cmocka_unit_test(a_yearly_day_comes_today_or_later),
		cmocka_unit_test(concessions_are_a_share_of_the_sales),
	};

	return cmocka_run_group_tests_name("evaluation", tests, NULL, NULL);
}
