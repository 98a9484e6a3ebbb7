/**
 * @file
 * Credit holds orders, is taken and given back, and the books agree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/credit.h"
#include "domain/order_job.h"
#include "domain/setting.h"
#include "support/order_world.h"

static struct order_outcome
confirm(struct world *world, int64_t order)
{
	struct act act = world_act(world, DESK);
	struct order_outcome out;

	assert_int_equal(
	    order_confirm(world->db, &act, order, &out), STATUS_OK);
	return out;
}

static int64_t
facet_of(struct world *world, int64_t order)
{
	return world_number(world,
	    "SELECT credit_facet FROM orders WHERE id = %lld",
	    (long long)order);
}

static int64_t
hold_of(struct world *world, int64_t order, enum hold_reason reason)
{
	return world_number(world,
	    "SELECT IFNULL(MAX(state), 0) FROM order_holds"
	    " WHERE order_id = %lld AND reason = %u",
	    (long long)order, reason);
}

static void
an_order_over_the_limit_is_kept_and_held(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
	assert_int_equal(
	    world_number(world, "SELECT amount_fen FROM order_holds"), 10000);
	assert_true(confirm(world, order).held);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM credit_entries"), 0);
}

static void
a_released_order_passes_until_it_is_held_by_force(void **state)
{
	struct world *world = *state;
	struct act officer = world_act(world, OFFICER);
	struct act picker = world_act(world, PICKER);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(order_release(world->db, &officer, order, "", &out),
	    STATUS_INVALID);
	assert_int_equal(
	    order_release(world->db, &officer, order, "paid", &out), STATUS_OK);
	assert_int_equal(facet_of(world, order), CREDIT_RELEASED);
	assert_int_equal(hold_of(world, order, HOLD_OVER_LIMIT), HOLD_RELEASED);
	assert_false(confirm(world, order).held);
	assert_int_equal(world_state(world, order), ORDER_CONFIRMED);
	assert_int_equal(world_number(world,
			     "SELECT used_fen FROM credit_accounts"
			     " WHERE customer_id = 2"),
	    110000);

	assert_int_equal(
	    order_hold(world->db, &officer, order, "wait"), STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_CONFLICT);
	assert_int_equal(
	    order_release(world->db, &officer, order, "fine", &out), STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_OK);
	assert_int_equal(out.state, ORDER_PICKING);
}

static void
overdue_is_looked_at_again_when_picking(void **state)
{
	struct world *world = *state;
	struct act picker = world_act(world, PICKER);
	struct act officer = world_act(world, OFFICER);
	struct order_outcome out;
	int64_t order = world_order_in(world, ORDER_CONFIRMED);

	/* The limit is not asked for any more; what is overdue is. */
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 0, overdue_fen = 100001,"
	    " overdue_since = '2026-11-15' WHERE customer_id = 1");
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_OK);
	assert_true(out.held);
	assert_int_equal(out.state, ORDER_CONFIRMED);
	assert_int_equal(hold_of(world, order, HOLD_OVERDUE), HOLD_STANDING);
	assert_int_equal(hold_of(world, order, HOLD_OVER_LIMIT), 0);
	assert_int_equal(
	    order_release(world->db, &officer, order, "paid", &out), STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_OK);
	assert_false(out.held);
}

static void
held_orders_are_looked_at_again_oldest_first(void **state)
{
	struct world *world = *state;
	struct act job = world_act(world, REP);
	struct act officer = world_act(world, OFFICER);
	int64_t large = world_order(world, BUYER_2, 2, 1, 20);
	int64_t middle;
	int64_t small;
	int64_t forced;
	int64_t done;

	job.who = &actor_system;
	world->now = instant_add_ms(world->now, 1000);
	middle = world_order(world, BUYER_2, 2, 1, 11);
	world->now = instant_add_ms(world->now, 1000);
	small = world_order(world, BUYER_2, 2, 1, 12);
	forced = world_order(world, BUYER_2, 2, 1, 1);
	assert_int_equal(
	    order_hold(world->db, &officer, forced, "wait"), STATUS_OK);
	assert_int_equal(
	    order_job_reevaluate(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);

	/* 1,500.00: the large one does not fit and stops nobody; the middle
	 * one takes 1,100.00 of it, so the last does not fit either. */
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 150000"
	    " WHERE customer_id = 2");
	assert_int_equal(
	    order_job_reevaluate(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(facet_of(world, large), CREDIT_HELD);
	assert_int_equal(facet_of(world, middle), CREDIT_CLEAR);
	assert_int_equal(hold_of(world, middle, HOLD_OVER_LIMIT), HOLD_GONE);
	assert_int_equal(facet_of(world, small), CREDIT_HELD);
	assert_int_equal(facet_of(world, forced), CREDIT_HELD);
}

static void
a_freed_order_confirms_by_itself_where_the_setting_says_so(void **state)
{
	struct world *world = *state;
	struct act job = world_act(world, REP);
	int64_t order;
	int64_t done;

	world_run(world,
	    "UPDATE settings SET value = '1' WHERE name = 'confirm_by_itself'");
	setting_forget();
	order = world_order(world, BUYER_2, 2, 1, 11);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 110000"
	    " WHERE customer_id = 2");
	job.who = &actor_system;
	assert_int_equal(
	    order_job_reevaluate(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(world_state(world, order), ORDER_CONFIRMED);
}

static void
the_panel_shows_what_is_left(void **state)
{
	struct world *world = *state;
	struct credit_panel panel;
	int64_t first = world_order(world, BUYER_2, 2, 1, 4);
	int64_t second = world_order(world, BUYER_2, 2, 1, 2);

	assert_false(confirm(world, first).held);
	world_run(world,
	    "UPDATE credit_accounts SET temp_limit_fen = 5000,"
	    " temp_until = '2026-11-23' WHERE customer_id = 2");
	assert_int_equal(
	    credit_panel(world->db, world->mem, &world->people[BUYER_2], 2,
		second, 20000, world->now, &panel),
	    STATUS_OK);
	assert_int_equal(panel.limit_fen, 100000);
	assert_int_equal(panel.temp_limit_fen, 5000);
	assert_int_equal(panel.used_fen, 40000);
	assert_int_equal(panel.pending_fen, 0);
	assert_int_equal(panel.available_fen, 65000);
	assert_int_equal(panel.after_fen, 45000);
	assert_int_equal(panel.hold_count, 0);
	assert_int_equal(
	    credit_panel(world->db, world->mem, &world->people[BUYER_2], 2, 0,
		65001, world->now, &panel),
	    STATUS_OK);
	assert_int_equal(panel.pending_fen, 20000);
	assert_int_equal(panel.hold_count, 1);
	assert_int_equal(panel.holds[0].reason, HOLD_OVER_LIMIT);
	assert_int_equal(panel.holds[0].amount_fen, 1);
	assert_int_equal(
	    credit_panel(world->db, world->mem, &world->people[BUYER_1], 2, 0,
		0, world->now, &panel),
	    STATUS_NOT_FOUND);
}

static void
a_customer_without_an_account_has_no_limit(void **state)
{
	struct world *world = *state;
	struct act officer = world_act(world, OFFICER);
	struct order_outcome out;
	int64_t order;

	world_run(world, "DELETE FROM credit_accounts WHERE customer_id = 2");
	order = world_order(world, BUYER_2, 2, 1, 1);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
	assert_int_equal(
	    order_release(world->db, &officer, order, "prepaid", &out),
	    STATUS_OK);
	assert_false(confirm(world, order).held);
	assert_int_equal(world_number(world,
			     "SELECT used_fen FROM credit_accounts"
			     " WHERE customer_id = 2"),
	    10000);
}

static void
a_hold_whose_reason_went_is_gone_at_confirmation(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_SUBMITTED);

	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 99999"
	    " WHERE customer_id = 1");
	assert_true(confirm(world, order).held);
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 100000"
	    " WHERE customer_id = 1");
	assert_false(confirm(world, order).held);
	assert_int_equal(hold_of(world, order, HOLD_OVER_LIMIT), HOLD_GONE);
}

static void
the_check_names_each_difference(void **state)
{
	struct world *world = *state;
	const struct credit_difference *difference;
	int64_t order = world_order_in(world, ORDER_CONFIRMED);
	struct db_rows rows;

	world_run(world,
	    "UPDATE credit_accounts SET used_fen = used_fen + 1"
	    " WHERE customer_id = 1");
	assert_int_equal(credit_check(world->db, world->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	difference = rows.items;
	assert_int_equal(difference->kind, CREDIT_USED_IS_NOT_LEDGER);
	assert_int_equal(difference->customer_id, 1);
	assert_int_equal(difference->ledger_fen, 100000);
	assert_int_equal(difference->found_fen, 100001);

	world_run(world, "UPDATE credit_entries SET amount_fen = 100001");
	assert_int_equal(credit_check(world->db, world->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	difference = rows.items;
	assert_int_equal(difference->kind, CREDIT_ORDER_IS_NOT_LEDGER);
	assert_int_equal(difference->order_id, order);
	assert_int_equal(difference->ledger_fen, 100001);
	assert_int_equal(difference->found_fen, 100000);

	world_run(world, "UPDATE credit_entries SET amount_fen = 100000");
	world_run(world,
	    "UPDATE credit_accounts SET used_fen = 100000"
	    " WHERE customer_id = 1");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_order_over_the_limit_is_kept_and_held),
		TEST(a_released_order_passes_until_it_is_held_by_force),
		TEST(overdue_is_looked_at_again_when_picking),
		TEST(held_orders_are_looked_at_again_oldest_first),
		TEST(
		    a_freed_order_confirms_by_itself_where_the_setting_says_so),
		TEST(the_panel_shows_what_is_left),
		TEST(a_customer_without_an_account_has_no_limit),
		TEST(a_hold_whose_reason_went_is_gone_at_confirmation),
		TEST(the_check_names_each_difference),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
