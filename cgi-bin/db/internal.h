/**
 * @file
 * What the files of the database layer share; nothing else includes it.
 *
 * Layer: db.  db.c holds the connection, statement.c the prepared statements
 * and their values, query.c and transact.c the calls of db.h.
 */
#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H

#include "db/db.h"

struct st_mysql;
struct st_mysql_stmt;

/** Prepared statements kept per connection; the least used makes room. */
enum {
	DB_CACHE_MAX = 128
};

/** What a failed call means for those who could try again. */
enum db_failure {
	DB_FAILURE_NONE,
	DB_FAILURE_RETRY, /* deadlock, lock time-out: the same work may succeed */
	DB_FAILURE_LOST, /* the connection is gone: a new one may succeed */
	DB_FAILURE_FINAL /* trying again changes nothing */
};

/** Whether a transaction is open, and which. */
enum db_transaction {
	DB_OUTSIDE,
	DB_IN_SNAPSHOT,
	DB_IN_WRITING
};

/** A prepared statement and the key it is found by. */
struct db_prepared {
	struct st_mysql_stmt *stmt; /* NULL: free place */
	const struct db_query *query;
	enum db_scope_kind scope;
	uint64_t lists; /* size classes and places of its @in lists */
	uint64_t
	    text_hash; /* of an assembled statement; 0 for a constant one */
	uint64_t last_used;
	size_t marks;
	bool scoped;
	size_t scope_at;
	size_t scope_marks;
};

struct db {
	struct arena *own;     /* holds this struct */
	struct arena *scratch; /* lives as long as one statement */
	struct db_options options;
	bool admin;       /* may change the schema; see migrate_door.h */
	bool checks_only; /* runs nothing, but prepares what would write */
	bool forbid_writes;

	struct st_mysql *link; /* NULL: not connected */
	int64_t budget_ms;
	int64_t link_budget_ms; /* the budget the link was made for */
	int64_t breaker_until_us;
	unsigned statements;
	bool read_failed; /* since db_statements_taken() */

	enum db_transaction transaction;
	enum status doomed; /* not OK: the open transaction cannot commit */
	bool again;         /* … and another try may succeed */
	bool streaming;     /* a result is being read */
	enum db_failure failure; /* of the last failed call */

	struct db_prepared cache[DB_CACHE_MAX];
	uint64_t tick;
};

/** A statement to be run with its arguments. */
struct db_call {
	const struct db_query *query;
	const struct db_build *build; /* NULL for a constant statement */
	const struct db_scope *scope; /* NULL where none was given */
	const struct db_value *args;
	size_t n;
};

/** Takes one row; its texts are already in the caller's arena. */
typedef enum status db_row_fn(void *context, const void *row);

/* --- db.c: the connection --------------------------------------------------- */

/** Connect unless connected.  STATUS_UNAVAILABLE when it cannot be done. */
enum status db_link_open(struct db *db) MUST_CHECK;

/** Close, and forget every prepared statement. */
void db_link_close(struct db *db);

/** Whether the server believes to be inside a transaction. */
bool db_link_in_transaction(struct db *db);

/** Run a constant statement without parameters or rows. */
enum status db_link_command(
    struct db *db, const char *name, const char *sql, size_t length) MUST_CHECK;

/**
 * Note a failure: log it, doom the open transaction, close a broken link.
 *
 * @param late the failure came after the reply had begun
 *
 * @return the status for the caller.
 */
enum status db_link_failed(struct db *db, const char *name, unsigned number,
    const char *message, bool late);

/** STATUS_BUG with its reason logged; dooms the open transaction. */
enum status db_bug(struct db *db, const char *name, const char *reason);

/** The open transaction cannot commit; the first reason stands. */
void db_doom(struct db *db, enum status st);

/* --- statement.c ------------------------------------------------------------ */

/** Forget every prepared statement; the link is closed already. */
void db_statements_forget(struct db *db);

/** Run and hand each row to `each`, to the end of the result. */
enum status db_statement_rows(struct db *db, struct arena *mem,
    const struct db_call *call, db_row_fn *each, void *context) MUST_CHECK;

/** Run a statement without rows. @param[out] hit rows matched */
enum status db_statement_run(struct db *db, const struct db_call *call,
    int64_t *hit, int64_t *id) MUST_CHECK;

/** Run once for each item, by array binding. */
enum status db_statement_bulk(struct db *db, const struct db_query *query,
    const struct db_items *items, int64_t *hit) MUST_CHECK;

/** Prepare once, compare the shape, close again. */
enum status db_statement_check(struct db *db, const struct db_query *query,
    const struct db_scope *scope) MUST_CHECK;

#endif
