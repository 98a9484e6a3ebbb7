/**
 * @file
 * Load data of the desk obeys the rules of the desk.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/load.h"
#include "domain/promise.h"
#include "domain/ticket_load.h"
#include "support/desk_world.h"

enum {
	CASES = 320
};

static enum ticket_load_answer
load(struct world *world, int64_t tickets, uint64_t seed)
{
	const struct ticket_load_plan plan = {
		.tickets = tickets,
		.seed = seed,
		.now = world->now,
	};
	enum ticket_load_answer answer = TICKET_LOAD_NO_PEOPLE;
	struct db *db = load_connect(&world->fixture.options);

	assert_int_equal(
	    ticket_load(db, world->mem, &plan, &answer), STATUS_OK);
	db_free(db);
	return answer;
}

static void
clocks_are_those_of_the_events_and_all_that_ended_has_a_reply(void **state)
{
	struct world *world = *state;
	struct db_rows rows;
	int64_t checked;

	assert_int_equal(load(world, CASES, 1), TICKET_LOAD_DONE);
	assert_int_equal(
	    promise_check(world->db, world->mem, &rows, &checked), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(checked, CASES);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM tickets AS t"
			     " LEFT JOIN ticket_messages AS m"
			     "  ON m.id = t.reply_id AND m.ticket_id = t.id"
			     " WHERE t.state IN (9, 10) AND m.id IS NULL"),
	    0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM tickets AS t WHERE"
			     " t.message_count <> (SELECT COUNT(*)"
			     "  FROM ticket_messages AS m"
			     "  WHERE m.ticket_id = t.id)"),
	    0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM ticket_events AS e"
			     " JOIN tickets AS t ON t.id = e.ticket_id"
			     " WHERE e.at < t.opened_at"),
	    0);
	assert_true(world_number(world,
			"SELECT COUNT(*) FROM tickets WHERE is_open = 1") >=
	    CASES / 32);
	assert_true(world_number(world,
			"SELECT COUNT(DISTINCT state) FROM tickets") >= 5);
	assert_true(world_number(world,
			"SELECT COUNT(*) FROM tickets WHERE stars IS NOT NULL")
	    > CASES / 2);
}

static void
it_is_done_once_and_is_the_same_each_time(void **state)
{
	static const char sum[] =
	    "SELECT SUM(CRC32(CONCAT_WS('/', id - (SELECT MIN(id) FROM"
	    " tickets), customer_id, kind, severity, state, subject, opened_at,"
	    " changed_at, next_due_at, level, stars))) FROM tickets";
	struct world *world = *state;
	int64_t first;

	assert_int_equal(load(world, CASES, 7), TICKET_LOAD_DONE);
	assert_int_equal(load(world, CASES, 7), TICKET_LOAD_DONE_BEFORE);
	first = world_number(world, sum);
	assert_int_equal(desk_reset(state), 0);
	world_run(world, "DELETE FROM settings WHERE name = 'load_tickets'");
	assert_int_equal(load(world, CASES, 7), TICKET_LOAD_DONE);
	assert_int_equal(world_number(world, sum), first);
}

static int
forget(void **state)
{
	world_run(*state, "DELETE FROM settings WHERE name = 'load_tickets'");
	return desk_reset(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    clocks_are_those_of_the_events_and_all_that_ended_has_a_reply,
		    desk_reset, forget),
		cmocka_unit_test_setup_teardown(
		    it_is_done_once_and_is_the_same_each_time, desk_reset,
		    forget),
	};

	return cmocka_run_group_tests_name(
	    "ticket_load", tests, desk_open, world_close);
}
