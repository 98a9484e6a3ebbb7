/**
 * @file
 * Statements: opening + movements = closing, frozen, chained, answered.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/statement.h"
#include "support/money_world.h"

#define SEPTEMBER                                                              \
	(struct day)                                                           \
	{                                                                      \
		2026, 9, 1                                                     \
	}
#define OCTOBER                                                                \
	(struct day)                                                           \
	{                                                                      \
		2026, 10, 15                                                   \
	}

/* Owes 700.00 from August; September 500.00, less 300.00 paid and 100.00
 * credited; October 50.00, and the 300.00 taken back. */
static void
move_money(struct world *world)
{
	int64_t receipt;

	money_receivable(world, 1, "2026-08-31", "2026-09-30", 70000, 70000);
	money_receivable(world, 1, "2026-09-01", "2026-10-01", 50000, 50000);
	receipt = money_receipt(world, 1, "2026-09-10", 30000, 0);
	world_run(world,
	    "INSERT INTO credit_notes (customer_id, rep_id, team_id, kind, at,"
	    " amount_fen, line_count) VALUES (1, 1, 1, 2,"
	    " '2026-09-30 15:59:59.999', 10000, 0)");
	/* In Shanghai it is October already. */
	world_run(world,
	    "INSERT INTO receivables (customer_id, rep_id, team_id, kind,"
	    " posted_at, posted_on, due_on, amount_fen, open_fen) VALUES"
	    " (1, 1, 1, 2, '2026-09-30 16:00:00', '2026-10-01', '2026-11-01',"
	    " 5000, 5000)");
	world_run(world,
	    "UPDATE receipts SET state = 2, reversed_at ="
	    " '2026-10-20 03:00:00', reversed_note = 'bounced' WHERE id = %lld",
	    (long long)receipt);
}

static int64_t
make(struct world *world, int64_t customer_id, struct day month)
{
	struct act act = money_act(world, FINANCE);
	int64_t id;

	assert_int_equal(
	    statement_make(world->db, &act, customer_id, month, &id),
	    STATUS_OK);
	assert_true(id > 0);
	return id;
}

static struct statement
find(struct world *world, int who, int64_t id)
{
	struct statement statement;

	assert_int_equal(statement_find(world->db, world->mem,
			     money_actor(world, who), id, &statement),
	    STATUS_OK);
	return statement;
}

static void
check(struct world *world, size_t differences)
{
	struct db_rows rows;

	assert_int_equal(
	    statement_check(world->db, world->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, differences);
}

static void
a_month_is_opening_movements_and_closing(void **state)
{
	struct world *world = *state;
	struct statement one;

	move_money(world);
	one = find(world, PAYER_1, make(world, 1, SEPTEMBER));
	assert_int_equal(one.opening_fen, 70000);
	assert_int_equal(one.charged_fen, 50000);
	assert_int_equal(one.credited_fen, 40000);
	assert_int_equal(one.closing_fen, 80000);
	assert_int_equal(one.line_count, 3);
	assert_int_equal(one.lines[0].document_kind, STATEMENT_RECEIVABLE);
	assert_int_equal(one.lines[0].running_fen, 120000);
	assert_int_equal(one.lines[1].document_kind, STATEMENT_RECEIPT);
	assert_int_equal(one.lines[1].running_fen, 90000);
	assert_int_equal(one.lines[2].document_kind, STATEMENT_CREDIT_NOTE);
	assert_int_equal(one.lines[2].running_fen, 80000);
	assert_int_equal(day_compare(one.to, (struct day){ 2026, 9, 30 }), 0);

	one = find(world, PAYER_1, make(world, 1, OCTOBER));
	assert_int_equal(one.opening_fen, 80000);
	assert_int_equal(one.closing_fen, 115000);
	assert_int_equal(one.line_count, 2);
	assert_int_equal(one.lines[0].amount_fen, 5000);
	assert_int_equal(one.lines[1].document_kind, STATEMENT_REVERSAL);
	assert_int_equal(one.lines[1].amount_fen, 30000);
	assert_string_equal(one.lines[1].reference, "bounced");
	assert_int_equal(money_told(world, "statement.made"), 2);
	check(world, 0);
}

static void
made_twice_it_is_the_same_and_stays_as_it_was(void **state)
{
	struct world *world = *state;
	int64_t id;

	move_money(world);
	id = make(world, 1, SEPTEMBER);
	/* Keyed late, with a day of September: October has it. */
	money_receivable(world, 1, "2026-09-15", "2026-10-15", 700, 700);
	assert_int_equal(make(world, 1, SEPTEMBER), id);
	assert_int_equal(find(world, FINANCE, id).closing_fen, 80000);
	assert_int_equal(money_told(world, "statement.made"), 1);
	id = make(world, 1, OCTOBER);
	assert_int_equal(find(world, FINANCE, id).line_count, 3);
	assert_int_equal(find(world, FINANCE, id).lines[0].amount_fen, 700);
	assert_int_equal(find(world, FINANCE, id).closing_fen, 115700);
	check(world, 0);
}

static void
a_month_that_runs_and_one_before_another_are_refused(void **state)
{
	struct world *world = *state;
	struct act act = money_act(world, FINANCE);
	struct act rep = money_act(world, REP);
	int64_t id;

	move_money(world);
	assert_int_equal(statement_make(world->db, &act, 1,
			     (struct day){ 2026, 11, 1 }, &id),
	    STATUS_INVALID);
	assert_int_equal(
	    statement_make(world->db, &rep, 1, SEPTEMBER, &id),
	    STATUS_FORBIDDEN);
	make(world, 1, OCTOBER);
	assert_int_equal(
	    statement_make(world->db, &act, 1, SEPTEMBER, &id),
	    STATUS_CONFLICT);
}

static void
all_of_a_month_are_made_once(void **state)
{
	struct world *world = *state;
	struct act act = money_act(world, FINANCE);
	int64_t made;

	move_money(world);
	money_receivable(world, 2, "2026-10-02", "2026-11-01", 100, 100);
	assert_int_equal(
	    statement_make_all(world->db, &act, OCTOBER, &made), STATUS_OK);
	assert_int_equal(made, 2);
	assert_int_equal(
	    statement_make_all(world->db, &act, OCTOBER, &made), STATUS_OK);
	assert_int_equal(made, 0);
	check(world, 0);
}

static void
the_job_waits_for_two_in_the_morning(void **state)
{
	static const struct {
		int day;
		int hour;
		int64_t made;
	} table[] = { { 1, 1, 0 }, { 1, 2, 1 }, { 1, 3, 0 }, { 9, 1, 0 } };
	struct world *world = *state;
	struct act job = money_act(world, FINANCE);
	int64_t done;

	money_receivable(world, 1, "2026-11-20", "2026-12-20", 700, 700);
	job.who = &actor_system;
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct civil civil = {
			.day = { 2026, 12, table[i].day },
			.hour = table[i].hour,
		};

		job.now = instant_from_civil(&civil, ZONE_SHANGHAI_MINUTES);
		assert_int_equal(
		    statement_job_make(world->db, &job, &done), STATUS_OK);
		assert_int_equal(done, table[i].made);
	}
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM statements WHERE month = '2026-11-01'"),
	    1);
}

static void
nobody_is_bothered_for_nothing(void **state)
{
	struct world *world = *state;
	struct act act = money_act(world, FINANCE);
	int64_t made;

	/* Paid in full before the month. */
	money_receivable(world, 1, "2026-08-01", "2026-09-01", 700, 0);
	money_receipt(world, 1, "2026-08-20", 700, 0);
	assert_int_equal(
	    statement_make_all(world->db, &act, SEPTEMBER, &made), STATUS_OK);
	assert_int_equal(made, 0);
}

static void
the_live_view_goes_on_from_the_last_statement(void **state)
{
	struct world *world = *state;
	struct statement live;

	move_money(world);
	money_receivable(world, 1, "2026-11-02", "2026-12-01", 900, 900);
	assert_int_equal(statement_live(world->db, world->mem,
			     money_actor(world, PAYER_1), 1, world->now, &live),
	    STATUS_OK);
	assert_int_equal(live.opening_fen, 115000);
	assert_int_equal(live.closing_fen, 115900);
	assert_int_equal(live.line_count, 1);
	make(world, 1, SEPTEMBER);
	assert_int_equal(statement_live(world->db, world->mem,
			     money_actor(world, PAYER_1), 1, world->now, &live),
	    STATUS_OK);
	assert_int_equal(live.opening_fen, 80000);
	assert_int_equal(live.closing_fen, 115900);
	assert_int_equal(live.line_count, 3);
	assert_int_equal(
	    day_compare(live.from, (struct day){ 2026, 10, 1 }), 0);
	assert_int_equal(statement_live(world->db, world->mem,
			     money_actor(world, PAYER_2), 1, world->now, &live),
	    STATUS_NOT_FOUND);
}

static void
the_distributor_disputes_a_line_or_agrees(void **state)
{
	struct world *world = *state;
	struct act own = money_act(world, PAYER_1);
	struct act other = money_act(world, PAYER_2);
	struct act buyer = money_act(world, BUYER_1);
	struct act finance = money_act(world, FINANCE);
	struct statement one;
	int64_t id;

	move_money(world);
	id = make(world, 1, SEPTEMBER);
	assert_int_equal(
	    statement_dispute(world->db, &other, id, 1, "no"),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    statement_confirm(world->db, &buyer, id), STATUS_FORBIDDEN);
	assert_int_equal(
	    statement_confirm(world->db, &finance, id), STATUS_FORBIDDEN);
	assert_int_equal(
	    statement_dispute(world->db, &own, id, 4, "no"), STATUS_INVALID);
	assert_int_equal(
	    statement_dispute(world->db, &own, id, 2, " "), STATUS_INVALID);
	assert_int_equal(
	    statement_dispute(world->db, &own, id, 2, "we paid 400"),
	    STATUS_OK);
	one = find(world, FINANCE, id);
	assert_int_equal(one.state, STATEMENT_DISPUTED);
	assert_string_equal(one.lines[0].dispute, "");
	assert_string_equal(one.lines[1].dispute, "we paid 400");
	assert_int_equal(money_told(world, "statement.disputed"), 1);

	assert_int_equal(statement_confirm(world->db, &own, id), STATUS_OK);
	assert_int_equal(
	    find(world, FINANCE, id).state, STATEMENT_CONFIRMED);
	assert_int_equal(
	    statement_confirm(world->db, &own, id), STATUS_CONFLICT);
	assert_int_equal(
	    statement_dispute(world->db, &own, id, 1, "no"), STATUS_CONFLICT);
	assert_int_equal(money_told(world, "statement.confirmed"), 1);
}

static void
lists_go_by_month(void **state)
{
	struct world *world = *state;
	struct statement_filter filter = { .limit = 1 };
	const struct statement_row *row;
	struct db_rows rows;
	int64_t september;

	move_money(world);
	september = make(world, 1, SEPTEMBER);
	make(world, 1, OCTOBER);
	assert_int_equal(statement_list(world->db, world->mem,
			     money_actor(world, PAYER_1), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	row = rows.items;
	assert_int_equal(row->month.month, 10);
	filter.after_month = row->month;
	filter.after_id = row->id;
	assert_int_equal(statement_list(world->db, world->mem,
			     money_actor(world, PAYER_1), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	row = rows.items;
	assert_int_equal(row->id, september);
	filter = (struct statement_filter){ .limit = 9 };
	assert_int_equal(statement_list(world->db, world->mem,
			     money_actor(world, PAYER_2), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
a_figure_that_was_changed_is_found(void **state)
{
	struct world *world = *state;

	move_money(world);
	make(world, 1, SEPTEMBER);
	make(world, 1, OCTOBER);
	world_run(world,
	    "UPDATE statement_lines SET amount_fen = amount_fen + 1"
	    " ORDER BY statement_id, position LIMIT 1");
	check(world, 1);
	world_run(world,
	    "UPDATE statements SET opening_fen = opening_fen + 1,"
	    " closing_fen = closing_fen + 1 WHERE month = '2026-10-01'");
	check(world, 2);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, money_reset, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_month_is_opening_movements_and_closing),
		TEST(made_twice_it_is_the_same_and_stays_as_it_was),
		TEST(a_month_that_runs_and_one_before_another_are_refused),
		TEST(all_of_a_month_are_made_once),
		TEST(the_job_waits_for_two_in_the_morning),
		TEST(nobody_is_bothered_for_nothing),
		TEST(the_live_view_goes_on_from_the_last_statement),
		TEST(the_distributor_disputes_a_line_or_agrees),
		TEST(lists_go_by_month),
		TEST(a_figure_that_was_changed_is_found),
	};

	return cmocka_run_group_tests_name(
	    "statement", tests, money_open, world_close);
}
