/**
 * @file
 * Shipments as they are read.  See shipment.h; the use cases are in
 * shipment_act.c.
 */
#include "domain/shipment.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/shipment_sql.h"

enum status
shipment_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct shipment *out)
{
	struct shipment shipment = { 0 };
	struct db_rows lines;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_shipment_find,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(id)), &shipment);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, mem, &stmt_shipment_lines, DB_ARGS(db_int(id)), &lines);
	if (st != STATUS_OK)
		return st;

	shipment.number = order_core_number(
	    mem, NUMBER_SHIPMENT, shipment.id, shipment.foreign_no);
	shipment.order_number = order_core_number(
	    mem, NUMBER_ORDER, shipment.order_id, shipment.order_foreign_no);
	shipment.lines = lines.items;
	shipment.line_count = lines.count;
	*out = shipment;
	return STATUS_OK;
}

enum status
shipment_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_SEE);
	struct shipment_id_row row;
	int64_t own;
	enum status st = STATUS_NOT_FOUND;

	if (number_parse(NUMBER_SHIPMENT, number, &own) == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_shipment_by_id, scope,
		    DB_ARGS(db_int(own)), &row);
	if (st == STATUS_NOT_FOUND)
		st = db_one_scoped(db, mem, &stmt_shipment_by_foreign, scope,
		    DB_ARGS(db_text(number)), &row);
	if (st != STATUS_OK)
		return st;

	*id = row.id;
	return STATUS_OK;
}

/* The statement whose index serves this scope and filter. */
static const struct db_query *
list_shape(struct db_scope scope, const struct shipment_filter *filter)
{
	if (filter->customer_id != 0 || scope.kind == SCOPE_OWN)
		return &stmt_shipment_list_customer;
	if (scope.kind == SCOPE_REP)
		return &stmt_shipment_list_rep;
	if (scope.kind == SCOPE_TEAM)
		return &stmt_shipment_list_team;
	return filter->state != 0 ? &stmt_shipment_list_state
				  : &stmt_shipment_list_all;
}

enum status
shipment_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct shipment_filter *filter, struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_SEE);
	struct db_build build;
	struct shipment_row *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, list_shape(scope, filter), DB_NO_ARGS);
	if (filter->state != 0)
		db_build_add(&build, shipment_list_state,
		    DB_ARGS(db_int(filter->state)));
	if (filter->customer_id != 0)
		db_build_add(&build, shipment_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->after_id != 0)
		db_build_add(&build, shipment_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    &build, shipment_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(db, mem, &build, scope, rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++) {
		row[i].number = order_core_number(
		    mem, NUMBER_SHIPMENT, row[i].id, row[i].foreign_no);
		row[i].order_number = order_core_number(mem, NUMBER_ORDER,
		    row[i].order_id, row[i].order_foreign_no);
	}
	return STATUS_OK;
}

const char *
shipment_action_name(enum shipment_action action)
{
	static const char *const names[SHIPMENT_ACTION_COUNT] = {
		[SHIPMENT_DELIVER] = "deliver",
		[SHIPMENT_SIGN] = "sign",
		[SHIPMENT_REFUSE] = "refuse",
		[SHIPMENT_LOSE] = "lose",
	};

	return action < SHIPMENT_ACTION_COUNT ? names[action] : "";
}

const char *
shipment_state_name(enum shipment_state state)
{
	static const char *const names[SHIPMENT_STATE_COUNT] = {
		[0] = "",
		[SHIPMENT_PACKED] = "packed",
		[SHIPMENT_IN_TRANSIT] = "in_transit",
		[SHIPMENT_DELIVERED] = "delivered",
		[SHIPMENT_SIGNED] = "signed",
		[SHIPMENT_REFUSED] = "refused",
		[SHIPMENT_LOST] = "lost",
	};

	return state < SHIPMENT_STATE_COUNT ? names[state] : "";
}

bool
shipment_allows(enum shipment_state state, enum shipment_action action)
{
	switch (action) {
	case SHIPMENT_DELIVER:
	case SHIPMENT_LOSE:
		return state == SHIPMENT_PACKED || state == SHIPMENT_IN_TRANSIT;
	case SHIPMENT_SIGN:
	case SHIPMENT_REFUSE:
		return state == SHIPMENT_IN_TRANSIT ||
		    state == SHIPMENT_DELIVERED;
	case SHIPMENT_ACTION_COUNT:
		break;
	}
	return false;
}

enum status
shipment_judge(const struct actor *who, const struct order_facts *order,
    enum shipment_state state, enum shipment_action action)
{
	bool is_ours = action == SHIPMENT_DELIVER || action == SHIPMENT_LOSE;
	enum action permission =
	    is_ours ? ACTION_ORDER_PICK : ACTION_SHIPMENT_SIGN;

	if (!shipment_allows(state, action))
		return STATUS_CONFLICT;
	if (!order_in_reach(who, permission, order))
		return STATUS_FORBIDDEN;
	if (who->user_id != 0 &&
	    who->side != (is_ours ? SIDE_STAFF : SIDE_CUSTOMER))
		return STATUS_FORBIDDEN;
	return STATUS_OK;
}

size_t
shipment_actions(const struct actor *who, const struct shipment *shipment,
    enum shipment_action out[SHIPMENT_ACTION_COUNT])
{
	struct order_facts facts = {
		.customer_id = shipment->customer_id,
		.rep_id = shipment->rep_id,
		.team_id = shipment->team_id,
	};
	size_t count = 0;
	unsigned action;

	for (action = 0; action < SHIPMENT_ACTION_COUNT; action++) {
		if (shipment_judge(who, &facts, shipment->state, action) ==
		    STATUS_OK)
			out[count++] = action;
	}
	return count;
}
