/**
 * @file
 * An order from submit to the door: who may do what, and from where to where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/credit.h"
#include "domain/order_act.h"
#include "domain/order_job.h"
#include "domain/order_reduce.h"
#include "domain/proposal.h"
#include "domain/setting.h"
#include "domain/shipment.h"
#include "support/order_world.h"

static const enum person doers[ORDER_ACTION_COUNT] = {
	[ORDER_APPROVE] = APPROVER_1,
	[ORDER_SEND_BACK] = APPROVER_1,
	[ORDER_CONFIRM] = DESK,
	[ORDER_REJECT] = DESK,
	[ORDER_CANCEL] = BUYER_1,
	[ORDER_PROPOSE] = DESK,
	[ORDER_ACCEPT] = BUYER_1,
	[ORDER_DECLINE] = BUYER_1,
	[ORDER_PICK] = PICKER,
	[ORDER_UNPICK] = PICKER,
	[ORDER_SHIP] = PICKER,
	[ORDER_CLOSE] = DESK,
	[ORDER_RELEASE] = OFFICER,
	[ORDER_HOLD] = OFFICER,
	[ORDER_REDUCE] = BUYER_1,
};

/* Who does it on an order of customer 1 or 3, from this state. */
static enum person
doer_of(struct world *world, int64_t order, enum order_action action)
{
	bool is_third = world_number(world,
			    "SELECT customer_id FROM orders WHERE id = %lld",
			    (long long)order) == 3;

	if (action == ORDER_SUBMIT)
		return is_third ? BUYER_3 : BUYER_1;
	if (action == ORDER_CANCEL &&
	    world_state(world, order) == ORDER_CONFIRMED)
		return DESK;
	if (is_third && doers[action] == APPROVER_1)
		return APPROVER_3;
	if (is_third && doers[action] == BUYER_1)
		return BUYER_3;
	return doers[action];
}

static enum status
perform(struct world *world, int64_t order, enum order_action action,
    enum person who)
{
	struct act act = world_act(world, who);
	struct propose_line line = { .position = 1, .quantity = 8 };
	struct ship_request ship = {
		.order_id = order,
		.carrier = "SF",
		.tracking = "1",
	};
	struct submit_outcome submitted;
	struct order_outcome out;
	struct ship_outcome shipped;

	switch (action) {
	case ORDER_SUBMIT:
		return order_submit(world->db, &act,
		    world_number(world,
			"SELECT draft_id FROM orders WHERE id = %lld",
			(long long)order),
		    &submitted);
	case ORDER_APPROVE:
		return order_approve(world->db, &act, order, &out);
	case ORDER_SEND_BACK:
		return order_send_back(world->db, &act, order, "why");
	case ORDER_CONFIRM:
		return order_confirm(world->db, &act, order, &out);
	case ORDER_REJECT:
		return order_reject(world->db, &act, order, "why");
	case ORDER_CANCEL:
		return order_cancel(world->db, &act, order, "why");
	case ORDER_PROPOSE:
		return order_propose(world->db, &act, order, &line, 1, "why");
	case ORDER_ACCEPT:
		return order_accept(world->db, &act, order, "", &out);
	case ORDER_DECLINE:
		return order_decline(world->db, &act, order, "");
	case ORDER_PICK:
		return order_pick(world->db, &act, order, &out);
	case ORDER_UNPICK:
		return order_unpick(world->db, &act, order);
	case ORDER_SHIP:
		return order_ship(world->db, &act, &ship, &shipped);
	case ORDER_CLOSE:
		return order_close(world->db, &act, order, "why");
	case ORDER_RELEASE:
		return order_release(world->db, &act, order, "why", &out);
	case ORDER_HOLD:
		return order_hold(world->db, &act, order, "why");
	case ORDER_REDUCE:
		return order_reduce(world->db, &act, order, NULL, 0);
	case ORDER_COMPLETE:
	case ORDER_ACTION_COUNT:
		break;
	}
	return STATUS_BUG;
}

static enum status
act_as(struct world *world, int64_t order, enum order_action action)
{
	return perform(world, order, action, doer_of(world, order, action));
}

/* What a rule wants to stand before it is tried. */
static void
arrange(struct world *world, int64_t order, const struct order_rule *rule)
{
	if (rule->proposal == PROPOSAL_OPEN)
		assert_int_equal(
		    perform(world, order, ORDER_PROPOSE, DESK), STATUS_OK);
	if (rule->is_held && rule->from == ORDER_AWAITING_APPROVAL)
		world_run(world,
		    "UPDATE orders SET credit_facet = 2 WHERE id = %lld",
		    (long long)order);
	else if (rule->is_held)
		assert_int_equal(
		    perform(world, order, ORDER_HOLD, OFFICER), STATUS_OK);
}

static void
every_row_of_the_table_is_a_transition_and_no_other_pair_is(void **state)
{
	struct world *world = *state;
	unsigned from;
	unsigned action;

	for (from = ORDER_DRAFT; from < ORDER_STATE_COUNT; from++) {
		for (action = ORDER_SUBMIT; action < ORDER_COMPLETE; action++) {
			const struct order_rule *rule =
			    order_rule(action, from);
			enum order_state after;
			int64_t order;
			enum status st;

			world_reset(state);
			order = world_order_in(world, from);
			if (rule != NULL)
				arrange(world, order, rule);
			st = act_as(world, order, action);
			after = world_state(world, order);
			if (rule == NULL) {
				if (st != STATUS_CONFLICT || after != from)
					fail_msg("%s from %s: status %u",
					    order_action_name(action),
					    order_state_name(from), st);
			} else if (st != STATUS_OK ||
			    (after != rule->to && after != rule->to_also)) {
				fail_msg("%s from %s: status %u, now %s",
				    order_action_name(action),
				    order_state_name(from), st,
				    order_state_name(after));
			}
			assert_int_equal(world_check(state), 0);
		}
	}
}

static void
every_change_leaves_an_event_and_an_announcement(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_COMPLETED);

	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM order_events"
			     " WHERE order_id = %lld"
			     "   AND from_state <> to_state",
			     (long long)order),
	    5);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM order_events WHERE order_id = %lld"
		" AND kind IN ('submitted', 'confirmed', 'picking', 'shipped',"
		"  'signed', 'completed')",
		(long long)order),
	    6);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox"), 6);
}

static void
nobody_confirms_or_releases_what_they_entered(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, DESK, 1, 1, 10);

	assert_int_equal(
	    perform(world, order, ORDER_CONFIRM, DESK), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_CONFIRM, OTHER_DESK), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT by_staff FROM orders WHERE id = %lld",
		(long long)order),
	    1);

	order = world_order(world, DESK, 1, 1, 10);
	world->people[DESK].reach[ACTION_HOLD_RELEASE] = SCOPE_ALL;
	assert_int_equal(perform(world, order, ORDER_HOLD, OFFICER), STATUS_OK);
	assert_int_equal(
	    perform(world, order, ORDER_RELEASE, DESK), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_RELEASE, OFFICER), STATUS_OK);
	world->people[DESK].reach[ACTION_HOLD_RELEASE] = SCOPE_NONE;
}

static void
an_approver_never_approves_their_own_order(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, APPROVER_3, 3, 1, 10);

	assert_int_equal(world_state(world, order), ORDER_AWAITING_APPROVAL);
	assert_int_equal(
	    perform(world, order, ORDER_APPROVE, APPROVER_3), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_APPROVE, BUYER_3), STATUS_FORBIDDEN);

	order = world_order(world, BUYER_3, 3, 1, 5);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
}

static void
another_company_s_order_does_not_exist(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, BUYER_1, 1, 1, 10);
	struct order found;
	int64_t id;

	assert_int_equal(
	    perform(world, order, ORDER_CANCEL, BUYER_2), STATUS_NOT_FOUND);
	assert_int_equal(order_find(world->db, world->mem,
			     &world->people[BUYER_2], order, &found),
	    STATUS_NOT_FOUND);
	assert_int_equal(order_find(world->db, world->mem,
			     &world->people[BUYER_1], order, &found),
	    STATUS_OK);
	assert_int_equal(order_id_of(world->db, world->mem,
			     &world->people[BUYER_2], found.number, &id),
	    STATUS_NOT_FOUND);
	assert_int_equal(order_id_of(world->db, world->mem,
			     &world->people[BUYER_1], found.number, &id),
	    STATUS_OK);
	assert_int_equal(id, order);
}

static void
a_role_without_the_permission_is_told_so(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, BUYER_1, 1, 1, 10);

	assert_int_equal(
	    perform(world, order, ORDER_CONFIRM, BUYER_1), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_CONFIRM, PICKER), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_CANCEL, DESK), STATUS_FORBIDDEN);
	assert_int_equal(
	    perform(world, order, ORDER_HOLD, DESK), STATUS_FORBIDDEN);
}

static void
cancelling_twice_gives_back_once(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_CONFIRMED);

	assert_int_equal(
	    world_number(world,
		"SELECT used_fen FROM credit_accounts WHERE customer_id = 1"),
	    100000);
	assert_int_equal(
	    world_number(
		world, "SELECT SUM(reserved) FROM stocks WHERE product_id = 1"),
	    10);
	assert_int_equal(perform(world, order, ORDER_CANCEL, DESK), STATUS_OK);
	assert_int_equal(
	    perform(world, order, ORDER_CANCEL, DESK), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world,
		"SELECT used_fen FROM credit_accounts WHERE customer_id = 1"),
	    0);
	assert_int_equal(
	    world_number(
		world, "SELECT SUM(reserved) FROM stocks WHERE product_id = 1"),
	    0);
}

static enum status
submit(struct world *world, enum person who, int64_t customer_id,
    const struct wish *wishes, size_t count, struct submit_outcome *out)
{
	struct act act = world_act(world, who);

	return order_submit(world->db, &act,
	    world_draft(world, who, customer_id, wishes, count), out);
}

static void
lines_that_cannot_be_taken_come_back_one_by_one(void **state)
{
	struct world *world = *state;
	const struct wish wishes[] = {
		{ 1, 10, 0, 999900 },
		{ 0, 1, 0, 0 },
		{ 5, 1, 0, 0 },
		{ 3, 11, 0, 0 },
		{ 2, 0, 0, 0 },
		{ 2, 1, 0, 333333 },
	};
	struct submit_outcome out;

	assert_int_equal(
	    submit(world, BUYER_1, 1, wishes, ARRAY_LEN(wishes), &out),
	    STATUS_INVALID);
	assert_int_equal(out.line_count, 5);
	assert_int_equal(out.lines[0].problem, SUBMIT_LINE_PRICE);
	assert_int_equal(out.lines[0].price_1e4, 1000000);
	assert_int_equal(out.lines[1].problem, SUBMIT_LINE_UNKNOWN);
	assert_int_equal(out.lines[2].problem, SUBMIT_LINE_STOPPED);
	assert_int_equal(out.lines[3].problem, SUBMIT_LINE_SHORT);
	assert_int_equal(out.lines[3].quantity, 10);
	assert_int_equal(out.lines[4].problem, SUBMIT_LINE_QUANTITY);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM orders"), 0);
}

static void
a_short_line_is_back_ordered_reduced_or_removed(void **state)
{
	struct world *world = *state;
	const struct wish wishes[] = {
		{ 1, 120, 1, 0 },
		{ 2, 120, 2, 0 },
		{ 3, 11, 3, 0 },
		{ 4, 1, 0, 0 },
	};
	struct submit_outcome out;
	struct order order;

	assert_int_equal(
	    submit(world, BUYER_1, 1, wishes, ARRAY_LEN(wishes), &out),
	    STATUS_OK);
	assert_int_equal(out.reduced, 1);
	assert_int_equal(out.left_out, 1);
	assert_int_equal(order_find(world->db, world->mem,
			     &world->people[BUYER_1], out.order_id, &order),
	    STATUS_OK);
	assert_int_equal(order.line_count, 3);
	assert_int_equal(order.lines[0].quantity, 120);
	assert_int_equal(order.lines[0].reserved, 100);
	assert_int_equal(order.lines[0].promised_now, 100);
	assert_int_equal(order.lines[1].quantity, 100);
	assert_int_equal(order.lines[1].amount_fen, 333333);
	assert_int_equal(order.total_fen, 1200000 + 333333 + 8000);
	assert_int_equal(order.net_fen + order.tax_fen, order.total_fen);
	assert_string_equal(order.address, "上海路 1 号");
}

static void
an_own_number_is_given_once(void **state)
{
	struct world *world = *state;
	struct wish wish = { 1, 1, 0, 0 };
	struct submit_outcome out;
	struct act act = world_act(world, BUYER_1);
	int64_t draft = world_draft(world, BUYER_1, 1, &wish, 1);

	world_run(world, "UPDATE drafts SET own_number = 'PO-1'");
	assert_int_equal(order_submit(world->db, &act, draft, &out), STATUS_OK);
	draft = world_draft(world, BUYER_1, 1, &wish, 1);
	world_run(world, "UPDATE drafts SET own_number = 'PO-1'");
	assert_int_equal(
	    order_submit(world->db, &act, draft, &out), STATUS_INVALID);
	assert_int_equal(out.problem, SUBMIT_OWN_NUMBER);

	draft = world_draft(world, BUYER_2, 2, &wish, 1);
	world_run(world, "UPDATE drafts SET own_number = 'PO-1'");
	act = world_act(world, BUYER_2);
	assert_int_equal(order_submit(world->db, &act, draft, &out), STATUS_OK);
}

static void
an_order_sent_back_keeps_its_id(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_DRAFT);
	int64_t draft = world_number(world,
	    "SELECT draft_id FROM orders WHERE id = %lld", (long long)order);
	struct act act = world_act(world, BUYER_3);
	struct submit_outcome out;

	assert_int_equal(
	    world_number(
		world, "SELECT SUM(reserved) FROM stocks WHERE product_id = 1"),
	    0);
	world_run(world, "UPDATE draft_lines SET quantity = 3");
	assert_int_equal(order_submit(world->db, &act, draft, &out), STATUS_OK);
	assert_int_equal(out.order_id, order);
	assert_int_equal(out.state, ORDER_SUBMITTED);
	assert_int_equal(
	    world_number(world, "SELECT total_fen FROM orders WHERE id = %lld",
		(long long)order),
	    30000);
}

static void
the_same_token_submits_once(void **state)
{
	struct world *world = *state;
	struct wish wish = { 1, 1, 0, 0 };
	struct act first = world_act(world, BUYER_1);
	struct act second = world_act(world, BUYER_1);
	int64_t draft = world_draft(world, BUYER_1, 1, &wish, 1);
	struct submit_outcome out;

	first.token = second.token = "once";
	assert_int_equal(
	    order_submit(world->db, &first, draft, &out), STATUS_OK);
	assert_false(first.replayed);
	assert_int_equal(
	    order_submit(world->db, &second, draft, &out), STATUS_OK);
	assert_true(second.replayed);
	assert_string_equal(first.result, second.result);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM orders"), 1);
}

static void
an_order_that_needs_nobody_confirms_by_itself(void **state)
{
	struct world *world = *state;
	int64_t order;

	world_run(world,
	    "UPDATE settings SET value = '1' WHERE name = 'confirm_by_itself'");
	setting_forget();
	order = world_order(world, BUYER_1, 1, 1, 10);
	assert_int_equal(world_state(world, order), ORDER_CONFIRMED);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders"
			     " WHERE confirmed_by IS NULL"),
	    1);

	/* Over the limit of customer 2, and short of stock. */
	order = world_order(world, BUYER_2, 2, 1, 11);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	order = world_order(world, BUYER_1, 1, 2, 200);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
}

static void
a_reservation_is_announced_and_then_expires(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_SUBMITTED);
	struct act act = world_act(world, REP);
	int64_t done;

	/* Monday + 3 working days = Thursday. */
	act.who = &actor_system;
	assert_int_equal(order_job_announce(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	act.now = instant_add_ms(world->now, INT64_C(86400000) * 5 / 2);
	assert_int_equal(order_job_announce(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(order_job_announce(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	assert_int_equal(order_job_expire(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	act.now = instant_add_ms(world->now, INT64_C(86400000) * 3);
	assert_int_equal(order_job_expire(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(order_job_expire(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	assert_int_equal(
	    world_number(world, "SELECT SUM(reserved) FROM stocks"), 0);

	/* Confirming keeps stock again. */
	assert_int_equal(perform(world, order, ORDER_CONFIRM, DESK), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT SUM(reserved) FROM stocks"), 10);
}

static void
stock_that_arrives_goes_to_the_oldest_back_order(void **state)
{
	struct world *world = *state;
	int64_t first = world_order(world, BUYER_1, 1, 1, 110);
	int64_t second = world_order(world, BUYER_1, 1, 1, 10);
	struct act act = world_act(world, REP);
	int64_t done;

	act.who = &actor_system;
	assert_int_equal(
	    perform(world, second, ORDER_CONFIRM, DESK), STATUS_OK);
	world->now = instant_add_ms(world->now, 1000);
	assert_int_equal(perform(world, first, ORDER_CONFIRM, DESK), STATUS_OK);
	world_run(world,
	    "UPDATE stocks SET on_hand = on_hand + 15 WHERE product_id = 1"
	    " ORDER BY id LIMIT 1");
	world_run(world,
	    "INSERT INTO stock_movements (stock_id, product_id, kind,"
	    " on_hand_delta, reserved_delta, at)"
	    " SELECT MIN(id), 1, 1, 15, 0, '2026-11-23' FROM stocks"
	    " WHERE product_id = 1");
	assert_int_equal(
	    order_reserve_backorders(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 2);
	assert_int_equal(
	    world_number(world,
		"SELECT reserved FROM order_lines WHERE order_id = %lld",
		(long long)second),
	    10);
	assert_int_equal(
	    world_number(world,
		"SELECT reserved FROM order_lines WHERE order_id = %lld",
		(long long)first),
	    105);
}

static void
the_page_and_the_list_show_the_order(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_PART_SHIPPED);
	int64_t other = world_order(world, BUYER_2, 2, 1, 11);
	struct order_filter filter = { .limit = 50 };
	enum order_action actions[ORDER_ACTION_COUNT];
	struct order_facts facts;
	struct order found;
	struct db_rows rows;

	db_statements_taken(world->db);
	assert_int_equal(order_find(world->db, world->mem, &world->people[DESK],
			     order, &found),
	    STATUS_OK);
	assert_true(db_statements_taken(world->db) <= 4);
	assert_int_equal(found.shipment_count, 1);
	assert_int_equal(found.shipments[0].value_fen, 40000);
	assert_int_equal(found.lines[0].shipped, 4);
	assert_int_equal(found.event_count, 4);
	facts = order_facts(&found);
	assert_int_equal(
	    order_actions(&world->people[DESK], &facts, actions), 1);
	assert_int_equal(actions[0], ORDER_CLOSE);
	assert_int_equal(
	    order_actions(&world->people[BUYER_1], &facts, actions), 0);

	assert_int_equal(order_list(world->db, world->mem, &world->people[DESK],
			     &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(((struct order_row *)rows.items)[0].id, other);
	filter.after_at = ((struct order_row *)rows.items)[0].placed_at;
	filter.after_id = other;
	assert_int_equal(order_list(world->db, world->mem, &world->people[DESK],
			     &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(((struct order_row *)rows.items)[0].id, order);
	filter = (struct order_filter){ .held = true, .limit = 50 };
	assert_int_equal(order_list(world->db, world->mem, &world->people[REP],
			     &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	filter = (struct order_filter){
		.text = "产品",
		.product_id = 1,
		.state = ORDER_PART_SHIPPED,
		.least_fen = 1,
		.most_fen = 100000,
		.from = { 1 },
		.before = world->now,
		.customer_id = 1,
		.limit = 50,
	};
	filter.before.ms++;
	assert_int_equal(order_list(world->db, world->mem,
			     &world->people[BUYER_1], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	filter = (struct order_filter){ .text = "x", .limit = 50 };
	assert_int_equal(order_list(world->db, world->mem, &world->people[DESK],
			     &filter, &rows),
	    STATUS_INVALID);
}

static void
ten_lines_are_submitted_in_few_statements(void **state)
{
	struct world *world = *state;
	struct wish wishes[10];
	struct submit_outcome out;
	struct act act = world_act(world, BUYER_1);
	unsigned sent;
	int64_t draft;
	size_t i;

	for (i = 0; i < ARRAY_LEN(wishes); i++)
		wishes[i] = (struct wish){ (int64_t)i % 2 + 1, 5, 0, 0 };
	draft = world_draft(world, BUYER_1, 1, wishes, ARRAY_LEN(wishes));
	world_order(world, BUYER_1, 1, 1, 1); /* settings are read now */
	act.token = "few";
	db_statements_taken(world->db);
	assert_int_equal(order_submit(world->db, &act, draft, &out), STATUS_OK);
	sent = db_statements_taken(world->db);
	assert_true(sent <= 15 + 2); /* and begin, commit */
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(
		    every_row_of_the_table_is_a_transition_and_no_other_pair_is),
		TEST(every_change_leaves_an_event_and_an_announcement),
		TEST(nobody_confirms_or_releases_what_they_entered),
		TEST(an_approver_never_approves_their_own_order),
		TEST(another_company_s_order_does_not_exist),
		TEST(a_role_without_the_permission_is_told_so),
		TEST(cancelling_twice_gives_back_once),
		TEST(lines_that_cannot_be_taken_come_back_one_by_one),
		TEST(a_short_line_is_back_ordered_reduced_or_removed),
		TEST(an_own_number_is_given_once),
		TEST(an_order_sent_back_keeps_its_id),
		TEST(the_same_token_submits_once),
		TEST(an_order_that_needs_nobody_confirms_by_itself),
		TEST(a_reservation_is_announced_and_then_expires),
		TEST(stock_that_arrives_goes_to_the_oldest_back_order),
		TEST(the_page_and_the_list_show_the_order),
		TEST(ten_lines_are_submitted_in_few_statements),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
