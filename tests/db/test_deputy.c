/**
 * @file
 * Deputies: named for days, they decide in the absent one's place on these days,
 * nothing that either did, and nothing that is not written down.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "db/migrate.h"
#include "domain/credit_review.h"
#include "domain/deputy.h"
#include "domain/session.h"
#include "support/db_fixture.h"

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */
#define DAY_MS INT64_C(86400000)

enum {
	ABSENT = 1,
	DEPUTY,
	ASKER,
	OPINION,
	THIRD
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static const struct day today = { 2026, 11, 21 };

static void
run(const char *sql)
{
	db_fixture_run(&fixture, sql);
}

static int64_t
count(const char *sql)
{
	return db_fixture_number(&fixture, sql);
}

/* Somebody of staff with a session; the token is the login. */
static void
person(int id, const char *login, const char *role)
{
	char hash[65];

	digest_sha256(login, strlen(login), hash);
	run(text_format(mem,
	    "INSERT INTO users (id, login, name, created_at) VALUES"
	    " (%d, '%s', '%s', '2026-01-01')",
	    id, login, login));
	run(text_format(mem,
	    "INSERT INTO memberships (id, user_id, team_id) VALUES"
	    " (%d, %d, 1)",
	    id, id));
	run(text_format(mem,
	    "INSERT INTO membership_roles VALUES (%d, '%s')", id, role));
	run(text_format(mem,
	    "INSERT INTO sessions (token_hash, user_id, side, team_id, name,"
	    " company, role_names, company_count, zone_minutes, reach,"
	    " csrf_secret, remember, created_at, seen_at, expires_at, address,"
	    " agent) VALUES ('%s', %d, 2, 1, '%s', '', '%s', 1, 480, '11', 'x',"
	    " 0, '2026-11-21', '2026-11-21 09:00:00', '2027-11-21', '', '')",
	    hash, id, login, role));
}

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	db_fixture_open(&fixture, "deputy");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	run("INSERT INTO teams (id, name, name_en) VALUES (1, '一组', 'One')");
	person(ABSENT, "absent", "executive");
	person(DEPUTY, "deputy", "warehouse");
	person(ASKER, "asker", "sales_rep");
	person(OPINION, "opinion", "manager");
	person(THIRD, "third", "warehouse");
	run("INSERT INTO customers (id, code, name, sort_key, initials,"
	    " created_at) VALUES (1, 'C1', '甲', 'jia', 'j', '2026-01-01')");
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
	run("DELETE FROM deputy_decisions");
	run("DELETE FROM deputies");
	run("UPDATE sessions SET deputy_of = NULL,"
	    " seen_at = '2026-11-21 09:00:00'");
	run("UPDATE users SET state = 1");
	run("DELETE FROM credit_review_events");
	run("DELETE FROM credit_reviews");
	return 0;
}

static struct actor
signed_in_at(const char *login, int64_t now_ms)
{
	struct session session;
	struct actor who;

	run(text_format(mem,
	    "UPDATE sessions SET seen_at = '2026-11-21' + INTERVAL %lld SECOND"
	    " WHERE name = '%s'",
	    (long long)((now_ms - INT64_C(1795219200000)) / 1000), login));
	assert_int_equal(session_find(db, mem, login,
			     (struct instant){ now_ms }, &who, &session),
	    STATUS_OK);
	return who;
}

static struct actor
signed_in(const char *login)
{
	return signed_in_at(login, NOW);
}

static struct actor
absent_one(void)
{
	struct actor who = signed_in("absent");

	who.reach[ACTION_CREDIT_DECIDE] = SCOPE_ALL;
	return who;
}

static struct act
act_of(const struct actor *who, int64_t now_ms)
{
	return (struct act){
		.who = who, .mem = mem, .now = { now_ms }, .address = ""
	};
}

static enum status
name(const struct actor *who, int64_t deputy, struct day from, struct day to,
    enum deputy_fault *fault)
{
	struct act act = act_of(who, NOW);

	return deputy_name(db, &act,
	    &(struct deputy){
		.deputy_id = deputy, .from = from, .to = to, .note = "away" },
	    today, fault);
}

/* Named for today and the next days; changed over. */
static struct actor
in_place(void)
{
	struct actor absent = absent_one();
	struct actor who = signed_in("deputy");
	struct act act = act_of(&who, NOW);
	enum deputy_fault fault;

	assert_int_equal(
	    name(&absent, DEPUTY, today, (struct day){ 2026, 11, 23 }, &fault),
	    STATUS_OK);
	assert_int_equal(
	    deputy_begin(db, &act,
		count("SELECT MAX(id) FROM deputies"), today, 480),
	    STATUS_OK);
	return signed_in("deputy");
}

static void
a_deputy_is_an_active_colleague_for_days_to_come(void **state)
{
	struct day later = { 2026, 12, 1 };
	struct actor absent = absent_one();
	struct actor nobody = signed_in("third");
	enum deputy_fault fault;

	(void)state;
	assert_int_equal(name(&nobody, DEPUTY, today, later, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    name(&absent, ABSENT, today, later, &fault), STATUS_INVALID);
	assert_int_equal(fault, DEPUTY_FAULT_PERSON);
	run("UPDATE users SET state = 2 WHERE id = 2");
	assert_int_equal(
	    name(&absent, DEPUTY, today, later, &fault), STATUS_INVALID);
	assert_int_equal(fault, DEPUTY_FAULT_PERSON);
	run("UPDATE users SET state = 1 WHERE id = 2");
	assert_int_equal(name(&absent, DEPUTY, (struct day){ 2026, 11, 20 },
			     later, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, DEPUTY_FAULT_FROM);
	assert_int_equal(
	    name(&absent, DEPUTY, later, today, &fault), STATUS_INVALID);
	assert_int_equal(fault, DEPUTY_FAULT_TO);
	assert_int_equal(
	    name(&absent, DEPUTY, today, later, &fault), STATUS_OK);
	assert_int_equal(name(&absent, THIRD, later, later, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, DEPUTY_FAULT_OVERLAP);
	assert_int_equal(name(&absent, THIRD, (struct day){ 2026, 12, 2 },
			     (struct day){ 2026, 12, 2 }, &fault),
	    STATUS_OK);
}

static void
the_place_has_what_deciding_needs_and_no_more(void **state)
{
	struct actor who = in_place();

	(void)state;
	assert_int_equal(who.user_id, DEPUTY);
	assert_int_equal(who.deputy_of, ABSENT);
	assert_string_equal(who.deputy_name, "absent");
	assert_string_equal(who.role_names, "executive");
	assert_true(actor_may(&who, ACTION_CREDIT_DECIDE));
	assert_true(actor_may(&who, ACTION_HOLD_RELEASE));
	assert_true(actor_may(&who, ACTION_MONEY_SEE));
	assert_false(actor_may(&who, ACTION_PRIVATE_SEE));
	assert_false(actor_may(&who, ACTION_AUDIT_SEE));
	assert_true(actor_is(&who, ABSENT));
	assert_true(actor_is(&who, DEPUTY));
	assert_false(actor_is(&who, 0));
}

static void
the_place_ends_with_the_last_day(void **state)
{
	struct actor who = in_place();

	(void)state;
	/* The 23rd ends in China at 16:00 UTC. */
	who = signed_in_at("deputy",
	    NOW + 2 * DAY_MS + INT64_C(7) * 3600 * 1000 - 1000);
	assert_int_equal(who.deputy_of, ABSENT);
	who = signed_in_at(
	    "deputy", NOW + 2 * DAY_MS + INT64_C(7) * 3600 * 1000);
	assert_int_equal(who.deputy_of, 0);
	assert_false(actor_may(&who, ACTION_CREDIT_DECIDE));
	assert_string_equal(who.role_names, "warehouse");
}

static void
nobody_changes_over_before_his_days_or_into_others(void **state)
{
	struct actor absent = absent_one();
	struct actor who = signed_in("deputy");
	struct actor third = signed_in("third");
	struct act act = act_of(&who, NOW);
	struct act other = act_of(&third, NOW);
	struct day tomorrow = { 2026, 11, 22 };
	enum deputy_fault fault;
	int64_t id;

	(void)state;
	assert_int_equal(
	    name(&absent, DEPUTY, tomorrow, tomorrow, &fault), STATUS_OK);
	id = count("SELECT MAX(id) FROM deputies");
	assert_int_equal(
	    deputy_begin(db, &act, id, today, 480), STATUS_CONFLICT);
	assert_int_equal(deputy_begin(db, &act, id, (struct day){ 2026, 11, 23 },
			     480),
	    STATUS_CONFLICT);
	assert_int_equal(
	    deputy_begin(db, &other, id, tomorrow, 480), STATUS_NOT_FOUND);
	assert_int_equal(deputy_end(db, &other, id), STATUS_NOT_FOUND);
	assert_int_equal(
	    deputy_begin(db, &act, id, tomorrow, 480), STATUS_OK);
}

static void
called_off_it_is_over_at_once(void **state)
{
	struct actor who = in_place();
	struct actor absent = absent_one();
	struct act act = act_of(&absent, NOW);

	(void)state;
	assert_int_equal(who.deputy_of, ABSENT);
	assert_int_equal(
	    deputy_end(db, &act, count("SELECT MAX(id) FROM deputies")),
	    STATUS_OK);
	who = signed_in("deputy");
	assert_int_equal(who.deputy_of, 0);
	assert_int_equal(
	    deputy_end(db, &act, count("SELECT MAX(id) FROM deputies")),
	    STATUS_NOT_FOUND);
}

/* --- Deciding --------------------------------------------------------------------- */

static void
review(int id, int asked_by, int opinion_by)
{
	run(text_format(mem,
	    "INSERT INTO credit_reviews (id, customer_id, kind, state,"
	    " wanted_limit_fen, wanted_term_kind, wanted_term_days, reason,"
	    " survey, band, asked_by, opinion_by, created_at, state_since)"
	    " VALUES (%d, 1, %d, 5, 9000000000, 1, 30, 'x', '', 3, %d, %d,"
	    " '2026-11-01', '2026-11-01')",
	    id, id, asked_by, opinion_by));
}

static enum status
refuse_it(const struct actor *who, int64_t id, int64_t now_ms)
{
	struct act act = act_of(who, now_ms);
	enum credit_review_fault fault;

	return credit_review_decide(db, &act, id,
	    &(struct credit_decision){ .approve = false, .note = "no" },
	    &fault, NULL);
}

static void
what_is_decided_in_the_place_is_written_down(void **state)
{
	struct actor who = in_place();
	struct actor own = signed_in("third");
	const struct deputy_decision *decision;
	struct db_rows rows;

	(void)state;
	review(1, ASKER, OPINION);
	assert_int_equal(refuse_it(&own, 1, NOW), STATUS_NOT_FOUND);
	assert_int_equal(refuse_it(&who, 1, NOW), STATUS_OK);
	assert_int_equal(
	    count("SELECT decided_by FROM credit_reviews WHERE id = 1"),
	    DEPUTY);
	assert_int_equal(count("SELECT COUNT(*) FROM deputy_decisions WHERE"
			       " deputy_id = 2 AND absent_id = 1 AND"
			       " object_kind = 'credit_review' AND"
			       " object_id = 1"),
	    1);
	assert_int_equal(
	    deputy_decisions(db, mem, &who, &rows), STATUS_OK);
	decision = rows.items;
	assert_int_equal(rows.count, 1);
	assert_string_equal(decision->absent, "absent");
	/* The last digit checks the others. */
	assert_true(text_starts_with(decision->number, "CR-0000001"));
}

static void
neither_judges_what_either_did(void **state)
{
	struct actor who = in_place();

	(void)state;
	review(1, ABSENT, OPINION);
	review(2, ASKER, DEPUTY);
	assert_int_equal(refuse_it(&who, 1, NOW), STATUS_FORBIDDEN);
	assert_int_equal(refuse_it(&who, 2, NOW), STATUS_FORBIDDEN);
	run("UPDATE credit_reviews SET asked_by = 2 WHERE id = 1");
	run("UPDATE credit_reviews SET opinion_by = 1 WHERE id = 2");
	assert_int_equal(refuse_it(&who, 1, NOW), STATUS_FORBIDDEN);
	assert_int_equal(refuse_it(&who, 2, NOW), STATUS_FORBIDDEN);
	assert_int_equal(count("SELECT COUNT(*) FROM deputy_decisions"), 0);
}

/* The session was read before; the decision looks again. */
static void
a_place_that_ended_meanwhile_decides_nothing(void **state)
{
	struct actor who = in_place();

	(void)state;
	review(1, ASKER, OPINION);
	assert_int_equal(
	    refuse_it(&who, 1, NOW + 3 * DAY_MS), STATUS_FORBIDDEN);
	run("UPDATE users SET state = 2 WHERE id = 1");
	assert_int_equal(refuse_it(&who, 1, NOW), STATUS_FORBIDDEN);
	run("UPDATE users SET state = 1 WHERE id = 1");
	run("UPDATE deputies SET ended_at = '2026-11-21'");
	assert_int_equal(refuse_it(&who, 1, NOW), STATUS_FORBIDDEN);
	assert_int_equal(
	    count("SELECT state FROM credit_reviews WHERE id = 1"), 5);
}

static enum status
write_something(struct db *conn, struct act *act, void *context)
{
	(void)conn;
	(void)act;
	(void)context;
	return STATUS_OK;
}

static void
nothing_else_is_done_in_the_place(void **state)
{
	struct actor who = in_place();
	struct act act = act_of(&who, NOW);
	enum deputy_fault fault;

	(void)state;
	assert_int_equal(
	    act_run(db, &act, write_something, NULL), STATUS_FORBIDDEN);
	assert_int_equal(name(&who, THIRD, today, today, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(deputy_leave(db, &act), STATUS_OK);
	who = signed_in("deputy");
	assert_int_equal(who.deputy_of, 0);
	act = act_of(&who, NOW);
	assert_int_equal(
	    act_run(db, &act, write_something, NULL), STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    a_deputy_is_an_active_colleague_for_days_to_come, empty),
		cmocka_unit_test_setup(
		    the_place_has_what_deciding_needs_and_no_more, empty),
		cmocka_unit_test_setup(
		    the_place_ends_with_the_last_day, empty),
		cmocka_unit_test_setup(
		    nobody_changes_over_before_his_days_or_into_others, empty),
		cmocka_unit_test_setup(called_off_it_is_over_at_once, empty),
		cmocka_unit_test_setup(
		    what_is_decided_in_the_place_is_written_down, empty),
		cmocka_unit_test_setup(neither_judges_what_either_did, empty),
		cmocka_unit_test_setup(
		    a_place_that_ended_meanwhile_decides_nothing, empty),
		cmocka_unit_test_setup(
		    nothing_else_is_done_in_the_place, empty),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
