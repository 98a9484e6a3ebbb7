/**
 * @file
 * What needs somebody today: each open order in one queue, within scope.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/today.h"
#include "support/draft_fixture.h"

/* The noon of a day, UTC. */
static struct instant
noon(int month, int mday)
{
	struct day day = { .year = 2026, .month = month, .mday = mday };

	return instant_add_ms(
	    instant_from_day(day, 0), INT64_C(12) * 3600 * 1000);
}

static void
order(int id, int customer, int mday, int state, int facet, int proposed)
{
	drafts_run(text_format(world.mem,
	    "INSERT INTO orders (id, customer_id, rep_id, state,"
	    " credit_facet, proposal_open, placed_at, total_fen, net_fen,"
	    " tax_fen, line_count, quantity_total, headline, state_since)"
	    " SELECT %d, c.id, c.rep_id, %d, %d, %d, '2026-11-%02d 04:00:00',"
	    " %d, 1, 0, 1, 1, 'x', '2026-11-01' FROM customers AS c"
	    " WHERE c.id = %d",
	    id, state, facet, proposed, mday, id * 100, customer));
}

static int
some_orders(void **state)
{
	drafts_empty(state);
	drafts_run("DELETE FROM order_lines");
	drafts_run("DELETE FROM orders");
	order(1, 1, 1, 2, 2, 0);  /* awaiting approval, held as well */
	order(2, 1, 3, 3, 1, 0);  /* to confirm, the younger one */
	order(3, 1, 2, 3, 3, 0);  /* to confirm, released */
	order(4, 1, 4, 3, 2, 0);  /* held */
	order(5, 1, 5, 3, 2, 1);  /* held, and a change proposed */
	order(6, 1, 6, 4, 1, 0);  /* to pick */
	order(7, 1, 7, 7, 1, 0);  /* shipped */
	order(8, 1, 8, 8, 1, 0);  /* completed: open no more */
	order(9, 1, 9, 10, 1, 0); /* cancelled */
	order(10, 2, 9, 3, 1, 0); /* another company's */
	return 0;
}

static void
each_open_order_counts_in_one_queue(void **state)
{
	struct today_sum sums[TODAY_QUEUE_COUNT];
	int64_t apart = 0;

	(void)state;
	assert_int_equal(
	    today_sums(world.db, world.mem, &buyer, sums), STATUS_OK);
	assert_int_equal(sums[TODAY_AWAITING].count, 1);
	assert_int_equal(sums[TODAY_TO_CONFIRM].count, 2);
	assert_int_equal(sums[TODAY_TO_CONFIRM].total_fen, 500);
	assert_int_equal(sums[TODAY_HELD].count, 1);
	assert_int_equal(sums[TODAY_HELD].total_fen, 400);
	assert_int_equal(sums[TODAY_PROPOSED].count, 1);
	assert_int_equal(sums[TODAY_TO_PICK].count, 1);
	assert_int_equal(sums[TODAY_SHIPPED].count, 1);
	assert_int_equal(sums[TODAY_OPEN].count, 7);
	for (int i = 0; i < TODAY_OPEN; i++)
		apart += sums[i].count;
	assert_int_equal(apart, sums[TODAY_OPEN].count);
}

static void
a_queue_lists_what_its_sum_counts(void **state)
{
	struct today_sum sums[TODAY_QUEUE_COUNT];
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    today_sums(world.db, world.mem, &buyer, sums), STATUS_OK);
	for (int i = 0; i < TODAY_QUEUE_COUNT; i++) {
		assert_int_equal(
		    today_orders(world.db, world.mem, &buyer,
			(enum today_queue)i, true, TODAY_LIMIT_MAX, &rows),
		    STATUS_OK);
		assert_int_equal((int64_t)rows.count, sums[i].count);
	}
}

static void
the_longest_waiting_comes_first(void **state)
{
	const struct order_row *row;
	struct db_rows rows;

	(void)state;
	assert_int_equal(today_orders(world.db, world.mem, &buyer,
			     TODAY_TO_CONFIRM, true, 10, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(row[0].id, 3);
	assert_int_equal(row[1].id, 2);
	assert_int_equal(today_orders(world.db, world.mem, &buyer,
			     TODAY_TO_CONFIRM, false, 1, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(row[0].id, 2);
	assert_int_equal(today_orders(world.db, world.mem, &buyer, TODAY_OPEN,
			     true, TODAY_LIMIT_MAX + 1, &rows),
	    STATUS_INVALID);
}

static void
others_see_their_own(void **state)
{
	struct today_sum sums[TODAY_QUEUE_COUNT];
	const struct order_row *row;
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    today_sums(world.db, world.mem, &stranger, sums), STATUS_OK);
	assert_int_equal(sums[TODAY_OPEN].count, 1);
	assert_int_equal(today_orders(world.db, world.mem, &stranger,
			     TODAY_OPEN, true, 10, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(row[0].id, 10);
}

static void
two_periods_are_summed_apart(void **state)
{
	const struct today_part *part;
	int64_t this_fen = 0;
	int64_t before_fen = 0;
	struct db_rows rows;

	(void)state;
	/* Before: the 2nd and 3rd; this: the 4th to the 8th; not the 9th. */
	assert_int_equal(today_parts(world.db, world.mem, &buyer, noon(11, 1),
			     noon(11, 3), noon(11, 9), &rows),
	    STATUS_OK);
	part = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		if (part[i].is_this)
			this_fen += part[i].total_fen;
		else
			before_fen += part[i].total_fen;
	}
	assert_int_equal(before_fen, 500);
	assert_int_equal(this_fen, 400 + 500 + 600 + 700 + 800);
}

static int64_t
sum_of_month(const struct actor *who)
{
	const struct today_part *part;
	int64_t sum = 0;
	struct db_rows rows;

	assert_int_equal(today_parts(world.db, world.mem, who, noon(10, 1),
			     noon(11, 1), noon(11, 30), &rows),
	    STATUS_OK);
	part = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		sum += part[i].total_fen;
	return sum;
}

static void
kept_sums_stay_with_their_scope(void **state)
{
	struct actor one = rep;
	struct actor two = other_rep;

	(void)state;
	one.reach[ACTION_ORDER_SEE] = SCOPE_REP;
	two.reach[ACTION_ORDER_SEE] = SCOPE_REP;
	/* The 1st, placed before the noon, and the cancelled 9th are not in. */
	assert_int_equal(sum_of_month(&one), 3600);
	assert_int_equal(sum_of_month(&two), 1000);
	drafts_run("UPDATE orders SET total_fen = 1 WHERE id = 10");
	assert_int_equal(sum_of_month(&two), 1000);
	assert_int_equal(sum_of_month(&one), 3600);
	assert_int_equal(sum_of_month(&stranger), 1);
	two.reach[ACTION_ORDER_SEE] = SCOPE_NONE;
	assert_int_equal(sum_of_month(&two), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    each_open_order_counts_in_one_queue, some_orders),
		cmocka_unit_test_setup(
		    a_queue_lists_what_its_sum_counts, some_orders),
		cmocka_unit_test_setup(
		    the_longest_waiting_comes_first, some_orders),
		cmocka_unit_test_setup(others_see_their_own, some_orders),
		cmocka_unit_test_setup(
		    two_periods_are_summed_apart, some_orders),
		cmocka_unit_test_setup(
		    kept_sums_stay_with_their_scope, some_orders),
	};

	return cmocka_run_group_tests(tests, drafts_open, drafts_close);
}
