/**
 * @file
 * A return of before the portal as its template sees it.  See return_view.h.
 */
#include "base/text.h"
#include "domain/return_imported.h"
#include "view/draft_view.h"
#include "view/return_view.h"

static void
fill_line(struct tpl *row, const struct return_imported_line *line)
{
	enum language language = tpl_language(row);

	tpl_text(row, "SKU", line->sku);
	tpl_text(row, "NAME", view_name(language, line->name, line->name_en));
	tpl_text(row, "UNIT", view_name(language, line->unit, line->unit_en));
	tpl_int(row, "QUANTITY", line->quantity);
	tpl_price(row, "PRICE", line->unit_price_1e4);
	tpl_money(row, "AMOUNT", line->amount_fen);
}

static void
fill_debt(struct tpl *row, const struct actor *who, int64_t customer_id,
    const struct return_imported_debt *debt)
{
	tpl_text(row, "DEBT_PATH",
	    who->side == SIDE_CUSTOMER
		? text_format(tpl_arena(row), "/account/receivables/%lld",
		      (long long)debt->receivable_id)
		: text_format(tpl_arena(row),
		      "/customers/%lld/receivables/%lld",
		      (long long)customer_id,
		      (long long)debt->receivable_id));
	tpl_text(row, "DEBT_NUMBER", debt->number);
	tpl_day(row, "DEBT_DAY", debt->posted_on);
	tpl_money(row, "DEBT_AMOUNT", debt->amount_fen);
}

void
return_view_imported(struct tpl *tpl, const struct actor *who,
    const struct return_imported *one)
{
	int64_t quantity = 0;

	tpl_text(tpl, "STATE", "closed");
	tpl_text(tpl, "NUMBER", one->number);
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(tpl_language(tpl), one->customer_name,
		one->customer_name_en));
	tpl_time(tpl, "AT", one->at);
	tpl_money(tpl, "TOTAL", one->amount_fen);
	tpl_text(tpl, "ORDER_NUMBER",
	    one->order_number != NULL ? one->order_number : "");
	tpl_text(tpl, "NOTE", one->note);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < one->line_count; i++) {
		quantity += one->lines[i].quantity;
		fill_line(tpl_row(tpl, "LINE"), &one->lines[i]);
	}
	tpl_int(tpl, "LINE_COUNT", (int64_t)one->line_count);
	tpl_int(tpl, "QUANTITY_TOTAL", quantity);
	tpl_show_if(tpl, "HAS_DEBTS", one->debt_count > 0);
	tpl_list(tpl, "DEBT");
	for (size_t i = 0; i < one->debt_count; i++)
		fill_debt(tpl_row(tpl, "DEBT"), who, one->customer_id,
		    &one->debts[i]);
	tpl_show_if(tpl, "HAS_LEFT",
	    actor_may(who, ACTION_MONEY_SEE) && one->unapplied_fen > 0);
	tpl_money(tpl, "LEFT", one->unapplied_fen);
}
