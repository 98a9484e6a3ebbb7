/**
 * @file
 * A small company and its desk.  See desk_world.h.
 */
#include "support/desk_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/outbox.h"
#include "domain/permission.h"
#include "domain/promise.h"

static const struct {
	int who;
	int64_t customer_id;
	int64_t team_id;
	const char *role;
} desk_list[] = {
	{ SERVICE, 0, 0, "service" },
	{ SERVICE_2, 0, 0, "service" },
	{ QUALITY, 0, 0, "quality" },
	{ LEAD, 0, 1, "team_lead" },
	{ MANAGER, 0, 0, "manager" },
	{ EXECUTIVE, 0, 0, "executive" },
	{ OTHER_BUYER_1, 1, 0, "buyer" },
};

/* Those of order_world.c, who have no memberships there. */
static const struct {
	int who;
	int64_t customer_id;
	const char *role;
} members[] = {
	{ REP, 0, "sales_rep" },
	{ DESK, 0, "order_desk" },
	{ PICKER, 0, "warehouse" },
	{ OFFICER, 0, "credit_officer" },
	{ BUYER_1, 1, "buyer" },
	{ APPROVER_1, 1, "distributor_admin" },
	{ BUYER_2, 2, "buyer" },
};

static struct actor desk_people[DESK_PEOPLE_END];

struct reach_row {
	const char *action;
	int64_t scope;
};

static const struct db_column reach_columns[] = {
	DB_COLUMN(struct reach_row, action),
	DB_COLUMN(struct reach_row, scope),
};

static const struct db_query reach_of_role = {
	.name = "desk_world.reach",
	.sql = "SELECT action, scope FROM role_permissions WHERE role = ?",
	.param_count = 1,
	DB_ROWS(struct reach_row, reach_columns),
};

static void
join(struct world *world, int who, int64_t customer_id, int64_t team_id,
    const char *role)
{
	world_run(world,
	    "INSERT INTO memberships (user_id, customer_id, team_id) VALUES"
	    " (%d, NULLIF(%lld, 0), NULLIF(%lld, 0))",
	    who, (long long)customer_id, (long long)team_id);
	world_run(world,
	    "INSERT INTO membership_roles SELECT id, '%s' FROM memberships"
	    " WHERE user_id = %d",
	    role, who);
}

static void
employ(struct world *world, size_t index)
{
	struct actor *actor = &desk_people[desk_list[index].who];
	const struct reach_row *row;
	struct db_rows rows;

	world_run(world,
	    "INSERT INTO users (id, login, name, created_at)"
	    " VALUES (%d, 'user%d', '用户%d', '2026-01-01')",
	    desk_list[index].who, desk_list[index].who, desk_list[index].who);
	join(world, desk_list[index].who, desk_list[index].customer_id,
	    desk_list[index].team_id, desk_list[index].role);
	*actor = (struct actor){
		.user_id = desk_list[index].who,
		.side = desk_list[index].customer_id != 0 ? SIDE_CUSTOMER
							  : SIDE_STAFF,
		.customer_id = desk_list[index].customer_id,
		.team_id = desk_list[index].team_id,
		.name = "",
		.company = "",
		.role_names = desk_list[index].role,
		.zone_minutes = 480,
	};
	assert_int_equal(db_all(world->db, world->mem, &reach_of_role,
			     DB_ARGS(db_text(desk_list[index].role)), &rows),
	    STATUS_OK);
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		actor->reach[permission_action(row[i].action)] =
		    (enum db_scope_kind)row[i].scope;
}

int
desk_open(void **state)
{
	struct world *world;

	if (world_open(state) != 0)
		return -1;
	world = *state;
	for (size_t i = 0; i < ARRAY_LEN(desk_list); i++)
		employ(world, i);
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		join(world, members[i].who, members[i].customer_id, 0,
		    members[i].role);
	world_run(world, "UPDATE departments SET leader_id = %d WHERE id = 1",
	    LEAD);
	return 0;
}

int
desk_reset(void **state)
{
	static const char *const clean[] = {
		"DELETE FROM ticket_terms",
		"DELETE FROM ticket_presence",
		"DELETE FROM ticket_tags",
		"DELETE FROM ticket_watchers",
		"DELETE FROM ticket_tasks",
		"DELETE FROM ticket_links",
		"DELETE FROM ticket_events",
		"DELETE FROM files",
		"UPDATE tickets SET reply_id = NULL, state = 1,"
		" merged_into_id = NULL",
		"DELETE FROM ticket_messages",
		"DELETE FROM tickets",
		"DELETE FROM canned_replies",
		"DELETE FROM saved_filters",
		"DELETE FROM handover_notes",
		"DELETE FROM calendar_days",
		"DELETE FROM notifications",
		"DELETE FROM notification_counts",
		"UPDATE customers SET is_key = 0",
		"UPDATE settings SET value = '1' WHERE name ="
		" 'ticket_own_only'",
	};
	struct world *world = *state;
	struct civil monday = { .day = { 2026, 11, 23 }, .hour = 10 };

	for (size_t i = 0; i < ARRAY_LEN(clean); i++)
		world_run(world, "%s", clean[i]);
	world->now = instant_from_civil(&monday, ZONE_SHANGHAI_MINUTES);
	return world_reset(state);
}

int
desk_check(void **state)
{
	struct world *world = *state;
	const struct promise_difference *one;
	struct db_rows rows;
	int64_t checked;

	assert_int_equal(
	    promise_check(world->db, world->mem, &rows, &checked), STATUS_OK);
	one = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		print_error("%s %s: stored %lld, computed %lld\n",
		    one[i].number, one[i].clock, (long long)one[i].stored.ms,
		    (long long)one[i].computed.ms);
	return rows.count == 0 ? 0 : -1;
}

const struct actor *
desk_actor(struct world *world, int who)
{
	return who < PEOPLE_MAX ? &world->people[who] : &desk_people[who];
}

struct act
desk_act(struct world *world, int who)
{
	return (struct act){
		.who = desk_actor(world, who),
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
}

int64_t
desk_complaint(struct world *world, enum ticket_severity severity)
{
	struct act act = desk_act(world, BUYER_1);
	enum ticket_fault fault;
	int64_t id = 0;

	assert_int_equal(ticket_open(world->db, &act,
			     &(struct ticket_new){
				 .kind = TICKET_COMPLAINT,
				 .topic = TICKET_QUALITY,
				 .severity = severity,
				 .subject = "大豆油有异味",
				 .body = "昨晚开了 3 箱，都有哈喇味。",
				 .sku = "P1",
			     },
			     &fault, &id),
	    STATUS_OK);
	return id;
}

int64_t
desk_question(struct world *world, int who, const char *subject)
{
	struct act act = desk_act(world, who);
	enum ticket_fault fault;
	int64_t id = 0;

	assert_int_equal(ticket_open(world->db, &act,
			     &(struct ticket_new){
				 .kind = TICKET_QUESTION,
				 .subject = subject,
				 .body = "请问怎么办？",
			     },
			     &fault, &id),
	    STATUS_OK);
	return id;
}

struct ticket
desk_ticket(struct world *world, int who, int64_t id)
{
	struct ticket ticket;

	assert_int_equal(ticket_read(world->db, world->mem,
			     desk_actor(world, who), id, world->now, &ticket),
	    STATUS_OK);
	return ticket;
}

enum ticket_state
desk_state(struct world *world, int64_t id)
{
	return (enum ticket_state)world_number(world,
	    "SELECT state FROM tickets WHERE id = %lld", (long long)id);
}

enum status
desk_triage(struct world *world, int64_t id, enum ticket_severity severity,
    int64_t person_id)
{
	struct act act = desk_act(world, SERVICE);
	enum ticket_fault fault;

	return complaint_triage(world->db, &act, id,
	    &(struct complaint_triage){
		.topic = TICKET_QUALITY,
		.severity = severity,
		.department_id = 1,
		.person_id = person_id,
		.message = "",
	    },
	    &fault);
}

enum status
desk_propose(struct world *world, int64_t id, int64_t cost_fen)
{
	struct act act = desk_act(world, SERVICE);
	enum ticket_fault fault;
	enum complaint_band band;

	return complaint_propose(world->db, &act, id,
	    &(struct complaint_proposal){
		.founded = TICKET_IS_FOUNDED,
		.cause = "运输途中受潮",
		.responsible = 3,
		.remedy = TICKET_CREDIT,
		.proposal = "退款三箱",
		.cost_fen = cost_fen,
	    },
	    &fault, &band);
}

enum status
desk_decide(struct world *world, int who, int64_t id)
{
	struct act act = desk_act(world, who);
	enum complaint_band needed;
	enum ticket_fault fault;

	return complaint_decide(world->db, &act, id,
	    &(struct complaint_decision){
		.remedy = TICKET_CREDIT,
		.cost_fen = 10000,
		.opinion = "同意退款",
	    },
	    &fault, &needed);
}

enum status
desk_reply(struct world *world, int64_t id, bool nothing_to_do)
{
	struct act act = desk_act(world, SERVICE);
	enum ticket_fault fault;

	return complaint_reply(world->db, &act, id,
	    &(struct complaint_reply){
		.body = "经查属实，全额退款。",
		.nothing_to_do = nothing_to_do,
	    },
	    &fault);
}

int64_t
desk_complaint_in(struct world *world, enum ticket_severity severity,
    enum ticket_state state)
{
	static const int deciders[] = { 0, LEAD, MANAGER, EXECUTIVE };
	int64_t id = desk_complaint(world, severity);

	if (state >= TICKET_TRIAGED)
		assert_int_equal(
		    desk_triage(world, id, severity, 0), STATUS_OK);
	if (state >= TICKET_WAITING_DECISION)
		assert_int_equal(desk_propose(world, id, 10000), STATUS_OK);
	if (state >= TICKET_DECIDED)
		assert_int_equal(
		    desk_decide(world, deciders[severity], id), STATUS_OK);
	if (state >= TICKET_REPLIED)
		assert_int_equal(
		    desk_reply(world, id, state == TICKET_REPLIED), STATUS_OK);
	return id;
}

int64_t
desk_told(struct world *world, const char *kind)
{
	return world_number(
	    world, "SELECT COUNT(*) FROM outbox WHERE kind = '%s'", kind);
}

int64_t
desk_notified(struct world *world, int who)
{
	int64_t done;

	assert_int_equal(outbox_deliver(world->db, world->mem, world->now, 1000,
			     &done),
	    STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM outbox"
			     " WHERE done_at IS NULL"),
	    0);
	return world_number(world,
	    "SELECT COUNT(*) FROM notifications WHERE user_id = %d", who);
}

void
desk_wait(struct world *world, int64_t minutes)
{
	world->now = instant_add_ms(world->now, minutes * 60000);
}
