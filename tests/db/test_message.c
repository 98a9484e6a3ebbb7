/**
 * @file
 * Messages that leave the portal: to whom, when, and never twice.
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
#include "domain/message.h"
#include "domain/notification_choice.h"
#include "domain/robot.h"
#include "support/db_fixture.h"

enum {
	BUYER = 11,
	PHONE_ONLY = 12,
	REP = 31,
	DESK = 32
};

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC, 17:00 in China */
#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define ALL_CHANNELS                                                           \
	(1u << CHANNEL_MAIL | 1u << CHANNEL_SMS | 1u << CHANNEL_ROBOT)

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static const struct actor admin = {
	.user_id = DESK,
	.side = SIDE_STAFF,
	.reach = { [ACTION_ADMIN] = SCOPE_ALL },
};

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

static void
person(int64_t id, const char *login, const char *phone, const char *customer,
    const char *role)
{
	run(text_format(mem,
	    "INSERT INTO users (id, login, name, phone, created_at)"
	    " VALUES (%lld, '%s', 'U', %s, '2026-01-01')",
	    (long long)id, login, phone));
	run(text_format(mem,
	    "INSERT INTO memberships (id, user_id, customer_id)"
	    " VALUES (%lld, %lld, %s)",
	    (long long)id, (long long)id, customer));
	run(text_format(mem,
	    "INSERT INTO membership_roles (membership_id, role)"
	    " VALUES (%lld, '%s')",
	    (long long)id, role));
}

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(64 * 1024 * 1024);
	db_fixture_open(&fixture, "message");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	person(REP, "rep@x.example", "NULL", "NULL", "sales_rep");
	run("INSERT INTO customers (id, code, name, sort_key, initials, rep_id,"
	    " created_at) VALUES (1, 'C1', '甲公司', 'jia', 'j', 31,"
	    " '2026-01-01')");
	person(BUYER, "buyer@x.example", "'13800000001'", "1", "buyer");
	person(PHONE_ONLY, "13800000002", "'13800000002'", "1", "buyer");
	person(DESK, "desk@x.example", "NULL", "NULL", "order_desk");
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
	run("DELETE FROM messages");
	run("DELETE FROM notifications");
	run("DELETE FROM notification_choices");
	run("DELETE FROM robots");
	run("DELETE FROM outbox");
	run("UPDATE users SET quiet_from = 1320, quiet_to = 480, email = NULL");
	message_channels_set(ALL_CHANNELS);
	return 0;
}

struct event {
	enum outbox_kind kind;
	const char *is_private;
};

static enum status
write_event(struct db *conn, struct act *act, void *context)
{
	const struct event *event = context;

	return outbox_add(conn, act, event->kind, 7, 1, "NO", "SO-00000078",
	    "REASON", "坏了", "PRIVATE", event->is_private, NULL);
}

/* What happened at a time, told at once. */
static void
tell_at(enum outbox_kind kind, int64_t at_ms, const char *is_private)
{
	struct event event = { kind, is_private };
	const struct actor who = { .user_id = 0 };
	struct act act = { .who = &who, .mem = mem, .now = { at_ms } };
	int64_t done = 0;

	assert_int_equal(act_run(db, &act, write_event, &event), STATUS_OK);
	assert_int_equal(
	    outbox_deliver(db, mem, (struct instant){ at_ms }, 100, &done),
	    STATUS_OK);
	assert_int_equal(done, 1);
}

static void
tell(enum outbox_kind kind)
{
	tell_at(kind, NOW, NULL);
}

static void
choose(int64_t user, const char *kind, int channel, int is_on)
{
	run(text_format(mem,
	    "INSERT INTO notification_choices VALUES (%lld, '%s', %d, %d)",
	    (long long)user, kind, channel, is_on));
}

static enum status
claim_at(int64_t at_ms, struct message *message)
{
	return message_claim(db, mem, (struct instant){ at_ms }, message);
}

static void
finish_at(int64_t at_ms, const struct message *message, enum message_fate fate)
{
	assert_int_equal(message_finish(db, mem, (struct instant){ at_ms },
			     message, fate, "why"),
	    STATUS_OK);
}

static void
who_has_an_address_is_mailed_once_for_an_event(void **state)
{
	(void)state;
	tell(EVENT_ORDER_SHIPPED);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 2);
	assert_int_equal(count("SELECT COUNT(*) FROM messages WHERE channel = 1"
			       " AND user_id IN (11, 31)"),
	    2);
	/* The same event, expanded again by whatever accident. */
	run("UPDATE outbox SET done_at = NULL");
	run("DELETE FROM notifications");
	int64_t done;
	assert_int_equal(
	    outbox_deliver(db, mem, (struct instant){ NOW }, 100, &done),
	    STATUS_OK);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 2);
}

static void
a_closed_channel_gets_nothing(void **state)
{
	(void)state;
	message_channels_set(1u << CHANNEL_ROBOT);
	tell(EVENT_ORDER_SHIPPED);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 0);
}

static void
what_asks_nobody_for_anything_is_not_mailed_unless_chosen(void **state)
{
	(void)state;
	tell(EVENT_ORDER_PICKING);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 0);
	choose(BUYER, "order.picking", 1, 1);
	tell(EVENT_ORDER_PICKING);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM messages WHERE user_id = 11"), 1);
}

static void
a_channel_switched_off_stays_silent_and_sms_comes_when_chosen(void **state)
{
	(void)state;
	choose(BUYER, "order.shipped", 1, 0);
	choose(BUYER, "order.shipped", 2, 1);
	choose(PHONE_ONLY, "order.shipped", 2, 1);
	tell(EVENT_ORDER_SHIPPED);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"
			       " WHERE user_id = 11 AND channel = 1"),
	    0);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"
			       " WHERE user_id IN (11, 12) AND channel = 2"),
	    2);
}

static void
choices_are_read_back_and_a_bad_address_is_refused(void **state)
{
	const struct actor who = {
		.user_id = BUYER,
		.side = SIDE_CUSTOMER,
		.reach = { [ACTION_ORDER_SEE] = SCOPE_OWN },
	};
	struct act act = { .who = &who, .mem = mem, .now = { NOW } };
	struct notification_choice choice;

	(void)state;
	assert_int_equal(
	    notification_choice_read(db, mem, &who, &choice), STATUS_OK);
	assert_true(choice.by_mail[EVENT_ORDER_SHIPPED]);
	assert_false(choice.by_sms[EVENT_ORDER_SHIPPED]);
	choice.by_mail[EVENT_ORDER_SHIPPED] = false;
	choice.by_sms[EVENT_ORDER_HELD] = true;
	choice.mail = "other@y.example";
	choice.quiet_from = 0;
	choice.quiet_to = 0;
	assert_int_equal(
	    notification_choice_save(db, &act, &choice), STATUS_OK);
	assert_int_equal(
	    notification_choice_read(db, mem, &who, &choice), STATUS_OK);
	assert_false(choice.by_mail[EVENT_ORDER_SHIPPED]);
	assert_true(choice.by_sms[EVENT_ORDER_HELD]);
	assert_string_equal(choice.mail, "other@y.example");
	assert_int_equal(choice.quiet_to, 0);

	choice.mail = "x@y.example\r\nBcc: z@y.example";
	assert_int_equal(
	    notification_choice_save(db, &act, &choice), STATUS_INVALID);
	choice.mail = "";
	choice.quiet_to = 1440;
	assert_int_equal(
	    notification_choice_save(db, &act, &choice), STATUS_INVALID);
}

static void
nothing_leaves_in_quiet_hours(void **state)
{
	const int64_t at_night = NOW + 6 * HOUR; /* 23:00 in China */
	const int64_t at_eight = NOW + 15 * HOUR;
	struct message message;

	(void)state;
	run("UPDATE users SET quiet_from = 0, quiet_to = 0 WHERE id = 31");
	tell_at(EVENT_ORDER_SHIPPED, at_night, NULL);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM messages WHERE user_id = 11"
		  " AND next_at = '2026-11-22 00:00:00'"),
	    1);
	/* Only the salesperson, who wants no quiet, gets it now. */
	assert_int_equal(claim_at(at_night, &message), STATUS_OK);
	assert_string_equal(message.mail, "rep@x.example");
	finish_at(at_night, &message, FATE_SENT);
	assert_int_equal(claim_at(at_night, &message), STATUS_NOT_FOUND);
	/* Hours chosen since then count, too. */
	run("UPDATE users SET quiet_to = 540 WHERE id = 11");
	assert_int_equal(claim_at(at_eight, &message), STATUS_NOT_FOUND);
	assert_int_equal(claim_at(at_eight + HOUR, &message), STATUS_OK);
	assert_string_equal(message.mail, "buyer@x.example");
}

static void
quiet_hours_end_as_they_say(void **state)
{
	static const struct {
		int hour, minute;
		int64_t from, to;
		int wait_minutes;
	} cases[] = {
		{ 21, 59, 1320, 480, 0 },
		{ 22, 0, 1320, 480, 600 },
		{ 0, 0, 1320, 480, 480 },
		{ 7, 59, 1320, 480, 1 },
		{ 8, 0, 1320, 480, 0 },
		{ 12, 30, 720, 780, 30 },
		{ 13, 0, 720, 780, 0 },
		{ 3, 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct civil civil = {
			.day = { 2026, 11, 21 },
			.hour = cases[i].hour,
			.minute = cases[i].minute,
		};
		struct instant at = instant_from_civil(&civil, 480);
		struct instant end = quiet_end(at,
		    (struct quiet_hours){ cases[i].from, cases[i].to, 480 });

		assert_int_equal(
		    end.ms - at.ms, cases[i].wait_minutes * MINUTE);
	}
}

static void
a_claimed_message_is_nobody_elses_and_is_never_sent_again(void **state)
{
	struct message first, second;
	int64_t done;

	(void)state;
	run("UPDATE users SET email = 'new@x.example' WHERE id = 11");
	choose(REP, "order.shipped", 1, 0);
	tell(EVENT_ORDER_SHIPPED);
	assert_int_equal(claim_at(NOW, &first), STATUS_OK);
	assert_string_equal(first.mail, "new@x.example");
	assert_false(first.is_staff);
	assert_int_equal(claim_at(NOW, &second), STATUS_NOT_FOUND);
	/* The sender dies here.  Five minutes later nobody knows. */
	assert_int_equal(
	    message_sweep(db, mem, (struct instant){ NOW + 4 * MINUTE }, &done),
	    STATUS_OK);
	assert_int_equal(done, 0);
	assert_int_equal(
	    message_sweep(db, mem, (struct instant){ NOW + 6 * MINUTE }, &done),
	    STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(claim_at(NOW + 24 * HOUR, &second), STATUS_NOT_FOUND);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM messages WHERE state = 5"), 1);
}

static void
what_was_surely_not_taken_is_tried_again_and_given_up_at_last(void **state)
{
	struct message message;
	int64_t at = NOW;

	(void)state;
	run("UPDATE users SET quiet_from = 0, quiet_to = 0");
	choose(REP, "order.shipped", 1, 0);
	tell(EVENT_ORDER_SHIPPED);
	for (int i = 0; i < 12; i++) {
		assert_int_equal(claim_at(at, &message), STATUS_OK);
		assert_int_equal(message.attempts, i);
		finish_at(at, &message, FATE_LATER);
		assert_int_equal(
		    claim_at(at + 29000, &message), STATUS_NOT_FOUND);
		at += HOUR;
	}
	assert_int_equal(claim_at(at + 24 * HOUR, &message), STATUS_NOT_FOUND);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM messages WHERE state = 4"), 1);
}

static void
the_administrator_sees_what_failed_and_sends_it_again(void **state)
{
	struct act act = { .who = &admin, .mem = mem, .now = { NOW } };
	const struct actor buyer = { .user_id = BUYER };
	const struct message_failed *failed;
	struct message message;
	struct db_rows rows;

	(void)state;
	choose(REP, "order.shipped", 1, 0);
	tell(EVENT_ORDER_SHIPPED);
	assert_int_equal(
	    message_list_failed(db, mem, &admin, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(claim_at(NOW, &message), STATUS_OK);
	finish_at(NOW, &message, FATE_NEVER);
	assert_int_equal(
	    message_list_failed(db, mem, &admin, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	failed = rows.items;
	assert_int_equal(failed->state, MESSAGE_GIVEN_UP);
	assert_string_equal(failed->target, "buyer@x.example");
	assert_string_equal(failed->failure, "why");
	assert_int_equal(
	    message_list_failed(db, mem, &buyer, &rows), STATUS_FORBIDDEN);

	assert_int_equal(message_retry(db, &act, failed->id), STATUS_OK);
	assert_int_equal(claim_at(NOW, &message), STATUS_OK);
	finish_at(NOW, &message, FATE_SENT);
	assert_int_equal(message_retry(db, &act, message.id), STATUS_CONFLICT);
}

static void
a_robot_tells_its_groups_and_nothing_private(void **state)
{
	struct act act = { .who = &admin, .mem = mem, .now = { NOW } };
	struct robot robot = {
		.kind = ROBOT_WECOM,
		.is_on = true,
		.name = "订单群",
		.url = "https://qyapi.example/send?key=k",
		.secret = "",
		.audience = TELL_DESK,
	};
	struct message message;
	enum robot_fault fault;

	(void)state;
	message_channels_set(1u << CHANNEL_ROBOT);
	assert_int_equal(robot_save(db, &act, &robot, &fault), STATUS_OK);
	tell_at(EVENT_ORDER_CANCELLED, NOW, NULL);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 1);
	assert_int_equal(claim_at(NOW, &message), STATUS_OK);
	assert_int_equal(message.channel, CHANNEL_ROBOT);
	assert_true(message.is_staff);
	assert_string_equal(message.url, robot.url);
	tell_at(EVENT_ORDER_CANCELLED, NOW, "1");
	tell_at(EVENT_ORDER_PICKING, NOW, NULL);
	assert_int_equal(count("SELECT COUNT(*) FROM messages"), 1);

	robot.url = "http://qyapi.example/send";
	assert_int_equal(robot_save(db, &act, &robot, &fault), STATUS_INVALID);
	assert_int_equal(fault, ROBOT_FAULT_URL);
	robot.url = "https://qyapi.example/send";
	robot.audience = TELL_COMPANY;
	assert_int_equal(robot_save(db, &act, &robot, &fault), STATUS_INVALID);
	assert_int_equal(fault, ROBOT_FAULT_AUDIENCE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    who_has_an_address_is_mailed_once_for_an_event, empty),
		cmocka_unit_test_setup(a_closed_channel_gets_nothing, empty),
		cmocka_unit_test_setup(
		    what_asks_nobody_for_anything_is_not_mailed_unless_chosen,
		    empty),
		cmocka_unit_test_setup(
		    a_channel_switched_off_stays_silent_and_sms_comes_when_chosen,
		    empty),
		cmocka_unit_test_setup(
		    choices_are_read_back_and_a_bad_address_is_refused, empty),
		cmocka_unit_test_setup(nothing_leaves_in_quiet_hours, empty),
		cmocka_unit_test(quiet_hours_end_as_they_say),
		cmocka_unit_test_setup(
		    a_claimed_message_is_nobody_elses_and_is_never_sent_again,
		    empty),
		cmocka_unit_test_setup(
		    what_was_surely_not_taken_is_tried_again_and_given_up_at_last,
		    empty),
		cmocka_unit_test_setup(
		    the_administrator_sees_what_failed_and_sends_it_again,
		    empty),
		cmocka_unit_test_setup(
		    a_robot_tells_its_groups_and_nothing_private, empty),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
