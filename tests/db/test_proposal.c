/**
 * @file
 * Proposals: accepted, the order changes by the difference; else it does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/order_job.h"
#include "domain/proposal.h"
#include "support/order_world.h"

static enum status
propose(struct world *world, int64_t order, const struct propose_line *lines,
    size_t count)
{
	struct act act = world_act(world, DESK);

	return order_propose(
	    world->db, &act, order, lines, count, "short of stock");
}

static struct order_outcome
accept(struct world *world, int64_t order, enum person who)
{
	struct act act = world_act(world, who);
	struct order_outcome out;

	assert_int_equal(
	    order_accept(world->db, &act, order, "fine", &out), STATUS_OK);
	return out;
}

static int64_t
used(struct world *world, int64_t customer_id)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = %lld",
	    (long long)customer_id);
}

static void
a_smaller_order_gives_back_the_difference(void **state)
{
	struct world *world = *state;
	const struct propose_line line = {
		.position = 1,
		.quantity = 7,
		.promised_on = { 2026, 12, 1 },
	};
	const struct order_filter waiting = {
		.proposal_open = true,
		.limit = 50,
	};
	int64_t order = world_order_in(world, ORDER_CONFIRMED);
	struct db_rows rows;
	struct order found;

	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	assert_int_equal(propose(world, order, &line, 1), STATUS_CONFLICT);
	assert_int_equal(order_find(world->db, world->mem,
			     &world->people[BUYER_1], order, &found),
	    STATUS_OK);
	assert_true(found.proposal_id != 0);
	assert_true(found.lines[0].proposed);
	assert_int_equal(found.lines[0].proposed_quantity, 7);
	assert_int_equal(order_list(world->db, world->mem, &world->people[DESK],
			     &waiting, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(used(world, 1), 100000);

	assert_int_equal(accept(world, order, BUYER_1).state, ORDER_CONFIRMED);
	assert_int_equal(used(world, 1), 70000);
	assert_int_equal(
	    world_number(world, "SELECT SUM(reserved) FROM stocks"), 7);
	assert_int_equal(
	    world_number(world, "SELECT total_fen FROM orders"), 70000);
	assert_int_equal(
	    world_number(world, "SELECT net_fen + tax_fen FROM orders"), 70000);

	assert_int_equal(proposal_list(world->db, world->mem,
			     &world->people[BUYER_1], order, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((struct proposal *)rows.items)->state, PROPOSAL_ACCEPTED);
	assert_int_equal(
	    proposal_changes(world->db, world->mem, &world->people[BUYER_1],
		((struct proposal *)rows.items)->id, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((struct proposal_change *)rows.items)->quantity_before, 10);
	assert_int_equal(proposal_list(world->db, world->mem,
			     &world->people[BUYER_2], order, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
a_growing_order_meets_the_limit_again(void **state)
{
	struct world *world = *state;
	const struct propose_line line = { .position = 1, .quantity = 12 };
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 10);

	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_OK);
	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_CONFLICT);
	assert_true(accept(world, order, BUYER_2).held);
	assert_int_equal(used(world, 2), 120000);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world, "SELECT amount_fen FROM order_holds"), 20000);

	/* Cancelled: all of it comes back. */
	assert_int_equal(
	    order_cancel(world->db, &desk, order, "why"), STATUS_OK);
	assert_int_equal(used(world, 2), 0);
}

static void
a_release_does_not_cover_what_an_order_grows_by(void **state)
{
	struct world *world = *state;
	const struct propose_line less = { .position = 1, .quantity = 11 };
	const struct propose_line more = { .position = 1, .quantity = 13 };
	struct act officer = world_act(world, OFFICER);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 12);

	assert_int_equal(
	    order_release(world->db, &officer, order, "paid", &out), STATUS_OK);
	assert_int_equal(propose(world, order, &less, 1), STATUS_OK);
	assert_false(accept(world, order, BUYER_2).held);
	assert_int_equal(propose(world, order, &more, 1), STATUS_OK);
	assert_true(accept(world, order, BUYER_2).held);
	assert_int_equal(world_number(world, "SELECT credit_facet FROM orders"),
	    CREDIT_HELD);
}

static void
a_submitted_order_that_shrinks_may_be_freed(void **state)
{
	struct world *world = *state;
	const struct propose_line line = { .position = 1, .quantity = 10 };
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(world_number(world, "SELECT credit_facet FROM orders"),
	    CREDIT_HELD);
	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	assert_false(accept(world, order, BUYER_2).held);
	assert_int_equal(world_number(world, "SELECT credit_facet FROM orders"),
	    CREDIT_CLEAR);
}

static void
a_substitute_takes_the_place_at_the_same_price(void **state)
{
	struct world *world = *state;
	const struct propose_line line = {
		.position = 1,
		.quantity = 10,
		.substitute_id = 4,
	};
	const struct propose_line stopped = {
		.position = 1,
		.quantity = 10,
		.substitute_id = 5,
	};
	int64_t order = world_order_in(world, ORDER_CONFIRMED);

	assert_int_equal(propose(world, order, &stopped, 1), STATUS_INVALID);
	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	accept(world, order, BUYER_1);
	assert_int_equal(used(world, 1), 100000);
	assert_int_equal(
	    world_number(world, "SELECT product_id FROM order_lines"), 4);
	assert_int_equal(
	    world_number(world, "SELECT tax_rate_bp FROM order_lines"), 900);
	assert_int_equal(
	    world_number(world, "SELECT tax_fen FROM orders"), 8257);
	assert_int_equal(world_number(world,
			     "SELECT SUM(reserved) FROM stocks"
			     " WHERE product_id = 4"),
	    10);
	assert_int_equal(world_number(world,
			     "SELECT SUM(reserved) FROM stocks"
			     " WHERE product_id = 1"),
	    0);
}

static void
a_line_left_out_is_worth_nothing(void **state)
{
	struct world *world = *state;
	const struct wish wishes[] = { { 1, 10, 0, 0 }, { 2, 3, 0, 0 } };
	const struct propose_line lines[] = {
		{ .position = 1, .quantity = 0 },
		{ .position = 2, .quantity = 0 },
	};
	struct act buyer = world_act(world, BUYER_1);
	struct act desk = world_act(world, DESK);
	struct submit_outcome submitted;
	struct order_outcome out;

	assert_int_equal(
	    order_submit(world->db, &buyer,
		world_draft(world, BUYER_1, 1, wishes, 2), &submitted),
	    STATUS_OK);
	assert_int_equal(
	    order_confirm(world->db, &desk, submitted.order_id, &out),
	    STATUS_OK);
	assert_int_equal(
	    propose(world, submitted.order_id, lines, 2), STATUS_INVALID);
	assert_int_equal(
	    propose(world, submitted.order_id, lines, 1), STATUS_OK);
	accept(world, submitted.order_id, BUYER_1);
	assert_int_equal(used(world, 1), 10000);
	assert_int_equal(world_number(world,
			     "SELECT cancelled FROM order_lines"
			     " WHERE position = 1"),
	    10);
	assert_int_equal(
	    world_number(world, "SELECT quantity_total FROM orders"), 3);
}

static void
a_proposal_that_changes_nothing_is_refused(void **state)
{
	struct world *world = *state;
	const struct propose_line same = { .position = 1, .quantity = 10 };
	const struct propose_line nowhere = { .position = 2, .quantity = 1 };
	const struct propose_line twice[] = {
		{ .position = 1, .quantity = 9 },
		{ .position = 1, .quantity = 8 },
	};
	struct act desk = world_act(world, DESK);
	int64_t order = world_order_in(world, ORDER_SUBMITTED);

	assert_int_equal(propose(world, order, &same, 1), STATUS_INVALID);
	assert_int_equal(propose(world, order, &nowhere, 1), STATUS_INVALID);
	assert_int_equal(propose(world, order, twice, 2), STATUS_INVALID);
	assert_int_equal(propose(world, order, NULL, 0), STATUS_INVALID);
	assert_int_equal(order_propose(world->db, &desk, order, twice, 1, ""),
	    STATUS_INVALID);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM proposals"), 0);
}

static void
declined_or_unanswered_it_stays_as_it_was(void **state)
{
	struct world *world = *state;
	const struct propose_line line = { .position = 1, .quantity = 7 };
	const int64_t day = INT64_C(86400000);
	struct act buyer = world_act(world, BUYER_1);
	struct act desk = world_act(world, DESK);
	struct act job = world_act(world, REP);
	struct order_outcome out;
	int64_t order = world_order_in(world, ORDER_SUBMITTED);
	int64_t done;

	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_CONFLICT);
	assert_int_equal(
	    order_decline(world->db, &desk, order, ""), STATUS_FORBIDDEN);
	assert_int_equal(
	    order_decline(world->db, &buyer, order, "no"), STATUS_OK);
	assert_int_equal(
	    order_decline(world->db, &buyer, order, "no"), STATUS_CONFLICT);

	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	job.who = &actor_system;
	job.now = instant_add_ms(world->now, 2 * day - 1);
	assert_int_equal(order_job_withdraw(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
	job.now = instant_add_ms(world->now, 2 * day);
	assert_int_equal(order_job_withdraw(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(
	    order_accept(world->db, &buyer, order, "", &out), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world, "SELECT total_fen FROM orders"), 100000);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_OK);
	assert_int_equal(out.state, ORDER_CONFIRMED);
}

static void
an_order_called_off_takes_its_proposal_along(void **state)
{
	struct world *world = *state;
	const struct propose_line line = { .position = 1, .quantity = 7 };
	struct act desk = world_act(world, DESK);
	int64_t order = world_order_in(world, ORDER_CONFIRMED);

	assert_int_equal(propose(world, order, &line, 1), STATUS_OK);
	assert_int_equal(
	    order_cancel(world->db, &desk, order, "why"), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT state FROM proposals"),
	    PROPOSAL_WITHDRAWN);
	assert_int_equal(
	    world_number(world, "SELECT proposal_open FROM orders"), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_smaller_order_gives_back_the_difference),
		TEST(a_growing_order_meets_the_limit_again),
		TEST(a_release_does_not_cover_what_an_order_grows_by),
		TEST(a_submitted_order_that_shrinks_may_be_freed),
		TEST(a_substitute_takes_the_place_at_the_same_price),
		TEST(a_line_left_out_is_worth_nothing),
		TEST(a_proposal_that_changes_nothing_is_refused),
		TEST(declined_or_unanswered_it_stays_as_it_was),
		TEST(an_order_called_off_takes_its_proposal_along),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
