/**
 * @file
 * `qutong import retail`: the report, and the file of refused lines.
 *
 * Program: tool.
 */
#include <errno.h>
#include <unistd.h>

#include "base/clock.h"
#include "domain/import_retail.h"
#include "domain/import_run.h"
#include "tool/import.h"

/* What is told about each kind, and what can be done. */
static const char *const remedies[RETAIL_KIND_COUNT] = {
	[RETAIL_UNREADABLE] = "a number, date or code cannot be read",
	[RETAIL_ADJUSTMENT] = "an adjustment of the books, no invoice",
	[RETAIL_POSTAGE] = "postage and carriage, no goods",
	[RETAIL_MANUAL] = "entered by hand, goods unknown",
	[RETAIL_DISCOUNT] = "a discount, no goods",
	[RETAIL_SAMPLES] = "samples, goods unknown",
	[RETAIL_BANK] = "bank charges",
	[RETAIL_COMMISSION] = "a marketplace's or charity's commission",
	[RETAIL_NO_CUSTOMER] = "nobody to book it to",
	[RETAIL_NO_PRICE] = "the price is zero or negative",
	[RETAIL_WRONG_SIGN] = "a sale below zero, or a return above",
	[RETAIL_OTHER_OWNER] = "another customer than the rest of the invoice",
};

static void
show(void *context, size_t done, size_t all)
{
	(void)context;
	progress_show("Importing", done, all);
}

/** Three decimals as the file has them, a fourth where there is one. */
static const char *
exact(struct arena *mem, int64_t value_1e4)
{
	return value_1e4 % 10 == 0 ? import_number(mem, value_1e4 / 10, 3)
				   : import_number(mem, value_1e4, 4);
}

static void
add_row(struct text *out, struct arena *mem, const char *name,
    const struct retail_sum *sum, const char *note)
{
	text_addf(out, "  %-14s %9s %18s  %s\n", name,
	    import_number(mem, sum->lines, 0), exact(mem, sum->amount_1e4),
	    note);
}

static struct retail_sum
sum_of(const struct retail_sum *sums, size_t from, size_t count)
{
	struct retail_sum all = { 0 };

	for (size_t i = from; i < count; i++) {
		all.lines += sums[i].lines;
		all.amount_1e4 += sums[i].amount_1e4;
	}
	return all;
}

static void
add_kinds(
    struct text *out, struct arena *mem, const struct retail_report *report)
{
	const struct retail_sum *refused = report->refused;
	const struct retail_sum whole = { report->lines, report->total_1e4 };
	const struct retail_sum all =
	    sum_of(refused, RETAIL_FIRST_REFUSED, RETAIL_KIND_COUNT);

	text_add(out, "Taken\n");
	add_row(out, mem, "sale", &report->taken[RETAIL_SALE], "");
	add_row(out, mem, "return", &report->taken[RETAIL_RETURN], "");
	text_add(out, "There already\n");
	add_row(out, mem, "sale", &report->there[RETAIL_SALE], "");
	add_row(out, mem, "return", &report->there[RETAIL_RETURN], "");
	text_add(out, "Refused\n");
	for (size_t i = RETAIL_FIRST_REFUSED; i < RETAIL_KIND_COUNT; i++)
		if (refused[i].lines > 0)
			add_row(out, mem, retail_kind_name((enum retail_kind)i),
			    &refused[i], remedies[i]);
	add_row(out, mem, "all refused", &all, "");
	text_add(out, "File\n");
	add_row(out, mem, "all", &whole, "");
}

static const char *
report_text(struct arena *mem, const char *file,
    const struct retail_report *report, const char *reject)
{
	struct text out = text_new(mem, REPORT_BYTES);
	const struct retail_sum refused =
	    sum_of(report->refused, RETAIL_FIRST_REFUSED, RETAIL_KIND_COUNT);

	text_addf(&out, "%s: %s lines of %s invoices\n\n", file,
	    import_number(mem, report->lines, 0),
	    import_number(mem, report->invoices, 0));
	add_kinds(&out, mem, report);
	text_addf(&out,
	    "\n%s = %s taken + %s there + %s refused + %s "
	    "rounding\n",
	    exact(mem, report->total_1e4),
	    import_number(mem, report->taken_fen, 2),
	    import_number(mem, report->there_fen, 2),
	    exact(mem, refused.amount_1e4), exact(mem, report->rounding_1e4));
	text_addf(&out,
	    "New: %s orders with their shipments, %s credit notes, "
	    "%s products, %s customers.\n",
	    import_number(mem, report->orders, 0),
	    import_number(mem, report->notes, 0),
	    import_number(mem, report->products, 0),
	    import_number(mem, report->customers, 0));
	if (report->orders_grown + report->notes_grown > 0)
		text_addf(&out,
		    "Lines came to %s orders and %s credit notes "
		    "of before.\n",
		    import_number(mem, report->orders_grown, 0),
		    import_number(mem, report->notes_grown, 0));
	if (sum_of(report->taken, 0, RETAIL_FIRST_REFUSED).lines == 0)
		text_add(&out, "Nothing was added.\n");
	if (reject != NULL)
		text_addf(&out,
		    "The refused lines are in %s: correct them "
		    "there and import that file.\n",
		    reject);
	return out.bytes;
}

/** @return whether it could be written whole */
static bool
write_rejects(const char *path, const struct retail_file *file)
{
	FILE *out = fopen(path, "wxe");
	bool is_whole;

	if (out == NULL)
		return false;
	fputs(RETAIL_REASON_COLUMN "," RETAIL_POSITION_COLUMN, out);
	for (unsigned i = 0; i < RETAIL_COLUMNS; i++)
		fprintf(out, ",%s", retail_column_name((enum retail_column)i));
	fputc('\n', out);
	for (size_t i = 0; i < file->line_count; i++) {
		const struct retail_line *line = &file->lines[i];

		if (line->kind < RETAIL_FIRST_REFUSED)
			continue;
		fprintf(out, "%s,%lld,", retail_kind_name(line->kind),
		    (long long)line->position);
		for (unsigned k = 0; k < RETAIL_COLUMNS; k++)
			import_write_cell(out, line->cells[k],
			    k + 1 < RETAIL_COLUMNS ? ',' : '\n');
	}
	is_whole = ferror(out) == 0;
	return fclose(out) == 0 && is_whole;
}

static int
complain_of(const struct import_order *order, const struct retail_file *file)
{
	switch (file->fault) {
	case RETAIL_NO_FILE:
		complain("%s cannot be opened.", order->file);
		break;
	case RETAIL_TOO_LARGE:
		complain("%s is larger than 256 MB or 2 million lines: split "
			 "it between two invoices.",
		    order->file);
		break;
	case RETAIL_NO_HEADER:
		complain("%s has no column %s. Its first line must name "
			 "InvoiceNo, StockCode, Description, Quantity, "
			 "InvoiceDate, UnitPrice, CustomerID and Country.",
		    order->file, retail_column_name(file->fault_column));
		break;
	case RETAIL_OPEN_QUOTE:
		complain("%s has a quotation mark that is never closed.",
		    order->file);
		break;
	case RETAIL_DAMAGED:
	case RETAIL_FINE:
		complain("%s breaks off or is no text: fetch it again.",
		    order->file);
		break;
	}
	return 1;
}

/** A new file in HOME_DIR, as the one read may stand where nobody may write;
 *  somebody may be at work on an older one. */
static const char *
reject_path(
    const struct import_ground *ground, const struct import_order *order)
{
	const char *slash = strrchr(order->file, '/');
	const char *stem = home_path(ground->home, ground->home->root,
	    slash == NULL ? order->file : slash + 1);
	const char *path;

	if (order->reject != NULL)
		return order->reject;
	path = text_format(ground->mem, "%s.rejects.csv", stem);
	for (int i = 2; access(path, F_OK) == 0; i++)
		path = text_format(ground->mem, "%s.rejects-%d.csv", stem, i);
	return path;
}

/** Refused lines and report, once everything is stored. */
static int
finish(struct import_ground *ground, const struct import_order *order,
    const struct retail_file *file, const struct retail_report *report)
{
	const char *reject = reject_path(ground, order);
	const struct retail_sum refused =
	    sum_of(report->refused, RETAIL_FIRST_REFUSED, RETAIL_KIND_COUNT);
	bool is_written = refused.lines == 0 || write_rejects(reject, file);
	const char *text = report_text(ground->mem, order->file, report,
	    refused.lines > 0 && is_written ? reject : NULL);
	enum status st;

	fputs(text, stdout);
	st = import_run_save(
	    ground->db, &ground->act, "retail", order->file, text);
	if (!is_written) {
		complain("%s cannot be written: %s. Name another place with "
			 "--reject; importing again adds nothing.",
		    reject, strerror(errno));
		return 1;
	}
	return st == STATUS_OK ? 0 : import_failed(st);
}

int
import_retail(struct import_ground *ground, const struct import_order *order)
{
	int64_t began = clock_monotonic_us();
	struct retail_report report;
	struct retail_file file;
	enum status st;

	if (order->dry_run || order->skip_bad) {
		complain("retail takes neither --dry-run nor --skip-bad.");
		return 2;
	}
	if (order->reject != NULL && access(order->reject, F_OK) == 0) {
		complain("%s is there already: move it away or name another.",
		    order->reject);
		return 2;
	}
	st = retail_read(ground->mem, order->file, ground->zone_minutes, &file);
	if (st != STATUS_OK)
		return complain_of(order, &file);
	st = retail_take(ground->db, &ground->act, ground->scratch, &file,
	    ground->zone_minutes, show, NULL, &report);
	progress_end();
	if (st != STATUS_OK)
		return import_failed(st);
	if (finish(ground, order, &file, &report) != 0)
		return 1;
	printf("Took %s seconds.\n",
	    import_number(
		ground->mem, (clock_monotonic_us() - began) / 100000, 1));
	return 0;
}
