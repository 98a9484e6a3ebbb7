/**
 * @file
 * Shipments as the templates under templates/shipments/ see them.  Declared in
 * order_view.h.
 */
#include "view/draft_view.h"
#include "view/order_view.h"
#include "view/order_words.h"
#include "view/words.h"

static const struct {
	const char *value;
	const char *text;
} tabs[] = {
	{ "", T_("All") },
	{ "in_transit", T_("In transit") },
	{ "delivered", T_("To be signed for") },
	{ "signed", T_("Signed for") },
	{ "refused", T_("Refused") },
	{ "lost", T_("Lost") },
};

static void
fill_badge(struct tpl *row, enum shipment_state state)
{
	struct order_badge badge = shipment_badge(state);

	tpl_text(row, "STATE_TEXT", words(tpl_language(row), badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
}

void
shipment_view_list(struct tpl *tpl, const struct actor *who, const char *tab,
    const struct db_rows *rows)
{
	const struct shipment_row *items = rows->items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "TAB");
	for (size_t i = 0; i < ARRAY_LEN(tabs); i++) {
		struct tpl *one = tpl_row(tpl, "TAB");

		tpl_text(one, "TAB_VALUE", tabs[i].value);
		tpl_text(one, "TAB_TEXT", words(language, tabs[i].text));
		tpl_show_if(
		    one, "TAB_CURRENT", strcmp(tabs[i].value, tab) == 0);
	}
	tpl_show_if(tpl, "WITH_CUSTOMER", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "ROW");

		tpl_text(row, "NUMBER", items[i].number);
		tpl_text(row, "ORDER_NUMBER", items[i].order_number);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(language, items[i].customer_name,
			items[i].customer_name_en));
		fill_badge(row, items[i].state);
		tpl_text(row, "CARRIER", items[i].carrier);
		tpl_text(row, "TRACKING", items[i].tracking);
		tpl_time(row, "SENT_AT", items[i].sent_at);
		tpl_time_iso(row, "SENT_ISO", items[i].sent_at);
		tpl_money(row, "VALUE", items[i].value_fen);
	}
}

static void
fill_lines(struct tpl *tpl, const struct shipment *shipment,
    const struct order_typed *refused)
{
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < shipment->line_count; i++) {
		const struct shipment_line *line = &shipment->lines[i];
		struct tpl *row = tpl_row(tpl, "LINE");

		tpl_plain(row, "POSITION", line->position);
		tpl_plain(row, "BATCH_ID", line->batch_id);
		tpl_text(row, "SKU", line->sku);
		tpl_text(row, "NAME",
		    view_name(language, line->name, line->name_en));
		tpl_text(row, "SPEC", line->spec);
		tpl_text(row, "UNIT",
		    view_name(language, line->unit, line->unit_en));
		tpl_show_if(row, "HAS_BATCH", line->batch[0] != '\0');
		tpl_text(row, "BATCH", line->batch);
		tpl_show_if(row, "HAS_EXPIRY", !day_is_none(line->expires_on));
		tpl_day(row, "EXPIRES_ON", line->expires_on);
		tpl_int(row, "QUANTITY", line->quantity);
		tpl_show_if(row, "HAS_REFUSED", line->refused > 0);
		tpl_int(row, "REFUSED", line->refused);
		tpl_text(row, "REFUSED_TYPED",
		    i < refused->value_count ? refused->values[i] : "");
		tpl_text(row, "REASON", line->reason);
	}
}

static void
fill_actions(
    struct tpl *tpl, const struct actor *who, const struct shipment *shipment)
{
	static const char *const sections[SHIPMENT_ACTION_COUNT] = {
		[SHIPMENT_DELIVER] = "MAY_DELIVER",
		[SHIPMENT_SIGN] = "MAY_SIGN",
		[SHIPMENT_REFUSE] = "MAY_REFUSE",
		[SHIPMENT_LOSE] = "MAY_LOSE",
	};
	enum shipment_action may[SHIPMENT_ACTION_COUNT];
	size_t count = shipment_actions(who, shipment, may);

	for (size_t i = 0; i < SHIPMENT_ACTION_COUNT; i++) {
		bool here = false;

		for (size_t k = 0; k < count; k++)
			here = here || may[k] == (enum shipment_action)i;
		tpl_show_if(tpl, sections[i], here);
	}
	tpl_show_if(tpl, "HAS_ACTIONS", count > 0);
}

void
shipment_view_show(struct tpl *tpl, const struct actor *who,
    const struct shipment *shipment, const struct order_typed *refused)
{
	tpl_text(tpl, "STATE", shipment_state_name(shipment->state));
	tpl_text(tpl, "NUMBER", shipment->number);
	tpl_text(tpl, "ORDER_NUMBER", shipment->order_number);
	fill_badge(tpl, shipment->state);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(tpl_language(tpl), shipment->customer_name,
		shipment->customer_name_en));
	tpl_text(tpl, "CARRIER",
	    shipment->carrier[0] != '\0'
		? shipment->carrier
		: words(tpl_language(tpl), "Own vehicle"));
	tpl_text(tpl, "TRACKING", shipment->tracking);
	tpl_money(tpl, "VALUE", shipment->value_fen);
	tpl_time(tpl, "SENT_AT", shipment->sent_at);
	tpl_text(tpl, "SENT_BY",
	    shipment->sent_by_name != NULL ? shipment->sent_by_name : "");
	tpl_show_if(
	    tpl, "IS_DELIVERED", !instant_is_none(shipment->delivered_at));
	tpl_time(tpl, "DELIVERED_AT", shipment->delivered_at);
	tpl_show_if(tpl, "IS_CLOSED", !instant_is_none(shipment->closed_at));
	tpl_time(tpl, "CLOSED_AT", shipment->closed_at);
	tpl_text(tpl, "CLOSED_BY",
	    shipment->closed_by_name != NULL
		? shipment->closed_by_name
		: words(tpl_language(tpl), "by itself"));
	tpl_show_if(tpl, "HAS_SIGN_DUE",
	    instant_is_none(shipment->closed_at) &&
		!instant_is_none(shipment->sign_due_at));
	tpl_time(tpl, "SIGN_DUE_AT", shipment->sign_due_at);
	tpl_text(tpl, "ADDRESS", shipment->address);
	tpl_text(tpl, "CONTACT", shipment->contact);
	tpl_text(tpl, "PHONE", shipment->phone);
	tpl_show_if(tpl, "HAS_NOTE", shipment->note[0] != '\0');
	tpl_text(tpl, "NOTE", shipment->note);
	fill_lines(tpl, shipment, refused);
	fill_actions(tpl, who, shipment);
	tpl_show_if(tpl, "MAY_RETURN",
	    actor_may(who, ACTION_RETURN_ASK) &&
		(shipment->state == SHIPMENT_DELIVERED ||
		    shipment->state == SHIPMENT_SIGNED));
	tpl_show_if(tpl, "MAY_COMPLAIN",
	    actor_may(who,
		who->side == SIDE_STAFF ? ACTION_TICKET_WORK
					: ACTION_TICKET_ASK));
}
