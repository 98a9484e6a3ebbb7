/**
 * @file
 * Holds: the list, release within one's band, ways out; and the ways round a
 * hold that others were caught by.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/credit.h"
#include "domain/hold.h"
#include "domain/proposal.h"
#include "support/money_world.h"

static struct order_outcome
confirm(struct world *world, int64_t order)
{
	struct act act = money_act(world, DESK);
	struct order_outcome out;

	assert_int_equal(
	    order_confirm(world->db, &act, order, &out), STATUS_OK);
	return out;
}

static int64_t
used(struct world *world, int64_t customer_id)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = %lld",
	    (long long)customer_id);
}

static int64_t
facet_of(struct world *world, int64_t order)
{
	return world_number(world,
	    "SELECT credit_facet FROM orders WHERE id = %lld",
	    (long long)order);
}

static struct hold_ways
ways_of(struct world *world, int who, int64_t order)
{
	struct hold_ways ways;

	assert_int_equal(hold_ways_out(world->db, world->mem,
			     money_actor(world, who), order, world->now,
			     &ways),
	    STATUS_OK);
	return ways;
}

static void
all_reasons_stand_on_the_list(void **state)
{
	struct world *world = *state;
	struct hold_filter filter = { .limit = 9 };
	const struct hold_row *row;
	const struct hold_count *count;
	struct db_rows rows;
	int64_t first, second;

	world_run(world,
	    "UPDATE credit_accounts SET limit_until = '2026-11-01',"
	    " overdue_fen = 200000, overdue_since = '2026-10-01'"
	    " WHERE customer_id = 2");
	first = world_order(world, BUYER_2, 2, 1, 11);
	world->now = instant_add_ms(world->now, 1000);
	second = world_order(world, BUYER_2, 2, 1, 1);
	assert_int_equal(hold_list(world->db, world->mem,
			     money_actor(world, OFFICER), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	row = rows.items;
	assert_int_equal(row[0].order_id, first);
	assert_int_equal(row[0].reason_count, 3);
	assert_int_equal(row[0].reasons[0].reason, HOLD_OVER_LIMIT);
	assert_int_equal(row[0].reasons[0].amount_fen, 10000);
	assert_int_equal(row[0].reasons[1].reason, HOLD_LIMIT_RAN_OUT);
	assert_int_equal(row[0].reasons[2].reason, HOLD_OVERDUE);
	assert_int_equal(row[0].reasons[2].amount_fen, 200000);
	assert_true(row[0].may_release);
	assert_int_equal(row[1].order_id, second);
	assert_int_equal(row[1].reason_count, 2);

	filter.after_at = row[0].placed_at;
	filter.after_id = row[0].order_id;
	assert_int_equal(hold_list(world->db, world->mem,
			     money_actor(world, OFFICER), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	filter = (struct hold_filter){
		.limit = 9, .reason = HOLD_OVER_LIMIT
	};
	assert_int_equal(hold_list(world->db, world->mem,
			     money_actor(world, OFFICER), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(hold_counts(world->db, world->mem,
			     money_actor(world, OFFICER), &rows),
	    STATUS_OK);
	count = rows.items;
	assert_int_equal(rows.count, 3);
	assert_int_equal(count[0].orders, 1);
	assert_int_equal(count[1].orders, 2);
	assert_int_equal(count[1].total_fen, 120000);
	filter = (struct hold_filter){ .limit = 9 };
	assert_int_equal(hold_list(world->db, world->mem,
			     money_actor(world, PAYER_1), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
a_release_needs_the_band_of_what_is_over(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act finance = money_act(world, FINANCE);
	struct act manager = money_act(world, MANAGER);
	struct order_outcome out;
	enum credit_band needed;
	int64_t order = world_order(world, BUYER_2, 2, 1, 1);

	/* The order is small, but much is used already by earlier releases. */
	world_run(world,
	    "UPDATE credit_accounts SET used_fen = 20200000"
	    " WHERE customer_id = 2");
	confirm(world, order);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
	assert_int_equal(
	    order_release(world->db, &officer, order, "fine", &out),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    order_release(world->db, &manager, order, "fine", &out),
	    STATUS_FORBIDDEN);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
	assert_int_equal(hold_who_may(world->db, world->mem,
			     money_actor(world, OFFICER), order, &needed),
	    STATUS_OK);
	assert_int_equal(needed, CREDIT_BAND_FINANCE);
	assert_int_equal(
	    order_release(world->db, &finance, order, "fine", &out),
	    STATUS_OK);
	assert_int_equal(facet_of(world, order), CREDIT_RELEASED);
	world_run(world, "UPDATE credit_accounts SET used_fen = 0");
}

static void
looking_again_frees_what_fits(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act rep = money_act(world, REP);
	const int64_t other[] = { 1 };
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);
	int64_t freed;

	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 110000"
	    " WHERE customer_id = 2");
	assert_int_equal(
	    hold_look_again(world->db, &rep, NULL, 0, &freed),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    hold_look_again(world->db, &officer, other, 1, &freed), STATUS_OK);
	assert_int_equal(freed, 0);
	assert_int_equal(
	    hold_look_again(world->db, &officer, NULL, 0, &freed), STATUS_OK);
	assert_int_equal(freed, 1);
	assert_int_equal(facet_of(world, order), CREDIT_CLEAR);
}

static void
three_ways_lead_out_of_a_hold(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	int64_t order = world_order(world, BUYER_2, 2, 1, 12);
	struct hold_ways ways = ways_of(world, BUYER_2, order);

	assert_true(ways.held);
	assert_int_equal(ways.pay_fen, 20000);
	assert_false(ways.pay_for_it);
	assert_true(ways.cut_helps);
	assert_int_equal(ways.cut_count, 1);
	assert_int_equal(ways.cuts[0].quantity_then, 10);
	assert_int_equal(ways.cuts[0].saves_fen, 20000);
	assert_string_equal(ways.cuts[0].sku, "P1");
	assert_true(ways.raise_helps);
	assert_int_equal(ways.raise_fen, 20000);

	/* Overdue: paying alone helps. */
	world_run(world,
	    "UPDATE credit_accounts SET overdue_fen = 150000,"
	    " overdue_since = '2026-10-01' WHERE customer_id = 2");
	confirm(world, order);
	ways = ways_of(world, BUYER_2, order);
	assert_int_equal(ways.pay_fen, 120000);
	assert_true(ways.pay_for_it);
	assert_false(ways.cut_helps);
	assert_false(ways.raise_helps);

	assert_int_equal(
	    order_hold(world->db, &officer, order, "wait"), STATUS_OK);
	ways = ways_of(world, BUYER_2, order);
	assert_true(ways.held);
	assert_int_equal(ways.pay_fen, 0);
	assert_int_equal(hold_ways_out(world->db, world->mem,
			     money_actor(world, BUYER_1), order, world->now,
			     &ways),
	    STATUS_NOT_FOUND);
}

/* A raise of what is said lets it pass, and one fen less does not. */
static void
what_the_ways_say_is_enough_and_no_more(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, BUYER_2, 2, 2, 35); /* 1,166.67 */
	struct hold_ways ways = ways_of(world, BUYER_2, order);

	world_run(world,
	    "UPDATE credit_accounts SET temp_limit_fen = %lld,"
	    " temp_until = '2026-12-01' WHERE customer_id = 2",
	    (long long)ways.raise_fen - 1);
	assert_true(confirm(world, order).held);
	world_run(world,
	    "UPDATE credit_accounts SET temp_limit_fen = %lld"
	    " WHERE customer_id = 2",
	    (long long)ways.raise_fen);
	assert_false(confirm(world, order).held);
}

/* frappe/erpnext#33967: close orders, place new, take the old up again. */
static void
an_order_sent_back_and_submitted_again_meets_its_holds(void **state)
{
	struct world *world = *state;
	struct act approver = money_act(world, APPROVER_3);
	struct submit_outcome again;
	struct act buyer = money_act(world, BUYER_3);
	int64_t order = world_order(world, BUYER_3, 3, 1, 10);

	assert_int_equal(facet_of(world, order), CREDIT_CLEAR);
	assert_int_equal(
	    order_send_back(world->db, &approver, order, "wait"), STATUS_OK);
	/* Meanwhile the limit is used by another. */
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 99999"
	    " WHERE customer_id = 3");
	assert_int_equal(
	    order_submit(world->db, &buyer,
		world_number(world, "SELECT draft_id FROM orders WHERE id"
				    " = %lld",
		    (long long)order),
		&again),
	    STATUS_OK);
	assert_int_equal(again.order_id, order);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
}

/* OCA, frappe/erpnext#16030: an order grows after it was let pass. */
static void
a_released_order_that_grows_is_held_again(void **state)
{
	const struct propose_line more = { .position = 1, .quantity = 13 };
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act desk = money_act(world, DESK);
	struct act buyer = money_act(world, BUYER_2);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(
	    order_release(world->db, &officer, order, "fine", &out),
	    STATUS_OK);
	assert_int_equal(
	    order_propose(world->db, &desk, order, &more, 1, "a full case"),
	    STATUS_OK);
	assert_int_equal(
	    order_accept(world->db, &buyer, order, "", &out), STATUS_OK);
	assert_int_equal(facet_of(world, order), CREDIT_HELD);
	assert_int_equal(used(world, 2), 0);
}

/* A draft kept at a low price, submitted once prices have risen. */
static void
a_price_rise_is_asked_about_and_counts(void **state)
{
	struct world *world = *state;
	struct wish wish = { .product_id = 1,
		.quantity = 10,
		.seen_price_1e4 = 1000000 };
	int64_t draft = world_draft(world, BUYER_2, 2, &wish, 1);
	struct act buyer = money_act(world, BUYER_2);
	struct submit_outcome out;

	world_run(world,
	    "UPDATE prices SET price_1e4 = 1100000 WHERE product_id = 1");
	world_run(world, "UPDATE catalogue_version SET version = version + 1");
	assert_int_equal(
	    order_submit(world->db, &buyer, draft, &out), STATUS_INVALID);
	assert_int_equal(out.lines[0].problem, SUBMIT_LINE_PRICE);
	world_run(world,
	    "UPDATE draft_lines SET seen_price_1e4 = 1100000"
	    " WHERE draft_id = %lld",
	    (long long)draft);
	assert_int_equal(
	    order_submit(world->db, &buyer, draft, &out), STATUS_OK);
	world_run(world,
	    "UPDATE prices SET price_1e4 = 1000000 WHERE product_id = 1");
	world_run(world, "UPDATE catalogue_version SET version = version + 1");
	assert_true(out.held);
	assert_int_equal(facet_of(world, out.order_id), CREDIT_HELD);
}

/* MultiSafepay/magento2#65, magento/magento2#38815: cancelling gives the credit
 * back twice. */
static void
cancelling_twice_gives_back_once(void **state)
{
	struct world *world = *state;
	struct act desk = money_act(world, DESK);
	int64_t order = world_order(world, BUYER_2, 2, 1, 5);

	confirm(world, order);
	assert_int_equal(used(world, 2), 50000);
	assert_int_equal(
	    order_cancel(world->db, &desk, order, "asked to"), STATUS_OK);
	assert_int_equal(used(world, 2), 0);
	assert_int_equal(
	    order_cancel(world->db, &desk, order, "asked to"),
	    STATUS_CONFLICT);
	assert_int_equal(
	    order_close(world->db, &desk, order, "again"), STATUS_CONFLICT);
	assert_int_equal(used(world, 2), 0);
}

/* frappe/erpnext#33967, the other half: what is closed does not come back. */
static void
a_cancelled_order_is_not_taken_up_again(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act desk = money_act(world, DESK);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(
	    order_reject(world->db, &desk, order, "too much"), STATUS_OK);
	assert_int_equal(
	    order_release(world->db, &officer, order, "fine", &out),
	    STATUS_CONFLICT);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_CONFLICT);
	assert_int_equal(used(world, 2), 0);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, money_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_reasons_stand_on_the_list),
		TEST(a_release_needs_the_band_of_what_is_over),
		TEST(looking_again_frees_what_fits),
		TEST(three_ways_lead_out_of_a_hold),
		TEST(what_the_ways_say_is_enough_and_no_more),
		TEST(an_order_sent_back_and_submitted_again_meets_its_holds),
		TEST(a_released_order_that_grows_is_held_again),
		TEST(a_price_rise_is_asked_about_and_counts),
		TEST(cancelling_twice_gives_back_once),
		TEST(a_cancelled_order_is_not_taken_up_again),
	};

	return cmocka_run_group_tests_name(
	    "hold", tests, money_open, world_close);
}
