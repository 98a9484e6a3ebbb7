/**
 * @file
 * Many at once at money: a limit shared by a group, one receipt, one hold, one
 * review.  A receipt applied by fifty: test_receipt.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/application.h"
#include "domain/credit_group.h"
#include "domain/credit_review.h"
#include "domain/receipt.h"
#include "support/money_world.h"
#include "support/race.h"

enum {
	CROWD = 20
};

static void
same(int64_t *objects, size_t count, int64_t object)
{
	for (size_t i = 0; i < count; i++)
		objects[i] = object;
}

static size_t
held_of(const struct finding *findings, size_t count)
{
	size_t held = 0;

	for (size_t i = 0; i < count; i++)
		held += findings[i].held;
	return held;
}

/* --- The last yuan of a group ------------------------------------------------ */

static void
confirm(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = world_act(world, DESK);
	struct order_outcome out = { 0 };

	finding->st = order_confirm(world->db, &act, order, &out);
	finding->held = out.held;
}

static void
one_of_fifty_gets_the_last_yuan_of_a_group(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	int64_t orders[CROWD_MAX];
	struct finding *findings;
	int64_t group;

	/* Alone each customer has room for all of its orders. */
	world_run(world, "UPDATE credit_accounts SET limit_fen = 100000000");
	assert_int_equal(
	    credit_group_make(world->db, &officer, "G", 100000, &group),
	    STATUS_OK);
	assert_int_equal(
	    credit_group_join(world->db, &officer, group, 1), STATUS_OK);
	assert_int_equal(
	    credit_group_join(world->db, &officer, group, 2), STATUS_OK);
	for (size_t i = 0; i < CROWD_MAX; i++)
		orders[i] = i % 2 == 0 ? world_order(world, BUYER_1, 1, 4, 1)
				       : world_order(world, BUYER_2, 2, 4, 1);
	/* 80.00 each: twelve fit into 1,000.00. */
	findings = race_all(world, confirm, orders, CROWD_MAX);
	assert_int_equal(count_of(findings, CROWD_MAX, STATUS_OK), CROWD_MAX);
	assert_int_equal(held_of(findings, CROWD_MAX), CROWD_MAX - 12);
	assert_int_equal(
	    world_number(world, "SELECT used_fen FROM credit_groups"), 96000);
	assert_int_equal(world_number(world,
			     "SELECT SUM(used_fen) FROM credit_accounts"
			     " WHERE customer_id IN (1, 2)"),
	    96000);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders WHERE state = 4"
			     " AND credit_facet = 1"),
	    12);
}

/* --- A receipt applied and reversed ------------------------------------------- */

static void
apply_oldest(struct world *world, int64_t receipt, struct finding *finding)
{
	struct act act = money_act(world, FINANCE);

	finding->st = application_apply(
	    world->db, &act, SOURCE_RECEIPT, receipt, NULL, 0, NULL);
}

/* Odd ones reverse what even ones apply. */
static void
apply_or_reverse(struct world *world, int64_t receipt, struct finding *finding)
{
	struct act act = money_act(world, FINANCE);

	if (receipt > 0) {
		apply_oldest(world, receipt, finding);
		return;
	}
	finding->rejected = true;
	finding->st = receipt_reverse(world->db, &act, -receipt, "twice");
}

static void
a_receipt_reversed_while_it_is_applied_settles_nothing(void **state)
{
	struct world *world = *state;
	int64_t receipt, receipts[CROWD];
	struct finding *findings;
	size_t reversed = 0;

	money_receivable(world, 1, "2026-10-01", "2026-10-31", 50000, 50000);
	receipt = money_receipt(world, 1, "2026-11-20", 30000, 0);
	for (size_t i = 0; i < CROWD; i++)
		receipts[i] = i % 2 == 0 ? receipt : -receipt;
	findings = race_all(world, apply_or_reverse, receipts, CROWD);
	for (size_t i = 0; i < CROWD; i++)
		reversed += findings[i].rejected && findings[i].st == STATUS_OK;
	assert_int_equal(reversed, 1);
	assert_int_equal(
	    world_number(world, "SELECT SUM(open_fen) FROM receivables"),
	    50000);
	assert_int_equal(world_number(world,
			     "SELECT IFNULL(SUM(amount_fen), 0)"
			     " FROM applications"),
	    0);
}

/* --- Two releases ------------------------------------------------------------- */

static void
release(struct world *world, int64_t order, struct finding *finding)
{
	struct act act = money_act(world, OFFICER);
	struct order_outcome out = { 0 };

	finding->st = order_release(world->db, &act, order, "fine", &out);
}

static void
twenty_release_one_order_and_it_is_free_once(void **state)
{
	struct world *world = *state;
	int64_t orders[CROWD];
	struct finding *findings;

	same(orders, CROWD, world_order(world, BUYER_2, 2, 1, 11));
	findings = race_all(world, release, orders, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM order_events"
			     " WHERE kind = 'released'"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)orders[0]),
	    CREDIT_RELEASED);
}

/* --- Two deciders ------------------------------------------------------------- */

static int64_t
review_to_decide(struct world *world)
{
	struct act rep = money_act(world, REP);
	struct act officer = money_act(world, OFFICER);
	struct act manager = money_act(world, MANAGER);
	enum credit_review_fault fault;
	int64_t id;

	assert_int_equal(credit_review_apply(world->db, &rep,
			     &(struct credit_application){ .customer_id = 2,
				 .kind = CREDIT_REVIEW_LIMIT,
				 .limit_fen = 4000000,
				 .term_kind = TERM_FROM_SHIPMENT,
				 .term_days = 30,
				 .reason = "more shops" },
			     &fault, &id),
	    STATUS_OK);
	assert_int_equal(
	    credit_review_survey(world->db, &officer, id,
		&(struct credit_survey){ .text = "visited",
		    .net_assets_fen = 300000000,
		    .yearly_purchase_fen = -1 },
		&fault),
	    STATUS_OK);
	assert_int_equal(credit_review_score(world->db, &officer, id,
			     &(struct credit_scores){ 95, 90, "sound" },
			     &fault),
	    STATUS_OK);
	assert_int_equal(
	    credit_review_opine(world->db, &manager, id, "for it", &fault),
	    STATUS_OK);
	return id;
}

/* Even ones approve, odd ones refuse. */
static void
decide(struct world *world, int64_t review, struct finding *finding)
{
	struct act act = money_act(world, review > 0 ? FINANCE : OTHER_OFFICER);
	enum credit_review_fault fault;
	struct credit_decided decided;

	finding->rejected = review < 0;
	finding->st = credit_review_decide(world->db, &act,
	    review > 0 ? review : -review,
	    &(struct credit_decision){ .approve = review > 0,
		.limit_fen = 4000000,
		.term_kind = TERM_FROM_SHIPMENT,
		.term_days = 45,
		.note = "because" },
	    &fault, &decided);
}

static void
a_review_is_approved_or_refused_and_never_both(void **state)
{
	struct world *world = *state;
	int64_t reviews[CROWD];
	struct finding *findings;
	int64_t id = review_to_decide(world);
	bool refused = false;

	for (size_t i = 0; i < CROWD; i++)
		reviews[i] = i % 2 == 0 ? id : -id;
	findings = race_all(world, decide, reviews, CROWD);
	assert_int_equal(count_of(findings, CROWD, STATUS_OK), 1);
	assert_int_equal(count_of(findings, CROWD, STATUS_CONFLICT), CROWD - 1);
	for (size_t i = 0; i < CROWD; i++)
		refused |= findings[i].st == STATUS_OK && findings[i].rejected;
	assert_int_equal(
	    world_number(world,
		"SELECT limit_fen FROM credit_accounts WHERE customer_id = 2"),
	    refused ? 100000 : 4000000);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM credit_changes"
			     " WHERE kind = 1 AND review_id = %lld",
			     (long long)id),
	    refused ? 0 : 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, money_reset, world_check)
/* What is owed was put there by hand: the books cannot agree. */
#define BY_HAND(f) cmocka_unit_test_setup(f, money_reset)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_of_fifty_gets_the_last_yuan_of_a_group),
		BY_HAND(a_receipt_reversed_while_it_is_applied_settles_nothing),
		TEST(twenty_release_one_order_and_it_is_free_once),
		TEST(a_review_is_approved_or_refused_and_never_both),
	};

	return cmocka_run_group_tests(tests, money_open, world_close);
}
