/**
 * @file
 * Batches that several customers return.  See batch_case.h.
 */
#include "domain/batch_case.h"

#include "base/text.h"
#include "domain/batch_case_sql.h"
#include "domain/outbox.h"
#include "domain/return_core.h"
#include "domain/stock_book.h"

#define DAY_MS INT64_C(86400000)

enum {
	WATCH_DAYS = 180
};

static const char *const state_names[BATCH_STATE_COUNT] = {
	[0] = "",
	[BATCH_OPEN] = "open",
	[BATCH_STOPPED] = "stopped",
	[BATCH_CLEARED] = "cleared",
	[BATCH_RECALLED] = "recalled",
};

const char *
batch_case_state_name(enum batch_case_state state)
{
	return state < BATCH_STATE_COUNT ? state_names[state] : "";
}

static bool
may_see(const struct actor *who)
{
	return actor_may(who, ACTION_RETURN_INSPECT) ||
	    actor_may(who, ACTION_RETURN_DECIDE);
}

enum status
batch_case_list(struct db *db, struct arena *mem, const struct actor *who,
    enum batch_case_state state, struct db_rows *rows)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_batch_case_list,
	    DB_ARGS(db_int(state), db_int(0)), rows);
}

enum status
batch_case_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct batch_case *out)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	if (id < 1)
		return STATUS_NOT_FOUND;
	return db_one(db, mem, &stmt_batch_case_list,
	    DB_ARGS(db_int(0), db_int(id)), out);
}

/* --- Opened by the worker ------------------------------------------------------- */

static enum status
open_once(struct db *db, struct act *act, void *context)
{
	const struct batch_case_due_row *due = context;
	int64_t id = due->case_id;
	enum status st;

	if (id != 0)
		return db_change(db, &stmt_batch_case_grow,
		    DB_ARGS(db_int(due->customer_count), db_int(id)));
	st = db_insert(db, &stmt_batch_case_insert,
	    DB_ARGS(db_int(due->product_id), db_int(due->batch_id),
		db_instant(act->now), db_int(due->customer_count)),
	    &id);
	if (st != STATUS_OK)
		return st;
	return outbox_add(db, act, EVENT_BATCH_CASE, id, 0, "NO",
	    text_format(act->mem, "%lld", (long long)id), "REASON",
	    text_format(act->mem, "%s · %s", due->name, due->number),
	    (char *)NULL);
}

enum status
batch_case_job_open(struct db *db, struct act *act, int64_t *done)
{
	struct return_rules rules;
	struct batch_case_due_row *row;
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = return_rules_load(db, act->mem, &rules);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_batch_case_due,
		    DB_ARGS(db_instant(instant_add_ms(
				act->now, -WATCH_DAYS * DAY_MS)),
			db_int(rules.batch_customers)),
		    &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct act step = *act;

		step.token = NULL;
		st = act_run(db, &step, open_once, &row[i]);
		if (st == STATUS_CONFLICT)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}

/* --- Decided by quality ------------------------------------------------------------ */

struct deciding {
	int64_t id;
	enum batch_case_state to;
	const char *note;
};

/* Move what is free of the batch from one status to another. */
static enum status
move_stock(struct db *db, struct act *act,
    const struct batch_case_lock_row *the_case, enum stock_status from,
    enum stock_status to)
{
	const struct stock_reason reason = { .kind = STOCK_MOVED };
	const struct batch_case_stock_row *row;
	struct stock_addition *additions;
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_batch_case_stock,
	    DB_ARGS(db_int(the_case->product_id), db_int(the_case->batch_id),
		db_int(from)),
	    &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	row = rows.items;
	additions = arena_calloc(act->mem, rows.count, sizeof(*additions));
	for (size_t i = 0; i < rows.count; i++) {
		st = stock_book_take(db, act,
		    &(struct stock_taking){
			.stock_id = row[i].id,
			.product_id = the_case->product_id,
			.kind = STOCK_MOVED,
			.quantity = row[i].free,
		    });
		if (st != STATUS_OK)
			return st;
		additions[i] = (struct stock_addition){
			.product_id = the_case->product_id,
			.warehouse_id = row[i].warehouse_id,
			.batch_id = the_case->batch_id,
			.status = to,
			.expires_on = row[i].expires_on,
			.quantity = row[i].free,
		};
	}
	return stock_book_add(db, act, additions, rows.count, &reason);
}

static bool
is_blocking(enum batch_case_state state)
{
	return state == BATCH_STOPPED || state == BATCH_RECALLED;
}

static enum status
decide_once(struct db *db, struct act *act, void *context)
{
	const struct deciding *job = context;
	struct batch_case_lock_row the_case;
	enum status st;

	if (!return_may_approve(act->who, LEVEL_QUALITY))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_batch_case_lock,
	    DB_ARGS(db_int(job->id)), &the_case);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/batch-cases/%lld", (long long)job->id);
	if (job->to <= BATCH_OPEN || job->to >= BATCH_STATE_COUNT ||
	    !return_core_text_fits(job->note, RETURN_TEXT_MAX, true))
		return STATUS_INVALID;
	if (the_case.state == job->to)
		return STATUS_CONFLICT;
	if (is_blocking(job->to))
		st = move_stock(
		    db, act, &the_case, STOCK_AVAILABLE, STOCK_BLOCKED);
	else if (is_blocking(the_case.state))
		st = move_stock(
		    db, act, &the_case, STOCK_BLOCKED, STOCK_AVAILABLE);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_batch_case_decide,
	    DB_ARGS(db_int(job->to), db_id(act->who->user_id),
		db_instant(act->now), db_text(job->note), db_int(job->id)));
}

enum status
batch_case_decide(struct db *db, struct act *act, int64_t id,
    enum batch_case_state to, const char *note)
{
	return act_run(db, act, decide_once,
	    &(struct deciding){ .id = id, .to = to, .note = note });
}
