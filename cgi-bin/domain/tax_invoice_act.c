/**
 * @file
 * Tax invoices are made and issued.  See tax_invoice.h.
 */
#include "domain/tax_invoice_act.h"

#include <ctype.h>
#include <sodium.h>

#include "base/money.h"
#include "base/text.h"
#include "domain/outbox.h"
#include "domain/receivable_core.h"
#include "domain/tax_invoice_sql.h"

enum {
	TITLE_CHARS = 120,
	NUMBER_CHARS = 40,
	NOTE_CHARS = 500
};

bool
tax_invoice_number_fits(const char *number)
{
	size_t i;

	for (i = 0; number[i] != '\0'; i++) {
		if (i == NUMBER_CHARS ||
		    (!isalnum((unsigned char)number[i]) && number[i] != '-'))
			return false;
	}
	return i > 0;
}

enum status
tax_invoice_issue_check(struct db *db, struct act *act, const char *number,
    struct day issued_on)
{
	struct day today;
	enum status st = receivable_core_today(db, act, &today);

	if (st != STATUS_OK)
		return st;
	return tax_invoice_number_fits(number) && day_is_valid(issued_on) &&
		day_compare(issued_on, today) <= 0
	    ? STATUS_OK
	    : STATUS_INVALID;
}

static int64_t
sum_of(const struct db_rows *rows, int64_t receivable_id)
{
	const struct tax_invoice_sum_row *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (row[i].receivable_id == receivable_id)
			return row[i].fen;
	}
	return 0;
}

static enum status
check_request(const struct tax_invoice_request *request)
{
	size_t i;
	size_t k;

	if (request->part_count == 0 ||
	    request->part_count > TAX_INVOICE_PARTS_MAX ||
	    (request->kind != TAX_INVOICE_SPECIAL &&
		request->kind != TAX_INVOICE_ORDINARY) ||
	    !receivable_core_fits(request->title, TITLE_CHARS) ||
	    !receivable_core_fits(request->tax_number, NUMBER_CHARS) ||
	    request->note == NULL || utf8_length(request->note) > NOTE_CHARS ||
	    (request->kind == TAX_INVOICE_SPECIAL &&
		request->tax_number[0] == '\0'))
		return STATUS_INVALID;
	for (i = 0; i < request->part_count; i++) {
		if (request->parts[i].amount_fen < 0)
			return STATUS_INVALID;
		for (k = 0; k < i; k++) {
			if (request->parts[k].receivable_id ==
			    request->parts[i].receivable_id)
				return STATUS_INVALID;
		}
	}
	return STATUS_OK;
}

/* What is taken of one receivable; its invoiced_fen rises. */
static enum status
take_part(struct core_receivable *one, const struct tax_invoice_part *asked,
    int64_t credited_fen, int64_t given_fen, struct tax_invoice_part_row *out)
{
	int64_t left = one->amount_fen - one->invoiced_fen - credited_fen;
	int64_t fen = asked->amount_fen != 0 ? asked->amount_fen : left;
	int64_t tax;
	enum status st;

	if (left <= 0 || fen > left)
		return STATUS_CONFLICT;
	/* V(all that is invoiced) less what was given: parts sum to it. */
	st = money_part(
	    one->tax_fen, one->invoiced_fen + fen, one->amount_fen, &tax);
	if (st != STATUS_OK)
		return st;
	one->invoiced_fen += fen;
	*out = (struct tax_invoice_part_row){
		.receivable_id = one->id,
		.amount_fen = fen,
		.tax_fen = tax - given_fen,
	};
	return STATUS_OK;
}

enum status
tax_invoice_make_within(struct db *db, struct act *act,
    const struct tax_invoice_request *request, int64_t *id)
{
	size_t count = request->part_count;
	struct tax_invoice_part_row *parts;
	struct db_items items = {
		.columns = tax_part_columns,
		.column_count = tax_part_column_count,
		.item_size = sizeof(*parts),
		.count = count,
	};
	struct core_customer customer = { 0 };
	struct core_receivables all;
	struct db_rows credited;
	struct db_rows given;
	int64_t *ids;
	int64_t total = 0;
	int64_t tax = 0;
	size_t i;
	enum status st;

	if (!actor_may(act->who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	st = check_request(request);
	if (st != STATUS_OK)
		return st;
	ids = arena_calloc(act->mem, count, sizeof(*ids));
	parts = arena_calloc(act->mem, count, sizeof(*parts));
	for (i = 0; i < count; i++)
		ids[i] = request->parts[i].receivable_id;
	st = receivable_core_lock(db, act, ids, count, 0, &all);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_tax_credited,
		    DB_ARGS(db_ints(ids, count)), &credited);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_tax_given,
		    DB_ARGS(db_ints(ids, count)), &given);
	for (i = 0; st == STATUS_OK && i < count; i++) {
		struct core_receivable *one = receivable_core_of(&all, ids[i]);

		if (one == NULL)
			return STATUS_NOT_FOUND;
		if (i == 0)
			st = receivable_core_customer(db, act,
			    ACTION_TAX_INVOICE, one->customer_id, &customer);
		if (st == STATUS_OK && one->customer_id != customer.id)
			st = STATUS_INVALID;
		if (st == STATUS_OK)
			st = take_part(one, &request->parts[i],
			    sum_of(&credited, one->id), sum_of(&given, one->id),
			    &parts[i]);
		total += parts[i].amount_fen;
		tax += parts[i].tax_fen;
	}
	if (st == STATUS_OK)
		st = db_insert(db, &stmt_tax_insert,
		    DB_ARGS(db_int(customer.id), db_id(customer.rep_id),
			db_id(customer.team_id), db_int(request->kind),
			db_text(request->title[0] != '\0' ? request->title
							  : customer.name),
			db_text(request->tax_number), db_int(total),
			db_int(tax), db_instant(act->now),
			db_id(act->who->user_id), db_text(request->note)),
		    id);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < count; i++)
		parts[i].tax_invoice_id = *id;
	items.items = parts;
	st = db_bulk(db, &stmt_tax_part_insert, &items, NULL);
	return st == STATUS_OK ? receivable_core_save(db, act, &all) : st;
}

/* One act on one invoice. */
struct tax_job {
	const struct tax_invoice_request *request;
	int64_t id;
	const char *number;
	struct day issued_on;
	const struct tax_invoice_file *file;
};

static void
lead(struct act *act, int64_t id)
{
	act_lead(act, "/tax-invoices/%lld", (long long)id);
}

static enum status
make_once(struct db *db, struct act *act, void *context)
{
	struct tax_job *job = context;
	enum status st;

	st = tax_invoice_make_within(db, act, job->request, &job->id);
	if (st == STATUS_OK)
		lead(act, job->id);
	return st;
}

enum status
tax_invoice_make(struct db *db, struct act *act,
    const struct tax_invoice_request *request, int64_t *id)
{
	struct tax_job job = { .request = request };
	enum status st;

	st = act_run(db, act, make_once, &job);
	*id = st == STATUS_OK && !act->replayed ? job.id : 0;
	return st;
}

enum status
tax_invoice_take(struct db *db, struct act *act, int64_t id,
    struct tax_invoice_lock_row *invoice, struct core_customer *customer,
    struct db_rows *parts, struct core_receivables *all)
{
	const struct tax_invoice_part_row *row;
	int64_t *ids;
	size_t i;
	enum status st;

	if (!actor_may(act->who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_tax_one, DB_ARGS(db_int(id)), invoice);
	if (st == STATUS_OK)
		st = receivable_core_customer(db, act, ACTION_TAX_INVOICE,
		    invoice->customer_id, customer);
	if (st == STATUS_OK)
		st = db_all(
		    db, act->mem, &stmt_tax_parts, DB_ARGS(db_int(id)), parts);
	if (st != STATUS_OK)
		return st;
	row = parts->items;
	ids = arena_calloc(act->mem, parts->count + 1, sizeof(*ids));
	for (i = 0; i < parts->count; i++)
		ids[i] = row[i].receivable_id;
	st = receivable_core_lock(db, act, ids, parts->count, 0, all);
	if (st != STATUS_OK)
		return st;
	lead(act, id);
	return db_one(
	    db, act->mem, &stmt_tax_lock, DB_ARGS(db_int(id)), invoice);
}

static enum status
keep_file(struct db *db, struct act *act, int64_t id,
    const struct tax_invoice_file *file)
{
	size_t room;
	char *base64;

	if (file->length == 0 || file->length > TAX_INVOICE_FILE_MAX ||
	    file->name[0] == '\0' || strchr(file->name, '/') != NULL ||
	    !receivable_core_fits(file->name, TITLE_CHARS) ||
	    tax_invoice_file_type(file->bytes, file->length) == NULL)
		return STATUS_INVALID;
	room = sodium_base64_ENCODED_LEN(
	    file->length, sodium_base64_VARIANT_ORIGINAL);
	base64 = arena_alloc(act->mem, room);
	sodium_bin2base64(base64, room, (const unsigned char *)file->bytes,
	    file->length, sodium_base64_VARIANT_ORIGINAL);
	return db_change(db, &stmt_tax_attach,
	    DB_ARGS(db_text(file->name), db_text(base64), db_int(id)));
}

/* A term that starts with the invoice starts now, with the first of several. */
static enum status
start_terms(struct db *db, struct act *act, int64_t customer_id,
    struct day issued_on, struct core_receivables *all)
{
	struct payment_term term;
	size_t i;
	enum status st;

	st = receivable_core_term(db, act, customer_id, &term);
	if (st != STATUS_OK || term.kind == TERM_ROLLING)
		return st;
	for (i = 0; i < all->count; i++) {
		if (day_is_none(all->items[i].due_on))
			all->items[i].due_on = day_add(issued_on, term.days);
	}
	return receivable_core_save(db, act, all);
}

enum status
tax_invoice_issue_within(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on,
    const struct tax_invoice_file *file)
{
	struct tax_invoice_lock_row invoice;
	struct core_customer customer;
	struct core_receivables all;
	struct db_rows parts;
	enum status st;

	st = tax_invoice_take(db, act, id, &invoice, &customer, &parts, &all);
	if (st == STATUS_OK)
		st = tax_invoice_issue_check(db, act, number, issued_on);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_tax_issue,
	    DB_ARGS(db_text(number), db_day(issued_on),
		db_id(act->who->user_id), db_int(id)));
	if (st == STATUS_OK && file != NULL)
		st = keep_file(db, act, id, file);
	if (st != STATUS_OK)
		return st;
	st = outbox_add(db, act, EVENT_INVOICE_ISSUED, id, customer.id, "NO",
	    number, "AMOUNT",
	    text_format(act->mem, "%lld", (long long)invoice.total_fen), NULL);
	if (st != STATUS_OK)
		return st;
	return start_terms(db, act, customer.id, issued_on, &all);
}

static enum status
issue_once(struct db *db, struct act *act, void *context)
{
	const struct tax_job *job = context;

	return tax_invoice_issue_within(
	    db, act, job->id, job->number, job->issued_on, job->file);
}

enum status
tax_invoice_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on,
    const struct tax_invoice_file *file)
{
	return act_run(db, act, issue_once,
	    &(struct tax_job){
		.id = id,
		.number = number,
		.issued_on = issued_on,
		.file = file,
	    });
}

static enum status
attach_once(struct db *db, struct act *act, void *context)
{
	const struct tax_job *job = context;
	struct tax_invoice_lock_row invoice;
	struct core_customer customer;
	struct core_receivables all;
	struct db_rows parts;
	enum status st;

	st = tax_invoice_take(db, act, job->id, &invoice, &customer, &parts, &all);
	return st == STATUS_OK ? keep_file(db, act, job->id, job->file) : st;
}

enum status
tax_invoice_attach(struct db *db, struct act *act, int64_t id,
    const struct tax_invoice_file *file)
{
	return act_run(
	    db, act, attach_once, &(struct tax_job){ .id = id, .file = file });
}
