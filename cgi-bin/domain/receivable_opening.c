/**
 * @file
 * Opening balances are judged and posted.  See receivable_opening.h.
 */
#include "domain/receivable_opening.h"

#include <stdlib.h>

#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"
#include "domain/receivable_opening_sql.h"

enum {
	FOREIGN_CHARS = 40
};

/* --- One ------------------------------------------------------------------------ */

static enum opening_fault
judge_figures(const struct receivable_opening *opening, struct day today)
{
	if (opening->foreign_no != NULL &&
	    (opening->foreign_no[0] == '\0' ||
		!receivable_core_fits(opening->foreign_no, FOREIGN_CHARS)))
		return OPENING_BAD_NUMBER;
	if (!day_is_valid(opening->posted_on) ||
	    day_compare(opening->posted_on, today) > 0)
		return OPENING_BAD_DAY;
	if (opening->amount_fen <= 0 ||
	    opening->amount_fen > RECEIPT_AMOUNT_MAX)
		return OPENING_BAD_AMOUNT;
	if (opening->tax_fen < 0 || opening->tax_fen > opening->amount_fen)
		return OPENING_BAD_TAX;
	return OPENING_FINE;
}

/* The receivable alone; the credit is booked behind it. */
static enum status
insert(struct db *db, struct act *act, const struct receivable_opening *opening,
    int64_t *id)
{
	struct core_customer customer;
	struct payment_term term;
	struct day due = opening->due_on;
	enum status st;

	st = receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, opening->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	if (day_is_none(due)) {
		st = receivable_core_term(db, act, customer.id, &term);
		if (st != STATUS_OK)
			return st;
		due = receivable_due_day(&term, opening->posted_on);
	}
	return receivable_core_post(db, act,
	    &(struct core_posting){
		.customer = &customer,
		.kind = RECEIVABLE_OPENING,
		.foreign_no = opening->foreign_no,
		.posted_on = opening->posted_on,
		.due_on = due,
		.amount_fen = opening->amount_fen,
		.tax_fen = opening->tax_fen,
	    },
	    id);
}

static enum status
book(struct db *db, struct act *act, const struct receivable_opening *opening,
    int64_t id)
{
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = opening->customer_id,
		.document = CREDIT_OPENING,
		.document_id = id,
		.event = CREDIT_OPENED,
		.amount_fen = opening->amount_fen,
	    });
}

/* An opening balance on its way. */
struct opening_job {
	const struct receivable_opening *opening;
	int64_t id;
};

static enum status
open_once(struct db *db, struct act *act, void *context)
{
	struct opening_job *job = context;
	struct core_customer customer;
	struct day today;
	enum status st;

	st = receivable_core_customer(
	    db, act, ACTION_RECEIPT_POST, job->opening->customer_id, &customer);
	if (st == STATUS_OK)
		st = receivable_core_today(db, act, &today);
	if (st != STATUS_OK)
		return st;
	if (judge_figures(job->opening, today) != OPENING_FINE)
		return STATUS_INVALID;
	st = insert(db, act, job->opening, &job->id);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/customers/%lld/receivables/%lld",
	    (long long)job->opening->customer_id, (long long)job->id);
	return book(db, act, job->opening, job->id);
}

enum status
receivable_post_opening(struct db *db, struct act *act,
    const struct receivable_opening *opening, int64_t *id)
{
	struct opening_job job = { .opening = opening };
	enum status st;

	st = act_run(db, act, open_once, &job);
	*id = st == STATUS_OK && !act->replayed ? job.id : 0;
	return st;
}

/* --- A table --------------------------------------------------------------------- */

struct reading {
	struct arena *mem;
	struct opening_file *out;
};

/* A row of headings has no amount in it. */
static bool
is_heading(const struct table_row *row)
{
	int64_t fen;

	return row->count > OPENING_AMOUNT &&
	    money_parse(row->cells[OPENING_AMOUNT], 2, &fen) != STATUS_OK;
}

static enum status
take_row(void *context, const struct table_row *row)
{
	struct reading *reading = context;
	struct opening_row *out;

	if (reading->out->count == 0 && row->number == 1 && is_heading(row))
		return STATUS_OK;
	if (reading->out->count == OPENING_ROWS_MAX)
		return STATUS_INVALID;
	out = &reading->out->rows[reading->out->count++];
	out->row = (int64_t)row->number;
	for (size_t i = 0; i < OPENING_COLUMN_COUNT; i++)
		out->cells[i] = i < row->count
		    ? arena_strdup(reading->mem, row->cells[i])
		    : "";
	return STATUS_OK;
}

static struct table_sink
sink_for(struct arena *mem, struct reading *reading, struct opening_file *out)
{
	*out = (struct opening_file){
		.rows = arena_calloc(mem, OPENING_ROWS_MAX, sizeof(*out->rows)),
	};
	*reading = (struct reading){ mem, out };
	return (struct table_sink){
		.rows_max = OPENING_ROWS_MAX + 1,
		.row = take_row,
		.context = reading,
	};
}

enum status
opening_read(struct arena *mem, int fd, struct opening_file *out,
    struct table_error *error)
{
	struct reading reading;
	struct table_sink sink = sink_for(mem, &reading, out);

	return table_read_file(mem, fd, &sink, error);
}

enum status
opening_read_text(struct arena *mem, const char *text, struct opening_file *out,
    struct table_error *error)
{
	struct reading reading;
	struct table_sink sink = sink_for(mem, &reading, out);

	return table_read_text(mem, text, &sink, error);
}

/* The cells as figures, as far as they are any. */
static enum opening_fault
parse(struct opening_row *row, struct day today)
{
	struct receivable_opening *out = &row->opening;
	const char *const *cells = row->cells;

	out->foreign_no =
	    cells[OPENING_NUMBER][0] != '\0' ? cells[OPENING_NUMBER] : NULL;
	if (day_parse(cells[OPENING_POSTED_ON], &out->posted_on) != STATUS_OK)
		return OPENING_BAD_DAY;
	if (cells[OPENING_DUE_ON][0] != '\0' &&
	    day_parse(cells[OPENING_DUE_ON], &out->due_on) != STATUS_OK)
		return OPENING_BAD_DUE;
	if (money_parse(cells[OPENING_AMOUNT], 2, &out->amount_fen) !=
	    STATUS_OK)
		return OPENING_BAD_AMOUNT;
	if (cells[OPENING_TAX][0] != '\0' &&
	    money_parse(cells[OPENING_TAX], 2, &out->tax_fen) != STATUS_OK)
		return OPENING_BAD_TAX;
	return judge_figures(out, today);
}

/* The customer of the code; the row above often has the same. */
static enum status
find_customer(struct db *db, struct arena *mem, const struct actor *who,
    const struct opening_row *before, struct opening_row *row)
{
	struct opening_customer_row found;
	enum status st;

	if (before != NULL && before->opening.customer_id != 0 &&
	    text_equal(before->cells[OPENING_CUSTOMER],
		row->cells[OPENING_CUSTOMER])) {
		row->opening.customer_id = before->opening.customer_id;
		row->customer_name = before->customer_name;
		row->customer_name_en = before->customer_name_en;
		return STATUS_OK;
	}
	st = db_one_scoped(db, mem, &stmt_opening_customer,
	    actor_scope(who, ACTION_RECEIPT_POST),
	    DB_ARGS(db_text(row->cells[OPENING_CUSTOMER])), &found);
	if (st != STATUS_OK)
		return st;
	row->opening.customer_id = found.id;
	row->customer_name = found.name;
	row->customer_name_en = found.name_en;
	return STATUS_OK;
}

static enum status
judge_number(struct db *db, struct arena *mem, const struct opening_file *file,
    size_t at, enum opening_fault *fault)
{
	const char *number = file->rows[at].opening.foreign_no;
	struct opening_known_row known;
	enum status st;

	if (number == NULL)
		return STATUS_OK;
	for (size_t i = 0; i < at; i++) {
		const char *above = file->rows[i].opening.foreign_no;

		if (above != NULL && text_equal(above, number)) {
			*fault = OPENING_TWICE;
			return STATUS_OK;
		}
	}
	st = db_one(
	    db, mem, &stmt_opening_known, DB_ARGS(db_text(number)), &known);
	if (st == STATUS_OK)
		*fault = OPENING_KNOWN;
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

enum status
opening_judge(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct opening_file *file)
{
	struct act act = { .who = who, .mem = mem, .now = now };
	struct day today;
	enum status st;

	if (!actor_may(who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = receivable_core_today(db, &act, &today);
	file->bad = 0;
	file->total_fen = 0;
	for (size_t i = 0; st == STATUS_OK && i < file->count; i++) {
		struct opening_row *row = &file->rows[i];

		row->opening = (struct receivable_opening){ 0 };
		st = find_customer(
		    db, mem, who, i > 0 ? &file->rows[i - 1] : NULL, row);
		row->fault = OPENING_FINE;
		if (st == STATUS_NOT_FOUND) {
			row->fault = OPENING_NO_CUSTOMER;
			st = STATUS_OK;
		}
		if (row->fault == OPENING_FINE)
			row->fault = parse(row, today);
		if (st == STATUS_OK && row->fault == OPENING_FINE)
			st = judge_number(db, mem, file, i, &row->fault);
		if (row->fault == OPENING_FINE)
			file->total_fen += row->opening.amount_fen;
		else
			file->bad++;
	}
	return st;
}

static int
by_customer(const void *a, const void *b)
{
	int64_t left =
	    (*(const struct opening_row *const *)a)->opening.customer_id;
	int64_t right =
	    (*(const struct opening_row *const *)b)->opening.customer_id;

	return (left > right) - (left < right);
}

/* Receivables first, then the accounts by ascending customer. */
static enum status
post_once(struct db *db, struct act *act, void *context)
{
	struct opening_file *file = context;
	const struct opening_row **order =
	    arena_calloc(act->mem, file->count + 1, sizeof(*order));
	int64_t *ids = arena_calloc(act->mem, file->count + 1, sizeof(*ids));
	enum status st;

	st = opening_judge(db, act->mem, act->who, act->now, file);
	if (st != STATUS_OK)
		return st;
	if (file->bad > 0 || file->count == 0)
		return STATUS_INVALID;
	for (size_t i = 0; i < file->count; i++)
		order[i] = &file->rows[i];
	qsort(order, file->count, sizeof(const struct opening_row *),
	    by_customer);
	for (size_t i = 0; st == STATUS_OK && i < file->count; i++)
		st = insert(db, act, &order[i]->opening, &ids[i]);
	for (size_t i = 0; st == STATUS_OK && i < file->count; i++)
		st = book(db, act, &order[i]->opening, ids[i]);
	act_lead(act, "/receivables");
	return st;
}

enum status
opening_post(struct db *db, struct act *act, struct opening_file *file)
{
	return act_run(db, act, post_once, file);
}
