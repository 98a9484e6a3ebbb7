/**
 * @file
 * GET /receivables and /receivables/ageing, with their files: what falls due
 * from all customers, and who is how late.
 */
#include "base/text.h"
#include "domain/receivable.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_view.h"
#include "view/words.h"

enum {
	WEEK_DAYS = 7,
	MONTH_DAYS = 30,
	AHEAD_DAYS = 3660
};

/* Pages of what all customers owe. */
enum tab {
	TAB_DUE = 0,
	TAB_AGEING,
	TAB_NOTES,
	TAB_OPENING,
	TAB_COUNT
};

const struct table_link *
money_owed_tabs(struct page *page, const char *path, size_t *count)
{
	static const struct table_link all[TAB_COUNT] = {
		[TAB_DUE] = { "/receivables", T_("Due list"), false },
		[TAB_AGEING] = { "/receivables/ageing", T_("By age"), false },
		[TAB_NOTES] = { "/credit-notes", T_("Credit notes"), false },
		[TAB_OPENING] = { "/receivables/opening",
		    T_("Opening balances"), false },
	};
	struct table_link *links =
	    arena_calloc(page->mem, TAB_COUNT, sizeof(*links));

	*count = 0;
	for (size_t i = 0; i < TAB_COUNT; i++) {
		if (i == TAB_OPENING &&
		    !actor_may(page->who, ACTION_RECEIPT_POST))
			continue;
		links[*count] = all[i];
		links[*count].chosen = text_equal(all[i].path, path);
		++*count;
	}
	return links;
}

/* --- What falls due when -------------------------------------------------------- */

static enum status
read_due(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct due_filter one = *(const struct due_filter *)filter;

	/* The list goes by the due day: its instant stands for it. */
	if (span.after.id != 0)
		one.after_due = day_from_instant(span.after.at, 0);
	one.after_id = span.after.id;
	one.limit = span.limit;
	return receivable_due_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
due_key(const void *row)
{
	const struct receivable *item = row;

	return (struct list_key){ instant_from_day(item->due_on, 0), item->id };
}

static const char *
due_name(struct arena *mem, enum language language, const void *row)
{
	const struct receivable *item = row;

	(void)mem;
	return view_name(language, item->customer_name, item->customer_name_en);
}

static const char *
due_path(struct page *page, const void *row)
{
	const struct receivable *item = row;

	return text_format(page->mem, "/customers/%lld/receivables/%lld",
	    (long long)item->customer_id, (long long)item->id);
}

static const char *
due_note(struct page *page, const void *row)
{
	return money_due_text(page->mem, page->who->language,
	    ((const struct receivable *)row)->due_on, page_today(page));
}

static const struct list_column due_columns[] = {
	{ T_("Customer"), LIST_WORDS, 0, due_name },
	{ T_("Shipment or invoice"), LIST_TEXT,
	    offsetof(struct receivable, number), NULL },
	{ T_("Due on"), LIST_DAY, offsetof(struct receivable, due_on), NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct receivable, amount_fen),
	    NULL },
	{ T_("Still open"), LIST_MONEY, offsetof(struct receivable, open_fen),
	    NULL },
	{ T_("Order"), LIST_TEXT, offsetof(struct receivable, order_number),
	    NULL },
	{ T_("Posted on"), LIST_DAY, offsetof(struct receivable, posted_on),
	    NULL },
};

static const struct list due_rows = {
	.name = "due",
	.row_size = sizeof(struct receivable),
	.read = read_due,
	.key = due_key,
	.columns = due_columns,
	.column_count = ARRAY_LEN(due_columns),
};

static const struct table due_table = {
	.list = &due_rows,
	.caption = T_("What falls due, earliest first"),
	.empty = T_("Nothing falls due"),
	.shown = 6,
	.path = due_path,
	.note = due_note,
};

/* Values of `when`. */
static const char *const when_names[] = { "", "overdue", "week", "month" };

static size_t
when_of(const struct page *page)
{
	for (size_t i = 1; i < ARRAY_LEN(when_names); i++) {
		if (text_equal(page_value(page, "when"), when_names[i]))
			return i;
	}
	return 0;
}

static struct due_filter
due_filter_of(const struct page *page)
{
	struct day today = page_today(page);
	struct due_filter filter = {
		.customer_id = page_id(page_value(page, "customer")),
		.to = day_add(today, AHEAD_DAYS),
	};

	switch (when_of(page)) {
	case 1:
		filter.to = day_add(today, -1);
		break;
	case 2:
		filter.from = today;
		filter.to = day_add(today, WEEK_DAYS);
		break;
	case 3:
		filter.from = today;
		filter.to = day_add(today, MONTH_DAYS);
		break;
	default:
		break;
	}
	return filter;
}

enum status
money_due(struct page *page)
{
	static const char *const texts[] = { T_("All"), T_("Overdue"),
		T_("In the next 7 days"), T_("In the next 30 days") };
	struct due_filter filter = due_filter_of(page);
	struct table_link chips[ARRAY_LEN(texts)];
	struct table_page around = {
		.heading = words(page->who->language, "Receivables"),
		.intro = words(page->who->language,
		    "What all customers owe, by the day it falls due"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.has_export = true,
	};
	struct db_rows rows;
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/receivables");
	st = list_page(page, &due_rows, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		chips[i] = (struct table_link){
			text_format(page->mem, "/receivables%s%s",
			    i == 0 ? "" : "?when=", when_names[i]),
			texts[i], i == when_of(page)
		};
	around.tabs = money_owed_tabs(page, "/receivables", &around.tab_count);
	table_fill(page, "TABLE", &due_table, &rows);
	table_page(page, &around);
	return page_render(page, "money.due", around.heading, "money/list.tpl");
}

enum status
money_due_export(struct page *page)
{
	struct due_filter filter = due_filter_of(page);

	return list_export(page, &due_rows, &filter);
}

/* --- By age ----------------------------------------------------------------------- */

static enum status
read_ageing(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct ageing_filter one = *(const struct ageing_filter *)filter;

	/* The list goes by what is overdue: an instant carries the sum. */
	one.after_overdue_fen = span.after.at.ms;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return receivable_ageing_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
ageing_key(const void *row)
{
	const struct receivable_ageing *item = row;

	return (struct list_key){ { receivable_ageing_overdue(item) },
		item->customer_id };
}

static const char *
ageing_name(struct arena *mem, enum language language, const void *row)
{
	const struct receivable_ageing *item = row;

	(void)mem;
	return view_name(language, item->customer_name, item->customer_name_en);
}

static const char *
ageing_path(struct page *page, const void *row)
{
	const struct receivable_ageing *item = row;

	return text_format(page->mem, "/customers/%lld/receivables?which=%s",
	    (long long)item->customer_id,
	    receivable_ageing_overdue(item) > 0 ? "overdue" : "open");
}

static const char *
ageing_note(struct page *page, const void *row)
{
	const struct receivable_ageing *item = row;

	return day_is_none(item->oldest_due)
	    ? ""
	    : money_due_text(page->mem, page->who->language, item->oldest_due,
		  page_today(page));
}

#define AGE(text, member)                                                      \
	{                                                                      \
		text, LIST_MONEY, offsetof(struct receivable_ageing, member),  \
		    NULL                                                       \
	}

static const struct list_column ageing_columns[] = {
	{ T_("Customer"), LIST_WORDS, 0, ageing_name },
	AGE(T_("Still open"), open_fen),
	AGE(T_("Not due"), not_due_fen),
	AGE(T_("1–30 days late"), late_30_fen),
	AGE(T_("31–60 days late"), late_60_fen),
	AGE(T_("61–90 days late"), late_90_fen),
	AGE(T_("More than 90 days late"), later_fen),
	AGE(T_("Paid, not set off"), unapplied_fen),
	{ T_("Oldest due day"), LIST_DAY,
	    offsetof(struct receivable_ageing, oldest_due), NULL },
};

static const struct list ageing_rows = {
	.name = "ageing",
	.row_size = sizeof(struct receivable_ageing),
	.read = read_ageing,
	.key = ageing_key,
	.columns = ageing_columns,
	.column_count = ARRAY_LEN(ageing_columns),
};

static const struct table ageing_table = {
	.list = &ageing_rows,
	.caption = T_("Customers, most overdue first"),
	.empty = T_("Nobody owes anything"),
	.zero_is_dash = true,
	.shown = 8,
	.path = ageing_path,
	.note = ageing_note,
};

enum status
money_ageing(struct page *page)
{
	struct ageing_filter filter = { .today = page_today(page) };
	struct receivable_ageing all;
	struct table_page around = {
		.heading = words(page->who->language, "Receivables by age"),
		.intro = words(page->who->language,
		    "A name leads to what that customer has open"),
		.has_export = true,
	};
	struct db_rows rows;
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/credit");
	st = list_page(page, &ageing_rows, &filter, &rows);
	if (st == STATUS_OK)
		st = receivable_ageing(
		    page->db, page->mem, page->who, 0, filter.today, &all);
	if (st != STATUS_OK)
		return st;
	money_view_ageing(page->tpl, &all);
	tpl_day(page->tpl, "TODAY", filter.today);
	around.tabs =
	    money_owed_tabs(page, "/receivables/ageing", &around.tab_count);
	table_fill(page, "TABLE", &ageing_table, &rows);
	table_page(page, &around);
	return page_render(
	    page, "money.ageing", around.heading, "money/by_age.tpl");
}

enum status
money_ageing_export(struct page *page)
{
	struct ageing_filter filter = { .today = page_today(page) };

	return list_export(page, &ageing_rows, &filter);
}
