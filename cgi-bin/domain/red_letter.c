/**
 * @file
 * Red-letter invoices over a part: the work.  See red_letter.h.
 */
#include "domain/red_letter.h"

#include "base/money.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receivable_core.h"
#include "domain/red_letter_sql.h"
#include "domain/tax_invoice_act.h"

enum {
	LIST_MAX = 501
};

static void
put_numbers(struct arena *mem, struct red_letter *row)
{
	row->credit_note_number = order_core_number(
	    mem, NUMBER_CREDIT_NOTE, row->credit_note_id, NULL);
	if (row->return_id != 0)
		row->return_number = order_core_number(
		    mem, NUMBER_RETURN, row->return_id, NULL);
	row->receivable_number = row->shipment_id != 0
	    ? order_core_number(
		  mem, NUMBER_SHIPMENT, row->shipment_id, row->foreign_no)
	    : order_core_number(mem, NUMBER_RECEIVABLE, row->receivable_id,
		  row->foreign_no);
}

enum status
red_letter_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct red_letter_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct red_letter *row;
	enum status st;

	if (!actor_may(who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_red_letter_list, DB_NO_ARGS);
	if (filter->open)
		db_build_add(&build, red_letter_list_open, DB_NO_ARGS);
	if (filter->id != 0)
		db_build_add(
		    &build, red_letter_list_id, DB_ARGS(db_int(filter->id)));
	if (filter->tax_invoice_id != 0)
		db_build_add(&build, red_letter_list_invoice,
		    DB_ARGS(db_int(filter->tax_invoice_id)));
	if (filter->after_id != 0)
		db_build_add(&build, red_letter_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    &build, red_letter_list_oldest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_TAX_INVOICE), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		put_numbers(mem, &row[i]);
	return STATUS_OK;
}

enum status
red_letter_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct red_letter *out)
{
	const struct red_letter_filter filter = { .id = id, .limit = 1 };
	struct db_rows rows;
	enum status st;

	if (id < 1)
		return STATUS_NOT_FOUND;
	st = red_letter_list(db, mem, who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	*out = *(const struct red_letter *)rows.items;
	return STATUS_OK;
}

bool
red_letter_leads(enum red_letter_state from, enum red_letter_state to)
{
	switch (to) {
	case RED_LETTER_CONFIRMED:
		return from == RED_LETTER_ASKED;
	case RED_LETTER_ISSUED:
	case RED_LETTER_LAPSED:
		return from == RED_LETTER_ASKED || from == RED_LETTER_CONFIRMED;
	case RED_LETTER_ASKED:
		return from == RED_LETTER_LAPSED;
	case RED_LETTER_NEEDLESS:
	case RED_LETTER_STATE_COUNT:
		break;
	}
	return false;
}

/* One step on one of them. */
struct red_job {
	int64_t id;
	enum red_letter_state to;
	const char *number;
	struct day issued_on;
	int64_t red_id;
};

/* Lock what it takes back from, then itself; judge the step. */
static enum status
take(struct db *db, struct act *act, const struct red_job *job,
    struct red_letter_lock_row *letter, struct core_customer *customer,
    struct core_receivables *all)
{
	enum status st;

	if (!actor_may(act->who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_red_letter_one,
	    DB_ARGS(db_int(job->id)), letter);
	if (st == STATUS_OK)
		st = receivable_core_customer(db, act, ACTION_TAX_INVOICE,
		    letter->customer_id, customer);
	if (st == STATUS_OK)
		st = receivable_core_lock(
		    db, act, &letter->receivable_id, 1, 0, all);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_red_letter_lock,
		    DB_ARGS(db_int(job->id)), letter);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/tax-invoices/red/%lld", (long long)job->id);
	return red_letter_leads(letter->state, job->to) ? STATUS_OK
							: STATUS_CONFLICT;
}

static enum status
set_state(struct db *db, struct act *act, const struct red_job *job)
{
	return db_change(db, &stmt_red_letter_state,
	    DB_ARGS(db_int(job->to), db_instant(act->now),
		db_id(act->who->user_id), db_id(job->red_id),
		db_int(job->id)));
}

static enum status
move_once(struct db *db, struct act *act, void *context)
{
	const struct red_job *job = context;
	struct red_letter_lock_row letter;
	struct core_customer customer;
	struct core_receivables all;
	enum status st;

	st = take(db, act, job, &letter, &customer, &all);
	return st == STATUS_OK ? set_state(db, act, job) : st;
}

enum status
red_letter_move(
    struct db *db, struct act *act, int64_t id, enum red_letter_state to)
{
	if (to == RED_LETTER_ISSUED)
		return STATUS_INVALID;
	return act_run(
	    db, act, move_once, &(struct red_job){ .id = id, .to = to });
}

/* The tax of what is taken back: of what stays invoiced, less what was given. */
static enum status
tax_of(struct db *db, struct act *act, const struct core_receivable *one,
    int64_t amount_fen, int64_t *tax_fen)
{
	const struct tax_invoice_sum_row *given;
	struct db_rows rows;
	int64_t after;
	enum status st;

	st = db_all(db, act->mem, &stmt_tax_given,
	    DB_ARGS(db_ints(&one->id, 1)), &rows);
	if (st == STATUS_OK)
		st = money_part(one->tax_fen, one->invoiced_fen - amount_fen,
		    one->amount_fen, &after);
	if (st != STATUS_OK)
		return st;
	given = rows.items;
	*tax_fen = after - (rows.count > 0 ? given[0].fen : 0);
	return STATUS_OK;
}

static enum status
write_invoice(struct db *db, struct act *act, struct red_job *job,
    const struct red_letter_lock_row *letter,
    const struct core_customer *customer,
    const struct tax_invoice_lock_row *invoice, int64_t tax_fen)
{
	struct tax_invoice_part_row part = {
		.receivable_id = letter->receivable_id,
		.amount_fen = -letter->amount_fen,
		.tax_fen = tax_fen,
	};
	const struct db_items items = {
		.columns = tax_part_columns,
		.column_count = tax_part_column_count,
		.items = &part,
		.item_size = sizeof(part),
		.count = 1,
	};
	enum status st;

	st = db_insert(db, &stmt_red_letter_invoice,
	    DB_ARGS(db_int(customer->id), db_id(customer->rep_id),
		db_id(customer->team_id), db_int(invoice->kind),
		db_text(job->number), db_text(invoice->title),
		db_text(invoice->tax_number), db_day(job->issued_on),
		db_int(-letter->amount_fen), db_int(tax_fen),
		db_int(invoice->id), db_instant(act->now),
		db_id(act->who->user_id), db_id(act->who->user_id)),
	    &job->red_id);
	if (st != STATUS_OK)
		return st;
	part.tax_invoice_id = job->red_id;
	return db_bulk(db, &stmt_tax_part_insert, &items, NULL);
}

static enum status
issue_once(struct db *db, struct act *act, void *context)
{
	struct red_job *job = context;
	struct red_letter_lock_row letter;
	struct tax_invoice_lock_row invoice;
	struct core_customer customer;
	struct core_receivables all;
	struct core_receivable *one;
	int64_t tax;
	enum status st;

	job->red_id = 0;
	st = take(db, act, job, &letter, &customer, &all);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_tax_lock,
		    DB_ARGS(db_int(letter.tax_invoice_id)), &invoice);
	if (st == STATUS_OK)
		st = tax_invoice_issue_check(
		    db, act, job->number, job->issued_on);
	if (st != STATUS_OK)
		return st;
	one = receivable_core_of(&all, letter.receivable_id);
	if (one == NULL)
		return STATUS_BUG;
	if (invoice.state != TAX_INVOICE_ISSUED)
		return STATUS_CONFLICT;
	st = tax_of(db, act, one, letter.amount_fen, &tax);
	if (st == STATUS_OK)
		st = write_invoice(
		    db, act, job, &letter, &customer, &invoice, tax);
	if (st == STATUS_OK)
		st = set_state(db, act, job);
	if (st != STATUS_OK)
		return st;
	one->invoiced_fen -= letter.amount_fen;
	return receivable_core_save(db, act, &all);
}

enum status
red_letter_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on, int64_t *red_id)
{
	struct red_job job = {
		.id = id,
		.to = RED_LETTER_ISSUED,
		.number = number,
		.issued_on = issued_on,
	};
	enum status st = act_run(db, act, issue_once, &job);

	*red_id = st == STATUS_OK && !act->replayed ? job.red_id : 0;
	return st;
}
