/**
 * @file
 * GET /catalogue/{sku}: a product with all of its prices, what is promised of
 * it and what could be had instead.
 */
#include "base/text.h"
#include "catalogue/pages.h"
#include "domain/product_cost.h"
#include "view/draft_view.h"
#include "view/product_view.h"

enum {
	BREAKS_MAX = 20
};

enum status
catalogue_viewer(
    struct page *page, struct setting *setting, struct product_viewer *viewer)
{
	int64_t customer_id = 0;
	enum status st;

	if (page->who->side == SIDE_STAFF &&
	    page_value(page, "customer")[0] != '\0' &&
	    (text_to_int(page_value(page, "customer"), &customer_id) !=
		    STATUS_OK ||
		customer_id < 1))
		return STATUS_NOT_FOUND;
	st = setting_read(page->db, page->mem, setting);
	if (st != STATUS_OK)
		return st;
	return product_viewer_of(page->db, page->mem, page->who, customer_id,
	    day_from_instant(page->now, (int)setting->zone_minutes), viewer);
}

bool
catalogue_may_add(const struct page *page, const struct product_viewer *viewer)
{
	return viewer->has_customer &&
	    viewer->customer.state == CUSTOMER_ACTIVE &&
	    actor_may(page->who, ACTION_ORDER_ENTER);
}

/* The quantities from which a unit may cost something else, rising. */
static size_t
break_quantities(const struct price_book *book, const struct product *product,
    int64_t quantities[BREAKS_MAX])
{
	size_t count = 0;

	quantities[count++] = product_allowed_quantity(product, 1);
	while (count < BREAKS_MAX) {
		int64_t next = 0;

		for (size_t i = 0; i < book->candidate_count; i++) {
			int64_t from = book->candidates[i].min_quantity;

			if (from > quantities[count - 1] &&
			    (next == 0 || from < next))
				next = from;
		}
		if (next == 0)
			break;
		quantities[count++] = next;
	}
	return count;
}

/* One row for each quantity where the price changes. */
static enum status
find_breaks(struct arena *mem, const struct price_book *book,
    const struct product *product, struct product_break *breaks, size_t *count)
{
	int64_t quantities[BREAKS_MAX];
	size_t n = break_quantities(book, product, quantities);

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		struct price_line line = {
			.product_id = product->id,
			.quantity = quantities[i],
		};
		struct price_order order;
		enum status st;

		st = price_decide(mem, book, &line, 1, &order);
		if (st != STATUS_OK)
			return st;
		if (line.source == PRICE_NONE)
			continue;
		if (*count > 0 &&
		    breaks[*count - 1].unit_price_1e4 == line.unit_price_1e4 &&
		    breaks[*count - 1].list_price_1e4 == line.list_price_1e4)
			continue;
		breaks[(*count)++] = (struct product_break){
			.quantity = quantities[i],
			.unit_price_1e4 = line.unit_price_1e4,
			.list_price_1e4 = line.list_price_1e4,
			.source = line.source,
		};
	}
	return STATUS_OK;
}

/* Of the customer's promotions those for this product, or for every order. */
static bool
is_for(const struct promotion *promotion, const struct price_product *product)
{
	if (promotion->kind == PROMOTION_ORDER_BREAK ||
	    promotion->product_id == product->product_id)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(product->categories); i++) {
		if (promotion->category_id != 0 &&
		    promotion->category_id == product->categories[i])
			return true;
	}
	return false;
}

static void
find_promotions(
    struct arena *mem, const struct price_book *book, struct product_page *show)
{
	struct promotion *promotions =
	    arena_calloc(mem, book->promotion_count + 1, sizeof(*promotions));

	for (size_t i = 0; book->product_count > 0 && i < book->promotion_count;
	     i++) {
		if (is_for(&book->promotions[i], &book->products[0]))
			promotions[show->promotion_count++] =
			    book->promotions[i];
	}
	show->promotions = promotions;
}

static enum status
read_prices(struct page *page, const struct product_viewer *viewer,
    struct product_page *show, struct price_line *line,
    struct product_break *breaks)
{
	struct price_order order;
	struct price_book book;
	enum status st;

	*line = (struct price_line){
		.product_id = show->product->id,
		.quantity = product_allowed_quantity(show->product, 1),
	};
	show->price = line;
	show->breaks = breaks;
	st = price_book_load(page->db, page->mem,
	    product_viewer_customer(viewer), viewer->day, line, 1, &book);
	if (st != STATUS_OK)
		return st;
	find_promotions(page->mem, &book, show);
	st = price_decide(page->mem, &book, line, 1, &order);
	if (st != STATUS_OK)
		return st;
	return find_breaks(
	    page->mem, &book, show->product, breaks, &show->break_count);
}

static enum status
read_substitutes(struct page *page, const struct product_viewer *viewer,
    struct product_page *show)
{
	struct price_order order;
	struct price_line *lines;
	struct db_rows rows;
	enum status st;

	st = product_substitutes(
	    page->db, page->mem, viewer, show->product->id, &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	show->substitutes = rows.items;
	show->substitute_count = rows.count;
	lines = arena_calloc(page->mem, rows.count, sizeof(*lines));
	for (size_t i = 0; i < rows.count; i++) {
		lines[i].product_id = show->substitutes[i].id;
		lines[i].quantity =
		    product_allowed_quantity(&show->substitutes[i], 1);
	}
	show->substitute_prices = lines;
	return price_lines(page->db, page->mem, product_viewer_customer(viewer),
	    viewer->day, lines, rows.count, &order);
}

/* What only some of the staff see. */
static enum status
read_inside(struct page *page, const struct product_viewer *viewer,
    struct product_page *show)
{
	struct db_rows rows;
	enum status st;

	if (actor_may(page->who, ACTION_COST_SEE)) {
		st = product_cost(page->db, page->mem, page->who,
		    show->product->id, viewer->day, &show->cost_1e4);
		if (st != STATUS_OK && st != STATUS_NOT_FOUND)
			return st;
		show->has_cost = st == STATUS_OK;
	}
	if (!actor_may(page->who, ACTION_STOCK_SEE))
		return STATUS_OK;
	st = stock_places(
	    page->db, page->mem, page->who, show->product->id, &rows);
	if (st != STATUS_OK)
		return st;
	show->has_places = true;
	show->places = rows.items;
	show->place_count = rows.count;
	return STATUS_OK;
}

enum status
catalogue_show_product(struct page *page, const struct setting *setting,
    const struct product_viewer *viewer, const struct product *product,
    const char *quantity)
{
	struct product_page show = {
		.who = page->who,
		.viewer = viewer,
		.setting = setting,
		.product = product,
		.quantity = quantity,
		.may_add = catalogue_may_add(page, viewer),
		.customer = page->who->side == SIDE_STAFF
		    ? page_value(page, "customer")
		    : "",
	};
	struct stock_line promise = {
		.product_id = product->id,
		.quantity = product_allowed_quantity(product, 1),
	};
	struct product_break breaks[BREAKS_MAX];
	struct price_line line;
	enum status st;

	if (quantity == NULL)
		show.quantity =
		    text_format(page->mem, "%lld", (long long)promise.quantity);
	show.promise = &promise;
	st = read_prices(page, viewer, &show, &line, breaks);
	if (st == STATUS_OK)
		st = stock_promise(page->db, page->mem,
		    product_viewer_customer(viewer), viewer->day, &promise, 1);
	if (st == STATUS_OK)
		st = read_substitutes(page, viewer, &show);
	if (st == STATUS_OK)
		st = read_inside(page, viewer, &show);
	if (st != STATUS_OK)
		return st;

	product_view_show(page->tpl, &show);
	return page_render(page, "catalogue.show",
	    view_name(page->who->language, product->name, product->name_en),
	    "catalogue/show.tpl");
}

enum status
catalogue_show(struct page *page)
{
	struct product_viewer viewer;
	struct product product;
	struct setting setting;
	enum status st;

	st = catalogue_viewer(page, &setting, &viewer);
	if (st == STATUS_OK)
		st = product_find(page->db, page->mem, &viewer,
		    page_arg(page, "sku"), &product);
	if (st != STATUS_OK)
		return st;
	return catalogue_show_product(page, &setting, &viewer, &product, NULL);
}
