/**
 * @file
 * GET /returns, /returns.csv, /returns.xlsx: requests, newest first.
 */
#include "app/list.h"
#include "base/text.h"
#include "returns/pages.h"
#include "view/return_view.h"
#include "view/return_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct return_filter one = *(const struct return_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return return_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct return_row *request = row;

	return (struct list_key){ request->created_at, request->id };
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    return_badge(((const struct return_row *)row)->state, false).text);
}

static const struct list_column columns[] = {
	{ T_("Return"), LIST_TEXT, offsetof(struct return_row, number), NULL },
	{ T_("Begun at"), LIST_TIME, offsetof(struct return_row, created_at),
	    NULL },
	{ T_("Customer"), LIST_TEXT, offsetof(struct return_row, customer_name),
	    NULL },
	{ T_("First product"), LIST_TEXT, offsetof(struct return_row, headline),
	    NULL },
	{ T_("Lines"), LIST_INT, offsetof(struct return_row, line_count),
	    NULL },
	{ T_("Pieces"), LIST_INT, offsetof(struct return_row, quantity_total),
	    NULL },
	{ T_("Credit asked"), LIST_MONEY,
	    offsetof(struct return_row, credit_asked_fen), NULL },
	{ T_("Credit given"), LIST_MONEY,
	    offsetof(struct return_row, credit_given_fen), NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
};

static const struct list requests = {
	.name = "returns",
	.row_size = sizeof(struct return_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static struct instant
read_day(struct page *page, const char *field, int64_t days_later)
{
	const char *typed = page_value(page, field);
	struct day day;

	if (typed[0] == '\0')
		return (struct instant){ 0 };
	if (day_parse(typed, &day) == STATUS_OK)
		return instant_from_day(
		    day_add(day, days_later), page->who->zone_minutes);
	page_error(page, field,
	    words(page->who->language, "Enter a day like 2026-11-20."));
	return (struct instant){ 0 };
}

/* The customer staff look at alone; 0 for all they see. */
static int64_t
asked_customer(struct page *page)
{
	int64_t id;

	return page->who->side == SIDE_STAFF &&
		text_to_int(page_value(page, "customer"), &id) == STATUS_OK &&
		id > 0
	    ? id
	    : 0;
}

static void
read_filter(struct page *page, struct return_filter *filter)
{
	const char *tab = page_value(page, "state");
	const char *q = page_value(page, "q");

	*filter = (struct return_filter){
		.imported = text_equal(tab, "imported"),
		.state = return_state_by_name(tab),
		.from = read_day(page, "from", 0),
		.before = read_day(page, "to", 1),
		.text = q[0] == '\0' ? NULL : q,
		.customer_id = page->who->side == SIDE_CUSTOMER
		    ? page->who->customer_id
		    : asked_customer(page),
	};
	filter->open = text_equal(tab, "open") && filter->customer_id != 0;
}

enum status
returns_list(struct page *page)
{
	const struct return_list_form form = {
		.tab = page_value(page, "state"),
		.q = page_value(page, "q"),
		.from = page_value(page, "from"),
		.to = page_value(page, "to"),
		.customer_id = asked_customer(page),
	};
	struct return_filter filter;
	struct db_rows rows;
	int64_t id;
	enum status st;

	/* A whole number leads straight there. */
	if (form.q[0] != '\0') {
		st = return_id_of(page->db, page->mem, page->who, form.q, &id);
		if (st == STATUS_OK)
			return page_redirect(page, "/returns/%s", form.q);
		if (st != STATUS_NOT_FOUND)
			return st;
	}
	read_filter(page, &filter);
	st = list_page(page, &requests, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	return_view_list(page->tpl, page->who, &form, &rows);
	return page_render(page, "returns.list",
	    words(page->who->language, "Returns"), "returns/list.tpl");
}

enum status
returns_export(struct page *page)
{
	struct return_filter filter;

	read_filter(page, &filter);
	return list_export(page, &requests, &filter);
}
