/**
 * @file
 * Figures of teams: the month so far against the same days, who moved, what waits
 * for whom, each within reach.
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
#include "domain/customer_list.h"
#include "domain/sales.h"
#include "domain/team_figures.h"
#include "domain/today_needs.h"
#include "support/db_fixture.h"

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */
#define DAY_MS INT64_C(86400000)

enum {
	LEAD = 7,
	OTHER = 8
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static struct actor manager, lead;

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
owed(int id, int customer, const char *day, int fen, int kind)
{
	run(text_format(mem,
	    "INSERT INTO receivables (id, customer_id, kind, posted_at,"
	    " posted_on, amount_fen, open_fen, foreign_no) VALUES"
	    " (%d, %d, %d, '%s 04:00:00', '%s', %d, %d, 'F%d')",
	    id, customer, kind, day, day, fen, fen, id));
}

static void
order(int id, int customer, const char *day)
{
	run(text_format(mem,
	    "INSERT INTO orders (id, customer_id, rep_id, team_id, state,"
	    " credit_facet, proposal_open, placed_at, total_fen, net_fen,"
	    " tax_fen, line_count, quantity_total, headline, state_since)"
	    " SELECT %d, id, rep_id, team_id, 8, 1, 0, '%s 04:00:00', 100, 100,"
	    " 0, 1, 1, 'x', '2026-11-01' FROM customers WHERE id = %d",
	    id, day, customer));
}

static void
sum_at(int64_t now_ms)
{
	struct act act = {
		.who = &actor_system, .mem = mem, .now = { now_ms }
	};
	int64_t done = 1;

	while (done > 0)
		assert_int_equal(sales_job_sum(db, &act, &done), STATUS_OK);
	do
		assert_int_equal(team_job_sum(db, &act, &done), STATUS_OK);
	while (done > 0);
}

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	db_fixture_open(&fixture, "team_figures");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	run("INSERT INTO regions VALUES (1, '华东', 'East')");
	run("INSERT INTO teams (id, name, name_en, region_id) VALUES"
	    " (1, '一组', 'One', 1), (2, '二组', 'Two', NULL)");
	run("INSERT INTO users (id, login, name, created_at) VALUES"
	    " (7, 'a', '甲', '2026-01-01'), (8, 'b', '乙', '2026-01-01')");
	run("INSERT INTO customers (id, code, name, sort_key, initials,"
	    " created_at, team_id, rep_id) VALUES"
	    " (1, 'C1', '一', 'yi', 'y', '2020-01-01', 1, 7),"
	    " (2, 'C2', '二', 'er', 'e', '2020-01-01', 1, 8),"
	    " (3, 'C3', '三', 'san', 's', '2020-01-01', 2, 8),"
	    " (4, 'C4', '四', 'si', 's', '2020-01-01', NULL, NULL)");
	db = db_new(&fixture.options);
	manager = actor_system;
	manager.user_id = 100;
	manager.role_names = "manager";
	lead = manager;
	lead.user_id = LEAD;
	lead.team_id = 1;
	lead.role_names = "team_lead";
	lead.reach[ACTION_TEAM_FIGURES] = SCOPE_TEAM;
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
assert_day(struct day day, int year, int month, int mday)
{
	assert_int_equal(day_compare(day, (struct day){ year, month, mday }), 0);
}

static void
spans_have_the_same_days_or_end_with_their_month(void **state)
{
	struct team_spans spans = team_spans_of((struct day){ 2028, 3, 31 });

	(void)state;
	assert_day(spans.now_from, 2028, 3, 1);
	assert_day(spans.now_to, 2028, 3, 31);
	assert_day(spans.back_from, 2028, 2, 1);
	assert_day(spans.back_to, 2028, 2, 29);
	assert_day(spans.ago_from, 2027, 3, 1);
	assert_day(spans.ago_to, 2027, 3, 31);
	spans = team_spans_of((struct day){ 2028, 2, 29 });
	assert_day(spans.ago_to, 2027, 2, 28);
	spans = team_spans_of((struct day){ 2026, 1, 15 });
	assert_day(spans.back_from, 2025, 12, 1);
	assert_day(spans.back_to, 2025, 12, 15);
}

/* The one line of a team and representative. */
static struct team_sums
line(const struct actor *who, int64_t team_id, int64_t rep_id)
{
	const struct team_figure *figure;
	struct team_sums none = { .customers = -1 };
	struct db_rows rows;

	assert_int_equal(team_figures(db, mem, who, &rows), STATUS_OK);
	figure = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if (figure[i].team_id == team_id && figure[i].rep_id == rep_id)
			return figure[i].sums;
	return none;
}

static void
a_month_counts_against_the_same_days(void **state)
{
	struct team_sums sums;

	(void)state;
	owed(1, 1, "2026-11-01", 1000, 1);
	owed(2, 1, "2026-11-21", 200, 3);
	owed(3, 1, "2026-11-02", 99999, 2); /* an opening balance */
	owed(4, 1, "2026-10-21", 300, 1);
	owed(5, 1, "2026-10-22", 5000, 1); /* a day too late */
	owed(6, 1, "2025-11-21", 70, 1);
	owed(7, 1, "2025-11-22", 7000, 1); /* the same */
	owed(8, 2, "2026-11-05", 40, 1);
	owed(9, 4, "2026-11-05", 3, 1);
	run("INSERT INTO credit_notes (customer_id, kind, at, amount_fen,"
	    " line_count) VALUES (1, 1, '2026-11-03 04:00:00', 50, 1),"
	    " (1, 1, '2026-10-21 15:59:59', 10, 1),"
	    " (1, 1, '2026-10-21 16:00:00', 1, 1)");
	order(1, 1, "2026-11-02");
	order(2, 1, "2026-10-02");
	order(3, 1, "2026-10-25");
	order(4, 1, "2025-11-01");
	order(5, 2, "2026-11-20");
	run("INSERT INTO credit_accounts (customer_id, overdue_fen) VALUES"
	    " (1, 77), (2, 0), (3, 5)");
	sum_at(NOW);

	sums = line(&manager, 1, LEAD);
	assert_int_equal(sums.customers, 1);
	assert_int_equal(sums.now_fen, 1200 - 50);
	assert_int_equal(sums.back_fen, 300 - 10);
	assert_int_equal(sums.ago_fen, 70);
	assert_int_equal(sums.now_orders, 1);
	assert_int_equal(sums.back_orders, 1);
	assert_int_equal(sums.ago_orders, 1);
	assert_int_equal(sums.now_new, 0);
	assert_int_equal(sums.ago_new, 1);
	assert_int_equal(sums.overdue_fen, 77);
	assert_int_equal(sums.overdue_count, 1);
	sums = line(&manager, 1, OTHER);
	assert_int_equal(sums.now_fen, 40);
	assert_int_equal(sums.now_new, 1);
	assert_int_equal(line(&manager, 0, 0).now_fen, 3);
}

static void
a_leader_sees_his_team_alone(void **state)
{
	struct db_rows rows;
	const struct team_customer *customer;
	struct actor nobody = lead;

	(void)state;
	assert_int_equal(line(&lead, 1, LEAD).now_fen, 1150);
	assert_int_equal(line(&lead, 2, OTHER).customers, -1);
	assert_int_equal(line(&lead, 0, 0).customers, -1);
	assert_int_equal(
	    team_customers(db, mem, &lead, 1, OTHER, false, &rows), STATUS_OK);
	customer = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(customer[0].id, 2);
	assert_int_equal(
	    team_customers(db, mem, &lead, 2, OTHER, false, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    team_customers(db, mem, &manager, 0, 0, true, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	nobody.reach[ACTION_TEAM_FIGURES] = SCOPE_OWN;
	nobody.customer_id = 1;
	assert_int_equal(team_figures(db, mem, &nobody, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
the_next_day_and_the_next_month_move_the_spans(void **state)
{
	(void)state;
	sum_at(NOW + DAY_MS);
	assert_int_equal(
	    line(&manager, 1, LEAD).back_fen, 300 + 5000 - 10 - 1);
	assert_int_equal(line(&manager, 1, LEAD).ago_fen, 7070);
	sum_at(NOW + 12 * DAY_MS); /* 3 December */
	assert_int_equal(line(&manager, 1, LEAD).now_fen, 0);
	assert_int_equal(line(&manager, 1, LEAD).now_orders, 0);
	assert_int_equal(line(&manager, 1, LEAD).back_fen, 1000 - 50);
}

static void
a_customer_handed_on_counts_for_the_new_one(void **state)
{
	(void)state;
	sum_at(NOW);
	run("UPDATE customers SET rep_id = 8 WHERE id = 1");
	sum_at(NOW);
	assert_int_equal(line(&manager, 1, LEAD).customers, -1);
	assert_int_equal(line(&manager, 1, OTHER).now_fen, 1190);
	run("UPDATE customers SET rep_id = 7 WHERE id = 1");
}

static void
movers_come_biggest_first_within_reach(void **state)
{
	const struct team_mover *mover;
	struct db_rows rows;

	(void)state;
	/* Full months: August to October against May to July. */
	owed(21, 2, "2026-06-10", 9000, 1);
	owed(22, 3, "2026-06-10", 10000, 1);
	owed(23, 3, "2026-09-10", 500, 1);
	sum_at(NOW);
	assert_int_equal(
	    team_movers(db, mem, &manager, TEAM_FELL, 5, &rows), STATUS_OK);
	mover = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(mover[0].id, 3);
	assert_int_equal(mover[0].change_fen, -9500);
	assert_int_equal(mover[0].now_fen, 500);
	assert_int_equal(mover[1].id, 2);
	assert_int_equal(
	    team_movers(db, mem, &lead, TEAM_FELL, 5, &rows), STATUS_OK);
	mover = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(mover[0].id, 2);
	assert_int_equal(
	    team_movers(db, mem, &manager, TEAM_ROSE, 5, &rows), STATUS_OK);
	mover = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(mover[0].id, 1);
	assert_int_equal(mover[0].change_fen, 5300 - 10 - 1);
	assert_int_equal(
	    team_movers(db, mem, &manager, TEAM_STOPPED, 5, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(team_movers(db, mem, &manager, TEAM_FELL,
			     TEAM_MOVERS_MAX + 1, &rows),
	    STATUS_INVALID);
}

static void
who_bought_nothing_in_a_year_has_stopped(void **state)
{
	const struct team_mover *mover;
	struct db_rows rows;

	(void)state;
	run("INSERT INTO customers (id, code, name, sort_key, initials,"
	    " created_at, team_id, rep_id) VALUES"
	    " (5, 'C5', '五', 'wu', 'w', '2009-01-01', 1, 7)");
	owed(31, 5, "2010-12-10", 500, 1); /* more than a year before its end */
	owed(32, 5, "2011-02-10", 30, 1);
	owed(33, 5, "2011-12-10", 4, 1);
	sum_at(NOW);
	assert_int_equal(
	    team_movers(db, mem, &lead, TEAM_STOPPED, 5, &rows), STATUS_OK);
	mover = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(mover[0].id, 5);
	assert_int_equal(mover[0].change_fen, -34);
	owed(34, 5, "2026-11-11", 9, 1);
	sum_at(NOW);
	assert_int_equal(
	    team_movers(db, mem, &lead, TEAM_STOPPED, 5, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
}

/* --- What waits ------------------------------------------------------------------ */

static int64_t
waits(const struct actor *who, enum today_need_kind kind)
{
	const struct today_need *need;
	struct db_rows rows;

	assert_int_equal(
	    today_needs(db, mem, who, (struct instant){ NOW }, &rows),
	    STATUS_OK);
	need = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if (need[i].kind == kind)
			return need[i].count;
	return 0;
}

static void
review(int id, int customer, int state, int band, int asked_by, int opinion_by)
{
	run(text_format(mem,
	    "INSERT INTO credit_reviews (id, customer_id, kind, state,"
	    " wanted_limit_fen, wanted_term_kind, wanted_term_days, reason,"
	    " survey, band, asked_by, opinion_by, created_at, state_since)"
	    " VALUES (%d, %d, 1, %d, 100, 1, 30, 'x', '', %d, %d, %d,"
	    " '2026-11-01', '2026-11-01')",
	    id, customer, state, band, asked_by, opinion_by));
}

static void
only_what_is_mine_to_decide_waits_for_me(void **state)
{
	struct actor executive = manager;
	struct actor officer = manager;
	struct actor deputy;

	(void)state;
	executive.user_id = 101;
	executive.role_names = "executive";
	officer.user_id = 102;
	officer.role_names = "credit_officer";
	review(1, 1, 5, 3, 50, 51);
	review(2, 2, 5, 1, 50, 51);
	review(3, 3, 5, 1, 101, 51); /* asked for by the executive */
	assert_int_equal(waits(&executive, NEED_REVIEWS_DECIDE), 2);
	assert_int_equal(waits(&officer, NEED_REVIEWS_DECIDE), 2);
	/* Who stands in for the executive decides nothing of his, nor his own. */
	deputy = executive;
	deputy.user_id = 50;
	deputy.deputy_of = 101;
	assert_int_equal(waits(&deputy, NEED_REVIEWS_DECIDE), 0);
	executive.reach[ACTION_CREDIT_DECIDE] = SCOPE_NONE;
	assert_int_equal(waits(&executive, NEED_REVIEWS_DECIDE), 0);
	assert_int_equal(waits(&lead, NEED_REVIEWS_OPINE), 0);
	run("UPDATE credit_reviews SET state = 4 WHERE id IN (2, 3)");
	assert_int_equal(waits(&lead, NEED_REVIEWS_OPINE), 1);
	assert_int_equal(waits(&manager, NEED_REVIEWS_OPINE), 2);
}

static void
held_orders_wait_for_the_band_that_may_release_them(void **state)
{
	struct actor officer = manager;

	(void)state;
	officer.role_names = "credit_officer";
	run("UPDATE orders SET state = 3, credit_facet = 2, total_fen = 100"
	    " WHERE id = 1");
	run("UPDATE orders SET state = 3, credit_facet = 2,"
	    " total_fen = 9000000000000 WHERE id = 2");
	assert_int_equal(waits(&officer, NEED_HOLDS), 1);
	officer.role_names = "executive";
	assert_int_equal(waits(&officer, NEED_HOLDS), 2);
	/* A small order that is far over the limit is not the officer's. */
	run("INSERT INTO order_holds (order_id, reason, state, amount_fen,"
	    " since) VALUES (1, 1, 1, 9000000000000, '2026-11-01')");
	officer.role_names = "credit_officer";
	assert_int_equal(waits(&officer, NEED_HOLDS), 0);
	assert_int_equal(waits(&lead, NEED_HOLDS), 0);
}

static void
what_broke_or_ends_soon_is_counted_in_reach(void **state)
{
	(void)state;
	run("INSERT INTO collection_notes (customer_id, kind, at, user_id, note,"
	    " promise_day, promise_fen, promise_state) VALUES"
	    " (1, 4, '2026-11-01', 7, 'x', '2026-11-10', 10, 3),"
	    " (3, 4, '2026-11-01', 7, 'x', '2026-11-10', 10, 3),"
	    " (1, 4, '2026-09-01', 7, 'x', '2026-09-10', 10, 3),"
	    " (1, 4, '2026-11-01', 7, 'x', '2026-11-10', 10, 2)");
	assert_int_equal(waits(&manager, NEED_PROMISES), 2);
	assert_int_equal(waits(&lead, NEED_PROMISES), 1);
	run("INSERT INTO licences (customer_id, kind_id, state, number,"
	    " valid_to, uploaded_at) VALUES"
	    " (1, 1, 2, 'a', '2026-11-01', '2020-01-01'),"
	    " (1, 2, 2, 'b', '2027-01-20', '2020-01-01'),"
	    " (1, 2, 2, 'c', '2027-06-20', '2020-01-01'),"
	    " (2, 1, 2, 'd', '2027-01-20', '2020-01-01'),"
	    " (3, 1, 1, 'e', '2026-12-01', '2020-01-01')");
	/* b has a successor, e is not verified. */
	assert_int_equal(waits(&manager, NEED_LICENCES_END), 2);
	run("UPDATE credit_accounts SET limit_fen = 5, limit_until ="
	    " '2026-12-31' WHERE customer_id IN (1, 3)");
	assert_int_equal(waits(&manager, NEED_LIMITS_END), 2);
	assert_int_equal(waits(&lead, NEED_LIMITS_END), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM team_sums"), 4);
}

/* --- The list of customers --------------------------------------------------------- */

enum {
	LISTED = 130,
	PAGE = 50
};

/* Sums below 0, equal ones, none at all; accounts and none. */
static void
many_customers(void)
{
	run("INSERT INTO teams (id, name, name_en) VALUES (9, '九', 'Nine')");
	for (int i = 0; i < LISTED; i++) {
		int id = 1000 + i;

		run(text_format(mem,
		    "INSERT INTO customers (id, code, name, sort_key, initials,"
		    " created_at, team_id) VALUES (%d, 'L%d', '列', 'lie%d', 'l',"
		    " '2020-01-01', 9)",
		    id, i, i % 7));
		if (i % 3 != 0)
			run(text_format(mem,
			    "INSERT INTO customer_sums (customer_id, year_fen,"
			    " fall_fen, stopped_fen, last_order_at) VALUES (%d,"
			    " %d, %d, %d, %s)",
			    id, (i % 11 - 5) * 100, (i % 9 - 4) * 100,
			    i % 4 * 100,
			    i % 5 == 0 ? "NULL"
				       : text_format(mem,
					     "'2026-11-%02d 04:00:00'",
					     i % 20 + 1)));
		if (i % 2 == 0)
			run(text_format(mem,
			    "INSERT INTO credit_accounts (customer_id, used_fen,"
			    " overdue_fen) VALUES (%d, %d, %d)",
			    id, (i % 13 - 6) * 100, i % 3 * 10));
	}
}

/* Page by page to the end: how often each was seen, and whether in order. */
static void
walk(enum customer_sort sort, int seen[LISTED])
{
	struct actor reader = lead;
	struct customer_filter filter = {
		.sort = sort, .class = -1, .limit = PAGE
	};
	int64_t before = INT64_MAX;
	struct db_rows rows;

	reader.team_id = 9;
	reader.reach[ACTION_CUSTOMER_SEE] = SCOPE_TEAM;
	memset(seen, 0, LISTED * sizeof(*seen));
	for (int page = 0; page < LISTED; page++) {
		const struct customer_row *row;

		assert_int_equal(
		    customer_list(db, mem, &reader, &filter, &rows), STATUS_OK);
		row = rows.items;
		for (size_t i = 0; i < rows.count; i++) {
			assert_in_range(row[i].id, 1000, 1000 + LISTED - 1);
			seen[row[i].id - 1000]++;
			assert_true(row[i].sort_value <= before);
			before = row[i].sort_value;
		}
		if (rows.count < PAGE)
			return;
		filter.after_value = row[rows.count - 1].sort_value;
		filter.after_id = row[rows.count - 1].id;
	}
	fail_msg("the pages of sort %d never end", (int)sort);
}

static void
every_sort_shows_each_customer_once_over_its_pages(void **state)
{
	int seen[LISTED];

	(void)state;
	many_customers();
	for (unsigned sort = 0; sort < CUSTOMER_SORT_COUNT; sort++) {
		walk((enum customer_sort)sort, seen);
		for (int i = 0; i < LISTED; i++)
			if (seen[i] != 1)
				fail_msg("sort %u shows customer %d %d times",
				    sort, i, seen[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    spans_have_the_same_days_or_end_with_their_month),
		cmocka_unit_test(a_month_counts_against_the_same_days),
		cmocka_unit_test(a_leader_sees_his_team_alone),
		cmocka_unit_test(a_customer_handed_on_counts_for_the_new_one),
		cmocka_unit_test(movers_come_biggest_first_within_reach),
		cmocka_unit_test(who_bought_nothing_in_a_year_has_stopped),
		cmocka_unit_test(only_what_is_mine_to_decide_waits_for_me),
		cmocka_unit_test(
		    held_orders_wait_for_the_band_that_may_release_them),
		cmocka_unit_test(what_broke_or_ends_soon_is_counted_in_reach),
		cmocka_unit_test(
		    every_sort_shows_each_customer_once_over_its_pages),
		/* Last: time does not run backwards. */
		cmocka_unit_test(
		    the_next_day_and_the_next_month_move_the_spans),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
