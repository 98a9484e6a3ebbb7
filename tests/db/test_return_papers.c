/**
 * @file
 * What a return leaves behind: the charge of a repair, red-letter invoices, goods
 * that wait for quality.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/batch_case.h"
#include "domain/quarantine.h"
#include "domain/receivable.h"
#include "domain/red_letter.h"
#include "domain/tax_invoice.h"
#include "support/return_world.h"

static const struct wish ten_of_one = { .product_id = 1, .quantity = 10 };

static int64_t
used(struct world *world)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = 1");
}

static int64_t
on_hand(struct world *world, int status)
{
	return world_number(world,
	    "SELECT IFNULL(SUM(on_hand), 0) FROM stocks"
	    " WHERE product_id = 1 AND status = %d",
	    status);
}

static void
an_accepted_repair_is_charged_when_it_is_sent(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask ask = { order, 1, 1, RETURN_REPAIR, RETURN_QUALITY };
	struct act service = return_act(world, SERVICE);
	struct act picker = world_act(world, PICKER);
	struct act buyer = world_act(world, BUYER_1);
	struct return_problem problem;
	struct receivable found;
	int64_t owed, id;

	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	return_arrives(world, id);
	return_passes(world, id);
	owed = used(world);
	assert_int_equal(return_resolve(world->db, &service, id), STATUS_OK);
	service = return_act(world, SERVICE);
	assert_int_equal(
	    return_quote(world->db, &service, id, 1, 11300, &problem),
	    STATUS_OK);
	assert_int_equal(
	    return_quote_answer(world->db, &buyer, id, 1, true), STATUS_OK);
	/* Agreed to, not owed yet. */
	assert_int_equal(used(world), owed);
	assert_int_equal(
	    return_resolve_line(world->db, &picker, id, 1), STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(used(world), owed + 11300);
	assert_int_equal(money_told(world, "return.charged"), 1);
	picker = world_act(world, PICKER);
	assert_int_equal(return_resolve_line(world->db, &picker, id, 1),
	    STATUS_CONFLICT);
	assert_int_equal(used(world), owed + 11300);

	assert_int_equal(
	    receivable_find(world->db, world->mem, buyer.who,
		world_number(world,
		    "SELECT id FROM receivables WHERE kind = 4"
		    " AND return_id = %lld AND return_position = 1",
		    (long long)id),
		&found),
	    STATUS_OK);
	assert_int_equal(found.kind, RECEIVABLE_REPAIR);
	assert_int_equal(found.open_fen, 11300);
	assert_int_equal(found.tax_fen, 1300);
	assert_int_equal(found.return_id, id);
	assert_false(day_is_none(found.due_on));
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM credit_entries"
		" WHERE document_kind = 6 AND amount_fen = 11300"),
	    1);
}

/* Accepted and credited; the credit note's amount. */
static int64_t
credited(struct world *world, int64_t order, int64_t quantity)
{
	const struct ask ask = { order, 1, quantity, RETURN_REFUND,
		RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act act = return_act(world, SERVICE);

	return_arrives(world, id);
	return_passes(world, id);
	assert_int_equal(return_resolve(world->db, &act, id), STATUS_OK);
	return world_number(world,
	    "SELECT SUM(amount_fen) FROM credit_notes WHERE return_id = %lld",
	    (long long)id);
}

static int64_t
invoiced(struct world *world, int64_t receivable, int64_t amount,
    const char *number)
{
	const struct tax_invoice_part part = { receivable, amount };
	const struct tax_invoice_request request = {
		.kind = TAX_INVOICE_ORDINARY,
		.title = "",
		.tax_number = "",
		.note = "",
		.parts = &part,
		.part_count = 1,
	};
	struct act act = world_act(world, FINANCE);
	int64_t id;

	assert_int_equal(
	    tax_invoice_make(world->db, &act, &request, &id), STATUS_OK);
	act = world_act(world, FINANCE);
	assert_int_equal(tax_invoice_issue(world->db, &act, id, number,
			     (struct day){ 2026, 11, 23 }, NULL),
	    STATUS_OK);
	return id;
}

static int64_t
left_to_invoice(struct world *world)
{
	const struct tax_invoice_work_filter filter = { .limit = 10 };
	struct act act = world_act(world, FINANCE);
	const struct tax_invoice_work *row;
	struct db_rows rows;

	assert_int_equal(tax_invoice_work_list(world->db, world->mem, act.who,
			     &filter, &rows),
	    STATUS_OK);
	row = rows.items;
	return rows.count == 0 ? 0 : row[0].left_fen;
}

static void
what_was_invoiced_and_returned_needs_a_red_letter_of_that_amount(void **state)
{
	struct world *world = *state;
	const struct red_letter_filter open = { .open = true, .limit = 10 };
	const struct day day = { 2026, 11, 23 };
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	int64_t receivable = world_number(
	    world, "SELECT id FROM receivables WHERE kind = 1");
	struct act finance = world_act(world, FINANCE);
	const struct red_letter *letter;
	struct tax_invoice invoice;
	struct db_rows rows;
	int64_t first, red;

	/* 600.00 of 1,000.00 are invoiced: returning 100.00 leaves less. */
	first = invoiced(world, receivable, 60000, "24000001");
	assert_int_equal(credited(world, order, 1), 10000);
	assert_int_equal(left_to_invoice(world), 30000);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM red_letters"), 0);

	/* All that is left is invoiced; then 200.00 more come back. */
	invoiced(world, receivable, 0, "24000002");
	assert_int_equal(left_to_invoice(world), 0);
	assert_int_equal(credited(world, order, 2), 20000);
	assert_int_equal(money_told(world, "return.red_letter"), 1);
	assert_int_equal(red_letter_list(world->db, world->mem, finance.who,
			     &open, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	letter = rows.items;
	assert_string_equal(letter->invoice_number, "24000002");
	assert_int_equal(letter->amount_fen, 20000);
	assert_non_null(letter->return_number);

	finance = world_act(world, FINANCE);
	assert_int_equal(red_letter_move(world->db, &finance, letter->id,
			     RED_LETTER_LAPSED),
	    STATUS_OK);
	finance = world_act(world, FINANCE);
	assert_int_equal(red_letter_issue(world->db, &finance, letter->id,
			     "24000003", day, &red),
	    STATUS_CONFLICT);
	finance = world_act(world, FINANCE);
	assert_int_equal(red_letter_move(
			     world->db, &finance, letter->id, RED_LETTER_ASKED),
	    STATUS_OK);
	finance = world_act(world, FINANCE);
	assert_int_equal(red_letter_issue(world->db, &finance, letter->id,
			     "24000002", day, &red),
	    STATUS_CONFLICT);
	finance = world_act(world, FINANCE);
	assert_int_equal(red_letter_issue(world->db, &finance, letter->id,
			     "24000003", day, &red),
	    STATUS_OK);
	assert_int_equal(tax_invoice_find(world->db, world->mem, finance.who,
			     red, &invoice),
	    STATUS_OK);
	assert_int_equal(invoice.total_fen, -20000);
	/* The tax of 700.00 of 1,000.00, less what was given for 900.00. */
	assert_int_equal(invoice.tax_fen,
	    world_number(world,
		"SELECT ROUND(tax_fen * 0.7) - ROUND(tax_fen * 0.9)"
		"  FROM receivables WHERE kind = 1"));
	assert_int_equal(
	    world_number(world,
		"SELECT invoiced_fen FROM receivables WHERE kind = 1"),
	    70000);
	assert_int_equal(left_to_invoice(world), 0);
	assert_int_equal(red_letter_list(world->db, world->mem, finance.who,
			     &open, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);

	/* What is left of that invoice cannot be reversed as if it were whole;
	 * the other one can, and what waited for it waits no more. */
	finance = world_act(world, FINANCE);
	assert_int_equal(tax_invoice_red_ask(world->db, &finance,
			     letter->tax_invoice_id, "退货"),
	    STATUS_CONFLICT);
	assert_int_equal(credited(world, order, 3), 30000);
	assert_int_equal(
	    world_number(world,
		"SELECT SUM(amount_fen) FROM red_letters WHERE state = 1"),
	    30000);
	finance = world_act(world, FINANCE);
	assert_int_equal(
	    tax_invoice_red_ask(world->db, &finance, first, "退货"),
	    STATUS_OK);
	finance = world_act(world, FINANCE);
	assert_int_equal(tax_invoice_red_issue(world->db, &finance, first,
			     "24000004", day, &red),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT SUM(amount_fen) FROM red_letters WHERE state = 5"),
	    20000);
	/* 1,000.00 less 600.00 credited, 100.00 stays invoiced. */
	assert_int_equal(left_to_invoice(world), 30000);
}

/* Decide on the one stock that is in a status. */
static enum status
decide(struct world *world, int who, int status,
    enum quarantine_decision decision, int64_t quantity,
    enum quarantine_fault *fault)
{
	struct act act = return_act(world, who);

	return quarantine_decide(world->db, &act,
	    world_number(world,
		"SELECT IFNULL(MAX(id), 0) FROM stocks WHERE product_id = 1"
		" AND status = %d AND on_hand > 0",
		status),
	    decision, quantity, "外观完好", fault);
}

static void
returned_goods_wait_until_quality_releases_them(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &ten_of_one, 1);
	const struct ask ask = { order, 1, 5, RETURN_REFUND, RETURN_OTHER };
	struct return_finding finding = { .position = 1, .accepted = 5,
		.accept_bp = 10000, .disposition = RETURN_RESTOCK,
		.note = "" };
	const struct return_inspection inspection = { .findings = &finding,
		.count = 1 };
	int64_t id = return_draft(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act buyer = world_act(world, BUYER_1);
	struct act picker = world_act(world, PICKER);
	int64_t counts[RETURN_QUEUE_COUNT];
	const struct quarantine_source *source;
	struct return_problem problem;
	enum quarantine_fault fault;
	struct db_rows rows;
	int64_t stock, before;

	world_run(world, "UPDATE return_lines SET note = '不要了'");
	assert_int_equal(
	    return_submit(world->db, &buyer, id, &problem), STATUS_OK);
	return_arrives(world, id);
	/* The warehouse inspects, and may not put them on sale. */
	before = on_hand(world, STOCK_AVAILABLE);
	assert_int_equal(return_inspect(
			     world->db, &picker, id, &inspection, &problem),
	    STATUS_OK);
	assert_int_equal(on_hand(world, STOCK_RETURNED), 5);
	assert_int_equal(on_hand(world, STOCK_AVAILABLE), before);
	assert_int_equal(return_counts(world->db, world->mem,
			     return_act(world, QUALITY).who, counts),
	    STATUS_OK);
	assert_int_equal(counts[RETURN_APART], 1);
	assert_int_equal(quarantine_list(world->db, world->mem,
			     return_act(world, QUALITY).who, 0, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	stock = ((const struct quarantine_stock *)rows.items)->stock_id;
	assert_int_equal(quarantine_sources(world->db, world->mem,
			     return_act(world, QUALITY).who, &stock, 1, &rows),
	    STATUS_OK);
	source = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(source->return_id, id);
	assert_int_equal(source->quantity, 5);

	assert_int_equal(decide(world, PICKER, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 1, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(decide(world, SERVICE, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 1, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 6, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, QUARANTINE_TOO_MUCH);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 2, &fault),
	    STATUS_OK);
	assert_int_equal(on_hand(world, STOCK_AVAILABLE), before + 2);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_BLOCK, 2, &fault),
	    STATUS_OK);
	assert_int_equal(on_hand(world, STOCK_BLOCKED), 2);
	assert_int_equal(decide(world, QUALITY, STOCK_BLOCKED,
			     QUARANTINE_BLOCK, 1, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, QUARANTINE_NO_DECISION);
	assert_int_equal(decide(world, QUALITY, STOCK_BLOCKED,
			     QUARANTINE_SCRAP, 2, &fault),
	    STATUS_OK);
	assert_int_equal(on_hand(world, STOCK_BLOCKED), 0);

	/* A batch whose sale is stopped is not released past its case. */
	world_run(world,
	    "INSERT INTO batch_cases (product_id, batch_id, state, opened_at,"
	    " customer_count) SELECT product_id, batch_id, 2, '2026-11-23', 3"
	    " FROM stocks WHERE id = %lld",
	    (long long)stock);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 1, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, QUARANTINE_STOPPED);
	world_run(world, "DELETE FROM batch_cases");
	world_run(world,
	    "UPDATE stocks SET expires_on = '2026-11-22' WHERE id = %lld",
	    (long long)stock);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_RELEASE, 1, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, QUARANTINE_EXPIRED);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_SCRAP, 1, &fault),
	    STATUS_OK);
	assert_int_equal(decide(world, QUALITY, STOCK_RETURNED,
			     QUARANTINE_SCRAP, 1, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(quarantine_history(world->db, world->mem,
			     return_act(world, QUALITY).who, 0, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 4);
}

#define PAPERS_TEST(test)                                                      \
	cmocka_unit_test_setup_teardown(test, return_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PAPERS_TEST(an_accepted_repair_is_charged_when_it_is_sent),
		PAPERS_TEST(
		    what_was_invoiced_and_returned_needs_a_red_letter_of_that_amount),
		PAPERS_TEST(returned_goods_wait_until_quality_releases_them),
	};

	return cmocka_run_group_tests(tests, return_open, world_close);
}
