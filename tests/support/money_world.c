/**
 * @file
 * A small company and its people of money.  See money_world.h.
 */
#include "support/money_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/permission.h"

static const struct {
	enum money_person who;
	int64_t customer_id;
	const char *role;
} money_list[] = {
	{ EXECUTIVE, 0, "executive" },
	{ MANAGER, 0, "manager" },
	{ OTHER_OFFICER, 0, "credit_officer" },
	{ OTHER_REP, 0, "sales_rep" },
	{ PAYER_1, 1, "distributor_finance" },
	{ PAYER_2, 2, "distributor_finance" },
};

static struct actor money_people[MONEY_PEOPLE_END];

struct reach_row {
	const char *action;
	int64_t scope;
};

static const struct db_column reach_columns[] = {
	DB_COLUMN(struct reach_row, action),
	DB_COLUMN(struct reach_row, scope),
};

static const struct db_query reach_of_role = {
	.name = "money_world.reach",
	.sql = "SELECT action, scope FROM role_permissions WHERE role = ?",
	.param_count = 1,
	DB_ROWS(struct reach_row, reach_columns),
};

int
money_open(void **state)
{
	struct world *world;
	struct db_rows rows;

	if (world_open(state) != 0)
		return -1;
	world = *state;
	for (size_t i = 0; i < ARRAY_LEN(money_list); i++) {
		struct actor *actor = &money_people[money_list[i].who];
		const struct reach_row *row;

		world_run(world,
		    "INSERT INTO users (id, login, name, created_at)"
		    " VALUES (%u, 'user%u', '用户%u', '2026-01-01')",
		    money_list[i].who, money_list[i].who, money_list[i].who);
		*actor = (struct actor){
			.user_id = money_list[i].who,
			.side = money_list[i].customer_id != 0 ? SIDE_CUSTOMER
							       : SIDE_STAFF,
			.customer_id = money_list[i].customer_id,
			.name = "",
			.company = "",
			.role_names = money_list[i].role,
			.zone_minutes = 480,
		};
		assert_int_equal(
		    db_all(world->db, world->mem, &reach_of_role,
			DB_ARGS(db_text(money_list[i].role)), &rows),
		    STATUS_OK);
		row = rows.items;
		assert_true(rows.count > 0);
		for (size_t k = 0; k < rows.count; k++)
			actor->reach[permission_action(row[k].action)] =
			    (enum db_scope_kind)row[k].scope;
	}
	/* Whose application it is: staff's or the distributor's. */
	for (int who = REP; who <= FINANCE; who++)
		world_run(world,
		    "INSERT INTO memberships (user_id, customer_id)"
		    " VALUES (%d, NULL)",
		    who);
	return 0;
}

int
money_reset(void **state)
{
	struct world *world = *state;
	struct civil monday = { .day = { 2026, 11, 23 }, .hour = 10 };
	static const char *const clean[] = {
		"DELETE FROM statement_lines",
		"DELETE FROM statements",
		"DELETE FROM collection_notes",
		"DELETE FROM credit_review_events",
		"DELETE FROM credit_reviews",
		"DELETE FROM credit_changes",
		"DELETE FROM credit_reminders",
		"DELETE FROM credit_groups",
		"DELETE FROM applications",
		"DELETE FROM receipts",
		"DELETE FROM red_letters",
		"DELETE FROM credit_note_shares",
		"DELETE FROM credit_notes",
		"DELETE FROM receivables",
	};

	for (size_t i = 0; i < ARRAY_LEN(clean); i++)
		world_run(world, "%s", clean[i]);
	world->now = instant_from_civil(&monday, ZONE_SHANGHAI_MINUTES);
	return world_reset(state);
}

const struct actor *
money_actor(struct world *world, int who)
{
	return who >= EXECUTIVE ? &money_people[who] : &world->people[who];
}

struct act
money_act(struct world *world, int who)
{
	return (struct act){
		.who = money_actor(world, who),
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
}

int64_t
money_receivable(struct world *world, int64_t customer_id,
    const char *posted_on, const char *due_on, int64_t amount_fen,
    int64_t open_fen)
{
	world_run(world,
	    "INSERT INTO receivables (customer_id, rep_id, team_id, kind,"
	    " posted_at, posted_on, due_on, amount_fen, open_fen)"
	    " VALUES (%lld, 1, 1, 2, '%s 04:00:00', '%s', '%s', %lld, %lld)",
	    (long long)customer_id, posted_on, posted_on, due_on,
	    (long long)amount_fen, (long long)open_fen);
	return world_number(world, "SELECT MAX(id) FROM receivables");
}

int64_t
money_receipt(struct world *world, int64_t customer_id,
    const char *received_on, int64_t amount_fen, int64_t apply_to)
{
	int64_t id;

	world_run(world,
	    "INSERT INTO receipts (customer_id, rep_id, team_id, kind,"
	    " received_on, amount_fen, unapplied_fen, posted_at)"
	    " VALUES (%lld, 1, 1, 1, '%s', %lld, %lld, '%s 05:00:00')",
	    (long long)customer_id, received_on, (long long)amount_fen,
	    (long long)(apply_to == 0 ? amount_fen : 0), received_on);
	id = world_number(world, "SELECT MAX(id) FROM receipts");
	if (apply_to != 0)
		world_run(world,
		    "INSERT INTO applications (customer_id, receivable_id,"
		    " receipt_id, amount_fen, at)"
		    " VALUES (%lld, %lld, %lld, %lld, '%s 05:00:00')",
		    (long long)customer_id, (long long)apply_to, (long long)id,
		    (long long)amount_fen, received_on);
	return id;
}

int64_t
money_told(struct world *world, const char *kind)
{
	return world_number(
	    world, "SELECT COUNT(*) FROM outbox WHERE kind = '%s'", kind);
}
