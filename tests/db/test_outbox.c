/**
 * @file
 * Announcing: the people concerned are told, each once, however many workers
 * deliver; what fails is tried again and says why.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "db/migrate.h"
#include "domain/lease.h"
#include "domain/outbox.h"
#include "domain/purge.h"
#include "support/db_fixture.h"

enum {
	BUYER = 11,
	APPROVER,
	COMPANY_FINANCE,
	FORMER_BUYER,
	OTHER_BUYER = 21,
	REP = 31,
	DESK,
	WAREHOUSE,
	CREDIT,
	DISABLED_DESK
};

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;

static void
person(int64_t id, const char *customer, const char *role, int state,
    int member_state)
{
	db_fixture_run(&fixture,
	    text_format(mem,
		"INSERT INTO users (id, login, name, state, created_at)"
		" VALUES (%lld, 'u%lld', 'U', %d, '2026-01-01')",
		(long long)id, (long long)id, state));
	db_fixture_run(&fixture,
	    text_format(mem,
		"INSERT INTO memberships (id, user_id, customer_id, state)"
		" VALUES (%lld, %lld, %s, %d)",
		(long long)id, (long long)id, customer, member_state));
	db_fixture_run(&fixture,
	    text_format(mem,
		"INSERT INTO membership_roles (membership_id, role)"
		" VALUES (%lld, '%s')",
		(long long)id, role));
}

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(64 * 1024 * 1024);
	db_fixture_open(&fixture, "outbox");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	person(REP, "NULL", "sales_rep", 1, 1);
	db_fixture_run(&fixture,
	    "INSERT INTO customers (id, code, name, name_en, sort_key, initials,"
	    " rep_id, created_at) VALUES"
	    " (1, 'C1', '甲公司', 'Jia Co', 'jia', 'j', 31, '2026-01-01'),"
	    " (2, 'C2', '乙公司', NULL, 'yi', 'y', NULL, '2026-01-01')");
	person(BUYER, "1", "buyer", 1, 1);
	person(APPROVER, "1", "distributor_admin", 1, 1);
	person(COMPANY_FINANCE, "1", "distributor_finance", 1, 1);
	person(FORMER_BUYER, "1", "buyer", 1, 2);
	person(OTHER_BUYER, "2", "buyer", 1, 1);
	person(DESK, "NULL", "order_desk", 1, 1);
	person(WAREHOUSE, "NULL", "warehouse", 1, 1);
	person(CREDIT, "NULL", "credit_officer", 1, 1);
	person(DISABLED_DESK, "NULL", "order_desk", 2, 1);
	db = db_new(&fixture.options);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	db_free(db);
	db_fixture_close(&fixture);
	arena_free(mem);
	return 0;
}

static int
empty(void **state)
{
	(void)state;
	db_fixture_run(&fixture, "DELETE FROM notifications");
	db_fixture_run(&fixture, "DELETE FROM notification_counts");
	db_fixture_run(&fixture, "DELETE FROM outbox");
	return 0;
}

/* One event to be written. */
struct event {
	enum outbox_kind kind;
	int64_t customer_id;
	const char *number;
	const char *reason;
	enum status then; /* what the act returns after it was written */
};

static enum status
write_event(struct db *conn, struct act *act, void *context)
{
	const struct event *event = context;
	enum status st;

	st = outbox_add(conn, act, event->kind, 7, event->customer_id, "NO",
	    event->number, "REASON", event->reason, NULL);
	return st == STATUS_OK ? event->then : st;
}

static enum status
happen(int64_t actor, struct event event)
{
	struct actor who = { .user_id = actor };
	struct act act = { .who = &who, .mem = mem, .now = { NOW } };

	return act_run(db, &act, write_event, &event);
}

static int64_t
deliver(int64_t at_ms)
{
	int64_t done = -1;

	assert_int_equal(
	    outbox_deliver(db, mem, (struct instant){ at_ms }, 500, &done),
	    STATUS_OK);
	return done;
}

static int64_t
count(const char *sql)
{
	return db_fixture_number(&fixture, sql);
}

/* The users told, as bits by their place in `people`. */
static void
assert_told(const int64_t *people, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(count(text_format(mem,
				     "SELECT COUNT(*) FROM notifications"
				     " WHERE user_id = %lld",
				     (long long)people[i])),
		    1);
	assert_int_equal(count("SELECT COUNT(*) FROM notifications"), n);
	assert_int_equal(
	    count("SELECT IFNULL(SUM(unread), 0) FROM notification_counts"), n);
}

static void
a_submit_tells_company_rep_and_desk_but_not_who_did_it(void **state)
{
	const int64_t told[] = { APPROVER, COMPANY_FINANCE, REP, DESK };

	(void)state;
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_SUBMITTED, 1,
				 "SO-00000078", NULL, STATUS_OK }),
	    STATUS_OK);
	assert_int_equal(count("SELECT COUNT(*) FROM notifications"), 0);
	assert_int_equal(deliver(NOW), 1);
	assert_told(told, ARRAY_LEN(told));
	assert_int_equal(count("SELECT COUNT(*) FROM notifications WHERE"
			       " path = '/orders/SO-00000078'"
			       " AND kind = 'order.submitted'"
			       " AND detail LIKE '%CUSTOMER=甲公司\n%'"
			       " AND detail LIKE '%CUSTOMER_EN=Jia Co\n%'"),
	    ARRAY_LEN(told));
}

static void
another_company_hears_nothing(void **state)
{
	const int64_t told[] = { OTHER_BUYER, DESK };

	(void)state;
	assert_int_equal(happen(0,
			     (struct event){ EVENT_ORDER_SUBMITTED, 2,
				 "SO-00000086", NULL, STATUS_OK }),
	    STATUS_OK);
	assert_int_equal(deliver(NOW), 1);
	assert_told(told, ARRAY_LEN(told));
}

static void
each_kind_has_its_audience(void **state)
{
	const int64_t approvers[] = { APPROVER };
	const int64_t refused[] = { REP, DESK, WAREHOUSE };
	const int64_t held[] = { BUYER, APPROVER, COMPANY_FINANCE, REP,
		CREDIT };

	(void)state;
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_AWAITING_APPROVAL, 1,
				 "SO-1", NULL, STATUS_OK }),
	    STATUS_OK);
	deliver(NOW);
	assert_told(approvers, ARRAY_LEN(approvers));

	empty(NULL);
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_SHIPMENT_REFUSED, 1, "SH-1",
				 "破损", STATUS_OK }),
	    STATUS_OK);
	deliver(NOW);
	assert_told(refused, ARRAY_LEN(refused));
	assert_int_equal(count("SELECT COUNT(*) FROM notifications"
			       " WHERE path = '/shipments/SH-1'"),
	    3);

	empty(NULL);
	assert_int_equal(
	    happen(0,
		(struct event){ EVENT_ORDER_HELD, 1, "SO-1", NULL, STATUS_OK }),
	    STATUS_OK);
	deliver(NOW);
	assert_told(held, ARRAY_LEN(held));
}

static void
every_kind_has_a_name_and_an_audience(void **state)
{
	(void)state;
	for (unsigned i = EVENT_NONE + 1; i < EVENT_COUNT; i++) {
		enum outbox_kind kind = (enum outbox_kind)i;

		assert_non_null(outbox_kind_name(kind));
		assert_int_equal(outbox_kind_find(outbox_kind_name(kind)), i);
		assert_true(outbox_audience(kind) != 0);
	}
	assert_int_equal(outbox_kind_find("order.eaten"), EVENT_NONE);
}

static void
facts_come_back_as_one_line_each(void **state)
{
	struct text detail = text_new(mem, 2000);

	(void)state;
	text_add(&detail, "NO=SO-1\nREASON=a=b\nORDER=\n");
	assert_string_equal(outbox_fact(mem, detail.bytes, "NO"), "SO-1");
	assert_string_equal(outbox_fact(mem, detail.bytes, "REASON"), "a=b");
	assert_string_equal(outbox_fact(mem, detail.bytes, "ORDER"), "");
	assert_null(outbox_fact(mem, detail.bytes, "REAS"));
	assert_null(outbox_fact(mem, detail.bytes, "SO-1"));
}

static void
a_reason_cannot_forge_a_fact(void **state)
{
	struct text reason = text_new(mem, 4000);

	(void)state;
	text_add(&reason, "x\nNO=SO-9\r\n");
	for (int i = 0; i < 500; i++)
		text_add(&reason, "长");
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_REJECTED, 1, "SO-1",
				 reason.bytes, STATUS_OK }),
	    STATUS_OK);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE"
			       " detail LIKE 'NO=SO-1\nREASON=x NO=SO-9%'"
			       " AND CHAR_LENGTH(detail) = 216"),
	    1);
}

static void
an_event_without_its_number_is_a_bug(void **state)
{
	(void)state;
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_REJECTED, 1, NULL, "x",
				 STATUS_OK }),
	    STATUS_BUG);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox"), 0);
}

static void
what_is_rolled_back_is_not_announced(void **state)
{
	(void)state;
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_SUBMITTED, 1, "SO-1",
				 NULL, STATUS_CONFLICT }),
	    STATUS_CONFLICT);
	assert_int_equal(deliver(NOW), 0);
	assert_int_equal(count("SELECT COUNT(*) FROM notifications"), 0);
}

static void
a_row_that_fails_says_why_and_is_tried_later(void **state)
{
	(void)state;
	db_fixture_run(&fixture,
	    "INSERT INTO outbox (id, at, kind, object_kind, object_id,"
	    " customer_id, detail, next_at) VALUES (900, '2026-11-21 09:00:00',"
	    " 'order.eaten', 'order', 1, 1, 'NO=SO-1\n',"
	    " '2026-11-21 09:00:00')");
	assert_int_equal(happen(BUYER,
			     (struct event){ EVENT_ORDER_SUBMITTED, 1, "SO-1",
				 NULL, STATUS_OK }),
	    STATUS_OK);
	/* The other row is not held up. */
	assert_int_equal(deliver(NOW), 1);
	assert_int_equal(count("SELECT attempts FROM outbox WHERE id = 900"
			       " AND done_at IS NULL"
			       " AND failure = 'unknown kind'"
			       " AND next_at = '2026-11-21 09:00:01'"),
	    1);
	deliver(NOW + 999);
	assert_int_equal(
	    count("SELECT attempts FROM outbox WHERE id = 900"), 1);
	deliver(NOW + 1000);
	assert_int_equal(count("SELECT attempts FROM outbox WHERE id = 900"
			       " AND next_at = '2026-11-21 09:00:03'"),
	    2);
	db_fixture_run(
	    &fixture, "UPDATE outbox SET attempts = 40 WHERE id = 900");
	deliver(NOW + 3000);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE id = 900"
			       " AND next_at = '2026-11-21 10:00:03'"),
	    1);
}

/* A worker of its own: delivers until nothing is due. */
static pid_t
start_worker(void)
{
	pid_t child = fork();
	struct arena *own;
	struct db *conn;
	int64_t done = 0;

	assert_true(child >= 0);
	if (child != 0)
		return child;
	conn = db_new(&fixture.options);
	own = arena_new(64 * 1024 * 1024);
	for (int i = 0; i < 200; i++) {
		if (outbox_deliver(conn, own, (struct instant){ NOW + 60000 },
			20, &done) != STATUS_OK)
			_exit(1);
		arena_reset(own);
		if (done > 0)
			i = 0;
		usleep(1000);
		if (done == 0 && i > 100)
			break;
	}
	_exit(0);
}

static void
two_workers_tell_nobody_twice(void **state)
{
	enum {
		EVENTS = 300,
		TOLD = 4
	};
	pid_t workers[2];
	int how;

	(void)state;
	for (int i = 0; i < EVENTS; i++)
		assert_int_equal(happen(BUYER,
				     (struct event){ EVENT_ORDER_SUBMITTED, 1,
					 "SO-1", NULL, STATUS_OK }),
		    STATUS_OK);
	for (size_t i = 0; i < ARRAY_LEN(workers); i++)
		workers[i] = start_worker();
	for (size_t i = 0; i < ARRAY_LEN(workers); i++) {
		assert_int_equal(waitpid(workers[i], &how, 0), workers[i]);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL"), 0);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox"
			       " WHERE attempts <> 1 OR failure IS NOT NULL"),
	    0);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM notifications"), EVENTS * TOLD);
	assert_int_equal(count("SELECT COUNT(*) FROM notification_counts"
			       " WHERE unread = 300"),
	    TOLD);
}

static void
a_lease_has_one_holder(void **state)
{
	(void)state;
	assert_int_equal(lease_take(db, "t", "one", 60), STATUS_OK);
	assert_int_equal(lease_take(db, "t", "two", 60), STATUS_CONFLICT);
	assert_int_equal(lease_take(db, "t", "one", 60), STATUS_OK);
	assert_int_equal(lease_give_back(db, "t", "two"), STATUS_OK);
	assert_int_equal(lease_take(db, "t", "two", 60), STATUS_CONFLICT);
	assert_int_equal(lease_give_back(db, "t", "one"), STATUS_OK);
	assert_int_equal(lease_take(db, "t", "two", 1), STATUS_OK);
	assert_int_equal(lease_take(db, "t", "one", 1), STATUS_CONFLICT);
	usleep(1100000);
	assert_int_equal(lease_take(db, "t", "one", 1), STATUS_OK);
}

static void
what_is_no_longer_needed_goes(void **state)
{
	int64_t gone;

	(void)state;
	db_fixture_run(&fixture,
	    "INSERT INTO form_tokens (token, user_id, result, acted_at) VALUES"
	    " ('old', 1, '', '2026-11-14 08:59:59'),"
	    " ('new', 1, '', '2026-11-14 09:00:01')");
	db_fixture_run(&fixture,
	    "INSERT INTO sign_in_failures (at, login, address) VALUES"
	    " ('2026-11-20 08:59:59', 'a', 'b'),"
	    " ('2026-11-20 09:00:01', 'a', 'b')");
	db_fixture_run(&fixture,
	    "INSERT INTO sessions (token_hash, user_id, side, name, company,"
	    " role_names, company_count, zone_minutes, reach, csrf_secret,"
	    " remember, created_at, seen_at, expires_at, address, agent)"
	    " SELECT x.h, 1, 1, '', '', '', 1, 480, '', '', 0, '2026-01-01',"
	    " '2026-01-01', x.e, '', '' FROM (SELECT 'old' AS h,"
	    " '2026-11-21 08:59:59' AS e UNION SELECT 'new',"
	    " '2026-11-21 09:00:01') AS x");
	db_fixture_run(&fixture,
	    "INSERT INTO outbox (at, kind, object_kind, object_id, detail,"
	    " done_at, next_at) VALUES"
	    " ('2026-01-01', 'k', 'order', 1, '', '2026-10-22 08:59:59',"
	    "  '2026-01-01'),"
	    " ('2026-01-01', 'k', 'order', 1, '', '2026-10-22 09:00:01',"
	    "  '2026-01-01'),"
	    " ('2026-01-01', 'k', 'order', 1, '', NULL, '2026-01-01')");
	db_fixture_run(&fixture,
	    "INSERT INTO notifications (user_id, outbox_id, at, kind, path,"
	    " detail, read_at) VALUES"
	    " (12, 1, '2025-10-17 08:59:59', 'k', '/', '', NULL),"
	    " (11, 1, '2025-10-17 08:59:59', 'k', '/', '', NULL),"
	    " (11, 2, '2025-10-17 08:59:59', 'k', '/', '', '2026-01-01'),"
	    " (11, 3, '2025-10-17 09:00:01', 'k', '/', '', NULL)");
	db_fixture_run(&fixture,
	    "INSERT INTO notification_counts VALUES (11, 2), (12, 1)");
	assert_int_equal(
	    purge_run(db, mem, (struct instant){ NOW }, &gone), STATUS_OK);
	assert_int_equal(gone, 7);
	assert_int_equal(count("SELECT outbox_id FROM notifications"), 3);
	assert_int_equal(
	    count("SELECT unread FROM notification_counts WHERE user_id = 11"),
	    1);
	assert_int_equal(
	    count("SELECT unread FROM notification_counts WHERE user_id = 12"),
	    0);
	assert_int_equal(count("SELECT COUNT(*) FROM form_tokens"), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM sign_in_failures"), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM sessions"), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox"), 2);
	assert_int_equal(
	    purge_run(db, mem, (struct instant){ NOW }, &gone), STATUS_OK);
	assert_int_equal(gone, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    a_submit_tells_company_rep_and_desk_but_not_who_did_it,
		    empty),
		cmocka_unit_test_setup(another_company_hears_nothing, empty),
		cmocka_unit_test_setup(each_kind_has_its_audience, empty),
		cmocka_unit_test(every_kind_has_a_name_and_an_audience),
		cmocka_unit_test(facts_come_back_as_one_line_each),
		cmocka_unit_test_setup(a_reason_cannot_forge_a_fact, empty),
		cmocka_unit_test_setup(
		    an_event_without_its_number_is_a_bug, empty),
		cmocka_unit_test_setup(
		    what_is_rolled_back_is_not_announced, empty),
		cmocka_unit_test_setup(
		    a_row_that_fails_says_why_and_is_tried_later, empty),
		cmocka_unit_test_setup(two_workers_tell_nobody_twice, empty),
		cmocka_unit_test(a_lease_has_one_holder),
		cmocka_unit_test_setup(what_is_no_longer_needed_goes, empty),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
