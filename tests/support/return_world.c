/**
 * @file
 * A small company and its returns.  See return_world.h.
 */
#include "support/return_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/permission.h"
#include "domain/shipment.h"

static const struct {
	enum return_person who;
	const char *role;
} return_list_of[] = {
	{ SERVICE, "service" },
	{ QUALITY, "quality" },
};

static struct actor return_people[RETURN_PEOPLE_END];

struct right_row {
	const char *action;
	int64_t scope;
};

static const struct db_column right_columns[] = {
	DB_COLUMN(struct right_row, action),
	DB_COLUMN(struct right_row, scope),
};

static const struct db_query rights_of_role = {
	.name = "return_world.rights",
	.sql = "SELECT action, scope FROM role_permissions WHERE role = ?",
	.param_count = 1,
	DB_ROWS(struct right_row, right_columns),
};

int
return_open(void **state)
{
	struct world *world;
	struct db_rows rows;

	if (money_open(state) != 0)
		return -1;
	world = *state;
	for (size_t i = 0; i < ARRAY_LEN(return_list_of); i++) {
		struct actor *actor = &return_people[return_list_of[i].who];
		const struct right_row *row;

		world_run(world,
		    "INSERT INTO users (id, login, name, created_at)"
		    " VALUES (%u, 'user%u', '用户%u', '2026-01-01')",
		    return_list_of[i].who, return_list_of[i].who,
		    return_list_of[i].who);
		*actor = (struct actor){
			.user_id = return_list_of[i].who,
			.side = SIDE_STAFF,
			.name = "",
			.company = "",
			.role_names = return_list_of[i].role,
			.zone_minutes = 480,
		};
		assert_int_equal(
		    db_all(world->db, world->mem, &rights_of_role,
			DB_ARGS(db_text(return_list_of[i].role)), &rows),
		    STATUS_OK);
		row = rows.items;
		assert_true(rows.count > 0);
		for (size_t k = 0; k < rows.count; k++)
			actor->reach[permission_action(row[k].action)] =
			    (enum db_scope_kind)row[k].scope;
	}
	return 0;
}

int
return_reset(void **state)
{
	struct world *world = *state;
	static const char *const clean[] = {
		"DELETE FROM batch_cases",
		"DELETE FROM quarantine_decisions",
		"DELETE FROM return_events",
		"DELETE FROM return_lines",
		"DELETE FROM returns",
		"DELETE FROM red_letters",
		"DELETE FROM credit_note_shares",
		"DELETE FROM credit_note_lines",
		"DELETE FROM files",
		"DELETE FROM ticket_links",
		"DELETE FROM ticket_terms",
		"DELETE FROM ticket_events",
		"UPDATE tickets SET reply_id = NULL",
		"DELETE FROM ticket_messages",
		"DELETE FROM tickets",
		"DELETE FROM promotions",
		"UPDATE catalogue_version SET version = version + 1",
		"UPDATE customers SET return_conduct = 1",
		"UPDATE settings SET value = '100000'"
		" WHERE name = 'return_approve_by_itself_fen'",
		"UPDATE settings SET value = 'deduct'"
		" WHERE name = 'return_free_goods'",
		"UPDATE settings SET value = '10000'"
		" WHERE name = 'return_abuse_share_bp'",
	};

	for (size_t i = 0; i < ARRAY_LEN(clean); i++)
		world_run(world, "%s", clean[i]);
	return money_reset(state);
}

struct act
return_act(struct world *world, int who)
{
	if (who < SERVICE)
		return money_act(world, who);
	return (struct act){
		.who = &return_people[who],
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
}

int64_t
return_delivered(struct world *world, enum person buyer, int64_t customer_id,
    const struct wish *wishes, size_t count)
{
	struct act customer = world_act(world, buyer);
	struct act desk = world_act(world, DESK);
	struct act picker = world_act(world, PICKER);
	struct ship_request request = {
		.carrier = "",
		.tracking = "",
		.note = "",
	};
	struct submit_outcome submitted;
	struct order_outcome out;
	struct ship_outcome shipped;

	assert_int_equal(
	    order_submit(world->db, &customer,
		world_draft(world, buyer, customer_id, wishes, count),
		&submitted),
	    STATUS_OK);
	assert_int_equal(
	    order_confirm(world->db, &desk, submitted.order_id, &out),
	    STATUS_OK);
	assert_int_equal(
	    order_pick(world->db, &picker, submitted.order_id, &out),
	    STATUS_OK);
	request.order_id = submitted.order_id;
	assert_int_equal(
	    order_ship(world->db, &picker, &request, &shipped), STATUS_OK);
	customer = world_act(world, buyer);
	assert_int_equal(
	    shipment_sign(world->db, &customer, shipped.shipment_id, ""),
	    STATUS_OK);
	return submitted.order_id;
}

/* The picture is there already: what files do is not this test's. */
static void
picture(struct world *world, int64_t id, int64_t position, int buyer)
{
	world_run(world,
	    "INSERT INTO files (public_id, customer_id, state, kind,"
	    " media_type, name, bytes, sha256, object_kind, object_id,"
	    " object_part, uploaded_by, at) VALUES ('r%lldp%lld', 1, 2, 1,"
	    " 'image/jpeg', 'a.jpg', 1, '', 'return_line', %lld, %lld, %d,"
	    " '2026-11-23')",
	    (long long)id, (long long)position, (long long)id,
	    (long long)position, buyer);
}

int64_t
return_draft(struct world *world, enum person buyer, enum return_way way,
    const struct ask *asks, size_t count)
{
	struct return_pick *picks =
	    arena_calloc(world->mem, count, sizeof(*picks));
	struct return_edit_line *lines =
	    arena_calloc(world->mem, count, sizeof(*lines));
	struct return_edit edit = {
		.way = way,
		.remark = "",
		.lines = lines,
		.line_count = count,
	};
	struct act act = world_act(world, buyer);
	struct return_problem problem;
	int64_t id = 0;

	for (size_t i = 0; i < count; i++) {
		picks[i] = (struct return_pick){
			.order_id = asks[i].order_id,
			.order_position = asks[i].position,
			.batch_id = world_number(world,
			    "SELECT MIN(sl.batch_id) FROM shipment_lines sl"
			    " JOIN shipments s ON s.id = sl.shipment_id"
			    " WHERE s.order_id = %lld AND sl.position = %lld",
			    (long long)asks[i].order_id,
			    (long long)asks[i].position),
			.quantity = asks[i].quantity,
		};
		lines[i] = (struct return_edit_line){
			.position = (int64_t)i + 1,
			.quantity = asks[i].quantity,
			.kind = asks[i].kind,
			.reason = asks[i].reason,
			.note = "",
			.wanted_sku = "",
		};
	}
	assert_int_equal(
	    return_start(world->db, &act, act.who->customer_id, picks, count,
		&id, &problem),
	    STATUS_OK);
	act = world_act(world, buyer);
	assert_int_equal(
	    return_save(world->db, &act, id, &edit, &problem), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		picture(world, id, (int64_t)i + 1, buyer);
	return id;
}

int64_t
return_asked(struct world *world, enum person buyer, enum return_way way,
    const struct ask *asks, size_t count)
{
	int64_t id = return_draft(world, buyer, way, asks, count);
	struct act act = world_act(world, buyer);
	struct return_problem problem;

	assert_int_equal(
	    return_submit(world->db, &act, id, &problem), STATUS_OK);
	return id;
}

enum return_state
return_state_of(struct world *world, int64_t id)
{
	return (enum return_state)world_number(world,
	    "SELECT state FROM returns WHERE id = %lld", (long long)id);
}

int64_t
return_line_number(
    struct world *world, int64_t id, int64_t position, const char *column)
{
	return world_number(world,
	    "SELECT IFNULL(%s, 0) FROM return_lines"
	    " WHERE return_id = %lld AND position = %lld",
	    column, (long long)id, (long long)position);
}

void
return_arrives(struct world *world, int64_t id)
{
	struct act buyer = world_act(world, BUYER_1);
	struct act dock = world_act(world, PICKER);
	struct return_problem problem;
	struct return_count counts[8];
	size_t n = (size_t)world_number(world,
	    "SELECT COUNT(*) FROM return_lines WHERE return_id = %lld",
	    (long long)id);

	assert_int_equal(
	    return_send(world->db, &buyer, id, "顺丰", "SF9", &problem),
	    STATUS_OK);
	for (size_t i = 0; i < n; i++)
		counts[i] = (struct return_count){
			.position = (int64_t)i + 1,
			.quantity = return_line_number(
			    world, id, (int64_t)i + 1, "approved - received"),
		};
	assert_int_equal(
	    return_receive(world->db, &dock, id, counts, n, false, &problem),
	    STATUS_OK);
	assert_int_equal(return_state_of(world, id), RETURN_RECEIVED);
}

void
return_passes(struct world *world, int64_t id)
{
	struct act act = return_act(world, QUALITY);
	struct return_problem problem;
	struct return_finding findings[8];
	size_t n = (size_t)world_number(world,
	    "SELECT COUNT(*) FROM return_lines WHERE return_id = %lld",
	    (long long)id);

	for (size_t i = 0; i < n; i++)
		findings[i] = (struct return_finding){
			.position = (int64_t)i + 1,
			.accepted = return_line_number(
			    world, id, (int64_t)i + 1, "received"),
			.accept_bp = 10000,
			.disposition = RETURN_RESTOCK,
			.note = "",
		};
	assert_int_equal(
	    return_inspect(world->db, &act, id,
		&(struct return_inspection){ .findings = findings, .count = n },
		&problem),
	    STATUS_OK);
}
