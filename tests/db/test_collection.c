/**
 * @file
 * Collections: the work list, notes, promises kept and broken, the limitation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/collection.h"
#include "support/money_world.h"

#define DAY_MS INT64_C(86400000)

static enum status
add(struct world *world, int who, enum collection_kind kind, const char *note,
    struct day day, int64_t amount_fen, enum collection_fault *fault)
{
	struct act act = money_act(world, who);

	return collection_add(world->db, &act,
	    &(struct collection_entry){
		.customer_id = 1,
		.kind = kind,
		.note = note,
		.promise_day = day,
		.promise_fen = amount_fen,
	    },
	    fault, NULL);
}

static struct db_rows
list(struct world *world, int who, const struct collection_filter *filter)
{
	struct db_rows rows;

	assert_int_equal(
	    collection_list(world->db, world->mem, money_actor(world, who),
		filter, world->now, &rows),
	    STATUS_OK);
	return rows;
}

static void
the_longest_overdue_stands_first(void **state)
{
	struct world *world = *state;
	struct collection_filter filter = { .limit = 9 };
	const struct collection_row *row;
	enum collection_fault fault;
	struct db_rows rows;

	money_receivable(world, 2, "2026-06-01", "2026-07-01", 900, 900);
	money_receivable(world, 1, "2026-10-01", "2026-11-08", 500, 400);
	money_receivable(world, 1, "2026-10-01", "2026-11-22", 100, 100);
	/* Not overdue: due today, paid. */
	money_receivable(world, 1, "2026-10-01", "2026-11-23", 7000, 7000);
	money_receivable(world, 3, "2026-01-01", "2026-02-01", 7000, 0);
	assert_int_equal(add(world, REP, COLLECTION_CALL, "no answer",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_OK);
	assert_int_equal(add(world, REP, COLLECTION_PROMISE, "on Friday",
			     (struct day){ 2026, 11, 27 }, 400, &fault),
	    STATUS_OK);

	rows = list(world, OFFICER, &filter);
	row = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(row[0].customer_id, 2);
	assert_int_equal(row[0].days_overdue, 145);
	assert_int_equal(row[0].level, 5);
	assert_int_equal(row[0].last_kind, 0);
	assert_int_equal(row[1].customer_id, 1);
	assert_int_equal(row[1].overdue_fen, 500);
	assert_int_equal(row[1].receivable_count, 2);
	assert_int_equal(row[1].days_overdue, 15);
	assert_int_equal(row[1].level, 2);
	assert_string_equal(row[1].last_note, "on Friday");
	assert_int_equal(row[1].promise_fen, 400);

	filter.level = 3;
	assert_int_equal(list(world, OFFICER, &filter).count, 1);
	filter.level = 2;
	assert_int_equal(list(world, OFFICER, &filter).count, 2);
	filter = (struct collection_filter){
		.limit = 9,
		.after_due = row[0].oldest_due,
		.after_id = row[0].customer_id,
	};
	assert_int_equal(list(world, OFFICER, &filter).count, 1);
	filter = (struct collection_filter){ .limit = 9 };
	assert_int_equal(list(world, OTHER_REP, &filter).count, 0);
	assert_int_equal(list(world, PAYER_1, &filter).count, 0);
}

static void
what_is_promised_is_owed_and_to_come(void **state)
{
	struct world *world = *state;
	enum collection_fault fault;

	money_receivable(world, 1, "2026-10-01", "2026-11-08", 500, 500);
	assert_int_equal(add(world, REP, COLLECTION_PROMISE, "x",
			     (struct day){ 2026, 11, 22 }, 1, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, COLLECTION_BAD_DAY);
	assert_int_equal(add(world, REP, COLLECTION_PROMISE, "x",
			     (struct day){ 2026, 11, 23 }, 501, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, COLLECTION_BAD_AMOUNT);
	assert_int_equal(add(world, REP, COLLECTION_CALL, "",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, COLLECTION_BAD_NOTE);
	assert_int_equal(add(world, REP, COLLECTION_INSTALMENT, "x",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, COLLECTION_BAD_KIND);
	assert_int_equal(add(world, OTHER_REP, COLLECTION_CALL, "x",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(add(world, PAYER_1, COLLECTION_CALL, "x",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM collection_notes"), 0);
}

static void
each_yuan_keeps_one_promise(void **state)
{
	const struct collection_instalment parts[] = {
		{ { 2026, 11, 25 }, 100 },
		{ { 2026, 11, 27 }, 100 },
		{ { 2026, 11, 29 }, 100 },
	};
	const struct collection_instalment falling[] = {
		{ { 2026, 11, 27 }, 100 },
		{ { 2026, 11, 25 }, 100 },
	};
	struct world *world = *state;
	struct act rep = money_act(world, REP);
	struct act job = money_act(world, REP);
	const struct collection_kept *kept;
	enum collection_fault fault;
	struct db_rows rows;
	int64_t done;

	money_receivable(world, 1, "2026-10-01", "2026-11-08", 300, 300);
	assert_int_equal(collection_plan(world->db, &rep, 1, falling, 2,
			     "plan", &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, COLLECTION_BAD_DAY);
	assert_int_equal(
	    collection_plan(world->db, &rep, 1, parts, 3, "plan", &fault),
	    STATUS_OK);

	/* Paid before it was promised: counts for nothing. */
	money_receipt(world, 1, "2026-11-22", 1000, 0);
	money_receipt(world, 1, "2026-11-25", 150, 0);
	money_receipt(world, 1, "2026-11-28", 60, 0);

	job.who = &actor_system;
	job.now = instant_add_ms(world->now, 3 * DAY_MS);
	assert_int_equal(
	    collection_job_judge(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0); /* the bank has not told yet */
	job.now = instant_add_ms(world->now, 10 * DAY_MS);
	assert_int_equal(
	    collection_job_judge(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 3);
	assert_int_equal(
	    collection_job_judge(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);

	/* 150 by the 25th, 150 by the 27th, 210 by the 29th. */
	assert_int_equal(
	    world_number(world,
		"SELECT SUM(promise_state * POW(10, id - (SELECT MIN(id) FROM"
		" collection_notes))) FROM collection_notes"),
	    232);
	assert_int_equal(money_told(world, "collection.promise_broken"), 1);

	assert_int_equal(
	    collection_kept_by_customer(world->db, world->mem,
		money_actor(world, OFFICER), (struct instant){ 1 }, &rows),
	    STATUS_OK);
	kept = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(kept->kept, 2);
	assert_int_equal(kept->broken, 1);
	assert_int_equal(kept->kept_bp, 6666);
	assert_int_equal(
	    collection_kept_by_person(world->db, world->mem,
		money_actor(world, OFFICER), (struct instant){ 1 }, &rows),
	    STATUS_OK);
	kept = rows.items;
	assert_int_equal(kept->id, REP);
}

static void
limits_run(struct world *world, enum limitation_since since, struct day ends)
{
	struct collection_limitation limitation;

	assert_int_equal(collection_limitation(world->db, world->mem,
			     money_actor(world, OFFICER), 1, world->now,
			     &limitation),
	    STATUS_OK);
	assert_int_equal(limitation.since, since);
	assert_int_equal(day_compare(limitation.ends_on, ends), 0);
}

static void
the_limitation_begins_anew_when_acknowledged(void **state)
{
	struct world *world = *state;
	enum collection_fault fault;

	limits_run(world, LIMITATION_NONE, (struct day){ 0 });
	money_receivable(world, 1, "2024-01-01", "2024-02-29", 500, 300);
	limits_run(world, LIMITATION_DUE, (struct day){ 2027, 2, 28 });
	money_receipt(world, 1, "2024-05-01", 200, 0);
	limits_run(world, LIMITATION_PAID, (struct day){ 2027, 5, 1 });
	world_run(world,
	    "INSERT INTO statements (customer_id, month, state, opening_fen,"
	    " charged_fen, credited_fen, closing_fen, line_count, made_at,"
	    " answered_at) VALUES (1, '2025-01-01', 2, 0, 0, 0, 0, 0,"
	    " '2025-02-01', '2025-02-03 20:00:00')");
	limits_run(world, LIMITATION_CONFIRMED, (struct day){ 2028, 2, 4 });
	assert_int_equal(add(world, REP, COLLECTION_CALL, "no answer",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_OK);
	limits_run(world, LIMITATION_CONFIRMED, (struct day){ 2028, 2, 4 });
	assert_int_equal(add(world, REP, COLLECTION_ACKNOWLEDGED, "letter",
			     (struct day){ 0 }, 0, &fault),
	    STATUS_OK);
	limits_run(
	    world, LIMITATION_ACKNOWLEDGED, (struct day){ 2029, 11, 23 });
}

static void
a_letter_lists_what_is_overdue(void **state)
{
	struct world *world = *state;
	struct collection_letter letter;

	assert_int_equal(
	    collection_letter_read(world->db, world->mem,
		money_actor(world, OFFICER), 1, world->now, &letter),
	    STATUS_NOT_FOUND);
	money_receivable(world, 1, "2026-10-01", "2026-11-08", 500, 400);
	money_receivable(world, 1, "2026-09-01", "2026-10-08", 100, 100);
	money_receivable(world, 1, "2026-09-01", "2026-12-08", 100, 100);
	assert_int_equal(
	    collection_letter_read(world->db, world->mem,
		money_actor(world, OFFICER), 1, world->now, &letter),
	    STATUS_OK);
	assert_int_equal(letter.overdue_fen, 500);
	assert_int_equal(letter.open_count, 2);
	assert_int_equal(letter.open[0].days_overdue, 46);
	assert_int_equal(letter.level, 3);
	assert_int_equal(
	    collection_letter_read(world->db, world->mem,
		money_actor(world, PAYER_1), 1, world->now, &letter),
	    STATUS_NOT_FOUND);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, money_reset, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_longest_overdue_stands_first),
		TEST(what_is_promised_is_owed_and_to_come),
		TEST(each_yuan_keeps_one_promise),
		TEST(the_limitation_begins_anew_when_acknowledged),
		TEST(a_letter_lists_what_is_overdue),
	};

	return cmocka_run_group_tests_name(
	    "collection", tests, money_open, world_close);
}
