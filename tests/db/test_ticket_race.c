/**
 * @file
 * Many hands on one case at once: one has it, one merges, one gives the result,
 * and nothing that was said is lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/ticket_act.h"
#include "support/desk_world.h"
#include "support/race.h"

enum {
	HANDS = 30
};

static const struct ticket_files no_files = { NULL, 0 };

/* Who has a number is SERVICE where it is positive, else SERVICE_2. */
static int
hand(int64_t object)
{
	return object > 0 ? SERVICE : SERVICE_2;
}

static int64_t
case_of(int64_t object)
{
	return object > 0 ? object : -object;
}

static void
claim(struct world *world, int64_t object, struct finding *finding)
{
	struct act act = desk_act(world, hand(object));

	finding->st = ticket_claim(world->db, &act, case_of(object));
}

static void
assign(struct world *world, int64_t object, struct finding *finding)
{
	struct act act = desk_act(world, MANAGER);
	enum ticket_fault fault;

	finding->st = ticket_assign(
	    world->db, &act, case_of(object), hand(object), &fault);
}

/* A case into the one after it, or before it. */
static void
merge(struct world *world, int64_t object, struct finding *finding)
{
	struct act act = desk_act(world, SERVICE);
	int64_t into = case_of(object) + (object > 0 ? 1 : -1);
	enum ticket_fault fault;

	finding->st = ticket_merge(world->db, &act, case_of(object),
	    ticket_number(world->mem, TICKET_QUESTION, into), &fault);
}

/* The distributor writes while staff give the result. */
static void
say_or_resolve(struct world *world, int64_t object, struct finding *finding)
{
	struct act act = desk_act(world, object > 0 ? BUYER_1 : SERVICE);
	enum ticket_fault fault;

	if (object > 0)
		finding->st = ticket_say(world->db, &act, case_of(object),
		    "还有一件事", &no_files, &fault);
	else
		finding->st = ticket_resolve(world->db, &act, case_of(object),
		    "已经处理", &no_files, &fault);
}

static void
reply(struct world *world, int64_t object, struct finding *finding)
{
	finding->st = desk_reply(world, object, true);
}

/* Half of them with the number, half with its opposite. */
static struct finding *
race_two(struct world *world, racer_fn *race, int64_t one, int64_t other)
{
	int64_t objects[HANDS];

	for (size_t i = 0; i < HANDS; i++)
		objects[i] = i % 2 == 0 ? one : other;
	return race_all(world, race, objects, HANDS);
}

static int64_t
count_where(struct world *world, const char *table, int64_t id,
    const char *condition)
{
	return world_number(world, "%s",
	    text_format(world->mem,
		"SELECT COUNT(*) FROM %s WHERE ticket_id = %lld AND %s", table,
		(long long)id, condition));
}

static void
one_of_thirty_takes_a_case(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "谁来");
	struct finding *found = race_two(world, claim, id, -id);

	assert_int_equal(count_of(found, HANDS, STATUS_OK), 1);
	assert_int_equal(count_of(found, HANDS, STATUS_CONFLICT), HANDS - 1);
	assert_int_equal(
	    count_where(world, "ticket_events", id, "kind = 'assigned'"), 1);
	assert_int_equal(desk_told(world, "ticket.assigned"), 1);
}

static void
of_thirty_assignments_the_last_holds_and_each_change_is_written(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "给谁");
	struct finding *found = race_two(world, assign, id, -id);
	struct ticket ticket;
	int64_t last = 0;

	assert_int_equal(count_of(found, HANDS, STATUS_OK), HANDS);
	ticket = desk_ticket(world, MANAGER, id);
	for (size_t i = 0; i < ticket.event_count; i++) {
		if (strcmp(ticket.events[i].kind, "assigned") != 0)
			continue;
		/* A change each: nobody is written down twice in a row. */
		assert_int_not_equal(ticket.events[i].object_id, last);
		last = ticket.events[i].object_id;
	}
	assert_int_equal(ticket.owner_id, last);
}

static void
of_two_that_merge_into_each_other_one_stays(void **state)
{
	struct world *world = *state;
	int64_t first = desk_question(world, BUYER_1, "同一件事");
	int64_t second = desk_question(world, BUYER_1, "同一件事，再说一遍");
	struct finding *found;

	assert_int_equal(second, first + 1);
	found = race_two(world, merge, first, -second);
	assert_int_equal(count_of(found, HANDS, STATUS_OK), 1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM tickets WHERE state = 12"),
	    1);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM tickets AS a JOIN tickets AS b"
		" ON b.id = a.merged_into_id WHERE b.state = 12"),
	    0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM ticket_messages"),
	    2);
}

static void
what_is_said_while_a_case_ends_is_not_lost(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "最后一句");
	struct act act = desk_act(world, SERVICE);
	size_t said = 0;
	size_t resolved = 0;
	struct finding *found;

	assert_int_equal(ticket_claim(world->db, &act, id), STATUS_OK);
	found = race_two(world, say_or_resolve, id, -id);
	for (size_t i = 0; i < HANDS; i++) {
		if (found[i].st == STATUS_OK && i % 2 == 0)
			said++;
		else if (found[i].st == STATUS_OK)
			resolved++;
		else
			assert_int_equal(found[i].st, STATUS_CONFLICT);
	}
	assert_int_equal(said, HANDS / 2);
	assert_true(resolved >= 1);
	assert_int_equal(count_where(world, "ticket_messages", id,
			     "by_customer = 1 AND body = '还有一件事'"),
	    said);
	assert_int_equal(count_where(world, "ticket_messages", id,
			     "by_customer = 0 AND body = '已经处理'"),
	    resolved);
	/* Whoever wrote after the result has it open again. */
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM tickets WHERE (state = 9) ="
			     " (reply_id IS NOT NULL) AND message_count ="
			     " (SELECT COUNT(*) FROM ticket_messages AS m"
			     "  WHERE m.ticket_id = tickets.id)"),
	    1);
}

static void
one_of_thirty_gives_the_result_of_a_complaint(void **state)
{
	struct world *world = *state;
	int64_t id =
	    desk_complaint_in(world, TICKET_NORMAL, TICKET_DECIDED);
	struct finding *found = race_two(world, reply, id, id);

	assert_int_equal(count_of(found, HANDS, STATUS_OK), 1);
	assert_int_equal(count_of(found, HANDS, STATUS_CONFLICT), HANDS - 1);
	assert_int_equal(
	    count_where(world, "ticket_messages", id, "kind = 3"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, desk_reset, desk_check)
		TEST(one_of_thirty_takes_a_case),
		TEST(of_thirty_assignments_the_last_holds_and_each_change_is_written),
		TEST(of_two_that_merge_into_each_other_one_stays),
		TEST(what_is_said_while_a_case_ends_is_not_lost),
		TEST(one_of_thirty_gives_the_result_of_a_complaint),
	};

	return cmocka_run_group_tests(tests, desk_open, world_close);
}
