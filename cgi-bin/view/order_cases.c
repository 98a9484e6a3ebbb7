/**
 * @file
 * Cases about an order.  See order_cases.h.
 */
#include "view/order_cases.h"

#include "base/text.h"
#include "domain/return.h"
#include "domain/ticket.h"
#include "view/draft_view.h"
#include "view/return_words.h"
#include "view/ticket_words.h"
#include "view/words.h"

static void
fill_badge(struct tpl *row, struct order_badge badge)
{
	tpl_text(row, "STATE_TEXT", words(tpl_language(row), badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
}

static void
fill_return(struct tpl *row, const struct actor *who,
    const struct return_row *item)
{
	enum language language = tpl_language(row);

	tpl_text(row, "PATH",
	    text_format(tpl_arena(row), "/returns/%s", item->number));
	tpl_text(row, "NUMBER", item->number);
	tpl_text(row, "KIND_TEXT", words(language, "Return"));
	tpl_text(row, "SUBJECT",
	    item->headline[0] == '\0'
		? words(language, "Not submitted yet")
		: view_name(language, item->headline, item->headline_en));
	tpl_time(row, "AT", item->created_at);
	tpl_time_iso(row, "AT_ISO", item->created_at);
	fill_badge(
	    row, return_badge(item->state, who->side == SIDE_CUSTOMER));
}

static void
fill_ticket(struct tpl *row, const struct actor *who,
    const struct ticket_row *item)
{
	enum language language = tpl_language(row);

	tpl_text(row, "PATH",
	    ticket_path(tpl_arena(row), item->kind, item->id));
	tpl_text(row, "NUMBER", item->number);
	tpl_text(row, "KIND_TEXT",
	    words(language, ticket_what_text(item->kind, item->topic)));
	tpl_text(row, "SUBJECT", item->subject);
	tpl_time(row, "AT", item->opened_at);
	tpl_time_iso(row, "AT_ISO", item->opened_at);
	fill_badge(
	    row, ticket_state_badge(who->side, item->kind, item->state));
}

void
order_cases_view(struct tpl *tpl, const struct actor *who,
    const struct order *order, const struct db_rows *returns,
    const struct db_rows *tickets)
{
	const struct return_row *back = returns->items;
	const struct ticket_row *ticket = tickets->items;
	bool any = returns->count + tickets->count > 0;

	tpl_text(tpl, "NUMBER", order->number);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(tpl_language(tpl), order->customer_name,
		order->customer_name_en));
	tpl_show_if(tpl, "HAS_ROWS", any);
	tpl_show_if(tpl, "NONE_YET", !any);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < returns->count; i++)
		fill_return(tpl_row(tpl, "ROW"), who, &back[i]);
	for (size_t i = 0; i < tickets->count; i++)
		fill_ticket(tpl_row(tpl, "ROW"), who, &ticket[i]);
}
