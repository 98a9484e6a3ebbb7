/**
 * @file
 * Goods that are kept apart.  See quarantine.h.
 */
#include "domain/quarantine.h"

#include <string.h>

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/quarantine_sql.h"
#include "domain/return_core.h"
#include "domain/setting.h"
#include "domain/stock_book.h"

static const char *const decision_names[QUARANTINE_DECISION_COUNT] = {
	[0] = "",
	[QUARANTINE_RELEASE] = "release",
	[QUARANTINE_BLOCK] = "block",
	[QUARANTINE_SCRAP] = "scrap",
};

const char *
quarantine_decision_name(enum quarantine_decision decision)
{
	return decision < QUARANTINE_DECISION_COUNT ? decision_names[decision]
						    : "";
}

enum quarantine_decision
quarantine_decision_by_name(const char *name)
{
	for (unsigned i = 1; i < QUARANTINE_DECISION_COUNT; i++)
		if (strcmp(decision_names[i], name) == 0)
			return i;
	return 0;
}

static bool
may_see(const struct actor *who)
{
	return actor_may(who, ACTION_RETURN_INSPECT) ||
	    actor_may(who, ACTION_RETURN_DECIDE);
}

bool
quarantine_may_decide(const struct actor *who)
{
	return return_may_approve(who, LEVEL_QUALITY);
}

enum status
quarantine_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t stock_id, struct db_rows *rows)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_quarantine_list,
	    DB_ARGS(db_int(stock_id)), rows);
}

enum status
quarantine_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t stock_id, struct quarantine_stock *out)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	if (stock_id < 1)
		return STATUS_NOT_FOUND;
	return db_one(
	    db, mem, &stmt_quarantine_list, DB_ARGS(db_int(stock_id)), out);
}

enum status
quarantine_sources(struct db *db, struct arena *mem, const struct actor *who,
    const int64_t *stock_ids, size_t count, struct db_rows *rows)
{
	struct quarantine_source *row;
	enum status st;

	*rows = (struct db_rows){ .items = NULL };
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	if (count == 0)
		return STATUS_OK;
	st = db_all(db, mem, &stmt_quarantine_sources,
	    DB_ARGS(db_ints(stock_ids, count)), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].return_number = order_core_number(
		    mem, NUMBER_RETURN, row[i].return_id, NULL);
	return STATUS_OK;
}

enum status
quarantine_history(struct db *db, struct arena *mem, const struct actor *who,
    int64_t batch_id, struct db_rows *rows)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_quarantine_history,
	    DB_ARGS(db_int(batch_id)), rows);
}

/* --- Deciding ------------------------------------------------------------------ */

struct deciding {
	int64_t stock_id;
	enum quarantine_decision decision;
	int64_t quantity;
	const char *note;
	enum quarantine_fault *fault;
};

static enum quarantine_fault
judge(const struct deciding *job, const struct quarantine_lock_row *stock,
    struct day today)
{
	if (job->decision < QUARANTINE_RELEASE ||
	    job->decision >= QUARANTINE_DECISION_COUNT ||
	    (job->decision == QUARANTINE_BLOCK &&
		stock->status == STOCK_BLOCKED))
		return QUARANTINE_NO_DECISION;
	if (job->quantity < 1 || job->quantity > stock->free)
		return QUARANTINE_TOO_MUCH;
	if (!return_core_text_fits(job->note, RETURN_TEXT_MAX, true))
		return QUARANTINE_NO_NOTE;
	if (job->decision != QUARANTINE_RELEASE)
		return QUARANTINE_FINE;
	if (stock->stopped)
		return QUARANTINE_STOPPED;
	return day_compare(stock->expires_on, today) < 0 ? QUARANTINE_EXPIRED
							 : QUARANTINE_FINE;
}

static enum status
move(struct db *db, struct act *act, const struct deciding *job,
    const struct quarantine_lock_row *stock)
{
	const struct stock_reason reason = { .kind = STOCK_MOVED };
	bool leaves = job->decision == QUARANTINE_SCRAP;
	struct stock_addition addition = {
		.product_id = stock->product_id,
		.warehouse_id = stock->warehouse_id,
		.batch_id = stock->batch_id,
		.status = job->decision == QUARANTINE_RELEASE
		    ? STOCK_AVAILABLE
		    : STOCK_BLOCKED,
		.expires_on = stock->expires_on,
		.quantity = job->quantity,
	};
	enum status st;

	st = stock_book_take(db, act,
	    &(struct stock_taking){
		.stock_id = stock->id,
		.product_id = stock->product_id,
		.kind = leaves ? STOCK_SCRAPPED : STOCK_MOVED,
		.quantity = job->quantity,
	    });
	if (st != STATUS_OK || leaves)
		return st;
	return stock_book_add(db, act, &addition, 1, &reason);
}

static enum status
decide_once(struct db *db, struct act *act, void *context)
{
	const struct deciding *job = context;
	struct quarantine_lock_row stock;
	struct setting setting;
	enum status st;

	*job->fault = QUARANTINE_FINE;
	if (!quarantine_may_decide(act->who))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_quarantine_lock,
	    DB_ARGS(db_int(job->stock_id)), &stock);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/quarantine");
	*job->fault = judge(job, &stock,
	    day_from_instant(act->now, (int)setting.zone_minutes));
	if (*job->fault != QUARANTINE_FINE)
		return STATUS_INVALID;
	st = move(db, act, job, &stock);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_quarantine_keep,
	    DB_ARGS(db_int(stock.product_id), db_int(stock.warehouse_id),
		db_int(stock.batch_id), db_int(stock.status),
		db_int(job->decision), db_int(job->quantity),
		db_text(job->note), db_instant(act->now),
		db_id(act->who->user_id)));
}

enum status
quarantine_decide(struct db *db, struct act *act, int64_t stock_id,
    enum quarantine_decision decision, int64_t quantity, const char *note,
    enum quarantine_fault *fault)
{
	return act_run(db, act, decide_once,
	    &(struct deciding){
		.stock_id = stock_id,
		.decision = decision,
		.quantity = quantity,
		.note = note,
		.fault = fault,
	    });
}
