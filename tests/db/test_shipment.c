/**
 * @file
 * Goods leave in parts, are signed for, refused, lost; sums hold to the fen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/order_job.h"
#include "domain/shipment.h"
#include "support/order_world.h"

/* A picked order of customer 1; product 2 costs 33.3333. */
static int64_t
picked(struct world *world, const struct wish *wishes, size_t count)
{
	struct act buyer = world_act(world, BUYER_1);
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct submit_outcome submitted;
	struct order_outcome out;

	assert_int_equal(
	    order_submit(world->db, &buyer,
		world_draft(world, BUYER_1, 1, wishes, count), &submitted),
	    STATUS_OK);
	assert_int_equal(
	    order_confirm(world->db, &desk, submitted.order_id, &out),
	    STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, submitted.order_id, &out),
	    STATUS_OK);
	return submitted.order_id;
}

static enum status
ship(struct world *world, int64_t order, const struct ship_line *lines,
    size_t count, int64_t *shipment)
{
	struct act picker = world_act(world, PICKER);
	struct ship_request request = {
		.order_id = order,
		.carrier = "顺丰",
		.tracking = "SF1",
		.note = "",
		.lines = lines,
		.line_count = count,
	};
	struct ship_outcome out;
	enum status st = order_ship(world->db, &picker, &request, &out);

	*shipment = out.shipment_id;
	return st;
}

static int64_t
value_of(struct world *world, int64_t shipment)
{
	return world_number(world,
	    "SELECT value_fen FROM shipments WHERE id = %lld",
	    (long long)shipment);
}

static int64_t
used(struct world *world)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = 1");
}

static void
parts_of_a_line_sum_to_the_line(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 2, .quantity = 3 };
	const struct ship_line one = { .position = 1, .quantity = 1 };
	int64_t order = picked(world, &wish, 1);
	int64_t values[3];
	int64_t shipment;
	size_t i;

	/* 3 × 33.3333 = 100.00: 33.33, 33.34, 33.33 one by one. */
	assert_int_equal(used(world), 10000);
	for (i = 0; i < 3; i++) {
		assert_int_equal(
		    ship(world, order, &one, 1, &shipment), STATUS_OK);
		values[i] = value_of(world, shipment);
	}
	assert_int_equal(values[0], 3333);
	assert_int_equal(values[1], 3334);
	assert_int_equal(values[2], 3333);
	assert_int_equal(world_state(world, order), ORDER_SHIPPED);
	assert_int_equal(
	    ship(world, order, &one, 1, &shipment), STATUS_CONFLICT);
}

static void
closing_gives_back_exactly_the_rest(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 2, .quantity = 3 };
	const struct ship_line one = { .position = 1, .quantity = 1 };
	struct act desk = world_act(world, DESK);
	struct act buyer = world_act(world, BUYER_1);
	int64_t order = picked(world, &wish, 1);
	int64_t shipment;

	assert_int_equal(ship(world, order, &one, 1, &shipment), STATUS_OK);
	assert_int_equal(
	    order_close(world->db, &desk, order, ""), STATUS_INVALID);
	assert_int_equal(
	    order_close(world->db, &desk, order, "gone"), STATUS_OK);
	assert_int_equal(used(world), 3333);
	assert_int_equal(
	    world_number(world, "SELECT SUM(reserved) FROM stocks"), 0);
	assert_int_equal(world_state(world, order), ORDER_CLOSED_SHORT);

	assert_int_equal(
	    shipment_sign(world->db, &buyer, shipment, ""), STATUS_OK);
	assert_int_equal(world_state(world, order), ORDER_COMPLETED);
	assert_int_equal(
	    shipment_sign(world->db, &buyer, shipment, ""), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world, "SELECT receipt_facet FROM orders"), PART_ALL);
}

static void
refusing_everything_in_parts_gives_back_everything(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 2, .quantity = 3 };
	const struct ship_line one = { .position = 1, .quantity = 1 };
	struct act buyer = world_act(world, BUYER_1);
	int64_t order = picked(world, &wish, 1);
	int64_t left[3];
	size_t i;

	for (i = 0; i < 3; i++) {
		int64_t shipment;

		assert_int_equal(
		    ship(world, order, &one, 1, &shipment), STATUS_OK);
		assert_int_equal(
		    shipment_refuse(world->db, &buyer, shipment, NULL, 0, ""),
		    STATUS_INVALID);
		assert_int_equal(shipment_refuse(world->db, &buyer, shipment,
				     NULL, 0, "wet"),
		    STATUS_OK);
		left[i] = used(world);
	}
	assert_int_equal(left[0], 6667);
	assert_int_equal(left[1], 3333);
	assert_int_equal(left[2], 0);
	assert_int_equal(world_state(world, order), ORDER_COMPLETED);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM shipments"
			     " WHERE state = 5"),
	    3);
	assert_int_equal(world_number(world,
			     "SELECT SUM(on_hand) FROM stocks"
			     " WHERE product_id = 2 AND status = 1"),
	    97);
	assert_int_equal(world_number(world,
			     "SELECT SUM(on_hand) FROM stocks"
			     " WHERE product_id = 2 AND status = 2"),
	    3);
}

static void
a_part_is_refused_and_the_rest_counts_as_signed_for(void **state)
{
	struct world *world = *state;
	const struct wish wishes[] = { { 1, 50, 0, 0 }, { 2, 10, 0, 0 } };
	struct act buyer = world_act(world, BUYER_1);
	struct act stranger = world_act(world, BUYER_2);
	int64_t order = picked(world, wishes, 2);
	struct refuse_line refused = { .position = 1, .quantity = 11 };
	struct shipment found;
	int64_t shipment;

	assert_int_equal(ship(world, order, NULL, 0, &shipment), STATUS_OK);
	assert_int_equal(shipment_find(world->db, world->mem,
			     &world->people[BUYER_1], shipment, &found),
	    STATUS_OK);

	/* First expired, first out: 40 of B2, then 10 of B1. */
	assert_int_equal(found.line_count, 3);
	assert_int_equal(found.lines[0].quantity, 10);
	assert_string_equal(found.lines[0].batch, "B1");
	assert_int_equal(found.lines[1].quantity, 40);
	assert_string_equal(found.lines[1].batch, "B2");

	assert_int_equal(shipment_find(world->db, world->mem,
			     &world->people[BUYER_2], shipment, &found),
	    STATUS_NOT_FOUND);
	assert_int_equal(shipment_sign(world->db, &stranger, shipment, ""),
	    STATUS_NOT_FOUND);

	refused.batch_id = found.lines[0].batch_id;
	assert_int_equal(
	    shipment_refuse(world->db, &buyer, shipment, &refused, 1, "dented"),
	    STATUS_INVALID);
	refused.quantity = 9;
	assert_int_equal(
	    shipment_refuse(world->db, &buyer, shipment, &refused, 1, "dented"),
	    STATUS_OK);
	assert_int_equal(used(world), 500000 + 33333 - 90000);
	assert_int_equal(world_number(world,
			     "SELECT signed FROM order_lines"
			     " WHERE position = 1"),
	    41);
	assert_int_equal(world_number(world, "SELECT state FROM shipments"),
	    SHIPMENT_SIGNED);
	assert_int_equal(world_state(world, order), ORDER_COMPLETED);
}

static void
what_is_lost_is_not_owed_and_not_in_stock(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 2, .quantity = 10 };
	struct act picker = world_act(world, PICKER);
	struct act buyer = world_act(world, BUYER_1);
	int64_t order = picked(world, &wish, 1);
	int64_t shipment;

	assert_int_equal(ship(world, order, NULL, 0, &shipment), STATUS_OK);
	assert_int_equal(shipment_lose(world->db, &buyer, shipment, "gone"),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    shipment_lose(world->db, &picker, shipment, "gone"), STATUS_OK);
	assert_int_equal(used(world), 0);
	assert_int_equal(world_number(world,
			     "SELECT SUM(on_hand) FROM stocks"
			     " WHERE product_id = 2"),
	    90);
	assert_int_equal(world_state(world, order), ORDER_COMPLETED);
}

static void
no_more_is_sent_than_is_kept(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 2, .quantity = 120 };
	struct ship_line line = { .position = 1, .quantity = 101 };
	int64_t order = picked(world, &wish, 1);
	int64_t shipment;

	assert_int_equal(
	    ship(world, order, &line, 1, &shipment), STATUS_INVALID);
	line.quantity = 0;
	assert_int_equal(
	    ship(world, order, &line, 1, &shipment), STATUS_INVALID);
	line.position = 2;
	assert_int_equal(
	    ship(world, order, &line, 1, &shipment), STATUS_INVALID);
	assert_int_equal(ship(world, order, NULL, 0, &shipment), STATUS_OK);
	assert_int_equal(world_state(world, order), ORDER_PART_SHIPPED);
	assert_int_equal(
	    world_number(world, "SELECT shipping_facet FROM orders"),
	    PART_SOME);
	assert_int_equal(
	    world_number(world, "SELECT cost_fen IS NULL FROM order_lines"), 1);
}

static void
the_cost_is_frozen_when_the_line_is_first_sent(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 1, .quantity = 10 };
	int64_t order = picked(world, &wish, 1);
	struct ship_line line = { .position = 1, .quantity = 1 };
	int64_t shipment;

	assert_int_equal(ship(world, order, &line, 1, &shipment), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT cost_fen FROM order_lines"), 70000);
}

static void
a_shipment_counts_as_signed_for_after_its_days(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 1, .quantity = 10 };
	const int64_t day = INT64_C(86400000);
	struct ship_line line = { .position = 1, .quantity = 5 };
	struct act job = world_act(world, REP);
	struct act picker = world_act(world, PICKER);
	int64_t order = picked(world, &wish, 1);
	int64_t said;
	int64_t silent;
	int64_t done;

	assert_int_equal(ship(world, order, &line, 1, &said), STATUS_OK);
	assert_int_equal(ship(world, order, &line, 1, &silent), STATUS_OK);
	assert_int_equal(shipment_deliver(world->db, &picker, said), STATUS_OK);
	job.who = &actor_system;
	job.now = instant_add_ms(world->now, 7 * day - 1);
	assert_int_equal(order_job_sign(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
	job.now = instant_add_ms(world->now, 7 * day);
	assert_int_equal(order_job_sign(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(world_state(world, order), ORDER_SHIPPED);
	assert_int_equal(
	    world_number(world, "SELECT receipt_facet FROM orders"), PART_SOME);
	job.now = instant_add_ms(world->now, 14 * day);
	assert_int_equal(order_job_sign(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(world_state(world, order), ORDER_COMPLETED);
	assert_int_equal(order_job_complete(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
}

static void
actions_stand_for_those_who_may(void **state)
{
	struct world *world = *state;
	const struct wish wish = { .product_id = 1, .quantity = 10 };
	enum shipment_action actions[SHIPMENT_ACTION_COUNT];
	struct shipment_filter filter = { .limit = 10 };
	struct shipment found;
	struct db_rows rows;
	int64_t order = picked(world, &wish, 1);
	int64_t shipment;
	int64_t id;

	assert_int_equal(ship(world, order, NULL, 0, &shipment), STATUS_OK);
	assert_int_equal(shipment_find(world->db, world->mem,
			     &world->people[BUYER_1], shipment, &found),
	    STATUS_OK);
	assert_int_equal(
	    shipment_actions(&world->people[BUYER_1], &found, actions), 2);
	assert_int_equal(actions[0], SHIPMENT_SIGN);
	assert_int_equal(actions[1], SHIPMENT_REFUSE);
	assert_int_equal(
	    shipment_actions(&world->people[PICKER], &found, actions), 2);
	assert_int_equal(
	    shipment_actions(&world->people[DESK], &found, actions), 0);
	assert_int_equal(shipment_id_of(world->db, world->mem,
			     &world->people[BUYER_1], found.number, &id),
	    STATUS_OK);
	assert_int_equal(id, shipment);

	filter.state = SHIPMENT_IN_TRANSIT;
	assert_int_equal(shipment_list(world->db, world->mem,
			     &world->people[BUYER_1], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	filter.after_at = world->now;
	filter.after_id = shipment;
	assert_int_equal(shipment_list(world->db, world->mem,
			     &world->people[BUYER_1], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	filter.after_id = 0;
	assert_int_equal(shipment_list(world->db, world->mem,
			     &world->people[BUYER_2], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts_of_a_line_sum_to_the_line),
		TEST(closing_gives_back_exactly_the_rest),
		TEST(refusing_everything_in_parts_gives_back_everything),
		TEST(a_part_is_refused_and_the_rest_counts_as_signed_for),
		TEST(what_is_lost_is_not_owed_and_not_in_stock),
		TEST(no_more_is_sent_than_is_kept),
		TEST(the_cost_is_frozen_when_the_line_is_first_sent),
		TEST(a_shipment_counts_as_signed_for_after_its_days),
		TEST(actions_stand_for_those_who_may),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
