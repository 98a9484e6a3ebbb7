/**
 * @file
 * Whose money a bank's line is.  See bank.h.
 */
#include "base/text.h"
#include "domain/bank_match.h"
#include "domain/bank_sql.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

enum {
	NOTE_CHARS = 200
};

static void
add(struct bank_found *found, const struct bank_candidate_row *row,
    enum bank_reason reason)
{
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (found->items[i].customer_id == row->customer_id) {
			if (found->items[i].order_id == 0)
				found->items[i].order_id = row->order_id;
			return;
		}
	}
	if (found->count == BANK_PROPOSALS_MAX)
		return;
	found->items[found->count++] = (struct bank_proposal){
		.customer_id = row->customer_id,
		.customer_name = row->customer_name,
		.customer_name_en = row->customer_name_en,
		.order_id = row->order_id,
		.reason = reason,
	};
}

/* Ask one statement; those it finds go to `found`. */
static enum status
ask(struct db *db, struct arena *mem, struct db_scope scope,
    const struct db_query *query, struct db_value value,
    enum bank_reason reason, struct bank_found *found, struct db_rows *rows)
{
	const struct bank_candidate_row *row;
	size_t i;
	enum status st;

	st = db_all_scoped(db, mem, query, scope, &value, 1, rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (i = 0; found != NULL && i < rows->count; i++)
		add(found, &row[i], reason);
	return STATUS_OK;
}

/* Slips of this amount that the payer, or somebody found already, told of. */
static enum status
ask_slips(struct db *db, struct arena *mem, struct db_scope scope,
    const struct bank_lock_row *line, struct bank_found *found)
{
	const char *payer = bank_payer_fold(mem, line->payer);
	const struct bank_candidate_row *row;
	struct db_rows rows;
	size_t i;
	size_t k;
	enum status st;

	st = ask(db, mem, scope, &stmt_bank_by_slip, db_int(line->amount_fen),
	    BANK_BY_SLIP, NULL, &rows);
	row = rows.items;
	for (i = 0; st == STATUS_OK && i < rows.count; i++) {
		bool fits =
		    text_equal(payer, bank_payer_fold(mem, row[i].payer));

		for (k = 0; k < found->count; k++)
			fits = fits ||
			    found->items[k].customer_id == row[i].customer_id;
		if (fits)
			add(found, &row[i], BANK_BY_SLIP);
	}
	return st;
}

enum status
bank_gather(struct db *db, struct arena *mem, const struct actor *who,
    const struct bank_lock_row *line, struct bank_found *out)
{
	struct db_scope scope = actor_scope(who, ACTION_RECEIPT_POST);
	struct bank_numbers numbers;
	struct db_rows rows;
	enum status st = STATUS_OK;

	*out = (struct bank_found){ 0 };
	bank_numbers_find(line->reference, &numbers);
	if (numbers.order_id != 0)
		st = ask(db, mem, scope, &stmt_bank_by_order,
		    db_int(numbers.order_id), BANK_BY_REFERENCE, out, &rows);
	if (st == STATUS_OK && numbers.shipment_id != 0)
		st = ask(db, mem, scope, &stmt_bank_by_shipment,
		    db_int(numbers.shipment_id), BANK_BY_REFERENCE, out, &rows);
	if (st == STATUS_OK)
		st = ask(db, mem, scope, &stmt_bank_by_payer,
		    db_text(bank_payer_fold(mem, line->payer)), BANK_BY_PAYER,
		    out, &rows);
	if (st == STATUS_OK)
		st = ask(db, mem, scope, &stmt_bank_by_name,
		    db_text(line->payer), BANK_BY_PAYER, out, &rows);
	if (st == STATUS_OK)
		st = ask_slips(db, mem, scope, line, out);
	out->sure = out->count;
	if (st == STATUS_OK)
		st = ask(db, mem, scope, &stmt_bank_by_amount,
		    db_int(line->amount_fen), BANK_BY_AMOUNT, out, &rows);
	return st;
}

/* The line becomes a receipt of this customer. */
static enum status
become_receipt(struct db *db, struct act *act, const struct bank_lock_row *line,
    int64_t customer_id, int64_t order_id, int64_t *receipt_id)
{
	struct receipt_request request = {
		.customer_id = customer_id,
		.kind = RECEIPT_BANK,
		.received_on = line->booked_on,
		.amount_fen = line->amount_fen,
		.order_id = order_id,
		.payer = line->payer,
		.reference = arena_memdup(
		    act->mem, line->reference, utf8_fit(line->reference, 120)),
		.note = "",
		.apply_oldest = true,
	};
	enum receipt_fault fault;
	enum status st;

	st = receipt_post_within(
	    db, act, &request, line->id, &fault, receipt_id);
	/* Its order is over: the money is the customer's all the same. */
	if (st == STATUS_INVALID && fault == RECEIPT_BAD_ORDER) {
		request.order_id = 0;
		st = receipt_post_within(
		    db, act, &request, line->id, &fault, receipt_id);
	}
	if (st == STATUS_OK)
		st = db_change(db, &stmt_bank_matched,
		    DB_ARGS(db_int(customer_id), db_int(line->id)));
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_bank_slip_take,
	    DB_ARGS(db_int(*receipt_id), db_int(customer_id),
		db_int(line->amount_fen)),
	    NULL);
}

/* An order that still waits for its money. */
static enum status
order_to_pay(struct db *db, struct act *act, int64_t order_id, int64_t *out)
{
	const struct bank_candidate_row *row;
	struct db_rows rows;
	enum status st;

	*out = 0;
	if (order_id == 0)
		return STATUS_OK;
	st = ask(db, act->mem, actor_scope(act->who, ACTION_RECEIPT_POST),
	    &stmt_bank_by_order, db_int(order_id), BANK_BY_REFERENCE, NULL,
	    &rows);
	row = rows.items;
	if (st == STATUS_OK && rows.count > 0 &&
	    row[0].order_state <= ORDER_PART_SHIPPED)
		*out = order_id;
	return st;
}

enum status
bank_match_alone(struct db *db, struct act *act, void *context)
{
	struct bank_errand *errand = context;
	struct bank_lock_row line;
	struct bank_found found;
	int64_t order_id;
	enum status st;

	errand->customer_id = 0;
	st = db_one(
	    db, act->mem, &stmt_bank_lock, DB_ARGS(db_int(errand->id)), &line);
	if (st != STATUS_OK || line.state != BANK_UNMATCHED)
		return st;
	st = bank_gather(db, act->mem, act->who, &line, &found);
	/* Two that it may be of: somebody has to look. */
	if (st != STATUS_OK || found.sure != 1)
		return st;
	st = order_to_pay(db, act, found.items[0].order_id, &order_id);
	if (st == STATUS_OK)
		st = become_receipt(db, act, &line, found.items[0].customer_id,
		    order_id, &errand->receipt_id);
	if (st == STATUS_OK)
		errand->customer_id = found.items[0].customer_id;
	return st;
}

static enum status
match_once(struct db *db, struct act *act, void *context)
{
	struct bank_errand *errand = context;
	struct bank_lock_row line;
	const char *payer;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(
	    db, act->mem, &stmt_bank_lock, DB_ARGS(db_int(errand->id)), &line);
	if (st != STATUS_OK)
		return st;
	if (line.state != BANK_UNMATCHED)
		return STATUS_CONFLICT;
	act_lead(act, "/receipts/bank");
	st = become_receipt(db, act, &line, errand->customer_id,
	    errand->order_id, &errand->receipt_id);
	payer = bank_payer_fold(act->mem, line.payer);
	if (st != STATUS_OK || payer[0] == '\0')
		return st;
	return db_run(db, &stmt_bank_learn,
	    DB_ARGS(db_text(payer), db_int(errand->customer_id)), NULL);
}

enum status
bank_match(struct db *db, struct act *act, int64_t line_id, int64_t customer_id,
    int64_t order_id, int64_t *receipt_id)
{
	struct bank_errand errand = {
		.id = line_id,
		.customer_id = customer_id,
		.order_id = order_id,
	};
	enum status st;

	st = act_run(db, act, match_once, &errand);
	*receipt_id = st == STATUS_OK && !act->replayed ? errand.receipt_id : 0;
	if (*receipt_id != 0)
		receipt_posted(db, act, customer_id);
	return st;
}

/* Moving a line between unmatched and set aside. */
struct bank_move {
	int64_t id;
	enum bank_line_state from;
	enum bank_line_state to;
	const char *note;
};

static enum status
move_once(struct db *db, struct act *act, void *context)
{
	const struct bank_move *move = context;
	struct bank_lock_row line;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(
	    db, act->mem, &stmt_bank_lock, DB_ARGS(db_int(move->id)), &line);
	if (st != STATUS_OK)
		return st;
	if (!receivable_core_fits(move->note, NOTE_CHARS) ||
	    (move->to == BANK_SET_ASIDE && move->note[0] == '\0'))
		return STATUS_INVALID;
	act_lead(act, "/receipts/bank");
	return db_change(db, &stmt_bank_state,
	    DB_ARGS(db_int(move->to), db_text(move->note), db_int(move->id),
		db_int(move->from)));
}

enum status
bank_set_aside(
    struct db *db, struct act *act, int64_t line_id, const char *note)
{
	return act_run(db, act, move_once,
	    &(struct bank_move){
		line_id, BANK_UNMATCHED, BANK_SET_ASIDE, note });
}

enum status
bank_take_up(struct db *db, struct act *act, int64_t line_id)
{
	return act_run(db, act, move_once,
	    &(struct bank_move){ line_id, BANK_SET_ASIDE, BANK_UNMATCHED, "" });
}
