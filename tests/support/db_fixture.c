/**
 * @file
 * A real MariaDB for a test program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "db/migrate_door.h"
#include "support/db_fixture.h"

static void
die(const char *what, const char *detail)
{
	fprintf(stderr, "db_fixture: %s: %s\n", what, detail);
	exit(1);
}

/** Run database.sh and read what it prints. */
static void
call_script(const char *verb, const char *folder, char *answer, size_t size)
{
	int ends[2];
	int outcome;
	ssize_t count;
	size_t length = 0;
	pid_t child;

	if (pipe(ends) != 0)
		die("pipe", verb);
	child = fork();
	if (child < 0)
		die("fork", verb);
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl("tests/support/database.sh", "database.sh", verb, folder,
		    (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	while (length < size - 1 &&
	    (count = read(ends[0], answer + length, size - 1 - length)) > 0)
		length += (size_t)count;
	close(ends[0]);
	while (length > 0 && answer[length - 1] == '\n')
		length--;
	answer[length] = '\0';
	if (waitpid(child, &outcome, 0) != child || outcome != 0)
		die("database.sh failed (run tests from the project's root)",
		    verb);
}

static void
create_database(struct db_fixture *fixture, const char *program)
{
	struct db_fixture root = *fixture;
	char sql[160];

	snprintf(fixture->name, sizeof(fixture->name), "qt_%s_%d", program,
	    (int)getpid());
	fixture->options = (struct db_options){
		.socket = fixture->socket,
		.user = "root",
		.password = "",
		.database = "",
	};
	root = *fixture;
	snprintf(sql, sizeof(sql), "CREATE DATABASE %s", fixture->name);
	db_fixture_run(&root, sql);
	fixture->options.database = fixture->name;
}

void
db_fixture_open(struct db_fixture *fixture, const char *program)
{
	const char *socket = getenv("QUTONG_TEST_SOCKET");

	if (socket == NULL || socket[0] == '\0') {
		db_fixture_open_private(fixture, program);
		return;
	}
	*fixture = (struct db_fixture){ 0 };
	snprintf(fixture->socket, sizeof(fixture->socket), "%s", socket);
	create_database(fixture, program);
}

void
db_fixture_open_private(struct db_fixture *fixture, const char *program)
{
	*fixture = (struct db_fixture){ 0 };
	snprintf(
	    fixture->folder, sizeof(fixture->folder), "/tmp/qtdata.XXXXXX");
	if (mkdtemp(fixture->folder) == NULL)
		die("no folder", fixture->folder);
	db_fixture_server(fixture, "start");
	create_database(fixture, program);
}

void
db_fixture_close(struct db_fixture *fixture)
{
	char sql[160];

	if (fixture->folder[0] != '\0') {
		db_fixture_server(fixture, "remove");
		return;
	}
	snprintf(sql, sizeof(sql), "DROP DATABASE %s", fixture->name);
	db_fixture_run(fixture, sql);
}

void
db_fixture_server(struct db_fixture *fixture, const char *verb)
{
	char answer[sizeof(fixture->socket)];

	call_script(verb, fixture->folder, answer, sizeof(answer));
	if (strcmp(verb, "start") == 0)
		snprintf(
		    fixture->socket, sizeof(fixture->socket), "%s", answer);
}

int
db_fixture_pid(const struct db_fixture *fixture)
{
	char path[80];
	char line[32] = "";
	int64_t pid = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s/pid", fixture->folder);
	file = fopen(path, "r");
	if (file == NULL || fgets(line, sizeof(line), file) == NULL)
		die("no pid", path);
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	if (text_to_int(line, &pid) != STATUS_OK)
		die("no pid", line);
	return (int)pid;
}

void
db_fixture_run(const struct db_fixture *fixture, const char *sql)
{
	struct db *db = db_admin_new(&fixture->options);
	unsigned number;

	if (db_admin_run(db, sql, strlen(sql), &number) != STATUS_OK)
		die("statement failed", sql);
	db_free(db);
}

int64_t
db_fixture_number(const struct db_fixture *fixture, const char *sql)
{
	struct number {
		int64_t value;
	} number = { 0 };
	static const struct db_column columns[] = { DB_COLUMN(
	    struct number, value) };
	const struct db_query query = {
		.name = "fixture.number",
		.sql = sql,
		DB_ROWS(struct number, columns),
	};
	struct db *db = db_new(&fixture->options);
	struct arena *mem = arena_new(1024 * 1024);

	if (db_one(db, mem, &query, DB_NO_ARGS, &number) != STATUS_OK)
		die("no number", sql);
	arena_free(mem);
	db_free(db);
	return number.value;
}
