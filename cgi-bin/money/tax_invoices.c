/**
 * @file
 * /tax-invoices: what is shipped and not invoiced, made into invoices; all
 * invoices; taking in those issued elsewhere.
 */
#include "domain/tax_invoice.h"

#include "base/money.h"
#include "base/text.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	REFUSED_SHOWN = 5
};

/* --- The work list -------------------------------------------------------------------- */

static enum status
read_work(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct tax_invoice_work_filter one =
	    *(const struct tax_invoice_work_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return tax_invoice_work_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
work_key(const void *row)
{
	const struct tax_invoice_work *work = row;

	return (struct list_key){ work->posted_at, work->receivable_id };
}

static const struct list works = {
	.name = "to-invoice",
	.row_size = sizeof(struct tax_invoice_work),
	.read = read_work,
	.key = work_key,
};

/* Whether a box was ticked, and the amount typed beside it. */
static bool
was_taken(struct page *page, int64_t id, const char **amount)
{
	struct page_values ids = page_values(page, "receivable");
	struct page_values amounts = page_values(page, "amount");
	struct page_values taken = page_values(page, "take");

	*amount = "";
	for (size_t i = 0; i < ids.count && i < amounts.count; i++) {
		if (page_id(ids.items[i]) == id)
			*amount = amounts.items[i];
	}
	for (size_t i = 0; i < taken.count; i++) {
		if (page_id(taken.items[i]) == id)
			return true;
	}
	return false;
}

static void
add_work(struct page *page, const struct tax_invoice_work *work)
{
	struct tpl *row = tpl_row(page->tpl, "WORK");
	const char *amount;
	bool taken = was_taken(page, work->receivable_id, &amount);

	tpl_plain(row, "WORK_ID", work->receivable_id);
	tpl_text(row, "WORK_NUMBER", work->number);
	tpl_text(row, "WORK_CUSTOMER",
	    view_name(page->who->language, work->customer_name,
		work->customer_name_en));
	tpl_plain(row, "WORK_CUSTOMER_ID", work->customer_id);
	tpl_text(row, "WORK_ORDER",
	    work->order_number != NULL ? work->order_number : "");
	tpl_day(row, "WORK_DAY", work->posted_on);
	tpl_money(row, "WORK_AMOUNT", work->amount_fen);
	tpl_money(row, "WORK_INVOICED", work->invoiced_fen);
	tpl_money(row, "WORK_LEFT", work->left_fen);
	tpl_text(row, "WORK_TYPED", amount);
	tpl_show_if(row, "WORK_TAKEN", taken);
}

static enum status
show_work(struct page *page)
{
	static const char *const kept[][2] = {
		{ "INVOICE_TITLE", "title" },
		{ "TAX_NUMBER", "tax_number" },
		{ "NOTE", "note" },
	};
	static const struct table_link buttons[] = {
		{ "/tax-invoices/red", T_("Red letters for returns"), false },
		{ "/tax-invoices/all", T_("All invoices"), false },
	};
	struct tax_invoice_work_filter filter = { .customer_id = page_id(
						      page_value(
							  page, "customer")) };
	struct db_rows rows;
	enum status st = list_page(page, &works, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "WORK");
	tpl_show_if(page->tpl, "WORK_ANY", rows.count > 0);
	tpl_show_if(page->tpl, "WORK_NONE", rows.count == 0);
	for (size_t i = 0; i < rows.count; i++)
		add_work(
		    page, &((const struct tax_invoice_work *)rows.items)[i]);
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(page->tpl, kept[i][0], page_value(page, kept[i][1]));
	tpl_show_if(page->tpl, "IS_ORDINARY",
	    text_equal(page_value(page, "kind"), "2"));
	tpl_show_if(page->tpl, "IS_FILTERED", filter.customer_id != 0);
	tpl_text(page->tpl, "CUSTOMER", page_value(page, "customer"));
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "To be invoiced"),
		.intro = words(page->who->language,
		    "Tick what goes on one invoice of one customer; an amount "
		    "beside it takes a part."),
		.buttons = buttons,
		.button_count = ARRAY_LEN(buttons),
	    });
	return page_render(page, "money.tax_work",
	    words(page->who->language, "Tax invoices"), "money/tax_work.tpl");
}

enum status
money_tax_work(struct page *page)
{
	return show_work(page);
}

/* What was ticked. */
static struct tax_invoice_part *
read_parts(struct page *page, size_t *count)
{
	struct page_values taken = page_values(page, "take");
	struct tax_invoice_part *parts =
	    arena_calloc(page->mem, taken.count + 1, sizeof(*parts));

	for (size_t i = 0; i < taken.count; i++) {
		const char *amount;

		parts[i].receivable_id = page_id(taken.items[i]);
		(void)was_taken(page, parts[i].receivable_id, &amount);
		amount = text_trim(page->mem, amount);
		if (amount[0] != '\0' &&
		    (money_parse(amount, 2, &parts[i].amount_fen) !=
			    STATUS_OK ||
			parts[i].amount_fen <= 0)) {
			page_error(page, "amount",
			    words(page->who->language,
				"Please enter an amount in yuan, like "
				"1234.50."));
			break;
		}
	}
	*count = taken.count;
	return parts;
}

enum status
money_tax_make(struct page *page)
{
	enum language language = page->who->language;
	struct tax_invoice_request request = {
		.kind = text_equal(page_value(page, "kind"), "2")
		    ? TAX_INVOICE_ORDINARY
		    : TAX_INVOICE_SPECIAL,
		.title = page_value(page, "title"),
		.tax_number = page_value(page, "tax_number"),
		.note = page_value(page, "note"),
	};
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	request.parts = read_parts(page, &request.part_count);
	if (request.part_count == 0)
		page_error(page, "take",
		    words(language, "Tick at least one shipment."));
	if (page->error_count > 0)
		return show_work(page);
	st = tax_invoice_make(page->db, &act, &request, &id);
	if (st == STATUS_OK)
		return id != 0 ? page_redirect(page, "/tax-invoices/%s",
				     text_format(page->mem, "%lld",
					 (long long)id))
			       : page_redirect(page, "/tax-invoices/all");
	if (st == STATUS_INVALID)
		page_error(page, "take",
		    words(language,
			"Only shipments of one customer go on one invoice; a "
			"special one needs the tax number."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"Less is left to invoice than that, by now."));
	else
		return st;
	return show_work(page);
}

/* --- All of them ------------------------------------------------------------------------ */

static void
read_filter(struct page *page, struct tax_invoice_filter *filter)
{
	int64_t state = page_id(page_value(page, "state"));

	*filter = (struct tax_invoice_filter){ .customer_id =
						   page_id(page_value(page,
						       "customer")) };
	if (state > 0 && state < TAX_INVOICE_STATE_COUNT)
		filter->state = (enum tax_invoice_state)state;
}

enum status
money_tax_list(struct page *page)
{
	static const struct table_link buttons[] = {
		{ "/tax-invoices/red", T_("Red letters for returns"), false },
		{ "/tax-invoices", T_("To be invoiced"), true },
	};
	struct table_link chips[TAX_INVOICE_STATE_COUNT];
	struct tax_invoice_filter filter;
	struct db_rows rows;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, &money_invoice_list, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	chips[0] = (struct table_link){ "/tax-invoices/all", T_("All"),
		filter.state == 0 };
	for (int i = 1; i < TAX_INVOICE_STATE_COUNT; i++)
		chips[i] = (struct table_link){
			text_format(
			    page->mem, "/tax-invoices/all?state=%d", i),
			tax_invoice_badge((enum tax_invoice_state)i).text,
			(int)filter.state == i
		};
	table_fill(page, "TABLE", &money_invoice_table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Tax invoices"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.buttons = buttons,
		.button_count = ARRAY_LEN(buttons),
		.has_export = true,
	    });
	return page_render(page, "money.tax_list",
	    words(page->who->language, "Tax invoices"), "money/tax_list.tpl");
}

enum status
money_tax_list_export(struct page *page)
{
	struct tax_invoice_filter filter;

	read_filter(page, &filter);
	return list_export(page, &money_invoice_list, &filter);
}

/* --- Issued elsewhere -------------------------------------------------------------------- */

static const char *
report_text(struct page *page, const struct tax_invoice_report *report)
{
	enum language language = page->who->language;
	struct text out = text_new(page->mem, 900);

	text_add(&out,
	    words_count(page->mem, language, "One invoice taken in.",
		"{N} invoices taken in.", report->issued));
	for (size_t i = 0; i < report->refused_count && i < REFUSED_SHOWN;
	     i++) {
		text_add(&out, " ");
		text_add(&out,
		    words_fill(page->mem, language, T_("Row {ROW}: {WHY}."),
			"ROW",
			text_format(page->mem, "%zu", report->refused[i].row),
			"WHY",
			words(language,
			    tax_fault_text(report->refused[i].fault)),
			NULL));
	}
	return out.bytes;
}

enum status
money_tax_import(struct page *page)
{
	struct page_file upload = page_file(page, "file");
	struct table_error error = { .fault = TABLE_FINE };
	struct tax_invoice_report report = { 0 };
	struct act act = page_act(page);
	enum status st = STATUS_INVALID;

	if (upload.fd >= 0 && upload.size > 0)
		st = tax_invoice_import(
		    page->db, &act, upload.fd, &report, &error);
	if (st == STATUS_OK) {
		page_flash(page, report_text(page, &report));
		return page_redirect(page, "/tax-invoices/all");
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, "file",
	    words(page->who->language,
		"Please choose a CSV or Excel file with the columns number, "
		"day, kind, shipment, amount."));
	return money_tax_list(page);
}
