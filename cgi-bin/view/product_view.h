/**
 * @file
 * Products as the templates under templates/catalogue/ see them.
 *
 * Layer: view.  Products and prices run side by side: the price of products[i]
 * is prices[i], for the least quantity that may be ordered.
 */
#ifndef VIEW_PRODUCT_VIEW_H
#define VIEW_PRODUCT_VIEW_H

#include "base/text.h"
#include "domain/draft.h"
#include "domain/price.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "domain/stock.h"
#include "view/tpl.h"

struct db_rows;

/** What was chosen in the list, as it stands in its address; "" for not. */
struct product_query {
	const char *q;
	const char *category;
	const char *in_stock;
	const char *bought;
	const char *after;
	const char *customer;
};

/** One page of the catalogue. */
struct product_list_page {
	const struct actor *who;
	const struct product_viewer *viewer;
	const struct setting *setting;
	const struct product_query *query;
	int64_t category_id; /* chosen; 0: all */
	const struct product_category *categories;
	size_t category_count;
	const struct product *products;
	const struct price_line *prices;
	size_t count;
	bool has_next;
	bool may_add;              /* there is somebody to order for */
	const struct draft *added; /* just put in this draft; NULL … */
	const char *added_sku;     /* … this, if a line says so; "" */
};

/** Fill templates/catalogue/list.tpl. */
void product_view_list(struct tpl *tpl, const struct product_list_page *page);

/** From `quantity` on a unit costs this. */
struct product_break {
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	enum price_source source;
};

/** One product and all that is known of it. */
struct product_page {
	const struct actor *who;
	const struct product_viewer *viewer;
	const struct setting *setting;
	const struct product *product;
	const char *quantity; /* in the form: typed, or the least allowed */
	const struct price_line *price;
	const struct product_break *breaks;
	size_t break_count;
	const struct promotion *promotions;
	size_t promotion_count;
	const struct stock_line *promise; /* of the least quantity */
	const struct product *substitutes;
	const struct price_line *substitute_prices;
	size_t substitute_count;
	bool has_cost;
	int64_t cost_1e4;
	bool has_places;
	const struct stock_place *places;
	size_t place_count;
	bool may_add;
	const char *customer; /* for whom staff look, as in the address; "" */
};

/** Fill templates/catalogue/show.tpl. */
void product_view_show(struct tpl *tpl, const struct product_page *page);

/** Short rows for a list of search results: NAME SKU SKU_URL SPEC. */
void product_view_row(struct tpl *row, const struct product *product);

/** [{ sku, name, spec, unit }] in the reader's language. */
struct text product_json(
    struct arena *mem, enum language language, const struct db_rows *products);

#endif
