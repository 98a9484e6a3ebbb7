/**
 * @file
 * Changes against a real server: what they hit, what is refused, and in bulk.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/things.h"

static const struct db_query rename_all = {
	.name = "thing.rename_all",
	.sql = "UPDATE things SET name = ?",
	.param_count = 1,
};

static const struct db_query take_amount = {
	.name = "thing.take",
	.sql = "UPDATE things SET amount = amount - ? WHERE id = ?"
	       " AND amount >= 10",
	.param_count = 2,
};

static enum status
rename_work(struct db *at, void *context)
{
	const struct thing *thing = context;

	return db_change(at, &rename_thing,
	    DB_ARGS(db_text(thing->name), db_int(thing->id)));
}

static enum status
rename_all_work(struct db *at, void *context)
{
	(void)context;
	return db_change(at, &rename_all, DB_ARGS(db_text("same")));
}

static enum status
run_all_work(struct db *at, void *context)
{
	return db_run(at, &rename_all, DB_ARGS(db_text("same")), context);
}

static void
a_change_hits_exactly_one_row(void **state)
{
	struct thing thing = { .id = 1, .name = "new" };
	int64_t hit = -1;

	(void)state;
	add_many(2);
	assert_int_equal(db_transact(db, rename_work, &thing), STATUS_OK);
	/* The same value again is still a row that matched. */
	assert_int_equal(db_transact(db, rename_work, &thing), STATUS_OK);
	thing.id = 99;
	assert_int_equal(db_transact(db, rename_work, &thing), STATUS_CONFLICT);
	assert_int_equal(db_transact(db, rename_all_work, NULL), STATUS_BUG);
	assert_int_equal(db_fixture_number(&fixture,
			     "SELECT COUNT(*) FROM things WHERE name = 'same'"),
	    0);
	assert_int_equal(db_transact(db, run_all_work, &hit), STATUS_OK);
	assert_int_equal(hit, 2);
	assert_int_equal(db_transact(db, run_all_work, &hit), STATUS_OK);
	assert_int_equal(hit, 2);
}

static enum status
raw_work(struct db *at, void *context)
{
	const struct db_query query = { .name = "test.raw", .sql = context };

	return db_run(at, &query, DB_NO_ARGS, NULL);
}

/* On a connection of its own: statements are known by their address. */
static enum status
raw(const char *sql)
{
	struct db *once = db_new(&fixture.options);
	char copy[200];
	enum status st;

	snprintf(copy, sizeof(copy), "%s", sql);
	st = db_transact(once, raw_work, copy);
	db_free(once);
	return st;
}

static void
what_the_tables_refuse_is_a_conflict(void **state)
{
	(void)state;
	assert_int_equal(raw("INSERT INTO things (state, active, amount, code)"
			     " VALUES (0, 0, 0, 'a')"),
	    STATUS_OK);
	assert_int_equal(raw("INSERT INTO things (state, active, amount, code)"
			     " VALUES (0, 0, 1, 'a')"),
	    STATUS_CONFLICT);
	assert_int_equal(raw("INSERT INTO things (state, active, amount,"
			     " owner_id) VALUES (0, 0, 1, 12345)"),
	    STATUS_CONFLICT);
	assert_int_equal(raw("UPDATE things SET amount = -1"), STATUS_CONFLICT);
	assert_int_equal(raw("UPDATE things SET owner_id = 7"), STATUS_OK);
	assert_int_equal(
	    raw("DELETE FROM owners WHERE id = 7"), STATUS_CONFLICT);
	assert_int_equal(
	    raw("UPDATE things SET code = REPEAT('x', 21)"), STATUS_BUG);
	assert_int_equal(
	    raw("UPDATE things SET since = '2026-02-30'"), STATUS_BUG);
}

static void
writing_outside_of_a_transaction_is_refused(void **state)
{
	static const struct db_query lock = {
		.name = "thing.lock",
		.sql = THING_SELECT " FOR UPDATE",
		DB_ROWS(struct thing, thing_columns),
	};
	struct thing thing = { .id = 1, .name = "sneaked" };
	struct db_rows rows;

	(void)state;
	add_many(1);
	assert_int_equal(rename_work(db, &thing), STATUS_BUG);
	assert_int_equal(db_snapshot(db, rename_work, &thing), STATUS_BUG);
	assert_int_equal(db_all(db, mem, &lock, DB_NO_ARGS, &rows), STATUS_BUG);
	assert_int_equal(
	    db_fixture_number(
		&fixture, "SELECT COUNT(*) FROM things WHERE name = 'sneaked'"),
	    0);
	db_forbid_writes(db, true);
	assert_int_equal(db_transact(db, rename_work, &thing), STATUS_BUG);
	db_forbid_writes(db, false);
	assert_int_equal(db_transact(db, rename_work, &thing), STATUS_OK);
}

/* --- In bulk ----------------------------------------------------------------- */

struct bulk {
	const struct db_query *query;
	struct db_items items;
	int64_t hit;
	bool swallow;
};

static enum status
bulk_work(struct db *at, void *context)
{
	struct bulk *bulk = context;
	enum status st = db_bulk(at, bulk->query, &bulk->items, &bulk->hit);

	return bulk->swallow ? STATUS_OK : st;
}

static struct db_items
items_of(const struct thing *things, size_t count)
{
	return (struct db_items){
		.columns = new_columns,
		.column_count = NEW_COLUMNS,
		.items = things,
		.item_size = sizeof(*things),
		.count = count,
	};
}

static void
many_rows_go_in_one_round_trip(void **state)
{
	struct thing things[3] = { full, { .amount = 4 }, full };
	struct bulk bulk = { .query = &insert_thing };
	struct db_rows rows;
	const struct thing *out;
	unsigned statements;

	(void)state;
	things[2].name = "";
	things[2].amount = 5;
	bulk.items = items_of(things, 3);
	add_many(1);
	db_statements_taken(db);
	assert_int_equal(db_transact(db, bulk_work, &bulk), STATUS_OK);
	statements = db_statements_taken(db);
	assert_int_equal(statements, 3); /* with START and COMMIT */
	assert_int_equal(bulk.hit, 3);
	assert_int_equal(
	    db_all(db, mem, &all_things, DB_NO_ARGS, &rows), STATUS_OK);
	assert_int_equal(rows.count, 4);
	out = (const struct thing *)rows.items + 1;
	assert_string_equal(out[0].name, full.name);
	assert_int_equal(out[0].at.ms, full.at.ms);
	assert_int_equal(day_compare(out[0].since, full.since), 0);
	assert_true(out[0].active);
	assert_int_equal(out[0].state, STATE_OLD);
	assert_null(out[1].name);
	assert_int_equal(out[1].amount, 4);
	assert_string_equal(out[2].name, "");
	assert_int_equal(
	    db_fixture_number(&fixture,
		"SELECT COUNT(*) FROM things WHERE owner_id IS NULL"
		" AND name IS NULL AND since IS NULL AND at IS NULL"
		" AND amount = 4"),
	    1);
	bulk.items.count = 0;
	assert_int_equal(db_transact(db, bulk_work, &bulk), STATUS_OK);
	assert_int_equal(bulk.hit, 0);
}

static void
a_bulk_may_be_long(void **state)
{
	enum {
		COUNT = 2500
	};
	struct thing *things = arena_calloc(mem, COUNT, sizeof(*things));
	struct bulk bulk = { .query = &insert_thing };

	(void)state;
	for (int i = 0; i < COUNT; i++)
		things[i] = (struct thing){ .name = "x", .amount = i };
	bulk.items = items_of(things, COUNT);
	assert_int_equal(db_transact(db, bulk_work, &bulk), STATUS_OK);
	assert_int_equal(bulk.hit, COUNT);
	assert_int_equal(
	    db_fixture_number(&fixture, "SELECT SUM(amount) FROM things"),
	    COUNT * (COUNT - 1) / 2);
}

static void
a_bulk_update_says_how_many_matched(void **state)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct thing, amount), /* what to take */
		DB_COLUMN(struct thing, id),
	};
	struct thing takes[10];
	struct bulk bulk = {
		.query = &take_amount,
		.items = { columns, 2, takes, sizeof(takes[0]), 10 },
	};

	(void)state;
	add_many(16); /* amounts 0..15 under ids 1..16 */
	for (int i = 0; i < 10; i++)
		takes[i] = (struct thing){ .id = i + 5, .amount = 1 };
	assert_int_equal(db_transact(db, bulk_work, &bulk), STATUS_OK);
	assert_int_equal(bulk.hit, 4); /* amounts 10..13 */
}

static void
a_refused_item_undoes_the_whole_bulk(void **state)
{
	struct thing things[3] = { { .amount = 1 }, { .amount = -1 },
		{ .amount = 2 } };
	struct bulk bulk = { .query = &insert_thing, .swallow = true };

	(void)state;
	bulk.items = items_of(things, 3);
	assert_int_equal(db_transact(db, bulk_work, &bulk), STATUS_CONFLICT);
	assert_int_equal(
	    db_fixture_number(&fixture, "SELECT COUNT(*) FROM things"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(a_change_hits_exactly_one_row),
		FRESH(what_the_tables_refuse_is_a_conflict),
		FRESH(writing_outside_of_a_transaction_is_refused),
		FRESH(many_rows_go_in_one_round_trip),
		FRESH(a_bulk_may_be_long),
		FRESH(a_bulk_update_says_how_many_matched),
		FRESH(a_refused_item_undoes_the_whole_bulk),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
