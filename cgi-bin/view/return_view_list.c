/**
 * @file
 * Lists of returns, of delivered goods, of batches, as their templates see them.
 * See return_view.h.
 */
#include "base/text.h"
#include "domain/customer.h"
#include "view/draft_view.h"
#include "view/return_view.h"
#include "view/return_words.h"
#include "view/words.h"

static const struct {
	const char *value;
	const char *text;
} tabs[] = {
	{ "", T_("All") },
	{ "open", T_("Not finished") },
	{ "draft", T_("Drafts") },
	{ "submitted", T_("To be decided") },
	{ "info_needed", T_("Waits for information") },
	{ "approved", T_("To be sent") },
	{ "in_transit", T_("On its way") },
	{ "received", T_("To be inspected") },
	{ "inspected", T_("Inspected") },
	{ "offer", T_("Offer made") },
	{ "resolving", T_("Being settled") },
	{ "closed", T_("Closed") },
	{ "imported", T_("Before the portal") },
};

static void
fill_row(struct tpl *row, const struct actor *who, const struct return_row *item)
{
	enum language language = tpl_language(row);
	struct order_badge badge =
	    return_badge(item->state, who->side == SIDE_CUSTOMER);
	bool is_imported = item->credit_note_id != 0;

	tpl_text(row, "NUMBER", item->number);
	tpl_text(row, "PATH",
	    is_imported ? text_format(tpl_arena(row), "/returns/imported/%lld",
			      (long long)item->credit_note_id)
			: text_format(tpl_arena(row), "/returns/%s",
			      item->number));
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(language, item->customer_name, item->customer_name_en));
	tpl_text(row, "HEADLINE",
	    item->headline[0] == '\0'
		? words(language, "Not submitted yet")
		: view_name(language, item->headline, item->headline_en));
	tpl_int(row, "LINE_COUNT", item->line_count);
	tpl_int(row, "QUANTITY", item->quantity_total);
	tpl_money(row, "CREDIT",
	    item->state == RETURN_CLOSED ? item->credit_given_fen
					 : item->credit_asked_fen);
	tpl_time(row, "AT", item->created_at);
	tpl_time_iso(row, "AT_ISO", item->created_at);
	tpl_text(row, "STATE_TEXT", words(language, badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
	tpl_show_if(row, "HAS_MARKS",
	    item->state == RETURN_SUBMITTED && item->verdict != 0 &&
		who->side == SIDE_STAFF);
	tpl_text(row, "LEVEL_TEXT",
	    words(language, return_level_text(item->level)));
	tpl_show_if(row, "AT_LEVEL",
	    item->state == RETURN_SUBMITTED && who->side == SIDE_STAFF);
	tpl_show_if(row, "HAS_UNTIL", !instant_is_none(item->answer_until));
	tpl_time(row, "UNTIL", item->answer_until);
	tpl_show_if(row, "HAS_SEND_UNTIL", item->state == RETURN_APPROVED);
	tpl_day(row, "SEND_UNTIL", item->send_until);
}

void
return_view_list(struct tpl *tpl, const struct actor *who,
    const struct return_list_form *form, const struct db_rows *rows)
{
	const struct return_row *items = rows->items;
	enum language language = tpl_language(tpl);
	bool is_all = form->tab[0] == '\0' && form->q[0] == '\0' &&
	    form->from[0] == '\0' && form->to[0] == '\0';

	tpl_list(tpl, "TAB");
	for (size_t i = 0; i < ARRAY_LEN(tabs); i++) {
		if (text_equal(tabs[i].value, "open") &&
		    who->side == SIDE_STAFF && form->customer_id == 0)
			continue;

		struct tpl *one = tpl_row(tpl, "TAB");

		tpl_text(one, "TAB_VALUE", tabs[i].value);
		tpl_text(one, "TAB_TEXT", words(language, tabs[i].text));
		tpl_show_if(
		    one, "TAB_CURRENT", text_equal(tabs[i].value, form->tab));
	}
	tpl_text(tpl, "TAB_CHOSEN", form->tab);
	tpl_show_if(tpl, "OF_CUSTOMER", form->customer_id != 0);
	tpl_plain(tpl, "OF_CUSTOMER_ID", form->customer_id);
	tpl_text(tpl, "Q", form->q);
	tpl_text(tpl, "FROM", form->from);
	tpl_text(tpl, "TO", form->to);
	tpl_show_if(tpl, "WITH_CUSTOMER", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "MAY_NEW", actor_may(who, ACTION_RETURN_ASK));
	tpl_show_if(tpl, "MAY_BATCHES",
	    who->side == SIDE_STAFF &&
		(actor_may(who, ACTION_RETURN_INSPECT) ||
		    actor_may(who, ACTION_RETURN_DECIDE)));
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NONE_YET", rows->count == 0 && is_all);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0 && !is_all);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++)
		fill_row(tpl_row(tpl, "ROW"), who, &items[i]);
}

void
return_view_pick(struct tpl *tpl, const char *query,
    const struct customer *customers, size_t count)
{
	enum language language = tpl_language(tpl);

	tpl_text(tpl, "QUERY", query);
	tpl_show_if(tpl, "NONE_FOUND", count == 0);
	tpl_list(tpl, "CUSTOMER");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, "CUSTOMER");

		tpl_plain(row, "CUSTOMER_ID", customers[i].id);
		tpl_text(row, "CUSTOMER_CODE", customers[i].code);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(
			language, customers[i].name, customers[i].name_en));
	}
}

void
return_view_choices(struct tpl *tpl, const struct actor *who,
    const struct return_choice *rows, size_t count)
{
	enum language language = tpl_language(tpl);

	(void)who;
	tpl_show_if(tpl, "HAS_ROWS", count > 0);
	tpl_show_if(tpl, "NONE_FOUND", count == 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < count; i++) {
		const struct return_choice *one = &rows[i];
		struct tpl *row = tpl_row(tpl, "ROW");

		tpl_plain(row, "INDEX", (int64_t)i);
		tpl_plain(row, "ORDER_ID", one->order_id);
		tpl_plain(row, "POSITION", one->order_position);
		tpl_plain(row, "BATCH_ID", one->batch_id);
		tpl_text(row, "ORDER_NUMBER", one->order_number);
		tpl_text(row, "SKU", one->sku);
		tpl_text(
		    row, "NAME", view_name(language, one->name, one->name_en));
		tpl_text(
		    row, "UNIT", view_name(language, one->unit, one->unit_en));
		tpl_text(row, "BATCH", one->batch);
		tpl_time(row, "DELIVERED_AT", one->delivered_at);
		tpl_int(row, "DELIVERED", one->delivered);
		tpl_int(row, "LEFT", one->left);
		tpl_show_if(row, "MAY_PICK", one->left > 0);
		tpl_show_if(row, "NOTHING_LEFT", one->left <= 0);
		tpl_show_if(row, "IS_FREE", one->is_free);
	}
}

void
return_view_batches(struct tpl *tpl, const struct actor *who,
    const struct batch_case *cases, size_t count)
{
	enum language language = tpl_language(tpl);
	bool may = return_may_approve(who, LEVEL_QUALITY);

	tpl_show_if(tpl, "HAS_ROWS", count > 0);
	tpl_show_if(tpl, "NONE_YET", count == 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < count; i++) {
		const struct batch_case *one = &cases[i];
		struct order_badge badge = batch_case_badge(one->state);
		struct tpl *row = tpl_row(tpl, "ROW");

		tpl_plain(row, "ID", one->id);
		tpl_text(row, "SKU", one->sku);
		tpl_text(
		    row, "NAME", view_name(language, one->name, one->name_en));
		tpl_text(row, "BATCH", one->batch);
		tpl_int(row, "CUSTOMERS", one->customer_count);
		tpl_int(row, "ON_HAND", one->on_hand);
		tpl_int(row, "RESERVED", one->reserved);
		tpl_time(row, "OPENED_AT", one->opened_at);
		tpl_text(row, "STATE_TEXT", words(language, badge.text));
		tpl_text(row, "STATE_TONE", badge.tone);
		tpl_text(row, "NOTE", one->note);
		tpl_show_if(row, "IS_DECIDED", one->decided_by_name != NULL);
		tpl_text(row, "DECIDED_BY",
		    one->decided_by_name == NULL ? "" : one->decided_by_name);
		tpl_time(row, "DECIDED_AT", one->decided_at);
		tpl_show_if(row, "MAY_STOP",
		    may && one->state != BATCH_STOPPED &&
			one->state != BATCH_RECALLED);
		tpl_show_if(row, "MAY_CLEAR", may && one->state != BATCH_CLEARED);
		tpl_show_if(
		    row, "MAY_RECALL", may && one->state != BATCH_RECALLED);
	}
}
