/**
 * @file
 * Schema files are applied once, in order, and taken up where they broke off.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/migrate.h"
#include "db/split.h"
#include "support/db_fixture.h"

static struct db_fixture fixture;
static char folder[64];
static char told[400];

static void
write_file(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	fclose(file);
}

static void
note(void *context, const char *file)
{
	size_t length = strlen(told);

	(void)context;
	snprintf(told + length, sizeof(told) - length, "%s ", file);
}

static enum status
apply(void)
{
	told[0] = '\0';
	return migrate_apply(&fixture.options, folder, note, NULL);
}

static int64_t
number(const char *sql)
{
	return db_fixture_number(&fixture, sql);
}

static int64_t
version(void)
{
	struct db *db = db_new(&fixture.options);
	struct arena *mem = arena_new(1024 * 1024);
	int64_t newest = -1;

	assert_int_equal(migrate_version(db, mem, &newest), STATUS_OK);
	arena_free(mem);
	db_free(db);
	return newest;
}

static int
fresh(void **state)
{
	(void)state;
	db_fixture_open(&fixture, "migrate");
	snprintf(folder, sizeof(folder), "/tmp/qtschema.XXXXXX");
	return mkdtemp(folder) == NULL;
}

static int
clear(void **state)
{
	static const char *const names[] = { "0001_one.sql", "0002_two.sql",
		"0002_again.sql", "0003_three.sql", "readme.txt", "seed.sql" };
	char path[128];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	db_fixture_close(&fixture);
	return 0;
}

static void
files_are_applied_in_order_and_once(void **state)
{
	(void)state;
	write_file("0002_two.sql",
	    "-- it's a comment; with a semicolon\n"
	    "INSERT INTO a (name) VALUES ('x;y'), (\"it''s\"), ('\\';');\n"
	    "/* ; */ UPDATE a SET name = 'z' WHERE name = 'x;y';\n"
	    "# the end;\n");
	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY,\n"
	    "  name VARCHAR(20)); -- done\n");
	write_file("readme.txt", "not a migration;");
	assert_int_equal(apply(), STATUS_OK);
	assert_string_equal(told, "0001_one.sql 0002_two.sql ");
	assert_int_equal(number("SELECT COUNT(*) FROM a"), 3);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM a WHERE name IN ('z', ''';')"), 2);
	assert_int_equal(version(), 2);

	assert_int_equal(apply(), STATUS_OK);
	assert_string_equal(told, "");
	assert_int_equal(number("SELECT COUNT(*) FROM a"), 3);
	assert_int_equal(
	    number("SELECT owner FROM schema_lease WHERE id = 1"), 0);
}

static void
a_changed_applied_file_is_refused_but_line_ends_do_not_matter(void **state)
{
	(void)state;
	write_file("0001_one.sql", "CREATE TABLE a (\n id INT\n);\n");
	assert_int_equal(apply(), STATUS_OK);
	write_file("0001_one.sql", "CREATE TABLE a (\r\n id INT\r\n);\r\n");
	assert_int_equal(apply(), STATUS_OK);
	write_file("0001_one.sql", "CREATE TABLE a (\n id BIGINT\n);\n");
	write_file("0002_two.sql", "CREATE TABLE b (id INT);\n");
	assert_int_equal(apply(), STATUS_INVALID);
	assert_int_equal(version(), 1);
}

static void
a_file_that_is_gone_or_a_number_used_twice_is_refused(void **state)
{
	char path[128];

	(void)state;
	write_file("0001_one.sql", "CREATE TABLE a (id INT);\n");
	write_file("0002_two.sql", "CREATE TABLE b (id INT);\n");
	assert_int_equal(apply(), STATUS_OK);
	write_file("0002_again.sql", "CREATE TABLE c (id INT);\n");
	assert_int_equal(apply(), STATUS_INVALID);
	snprintf(path, sizeof(path), "%s/0002_again.sql", folder);
	unlink(path);
	snprintf(path, sizeof(path), "%s/0002_two.sql", folder);
	unlink(path);
	assert_int_equal(apply(), STATUS_INVALID);
}

static void
a_refused_statement_stops_and_the_mended_rest_is_taken_up(void **state)
{
	(void)state;
	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY);\n"
	    "INSERT INTO a VALUES (1);\n"
	    "INSERT INTO nowhere VALUES (2);\n"
	    "INSERT INTO a VALUES (3);\n");
	assert_int_equal(apply(), STATUS_BUG);
	assert_int_equal(number("SELECT COUNT(*) FROM a"), 1);
	assert_int_equal(number("SELECT position FROM schema_migrations"), 2);
	assert_int_equal(version(), 0);

	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY);\n"
	    "INSERT INTO a VALUES (9);\n"
	    "INSERT INTO a VALUES (2);\n");
	assert_int_equal(apply(), STATUS_INVALID);

	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY);\n"
	    "INSERT INTO a VALUES (1);\n"
	    "INSERT INTO a VALUES (2);\n"
	    "INSERT INTO a VALUES (3);\n");
	assert_int_equal(apply(), STATUS_OK);
	assert_int_equal(number("SELECT SUM(id) FROM a"), 6);
	assert_int_equal(version(), 1);
}

static void
an_error_in_a_fresh_file_is_never_taken_for_done(void **state)
{
	(void)state;
	db_fixture_run(&fixture, "CREATE TABLE a (id INT)");
	write_file("0001_one.sql", "CREATE TABLE a (id INT PRIMARY KEY);\n");
	assert_int_equal(apply(), STATUS_BUG);
	assert_int_equal(version(), 0);
}

/** A file of schema changes and rows, long enough to be hit in the middle. */
static void
write_long_file(void)
{
	static char text[40000];
	size_t length = 0;

	for (int i = 0; i < 60; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length,
		    "CREATE TABLE t%d (id INT PRIMARY KEY);\n"
		    "ALTER TABLE t%d ADD COLUMN v INT;\n"
		    "INSERT INTO t%d VALUES (1, 1);\n"
		    "UPDATE t%d SET v = v + 1;\n",
		    i, i, i, i);
	write_file("0001_one.sql", text);
}

static void
a_run_that_was_killed_is_taken_up_where_it_stood(void **state)
{
	int cut = 0;

	(void)state;
	write_long_file();
	for (int i = 0; i < 12; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			_exit(migrate_apply(&fixture.options, folder, NULL,
				  NULL) != STATUS_OK);
		usleep(20000 + (useconds_t)i * 15000);
		kill(child, SIGKILL);
		waitpid(child, &(int){ 0 }, 0);
		if (number("SELECT COUNT(*) FROM information_schema.TABLES"
			   " WHERE TABLE_SCHEMA = DATABASE()"
			   " AND TABLE_NAME = 'schema_migrations'") == 0)
			continue;
		if (number("SELECT COUNT(*) FROM schema_migrations"
			   " WHERE position BETWEEN 1 AND 239") == 1)
			cut++;
	}
	assert_true(cut >= 1);
	assert_int_equal(apply(), STATUS_OK);
	assert_int_equal(version(), 1);
	assert_int_equal(number("SELECT position FROM schema_migrations"), 240);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM information_schema.TABLES"
		   " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 't%'"),
	    60);
	for (int i = 0; i < 60; i++) {
		char sql[80];

		snprintf(sql, sizeof(sql),
		    "SELECT SUM(v) * 10 + COUNT(*) FROM t%d", i);
		assert_int_equal(number(sql), 21);
	}
}

static void
a_change_whose_note_was_lost_is_not_made_twice(void **state)
{
	(void)state;
	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY);\n"
	    "ALTER TABLE a ADD COLUMN v INT;\n"
	    "SELECT * FROM nowhere;\n");
	assert_int_equal(apply(), STATUS_BUG);
	db_fixture_run(&fixture,
	    "UPDATE schema_migrations SET position = 1,"
	    " sha256 = SHA2('CREATE TABLE a (id INT PRIMARY KEY);', 256)");
	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY);\n"
	    "ALTER TABLE a ADD COLUMN v INT;\n"
	    "INSERT INTO a VALUES (1, 2);\n");
	assert_int_equal(apply(), STATUS_OK);
	assert_int_equal(number("SELECT v FROM a"), 2);
}

static void
two_at_once_do_the_work_once(void **state)
{
	pid_t children[3];

	(void)state;
	write_long_file();
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0)
			_exit(migrate_apply(&fixture.options, folder, NULL,
				  NULL) != STATUS_OK);
	}
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		int outcome = -1;

		assert_int_equal(
		    waitpid(children[i], &outcome, 0), children[i]);
		assert_int_equal(outcome, 0);
	}
	assert_int_equal(version(), 1);
	assert_int_equal(number("SELECT v FROM t59"), 2);
}

static void
a_lease_held_elsewhere_counts_until_it_ends(void **state)
{
	(void)state;
	write_file("0001_one.sql", "CREATE TABLE a (id INT);\n");
	assert_int_equal(apply(), STATUS_OK);
	write_file("0002_two.sql", "CREATE TABLE b (id INT);\n");
	db_fixture_run(&fixture,
	    "UPDATE schema_lease SET owner = 5,"
	    " server = 'elsewhere', taken_at = UTC_TIMESTAMP(3),"
	    " until_at = UTC_TIMESTAMP(3) + INTERVAL 1 SECOND");
	assert_int_equal(apply(), STATUS_OK);
	assert_true(number("SELECT until_at > taken_at + INTERVAL 9 MINUTE"
			   " FROM schema_lease") == 1);
	assert_int_equal(version(), 2);
}

static void
a_data_file_is_loaded_whole_or_not_at_all(void **state)
{
	char path[128];

	(void)state;
	write_file("0001_one.sql",
	    "CREATE TABLE a (id INT PRIMARY KEY,"
	    " name VARCHAR(40));\n");
	assert_int_equal(apply(), STATUS_OK);
	snprintf(path, sizeof(path), "%s/seed.sql", folder);
	assert_int_equal(
	    migrate_load(&fixture.options, path), STATUS_NOT_FOUND);
	write_file("seed.sql",
	    "INSERT INTO a VALUES (1, '渠通😀');\n"
	    "INSERT INTO a VALUES (2, 'b');\n");
	assert_int_equal(migrate_load(&fixture.options, path), STATUS_OK);
	assert_int_equal(
	    number("SELECT id FROM a WHERE HEX(name) = 'E6B8A0E9809AF09F9880'"),
	    1);
	write_file("seed.sql",
	    "INSERT INTO a VALUES (3, 'c');\n"
	    "INSERT INTO a VALUES (2, 'again');\n");
	assert_int_equal(migrate_load(&fixture.options, path), STATUS_CONFLICT);
	assert_int_equal(number("SELECT COUNT(*) FROM a"), 2);
}

static void
statements_end_at_semicolons_of_their_own(void **state)
{
	const char *at =
	    "  -- a;\n;;a ';' `b;` \"c;\\\";\" -- d;\n e; /* f; */\n"
	    "g--1";
	struct split split;

	(void)state;
	assert_true(split_next(&at, &split));
	assert_int_equal(
	    split.length, strlen("a ';' `b;` \"c;\\\";\" -- d;\n e"));
	assert_true(split_next(&at, &split));
	assert_int_equal(split.length, strlen("g--1"));
	assert_memory_equal(split.sql, "g--1", 4);
	assert_false(split_next(&at, &split));
}

int
main(void)
{
#define ON_FRESH(test) cmocka_unit_test_setup_teardown(test, fresh, clear)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_end_at_semicolons_of_their_own),
		ON_FRESH(files_are_applied_in_order_and_once),
		ON_FRESH(
		    a_changed_applied_file_is_refused_but_line_ends_do_not_matter),
		ON_FRESH(a_file_that_is_gone_or_a_number_used_twice_is_refused),
		ON_FRESH(
		    a_refused_statement_stops_and_the_mended_rest_is_taken_up),
		ON_FRESH(an_error_in_a_fresh_file_is_never_taken_for_done),
		ON_FRESH(a_run_that_was_killed_is_taken_up_where_it_stood),
		ON_FRESH(a_change_whose_note_was_lost_is_not_made_twice),
		ON_FRESH(two_at_once_do_the_work_once),
		ON_FRESH(a_lease_held_elsewhere_counts_until_it_ends),
		ON_FRESH(a_data_file_is_loaded_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
