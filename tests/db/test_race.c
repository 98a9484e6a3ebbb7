/**
 * @file
 * Many at once: limits hold, nothing is done twice, nothing is lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/order_act.h"
#include "domain/order_submit.h"
#include "domain/shipment.h"
#include "support/race.h"

static void
submit_draft(struct world *world, int64_t draft, struct finding *finding)
{
	struct act act = world_act(world, BUYER_1);
	struct submit_outcome out;

	finding->st = order_submit(world->db, &act, draft, &out);
	finding->held = out.held;
	if (out.line_count > 0)
		finding->problem = out.lines[0].problem;
}

static void
submit_once(struct world *world, int64_t draft, struct finding *finding)
{
	struct act act = world_act(world, BUYER_1);
	struct submit_outcome out;

	act.token = "the-one-token";
	finding->st = order_submit(world->db, &act, draft, &out);
	finding->replayed = act.replayed;
	snprintf(finding->result, sizeof(finding->result), "%s", act.result);
}

static void
confirm(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = world_act(world, DESK);
	struct order_outcome out;

	finding->st = order_confirm(world->db, &act, order, &out);
	finding->held = out.held;
}

static void
cancel(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = world_act(world, DESK);

	finding->st = order_cancel(world->db, &act, order, "why");
}

/* Odd processes reject what even ones confirm. */
static void
confirm_or_reject(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = world_act(world, OTHER_DESK);

	if (order > 0) {
		confirm(world, order, finding);
		return;
	}
	finding->st = order_reject(world->db, &act, -order, "why");
	finding->rejected = true;
}

static void
ship_all(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = world_act(world, PICKER);
	struct ship_request request = {
		.order_id = order,
		.carrier = "",
		.tracking = "",
	};
	struct ship_outcome out;

	finding->st = order_ship(world->db, &act, &request, &out);
}

static void
one_of_fifty_gets_the_last_unit_and_the_others_read_why(void **state)
{
	struct world *world = *state;
	struct wish wish = { .product_id = 3, .quantity = 10 };
	int64_t drafts[CROWD_MAX];
	struct finding *findings;
	size_t i;

	for (i = 0; i < CROWD_MAX; i++)
		drafts[i] = world_draft(world, BUYER_1, 1, &wish, 1);
	findings = race_all(world, submit_draft, drafts, CROWD_MAX);
	assert_int_equal(count_of(findings, CROWD_MAX, STATUS_OK), 1);
	assert_int_equal(
	    count_of(findings, CROWD_MAX, STATUS_INVALID), CROWD_MAX - 1);
	for (i = 0; i < CROWD_MAX; i++) {
		if (findings[i].st == STATUS_INVALID)
			assert_int_equal(
			    findings[i].problem, SUBMIT_LINE_SHORT);
	}
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM orders"), 1);
}

static void
fifty_share_what_is_there_and_the_rest_is_back_ordered(void **state)
{
	struct world *world = *state;
	struct wish wish = { .product_id = 1, .quantity = 7 };
	int64_t drafts[CROWD_MAX];
	struct finding *findings;
	size_t i;

	for (i = 0; i < CROWD_MAX; i++)
		drafts[i] = world_draft(world, BUYER_1, 1, &wish, 1);
	findings = race_all(world, submit_draft, drafts, CROWD_MAX);
	assert_int_equal(count_of(findings, CROWD_MAX, STATUS_OK), CROWD_MAX);
	assert_int_equal(
	    world_number(world, "SELECT SUM(reserved) FROM order_lines"), 100);
	assert_int_equal(
	    world_number(world, "SELECT SUM(quantity) FROM order_lines"),
	    7 * CROWD_MAX);
}

static void
one_of_fifty_gets_the_last_yuan_and_the_others_are_held(void **state)
{
	struct world *world = *state;
	int64_t orders[CROWD_MAX];
	struct finding *findings;
	size_t held = 0;
	size_t i;

	/* Customer 2 may owe 1,000.00; each order fits alone. */
	for (i = 0; i < CROWD_MAX; i++)
		orders[i] = world_order(world, BUYER_2, 2, 1, 10);
	findings = race_all(world, confirm, orders, CROWD_MAX);
	assert_int_equal(count_of(findings, CROWD_MAX, STATUS_OK), CROWD_MAX);
	for (i = 0; i < CROWD_MAX; i++)
		held += findings[i].held;
	assert_int_equal(held, CROWD_MAX - 1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders WHERE state = 4"
			     " AND credit_facet = 1"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM order_holds"
			     " WHERE reason = 1 AND state = 1"
			     "   AND amount_fen = 100000"),
	    CROWD_MAX - 1);
	assert_int_equal(
	    world_number(world,
		"SELECT used_fen FROM credit_accounts WHERE customer_id = 2"),
	    100000);
}

static void
twenty_with_one_token_make_one_order(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	struct wish wish = { .product_id = 1, .quantity = 1 };
	int64_t drafts[CROWD];
	struct finding *findings;
	size_t replayed = 0;
	size_t i;

	drafts[0] = world_draft(world, BUYER_1, 1, &wish, 1);
	for (i = 1; i < CROWD; i++)
		drafts[i] = drafts[0];
	findings = race_all(world, submit_once, drafts, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), CROWD);
	for (i = 0; i < CROWD; i++) {
		replayed += findings[i].replayed;
		assert_string_equal(findings[i].result, findings[0].result);
	}
	assert_int_equal(replayed, CROWD - 1);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM orders"), 1);
}

static void
twenty_forms_of_one_draft_make_one_order(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	struct wish wish = { .product_id = 1, .quantity = 1 };
	int64_t drafts[CROWD];
	struct finding *findings;
	size_t i;

	drafts[0] = world_draft(world, BUYER_1, 1, &wish, 1);
	for (i = 1; i < CROWD; i++)
		drafts[i] = drafts[0];
	findings = race_all(world, submit_draft, drafts, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM orders"), 1);
}

static void
twenty_cancel_one_order_and_it_gives_back_once(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	int64_t orders[CROWD];
	struct finding *findings;
	size_t i;

	orders[0] = world_order_in(world, ORDER_CONFIRMED);
	for (i = 1; i < CROWD; i++)
		orders[i] = orders[0];
	findings = race_all(world, cancel, orders, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(
	    world_number(world,
		"SELECT used_fen FROM credit_accounts WHERE customer_id = 1"),
	    0);
}

static void
twenty_confirm_one_order_and_credit_is_taken_once(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	int64_t orders[CROWD];
	struct finding *findings;
	size_t i;

	orders[0] = world_order_in(world, ORDER_SUBMITTED);
	for (i = 1; i < CROWD; i++)
		orders[i] = orders[0];
	findings = race_all(world, confirm, orders, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(
	    world_number(world,
		"SELECT used_fen FROM credit_accounts WHERE customer_id = 1"),
	    100000);
}

static void
an_order_is_confirmed_or_rejected_and_never_both(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	int64_t orders[CROWD];
	struct finding *findings;
	bool rejected = false;
	int64_t order = world_order_in(world, ORDER_SUBMITTED);
	size_t i;

	for (i = 0; i < CROWD; i++)
		orders[i] = i % 2 == 0 ? order : -order;
	findings = race_all(world, confirm_or_reject, orders, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	for (i = 0; i < CROWD; i++)
		rejected |= findings[i].st == STATUS_OK && findings[i].rejected;
	assert_int_equal(world_state(world, order),
	    rejected ? ORDER_REJECTED : ORDER_CONFIRMED);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM order_events"
			     " WHERE kind IN ('confirmed', 'rejected')"),
	    1);
}

static void
twenty_ship_one_order_and_the_goods_leave_once(void **state)
{
	enum {
		CROWD = 20
	};
	struct world *world = *state;
	int64_t orders[CROWD];
	struct finding *findings;
	size_t i;

	orders[0] = world_order_in(world, ORDER_PICKING);
	for (i = 1; i < CROWD; i++)
		orders[i] = orders[0];
	findings = race_all(world, ship_all, orders, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(world_number(world,
			     "SELECT SUM(on_hand) FROM stocks"
			     " WHERE product_id = 1"),
	    90);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_of_fifty_gets_the_last_unit_and_the_others_read_why),
		TEST(fifty_share_what_is_there_and_the_rest_is_back_ordered),
		TEST(one_of_fifty_gets_the_last_yuan_and_the_others_are_held),
		TEST(twenty_with_one_token_make_one_order),
		TEST(twenty_forms_of_one_draft_make_one_order),
		TEST(twenty_cancel_one_order_and_it_gives_back_once),
		TEST(twenty_confirm_one_order_and_credit_is_taken_once),
		TEST(an_order_is_confirmed_or_rejected_and_never_both),
		TEST(twenty_ship_one_order_and_the_goods_leave_once),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
