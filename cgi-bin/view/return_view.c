/**
 * @file
 * What the pages of one return share.  See return_view_part.h.
 */
#include "view/return_view_part.h"

#include "view/draft_view.h"
#include "view/return_words.h"
#include "view/words.h"

void
return_view_goods(struct tpl *row, const struct return_line *line)
{
	enum language language = tpl_language(row);

	tpl_plain(row, "POSITION", line->position);
	tpl_text(row, "SKU", line->sku);
	tpl_text(row, "NAME", view_name(language, line->name, line->name_en));
	tpl_text(row, "SPEC", line->spec);
	tpl_text(row, "UNIT", view_name(language, line->unit, line->unit_en));
	tpl_text(row, "BATCH", line->batch);
	tpl_text(row, "ORDER_NUMBER", line->order_number);
	tpl_time(row, "DELIVERED_AT", line->delivered_at);
	tpl_show_if(row, "IS_FREE", line->is_free);
}

void
return_view_marks(struct tpl *tpl, unsigned marks)
{
	tpl_list(tpl, "MARK");
	for (unsigned bit = MARK_WINDOW; bit <= MARK_PICTURE; bit <<= 1)
		if ((marks & bit) != 0)
			tpl_text(tpl_row(tpl, "MARK"), "MARK_TEXT",
			    words(tpl_language(tpl),
				return_mark_text((enum return_mark)bit)));
}

void
return_view_head(struct tpl *tpl, const struct actor *who,
    const struct return_request *request)
{
	enum language language = tpl_language(tpl);
	bool is_customer = who->side == SIDE_CUSTOMER;
	struct order_badge badge = return_badge(request->state, is_customer);

	tpl_text(tpl, "STATE", return_state_name(request->state));
	tpl_text(tpl, "NUMBER", request->number);
	tpl_text(tpl, "STATE_TEXT", words(language, badge.text));
	tpl_text(tpl, "STATE_TONE", badge.tone);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(
		language, request->customer_name, request->customer_name_en));
	tpl_show_if(tpl, "FOR_STAFF", !is_customer);
	tpl_show_if(tpl, "FOR_CUSTOMER", is_customer);
	tpl_text(tpl, "CREATED_BY",
	    request->created_by_name == NULL ? "" : request->created_by_name);
	tpl_time(tpl, "SUBMITTED_AT", request->submitted_at);
	tpl_text(
	    tpl, "WAY_TEXT", words(language, return_way_text(request->way)));
	tpl_text(tpl, "REMARK", request->remark);
}
