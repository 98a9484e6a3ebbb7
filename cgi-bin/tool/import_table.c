/**
 * @file
 * `qutong import products|customers|prices|stock`: the report, line by line.
 *
 * Program: tool.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "domain/import_run.h"
#include "domain/import_table.h"
#include "tool/import.h"

static const char *const notes[IMPORT_KIND_COUNT] = {
	[IMPORT_PRODUCTS] =
	    "  A known code is changed; an empty cell leaves what is there.\n"
	    "  category: a category's name.  storage: 常温 阴凉 冷链 (ambient\n"
	    "  cool cold).  batch_tracked: 是 否 (yes no).  state: 在售 停订\n"
	    "  下架 (on_sale stopped withdrawn).  supply: 现货 可欠货 定制\n"
	    "  (stocked back_order made_to_order).  tax_rate: 13 or 13%;\n"
	    "  new products without one have 13%.\n",
	[IMPORT_CUSTOMERS] =
	    "  A known code is changed; an empty cell leaves what is there.\n"
	    "  class: C B B+ A AA AAA.  state: 正常 停用 (active stopped).\n"
	    "  rep: login or name; their team is taken where none is given.\n"
	    "  Sums in yuan.  address, contact, phone: of the default address.\n",
	[IMPORT_PRICES] =
	    "  price: with VAT, per sales unit, up to four decimals.\n"
	    "  price_list: a list's name; base prices where empty.  from: today\n"
	    "  where empty.  The price of the same product, list, quantity and\n"
	    "  first day is replaced.\n",
	[IMPORT_STOCK] =
	    "  What arrived: each import adds to what is there.  warehouse: code\n"
	    "  or name.  batch: needed where the product is kept by batch.\n"
	    "  status: 可用 待检 冻结 退货 (available to_inspect blocked\n"
	    "  returned).\n",
};

/* What to do about each fault. */
static const char *const remedies[IMPORT_FAULT_COUNT] = {
	[IMPORT_FINE] = "",
	[IMPORT_EMPTY] = "is empty: fill it in",
	[IMPORT_TOO_LONG] = "is too long or has characters that do not print: "
			    "shorten it",
	[IMPORT_NO_NUMBER] = "is no number, has too many decimals or is out of "
			     "range: write it like 1234.50",
	[IMPORT_NO_DAY] = "is no day: write it like 2026-11-20",
	[IMPORT_NO_CHOICE] = "is not one of its words: see --help",
	[IMPORT_UNKNOWN] = "names nothing that is known: correct it, or create "
			   "that first",
	[IMPORT_TWICE] = "is the same as in a row above: delete one of them",
	[IMPORT_DAYS_TURNED] = "is before the first day: swap them",
	[IMPORT_OTHER_EXPIRY] = "differs from what is known of this batch: "
				"correct the day or the batch",
	[IMPORT_OUT_OF_RANGE] = "has values that cannot be saved: look at its "
				"numbers",
};

static const char *const verdicts[IMPORT_VERDICT_COUNT] = {
	[IMPORT_NEW] = "taken",
	[IMPORT_CHANGED] = "changed",
	[IMPORT_REFUSED] = "refused",
};

static const char *const faults[] = {
	[TABLE_FINE] = "it cannot be read",
	[TABLE_TOO_MANY_ROWS] = "more than 20,000 rows: split it",
	[TABLE_TOO_MANY_COLUMNS] = "more than 32 columns: remove some",
	[TABLE_CELL_TOO_LONG] = "a cell of more than 1,000 bytes: shorten it",
	[TABLE_QUOTE_OPEN] = "a quotation mark that is never closed",
	[TABLE_ENCODING] = "its characters are neither UTF-8 nor GB18030: save "
			   "it as UTF-8",
	[TABLE_FORMAT] = "it is neither CSV nor XLSX, or damaged",
	[TABLE_TOO_LARGE] = "more than 16 MB: split it",
};

const char *
import_table_help(const char *kind)
{
	static char help[4096];
	enum import_kind number = import_kind_by_name(kind);
	const struct import_column *columns;
	size_t used = 0;
	size_t count;

	if (number == IMPORT_KIND_COUNT)
		return NULL;
	columns = import_columns(number, &count);
	for (size_t i = 0; i < count && used < sizeof(help); i++)
		used += (size_t)snprintf(help + used, sizeof(help) - used,
		    "%s%s %s%s%s", i % 4 == 0 ? "  " : "", columns[i].name,
		    columns[i].name_en, columns[i].is_needed ? "*" : "",
		    i + 1 == count || i % 4 == 3 ? "\n" : ",  ");
	if (used < sizeof(help))
		snprintf(help + used, sizeof(help) - used, "%s", notes[number]);
	return help;
}

static void
add_results(
    struct text *out, enum import_kind kind, const struct import_report *report)
{
	const struct import_column *columns;
	size_t count;

	columns = import_columns(kind, &count);
	for (size_t i = 0; i < report->count; i++) {
		const struct import_result *result = &report->results[i];

		text_addf(out, "row %zu  %-8s %s", result->row,
		    verdicts[result->verdict], result->key);
		if (result->fault != IMPORT_FINE)
			text_addf(out, "  %s (%s) %s",
			    columns[result->column].name,
			    columns[result->column].name_en,
			    remedies[result->fault]);
		text_add(out, "\n");
	}
}

static const char *
report_text(struct arena *mem, const struct import_order *order,
    enum import_kind kind, const struct import_report *report)
{
	struct text out = text_new(mem, (size_t)16 << 20);

	for (size_t i = 0; i < report->ignored_count; i++)
		text_addf(&out,
		    "The column %s is not known and was left out.\n",
		    report->ignored[i]);
	add_results(&out, kind, report);
	text_addf(&out, "%s: %zu rows: %zu taken, %zu changed, %zu refused.\n",
	    order->file, report->count, report->counts[IMPORT_NEW],
	    report->counts[IMPORT_CHANGED], report->counts[IMPORT_REFUSED]);
	if (report->is_written)
		text_add(&out, "It is stored.\n");
	else if (order->dry_run)
		text_add(&out, "This was a trial: nothing was stored.\n");
	else
		text_add(&out,
		    "Nothing was stored: correct the refused rows, or take the "
		    "others with --skip-bad.\n");
	return out.bytes;
}

static int
complain_of(const struct import_order *order, enum import_kind kind,
    const struct import_report *report)
{
	const struct import_column *columns;
	size_t count;

	columns = import_columns(kind, &count);
	if (report->lacks_column)
		complain("%s has no column %s (%s). Its first line must name "
			 "the columns: qutong import --help.",
		    order->file, columns[report->column].name,
		    columns[report->column].name_en);
	else if (report->table.row > 0)
		complain("%s, row %zu: %s.", order->file, report->table.row,
		    faults[report->table.fault]);
	else
		complain("%s: %s.", order->file, faults[report->table.fault]);
	return 1;
}

/** The exit code: 0 when every row was fine. */
static int
finish(struct import_ground *ground, const struct import_order *order,
    enum import_kind kind, const struct import_report *report)
{
	const char *text = report_text(ground->mem, order, kind, report);
	enum status st = STATUS_OK;

	fputs(text, stdout);
	if (report->is_written)
		st = import_run_save(
		    ground->db, &ground->act, order->kind, order->file, text);
	if (st != STATUS_OK)
		return import_failed(st);
	return report->counts[IMPORT_REFUSED] == 0 ? 0 : 1;
}

int
import_table(struct import_ground *ground, const struct import_order *order)
{
	struct import_request request = {
		.kind = import_kind_by_name(order->kind),
		.today =
		    day_from_instant(ground->act.now, ground->zone_minutes),
		.dry_run = order->dry_run,
		.skip_bad = order->skip_bad,
	};
	struct import_report report;
	enum status st;
	int code;

	if (order->reject != NULL) {
		complain("--reject is for retail.");
		return 2;
	}
	request.fd = open(order->file, O_RDONLY | O_CLOEXEC);
	if (request.fd < 0) {
		complain(
		    "%s cannot be opened: %s.", order->file, strerror(errno));
		return 1;
	}
	ground->act.mem = ground->mem;
	st = import_table_take(ground->db, &ground->act, &request, &report);
	close(request.fd);
	if (st == STATUS_INVALID)
		code = complain_of(order, request.kind, &report);
	else if (st == STATUS_OK)
		code = finish(ground, order, request.kind, &report);
	else
		code = import_failed(st);
	return code;
}
