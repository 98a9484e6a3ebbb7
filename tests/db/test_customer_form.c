/**
 * @file
 * The registration form: what changes leaves a row, what breaks a rule is
 * named, two changes do not overwrite each other; proposals of distributors.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/customer_file_proposal.h"
#include "domain/key.h"
#include "support/order_world.h"

static int
reset(void **state)
{
	struct world *world = *state;

	world_reset(state);
	world_run(world, "DELETE FROM customer_changes");
	world_run(world, "DELETE FROM contacts");
	world_run(
	    world, "DELETE FROM customer_addresses WHERE customer_id > 1");
	world_run(world,
	    "UPDATE customers SET rep_id = 1, team_id = 1, version = 1,"
	    " phone = '', legal_person = '', bank_account = '', street = '',"
	    " credit_code = NULL, nature = 1, preferred = 0, goals = '',"
	    " registered_fen = 0, founded_on = NULL, division_code = NULL,"
	    " province = NULL, city = NULL, share_bp = 0,"
	    " name = ELT(id, '甲公司', '乙公司', '丙公司')");
	return 0;
}

/* A code that checks, made from any seventeen characters. */
static const char *
code(struct world *world)
{
	static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	for (size_t i = 0; i < sizeof(letters) - 1; i++) {
		const char *full =
		    text_format(world->mem, "91330100MA27XN5Q3%c", letters[i]);

		if (key_credit_code_is_valid(full))
			return full;
	}
	fail();
	return "";
}

static enum change_fault
change(struct world *world, enum person who,
    const struct file_change_request *request, enum record_field *field)
{
	struct act act = world_act(world, who);
	struct change_problem problem;
	int64_t changed;
	enum status st =
	    customer_file_change(world->db, &act, request, &problem, &changed);

	if (field != NULL)
		*field = problem.field;
	assert_int_equal(
	    st, problem.fault == RECORD_SOUND ? STATUS_OK : STATUS_INVALID);
	return problem.fault;
}

static struct file_change_request
request_of(int64_t version)
{
	return (struct file_change_request){
		.customer_id = 1,
		.version = version,
		.reason = "",
	};
}

static int64_t
changes(struct world *world, const char *where)
{
	return world_number(
	    world, "SELECT COUNT(*) FROM customer_changes WHERE %s", where);
}

static void
every_kind_of_field_is_stored_and_leaves_a_row(void **state)
{
	static const struct {
		enum record_field field;
		const char *typed, *plain, *column;
	} all[] = {
		{ RECORD_NAME, "新安医药", "新安医药", "name" },
		{ RECORD_NAME_EN, "Xinan", "Xinan", "name_en" },
		{ RECORD_SHORT_NAME, "新安", "新安", "short_name" },
		{ RECORD_PHONE, "0571-1234", "0571-1234", "phone" },
		{ RECORD_FOUNDED_ON, "2001/2/3", "2001-02-03", "founded_on" },
		{ RECORD_DIVISION, "330106", "330106", "division_code" },
		{ RECORD_STREET, "文三路 1 号", "文三路 1 号", "street" },
		{ RECORD_INVOICE_KIND, "2", "2", "invoice_kind" },
		{ RECORD_REGISTERED, "1,234.50", "123450", "registered_fen" },
		{ RECORD_OWNERSHIP, "2", "2", "ownership" },
		{ RECORD_RELATION, "3", "3", "relation" },
		{ RECORD_NATURE, "4", "4", "nature" },
		{ RECORD_PREFERRED, "1", "1", "preferred" },
		{ RECORD_DOWNSTREAM, "１２", "12", "downstream_count" },
		{ RECORD_SHARE, "12.5", "1250", "share_bp" },
		{ RECORD_GOALS, "a\nb", "a\nb", "goals" },
	};
	struct world *world = *state;
	struct file_change_request request = request_of(1);

	request.reason = "annual look";
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		request.value[all[i].field] =
		    record_field_read(world->mem, all[i].field, all[i].typed);
		assert_string_equal(request.value[all[i].field], all[i].plain);
	}
	assert_int_equal(change(world, REP, &request, NULL), RECORD_SOUND);
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		assert_int_equal(
		    world_number(world,
			"SELECT COUNT(*) FROM customers WHERE id = 1"
			" AND %s = '%s'",
			all[i].column, all[i].plain),
		    1);
		assert_int_equal(
		    world_number(world,
			"SELECT COUNT(*) FROM customer_changes WHERE"
			" field = '%s' AND new_value = '%s' AND state = 2"
			" AND user_id = 1 AND reason = 'annual look'",
			record_field_info(all[i].field)->name, all[i].plain),
		    1);
	}
	assert_int_equal(changes(world, "TRUE"), ARRAY_LEN(all));
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customers WHERE id = 1 AND version = 2"
		" AND province = '浙江' AND city = '杭州'"
		" AND sort_key = 'xinanyiyao' AND initials = 'xayy'"),
	    1);
	assert_string_equal(
	    record_field_typed(world->mem, RECORD_REGISTERED, "123450"),
	    "1234.50");
	assert_string_equal(
	    record_field_typed(world->mem, RECORD_SHARE, "1200"), "12");
}

static void
what_breaks_a_rule_is_named_and_nothing_changes(void **state)
{
	static const struct {
		enum record_field field;
		const char *value;
		enum change_fault fault;
	} bad[] = {
		{ RECORD_NAME, "", RECORD_FAULT_MISSING },
		{ RECORD_PHONE, "12", RECORD_FAULT_MISSING },
		{ RECORD_CREDIT_CODE, "91330100MA27XN5Q3!", RECORD_FAULT_CODE },
		{ RECORD_DIVISION, "999999", RECORD_FAULT_PLACE },
		{ RECORD_DIVISION, "3301", RECORD_FAULT_PLACE },
		{ RECORD_FOUNDED_ON, "2026-02-30", RECORD_FAULT_DAY },
		{ RECORD_FOUNDED_ON, "2126-02-03", RECORD_FAULT_DAY },
		{ RECORD_REGISTERED, "-5", RECORD_FAULT_NUMBER },
		{ RECORD_REGISTERED, "1e9", RECORD_FAULT_NUMBER },
		{ RECORD_SHARE, "100.01", RECORD_FAULT_NUMBER },
		{ RECORD_NATURE, "5", RECORD_FAULT_CHOICE },
		{ RECORD_NATURE, "", RECORD_FAULT_CHOICE },
		{ RECORD_TRADE, "01", RECORD_FAULT_CHOICE },
		{ RECORD_PREFERRED, "1", RECORD_FAULT_PREFERRED },
	};
	struct world *world = *state;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct file_change_request request = request_of(1);
		enum record_field field;

		world_run(world,
		    "UPDATE customers SET phone = '0571-1' WHERE id = 1");
		request.value[bad[i].field] =
		    record_field_read(world->mem, bad[i].field, bad[i].value);
		assert_int_equal(
		    change(world, REP, &request, &field), bad[i].fault);
		assert_int_equal(field, bad[i].field);
	}
	assert_int_equal(change(world, REP,
			     &(struct file_change_request){
				 .customer_id = 1, .version = 1, .reason = "" },
			     NULL),
	    RECORD_FAULT_NOTHING);
	assert_int_equal(changes(world, "TRUE"), 0);
	assert_int_equal(
	    world_number(world, "SELECT version FROM customers WHERE id = 1"),
	    1);
}

static void
a_second_change_of_the_same_version_is_a_conflict(void **state)
{
	struct world *world = *state;
	struct file_change_request request = request_of(1);
	struct act act = world_act(world, REP);
	struct change_problem problem;
	int64_t changed;

	request.value[RECORD_GOALS] = "one";
	assert_int_equal(change(world, REP, &request, NULL), RECORD_SOUND);
	request.value[RECORD_GOALS] = "two";
	assert_int_equal(
	    customer_file_change(world->db, &act, &request, &problem, &changed),
	    STATUS_CONFLICT);
	assert_int_equal(changes(world, "TRUE"), 1);
}

static void
only_who_may_change_files_in_reach_does(void **state)
{
	struct world *world = *state;
	struct file_change_request request = request_of(1);
	struct customer_file file;
	struct change_problem problem;
	struct act act = world_act(world, DESK);
	int64_t changed;

	request.value[RECORD_GOALS] = "x";
	assert_int_equal(
	    customer_file_change(world->db, &act, &request, &problem, &changed),
	    STATUS_FORBIDDEN);
	act = world_act(world, APPROVER_1);
	assert_int_equal(
	    customer_file_change(world->db, &act, &request, &problem, &changed),
	    STATUS_FORBIDDEN);
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 1");
	act = world_act(world, REP);
	assert_int_equal(
	    customer_file_change(world->db, &act, &request, &problem, &changed),
	    STATUS_NOT_FOUND);

	world_run(world,
	    "UPDATE customers SET goals = 'ours', short_name ="
	    " 'theirs' WHERE id = 1");
	assert_int_equal(customer_file_find(world->db, world->mem,
			     &world->people[BUYER_1], 0, &file),
	    STATUS_OK);
	assert_string_equal(file.value[RECORD_SHORT_NAME], "theirs");
	assert_string_equal(file.value[RECORD_GOALS], "");
	assert_false(file.may_change);
	assert_int_equal(customer_file_find(world->db, world->mem,
			     &world->people[BUYER_1], 2, &file),
	    STATUS_NOT_FOUND);
	assert_int_equal(customer_file_find(world->db, world->mem,
			     &world->people[DESK], 1, &file),
	    STATUS_OK);
	assert_string_equal(file.value[RECORD_GOALS], "");
}

static void
a_likeness_is_warned_of_and_confirmed_with_a_reason(void **state)
{
	struct world *world = *state;
	struct file_change_request request = request_of(1);
	struct customer_file now;
	struct db_rows rows;

	world_run(world,
	    "UPDATE customers SET legal_person = '王五',"
	    " credit_code = '%s' WHERE id = 2",
	    code(world));
	request.value[RECORD_LEGAL_PERSON] = "王五";
	assert_int_equal(customer_file_find(world->db, world->mem,
			     &world->people[REP], 1, &now),
	    STATUS_OK);
	assert_int_equal(customer_file_likes(world->db, world->mem,
			     &world->people[REP], &now, &request, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    change(world, REP, &request, NULL), RECORD_FAULT_DUPLICATE);
	request.is_confirmed = true;
	assert_int_equal(
	    change(world, REP, &request, NULL), RECORD_FAULT_DUPLICATE);
	request.reason = "brothers";
	assert_int_equal(change(world, REP, &request, NULL), RECORD_SOUND);

	/* A code on file is never another's. */
	request.version = 2;
	request.value[RECORD_CREDIT_CODE] = code(world);
	assert_int_equal(
	    change(world, REP, &request, NULL), RECORD_FAULT_TAKEN);

	/* What it has itself is no likeness. */
	request = request_of(2);
	request.value[RECORD_LEGAL_PERSON] = "王五";
	request.value[RECORD_STREET] = "新路 1 号";
	assert_int_equal(change(world, REP, &request, NULL), RECORD_SOUND);
}

static void
addresses_come_change_and_go(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, REP);
	struct file_address one = {
		.customer_id = 2,
		.label = "仓库",
		.address = "路 1 号",
		.contact = "李四",
		.phone = "13900000000",
	};
	enum address_fault fault;

	assert_int_equal(
	    file_address_save(world->db, &act, &one, &fault), STATUS_OK);
	one.label = "店";
	one.is_default = true;
	assert_int_equal(
	    file_address_save(world->db, &act, &one, &fault), STATUS_OK);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customer_addresses WHERE"
		" customer_id = 2 AND is_default = (label = '店')"),
	    2);
	one.id = world_number(
	    world, "SELECT id FROM customer_addresses WHERE label = '店'");
	one.customer_id = 3;
	assert_int_equal(
	    file_address_save(world->db, &act, &one, &fault), STATUS_NOT_FOUND);
	one.customer_id = 2;
	one.address = "";
	assert_int_equal(
	    file_address_save(world->db, &act, &one, &fault), STATUS_INVALID);
	assert_int_equal(fault, ADDRESS_FAULT_ADDRESS);
	assert_int_equal(
	    file_address_remove(world->db, &act, 2, one.id), STATUS_OK);
	assert_int_equal(
	    file_address_remove(world->db, &act, 2, one.id), STATUS_NOT_FOUND);
	assert_int_equal(changes(world, "field = 'address'"), 3);
}

/* --- Proposals --------------------------------------------------------------- */

static enum change_fault
propose(struct world *world, enum record_field field, const char *value)
{
	struct act act = world_act(world, APPROVER_1);
	struct file_change_request request = { .reason = "moved" };
	struct change_problem problem;

	request.value[field] = value;
	if (proposal_make(world->db, &act, &request, &problem) != STATUS_OK)
		assert_int_not_equal(problem.fault, RECORD_SOUND);
	return problem.fault;
}

static enum status
decide(struct world *world, int64_t id, bool is_good, const char *present,
    const char *text, struct change_problem *problem)
{
	struct act act = world_act(world, REP);

	return proposal_decide(world->db, &act,
	    &(struct proposal_answer){
		.id = id,
		.is_good = is_good,
		.present = present,
		.answer = text,
	    },
	    problem);
}

static int64_t
waiting(struct world *world)
{
	return world_number(world,
	    "SELECT IFNULL(MAX(id), 0) FROM customer_changes"
	    " WHERE state = 1");
}

static void
a_proposal_is_of_own_fields_and_waits(void **state)
{
	struct world *world = *state;
	struct file_change *row;
	struct db_rows rows;
	struct act act = world_act(world, BUYER_1);
	struct file_change_request request = { .reason = "" };
	struct change_problem problem;

	request.value[RECORD_STREET] = "新路 2 号";
	assert_int_equal(proposal_make(world->db, &act, &request, &problem),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    propose(world, RECORD_GOALS, "x"), RECORD_FAULT_NOTHING);
	assert_int_equal(
	    propose(world, RECORD_STREET, "新路 1 号"), RECORD_SOUND);
	assert_int_equal(
	    propose(world, RECORD_STREET, "新路 2 号"), RECORD_SOUND);
	assert_int_equal(changes(world, "state = 4"), 1);
	assert_int_equal(changes(world, "state = 1"), 1);
	assert_int_equal(
	    world_number(world,
		"SELECT COUNT(*) FROM customers WHERE id = 1 AND street = ''"),
	    1);
	assert_int_equal(proposal_waiting(world->db, world->mem,
			     &world->people[REP], 0, 0, 10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	row = rows.items;
	assert_string_equal(row->new_value, "新路 2 号");
	assert_string_equal(row->present, "");
	world_run(world, "UPDATE customers SET rep_id = 2 WHERE id = 1");
	assert_int_equal(proposal_waiting(world->db, world->mem,
			     &world->people[REP], 0, 0, 10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'customer.proposed'"),
	    2);
}

static void
accepting_changes_the_file_and_shows_what_changed_meanwhile(void **state)
{
	struct world *world = *state;
	struct change_problem problem;
	int64_t id;

	assert_int_equal(
	    propose(world, RECORD_STREET, "新路 2 号"), RECORD_SOUND);
	id = waiting(world);
	world_run(world, "UPDATE customers SET street = '旧' WHERE id = 1");
	assert_int_equal(
	    decide(world, id, true, "", "", &problem), STATUS_CONFLICT);
	assert_int_equal(
	    decide(world, id, true, "旧", "", &problem), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM customers WHERE id = 1"
			     " AND street = '新路 2 号' AND version = 2"),
	    1);
	assert_int_equal(changes(world,
			     "state = 2 AND old_value = '旧' AND decided_by = 1"
			     " AND user_id = 12"),
	    1);
	assert_int_equal(decide(world, id, true, "新路 2 号", "", &problem),
	    STATUS_CONFLICT);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'customer.accepted'"),
	    1);
}

static void
accepting_obeys_the_rules_of_a_change(void **state)
{
	struct world *world = *state;
	struct change_problem problem;

	assert_int_equal(
	    propose(world, RECORD_CREDIT_CODE, "1234"), RECORD_FAULT_CODE);
	assert_int_equal(
	    propose(world, RECORD_CREDIT_CODE, code(world)), RECORD_SOUND);
	world_run(world,
	    "UPDATE customers SET credit_code = '%s'"
	    " WHERE id = 2",
	    code(world));
	assert_int_equal(decide(world, waiting(world), true, "", "", &problem),
	    STATUS_INVALID);
	assert_int_equal(problem.fault, RECORD_FAULT_TAKEN);
	assert_int_equal(changes(world, "state = 1"), 1);
}

static void
refusing_needs_an_answer_and_withdrawing_none(void **state)
{
	struct world *world = *state;
	struct act own = world_act(world, APPROVER_1);
	struct act foreign = world_act(world, APPROVER_3);
	struct change_problem problem;
	int64_t id;

	assert_int_equal(
	    propose(world, RECORD_STREET, "新路 2 号"), RECORD_SOUND);
	id = waiting(world);
	assert_int_equal(
	    decide(world, id, false, "", "", &problem), STATUS_INVALID);
	assert_int_equal(problem.fault, RECORD_FAULT_REASON);
	assert_int_equal(
	    decide(world, id, false, "", "send the paper", &problem),
	    STATUS_OK);
	assert_int_equal(
	    changes(world, "state = 3 AND answer = 'send the paper'"), 1);
	assert_int_equal(
	    proposal_withdraw(world->db, &own, id), STATUS_CONFLICT);

	assert_int_equal(
	    propose(world, RECORD_STREET, "新路 3 号"), RECORD_SOUND);
	id = waiting(world);
	assert_int_equal(
	    proposal_withdraw(world->db, &foreign, id), STATUS_NOT_FOUND);
	assert_int_equal(proposal_withdraw(world->db, &own, id), STATUS_OK);
	assert_int_equal(
	    decide(world, id, true, "", "", &problem), STATUS_CONFLICT);
}

static void
the_history_shows_each_side_what_it_may_see(void **state)
{
	struct world *world = *state;
	struct file_change_request request = request_of(1);
	struct db_rows rows;

	request.value[RECORD_GOALS] = "ours";
	request.value[RECORD_STREET] = "新路 1 号";
	assert_int_equal(change(world, REP, &request, NULL), RECORD_SOUND);
	assert_int_equal(customer_file_history(world->db, world->mem,
			     &world->people[REP], 1, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	assert_int_equal(customer_file_history(world->db, world->mem,
			     &world->people[DESK], 1, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(customer_file_history(world->db, world->mem,
			     &world->people[BUYER_1], 0, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_string_equal(
	    ((struct file_change *)rows.items)->field, "street");
	assert_int_equal(customer_file_history(world->db, world->mem,
			     &world->people[BUYER_2], 1, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(every_kind_of_field_is_stored_and_leaves_a_row),
		IN_WORLD(what_breaks_a_rule_is_named_and_nothing_changes),
		IN_WORLD(a_second_change_of_the_same_version_is_a_conflict),
		IN_WORLD(only_who_may_change_files_in_reach_does),
		IN_WORLD(a_likeness_is_warned_of_and_confirmed_with_a_reason),
		IN_WORLD(addresses_come_change_and_go),
		IN_WORLD(a_proposal_is_of_own_fields_and_waits),
		IN_WORLD(
		    accepting_changes_the_file_and_shows_what_changed_meanwhile),
		IN_WORLD(accepting_obeys_the_rules_of_a_change),
		IN_WORLD(refusing_needs_an_answer_and_withdrawing_none),
		IN_WORLD(the_history_shows_each_side_what_it_may_see),
	};

	return cmocka_run_group_tests_name(
	    "customer_form", tests, world_open, world_close);
}
