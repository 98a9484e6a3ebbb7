/**
 * @file
 * Transactions: begun, run again, committed or rolled back in one place.
 *
 * Layer: db.  A transaction in which a statement failed is doomed: nothing more
 * is sent in it and it cannot commit, whatever the work says.
 */
#include <time.h>

#include "base/log.h"
#include "base/random.h"
#include "db/internal.h"

enum {
	TRIES = 8,
	PAUSE_FIRST_MS = 10,
	PAUSE_MAX_MS = 320
};

typedef enum status work_fn(struct db *db, void *context);

static enum status
command(struct db *db, const char *name, const char *sql)
{
	return db_link_command(db, name, sql, strlen(sql));
}

static void
roll_back(struct db *db)
{
	if (db->link != NULL &&
	    command(db, "transaction.rollback", "ROLLBACK") != STATUS_OK)
		db_link_close(db);
}

/** Whether the last failure is one that another try may not meet again. */
static bool
may_pass(const struct db *db)
{
	return db->failure == DB_FAILURE_RETRY ||
	    db->failure == DB_FAILURE_LOST;
}

/** The server may have rolled back without our being told; then what we sent
 *  since stands outside of any transaction. */
static void
doom_if_vanished(struct db *db)
{
	/* The statements of a migration commit by themselves. */
	if (db->admin || db->doomed != STATUS_OK || db_link_in_transaction(db))
		return;
	log_event(LOG_WARN, "db.transaction_vanished", NULL);
	db->doomed = STATUS_UNAVAILABLE;
	db->again = true;
	db_link_close(db);
}

static enum status
finish(struct db *db, enum status st, bool *again)
{
	enum status doomed;

	doom_if_vanished(db);
	doomed = db->doomed;
	*again = doomed != STATUS_OK && db->again;
	db->transaction = DB_OUTSIDE;
	db->doomed = STATUS_OK;
	if (st == STATUS_OK)
		st = doomed;
	if (st != STATUS_OK || doomed != STATUS_OK) {
		roll_back(db);
		return st;
	}
	st = command(db, "transaction.commit", "COMMIT");
	if (st != STATUS_OK) {
		*again = may_pass(db);
		db_link_close(db);
	}
	return st;
}

static enum status
try_once(struct db *db, enum db_transaction kind, work_fn *work, void *context,
    bool *again)
{
	static const char *const begin_sql[] = {
		[DB_IN_SNAPSHOT] =
		    "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
		[DB_IN_WRITING] = "START TRANSACTION READ WRITE",
	};
	enum status st;

	st = command(db, "transaction.begin", begin_sql[kind]);
	if (st != STATUS_OK) {
		*again = may_pass(db);
		return st;
	}
	db->transaction = kind;
	db->doomed = STATUS_OK;
	db->again = false;
	return finish(db, work(db, context), again);
}

/** Wait for a while that differs between rivals.  @return false when that
 *  would use up the budget. */
static bool
pause_before_next(struct db *db, int try, int64_t deadline_us)
{
	int64_t now_us = clock_monotonic_us();
	int64_t most_ms = (int64_t)PAUSE_FIRST_MS << try;
	int64_t pause_us;
	struct timespec pause;

	if (most_ms > PAUSE_MAX_MS)
		most_ms = PAUSE_MAX_MS;
	pause_us = (int64_t)random_below((uint64_t)most_ms * 1000) + 1;
	if (db->breaker_until_us > now_us)
		pause_us += db->breaker_until_us - now_us;
	if (now_us + pause_us >= deadline_us)
		return false;
	pause.tv_sec = pause_us / 1000000;
	pause.tv_nsec = (pause_us % 1000000) * 1000;
	nanosleep(&pause, NULL);
	return true;
}

static enum status
run_transaction(
    struct db *db, enum db_transaction kind, work_fn *work, void *context)
{
	int64_t deadline_us = clock_monotonic_us() + db->budget_ms * 1000;
	enum status st = STATUS_UNAVAILABLE;

	if (db->transaction != DB_OUTSIDE)
		return db_bug(db, "transaction.begin", "already inside one");
	if (db->streaming)
		return db_bug(
		    db, "transaction.begin", "a result is being read");
	for (int try = 0; try < TRIES; try++) {
		bool again = true;

		if (try > 0 && !pause_before_next(db, try - 1, deadline_us))
			break;
		if (db_link_open(db) == STATUS_OK)
			st = try_once(db, kind, work, context, &again);
		else if (try == 0)
			return STATUS_UNAVAILABLE;
		if (!again)
			return st;
	}
	log_event(LOG_ERROR, "db.transaction_given_up", NULL);
	return STATUS_UNAVAILABLE;
}

enum status
db_transact(struct db *db, enum status (*work)(struct db *db, void *context),
    void *context)
{
	if (db->forbid_writes)
		return db_bug(db, "transaction.begin", "this may only read");
	return run_transaction(db, DB_IN_WRITING, work, context);
}

enum status
db_snapshot(struct db *db, enum status (*work)(struct db *db, void *context),
    void *context)
{
	return run_transaction(db, DB_IN_SNAPSHOT, work, context);
}

void
db_ask_again(struct db *db)
{
	if (db->transaction != DB_IN_WRITING || db->doomed != STATUS_OK)
		return;
	db->doomed = STATUS_UNAVAILABLE;
	db->again = true;
}

void
db_forbid_writes(struct db *db, bool forbid)
{
	db->forbid_writes = forbid;
}
