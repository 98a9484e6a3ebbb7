/**
 * @file
 * Sums of sales: what came in is in them once, however often the worker looks.
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
#include "domain/account.h"
#include "domain/sales.h"
#include "support/db_fixture.h"

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;

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

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	db_fixture_open(&fixture, "sales");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	run("INSERT INTO customers (id, code, name, sort_key, initials,"
	    " created_at) VALUES (1, 'C1', '甲', 'jia', 'j', '2026-01-01'),"
	    " (2, 'C2', '乙', 'yi', 'y', '2026-01-01')");
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

static void
receive(int64_t id, int64_t customer, const char *at, const char *on,
    int64_t fen, int kind)
{
	run(text_format(mem,
	    "INSERT INTO receivables (id, customer_id, kind, posted_at,"
	    " posted_on, amount_fen, open_fen, foreign_no) VALUES"
	    " (%lld, %lld, %d, '%s', '%s', %lld, %lld, 'F%lld')",
	    (long long)id, (long long)customer, kind, at, on, (long long)fen,
	    (long long)fen, (long long)id));
}

static int64_t
sum(void)
{
	static const struct actor who = { .user_id = 0 };
	struct act act = { .who = &who, .mem = mem, .now = { NOW } };
	int64_t done = -1;

	assert_int_equal(sales_job_sum(db, &act, &done), STATUS_OK);
	return done;
}

static int64_t
sold(int64_t customer, int64_t month)
{
	return count(text_format(mem,
	    "SELECT IFNULL(SUM(sold_fen), 0) FROM sales_months"
	    " WHERE customer_id = %lld AND month = %lld",
	    (long long)customer, (long long)month));
}

static void
months_are_counted_on_over_years(void **state)
{
	(void)state;
	assert_int_equal(sales_month_add(202612, 1), 202701);
	assert_int_equal(sales_month_add(202601, -1), 202512);
	assert_int_equal(sales_month_add(202611, -26), 202409);
	assert_int_equal(sales_month_add(202611, 0), 202611);
	assert_int_equal(sales_month_of((struct day){ 2026, 2, 28 }), 202602);
}

static void
what_came_in_is_summed_once(void **state)
{
	(void)state;
	/* 17:00 UTC is the next day in China. */
	receive(1, 1, "2026-10-31 17:00:00", "2026-11-01", 5000, 1);
	receive(2, 1, "2026-11-05 01:00:00", "2026-11-05", 700, 3);
	receive(3, 1, "2026-11-05 01:00:00", "2026-11-05", 99999, 2);
	receive(4, 2, "2026-09-05 01:00:00", "2026-09-05", 40, 1);
	assert_int_equal(sum(), 4);
	assert_int_equal(sold(1, 202611), 5700);
	assert_int_equal(sold(1, 202610), 0);
	assert_int_equal(sold(2, 202609), 40);
	assert_int_equal(sum(), 0);
	assert_int_equal(sum(), 0);
	assert_int_equal(sold(1, 202611), 5700);
}

static void
a_row_that_a_slower_transaction_wrote_is_not_missed(void **state)
{
	(void)state;
	receive(20, 1, "2026-11-06 01:00:00", "2026-11-06", 1, 1);
	assert_int_equal(sum(), 1);
	/* Its number was given before 20's; it is only seen now. */
	receive(19, 1, "2026-11-06 01:00:00", "2026-11-06", 10, 1);
	sum();
	assert_int_equal(sold(1, 202611), 5711);
}

static void
credit_notes_of_a_month_without_sales_stand_in_it(void **state)
{
	(void)state;
	run("INSERT INTO credit_notes (customer_id, kind, at, amount_fen,"
	    " line_count) VALUES (2, 1, '2026-10-31 16:00:00', 30, 1),"
	    " (2, 1, '2026-10-31 15:59:59', 5, 1)");
	assert_int_equal(sum(), 2);
	assert_int_equal(count("SELECT returned_fen FROM sales_months"
			       " WHERE customer_id = 2 AND month = 202611"),
	    30);
	assert_int_equal(count("SELECT returned_fen FROM sales_months"
			       " WHERE customer_id = 2 AND month = 202610"),
	    5);
	assert_int_equal(sold(2, 202609), 40);
}

static int64_t
figure(const char *column)
{
	return count(text_format(
	    mem, "SELECT %s FROM customer_sums WHERE customer_id = 2", column));
}

static void
figures_of_full_months_move_on_with_the_month(void **state)
{
	static const struct actor who = { .user_id = 0 };
	struct act later = {
		.who = &who, .mem = mem, .now = { NOW + INT64_C(12) * 86400000 }
	};
	int64_t done;

	(void)state;
	/* So far 40 in September, 5 back in October, 30 back in November. */
	receive(30, 2, "2026-07-05 01:00:00", "2026-07-05", 1000, 1);
	receive(31, 2, "2026-05-05 01:00:00", "2026-05-05", 200, 1);
	receive(32, 2, "2025-05-05 01:00:00", "2025-05-05", 7, 1);
	sum();
	assert_int_equal(figure("year_fen"), 1000 + 200 + 40 - 5 - 30);
	assert_int_equal(figure("before_fen"), 7);
	assert_int_equal(figure("quarter_fen"), 40 - 5);
	assert_int_equal(figure("fall_fen"), 1000 + 200 - (40 - 5));
	assert_int_equal(figure("as_of"), 202611);
	assert_int_equal(sales_job_sum(db, &later, &done), STATUS_OK);
	assert_int_equal(figure("as_of"), 202612);
	assert_int_equal(figure("quarter_fen"), 40 - 5 - 30);
	assert_int_equal(figure("fall_fen"), 1000 - (40 - 5 - 30));
	assert_int_equal(sales_job_sum(db, &later, &done), STATUS_OK);
	assert_int_equal(done, 0);
}

static void
the_page_of_a_customer_long_gone_ends_with_its_last_month(void **state)
{
	struct account_month months[] = { { .month = 202307 } };
	struct db_rows rows = { .items = months, .count = 1 };
	struct db_rows none = { .items = NULL };
	const struct day today = { 2026, 11, 21 };

	(void)state;
	assert_int_equal(account_last_month(&rows, today), 202307);
	months[0].month = 202411;
	assert_int_equal(account_last_month(&rows, today), 202611);
	assert_int_equal(account_last_month(&none, today), 202611);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_are_counted_on_over_years),
		cmocka_unit_test(what_came_in_is_summed_once),
		cmocka_unit_test(
		    a_row_that_a_slower_transaction_wrote_is_not_missed),
		cmocka_unit_test(
		    credit_notes_of_a_month_without_sales_stand_in_it),
		cmocka_unit_test(figures_of_full_months_move_on_with_the_month),
		cmocka_unit_test(
		    the_page_of_a_customer_long_gone_ends_with_its_last_month),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
