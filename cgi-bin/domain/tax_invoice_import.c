/**
 * @file
 * Issued tax invoices are taken in from a file.  See tax_invoice.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/number.h"
#include "domain/tax_invoice_act.h"
#include "domain/tax_invoice_sql.h"

enum {
	ROWS_MAX = 5000
};

struct import_line {
	size_t row;
	const char *cells[TAX_COLUMN_COUNT];
};

struct import_file {
	struct arena *mem;
	struct import_line *lines;
	size_t count;
	bool has_header;
};

static enum status
take_row(void *context, const struct table_row *row)
{
	struct import_file *file = context;
	struct import_line *line = &file->lines[file->count];
	size_t i;

	if (!file->has_header) {
		file->has_header = true;
		return STATUS_OK;
	}
	file->count++;
	line->row = row->number;
	for (i = 0; i < TAX_COLUMN_COUNT; i++)
		line->cells[i] = i < row->count
		    ? arena_strdup(file->mem, row->cells[i])
		    : "";
	return STATUS_OK;
}

/* One invoice of the file. */
struct import_job {
	const struct import_line *lines;
	size_t count;
	struct tax_invoice_part parts[TAX_INVOICE_PARTS_MAX];
	struct tax_invoice_request request;
	struct day day;
	enum tax_invoice_fault fault;
	size_t fault_row;
};

static enum status
refuse(struct import_job *job, size_t row, enum tax_invoice_fault fault)
{
	job->fault = fault;
	job->fault_row = row;
	return STATUS_INVALID;
}

static enum status
find_receivable(struct db *db, struct act *act, const char *number, int64_t *id)
{
	struct db_scope scope = actor_scope(act->who, ACTION_TAX_INVOICE);
	struct tax_invoice_id_row row;
	int64_t own;
	enum status st = STATUS_NOT_FOUND;

	if (number_parse(NUMBER_SHIPMENT, number, &own) == STATUS_OK)
		st = db_one_scoped(db, act->mem, &stmt_tax_by_shipment, scope,
		    DB_ARGS(db_int(own)), &row);
	if (st == STATUS_NOT_FOUND && number[0] != '\0')
		st = db_one_scoped(db, act->mem, &stmt_tax_by_foreign, scope,
		    DB_ARGS(db_text(number)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}

static bool
is_special(const char *kind)
{
	return text_equal(kind, "1") || strstr(kind, "专") != NULL;
}

static enum status
read_parts(struct db *db, struct act *act, struct import_job *job)
{
	size_t i;

	if (job->count > TAX_INVOICE_PARTS_MAX)
		return refuse(job, job->lines[0].row, TAX_INVOICE_TOO_MUCH);
	for (i = 0; i < job->count; i++) {
		const struct import_line *line = &job->lines[i];
		enum status st;

		if (money_parse(line->cells[TAX_COLUMN_AMOUNT], 2,
			&job->parts[i].amount_fen) != STATUS_OK ||
		    job->parts[i].amount_fen <= 0)
			return refuse(job, line->row, TAX_INVOICE_BAD_AMOUNT);
		st = find_receivable(db, act, line->cells[TAX_COLUMN_SHIPMENT],
		    &job->parts[i].receivable_id);
		if (st == STATUS_NOT_FOUND)
			return refuse(
			    job, line->row, TAX_INVOICE_NO_RECEIVABLE);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

static enum status
take_once(struct db *db, struct act *act, void *context)
{
	struct import_job *job = context;
	const struct import_line *first = &job->lines[0];
	const char *number = first->cells[TAX_COLUMN_NUMBER];
	struct tax_invoice_id_row known;
	int64_t id;
	enum status st;

	if (!actor_may(act->who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	act_lead(act, "/tax-invoices/all");
	job->fault = TAX_INVOICE_LINE_FINE;
	if (!tax_invoice_number_fits(number))
		return refuse(job, first->row, TAX_INVOICE_BAD_NUMBER);
	if (day_parse(first->cells[TAX_COLUMN_DAY], &job->day) != STATUS_OK)
		return refuse(job, first->row, TAX_INVOICE_BAD_DAY);
	st = db_one(db, act->mem, &stmt_tax_by_number, DB_ARGS(db_text(number)),
	    &known);
	if (st == STATUS_OK)
		return refuse(job, first->row, TAX_INVOICE_NUMBER_KNOWN);
	if (st != STATUS_NOT_FOUND)
		return st;
	st = read_parts(db, act, job);
	if (st != STATUS_OK)
		return st;

	/* The tax number stands on the paper; the file has none. */
	job->request = (struct tax_invoice_request){
		.kind = is_special(first->cells[TAX_COLUMN_KIND])
		    ? TAX_INVOICE_SPECIAL
		    : TAX_INVOICE_ORDINARY,
		.title = "",
		.tax_number =
		    is_special(first->cells[TAX_COLUMN_KIND]) ? "-" : "",
		.note = "",
		.parts = job->parts,
		.part_count = job->count,
	};
	st = tax_invoice_make_within(db, act, &job->request, &id);
	if (st == STATUS_CONFLICT)
		job->fault = TAX_INVOICE_TOO_MUCH;
	if (st == STATUS_INVALID)
		job->fault = TAX_INVOICE_TWO_CUSTOMERS;
	if (st == STATUS_OK) {
		st = tax_invoice_issue_within(
		    db, act, id, number, job->day, NULL);
		if (st == STATUS_INVALID)
			job->fault = TAX_INVOICE_BAD_DAY;
		if (st == STATUS_CONFLICT)
			job->fault = TAX_INVOICE_NUMBER_KNOWN;
	}
	job->fault_row = first->row;
	return st;
}

enum status
tax_invoice_import(struct db *db, struct act *act, int fd,
    struct tax_invoice_report *out, struct table_error *error)
{
	struct import_file file = {
		.mem = act->mem,
		.lines =
		    arena_calloc(act->mem, ROWS_MAX + 2, sizeof(*file.lines)),
	};
	struct table_sink sink = {
		.rows_max = ROWS_MAX + 1,
		.row = take_row,
		.context = &file,
	};
	struct tax_invoice_refusal *refused;
	struct act step = *act;
	size_t at = 0;
	enum status st;

	*out = (struct tax_invoice_report){ 0 };
	if (!actor_may(act->who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	st = table_read_file(act->mem, fd, &sink, error);
	if (st != STATUS_OK)
		return st;
	refused = arena_calloc(act->mem, file.count + 1, sizeof(*refused));
	out->refused = refused;
	out->lines = (int64_t)file.count;
	step.token = NULL;
	while (at < file.count) {
		struct import_job job = { .lines = &file.lines[at] };
		const char *number = job.lines[0].cells[TAX_COLUMN_NUMBER];

		while (at + job.count < file.count &&
		    text_equal(
			job.lines[job.count].cells[TAX_COLUMN_NUMBER], number))
			job.count++;
		st = act_run(db, &step, take_once, &job);
		if (st != STATUS_OK && job.fault == TAX_INVOICE_LINE_FINE)
			return st;
		if (st == STATUS_OK)
			out->issued++;
		else
			refused[out->refused_count++] =
			    (struct tax_invoice_refusal){ job.fault_row,
				    job.fault };
		at += job.count;
	}
	act_lead(act, "/tax-invoices/all");
	return STATUS_OK;
}
