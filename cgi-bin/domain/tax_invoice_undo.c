/**
 * @file
 * Tax invoices are given up, and reversed as a whole.  See tax_invoice.h.
 */
#include "domain/order_core.h"
#include "domain/red_letter.h"
#include "domain/tax_invoice_act.h"

/* One act on one invoice. */
struct undo_job {
	int64_t id;
	const char *number;
	struct day issued_on;
	const char *reason;
	enum tax_invoice_state from;
	enum tax_invoice_state to;
	int64_t red_id;
};

/* Its parts go back on the work list, as far as they are owed. */
static enum status
give_back(struct db *db, struct act *act, int64_t id,
    const struct db_rows *parts, struct core_receivables *all)
{
	const struct tax_invoice_part_row *row = parts->items;
	size_t i;
	enum status st;

	for (i = 0; i < parts->count; i++) {
		struct core_receivable *one =
		    receivable_core_of(all, row[i].receivable_id);

		if (one == NULL)
			return STATUS_BUG;
		one->invoiced_fen -= row[i].amount_fen;
	}
	st = red_letter_drop_within(db, act, id);
	return st == STATUS_OK ? receivable_core_save(db, act, all) : st;
}

/* Given up, asked to be reversed, or not after all. */
static enum status
move_once(struct db *db, struct act *act, void *context)
{
	const struct undo_job *job = context;
	struct tax_invoice_lock_row invoice;
	struct core_customer customer;
	struct core_receivables all;
	struct db_rows parts;
	enum status st;

	st = tax_invoice_take(db, act, job->id, &invoice, &customer, &parts, &all);
	if (st == STATUS_OK)
		st = order_reason_check(
		    job->reason, job->to != TAX_INVOICE_ISSUED);
	if (st == STATUS_OK && job->to == TAX_INVOICE_RED_ASKED &&
	    (invoice.takes_from_id != 0 || invoice.taken_back != 0))
		st = STATUS_CONFLICT;
	if (st == STATUS_OK)
		st = db_change(db, &stmt_tax_state,
		    DB_ARGS(db_int(job->to), db_text(job->reason),
			db_int(job->id), db_int(job->from)));
	if (st != STATUS_OK || job->to != TAX_INVOICE_GIVEN_UP)
		return st;
	return give_back(db, act, job->id, &parts, &all);
}

enum status
tax_invoice_give_up(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, move_once,
	    &(struct undo_job){
		.id = id,
		.reason = reason,
		.from = TAX_INVOICE_TO_ISSUE,
		.to = TAX_INVOICE_GIVEN_UP,
	    });
}

enum status
tax_invoice_red_ask(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, move_once,
	    &(struct undo_job){
		.id = id,
		.reason = reason,
		.from = TAX_INVOICE_ISSUED,
		.to = TAX_INVOICE_RED_ASKED,
	    });
}

enum status
tax_invoice_red_drop(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, move_once,
	    &(struct undo_job){
		.id = id,
		.reason = "",
		.from = TAX_INVOICE_RED_ASKED,
		.to = TAX_INVOICE_ISSUED,
	    });
}

static enum status
red_once(struct db *db, struct act *act, void *context)
{
	struct undo_job *job = context;
	struct tax_invoice_lock_row invoice;
	struct core_customer customer;
	struct core_receivables all;
	struct db_rows parts;
	enum status st;

	st = tax_invoice_take(db, act, job->id, &invoice, &customer, &parts, &all);
	if (st == STATUS_OK)
		st = tax_invoice_issue_check(
		    db, act, job->number, job->issued_on);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_tax_state,
	    DB_ARGS(db_int(TAX_INVOICE_REVERSED), db_text(job->number),
		db_int(job->id), db_int(TAX_INVOICE_RED_ASKED)));
	if (st == STATUS_OK)
		st = db_insert(db, &stmt_tax_red_insert,
		    DB_ARGS(db_int(customer.id), db_id(customer.rep_id),
			db_id(customer.team_id), db_int(invoice.kind),
			db_text(job->number), db_text(invoice.title),
			db_text(invoice.tax_number), db_day(job->issued_on),
			db_int(-invoice.total_fen), db_int(-invoice.tax_fen),
			db_int(invoice.id), db_instant(act->now),
			db_id(act->who->user_id), db_id(act->who->user_id)),
		    &job->red_id);
	return st == STATUS_OK
	    ? give_back(db, act, job->id, &parts, &all)
	    : st;
}

enum status
tax_invoice_red_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on, int64_t *red_id)
{
	struct undo_job job = {
		.id = id,
		.number = number,
		.issued_on = issued_on,
	};
	enum status st;

	st = act_run(db, act, red_once, &job);
	*red_id = st == STATUS_OK && !act->replayed ? job.red_id : 0;
	return st;
}
