/**
 * @file
 * Accounts: who gets in, after how many tries, with which codes, for how long;
 * links that work once; what administrators may change, and from when it holds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "db/migrate.h"
#include "domain/credential.h"
#include "domain/invitation.h"
#include "domain/message.h"
#include "domain/purge.h"
#include "domain/session.h"
#include "domain/setting.h"
#include "domain/sign_in.h"
#include "domain/two_factor.h"
#include "domain/user.h"
#include "support/db_fixture.h"

enum {
	ADMIN = 1,
	OFFICER = 3,
	OWNER_1 = 11, /* administrator of customer 1 */
	BUYER_1 = 12,
	BOTH = 13, /* buyer of customers 1 and 2 */
	OWNER_2 = 21
};

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */
#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define GOOD "four plain words"
#define NEW_ONE "quite another one"

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static int64_t now_ms;

static void
run(const char *sql)
{
	db_fixture_run(&fixture, sql);
}

static int64_t
number(const char *sql)
{
	return db_fixture_number(&fixture, sql);
}

static void
must_have(const char *roles)
{
	run(text_format(mem,
	    "UPDATE settings SET value = '%s' WHERE name = 'two_factor_roles'",
	    roles));
	setting_forget();
}

static int
open_all(void **state)
{
	(void)state;
	setenv("QUTONG_SECRET_KEY", "a key of an instance, at least 32", 1);
	mem = arena_new(64 * 1024 * 1024);
	db_fixture_open(&fixture, "account");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
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
fill(void **state)
{
	static const char *const empty[] = { "sessions", "sign_in_steps",
		"sign_in_failures", "known_devices", "two_factors",
		"recovery_codes", "invitations", "password_resets", "messages",
		"outbox", "audit", "membership_roles", "memberships",
		"credentials", "users", "credit_accounts", "customers",
		"form_tokens" };
	const char *hash;

	(void)state;
	unsetenv("QUTONG_MAIL_URL");
	for (size_t i = 0; i < ARRAY_LEN(empty); i++)
		run(text_format(mem, "DELETE FROM %s", empty[i]));
	now_ms = NOW;
	must_have("");
	run("INSERT INTO customers (id, code, name, sort_key, initials,"
	    " created_at) VALUES (1, 'K1', '一号公司', 'a', 'a', '2026-01-01'),"
	    " (2, 'K2', '二号公司', 'b', 'b', '2026-01-01')");
	run("INSERT INTO users (id, login, name, created_at) VALUES"
	    " (1, 'admin@x.example', '管理', '2026-01-01'),"
	    " (3, 'officer@x.example', '信控', '2026-01-01'),"
	    " (11, 'owner@one.example', '老板', '2026-01-01'),"
	    " (12, 'buyer@one.example', '采购', '2026-01-01'),"
	    " (13, 'both@one.example', '两家', '2026-01-01'),"
	    " (21, 'owner@two.example', '他家', '2026-01-01')");
	run("INSERT INTO memberships (id, user_id, customer_id) VALUES"
	    " (1, 1, NULL), (3, 3, NULL), (11, 11, 1), (12, 12, 1),"
	    " (13, 13, 1), (14, 13, 2), (21, 21, 2)");
	run("INSERT INTO membership_roles (membership_id, role) VALUES"
	    " (1, 'admin'), (3, 'credit_officer'), (11, 'distributor_admin'),"
	    " (12, 'buyer'), (13, 'buyer'), (14, 'buyer'),"
	    " (21, 'distributor_admin')");
	assert_int_equal(password_hash(mem, GOOD, &hash), STATUS_OK);
	run(text_format(mem,
	    "INSERT INTO credentials (user_id, password_hash, changed_at)"
	    " SELECT id, '%s', '2026-01-01' FROM users",
	    hash));
	return 0;
}

/* --- Who does it ------------------------------------------------------------- */

static struct sign_in
from(const char *login, const char *password, const char *address)
{
	return (struct sign_in){
		.login = login,
		.password = password,
		.address = address,
		.agent = "Firefox",
		.device = "",
		.now = { now_ms },
	};
}

static struct signed_in
enter(const char *login)
{
	struct sign_in in = from(login, GOOD, "10.0.0.1");
	struct signed_in out;

	assert_int_equal(sign_in_password(db, mem, &in, &out), STATUS_OK);
	return out;
}

static enum status
find(const char *token, int64_t at, struct actor *who)
{
	struct session session;

	return session_find(db, mem, token, (struct instant){ at }, who,
	    &session);
}

/* Somebody signed in, who acts. */
struct person {
	struct actor who;
	char token[44];
};

static void
sign_in_person(struct person *person, const char *login)
{
	struct signed_in out = enter(login);

	assert_int_equal(out.next, SIGN_IN_DONE);
	memcpy(person->token, out.token, sizeof(out.token));
	assert_int_equal(
	    find(person->token, now_ms, &person->who), STATUS_OK);
}

static struct act
act_of(const struct person *person)
{
	return (struct act){
		.who = &person->who,
		.mem = mem,
		.now = { now_ms },
		.address = "10.0.0.1",
	};
}

static bool
is_in(const struct person *person)
{
	struct actor who;

	return find(person->token, now_ms, &who) == STATUS_OK;
}

/* --- Passwords --------------------------------------------------------------- */

static void
unknown_wrong_and_disabled_are_not_told_apart(void **state)
{
	static const struct {
		const char *login, *password;
		enum status st;
	} cases[] = {
		{ "buyer@one.example", GOOD, STATUS_OK },
		{ "  Buyer@ONE.example ", GOOD, STATUS_OK },
		{ "buyer@one.example", "wrong", STATUS_INVALID },
		{ "nobody@one.example", GOOD, STATUS_INVALID },
		{ "owner@two.example", GOOD, STATUS_INVALID },
		{ "", "", STATUS_INVALID },
	};

	(void)state;
	run("UPDATE users SET state = 2 WHERE id = 21");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct sign_in in =
		    from(cases[i].login, cases[i].password, "10.0.0.1");
		struct signed_in out;

		assert_int_equal(
		    sign_in_password(db, mem, &in, &out), cases[i].st);
	}
	assert_int_equal(number("SELECT COUNT(*) FROM sign_in_failures"), 4);
}

/* A time of the test as the database writes it. */
static const char *
at_text(int64_t ms)
{
	char iso[25];

	instant_to_iso((struct instant){ ms }, iso);
	iso[10] = ' ';
	iso[23] = '\0';
	return arena_strdup(mem, iso);
}

static void
fail_often(const char *login, const char *address, int times)
{
	/* What a hundred wrong passwords leave, without a hundred hashes. */
	for (int i = 0; i < times; i++)
		run(text_format(mem,
		    "INSERT INTO sign_in_failures (at, login, address) VALUES"
		    " ('%s', '%s', '%s')",
		    at_text(now_ms), login, address));
}

static enum status
try_from(const char *address, const char *device)
{
	struct sign_in in = from("buyer@one.example", GOOD, address);
	struct signed_in out;

	in.device = device;
	return sign_in_password(db, mem, &in, &out);
}

static void
failures_elsewhere_do_not_lock_the_owner_out(void **state)
{
	struct signed_in before = enter("buyer@one.example");

	(void)state;
	assert_int_equal(strlen(before.device), 43);
	fail_often("buyer@one.example", "66.0.0.1", 50);
	fail_often("buyer@one.example", "66.0.0.2", 49);
	assert_int_equal(try_from("66.0.0.3", ""), STATUS_OK);
	run("DELETE FROM known_devices WHERE address = '66.0.0.3'");
	fail_often("buyer@one.example", "66.0.0.2", 1);
	assert_int_equal(try_from("66.0.0.1", ""), STATUS_FORBIDDEN);
	assert_int_equal(try_from("66.0.0.9", ""), STATUS_FORBIDDEN);
	assert_int_equal(
	    try_from("66.0.0.9", "a token that nobody has"), STATUS_FORBIDDEN);
	/* The address from before; the browser from before, wherever it is. */
	assert_int_equal(try_from("10.0.0.1", ""), STATUS_OK);
	assert_int_equal(try_from("66.0.0.9", before.device), STATUS_OK);
	/* Another account is not concerned, nor is anybody an hour later. */
	struct sign_in in = from("owner@one.example", GOOD, "66.0.0.1");
	struct signed_in out;
	assert_int_equal(sign_in_password(db, mem, &in, &out), STATUS_OK);
	run("DELETE FROM known_devices");
	now_ms += HOUR + 1000;
	assert_int_equal(try_from("66.0.0.9", ""), STATUS_OK);
}

static void
a_known_browser_may_not_guess_for_ever_either(void **state)
{
	struct signed_in before = enter("buyer@one.example");

	(void)state;
	fail_often("buyer@one.example", "10.0.0.1", 100);
	assert_int_equal(try_from("10.0.0.1", ""), STATUS_FORBIDDEN);
	run("UPDATE sign_in_failures SET device_id ="
	    " (SELECT MAX(id) FROM known_devices)");
	assert_int_equal(
	    try_from("10.0.0.1", before.device), STATUS_FORBIDDEN);
	assert_int_equal(try_from("10.0.0.1", ""), STATUS_OK);
}

static void
one_address_tries_a_thousand_accounts_at_most(void **state)
{
	(void)state;
	run(text_format(mem,
	    "INSERT INTO sign_in_failures (at, login, address)"
	    " SELECT '%s', CONCAT('a', seq), '66.0.0.1' FROM seq_1_to_1000",
	    at_text(now_ms)));
	assert_int_equal(try_from("66.0.0.1", ""), STATUS_FORBIDDEN);
	assert_int_equal(try_from("66.0.0.2", ""), STATUS_OK);
}

static void
at_most_20_browsers_are_known(void **state)
{
	(void)state;
	for (int i = 0; i < 22; i++) {
		now_ms += 1000;
		enter("buyer@one.example");
	}
	assert_int_equal(number("SELECT COUNT(*) FROM known_devices"), 20);
}

/* --- Sessions ---------------------------------------------------------------- */

static char *
open_session(const char *login, bool remember)
{
	struct sign_in in = from(login, GOOD, "10.0.0.1");
	struct signed_in out;

	in.remember = remember;
	assert_int_equal(sign_in_password(db, mem, &in, &out), STATUS_OK);
	assert_int_equal(out.max_age, remember ? 30 * 24 * 3600 : 0);
	return arena_strdup(mem, out.token);
}

static void
touch_at(const char *token, int64_t at)
{
	struct actor who;

	assert_int_equal(find(token, at, &who), STATUS_OK);
	assert_int_equal(
	    session_touch(db, &who, (struct instant){ at }), STATUS_OK);
}

static void
sessions_end_when_idle_and_in_any_case(void **state)
{
	struct actor who;
	char *staff = open_session("admin@x.example", false);
	char *kept = open_session("admin@x.example", true);
	char *customer = open_session("buyer@one.example", false);
	char *kept_customer = open_session("buyer@one.example", true);

	(void)state;
	assert_int_equal(find(staff, NOW + 30 * MINUTE, &who), STATUS_OK);
	assert_int_equal(
	    find(staff, NOW + 30 * MINUTE + 1, &who), STATUS_NOT_FOUND);
	assert_int_equal(
	    find(kept, NOW + 30 * MINUTE + 1, &who), STATUS_NOT_FOUND);
	assert_int_equal(find(customer, NOW + 8 * HOUR, &who), STATUS_OK);
	assert_int_equal(
	    find(customer, NOW + 8 * HOUR + 1, &who), STATUS_NOT_FOUND);
	for (int64_t at = NOW; at < NOW + 12 * HOUR; at += 20 * MINUTE) {
		touch_at(staff, at);
		touch_at(kept, at);
		touch_at(customer, at);
	}
	assert_int_equal(find(staff, NOW + 12 * HOUR - 1, &who), STATUS_OK);
	assert_int_equal(find(staff, NOW + 12 * HOUR, &who), STATUS_NOT_FOUND);
	assert_int_equal(
	    find(customer, NOW + 12 * HOUR, &who), STATUS_NOT_FOUND);
	assert_int_equal(find(kept, NOW + 12 * HOUR, &who), STATUS_OK);
	assert_int_equal(
	    find(kept_customer, NOW + 30 * DAY - 1, &who), STATUS_OK);
	assert_int_equal(
	    find(kept_customer, NOW + 30 * DAY, &who), STATUS_NOT_FOUND);
}

static void
own_sessions_are_shown_and_ended(void **state)
{
	struct person here, there, other;
	struct session_line *lines;
	struct db_rows rows;
	struct act act;

	(void)state;
	sign_in_person(&other, "owner@one.example");
	sign_in_person(&there, "buyer@one.example");
	now_ms += 1000;
	sign_in_person(&here, "buyer@one.example");
	act = act_of(&here);
	assert_int_equal(session_list(db, mem, &here.who, act.now, &rows),
	    STATUS_OK);
	lines = rows.items;
	assert_int_equal(rows.count, 2);
	assert_true(lines[0].is_this);
	assert_false(lines[1].is_this);
	assert_string_equal(lines[0].address, "10.0.0.1");
	assert_string_equal(lines[0].agent, "Firefox");
	assert_int_equal(session_list(db, mem, &here.who,
			     (struct instant){ now_ms + 8 * HOUR }, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);

	assert_int_equal(
	    session_end(db, &act, other.who.session_id), STATUS_NOT_FOUND);
	assert_true(is_in(&other));
	assert_int_equal(
	    session_end(db, &act, there.who.session_id), STATUS_OK);
	assert_false(is_in(&there));
	sign_in_person(&there, "buyer@one.example");
	assert_int_equal(session_end_others(db, &act), STATUS_OK);
	assert_false(is_in(&there));
	assert_true(is_in(&here));
	assert_true(is_in(&other));
}

/* --- The second factor ------------------------------------------------------- */

/* The code of an app that has the secret. */
static const char *
app_code(const char *base32, int64_t at)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char secret[TWO_FACTOR_SECRET_BYTES];
	char *code = arena_alloc(mem, 9);
	unsigned bits = 0, value = 0;
	size_t length = 0;

	for (const char *c = base32; *c != '\0'; c++) {
		const char *letter = strchr(letters, *c);

		assert_non_null(letter);
		value = (value << 5 | (unsigned)(letter - letters)) & 0xfff;
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			secret[length++] = (unsigned char)(value >> bits);
		}
	}
	assert_int_equal(length, TWO_FACTOR_SECRET_BYTES);
	assert_int_equal(two_factor_code(secret, length,
			     two_factor_step((struct instant){ at }), 6, code),
	    STATUS_OK);
	return code;
}

static enum status
answer(const char *step, const char *code, struct signed_in *out)
{
	struct sign_in in = from("", "", "10.0.0.1");

	return sign_in_code(db, mem, step, code, &in, out);
}

/* The officer sets it up at the door.  @return the secret */
static const char *
set_up(struct two_factor_codes *codes)
{
	struct signed_in out = enter("officer@x.example");
	struct sign_in in = from("", "", "10.0.0.1");
	struct sign_in_step step;
	const char *secret;
	struct actor who;
	char token[44];

	assert_int_equal(out.next, SIGN_IN_SET_UP);
	memcpy(token, out.token, sizeof(token));
	/* The step is no session. */
	assert_int_equal(find(token, now_ms, &who), STATUS_NOT_FOUND);
	assert_int_equal(number("SELECT COUNT(*) FROM sessions"), 0);
	assert_int_equal(sign_in_step(db, mem, token,
			     (struct instant){ now_ms }, &step),
	    STATUS_OK);
	assert_true(step.must_set_up);
	secret = step.waiting.secret;
	assert_non_null(strstr(step.waiting.uri, secret));
	assert_int_equal(answer(token, app_code(secret, now_ms), &out),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    sign_in_set_up(db, mem, token, "000000", &in, &out, codes),
	    STATUS_INVALID);
	assert_int_equal(sign_in_set_up(db, mem, token,
			     app_code(secret, now_ms), &in, &out, codes),
	    STATUS_OK);
	assert_int_equal(out.next, SIGN_IN_DONE);
	assert_int_equal(find(out.token, now_ms, &who), STATUS_OK);
	assert_int_equal(who.user_id, OFFICER);
	assert_int_equal(sign_in_set_up(db, mem, token,
			     app_code(secret, now_ms), &in, &out, codes),
	    STATUS_NOT_FOUND);
	return secret;
}

static void
a_role_that_must_sets_it_up_before_anything_else(void **state)
{
	struct two_factor_codes codes;

	(void)state;
	must_have("admin,credit_officer,finance");
	set_up(&codes);
	/* Neither the secret nor a code stands in the database. */
	assert_int_equal(number("SELECT COUNT(*) FROM two_factors"
				" WHERE LENGTH(secret) > 60"),
	    1);
	assert_int_equal(
	    number(text_format(mem,
		"SELECT COUNT(*) FROM recovery_codes WHERE code_hash = '%s'",
		codes.code[0])),
	    0);
	assert_int_equal(number("SELECT COUNT(*) FROM recovery_codes"), 10);
	assert_int_equal(enter("buyer@one.example").next, SIGN_IN_DONE);
}

static void
a_code_counts_once_and_one_step_aside(void **state)
{
	struct two_factor_codes codes;
	struct signed_in step, out;
	const char *secret;

	(void)state;
	must_have("credit_officer");
	secret = set_up(&codes);
	step = enter("officer@x.example");
	assert_int_equal(step.next, SIGN_IN_CODE);
	/* The one it was set up with has counted. */
	assert_int_equal(answer(step.token, app_code(secret, now_ms), &out),
	    STATUS_INVALID);
	now_ms += 3 * MINUTE;
	assert_int_equal(
	    answer(step.token, app_code(secret, now_ms - MINUTE), &out),
	    STATUS_INVALID);
	assert_int_equal(
	    answer(step.token, app_code(secret, now_ms + MINUTE), &out),
	    STATUS_INVALID);
	assert_int_equal(
	    answer(step.token, app_code(secret, now_ms + MINUTE / 2), &out),
	    STATUS_OK);
	/* A later one has counted: earlier ones do no longer. */
	step = enter("officer@x.example");
	assert_int_equal(answer(step.token, app_code(secret, now_ms), &out),
	    STATUS_INVALID);
	now_ms += MINUTE;
	assert_int_equal(answer(step.token, app_code(secret, now_ms), &out),
	    STATUS_OK);
}

static void
a_recovery_code_counts_once(void **state)
{
	struct two_factor_codes codes;
	struct signed_in step, out;
	char *typed;

	(void)state;
	must_have("credit_officer");
	set_up(&codes);
	typed = arena_strdup(mem, codes.code[3]);
	for (char *c = typed; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
		if (*c == '-')
			*c = ' ';
	}
	step = enter("officer@x.example");
	assert_int_equal(answer(step.token, typed, &out), STATUS_OK);
	step = enter("officer@x.example");
	assert_int_equal(answer(step.token, typed, &out), STATUS_INVALID);
	assert_int_equal(answer(step.token, codes.code[4], &out), STATUS_OK);
}

static void
a_step_ends_after_ten_minutes_and_codes_are_counted(void **state)
{
	struct two_factor_codes codes;
	struct signed_in step, out;
	const char *secret;

	(void)state;
	must_have("credit_officer");
	secret = set_up(&codes);
	step = enter("officer@x.example");
	now_ms += 10 * MINUTE;
	assert_int_equal(answer(step.token, app_code(secret, now_ms), &out),
	    STATUS_NOT_FOUND);
	run("DELETE FROM sign_in_failures");
	for (int i = 0; i < 20; i++) {
		if (i % 10 == 0)
			step = enter("officer@x.example");
		assert_int_equal(
		    answer(step.token, "123456", &out), STATUS_INVALID);
	}
	/* Ten tries end a step, twenty an hour. */
	assert_int_equal(
	    answer(step.token, codes.code[0], &out), STATUS_NOT_FOUND);
	step = enter("officer@x.example");
	assert_int_equal(
	    answer(step.token, codes.code[0], &out), STATUS_FORBIDDEN);
}

static void
turning_it_off_asks_password_and_code(void **state)
{
	struct two_factor_codes codes, again;
	struct two_factor_proof proof = { .password = "wrong" };
	struct two_factor second;
	struct person officer;
	struct signed_in out;
	const char *secret;
	struct act act;

	(void)state;
	must_have("credit_officer");
	secret = set_up(&codes);
	now_ms += MINUTE;
	out = enter("officer@x.example");
	assert_int_equal(
	    answer(out.token, app_code(secret, now_ms), &out), STATUS_OK);
	assert_int_equal(find(out.token, now_ms, &officer.who), STATUS_OK);
	act = act_of(&officer);
	proof.code = codes.code[0];
	assert_int_equal(two_factor_off(db, &act, &proof), STATUS_INVALID);
	proof.password = GOOD;
	/* A role that must may not. */
	assert_int_equal(two_factor_off(db, &act, &proof), STATUS_FORBIDDEN);
	must_have("");
	proof.code = "111111";
	assert_int_equal(two_factor_off(db, &act, &proof), STATUS_INVALID);
	proof.code = codes.code[0];
	assert_int_equal(
	    two_factor_renew(db, &act, &proof, &again), STATUS_OK);
	proof.code = codes.code[1];
	assert_int_equal(two_factor_off(db, &act, &proof), STATUS_INVALID);
	proof.code = again.code[1];
	assert_int_equal(two_factor_off(db, &act, &proof), STATUS_OK);
	assert_int_equal(
	    two_factor_read(db, mem, &officer.who, &second), STATUS_OK);
	assert_false(second.is_on);
	assert_int_equal(enter("officer@x.example").next, SIGN_IN_DONE);
	assert_int_equal(number("SELECT COUNT(*) FROM outbox"
				" WHERE kind = 'account.second_off'"),
	    1);
}

static void
whoever_likes_turns_it_on(void **state)
{
	struct two_factor_codes codes;
	struct two_factor second;
	struct person buyer;
	struct act act;

	(void)state;
	sign_in_person(&buyer, "buyer@one.example");
	act = act_of(&buyer);
	assert_int_equal(
	    two_factor_confirm(db, &act, "000000", &codes), STATUS_CONFLICT);
	assert_int_equal(two_factor_begin(db, &act), STATUS_OK);
	assert_int_equal(
	    two_factor_read(db, mem, &buyer.who, &second), STATUS_OK);
	assert_true(second.is_begun);
	/* What waits is asked of nobody. */
	assert_int_equal(enter("buyer@one.example").next, SIGN_IN_DONE);
	assert_int_equal(
	    two_factor_confirm(db, &act,
		app_code(second.secret, now_ms + 5 * MINUTE), &codes),
	    STATUS_INVALID);
	assert_int_equal(two_factor_confirm(db, &act,
			     app_code(second.secret, now_ms), &codes),
	    STATUS_OK);
	assert_int_equal(enter("buyer@one.example").next, SIGN_IN_CODE);
	assert_int_equal(two_factor_begin(db, &act), STATUS_CONFLICT);
}

/* --- Links ------------------------------------------------------------------- */

/* The token of the one mail that waits; it is claimed. */
static const char *
mailed_token(const char *folder, const char *to)
{
	struct message message;

	assert_int_equal(
	    message_claim(db, mem, (struct instant){ now_ms }, &message),
	    STATUS_OK);
	assert_string_equal(message.mail, to);
	assert_true(text_starts_with(message.path, folder));
	assert_int_equal(number("SELECT COUNT(*) FROM messages"
				" WHERE sealed IS NOT NULL AND state = 2"),
	    1);
	assert_int_equal(message_finish(db, mem, (struct instant){ now_ms },
			     &message, FATE_SENT, NULL),
	    STATUS_OK);
	assert_int_equal(number("SELECT COUNT(*) FROM messages"
				" WHERE sealed IS NOT NULL"),
	    0);
	return message.path + strlen(folder);
}

static void
forget(const char *login)
{
	struct sign_in in = from(login, "", "10.0.0.1");

	assert_int_equal(credential_forgot(db, mem, &in), STATUS_OK);
}

static enum status
reset(const char *token, const char *password, enum password_fault *fault,
    struct signed_in *out)
{
	struct sign_in in = from("", "", "10.0.0.7");

	return credential_reset(db, mem, token, password, &in, fault, out);
}

static void
a_forgotten_password_is_set_by_a_link_once(void **state)
{
	enum password_fault fault;
	struct person buyer;
	struct signed_in out;
	const char *token;

	(void)state;
	setenv("QUTONG_MAIL_URL", "smtp://127.0.0.1", 1);
	sign_in_person(&buyer, "buyer@one.example");
	forget("Buyer@One.example");
	token = mailed_token("/password/reset/", "buyer@one.example");
	assert_int_equal(strlen(token), 43);
	assert_int_equal(
	    number(text_format(mem,
		"SELECT COUNT(*) FROM password_resets"
		" WHERE token_hash = '%s' OR login = '%s'",
		token, token)),
	    0);
	assert_int_equal(
	    reset(token, "short", &fault, &out), STATUS_INVALID);
	assert_int_equal(fault, PASSWORD_SHORT);
	assert_int_equal(
	    reset(token, "buyer@one.example", &fault, &out), STATUS_INVALID);
	assert_int_equal(fault, PASSWORD_PERSONAL);
	assert_true(is_in(&buyer));
	assert_int_equal(reset(token, NEW_ONE, &fault, &out), STATUS_OK);
	assert_int_equal(out.next, SIGN_IN_DONE);
	assert_false(is_in(&buyer));
	assert_int_equal(
	    number("SELECT COUNT(*) FROM sessions WHERE user_id = 12"), 1);
	assert_int_equal(
	    reset(token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
	struct sign_in in = from("buyer@one.example", GOOD, "10.0.0.1");
	assert_int_equal(
	    sign_in_password(db, mem, &in, &out), STATUS_INVALID);
	in.password = NEW_ONE;
	assert_int_equal(sign_in_password(db, mem, &in, &out), STATUS_OK);
	assert_int_equal(number("SELECT COUNT(*) FROM outbox"
				" WHERE kind = 'account.password'"),
	    1);
}

static void
a_link_ends_after_30_minutes_and_nobody_is_flooded(void **state)
{
	enum password_fault fault;
	struct signed_in out;
	const char *token;

	(void)state;
	setenv("QUTONG_MAIL_URL", "smtp://127.0.0.1", 1);
	forget("buyer@one.example");
	token = mailed_token("/password/reset/", "buyer@one.example");
	now_ms += 30 * MINUTE;
	assert_int_equal(
	    reset(token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
	for (int i = 0; i < 5; i++)
		forget("buyer@one.example");
	assert_int_equal(number("SELECT COUNT(*) FROM messages"), 3);
	/* Of nobody, and of who is disabled: a row, no mail. */
	run("UPDATE users SET state = 2 WHERE id = 21");
	forget("nobody@one.example");
	forget("owner@two.example");
	assert_int_equal(number("SELECT COUNT(*) FROM messages"), 3);
	assert_int_equal(number("SELECT COUNT(*) FROM password_resets"), 8);
	for (int i = 0; i < 12; i++)
		forget("nobody@one.example");
	struct sign_in in = from("x", "", "10.0.0.1");
	assert_int_equal(credential_forgot(db, mem, &in), STATUS_FORBIDDEN);
	in.address = "10.0.0.2";
	assert_int_equal(credential_forgot(db, mem, &in), STATUS_OK);
}

static void
a_link_does_not_go_round_the_second_factor(void **state)
{
	struct two_factor_codes codes;
	enum password_fault fault;
	struct signed_in out;
	const char *token;

	(void)state;
	must_have("credit_officer");
	set_up(&codes);
	setenv("QUTONG_MAIL_URL", "smtp://127.0.0.1", 1);
	run("DELETE FROM messages");
	forget("officer@x.example");
	token = mailed_token("/password/reset/", "officer@x.example");
	assert_int_equal(reset(token, NEW_ONE, &fault, &out), STATUS_OK);
	assert_int_equal(out.next, SIGN_IN_CODE);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM sessions WHERE user_id = 3"), 0);
}

static void
changing_it_asks_for_the_old_one_and_ends_the_others(void **state)
{
	enum password_fault fault;
	struct person here, there;
	struct act act;

	(void)state;
	sign_in_person(&here, "buyer@one.example");
	sign_in_person(&there, "buyer@one.example");
	act = act_of(&here);
	assert_int_equal(
	    credential_change(db, &act, "wrong", NEW_ONE, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, PASSWORD_FINE);
	assert_int_equal(
	    credential_change(db, &act, GOOD, "1234567890", &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, PASSWORD_COMMON);
	assert_int_equal(
	    credential_change(db, &act, GOOD, NEW_ONE, &fault), STATUS_OK);
	assert_true(is_in(&here));
	assert_false(is_in(&there));
}

/* --- Invitations ------------------------------------------------------------- */

static enum status
invite(const struct person *by, const char *login, int64_t customer_id,
    const char *role, struct invited *out, enum invitation_fault *fault)
{
	const char *const roles[] = { role };
	const struct invite one = {
		.login = login,
		.name = "新人",
		.customer_id = customer_id,
		.roles = roles,
		.role_count = role == NULL ? 0 : 1,
	};
	struct act act = act_of(by);

	*fault = INVITATION_FINE;
	return invitation_send(db, &act, &one, out, fault);
}

static enum status
accept(const char *token, const char *password, enum password_fault *fault,
    struct signed_in *out)
{
	struct sign_in in = from("", "", "10.0.0.8");

	return invitation_accept(
	    db, mem, token, "王小明", password, &in, fault, out);
}

static void
administrators_invite_where_they_may(void **state)
{
	static const struct {
		const char *by, *login;
		int64_t customer_id;
		const char *role;
		enum status st;
		enum invitation_fault fault;
	} cases[] = {
		{ "owner@one.example", "a@one.example", 1, "buyer", STATUS_OK, 0 },
		{ "owner@one.example", "a@one.example", 1, "buyer",
		    STATUS_INVALID, INVITATION_OPEN },
		{ "owner@one.example", "buyer@one.example", 1, "buyer",
		    STATUS_INVALID, INVITATION_THERE },
		{ "owner@one.example", "b@one.example", 1, "admin",
		    STATUS_INVALID, INVITATION_ROLES },
		{ "owner@one.example", "b@one.example", 1, NULL,
		    STATUS_INVALID, INVITATION_ROLES },
		{ "owner@one.example", "no address", 1, "buyer",
		    STATUS_INVALID, INVITATION_LOGIN },
		{ "owner@one.example", "b@one.example", 2, "buyer",
		    STATUS_NOT_FOUND, 0 },
		{ "owner@one.example", "b@one.example", 0, "service",
		    STATUS_NOT_FOUND, 0 },
		{ "buyer@one.example", "b@one.example", 1, "buyer",
		    STATUS_FORBIDDEN, 0 },
		{ "officer@x.example", "b@one.example", 1, "buyer",
		    STATUS_FORBIDDEN, 0 },
		{ "admin@x.example", "b@x.example", 0, "service", STATUS_OK, 0 },
		{ "admin@x.example", "c@x.example", 0, "buyer",
		    STATUS_INVALID, INVITATION_ROLES },
		{ "admin@x.example", "c@two.example", 2, "buyer", STATUS_OK, 0 },
		{ "admin@x.example", "c@two.example", 99, "buyer",
		    STATUS_INVALID, INVITATION_COMPANY },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		enum invitation_fault fault;
		struct invited out;
		struct person by;

		sign_in_person(&by, cases[i].by);
		assert_int_equal(invite(&by, cases[i].login,
				     cases[i].customer_id, cases[i].role, &out,
				     &fault),
		    cases[i].st);
		assert_int_equal(fault, cases[i].fault);
		/* Without mail the link is handed to who invited. */
		assert_int_equal(out.token[0] != '\0',
		    cases[i].st == STATUS_OK);
	}
}

static void
an_invitation_makes_an_account_once(void **state)
{
	enum invitation_fault refused;
	enum password_fault fault;
	struct invitation found;
	struct signed_in out;
	struct invited sent;
	struct person owner;
	struct actor who;
	const char *token;

	(void)state;
	setenv("QUTONG_MAIL_URL", "smtp://127.0.0.1", 1);
	sign_in_person(&owner, "owner@one.example");
	assert_int_equal(invite(&owner, "New@One.example", 1, "buyer", &sent,
			     &refused),
	    STATUS_OK);
	assert_true(sent.is_mailed);
	assert_string_equal(sent.token, "");
	token = mailed_token("/invitation/", "new@one.example");
	assert_int_equal(invitation_find(db, mem, token,
			     (struct instant){ now_ms }, &found),
	    STATUS_OK);
	assert_string_equal(found.inviter, "老板");
	assert_string_equal(found.company, "一号公司");
	assert_false(found.has_account);
	assert_int_equal(
	    accept(token, "1234567890", &fault, &out), STATUS_INVALID);
	assert_int_equal(fault, PASSWORD_COMMON);
	assert_int_equal(accept(token, NEW_ONE, &fault, &out), STATUS_OK);
	assert_int_equal(find(out.token, now_ms, &who), STATUS_OK);
	assert_string_equal(who.name, "王小明");
	assert_int_equal(who.customer_id, 1);
	assert_true(actor_may(&who, ACTION_ORDER_ENTER));
	assert_false(actor_may(&who, ACTION_USER_MANAGE));
	assert_int_equal(
	    accept(token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM users WHERE login ="
		   " 'new@one.example'"),
	    1);
}

static void
an_invitation_lasts_7_days_is_sent_again_and_withdrawn(void **state)
{
	enum invitation_fault refused;
	enum password_fault fault;
	struct signed_in out;
	struct invited first, second;
	struct person owner, other;
	struct act act;
	struct db_rows rows;

	(void)state;
	sign_in_person(&owner, "owner@one.example");
	sign_in_person(&other, "owner@two.example");
	assert_int_equal(
	    invite(&owner, "new@one.example", 1, "buyer", &first, &refused),
	    STATUS_OK);
	act = act_of(&other);
	assert_int_equal(invitation_resend(db, &act, first.id, &second),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    invitation_withdraw(db, &act, first.id), STATUS_NOT_FOUND);
	assert_int_equal(
	    invitation_list(db, mem, &other.who, 0, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	now_ms += 7 * DAY;
	assert_int_equal(
	    accept(first.token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
	sign_in_person(&owner, "owner@one.example");
	act = act_of(&owner);
	assert_int_equal(
	    invitation_resend(db, &act, first.id, &second), STATUS_OK);
	assert_int_equal(
	    accept(first.token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
	assert_int_equal(
	    invitation_list(db, mem, &owner.who, 0, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    invitation_withdraw(db, &act, first.id), STATUS_OK);
	assert_int_equal(
	    accept(second.token, NEW_ONE, &fault, &out), STATUS_NOT_FOUND);
}

static void
who_has_an_account_joins_with_its_password(void **state)
{
	enum invitation_fault refused;
	enum password_fault fault;
	struct signed_in out;
	struct invited sent;
	struct person other;

	(void)state;
	sign_in_person(&other, "owner@two.example");
	assert_int_equal(
	    invite(&other, "buyer@one.example", 2, "buyer", &sent, &refused),
	    STATUS_OK);
	assert_int_equal(
	    accept(sent.token, NEW_ONE, &fault, &out), STATUS_INVALID);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM memberships WHERE user_id = 12"), 1);
	assert_int_equal(accept(sent.token, GOOD, &fault, &out), STATUS_OK);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM memberships WHERE user_id = 12"), 2);
	assert_int_equal(
	    number("SELECT MAX(company_count) FROM sessions"
		   " WHERE user_id = 12"),
	    2);
	/* Nothing of the account is changed. */
	assert_int_equal(number("SELECT COUNT(*) FROM users WHERE id = 12"
				" AND name = '采购'"),
	    1);
}

/* --- Administration ---------------------------------------------------------- */

static enum status
set_roles(const struct person *by, int64_t user_id, int64_t customer_id,
    const char *role, enum user_fault *fault)
{
	const char *const names[] = { role };
	const struct user_roles roles = {
		.user_id = user_id,
		.customer_id = customer_id,
		.roles = names,
		.count = 1,
	};
	struct act act = act_of(by);

	*fault = USER_FINE;
	return user_set_roles(db, &act, &roles, fault);
}

static void
new_roles_hold_from_the_next_request(void **state)
{
	struct person owner, buyer;
	enum user_fault fault;

	(void)state;
	sign_in_person(&owner, "owner@one.example");
	sign_in_person(&buyer, "buyer@one.example");
	assert_true(actor_may(&buyer.who, ACTION_ORDER_ENTER));
	assert_int_equal(
	    set_roles(&owner, BUYER_1, 1, "distributor_finance", &fault),
	    STATUS_OK);
	assert_int_equal(find(buyer.token, now_ms, &buyer.who), STATUS_OK);
	assert_false(actor_may(&buyer.who, ACTION_ORDER_ENTER));
	assert_string_equal(buyer.who.role_names, "distributor_finance");
	assert_int_equal(
	    number("SELECT COUNT(*) FROM audit WHERE what = 'user_roles'"
		   " AND user_id = 11 AND object_id = 12 AND detail ="
		   " 'customer=1 buyer -> distributor_finance'"),
	    1);
}

static void
a_distributor_manages_its_own_people_alone(void **state)
{
	struct person owner;
	enum user_fault fault;
	struct db_rows rows;
	struct user user;
	struct act act;

	(void)state;
	sign_in_person(&owner, "owner@one.example");
	act = act_of(&owner);
	assert_int_equal(
	    set_roles(&owner, OWNER_2, 2, "buyer", &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    set_roles(&owner, OWNER_2, 1, "buyer", &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    set_roles(&owner, ADMIN, 0, "service", &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    set_roles(&owner, BUYER_1, 1, "admin", &fault), STATUS_INVALID);
	assert_int_equal(fault, USER_ROLES);
	assert_int_equal(
	    user_set_state(db, &act, BUYER_1, USER_DISABLED, &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    user_set_company(db, &act, 1, true), STATUS_FORBIDDEN);
	assert_int_equal(
	    user_reset_two_factor(db, &act, BUYER_1), STATUS_FORBIDDEN);
	assert_int_equal(user_set_member(db, &act, BOTH, 2, USER_DISABLED,
			     &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(user_find(db, mem, &owner.who, act.now, OWNER_2,
			     &user, &rows),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    user_find(db, mem, &owner.who, act.now, BOTH, &user, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(user_list(db, mem, &owner.who,
			     &(struct user_filter){ .query = "", .limit = 50 },
			     &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 3);
}

static void
who_is_disabled_is_out_at_once(void **state)
{
	struct person admin, owner, both, there;
	enum user_fault fault;
	struct act act;

	(void)state;
	sign_in_person(&admin, "admin@x.example");
	sign_in_person(&owner, "owner@one.example");
	sign_in_person(&both, "both@one.example");
	assert_int_equal(both.who.customer_id, 1);
	sign_in_person(&there, "both@one.example");
	assert_int_equal(
	    session_switch(db, mem, &there.who, 2), STATUS_OK);
	/* In one company: the sessions for it end, the others go on. */
	act = act_of(&owner);
	assert_int_equal(user_set_member(db, &act, BOTH, 1, USER_DISABLED,
			     &fault),
	    STATUS_OK);
	assert_false(is_in(&both));
	assert_true(is_in(&there));
	sign_in_person(&both, "both@one.example");
	assert_int_equal(both.who.customer_id, 2);
	assert_int_equal(
	    user_set_member(db, &act, BOTH, 1, USER_ACTIVE, &fault),
	    STATUS_OK);
	sign_in_person(&both, "both@one.example");
	assert_int_equal(both.who.customer_id, 1);
	/* Altogether. */
	act = act_of(&admin);
	assert_int_equal(
	    user_set_state(db, &act, BOTH, USER_DISABLED, &fault), STATUS_OK);
	assert_false(is_in(&both));
	assert_false(is_in(&there));
	struct sign_in in = from("both@one.example", GOOD, "10.0.0.1");
	struct signed_in out;
	assert_int_equal(
	    sign_in_password(db, mem, &in, &out), STATUS_INVALID);
	assert_int_equal(
	    user_set_state(db, &act, BOTH, USER_ACTIVE, &fault), STATUS_OK);
	sign_in_person(&both, "both@one.example");
}

static void
a_company_is_shut_out_in_one_switch(void **state)
{
	struct person admin, owner, buyer, both, other;
	struct user_company company;
	struct act act;

	(void)state;
	sign_in_person(&admin, "admin@x.example");
	sign_in_person(&owner, "owner@one.example");
	sign_in_person(&buyer, "buyer@one.example");
	sign_in_person(&both, "both@one.example");
	sign_in_person(&other, "owner@two.example");
	act = act_of(&admin);
	assert_int_equal(user_set_company(db, &act, 1, true), STATUS_OK);
	assert_false(is_in(&owner));
	assert_false(is_in(&buyer));
	assert_false(is_in(&both));
	assert_true(is_in(&other));
	assert_true(is_in(&admin));
	struct sign_in in = from("buyer@one.example", GOOD, "10.0.0.1");
	struct signed_in out;
	assert_int_equal(
	    sign_in_password(db, mem, &in, &out), STATUS_INVALID);
	sign_in_person(&both, "both@one.example");
	assert_int_equal(both.who.customer_id, 2);
	assert_int_equal(
	    session_switch(db, mem, &both.who, 1), STATUS_NOT_FOUND);
	assert_int_equal(
	    user_company(db, mem, &admin.who, 1, &company), STATUS_OK);
	assert_true(company.is_shut);
	assert_int_equal(user_set_company(db, &act, 1, false), STATUS_OK);
	sign_in_person(&buyer, "buyer@one.example");
	assert_true(actor_may(&buyer.who, ACTION_ORDER_ENTER));
	assert_int_equal(number("SELECT COUNT(*) FROM audit WHERE what IN"
				" ('company_shut', 'company_open')"
				" AND object_kind = 'customer'"),
	    2);
	assert_int_equal(
	    user_set_company(db, &act, 99, true), STATUS_NOT_FOUND);
}

static void
the_last_administrator_stays(void **state)
{
	struct person admin, owner;
	enum user_fault fault;
	struct act act;

	(void)state;
	sign_in_person(&admin, "admin@x.example");
	sign_in_person(&owner, "owner@one.example");
	act = act_of(&admin);
	assert_int_equal(
	    set_roles(&admin, ADMIN, 0, "service", &fault), STATUS_INVALID);
	assert_int_equal(fault, USER_LAST_ADMIN);
	assert_int_equal(
	    user_set_state(db, &act, ADMIN, USER_DISABLED, &fault),
	    STATUS_INVALID);
	assert_int_equal(user_set_member(db, &act, ADMIN, 0, USER_DISABLED,
			     &fault),
	    STATUS_INVALID);
	assert_true(is_in(&admin));
	assert_int_equal(
	    set_roles(&owner, OWNER_1, 1, "buyer", &fault), STATUS_INVALID);
	assert_int_equal(fault, USER_LAST_ADMIN);
	assert_int_equal(
	    set_roles(&owner, BUYER_1, 1, "distributor_admin", &fault),
	    STATUS_OK);
	assert_int_equal(
	    set_roles(&owner, OWNER_1, 1, "buyer", &fault), STATUS_OK);
	assert_int_equal(
	    set_roles(&admin, OFFICER, 0, "admin", &fault), STATUS_OK);
	assert_int_equal(
	    set_roles(&admin, ADMIN, 0, "service", &fault), STATUS_OK);
	assert_int_equal(find(admin.token, now_ms, &admin.who), STATUS_OK);
	assert_false(actor_may(&admin.who, ACTION_ADMIN));
}

static void
a_role_that_must_have_codes_starts_over(void **state)
{
	struct person admin, officer;
	enum user_fault fault;

	(void)state;
	sign_in_person(&admin, "admin@x.example");
	run("DELETE FROM membership_roles WHERE membership_id = 3");
	run("INSERT INTO membership_roles VALUES (3, 'service')");
	sign_in_person(&officer, "officer@x.example");
	must_have("finance");
	assert_int_equal(
	    set_roles(&admin, OFFICER, 0, "warehouse", &fault), STATUS_OK);
	assert_true(is_in(&officer));
	assert_int_equal(
	    set_roles(&admin, OFFICER, 0, "finance", &fault), STATUS_OK);
	assert_false(is_in(&officer));
	assert_int_equal(enter("officer@x.example").next, SIGN_IN_SET_UP);
}

static void
an_administrator_resets_codes_and_gives_a_link(void **state)
{
	struct two_factor_codes codes;
	enum password_fault fault;
	struct person admin;
	struct signed_in out;
	const char *token;
	struct act act;

	(void)state;
	sign_in_person(&admin, "admin@x.example");
	must_have("credit_officer");
	run("DELETE FROM sessions WHERE user_id <> 1");
	{
		struct signed_in step = enter("officer@x.example");
		struct sign_in in = from("", "", "10.0.0.1");
		struct sign_in_step found;

		assert_int_equal(sign_in_step(db, mem, step.token,
				     (struct instant){ now_ms }, &found),
		    STATUS_OK);
		assert_int_equal(
		    sign_in_set_up(db, mem, step.token,
			app_code(found.waiting.secret, now_ms), &in, &out,
			&codes),
		    STATUS_OK);
	}
	act = act_of(&admin);
	assert_int_equal(
	    user_reset_two_factor(db, &act, OFFICER), STATUS_OK);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM sessions WHERE user_id = 3"), 0);
	assert_int_equal(enter("officer@x.example").next, SIGN_IN_SET_UP);
	assert_int_equal(number("SELECT COUNT(*) FROM outbox WHERE kind ="
				" 'account.second_taken' AND object_id = 3"),
	    1);
	assert_int_equal(number("SELECT COUNT(*) FROM audit WHERE what ="
				" 'two_factor_reset' AND user_id = 1"),
	    1);
	/* The owner of the account is told in the inbox, too. */
	int64_t done;
	assert_int_equal(outbox_deliver(db, mem,
			     (struct instant){ now_ms + 1000 }, 10, &done),
	    STATUS_OK);
	assert_int_equal(number("SELECT COUNT(*) FROM notifications"
				" WHERE user_id = 3 AND path = '/me'"),
	    1);

	assert_int_equal(
	    credential_link(db, &act, BUYER_1, &token), STATUS_OK);
	assert_non_null(token);
	assert_int_equal(reset(token, NEW_ONE, &fault, &out), STATUS_OK);
}

static void
what_nobody_needs_any_more_goes(void **state)
{
	struct instant then = { now_ms };
	int64_t gone;

	(void)state;
	run(text_format(mem,
	    "INSERT INTO sign_in_steps (token_hash, user_id, must_set_up,"
	    " remember, made_at, expires_at) VALUES"
	    " ('old', 1, 0, 0, '2026-01-01', '%s'),"
	    " ('new', 1, 0, 0, '2026-01-01', '%s')",
	    at_text(now_ms - 1), at_text(now_ms + 1)));
	run(text_format(mem,
	    "INSERT INTO password_resets (token_hash, login, address, made_at,"
	    " expires_at) VALUES ('old', 'a', 'b', '%s', '2026-01-01'),"
	    " ('new', 'a', 'b', '%s', '2026-01-01')",
	    at_text(now_ms - 7 * DAY - 1), at_text(now_ms - 7 * DAY + 1)));
	run(text_format(mem,
	    "INSERT INTO known_devices (token_hash, user_id, address, made_at,"
	    " seen_at) VALUES ('old', 1, 'a', '2020-01-01', '%s'),"
	    " ('new', 1, 'a', '2020-01-01', '%s')",
	    at_text(now_ms - 400 * DAY - 1), at_text(now_ms - 400 * DAY + 1)));
	assert_int_equal(purge_run(db, mem, then, &gone), STATUS_OK);
	assert_int_equal(gone, 3);
	assert_int_equal(number("SELECT COUNT(*) FROM sign_in_steps"
				" WHERE token_hash = 'new'"),
	    1);
	assert_int_equal(number("SELECT COUNT(*) FROM password_resets"
				" WHERE token_hash = 'new'"),
	    1);
	assert_int_equal(number("SELECT COUNT(*) FROM known_devices"
				" WHERE token_hash = 'new'"),
	    1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, fill)
	const struct CMUnitTest tests[] = {
		TEST(unknown_wrong_and_disabled_are_not_told_apart),
		TEST(failures_elsewhere_do_not_lock_the_owner_out),
		TEST(a_known_browser_may_not_guess_for_ever_either),
		TEST(one_address_tries_a_thousand_accounts_at_most),
		TEST(at_most_20_browsers_are_known),
		TEST(sessions_end_when_idle_and_in_any_case),
		TEST(own_sessions_are_shown_and_ended),
		TEST(a_role_that_must_sets_it_up_before_anything_else),
		TEST(a_code_counts_once_and_one_step_aside),
		TEST(a_recovery_code_counts_once),
		TEST(a_step_ends_after_ten_minutes_and_codes_are_counted),
		TEST(turning_it_off_asks_password_and_code),
		TEST(whoever_likes_turns_it_on),
		TEST(a_forgotten_password_is_set_by_a_link_once),
		TEST(a_link_ends_after_30_minutes_and_nobody_is_flooded),
		TEST(a_link_does_not_go_round_the_second_factor),
		TEST(changing_it_asks_for_the_old_one_and_ends_the_others),
		TEST(administrators_invite_where_they_may),
		TEST(an_invitation_makes_an_account_once),
		TEST(an_invitation_lasts_7_days_is_sent_again_and_withdrawn),
		TEST(who_has_an_account_joins_with_its_password),
		TEST(new_roles_hold_from_the_next_request),
		TEST(a_distributor_manages_its_own_people_alone),
		TEST(who_is_disabled_is_out_at_once),
		TEST(a_company_is_shut_out_in_one_switch),
		TEST(the_last_administrator_stays),
		TEST(a_role_that_must_have_codes_starts_over),
		TEST(an_administrator_resets_codes_and_gives_a_link),
		TEST(what_nobody_needs_any_more_goes),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
