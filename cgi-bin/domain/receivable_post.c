/**
 * @file
 * Receivables are posted, and what is overdue is counted.  See receivable.h.
 */
#include "domain/application.h"
#include "domain/credit.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"
#include "domain/receivable_post_sql.h"

enum {
	IMPORT_MAX = 1000
};

/* The term of one of some customers; from shipment at once where none is set. */
static struct payment_term
term_of(const struct db_rows *rows, int64_t customer_id)
{
	const struct receivable_term_row *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (row[i].customer_id == customer_id)
			return row[i].term;
	}
	return (struct payment_term){ .kind = TERM_FROM_SHIPMENT };
}

static enum status
load_terms(struct db *db, struct act *act, const int64_t *customers,
    size_t count, struct db_rows *rows)
{
	return db_all(db, act->mem, &stmt_receivable_terms,
	    DB_ARGS(db_ints(customers, count)), rows);
}

enum status
receivable_core_term(struct db *db, struct act *act, int64_t customer_id,
    struct payment_term *out)
{
	struct db_rows rows;
	enum status st;

	st = load_terms(db, act, &customer_id, 1, &rows);
	if (st == STATUS_OK)
		*out = term_of(&rows, customer_id);
	return st;
}

/* Money paid for this order before settles what is owed for it now. */
static enum status
apply_earmarked(struct db *db, struct act *act, int64_t order_id)
{
	const struct receivable_id_row *row;
	struct db_rows rows;
	size_t i;
	enum status st;

	st = db_all(db, act->mem, &stmt_receivable_earmarked,
	    DB_ARGS(db_int(order_id)), &rows);
	row = rows.items;
	for (i = 0; st == STATUS_OK && i < rows.count; i++)
		st = application_apply_within(db, act, SOURCE_RECEIPT,
		    row[i].id, order_id, NULL, 0, NULL);
	return st;
}

enum status
receivable_post_shipment(
    struct db *db, struct act *act, const struct receivable_posting *posting)
{
	const struct core_customer customer = {
		.id = posting->customer_id,
		.rep_id = posting->rep_id,
		.team_id = posting->team_id,
	};
	struct payment_term term;
	struct db_rows terms;
	struct day today;
	enum status st;

	if (posting->amount_fen == 0)
		return STATUS_OK;
	st = receivable_core_today(db, act, &today);
	if (st == STATUS_OK)
		st = load_terms(db, act, &posting->customer_id, 1, &terms);
	if (st != STATUS_OK)
		return st;

	term = term_of(&terms, posting->customer_id);
	if (term.kind == TERM_ROLLING) {
		st = db_run(db, &stmt_receivable_roll,
		    DB_ARGS(db_day(today), db_int(posting->customer_id)), NULL);
		if (st != STATUS_OK)
			return st;
	}
	st = receivable_core_post(db, act,
	    &(struct core_posting){
		.customer = &customer,
		.kind = RECEIVABLE_SHIPMENT,
		.order_id = posting->order_id,
		.shipment_id = posting->shipment_id,
		.posted_on = today,
		.due_on = receivable_due_day(&term, today),
		.amount_fen = posting->amount_fen,
		.tax_fen = posting->tax_fen,
	    },
	    NULL);
	if (st != STATUS_OK)
		return st;
	return apply_earmarked(db, act, posting->order_id);
}

enum status
receivable_post_repair(struct db *db, struct act *act,
    const struct receivable_repair *repair, int64_t *id)
{
	const struct core_customer customer = {
		.id = repair->customer_id,
		.rep_id = repair->rep_id,
		.team_id = repair->team_id,
	};
	struct payment_term term;
	struct day today;
	enum status st;

	st = receivable_core_today(db, act, &today);
	if (st == STATUS_OK)
		st = receivable_core_term(db, act, customer.id, &term);
	if (st != STATUS_OK)
		return st;
	return receivable_core_post(db, act,
	    &(struct core_posting){
		.customer = &customer,
		.kind = RECEIVABLE_REPAIR,
		.return_id = repair->return_id,
		.return_position = repair->position,
		.posted_on = today,
		.due_on = receivable_due_day(&term, today),
		.amount_fen = repair->amount_fen,
		.tax_fen = repair->tax_fen,
	    },
	    id);
}

enum status
receivable_import_many(struct db *db, struct act *act,
    const struct receivable_import *items, size_t count)
{
	struct receivable_import_row *rows;
	struct db_items bulk = {
		.columns = receivable_import_columns,
		.column_count = receivable_import_column_count,
		.item_size = sizeof(*rows),
	};
	struct db_rows terms;
	int64_t *orders;
	int64_t *customers;
	size_t i;
	enum status st;

	if (count == 0)
		return STATUS_OK;
	if (count > IMPORT_MAX)
		return STATUS_INVALID;
	orders = arena_calloc(act->mem, count, sizeof(*orders));
	customers = arena_calloc(act->mem, count, sizeof(*customers));
	rows = arena_calloc(act->mem, count, sizeof(*rows));
	for (i = 0; i < count; i++)
		customers[i] = items[i].customer_id;
	st = load_terms(db, act, customers, count, &terms);
	if (st != STATUS_OK)
		return st;

	for (i = 0; i < count; i++) {
		struct payment_term term =
		    term_of(&terms, items[i].customer_id);

		if (items[i].order_id == 0 || items[i].amount_fen < 0)
			return STATUS_INVALID;
		orders[i] = items[i].order_id;
		rows[i] = (struct receivable_import_row){
			.customer_id = items[i].customer_id,
			.rep_id = items[i].rep_id,
			.team_id = items[i].team_id,
			.order_id = items[i].order_id,
			.shipment_id = items[i].shipment_id,
			.foreign_no = items[i].foreign_no,
			.at = items[i].at,
			.posted_on = items[i].posted_on,
			.due_on = receivable_due_day(&term, items[i].posted_on),
			.amount_fen = items[i].amount_fen,
			.tax_fen = items[i].tax_fen,
		};
	}
	bulk.items = rows;
	bulk.count = count;
	st = db_bulk(db, &stmt_receivable_import, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	return receivable_core_book(db, act,
	    &(struct core_booking){ &stmt_receivable_import_use,
		&stmt_receivable_import_entries },
	    orders, count);
}

/* Counting anew: the account first, so that what is read after it is not older
 * than what another counted. */
static enum status
overdue_once(struct db *db, struct act *act, void *context)
{
	const int64_t *customer_id = context;
	struct receivable_overdue_row row;
	struct credit_account account;
	struct day today;
	enum status st;

	st = credit_lock(db, act->mem, *customer_id, &account);
	if (st == STATUS_OK)
		st = receivable_core_today(db, act, &today);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_receivable_overdue,
		    DB_ARGS(db_int(*customer_id), db_day(today)), &row);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_receivable_overdue_save,
	    DB_ARGS(db_int(row.overdue_fen), db_day(row.since), db_day(today),
		db_int(*customer_id)),
	    NULL);
}

enum status
receivable_overdue_note(struct db *db, struct act *act, int64_t customer_id)
{
	struct act step = *act;

	step.token = NULL;
	return act_run(db, &step, overdue_once, &customer_id);
}

enum status
receivable_job_overdue(struct db *db, struct act *act, int64_t *done)
{
	const struct receivable_id_row *row;
	struct db_rows rows;
	struct day today;
	size_t i;
	enum status st;

	*done = 0;
	st = receivable_core_today(db, act, &today);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_receivable_overdue_due,
		    DB_ARGS(db_day(today)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		st = receivable_overdue_note(db, act, row[i].id);
		if (st != STATUS_OK)
			return st;
		++*done;
	}
	return STATUS_OK;
}
