/**
 * @file
 * One order as its pages see it.  See order_view.h.
 */
#include "view/order_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/order_words.h"
#include "view/words.h"

/* --- The list ---------------------------------------------------------------- */

static void
fill_badge(struct tpl *row, struct order_badge badge)
{
	tpl_text(row, "STATE_TEXT", words(tpl_language(row), badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
}

static void
fill_list_row(
    struct tpl *row, const struct actor *who, const struct order_row *order)
{
	enum language language = tpl_language(row);
	bool is_buyer = who->side == SIDE_CUSTOMER;

	tpl_text(row, "NUMBER", order->number);
	tpl_text(row, "OWN_NUMBER", order->own_number);
	tpl_time(row, "PLACED_AT", order->placed_at);
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(language, order->customer_name, order->customer_name_en));
	tpl_text(row, "HEADLINE",
	    view_name(language, order->headline, order->headline_en));
	tpl_int(row, "LINE_COUNT", order->line_count);
	tpl_int(row, "QUANTITY", order->quantity_total);
	tpl_money(row, "TOTAL", order->total_fen);
	fill_badge(row,
	    order_badge(order->state, order->credit, order->proposal_open));
	tpl_show_if(row, "ANSWER_LINK", is_buyer && order->proposal_open);
	tpl_show_if(row, "SIGN_LINK",
	    is_buyer && !order->proposal_open &&
		(order->state == ORDER_SHIPPED ||
		    order->state == ORDER_PART_SHIPPED));
	tpl_show_if(row, "AGAIN_LINK",
	    is_buyer && actor_may(who, ACTION_ORDER_ENTER) &&
		!order->proposal_open && order->state != ORDER_SHIPPED &&
		order->state != ORDER_PART_SHIPPED);
}

/* The tabs: which value of `state` each stands for. */
static const struct {
	const char *value;
	const char *text;
} tabs[] = {
	{ "", T_("All") },
	{ "open", T_("Not finished") },
	{ "draft", T_("Sent back") },
	{ "awaiting_approval", T_("Awaiting approval") },
	{ "submitted", T_("To be confirmed") },
	{ "held", T_("Held for credit") },
	{ "proposal", T_("Change proposed") },
	{ "confirmed", T_("Confirmed") },
	{ "picking", T_("Being picked") },
	{ "part_shipped", T_("Shipped in part") },
	{ "shipped", T_("On its way") },
	{ "completed", T_("Completed") },
	{ "rejected", T_("Rejected") },
	{ "cancelled", T_("Cancelled") },
	{ "closed_short", T_("Closed short") },
};

void
order_view_list(struct tpl *tpl, const struct actor *who,
    const struct order_list_form *form, const struct db_rows *rows)
{
	const struct order_row *orders = rows->items;
	bool is_filtered = form->tab[0] != '\0' || form->q[0] != '\0' ||
	    form->from[0] != '\0' || form->to[0] != '\0';

	tpl_list(tpl, "TAB");
	for (size_t i = 0; i < ARRAY_LEN(tabs); i++) {
		if (text_equal(tabs[i].value, "open") &&
		    who->side == SIDE_STAFF && form->customer_id == 0)
			continue;

		struct tpl *tab = tpl_row(tpl, "TAB");

		tpl_text(tab, "TAB_VALUE", tabs[i].value);
		tpl_text(
		    tab, "TAB_TEXT", words(tpl_language(tpl), tabs[i].text));
		tpl_show_if(
		    tab, "TAB_CURRENT", strcmp(tabs[i].value, form->tab) == 0);
	}
	tpl_text(tpl, "TAB_CHOSEN", form->tab);
	tpl_show_if(tpl, "OF_CUSTOMER", form->customer_id != 0);
	tpl_plain(tpl, "OF_CUSTOMER_ID", form->customer_id);
	tpl_text(tpl, "Q", form->q);
	tpl_text(tpl, "FROM", form->from);
	tpl_text(tpl, "TO", form->to);
	tpl_show_if(tpl, "WITH_CUSTOMER", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "MAY_ENTER", actor_may(who, ACTION_ORDER_ENTER));
	tpl_show_if(tpl, "NONE_YET", rows->count == 0 && !is_filtered);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0 && is_filtered);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++)
		fill_list_row(tpl_row(tpl, "ROW"), who, &orders[i]);
}

/* --- The order's page -------------------------------------------------------- */

static void
fill_line(struct tpl *row, const struct order_line *line)
{
	enum language language = tpl_language(row);
	bool is_open = order_line_open(line) > 0;
	bool has_later = is_open && line->promised_later > 0 &&
	    !day_is_none(line->promised_on);

	tpl_plain(row, "POSITION", line->position);
	tpl_text(row, "SKU", line->sku);
	tpl_text(row, "NAME", view_name(language, line->name, line->name_en));
	tpl_text(row, "SPEC", line->spec);
	tpl_text(row, "UNIT", view_name(language, line->unit, line->unit_en));
	tpl_show_if(row, "IS_FREE", line->is_free);
	tpl_price(row, "PRICE", line->unit_price_1e4);
	tpl_int(row, "QUANTITY", line->quantity);
	tpl_int(row, "SHIPPED", line->shipped);
	tpl_int(row, "RESERVED", line->reserved);
	tpl_show_if(row, "IS_ALL", !is_open && line->cancelled == 0);
	tpl_show_if(row, "IS_OPEN", is_open);
	tpl_show_if(row, "HAS_CANCELLED", line->cancelled > 0);
	if (line->cancelled > 0)
		tpl_int(row, "CANCELLED", line->cancelled);
	tpl_show_if(row, "HAS_REFUSED", line->refused > 0);
	if (line->refused > 0)
		tpl_int(row, "REFUSED", line->refused);
	tpl_show_if(row, "HAS_LATER", has_later);
	if (has_later) {
		tpl_int(row, "LATER", line->promised_later);
		tpl_day(row, "LATER_ON", line->promised_on);
	}
	tpl_money(row, "AMOUNT", line->amount_fen);
}

static void
fill_proposal(struct tpl *tpl, const struct order *order)
{
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "PROPOSAL", order->proposal_id != 0);
	tpl_text(tpl, "PROPOSAL_REASON", order->proposal_reason);
	tpl_text(tpl, "PROPOSAL_BY", order->proposal_by_name);
	tpl_time(tpl, "PROPOSAL_AT", order->proposal_at);
	tpl_time(tpl, "PROPOSAL_UNTIL", order->proposal_until);
	tpl_list(tpl, "CHANGE");
	for (size_t i = 0; i < order->line_count; i++) {
		const struct order_line *line = &order->lines[i];
		struct tpl *row;

		if (!line->proposed)
			continue;
		row = tpl_row(tpl, "CHANGE");
		tpl_text(row, "SKU", line->sku);
		tpl_text(row, "NAME",
		    view_name(language, line->name, line->name_en));
		tpl_int(row, "BEFORE", line->quantity);
		tpl_int(row, "AFTER", line->proposed_quantity);
		tpl_show_if(row, "HAS_DAY", !day_is_none(line->proposed_on));
		tpl_day(row, "PROPOSED_ON", line->proposed_on);
		tpl_show_if(
		    row, "HAS_SUBSTITUTE", line->substitute_sku != NULL);
		tpl_text(row, "SUBSTITUTE_SKU", line->substitute_sku);
		tpl_text(row, "SUBSTITUTE_NAME",
		    view_name(language, line->substitute_name,
			line->substitute_name_en));
	}
}

static void
fill_holds(struct tpl *tpl, const struct order *order)
{
	struct arena *mem = tpl_arena(tpl);
	char amount[FORMAT_MAX];

	tpl_show_if(tpl, "IS_HELD",
	    order->credit == CREDIT_HELD && order->state != ORDER_DRAFT);
	tpl_list(tpl, "HOLD");
	for (size_t i = 0; i < order->hold_count; i++) {
		const struct order_hold *hold = &order->holds[i];
		struct tpl *row = tpl_row(tpl, "HOLD");

		format_money(hold->amount_fen, amount);
		tpl_text(row, "HOLD_TEXT",
		    words_fill(mem, tpl_language(tpl),
			order_hold_text(hold->reason), "AMOUNT",
			arena_strdup(mem, amount), NULL));
		tpl_text(row, "HOLD_NOTE", hold->note);
		tpl_time(row, "HOLD_SINCE", hold->since);
	}
}

/* The big steps on top: the current one is marked. */
static void
fill_steps(struct tpl *tpl, const struct order *order)
{
	static const char *const texts[] = { T_("Submitted"), T_("Confirmed"),
		T_("Picked and shipped"), T_("Signed for"), T_("Completed") };
	int progress = order_progress(order->state);

	tpl_show_if(tpl, "HAS_STEPS", progress > 0);
	tpl_list(tpl, "BIG_STEP");
	for (int i = 0; progress > 0 && i < (int)ARRAY_LEN(texts); i++) {
		struct tpl *row = tpl_row(tpl, "BIG_STEP");
		bool done = i + 1 < progress || progress == 5;

		tpl_text(
		    row, "BIG_STEP_TEXT", words(tpl_language(tpl), texts[i]));
		tpl_plain(row, "BIG_STEP_NUMBER", i + 1);
		tpl_show_if(row, "IS_DONE", done);
		tpl_show_if(row, "IS_CURRENT", !done && i + 1 == progress);
		tpl_show_if(row, "IS_TODO", !done);
	}
}

static void
fill_shipments(struct tpl *tpl, const struct order *order)
{
	tpl_list(tpl, "SHIPMENT");
	tpl_show_if(tpl, "HAS_SHIPMENTS", order->shipment_count > 0);
	for (size_t i = 0; i < order->shipment_count; i++) {
		const struct order_shipment *one = &order->shipments[i];
		struct tpl *row = tpl_row(tpl, "SHIPMENT");

		tpl_text(row, "SHIPMENT_NUMBER", one->number);
		fill_badge(row, shipment_badge(one->state));
		tpl_text(row, "CARRIER", one->carrier);
		tpl_text(row, "TRACKING", one->tracking);
		tpl_time(row, "SENT_AT", one->sent_at);
		tpl_money(row, "VALUE", one->value_fen);
		tpl_show_if(row, "IS_UNDER_WAY",
		    one->state == SHIPMENT_IN_TRANSIT ||
			one->state == SHIPMENT_DELIVERED);
	}
}

static void
fill_events(struct tpl *tpl, const struct order *order)
{
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "EVENT");
	for (size_t i = order->event_count; i-- > 0;) {
		const struct order_event *event = &order->events[i];
		struct tpl *row = tpl_row(tpl, "EVENT");
		struct order_badge badge = order_event_badge(event->kind);

		tpl_text(row, "EVENT_TEXT", words(language, badge.text));
		tpl_text(row, "EVENT_TONE", badge.tone);
		tpl_text(row, "EVENT_BY",
		    event->user_name != NULL ? event->user_name
					     : words(language, "the system"));
		tpl_text(row, "EVENT_NOTE", event->note);
		tpl_time(row, "EVENT_AT", event->at);
		tpl_time_iso(row, "EVENT_ISO", event->at);
	}
}

static void
fill_facet(struct tpl *tpl, const char *label, struct order_badge badge)
{
	struct tpl *row = tpl_row(tpl, "FACET");

	tpl_text(row, "FACET_LABEL", words(tpl_language(tpl), label));
	tpl_text(row, "FACET_TEXT", words(tpl_language(tpl), badge.text));
	tpl_text(row, "FACET_TONE", badge.tone);
}

static void
fill_facets(struct tpl *tpl, const struct order *order)
{
	static const struct order_badge credits[] = {
		[CREDIT_CLEAR] = { T_("clear"), "good" },
		[CREDIT_HELD] = { T_("held"), "bad" },
		[CREDIT_RELEASED] = { T_("released"), "info" },
	};

	tpl_list(tpl, "FACET");
	if (order->credit >= CREDIT_CLEAR && order->credit <= CREDIT_RELEASED)
		fill_facet(tpl, T_("Credit"), credits[order->credit]);
	fill_facet(tpl, T_("Shipped"), order_part_badge(order->shipping));
	fill_facet(tpl, T_("Received"), order_part_badge(order->receipt));
	fill_facet(tpl, T_("Invoiced"), order_part_badge(order->invoice));
	fill_facet(tpl, T_("Paid"), order_part_badge(order->payment));
}

/* One section per action; the template has each form. */
static const char *const action_sections[ORDER_ACTION_COUNT] = {
	[ORDER_APPROVE] = "MAY_APPROVE",
	[ORDER_SEND_BACK] = "MAY_SEND_BACK",
	[ORDER_CONFIRM] = "MAY_CONFIRM",
	[ORDER_REJECT] = "MAY_REJECT",
	[ORDER_CANCEL] = "MAY_CANCEL",
	[ORDER_PROPOSE] = "MAY_PROPOSE",
	[ORDER_ACCEPT] = "MAY_ACCEPT",
	[ORDER_DECLINE] = "MAY_DECLINE",
	[ORDER_PICK] = "MAY_PICK",
	[ORDER_UNPICK] = "MAY_UNPICK",
	[ORDER_SHIP] = "MAY_SHIP",
	[ORDER_CLOSE] = "MAY_CLOSE",
	[ORDER_RELEASE] = "MAY_RELEASE",
	[ORDER_HOLD] = "MAY_HOLD",
};

static void
fill_actions(
    struct tpl *tpl, const struct actor *who, const struct order *order)
{
	struct order_facts facts = order_facts(order);
	enum order_action may[ORDER_ACTION_COUNT];
	size_t count = order_actions(who, &facts, may);
	bool any = false;
	bool forced = false;

	for (size_t i = 0; i < order->hold_count; i++)
		forced = forced || order->holds[i].reason == HOLD_FORCED;
	for (size_t i = 0; i < ORDER_ACTION_COUNT; i++) {
		bool here = false;

		if (action_sections[i] == NULL)
			continue;
		for (size_t k = 0; k < count; k++)
			here = here || may[k] == (enum order_action)i;
		if (i == ORDER_HOLD && forced)
			here = false;
		tpl_show_if(tpl, action_sections[i], here);
		any = any || here;
	}
	tpl_show_if(tpl, "HAS_ACTIONS", any);
	tpl_show_if(tpl, "MAY_AGAIN", actor_may(who, ACTION_ORDER_ENTER));
	tpl_show_if(tpl, "MAY_RETURN",
	    actor_may(who, ACTION_RETURN_ASK) && order->shipment_count > 0);
	tpl_show_if(tpl, "MAY_COMPLAIN",
	    order->state != ORDER_DRAFT &&
		actor_may(who,
		    who->side == SIDE_STAFF ? ACTION_TICKET_WORK
					    : ACTION_TICKET_ASK));
}

static void
fill_head(struct tpl *tpl, const struct actor *who, const struct order *order)
{
	enum language language = tpl_language(tpl);

	tpl_text(tpl, "STATE", order_state_name(order->state));
	tpl_text(tpl, "NUMBER", order->number);
	fill_badge(tpl,
	    order_badge(order->state, order->credit, order->proposal_id != 0));
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(language, order->customer_name, order->customer_name_en));
	tpl_text(tpl, "CUSTOMER_CODE", order->customer_code);
	tpl_show_if(tpl, "HAS_OWN_NUMBER", order->own_number != NULL);
	tpl_text(tpl, "OWN_NUMBER", order->own_number);
	tpl_show_if(tpl, "HAS_FOREIGN", order->foreign_no != NULL);
	tpl_text(tpl, "FOREIGN_NO", order->foreign_no);
	tpl_text(tpl, "ENTERED_BY",
	    order->entered_by_name != NULL ? order->entered_by_name : "");
	tpl_show_if(tpl, "BY_STAFF", order->by_staff);
	tpl_time(tpl, "PLACED_AT", order->placed_at);
	tpl_time_iso(tpl, "PLACED_ISO", order->placed_at);
	tpl_text(tpl, "NEXT_TEXT", words(language, order_next_text(order)));
	tpl_time(tpl, "STATE_SINCE", order->state_since);
}

void
order_view_show(
    struct tpl *tpl, const struct actor *who, const struct order *order)
{
	bool waits = order->state == ORDER_SUBMITTED &&
	    !instant_is_none(order->reserved_until);

	fill_head(tpl, who, order);
	fill_steps(tpl, order);
	fill_facets(tpl, order);
	fill_holds(tpl, order);
	fill_proposal(tpl, order);
	fill_shipments(tpl, order);
	fill_events(tpl, order);
	fill_actions(tpl, who, order);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < order->line_count; i++)
		fill_line(tpl_row(tpl, "LINE"), &order->lines[i]);
	tpl_show_if(tpl, "HAS_ORDER_DISCOUNT", order->discount_fen > 0);
	tpl_money(tpl, "DISCOUNT", order->discount_fen);
	tpl_money(tpl, "NET", order->net_fen);
	tpl_money(tpl, "TAX", order->tax_fen);
	tpl_money(tpl, "TOTAL", order->total_fen);
	tpl_text(tpl, "ADDRESS", order->address);
	tpl_text(tpl, "CONTACT", order->contact);
	tpl_text(tpl, "PHONE", order->phone);
	tpl_show_if(tpl, "HAS_WANTED_ON", !day_is_none(order->wanted_on));
	tpl_day(tpl, "WANTED_ON", order->wanted_on);
	tpl_int(tpl, "TERM_DAYS", order->term_days);
	tpl_text(tpl, "REMARK", order->remark);
	tpl_show_if(tpl, "HAS_REMARK", order->remark[0] != '\0');
	tpl_show_if(tpl, "HAS_RESERVED_UNTIL", waits);
	tpl_time(tpl, "RESERVED_UNTIL", order->reserved_until);
}

/* --- Forms of the warehouse and the desk -------------------------------------- */

/* What was typed for this position, else what the form begins with. */
static const char *
typed_at(
    const struct order_typed *typed, int64_t position, const char *beginning)
{
	for (size_t i = 0;
	     i < typed->position_count && i < typed->value_count; i++) {
		int64_t at;

		if (text_to_int(typed->positions[i], &at) == STATUS_OK &&
		    at == position)
			return typed->values[i];
	}
	return beginning;
}

static const char *
plain_number(struct tpl *tpl, int64_t number)
{
	return text_format(tpl_arena(tpl), "%lld", (long long)number);
}

void
order_view_ship(struct tpl *tpl, const struct order *order,
    const struct order_typed *quantities)
{
	tpl_text(tpl, "NUMBER", order->number);
	tpl_text(tpl, "CUSTOMER_NAME", order->customer_name);
	tpl_text(tpl, "ADDRESS", order->address);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < order->line_count; i++) {
		const struct order_line *line = &order->lines[i];
		struct tpl *row;

		if (order_line_open(line) <= 0)
			continue;
		row = tpl_row(tpl, "LINE");
		fill_line(row, line);
		tpl_text(row, "QUANTITY_TYPED",
		    typed_at(quantities, line->position,
			plain_number(tpl, line->reserved)));
		tpl_int(row, "OPEN", order_line_open(line));
	}
}

void
order_view_propose(struct tpl *tpl, const struct order *order,
    const struct order_typed *quantities, const struct order_typed *days,
    const struct order_typed *codes)
{
	tpl_text(tpl, "NUMBER", order->number);
	tpl_text(tpl, "CUSTOMER_NAME", order->customer_name);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < order->line_count; i++) {
		const struct order_line *line = &order->lines[i];
		struct tpl *row;

		if (line->is_free)
			continue;
		row = tpl_row(tpl, "LINE");
		fill_line(row, line);
		tpl_text(row, "QUANTITY_TYPED",
		    typed_at(quantities, line->position,
			plain_number(tpl, line->quantity)));
		tpl_text(row, "DAY_TYPED", typed_at(days, line->position, ""));
		tpl_text(
		    row, "CODE_TYPED", typed_at(codes, line->position, ""));
	}
}
