/**
 * @file
 * GET /shipments, /shipments.csv, /shipments.xlsx: shipments, newest first.
 */
#include "app/list.h"
#include "base/text.h"
#include "domain/shipment.h"
#include "orders/pages.h"
#include "view/order_view.h"
#include "view/order_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct shipment_filter one = *(const struct shipment_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return shipment_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct shipment_row *shipment = row;

	return (struct list_key){ shipment->sent_at, shipment->id };
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    shipment_badge(((const struct shipment_row *)row)->state).text);
}

static const struct list_column columns[] = {
	{ T_("Shipment"), LIST_TEXT, offsetof(struct shipment_row, number),
	    NULL },
	{ T_("Order"), LIST_TEXT, offsetof(struct shipment_row, order_number),
	    NULL },
	{ T_("Customer"), LIST_TEXT,
	    offsetof(struct shipment_row, customer_name), NULL },
	{ T_("Sent at"), LIST_TIME, offsetof(struct shipment_row, sent_at),
	    NULL },
	{ T_("Carrier"), LIST_TEXT, offsetof(struct shipment_row, carrier),
	    NULL },
	{ T_("Tracking number"), LIST_TEXT,
	    offsetof(struct shipment_row, tracking), NULL },
	{ T_("Value"), LIST_MONEY, offsetof(struct shipment_row, value_fen),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
};

static const struct list shipments = {
	.name = "shipments",
	.row_size = sizeof(struct shipment_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static void
read_filter(struct page *page, struct shipment_filter *filter)
{
	const char *tab = page_value(page, "state");

	*filter = (struct shipment_filter){ .limit = LIST_PAGE_ROWS };
	for (unsigned int i = SHIPMENT_PACKED; i < SHIPMENT_STATE_COUNT; i++) {
		if (text_equal(
			tab, shipment_state_name((enum shipment_state)i)))
			filter->state = (enum shipment_state)i;
	}
}

enum status
shipments_list(struct page *page)
{
	struct shipment_filter filter;
	struct db_rows rows;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, &shipments, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	shipment_view_list(
	    page->tpl, page->who, page_value(page, "state"), &rows);
	return page_render(page, "shipments.list",
	    words(page->who->language, "Shipments"), "shipments/list.tpl");
}

enum status
shipments_export(struct page *page)
{
	struct shipment_filter filter;

	read_filter(page, &filter);
	return list_export(page, &shipments, &filter);
}
