/**
 * @file
 * Payment slips.  See payment_slip.h; bank_match.c matches them.
 */
#include "domain/payment_slip.h"

#include "base/text.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/payment_slip_sql.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

enum {
	NAME_CHARS = 120,
	NOTE_CHARS = 500
};

struct slip_job {
	const struct payment_slip_request *request;
	int64_t id;
	const char *reason;
};

static bool
request_is_sound(const struct payment_slip_request *request, struct day today)
{
	return request->amount_fen > 0 &&
	    request->amount_fen <= RECEIPT_AMOUNT_MAX &&
	    day_is_valid(request->paid_on) &&
	    day_compare(request->paid_on, today) <= 0 &&
	    day_compare(request->paid_on, day_add(today, -366)) >= 0 &&
	    receivable_core_fits(request->payer, NAME_CHARS) &&
	    receivable_core_fits(request->reference, NAME_CHARS) &&
	    request->note != NULL && utf8_length(request->note) <= NOTE_CHARS;
}

static enum status
tell_once(struct db *db, struct act *act, void *context)
{
	struct slip_job *job = context;
	const struct payment_slip_request *request = job->request;
	struct core_customer customer;
	struct payment_slip_row row;
	struct day today;
	enum status st;

	st = receivable_core_customer(
	    db, act, ACTION_PAYMENT_TELL, request->customer_id, &customer);
	if (st == STATUS_OK)
		st = receivable_core_today(db, act, &today);
	if (st != STATUS_OK)
		return st;
	if (!request_is_sound(request, today))
		return STATUS_INVALID;
	if (request->order_id != 0)
		st = db_one(db, act->mem, &stmt_slip_order,
		    DB_ARGS(db_int(request->order_id), db_int(customer.id)),
		    &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_INVALID;
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_slip_waiting,
		    DB_ARGS(db_int(customer.id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.id >= PAYMENT_SLIPS_WAITING_MAX)
		return STATUS_CONFLICT;
	act_lead(act, "/account/payments");
	st = db_insert(db, &stmt_slip_insert,
	    DB_ARGS(db_int(customer.id), db_day(request->paid_on),
		db_int(request->amount_fen),
		db_text(
		    request->payer[0] != '\0' ? request->payer : customer.name),
		db_text(request->reference), db_id(request->order_id),
		db_text(request->note), db_int(act->who->user_id),
		db_instant(act->now)),
	    &job->id);
	if (st != STATUS_OK)
		return st;
	return file_attach(db, act, request->papers, request->paper_count,
	    "payment_slip", job->id, 0, customer.id, false, request->refused);
}

enum status
payment_slip_tell(struct db *db, struct act *act,
    const struct payment_slip_request *request, int64_t *id)
{
	struct slip_job job = { .request = request };
	enum status st;

	st = act_run(db, act, tell_once, &job);
	*id = st == STATUS_OK && !act->replayed ? job.id : 0;
	return st;
}

static enum status
refuse_once(struct db *db, struct act *act, void *context)
{
	const struct slip_job *job = context;
	struct payment_slip_row row;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one_scoped(db, act->mem, &stmt_slip_find,
	    actor_scope(act->who, ACTION_RECEIPT_POST),
	    DB_ARGS(db_int(job->id)), &row);
	if (st == STATUS_OK)
		st = order_reason_check(job->reason, true);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/account/payments");
	return db_change(db, &stmt_slip_refuse,
	    DB_ARGS(db_text(job->reason), db_int(job->id)));
}

enum status
payment_slip_refuse(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, refuse_once,
	    &(struct slip_job){ .id = id, .reason = reason });
}

enum status
payment_slip_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct payment_slip_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct payment_slip *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_slip_list, DB_NO_ARGS);
	if (filter->state != 0)
		db_build_add(
		    &build, slip_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->customer_id != 0)
		db_build_add(&build, slip_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->after_id != 0)
		db_build_add(&build, slip_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(&build, slip_list_newest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++) {
		if (row[i].order_id != 0)
			row[i].order_number =
			    order_core_number(mem, NUMBER_ORDER,
				row[i].order_id, row[i].order_foreign_no);
		if (row[i].receipt_id != 0)
			row[i].receipt_number = order_core_number(
			    mem, NUMBER_RECEIPT, row[i].receipt_id, NULL);
	}
	return STATUS_OK;
}
