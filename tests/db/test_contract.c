/**
 * @file
 * Contracts: from the draft to the signature, overlaps, renewal, what time
 * brings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/contract_act.h"
#include "domain/contract_sql.h"
#include "domain/contract_task.h"
#include "domain/setting.h"
#include "support/order_world.h"

#define DRAFTER OFFICER
#define REVIEWER FINANCE
#define SIGNER BUYER_1

static const struct day today = { 2026, 11, 23 };

static struct actor
person(struct world *world, enum person who, bool is_staff)
{
	static const enum action actions[] = { ACTION_CONTRACT_SEE,
		ACTION_CONTRACT_DRAFT, ACTION_CONTRACT_REVIEW,
		ACTION_CONTRACT_KEEP };
	struct actor actor = world->people[who];

	if (is_staff)
		for (size_t i = 0; i < ARRAY_LEN(actions); i++)
			actor.reach[actions[i]] = SCOPE_ALL;
	actor.reach[ACTION_CONTRACT_SEE] = is_staff ? SCOPE_ALL : SCOPE_OWN;
	actor.reach[ACTION_CONTRACT_SIGN] = is_staff ? SCOPE_NONE : SCOPE_OWN;
	return actor;
}

static struct act
act_of(struct world *world, const struct actor *who)
{
	return (struct act){
		.who = who,
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
}

static const char *
draft(struct world *world, const char *code, struct day from, struct day to)
{
	struct actor who = person(world, DRAFTER, true);
	struct act act = act_of(world, &who);
	enum contract_fault fault;

	assert_int_equal(contract_draft(world->db, &act,
			     &(struct contract_request){
				 .customer_code = code,
				 .template_id = 1,
				 .title = "",
				 .valid_from = from,
				 .valid_to = to,
				 .target_fen = 1234500,
			     },
			     &fault),
	    STATUS_OK);
	return arena_strdup(world->mem, act.result + strlen("/contracts/"));
}

static struct contract_whole
read(struct world *world, const char *number)
{
	struct actor who = person(world, DRAFTER, true);
	struct contract_whole whole;

	assert_int_equal(
	    contract_find(world->db, world->mem, &who, number, &whole),
	    STATUS_OK);
	return whole;
}

static enum status
give(struct world *world, const char *number, int64_t level,
    const char *division)
{
	struct actor who = person(world, DRAFTER, true);
	struct act act = act_of(world, &who);
	struct contract_whole whole = read(world, number);
	const struct contract_part *part = whole.parts.items;
	struct contract_wish wish = {
		.level = level,
		.division = division,
		.sku = "",
	};
	struct contract_text_request request = {
		.title = whole.contract.title,
		.valid_from = whole.contract.valid_from,
		.valid_to = whole.contract.valid_to,
		.target_fen = whole.contract.target_fen,
		.rights = &wish,
		.right_count = 1,
		.row_version = whole.contract.row_version,
	};
	enum contract_fault fault;
	size_t at;

	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		request.bodies[i] = part[i].body;
	return contract_save(
	    world->db, &act, number, &request, &fault, &at);
}

static enum status
step(struct world *world, enum person by, const char *number,
    enum contract_action action, const char *reason,
    enum contract_fault *fault)
{
	struct actor who = person(world, by, by != SIGNER);
	struct act act = act_of(world, &who);
	static int scan;
	const char *files[] = { text_format(world->mem, "scan%018d", scan++) };

	if (action == CONTRACT_ACT_SIGN)
		world_run(world,
		    "INSERT INTO files (public_id, customer_id, state, kind,"
		    " media_type, name, bytes, sha256, uploaded_by, at)"
		    " VALUES ('%s', 1, 1, 1, 'image/png', 's.png', 1,"
		    " REPEAT('0', 64), %d, '2026-11-20 01:00:00')",
		    files[0], by);
	return contract_move(world->db, &act, number,
	    &(struct contract_step){
		.action = action,
		.reason = reason,
		.signatory = "Li",
		.signed_on = today,
		.today = today,
		.files = files,
		.file_count = 1,
	    },
	    fault);
}

static void
run_job(struct world *world)
{
	struct actor nobody = { .name = "", .company = "", .role_names = "" };
	struct act act = act_of(world, &nobody);
	int64_t done;

	assert_int_equal(contract_job_run(world->db, &act, &done), STATUS_OK);
}

static void
sign(struct world *world, const char *number)
{
	enum contract_fault fault;

	assert_int_equal(step(world, DRAFTER, number, CONTRACT_ACT_SUBMIT, "",
			     &fault),
	    STATUS_OK);
	assert_int_equal(step(world, REVIEWER, number, CONTRACT_ACT_APPROVE,
			     "", &fault),
	    STATUS_OK);
	assert_int_equal(
	    step(world, REVIEWER, number, CONTRACT_ACT_SEND, "", &fault),
	    STATUS_OK);
	assert_int_equal(
	    step(world, SIGNER, number, CONTRACT_ACT_SIGN, "", &fault),
	    STATUS_OK);
}

static const char *
code_of(struct world *world, int64_t id)
{
	world_run(world, "UPDATE customers SET code = 'K%lld' WHERE id = %lld",
	    (long long)id, (long long)id);
	return text_format(world->mem, "K%lld", (long long)id);
}

static void
a_contract_goes_from_template_to_signature(void **state)
{
	struct world *world = *state;
	struct contract_whole whole;
	enum contract_fault fault;
	const char *number;
	const char *code;

	code = code_of(world, 1);
	number = draft(world, code, today, (struct day){ 2027, 7, 31 });
	whole = read(world, number);
	assert_int_equal(whole.parts.count, CONTRACT_PARTS);

	/* The customer sees nothing yet; nobody approves his own. */
	{
		struct actor buyer = person(world, SIGNER, false);

		assert_int_equal(contract_find(world->db, world->mem, &buyer,
				     number, &whole),
		    STATUS_NOT_FOUND);
	}
	assert_int_equal(step(world, REVIEWER, number, CONTRACT_ACT_SEND, "",
			     &fault),
	    STATUS_CONFLICT);
	assert_int_equal(step(world, DRAFTER, number, CONTRACT_ACT_SUBMIT, "",
			     &fault),
	    STATUS_OK);
	assert_int_equal(step(world, DRAFTER, number, CONTRACT_ACT_APPROVE,
			     "", &fault),
	    STATUS_FORBIDDEN);
	assert_int_equal(step(world, REVIEWER, number, CONTRACT_ACT_BACK, "",
			     &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_REASON);
	assert_int_equal(step(world, REVIEWER, number, CONTRACT_ACT_BACK,
			     "price", &fault),
	    STATUS_OK);
	sign(world, number);
	whole = read(world, number);
	assert_int_equal(whole.contract.state, CONTRACT_ACTIVE);
	assert_true(whole.is_intact);
	assert_int_equal(give(world, number, 2, ""), STATUS_CONFLICT);

	/* Whoever writes into it afterwards is found out. */
	world_run(world,
	    "UPDATE contract_parts SET body = 'x' WHERE contract_id = %lld"
	    " AND part = 1",
	    (long long)whole.contract.id);
	assert_false(read(world, number).is_intact);

	/* One of tomorrow waits for its day. */
	number = draft(world, code, day_add(today, 1),
	    (struct day){ 2027, 7, 31 });
	sign(world, number);
	run_job(world);
	assert_int_equal(
	    read(world, number).contract.state, CONTRACT_SIGNED);
	world->now = instant_add_ms(world->now, INT64_C(86400000));
	run_job(world);
	world->now = instant_add_ms(world->now, -INT64_C(86400000));
	assert_int_equal(
	    read(world, number).contract.state, CONTRACT_ACTIVE);
}

static void
exclusive_rights_clash_with_any(void **state)
{
	struct world *world = *state;
	struct day end = { 2027, 7, 31 };
	const struct contract_overlap *overlap;
	struct contract_whole whole;
	enum contract_fault fault;
	const char *first, *second;
	struct db_rows rows;
	const char *one, *two;

	one = code_of(world, 1);
	two = code_of(world, 2);
	first = draft(world, one, today, end);
	assert_int_equal(give(world, first, 2, "33"), STATUS_OK);
	sign(world, first);
	second = draft(world, two, today, end);
	assert_int_equal(give(world, second, 1, "3301"), STATUS_OK);
	whole = read(world, second);
	assert_int_equal(contract_overlaps(world->db, world->mem,
			     &whole.contract, &whole.rights, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	overlap = rows.items;
	assert_string_equal(overlap->number, first);

	assert_int_equal(step(world, DRAFTER, second, CONTRACT_ACT_SUBMIT, "",
			     &fault),
	    STATUS_OK);
	assert_int_equal(step(world, REVIEWER, second, CONTRACT_ACT_APPROVE,
			     "fine", &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_OVERLAP);
	assert_int_equal(step(world, REVIEWER, second, CONTRACT_ACT_BACK,
			     "overlap", &fault),
	    STATUS_OK);
	assert_int_equal(give(world, second, 1, "44"), STATUS_OK);
	assert_int_equal(step(world, DRAFTER, second, CONTRACT_ACT_SUBMIT, "",
			     &fault),
	    STATUS_OK);
	assert_int_equal(step(world, REVIEWER, second, CONTRACT_ACT_APPROVE,
			     "", &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_LEGAL);
	assert_int_equal(step(world, REVIEWER, second, CONTRACT_ACT_APPROVE,
			     "counsel agrees", &fault),
	    STATUS_OK);
}

static void
time_reminds_expires_and_renews(void **state)
{
	struct world *world = *state;
	struct actor who = person(world, DRAFTER, true);
	struct act act = act_of(world, &who);
	struct day end = { 2026, 12, 31 };
	struct contract_whole whole;
	enum contract_fault fault;
	const char *number, *next;
	const char *code;

	code = code_of(world, 1);
	number = draft(world, code, today, end);
	sign(world, number);
	run_job(world);
	run_job(world);
	assert_int_equal(
	    read(world, number).contract.state, CONTRACT_EXPIRING);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'contract.ends'"),
	    1);

	assert_int_equal(contract_follow(world->db, &act, number, true, today,
			     &fault),
	    STATUS_OK);
	next = arena_strdup(world->mem, act.result + strlen("/contracts/"));
	whole = read(world, next);
	assert_int_equal(whole.contract.valid_from.year, 2027);
	assert_int_not_equal(whole.contract.valid_to.month, 12);
	act = act_of(world, &who);
	assert_int_equal(contract_follow(world->db, &act, number, true, today,
			     &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_OPEN);
	sign(world, next);
	world_run(world,
	    "UPDATE contracts SET valid_from = '2025-01-01',"
	    " valid_to = '2026-11-22' WHERE number = '%s'",
	    number);
	run_job(world);
	assert_int_equal(
	    read(world, number).contract.state, CONTRACT_RENEWED);
}

static int64_t
open_tasks(struct world *world, int64_t owner)
{
	struct actor who = person(world, DRAFTER, true);
	struct db_rows rows;

	who.user_id = owner;
	assert_int_equal(
	    contract_tasks(world->db, world->mem, &who, &rows), STATUS_OK);
	return (int64_t)rows.count;
}

/* A contract of customer 1 in force that ends in so many days. */
static const char *
ending(struct world *world, int64_t days)
{
	const char *number = draft(world, code_of(world, 1), today,
	    day_add(today, days));

	sign(world, number);
	run_job(world);
	return number;
}

static void
each_stage_makes_a_renewal_task_once(void **state)
{
	struct world *world = *state;
	struct actor who = person(world, DRAFTER, true);
	struct actor stranger = person(world, SIGNER, true);
	struct act act = act_of(world, &who);
	struct contract_task task;
	struct contract_whole whole;
	enum contract_fault fault;
	struct instant begin = world->now;
	const char *number;

	world_run(world,
	    "UPDATE customers SET rep_id = %d, class = 3, sponsor_id = %d"
	    " WHERE id = 1",
	    DRAFTER, REVIEWER);
	number = ending(world, 91);
	run_job(world);
	assert_int_equal(open_tasks(world, DRAFTER), 0);
	world->now = instant_add_ms(begin, INT64_C(86400000));
	run_job(world);
	run_job(world);
	assert_int_equal(open_tasks(world, DRAFTER), 1);
	assert_int_equal(open_tasks(world, REVIEWER), 0);

	/* The next stage takes its place; of a core customer for the sponsor. */
	world_run(world, "UPDATE customers SET class = 4 WHERE id = 1");
	world->now = instant_add_ms(begin, 31 * INT64_C(86400000));
	run_job(world);
	run_job(world);
	assert_int_equal(open_tasks(world, DRAFTER), 0);
	assert_int_equal(open_tasks(world, REVIEWER), 1);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM contract_tasks"), 2);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE kind = 'contract.ends_key'"),
	    1);

	/* Ended by hand, by its owner and with a reason. */
	stranger.reach[ACTION_CONTRACT_KEEP] = SCOPE_NONE;
	act = act_of(world, &stranger);
	assert_int_equal(contract_task_end(
			     world->db, &act, number, "moved", &fault),
	    STATUS_FORBIDDEN);
	who = person(world, REVIEWER, true);
	who.reach[ACTION_CONTRACT_KEEP] = SCOPE_NONE;
	act = act_of(world, &who);
	assert_int_equal(
	    contract_task_end(world->db, &act, number, "", &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_REASON);
	assert_int_equal(contract_task_end(
			     world->db, &act, number, "moved", &fault),
	    STATUS_OK);
	assert_int_equal(contract_task_end(
			     world->db, &act, number, "moved", &fault),
	    STATUS_CONFLICT);
	assert_int_equal(open_tasks(world, REVIEWER), 0);

	/* The last stage; it ends when the renewal is begun. */
	world->now = instant_add_ms(begin, 61 * INT64_C(86400000));
	run_job(world);
	whole = read(world, number);
	assert_int_equal(contract_task_of(world->db, world->mem,
			     whole.contract.id, &task),
	    STATUS_OK);
	assert_int_equal(task.stage, 30);
	assert_int_equal(task.owner_id, REVIEWER);
	who = person(world, DRAFTER, true);
	act = act_of(world, &who);
	assert_int_equal(contract_follow(world->db, &act, number, true,
			     day_add(today, 61), &fault),
	    STATUS_OK);
	assert_int_equal(open_tasks(world, REVIEWER), 0);
	run_job(world);
	assert_int_equal(open_tasks(world, REVIEWER), 0);
	world->now = begin;
}

static enum status
save_template(struct world *world, bool may_keep, int64_t version,
    const char *first, enum contract_template_fault *fault)
{
	struct actor who = person(world, DRAFTER, true);
	struct act act = act_of(world, &who);
	struct contract_template_whole whole;
	const struct contract_part *part;
	struct contract_template_request request = { .version = version };
	size_t at;

	who.reach[ACTION_CONTRACT_KEEP] = may_keep ? SCOPE_ALL : SCOPE_NONE;
	assert_int_equal(
	    contract_template_find(world->db, world->mem, 1, 0, &whole),
	    STATUS_OK);
	request.name = whole.template.name;
	request.name_en = whole.template.name_en;
	request.note = "shorter";
	part = whole.parts.items;
	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		request.bodies[i] = i == 0 && first != NULL ? first
							    : part[i].body;
	return contract_template_save(
	    world->db, &act, 1, &request, fault, &at);
}

static void
a_template_keeps_its_versions_and_changes_no_contract(void **state)
{
	struct world *world = *state;
	enum contract_template_fault fault;
	struct contract_template_whole old, new;
	const struct contract_part *part;
	struct contract_whole before, after;
	const char *first, *second;

	first = draft(
	    world, code_of(world, 1), today, (struct day){ 2027, 7, 31 });
	assert_int_equal(
	    save_template(world, false, 1, "New", &fault), STATUS_FORBIDDEN);
	assert_int_equal(
	    save_template(world, true, 1, NULL, &fault), STATUS_INVALID);
	assert_int_equal(fault, TEMPLATE_FAULT_SAME);
	assert_int_equal(
	    save_template(world, true, 1, "", &fault), STATUS_INVALID);
	assert_int_equal(fault, TEMPLATE_FAULT_BODY);
	assert_int_equal(
	    save_template(world, true, 1, "New", &fault), STATUS_OK);
	assert_int_equal(
	    save_template(world, true, 1, "Newer", &fault), STATUS_CONFLICT);
	second = draft(
	    world, code_of(world, 1), today, (struct day){ 2027, 7, 31 });

	before = read(world, first);
	after = read(world, second);
	assert_int_equal(before.contract.template_version, 1);
	assert_int_equal(after.contract.template_version, 2);
	part = after.parts.items;
	assert_string_equal(part[0].body, "New");
	part = before.parts.items;
	assert_string_not_equal(part[0].body, "New");
	assert_int_equal(
	    contract_template_find(world->db, world->mem, 1, 1, &old),
	    STATUS_OK);
	assert_string_equal(
	    ((const struct contract_part *)old.parts.items)[0].body,
	    part[0].body);
	assert_int_equal(
	    contract_template_find(world->db, world->mem, 1, 0, &new),
	    STATUS_OK);
	assert_int_equal(new.versions.count, 2);
	assert_string_equal(new.shown.note, "shorter");
	assert_int_equal(
	    contract_template_find(world->db, world->mem, 1, 3, &new),
	    STATUS_NOT_FOUND);
}

static void
its_keeper_is_somebody_who_may_keep_contracts(void **state)
{
	struct world *world = *state;
	struct actor who = person(world, DRAFTER, true);
	struct act act = act_of(world, &who);
	enum contract_fault fault;
	struct contract_whole whole;
	const char *number = draft(
	    world, code_of(world, 1), today, (struct day){ 2027, 7, 31 });

	world_run(world,
	    "INSERT INTO memberships (id, user_id, customer_id, team_id,"
	    " state) VALUES (900, %d, NULL, NULL, 1)",
	    FINANCE);
	world_run(world,
	    "INSERT INTO membership_roles (membership_id, role)"
	    " VALUES (900, 'contract_keeper')");
	assert_int_equal(contract_hand_over(
			     world->db, &act, number, BUYER_1, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, CONTRACT_FAULT_KEEPER);
	assert_int_equal(contract_hand_over(
			     world->db, &act, number, FINANCE, &fault),
	    STATUS_OK);
	whole = read(world, number);
	assert_non_null(whole.contract.keeper);
	assert_string_equal(
	    ((const struct contract_event *)whole.events.items)[0].note,
	    whole.contract.keeper);
	who.reach[ACTION_CONTRACT_KEEP] = SCOPE_NONE;
	assert_int_equal(contract_hand_over(
			     world->db, &act, number, FINANCE, &fault),
	    STATUS_FORBIDDEN);
	world_run(world,
	    "DELETE FROM membership_roles WHERE membership_id = 900");
	world_run(world, "DELETE FROM memberships WHERE id = 900");
}

static void
the_worker_remembers_since_when_the_rule_holds(void **state)
{
	struct world *world = *state;

	world_run(world,
	    "UPDATE settings SET value = '1' WHERE name = 'contract_needed'");
	setting_forget();
	run_job(world);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM settings WHERE name ="
			     " 'contract_rule_since' AND value = '2026-11-23'"),
	    1);
	world->now = instant_add_ms(world->now, INT64_C(86400000));
	setting_forget();
	run_job(world);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM settings WHERE name ="
			     " 'contract_rule_since' AND value = '2026-11-23'"),
	    1);
	world_run(world,
	    "UPDATE settings SET value = '0' WHERE name = 'contract_needed'");
	setting_forget();
	run_job(world);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM settings WHERE name ="
			     " 'contract_rule_since' AND value = ''"),
	    1);
	world->now = instant_add_ms(world->now, -INT64_C(86400000));
}

/* Nothing is left of the test before. */
static int
start(void **state)
{
	struct world *world = *state;

	world_run(world, "DELETE FROM contract_tasks");
	world_run(world, "DELETE FROM contract_events");
	world_run(world, "DELETE FROM contract_rights");
	world_run(world, "DELETE FROM contract_parts");
	world_run(world, "DELETE FROM contracts");
	world_run(world, "DELETE FROM files");
	return world_reset(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    a_contract_goes_from_template_to_signature, start),
		cmocka_unit_test_setup(
		    exclusive_rights_clash_with_any, start),
		cmocka_unit_test_setup(
		    time_reminds_expires_and_renews, start),
		cmocka_unit_test_setup(
		    each_stage_makes_a_renewal_task_once, start),
		cmocka_unit_test_setup(
		    a_template_keeps_its_versions_and_changes_no_contract,
		    start),
		cmocka_unit_test_setup(
		    its_keeper_is_somebody_who_may_keep_contracts, start),
		cmocka_unit_test_setup(
		    the_worker_remembers_since_when_the_rule_holds, start),
	};

	return cmocka_run_group_tests_name(
	    "contract", tests, world_open, world_close);
}
