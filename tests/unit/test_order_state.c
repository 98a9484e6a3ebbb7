/**
 * @file
 * The table of an order's life, and the rules that decide who may act.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/credit.h"
#include "domain/order_core.h"
#include "domain/order_state.h"

/* The rows of the table as the product's description has them. */
static const struct {
	const char *from;
	const char *action;
	const char *to;
} described[] = {
	{ "draft", "submit", "submitted" },
	{ "awaiting_approval", "approve", "submitted" },
	{ "awaiting_approval", "send-back", "draft" },
	{ "submitted", "confirm", "confirmed" },
	{ "submitted", "reject", "rejected" },
	{ "submitted", "cancel", "cancelled" },
	{ "confirmed", "cancel", "cancelled" },
	{ "submitted", "propose", "submitted" },
	{ "confirmed", "propose", "confirmed" },
	{ "submitted", "accept", "submitted" },
	{ "confirmed", "accept", "confirmed" },
	{ "submitted", "decline", "submitted" },
	{ "confirmed", "decline", "confirmed" },
	{ "confirmed", "pick", "picking" },
	{ "picking", "unpick", "confirmed" },
	{ "picking", "ship", "shipped" },
	{ "part_shipped", "ship", "shipped" },
	{ "part_shipped", "close", "closed_short" },
	{ "submitted", "release", "submitted" },
	{ "confirmed", "release", "confirmed" },
	{ "submitted", "hold", "submitted" },
	{ "confirmed", "hold", "confirmed" },
	{ "awaiting_approval", "reduce", "draft" },
	{ "submitted", "reduce", "draft" },
	{ "shipped", "complete", "completed" },
	{ "closed_short", "complete", "completed" },
};

static void
the_table_is_the_described_one(void **state)
{
	size_t count;
	const struct order_rule *rules = order_rules(&count);
	size_t i;
	size_t k;

	(void)state;
	assert_int_equal(count, ARRAY_LEN(described));
	for (i = 0; i < count; i++) {
		for (k = 0; k < count; k++) {
			if (strcmp(described[k].from,
				order_state_name(rules[i].from)) == 0 &&
			    strcmp(described[k].action,
				order_action_name(rules[i].action)) == 0)
				break;
		}
		assert_true(k < count);
		assert_string_equal(
		    described[k].to, order_state_name(rules[i].to));
	}
	assert_int_equal(
	    order_rule(ORDER_SHIP, ORDER_PICKING)->to_also, ORDER_PART_SHIPPED);
	assert_int_equal(order_rule(ORDER_SUBMIT, ORDER_DRAFT)->to_also,
	    ORDER_AWAITING_APPROVAL);
}

static void
names_are_found_again(void **state)
{
	unsigned i;

	(void)state;
	for (i = ORDER_DRAFT; i < ORDER_STATE_COUNT; i++)
		assert_int_equal(order_state_by_name(order_state_name(i)), i);
	assert_int_equal(order_state_by_name(""), 0);
	assert_int_equal(order_state_by_name("open"), 0);
}

static struct order_facts
submitted_order(void)
{
	return (struct order_facts){
		.state = ORDER_SUBMITTED,
		.credit = CREDIT_CLEAR,
		.entered_by = 5,
		.customer_id = 1,
		.rep_id = 7,
		.team_id = 9,
	};
}

static void
what_the_state_forbids_is_a_conflict_whoever_asks(void **state)
{
	struct actor nobody = { .user_id = 3, .side = SIDE_CUSTOMER };
	struct order_facts order = submitted_order();

	(void)state;
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_PICK), STATUS_CONFLICT);
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_ACCEPT), STATUS_CONFLICT);
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_RELEASE), STATUS_CONFLICT);
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_CONFIRM), STATUS_FORBIDDEN);
	order.proposal_open = true;
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_CONFIRM), STATUS_CONFLICT);
	assert_int_equal(
	    order_judge(&nobody, &order, ORDER_ACCEPT), STATUS_FORBIDDEN);
}

static void
reach_side_and_four_eyes_are_asked(void **state)
{
	struct actor desk = { .user_id = 5, .side = SIDE_STAFF };
	struct order_facts order = submitted_order();

	(void)state;
	desk.reach[ACTION_ORDER_CONFIRM] = SCOPE_ALL;
	assert_int_equal(
	    order_judge(&desk, &order, ORDER_CONFIRM), STATUS_FORBIDDEN);
	desk.user_id = 6;
	assert_int_equal(order_judge(&desk, &order, ORDER_CONFIRM), STATUS_OK);
	desk.side = SIDE_CUSTOMER;
	assert_int_equal(
	    order_judge(&desk, &order, ORDER_CONFIRM), STATUS_FORBIDDEN);

	desk.side = SIDE_STAFF;
	desk.reach[ACTION_ORDER_CONFIRM] = SCOPE_REP;
	assert_int_equal(
	    order_judge(&desk, &order, ORDER_CONFIRM), STATUS_FORBIDDEN);
	desk.user_id = 7;
	assert_int_equal(order_judge(&desk, &order, ORDER_CONFIRM), STATUS_OK);
	desk.reach[ACTION_ORDER_CONFIRM] = SCOPE_TEAM;
	assert_int_equal(
	    order_judge(&desk, &order, ORDER_CONFIRM), STATUS_FORBIDDEN);
	desk.team_id = 9;
	assert_int_equal(order_judge(&desk, &order, ORDER_CONFIRM), STATUS_OK);
	desk.reach[ACTION_ADMIN] = SCOPE_ALL;
	order.state = ORDER_SHIPPED;
	assert_int_equal(
	    order_judge(&desk, &order, ORDER_COMPLETE), STATUS_FORBIDDEN);
}

static void
the_page_offers_what_may_be_done_now(void **state)
{
	struct actor buyer = {
		.user_id = 5,
		.side = SIDE_CUSTOMER,
		.customer_id = 1,
	};
	struct order_facts order = submitted_order();
	enum order_action actions[ORDER_ACTION_COUNT];

	(void)state;
	buyer.reach[ACTION_ORDER_CANCEL] = SCOPE_OWN;
	buyer.reach[ACTION_ORDER_ANSWER] = SCOPE_OWN;
	assert_int_equal(order_actions(&buyer, &order, actions), 1);
	assert_int_equal(actions[0], ORDER_CANCEL);
	order.proposal_open = true;
	assert_int_equal(order_actions(&buyer, &order, actions), 3);
	order.customer_id = 2;
	assert_int_equal(order_actions(&buyer, &order, actions), 0);
	order.customer_id = 1;
	order.state = ORDER_CONFIRMED;
	order.proposal_open = false;
	assert_int_equal(order_actions(&buyer, &order, actions), 0);
}

static void
working_days_skip_the_weekend(void **state)
{
	/* 2026-11-27 is a Friday. */
	struct civil friday = { .day = { 2026, 11, 27 }, .hour = 15 };
	struct instant at = instant_from_civil(&friday, 480);
	struct civil after =
	    civil_from_instant(order_working_days_after(at, 3, 480), 480);

	(void)state;
	assert_int_equal(
	    day_compare(after.day, (struct day){ 2026, 12, 2 }), 0);
	assert_int_equal(after.hour, 15);
	after = civil_from_instant(order_working_days_after(at, 0, 480), 480);
	assert_int_equal(day_compare(after.day, friday.day), 0);
}

static const struct credit_rules all_rules = {
	.over_limit = true,
	.limit_ran_out = true,
	.limit_grace_days = 2,
	.overdue = true,
	.overdue_grace_days = 7,
	.overdue_above_fen = 100000,
	.order_share = true,
	.order_share_bp = 5000,
};

static void
a_yuan_over_the_limit_holds_and_the_limit_itself_does_not(void **state)
{
	struct credit_account account = {
		.limit_fen = 100000,
		.used_fen = 60000,
		.temp_limit_fen = 50000,
		.temp_until = { 2026, 11, 23 },
	};
	struct credit_hold holds[CREDIT_HOLDS_MAX];
	struct day on = { 2026, 11, 23 };
	struct day after = { 2026, 11, 24 };

	(void)state;
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 90000, 0, on, holds), 0);
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 90001, 0, on, holds), 1);
	assert_int_equal(holds[0].reason, HOLD_OVER_LIMIT);
	assert_int_equal(holds[0].amount_fen, 1);
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 40000, 0, after, holds),
	    0);
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 90000, 0, after, holds),
	    1);
	assert_int_equal(holds[0].amount_fen, 50000);
}

static void
grace_threshold_and_share_are_kept_to_the_day_and_the_fen(void **state)
{
	struct credit_account account = {
		.limit_fen = 100000,
		.limit_until = { 2026, 11, 21 },
		.overdue_fen = 100000,
		.overdue_since = { 2026, 11, 1 },
	};
	struct credit_rules none = { 0 };
	struct credit_hold holds[CREDIT_HOLDS_MAX];
	struct day last = { 2026, 11, 23 };
	struct day next = { 2026, 11, 24 };

	(void)state;
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 50000, 0, 0, last, holds), 0);
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 50000, 0, 0, next, holds), 1);
	assert_int_equal(holds[0].reason, HOLD_LIMIT_RAN_OUT);
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 50001, 0, 0, last, holds), 1);
	assert_int_equal(holds[0].reason, HOLD_ORDER_SHARE);
	assert_int_equal(holds[0].amount_fen, 1);

	account.overdue_fen++;
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 0, 0, last, holds), 1);
	assert_int_equal(holds[0].reason, HOLD_OVERDUE);
	assert_int_equal(holds[0].amount_fen, 100001);
	account.overdue_since = (struct day){ 2026, 11, 16 };
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 0, 0, last, holds), 0);
	account.overdue_since = (struct day){ 2026, 11, 15 };
	assert_int_equal(
	    credit_evaluate(&account, &all_rules, 1, 0, 0, last, holds), 1);

	assert_int_equal(
	    credit_evaluate(&account, &none, 900000, 900000, 0, next, holds),
	    0);

	/* Paid for in advance, to the fen; or not looked at. */
	account.overdue_fen = 900000;
	assert_true(credit_evaluate(&account, &all_rules, 500000, 500000,
			499999, next, holds) > 0);
	assert_int_equal(credit_evaluate(&account, &all_rules, 500000, 500000,
			     500000, next, holds),
	    0);
	account.no_check = true;
	assert_int_equal(credit_evaluate(&account, &all_rules, 500000, 500000,
			     0, next, holds),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_the_described_one),
		cmocka_unit_test(names_are_found_again),
		cmocka_unit_test(
		    what_the_state_forbids_is_a_conflict_whoever_asks),
		cmocka_unit_test(reach_side_and_four_eyes_are_asked),
		cmocka_unit_test(the_page_offers_what_may_be_done_now),
		cmocka_unit_test(working_days_skip_the_weekend),
		cmocka_unit_test(
		    a_yuan_over_the_limit_holds_and_the_limit_itself_does_not),
		cmocka_unit_test(
		    grace_threshold_and_share_are_kept_to_the_day_and_the_fen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
