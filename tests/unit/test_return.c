/**
 * @file
 * Returns: the table of their life, the exact credit, the policy.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/return_credit.h"
#include "domain/return_policy.h"
#include "domain/return_state.h"

/* The rows of the table as the product's description has them. */
static const struct {
	const char *from;
	const char *action;
	const char *to;
} described[] = {
	{ "draft", "save", "draft" },
	{ "draft", "submit", "submitted" },
	{ "draft", "cancel", "cancelled" },
	{ "submitted", "cancel", "cancelled" },
	{ "info_needed", "cancel", "cancelled" },
	{ "approved", "cancel", "cancelled" },
	{ "submitted", "ask", "info_needed" },
	{ "info_needed", "answer", "submitted" },
	{ "submitted", "approve", "approved" },
	{ "submitted", "reject", "rejected" },
	{ "approved", "send", "in_transit" },
	{ "approved", "receive", "received" },
	{ "in_transit", "receive", "received" },
	{ "part_received", "receive", "received" },
	{ "part_received", "rest", "received" },
	{ "received", "inspect", "inspected" },
	{ "inspected", "offer", "offer" },
	{ "offer", "accept", "resolving" },
	{ "offer", "decline", "resolving" },
	{ "inspected", "resolve", "resolving" },
	{ "resolving", "resolve", "resolving" },
	{ "resolving", "quote", "resolving" },
	{ "resolving", "quote-accept", "resolving" },
	{ "resolving", "quote-decline", "resolving" },
	{ "resolving", "close", "closed" },
	{ "closed", "rate", "closed" },
	{ "approved", "expire", "expired" },
};

static void
the_table_is_the_described_one(void **state)
{
	size_t count;
	const struct return_rule *rules = return_rules(&count);

	(void)state;
	assert_int_equal(count, ARRAY_LEN(described));
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;

		while (k < count &&
		    (strcmp(described[k].from,
			 return_state_name(rules[i].from)) != 0 ||
			strcmp(described[k].action,
			    return_action_name(rules[i].action)) != 0))
			k++;
		assert_true(k < count);
		assert_string_equal(
		    described[k].to, return_state_name(rules[i].to));
	}
	assert_int_equal(
	    return_rule(RETURN_ACT_APPROVE, RETURN_SUBMITTED)->to_also,
	    RETURN_INSPECTED);
	assert_int_equal(
	    return_rule(RETURN_ACT_RECEIVE, RETURN_IN_TRANSIT)->to_also,
	    RETURN_PART_RECEIVED);
}

static void
names_are_found_again(void **state)
{
	(void)state;
	for (unsigned i = 1; i < RETURN_STATE_COUNT; i++)
		assert_int_equal(
		    return_state_by_name(return_state_name(i)), i);
	for (unsigned i = 1; i < RETURN_KIND_COUNT; i++)
		assert_int_equal(return_kind_by_name(return_kind_name(i)), i);
	for (unsigned i = 1; i < RETURN_REASON_COUNT; i++)
		assert_int_equal(
		    return_reason_by_name(return_reason_name(i)), i);
	for (unsigned i = 1; i < RETURN_WAY_COUNT; i++)
		assert_int_equal(return_way_by_name(return_way_name(i)), i);
	for (unsigned i = 1; i < RETURN_DISPOSITION_COUNT; i++)
		assert_int_equal(
		    return_disposition_by_name(return_disposition_name(i)), i);
	assert_int_equal(return_state_by_name(""), 0);
	assert_int_equal(return_kind_by_name("gift"), 0);
}

static struct actor
staff(const char *roles)
{
	struct actor who = {
		.user_id = 5,
		.side = SIDE_STAFF,
		.role_names = roles,
	};

	for (int i = 0; i < ACTION_COUNT; i++)
		who.reach[i] = SCOPE_ALL;
	who.reach[ACTION_RETURN_ASK] = SCOPE_NONE;
	return who;
}

static struct actor
buyer(void)
{
	struct actor who = {
		.user_id = 11,
		.side = SIDE_CUSTOMER,
		.customer_id = 1,
		.role_names = "buyer",
	};

	who.reach[ACTION_RETURN_ASK] = SCOPE_OWN;
	who.reach[ACTION_RETURN_SEE] = SCOPE_OWN;
	return who;
}

static void
who_approves_depends_on_the_level(void **state)
{
	static const struct {
		const char *roles;
		enum return_level level;
		enum status expected;
	} cases[] = {
		{ "service", LEVEL_SERVICE, STATUS_OK },
		{ "service", LEVEL_MANAGER, STATUS_FORBIDDEN },
		{ "service", LEVEL_QUALITY, STATUS_FORBIDDEN },
		{ "quality", LEVEL_QUALITY, STATUS_OK },
		{ "quality", LEVEL_SERVICE, STATUS_FORBIDDEN },
		{ "quality", LEVEL_MANAGER, STATUS_FORBIDDEN },
		{ "manager", LEVEL_SERVICE, STATUS_OK },
		{ "manager", LEVEL_MANAGER, STATUS_OK },
		{ "executive", LEVEL_QUALITY, STATUS_OK },
		{ "order_desk", LEVEL_SERVICE, STATUS_FORBIDDEN },
		{ "quality,service", LEVEL_SERVICE, STATUS_OK },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct actor who = staff(cases[i].roles);
		struct return_facts request = {
			.state = RETURN_SUBMITTED,
			.way = RETURN_BY_CARRIER,
			.level = cases[i].level,
			.created_by = 11,
			.customer_id = 1,
		};

		assert_int_equal(
		    return_judge(&who, &request, RETURN_ACT_APPROVE),
		    cases[i].expected);
		request.created_by = who.user_id;
		assert_int_equal(
		    return_judge(&who, &request, RETURN_ACT_APPROVE),
		    STATUS_FORBIDDEN);
	}
}

static void
facts_stand_in_the_way_whoever_asks(void **state)
{
	struct actor who = staff("manager");
	struct actor customer = buyer();
	struct return_facts request = {
		.state = RETURN_INSPECTED,
		.way = RETURN_BY_CARRIER,
		.customer_id = 1,
		.offer_needed = true,
	};
	enum return_action actions[RETURN_ACTION_COUNT];

	(void)state;
	assert_int_equal(return_judge(&who, &request, RETURN_ACT_OFFER),
	    STATUS_OK);
	assert_int_equal(return_judge(&who, &request, RETURN_ACT_RESOLVE),
	    STATUS_CONFLICT);
	request.offer_needed = false;
	assert_int_equal(return_judge(&who, &request, RETURN_ACT_OFFER),
	    STATUS_CONFLICT);
	assert_int_equal(return_judge(&who, &request, RETURN_ACT_RESOLVE),
	    STATUS_OK);

	request.state = RETURN_OFFER;
	assert_int_equal(
	    return_judge(&who, &request, RETURN_ACT_ACCEPT), STATUS_FORBIDDEN);
	assert_int_equal(
	    return_judge(&customer, &request, RETURN_ACT_ACCEPT), STATUS_OK);
	assert_int_equal(return_actions(&customer, &request, actions), 2);
	request.customer_id = 2;
	assert_int_equal(return_actions(&customer, &request, actions), 0);

	request.state = RETURN_APPROVED;
	request.way = RETURN_KEPT;
	assert_int_equal(
	    return_judge(&who, &request, RETURN_ACT_RECEIVE), STATUS_CONFLICT);
	request.way = RETURN_BY_OUR_TRUCK;
	assert_int_equal(
	    return_judge(&who, &request, RETURN_ACT_RECEIVE), STATUS_OK);
	assert_int_equal(
	    return_judge(&who, &request, RETURN_ACT_SEND), STATUS_OK);
	assert_int_equal(
	    return_judge(&who, &request, RETURN_ACT_EXPIRE), STATUS_FORBIDDEN);
	assert_int_equal(
	    return_judge(&actor_system, &request, RETURN_ACT_EXPIRE),
	    STATUS_OK);
}

/* Take n more units as a request does. */
static int64_t
take(struct return_paid *paid, int64_t n)
{
	int64_t worth = -1;

	assert_int_equal(return_worth(paid, n, &worth), STATUS_OK);
	paid->taken += n;
	paid->taken_fen += worth;
	return worth;
}

static void
parts_of_what_was_paid_sum_to_it(void **state)
{
	/* 10 × 800.00 with 6,000.00 off: paid 2,000.00. */
	struct return_paid ten = { .paid_fen = 200000, .quantity = 10 };
	struct return_paid three = { .paid_fen = 10000, .quantity = 3 };
	struct return_paid again = three;
	int64_t worth;

	(void)state;
	assert_int_equal(take(&ten, 9), 180000);
	assert_int_equal(take(&ten, 1), 20000);
	assert_int_equal(return_worth(&ten, 1, &worth), STATUS_INVALID);

	assert_int_equal(take(&three, 1), 3333);
	assert_int_equal(take(&three, 1), 3334);
	assert_int_equal(take(&three, 1), 3333);

	/* The first of two requests is dropped: what was promised to the
	 * second stays, and the whole still sums up. */
	assert_int_equal(take(&again, 1), 3333);
	assert_int_equal(take(&again, 1), 3334);
	again.taken -= 1;
	again.taken_fen -= 3333;
	assert_int_equal(take(&again, 1), 3333);
	assert_int_equal(take(&again, 1), 3333);
	assert_int_equal(again.taken_fen, 10000);
}

static void
what_was_refused_at_the_door_is_not_credited_twice(void **state)
{
	struct return_paid paid = {
		.paid_fen = 10000,
		.quantity = 3,
		.refused = 1,
	};
	int64_t worth;

	(void)state;
	assert_int_equal(take(&paid, 2), 6667);
	assert_int_equal(return_worth(&paid, 1, &worth), STATUS_INVALID);
	assert_int_equal(return_worth(&paid, -1, &worth), STATUS_INVALID);
}

static void
shares_of_a_worth_sum_to_it(void **state)
{
	int64_t share;

	(void)state;
	assert_int_equal(return_share(10000, 2, 3, &share), STATUS_OK);
	assert_int_equal(share, 6667);
	assert_int_equal(return_share(10000, 0, 3, &share), STATUS_OK);
	assert_int_equal(share, 0);
	assert_int_equal(return_share(10000, 4, 3, &share), STATUS_INVALID);
}

static void
free_goods_no_longer_earned_are_deducted(void **state)
{
	/* Buy 10 get 1: 21 bought for 2,100.00, 2 free. */
	struct return_gift gift = {
		.buy = 10,
		.get = 1,
		.bought = 21,
		.free = 2,
		.unit_paid_fen = 210000,
		.unit_quantity = 21,
	};
	int64_t units, value;

	(void)state;
	gift.bought_back = 1; /* 20 still earn 2 */
	assert_int_equal(return_gift_deduct(&gift, &units, &value), STATUS_OK);
	assert_int_equal(units, 0);
	assert_int_equal(value, 0);
	gift.bought_back = 2; /* 19 earn 1 */
	assert_int_equal(return_gift_deduct(&gift, &units, &value), STATUS_OK);
	assert_int_equal(units, 1);
	assert_int_equal(value, 10000);
	gift.free_back = 1; /* it comes back, too */
	assert_int_equal(return_gift_deduct(&gift, &units, &value), STATUS_OK);
	assert_int_equal(units, 0);
	gift.free_back = 0;
	gift.bought_back = 21;
	assert_int_equal(return_gift_deduct(&gift, &units, &value), STATUS_OK);
	assert_int_equal(units, 2);
	assert_int_equal(value, 20000);
	gift.free = 1; /* one was returned before */
	assert_int_equal(return_gift_deduct(&gift, &units, &value), STATUS_OK);
	assert_int_equal(units, 1);
	gift.bought_back = 22;
	assert_int_equal(
	    return_gift_deduct(&gift, &units, &value), STATUS_INVALID);
}

static const struct return_rules rules = {
	.days_good = 60,
	.days_normal = 45,
	.days_watched = 15,
	.days_quality = 180,
	.alone_fen = 100000,
	.service_fen = 1000000,
	.share_bp = 800,
	.per_month = 3,
};

static void
windows_follow_conduct(void **state)
{
	(void)state;
	assert_int_equal(
	    return_window_days(&rules, CONDUCT_GOOD, RETURN_OTHER), 60);
	assert_int_equal(
	    return_window_days(&rules, CONDUCT_NORMAL, RETURN_DAMAGED), 45);
	assert_int_equal(
	    return_window_days(&rules, CONDUCT_WATCHED, RETURN_WRONG), 15);
	assert_int_equal(
	    return_window_days(&rules, CONDUCT_WATCHED, RETURN_QUALITY), 180);
}

static void
the_policy_marks_what_is_special(void **state)
{
	struct return_habit habit = {
		.conduct = CONDUCT_NORMAL,
		.sold_fen = 10000000,
	};
	struct return_claim claim = {
		.reason = RETURN_DAMAGED,
		.days = 45,
		.has_file = true,
	};
	struct return_verdict verdict;

	(void)state;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100000);
	assert_int_equal(verdict.marks, 0);
	assert_true(verdict.alone);
	assert_int_equal(verdict.level, LEVEL_SERVICE);
	assert_int_equal(verdict.days, 45);
	assert_int_equal(verdict.share_bp, 100);

	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100001);
	assert_int_equal(verdict.marks, 0);
	assert_false(verdict.alone);

	claim.days = 46;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, MARK_WINDOW);
	assert_int_equal(verdict.level, LEVEL_SERVICE);
	assert_false(verdict.alone);

	claim.has_file = false;
	claim.days = 45;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, MARK_PICTURE);

	claim = (struct return_claim){
		.reason = RETURN_QUALITY,
		.days = 180,
		.has_file = true,
	};
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, 0);
	assert_int_equal(verdict.level, LEVEL_QUALITY);

	/* 8 % of 100,000.00 is 8,000.00. */
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 800000);
	assert_int_equal(verdict.marks, 0);
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 801000);
	assert_int_equal(verdict.marks, MARK_SHARE);
	assert_int_equal(verdict.level, LEVEL_MANAGER);

	habit.month_count = 2;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, 0);
	habit.month_count = 3;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, MARK_COUNT);
	assert_int_equal(verdict.level, LEVEL_MANAGER);

	habit = (struct return_habit){
		.conduct = CONDUCT_WATCHED,
		.sold_fen = 1000000000,
	};
	claim = (struct return_claim){ .reason = RETURN_SLOW, .is_cold = true };
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 1000001);
	assert_int_equal(verdict.marks,
	    MARK_CONTRACT | MARK_TEMPERATURE | MARK_WATCHED);
	assert_int_equal(verdict.level, LEVEL_MANAGER);
	claim.has_file = true;
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.marks, MARK_CONTRACT | MARK_WATCHED);

	/* Who bought nothing for half a year returns all of it. */
	habit = (struct return_habit){ .conduct = CONDUCT_GOOD };
	verdict = return_judge_policy(&rules, &habit, &claim, 1, 100);
	assert_int_equal(verdict.share_bp, 10000);
}

static void
conduct_is_earned(void **state)
{
	static const struct {
		struct return_record record;
		enum return_conduct expected;
	} cases[] = {
		{ { .sold_fen = 100000 }, CONDUCT_GOOD },
		{ { .sold_fen = 100000, .returned_fen = 3000, .requests = 2 },
		    CONDUCT_GOOD },
		{ { .sold_fen = 100000, .returned_fen = 3100, .requests = 2 },
		    CONDUCT_NORMAL },
		{ { .sold_fen = 100000, .returned_fen = 9000, .requests = 2 },
		    CONDUCT_NORMAL },
		{ { .sold_fen = 100000, .returned_fen = 9000, .requests = 3 },
		    CONDUCT_WATCHED },
		{ { .sold_fen = 100000, .inspected = 100, .refused = 26,
		      .requests = 4 },
		    CONDUCT_WATCHED },
		{ { .sold_fen = 100000, .inspected = 100, .refused = 10,
		      .requests = 4 },
		    CONDUCT_NORMAL },
		{ { .sold_fen = 100000, .requests = 4, .rejected = 2 },
		    CONDUCT_WATCHED },
		{ { .sold_fen = 100000, .requests = 4, .rejected = 1 },
		    CONDUCT_NORMAL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_int_equal(return_conduct_of(&cases[i].record),
		    cases[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_the_described_one),
		cmocka_unit_test(names_are_found_again),
		cmocka_unit_test(who_approves_depends_on_the_level),
		cmocka_unit_test(facts_stand_in_the_way_whoever_asks),
		cmocka_unit_test(parts_of_what_was_paid_sum_to_it),
		cmocka_unit_test(
		    what_was_refused_at_the_door_is_not_credited_twice),
		cmocka_unit_test(shares_of_a_worth_sum_to_it),
		cmocka_unit_test(free_goods_no_longer_earned_are_deducted),
		cmocka_unit_test(windows_follow_conduct),
		cmocka_unit_test(the_policy_marks_what_is_special),
		cmocka_unit_test(conduct_is_earned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
