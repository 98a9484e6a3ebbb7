/**
 * @file
 * Credit notes are posted and imported.  See credit_note.h.
 */
#include "base/text.h"
#include "domain/application.h"
#include "domain/credit.h"
#include "domain/credit_note.h"
#include "domain/credit_note_sql.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

enum {
	IMPORT_MAX = 1000,
	NOTE_CHARS = 500
};

/* The receivable it belongs to first: that of its shipment. */
static enum status
find_receivable(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t *id)
{
	struct credit_note_receivable_row row;
	enum status st;

	*id = 0;
	if (request->shipment_id == 0)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_credit_note_receivable,
	    DB_ARGS(db_int(request->shipment_id)), &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;
	if (row.customer_id != request->customer_id)
		return STATUS_NOT_FOUND;
	*id = row.id;
	return STATUS_OK;
}

/* Settle its own receivable as far as that is open, then others. */
static enum status
settle(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t id,
    int64_t receivable_id)
{
	struct core_receivables all;
	struct application_part part = { .receivable_id = receivable_id };
	const struct core_receivable *own;
	enum status st;

	if (receivable_id != 0) {
		st = receivable_core_lock(
		    db, act, &receivable_id, 1, request->order_id, &all);
		if (st != STATUS_OK)
			return st;
		own = receivable_core_of(&all, receivable_id);
		part.amount_fen = own == NULL             ? 0
		    : own->open_fen < request->amount_fen ? own->open_fen
							  : request->amount_fen;
	}
	if (part.amount_fen > 0) {
		st = application_apply_within(
		    db, act, SOURCE_CREDIT_NOTE, id, 0, &part, 1, NULL);
		if (st != STATUS_OK)
			return st;
	}
	if (part.amount_fen == request->amount_fen)
		return STATUS_OK;
	if (request->order_id != 0) {
		st = application_apply_within(db, act, SOURCE_CREDIT_NOTE, id,
		    request->order_id, NULL, 0, NULL);
		if (st != STATUS_OK)
			return st;
	}
	if (!request->apply_oldest)
		return STATUS_OK;
	return application_apply_within(
	    db, act, SOURCE_CREDIT_NOTE, id, 0, NULL, 0, NULL);
}

/* Post one whose customer was judged. */
static enum status
post(struct db *db, struct act *act, const struct credit_note_request *request,
    const struct core_customer *customer, int64_t *id)
{
	int64_t receivable_id;
	enum status st;

	st = find_receivable(db, act, request, &receivable_id);
	if (st != STATUS_OK)
		return st;
	st = db_insert(db, &stmt_credit_note_insert,
	    DB_ARGS(db_int(customer->id), db_id(customer->rep_id),
		db_id(customer->team_id), db_int(request->kind),
		db_instant(act->now), db_int(request->amount_fen),
		db_int(request->amount_fen), db_id(request->order_id),
		db_id(request->shipment_id), db_id(request->return_id),
		db_id(receivable_id),
		db_text(request->note), db_id(act->who->user_id)),
	    id);
	if (st == STATUS_OK)
		st = settle(db, act, request, *id, receivable_id);
	if (st != STATUS_OK || request->kind == CREDIT_NOTE_REFUSED)
		return st;
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = customer->id,
		.document = CREDIT_NOTE,
		.document_id = *id,
		.event = CREDIT_SETTLED,
		.amount_fen = -request->amount_fen,
	    });
}

static bool
request_is_sound(const struct credit_note_request *request)
{
	return request->kind >= CREDIT_NOTE_RETURN &&
	    request->kind < CREDIT_NOTE_KIND_COUNT && request->amount_fen > 0 &&
	    request->amount_fen <= RECEIPT_AMOUNT_MAX &&
	    request->note != NULL && utf8_length(request->note) <= NOTE_CHARS &&
	    (request->kind != CREDIT_NOTE_ADJUSTMENT ||
		request->note[0] != '\0');
}

enum status
credit_note_post_within(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t *id)
{
	struct act system = *act;
	struct core_customer customer;
	enum status st;

	if (!request_is_sound(request))
		return STATUS_INVALID;
	/* Whoever refuses goods may not post money: the caller has judged. */
	system.who = &actor_system;
	st = receivable_core_customer(
	    db, &system, ACTION_RECEIPT_POST, request->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	return post(db, act, request, &customer, id);
}

/* One posted by hand. */
struct note_job {
	const struct credit_note_request *request;
	int64_t id;
};

static enum status
post_once(struct db *db, struct act *act, void *context)
{
	struct note_job *job = context;
	struct core_customer customer;
	enum status st;

	st = receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, job->request->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	if (!request_is_sound(job->request) ||
	    job->request->kind == CREDIT_NOTE_REFUSED)
		return STATUS_INVALID;
	st = post(db, act, job->request, &customer, &job->id);
	if (st == STATUS_OK)
		act_lead(act, "/customers/%lld/receivables",
		    (long long)job->request->customer_id);
	return st;
}

enum status
credit_note_post(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t *id)
{
	struct note_job job = { .request = request };
	enum status st;

	st = act_run(db, act, post_once, &job);
	*id = st == STATUS_OK && !act->replayed ? job.id : 0;
	if (*id != 0)
		receipt_posted(db, act, request->customer_id);
	return st;
}

enum status
credit_note_import_many(
    struct db *db, struct act *act, const int64_t *ids, size_t count)
{
	size_t i;
	enum status st;

	if (count == 0)
		return STATUS_OK;
	if (count > IMPORT_MAX)
		return STATUS_INVALID;
	st = db_run(db, &stmt_credit_note_import_left,
	    DB_ARGS(db_ints(ids, count)), NULL);
	for (i = 0; st == STATUS_OK && i < count; i++)
		st = application_apply_within(
		    db, act, SOURCE_CREDIT_NOTE, ids[i], 0, NULL, 0, NULL);
	if (st != STATUS_OK)
		return st;
	return receivable_core_book(db, act,
	    &(struct core_booking){
		&stmt_credit_note_import_use, &stmt_credit_note_import_entries },
	    ids, count);
}
