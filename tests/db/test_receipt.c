/**
 * @file
 * Money that came in: posted, applied, undone, reversed, once, many at a time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/application.h"
#include "domain/credit_note.h"
#include "domain/deposit.h"
#include "domain/receipt.h"
#include "domain/receivable_opening.h"
#include "domain/shipment.h"
#include "support/order_world.h"

enum {
	CROWD = 50
};

static int64_t
used(struct world *world)
{
	return world_number(world,
	    "SELECT used_fen FROM credit_accounts WHERE customer_id = 1");
}

static int64_t
owe(struct world *world, int64_t fen, struct day due)
{
	struct act act = world_act(world, FINANCE);
	struct receivable_opening opening = {
		.customer_id = 1,
		.posted_on = { 2026, 1, 1 },
		.due_on = due,
		.amount_fen = fen,
	};
	int64_t id;

	assert_int_equal(
	    receivable_post_opening(world->db, &act, &opening, &id), STATUS_OK);
	return id;
}

static struct receipt_request
money(int64_t fen)
{
	return (struct receipt_request){
		.customer_id = 1,
		.kind = RECEIPT_BANK,
		.received_on = { 2026, 11, 20 },
		.amount_fen = fen,
		.payer = "",
		.reference = "",
		.note = "",
	};
}

static int64_t
post(struct world *world, const struct receipt_request *request)
{
	struct act act = world_act(world, FINANCE);
	enum receipt_fault fault;
	int64_t id;

	assert_int_equal(
	    receipt_post(world->db, &act, request, &fault, &id), STATUS_OK);
	return id;
}

static void
the_oldest_due_is_paid_first_and_undone_once(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = money(150);
	int64_t later = owe(world, 100, (struct day){ 2026, 12, 1 });
	int64_t first = owe(world, 100, (struct day){ 2026, 2, 1 });
	int64_t receipt;
	int64_t last;

	request.apply_oldest = true;
	receipt = post(world, &request);
	assert_int_equal(used(world), 50);
	assert_int_equal(world_number(world,
			     "SELECT open_fen FROM receivables WHERE id = %lld",
			     (long long)first),
	    0);
	assert_int_equal(world_number(world,
			     "SELECT open_fen FROM receivables WHERE id = %lld",
			     (long long)later),
	    50);
	last = world_number(world, "SELECT MAX(id) FROM applications");
	assert_int_equal(application_undo(world->db, &act, last), STATUS_OK);
	assert_int_equal(used(world), 50);
	assert_int_equal(
	    application_undo(world->db, &act, last), STATUS_CONFLICT);
	/* Nor can the undoing be undone. */
	last = world_number(world, "SELECT MAX(id) FROM applications");
	assert_int_equal(
	    application_undo(world->db, &act, last), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world, "SELECT unapplied_fen FROM receipts"), 50);

	assert_int_equal(
	    receipt_reverse(world->db, &act, receipt, ""), STATUS_INVALID);
	assert_int_equal(
	    receipt_reverse(world->db, &act, receipt, "bounced"), STATUS_OK);
	assert_int_equal(used(world), 200);
	assert_int_equal(receipt_reverse(world->db, &act, receipt, "bounced"),
	    STATUS_CONFLICT);
	assert_int_equal(application_apply(world->db, &act, SOURCE_RECEIPT,
			     receipt, NULL, 0, NULL),
	    STATUS_CONFLICT);
	assert_int_equal(used(world), 200);
}

static void
chosen_parts_are_kept_to_the_fen(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = money(100);
	struct application_part parts[2];
	int64_t applied;
	int64_t receipt;

	parts[0] = (struct application_part){
		owe(world, 60, (struct day){ 2026, 3, 1 }), 61
	};
	parts[1] = (struct application_part){
		owe(world, 60, (struct day){ 2026, 4, 1 }), 40
	};
	receipt = post(world, &request);
	assert_int_equal(application_apply(world->db, &act, SOURCE_RECEIPT,
			     receipt, parts, 2, &applied),
	    STATUS_CONFLICT);
	parts[0].amount_fen = 0;
	assert_int_equal(application_apply(world->db, &act, SOURCE_RECEIPT,
			     receipt, parts, 2, &applied),
	    STATUS_INVALID);
	parts[0].amount_fen = 60;
	assert_int_equal(application_apply(world->db, &act, SOURCE_RECEIPT,
			     receipt, parts, 2, &applied),
	    STATUS_OK);
	assert_int_equal(applied, 100);
	assert_int_equal(
	    world_number(world, "SELECT SUM(open_fen) FROM receivables"), 20);
	act = world_act(world, OFFICER);
	assert_int_equal(application_apply(world->db, &act, SOURCE_RECEIPT,
			     receipt, NULL, 0, NULL),
	    STATUS_FORBIDDEN);
}

static void
a_bill_is_exposure_until_it_matures(void **state)
{
	struct world *world = *state;
	struct act job = world_act(world, FINANCE);
	struct receipt_request request = money(100);
	int64_t done;

	owe(world, 100, (struct day){ 2026, 12, 1 });
	request.kind = RECEIPT_BILL;
	request.matures_on = (struct day){ 2027, 1, 31 };
	request.apply_oldest = true;
	post(world, &request);
	assert_int_equal(
	    world_number(world, "SELECT open_fen FROM receivables"), 0);
	assert_int_equal(used(world), 100);
	assert_int_equal(world_check(state), 0);
	job.who = &actor_system;
	assert_int_equal(receipt_job_mature(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
	job.now = instant_from_day(
	    (struct day){ 2027, 1, 31 }, ZONE_SHANGHAI_MINUTES);
	assert_int_equal(receipt_job_mature(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(used(world), 0);
	assert_int_equal(receipt_job_mature(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
}

static void
what_breaks_a_rule_is_named(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = money(0);
	enum receipt_fault fault;
	int64_t id;

#define REFUSED(why)                                                           \
	assert_int_equal(receipt_post(world->db, &act, &request, &fault, &id), \
	    STATUS_INVALID);                                                   \
	assert_int_equal(fault, why)
	REFUSED(RECEIPT_BAD_AMOUNT);
	request = money(1);
	request.received_on = (struct day){ 2026, 11, 24 };
	REFUSED(RECEIPT_BAD_DAY);
	request = money(1);
	request.kind = RECEIPT_BILL;
	REFUSED(RECEIPT_BAD_MATURITY);
	request = money(1);
	request.payer = "a\nb";
	REFUSED(RECEIPT_BAD_TEXT);
	request = money(1);
	request.customer_id = 99;
	REFUSED(RECEIPT_BAD_CUSTOMER);
	request = money(1);
	request.order_id = world_order(world, BUYER_2, 2, 1, 1);
	REFUSED(RECEIPT_BAD_ORDER);
	request = money(1);
	act = world_act(world, BUYER_1);
	assert_int_equal(receipt_post(world->db, &act, &request, &fault, &id),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM receipts"), 0);
}

static void
a_stranger_who_pays_is_flagged(void **state)
{
	struct world *world = *state;
	struct receipt_request request = money(1);

	request.payer = "甲 公司（中国）";
	post(world, &request);
	request.payer = "甲　公司";
	post(world, &request);
	assert_int_equal(world_number(world,
			     "SELECT GROUP_CONCAT(payer_differs ORDER BY id"
			     " SEPARATOR '') = '10' FROM receipts"),
	    1);
}

static void
a_deposit_never_falls_below_zero(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, FINANCE);
	struct db_rows rows;
	int64_t balance;

	owe(world, 70, (struct day){ 2026, 12, 1 });
	assert_int_equal(
	    deposit_book(world->db, &act, 1, DEPOSIT_PAID_IN, 100, "in"),
	    STATUS_OK);
	assert_int_equal(
	    deposit_book(world->db, &act, 1, DEPOSIT_PAID_BACK, 101, "back"),
	    STATUS_CONFLICT);
	assert_int_equal(
	    deposit_book(world->db, &act, 1, DEPOSIT_TAKEN, 60, "debt"),
	    STATUS_OK);
	assert_int_equal(used(world), 10);
	assert_int_equal(deposit_list(world->db, world->mem,
			     &world->people[BUYER_1], 1, &rows, &balance),
	    STATUS_OK);
	assert_int_equal(balance, 40);
	assert_int_equal(rows.count, 2);
	assert_int_equal(deposit_list(world->db, world->mem,
			     &world->people[BUYER_2], 1, &rows, &balance),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

/* --- Many at once ------------------------------------------------------------- */

struct finding {
	enum status st;
	int64_t applied;
};

typedef void racer_fn(
    struct world *world, size_t number, int64_t object, struct finding *out);

static struct finding *
race(struct world *world, racer_fn *racer, int64_t object)
{
	struct finding *found = mmap(NULL, CROWD * sizeof(*found),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t children[CROWD];
	int gate[2];
	size_t i;

	assert_true(found != MAP_FAILED);
	assert_int_equal(pipe(gate), 0);
	for (i = 0; i < CROWD; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			char nothing;

			close(gate[1]);
			world->mem = arena_new((size_t)16 << 20);
			world->db = db_new(&world->fixture.options);
			if (read(gate[0], &nothing, 1) != 0)
				_exit(1);
			racer(world, i, object, &found[i]);
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	for (i = 0; i < CROWD; i++) {
		int how;

		assert_int_equal(waitpid(children[i], &how, 0), children[i]);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	return found;
}

static size_t
count_of(const struct finding *found, enum status st)
{
	size_t count = 0;
	size_t i;

	for (i = 0; i < CROWD; i++)
		count += found[i].st == st;
	return count;
}

static void
apply_it(
    struct world *world, size_t number, int64_t receipt, struct finding *out)
{
	struct act act = world_act(world, FINANCE);

	(void)number;
	out->st = application_apply(
	    world->db, &act, SOURCE_RECEIPT, receipt, NULL, 0, &out->applied);
}

static void
reverse_it(
    struct world *world, size_t number, int64_t receipt, struct finding *out)
{
	struct act act = world_act(world, FINANCE);

	(void)number;
	out->st = receipt_reverse(world->db, &act, receipt, "twice");
}

static void
undo_it(struct world *world, size_t number, int64_t application,
    struct finding *out)
{
	struct act act = world_act(world, FINANCE);

	(void)number;
	out->st = application_undo(world->db, &act, application);
}

/* Each pays 3.00 and applies it at once; every fifth takes it back. */
static void
pay_and_apply(
    struct world *world, size_t number, int64_t object, struct finding *out)
{
	struct act act = world_act(world, FINANCE);
	struct receipt_request request = money(300);
	enum receipt_fault fault;
	int64_t id;

	(void)object;
	request.apply_oldest = true;
	out->st = receipt_post(world->db, &act, &request, &fault, &id);
	act.token = NULL;
	if (out->st == STATUS_OK && number % 5 == 0)
		out->st = receipt_reverse(world->db, &act, id, "wrong");
}

static void
one_receipt_is_applied_once_by_fifty(void **state)
{
	struct world *world = *state;
	struct receipt_request request = money(500);
	struct finding *found;
	int i;

	for (i = 0; i < 10; i++)
		owe(world, 100, (struct day){ 2026, 2, 1 + i });
	found = race(world, apply_it, post(world, &request));
	assert_int_equal(count_of(found, STATUS_OK), 1);
	assert_int_equal(count_of(found, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(
	    world_number(world, "SELECT SUM(open_fen) FROM receivables"), 500);
	assert_int_equal(
	    world_number(world, "SELECT SUM(amount_fen) FROM applications"),
	    500);
}

static void
fifty_reversals_act_once(void **state)
{
	struct world *world = *state;
	struct receipt_request request = money(500);
	struct finding *found;

	owe(world, 900, (struct day){ 2026, 2, 1 });
	request.apply_oldest = true;
	found = race(world, reverse_it, post(world, &request));
	assert_int_equal(count_of(found, STATUS_OK), 1);
	assert_int_equal(count_of(found, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(used(world), 900);
}

static void
fifty_undoings_act_once(void **state)
{
	struct world *world = *state;
	struct receipt_request request = money(500);
	struct finding *found;

	owe(world, 900, (struct day){ 2026, 2, 1 });
	request.apply_oldest = true;
	post(world, &request);
	found = race(world, undo_it,
	    world_number(world, "SELECT MAX(id) FROM applications"));
	assert_int_equal(count_of(found, STATUS_OK), 1);
	assert_int_equal(count_of(found, STATUS_CONFLICT), CROWD - 1);
	assert_int_equal(
	    world_number(world, "SELECT open_fen FROM receivables"), 900);
}

static void
fifty_pay_the_same_receivables_at_once(void **state)
{
	struct world *world = *state;
	struct finding *found;
	int i;

	for (i = 0; i < 20; i++)
		owe(world, 1000, (struct day){ 2026, 2, 1 + i });
	found = race(world, pay_and_apply, 0);
	assert_int_equal(count_of(found, STATUS_OK), CROWD);
	assert_int_equal(used(world), 20000 - 40 * 300);
	assert_int_equal(
	    world_number(world, "SELECT SUM(open_fen) FROM receivables"),
	    20000 - 40 * 300);
}

/* Receivables + confirmed and not shipped - money and notes not applied. */
static void
adds_up_to(struct world *world, int64_t receivable, int64_t to_ship,
    int64_t unapplied)
{
	assert_int_equal(
	    world_number(
		world, "SELECT IFNULL(SUM(open_fen), 0) FROM receivables"),
	    receivable);
	assert_int_equal(world_number(world,
			     "SELECT (SELECT IFNULL(SUM(unapplied_fen), 0)"
			     " FROM receipts WHERE state = 1) +"
			     " (SELECT IFNULL("
			     "SUM(unapplied_fen), 0) FROM credit_notes)"),
	    unapplied);
	assert_int_equal(used(world), receivable + to_ship - unapplied);
}

static void
exposure_is_the_formula_after_every_step(void **state)
{
	struct world *world = *state;
	struct act picker = world_act(world, PICKER);
	struct act finance = world_act(world, FINANCE);
	int64_t order = world_order_in(world, ORDER_PICKING);
	struct receipt_request request = money(30000);
	struct ship_line part = { .position = 1, .quantity = 4 };
	struct ship_outcome shipped;
	int64_t receipt, note;

	adds_up_to(world, 0, 100000, 0);
	assert_int_equal(order_ship(world->db, &picker,
			     &(struct ship_request){ .order_id = order,
				 .carrier = "",
				 .tracking = "",
				 .note = "",
				 .lines = &part,
				 .line_count = 1 },
			     &shipped),
	    STATUS_OK);
	adds_up_to(world, 40000, 60000, 0);
	receipt = post(world, &request);
	adds_up_to(world, 40000, 60000, 30000);
	assert_int_equal(application_apply(world->db, &finance, SOURCE_RECEIPT,
			     receipt, NULL, 0, NULL),
	    STATUS_OK);
	adds_up_to(world, 10000, 60000, 0);
	assert_int_equal(credit_note_post(world->db, &finance,
			     &(struct credit_note_request){ .customer_id = 1,
				 .kind = CREDIT_NOTE_ADJUSTMENT,
				 .amount_fen = 5000,
				 .note = "late" },
			     &note),
	    STATUS_OK);
	adds_up_to(world, 10000, 60000, 5000);
	assert_int_equal(
	    receipt_reverse(world->db, &finance, receipt, "bounced"),
	    STATUS_OK);
	adds_up_to(world, 40000, 60000, 5000);
}

#define IN_WORLD(test)                                                         \
	cmocka_unit_test_setup_teardown(test, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(the_oldest_due_is_paid_first_and_undone_once),
		IN_WORLD(chosen_parts_are_kept_to_the_fen),
		IN_WORLD(exposure_is_the_formula_after_every_step),
		IN_WORLD(a_bill_is_exposure_until_it_matures),
		IN_WORLD(what_breaks_a_rule_is_named),
		IN_WORLD(a_stranger_who_pays_is_flagged),
		IN_WORLD(a_deposit_never_falls_below_zero),
		IN_WORLD(one_receipt_is_applied_once_by_fifty),
		IN_WORLD(fifty_reversals_act_once),
		IN_WORLD(fifty_undoings_act_once),
		IN_WORLD(fifty_pay_the_same_receivables_at_once),
	};

	return cmocka_run_group_tests_name(
	    "receipt", tests, world_open, world_close);
}
