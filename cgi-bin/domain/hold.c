/**
 * @file
 * Held orders: the list, who may release them, looking again.  See hold.h.
 */
#include "domain/hold.h"

#include "domain/credit_limit.h"
#include "domain/hold_sql.h"
#include "domain/number.h"
#include "domain/order_core.h"

enum {
	LIST_MAX = 501,
	LOOK_MAX = 500
};

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static enum credit_band
band_to_release(const struct credit_policy *policy, int64_t total_fen,
    int64_t over_fen)
{
	return credit_band_for(policy, larger(total_fen, over_fen));
}

/* The reasons came for all orders in one result, by order. */
static enum status
add_reasons(struct db *db, struct arena *mem, const struct actor *who,
    struct hold_row *rows, size_t count)
{
	int64_t *ids = arena_calloc(mem, count, sizeof(*ids));
	const struct hold_reason_row *reason;
	struct credit_policy policy;
	struct db_rows reasons;
	enum status st;

	for (size_t i = 0; i < count; i++)
		ids[i] = rows[i].order_id;
	st = db_all(db, mem, &stmt_hold_reasons, DB_ARGS(db_ints(ids, count)),
	    &reasons);
	if (st == STATUS_OK)
		st = credit_policy_load(db, mem, &policy);
	if (st != STATUS_OK)
		return st;

	reason = reasons.items;
	for (size_t i = 0; i < count; i++) {
		struct hold_row *row = &rows[i];
		int64_t over = 0;

		for (size_t k = 0; k < reasons.count; k++) {
			if (reason[k].order_id != row->order_id)
				continue;
			if (row->reason_count++ == 0)
				row->reasons = &reason[k];
			if (instant_is_none(row->since) ||
			    reason[k].since.ms < row->since.ms)
				row->since = reason[k].since;
			if (reason[k].reason == HOLD_OVER_LIMIT)
				over = reason[k].amount_fen;
		}
		row->needed = band_to_release(&policy, row->total_fen, over);
		row->may_release = actor_may(who, ACTION_HOLD_RELEASE) &&
		    credit_release_band_of(who->role_names) >= row->needed;
	}
	return STATUS_OK;
}

enum status
hold_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct hold_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct hold_row *row;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_hold_list, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(&build, hold_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->reason != 0)
		db_build_add(&build, hold_list_reason,
		    DB_ARGS(db_int(filter->reason)));
	if (filter->after_id != 0)
		db_build_add(&build, hold_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(&build, hold_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CREDIT_SEE), rows);
	if (st != STATUS_OK || rows->count == 0)
		return st;

	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].number = order_core_number(
		    mem, NUMBER_ORDER, row[i].order_id, row[i].foreign_no);
	return add_reasons(db, mem, who, row, rows->count);
}

enum status
hold_counts(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_hold_counts,
	    actor_scope(who, ACTION_CREDIT_SEE), DB_NO_ARGS, rows);
}

static enum status
find_needed(struct db *db, struct arena *mem, int64_t order_id,
    int64_t total_fen, enum credit_band *needed)
{
	struct hold_amount_row over;
	struct credit_policy policy;
	enum status st;

	st = db_one(
	    db, mem, &stmt_hold_over, DB_ARGS(db_int(order_id)), &over);
	if (st == STATUS_OK)
		st = credit_policy_load(db, mem, &policy);
	if (st == STATUS_OK)
		*needed = band_to_release(&policy, total_fen, over.amount_fen);
	return st;
}

enum status
hold_judge_release(struct db *db, struct act *act, int64_t order_id,
    int64_t total_fen, enum credit_band *needed)
{
	enum credit_band band;
	enum status st;

	st = find_needed(db, act->mem, order_id, total_fen, &band);
	if (st != STATUS_OK)
		return st;
	if (needed != NULL)
		*needed = band;
	return credit_release_band_of(act->who->role_names) >= band ? STATUS_OK
							    : STATUS_FORBIDDEN;
}

enum status
hold_who_may(struct db *db, struct arena *mem, const struct actor *who,
    int64_t order_id, enum credit_band *needed)
{
	struct hold_order_row order;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_hold_order,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(order_id)),
	    &order);
	if (st != STATUS_OK)
		return st;
	return find_needed(db, mem, order_id, order.total_fen, needed);
}

enum status
hold_look_again(struct db *db, struct act *act, const int64_t *customer_ids,
    size_t count, int64_t *freed)
{
	const struct hold_customer_row *row;
	struct db_build build;
	struct db_rows rows;
	enum status st;

	*freed = 0;
	if (!actor_may(act->who, ACTION_HOLD_RELEASE))
		return STATUS_FORBIDDEN;
	if (count > LOOK_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_hold_customers, DB_NO_ARGS);
	if (count > 0)
		db_build_add(&build, hold_customers_of,
		    DB_ARGS(db_ints(customer_ids, count)));
	db_build_add(&build, hold_customers_order, DB_NO_ARGS);
	st = db_build_all(db, act->mem, &build,
	    actor_scope(act->who, ACTION_HOLD_RELEASE), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		int64_t here = 0;

		credit_look_again(db, act, row[i].id, &here);
		*freed += here;
	}
	return STATUS_OK;
}
