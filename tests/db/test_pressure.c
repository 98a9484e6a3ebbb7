/**
 * @file
 * Difficult customers: who sees them, the plan, and the ledger of concessions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/concession.h"
#include "domain/customer_event.h"
#include "domain/pressure.h"
#include "support/order_world.h"

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM concessions");
	world_run(world, "DELETE FROM pressure_steps");
	world_run(world, "DELETE FROM pressures");
	world_run(world, "DELETE FROM sales_months");
	world_run(world,
	    "UPDATE customers SET is_difficult = 0, rep_id = 1, team_id = 1");
	/* The officer stands in for a manager. */
	world->people[OFFICER].reach[ACTION_PRIVATE_SEE] = SCOPE_ALL;
	world->people[OFFICER].reach[ACTION_CONCESSION_APPROVE] = SCOPE_ALL;
	return 0;
}

static struct day
today(const struct world *world)
{
	return day_from_instant(world->now, 480);
}

static void
mark(struct world *world, int64_t customer_id)
{
	struct act act = world_act(world, REP);

	assert_int_equal(pressure_save(world->db, &act, customer_id,
			     &(struct pressure){
				 .is_difficult = true,
				 .by_share = "a third of the team's sales",
				 .by_product = "",
				 .by_relation = "",
				 .decides = "the owner, quickly",
			     }),
	    STATUS_OK);
}

static enum status
give(struct world *world, enum person who, int64_t customer_id, struct day day,
    int64_t cost_fen, enum concession_fault *fault, int64_t *id)
{
	struct act act = world_act(world, who);
	enum status st = concession_add(world->db, &act, customer_id,
	    &(struct concession){
		.day = day,
		.what = "freight",
		.reason = "threatens to leave",
		.got = "a longer term",
		.cost_fen = cost_fen,
	    },
	    today(world), fault);

	if (id != NULL)
		*id = world_number(world, "SELECT MAX(id) FROM concessions");
	return st;
}

static enum status
decide(struct world *world, enum person who, int64_t customer_id, int64_t id,
    bool is_good, const char *answer)
{
	struct act act = world_act(world, who);
	enum concession_fault fault;

	return concession_decide(
	    world->db, &act, customer_id, id, is_good, answer, &fault);
}

static void
only_who_sees_what_is_private_finds_it(void **state)
{
	struct world *world = *state;
	enum concession_fault fault;
	struct pressure found;
	struct act act;

	mark(world, 1);
	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[REP], 1, &found),
	    STATUS_OK);
	assert_true(found.is_difficult);
	assert_string_equal(found.by_share, "a third of the team's sales");
	assert_non_null(found.changed_by);
	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[BUYER_1], 1, &found),
	    STATUS_NOT_FOUND);
	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[DESK], 1, &found),
	    STATUS_NOT_FOUND);
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 1");
	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[REP], 1, &found),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    give(world, REP, 1, today(world), 100, &fault, NULL),
	    STATUS_NOT_FOUND);
	act = world_act(world, BUYER_1);
	assert_int_equal(
	    pressure_save(world->db, &act, 1, &found), STATUS_FORBIDDEN);
}

static void
the_plan_is_worked_off_step_by_step(void **state)
{
	struct world *world = *state;
	struct pressure_step step = {
		.method = PRESSURE_CREDIT,
		.what = "Lower the limit",
		.owner_id = REP,
		.due_on = day_add(today(world), -1),
	};
	const struct pressure_step *steps;
	const struct customer_task *task;
	struct pressure found;
	enum pressure_fault fault;
	struct db_rows rows;
	struct act act = world_act(world, OFFICER);
	int64_t id;

	mark(world, 1);
	assert_int_equal(
	    pressure_step_add(world->db, &act, 1, &step, &fault), STATUS_OK);
	id = world_number(world, "SELECT MAX(id) FROM pressure_steps");
	step.owner_id = PICKER;
	assert_int_equal(pressure_step_add(world->db, &act, 1, &step, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, PRESSURE_FAULT_OWNER);
	step.owner_id = REP;
	step.method = PRESSURE_METHOD_COUNT;
	assert_int_equal(pressure_step_add(world->db, &act, 1, &step, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, PRESSURE_FAULT_METHOD);

	assert_int_equal(customer_task_list(world->db, world->mem,
			     &world->people[REP], &rows),
	    STATUS_OK);
	task = rows.items;
	assert_int_equal(rows.count, 1);
	assert_true(task->is_step);
	act = world_act(world, REP);
	assert_int_equal(
	    pressure_step_done(world->db, &act, 2, id), STATUS_NOT_FOUND);
	assert_int_equal(
	    pressure_step_done(world->db, &act, 1, id), STATUS_OK);
	act = world_act(world, REP);
	assert_int_equal(
	    pressure_step_done(world->db, &act, 1, id), STATUS_CONFLICT);
	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[REP], 1, &found),
	    STATUS_OK);
	assert_int_equal(
	    pressure_steps(world->db, world->mem, &found, &rows), STATUS_OK);
	steps = rows.items;
	assert_int_equal(rows.count, 1);
	assert_false(instant_is_none(steps->done_at));
	assert_non_null(steps->done_by);
}

static void
a_concession_is_decided_once_by_somebody_else(void **state)
{
	struct world *world = *state;
	enum concession_fault fault;
	int64_t own, given, refused;

	mark(world, 1);
	assert_int_equal(
	    give(world, REP, 1, today(world), 120000, &fault, &given),
	    STATUS_OK);
	assert_int_equal(
	    decide(world, REP, 1, given, true, ""), STATUS_FORBIDDEN);
	assert_int_equal(
	    decide(world, OFFICER, 2, given, true, ""), STATUS_NOT_FOUND);
	assert_int_equal(
	    decide(world, OFFICER, 1, given, true, ""), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, given, false, "no"), STATUS_CONFLICT);

	assert_int_equal(
	    give(world, OFFICER, 1, today(world), 5, &fault, &own), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, own, true, ""), STATUS_FORBIDDEN);

	assert_int_equal(
	    give(world, REP, 1, today(world), 9, &fault, &refused), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, refused, false, ""), STATUS_INVALID);
	assert_int_equal(
	    decide(world, OFFICER, 1, refused, false, "too dear"), STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM outbox WHERE kind LIKE 'concession.%%'"
		" AND detail LIKE '%%PRIVATE%%'"),
	    5);

	/* What is wrong is not entered. */
	assert_int_equal(give(world, REP, 1, day_add(today(world), 1), 9,
			     &fault, NULL),
	    STATUS_INVALID);
	assert_int_equal(fault, CONCESSION_FAULT_DAY);
	assert_int_equal(
	    give(world, REP, 1, today(world), -1, &fault, NULL),
	    STATUS_INVALID);
	assert_int_equal(fault, CONCESSION_FAULT_COST);
}

static void
the_ledger_adds_up_what_was_approved(void **state)
{
	struct world *world = *state;
	struct day now = today(world);
	struct day before = { now.year - 1, 12, 31 };
	const struct concession_year *year;
	const struct concession *ledger;
	enum concession_fault fault;
	struct pressure found;
	struct db_rows rows;
	int64_t id[4];

	mark(world, 1);
	assert_int_equal(
	    give(world, REP, 1, now, 300, &fault, &id[0]), STATUS_OK);
	assert_int_equal(
	    give(world, REP, 1, before, 1000, &fault, &id[1]), STATUS_OK);
	assert_int_equal(
	    give(world, REP, 1, now, 40, &fault, &id[2]), STATUS_OK);
	assert_int_equal(
	    give(world, REP, 1, now, 7, &fault, &id[3]), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, id[0], true, ""), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, id[1], true, ""), STATUS_OK);
	assert_int_equal(
	    decide(world, OFFICER, 1, id[3], false, "no"), STATUS_OK);

	assert_int_equal(pressure_find(world->db, world->mem,
			     &world->people[REP], 1, &found),
	    STATUS_OK);
	assert_int_equal(
	    concession_list(world->db, world->mem, &found, &rows), STATUS_OK);
	ledger = rows.items;
	assert_int_equal(rows.count, 4);
	assert_int_equal(ledger[0].state, CONCESSION_REFUSED);
	assert_string_equal(ledger[0].answer, "no");
	assert_int_equal(ledger[1].state, CONCESSION_WAITING);
	assert_int_equal(ledger[2].running_fen, 1300);
	assert_int_equal(ledger[3].running_fen, 1000);
	assert_int_equal(
	    concession_years(world->db, world->mem, &found, &rows), STATUS_OK);
	year = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(year[0].year, now.year);
	assert_int_equal(year[0].approved_fen, 300);
	assert_int_equal(year[0].waiting_fen, 40);
	assert_int_equal(year[0].count, 2);
	assert_int_equal(year[1].approved_fen, 1000);
}

static void
the_list_sets_concessions_against_sales(void **state)
{
	struct world *world = *state;
	struct day now = today(world);
	const struct pressure_row *row;
	enum concession_fault fault;
	struct db_rows rows;
	int64_t id;

	mark(world, 1);
	mark(world, 2);
	world_run(world,
	    "INSERT INTO sales_months (customer_id, month, sold_fen,"
	    " returned_fen) VALUES (1, %d01, 300000, 0), (1, %d02, 200000,"
	    " 100000), (1, %d12, 900000, 0), (3, %d01, 5, 0)",
	    now.year, now.year, now.year - 1, now.year);
	assert_int_equal(
	    give(world, REP, 1, now, 8000, &fault, &id), STATUS_OK);
	assert_int_equal(decide(world, OFFICER, 1, id, true, ""), STATUS_OK);
	assert_int_equal(
	    give(world, REP, 2, now, 5000, &fault, &id), STATUS_OK);
	assert_int_equal(pressure_list(world->db, world->mem,
			     &world->people[OFFICER], now, 0, 0, 50, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(row[0].id, 1);
	assert_int_equal(row[0].sales_fen, 400000);
	assert_int_equal(row[0].conceded_fen, 8000);
	assert_int_equal(pressure_cost_bp(&row[0]), 200);
	assert_int_equal(row[1].conceded_fen, 0);
	assert_int_equal(row[1].waiting_fen, 5000);
	assert_int_equal(row[1].waiting_count, 1);
	assert_int_equal(
	    pressure_list(world->db, world->mem, &world->people[OFFICER], now,
		row[0].conceded_fen, row[0].id, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(pressure_list(world->db, world->mem,
			     &world->people[DESK], now, 0, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(only_who_sees_what_is_private_finds_it),
		IN_WORLD(the_plan_is_worked_off_step_by_step),
		IN_WORLD(a_concession_is_decided_once_by_somebody_else),
		IN_WORLD(the_ledger_adds_up_what_was_approved),
		IN_WORLD(the_list_sets_concessions_against_sales),
	};

	return cmocka_run_group_tests_name(
	    "pressure", tests, world_open, world_close);
}
