/**
 * @file
 * People at a customer: what is private is read by a look alone, which leaves a
 * row; a purge leaves nothing of the person.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/contact.h"
#include "domain/contact_sql.h"
#include "support/order_world.h"

static const struct account first = { .id = 1 };

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM contacts");
	world_run(world, "DELETE FROM audit");
	world_run(world, "UPDATE customers SET rep_id = 1");
	world->people[DESK].role_names = "manager";
	world->people[DESK].reach[ACTION_CUSTOMER_CHANGE] = SCOPE_ALL;
	world->people[DESK].reach[ACTION_PRIVATE_SEE] = SCOPE_NONE;
	return 0;
}

static struct contact_entry
somebody(void)
{
	return (struct contact_entry){
		.customer_id = 1,
		.name = "赵六",
		.position = "采购经理",
		.mobile = "13800138000",
		.mail = "z@example.com",
		.buying_role = 1,
	};
}

static int64_t
add(struct world *world, enum person who)
{
	struct contact_entry entry = somebody();
	struct act act = world_act(world, who);
	enum contact_fault fault;

	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_OK);
	return world_number(world, "SELECT MAX(id) FROM contacts");
}

static struct instant
seen(struct world *world, int64_t id)
{
	struct contact one;

	assert_int_equal(contact_find(world->db, world->mem,
			     &world->people[REP], &first, id, &one),
	    STATUS_OK);
	return one.changed_at;
}

static int64_t
audited(struct world *world, const char *what)
{
	return world_number(
	    world, "SELECT COUNT(*) FROM audit WHERE what = '%s'", what);
}

static void
each_side_sees_and_changes_what_is_its(void **state)
{
	struct world *world = *state;
	struct contact_entry entry = somebody();
	struct act act = world_act(world, APPROVER_1);
	enum contact_fault fault;
	struct contact *row;
	struct db_rows rows;
	int64_t id = add(world, REP);

	assert_int_equal(contact_list(world->db, world->mem,
			     &world->people[REP], &first, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(row->buying_role, 1);
	assert_int_equal(contact_list(world->db, world->mem,
			     &world->people[BUYER_1], &first, &rows),
	    STATUS_OK);
	row = rows.items;
	assert_int_equal(row->buying_role, 0);

	/* The distributor changes a mobile: what we think of him stays. */
	entry.id = id;
	entry.seen = seen(world, id);
	entry.buying_role = 5;
	entry.mobile = "139";
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM contacts"
			     " WHERE mobile = '139' AND buying_role = 1"),
	    1);
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_CONFLICT);

	act = world_act(world, BUYER_1);
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_FORBIDDEN);
	act = world_act(world, APPROVER_3);
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_NOT_FOUND);
	world_run(world, "UPDATE customers SET rep_id = 2");
	act = world_act(world, REP);
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_NOT_FOUND);
}

static void
what_breaks_a_rule_is_named(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, REP);
	struct contact_entry entry = somebody();
	enum contact_fault fault;

	entry.name = "";
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_NAME);
	entry = somebody();
	entry.mail = "nobody";
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_MAIL);
	entry = somebody();
	entry.buying_role = 6;
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_ROLE);
	world_run(world,
	    "INSERT INTO contacts (customer_id, name, changed_at)"
	    " SELECT 1, 'x', '2026-01-01' FROM seq_1_to_300");
	entry = somebody();
	assert_int_equal(
	    contact_save(world->db, &act, &entry, &fault), STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_MANY);
}

static void
every_look_leaves_a_row(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, REP);
	struct contact_private entry = {
		.wecom = "zhao6",
		.birthday = { 1980, 2, 3 },
		.stance = 5,
		.style = 2,
		.note = "likes tea",
	};
	struct contact_private found;
	enum contact_fault fault;
	struct day today = day_from_instant(world->now, 480);

	entry.id = add(world, REP);
	entry.changed_at = seen(world, entry.id);
	assert_int_equal(
	    contact_save_private(world->db, &act, 1, &entry, today, &fault),
	    STATUS_OK);
	act.address = "10.1.2.3";
	for (int i = 1; i <= 3; i++) {
		act.token = "the same form, sent again";
		assert_int_equal(
		    contact_look(world->db, &act, 1, entry.id, &found),
		    STATUS_OK);
		assert_string_equal(found.note, "likes tea");
		assert_int_equal(found.stance, 5);
		assert_int_equal(audited(world, "contact.looked"), i);
	}
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM audit WHERE user_id = 1"
			     " AND address = '10.1.2.3'"
			     " AND object_kind = 'contact'"
			     " AND object_id = %lld",
			     (long long)entry.id),
	    3);
	/* No audit row says what was seen. */
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM audit"
			     " WHERE detail LIKE '%%tea%%'"),
	    0);

	act = world_act(world, DESK);
	assert_int_equal(contact_look(world->db, &act, 1, entry.id, &found),
	    STATUS_FORBIDDEN);
	act = world_act(world, APPROVER_1);
	assert_int_equal(contact_look(world->db, &act, 1, entry.id, &found),
	    STATUS_FORBIDDEN);
	world_run(world, "UPDATE customers SET rep_id = 2");
	act = world_act(world, REP);
	assert_int_equal(contact_look(world->db, &act, 1, entry.id, &found),
	    STATUS_NOT_FOUND);
	assert_int_equal(audited(world, "contact.looked"), 3);
}

/* What the statements of everybody else select. */
static void
no_other_statement_selects_what_is_private(void **state)
{
	static const struct db_query *const plain[] = { &stmt_contact_list,
		&stmt_contact_list_own, &stmt_contact_find,
		&stmt_contact_find_own };
	static const char *const words[] = { "wecom", "birthday", "stance",
		"style", "note" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(plain); i++)
		for (size_t k = 0; k < ARRAY_LEN(words); k++)
			assert_null(strstr(plain[i]->sql, words[k]));
	assert_null(strstr(stmt_contact_list_own.sql, "buying_role"));
}

static void
private_fields_obey_rules(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, REP);
	struct contact_private entry = { .wecom = "", .note = "" };
	enum contact_fault fault;
	struct day today = day_from_instant(world->now, 480);

	entry.id = add(world, REP);
	entry.changed_at = seen(world, entry.id);
	entry.birthday = day_add(today, 1);
	assert_int_equal(
	    contact_save_private(world->db, &act, 1, &entry, today, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_BIRTHDAY);
	entry.birthday = (struct day){ 0, 0, 0 };
	entry.stance = 6;
	assert_int_equal(
	    contact_save_private(world->db, &act, 1, &entry, today, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTACT_FAULT_STANCE);
	act = world_act(world, DESK);
	assert_int_equal(
	    contact_save_private(world->db, &act, 1, &entry, today, &fault),
	    STATUS_FORBIDDEN);
}

static void
who_left_may_come_back_but_not_who_was_purged(void **state)
{
	struct world *world = *state;
	struct act rep = world_act(world, REP);
	struct act manager = world_act(world, DESK);
	struct contact_private found;
	int64_t id = add(world, REP);

	assert_int_equal(
	    contact_leave(world->db, &rep, 1, id, true), STATUS_OK);
	assert_int_equal(
	    contact_leave(world->db, &rep, 1, id, true), STATUS_CONFLICT);
	assert_int_equal(
	    contact_leave(world->db, &rep, 1, id, false), STATUS_OK);
	world_run(world,
	    "UPDATE contacts SET wecom = 'w', birthday ="
	    " '1980-01-01', stance = 1, style = 1, note = 'n'");
	assert_int_equal(
	    contact_purge(world->db, &rep, 1, id), STATUS_FORBIDDEN);
	assert_int_equal(
	    contact_purge(world->db, &manager, 2, id), STATUS_NOT_FOUND);
	assert_int_equal(contact_purge(world->db, &manager, 1, id), STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM contacts WHERE state = 3 AND name = ''"
		" AND position = '' AND mobile = '' AND mail = ''"
		" AND wecom = '' AND birthday IS NULL AND buying_role = 0"
		" AND stance = 0 AND style = 0 AND note = ''"),
	    1);
	assert_int_equal(audited(world, "contact.purged"), 1);
	assert_int_equal(
	    contact_purge(world->db, &manager, 1, id), STATUS_CONFLICT);
	assert_int_equal(
	    contact_leave(world->db, &rep, 1, id, false), STATUS_CONFLICT);
	assert_int_equal(
	    contact_look(world->db, &rep, 1, id, &found), STATUS_NOT_FOUND);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(each_side_sees_and_changes_what_is_its),
		IN_WORLD(what_breaks_a_rule_is_named),
		IN_WORLD(every_look_leaves_a_row),
		IN_WORLD(no_other_statement_selects_what_is_private),
		IN_WORLD(private_fields_obey_rules),
		IN_WORLD(who_left_may_come_back_but_not_who_was_purged),
	};

	return cmocka_run_group_tests_name(
	    "contact", tests, world_open, world_close);
}
