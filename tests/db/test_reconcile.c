/**
 * @file
 * The books agree after whatever is done to them, and each drift is named.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/application.h"
#include "domain/credit_note.h"
#include "domain/receipt.h"
#include "domain/reconcile.h"
#include "domain/shipment.h"
#include "domain/stock.h"
#include "domain/tax_invoice.h"
#include "support/order_world.h"

enum {
	ACTS = 500,
	KILLS = 20,
	QUANTITY_MAX = 4
};

/* A small generator of its own: the same acts in every run. */
static uint64_t chance_state;

static int64_t
chance(int64_t below)
{
	chance_state = chance_state * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (int64_t)((chance_state >> 33) % (uint64_t)below);
}

/* One row of a kind by chance; 0 for none. */
static int64_t
some(struct world *world, const char *table, const char *condition)
{
	int64_t count = world_number(
	    world, "SELECT COUNT(*) FROM %s WHERE %s", table, condition);

	if (count == 0)
		return 0;
	return world_number(world,
	    "SELECT IFNULL((SELECT id FROM %s WHERE %s ORDER BY id"
	    " LIMIT %lld, 1), 0)",
	    table, condition, (long long)chance(count));
}

static enum status
stock_up(struct db *db, struct act *act, void *context)
{
	static const struct stock_arrival more[] = {
		{ 2, 1, "", { 0, 0, 0 }, STOCK_AVAILABLE, 2000 },
	};

	(void)context;
	return stock_receive(db, act, more, ARRAY_LEN(more));
}

static enum status
order_something(struct world *world)
{
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct act buyer = world_act(world, BUYER_1);
	struct wish wish = {
		.product_id = 2,
		.quantity = 1 + chance(QUANTITY_MAX),
	};
	struct submit_outcome submitted;
	struct order_outcome out;
	int64_t order;
	enum status st;

	st = order_submit(world->db, &buyer,
	    world_draft(world, BUYER_1, 1, &wish, 1), &submitted);
	order = submitted.order_id;
	if (st == STATUS_OK)
		st = order_confirm(world->db, &desk, order, &out);
	if (st == STATUS_OK && !out.held && chance(8) > 0)
		st = order_pick(world->db, &picker, order, &out);
	return st;
}

static enum status
send_something(struct world *world)
{
	struct act act = world_act(world, PICKER);
	struct ship_line line = { .position = 1, .quantity = 1 + chance(2) };
	struct ship_request request = {
		.order_id = some(world, "orders", "state IN (5, 6)"),
		.carrier = "",
		.tracking = "",
		.lines = &line,
		.line_count = 1,
	};
	struct ship_outcome out;

	return order_ship(world->db, &act, &request, &out);
}

static enum status
answer_something(struct world *world)
{
	struct act buyer = world_act(world, BUYER_1);
	struct act picker = world_act(world, PICKER);
	int64_t id = some(world, "shipments", "state = 2");

	switch (chance(3)) {
	case 0:
		return shipment_sign(world->db, &buyer, id, "");
	case 1:
		return shipment_lose(world->db, &picker, id, "gone");
	default:
		return shipment_refuse(world->db, &buyer, id, NULL, 0, "no");
	}
}

static enum status
pay_something(struct world *world)
{
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = {
		.customer_id = 1,
		.kind = (enum receipt_kind)(1 + chance(3)),
		.received_on = { 2026, 11, 20 },
		.amount_fen = 1 + chance(12000),
		.order_id = chance(4) == 0
		    ? some(world, "orders", "state IN (3, 4, 5, 6)")
		    : 0,
		.payer = "",
		.reference = "",
		.note = "",
		.matures_on = { 2026, 11, 20 + (int)chance(9) },
		.apply_oldest = chance(2) == 0,
	};
	enum receipt_fault fault;
	int64_t id;

	return receipt_post(world->db, &act, &request, &fault, &id);
}

static enum status
credit_something(struct world *world)
{
	struct act act = world_act(world, FINANCE);
	struct credit_note_request request = {
		.customer_id = 1,
		.kind = CREDIT_NOTE_ADJUSTMENT,
		.amount_fen = 1 + chance(3000),
		.note = "late",
		.apply_oldest = chance(2) == 0,
	};
	int64_t id;

	return credit_note_post(world->db, &act, &request, &id);
}

static enum status
invoice_something(struct world *world)
{
	struct act act = world_act(world, FINANCE);
	struct tax_invoice_part parts[2] = {
		{ some(world, "receivables", "invoiced_fen < amount_fen"),
		    1 + chance(2000) },
		{ some(world, "receivables", "invoiced_fen < amount_fen"), 0 },
	};
	struct tax_invoice_request request = {
		.kind = TAX_INVOICE_ORDINARY,
		.title = "",
		.tax_number = "",
		.note = "",
		.parts = parts,
		.part_count = (size_t)(1 + chance(2)),
	};
	int64_t id;

	return tax_invoice_make(world->db, &act, &request, &id);
}

static enum status
move_invoice(struct world *world)
{
	struct act act = world_act(world, FINANCE);
	int64_t id = some(world, "tax_invoices", "state IN (1, 2, 3)");
	struct day day = { 2026, 11, 20 };
	char number[20];
	int64_t red;

	snprintf(number, sizeof(number), "%lld", (long long)chance(1000000000));
	switch (chance(4)) {
	case 0:
		return tax_invoice_give_up(world->db, &act, id, "no");
	case 1:
		return tax_invoice_issue(
		    world->db, &act, id, number, day, NULL);
	case 2:
		return tax_invoice_red_ask(world->db, &act, id, "wrong");
	default:
		return tax_invoice_red_issue(
		    world->db, &act, id, number, day, &red);
	}
}

/* Something that happens to a customer's money, by chance. */
static enum status
do_something(struct world *world)
{
	struct act act = world_act(world, FINANCE);
	struct act desk = world_act(world, DESK);
	struct act job = world_act(world, FINANCE);
	int64_t done;

	switch (chance(14)) {
	case 0:
	case 1:
		return order_something(world);
	case 2:
	case 3:
	case 4:
		return send_something(world);
	case 5:
		return answer_something(world);
	case 6:
		return pay_something(world);
	case 7:
		return application_apply(world->db, &act, SOURCE_RECEIPT,
		    some(world, "receipts", "state = 1"), NULL, 0, NULL);
	case 8:
		return application_undo(
		    world->db, &act, some(world, "applications", "TRUE"));
	case 9:
		return receipt_reverse(
		    world->db, &act, some(world, "receipts", "TRUE"), "wrong");
	case 10:
		return credit_something(world);
	case 11:
		return invoice_something(world);
	case 12:
		return move_invoice(world);
	default:
		job.who = &actor_system;
		job.now =
		    instant_add_ms(world->now, chance(6) * INT64_C(86400000));
		if (chance(2) == 0)
			return order_close(world->db, &desk,
			    some(world, "orders", "state = 6"), "enough");
		return receipt_job_mature(world->db, &job, &done);
	}
}

static void
the_books_agree_after_any_500_acts(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	size_t done = 0;
	int i;

	act.who = &actor_system;
	assert_int_equal(act_run(world->db, &act, stock_up, NULL), STATUS_OK);
	chance_state = 20261123;
	for (i = 0; i < ACTS; i++) {
		enum status st = do_something(world);

		if (st == STATUS_UNAVAILABLE || st == STATUS_BUG)
			fail_msg("act %d: status %u", i, st);
		done += st == STATUS_OK;
		if (i % 100 == 99)
			assert_int_equal(world_check(state), 0);
		arena_reset(world->mem);
	}
	/* Not a series of refusals. */
	assert_true(done > ACTS / 2);
	assert_true(world_number(world,
			"SELECT COUNT(*) FROM applications"
			" WHERE amount_fen < 0") > 5);
	assert_true(world_number(world,
			"SELECT COUNT(*) FROM receipts WHERE state = 2") > 5);
	assert_true(world_number(world,
			"SELECT COUNT(*) FROM tax_invoices"
			" WHERE number IS NOT NULL") > 0);
	assert_true(
	    world_number(
		world, "SELECT COUNT(*) FROM credit_notes WHERE kind = 3") > 5);
}

static void
the_books_agree_whoever_is_killed(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	static const char links[] =
	    "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
	    " WHERE DB = DATABASE()";
	int i;

	act.who = &actor_system;
	assert_int_equal(act_run(world->db, &act, stock_up, NULL), STATUS_OK);
	for (i = 0; i < KILLS; i++) {
		pid_t children[2];
		int k;

		for (k = 0; k < 2; k++) {
			children[k] = fork();
			assert_true(children[k] >= 0);
			if (children[k] == 0) {
				chance_state = (uint64_t)(i * 2 + k + 1);
				world->mem = arena_new((size_t)64 << 20);
				world->db = db_new(&world->fixture.options);
				for (;;)
					(void)do_something(world);
			}
		}
		usleep((useconds_t)(100000 + 17000 * i));
		for (k = 0; k < 2; k++) {
			kill(children[k], SIGKILL);
			assert_int_equal(
			    waitpid(children[k], NULL, 0), children[k]);
		}
	}
	/* The server ends what the dead left open; who asks, and our own link,
	 * stay. */
	for (i = 0; i < 200 && world_number(world, links) > 2; i++)
		usleep(50000);
	assert_true(world_number(world, links) <= 2);
	assert_true(
	    world_number(world, "SELECT COUNT(*) FROM receivables") > 3);
}

static size_t
drift(struct world *world, enum reconcile_kind kind)
{
	struct db_rows rows;

	assert_int_equal(
	    reconcile_check(world->db, world->mem, kind, &rows), STATUS_OK);
	return rows.count;
}

/* Break one thing; the kinds named must show it, and it is mended again. */
static void
break_one(struct world *world, const char *harm, const char *mend,
    enum reconcile_kind first, enum reconcile_kind second)
{
	unsigned kind;

	world_run(world, "%s", harm);
	for (kind = 0; kind < RECONCILE_KIND_COUNT; kind++) {
		size_t expected = kind == first || kind == second ? 1 : 0;

		if (drift(world, kind) != expected)
			fail_msg("%s: %s shows %zu", harm,
			    reconcile_kind_name(kind), drift(world, kind));
	}
	world_run(world, "%s", mend);
}

static void
each_drift_is_named(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct act buyer = world_act(world, BUYER_1);
	struct receipt_request request = {
		.customer_id = 1,
		.kind = RECEIPT_BANK,
		.received_on = { 2026, 11, 20 },
		.amount_fen = 5000,
		.payer = "",
		.reference = "",
		.note = "",
	};
	struct tax_invoice_part part = { 0 };
	struct tax_invoice_request invoice = {
		.kind = TAX_INVOICE_ORDINARY,
		.title = "",
		.tax_number = "",
		.note = "",
		.parts = &part,
		.part_count = 1,
	};
	enum receipt_fault fault;
	int64_t order = world_order_in(world, ORDER_SHIPPED);
	int64_t id;

	assert_int_equal(shipment_refuse(world->db, &buyer,
			     world_number(world,
				 "SELECT id FROM shipments WHERE order_id ="
				 " %lld",
				 (long long)order),
			     NULL, 0, "no"),
	    STATUS_OK);
	order = world_order_in(world, ORDER_SHIPPED);
	assert_int_equal(
	    receipt_post(world->db, &act, &request, &fault, &id), STATUS_OK);
	part.receivable_id =
	    world_number(world, "SELECT MAX(id) FROM receivables");
	assert_int_equal(
	    tax_invoice_make(world->db, &act, &invoice, &id), STATUS_OK);

	break_one(world,
	    "UPDATE receivables SET open_fen = 99999 WHERE open_fen = 100000",
	    "UPDATE receivables SET open_fen = 100000 WHERE open_fen = 99999",
	    RECONCILE_OPEN, RECONCILE_EXPOSURE);
	break_one(world, "UPDATE receipts SET unapplied_fen = 4999",
	    "UPDATE receipts SET unapplied_fen = 5000", RECONCILE_RECEIPT,
	    RECONCILE_EXPOSURE);
	break_one(world, "UPDATE credit_notes SET unapplied_fen = 1",
	    "UPDATE credit_notes SET unapplied_fen = 0", RECONCILE_NOTE,
	    RECONCILE_EXPOSURE);
	break_one(world,
	    "UPDATE receivables SET invoiced_fen = 1 WHERE open_fen = 0",
	    "UPDATE receivables SET invoiced_fen = 0 WHERE open_fen = 0",
	    RECONCILE_INVOICED, RECONCILE_INVOICED);
	break_one(world, "UPDATE tax_invoices SET tax_fen = tax_fen + 1",
	    "UPDATE tax_invoices SET tax_fen = tax_fen - 1", RECONCILE_INVOICE,
	    RECONCILE_INVOICE);
	break_one(world,
	    "UPDATE shipments SET value_fen = value_fen + 1 WHERE state = 2",
	    "UPDATE shipments SET value_fen = value_fen - 1 WHERE state = 2",
	    RECONCILE_SHIPMENT, RECONCILE_SHIPMENT);
	break_one(world,
	    "UPDATE credit_entries SET amount_fen = amount_fen - 1"
	    " WHERE document_kind = 2",
	    "UPDATE credit_entries SET amount_fen = amount_fen + 1"
	    " WHERE document_kind = 2",
	    RECONCILE_REFUSED, RECONCILE_REFUSED);
	break_one(world,
	    "UPDATE credit_entries SET amount_fen = amount_fen - 1"
	    " WHERE document_kind = 3",
	    "UPDATE credit_entries SET amount_fen = amount_fen + 1"
	    " WHERE document_kind = 3",
	    RECONCILE_DOCUMENT, RECONCILE_DOCUMENT);
	break_one(world,
	    "UPDATE credit_accounts SET used_fen = used_fen + 1"
	    " WHERE customer_id = 1",
	    "UPDATE credit_accounts SET used_fen = used_fen - 1"
	    " WHERE customer_id = 1",
	    RECONCILE_EXPOSURE, RECONCILE_EXPOSURE);
	break_one(world,
	    "INSERT INTO credit_groups (id, name, limit_fen, used_fen)"
	    " VALUES (9, 'x', 0, 1)",
	    "DELETE FROM credit_groups WHERE id = 9", RECONCILE_GROUP,
	    RECONCILE_GROUP);
	break_one(world,
	    "INSERT INTO deposit_entries (customer_id, kind, amount_fen, at,"
	    " note) VALUES (1, 2, 1, '2026-01-01', 'x')",
	    "DELETE FROM deposit_entries", RECONCILE_DEPOSIT,
	    RECONCILE_DEPOSIT);
	break_one(world,
	    "INSERT INTO statements (customer_id, month, state, opening_fen,"
	    " charged_fen, credited_fen, closing_fen, line_count, made_at)"
	    " VALUES (1, '2026-01-01', 1, 0, 1, 0, 1, 0, '2026-02-01')",
	    "DELETE FROM statements", RECONCILE_STATEMENT, RECONCILE_STATEMENT);
}

#define IN_WORLD(test)                                                         \
	cmocka_unit_test_setup_teardown(test, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(each_drift_is_named),
		IN_WORLD(the_books_agree_after_any_500_acts),
		IN_WORLD(the_books_agree_whoever_is_killed),
	};

	return cmocka_run_group_tests_name(
	    "reconcile", tests, world_open, world_close);
}
