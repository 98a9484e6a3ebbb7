/**
 * @file
 * GET and POST /orders/{no}/ship: the warehouse sends what it picked.
 */
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/shipment.h"
#include "orders/pages.h"
#include "view/order_view.h"
#include "view/words.h"

struct order_typed
orders_typed(const struct page *page, const char *field)
{
	struct page_values positions = page_values(page, "position");
	struct page_values values = page_values(page, field);

	return (struct order_typed){ .positions = positions.items,
		.position_count = positions.count,
		.values = values.items,
		.value_count = values.count };
}

static enum status
show_form(struct page *page, const struct order *order)
{
	tpl_text(page->tpl, "STATE", order_state_name(order->state));
	tpl_text(page->tpl, "CARRIER", page_value(page, "carrier"));
	tpl_text(page->tpl, "TRACKING", page_value(page, "tracking"));
	tpl_text(page->tpl, "NOTE", page_value(page, "note"));
	const struct order_typed quantities = orders_typed(page, "quantity");
	order_view_ship(page->tpl, order, &quantities);
	return page_render(page, "orders.ship",
	    words(page->who->language, "Ship"), "orders/ship.tpl");
}

enum status
orders_ship_form(struct page *page)
{
	struct order order;
	enum status st;

	st = order_of_path(page, &order);
	return st == STATUS_OK ? show_form(page, &order) : st;
}

/* The lines of the form; one that is no number is a message. */
static struct ship_line *
read_lines(struct page *page, size_t *count)
{
	struct page_values positions = page_values(page, "position");
	struct page_values quantities = page_values(page, "quantity");
	struct ship_line *lines =
	    arena_calloc(page->mem, positions.count + 1, sizeof(*lines));
	size_t n = 0;

	for (size_t i = 0; i < positions.count; i++) {
		const char *typed =
		    i < quantities.count ? quantities.items[i] : "";

		if (text_trim(page->mem, typed)[0] == '\0')
			continue;
		if (text_to_int(positions.items[i], &lines[n].position) !=
			STATUS_OK ||
		    draft_quantity_parse(typed, &lines[n].quantity) !=
			STATUS_OK) {
			page_error(page, "quantity",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
			break;
		}
		n++;
	}
	*count = n;
	return lines;
}

static void
check_texts(struct page *page)
{
	struct texts {
		const char *carrier;
		const char *tracking;
		const char *note;
	} texts;
	static const struct form_field fields[] = {
		FORM_TEXT(struct texts, carrier, 0, SHIPMENT_CARRIER_MAX),
		FORM_TEXT(struct texts, tracking, 0, SHIPMENT_CARRIER_MAX),
		FORM_TEXT(struct texts, note, 0, ORDER_REASON_MAX),
	};

	/* Its errors are the page's. */
	(void)!page_form(page, fields, ARRAY_LEN(fields), &texts);
}

enum status
orders_ship(struct page *page)
{
	struct act act = page_act(page);
	struct ship_request request = {
		.carrier = page_value(page, "carrier"),
		.tracking = page_value(page, "tracking"),
		.note = page_value(page, "note"),
	};
	struct ship_outcome outcome = { 0 };
	struct order order;
	enum status st;

	st = order_of_path(page, &order);
	if (st != STATUS_OK)
		return st;
	request.order_id = order.id;
	request.lines = read_lines(page, &request.line_count);
	check_texts(page);
	if (page->error_count > 0)
		return show_form(page, &order);
	st = order_ship(page->db, &act, &request, &outcome);
	if (st == STATUS_INVALID) {
		page_error(page, "quantity",
		    words(page->who->language,
			"Send at least one piece, and no more than is "
			"reserved for each line."));
		return show_form(page, &order);
	}
	return orders_answer(page, &act, st);
}
