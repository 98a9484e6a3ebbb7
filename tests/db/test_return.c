/**
 * @file
 * Goods come back: from the draft to the credit note, to the fen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/setting.h"
#include "domain/shipment.h"
#include "support/return_world.h"

static const struct wish three_of_two = { .product_id = 2, .quantity = 3 };
static const struct wish ten_of_one = { .product_id = 1, .quantity = 10 };

static int64_t
used(struct world *world)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = 1");
}

static int64_t
on_hand(struct world *world, int64_t product, int status)
{
	return world_number(world,
	    "SELECT IFNULL(SUM(on_hand), 0) FROM stocks"
	    " WHERE product_id = %lld AND status = %d",
	    (long long)product, status);
}

static void
parts_of_what_was_paid_are_credited_to_the_fen(void **state)
{
	struct world *world = *state;
	static const int64_t expected[] = { 3333, 3334, 3333 };
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	int64_t owed = used(world);

	assert_int_equal(owed, 10000);
	for (size_t i = 0; i < 3; i++) {
		const struct ask ask = { order, 1, 1, RETURN_REFUND,
			RETURN_DAMAGED };
		int64_t id =
		    return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
		struct act act = return_act(world, SERVICE);

		/* Inside the policy: approved by itself. */
		assert_int_equal(return_state_of(world, id), RETURN_APPROVED);
		assert_int_equal(
		    return_line_number(world, id, 1, "asked_fen"), expected[i]);
		return_arrives(world, id);
		assert_int_equal(on_hand(world, 2, 2), 1);
		return_passes(world, id);
		assert_int_equal(on_hand(world, 2, 2), 0);
		assert_int_equal(
		    return_resolve(world->db, &act, id), STATUS_OK);
		assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
		owed -= expected[i];
		assert_int_equal(used(world), owed);
		assert_int_equal(
		    world_number(world,
			"SELECT amount_fen FROM credit_notes"
			" WHERE return_id = %lld AND order_id = %lld"
			"   AND kind = 1",
			(long long)id, (long long)order),
		    expected[i]);
	}
	assert_int_equal(used(world), 0);
	assert_int_equal(
	    world_number(world, "SELECT SUM(open_fen) FROM receivables"), 0);
	assert_int_equal(on_hand(world, 2, 1), 100);
}

static void
two_of_three_are_accepted_and_the_offer_is_taken(void **state)
{
	struct world *world = *state;
	int64_t first = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	int64_t second = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask asks[] = {
		{ first, 1, 3, RETURN_REFUND, RETURN_DAMAGED },
		{ second, 1, 1, RETURN_REFUND, RETURN_OTHER },
	};
	int64_t id = return_draft(world, BUYER_1, RETURN_BY_CARRIER, asks, 2);
	struct act act = world_act(world, BUYER_1);
	struct act service = return_act(world, SERVICE);
	struct act quality = return_act(world, QUALITY);
	struct return_problem problem;
	struct return_finding findings[] = {
		{ .position = 1, .accepted = 2, .accept_bp = 10000,
		    .disposition = RETURN_SCRAP, .note = "一件完好" },
		{ .position = 2, .accepted = 1, .accept_bp = 5000,
		    .disposition = RETURN_RESTOCK, .note = "旧" },
	};
	int64_t owed = used(world);

	/* "Other" needs words. */
	assert_int_equal(
	    return_submit(world->db, &act, id, &problem), STATUS_INVALID);
	assert_int_equal(problem.fault, RETURN_FAULT_NOTE);
	assert_int_equal(problem.position, 2);
	world_run(world, "UPDATE return_lines SET note = '不要了'");
	act = world_act(world, BUYER_1);
	assert_int_equal(
	    return_submit(world->db, &act, id, &problem), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT credit_asked_fen FROM returns"),
	    20000);
	return_arrives(world, id);

	assert_int_equal(return_resolve(world->db, &service, id),
	    STATUS_CONFLICT);
	findings[0].note = "";
	assert_int_equal(
	    return_inspect(world->db, &quality, id,
		&(struct return_inspection){ .findings = findings, .count = 2 },
		&problem),
	    STATUS_INVALID);
	assert_int_equal(problem.fault, RETURN_FAULT_NOTE);
	findings[0].note = "一件完好";
	assert_int_equal(
	    return_inspect(world->db, &quality, id,
		&(struct return_inspection){ .findings = findings, .count = 2 },
		&problem),
	    STATUS_OK);
	/* 6,667 of 10,000 for two of three; half of 10,000. */
	assert_int_equal(
	    return_line_number(world, id, 1, "offered_fen"), 6667);
	assert_int_equal(
	    return_line_number(world, id, 2, "offered_fen"), 5000);
	service = return_act(world, SERVICE);
	assert_int_equal(return_resolve(world->db, &service, id),
	    STATUS_CONFLICT);
	assert_int_equal(
	    return_offer(world->db, &service, id, "一件没有破损", &problem),
	    STATUS_OK);
	assert_int_equal(money_told(world, "return.offered"), 1);

	service = return_act(world, SERVICE);
	assert_int_equal(
	    return_accept(world->db, &service, id), STATUS_FORBIDDEN);
	act = world_act(world, BUYER_2);
	assert_int_equal(return_accept(world->db, &act, id), STATUS_NOT_FOUND);
	act = world_act(world, BUYER_1);
	assert_int_equal(return_accept(world->db, &act, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(used(world), owed - 11667);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM credit_notes"), 2);
	assert_int_equal(
	    world_number(world, "SELECT SUM(amount_fen) FROM credit_notes"),
	    11667);
	/* The third is on its way back and may be asked for again. */
	assert_int_equal(on_hand(world, 2, 2), 0);
	assert_int_equal(
	    world_number(world,
		"SELECT returned_qty * 100 + returning_qty FROM order_lines"
		" WHERE order_id = %lld",
		(long long)first),
	    200);
	act = world_act(world, BUYER_1);
	assert_int_equal(return_rate(world->db, &act, id, true), STATUS_OK);
	act = world_act(world, BUYER_1);
	assert_int_equal(
	    return_rate(world->db, &act, id, false), STATUS_CONFLICT);
}

static void
what_is_declined_leaves_the_undisputed_part(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 3, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act buyer = world_act(world, BUYER_1);
	struct act service = return_act(world, SERVICE);
	struct act quality = return_act(world, QUALITY);
	struct return_problem problem;
	const struct return_finding finding = {
		.position = 1,
		.accepted = 1,
		.accept_bp = 10000,
		.disposition = RETURN_TO_FACTORY,
		.note = "两件完好",
	};

	return_arrives(world, id);
	assert_int_equal(
	    return_inspect(world->db, &quality, id,
		&(struct return_inspection){ .findings = &finding, .count = 1 },
		&problem),
	    STATUS_OK);
	assert_int_equal(
	    return_offer(world->db, &service, id, "两件完好", &problem),
	    STATUS_OK);
	assert_int_equal(
	    return_decline(world->db, &buyer, id, "", &problem),
	    STATUS_INVALID);
	assert_int_equal(
	    return_decline(world->db, &buyer, id, "三件都坏了", &problem),
	    STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(
	    world_number(world, "SELECT SUM(amount_fen) FROM credit_notes"),
	    3333);
	/* What is in dispute stays where it is. */
	assert_int_equal(on_hand(world, 2, 2), 2);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM tickets WHERE kind = 2 AND id ="
		" (SELECT ticket_id FROM returns)"),
	    1);
}

static void
a_return_is_approved_in_part_or_refused(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask ask = { order, 1, 6, RETURN_REFUND, RETURN_WRONG };
	const struct return_count part = { 1, 4 };
	const struct return_count none = { 1, 0 };
	struct act service = return_act(world, SERVICE);
	struct act manager = return_act(world, MANAGER);
	struct act buyer = world_act(world, BUYER_1);
	struct return_approval approval = {
		.lines = &part,
		.line_count = 1,
		.instruction = "送到 3 号门",
	};
	struct return_problem problem;
	int64_t id;

	world_run(world,
	    "UPDATE settings SET value = '1000'"
	    " WHERE name = 'return_approve_by_itself_fen'");
	setting_forget();
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	assert_int_equal(return_state_of(world, id), RETURN_SUBMITTED);
	assert_int_equal(
	    world_number(world, "SELECT promise_at > submitted_at"
				" FROM returns"),
	    1);
	assert_int_equal(
	    return_approve(world->db, &buyer, id, &approval, &problem),
	    STATUS_FORBIDDEN);
	approval.lines = &none;
	assert_int_equal(
	    return_approve(world->db, &service, id, &approval, &problem),
	    STATUS_INVALID);
	approval.lines = &part;
	service = return_act(world, SERVICE);
	assert_int_equal(
	    return_approve(world->db, &service, id, &approval, &problem),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 4);
	assert_int_equal(
	    world_number(world,
		"SELECT DATEDIFF(send_until, '2026-11-23') FROM returns"),
	    15);

	/* The rest may be asked for; it is refused with a reason. */
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 10);
	service = return_act(world, SERVICE);
	assert_int_equal(
	    return_reject(world->db, &service, id, " ", &problem),
	    STATUS_INVALID);
	assert_int_equal(
	    return_reject(world->db, &service, id, "超出约定", &problem),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 4);
	assert_int_equal(
	    return_approve(world->db, &manager, id, &approval, &problem),
	    STATUS_CONFLICT);
}

static void
more_than_was_delivered_cannot_be_asked(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask two = { order, 1, 2, RETURN_REFUND, RETURN_DAMAGED };
	int64_t first = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &two, 1);
	const struct ask one = { order, 1, 1, RETURN_REFUND, RETURN_DAMAGED };
	int64_t second =
	    return_draft(world, BUYER_1, RETURN_BY_CARRIER, &one, 1);
	struct act act = world_act(world, BUYER_1);
	struct return_problem problem;

	world_run(world,
	    "UPDATE return_lines SET quantity = 2 WHERE return_id = %lld",
	    (long long)second);
	assert_int_equal(
	    return_submit(world->db, &act, second, &problem), STATUS_INVALID);
	assert_int_equal(problem.fault, RETURN_FAULT_QUANTITY);
	assert_int_equal(problem.left, 1);

	/* Cancelled, the first leaves its units to the second. */
	act = world_act(world, BUYER_1);
	assert_int_equal(
	    return_cancel(world->db, &act, first, "", &problem), STATUS_OK);
	act = world_act(world, BUYER_1);
	assert_int_equal(
	    return_submit(world->db, &act, second, &problem), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT returning_fen FROM order_lines"),
	    6667);
}

static void
a_question_stops_the_clock_until_it_is_answered(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask ask = { order, 1, 10, RETURN_REFUND, RETURN_QUALITY };
	struct act service = return_act(world, SERVICE);
	struct act quality = return_act(world, QUALITY);
	struct act buyer = world_act(world, BUYER_1);
	const struct return_approval all = { .instruction = "" };
	struct return_problem problem;
	int64_t id;

	world_run(world,
	    "UPDATE settings SET value = '1000'"
	    " WHERE name = 'return_approve_by_itself_fen'");
	setting_forget();
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	assert_int_equal(money_told(world, "return.to_decide_quality"), 1);
	assert_int_equal(
	    return_approve(world->db, &service, id, &all, &problem),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    return_ask(world->db, &service, id, "哪个批次？", &problem),
	    STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_INFO_NEEDED);
	assert_int_equal(
	    world_number(world, "SELECT promise_at IS NULL FROM returns"), 1);
	assert_int_equal(
	    return_approve(world->db, &quality, id, &all, &problem),
	    STATUS_CONFLICT);
	assert_int_equal(
	    return_answer(world->db, &buyer, id, "B2", NULL, 0, &problem),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT promise_at IS NULL FROM returns"), 0);
	quality = return_act(world, QUALITY);
	assert_int_equal(
	    return_approve(world->db, &quality, id, &all, &problem),
	    STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_APPROVED);
}

static void
an_exchange_is_replaced_and_keeps_its_worth(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 2, RETURN_EXCHANGE, RETURN_WRONG };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act act = return_act(world, SERVICE);
	struct act picker = world_act(world, PICKER);
	struct act buyer = world_act(world, BUYER_1);
	struct ship_request request = {
		.carrier = "",
		.tracking = "",
		.note = "",
	};
	struct ship_outcome shipped;
	struct order_outcome out;
	int64_t owed = used(world);
	int64_t replacement;

	return_arrives(world, id);
	return_passes(world, id);
	assert_int_equal(return_resolve(world->db, &act, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(used(world), owed);
	replacement = return_line_number(world, id, 1, "replacement_id");
	assert_int_equal(world_state(world, replacement), ORDER_CONFIRMED);
	assert_int_equal(
	    world_number(world,
		"SELECT total_fen FROM orders WHERE id = %lld"
		" AND return_id = %lld",
		(long long)replacement, (long long)id),
	    0);

	/* It ships like any other, and its goods are worth what was paid. */
	assert_int_equal(
	    order_pick(world->db, &picker, replacement, &out), STATUS_OK);
	request.order_id = replacement;
	picker = world_act(world, PICKER);
	assert_int_equal(
	    order_ship(world->db, &picker, &request, &shipped), STATUS_OK);
	assert_int_equal(
	    shipment_sign(world->db, &buyer, shipped.shipment_id, ""),
	    STATUS_OK);
	assert_int_equal(used(world), owed);
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER,
	    &(struct ask){ replacement, 1, 2, RETURN_REFUND, RETURN_DAMAGED },
	    1);
	assert_int_equal(
	    return_line_number(world, id, 1, "asked_fen"), 6667);
}

static void
another_product_is_credited_and_charged(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask ask = { order, 1, 2, RETURN_EXCHANGE, RETURN_WRONG };
	int64_t id = return_draft(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	const struct return_edit_line line = {
		.position = 1,
		.quantity = 2,
		.kind = RETURN_EXCHANGE,
		.reason = RETURN_WRONG,
		.note = "",
		.wanted_sku = "p4",
	};
	const struct return_edit edit = {
		.way = RETURN_BY_CARRIER,
		.remark = "",
		.lines = &line,
		.line_count = 1,
	};
	struct act buyer = world_act(world, BUYER_1);
	struct act act = return_act(world, SERVICE);
	struct return_problem problem;
	int64_t replacement;

	assert_int_equal(
	    return_save(world->db, &buyer, id, &edit, &problem), STATUS_OK);
	buyer = world_act(world, BUYER_1);
	assert_int_equal(
	    return_submit(world->db, &buyer, id, &problem), STATUS_OK);
	return_arrives(world, id);
	return_passes(world, id);
	assert_int_equal(return_resolve(world->db, &act, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	replacement = return_line_number(world, id, 1, "replacement_id");
	assert_int_equal(world_state(world, replacement), ORDER_CONFIRMED);
	/* 1,000.00 − 200.00 + 160.00 */
	assert_int_equal(used(world), 100000 - 20000 + 16000);
}

static void
repairs_are_quoted_and_packages_swapped(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask asks[] = {
		{ order, 1, 1, RETURN_REPAIR, RETURN_QUALITY },
		{ order, 1, 1, RETURN_REPACK, RETURN_DAMAGED },
	};
	struct act service = return_act(world, SERVICE);
	struct act picker = world_act(world, PICKER);
	struct act buyer = world_act(world, BUYER_1);
	struct return_problem problem;
	int64_t owed, id;

	/* Two lines of one batch are one: the second comes by another order. */
	int64_t other = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask both[] = {
		asks[0],
		{ other, 1, 1, RETURN_REPACK, RETURN_DAMAGED },
	};

	owed = used(world);
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, both, 2);
	assert_int_equal(return_state_of(world, id), RETURN_APPROVED);
	return_arrives(world, id);
	return_passes(world, id);
	assert_int_equal(on_hand(world, 1, 2), 2);
	assert_int_equal(return_resolve(world->db, &service, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_RESOLVING);

	service = return_act(world, SERVICE);
	assert_int_equal(
	    return_quote(world->db, &service, id, 1, 3000, &problem),
	    STATUS_OK);
	assert_int_equal(
	    return_resolve_line(world->db, &picker, id, 1), STATUS_CONFLICT);
	assert_int_equal(
	    return_resolve_line(world->db, &picker, id, 2), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_RESOLVING);
	assert_int_equal(
	    return_quote_answer(world->db, &buyer, id, 1, false), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(on_hand(world, 1, 2), 0);
	assert_int_equal(used(world), owed);
	assert_int_equal(
	    world_number(world,
		"SELECT SUM(returning_qty + returned_qty) FROM order_lines"),
	    0);
}

static void
goods_that_stay_are_credited_without_a_dock(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask wrong = { order, 1, 1, RETURN_EXCHANGE, RETURN_WRONG };
	const struct ask ask = { order, 1, 1, RETURN_REFUND, RETURN_DAMAGED };
	struct act act = world_act(world, BUYER_1);
	struct return_problem problem;
	int64_t id;

	id = return_draft(world, BUYER_1, RETURN_KEPT, &wrong, 1);
	assert_int_equal(
	    return_submit(world->db, &act, id, &problem), STATUS_INVALID);
	assert_int_equal(problem.fault, RETURN_FAULT_KIND);

	id = return_asked(world, BUYER_1, RETURN_KEPT, &ask, 1);
	assert_int_equal(return_state_of(world, id), RETURN_INSPECTED);
	act = return_act(world, SERVICE);
	assert_int_equal(return_resolve(world->db, &act, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(used(world), 6667);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM stock_movements"
		" WHERE return_id IS NOT NULL"),
	    0);
}

static void
free_goods_come_back_or_are_deducted(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 4, .quantity = 10 };
	const struct ask ask = { 0, 1, 5, RETURN_REFUND, RETURN_DAMAGED };
	struct ask asked = ask;
	int64_t order, id;

	world_run(world,
	    "INSERT INTO promotions (kind, name, name_en, product_id,"
	    " from_day, to_day, buy_quantity, free_quantity)"
	    " VALUES (3, '买十送一', 'Buy 10 get 1', 4, '2026-01-01',"
	    " '2026-12-31', 10, 1)");
	world_run(world, "UPDATE catalogue_version SET version = version + 1");
	order = return_delivered(world, BUYER_1, 1, &wish, 1);
	asked.order_id = order;
	assert_int_equal(
	    world_number(world, "SELECT SUM(shipped) FROM order_lines"), 11);

	/* 5 of 10 back: the free one is not earned any more. */
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &asked, 1);
	assert_int_equal(
	    return_line_number(world, id, 1, "worth_fen"), 40000);
	assert_int_equal(
	    return_line_number(world, id, 1, "free_deduct_fen"), 8000);
	assert_int_equal(
	    return_line_number(world, id, 1, "asked_fen"), 32000);
	world_run(world, "UPDATE settings SET value = 'pro_rata'"
			 " WHERE name = 'return_free_goods'");
	setting_forget();
	/* The other way what was paid is spread over all eleven. */
	asked.quantity = 1;
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &asked, 1);
	assert_int_equal(
	    return_line_number(world, id, 1, "free_deduct_fen"), 0);
	assert_int_equal(return_line_number(world, id, 1, "asked_fen"),
	    43636 - 40000);
}

static void
what_does_not_come_is_struck_off(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 3, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act dock = world_act(world, PICKER);
	struct return_count count = { 1, 4 };
	struct return_problem problem;

	assert_int_equal(
	    return_receive(world->db, &dock, id, &count, 1, false, &problem),
	    STATUS_INVALID);
	assert_int_equal(problem.left, 3);
	count.quantity = 2;
	assert_int_equal(
	    return_receive(world->db, &dock, id, &count, 1, false, &problem),
	    STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_PART_RECEIVED);
	dock = world_act(world, PICKER);
	assert_int_equal(
	    return_receive_rest(world->db, &dock, id), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_RECEIVED);
	assert_int_equal(money_told(world, "return.struck"), 1);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 2);
	assert_int_equal(
	    world_number(world, "SELECT returning_fen FROM order_lines"),
	    6667);
}

#define RETURN_TEST(test)                                                      \
	cmocka_unit_test_setup_teardown(test, return_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		RETURN_TEST(parts_of_what_was_paid_are_credited_to_the_fen),
		RETURN_TEST(two_of_three_are_accepted_and_the_offer_is_taken),
		RETURN_TEST(what_is_declined_leaves_the_undisputed_part),
		RETURN_TEST(a_return_is_approved_in_part_or_refused),
		RETURN_TEST(more_than_was_delivered_cannot_be_asked),
		RETURN_TEST(a_question_stops_the_clock_until_it_is_answered),
		RETURN_TEST(an_exchange_is_replaced_and_keeps_its_worth),
		RETURN_TEST(another_product_is_credited_and_charged),
		RETURN_TEST(repairs_are_quoted_and_packages_swapped),
		RETURN_TEST(goods_that_stay_are_credited_without_a_dock),
		RETURN_TEST(free_goods_come_back_or_are_deducted),
		RETURN_TEST(what_does_not_come_is_struck_off),
	};

	return cmocka_run_group_tests(tests, return_open, world_close);
}
