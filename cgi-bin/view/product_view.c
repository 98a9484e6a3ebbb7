/**
 * @file
 * Products in lists and on their page.  See product_view.h.
 */
#include "view/product_view.h"

#include <jansson.h>

#include "base/money.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/product_words.h"
#include "view/words.h"

enum {
	JSON_MAX = 64 * 1024
};

/* --- What every place shows of a product ------------------------------------ */

void
product_view_row(struct tpl *row, const struct product *product)
{
	static const char *const tones[] = { "warn", "info", "brand", "good",
		"quiet" };
	enum language language = tpl_language(row);
	size_t tone = (size_t)product->category_id % ARRAY_LEN(tones);

	tpl_text(row, "SKU", product->sku);
	tpl_text(row, "SKU_URL", text_url_encode(tpl_arena(row), product->sku));
	tpl_text(
	    row, "NAME", view_name(language, product->name, product->name_en));
	tpl_text(row, "SPEC", product->spec);
	tpl_text(
	    row, "UNIT", view_name(language, product->unit, product->unit_en));
	tpl_text(row, "TONE", tones[tone]);
}

static void
fill_stock(struct tpl *row, const struct setting *setting,
    const struct actor *who, const struct product *product)
{
	struct product_words stock = product_stock_words(
	    tpl_arena(row), tpl_language(row), setting, who, product);

	tpl_text(row, "STOCK_TEXT", stock.text);
	tpl_text(row, "STOCK_TONE", stock.tone);
}

static void
fill_price(struct tpl *row, const struct price_line *price)
{
	enum language language = tpl_language(row);
	bool is_priced = price->source != PRICE_NONE;
	bool is_cut =
	    is_priced && price->unit_price_1e4 < price->list_price_1e4;
	bool has_break = is_priced && price->next_break_quantity > 0 &&
	    price->next_break_price_1e4 < price->unit_price_1e4;
	const struct promotion *promotion =
	    price->promotion != NULL ? price->promotion : price->next_free;

	tpl_show_if(row, "HAS_PRICE", is_priced);
	tpl_show_if(row, "NO_PRICE", !is_priced);
	tpl_price(row, "PRICE", price->unit_price_1e4);
	tpl_text(
	    row, "RULE", words(language, product_source_words(price->source)));
	/* What most rows lack is not made into words for them. */
	tpl_show_if(row, "IS_CUT", is_cut);
	if (is_cut)
		tpl_price(row, "LIST_PRICE", price->list_price_1e4);
	tpl_show_if(row, "HAS_NEXT_BREAK", has_break);
	if (has_break) {
		tpl_int(row, "NEXT_QUANTITY", price->next_break_quantity);
		tpl_price(row, "NEXT_PRICE", price->next_break_price_1e4);
	}
	tpl_show_if(row, "HAS_PROMOTION", promotion != NULL);
	if (promotion != NULL) {
		tpl_text(row, "PROMOTION",
		    view_name(language, promotion->name, promotion->name_en));
		tpl_day(row, "PROMOTION_UNTIL", promotion->to_day);
	}
}

static void
fill_quantity(struct tpl *row, const struct product *product)
{
	int64_t least = product_allowed_quantity(product, 1);
	bool has_step = product->step > 1 || product->min_quantity > 1;

	tpl_plain(row, "LEAST", least);
	tpl_plain(row, "STEP", product->step);
	tpl_show_if(row, "HAS_STEP", has_step);
	if (has_step)
		tpl_int(row, "LEAST_SHOWN", least);
	tpl_int(row, "STEP_SHOWN", product->step);
}

static bool
can_be_added(const struct product *product, const struct price_line *price)
{
	return product->state == PRODUCT_ON_SALE && price->source != PRICE_NONE;
}

/* --- The list ---------------------------------------------------------------- */

/* The list's address with some choices changed. */
static const char *
list_url(struct arena *mem, const struct product_query *query)
{
	const struct {
		const char *name;
		const char *value;
	} parts[] = {
		{ "q", query->q },
		{ "category", query->category },
		{ "in_stock", query->in_stock },
		{ "bought", query->bought },
		{ "customer", query->customer },
		{ "after", query->after },
	};
	struct text url = text_new(mem, 4096);
	char mark = '?';

	text_add(&url, "/catalogue");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (parts[i].value[0] == '\0')
			continue;
		text_add_char(&url, mark);
		text_addf(&url, "%s=%s", parts[i].name,
		    text_url_encode(mem, parts[i].value));
		mark = '&';
	}
	return url.bytes;
}

static void
fill_chips(struct tpl *tpl, const struct product_list_page *page)
{
	struct product_query to = *page->query;
	bool in_stock = to.in_stock[0] != '\0';
	bool bought = to.bought[0] != '\0';

	to.after = "";
	to.in_stock = in_stock ? "" : "1";
	tpl_text(tpl, "IN_STOCK_URL", list_url(tpl_arena(tpl), &to));
	tpl_show_if(tpl, "IS_IN_STOCK", in_stock);
	to.in_stock = page->query->in_stock;
	to.bought = bought ? "" : "1";
	tpl_text(tpl, "BOUGHT_URL", list_url(tpl_arena(tpl), &to));
	tpl_show_if(tpl, "IS_BOUGHT", bought);
	tpl_show_if(tpl, "HAS_BOUGHT", page->viewer->has_customer);
}

/* Top categories, each followed by its own. */
static void
fill_categories(struct tpl *tpl, const struct product_list_page *page,
    int64_t parent_id, int depth)
{
	for (size_t i = 0; i < page->category_count; i++) {
		const struct product_category *one = &page->categories[i];
		struct tpl *row;

		if (one->parent_id != parent_id)
			continue;
		row = tpl_row(tpl, "CATEGORY");
		tpl_plain(row, "CATEGORY_ID", one->id);
		tpl_text(row, "CATEGORY_NAME",
		    text_format(tpl_arena(tpl), "%s%s",
			depth == 0 ? "" : "\u3000",
			view_name(tpl_language(tpl), one->name, one->name_en)));
		tpl_show_if(
		    row, "CATEGORY_CHOSEN", one->id == page->category_id);
		if (depth < 4)
			fill_categories(tpl, page, one->id, depth + 1);
	}
}

static void
fill_kept(struct tpl *tpl, const struct product_query *query)
{
	tpl_text(tpl, "Q", query->q);
	tpl_text(tpl, "CATEGORY_KEPT", query->category);
	tpl_text(tpl, "IN_STOCK_KEPT", query->in_stock);
	tpl_text(tpl, "BOUGHT_KEPT", query->bought);
	tpl_text(tpl, "AFTER_KEPT", query->after);
	tpl_text(tpl, "CUSTOMER_KEPT", query->customer);
	tpl_show_if(tpl, "ANY_KEPT",
	    query->q[0] != '\0' || query->category[0] != '\0' ||
		query->in_stock[0] != '\0' || query->bought[0] != '\0' ||
		query->after[0] != '\0' || query->customer[0] != '\0');
}

static void
fill_viewer(struct tpl *tpl, const struct actor *who,
    const struct product_viewer *viewer)
{
	bool is_staff = who->side == SIDE_STAFF;

	tpl_show_if(tpl, "AS_CUSTOMER", is_staff && viewer->has_customer);
	tpl_show_if(tpl, "AS_STAFF", is_staff && !viewer->has_customer);
	tpl_show_if(tpl, "AS_BUYER", !is_staff);
	tpl_text(tpl, "CUSTOMER_NAME",
	    viewer->has_customer
		? view_name(tpl_language(tpl), viewer->customer.name,
		      viewer->customer.name_en)
		: "");
}

/* What the address says was added counts only if it stands in the draft. */
static bool
has_line(const struct draft *draft, const char *sku)
{
	for (int64_t i = 0; sku[0] != '\0' && i < draft->line_count; i++) {
		if (text_equal(draft->lines[i].typed_code, sku))
			return true;
	}
	return false;
}

static void
fill_added(struct tpl *tpl, const struct draft *added, const char *sku)
{
	tpl_show_if(tpl, "HAS_ADDED", added != NULL);
	tpl_plain(tpl, "ADDED_ID", added == NULL ? 0 : added->id);
	tpl_text(
	    tpl, "ADDED_SKU", added != NULL && has_line(added, sku) ? sku : "");
	tpl_text(tpl, "ADDED_TEXT",
	    added == NULL
		? ""
		: words_count(tpl_arena(tpl), tpl_language(tpl),
		      "In your draft, one line so far",
		      "In your draft, {N} lines so far", added->line_count));
}

static void
fill_pager(struct tpl *tpl, const struct product_list_page *page)
{
	struct product_query to = *page->query;

	tpl_show_if(tpl, "HAS_FIRST", to.after[0] != '\0');
	to.after = "";
	tpl_text(tpl, "FIRST_URL", list_url(tpl_arena(tpl), &to));
	tpl_show_if(tpl, "HAS_NEXT", page->has_next);
	if (page->has_next)
		to.after = page->products[page->count - 1].sku;
	tpl_text(tpl, "NEXT_URL", list_url(tpl_arena(tpl), &to));
	tpl_show_if(
	    tpl, "HAS_PAGER", page->has_next || page->query->after[0] != '\0');
}

void
product_view_list(struct tpl *tpl, const struct product_list_page *page)
{
	const struct product_query *query = page->query;
	bool is_filtered = query->q[0] != '\0' || page->category_id != 0 ||
	    query->in_stock[0] != '\0' || query->bought[0] != '\0' ||
	    query->after[0] != '\0';

	fill_kept(tpl, query);
	fill_viewer(tpl, page->who, page->viewer);
	fill_added(tpl, page->added, page->added_sku);
	fill_chips(tpl, page);
	tpl_list(tpl, "CATEGORY");
	fill_categories(tpl, page, 0, 0);
	fill_pager(tpl, page);
	tpl_show_if(tpl, "MAY_DRAFT", actor_may(page->who, ACTION_ORDER_ENTER));
	tpl_show_if(tpl, "NONE_YET", page->count == 0 && !is_filtered);
	tpl_show_if(tpl, "NONE_FOUND", page->count == 0 && is_filtered);
	if (page->count == 0)
		tpl_text(tpl, "STATE", "empty");
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < page->count; i++) {
		struct tpl *row = tpl_row(tpl, "ROW");
		const struct product *product = &page->products[i];

		product_view_row(row, product);
		tpl_text(row, "OWN_CODE", product->own_code);
		fill_stock(row, page->setting, page->who, product);
		fill_price(row, &page->prices[i]);
		fill_quantity(row, product);
		tpl_show_if(row, "MAY_ADD",
		    page->may_add && can_be_added(product, &page->prices[i]));
	}
}

/* --- One product -------------------------------------------------------------- */

static void
fill_breaks(struct tpl *tpl, const struct product_page *page)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);
	char from[FORMAT_MAX];
	char to[FORMAT_MAX];

	tpl_list(tpl, "BREAK");
	for (size_t i = 0; i < page->break_count; i++) {
		const struct product_break *one = &page->breaks[i];
		bool is_last = i + 1 == page->break_count;
		struct tpl *row = tpl_row(tpl, "BREAK");

		format_int(one->quantity, from);
		if (!is_last)
			format_int(page->breaks[i + 1].quantity - 1, to);
		tpl_text(row, "BREAK_FROM",
		    words_fill(mem, language,
			is_last ? T_("from {N} {UNIT}") : T_("{N} {UNIT}"), "N",
			is_last ? arena_strdup(mem, from)
				: text_format(mem, "%s–%s", from, to),
			"UNIT",
			view_name(language, page->product->unit,
			    page->product->unit_en),
			NULL));
		tpl_price(row, "BREAK_PRICE", one->unit_price_1e4);
		tpl_price(row, "BREAK_LIST_PRICE", one->list_price_1e4);
		tpl_show_if(row, "BREAK_CUT",
		    one->unit_price_1e4 < one->list_price_1e4);
		tpl_text(row, "BREAK_RULE",
		    words(language, product_source_words(one->source)));
		tpl_show_if(row, "IS_FIRST", i == 0);
	}
}

static void
fill_promotions(struct tpl *tpl, const struct product_page *page)
{
	tpl_list(tpl, "OFFER");
	for (size_t i = 0; i < page->promotion_count; i++) {
		const struct promotion *one = &page->promotions[i];
		struct tpl *row = tpl_row(tpl, "OFFER");

		tpl_text(row, "OFFER_NAME",
		    view_name(tpl_language(tpl), one->name, one->name_en));
		tpl_text(row, "OFFER_TEXT",
		    product_promotion_words(
			tpl_arena(tpl), tpl_language(tpl), one));
		tpl_day(row, "OFFER_UNTIL", one->to_day);
	}
}

static void
fill_spec(struct tpl *tpl, const struct product *product)
{
	enum language language = tpl_language(tpl);

	tpl_text(tpl, "BRAND",
	    view_name(language, product->brand, product->brand_en));
	tpl_int(tpl, "CASE_UNITS", product->case_units);
	tpl_int(tpl, "MIN_QUANTITY", product->min_quantity);
	tpl_text(tpl, "BARCODE", product->barcode);
	tpl_text(tpl, "CATEGORY_NAME",
	    product->category == NULL
		? ""
		: view_name(language, product->category, product->category_en));
	tpl_plain(tpl, "CATEGORY_ID", product->category_id);
	tpl_text(tpl, "STORAGE",
	    words(language, product_storage_words(product->storage)));
	tpl_show_if(tpl, "HAS_SHELF", product->shelf_days > 0);
	tpl_int(tpl, "SHELF_DAYS", product->shelf_days);
	tpl_text(tpl, "SUPPLY",
	    words(language, product_supply_words(product->supply)));
	tpl_show_if(tpl, "HAS_LEAD",
	    product->supply == PRODUCT_MADE_TO_ORDER && product->lead_days > 0);
	tpl_int(tpl, "LEAD_DAYS", product->lead_days);
	tpl_show_if(tpl, "IS_BATCHED", product->batch_tracked);
}

static void
fill_substitutes(struct tpl *tpl, const struct product_page *page)
{
	tpl_show_if(tpl, "HAS_SUBSTITUTES", page->substitute_count > 0);
	tpl_list(tpl, "SUBSTITUTE");
	for (size_t i = 0; i < page->substitute_count; i++) {
		struct tpl *row = tpl_row(tpl, "SUBSTITUTE");

		product_view_row(row, &page->substitutes[i]);
		fill_stock(
		    row, page->setting, page->who, &page->substitutes[i]);
		fill_price(row, &page->substitute_prices[i]);
	}
}

static void
fill_cost(struct tpl *tpl, const struct product_page *page)
{
	const struct price_line *price = page->price;
	int64_t net_1e4 = 0;
	int64_t margin_bp = 0;
	bool has_margin = page->has_cost && price->source != PRICE_NONE &&
	    money_scale(price->unit_price_1e4, 10000,
		10000 + price->tax_rate_bp, &net_1e4) == STATUS_OK &&
	    money_margin_bp(net_1e4, page->cost_1e4, &margin_bp) == STATUS_OK;

	tpl_show_if(tpl, "HAS_COST", page->has_cost);
	tpl_price(tpl, "COST", page->cost_1e4);
	tpl_show_if(tpl, "HAS_MARGIN", has_margin);
	tpl_price(tpl, "NET_PRICE", net_1e4);
	tpl_percent(tpl, "MARGIN_PERCENT", margin_bp);
}

static void
fill_places(struct tpl *tpl, const struct product_page *page)
{
	enum language language = tpl_language(tpl);

	tpl_show_if(
	    tpl, "NO_PLACES", page->has_places && page->place_count == 0);
	tpl_show_if(
	    tpl, "ANY_PLACES", page->has_places && page->place_count > 0);
	tpl_list(tpl, "PLACE");
	for (size_t i = 0; i < page->place_count; i++) {
		const struct stock_place *one = &page->places[i];
		struct tpl *row = tpl_row(tpl, "PLACE");
		struct product_words status = product_status_words(one->status);

		tpl_text(row, "WAREHOUSE",
		    view_name(language, one->warehouse, one->warehouse_en));
		tpl_text(row, "BATCH", one->batch);
		tpl_show_if(row, "EXPIRES", one->expires_on.year < 9999);
		tpl_day(row, "EXPIRES_ON", one->expires_on);
		tpl_text(row, "STATUS_TEXT", words(language, status.text));
		tpl_text(row, "STATUS_TONE", status.tone);
		tpl_int(row, "ON_HAND", one->on_hand);
		tpl_int(row, "RESERVED", one->reserved);
		tpl_int(row, "FREE", one->on_hand - one->reserved);
	}
}

void
product_view_show(struct tpl *tpl, const struct product_page *page)
{
	const struct product *product = page->product;
	struct product_words state = product_state_words(product->state);
	bool may_add = page->may_add && can_be_added(product, page->price);

	fill_viewer(tpl, page->who, page->viewer);
	product_view_row(tpl, product);
	tpl_text(tpl, "STATE", product_state_name(product->state));
	tpl_text(tpl, "STATE_TEXT", words(tpl_language(tpl), state.text));
	tpl_text(tpl, "STATE_TONE", state.tone);
	tpl_text(tpl, "OWN_CODE", product->own_code);
	fill_stock(tpl, page->setting, page->who, product);
	tpl_text(tpl, "PROMISE",
	    product_promise_words(
		tpl_arena(tpl), tpl_language(tpl), page->promise));
	fill_price(tpl, page->price);
	fill_breaks(tpl, page);
	fill_promotions(tpl, page);
	tpl_show_if(tpl, "HAS_TAX",
	    page->price->tax_rate_bp >= 0 && page->price->source != PRICE_NONE);
	tpl_percent(tpl, "TAX_RATE", page->price->tax_rate_bp);
	fill_spec(tpl, product);
	fill_substitutes(tpl, page);
	fill_cost(tpl, page);
	fill_places(tpl, page);
	fill_quantity(tpl, product);
	tpl_text(tpl, "QUANTITY", page->quantity);
	tpl_text(tpl, "CUSTOMER_KEPT", page->customer);
	tpl_show_if(tpl, "MAY_ADD", may_add);
	tpl_show_if(tpl, "NOT_ADD", !may_add);
	tpl_show_if(tpl, "NOT_FOR_SALE",
	    page->may_add && !can_be_added(product, page->price));
	tpl_show_if(tpl, "NEEDS_CUSTOMER",
	    !page->may_add && actor_may(page->who, ACTION_ORDER_ENTER));
}

/* --- As one types -------------------------------------------------------------- */

static int
take_bytes(const char *bytes, size_t count, void *out)
{
	text_add_bytes(out, bytes, count);
	return 0;
}

struct text
product_json(
    struct arena *mem, enum language language, const struct db_rows *products)
{
	const struct product *items = products->items;
	struct text out = text_new(mem, JSON_MAX);
	json_t *root = json_array();

	for (size_t i = 0; i < products->count; i++)
		json_array_append_new(root,
		    json_pack("{s:s, s:s, s:s, s:s}", "sku", items[i].sku,
			"name",
			view_name(language, items[i].name, items[i].name_en),
			"spec", items[i].spec, "unit",
			view_name(language, items[i].unit, items[i].unit_en)));
	json_dump_callback(root, take_bytes, &out, JSON_COMPACT);
	json_decref(root);
	return out;
}
