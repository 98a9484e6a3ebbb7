/**
 * @file
 * What a search found.  See search_view.h.
 */
#include "view/search_view.h"

#include "domain/customer.h"
#include "domain/order.h"
#include "domain/product.h"
#include "view/draft_view.h"
#include "view/order_words.h"
#include "view/product_view.h"
#include "view/words.h"

static size_t
shown_of(const struct search_found *found, const struct db_rows *rows)
{
	return rows->count < found->shown_max ? rows->count : found->shown_max;
}

static void
fill_products(struct tpl *tpl, const struct search_found *found)
{
	const struct product *items = found->products.items;

	tpl_show_if(tpl, "HAS_PRODUCTS", found->products.count > 0);
	tpl_show_if(
	    tpl, "MORE_PRODUCTS", found->products.count > found->shown_max);
	tpl_list(tpl, "PRODUCT");
	for (size_t i = 0; i < shown_of(found, &found->products); i++)
		product_view_row(tpl_row(tpl, "PRODUCT"), &items[i]);
}

static void
fill_customers(
    struct tpl *tpl, const struct actor *who, const struct search_found *found)
{
	const struct customer *items = found->customers.items;

	tpl_show_if(tpl, "HAS_CUSTOMERS", found->customers.count > 0);
	tpl_show_if(tpl, "MORE_CUSTOMERS",
	    found->customers.count > found->shown_max &&
		actor_may(who, ACTION_ORDER_ENTER));
	tpl_list(tpl, "CUSTOMER");
	for (size_t i = 0; i < shown_of(found, &found->customers); i++) {
		struct tpl *row = tpl_row(tpl, "CUSTOMER");

		tpl_plain(row, "CUSTOMER_ID", items[i].id);
		tpl_text(row, "CUSTOMER_CODE", items[i].code);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(
			tpl_language(tpl), items[i].name, items[i].name_en));
		tpl_text(row, "CITY", items[i].city);
		tpl_show_if(
		    row, "MAY_ORDER", actor_may(who, ACTION_ORDER_ENTER));
	}
}

static void
fill_orders(
    struct tpl *tpl, const struct actor *who, const struct search_found *found)
{
	const struct order_row *items = found->orders.items;
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_ORDERS", found->orders.count > 0);
	tpl_show_if(tpl, "MORE_ORDERS", found->orders.count > found->shown_max);
	tpl_list(tpl, "ORDER");
	for (size_t i = 0; i < shown_of(found, &found->orders); i++) {
		const struct order_row *one = &items[i];
		struct order_badge badge =
		    order_badge(one->state, one->credit, one->proposal_open);
		struct tpl *row = tpl_row(tpl, "ORDER");

		tpl_text(row, "NUMBER", one->number);
		tpl_show_if(row, "OF_CUSTOMER", who->side == SIDE_STAFF);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(
			language, one->customer_name, one->customer_name_en));
		tpl_text(row, "HEADLINE",
		    view_name(language, one->headline, one->headline_en));
		tpl_time(row, "PLACED_AT", one->placed_at);
		tpl_time_iso(row, "PLACED_ISO", one->placed_at);
		tpl_money(row, "TOTAL", one->total_fen);
		tpl_text(row, "STATE_TEXT", words(language, badge.text));
		tpl_text(row, "STATE_TONE", badge.tone);
	}
}

void
search_view_fill(
    struct tpl *tpl, const struct actor *who, const struct search_found *found)
{
	bool asked = found->query[0] != '\0';
	bool any = found->products.count + found->customers.count +
		found->orders.count >
	    0;

	tpl_text(tpl, "Q", found->query);
	tpl_show_if(tpl, "NOT_ASKED", !asked);
	tpl_show_if(tpl, "NONE_FOUND", asked && !any);
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "FOR_BUYER", who->side != SIDE_STAFF);
	if (!any)
		tpl_text(tpl, "STATE", "empty");
	fill_products(tpl, found);
	fill_customers(tpl, who, found);
	fill_orders(tpl, who, found);
}
