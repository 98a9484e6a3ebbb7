/**
 * @file
 * Credit reviews from application to limit; limits that end, freezes, groups.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/credit.h"
#include "domain/credit_group.h"
#include "domain/credit_limit.h"
#include "domain/credit_review.h"
#include "support/money_world.h"

#define DAY_MS INT64_C(86400000)

static struct credit_application
application(int64_t customer_id, int64_t limit_fen)
{
	return (struct credit_application){
		.customer_id = customer_id,
		.kind = CREDIT_REVIEW_LIMIT,
		.limit_fen = limit_fen,
		.term_kind = TERM_FROM_SHIPMENT,
		.term_days = 45,
		.reason = "grows",
	};
}

static int64_t
apply(struct world *world, int who, const struct credit_application *in)
{
	struct act act = money_act(world, who);
	enum credit_review_fault fault;
	int64_t id;

	assert_int_equal(
	    credit_review_apply(world->db, &act, in, &fault, &id), STATUS_OK);
	assert_true(id > 0);
	return id;
}

static struct credit_review
review_as(struct world *world, int who, int64_t id)
{
	struct credit_review review;

	assert_int_equal(credit_review_find(world->db, world->mem,
			     money_actor(world, who), id, &review),
	    STATUS_OK);
	return review;
}

static void
survey_and_score(struct world *world, int64_t id)
{
	struct act act = money_act(world, OFFICER);
	enum credit_review_fault fault;

	assert_int_equal(
	    credit_review_survey(world->db, &act, id,
		&(struct credit_survey){ .text = "visited",
		    .net_assets_fen = 300000000,
		    .yearly_purchase_fen = -1 },
		&fault),
	    STATUS_OK);
	assert_int_equal(credit_review_score(world->db, &act, id,
			     &(struct credit_scores){ 95, 90, "sound" },
			     &fault),
	    STATUS_OK);
}

static void
opine(struct world *world, int64_t id)
{
	struct act act = money_act(world, MANAGER);
	enum credit_review_fault fault;

	assert_int_equal(
	    credit_review_opine(world->db, &act, id, "for it", &fault),
	    STATUS_OK);
}

static enum status
decide(struct world *world, int who, int64_t id, int64_t limit_fen,
    struct credit_decided *out)
{
	struct act act = money_act(world, who);
	enum credit_review_fault fault;

	return credit_review_decide(world->db, &act, id,
	    &(struct credit_decision){
		.approve = true,
		.limit_fen = limit_fen,
		.term_kind = TERM_FROM_SHIPMENT,
		.term_days = 45,
		.note = "",
	    },
	    &fault, out);
}

static int64_t
to_decision(struct world *world, int64_t customer_id, int64_t limit_fen)
{
	struct credit_application in = application(customer_id, limit_fen);
	int64_t id = apply(world, REP, &in);

	survey_and_score(world, id);
	opine(world, id);
	return id;
}

static void
an_application_becomes_a_limit_and_frees_what_was_held(void **state)
{
	struct world *world = *state;
	int64_t held = world_order(world, BUYER_2, 2, 1, 11);
	struct credit_decided decided;
	struct credit_review review;
	int64_t id;

	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)held),
	    CREDIT_HELD);
	id = to_decision(world, 2, 4000000);
	review = review_as(world, OFFICER, id);
	assert_int_equal(review.state, CREDIT_REVIEW_DECISION);
	assert_int_equal(review.band, CREDIT_BAND_OFFICER);
	assert_int_equal(review.payment_score, CREDIT_SCORE_NO_HISTORY);
	/* 95 × 40 + 60 × 40 + 90 × 20 = 80.00 */
	assert_int_equal(review.grade, CREDIT_GRADE_2);
	assert_int_equal(review.suggested_limit_fen, 0);

	assert_int_equal(
	    decide(world, OFFICER, id, 4000000, &decided), STATUS_OK);
	assert_int_equal(decided.freed, 1);
	assert_int_equal(decided.warnings, CREDIT_OVER_SUGGESTED);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM credit_accounts WHERE customer_id = 2"
		" AND limit_fen = 4000000 AND limit_until = '2027-11-23'"
		" AND term_kind = 2 AND term_days = 45 AND grade = 2"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM credit_changes WHERE kind"
			     " = 1 AND limit_before_fen = 100000 AND"
			     " limit_after_fen = 4000000 AND review_id = %lld",
			     (long long)id),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)held),
	    CREDIT_CLEAR);
	assert_int_equal(money_told(world, "credit.asked"), 1);
	assert_int_equal(money_told(world, "credit.to_opine"), 1);
	assert_int_equal(money_told(world, "credit.to_decide"), 1);
	assert_int_equal(money_told(world, "credit.reviewed"), 1);
	assert_int_equal(
	    decide(world, OFFICER, id, 1, &decided), STATUS_CONFLICT);
}

static void
the_amount_says_who_decides(void **state)
{
	static const struct {
		int64_t limit;
		int who;
		enum status st;
		enum credit_band needed;
	} table[] = {
		{ 20000001, OFFICER, STATUS_FORBIDDEN, CREDIT_BAND_FINANCE },
		{ 20000001, FINANCE, STATUS_OK, CREDIT_BAND_FINANCE },
		{ 100000001, FINANCE, STATUS_FORBIDDEN,
		    CREDIT_BAND_EXECUTIVE },
		{ 100000001, EXECUTIVE, STATUS_OK, CREDIT_BAND_EXECUTIVE },
		{ 20000000, OTHER_OFFICER, STATUS_OK, CREDIT_BAND_OFFICER },
		{ 5, EXECUTIVE, STATUS_OK, CREDIT_BAND_OFFICER },
		{ 5, MANAGER, STATUS_FORBIDDEN, CREDIT_BAND_NOBODY },
		{ 5, REP, STATUS_FORBIDDEN, CREDIT_BAND_NOBODY },
	};
	struct world *world = *state;

	world_run(world, "UPDATE customers SET class = 6");
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct credit_decided decided = { 0 };
		int64_t id = to_decision(world, 1, table[i].limit);

		assert_int_equal(decide(world, table[i].who, id,
				     table[i].limit, &decided),
		    table[i].st);
		assert_int_equal(decided.needed, table[i].needed);
		world_run(world,
		    "UPDATE credit_reviews SET state = 8 WHERE state <= 5");
	}

	/* Above the ceiling of its class only an executive. */
	world_run(world, "UPDATE customers SET class = 1");
	{
		struct credit_decided decided;
		int64_t id = to_decision(world, 1, 5000001);

		assert_int_equal(decide(world, FINANCE, id, 5000001, &decided),
		    STATUS_FORBIDDEN);
		assert_int_equal(decided.needed, CREDIT_BAND_EXECUTIVE);
		assert_int_equal(
		    decide(world, FINANCE, id, 5000000, &decided), STATUS_OK);
	}
	world_run(world, "UPDATE customers SET class = 0");
}

static void
nobody_decides_on_what_it_asked(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(1, 1000);
	struct actor both = *money_actor(world, OFFICER);
	struct credit_decided decided;
	enum credit_review_fault fault;
	struct act act;
	int64_t id;

	both.reach[ACTION_CREDIT_ASK] = SCOPE_ALL;
	both.reach[ACTION_CREDIT_OPINE] = SCOPE_ALL;
	act = money_act(world, OFFICER);
	act.who = &both;
	assert_int_equal(
	    credit_review_apply(world->db, &act, &in, &fault, &id), STATUS_OK);
	survey_and_score(world, id);
	assert_int_equal(
	    credit_review_opine(world->db, &act, id, "mine", &fault),
	    STATUS_FORBIDDEN);
	opine(world, id);
	assert_int_equal(
	    decide(world, OFFICER, id, 1000, &decided), STATUS_FORBIDDEN);
	assert_int_equal(
	    decide(world, OTHER_OFFICER, id, 1000, &decided), STATUS_OK);
}

static void
steps_go_in_their_order(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(1, 1000);
	struct act officer = money_act(world, OFFICER);
	struct act rep = money_act(world, REP);
	struct credit_decided decided;
	enum credit_review_fault fault;
	int64_t id = apply(world, REP, &in);
	int64_t other;

	assert_int_equal(
	    credit_review_apply(world->db, &rep, &in, &fault, &other),
	    STATUS_CONFLICT);
	assert_int_equal(credit_review_score(world->db, &officer, id,
			     &(struct credit_scores){ 1, 1, "" }, &fault),
	    STATUS_CONFLICT);
	assert_int_equal(
	    decide(world, OFFICER, id, 1, &decided), STATUS_CONFLICT);
	assert_int_equal(
	    credit_review_send_back(world->db, &officer, id, ""),
	    STATUS_INVALID);
	assert_int_equal(
	    credit_review_send_back(world->db, &officer, id, "papers"),
	    STATUS_OK);
	assert_int_equal(
	    review_as(world, REP, id).state, CREDIT_REVIEW_APPLICATION);
	in.limit_fen = 2000;
	assert_int_equal(
	    credit_review_apply_again(world->db, &rep, id, &in, &fault),
	    STATUS_OK);
	assert_int_equal(review_as(world, REP, id).wanted_limit_fen, 2000);
	survey_and_score(world, id);
	assert_int_equal(
	    credit_review_withdraw(world->db, &rep, id, ""), STATUS_OK);
	assert_int_equal(
	    review_as(world, REP, id).state, CREDIT_REVIEW_WITHDRAWN);
	assert_int_equal(
	    credit_review_withdraw(world->db, &rep, id, ""), STATUS_CONFLICT);
	apply(world, REP, &in);
}

static void
bad_input_is_named(void **state)
{
	struct world *world = *state;
	struct act rep = money_act(world, REP);
	struct credit_application in = application(1, -1);
	enum credit_review_fault fault;
	int64_t id;

	assert_int_equal(
	    credit_review_apply(world->db, &rep, &in, &fault, &id),
	    STATUS_INVALID);
	assert_int_equal(fault, CREDIT_REVIEW_AMOUNT);
	in = application(1, 1);
	in.term_days = 366;
	assert_int_equal(
	    credit_review_apply(world->db, &rep, &in, &fault, &id),
	    STATUS_INVALID);
	assert_int_equal(fault, CREDIT_REVIEW_TERM);
	in = application(1, 1);
	in.reason = " \n";
	assert_int_equal(
	    credit_review_apply(world->db, &rep, &in, &fault, &id),
	    STATUS_INVALID);
	assert_int_equal(fault, CREDIT_REVIEW_REASON);
	in = application(1, 1);
	in.kind = CREDIT_REVIEW_RAISE;
	in.until = (struct day){ 2026, 11, 22 };
	assert_int_equal(
	    credit_review_apply(world->db, &rep, &in, &fault, &id),
	    STATUS_INVALID);
	assert_int_equal(fault, CREDIT_REVIEW_UNTIL);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM credit_reviews"), 0);
}

static void
others_customers_are_out_of_sight(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(1, 1000);
	struct act stranger = money_act(world, PAYER_2);
	struct act other_rep = money_act(world, OTHER_REP);
	struct act own = money_act(world, PAYER_1);
	struct credit_review review;
	enum credit_review_fault fault;
	int64_t id;

	assert_int_equal(
	    credit_review_apply(world->db, &stranger, &in, &fault, &id),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    credit_review_apply(world->db, &other_rep, &in, &fault, &id),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    credit_review_apply(world->db, &own, &in, &fault, &id), STATUS_OK);
	survey_and_score(world, id);
	assert_int_equal(credit_review_find(world->db, world->mem,
			     money_actor(world, PAYER_2), id, &review),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    credit_review_withdraw(world->db, &stranger, id, ""),
	    STATUS_NOT_FOUND);

	/* The distributor reads its application, not what we think of it. */
	review = review_as(world, PAYER_1, id);
	assert_string_equal(review.reason, "grows");
	assert_string_equal(review.survey, "");
	assert_int_equal(review.analysis_score, 0);
	assert_int_equal(review.grade, CREDIT_GRADE_NONE);
	for (size_t i = 0; i < review.event_count; i++)
		assert_null(strstr(review.events[i].note, "sound"));
	assert_string_equal(review_as(world, OFFICER, id).survey, "visited");
}

static void
payment_history_counts_what_came_due_in_12_months(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(1, 1000);
	int64_t id = apply(world, REP, &in);
	int64_t paid;

	/* On time 600, five days late 300, open 100: 84. */
	paid = money_receivable(
	    world, 1, "2026-07-01", "2026-08-01", 60000, 0);
	money_receipt(world, 1, "2026-08-01", 60000, paid);
	paid = money_receivable(
	    world, 1, "2026-08-01", "2026-09-01", 30000, 0);
	money_receipt(world, 1, "2026-08-20", 10000, paid);
	money_receipt(world, 1, "2026-09-06", 20000, paid);
	money_receivable(world, 1, "2026-09-01", "2026-10-01", 10000, 1);
	/* Not counted: due before the year, due later, somebody else's. */
	money_receivable(world, 1, "2025-10-01", "2025-11-22", 999, 999);
	money_receivable(world, 1, "2026-11-01", "2026-11-23", 999, 999);
	money_receivable(world, 2, "2026-07-01", "2026-08-01", 999, 999);
	survey_and_score(world, id);
	assert_int_equal(review_as(world, OFFICER, id).payment_score, 84);
}

static void
a_suggestion_is_of_six_months_of_sales(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(1, 1000);
	int64_t id = apply(world, REP, &in);

	money_receivable(world, 1, "2026-06-01", "2027-01-01", 700000, 1);
	money_receivable(world, 1, "2026-11-22", "2027-01-01", 500000, 1);
	money_receivable(world, 1, "2026-05-22", "2027-01-01", 999999, 1);
	world_run(world, "UPDATE receivables SET kind = 3");
	survey_and_score(world, id);
	/* 12,000.00 of 6 months is 2,000.00 a month, 1.5 of them. */
	assert_int_equal(
	    review_as(world, OFFICER, id).suggested_limit_fen, 300000);
}

static void
a_raise_ends_by_itself(void **state)
{
	struct world *world = *state;
	struct credit_application in = application(2, 50000);
	int64_t held = world_order(world, BUYER_2, 2, 1, 11);
	struct credit_decided decided;
	struct act job = money_act(world, OFFICER);
	int64_t done;
	int64_t id;

	in.kind = CREDIT_REVIEW_RAISE;
	in.until = (struct day){ 2026, 11, 30 };
	id = apply(world, REP, &in);
	opine(world, id);
	assert_int_equal(
	    decide(world, OFFICER, id, 50000, &decided), STATUS_OK);
	assert_int_equal(decided.freed, 1);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)held),
	    CREDIT_CLEAR);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM credit_accounts WHERE customer_id = 2"
		" AND limit_fen = 100000 AND temp_limit_fen = 50000"
		" AND temp_until = '2026-11-30' AND term_days = 30"),
	    1);

	job.who = &actor_system;
	job.now = instant_add_ms(world->now, 7 * DAY_MS);
	assert_int_equal(
	    credit_job_end_raises(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
	job.now = instant_add_ms(world->now, 8 * DAY_MS);
	assert_int_equal(
	    credit_job_end_raises(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(
	    credit_job_end_raises(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
	assert_int_equal(
	    world_number(world,
		"SELECT temp_limit_fen FROM credit_accounts"
		" WHERE customer_id = 2"),
	    0);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM credit_changes WHERE kind = 3"),
	    1);
	assert_int_equal(money_told(world, "credit.raise_ended"), 1);
}

static void
a_limit_is_announced_three_times_then_lapses(void **state)
{
	static const struct {
		int64_t days; /* from the 23rd */
		int64_t reminded;
		int64_t lapsed;
	} table[] = {
		{ 0, 0, 0 }, { 1, 1, 0 }, { 2, 0, 0 }, { 31, 1, 0 },
		{ 32, 0, 0 }, { 55, 1, 0 }, { 61, 0, 0 }, { 62, 0, 1 },
		{ 63, 0, 0 },
	};
	struct world *world = *state;
	struct act job = money_act(world, OFFICER);
	int64_t done;

	/* 61 days later: 2027-01-23 */
	world_run(world,
	    "UPDATE credit_accounts SET limit_until = '2027-01-23'"
	    " WHERE customer_id = 2");
	job.who = &actor_system;
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		job.now =
		    instant_add_ms(world->now, table[i].days * DAY_MS);
		assert_int_equal(
		    credit_job_remind(world->db, &job, &done), STATUS_OK);
		assert_int_equal(done, table[i].reminded);
		assert_int_equal(
		    credit_job_lapse(world->db, &job, &done), STATUS_OK);
		assert_int_equal(done, table[i].lapsed);
	}
	assert_int_equal(money_told(world, "credit.limit_ends"), 3);
	assert_int_equal(money_told(world, "credit.lapsed"), 1);
	assert_int_equal(world_number(world,
			     "SELECT limit_fen FROM credit_accounts"
			     " WHERE customer_id = 2"),
	    0);
}

static void
a_reminder_that_was_missed_is_not_sent_late(void **state)
{
	struct world *world = *state;
	struct act job = money_act(world, OFFICER);
	int64_t done;

	world_run(world,
	    "UPDATE credit_accounts SET limit_until = '2026-11-25'"
	    " WHERE customer_id = 2");
	job.who = &actor_system;
	assert_int_equal(
	    credit_job_remind(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(
	    credit_job_remind(world->db, &job, &done), STATUS_OK);
	assert_int_equal(done, 0);
}

static void
a_frozen_customer_orders_for_cash_alone(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act finance = money_act(world, FINANCE);
	struct act manager = money_act(world, MANAGER);
	int64_t order;

	assert_int_equal(
	    credit_freeze(world->db, &manager, 1, "why"), STATUS_FORBIDDEN);
	assert_int_equal(
	    credit_freeze(world->db, &officer, 1, " "), STATUS_INVALID);
	assert_int_equal(
	    credit_freeze(world->db, &officer, 1, "lawsuit"), STATUS_OK);
	assert_int_equal(
	    credit_freeze(world->db, &officer, 1, "again"), STATUS_CONFLICT);
	/* Also one that is not checked. */
	world_run(world,
	    "UPDATE credit_accounts SET check_mode = 2"
	    " WHERE customer_id = 1");
	order = world_order(world, BUYER_1, 1, 1, 1);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    CREDIT_HELD);
	/* 1,000,000.00 is finance's to free. */
	assert_int_equal(
	    credit_unfreeze(world->db, &officer, 1, "over"), STATUS_FORBIDDEN);
	assert_int_equal(
	    credit_unfreeze(world->db, &finance, 1, "over"), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    CREDIT_CLEAR);
	assert_int_equal(money_told(world, "credit.frozen"), 1);
	assert_int_equal(money_told(world, "credit.unfrozen"), 1);
}

static void
no_check_is_for_an_executive_to_grant(void **state)
{
	struct world *world = *state;
	struct act finance = money_act(world, FINANCE);
	struct act executive = money_act(world, EXECUTIVE);
	int64_t order = world_order(world, BUYER_2, 2, 1, 11);

	assert_int_equal(credit_check_mode_set(world->db, &finance, 2,
			     CREDIT_CHECK_NONE, "state hospital"),
	    STATUS_FORBIDDEN);
	assert_int_equal(credit_check_mode_set(world->db, &executive, 2,
			     CREDIT_CHECK_NONE, "state hospital"),
	    STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    CREDIT_CLEAR);
}

static void
a_group_shares_one_limit(void **state)
{
	struct world *world = *state;
	struct act officer = money_act(world, OFFICER);
	struct act finance = money_act(world, FINANCE);
	struct act desk = money_act(world, DESK);
	struct order_outcome out;
	struct db_rows rows;
	int64_t group, first, second;

	first = world_order(world, BUYER_1, 1, 1, 5);
	assert_int_equal(
	    order_confirm(world->db, &desk, first, &out), STATUS_OK);
	assert_int_equal(credit_group_make(world->db, &officer, "G", 20000001,
			     &group),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    credit_group_make(world->db, &officer, "G", 100000, &group),
	    STATUS_OK);
	assert_int_equal(
	    credit_group_join(world->db, &officer, group, 1), STATUS_OK);
	assert_int_equal(
	    credit_group_join(world->db, &officer, group, 1), STATUS_CONFLICT);
	assert_int_equal(
	    credit_group_join(world->db, &officer, group, 2), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT used_fen FROM credit_groups"), 50000);

	/* 500.00 used by its sister: 600.00 more are too many for both. */
	second = world_order(world, BUYER_2, 2, 1, 6);
	assert_int_equal(
	    order_confirm(world->db, &desk, second, &out), STATUS_OK);
	assert_true(out.held);
	assert_int_equal(
	    world_number(world, "SELECT amount_fen FROM order_holds"), 10000);
	assert_int_equal(
	    credit_group_limit(world->db, &finance, group, 110000), STATUS_OK);
	assert_int_equal(
	    order_confirm(world->db, &desk, second, &out), STATUS_OK);
	assert_false(out.held);
	assert_int_equal(
	    world_number(world, "SELECT used_fen FROM credit_groups"), 110000);
	assert_int_equal(
	    credit_group_leave(world->db, &officer, 1), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT used_fen FROM credit_groups"), 60000);
	assert_int_equal(
	    credit_group_check(world->db, world->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
lists_go_page_by_page(void **state)
{
	struct world *world = *state;
	struct credit_review_filter filter = { .limit = 2 };
	const struct credit_review_row *row;
	struct credit_application in;
	struct db_rows rows;
	int64_t id[3];

	for (int64_t i = 0; i < 3; i++) {
		in = application(i + 1, 1000);
		id[i] = apply(world, REP, &in);
		world->now = instant_add_ms(world->now, i * 1000);
	}
	assert_int_equal(credit_review_list(world->db, world->mem,
			     money_actor(world, OFFICER), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	row = rows.items;
	assert_int_equal(row[0].id, id[2]);
	filter.after_at = row[1].created_at;
	filter.after_id = row[1].id;
	assert_int_equal(credit_review_list(world->db, world->mem,
			     money_actor(world, OFFICER), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	row = rows.items;
	assert_int_equal(row[0].id, id[0]);
	filter = (struct credit_review_filter){ .limit = 10, .open = true };
	assert_int_equal(credit_review_list(world->db, world->mem,
			     money_actor(world, PAYER_2), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(credit_review_list(world->db, world->mem,
			     money_actor(world, OTHER_REP), &filter, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

static void
standings_are_listed_by_what_is_asked(void **state)
{
	struct world *world = *state;
	const struct credit_standing *row;
	struct credit_standing one;
	struct db_rows rows;

	world_run(world,
	    "UPDATE credit_accounts SET limit_until = '2027-01-01',"
	    " frozen = IF(customer_id = 2, 'x', '') WHERE customer_id >= 2");
	world_run(world,
	    "UPDATE credit_accounts SET temp_limit_fen = 5,"
	    " temp_until = '2026-12-01' WHERE customer_id = 3");
	assert_int_equal(
	    credit_standing_list(world->db, world->mem,
		money_actor(world, OFFICER), CREDIT_BY_END, world->now, 10,
		&rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	row = rows.items;
	assert_int_equal(row[0].customer_id, 3);
	assert_int_equal(
	    credit_standing_list(world->db, world->mem,
		money_actor(world, OFFICER), CREDIT_FROZEN, world->now, 10,
		&rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    credit_standing_list(world->db, world->mem,
		money_actor(world, OFFICER), CREDIT_BY_USED, world->now, 10,
		&rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(credit_standing_find(world->db, world->mem,
			     money_actor(world, PAYER_1), 1, &one),
	    STATUS_OK);
	assert_int_equal(one.limit_fen, 100000000);
	assert_int_equal(credit_standing_find(world->db, world->mem,
			     money_actor(world, PAYER_1), 2, &one),
	    STATUS_NOT_FOUND);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, money_reset, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_application_becomes_a_limit_and_frees_what_was_held),
		TEST(the_amount_says_who_decides),
		TEST(nobody_decides_on_what_it_asked),
		TEST(steps_go_in_their_order),
		TEST(bad_input_is_named),
		TEST(others_customers_are_out_of_sight),
		TEST(payment_history_counts_what_came_due_in_12_months),
		TEST(a_suggestion_is_of_six_months_of_sales),
		TEST(a_raise_ends_by_itself),
		TEST(a_limit_is_announced_three_times_then_lapses),
		TEST(a_reminder_that_was_missed_is_not_sent_late),
		TEST(a_frozen_customer_orders_for_cash_alone),
		TEST(no_check_is_for_an_executive_to_grant),
		TEST(a_group_shares_one_limit),
		TEST(lists_go_page_by_page),
		TEST(standings_are_listed_by_what_is_asked),
	};

	return cmocka_run_group_tests_name(
	    "credit_review", tests, money_open, world_close);
}
