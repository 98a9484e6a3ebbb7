/**
 * @file
 * The ways out of a credit hold.  See hold_view.h.
 */
#include "view/hold_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/words.h"

/* As a form takes it: "1234.50". */
static const char *
plain_money(struct arena *mem, int64_t fen)
{
	return text_format(
	    mem, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

static void
fill_cuts(struct tpl *tpl, const struct hold_ways *ways)
{
	tpl_list(tpl, "CUT");
	for (size_t i = 0; i < ways->cut_count; i++) {
		const struct hold_cut *cut = &ways->cuts[i];
		struct tpl *row = tpl_row(tpl, "CUT");

		tpl_text(row, "CUT_NAME",
		    view_name(tpl_language(tpl), cut->name, cut->name_en));
		tpl_text(row, "CUT_SKU", cut->sku);
		tpl_int(row, "CUT_BEFORE", cut->quantity);
		tpl_int(row, "CUT_AFTER", cut->quantity_then);
	}
	tpl_money(tpl, "WAYS_OVER", ways->over_fen);
	tpl_money(tpl, "WAYS_SAVES", ways->saves_fen);
}

/* Whether the order stands where this can be done to it, by whom it may. */
static bool
may(const struct actor *who, const struct order *order,
    enum order_action action)
{
	struct order_facts facts = order_facts(order);

	return order_judge(who, &facts, action) == STATUS_OK;
}

void
hold_view_ways(struct tpl *tpl, const struct actor *who,
    const struct order *order, const struct hold_ways *ways)
{
	bool is_buyer = who->side == SIDE_CUSTOMER;
	bool asks = ways->raise_helps || ways->renew_helps;
	bool may_ask = actor_may(who, ACTION_CREDIT_ASK);
	bool may_cut = may(who, order, ORDER_REDUCE) && order->draft_id != 0;

	tpl_show_if(tpl, "WAYS_ANY",
	    ways->held && (ways->pay_fen > 0 || ways->cut_helps || asks));
	tpl_show_if(tpl, "WAYS_NONE",
	    ways->held && ways->pay_fen <= 0 && !ways->cut_helps && !asks);
	tpl_show_if(tpl, "WAY_PAY", ways->pay_fen > 0);
	tpl_money(tpl, "WAYS_PAY", ways->pay_fen);
	tpl_text(
	    tpl, "WAYS_PAY_PLAIN", plain_money(tpl_arena(tpl), ways->pay_fen));
	tpl_show_if(tpl, "PAY_FOR_IT", ways->pay_for_it);
	tpl_show_if(tpl, "PAY_AT_ALL", !ways->pay_for_it);
	tpl_show_if(
	    tpl, "PAY_TELL", is_buyer && actor_may(who, ACTION_PAYMENT_TELL));
	tpl_show_if(tpl, "PAY_COLLEAGUE",
	    is_buyer && !actor_may(who, ACTION_PAYMENT_TELL));
	tpl_show_if(
	    tpl, "PAY_KEY", !is_buyer && actor_may(who, ACTION_RECEIPT_POST));

	tpl_show_if(tpl, "WAY_CUT", ways->cut_helps);
	fill_cuts(tpl, ways);
	tpl_show_if(tpl, "CUT_MAY", may_cut);
	tpl_show_if(tpl, "CUT_PROPOSE", may(who, order, ORDER_PROPOSE));
	tpl_show_if(tpl, "CUT_ASK_DESK", is_buyer && !may_cut);

	tpl_show_if(tpl, "WAY_ASK", asks);
	tpl_show_if(tpl, "ASK_RAISE", ways->raise_helps);
	tpl_show_if(tpl, "ASK_RENEW", ways->renew_helps && !ways->raise_helps);
	tpl_show_if(tpl, "ASK_MAY", may_ask);
	tpl_show_if(tpl, "ASK_COLLEAGUE", is_buyer && !may_ask);
	tpl_money(tpl, "WAYS_RAISE", ways->raise_fen);
	tpl_text(tpl, "WAYS_RAISE_PLAIN",
	    plain_money(tpl_arena(tpl), ways->raise_fen));
	tpl_plain(tpl, "WAYS_KIND", ways->raise_helps ? 2 : 1);
	tpl_plain(tpl, "CUSTOMER_ID", order->customer_id);
	tpl_text(tpl, "WAYS_REASON",
	    words_fill(tpl_arena(tpl), tpl_language(tpl),
		T_("For order {NO}, which is held."), "NO", order->number,
		NULL));
}
