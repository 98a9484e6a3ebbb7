/**
 * @file
 * Deposits.  See deposit.h.
 */
#include "domain/deposit.h"

#include "domain/deposit_sql.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

enum {
	NOTE_CHARS = 200
};

struct deposit_job {
	int64_t customer_id;
	enum deposit_kind kind;
	int64_t amount_fen;
	const char *note;
};

/* What is taken for a debt is money received. */
static enum status
take_for_debt(struct db *db, struct act *act, const struct deposit_job *job)
{
	struct receipt_request request = {
		.customer_id = job->customer_id,
		.kind = RECEIPT_CASH,
		.amount_fen = job->amount_fen,
		.payer = "",
		.reference = "",
		.note = job->note,
		.apply_oldest = true,
	};
	enum receipt_fault fault;
	int64_t id;
	enum status st;

	st = receivable_core_today(db, act, &request.received_on);
	if (st != STATUS_OK)
		return st;
	return receipt_post_within(db, act, &request, 0, &fault, &id);
}

static enum status
book_once(struct db *db, struct act *act, void *context)
{
	const struct deposit_job *job = context;
	struct core_customer customer;
	struct deposit_sum_row row;
	enum status st;

	st = receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, job->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	if (job->kind < DEPOSIT_PAID_IN || job->kind > DEPOSIT_TAKEN ||
	    job->amount_fen <= 0 || job->amount_fen > RECEIPT_AMOUNT_MAX ||
	    !receivable_core_fits(job->note, NOTE_CHARS) ||
	    job->note[0] == '\0')
		return STATUS_INVALID;
	st = db_one(db, act->mem, &stmt_deposit_lock,
	    DB_ARGS(db_int(customer.id)), &row);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_deposit_balance,
		    DB_ARGS(db_int(customer.id)), &row);
	if (st != STATUS_OK)
		return st;
	if (job->kind != DEPOSIT_PAID_IN && job->amount_fen > row.fen)
		return STATUS_CONFLICT;
	act_lead(
	    act, "/customers/%lld/credit", (long long)customer.id);
	st = db_insert(db, &stmt_deposit_insert,
	    DB_ARGS(db_int(customer.id), db_int(job->kind),
		db_int(job->amount_fen), db_instant(act->now),
		db_id(act->who->user_id), db_text(job->note)),
	    NULL);
	if (st != STATUS_OK || job->kind != DEPOSIT_TAKEN)
		return st;
	return take_for_debt(db, act, job);
}

enum status
deposit_book(struct db *db, struct act *act, int64_t customer_id,
    enum deposit_kind kind, int64_t amount_fen, const char *note)
{
	struct deposit_job job = {
		.customer_id = customer_id,
		.kind = kind,
		.amount_fen = amount_fen,
		.note = note,
	};
	enum status st;

	st = act_run(db, act, book_once, &job);
	if (st == STATUS_OK && !act->replayed && kind == DEPOSIT_TAKEN)
		receipt_posted(db, act, customer_id);
	return st;
}

enum status
deposit_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct db_rows *rows, int64_t *balance_fen)
{
	struct deposit_entry *row;
	int64_t balance = 0;
	size_t i;
	enum status st;

	st = db_all_scoped(db, mem, &stmt_deposit_list,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(customer_id)),
	    rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (i = 0; i < rows->count; i++) {
		balance += row[i].kind == DEPOSIT_PAID_IN ? row[i].amount_fen
							  : -row[i].amount_fen;
		row[i].balance_fen = balance;
	}
	*balance_fen = balance;
	return STATUS_OK;
}
