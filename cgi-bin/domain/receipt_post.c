/**
 * @file
 * Receipts are posted, reversed, earmarked, and bills mature.  See receipt.h.
 */
#include "base/log.h"
#include "base/text.h"
#include "domain/application.h"
#include "domain/bank.h"
#include "domain/credit.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/receipt_sql.h"
#include "domain/receivable_core.h"
#include "domain/setting.h"

enum {
	NAME_CHARS = 120,
	NOTE_CHARS = 500,
	FIRST_YEAR = 2000
};

static enum receipt_fault
check_request(const struct receipt_request *request, struct day today)
{
	if (request->kind < RECEIPT_BANK || request->kind >= RECEIPT_KIND_COUNT)
		return RECEIPT_BAD_KIND;
	if (request->amount_fen <= 0 ||
	    request->amount_fen > RECEIPT_AMOUNT_MAX)
		return RECEIPT_BAD_AMOUNT;
	if (!day_is_valid(request->received_on) ||
	    request->received_on.year < FIRST_YEAR ||
	    day_compare(request->received_on, today) > 0)
		return RECEIPT_BAD_DAY;
	if (request->kind == RECEIPT_BILL &&
	    (!day_is_valid(request->matures_on) ||
		day_compare(request->matures_on, request->received_on) < 0))
		return RECEIPT_BAD_MATURITY;
	if (!receivable_core_fits(request->payer, NAME_CHARS) ||
	    !receivable_core_fits(request->reference, NAME_CHARS) ||
	    request->note == NULL || utf8_length(request->note) > NOTE_CHARS)
		return RECEIPT_BAD_TEXT;
	return RECEIPT_FINE;
}

/* Neither the customer's own name nor one that is known to pay for it. */
static enum status
judge_payer(struct db *db, struct act *act,
    const struct core_customer *customer, const char *payer, bool *differs)
{
	const char *folded = bank_payer_fold(act->mem, payer);
	struct receipt_id_row known;
	enum status st;

	*differs = false;
	if (folded[0] == '\0' ||
	    text_equal(folded, bank_payer_fold(act->mem, customer->name)))
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_receipt_payer, DB_ARGS(db_text(folded)),
	    &known);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	*differs = st == STATUS_NOT_FOUND || known.id != customer->id;
	return STATUS_OK;
}

/* Lock one or two orders (0: none) and find one of them. */
static enum status
lock_orders(struct db *db, struct act *act, int64_t first, int64_t second,
    struct db_rows *rows)
{
	int64_t ids[2];
	size_t count = 0;

	*rows = (struct db_rows){ 0 };
	if (first != 0)
		ids[count++] = first;
	if (second != 0 && second != first)
		ids[count++] = second;
	if (count == 0)
		return STATUS_OK;
	return db_all(db, act->mem, &stmt_receipt_orders_lock,
	    DB_ARGS(db_ints(ids, count)), rows);
}

static const struct receipt_order_row *
order_of(const struct db_rows *rows, int64_t id)
{
	const struct receipt_order_row *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (row[i].id == id)
			return &row[i];
	}
	return NULL;
}

/* Nothing will be owed for it any more. */
static bool
order_is_over(const struct receipt_order_row *order)
{
	return order->state == ORDER_REJECTED ||
	    order->state == ORDER_CANCELLED;
}

/* What was booked when it lowered, or raises again, what is used. */
static enum status
book(struct db *db, struct act *act, const struct receipt_lock_row *receipt,
    enum credit_event event)
{
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = receipt->customer_id,
		.document = CREDIT_RECEIPT,
		.document_id = receipt->id,
		.event = event,
		.amount_fen = event == CREDIT_SETTLED ? -receipt->amount_fen
						      : receipt->amount_fen,
	    });
}

static enum status
write_receipt(struct db *db, struct act *act,
    const struct receipt_request *request, const struct core_customer *customer,
    int64_t bank_line_id, bool settles, int64_t *id)
{
	bool is_bill = request->kind == RECEIPT_BILL;
	bool differs;
	enum status st;

	st = judge_payer(db, act, customer, request->payer, &differs);
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_receipt_insert,
	    DB_ARGS(db_int(customer->id), db_id(customer->rep_id),
		db_id(customer->team_id), db_int(request->kind),
		db_day(request->received_on), db_int(request->amount_fen),
		db_int(request->amount_fen), db_id(request->order_id),
		db_text(request->payer), db_int(differs),
		db_text(request->reference),
		db_day(is_bill ? request->matures_on : (struct day){ 0 }),
		db_id(bank_line_id), db_text(request->note),
		db_instant(act->now), db_id(act->who->user_id),
		db_instant(settles ? act->now : (struct instant){ 0 })),
	    id);
}

static enum status
tell_posted(struct db *db, struct act *act, int64_t id,
    const struct core_customer *customer, int64_t amount_fen)
{
	return outbox_add(db, act, EVENT_RECEIPT_POSTED, id, customer->id, "NO",
	    order_core_number(act->mem, NUMBER_RECEIPT, id, NULL), "AMOUNT",
	    text_format(act->mem, "%lld", (long long)amount_fen), NULL);
}

enum status
receipt_post_within(struct db *db, struct act *act,
    const struct receipt_request *request, int64_t bank_line_id,
    enum receipt_fault *fault, int64_t *id)
{
	const struct receipt_order_row *order;
	struct core_customer customer;
	struct setting setting;
	struct db_rows orders;
	struct day today;
	bool settles;
	enum status st;

	*fault = RECEIPT_FINE;
	st = receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, request->customer_id, &customer);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	*fault = check_request(request, today);
	if (*fault != RECEIPT_FINE)
		return STATUS_INVALID;
	st = lock_orders(db, act, request->order_id, 0, &orders);
	if (st != STATUS_OK)
		return st;
	order = order_of(&orders, request->order_id);
	if (request->order_id != 0 &&
	    (order == NULL || order->customer_id != customer.id ||
		order_is_over(order))) {
		*fault = RECEIPT_BAD_ORDER;
		return STATUS_INVALID;
	}

	settles = request->kind != RECEIPT_BILL ||
	    !setting.bills_are_exposure ||
	    day_compare(request->matures_on, today) <= 0;
	st = write_receipt(
	    db, act, request, &customer, bank_line_id, settles, id);
	if (st == STATUS_OK)
		st = tell_posted(db, act, *id, &customer, request->amount_fen);
	if (st == STATUS_OK &&
	    (request->order_id != 0 || request->apply_oldest))
		st = application_apply_within(db, act, SOURCE_RECEIPT, *id,
		    request->order_id, NULL, 0, NULL);
	if (st != STATUS_OK || !settles)
		return st;
	return book(db, act,
	    &(struct receipt_lock_row){
		.id = *id,
		.customer_id = customer.id,
		.amount_fen = request->amount_fen,
	    },
	    CREDIT_SETTLED);
}

void
receipt_posted(struct db *db, struct act *act, int64_t customer_id)
{
	struct act step = *act;
	enum status st;

	step.who = &actor_system;
	step.token = NULL;
	st = receivable_overdue_note(db, &step, customer_id);
	if (st == STATUS_OK)
		st = credit_reevaluate(db, &step, customer_id, NULL);
	if (st != STATUS_OK)
		log_event(LOG_WARN, "receipt.held_orders_wait", "customer",
		    log_int(customer_id), "status", log_int((int64_t)st), NULL);
}

/* One act on one receipt. */
struct receipt_job {
	const struct receipt_request *request;
	enum receipt_fault fault;
	int64_t id;
	int64_t order_id;
	int64_t customer_id;
	const char *reason;
};

static void
lead(struct act *act, int64_t id)
{
	act_lead(act, "/receipts/%s",
	    order_core_number(act->mem, NUMBER_RECEIPT, id, NULL));
}

static enum status
post_once(struct db *db, struct act *act, void *context)
{
	struct receipt_job *job = context;
	enum status st;

	st = receipt_post_within(
	    db, act, job->request, 0, &job->fault, &job->id);
	if (st == STATUS_NOT_FOUND) {
		job->fault = RECEIPT_BAD_CUSTOMER;
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		lead(act, job->id);
	return st;
}

enum status
receipt_post(struct db *db, struct act *act,
    const struct receipt_request *request, enum receipt_fault *fault,
    int64_t *id)
{
	struct receipt_job job = { .request = request };
	enum status st;

	st = act_run(db, act, post_once, &job);
	*fault = job.fault;
	*id = st == STATUS_OK && !act->replayed ? job.id : 0;
	if (*id != 0)
		receipt_posted(db, act, request->customer_id);
	return st;
}

/* The receipt as it is, in the actor's reach. */
static enum status
find_own(
    struct db *db, struct act *act, int64_t id, struct receipt_lock_row *out)
{
	struct core_customer customer;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_receipt_one, DB_ARGS(db_int(id)), out);
	if (st != STATUS_OK)
		return st;
	return receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, out->customer_id, &customer);
}

static enum status
reverse_once(struct db *db, struct act *act, void *context)
{
	struct receipt_job *job = context;
	struct receipt_lock_row receipt;
	enum status st;

	st = find_own(db, act, job->id, &receipt);
	if (st == STATUS_OK)
		st = order_reason_check(job->reason, true);
	if (st == STATUS_OK)
		st = application_undo_all_within(db, act, job->id);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_receipt_lock,
		    DB_ARGS(db_int(job->id)), &receipt);
	if (st != STATUS_OK)
		return st;

	st = db_change(db, &stmt_receipt_reverse,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(job->reason), db_int(job->id)));
	if (st == STATUS_OK)
		st = db_run(db, &stmt_receipt_slip_free,
		    DB_ARGS(db_int(job->id)), NULL);
	if (st == STATUS_OK && receipt.bank_line_id != 0)
		st = db_run(db, &stmt_receipt_line_free,
		    DB_ARGS(db_text(job->reason), db_int(receipt.bank_line_id)),
		    NULL);
	if (st != STATUS_OK)
		return st;
	job->customer_id = receipt.customer_id;
	lead(act, job->id);
	return receipt.is_settled ? book(db, act, &receipt, CREDIT_TAKEN)
				  : STATUS_OK;
}

enum status
receipt_reverse(struct db *db, struct act *act, int64_t id, const char *reason)
{
	struct receipt_job job = { .id = id, .reason = reason };
	enum status st;

	st = act_run(db, act, reverse_once, &job);
	if (st == STATUS_OK && !act->replayed)
		receipt_posted(db, act, job.customer_id);
	return st;
}

static enum status
earmark_once(struct db *db, struct act *act, void *context)
{
	struct receipt_job *job = context;
	const struct receipt_order_row *order;
	struct receipt_lock_row before;
	struct receipt_lock_row receipt;
	struct db_rows orders;
	enum status st;

	st = find_own(db, act, job->id, &before);
	if (st == STATUS_OK)
		st = lock_orders(
		    db, act, before.order_id, job->order_id, &orders);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_receipt_lock,
		    DB_ARGS(db_int(job->id)), &receipt);
	if (st != STATUS_OK)
		return st;
	if (receipt.order_id != before.order_id) {
		db_ask_again(db);
		return STATUS_CONFLICT;
	}

	order = order_of(&orders, receipt.order_id);
	if (order != NULL && order->state >= ORDER_CONFIRMED &&
	    order->state <= ORDER_SHIPPED && receipt.order_id != job->order_id)
		return STATUS_CONFLICT;
	order = order_of(&orders, job->order_id);
	if (job->order_id != 0 &&
	    (order == NULL || order->customer_id != receipt.customer_id))
		return STATUS_NOT_FOUND;
	if (order != NULL && order_is_over(order))
		return STATUS_CONFLICT;
	job->customer_id = receipt.customer_id;
	lead(act, job->id);
	st = db_change(db, &stmt_receipt_earmark,
	    DB_ARGS(db_id(job->order_id), db_int(job->id)));
	if (st != STATUS_OK || job->order_id == 0)
		return st;
	return application_apply_within(
	    db, act, SOURCE_RECEIPT, job->id, job->order_id, NULL, 0, NULL);
}

enum status
receipt_earmark(struct db *db, struct act *act, int64_t id, int64_t order_id)
{
	struct receipt_job job = { .id = id, .order_id = order_id };
	enum status st;

	st = act_run(db, act, earmark_once, &job);
	if (st == STATUS_OK && !act->replayed)
		receipt_posted(db, act, job.customer_id);
	return st;
}

static enum status
mature_once(struct db *db, struct act *act, void *context)
{
	struct receipt_job *job = context;
	struct receipt_lock_row receipt;
	enum status st;

	st = db_one(db, act->mem, &stmt_receipt_lock, DB_ARGS(db_int(job->id)),
	    &receipt);
	if (st != STATUS_OK)
		return st;
	job->customer_id = receipt.customer_id;
	st = db_change(db, &stmt_receipt_settle,
	    DB_ARGS(db_instant(act->now), db_int(job->id)));
	/* Reversed or settled meanwhile: nothing to do. */
	if (st == STATUS_CONFLICT)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;
	return book(db, act, &receipt, CREDIT_SETTLED);
}

enum status
receipt_job_mature(struct db *db, struct act *act, int64_t *done)
{
	const struct receipt_id_row *row;
	struct db_rows rows;
	struct day today;
	size_t i;
	enum status st;

	*done = 0;
	st = receivable_core_today(db, act, &today);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_receipt_maturing,
		    DB_ARGS(db_day(today)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		struct receipt_job job = { .id = row[i].id };

		st = act_run(db, act, mature_once, &job);
		if (st != STATUS_OK)
			return st;
		receipt_posted(db, act, job.customer_id);
		++*done;
	}
	return STATUS_OK;
}
