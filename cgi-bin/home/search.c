/**
 * @file
 * GET /search: a number leads straight to its document; anything else finds a
 * few of each kind.
 */
#include "base/text.h"
#include "domain/customer.h"
#include "domain/order.h"
#include "domain/product.h"
#include "domain/shipment.h"
#include "home/pages.h"
#include "view/search_view.h"
#include "view/words.h"

enum {
	FOUND_MAX = 8,
	QUERY_CHARS = 60,
	BACK_DAYS = 400 /* how far orders are looked for */
};

/* At most so many characters, whole ones. */
static const char *
cut_query(struct arena *mem, const char *typed)
{
	const char *at = typed;

	for (int i = 0; i < QUERY_CHARS; i++) {
		if (utf8_next(&at) == 0)
			break;
	}
	return arena_memdup(mem, typed, (size_t)(at - typed));
}

/* "/orders/%s" or "/shipments/%s" of what is this number; NULL for nothing. */
static enum status
find_number(struct page *page, const char *q, const char **lead)
{
	int64_t id;
	enum status st;

	*lead = NULL;
	if (!actor_may(page->who, ACTION_ORDER_SEE))
		return STATUS_OK;
	st = order_id_of(page->db, page->mem, page->who, q, &id);
	if (st == STATUS_OK)
		*lead = "orders";
	if (st != STATUS_NOT_FOUND)
		return st;
	st = shipment_id_of(page->db, page->mem, page->who, q, &id);
	if (st == STATUS_OK)
		*lead = "shipments";
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

static enum status
find_products(struct page *page, const char *q, struct db_rows *rows)
{
	const struct product_filter filter = {
		.query = q,
		.limit = FOUND_MAX + 1,
	};
	struct product_viewer viewer;
	struct setting setting;
	enum status st;

	if (!actor_may(page->who, ACTION_CATALOGUE_SEE))
		return STATUS_OK;
	st = setting_read(page->db, page->mem, &setting);
	if (st == STATUS_OK)
		st = product_viewer_of(page->db, page->mem, page->who, 0,
		    day_from_instant(page->now, (int)setting.zone_minutes),
		    &viewer);
	if (st == STATUS_OK)
		st = product_list(page->db, page->mem, &viewer, &filter, rows);
	return st;
}

static enum status
find_orders(struct page *page, const char *q, struct db_rows *rows)
{
	const struct order_filter filter = {
		.text = q,
		.from = instant_add_ms(
		    page->now, -(int64_t)BACK_DAYS * 24 * 3600 * 1000),
		.limit = FOUND_MAX + 1,
	};

	if (!actor_may(page->who, ACTION_ORDER_SEE))
		return STATUS_OK;
	return order_list(page->db, page->mem, page->who, &filter, rows);
}

enum status
home_search(struct page *page)
{
	const char *q = cut_query(page->mem, page_value(page, "q"));
	struct search_found found = { .query = q, .shown_max = FOUND_MAX };
	const char *lead;
	enum status st = STATUS_OK;

	if (q[0] != '\0') {
		st = find_number(page, q, &lead);
		if (st != STATUS_OK)
			return st;
		if (lead != NULL)
			return page_redirect(page, "/%s/%s", lead, q);
		st = find_products(page, q, &found.products);
		if (st == STATUS_OK && page->who->side == SIDE_STAFF &&
		    actor_may(page->who, ACTION_CUSTOMER_SEE))
			st = customer_search(page->db, page->mem, page->who, q,
			    NULL, FOUND_MAX + 1, &found.customers);
		if (st == STATUS_OK)
			st = find_orders(page, q, &found.orders);
	}
	if (st != STATUS_OK)
		return st;
	search_view_fill(page->tpl, page->who, &found);
	return page_render(page, "search", words(page->who->language, "Search"),
	    "home/search.tpl");
}
