/**
 * @file
 * Statements against a real server: values in, rows out, lists, streams.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/things.h"

static const struct db_query listed_things = {
	.name = "thing.listed",
	.sql = THING_SELECT "WHERE id IN @in AND amount >= ? ORDER BY id",
	.param_count = 2,
	DB_ROWS(struct thing, thing_columns),
};

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

/* --- Keeping statements ------------------------------------------------------ */

static void
statements_are_kept_up_to_a_ceiling(void **state)
{
	static const struct db_query count_open = {
		.name = "test.open",
		.sql = "SELECT CAST(SUM(IF(VARIABLE_NAME LIKE '%PREPARE',"
		       "           VARIABLE_VALUE, -VARIABLE_VALUE)) AS SIGNED)"
		       "  FROM information_schema.SESSION_STATUS"
		       " WHERE VARIABLE_NAME IN"
		       "       ('COM_STMT_PREPARE', 'COM_STMT_CLOSE')",
		DB_ROWS(struct number, number_columns),
	};
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
	assert_int_equal(
	    db_one(db, mem, &count_open, DB_NO_ARGS, &out), STATUS_OK);
	assert_in_range(out.value, 1, 139);
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

static void
the_connection_may_come_from_the_settings(void **state)
{
	struct db *other;
	struct number out = { -1 };

	(void)state;
	add_many(3);
	setenv("QUTONG_DB_SOCKET", fixture.socket, 1);
	setenv("QUTONG_DB_USER", "root", 1);
	setenv("QUTONG_DB_PASSWORD", "", 1);
	setenv("QUTONG_DB_NAME", fixture.name, 1);
	other = db_new_from_config();
	assert_int_equal(
	    db_one(other, mem, &count_things, DB_NO_ARGS, &out), STATUS_OK);
	assert_int_equal(out.value, 3);
	db_free(other);
}

int
main(void)
{
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
		FRESH(statements_are_kept_up_to_a_ceiling),
		FRESH(the_check_finds_what_does_not_fit),
		FRESH(the_session_is_strict_and_in_utc),
		FRESH(the_connection_may_come_from_the_settings),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
