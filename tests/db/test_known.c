/**
 * @file
 * What is known of a customer: evaluation, buying, events, groups.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/buying.h"
#include "domain/customer_event.h"
#include "domain/customer_group.h"
#include "domain/evaluation.h"
#include "support/order_world.h"

enum {
	ITEMS = 10
};

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM evaluation_scores");
	world_run(world, "DELETE FROM evaluations");
	world_run(world, "UPDATE evaluation_items SET weight = 25 WHERE id = 6");
	world_run(world, "DELETE FROM buying_months");
	world_run(world, "DELETE FROM buying_steps");
	world_run(world, "DELETE FROM contacts");
	world_run(world, "DELETE FROM customer_events");
	world_run(world, "DELETE FROM pressure_steps");
	world_run(world, "DELETE FROM customer_changes");
	world_run(world,
	    "UPDATE customers SET parent_id = NULL, buying_calendar = '',"
	    " rep_id = 1, team_id = 1, service_id = NULL");
	world->people[OFFICER].reach[ACTION_EVALUATE] = SCOPE_NONE;
	return 0;
}

static struct account
account_of(struct world *world, int64_t id)
{
	struct account account;

	assert_int_equal(account_find(world->db, world->mem, &actor_system, id,
			     &account),
	    STATUS_OK);
	return account;
}

/* --- Evaluation ------------------------------------------------------------------ */

static const int64_t item_ids[ITEMS] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
static const char *const no_notes[ITEMS] = { "good", "", "", "", "", "", "",
	"", "", "" };

static enum status
evaluate(struct world *world, enum person who, int64_t customer_id,
    const int64_t *scores, size_t count, enum evaluation_fault *fault)
{
	struct act act = world_act(world, who);

	return evaluation_make(world->db, &act, customer_id,
	    &(struct evaluation_request){
		.item_ids = item_ids,
		.scores = scores,
		.notes = no_notes,
		.count = count,
		.note = "all in all",
	    },
	    fault);
}

static void
an_evaluation_keeps_the_weights_of_its_day(void **state)
{
	static const int64_t scores[ITEMS] = { 4, 4, 3, 4, 4, 3, 3, 4, 4, 4 };
	struct world *world = *state;
	struct account account = account_of(world, 1);
	const struct evaluation_item *items;
	const struct evaluation *past;
	enum evaluation_fault fault;
	struct db_rows rows;

	assert_int_equal(
	    evaluate(world, REP, 1, scores, ITEMS, &fault), STATUS_OK);
	world_run(world, "UPDATE evaluation_items SET weight = 5 WHERE id = 6");
	assert_int_equal(
	    evaluate(world, REP, 1, scores, ITEMS, &fault), STATUS_OK);
	assert_int_equal(
	    evaluation_history(world->db, world->mem, &account, &rows),
	    STATUS_OK);
	past = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(past[1].score_bp, 7260);
	/* (363 − 60) of 400 */
	assert_int_equal(past[0].score_bp, 7575);
	assert_string_equal(past[0].note, "all in all");

	int64_t first = past[1].id;

	assert_int_equal(evaluation_scores(
			     world->db, world->mem, &account, first, &rows),
	    STATUS_OK);
	items = rows.items;
	assert_int_equal(rows.count, ITEMS);
	assert_int_equal(evaluation_score_bp(items, rows.count), 7260);
	assert_string_equal(items[0].note, "good");
	account = account_of(world, 2);
	assert_int_equal(evaluation_scores(
			     world->db, world->mem, &account, first, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
an_evaluation_is_whole_and_by_who_may(void **state)
{
	static const int64_t missing[ITEMS] = { 4, 4, 3, 4, 4, -1, 3, 4, 4, 4 };
	static const int64_t high[ITEMS] = { 4, 4, 3, 4, 4, 6, 3, 4, 4, 4 };
	static const int64_t good[ITEMS] = { 0 };
	struct world *world = *state;
	enum evaluation_fault fault;

	assert_int_equal(
	    evaluate(world, REP, 1, missing, ITEMS, &fault), STATUS_INVALID);
	assert_int_equal(fault, EVALUATION_FAULT_SCORE);
	assert_int_equal(
	    evaluate(world, REP, 1, high, ITEMS, &fault), STATUS_INVALID);
	assert_int_equal(fault, EVALUATION_FAULT_SCORE);
	assert_int_equal(
	    evaluate(world, REP, 1, good, ITEMS - 1, &fault), STATUS_INVALID);
	assert_int_equal(fault, EVALUATION_FAULT_CARD);
	assert_int_equal(evaluate(world, OFFICER, 1, good, ITEMS, &fault),
	    STATUS_FORBIDDEN);
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 2");
	assert_int_equal(
	    evaluate(world, REP, 2, good, ITEMS, &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM evaluations"), 0);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM evaluation_scores"), 0);
}

/* --- Buying ---------------------------------------------------------------------- */

static void
the_year_of_buying_is_kept_with_its_history(void **state)
{
	struct world *world = *state;
	struct account account = account_of(world, 1);
	struct buying_calendar calendar = { .note = "tender in spring" };
	struct act act = world_act(world, REP);

	calendar.months[2] = (struct buying_month){ .plans = true };
	calendar.months[4] =
	    (struct buying_month){ .compares = true, .orders = true };
	assert_int_equal(
	    buying_calendar_save(world->db, &act, 1, &calendar), STATUS_OK);
	act = world_act(world, REP);
	assert_int_equal(
	    buying_calendar_save(world->db, &act, 1, &calendar), STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customer_changes WHERE"
		" field = 'buying_calendar'"
		" AND new_value = '3P 5CO; tender in spring'"),
	    1);
	assert_int_equal(buying_calendar_find(
			     world->db, world->mem, &account, &calendar),
	    STATUS_OK);
	assert_true(calendar.months[2].plans);
	assert_false(calendar.months[2].orders);
	assert_true(calendar.months[4].compares && calendar.months[4].orders);
	assert_false(calendar.months[11].plans);
	assert_string_equal(calendar.note, "tender in spring");
	act = world_act(world, PICKER);
	assert_int_equal(buying_calendar_save(world->db, &act, 1, &calendar),
	    STATUS_FORBIDDEN);
}

static void
steps_stand_in_order_and_name_contacts_of_the_customer(void **state)
{
	struct world *world = *state;
	struct account account = account_of(world, 1);
	struct buying_step steps[] = {
		{ .step = "Need", .standing = 4, .note = "" },
		{ .step = "Price", .standing = 1, .note = "two bidders" },
	};
	const struct buying_step *found;
	enum buying_fault fault;
	struct db_rows rows;
	struct act act;

	world_run(world,
	    "INSERT INTO contacts (id, customer_id, name, position,"
	    " changed_at) VALUES (7, 1, '李四', '院长', '2026-01-01'),"
	    " (8, 2, '王五', '', '2026-01-01')");
	steps[1].contact_id = 7;
	act = world_act(world, REP);
	assert_int_equal(
	    buying_process_save(world->db, &act, 1, steps, 2, &fault),
	    STATUS_OK);
	assert_int_equal(
	    buying_process_find(world->db, world->mem, &account, &rows),
	    STATUS_OK);
	found = rows.items;
	assert_int_equal(rows.count, 2);
	assert_string_equal(found[0].step, "Need");
	assert_null(found[0].contact);
	assert_string_equal(found[1].contact, "李四");
	assert_string_equal(found[1].position_of, "院长");
	assert_int_equal(found[1].standing, 1);

	act = world_act(world, REP);
	steps[0].contact_id = 8;
	assert_int_equal(
	    buying_process_save(world->db, &act, 1, steps, 2, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, BUYING_FAULT_CONTACT);
	act = world_act(world, REP);
	steps[0] = (struct buying_step){ .step = "", .note = "x" };
	assert_int_equal(
	    buying_process_save(world->db, &act, 1, steps, 2, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, BUYING_FAULT_STEP);
	act = world_act(world, REP);
	assert_int_equal(
	    buying_process_save(world->db, &act, 1, steps + 1, 1, &fault),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM buying_steps"), 1);

	/* A purged contact leaves its name nowhere. */
	world_run(world, "UPDATE contacts SET state = 3 WHERE id = 7");
	assert_int_equal(
	    buying_process_find(world->db, world->mem, &account, &rows),
	    STATUS_OK);
	found = rows.items;
	assert_null(found[0].contact);
}

/* --- Events ---------------------------------------------------------------------- */

static enum status
add_event(struct world *world, enum person who, struct day day,
    enum customer_event_kind kind, const char *task, int64_t owner,
    enum customer_event_fault *fault)
{
	struct act act = world_act(world, who);

	return customer_event_add(world->db, &act, 1,
	    &(struct customer_event_request){
		.kind = kind,
		.day = day,
		.what = "Ten years",
		.task = task,
		.task_owner_id = owner,
		.task_due = { 2026, 12, 1 },
	    },
	    fault);
}

static void
a_task_goes_to_who_works_on_the_customer_and_is_done_once(void **state)
{
	struct world *world = *state;
	const struct day day = { 2026, 11, 2 };
	struct customer_task_count count;
	enum customer_event_fault fault;
	struct db_rows rows;
	struct act act;
	int64_t id;

	assert_int_equal(add_event(world, REP, day, CUSTOMER_OPENING,
			     "Send flowers", BUYER_2, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CUSTOMER_EVENT_FAULT_OWNER);
	world_run(world, "UPDATE customers SET service_id = %d", DESK);
	assert_int_equal(add_event(world, REP, day, CUSTOMER_OPENING,
			     "Send flowers", DESK, &fault),
	    STATUS_OK);
	id = world_number(world, "SELECT MAX(id) FROM customer_events");
	assert_int_equal(customer_task_count(world->db, world->mem,
			     &world->people[DESK], (struct day){ 2026, 12, 2 },
			     &count),
	    STATUS_OK);
	assert_int_equal(count.open, 1);
	assert_int_equal(count.late, 1);
	assert_int_equal(customer_task_list(world->db, world->mem,
			     &world->people[DESK], &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	act = world_act(world, OTHER_DESK);
	assert_int_equal(customer_event_done(world->db, &act, 1, id),
	    STATUS_FORBIDDEN);
	act = world_act(world, DESK);
	assert_int_equal(customer_event_done(world->db, &act, 2, id),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    customer_event_done(world->db, &act, 1, id), STATUS_OK);
	act = world_act(world, REP);
	assert_int_equal(
	    customer_event_done(world->db, &act, 1, id), STATUS_CONFLICT);
	assert_int_equal(customer_task_list(world->db, world->mem,
			     &world->people[DESK], &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static int64_t
told(struct world *world)
{
	return world_number(world,
	    "SELECT COUNT(*) FROM outbox WHERE kind = 'customer.day'");
}

static void
an_anniversary_is_told_of_a_week_before_once_a_year(void **state)
{
	struct world *world = *state;
	struct day today = day_from_instant(world->now, 480);
	struct day soon = day_add(today, 7), later = day_add(today, 8);
	enum customer_event_fault fault;
	struct act act = world_act(world, REP);
	int64_t done;

	soon.year = 2010;
	later.year = 2010;
	assert_int_equal(
	    add_event(world, REP, soon, CUSTOMER_ANNIVERSARY, "", 0, &fault),
	    STATUS_OK);
	assert_int_equal(
	    add_event(world, REP, later, CUSTOMER_ANNIVERSARY, "", 0, &fault),
	    STATUS_OK);
	assert_int_equal(
	    add_event(world, REP, soon, CUSTOMER_HONOUR, "", 0, &fault),
	    STATUS_OK);
	act.who = &actor_system;
	assert_int_equal(
	    customer_event_job_remind(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(told(world), 1);
	assert_int_equal(
	    customer_event_job_remind(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	act.now = instant_add_ms(world->now, INT64_C(86400000));
	assert_int_equal(
	    customer_event_job_remind(world->db, &act, &done), STATUS_OK);
	assert_int_equal(told(world), 2);

	/* A year later the first again. */
	act.now = instant_add_ms(world->now, INT64_C(365) * 86400000);
	assert_int_equal(
	    customer_event_job_remind(world->db, &act, &done), STATUS_OK);
	assert_int_equal(told(world), 3);

	/* Nobody was there in its week: it is not told of afterwards. */
	act.now = instant_add_ms(world->now, INT64_C(380) * 86400000);
	assert_int_equal(
	    customer_event_job_remind(world->db, &act, &done), STATUS_OK);
	assert_int_equal(told(world), 3);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customer_events"
		" WHERE next_on > '2028-01-01'"),
	    2);
}

/* --- Groups ---------------------------------------------------------------------- */

static enum customer_group_fault
set_parent(
    struct world *world, int64_t customer_id, const char *code)
{
	struct act act = world_act(world, REP);
	enum customer_group_fault fault;
	enum status st = customer_group_set(
	    world->db, &act, customer_id, code, &fault);

	assert_int_equal(
	    st, fault == CUSTOMER_GROUP_SOUND ? STATUS_OK : STATUS_INVALID);
	return fault;
}

static void
a_group_is_a_tree_without_circles(void **state)
{
	struct world *world = *state;
	struct account account = account_of(world, 2);
	struct customer_group_place place;
	const struct customer_member *members;
	struct db_rows rows;

	assert_int_equal(set_parent(world, 1, "C1"), CUSTOMER_GROUP_FAULT_CYCLE);
	assert_int_equal(set_parent(world, 1, "C9"), CUSTOMER_GROUP_FAULT_CODE);
	assert_int_equal(set_parent(world, 2, "c1"), CUSTOMER_GROUP_SOUND);
	assert_int_equal(set_parent(world, 3, "C2"), CUSTOMER_GROUP_SOUND);
	assert_int_equal(set_parent(world, 1, "C3"), CUSTOMER_GROUP_FAULT_CYCLE);

	assert_int_equal(
	    customer_group_members(world->db, world->mem,
		&world->people[REP], &account, &rows),
	    STATUS_OK);
	members = rows.items;
	assert_int_equal(rows.count, 3);
	assert_int_equal(members[0].id, 1);
	assert_int_equal(members[1].id, 2);
	assert_int_equal(members[2].id, 3);
	assert_int_equal(members[2].depth, 2);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customer_changes WHERE field = 'parent'"
		" AND customer_id = 3 AND new_value = 'C2'"),
	    1);

	/* Of a colleague's company nothing is shown, nor is it named. */
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 1");
	assert_int_equal(
	    customer_group_members(world->db, world->mem,
		&world->people[REP], &account, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(customer_group_place(world->db, world->mem,
			     &world->people[REP], &account, &place),
	    STATUS_OK);
	assert_int_equal(place.parent_id, 1);
	assert_null(place.parent_code);
	assert_int_equal(set_parent(world, 3, "C1"), CUSTOMER_GROUP_FAULT_CODE);

	assert_int_equal(set_parent(world, 2, ""), CUSTOMER_GROUP_SOUND);
	assert_int_equal(
	    world_number(world, "SELECT parent_id IS NULL FROM customers"
				" WHERE id = 2"),
	    1);
}

static void
a_group_has_at_most_eight_levels(void **state)
{
	struct world *world = *state;

	world_run(world,
	    "INSERT INTO customers (id, code, name, sort_key, initials, rep_id,"
	    " team_id, parent_id, created_at) SELECT 100 + seq,"
	    " CONCAT('G', seq), CONCAT('G', seq), 'g', 'g', 1, 1,"
	    " IF(seq = 1, NULL, 99 + seq), '2026-01-01' FROM seq_1_to_9");
	assert_int_equal(set_parent(world, 3, "G9"), CUSTOMER_GROUP_FAULT_DEEP);
	assert_int_equal(set_parent(world, 3, "G8"), CUSTOMER_GROUP_SOUND);
	world_run(world, "UPDATE customers SET parent_id = NULL");
	world_run(world, "DELETE FROM customers WHERE id > 100");
}

/* A circle closed from both sides at once: one of the two is refused. */
struct set_by {
	int64_t customer_id;
	const char *code;
};

static void
two_who_close_a_circle_do_not_both_succeed(void **state)
{
	struct world *world = *state;
	int in_circle;

	for (int round = 0; round < 5; round++) {
		pid_t child;
		int status;

		world_run(world, "UPDATE customers SET parent_id = NULL");
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			struct db *db = db_new(&world->fixture.options);
			struct act act = world_act(world, REP);
			enum customer_group_fault fault;
			enum status st =
			    customer_group_set(db, &act, 2, "C1", &fault);

			_exit(st == STATUS_OK || st == STATUS_INVALID ? 0 : 1);
		}
		(void)set_parent(world, 1, "C2");
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		in_circle = (int)world_number(world,
		    "SELECT COUNT(*) FROM customers WHERE id IN (1, 2)"
		    " AND parent_id IS NOT NULL");
		assert_int_equal(in_circle, 1);
	}
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(an_evaluation_keeps_the_weights_of_its_day),
		IN_WORLD(an_evaluation_is_whole_and_by_who_may),
		IN_WORLD(the_year_of_buying_is_kept_with_its_history),
		IN_WORLD(
		    steps_stand_in_order_and_name_contacts_of_the_customer),
		IN_WORLD(
		    a_task_goes_to_who_works_on_the_customer_and_is_done_once),
		IN_WORLD(an_anniversary_is_told_of_a_week_before_once_a_year),
		IN_WORLD(a_group_is_a_tree_without_circles),
		IN_WORLD(a_group_has_at_most_eight_levels),
		IN_WORLD(two_who_close_a_circle_do_not_both_succeed),
	};

	return cmocka_run_group_tests_name(
	    "known", tests, world_open, world_close);
}
