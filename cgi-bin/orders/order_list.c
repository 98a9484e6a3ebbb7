/**
 * @file
 * GET /orders, /orders.csv, /orders.xlsx: orders, newest first.
 */
#include "app/list.h"
#include "base/text.h"
#include "domain/order.h"
#include "orders/pages.h"
#include "view/order_view.h"
#include "view/order_words.h"
#include "view/words.h"

enum {
	SEARCH_BACK_DAYS = 400
}; /* how far a search without a period looks */

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct order_filter one = *(const struct order_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return order_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct order_row *order = row;

	return (struct list_key){ order->placed_at, order->id };
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	const struct order_row *order = row;

	(void)mem;
	return words(language,
	    order_badge(order->state, order->credit, order->proposal_open)
		.text);
}

static const struct list_column columns[] = {
	{ T_("Order"), LIST_TEXT, offsetof(struct order_row, number), NULL },
	{ T_("Placed at"), LIST_TIME, offsetof(struct order_row, placed_at),
	    NULL },
	{ T_("Customer"), LIST_TEXT, offsetof(struct order_row, customer_name),
	    NULL },
	{ T_("Your number"), LIST_TEXT, offsetof(struct order_row, own_number),
	    NULL },
	{ T_("First product"), LIST_TEXT, offsetof(struct order_row, headline),
	    NULL },
	{ T_("Lines"), LIST_INT, offsetof(struct order_row, line_count), NULL },
	{ T_("Pieces"), LIST_INT, offsetof(struct order_row, quantity_total),
	    NULL },
	{ T_("Total"), LIST_MONEY, offsetof(struct order_row, total_fen),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("Wanted on"), LIST_DAY, offsetof(struct order_row, wanted_on),
	    NULL },
};

static const struct list orders = {
	.name = "orders",
	.row_size = sizeof(struct order_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

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

/* The query as a filter.  What makes no sense is a message and is left out. */
static void
read_filter(struct page *page, struct order_filter *filter)
{
	const char *tab = page_value(page, "state");
	const char *q = page_value(page, "q");
	int zone = page->who->zone_minutes;
	struct day day;

	*filter = (struct order_filter){ .limit = LIST_PAGE_ROWS };
	filter->customer_id = page->who->side == SIDE_CUSTOMER
	    ? page->who->customer_id
	    : asked_customer(page);
	if (text_equal(tab, "open"))
		filter->open = filter->customer_id != 0;
	else if (text_equal(tab, "held"))
		filter->held = true;
	else if (text_equal(tab, "proposal"))
		filter->proposal_open = true;
	else if (tab[0] != '\0')
		filter->state = order_state_by_name(tab);
	if (page_value(page, "from")[0] != '\0') {
		if (day_parse(page_value(page, "from"), &day) == STATUS_OK)
			filter->from = instant_from_day(day, zone);
		else
			page_error(page, "from",
			    words(page->who->language,
				"Enter a day like 2026-11-20."));
	}
	if (page_value(page, "to")[0] != '\0') {
		if (day_parse(page_value(page, "to"), &day) == STATUS_OK)
			filter->before =
			    instant_from_day(day_add(day, 1), zone);
		else
			page_error(page, "to",
			    words(page->who->language,
				"Enter a day like 2026-11-20."));
	}
	if (q[0] != '\0') {
		filter->text = q;
		if (filter->customer_id == 0 && instant_is_none(filter->from))
			filter->from = instant_add_ms(page->now,
			    -(int64_t)SEARCH_BACK_DAYS * 24 * 3600 * 1000);
	}
}

enum status
orders_list(struct page *page)
{
	struct order_list_form form = {
		.tab = page_value(page, "state"),
		.q = page_value(page, "q"),
		.from = page_value(page, "from"),
		.to = page_value(page, "to"),
		.customer_id = asked_customer(page),
	};
	struct order_filter filter;
	struct db_rows rows;
	int64_t id;
	enum status st;

	/* A whole order number leads straight there. */
	if (form.q[0] != '\0') {
		st = order_id_of(page->db, page->mem, page->who, form.q, &id);
		if (st == STATUS_OK)
			return page_redirect(page, "/orders/%s", form.q);
		if (st != STATUS_NOT_FOUND)
			return st;
	}
	read_filter(page, &filter);
	st = list_page(page, &orders, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	order_view_list(page->tpl, page->who, &form, &rows);
	return page_render(page, "orders.list",
	    words(page->who->language, "Orders"), "orders/list.tpl");
}

enum status
orders_export(struct page *page)
{
	struct order_filter filter;

	read_filter(page, &filter);
	return list_export(page, &orders, &filter);
}
