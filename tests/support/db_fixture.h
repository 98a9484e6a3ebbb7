/**
 * @file
 * A real MariaDB for a test program: a fresh database on the server the suite
 * runs (QUTONG_TEST_SOCKET), or servers of its own to kill.
 */
#ifndef SUPPORT_DB_FIXTURE_H
#define SUPPORT_DB_FIXTURE_H

#include "db/db.h"

/** A database that nobody else uses. */
struct db_fixture {
	struct db_options options;
	char socket[108];
	char folder[64]; /* of a private server; "" on the shared one */
	char name[64];   /* of the database */
};

/**
 * Make a fresh database called after the program.  Without QUTONG_TEST_SOCKET a
 * private server is started.  Ends the program on failure.
 */
void db_fixture_open(struct db_fixture *fixture, const char *program);

/** The same on a server of its own, which may be killed. */
void db_fixture_open_private(struct db_fixture *fixture, const char *program);

/** Drop the database; stop a private server. */
void db_fixture_close(struct db_fixture *fixture);

/** Run one statement as the server's root. */
void db_fixture_run(const struct db_fixture *fixture, const char *sql);

/** The first column of the first row, as a number. */
int64_t db_fixture_number(const struct db_fixture *fixture, const char *sql);

/** "start", "stop" or "kill" a private server. */
void db_fixture_server(struct db_fixture *fixture, const char *verb);

/** Process id of a private server. */
int db_fixture_pid(const struct db_fixture *fixture);

#endif
