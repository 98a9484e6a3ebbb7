/**
 * @file
 * Transactions when things go wrong: deadlocks, late errors, lost answers,
 * servers that die or hang.  Runs on a server of its own, which it kills.
 */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/migrate_door.h"
#include "support/cutting_proxy.h"
#include "support/db_fixture.h"

struct number {
	int64_t value;
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct number, value),
};

#define NUMBER(label, text, params)                                            \
	{                                                                      \
		.name = (label), .sql = (text), .param_count = (params),       \
		DB_ROWS(struct number, number_columns)                         \
	}

static const struct db_query count_notes =
    NUMBER("note.count", "SELECT COUNT(*) FROM notes", 0);
static const struct db_query find_note =
    NUMBER("note.find", "SELECT id FROM notes WHERE token = ?", 1);
static const struct db_query lock_both = NUMBER("stock.lock_both",
    "SELECT id FROM stock WHERE id IN (1, 2) ORDER BY id FOR UPDATE", 0);
static const struct db_query waiting = NUMBER("test.waiting",
    "SELECT MAX(ID) FROM information_schema.PROCESSLIST"
    " WHERE INFO LIKE 'SELECT id FROM stock%FOR UPDATE'",
    0);
static const struct db_query sleep_long =
    NUMBER("test.sleep", "SELECT SLEEP(8)", 0);

static const struct db_query insert_note = {
	.name = "note.insert",
	.sql = "INSERT INTO notes (token) VALUES (?)",
	.param_count = 1,
};

static const struct db_query take_stock = {
	.name = "stock.take",
	.sql = "UPDATE stock SET amount = amount - 1 WHERE id = ?",
	.param_count = 1,
};

static const struct db_query roll_back = {
	.name = "test.roll_back",
	.sql = "ROLLBACK",
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static int attempts;

static int
open_all(void **state)
{
	(void)state;
	db_fixture_open_private(&fixture, "faults");
	db_fixture_run(&fixture,
	    "CREATE TABLE notes (id BIGINT AUTO_INCREMENT"
	    " PRIMARY KEY, token VARCHAR(40) UNIQUE)");
	db_fixture_run(&fixture,
	    "CREATE TABLE stock (id BIGINT PRIMARY KEY,"
	    " amount BIGINT)");
	db_fixture_run(&fixture, "INSERT INTO stock VALUES (1, 100), (2, 100)");
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
	db_fixture_run(&fixture, "DELETE FROM notes");
	db_fixture_run(&fixture, "UPDATE stock SET amount = 100");
	db = db_new(&fixture.options);
	mem = arena_new(1024 * 1024);
	attempts = 0;
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

static int64_t
notes(void)
{
	return db_fixture_number(&fixture, "SELECT COUNT(*) FROM notes");
}

static enum status
note(struct db *at, const char *token)
{
	return db_insert(at, &insert_note, DB_ARGS(db_text(token)), NULL);
}

static enum status
read_count(void)
{
	struct number out;

	return db_one(db, mem, &count_notes, DB_NO_ARGS, &out);
}

static int64_t
elapsed_ms(int64_t since_us)
{
	return (clock_monotonic_us() - since_us) / 1000;
}

/* --- What the work itself decides --------------------------------------------- */

static enum status
work_that_fails(struct db *at, void *context)
{
	enum status *verdict = context;

	attempts++;
	return note(at, "a") == STATUS_OK ? *verdict : STATUS_BUG;
}

static void
only_ok_commits(void **state)
{
	enum status verdict = STATUS_INVALID;

	(void)state;
	assert_int_equal(
	    db_transact(db, work_that_fails, &verdict), STATUS_INVALID);
	assert_int_equal(notes(), 0);
	verdict = STATUS_UNAVAILABLE;
	assert_int_equal(
	    db_transact(db, work_that_fails, &verdict), STATUS_UNAVAILABLE);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 0);
	verdict = STATUS_OK;
	assert_int_equal(db_transact(db, work_that_fails, &verdict), STATUS_OK);
	assert_int_equal(notes(), 1);
}

static enum status
work_that_asks_again(struct db *at, void *context)
{
	const int *enough = context;
	char token[20];

	snprintf(token, sizeof(token), "try %d", ++attempts);
	if (note(at, token) != STATUS_OK)
		return STATUS_BUG;
	if (attempts < *enough)
		db_ask_again(at);
	return STATUS_OK;
}

static void
work_may_ask_to_run_again_and_is_given_up_at_last(void **state)
{
	int enough = 3;

	(void)state;
	assert_int_equal(
	    db_transact(db, work_that_asks_again, &enough), STATUS_OK);
	assert_int_equal(attempts, 3);
	assert_int_equal(notes(), 1);
	enough = 1000;
	attempts = 100;
	assert_int_equal(
	    db_transact(db, work_that_asks_again, &enough), STATUS_UNAVAILABLE);
	assert_int_equal(attempts, 108);
	assert_int_equal(notes(), 1);
}

static enum status
nothing(struct db *at, void *context)
{
	(void)at;
	(void)context;
	return STATUS_OK;
}

static enum status
work_that_nests(struct db *at, void *context)
{
	(void)context;
	attempts++;
	if (note(at, "outer") != STATUS_OK)
		return STATUS_UNAVAILABLE;
	assert_int_equal(db_transact(at, nothing, NULL), STATUS_BUG);
	assert_int_equal(note(at, "after"), STATUS_BUG);
	return STATUS_OK;
}

static void
a_transaction_inside_another_dooms_it(void **state)
{
	(void)state;
	assert_int_equal(db_transact(db, work_that_nests, NULL), STATUS_BUG);
	assert_int_equal(attempts, 1);
	assert_int_equal(notes(), 0);
	assert_int_equal(db_transact(db, nothing, NULL), STATUS_OK);
}

static enum status
work_that_goes_on_after_a_conflict(struct db *at, void *context)
{
	(void)context;
	if (note(at, "a") != STATUS_OK)
		return STATUS_BUG;
	assert_int_equal(note(at, "a"), STATUS_CONFLICT);
	return note(at, "b");
}

static void
a_conflict_undoes_its_own_statement_alone(void **state)
{
	(void)state;
	assert_int_equal(
	    db_transact(db, work_that_goes_on_after_a_conflict, NULL),
	    STATUS_OK);
	assert_int_equal(notes(), 2);
}

static enum status
work_in_a_snapshot(struct db *at, void *context)
{
	struct number out;

	(void)context;
	db_fixture_run(&fixture, "INSERT INTO notes (token) VALUES ('later')");
	assert_int_equal(
	    db_one(at, mem, &count_notes, DB_NO_ARGS, &out), STATUS_OK);
	assert_int_equal(out.value, 0);
	return STATUS_NOT_FOUND;
}

static void
a_snapshot_does_not_see_what_comes_later(void **state)
{
	(void)state;
	assert_int_equal(
	    db_snapshot(db, work_in_a_snapshot, NULL), STATUS_NOT_FOUND);
	assert_int_equal(notes(), 1);
}

static enum status
work_that_vanishes(struct db *at, void *context)
{
	const bool *writes_after = context;

	attempts++;
	if (note(at, "before") != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (attempts > 1)
		return STATUS_OK;
	if (db_run(at, &roll_back, DB_NO_ARGS, NULL) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (*writes_after)
		return note(at, "after");
	return STATUS_OK;
}

static void
a_rollback_behind_our_back_is_noticed(void **state)
{
	bool writes_after = false;

	(void)state;
	assert_int_equal(
	    db_transact(db, work_that_vanishes, &writes_after), STATUS_OK);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 1);
	db_fixture_run(&fixture, "DELETE FROM notes");
	writes_after = true;
	attempts = 0;
	assert_int_equal(
	    db_transact(db, work_that_vanishes, &writes_after), STATUS_OK);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 1);
}

/* --- Rivals ------------------------------------------------------------------- */

/** Holds the lock on stock 2; may kill who waits for it; lets go. */
struct holder {
	pthread_t thread;
	pthread_barrier_t holding;
	int hold_ms;
	bool kills;
	bool killed;
};

static void
admin(struct db *at, const char *sql)
{
	unsigned number;

	if (db_admin_run(at, sql, strlen(sql), &number) != STATUS_OK)
		abort();
}

static void *
hold(void *context)
{
	struct holder *holder = context;
	struct db *holding = db_admin_new(&fixture.options);
	struct db *watching = db_admin_new(&fixture.options);
	struct arena *own = arena_new(1024 * 1024);
	struct number victim = { 0 };
	char kill_sql[60];

	admin(holding, "START TRANSACTION");
	admin(holding, "UPDATE stock SET amount = amount WHERE id = 2");
	pthread_barrier_wait(&holder->holding);
	for (int i = 0; holder->kills && i < 500 && victim.value == 0; i++) {
		usleep(10000);
		if (db_one(watching, own, &waiting, DB_NO_ARGS, &victim) !=
		    STATUS_OK)
			abort();
	}
	if (victim.value != 0) {
		usleep(50000);
		snprintf(kill_sql, sizeof(kill_sql), "KILL QUERY %lld",
		    (long long)victim.value);
		admin(watching, kill_sql);
		holder->killed = true;
	}
	usleep((useconds_t)holder->hold_ms * 1000);
	admin(holding, "ROLLBACK");
	arena_free(own);
	db_free(watching);
	db_free(holding);
	return NULL;
}

static void
start_holder(struct holder *holder)
{
	pthread_barrier_init(&holder->holding, NULL, 2);
	assert_int_equal(
	    pthread_create(&holder->thread, NULL, hold, holder), 0);
	pthread_barrier_wait(&holder->holding);
}

static void
join_holder(struct holder *holder)
{
	pthread_join(holder->thread, NULL);
	pthread_barrier_destroy(&holder->holding);
}

/** Never looks at what the locking read said. */
static enum status
careless_work(struct db *at, void *context)
{
	struct db_rows rows;
	enum status ignored;

	(void)context;
	attempts++;
	if (note(at, "order") != STATUS_OK)
		return STATUS_UNAVAILABLE;
	ignored = db_all(at, mem, &lock_both, DB_NO_ARGS, &rows);
	(void)ignored;
	ignored = db_change(at, &take_stock, DB_ARGS(db_int(1)));
	(void)ignored;
	return STATUS_OK;
}

static void
an_error_after_the_first_row_kills_the_transaction(void **state)
{
	struct holder holder = { .hold_ms = 50, .kills = true };

	(void)state;
	start_holder(&holder);
	assert_int_equal(db_transact(db, careless_work, NULL), STATUS_OK);
	join_holder(&holder);
	assert_true(holder.killed);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 1);
	assert_int_equal(db_fixture_number(
			     &fixture, "SELECT amount FROM stock WHERE id = 1"),
	    99);
}

static enum status
work_on_held_stock(struct db *at, void *context)
{
	(void)context;
	attempts++;
	if (note(at, "n") != STATUS_OK)
		return STATUS_UNAVAILABLE;
	return db_change(at, &take_stock, DB_ARGS(db_int(2)));
}

static void
a_lock_time_out_is_tried_again(void **state)
{
	struct holder holder = { .hold_ms = 2300 };

	(void)state;
	db_set_deadline(db, 2900);
	start_holder(&holder);
	assert_int_equal(db_transact(db, work_on_held_stock, NULL), STATUS_OK);
	join_holder(&holder);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 1);
}

static void
a_lock_held_too_long_is_given_up_within_the_budget(void **state)
{
	struct holder holder = { .hold_ms = 3500 };
	int64_t started_us = clock_monotonic_us();

	(void)state;
	db_set_deadline(db, 1500);
	start_holder(&holder);
	assert_int_equal(
	    db_transact(db, work_on_held_stock, NULL), STATUS_UNAVAILABLE);
	assert_true(elapsed_ms(started_us) < 3000);
	join_holder(&holder);
	assert_int_equal(notes(), 0);
}

/** Two rivals that take two rows in opposite order. */
struct rival {
	pthread_t thread;
	pthread_barrier_t *both_hold_one;
	struct db *db;
	int64_t first, second;
	int attempts;
	enum status st;
};

static enum status
rival_work(struct db *at, void *context)
{
	struct rival *rival = context;
	enum status st;

	st = db_change(at, &take_stock, DB_ARGS(db_int(rival->first)));
	if (st != STATUS_OK)
		return st;
	if (rival->attempts++ == 0)
		pthread_barrier_wait(rival->both_hold_one);
	return db_change(at, &take_stock, DB_ARGS(db_int(rival->second)));
}

static void *
run_rival(void *context)
{
	struct rival *rival = context;

	rival->st = db_transact(rival->db, rival_work, rival);
	return NULL;
}

static void
a_deadlock_is_run_again_and_succeeds(void **state)
{
	pthread_barrier_t barrier;
	struct rival rivals[2] = { { .first = 1, .second = 2 },
		{ .first = 2, .second = 1 } };

	(void)state;
	pthread_barrier_init(&barrier, NULL, 2);
	for (size_t i = 0; i < 2; i++) {
		rivals[i].both_hold_one = &barrier;
		rivals[i].db = db_new(&fixture.options);
		assert_int_equal(pthread_create(&rivals[i].thread, NULL,
				     run_rival, &rivals[i]),
		    0);
	}
	for (size_t i = 0; i < 2; i++) {
		pthread_join(rivals[i].thread, NULL);
		db_free(rivals[i].db);
		assert_int_equal(rivals[i].st, STATUS_OK);
	}
	pthread_barrier_destroy(&barrier);
	assert_true(rivals[0].attempts + rivals[1].attempts >= 3);
	assert_int_equal(
	    db_fixture_number(&fixture, "SELECT SUM(amount) FROM stock"), 196);
}

/* --- Lost answers and dead servers -------------------------------------------- */

static enum status
work_once(struct db *at, void *context)
{
	bool *replayed = context;
	struct number found;
	enum status st;

	attempts++;
	st = db_one(at, mem, &find_note, DB_ARGS(db_text("token")), &found);
	*replayed = st == STATUS_OK;
	if (st != STATUS_NOT_FOUND)
		return st;
	return note(at, "token");
}

static void
a_commit_whose_answer_is_lost_is_settled_by_the_key(void **state)
{
	static const enum cut cuts[] = { CUT_BEFORE_COMMIT, CUT_AFTER_COMMIT };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cuts); i++) {
		struct cutting_proxy *proxy =
		    cutting_proxy_start(fixture.socket, cuts[i]);
		struct db_options through = fixture.options;
		struct db *far;
		bool replayed = false;

		through.socket = cutting_proxy_socket(proxy);
		far = db_new(&through);
		attempts = 0;
		db_fixture_run(&fixture, "DELETE FROM notes");
		assert_int_equal(
		    db_transact(far, work_once, &replayed), STATUS_OK);
		assert_int_equal(attempts, 2);
		assert_int_equal(replayed, cuts[i] == CUT_AFTER_COMMIT);
		assert_int_equal(notes(), 1);
		db_free(far);
		cutting_proxy_stop(proxy);
	}
}

static void
restart(void)
{
	db_fixture_server(&fixture, "kill");
	db_fixture_server(&fixture, "start");
}

static enum status
work_during_a_crash(struct db *at, void *context)
{
	enum status st;

	(void)context;
	attempts++;
	st = note(at, "survivor");
	if (st != STATUS_OK)
		return st;
	if (attempts == 1)
		restart();
	return db_change(at, &take_stock, DB_ARGS(db_int(1)));
}

static void
a_server_that_dies_is_met_again(void **state)
{
	bool replayed;

	(void)state;
	assert_int_equal(read_count(), STATUS_OK);
	restart();
	assert_int_equal(read_count(), STATUS_OK);
	restart();
	assert_int_equal(db_transact(db, work_once, &replayed), STATUS_OK);
	assert_int_equal(notes(), 1);

	attempts = 0;
	assert_int_equal(db_transact(db, work_during_a_crash, NULL), STATUS_OK);
	assert_int_equal(attempts, 2);
	assert_int_equal(notes(), 2);
	assert_int_equal(db_fixture_number(
			     &fixture, "SELECT amount FROM stock WHERE id = 1"),
	    99);
	/* The new link is READ ONLY like the old one. */
	assert_int_equal(note(db, "sneaked"), STATUS_BUG);
}

static void
a_server_that_is_away_is_not_waited_for(void **state)
{
	int64_t started_us;

	(void)state;
	assert_int_equal(read_count(), STATUS_OK);
	db_fixture_server(&fixture, "kill");
	started_us = clock_monotonic_us();
	assert_int_equal(read_count(), STATUS_UNAVAILABLE);
	assert_int_equal(db_transact(db, nothing, NULL), STATUS_UNAVAILABLE);
	assert_true(elapsed_ms(started_us) < 900);
	db_fixture_server(&fixture, "start");
	/* Back already, but asked again only after a second. */
	if (elapsed_ms(started_us) < 900)
		assert_int_equal(read_count(), STATUS_UNAVAILABLE);
	usleep(1100 * 1000);
	assert_int_equal(read_count(), STATUS_OK);
}

static void
a_slow_statement_and_a_hung_server_are_given_up(void **state)
{
	struct number out;
	int64_t started_us;
	pid_t server = db_fixture_pid(&fixture);

	(void)state;
	db_set_deadline(db, 1000);
	started_us = clock_monotonic_us();
	assert_int_equal(
	    db_one(db, mem, &sleep_long, DB_NO_ARGS, &out), STATUS_UNAVAILABLE);
	assert_true(elapsed_ms(started_us) < 4000);
	assert_int_equal(read_count(), STATUS_OK);

	kill(server, SIGSTOP);
	started_us = clock_monotonic_us();
	assert_int_equal(read_count(), STATUS_UNAVAILABLE);
	assert_in_range(elapsed_ms(started_us), 1000, 7000);
	kill(server, SIGCONT);
	usleep(1100 * 1000);
	assert_int_equal(read_count(), STATUS_OK);
}

int
main(void)
{
#define FRESH(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		FRESH(only_ok_commits),
		FRESH(work_may_ask_to_run_again_and_is_given_up_at_last),
		FRESH(a_transaction_inside_another_dooms_it),
		FRESH(a_conflict_undoes_its_own_statement_alone),
		FRESH(a_snapshot_does_not_see_what_comes_later),
		FRESH(a_rollback_behind_our_back_is_noticed),
		FRESH(an_error_after_the_first_row_kills_the_transaction),
		FRESH(a_lock_time_out_is_tried_again),
		FRESH(a_lock_held_too_long_is_given_up_within_the_budget),
		FRESH(a_deadlock_is_run_again_and_succeeds),
		FRESH(a_commit_whose_answer_is_lost_is_settled_by_the_key),
		FRESH(a_server_that_dies_is_met_again),
		FRESH(a_server_that_is_away_is_not_waited_for),
		FRESH(a_slow_statement_and_a_hung_server_are_given_up),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
