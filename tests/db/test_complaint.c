/**
 * @file
 * Complaints: every step, who decides, whom they are about, the climbing clock,
 * silence, and what the schema itself refuses.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/calendar.h"
#include "domain/department.h"
#include "domain/notification.h"
#include "domain/promise.h"
#include "domain/setting.h"
#include "domain/ticket_figures.h"
#include "support/desk_world.h"

static enum ticket_fault fault;

static enum status
rate(struct world *world, int64_t id, bool satisfied)
{
	struct act act = desk_act(world, BUYER_1);

	return ticket_rate(world->db, &act, id,
	    &(struct ticket_rating){ satisfied, satisfied ? 5 : 0,
		satisfied ? "" : "没有解决" },
	    &fault);
}

static enum status
finish(struct world *world, int64_t id)
{
	struct act act = desk_act(world, SERVICE);

	return complaint_finish(
	    world->db, &act, id, "都已办好。", NULL, &fault);
}

static enum status
act_on(struct world *world, int64_t id, const char *what)
{
	struct act act = desk_act(world, SERVICE);

	return complaint_act(world->db, &act, id,
	    &(struct complaint_action){
		.task = { .kind = TICKET_TASK_CORRECTIVE,
		    .department_id = 3,
		    .what = what },
	    },
	    &fault);
}

static int64_t
run(struct world *world,
    enum status (*job)(struct db *db, struct act *act, int64_t *done))
{
	struct act act = desk_act(world, SERVICE);
	int64_t done;

	act.who = &actor_system;
	assert_int_equal(job(world->db, &act, &done), STATUS_OK);
	return done;
}

static void
a_complaint_goes_all_the_way(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint(world, TICKET_NORMAL);
	struct act act;
	struct ticket ticket;

	assert_int_equal(desk_propose(world, id, 0), STATUS_FORBIDDEN);
	desk_wait(world, 30);
	assert_int_equal(desk_triage(world, id, TICKET_NORMAL, 0), STATUS_OK);
	act = desk_act(world, QUALITY);
	assert_int_equal(complaint_find(world->db, &act, id, "留样偏高", NULL,
			     &fault),
	    STATUS_OK);
	assert_int_equal(desk_state(world, id), TICKET_INVESTIGATING);
	assert_int_equal(desk_reply(world, id, true), STATUS_CONFLICT);
	assert_int_equal(desk_propose(world, id, 10000), STATUS_OK);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_string_equal(ticket.cause, "");
	assert_string_equal(ticket.proposal, "");
	assert_int_equal(ticket.cost_fen, 0);
	assert_int_equal(ticket.founded, TICKET_NOT_SAID);
	assert_int_equal(desk_decide(world, LEAD, id), STATUS_OK);
	assert_int_equal(desk_decide(world, LEAD, id), STATUS_CONFLICT);
	assert_int_equal(rate(world, id, true), STATUS_CONFLICT);
	assert_int_equal(desk_reply(world, id, false), STATUS_OK);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_int_equal(ticket.founded, TICKET_IS_FOUNDED);
	assert_int_equal(ticket.remedy, TICKET_CREDIT);
	assert_string_equal(ticket.opinion, "");
	assert_true(instant_is_none(ticket.auto_at));
	/* What was promised comes first, then the verdict. */
	assert_int_equal(rate(world, id, true), STATUS_CONFLICT);
	assert_int_equal(act_on(world, id, "装车最多 5 层"), STATUS_OK);
	assert_int_equal(finish(world, id), STATUS_CONFLICT);
	act = desk_act(world, PICKER);
	ticket = desk_ticket(world, PICKER, id);
	assert_int_equal(ticket.task_count, 1);
	assert_int_equal(ticket_task_answer(world->db, &act, id,
			     ticket.tasks[0].id, "已培训", &fault),
	    STATUS_OK);
	assert_int_equal(finish(world, id), STATUS_OK);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_true(ticket.resolve_kept);
	assert_false(instant_is_none(ticket.auto_at));
	assert_true(ticket_may(desk_actor(world, BUYER_1), &ticket) &
	    TICKET_MAY_RATE);
	assert_int_equal(rate(world, id, true), STATUS_OK);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_int_equal(ticket.state, TICKET_RESOLVED);
	assert_int_equal(ticket.stars, 5);
	desk_wait(world, 3 * 24 * 60 + 1);
	assert_int_equal(run(world, ticket_job_lock), 1);
	assert_int_equal(desk_state(world, id), TICKET_CLOSED);
	assert_int_equal(rate(world, id, false), STATUS_CONFLICT);
}

static void
severity_cost_and_reopening_say_who_decides(void **state)
{
	struct world *world = *state;
	static const struct {
		enum ticket_severity severity;
		int64_t cost_fen;
		int64_t reopened;
		enum complaint_band band;
	} rules[] = {
		{ 1, 500000, 0, 1 }, { 1, 500001, 0, 2 },
		{ 1, 5000001, 0, 3 }, { 2, 0, 0, 2 }, { 3, 0, 0, 3 },
		{ 1, 0, 1, 2 }, { 1, 0, 2, 3 }, { 2, 0, 1, 3 },
		{ 3, 0, 5, 3 },
	};
	const struct setting setting = { .complaint_lead_fen = 500000,
		.complaint_manager_fen = 5000000 };
	struct act act;
	enum complaint_band needed;
	int64_t id;

	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		assert_int_equal(complaint_band_needed(&setting,
				     rules[i].severity, rules[i].cost_fen,
				     rules[i].reopened),
		    rules[i].band);

	id = desk_complaint_in(world, TICKET_SERIOUS, TICKET_TRIAGED);
	assert_int_equal(desk_propose(world, id, 0), STATUS_OK);
	assert_int_equal(desk_told(world, "complaint.to_decide_manager"), 1);
	act = desk_act(world, LEAD);
	assert_int_equal(complaint_decide(world->db, &act, id,
			     &(struct complaint_decision){ TICKET_APOLOGY, 0,
				 "好" },
			     &fault, &needed),
	    STATUS_FORBIDDEN);
	assert_int_equal(fault, TICKET_FAULT_BAND);
	assert_int_equal(needed, COMPLAINT_BAND_MANAGER);
	/* What is given raises the band. */
	act = desk_act(world, MANAGER);
	assert_int_equal(complaint_decide(world->db, &act, id,
			     &(struct complaint_decision){ TICKET_CREDIT,
				 5000001, "好" },
			     &fault, &needed),
	    STATUS_FORBIDDEN);
	assert_int_equal(needed, COMPLAINT_BAND_EXECUTIVE);
	act = desk_act(world, MANAGER);
	assert_int_equal(complaint_send_back(
			     world->db, &act, id, "查清批次", &fault),
	    STATUS_OK);
	assert_int_equal(desk_state(world, id), TICKET_INVESTIGATING);
	assert_int_equal(desk_propose(world, id, 0), STATUS_OK);
	assert_int_equal(desk_decide(world, EXECUTIVE, id), STATUS_OK);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_assign(world->db, &act, id, EXECUTIVE, &fault),
	    STATUS_INVALID);
}

static void
nobody_decides_on_its_own(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint(world, TICKET_NORMAL);
	struct act act = desk_act(world, SERVICE);
	enum complaint_band band;

	assert_int_equal(complaint_triage(world->db, &act, id,
			     &(struct complaint_triage){ TICKET_QUALITY,
				 TICKET_NORMAL, 1, LEAD, 0, "" },
			     &fault),
	    STATUS_OK);
	act = desk_act(world, LEAD);
	assert_int_equal(complaint_propose(world->db, &act, id,
			     &(struct complaint_proposal){
				 .founded = TICKET_IS_NOT_FOUNDED,
				 .cause = "无",
				 .remedy = TICKET_NOT_FOUNDED,
				 .proposal = "说明",
			     },
			     &fault, &band),
	    STATUS_OK);
	assert_int_equal(desk_decide(world, LEAD, id), STATUS_FORBIDDEN);
	/* Not either by giving it away first. */
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_assign(world->db, &act, id, SERVICE, &fault), STATUS_OK);
	assert_int_equal(desk_decide(world, LEAD, id), STATUS_FORBIDDEN);
	assert_int_equal(desk_decide(world, MANAGER, id), STATUS_OK);
	assert_int_equal(desk_decide(world, REP, id), STATUS_FORBIDDEN);
}

static void
not_satisfied_goes_one_level_up(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	struct ticket ticket;

	assert_int_equal(rate(world, id, false), STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.state, TICKET_INVESTIGATING);
	assert_int_equal(ticket.level, 1);
	assert_int_equal(ticket.reply_id, 0);
	assert_int_equal(ticket.band, COMPLAINT_BAND_MANAGER);
	assert_false(instant_is_none(ticket.resolve_due_at));
	assert_int_equal(desk_propose(world, id, 0), STATUS_OK);
	assert_int_equal(desk_decide(world, LEAD, id), STATUS_FORBIDDEN);
	assert_int_equal(desk_decide(world, MANAGER, id), STATUS_OK);
	assert_int_equal(desk_reply(world, id, true), STATUS_OK);
	assert_int_equal(desk_told(world, "ticket.reopened_twice"), 0);
	assert_int_equal(rate(world, id, false), STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.level, 2);
	assert_int_equal(ticket.reopened, 2);
	assert_int_equal(desk_told(world, "ticket.reopened_twice"), 1);
	assert_true(desk_notified(world, EXECUTIVE) > 0);
}

static void
silence_resolves_what_is_normal_and_calls_about_the_rest(void **state)
{
	struct world *world = *state;
	int64_t normal =
	    desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	int64_t serious =
	    desk_complaint_in(world, TICKET_SERIOUS, TICKET_REPLIED);
	int64_t open =
	    desk_complaint_in(world, TICKET_NORMAL, TICKET_DECIDED);
	struct act act;
	struct ticket ticket;

	assert_int_equal(desk_reply(world, open, false), STATUS_OK);
	desk_wait(world, 7 * 24 * 60 - 1);
	assert_int_equal(run(world, ticket_job_resolve), 0);
	desk_wait(world, 2);
	assert_int_equal(run(world, ticket_job_resolve), 2);
	assert_int_equal(run(world, ticket_job_resolve), 0);
	assert_int_equal(desk_state(world, normal), TICKET_RESOLVED);
	assert_int_equal(desk_told(world, "ticket.resolved_by_itself"), 1);
	assert_int_equal(desk_state(world, serious), TICKET_REPLIED);
	assert_int_equal(desk_state(world, open), TICKET_REPLIED);
	ticket = desk_ticket(world, SERVICE, serious);
	assert_int_equal(ticket.task_count, 1);
	assert_int_equal(ticket.tasks[0].kind, TICKET_TASK_CALL_BACK);
	assert_int_equal(ticket.tasks[0].assignee_id, SERVICE);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_rate_for(world->db, &act, serious,
			     &(struct ticket_rating){ true, 4, "电话回访" },
			     &fault),
	    STATUS_OK);
	ticket = desk_ticket(world, SERVICE, serious);
	assert_int_equal(ticket.state, TICKET_RESOLVED);
	assert_int_equal(ticket.tasks[0].state, TICKET_TASK_DONE);
}

static void
a_word_is_no_silence(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	struct act act = desk_act(world, BUYER_1);

	assert_int_equal(
	    ticket_say(world->db, &act, id, "还没收到", NULL, &fault),
	    STATUS_OK);
	desk_wait(world, 8 * 24 * 60);
	assert_int_equal(run(world, ticket_job_resolve), 0);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_say(world->db, &act, id, "今天到", NULL, &fault),
	    STATUS_OK);
	desk_wait(world, 8 * 24 * 60);
	assert_int_equal(run(world, ticket_job_resolve), 1);
}

static void
a_late_promise_climbs_once_and_not_at_night(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint(world, TICKET_NORMAL);
	struct ticket ticket;

	/* 75 % of eight hours from Monday 10:00: 17:00. */
	desk_wait(world, 7 * 60 - 1);
	assert_int_equal(run(world, ticket_job_climb), 0);
	desk_wait(world, 1);
	assert_int_equal(run(world, ticket_job_climb), 1);
	assert_int_equal(run(world, ticket_job_climb), 0);
	assert_int_equal(desk_told(world, "ticket.due_soon"), 1);
	assert_true(desk_notified(world, SERVICE) > 0);
	assert_int_equal(desk_notified(world, LEAD), 0);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.level, 1);

	/* Tuesday 10:00 it is broken: told when the worker comes to it at 23:00
	 * on the next morning at nine. */
	desk_wait(world, 30 * 60);
	assert_int_equal(run(world, ticket_job_climb), 0);
	desk_wait(world, 10 * 60);
	assert_int_equal(run(world, ticket_job_climb), 1);
	assert_int_equal(run(world, ticket_job_climb), 0);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.level, 3);
	assert_int_equal(desk_told(world, "ticket.late"), 0);
	assert_int_equal(desk_told(world, "ticket.very_late"), 1);
	assert_true(desk_notified(world, MANAGER) > 0);
	assert_true(desk_notified(world, LEAD) > 0);
	/* The distributor is not told of levels. */
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM notifications WHERE"
			     " user_id = %d AND kind LIKE 'ticket.%%late'",
			     BUYER_1),
	    0);
}

static void
critical_wakes_people_at_night(void **state)
{
	struct world *world = *state;
	int64_t id;

	desk_wait(world, 13 * 60); /* 23:00 */
	id = desk_complaint(world, TICKET_CRITICAL);
	assert_int_equal(desk_told(world, "ticket.critical"), 1);
	desk_wait(world, 45);
	assert_int_equal(run(world, ticket_job_climb), 1);
	desk_wait(world, 45);
	assert_int_equal(run(world, ticket_job_climb), 1);
	assert_int_equal(desk_ticket(world, SERVICE, id).level, 3);
}

static void
holidays_move_the_promise(void **state)
{
	struct world *world = *state;
	static const char json[] =
	    "{\"year\": 2026, \"papers\": [\"https://www.gov.cn/x\"],"
	    " \"days\": [{\"name\": \"假\", \"date\": \"2026-11-24\","
	    " \"isOffDay\": true}, {\"name\": \"假\", \"date\":"
	    " \"2026-11-28\", \"isOffDay\": false}]}";
	int64_t id = desk_complaint(world, TICKET_NORMAL);
	struct instant first = desk_ticket(world, SERVICE, id).first_due_at;
	struct instant last = desk_ticket(world, SERVICE, id).resolve_due_at;
	struct act act = desk_act(world, SERVICE);
	struct db_rows rows;
	struct ticket ticket;
	int64_t days;

	assert_int_equal(calendar_import(world->db, &act, json,
			     strlen(json), &days),
	    STATUS_OK);
	assert_int_equal(days, 2);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.first_due_at.ms, first.ms + 24 * 3600000);
	/* A day off and a Saturday worked: from Monday to Saturday's end. */
	assert_int_equal(ticket.resolve_due_at.ms, last.ms);
	act = desk_act(world, SERVICE);
	assert_int_equal(calendar_clear(
			     world->db, &act, (struct day){ 2026, 11, 24 }),
	    STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.first_due_at.ms, first.ms);
	assert_int_equal(
	    calendar_year(world->db, world->mem, 2026, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	act = desk_act(world, REP);
	assert_int_equal(calendar_clear(
			     world->db, &act, (struct day){ 2026, 11, 28 }),
	    STATUS_FORBIDDEN);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    calendar_import(world->db, &act, "{\"days\": [1]}", 13, &days),
	    STATUS_INVALID);

	act = desk_act(world, SERVICE);
	assert_int_equal(promise_rule_set(world->db, &act,
			     &(struct promise_rule){ TICKET_NORMAL, 1, 60, 480,
				 2400, false }),
	    STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.first_due_at.ms, world->now.ms + 3600000);
	act = desk_act(world, SERVICE);
	assert_int_equal(promise_rule_set(world->db, &act,
			     &(struct promise_rule){ TICKET_NORMAL, 1, 480, 480,
				 2400, false }),
	    STATUS_OK);
}

static void
a_clock_that_was_touched_is_found(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	int64_t other = desk_complaint(world, TICKET_NORMAL);
	struct db_rows rows;
	int64_t checked;

	assert_int_equal(
	    promise_check(world->db, world->mem, &rows, &checked), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(checked, 2);
	world_run(world,
	    "UPDATE tickets SET resolve_kept = 0 WHERE id = %lld",
	    (long long)id);
	world_run(world,
	    "UPDATE tickets SET first_due_at = first_due_at + INTERVAL 1 HOUR"
	    " WHERE id = %lld",
	    (long long)other);
	assert_int_equal(
	    promise_check(world->db, world->mem, &rows, &checked), STATUS_OK);
	assert_int_equal(rows.count, 2);
	world_run(world, "UPDATE tickets SET resolve_kept = 1 WHERE id = %lld",
	    (long long)id);
	world_run(world,
	    "UPDATE tickets SET first_due_at = first_due_at - INTERVAL 1 HOUR"
	    " WHERE id = %lld",
	    (long long)other);
}

/* --- What the schema itself refuses --------------------------------------------- */

struct raw {
	const struct db_query *query;
	int64_t id;
};

static const struct db_query raw_resolve = {
	.name = "test.raw_resolve",
	.sql = "UPDATE tickets SET state = 9 WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_close = {
	.name = "test.raw_close",
	.sql = "UPDATE tickets SET state = 10 WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_strange_reply = {
	.name = "test.raw_strange_reply",
	.sql = "UPDATE tickets SET state = 10, reply_id ="
	       " (SELECT MAX(id) FROM ticket_messages) WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_no_such_reply = {
	.name = "test.raw_no_such_reply",
	.sql = "UPDATE tickets SET state = 10, reply_id = 999999"
	       " WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_merge = {
	.name = "test.raw_merge",
	.sql = "UPDATE tickets SET state = 12 WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_decide_own = {
	.name = "test.raw_decide_own",
	.sql = "UPDATE tickets SET decided_by = 51, owner_id = 51"
	       " WHERE id = ?",
	.param_count = 1,
};

static const struct db_query raw_own_about_me = {
	.name = "test.raw_own_about_me",
	.sql = "UPDATE tickets SET person_id = 51, owner_id = 51"
	       " WHERE id = ?",
	.param_count = 1,
};

static enum status
run_raw(struct db *db, void *context)
{
	const struct raw *raw = context;

	return db_change(db, raw->query, DB_ARGS(db_int(raw->id)));
}

static void
the_schema_refuses_an_end_without_an_answer(void **state)
{
	static const struct db_query *const refused[] = { &raw_resolve,
		&raw_close, &raw_strange_reply, &raw_no_such_reply, &raw_merge,
		&raw_decide_own, &raw_own_about_me };
	struct world *world = *state;
	int64_t id = desk_complaint_in(world, TICKET_NORMAL, TICKET_TRIAGED);

	desk_question(world, BUYER_2, "别人的消息");
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		assert_int_equal(db_transact(world->db, run_raw,
				     &(struct raw){ refused[i], id }),
		    STATUS_CONFLICT);
	assert_int_equal(desk_state(world, id), TICKET_TRIAGED);
}

/* --- A complaint about a person --------------------------------------------------- */

/* Looks in every way there is; how often the ticket was seen. */
static int
sightings(struct world *world, int who, int64_t id)
{
	const struct actor *actor = desk_actor(world, who);
	const struct ticket_period period = { .from = { 2026, 1, 1 },
		.until = { 2026, 12, 31 } };
	struct ticket_filter filter = { .limit = 100 };
	struct ticket_figures figures;
	struct ticket_backlog backlog;
	struct ticket_counts counts;
	struct ticket ticket;
	struct db_rows rows;
	enum ticket_kind kind;
	int64_t found;
	int seen = 0;

	seen += ticket_read(world->db, world->mem, actor, id, world->now,
		    &ticket) == STATUS_OK;
	seen += ticket_id_of(world->db, world->mem, actor,
		    ticket_number(world->mem, TICKET_COMPLAINT, id),
		    &found) == STATUS_OK;
	for (unsigned q = 0; q < TICKET_QUEUE_COUNT; q++) {
		filter.queue = q;
		assert_int_equal(ticket_list(world->db, world->mem, actor,
				     &filter, world->now, &rows),
		    STATUS_OK);
		seen += rows.count != 0;
	}
	filter = (struct ticket_filter){ .text = "异味", .limit = 100 };
	assert_int_equal(ticket_list(world->db, world->mem, actor, &filter,
			     world->now, &rows),
	    STATUS_OK);
	seen += rows.count != 0;
	assert_int_equal(ticket_list_linked(world->db, world->mem, actor,
			     TICKET_LINK_PRODUCT, 1, 10, &rows),
	    STATUS_OK);
	seen += rows.count != 0;
	assert_int_equal(ticket_counts(
			     world->db, world->mem, actor, world->now, &counts),
	    STATUS_OK);
	for (unsigned q = 1; q < TICKET_QUEUE_COUNT; q++)
		seen += counts.queue[q] != 0;
	seen += counts.tasks != 0;
	assert_int_equal(ticket_task_list(
			     world->db, world->mem, actor, false, 10, &rows),
	    STATUS_OK);
	seen += rows.count != 0;
	assert_int_equal(ticket_next(world->db, world->mem, actor,
			     TICKET_QUEUE_ALL, id, world->now, &found, &kind),
	    STATUS_OK);
	seen += found != 0;
	seen += ticket_writing(world->db, world->mem, actor, id,
		    world->now) != STATUS_NOT_FOUND;
	assert_int_equal(ticket_who_writes(world->db, world->mem, actor, id,
			     world->now, &rows),
	    STATUS_OK);
	seen += rows.count != 0;
	if (actor_may(actor, ACTION_FIGURES_SEE)) {
		assert_int_equal(ticket_figures_read(world->db, world->mem,
				     actor, &period, &figures),
		    STATUS_OK);
		seen += figures.opened != 0;
		assert_int_equal(ticket_backlog_read(world->db, world->mem,
				     actor, world->now, &backlog),
		    STATUS_OK);
		for (int i = 0; i < TICKET_AGES; i++)
			seen += backlog.open[i] != 0;
		for (unsigned g = 1; g < TICKET_GROUP_COUNT; g++) {
			assert_int_equal(ticket_figures_by(world->db,
					     world->mem, actor, &period, g,
					     &rows),
			    STATUS_OK);
			seen += rows.count != 0;
		}
	}
	if (ticket_caller_find(world->db, world->mem, actor, "C1", &rows) ==
		STATUS_OK &&
	    rows.count > 0)
		seen += ((const struct ticket_caller *)rows.items)
			    ->open_tickets != 0;
	assert_int_equal(
	    colleague_list(world->db, world->mem, actor, &rows), STATUS_OK);
	for (size_t i = 0; i < rows.count; i++)
		seen += ((const struct colleague *)rows.items)[i]
			    .open_tickets != 0;
	return seen;
}

static void
whom_it_is_about_sees_nothing_of_it(void **state)
{
	static const int people[] = { REP, SERVICE_2, LEAD, MANAGER };
	struct world *world = *state;

	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		int who = people[i];
		struct act act;
		int64_t id, other, before;

		desk_reset(state);
		id = desk_complaint(world, TICKET_CRITICAL);
		act = desk_act(world, SERVICE);
		assert_int_equal(
		    ticket_watch_for(world->db, &act, id, who, &fault),
		    STATUS_OK);
		before = desk_notified(world, who);
		assert_true(before > 0 || who == SERVICE_2 || who == LEAD);
		assert_true(sightings(world, who, id) > 5);
		assert_int_equal(
		    desk_triage(world, id, TICKET_CRITICAL, who), STATUS_OK);
		/* Nor of what was told before. */
		assert_int_equal(desk_notified(world, who), 0);
		assert_int_equal(world_number(world,
				     "SELECT IFNULL(SUM(unread), 0) FROM"
				     " notification_counts WHERE user_id = %d",
				     who),
		    0);
		assert_int_equal(sightings(world, who, id), 0);

		act = desk_act(world, SERVICE);
		assert_int_equal(ticket_note(world->db, &act, id, "内部", NULL,
				     &fault),
		    STATUS_OK);
		desk_wait(world, 24 * 60);
		run(world, ticket_job_climb);
		assert_int_equal(desk_propose(world, id, 0), STATUS_OK);
		assert_int_equal(desk_notified(world, who), 0);
		act = desk_act(world, SERVICE);
		assert_int_equal(
		    ticket_assign(world->db, &act, id, who, &fault),
		    STATUS_INVALID);
		act = desk_act(world, SERVICE);
		assert_int_equal(
		    ticket_watch_for(world->db, &act, id, who, &fault),
		    STATUS_INVALID);
		assert_int_equal(desk_decide(world, who, id), STATUS_NOT_FOUND);

		/* A link or a merged case does not give it away. */
		other = desk_question(world, BUYER_1, "发票");
		act = desk_act(world, SERVICE);
		assert_int_equal(ticket_link_add(world->db, &act, other,
				     ticket_number(world->mem, TICKET_COMPLAINT,
					 id),
				     &fault),
		    STATUS_OK);
		assert_int_equal(
		    desk_ticket(world, SERVICE, other).link_count, 1);
		assert_int_equal(
		    desk_ticket(world, who, other).link_count, 0);
		/* Everybody else of the desk sees it as before. */
		assert_true(sightings(world, SERVICE, id) > 8);
	}
}

static void
a_complaint_about_the_salesperson_is_hidden_at_once(void **state)
{
	struct world *world = *state;
	struct act act = desk_act(world, BUYER_1);
	int64_t id, follower;

	assert_int_equal(ticket_open(world->db, &act,
			     &(struct ticket_new){
				 .kind = TICKET_COMPLAINT,
				 .topic = TICKET_SERVICE,
				 .subject = "业务员异味",
				 .body = "许诺的陈列费没到账",
				 .about_my_rep = true,
			     },
			     &fault, &id),
	    STATUS_OK);
	assert_int_equal(sightings(world, REP, id), 0);
	assert_int_equal(desk_notified(world, REP), 0);
	assert_true(desk_notified(world, SERVICE) > 0);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE detail LIKE '%%PRIVATE=1%%'"),
	    1);

	/* Nor is what follows it. */
	act = desk_act(world, BUYER_1);
	assert_int_equal(
	    ticket_withdraw(world->db, &act, id, "再看看", &fault), STATUS_OK);
	act = desk_act(world, BUYER_1);
	assert_int_equal(
	    ticket_say(world->db, &act, id, "又来了", NULL, &fault),
	    STATUS_OK);
	follower = world_number(world, "SELECT MAX(id) FROM tickets");
	assert_int_not_equal(follower, id);
	assert_int_equal(sightings(world, REP, follower), 0);
	assert_int_equal(desk_notified(world, REP), 0);
}

static void
merging_hides_for_both(void **state)
{
	struct world *world = *state;
	int64_t into = desk_complaint(world, TICKET_NORMAL);
	int64_t from = desk_complaint(world, TICKET_NORMAL);
	struct act act = desk_act(world, SERVICE);

	assert_int_equal(
	    desk_triage(world, from, TICKET_NORMAL, SERVICE_2), STATUS_OK);
	assert_int_equal(ticket_merge(world->db, &act, from,
			     ticket_number(
				 world->mem, TICKET_COMPLAINT, into),
			     &fault),
	    STATUS_OK);
	assert_int_equal(sightings(world, SERVICE_2, into), 0);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, desk_reset, desk_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_complaint_goes_all_the_way),
		TEST(severity_cost_and_reopening_say_who_decides),
		TEST(nobody_decides_on_its_own),
		TEST(not_satisfied_goes_one_level_up),
		TEST(silence_resolves_what_is_normal_and_calls_about_the_rest),
		TEST(a_word_is_no_silence),
		TEST(a_late_promise_climbs_once_and_not_at_night),
		TEST(critical_wakes_people_at_night),
		TEST(holidays_move_the_promise),
		TEST(a_clock_that_was_touched_is_found),
		TEST(the_schema_refuses_an_end_without_an_answer),
		TEST(whom_it_is_about_sees_nothing_of_it),
		TEST(a_complaint_about_the_salesperson_is_hidden_at_once),
		TEST(merging_hides_for_both),
	};

	return cmocka_run_group_tests_name(
	    "complaint", tests, desk_open, world_close);
}
