/**
 * @file
 * Statements against a real server: values in, rows out, scopes, lists, bulk.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "support/db_fixture.h"

enum state {
	STATE_NEW,
	STATE_OLD
};

struct thing {
	int64_t id;
	int64_t owner_id;
	const char *name;
	enum state state;
	bool active;
	struct day since;
	struct instant at;
	int64_t amount;
};

struct number {
	int64_t value;
};

static const struct db_column thing_columns[] = {
	DB_COLUMN(struct thing, id),
	DB_COLUMN(struct thing, owner_id),
	DB_COLUMN(struct thing, name),
	DB_COLUMN(struct thing, state),
	DB_COLUMN(struct thing, active),
	DB_COLUMN(struct thing, since),
	DB_COLUMN(struct thing, at),
	DB_COLUMN(struct thing, amount),
};

/* Everything but the id. */
static const struct db_column *const new_columns = thing_columns + 1;
enum {
	NEW_COLUMNS = 7
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct number, value),
};

#define THING_SELECT                                                           \
	"SELECT id, owner_id, name, state, active, since, at, amount"          \
	" FROM things "

static const struct db_query find_thing = {
	.name = "thing.find",
	.sql = THING_SELECT "WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct thing, thing_columns),
};

static const struct db_query all_things = {
	.name = "thing.all",
	.sql = THING_SELECT "ORDER BY id",
	DB_ROWS(struct thing, thing_columns),
};

static const struct db_query listed_things = {
	.name = "thing.listed",
	.sql = THING_SELECT "WHERE id IN @in AND amount >= ? ORDER BY id",
	.param_count = 2,
	DB_ROWS(struct thing, thing_columns),
};

static const struct db_query insert_thing = {
	.name = "thing.insert",
	.sql = "INSERT INTO things"
	       " (owner_id, name, state, active, since, at, amount)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_query rename_thing = {
	.name = "thing.rename",
	.sql = "UPDATE things SET name = ? WHERE id = ?",
	.param_count = 2,
};

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

static const struct db_query count_things = {
	.name = "thing.count",
	.sql = "SELECT COUNT(*) FROM things",
	DB_ROWS(struct number, number_columns),
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;

static int
open_all(void **state)
{
	(void)state;
	db_fixture_open(&fixture, "db");
	db_fixture_run(&fixture, "CREATE TABLE owners (id BIGINT PRIMARY KEY)");
	db_fixture_run(&fixture,
	    "CREATE TABLE things (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
	    " owner_id BIGINT NULL, name LONGTEXT NULL,"
	    " state TINYINT NOT NULL, active BOOLEAN NOT NULL,"
	    " since DATE NULL, at DATETIME(3) NULL,"
	    " amount BIGINT NOT NULL CHECK (amount >= 0),"
	    " code VARCHAR(20) NULL UNIQUE,"
	    " FOREIGN KEY (owner_id) REFERENCES owners (id))");
	db_fixture_run(&fixture, "INSERT INTO owners VALUES (7), (8)");
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	db_fixture_close(&fixture);
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	db_fixture_run(&fixture, "DELETE FROM things");
	db_fixture_run(&fixture, "ALTER TABLE things AUTO_INCREMENT = 1");
	db = db_new(&fixture.options);
	mem = arena_new(64 * 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	db_free(db);
	arena_free(mem);
	return 0;
}

static const struct thing full = {
	.owner_id = 7,
	.name = "渠通 😀 ' \\ \" % \t",
	.state = STATE_OLD,
	.active = true,
	.since = { 2024, 2, 29 },
	.at = { 1732147445678 },
	.amount = INT64_MAX,
};

static enum status
insert_work(struct db *at, void *context)
{
	struct thing *thing = context;

	return db_insert(at, &insert_thing,
	    DB_ARGS(db_id(thing->owner_id), db_text(thing->name),
		db_int(thing->state), db_int(thing->active),
		db_day(thing->since), db_instant(thing->at),
		db_int(thing->amount)),
	    &thing->id);
}

static void
add(struct thing *thing)
{
	assert_int_equal(db_transact(db, insert_work, thing), STATUS_OK);
}

static void
add_many(int count)
{
	struct thing thing = { .amount = 0 };

	for (int i = 0; i < count; i++) {
		thing.amount = i;
		add(&thing);
	}
}

static void
every_kind_of_value_comes_back_as_it_went_in(void **state)
{
	struct thing in = full;
	struct thing out;

	(void)state;
	add(&in);
	assert_int_equal(in.id, 1);
	assert_int_equal(
	    db_one(db, mem, &find_thing, DB_ARGS(db_int(in.id)), &out),
	    STATUS_OK);
	assert_int_equal(out.owner_id, 7);
	assert_string_equal(out.name, full.name);
	assert_int_equal(out.state, STATE_OLD);
	assert_true(out.active);
	assert_int_equal(day_compare(out.since, full.since), 0);
	assert_int_equal(out.at.ms, full.at.ms);
	assert_true(out.amount == INT64_MAX);
}

static void
nothing_goes_in_as_null_and_reads_as_nothing(void **state)
{
	struct thing in = { .amount = 1 };
	struct thing out;

	(void)state;
	add(&in);
	assert_int_equal(
	    db_fixture_number(&fixture,
		"SELECT COUNT(*) FROM things WHERE owner_id IS NULL"
		" AND name IS NULL AND since IS NULL AND at IS NULL"),
	    1);
	memset(&out, 0xff, sizeof(out));
	assert_int_equal(
	    db_one(db, mem, &find_thing, DB_ARGS(db_int(in.id)), &out),
	    STATUS_OK);
	assert_int_equal(out.owner_id, 0);
	assert_null(out.name);
	assert_true(day_is_none(out.since));
	assert_true(instant_is_none(out.at));
}

static void
a_long_text_is_never_cut(void **state)
{
	enum {
		LENGTH = 3 * 1000 * 1000
	};
	char *text = arena_alloc(mem, LENGTH + 1);
	struct thing in = { .name = text };
	struct thing out;

	(void)state;
	for (size_t i = 0; i < LENGTH; i += 3)
		memcpy(text + i, i % 7 == 0 ? "渠" : "abc", 3);
	text[LENGTH] = '\0';
	add(&in);
	assert_int_equal(
	    db_one(db, mem, &find_thing, DB_ARGS(db_int(in.id)), &out),
	    STATUS_OK);
	assert_int_equal(strlen(out.name), LENGTH);
	assert_memory_equal(out.name, text, LENGTH);
}

static void
an_empty_text_is_not_null(void **state)
{
	struct thing in = { .name = "" };
	struct thing out;

	(void)state;
	add(&in);
	assert_int_equal(
	    db_one(db, mem, &find_thing, DB_ARGS(db_int(in.id)), &out),
	    STATUS_OK);
	assert_non_null(out.name);
	assert_string_equal(out.name, "");
}

static void
one_row_is_one_row(void **state)
{
	static const struct db_query too_many = {
		.name = "thing.too_many",
		.sql = THING_SELECT,
		DB_ROWS(struct thing, thing_columns),
	};
	struct thing out;

	(void)state;
	memset(&out, 0x5a, sizeof(out));
	assert_int_equal(db_one(db, mem, &find_thing, DB_ARGS(db_int(5)), &out),
	    STATUS_NOT_FOUND);
	assert_int_equal(out.amount, 0x5a5a5a5a5a5a5a5a);
	add_many(2);
	assert_int_equal(
	    db_one(db, mem, &too_many, DB_NO_ARGS, &out), STATUS_BUG);
	assert_int_equal(out.amount, 0x5a5a5a5a5a5a5a5a);
}

static void
all_rows_are_collected_in_order(void **state)
{
	struct db_rows rows;
	const struct thing *things;

	(void)state;
	assert_int_equal(
	    db_all(db, mem, &all_things, DB_NO_ARGS, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_null(rows.items);
	add_many(150);
	assert_int_equal(
	    db_all(db, mem, &all_things, DB_NO_ARGS, &rows), STATUS_OK);
	assert_int_equal(rows.count, 150);
	things = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		assert_int_equal(things[i].amount, i);
}

static void
a_number_that_does_not_fit_is_refused(void **state)
{
	static const struct db_query too_big = {
		.name = "test.too_big",
		.sql = "SELECT 18446744073709551615 + 0.0",
		DB_ROWS(struct number, number_columns),
	};
	struct number out = { 3 };
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    db_one(db, mem, &too_big, DB_NO_ARGS, &out), STATUS_BUG);
	assert_int_equal(out.value, 3);
	assert_int_equal(
	    db_all(db, mem, &all_things, DB_NO_ARGS, &rows), STATUS_OK);
}

static void
a_sum_reads_as_a_whole_number(void **state)
{
	static const struct db_query sum = {
		.name = "thing.sum",
		.sql = "SELECT SUM(amount) FROM things",
		DB_ROWS(struct number, number_columns),
	};
	struct number out = { -1 };

	(void)state;
	assert_int_equal(db_one(db, mem, &sum, DB_NO_ARGS, &out), STATUS_OK);
	assert_int_equal(out.value, 0);
	add_many(5);
	assert_int_equal(db_one(db, mem, &sum, DB_NO_ARGS, &out), STATUS_OK);
	assert_int_equal(out.value, 10);
}

static void
a_list_may_have_any_length_up_to_its_ceiling(void **state)
{
	static const size_t sizes[] = { 0, 1, 5, 16, 17, 1000, 1024 };
	static int64_t ids[1025];
	struct db_rows rows;

	(void)state;
	add_many(21);
	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ids[i] = (int64_t)i + 2; /* 1 is there, and never asked for */
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
			size_t hits = sizes[i] < 20 ? sizes[i] : 20;

			assert_int_equal(
			    db_all(db, mem, &listed_things,
				DB_ARGS(db_ints(ids, sizes[i]), db_int(0)),
				&rows),
			    STATUS_OK);
			assert_int_equal(rows.count, hits);
			assert_int_equal(
			    db_all(db, mem, &listed_things,
				DB_ARGS(db_ints(ids, sizes[i]), db_int(2)),
				&rows),
			    STATUS_OK);
			assert_int_equal(rows.count, hits < 1 ? 0 : hits - 1);
		}
	}
	assert_int_equal(db_all(db, mem, &listed_things,
			     DB_ARGS(db_ints(ids, 1025), db_int(0)), &rows),
	    STATUS_BUG);
	assert_int_equal(db_all(db, mem, &listed_things,
			     DB_ARGS(db_int(0), db_ints(ids, 3)), &rows),
	    STATUS_BUG);
}

static enum status
count_row(void *context, const void *row)
{
	const struct thing *thing = row;
	int64_t *sum = context;

	*sum += (int64_t)strlen(thing->name) + thing->amount;
	return STATUS_OK;
}

static enum status
stop_at_third(void *context, const void *row)
{
	int64_t *count = context;

	(void)row;
	return ++*count == 3 ? STATUS_CONFLICT : STATUS_OK;
}

static enum status
ask_inside(void *context, const void *row)
{
	struct number out;

	(void)context;
	(void)row;
	return db_one(db, mem, &count_things, DB_NO_ARGS, &out);
}

static void
a_stream_holds_one_row_at_a_time(void **state)
{
	static const struct db_query wide = {
		.name = "thing.wide",
		.sql = "SELECT seq, 0, REPEAT('x', 1000), 0, 0, NULL, NULL, 1"
		       " FROM seq_1_to_20000",
		DB_ROWS(struct thing, thing_columns),
	};
	struct arena *row_mem = arena_new(256 * 1024);
	int64_t sum = 0;
	int64_t count = 0;

	(void)state;
	assert_int_equal(
	    db_each(db, row_mem, &wide, DB_NO_ARGS, count_row, &sum),
	    STATUS_OK);
	assert_int_equal(sum, 20000 * 1001);
	assert_int_equal(
	    db_each(db, row_mem, &wide, DB_NO_ARGS, stop_at_third, &count),
	    STATUS_CONFLICT);
	assert_int_equal(count, 3);
	assert_int_equal(
	    db_each(db, row_mem, &wide, DB_NO_ARGS, ask_inside, NULL),
	    STATUS_BUG);
	sum = 0;
	assert_int_equal(
	    db_each(db, row_mem, &wide, DB_NO_ARGS, count_row, &sum),
	    STATUS_OK);
	assert_int_equal(sum, 20000 * 1001);
	arena_free(row_mem);
}

/* --- Writing ----------------------------------------------------------------- */

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

/* --- Keeping statements ------------------------------------------------------ */

static void
statements_are_kept_up_to_a_ceiling(void **state)
{
	static struct db_query queries[140];
	static char texts[140][40];
	struct number out;

	(void)state;
	for (int i = 0; i < 140; i++) {
		snprintf(texts[i], sizeof(texts[i]), "SELECT %d", i);
		queries[i] = (struct db_query){ .name = "test.many",
			.sql = texts[i],
			DB_ROWS(struct number, number_columns) };
	}
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 140; i++) {
			assert_int_equal(
			    db_one(db, mem, &queries[i], DB_NO_ARGS, &out),
			    STATUS_OK);
			assert_int_equal(out.value, i);
		}
	}
	assert_true(db_fixture_number(&fixture,
			"SELECT CAST(VARIABLE_VALUE AS SIGNED)"
			" FROM information_schema.GLOBAL_STATUS"
			" WHERE VARIABLE_NAME = 'PREPARED_STMT_COUNT'") < 140);
}

static void
the_check_finds_what_does_not_fit(void **state)
{
	static const struct db_query few_params = {
		.name = "check.params",
		.sql = "SELECT ?",
		.param_count = 0,
		DB_ROWS(struct number, number_columns),
	};
	static const struct db_query few_columns = {
		.name = "check.columns",
		.sql = "SELECT 1, 2",
		DB_ROWS(struct number, number_columns),
	};
	static const struct db_query no_table = {
		.name = "check.table",
		.sql = "SELECT id FROM nowhere",
		DB_ROWS(struct number, number_columns),
	};
	static const struct db_query no_column = {
		.name = "check.scope",
		.sql = "SELECT c.id FROM owners c WHERE @scope(c)",
		DB_ROWS(struct number, number_columns),
	};
	static const struct db_query *const bad[] = { &few_params, &few_columns,
		&no_table, &no_column };
	const struct db_query *good[] = { &find_thing, &listed_things,
		&insert_thing, &rename_thing, NULL };
	struct db_options nobody = fixture.options;

	(void)state;
	assert_int_equal(db_check(&fixture.options, good), STATUS_OK);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		const struct db_query *one[] = { bad[i], &find_thing, NULL };

		assert_int_equal(db_check(&fixture.options, one), STATUS_BUG);
	}
	nobody.socket = "/nonexistent/socket";
	assert_int_equal(db_check(&nobody, good), STATUS_UNAVAILABLE);
}

static void
the_session_is_strict_and_in_utc(void **state)
{
	static const struct db_query session = {
		.name = "test.session",
		.sql = "SELECT @@time_zone = '+00:00' AND @@tx_read_only"
		       " AND @@sql_mode LIKE '%STRICT_ALL_TABLES%'"
		       " AND @@innodb_lock_wait_timeout = 5"
		       " AND @@max_statement_time = 10"
		       " AND @@character_set_client = 'utf8mb4'"
		       " AND 'a' <> 'A' AND '😀' <> '😁'",
		DB_ROWS(struct number, number_columns),
	};
	struct number out = { 0 };

	(void)state;
	assert_int_equal(
	    db_one(db, mem, &session, DB_NO_ARGS, &out), STATUS_OK);
	assert_int_equal(out.value, 1);
}

int
main(void)
{
#define FRESH(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		FRESH(every_kind_of_value_comes_back_as_it_went_in),
		FRESH(nothing_goes_in_as_null_and_reads_as_nothing),
		FRESH(a_long_text_is_never_cut),
		FRESH(an_empty_text_is_not_null),
		FRESH(one_row_is_one_row),
		FRESH(all_rows_are_collected_in_order),
		FRESH(a_number_that_does_not_fit_is_refused),
		FRESH(a_sum_reads_as_a_whole_number),
		FRESH(a_list_may_have_any_length_up_to_its_ceiling),
		FRESH(a_stream_holds_one_row_at_a_time),
		FRESH(a_change_hits_exactly_one_row),
		FRESH(what_the_tables_refuse_is_a_conflict),
		FRESH(writing_outside_of_a_transaction_is_refused),
		FRESH(many_rows_go_in_one_round_trip),
		FRESH(a_bulk_may_be_long),
		FRESH(a_bulk_update_says_how_many_matched),
		FRESH(a_refused_item_undoes_the_whole_bulk),
		FRESH(statements_are_kept_up_to_a_ceiling),
		FRESH(the_check_finds_what_does_not_fit),
		FRESH(the_session_is_strict_and_in_utc),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
