/**
 * @file
 * Orders as they are read.  See order.h.
 */
#include "domain/order.h"

#include "base/text.h"
#include "domain/like.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/order_sql.h"

enum {
	LIST_MAX = 501,
	TEXT_MAX = 60
};

struct order_facts
order_facts(const struct order *order)
{
	return (struct order_facts){
		.state = order->state,
		.credit = order->credit,
		.proposal_open = order->proposal_id != 0,
		.entered_by = order->entered_by,
		.customer_id = order->customer_id,
		.rep_id = order->rep_id,
		.team_id = order->team_id,
	};
}

static enum status
read_lines(struct db *db, struct arena *mem, const struct order *order,
    struct db_rows *lines)
{
	if (order->proposal_id == 0)
		return db_all(db, mem, &stmt_order_lines,
		    DB_ARGS(db_int(order->id)), lines);
	return db_all(db, mem, &stmt_order_lines_proposed,
	    DB_ARGS(db_int(order->proposal_id), db_int(order->id)), lines);
}

/* What keeps it, or what has left: no order has both. */
static enum status
read_parts(struct db *db, struct arena *mem, struct order *order)
{
	struct order_shipment *shipment;
	struct db_rows rows;
	enum status st;

	if (order->credit == CREDIT_HELD) {
		st = db_all(db, mem, &stmt_order_holds_standing,
		    DB_ARGS(db_int(order->id)), &rows);
		if (st != STATUS_OK)
			return st;
		order->holds = rows.items;
		order->hold_count = rows.count;
		return STATUS_OK;
	}
	st = db_all(db, mem, &stmt_order_shipments, DB_ARGS(db_int(order->id)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	shipment = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		shipment[i].number = order_core_number(mem, NUMBER_SHIPMENT,
		    shipment[i].id, shipment[i].number);
	order->shipments = shipment;
	order->shipment_count = rows.count;
	return STATUS_OK;
}

enum status
order_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t order_id, struct order *out)
{
	struct order order = { 0 };
	struct db_rows lines;
	struct db_rows events;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_order_find,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(order_id)),
	    &order);
	if (st != STATUS_OK)
		return st;
	st = read_lines(db, mem, &order, &lines);
	if (st != STATUS_OK)
		return st;
	st = db_all(
	    db, mem, &stmt_order_events, DB_ARGS(db_int(order_id)), &events);
	if (st != STATUS_OK)
		return st;
	st = read_parts(db, mem, &order);
	if (st != STATUS_OK)
		return st;

	order.number =
	    order_core_number(mem, NUMBER_ORDER, order.id, order.foreign_no);
	order.lines = lines.items;
	order.line_count = lines.count;
	order.events = events.items;
	order.event_count = events.count;
	*out = order;
	return STATUS_OK;
}

enum status
order_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_SEE);
	struct order_id_row row;
	int64_t own;
	enum status st = STATUS_NOT_FOUND;

	if (number_parse(NUMBER_ORDER, number, &own) == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_order_by_id, scope,
		    DB_ARGS(db_int(own)), &row);
	if (st == STATUS_NOT_FOUND)
		st = db_one_scoped(db, mem, &stmt_order_by_foreign, scope,
		    DB_ARGS(db_text(number)), &row);
	if (st != STATUS_OK)
		return st;

	*id = row.id;
	return STATUS_OK;
}

/* Filters no index serves need something else that bounds the search. */
static bool
is_bounded(const struct actor *who, const struct order_filter *filter)
{
	bool needs_bound = filter->text != NULL || filter->product_id != 0 ||
	    filter->open || filter->least_fen != 0 || filter->most_fen != 0;

	return !needs_bound || filter->customer_id != 0 ||
	    filter->own_number != NULL || !instant_is_none(filter->from) ||
	    who->reach[ACTION_ORDER_SEE] == SCOPE_OWN;
}

static void
add_bounds(struct db_build *build, const struct order_filter *filter)
{
	if (filter->state != 0)
		db_build_add(
		    build, order_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->open)
		db_build_add(build, order_list_open, DB_NO_ARGS);
	if (filter->held)
		db_build_add(build, order_list_held, DB_NO_ARGS);
	if (filter->proposal_open)
		db_build_add(build, order_list_proposal, DB_NO_ARGS);
	if (!instant_is_none(filter->from))
		db_build_add(
		    build, order_list_from, DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(build, order_list_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->own_number != NULL)
		db_build_add(build, order_list_own_number,
		    DB_ARGS(db_text(filter->own_number)));
	if (filter->customer_id != 0)
		db_build_add(build, order_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
}

static void
add_filters(struct db_build *build, struct arena *mem,
    const struct order_filter *filter)
{
	if (filter->product_id != 0)
		db_build_add(build, order_list_product,
		    DB_ARGS(db_int(filter->product_id)));
	if (filter->text != NULL) {
		const char *like = like_part(mem, filter->text);

		db_build_add(build, order_list_text,
		    DB_ARGS(db_text(like), db_text(like), db_text(like),
			db_text(like)));
	}
	if (filter->least_fen != 0)
		db_build_add(build, order_list_least,
		    DB_ARGS(db_int(filter->least_fen)));
	if (filter->most_fen != 0)
		db_build_add(
		    build, order_list_most, DB_ARGS(db_int(filter->most_fen)));
	if (filter->after_id != 0)
		db_build_add(build, order_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
}

/* The statement whose index serves this scope and filter. */
static const struct db_query *
list_shape(struct db_scope scope, const struct order_filter *filter)
{
	bool by_state = filter->state != 0;

	if (filter->own_number != NULL &&
	    (filter->customer_id != 0 || scope.kind == SCOPE_OWN))
		return &stmt_order_list_own_number;
	if (filter->held)
		return &stmt_order_list_held;
	if (filter->proposal_open)
		return &stmt_order_list_proposal;
	if (filter->customer_id != 0 || scope.kind == SCOPE_OWN)
		return by_state ? &stmt_order_list_customer_state
				: &stmt_order_list_customer;
	switch (scope.kind) {
	case SCOPE_REP:
		return by_state ? &stmt_order_list_rep_state
				: &stmt_order_list_rep;
	case SCOPE_TEAM:
		return by_state ? &stmt_order_list_team_state
				: &stmt_order_list_team;
	case SCOPE_NONE:
	case SCOPE_OWN:
	case SCOPE_ALL:
		break;
	}
	return by_state ? &stmt_order_list_all_state : &stmt_order_list_all;
}

enum status
order_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct order_filter *filter, struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_SEE);
	struct db_build build;
	struct order_row *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    !is_bounded(who, filter) ||
	    (filter->text != NULL && utf8_length(filter->text) > TEXT_MAX))
		return STATUS_INVALID;

	db_build_begin(&build, list_shape(scope, filter), DB_NO_ARGS);
	add_bounds(&build, filter);
	add_filters(&build, mem, filter);
	db_build_add(&build, order_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(db, mem, &build, scope, rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++)
		row[i].number = order_core_number(
		    mem, NUMBER_ORDER, row[i].id, row[i].foreign_no);
	return STATUS_OK;
}
