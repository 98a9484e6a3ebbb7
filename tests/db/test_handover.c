/**
 * @file
 * Handovers: given by who leads, taken by who signs, and then everything moves
 * at once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/handover.h"
#include "domain/outbox.h"
#include "support/order_world.h"

/* Of the world's people: FINANCE leads, OTHER_DESK takes. */
#define LEAD FINANCE
#define TAKER OTHER_DESK

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM handovers");
	world_run(world, "DELETE FROM customer_changes");
	world_run(world, "DELETE FROM licences");
	world_run(world, "DELETE FROM membership_roles");
	world_run(world, "DELETE FROM memberships");
	world_run(world,
	    "INSERT IGNORE INTO teams (id, name, name_en,"
	    " region_id) VALUES (2, '二组', 'Team 2', 1)");
	world_run(world,
	    "INSERT INTO memberships (id, user_id, customer_id, team_id)"
	    " VALUES (1, 1, NULL, 1), (3, 3, NULL, 2), (5, 5, NULL, NULL),"
	    " (6, 6, NULL, 1), (11, 11, 1, NULL)");
	world_run(world,
	    "INSERT INTO membership_roles VALUES"
	    " (1, 'sales_rep'), (3, 'sales_rep'),"
	    " (5, 'credit_officer'), (6, 'team_lead'),"
	    " (11, 'buyer')");
	world_run(world,
	    "UPDATE customers SET rep_id = 1, team_id = 1,"
	    " credit_officer_id = NULL");
	world->people[LEAD].reach[ACTION_HANDOVER_GIVE] = SCOPE_TEAM;
	world->people[LEAD].team_id = 1;
	return 0;
}

static enum handover_fault
give(struct world *world, int64_t customer_id, int64_t part, int64_t to)
{
	struct act act = world_act(world, LEAD);
	enum handover_fault fault;
	enum status st = handover_give(world->db, &act,
	    &(struct handover_gift){
		.customer_id = customer_id,
		.from_id = REP,
		.part = part,
		.to_id = to,
		.note = "maternity leave",
	    },
	    &fault);

	assert_int_equal(
	    st, fault == HANDOVER_SOUND ? STATUS_OK : STATUS_INVALID);
	return fault;
}

static int64_t
newest(struct world *world)
{
	return world_number(
	    world, "SELECT IFNULL(MAX(batch_id), 0) FROM handovers");
}

static enum status
answer(struct world *world, enum person who, int64_t id, bool takes,
    const char *why, enum handover_fault *fault)
{
	struct act act = world_act(world, who);

	return handover_answer(world->db, &act, id, takes, why, fault);
}

static int64_t
told(struct world *world, const char *kind)
{
	return world_number(
	    world, "SELECT COUNT(*) FROM outbox WHERE kind = '%s'", kind);
}

static void
what_cannot_be_given_is_named(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, REP);
	enum handover_fault fault;

	assert_int_equal(
	    give(world, 1, TEAM_SALES, OFFICER), HANDOVER_FAULT_TO);
	assert_int_equal(give(world, 1, TEAM_SALES, LEAD), HANDOVER_FAULT_SELF);
	assert_int_equal(give(world, 1, TEAM_SALES, REP), HANDOVER_FAULT_SAME);
	assert_int_equal(give(world, 1, 5, TAKER), HANDOVER_FAULT_PART);
	assert_int_equal(
	    give(world, 0, TEAM_CREDIT, OFFICER), HANDOVER_FAULT_PART);
	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	assert_int_equal(
	    give(world, 1, TEAM_SALES, TAKER), HANDOVER_FAULT_OPEN);
	assert_int_equal(
	    handover_give(world->db, &act,
		&(struct handover_gift){ 1, 0, TEAM_SALES, TAKER, "" }, &fault),
	    STATUS_FORBIDDEN);
	world_run(world, "UPDATE customers SET team_id = 2 WHERE id = 2");
	act = world_act(world, LEAD);
	assert_int_equal(
	    handover_give(world->db, &act,
		&(struct handover_gift){ 2, 0, TEAM_SALES, TAKER, "" }, &fault),
	    STATUS_NOT_FOUND);
}

static void
what_is_open_at_that_moment_is_written_down(void **state)
{
	struct world *world = *state;
	struct handover_open open;
	struct handover one;
	int64_t order = world_order(world, BUYER_1, 1, 1, 2);

	world_order(world, BUYER_1, 1, 1, 3);
	world_run(world,
	    "UPDATE credit_accounts SET overdue_fen = 4200"
	    " WHERE customer_id = 1");
	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	world_run(world, "UPDATE credit_accounts SET overdue_fen = 0");
	assert_int_equal(handover_find(world->db, world->mem,
			     &world->people[TAKER], newest(world), &one),
	    STATUS_OK);
	handover_open(world->mem, one.open_things, &open);
	assert_int_equal(open.count[OPEN_ORDERS], 2);
	assert_int_equal(open.count[OPEN_RETURNS], 0);
	assert_int_equal(open.count[OPEN_OVERDUE], 4200);
	assert_true(strlen(open.numbers[OPEN_ORDERS]) == 2 * 11 + 2);
	assert_non_null(strstr(open.numbers[OPEN_ORDERS],
	    text_format(world->mem, "%07lld", (long long)order)));
	assert_string_equal(open.numbers[OPEN_RETURNS], "");
	assert_string_equal(one.from, "用户1");
	assert_string_equal(one.to, "用户3");
	assert_int_equal(one.batch_count, 1);
	/* Others do not read it. */
	assert_int_equal(handover_find(world->db, world->mem,
			     &world->people[PICKER], one.id, &one),
	    STATUS_NOT_FOUND);
	assert_int_equal(handover_find(world->db, world->mem,
			     &world->people[BUYER_1], one.id, &one),
	    STATUS_NOT_FOUND);
}

static void
nothing_moves_before_the_receiver_signs(void **state)
{
	struct world *world = *state;
	enum handover_fault fault;
	int64_t id;

	world_order(world, BUYER_1, 1, 1, 2);
	world_order(world, BUYER_2, 2, 1, 2);
	world_run(world,
	    "INSERT INTO licences (customer_id, rep_id, team_id,"
	    " kind_id, number, uploaded_at)"
	    " VALUES (1, 1, 1, 1, 'x', '2026-01-01')");
	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	id = newest(world);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers WHERE rep_id = 1"),
	    3);
	assert_int_equal(
	    answer(world, REP, id, true, "", &fault), STATUS_FORBIDDEN);
	assert_int_equal(
	    answer(world, LEAD, id, true, "", &fault), STATUS_FORBIDDEN);
	assert_int_equal(answer(world, TAKER, id, true, "", &fault), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers WHERE id = 1"
			     " AND rep_id = 3 AND team_id = 2"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders"
			     " WHERE rep_id = IF(customer_id = 1, 3, 1)"
			     " AND team_id = IF(customer_id = 1, 2, 1)"),
	    2);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM licences"
			     " WHERE rep_id = 3 AND team_id = 2"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customer_changes"
			     " WHERE field = 'salesperson'"
			     " AND old_value = '用户1'"
			     " AND new_value = '用户3' AND user_id = 6"),
	    1);
	assert_int_equal(told(world, "handover.taken"), 1);
	assert_int_equal(told(world, "customer.team"), 1);
	assert_int_equal(
	    answer(world, TAKER, id, true, "", &fault), STATUS_CONFLICT);
}

/* Every table that carries rep_id and customer_id. */
static void
no_copy_of_the_salesperson_is_left_behind(void **state)
{
	struct world *world = *state;

	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM information_schema.columns AS a"
		"  JOIN information_schema.columns AS b"
		"    ON b.table_schema = a.table_schema"
		"   AND b.table_name = a.table_name"
		"   AND b.column_name = 'customer_id'"
		" WHERE a.table_schema = DATABASE()"
		"   AND a.column_name = 'rep_id' AND a.table_name NOT IN"
		"   ('orders', 'shipments', 'returns', 'tickets', 'contracts',"
		"    'licences', 'credit_reviews', 'receivables', 'receipts',"
		"    'credit_notes', 'tax_invoices', 'statements', 'red_letters')"),
	    0);
}

static void
a_whole_portfolio_is_given_and_signed_together(void **state)
{
	struct world *world = *state;
	enum handover_fault fault;
	struct handover one;
	struct db_rows rows;
	int64_t count, id;

	world_order(world, BUYER_2, 2, 1, 2);
	assert_int_equal(give(world, 3, TEAM_SALES, TAKER), HANDOVER_SOUND);
	assert_int_equal(give(world, 0, TEAM_SALES, TAKER), HANDOVER_SOUND);
	id = newest(world);
	assert_int_equal(handover_count(world->db, world->mem,
			     &world->people[TAKER], &count),
	    STATUS_OK);
	assert_int_equal(count, 2);
	assert_int_equal(
	    handover_batches(world->db, world->mem, &world->people[TAKER],
		HANDOVERS_TO_ME, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(((struct handover *)rows.items)->batch_count, 2);
	assert_int_equal(handover_find(world->db, world->mem,
			     &world->people[TAKER], id, &one),
	    STATUS_OK);
	assert_int_equal(
	    handover_batch(world->db, world->mem, &one, &rows), STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(answer(world, TAKER, id, true, "", &fault), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers"
			     " WHERE rep_id = 3 AND id IN (1, 2)"),
	    2);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers"
			     " WHERE rep_id = 1 AND id = 3"),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders"
			     " WHERE rep_id = 3"),
	    1);
	/* The one that waits still is answered alone. */
	assert_int_equal(answer(world, TAKER,
			     world_number(world,
				 "SELECT id FROM handovers"
				 " WHERE customer_id = 3"),
			     true, "", &fault),
	    STATUS_OK);
	assert_int_equal(
	    give(world, 0, TEAM_SALES, TAKER), HANDOVER_FAULT_FROM);
}

static void
declining_needs_a_reason_and_taking_back_ends_it(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, LEAD);
	struct act foreign = world_act(world, PICKER);
	enum handover_fault fault;
	int64_t id;

	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	id = newest(world);
	assert_int_equal(
	    answer(world, TAKER, id, false, "", &fault), STATUS_INVALID);
	assert_int_equal(fault, HANDOVER_FAULT_ANSWER);
	assert_int_equal(
	    answer(world, TAKER, id, false, "too far", &fault), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM handovers"
			     " WHERE state = 3 AND answer = 'too far'"),
	    1);
	assert_int_equal(told(world, "handover.declined"), 1);
	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	id = newest(world);
	assert_int_equal(
	    handover_take_back(world->db, &foreign, id), STATUS_NOT_FOUND);
	assert_int_equal(handover_take_back(world->db, &act, id), STATUS_OK);
	assert_int_equal(
	    answer(world, TAKER, id, true, "", &fault), STATUS_CONFLICT);
	assert_int_equal(
	    handover_take_back(world->db, &act, id), STATUS_CONFLICT);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers WHERE rep_id = 1"),
	    3);
}

static void
a_holder_who_changed_meanwhile_stops_it(void **state)
{
	struct world *world = *state;
	enum handover_fault fault;

	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 1");
	assert_int_equal(answer(world, TAKER, newest(world), true, "", &fault),
	    STATUS_CONFLICT);
	world_run(world, "UPDATE customers SET rep_id = 1 WHERE id = 1");
	world_run(world, "UPDATE memberships SET state = 2 WHERE user_id = 3");
	assert_int_equal(answer(world, TAKER, newest(world), true, "", &fault),
	    STATUS_CONFLICT);
	world_run(world, "UPDATE memberships SET state = 1 WHERE user_id = 3");
	assert_int_equal(
	    answer(world, TAKER, newest(world), true, "", &fault), STATUS_OK);
}

static void
another_part_moves_no_document(void **state)
{
	struct world *world = *state;
	const struct account account = { .id = 1 };
	enum handover_fault fault;
	struct team_member *member;
	struct db_rows rows;

	world_order(world, BUYER_1, 1, 1, 2);
	assert_int_equal(give(world, 1, TEAM_CREDIT, OFFICER), HANDOVER_SOUND);
	assert_int_equal(
	    team_list(world->db, world->mem, &account, &rows), STATUS_OK);
	assert_int_equal(rows.count, 4);
	member = rows.items;
	assert_int_equal(member[0].user_id, REP);
	assert_int_equal(member[2].user_id, 0);
	assert_string_equal(member[2].waits_name, "用户5");
	assert_int_equal(
	    answer(world, OFFICER, newest(world), true, "", &fault), STATUS_OK);
	assert_int_equal(
	    team_list(world->db, world->mem, &account, &rows), STATUS_OK);
	member = rows.items;
	assert_int_equal(member[2].user_id, OFFICER);
	assert_int_equal(member[2].waits_for, 0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM orders"
			     " WHERE rep_id = 1 AND team_id = 1"),
	    1);
}

static void
those_concerned_are_told(void **state)
{
	struct world *world = *state;
	enum handover_fault fault;
	int64_t done;

	world_run(world, "DELETE FROM notifications");
	assert_int_equal(give(world, 1, TEAM_SALES, TAKER), HANDOVER_SOUND);
	assert_int_equal(
	    outbox_deliver(world->db, world->mem, world->now, 10, &done),
	    STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM notifications"
			     " WHERE kind = 'handover.given'"
			     " AND user_id IN (1, 3)"
			     " AND path = '/handovers/%lld'",
			     (long long)newest(world)),
	    2);
	assert_int_equal(
	    answer(world, TAKER, newest(world), true, "", &fault), STATUS_OK);
	assert_int_equal(
	    outbox_deliver(world->db, world->mem, world->now, 10, &done),
	    STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM notifications"
			     " WHERE kind = 'handover.taken'"
			     " AND user_id IN (1, 6)"),
	    2);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM notifications"
			     " WHERE kind = 'customer.team'"
			     " AND user_id = 11"
			     " AND path = '/customers/1'"),
	    1);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(what_cannot_be_given_is_named),
		IN_WORLD(what_is_open_at_that_moment_is_written_down),
		IN_WORLD(nothing_moves_before_the_receiver_signs),
		IN_WORLD(no_copy_of_the_salesperson_is_left_behind),
		IN_WORLD(a_whole_portfolio_is_given_and_signed_together),
		IN_WORLD(declining_needs_a_reason_and_taking_back_ends_it),
		IN_WORLD(a_holder_who_changed_meanwhile_stops_it),
		IN_WORLD(another_part_moves_no_document),
		IN_WORLD(those_concerned_are_told),
	};

	return cmocka_run_group_tests_name(
	    "handover", tests, world_open, world_close);
}
