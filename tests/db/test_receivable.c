/**
 * @file
 * Shipments are owed, refused goods are credited, money in advance counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/application.h"
#include "domain/credit_note.h"
#include "domain/receipt.h"
#include "domain/receivable_opening.h"
#include "domain/shipment.h"
#include "support/order_world.h"

static int64_t
used(struct world *world, int64_t customer)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = %lld",
	    (long long)customer);
}

static int64_t
shipment_of(struct world *world, int64_t order)
{
	return world_number(world,
	    "SELECT MAX(id) FROM shipments WHERE order_id = %lld",
	    (long long)order);
}

static int64_t
open_of(struct world *world, int64_t order)
{
	return world_number(world,
	    "SELECT IFNULL(SUM(open_fen), -1) FROM receivables"
	    " WHERE order_id = %lld",
	    (long long)order);
}

static void
ship_some(struct world *world, int64_t order, int64_t quantity)
{
	struct ship_line line = { .position = 1, .quantity = quantity };
	struct ship_request request = {
		.order_id = order,
		.carrier = "",
		.tracking = "",
		.lines = &line,
		.line_count = 1,
	};
	struct act act = world_act(world, PICKER);
	struct ship_outcome out;

	assert_int_equal(
	    order_ship(world->db, &act, &request, &out), STATUS_OK);
}

static int64_t
pay(struct world *world, int64_t customer, int64_t fen, int64_t order)
{
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = {
		.customer_id = customer,
		.kind = RECEIPT_BANK,
		.received_on = { 2026, 11, 23 },
		.amount_fen = fen,
		.order_id = order,
		.payer = "",
		.reference = "",
		.note = "",
	};
	enum receipt_fault fault;
	int64_t id;

	assert_int_equal(
	    receipt_post(world->db, &act, &request, &fault, &id), STATUS_OK);
	assert_true(id > 0);
	return id;
}

static void
each_term_makes_its_day(void **state)
{
	static const struct {
		struct payment_term term;
		struct day posted;
		struct day due;
	} table[] = {
		{ { TERM_PAY_FIRST, 30, 31 }, { 2026, 11, 23 },
		    { 2026, 11, 23 } },
		{ { TERM_FROM_SHIPMENT, 30, 31 }, { 2026, 11, 23 },
		    { 2026, 12, 23 } },
		{ { TERM_FROM_SHIPMENT, 0, 31 }, { 2026, 11, 23 },
		    { 2026, 11, 23 } },
		{ { TERM_FROM_SHIPMENT, 60, 1 }, { 2024, 1, 1 },
		    { 2024, 3, 1 } },
		{ { TERM_FROM_INVOICE, 30, 31 }, { 2026, 11, 23 },
		    { 0, 0, 0 } },
		{ { TERM_ROLLING, 30, 31 }, { 2026, 11, 23 }, { 0, 0, 0 } },
		/* The month's end, whatever the month. */
		{ { TERM_MONTHLY, 0, 31 }, { 2026, 11, 23 }, { 2026, 11, 30 } },
		{ { TERM_MONTHLY, 30, 31 }, { 2026, 11, 30 },
		    { 2026, 12, 30 } },
		{ { TERM_MONTHLY, 0, 31 }, { 2026, 2, 1 }, { 2026, 2, 28 } },
		{ { TERM_MONTHLY, 0, 30 }, { 2024, 2, 29 }, { 2024, 2, 29 } },
		{ { TERM_MONTHLY, 1, 31 }, { 2026, 12, 31 }, { 2027, 1, 1 } },
		/* On the cut-off day still this month, after it the next. */
		{ { TERM_MONTHLY, 10, 25 }, { 2026, 11, 25 }, { 2026, 12, 5 } },
		{ { TERM_MONTHLY, 10, 25 }, { 2026, 11, 26 }, { 2027, 1, 4 } },
		{ { TERM_MONTHLY, 0, 25 }, { 2026, 12, 26 }, { 2027, 1, 25 } },
		{ { TERM_MONTHLY, 0, 31 }, { 2027, 1, 31 }, { 2027, 1, 31 } },
		{ { TERM_MONTHLY, 0, 29 }, { 2027, 2, 28 }, { 2027, 2, 28 } },
		{ { TERM_MONTHLY, 0, 29 }, { 2027, 1, 30 }, { 2027, 2, 28 } },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(table); i++) {
		struct day due =
		    receivable_due_day(&table[i].term, table[i].posted);

		if (day_compare(due, table[i].due) != 0)
			fail_msg("row %zu: %d-%d-%d", i, due.year, due.month,
			    due.mday);
	}
}

static void
shipping_posts_what_left_and_uses_no_more(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_PICKING);
	int64_t before = used(world, 1);

	ship_some(world, order, 3);
	assert_int_equal(used(world, 1), before);
	assert_int_equal(open_of(world, order), 30000);
	assert_int_equal(world_number(world,
			     "SELECT due_on = '2026-12-23' AND kind = 1"
			     "  AND posted_on = '2026-11-23' AND tax_fen = 3451"
			     "  FROM receivables"),
	    1);
	ship_some(world, order, 7);
	assert_int_equal(open_of(world, order), 100000);
	assert_int_equal(used(world, 1), before);
	/* 1,000.00 at 13 %: net 884.96, tax 115.04; the parts sum to it. */
	assert_int_equal(
	    world_number(world, "SELECT SUM(tax_fen) FROM receivables"), 11504);
}

static void
refused_goods_are_credited_to_their_shipment(void **state)
{
	struct world *world = *state;
	struct act buyer = world_act(world, BUYER_1);
	int64_t order = world_order_in(world, ORDER_PICKING);
	int64_t batch;
	int64_t shipment;
	struct refuse_line line = { .position = 1, .quantity = 2 };

	ship_some(world, order, 10);
	shipment = shipment_of(world, order);
	batch = world_number(world,
	    "SELECT MIN(batch_id) FROM shipment_lines WHERE shipment_id = %lld",
	    (long long)shipment);
	line.batch_id = batch;
	assert_int_equal(
	    shipment_refuse(world->db, &buyer, shipment, &line, 1, "broken"),
	    STATUS_OK);
	assert_int_equal(open_of(world, order), 80000);
	assert_int_equal(used(world, 1), 80000);
	assert_int_equal(
	    world_number(world,
		"SELECT kind = 3 AND amount_fen = 20000 AND unapplied_fen = 0"
		"  FROM credit_notes"),
	    1);
}

static void
what_is_refused_after_payment_stays_to_the_customers_credit(void **state)
{
	struct world *world = *state;
	struct act buyer = world_act(world, BUYER_1);
	struct act finance = world_act(world, FINANCE);
	int64_t order = world_order_in(world, ORDER_SHIPPED);
	int64_t receipt = pay(world, 1, 100000, 0);
	int64_t applied;

	assert_int_equal(used(world, 1), 0);
	assert_int_equal(application_apply(world->db, &finance, SOURCE_RECEIPT,
			     receipt, NULL, 0, &applied),
	    STATUS_OK);
	assert_int_equal(applied, 100000);
	assert_int_equal(used(world, 1), 0);
	assert_int_equal(
	    world_number(world, "SELECT payment_facet FROM orders"), 2);
	assert_int_equal(shipment_refuse(world->db, &buyer,
			     shipment_of(world, order), NULL, 0, "late"),
	    STATUS_OK);
	assert_int_equal(used(world, 1), -100000);
	assert_int_equal(
	    world_number(world, "SELECT unapplied_fen FROM credit_notes"),
	    100000);
}

/* 3 units, 100.00: 33.33, 33.34, 33.33 one by one, whatever comes back. */
static void
parts_sum_to_the_fen_whatever_is_refused_first(void **state)
{
	struct world *world = *state;
	struct act buyer = world_act(world, BUYER_1);
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_1, 1, 2, 3);
	int64_t shipments[3];
	size_t i;

	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_OK);
	for (i = 0; i < 3; i++) {
		ship_some(world, order, 1);
		shipments[i] = shipment_of(world, order);
	}
	assert_int_equal(world_number(world,
			     "SELECT GROUP_CONCAT(amount_fen ORDER BY id"
			     " SEPARATOR '') = '333333343333'"
			     "  FROM receivables"),
	    1);
	for (i = 3; i-- > 0;)
		assert_int_equal(shipment_refuse(world->db, &buyer,
				     shipments[i], NULL, 0, "no"),
		    STATUS_OK);
	assert_int_equal(open_of(world, order), 0);
	assert_int_equal(used(world, 1), 0);
	assert_int_equal(
	    world_number(world, "SELECT SUM(unapplied_fen) FROM credit_notes"),
	    0);
}

static void
the_rolling_term_falls_due_with_the_next_batch(void **state)
{
	struct world *world = *state;
	int64_t order = world_order_in(world, ORDER_PICKING);

	world_run(world,
	    "UPDATE credit_accounts SET term_kind = 5 WHERE customer_id = 1");
	ship_some(world, order, 4);
	assert_int_equal(
	    world_number(
		world, "SELECT COUNT(*) FROM receivables WHERE due_on IS NULL"),
	    1);
	ship_some(world, order, 6);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM receivables"
			     " WHERE due_on = '2026-11-23' AND amount_fen ="
			     " 40000"),
	    1);
	assert_int_equal(
	    world_number(
		world, "SELECT COUNT(*) FROM receivables WHERE due_on IS NULL"),
	    1);
}

static void
an_order_paid_in_advance_passes_and_settles_itself(void **state)
{
	struct world *world = *state;
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct order_outcome out;
	int64_t order = world_order(world, BUYER_2, 2, 1, 20);
	int64_t receipt;

	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_OK);
	assert_true(out.held);
	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 0,"
	    " overdue_fen = 200000, overdue_since = '2026-01-01'"
	    " WHERE customer_id = 2");
	receipt = pay(world, 2, 200000, order);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    CREDIT_CLEAR);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &out), STATUS_OK);
	assert_false(out.held);
	assert_int_equal(used(world, 2), 0);

	/* Now it is that order's: it cannot be taken away from it. */
	desk = world_act(world, FINANCE);
	assert_int_equal(
	    receipt_earmark(world->db, &desk, receipt, 0), STATUS_CONFLICT);
	assert_int_equal(
	    order_pick(world->db, &picker, order, &out), STATUS_OK);
	ship_some(world, order, 20);
	assert_int_equal(open_of(world, order), 0);
	assert_int_equal(world_number(world,
			     "SELECT payment_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    2);
}

static void
money_for_one_order_frees_no_other(void **state)
{
	struct world *world = *state;
	struct act desk = world_act(world, DESK);
	struct order_outcome out;
	int64_t first;
	int64_t second;

	world_run(world,
	    "UPDATE credit_accounts SET limit_fen = 0 WHERE customer_id = 2");
	first = world_order(world, BUYER_2, 2, 1, 5);
	second = world_order(world, BUYER_2, 2, 1, 5);
	pay(world, 2, 50000, first);
	assert_int_equal(
	    order_confirm(world->db, &desk, second, &out), STATUS_OK);
	assert_true(out.held);
	assert_int_equal(
	    order_confirm(world->db, &desk, first, &out), STATUS_OK);
	assert_false(out.held);
	assert_int_equal(used(world, 2), 0);
}

static void
ageing_counts_to_the_day(void **state)
{
	struct world *world = *state;
	struct act finance = world_act(world, FINANCE);
	struct receivable_ageing ageing;
	struct receivable_filter filter = { .limit = 100 };
	struct db_rows rows;
	static const struct {
		struct day due;
		int64_t fen;
	} openings[] = {
		{ { 2026, 11, 23 }, 1 }, /* today: not due yet */
		{ { 2026, 11, 22 }, 10 },
		{ { 2026, 10, 24 }, 20 },   /* 30 days */
		{ { 2026, 10, 23 }, 100 },  /* 31 */
		{ { 2026, 9, 24 }, 200 },   /* 60 */
		{ { 2026, 9, 23 }, 1000 },  /* 61 */
		{ { 2026, 8, 25 }, 2000 },  /* 90 */
		{ { 2026, 8, 24 }, 10000 }, /* 91 */
	};
	int64_t done;
	int64_t id;
	size_t i;

	for (i = 0; i < ARRAY_LEN(openings); i++) {
		struct receivable_opening opening = {
			.customer_id = 1,
			.posted_on = { 2026, 8, 1 },
			.due_on = openings[i].due,
			.amount_fen = openings[i].fen,
		};

		assert_int_equal(
		    receivable_post_opening(world->db, &finance, &opening, &id),
		    STATUS_OK);
	}
	assert_int_equal(used(world, 1), 13331);
	assert_int_equal(
	    receivable_ageing(world->db, world->mem, &world->people[FINANCE], 1,
		(struct day){ 2026, 11, 23 }, &ageing),
	    STATUS_OK);
	assert_int_equal(ageing.open_fen, 13331);
	assert_int_equal(ageing.not_due_fen, 1);
	assert_int_equal(ageing.late_30_fen, 30);
	assert_int_equal(ageing.late_60_fen, 300);
	assert_int_equal(ageing.late_90_fen, 3000);
	assert_int_equal(ageing.later_fen, 10000);
	assert_int_equal(
	    day_compare(ageing.oldest_due, (struct day){ 2026, 8, 24 }), 0);
	finance.who = &actor_system;
	assert_int_equal(
	    receivable_job_overdue(world->db, &finance, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(world_number(world,
			     "SELECT overdue_fen = 13330 AND overdue_since ="
			     " '2026-08-24' FROM credit_accounts"
			     " WHERE customer_id = 1"),
	    1);
	assert_int_equal(
	    receivable_job_overdue(world->db, &finance, &done), STATUS_OK);
	assert_int_equal(done, 0);

	/* Another company sees nothing of it. */
	assert_int_equal(receivable_list(world->db, world->mem,
			     &world->people[BUYER_1], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 8);
	assert_int_equal(receivable_list(world->db, world->mem,
			     &world->people[BUYER_2], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	filter.which = RECEIVABLE_OVERDUE;
	filter.today = (struct day){ 2026, 11, 23 };
	assert_int_equal(receivable_list(world->db, world->mem,
			     &world->people[REP], &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 7);
	assert_int_equal(receivable_ageing_list(world->db, world->mem,
			     &world->people[OFFICER],
			     &(struct ageing_filter){
				 .today = filter.today, .limit = 10 },
			     &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    receivable_due_list(world->db, world->mem, &world->people[BUYER_1],
		&(struct due_filter){ .to = { 2026, 9, 30 }, .limit = 2 },
		&rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(
	    ((const struct receivable *)rows.items)[0].open_fen, 10000);
}

static enum status
import_it(struct db *db, struct act *act, void *context)
{
	const struct receivable_import *item = context;

	return receivable_import_many(db, act, item, 1);
}

static enum status
import_note(struct db *db, struct act *act, void *context)
{
	return credit_note_import_many(db, act, context, 1);
}

static void
an_import_posts_grows_and_repeats_nothing(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct receivable_import item = {
		.customer_id = 2,
		.foreign_no = "536365",
		.at = world->now,
		.posted_on = { 2026, 1, 5 },
		.amount_fen = 5000,
	};
	int64_t note;
	int i;

	world_run(world, "DELETE FROM credit_accounts WHERE customer_id = 2");
	item.order_id = world_order(world, BUYER_2, 2, 1, 1);
	world_run(world, "UPDATE orders SET foreign_no = '536365'");
	for (i = 0; i < 2; i++)
		assert_int_equal(
		    act_run(world->db, &act, import_it, &item), STATUS_OK);
	assert_int_equal(used(world, 2), 5000);
	item.amount_fen = 7000;
	for (i = 0; i < 2; i++)
		assert_int_equal(
		    act_run(world->db, &act, import_it, &item), STATUS_OK);
	assert_int_equal(used(world, 2), 7000);
	assert_int_equal(world_number(world,
			     "SELECT check_mode FROM credit_accounts"
			     " WHERE customer_id = 2"),
	    2);
	world_run(world,
	    "INSERT INTO credit_notes (id, customer_id, kind, at, amount_fen,"
	    " line_count, foreign_no) VALUES (77, 2, 1, '2026-02-01', 3000, 1,"
	    " 'C1')");
	note = 77;
	for (i = 0; i < 2; i++)
		assert_int_equal(
		    act_run(world->db, &act, import_note, &note), STATUS_OK);
	assert_int_equal(used(world, 2), 4000);
	assert_int_equal(open_of(world, item.order_id), 4000);
	world_run(world, "UPDATE credit_notes SET amount_fen = 9000");
	assert_int_equal(
	    act_run(world->db, &act, import_note, &note), STATUS_OK);
	assert_int_equal(used(world, 2), -2000);
	assert_int_equal(
	    world_number(world, "SELECT unapplied_fen FROM credit_notes"),
	    2000);
}

#define IN_WORLD(test)                                                         \
	cmocka_unit_test_setup_teardown(test, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_term_makes_its_day),
		IN_WORLD(shipping_posts_what_left_and_uses_no_more),
		IN_WORLD(refused_goods_are_credited_to_their_shipment),
		IN_WORLD(
		    what_is_refused_after_payment_stays_to_the_customers_credit),
		IN_WORLD(parts_sum_to_the_fen_whatever_is_refused_first),
		IN_WORLD(the_rolling_term_falls_due_with_the_next_batch),
		IN_WORLD(an_order_paid_in_advance_passes_and_settles_itself),
		IN_WORLD(money_for_one_order_frees_no_other),
		IN_WORLD(ageing_counts_to_the_day),
		IN_WORLD(an_import_posts_grows_and_repeats_nothing),
	};

	return cmocka_run_group_tests_name(
	    "receivable", tests, world_open, world_close);
}
