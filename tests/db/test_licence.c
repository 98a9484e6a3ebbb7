/**
 * @file
 * Papers of customers: what they bar, who checks them, when they are told of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/licence.h"
#include "domain/licence_bar.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "support/order_world.h"

enum {
	BUSINESS = 1,
	PERMIT = 2
};

static struct day
today(const struct world *world)
{
	return day_from_instant(world->now, 480);
}

/* A verified paper of customer 1 that ends in so many days. */
static int64_t
hold(struct world *world, int64_t kind, const char *scope, int64_t days)
{
	char end[11];

	day_to_iso(day_add(today(world), days), end);
	world_run(world,
	    "INSERT INTO licences (customer_id, rep_id, team_id, kind_id,"
	    " state, number, scope, valid_from, valid_to, uploaded_at)"
	    " VALUES (1, 1, 1, %lld, 2, 'N-1', '%s', '2020-01-01', '%s',"
	    " '2026-01-01')",
	    (long long)kind, scope, end);
	return world_number(world, "SELECT MAX(id) FROM licences");
}

/* A waiting file of a person. */
static const char *
scan(struct world *world, enum person who)
{
	static char id[23];
	static int serial;

	snprintf(id, sizeof(id), "licencescan%011d", ++serial);
	world_run(world,
	    "INSERT INTO files (public_id, customer_id, state, kind,"
	    " media_type, name, bytes, sha256, uploaded_by, at) VALUES ('%s',"
	    " NULL, 1, 1, 'image/png', 'scan.png', 10, '%064d', %u,"
	    " '2026-11-01')",
	    id, serial, who);
	return id;
}

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM licences");
	world_run(world, "DELETE FROM contracts");
	world_run(world, "DELETE FROM files");
	world_run(world, "UPDATE customers SET opening = 2");
	world_run(world, "UPDATE products SET category_id = NULL");
	world_run(world, "UPDATE categories SET parent_id = NULL");
	world_run(world, "DELETE FROM categories");
	world_run(world,
	    "INSERT INTO categories (id, parent_id, name, name_en, rank)"
	    " VALUES (1, NULL, '食品', 'Food', 1), (2, 1, '零食', 'Snacks', 2),"
	    " (3, NULL, '日用', 'Household', 3)");
	world_run(world, "UPDATE products SET category_id = IF(id = 1, 2, 3)");
	product_categories_forget();
	world->people[OFFICER].reach[ACTION_LICENCE_CHECK] = SCOPE_ALL;
	return 0;
}

static enum submit_problem
submit(struct world *world, int64_t product, struct submit_outcome *out)
{
	const struct wish wish = { .product_id = product, .quantity = 2 };
	struct act act = world_act(world, BUYER_1);
	int64_t draft = world_draft(world, BUYER_1, 1, &wish, 1);

	enum status st = order_submit(world->db, &act, draft, out);

	assert_true(st == STATUS_OK || st == STATUS_INVALID);
	return out->order_id != 0         ? SUBMIT_FINE
	    : out->problem != SUBMIT_FINE ? out->problem
					  : out->lines[0].problem;
}

static enum status
hand_in(struct world *world, enum person who, int64_t kind, int64_t replaces_id,
    int64_t days, enum licence_fault *fault, int64_t *id)
{
	struct act act = world_act(world, who);
	const char *file = scan(world, who);
	struct licence_request request = {
		.customer_id = 1,
		.kind_id = kind,
		.number = "N-2",
		.issuer = "",
		.valid_from = today(world),
		.valid_to = day_add(today(world), days),
		.replaces_id = replaces_id,
		.today = today(world),
		.files = &file,
		.file_count = 1,
	};

	return licence_upload(world->db, &act, &request, fault, id);
}

static enum status
check(struct world *world, enum person who, int64_t id, bool is_good,
    const char *answer)
{
	struct act act = world_act(world, who);

	return licence_check(
	    world->db, &act, id, is_good, answer, today(world));
}

static void
a_customer_from_before_there_were_files_is_not_barred(void **state)
{
	struct world *world = *state;
	struct submit_outcome out;

	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	/* Nor does a paper that waits change anything. */
	world_run(world,
	    "INSERT INTO licences (customer_id, kind_id, state, number,"
	    " valid_to, uploaded_at) VALUES (1, 1, 1, 'X', '2021-01-01',"
	    " '2026-01-01')");
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
}

static void
an_ended_licence_bars_submit_confirm_and_pick_until_it_is_renewed(void **state)
{
	struct world *world = *state;
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	int64_t old = hold(world, BUSINESS, "", 0);
	enum licence_fault fault;
	struct order_outcome done;
	struct submit_outcome out;
	int64_t order, confirmed, renewal;

	/* Its last day counts. */
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	order = out.order_id;
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	confirmed = out.order_id;
	assert_int_equal(
	    order_confirm(world->db, &desk, confirmed, &done), STATUS_OK);
	assert_false(done.barred);

	world_run(
	    world, "UPDATE licences SET valid_to = valid_to - INTERVAL 1 DAY");
	assert_int_equal(submit(world, 1, &out), SUBMIT_LICENCE);
	assert_string_equal(out.bar.number, "N-1");
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &done), STATUS_OK);
	assert_true(done.barred);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	assert_int_equal(
	    order_pick(world->db, &picker, confirmed, &done), STATUS_OK);
	assert_true(done.barred);
	assert_int_equal(world_state(world, confirmed), ORDER_CONFIRMED);

	assert_int_equal(
	    hand_in(world, APPROVER_1, BUSINESS, old, 365, &fault, &renewal),
	    STATUS_OK);
	assert_int_equal(submit(world, 1, &out), SUBMIT_LICENCE);
	assert_int_equal(check(world, OFFICER, renewal, true, ""), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT state FROM licences WHERE id = %lld",
		(long long)old),
	    LICENCE_REPLACED);
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &done), STATUS_OK);
	assert_false(done.barred);
	assert_int_equal(world_state(world, order), ORDER_CONFIRMED);
	assert_int_equal(
	    order_pick(world->db, &picker, confirmed, &done), STATUS_OK);
	assert_int_equal(world_state(world, confirmed), ORDER_PICKING);
}

static void
the_setting_lifts_the_bar_of_papers_but_not_of_a_file_being_opened(void **state)
{
	struct world *world = *state;
	struct submit_outcome out;

	hold(world, BUSINESS, "", -1);
	world_run(world,
	    "UPDATE settings SET value = '0' WHERE name = 'licence_block'");
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	world_run(world, "UPDATE customers SET opening = 1 WHERE id = 1");
	assert_int_equal(submit(world, 1, &out), SUBMIT_OPENING);
	world_run(world,
	    "UPDATE settings SET value = '1' WHERE name = 'licence_block'");
}

static void
a_permit_covers_its_groups_and_those_below_them(void **state)
{
	struct world *world = *state;
	struct submit_outcome out;

	hold(world, PERMIT, "1", 10);
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	assert_int_equal(submit(world, 2, &out), SUBMIT_LINE_NOT_COVERED);
	/* Two permits cover what either does. */
	hold(world, PERMIT, "13,3", 10);
	assert_int_equal(submit(world, 2, &out), SUBMIT_FINE);
	/* One that ended covers nothing any more. */
	world_run(world,
	    "UPDATE licences SET valid_to = '2021-01-01' WHERE scope = '1'");
	assert_int_equal(submit(world, 1, &out), SUBMIT_LINE_NOT_COVERED);
	assert_int_equal(submit(world, 2, &out), SUBMIT_FINE);
	world_run(world, "UPDATE licences SET valid_to = '2021-01-01'");
	assert_int_equal(submit(world, 2, &out), SUBMIT_LINE_NOT_COVERED);
	assert_string_equal(out.bar.number, "N-1");
}

static void
who_uploads_does_not_check_and_each_is_checked_once(void **state)
{
	struct world *world = *state;
	enum licence_fault fault;
	int64_t id;

	assert_int_equal(hand_in(world, BUYER_2, BUSINESS, 0, 9, &fault, &id),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    hand_in(world, APPROVER_3, BUSINESS, 0, 9, &fault, &id),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    hand_in(world, APPROVER_1, BUSINESS, 0, -1, &fault, &id),
	    STATUS_INVALID);
	assert_int_equal(fault, LICENCE_FAULT_DATES);
	assert_int_equal(
	    hand_in(world, APPROVER_1, 99, 0, 9, &fault, &id), STATUS_INVALID);
	assert_int_equal(fault, LICENCE_FAULT_KIND);

	assert_int_equal(
	    hand_in(world, APPROVER_1, BUSINESS, 0, 9, &fault, &id), STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM files WHERE object_kind = 'licence'"
		" AND object_id = %lld AND state = 2",
		(long long)id),
	    1);
	assert_int_equal(check(world, DESK, id, true, ""), STATUS_FORBIDDEN);
	world_run(world, "UPDATE licences SET uploaded_by = %u", OFFICER);
	assert_int_equal(check(world, OFFICER, id, true, ""), STATUS_FORBIDDEN);
	world_run(world, "UPDATE licences SET uploaded_by = %u", APPROVER_1);
	assert_int_equal(check(world, OFFICER, id, false, ""), STATUS_INVALID);
	assert_int_equal(
	    check(world, OFFICER, id, false, "blurred"), STATUS_OK);
	assert_int_equal(check(world, OFFICER, id, true, ""), STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM outbox"
		" WHERE kind IN ('licence.uploaded', 'licence.refused')"),
	    2);
}

static int64_t
told(struct world *world)
{
	struct act act = {
		.who = &actor_system,
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
	int64_t done;

	assert_int_equal(licence_job_remind(world->db, &act, &done), STATUS_OK);
	return done;
}

static void
each_reminder_is_sent_once_and_none_of_what_is_renewed(void **state)
{
	struct world *world = *state;
	struct instant begin = world->now;
	int64_t id = hold(world, BUSINESS, "", 61);

	assert_int_equal(told(world), 0);
	world->now = instant_add_ms(begin, INT64_C(86400000));
	assert_int_equal(told(world), 1);
	assert_int_equal(told(world), 0);
	world->now = instant_add_ms(begin, 31 * INT64_C(86400000));
	assert_int_equal(told(world), 1);
	world->now = instant_add_ms(begin, 54 * INT64_C(86400000));
	assert_int_equal(told(world), 1);
	assert_int_equal(told(world), 0);
	world->now = instant_add_ms(begin, 62 * INT64_C(86400000));
	assert_int_equal(told(world), 1);
	assert_int_equal(told(world), 0);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM outbox WHERE kind = 'licence.ended'"
		" AND object_id = %lld",
		(long long)id),
	    1);
	world->now = begin;
	hold(world, PERMIT, "", 5);
	hold(world, PERMIT, "", 300);
	assert_int_equal(told(world), 0);
}

/* A signed contract of customer 1 in this state that ends in so many days. */
static void
sign(struct world *world, int64_t kind, int64_t state, int64_t days)
{
	static int serial;
	char from[11], end[11];

	day_to_iso(day_add(today(world), days - 300), from);
	day_to_iso(day_add(today(world), days), end);
	world_run(world,
	    "INSERT INTO contracts (customer_id, kind, state, number, title,"
	    " valid_from, valid_to, drafted_by, drafted_at, signed_on,"
	    " signed_ours, signed_theirs, state_since) VALUES (1, %lld, %lld,"
	    " 'T-%d', 'T', '%s', '%s', 1, '2026-01-01', '2026-01-01', 'A',"
	    " 'B', '2026-01-01')",
	    (long long)kind, (long long)state, ++serial, from, end);
}

static void
begin_rule(struct world *world, const char *since)
{
	world_run(world,
	    "UPDATE settings SET value = '%s'"
	    " WHERE name = 'contract_rule_since'",
	    since);
	world_run(world,
	    "UPDATE settings SET value = IF('%s' = '', '0', '1')"
	    " WHERE name = 'contract_needed'",
	    since);
	setting_forget();
}

static void
without_a_contract_nothing_is_submitted_confirmed_or_picked(void **state)
{
	struct world *world = *state;
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct order_outcome done;
	struct submit_outcome out;
	int64_t order, confirmed;

	/* Customers of before the rule have its days of grace. */
	world_run(world, "UPDATE customers SET created_at = '2020-01-01'");
	begin_rule(world, "2026-11-01");
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	order = out.order_id;
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	confirmed = out.order_id;
	assert_int_equal(
	    order_confirm(world->db, &desk, confirmed, &done), STATUS_OK);

	/* Then nothing; a quality agreement is none, nor one being signed. */
	begin_rule(world, "2026-01-01");
	sign(world, 3, 6, 100);
	world_run(world, "UPDATE contracts SET signed_on = NULL, state = 4");
	sign(world, 3, 6, 100);
	assert_int_equal(submit(world, 1, &out), SUBMIT_CONTRACT);
	assert_true(out.bar.contract.is_barred);
	assert_true(day_is_none(out.bar.contract.ended_on));
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &done), STATUS_OK);
	assert_true(done.barred);
	assert_int_equal(world_state(world, order), ORDER_SUBMITTED);
	assert_int_equal(
	    order_pick(world->db, &picker, confirmed, &done), STATUS_OK);
	assert_true(done.barred);

	/* Ended within thirty days it goes on; one in force frees all. */
	sign(world, 1, 8, -31);
	assert_int_equal(submit(world, 1, &out), SUBMIT_CONTRACT);
	assert_false(day_is_none(out.bar.contract.ended_on));
	sign(world, 1, 8, -30);
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
	sign(world, 2, 6, 0);
	assert_int_equal(
	    order_confirm(world->db, &desk, order, &done), STATUS_OK);
	assert_false(done.barred);
	assert_int_equal(
	    order_pick(world->db, &picker, confirmed, &done), STATUS_OK);
	assert_int_equal(world_state(world, confirmed), ORDER_PICKING);

	/* Where the rule is off nobody needs one. */
	world_run(world, "DELETE FROM contracts");
	assert_int_equal(submit(world, 1, &out), SUBMIT_CONTRACT);
	begin_rule(world, "");
	assert_int_equal(submit(world, 1, &out), SUBMIT_FINE);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(a_customer_from_before_there_were_files_is_not_barred),
		IN_WORLD(
		    an_ended_licence_bars_submit_confirm_and_pick_until_it_is_renewed),
		IN_WORLD(
		    the_setting_lifts_the_bar_of_papers_but_not_of_a_file_being_opened),
		IN_WORLD(a_permit_covers_its_groups_and_those_below_them),
		IN_WORLD(
		    without_a_contract_nothing_is_submitted_confirmed_or_picked),
		IN_WORLD(who_uploads_does_not_check_and_each_is_checked_once),
		IN_WORLD(
		    each_reminder_is_sent_once_and_none_of_what_is_renewed),
	};

	return cmocka_run_group_tests_name(
	    "licence", tests, world_open, world_close);
}
