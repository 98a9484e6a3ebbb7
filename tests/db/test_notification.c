/**
 * @file
 * The portal inbox: newest first, page by page, read once, own rows only.
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
#include "domain/notification.h"
#include "support/db_fixture.h"

enum {
	READER = 11,
	OTHER = 12,
	MINE = 25,
	THEIRS = 3
};

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static const struct actor reader = { .user_id = READER };
static const struct actor other = { .user_id = OTHER };

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(64 * 1024 * 1024);
	db_fixture_open(&fixture, "inbox");
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

/* MINE for the reader, pairs of them at one time; THEIRS for somebody else. */
static int
fill(void **state)
{
	(void)state;
	db_fixture_run(&fixture, "DELETE FROM notifications");
	db_fixture_run(&fixture, "DELETE FROM notification_counts");
	for (int i = 1; i <= MINE + THEIRS; i++)
		db_fixture_run(&fixture,
		    text_format(mem,
			"INSERT INTO notifications (id, user_id, outbox_id, at,"
			" kind, path, detail) VALUES (%d, %d, %d,"
			" '2026-11-21 08:%02d:00', 'order.shipped',"
			" '/orders/SO-%d', 'NO=SO-%d\n')",
			i, i <= MINE ? READER : OTHER, i, i / 2, i, i));
	db_fixture_run(&fixture,
	    "INSERT INTO notification_counts VALUES (11, 25), (12, 3)");
	return 0;
}

static struct act
act_of(const struct actor *who, const char *token)
{
	return (struct act){
		.who = who, .mem = mem, .now = { NOW }, .token = token
	};
}

static int64_t
unread(const struct actor *who)
{
	int64_t n = -1;

	assert_int_equal(notification_unread(db, mem, who, &n), STATUS_OK);
	return n;
}

static void
pages_show_every_one_once_newest_first(void **state)
{
	struct notification_key after = { .id = 0 };
	int64_t expected = MINE;

	(void)state;
	for (;;) {
		const struct notification *row;
		struct db_rows rows;

		assert_int_equal(
		    notification_list(db, mem, &reader, after, 4, &rows),
		    STATUS_OK);
		row = rows.items;
		for (size_t i = 0; i < rows.count; i++) {
			assert_int_equal(row[i].id, expected);
			assert_string_equal(
			    outbox_fact(mem, row[i].detail, "NO"),
			    text_format(mem, "SO-%lld", (long long)expected));
			expected--;
		}
		if (rows.count < 4)
			break;
		after = (struct notification_key){ row[3].at, row[3].id };
	}
	assert_int_equal(expected, 0);
}

static void
a_limit_out_of_bounds_is_refused(void **state)
{
	struct notification_key first = { .id = 0 };
	struct db_rows rows;

	(void)state;
	assert_int_equal(notification_list(db, mem, &reader, first, 0, &rows),
	    STATUS_INVALID);
	assert_int_equal(notification_list(db, mem, &reader, first, 201, &rows),
	    STATUS_INVALID);
}

static void
reading_one_counts_once_and_leads_to_it(void **state)
{
	struct act act = act_of(&reader, NULL);

	(void)state;
	assert_int_equal(unread(&reader), MINE);
	assert_int_equal(notification_read(db, &act, 5), STATUS_OK);
	assert_string_equal(act.result, "/orders/SO-5");
	assert_int_equal(unread(&reader), MINE - 1);
	assert_int_equal(notification_read(db, &act, 5), STATUS_OK);
	assert_string_equal(act.result, "/orders/SO-5");
	assert_int_equal(unread(&reader), MINE - 1);
	assert_int_equal(
	    db_fixture_number(&fixture,
		"SELECT COUNT(*) FROM notifications WHERE read_at IS NOT NULL"
		" AND id = 5 AND read_at = '2026-11-21 09:00:00'"),
	    1);
}

static void
a_form_sent_twice_reads_once(void **state)
{
	struct act first = act_of(&reader, "day:token");
	struct act again = act_of(&reader, "day:token");

	(void)state;
	assert_int_equal(notification_read(db, &first, 6), STATUS_OK);
	assert_int_equal(notification_read(db, &again, 6), STATUS_OK);
	assert_true(again.replayed);
	assert_string_equal(again.result, "/orders/SO-6");
	assert_int_equal(unread(&reader), MINE - 1);
}

static void
others_notifications_do_not_exist(void **state)
{
	struct act act = act_of(&reader, NULL);

	(void)state;
	assert_int_equal(
	    notification_read(db, &act, MINE + 1), STATUS_NOT_FOUND);
	assert_int_equal(notification_read(db, &act, 9999), STATUS_NOT_FOUND);
	assert_int_equal(unread(&other), THEIRS);
}

static void
reading_all_leaves_others_and_later_ones(void **state)
{
	struct act act = act_of(&reader, NULL);

	(void)state;
	db_fixture_run(&fixture,
	    "INSERT INTO notifications (id, user_id, outbox_id, at, kind, path,"
	    " detail) VALUES (99, 11, 99, '2026-11-21 09:00:01', 'k', '/', '')");
	db_fixture_run(&fixture,
	    "UPDATE notification_counts SET unread = 26 WHERE user_id = 11");
	assert_int_equal(notification_read(db, &act, 3), STATUS_OK);
	assert_int_equal(notification_read_all(db, &act), STATUS_OK);
	assert_string_equal(act.result, "/notifications");
	assert_int_equal(unread(&reader), 1);
	assert_int_equal(unread(&other), THEIRS);
	assert_int_equal(db_fixture_number(&fixture,
			     "SELECT id FROM notifications"
			     " WHERE user_id = 11 AND read_at IS NULL"),
	    99);
	assert_int_equal(notification_read_all(db, &act), STATUS_OK);
	assert_int_equal(unread(&reader), 1);
}

static void
who_was_never_told_has_none(void **state)
{
	const struct actor nobody = { .user_id = 77 };

	(void)state;
	assert_int_equal(unread(&nobody), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    pages_show_every_one_once_newest_first, fill),
		cmocka_unit_test(a_limit_out_of_bounds_is_refused),
		cmocka_unit_test_setup(
		    reading_one_counts_once_and_leads_to_it, fill),
		cmocka_unit_test_setup(a_form_sent_twice_reads_once, fill),
		cmocka_unit_test_setup(others_notifications_do_not_exist, fill),
		cmocka_unit_test_setup(
		    reading_all_leaves_others_and_later_ones, fill),
		cmocka_unit_test(who_was_never_told_has_none),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
