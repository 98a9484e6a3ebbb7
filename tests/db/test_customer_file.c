/**
 * @file
 * A new customer's file: what is no customer, what is no new one, who clears it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/customer_open.h"
#include "support/order_world.h"

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM licences");
	world_run(world, "DELETE FROM customer_changes");
	world_run(world, "DELETE FROM credit_accounts WHERE customer_id > 3");
	world_run(world, "DELETE FROM customers WHERE id > 3");
	world_run(world,
	    "UPDATE customers SET phone = '', legal_person = '',"
	    " bank_account = '', street = ''");
	world->people[REP].reach[ACTION_CUSTOMER_CHANGE] = SCOPE_REP;
	world->people[REP].team_id = 1;
	world->people[REP].reach[ACTION_CUSTOMER_CLEAR_CREDIT] = SCOPE_ALL;
	world->people[PICKER].reach[ACTION_CUSTOMER_CLEAR_QUALITY] = SCOPE_ALL;
	world->people[PICKER].reach[ACTION_CUSTOMER_CLEAR_CREDIT] = SCOPE_ALL;
	world->people[OFFICER].reach[ACTION_CUSTOMER_CLEAR_CREDIT] = SCOPE_ALL;
	return 0;
}

static struct opening
clinic(void)
{
	return (struct opening){
		.name = "新安诊所",
		.short_name = "新安",
		.credit_code = "",
		.legal_person = "王五",
		.phone = "0571-88880000",
		.division_code = "330106",
		.street = "文三路 90 号",
		.bank_name = "",
		.bank_account = "",
		.nature = 4,
		.trade = 2,
		.reason = "",
	};
}

static enum opening_fault
open_fault(struct world *world, const struct opening *opening)
{
	struct act act = world_act(world, REP);
	enum opening_fault fault;
	enum status st = customer_open(world->db, &act, opening, &fault);

	assert_int_equal(
	    st, fault == OPENING_SOUND ? STATUS_OK : STATUS_INVALID);
	return fault;
}

static void
a_file_is_opened_with_place_and_team(void **state)
{
	struct world *world = *state;
	struct opening opening = clinic();

	assert_int_equal(open_fault(world, &opening), OPENING_SOUND);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customers WHERE name = '新安诊所'"
		" AND province = '浙江' AND city = '杭州' AND rep_id = 1"
		" AND team_id = 1 AND region_id = 1 AND opening = 1"
		" AND sort_key = 'xinanzhensuo' AND code LIKE 'K0%%'"
		" AND credit_code IS NULL"),
	    1);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM credit_accounts AS a JOIN customers AS c"
		" ON c.id = a.customer_id WHERE c.opening = 1"
		" AND a.limit_fen = 0"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'customer.opened'"),
	    1);
}

static void
what_breaks_a_rule_is_named(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, BUYER_1);
	struct opening opening = clinic();
	enum opening_fault fault;

	assert_int_equal(
	    customer_open(world->db, &act, &opening, &fault), STATUS_FORBIDDEN);
	opening.name = "";
	assert_int_equal(open_fault(world, &opening), OPENING_FAULT_NAME);
	opening = clinic();
	opening.credit_code = "91330100MA27XN5Q30";
	assert_int_equal(
	    open_fault(world, &opening), OPENING_FAULT_CREDIT_CODE);
	opening = clinic();
	opening.division_code = "3301";
	assert_int_equal(open_fault(world, &opening), OPENING_FAULT_DIVISION);
	opening.division_code = "999999";
	assert_int_equal(open_fault(world, &opening), OPENING_FAULT_DIVISION);
	opening = clinic();
	opening.nature = 5;
	assert_int_equal(open_fault(world, &opening), OPENING_FAULT_NATURE);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM customers"), 3);
}

static void
what_others_have_needs_a_reason(void **state)
{
	static const char *const same[] = {
		"phone = '0571-88880000'",
		"legal_person = '王五'",
		"street = '文三路 90 号'",
		"name = '新安诊所'",
	};
	struct world *world = *state;
	struct opening opening = clinic();

	for (size_t i = 0; i < ARRAY_LEN(same); i++) {
		world_run(world,
		    "UPDATE customers SET name = '乙公司', phone = '',"
		    " legal_person = '', street = '' WHERE id = 2");
		world_run(
		    world, "UPDATE customers SET %s WHERE id = 2", same[i]);
		assert_int_equal(
		    open_fault(world, &opening), OPENING_FAULT_DUPLICATE);
	}
	/* A text that nobody gave is no likeness. */
	world_run(world, "UPDATE customers SET name = '乙公司' WHERE id = 2");
	assert_int_equal(open_fault(world, &opening), OPENING_SOUND);
	assert_int_equal(open_fault(world, &opening), OPENING_FAULT_DUPLICATE);
	opening.reason = "a branch of its own";
	assert_int_equal(open_fault(world, &opening), OPENING_SOUND);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customer_changes WHERE"
		" field = 'opened' AND reason = 'a branch of its own'"),
	    1);
}

static enum status
clear(struct world *world, enum person who, int64_t id, enum clearing what)
{
	struct act act = world_act(world, who);

	return customer_clear(
	    world->db, &act, id, what, day_from_instant(world->now, 480));
}

static void
two_others_clear_it_once_the_papers_are_there(void **state)
{
	struct world *world = *state;
	struct opening opening = clinic();
	int64_t id;

	assert_int_equal(open_fault(world, &opening), OPENING_SOUND);
	id = world_number(world, "SELECT MAX(id) FROM customers");
	assert_int_equal(
	    clear(world, PICKER, id, CLEAR_QUALITY), STATUS_INVALID);
	world_run(world,
	    "INSERT INTO licences (customer_id, kind_id, state, number,"
	    " valid_to, uploaded_at) VALUES (%lld, 1, 2, 'B', '2027-12-31',"
	    " '2026-01-01')",
	    (long long)id);
	assert_int_equal(
	    clear(world, DESK, id, CLEAR_QUALITY), STATUS_FORBIDDEN);
	assert_int_equal(clear(world, REP, id, CLEAR_CREDIT), STATUS_FORBIDDEN);
	assert_int_equal(clear(world, PICKER, id, CLEAR_QUALITY), STATUS_OK);
	assert_int_equal(
	    clear(world, PICKER, id, CLEAR_QUALITY), STATUS_CONFLICT);
	assert_int_equal(
	    clear(world, PICKER, id, CLEAR_CREDIT), STATUS_FORBIDDEN);
	assert_int_equal(
	    world_number(world, "SELECT opening FROM customers WHERE id = %lld",
		(long long)id),
	    1);
	assert_int_equal(clear(world, OFFICER, id, CLEAR_CREDIT), STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT opening FROM customers WHERE id = %lld",
		(long long)id),
	    2);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'customer.cleared'"),
	    1);
	/* One that is on file since ever has nothing to clear. */
	assert_int_equal(
	    clear(world, PICKER, 1, CLEAR_QUALITY), STATUS_CONFLICT);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(a_file_is_opened_with_place_and_team),
		IN_WORLD(what_breaks_a_rule_is_named),
		IN_WORLD(what_others_have_needs_a_reason),
		IN_WORLD(two_others_clear_it_once_the_papers_are_there),
	};

	return cmocka_run_group_tests_name(
	    "customer_file", tests, world_open, world_close);
}
