/**
 * @file
 * GET …/receivables, .csv, .xlsx and …/receivables/{doc}: what is owed, and
 * what settled it.
 */
#include "base/text.h"
#include "domain/application.h"
#include "money/pages.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct receivable_filter one =
	    *(const struct receivable_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return receivable_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct receivable *item = row;

	return (struct list_key){ item->posted_at, item->id };
}

/* Settled, or how late; the exports have the day beside it. */
static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	const struct receivable *item = row;

	(void)mem;
	if (item->open_fen == 0)
		return words(language, "Settled");
	return item->open_fen < item->amount_fen
	    ? words(language, "Settled in part")
	    : words(language, "Unsettled");
}

static const char *
state_tone(const void *row, size_t column)
{
	const struct receivable *item = row;

	(void)column;
	return item->open_fen == 0 ? "good" : "info";
}

static const char *
path_of(struct page *page, const void *row)
{
	const struct receivable *item = row;
	const char *base = text_starts_with(page->route->path, "/account")
	    ? "/account"
	    : text_format(
		  page->mem, "/customers/%lld", (long long)item->customer_id);

	return text_format(
	    page->mem, "%s/receivables/%lld", base, (long long)item->id);
}

static const char *
note_of(struct page *page, const void *row)
{
	const struct receivable *item = row;
	const char *source = item->order_number != NULL ? item->order_number
							: item->return_number;

	if (item->open_fen == 0)
		return source;
	return text_format(page->mem, "%s%s%s", source != NULL ? source : "",
	    source != NULL ? " · " : "",
	    money_due_text(page->mem, page->who->language, item->due_on,
		page_today(page)));
}

static const struct list_column columns[] = {
	{ T_("Shipment or invoice"), LIST_TEXT,
	    offsetof(struct receivable, number), NULL },
	{ T_("Posted on"), LIST_DAY, offsetof(struct receivable, posted_on),
	    NULL },
	{ T_("Due on"), LIST_DAY, offsetof(struct receivable, due_on), NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct receivable, amount_fen),
	    NULL },
	{ T_("Still open"), LIST_MONEY, offsetof(struct receivable, open_fen),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("Order"), LIST_TEXT, offsetof(struct receivable, order_number),
	    NULL },
	{ T_("Invoiced"), LIST_MONEY, offsetof(struct receivable, invoiced_fen),
	    NULL },
	{ T_("Tax"), LIST_MONEY, offsetof(struct receivable, tax_fen), NULL },
};

static const struct list receivables = {
	.name = "receivables",
	.row_size = sizeof(struct receivable),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const struct table table = {
	.list = &receivables,
	.caption = T_("Receivables, newest first"),
	.empty = T_("Nothing is owed here"),
	.empty_note = T_("What is shipped is posted here by itself."),
	.shown = 6,
	.path = path_of,
	.note = note_of,
	.tone = state_tone,
};

/* Values of `which`, in the order of enum receivable_which. */
static const char *const names[] = { "", "open", "overdue", "settled" };

static enum receivable_which
which_of(const struct page *page)
{
	for (size_t i = 1; i < ARRAY_LEN(names); i++) {
		if (text_equal(page_value(page, "which"), names[i]))
			return (enum receivable_which)i;
	}
	return RECEIVABLE_EVERY;
}

enum status
money_receivables(struct page *page)
{
	static const char *const texts[] = { T_("All"), T_("Unsettled"),
		T_("Overdue"), T_("Settled") };
	struct table_link chips[ARRAY_LEN(names)];
	struct receivable_filter filter;
	struct subject subject;
	struct db_rows rows;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter = (struct receivable_filter){ .which = which_of(page),
		.customer_id = subject.customer.id,
		.today = subject.today };
	st = list_page(page, &receivables, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		chips[i] = (struct table_link){
			text_format(page->mem, "%s/receivables%s%s",
			    subject.base, i == 0 ? "" : "?which=", names[i]),
			texts[i], i == (size_t)filter.which
		};
	table_fill(page, "TABLE", &table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Receivables"),
		.intro = subject.name,
		.tabs = subject_tabs(page, &subject, SUBJECT_RECEIVABLES),
		.tab_count = SUBJECT_TAB_COUNT,
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.has_export = true,
	    });
	return page_render(page, "money.receivables",
	    words(page->who->language, "Receivables"), "money/list.tpl");
}

enum status
money_receivables_export(struct page *page)
{
	struct receivable_filter filter;
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter = (struct receivable_filter){ .which = which_of(page),
		.customer_id = subject.customer.id,
		.today = subject.today };
	return list_export(page, &receivables, &filter);
}

/* --- One ------------------------------------------------------------------------ */

static const char *
source_path(struct page *page, const void *row)
{
	const struct application *item = row;

	return item->receipt_id != 0 &&
		actor_may(page->who, ACTION_RECEIPT_POST)
	    ? text_format(page->mem, "/receipts/%s", item->source_number)
	    : NULL;
}

static const char *
source_state(struct arena *mem, enum language language, const void *row)
{
	const struct application *item = row;

	(void)mem;
	if (item->undoes_id != 0)
		return words(language, "Undoing");
	return item->is_undone ? words(language, "Undone")
			       : words(language, "Set off");
}

static const char *
source_tone(const void *row, size_t column)
{
	const struct application *item = row;

	(void)column;
	return item->undoes_id != 0 || item->is_undone ? "quiet" : "good";
}

static const struct list_column source_columns[] = {
	{ T_("Payment or credit note"), LIST_TEXT,
	    offsetof(struct application, source_number), NULL },
	{ T_("Time"), LIST_TIME, offsetof(struct application, at), NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct application, amount_fen),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, source_state },
};

static const struct list sources = {
	.row_size = sizeof(struct application),
	.columns = source_columns,
	.column_count = ARRAY_LEN(source_columns),
};

static const struct table source_table = {
	.list = &sources,
	.caption = T_("What settled it"),
	.empty = T_("Nothing was paid on it yet"),
	.path = source_path,
	.tone = source_tone,
};

enum status
money_receivable(struct page *page)
{
	struct application_filter filter = { .limit = 501 };
	struct subject subject;
	struct receivable item;
	struct db_rows rows;
	enum status st = subject_of_path(page, &subject);

	if (st == STATUS_OK)
		st = receivable_find(page->db, page->mem, page->who,
		    page_id(page_arg(page, "doc")), &item);
	if (st == STATUS_OK && item.customer_id != subject.customer.id)
		st = STATUS_NOT_FOUND;
	if (st != STATUS_OK)
		return st;
	filter.receivable_id = item.id;
	st = application_list(page->db, page->mem, page->who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	table_fill(page, "TABLE", &source_table, &rows);
	tpl_text(page->tpl, "NUMBER", item.number);
	tpl_show_if(page->tpl, "HAS_ORDER", item.order_number != NULL);
	tpl_text(page->tpl, "ORDER_NUMBER",
	    item.order_number != NULL ? item.order_number : "");
	tpl_show_if(page->tpl, "HAS_SHIPMENT", item.shipment_id != 0);
	tpl_show_if(page->tpl, "HAS_RETURN", item.return_number != NULL);
	tpl_text(page->tpl, "RETURN_NUMBER",
	    item.return_number != NULL ? item.return_number : "");
	tpl_money(page->tpl, "AMOUNT", item.amount_fen);
	tpl_money(page->tpl, "TAX", item.tax_fen);
	tpl_money(page->tpl, "OPEN", item.open_fen);
	tpl_money(page->tpl, "INVOICED", item.invoiced_fen);
	tpl_day(page->tpl, "POSTED_ON", item.posted_on);
	tpl_day(page->tpl, "DUE_ON", item.due_on);
	tpl_text(page->tpl, "DUE_TEXT",
	    item.open_fen == 0 ? ""
			       : money_due_text(page->mem, page->who->language,
				     item.due_on, subject.today));
	table_page(page,
	    &(struct table_page){
		.heading = words_fill(page->mem, page->who->language,
		    T_("Receivable {NUMBER}"), "NUMBER", item.number, NULL),
		.intro = subject.name,
		.crumb = words(page->who->language, "Receivables"),
		.crumb_path = subject_path(page, &subject, "receivables"),
	    });
	return page_render(page, "money.receivable",
	    words(page->who->language, "Receivables"), "money/receivable.tpl");
}
