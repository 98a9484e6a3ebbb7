/**
 * @file
 * GET /catalogue: what can be ordered, by code, at the reader's own prices.
 */
#include "base/text.h"
#include "catalogue/pages.h"
#include "view/product_view.h"
#include "view/words.h"

enum {
	ROWS_MAX = 50
};

/* A ticked box, or nothing. */
static const char *
flag(const char *value)
{
	return value[0] == '\0' || text_equal(value, "0") ? "" : "1";
}

static enum status
read_prices(struct page *page, const struct product_viewer *viewer,
    const struct product *products, size_t count, struct price_line **prices)
{
	struct price_order order;

	*prices = arena_calloc(page->mem, count + 1, sizeof(**prices));
	for (size_t i = 0; i < count; i++) {
		(*prices)[i].product_id = products[i].id;
		(*prices)[i].quantity =
		    product_allowed_quantity(&products[i], 1);
	}
	return price_lines(page->db, page->mem, product_viewer_customer(viewer),
	    viewer->day, *prices, count, &order);
}

/* The draft something was just put in, for the way there. */
static enum status
read_added(struct page *page, struct draft *draft, bool *is_there)
{
	int64_t id;
	enum status st;

	*is_there = false;
	if (text_to_int(page_value(page, "added"), &id) != STATUS_OK ||
	    !actor_may(page->who, ACTION_ORDER_ENTER))
		return STATUS_OK;
	st = draft_find(page->db, page->mem, page->who, id, draft);
	*is_there = st == STATUS_OK && draft->state == DRAFT_OPEN;
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

enum status
catalogue_list(struct page *page)
{
	const struct product_query query = {
		.q = page_value(page, "q"),
		.category = page_value(page, "category"),
		.in_stock = flag(page_value(page, "in_stock")),
		.bought = flag(page_value(page, "bought")),
		.after = page_value(page, "after"),
		.customer = page->who->side == SIDE_STAFF
		    ? page_value(page, "customer")
		    : "",
	};
	struct product_filter filter = {
		.query = query.q,
		.in_stock = query.in_stock[0] != '\0',
		.bought_before = query.bought[0] != '\0',
		.after_sku = query.after,
		.limit = ROWS_MAX + 1,
	};
	struct product_viewer viewer;
	struct setting setting;
	struct db_rows categories;
	struct db_rows rows;
	struct price_line *prices;
	struct draft added;
	bool has_added;
	enum status st;

	if (query.category[0] != '\0' &&
	    (text_to_int(query.category, &filter.category_id) != STATUS_OK ||
		filter.category_id < 0))
		return STATUS_NOT_FOUND;
	st = catalogue_viewer(page, &setting, &viewer);
	if (st == STATUS_OK)
		st = product_list(page->db, page->mem, &viewer, &filter, &rows);
	if (st == STATUS_OK)
		st = product_categories(page->db, page->mem, &categories);
	if (st == STATUS_OK)
		st = read_prices(page, &viewer, rows.items,
		    rows.count > ROWS_MAX ? ROWS_MAX : rows.count, &prices);
	if (st == STATUS_OK)
		st = read_added(page, &added, &has_added);
	if (st != STATUS_OK)
		return st;

	product_view_list(page->tpl,
	    &(struct product_list_page){
		.who = page->who,
		.viewer = &viewer,
		.setting = &setting,
		.query = &query,
		.category_id = filter.category_id,
		.categories = categories.items,
		.category_count = categories.count,
		.products = rows.items,
		.prices = prices,
		.count = rows.count > ROWS_MAX ? ROWS_MAX : rows.count,
		.has_next = rows.count > ROWS_MAX,
		.may_add = catalogue_may_add(page, &viewer),
		.added = has_added ? &added : NULL,
		.added_sku = page_value(page, "put"),
	    });
	return page_render(page, "catalogue.list",
	    words(page->who->language, "Catalogue"), "catalogue/list.tpl");
}
