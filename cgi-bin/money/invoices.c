/**
 * @file
 * GET …/invoices, .csv, .xlsx and …/invoices/{doc}/file: the tax invoices of a
 * customer, to be downloaded.
 */
#include "base/text.h"
#include "domain/tax_invoice.h"
#include "money/pages.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct tax_invoice_filter one =
	    *(const struct tax_invoice_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return tax_invoice_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct tax_invoice *item = row;

	return (struct list_key){ item->asked_at, item->id };
}

static const char *
number_text(struct arena *mem, enum language language, const void *row)
{
	const struct tax_invoice *item = row;

	return item->number != NULL
	    ? item->number
	    : words_fill(mem, language, T_("Request {ID}"), "ID",
		  text_format(mem, "%lld", (long long)item->id), NULL);
}

static const char *
kind_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    tax_invoice_kind_text(((const struct tax_invoice *)row)->kind));
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    tax_invoice_badge(((const struct tax_invoice *)row)->state).text);
}

enum {
	NUMBER_COLUMN = 0,
	STATE_COLUMN = 5
};

static const char *
tone_of(const void *row, size_t column)
{
	return column != STATE_COLUMN
	    ? NULL
	    : tax_invoice_badge(((const struct tax_invoice *)row)->state).tone;
}

/* The desk works on it, the customer takes its file. */
static const char *
path_of(struct page *page, const void *row)
{
	const struct tax_invoice *item = row;

	if (actor_may(page->who, ACTION_TAX_INVOICE))
		return text_format(
		    page->mem, "/tax-invoices/%lld", (long long)item->id);
	if (!item->has_file)
		return NULL;
	return page->who->side == SIDE_CUSTOMER
	    ? text_format(page->mem, "/account/invoices/%lld/file",
		  (long long)item->id)
	    : text_format(page->mem, "/customers/%lld/invoices/%lld/file",
		  (long long)item->customer_id, (long long)item->id);
}

static const char *
note_of(struct page *page, const void *row)
{
	const struct tax_invoice *item = row;

	if (item->has_file)
		return words_fill(page->mem, page->who->language,
		    T_("File: {NAME}"), "NAME", item->file_name, NULL);
	return item->number == NULL ? NULL
				    : words(page->who->language,
					  "its file is not here yet");
}

static const struct list_column columns[] = {
	{ T_("Invoice"), LIST_WORDS, 0, number_text },
	{ T_("Kind"), LIST_WORDS, 0, kind_text },
	{ T_("Issued on"), LIST_DAY, offsetof(struct tax_invoice, issued_on),
	    NULL },
	{ T_("Total with tax"), LIST_MONEY,
	    offsetof(struct tax_invoice, total_fen), NULL },
	{ T_("Tax"), LIST_MONEY, offsetof(struct tax_invoice, tax_fen), NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("Invoice title"), LIST_TEXT, offsetof(struct tax_invoice, title),
	    NULL },
	{ T_("Tax number"), LIST_TEXT,
	    offsetof(struct tax_invoice, tax_number), NULL },
	{ T_("Customer"), LIST_TEXT,
	    offsetof(struct tax_invoice, customer_name), NULL },
};

const struct list money_invoice_list = {
	.name = "invoices",
	.row_size = sizeof(struct tax_invoice),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

const struct table money_invoice_table = {
	.list = &money_invoice_list,
	.caption = T_("Tax invoices, newest first"),
	.empty = T_("No tax invoice yet"),
	.empty_note = T_("They appear here as soon as they are issued."),
	.shown = 7,
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

enum status
money_invoices(struct page *page)
{
	struct tax_invoice_filter filter = { 0 };
	struct subject subject;
	struct db_rows rows;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter.customer_id = subject.customer.id;
	st = list_page(page, &money_invoice_list, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	table_fill(page, "TABLE", &money_invoice_table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Tax invoices"),
		.intro = subject.name,
		.tabs = subject_tabs(page, &subject, SUBJECT_INVOICES),
		.tab_count = SUBJECT_TAB_COUNT,
		.has_export = true,
	    });
	return page_render(page, "money.invoices",
	    words(page->who->language, "Tax invoices"), "money/list.tpl");
}

enum status
money_invoices_export(struct page *page)
{
	struct tax_invoice_filter filter = { 0 };
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter.customer_id = subject.customer.id;
	return list_export(page, &money_invoice_list, &filter);
}

enum status
money_invoice_file(struct page *page)
{
	struct tax_invoice_file file;
	const char *type;
	enum status st = tax_invoice_file_read(page->db, page->mem, page->who,
	    page_id(page_arg(page, "doc")), &file, &type);

	if (st != STATUS_OK)
		return st;
	return page_document(page, type, file.name, file.bytes, file.length);
}
