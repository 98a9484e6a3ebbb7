/**
 * @file
 * What needs somebody today.  See today.h.
 */
#include "domain/today.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/shipment.h"
#include "domain/today_sql.h"

/* The one queue an order of this row waits in. */
static enum today_queue
queue_of(const struct today_sum_row *row)
{
	if (row->state == ORDER_AWAITING_APPROVAL)
		return TODAY_AWAITING;
	if (row->proposed)
		return TODAY_PROPOSED;
	if (row->held)
		return TODAY_HELD;
	switch ((enum order_state)row->state) {
	case ORDER_SUBMITTED:
		return TODAY_TO_CONFIRM;
	case ORDER_CONFIRMED:
		return TODAY_TO_PICK;
	case ORDER_PICKING:
		return TODAY_PICKING;
	case ORDER_PART_SHIPPED:
		return TODAY_PART_SHIPPED;
	case ORDER_SHIPPED:
		return TODAY_SHIPPED;
	case ORDER_DRAFT:
	case ORDER_AWAITING_APPROVAL:
	case ORDER_COMPLETED:
	case ORDER_REJECTED:
	case ORDER_CANCELLED:
	case ORDER_CLOSED_SHORT:
	case ORDER_STATE_COUNT:
		break;
	}
	return TODAY_OPEN;
}

static void
add_to(struct today_sum *sum, const struct today_sum_row *row)
{
	sum->count += row->count;
	sum->total_fen += row->total_fen;
}

enum status
today_sums(struct db *db, struct arena *mem, const struct actor *who,
    struct today_sum sums[TODAY_QUEUE_COUNT])
{
	const struct today_sum_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all_scoped(db, mem, &stmt_today_sums,
	    actor_scope(who, ACTION_ORDER_SEE), DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < TODAY_QUEUE_COUNT; i++)
		sums[i] = (struct today_sum){ .count = 0 };
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		enum today_queue queue = queue_of(&row[i]);

		if (queue != TODAY_OPEN)
			add_to(&sums[queue], &row[i]);
		add_to(&sums[TODAY_OPEN], &row[i]);
	}
	return STATUS_OK;
}

enum status
today_orders(struct db *db, struct arena *mem, const struct actor *who,
    enum today_queue queue, bool oldest_first, int64_t limit,
    struct db_rows *rows)
{
	static const char *const queues[TODAY_QUEUE_COUNT] = {
		[TODAY_AWAITING] = today_awaiting,
		[TODAY_TO_CONFIRM] = today_to_confirm,
		[TODAY_PROPOSED] = today_proposed,
		[TODAY_HELD] = today_held,
		[TODAY_TO_PICK] = today_to_pick,
		[TODAY_PICKING] = today_picking,
		[TODAY_PART_SHIPPED] = today_part_shipped,
		[TODAY_SHIPPED] = today_shipped,
		[TODAY_OPEN] = today_open,
	};
	struct db_build build;
	struct order_row *row;
	enum status st;

	if (limit < 1 || limit > TODAY_LIMIT_MAX || queue >= TODAY_QUEUE_COUNT)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_today_orders, DB_NO_ARGS);
	db_build_add(&build, queues[queue], DB_NO_ARGS);
	db_build_add(&build, oldest_first ? today_oldest : today_newest,
	    DB_ARGS(db_int(limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_ORDER_SEE), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].number = order_core_number(
		    mem, NUMBER_ORDER, row[i].id, row[i].foreign_no);
	return STATUS_OK;
}

enum status
today_shipments(struct db *db, struct arena *mem, const struct actor *who,
    struct instant since, int64_t limit, struct db_rows *rows)
{
	struct shipment_row *row;
	enum status st;

	if (limit < 1 || limit > TODAY_LIMIT_MAX)
		return STATUS_INVALID;
	st = db_all_scoped(db, mem, &stmt_today_shipments,
	    actor_scope(who, ACTION_ORDER_SEE),
	    DB_ARGS(db_instant(since), db_int(limit)), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		row[i].number = order_core_number(
		    mem, NUMBER_SHIPMENT, row[i].id, row[i].foreign_no);
		row[i].order_number = order_core_number(mem, NUMBER_ORDER,
		    row[i].order_id, row[i].order_foreign_no);
	}
	return STATUS_OK;
}

/* --- Two periods -------------------------------------------------------------- */

enum {
	KEPT_MAX = 8,
	KEPT_US = 60 * 1000 * 1000,
	KEPT_BYTES_MAX = 2 * 1024 * 1024
};

/** Sums of a scope that goes over many orders, kept for a minute. */
struct kept {
	struct db_scope scope;
	struct instant before;
	struct instant from;
	int64_t read_us; /* 0: empty */
	struct arena *mem;
	struct db_rows rows;
};

/* The one of this scope and time, else the oldest, emptied. */
static struct kept *
kept_for(struct db_scope scope, struct instant before, struct instant from)
{
	static struct kept kept[KEPT_MAX];
	struct kept *oldest = &kept[0];

	for (size_t i = 0; i < KEPT_MAX; i++) {
		if (kept[i].scope.kind == scope.kind &&
		    kept[i].scope.id == scope.id &&
		    kept[i].before.ms == before.ms &&
		    kept[i].from.ms == from.ms && kept[i].read_us != 0)
			return &kept[i];
		if (kept[i].read_us < oldest->read_us)
			oldest = &kept[i];
	}
	oldest->scope = scope;
	oldest->before = before;
	oldest->from = from;
	oldest->read_us = 0;
	return oldest;
}

enum status
today_parts(struct db *db, struct arena *mem, const struct actor *who,
    struct instant before, struct instant from, struct instant until,
    struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_SEE);
	int64_t now_us = clock_monotonic_us();
	struct kept *kept;
	enum status st;

	/* A distributor has few orders, and looks for the one just placed. */
	if (scope.kind <= SCOPE_OWN)
		return db_all_scoped(db, mem, &stmt_today_parts, scope,
		    DB_ARGS(db_instant(from), db_instant(before),
			db_instant(until)),
		    rows);

	kept = kept_for(scope, before, from);
	if (kept->read_us == 0 || now_us - kept->read_us > KEPT_US) {
		kept->read_us = 0;
		if (kept->mem == NULL)
			kept->mem = arena_new(KEPT_BYTES_MAX);
		arena_reset(kept->mem);
		st = db_all_scoped(db, kept->mem, &stmt_today_parts, scope,
		    DB_ARGS(db_instant(from), db_instant(before),
			db_instant(until)),
		    &kept->rows);
		if (st != STATUS_OK)
			return st;
		kept->read_us = now_us;
	}
	*rows = kept->rows;
	return STATUS_OK;
}
