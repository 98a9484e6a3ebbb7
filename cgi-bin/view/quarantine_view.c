/**
 * @file
 * Goods kept apart as their templates see them.  See quarantine_view.h.
 */
#include "view/quarantine_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/order_words.h"
#include "view/words.h"

enum {
	NEVER_YEAR = 9999
};

static const struct order_badge decisions[QUARANTINE_DECISION_COUNT] = {
	[0] = { "", "quiet" },
	[QUARANTINE_RELEASE] = { T_("Released for sale"), "good" },
	[QUARANTINE_BLOCK] = { T_("Blocked"), "bad" },
	[QUARANTINE_SCRAP] = { T_("Scrapped"), "quiet" },
};

const char *
quarantine_fault_text(enum quarantine_fault fault)
{
	static const char *const texts[] = {
		[QUARANTINE_FINE] = "",
		[QUARANTINE_NO_DECISION] = T_("Choose what is decided."),
		[QUARANTINE_NO_NOTE] =
		    T_("Write why, in up to 500 characters."),
		[QUARANTINE_TOO_MUCH] =
		    T_("Enter a whole number, at most what is kept apart."),
		[QUARANTINE_EXPIRED] =
		    T_("It has expired and cannot be sold any more."),
		[QUARANTINE_STOPPED] =
		    T_("The sale of this batch is stopped. Clear its case "
		       "first."),
	};

	return fault < ARRAY_LEN(texts) ? texts[fault] : "";
}

static void
fill_stock(struct tpl *row, const struct quarantine_stock *stock)
{
	enum language language = tpl_language(row);
	bool is_blocked = stock->status == STOCK_BLOCKED;

	tpl_plain(row, "STOCK_ID", stock->stock_id);
	tpl_text(row, "SKU", stock->sku);
	tpl_text(row, "NAME", view_name(language, stock->name, stock->name_en));
	tpl_text(row, "UNIT", view_name(language, stock->unit, stock->unit_en));
	tpl_text(row, "BATCH", stock->batch);
	tpl_text(row, "WAREHOUSE",
	    view_name(language, stock->warehouse, stock->warehouse_en));
	tpl_show_if(row, "HAS_EXPIRY", stock->expires_on.year < NEVER_YEAR);
	tpl_day(row, "EXPIRES_ON", stock->expires_on);
	tpl_int(row, "QUANTITY", stock->quantity);
	tpl_text(row, "STATE_TEXT",
	    words(language,
		is_blocked ? T_("Blocked") : T_("Returned, to be judged")));
	tpl_text(row, "STATE_TONE", is_blocked ? "bad" : "warn");
	tpl_show_if(row, "IS_STOPPED", stock->case_id != 0);
	tpl_plain(row, "CASE_ID", stock->case_id);
}

/* Where what is left came from: the newest returns that make it up. */
static void
fill_sources(struct tpl *row, const struct quarantine_stock *stock,
    const struct db_rows *sources)
{
	const struct quarantine_source *source = sources->items;
	int64_t left = stock->quantity;

	tpl_list(row, "SOURCE");
	for (size_t i = 0; i < sources->count && left > 0; i++) {
		struct tpl *one;

		if (source[i].stock_id != stock->stock_id)
			continue;
		one = tpl_row(row, "SOURCE");
		tpl_text(one, "RETURN_NUMBER", source[i].return_number);
		tpl_text(one, "SOURCE_CUSTOMER",
		    view_name(tpl_language(row), source[i].customer_name,
			source[i].customer_name_en));
		tpl_int(one, "SOURCE_QUANTITY",
		    source[i].quantity < left ? source[i].quantity : left);
		tpl_time(one, "SOURCE_AT", source[i].at);
		left -= source[i].quantity;
	}
}

static void
fill_history(struct tpl *tpl, const struct db_rows *history)
{
	const struct quarantine_event *event = history->items;
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_HISTORY", history->count > 0);
	tpl_list(tpl, "EVENT");
	for (size_t i = 0; i < history->count; i++) {
		struct order_badge badge =
		    decisions[event[i].decision < QUARANTINE_DECISION_COUNT
			    ? event[i].decision
			    : 0];
		struct tpl *row = tpl_row(tpl, "EVENT");

		tpl_text(row, "EVENT_TEXT", words(language, badge.text));
		tpl_text(row, "EVENT_TONE", badge.tone);
		tpl_text(row, "EVENT_NAME",
		    view_name(language, event[i].name, event[i].name_en));
		tpl_text(row, "EVENT_BATCH", event[i].batch);
		tpl_int(row, "EVENT_QUANTITY", event[i].quantity);
		tpl_text(row, "EVENT_NOTE", event[i].note);
		tpl_text(row, "EVENT_BY",
		    event[i].user_name != NULL ? event[i].user_name : "");
		tpl_time(row, "EVENT_AT", event[i].at);
		tpl_time_iso(row, "EVENT_ISO", event[i].at);
	}
}

void
quarantine_view_list(struct tpl *tpl, const struct db_rows *stocks,
    const struct db_rows *sources, const struct db_rows *history)
{
	const struct quarantine_stock *stock = stocks->items;

	tpl_show_if(tpl, "HAS_ROWS", stocks->count > 0);
	tpl_show_if(tpl, "NONE_YET", stocks->count == 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < stocks->count; i++) {
		struct tpl *row = tpl_row(tpl, "ROW");

		fill_stock(row, &stock[i]);
		fill_sources(row, &stock[i], sources);
	}
	fill_history(tpl, history);
}

void
quarantine_view_one(struct tpl *tpl, const struct actor *who,
    const struct quarantine_stock *stock, const struct db_rows *sources,
    const struct db_rows *history, const struct quarantine_typed *typed,
    struct day today)
{
	bool is_late = day_compare(stock->expires_on, today) < 0;
	bool may_release = stock->case_id == 0 && !is_late;

	fill_stock(tpl, stock);
	fill_sources(tpl, stock, sources);
	fill_history(tpl, history);
	tpl_show_if(tpl, "IS_LATE", is_late);
	tpl_show_if(tpl, "MAY_DECIDE", quarantine_may_decide(who));
	tpl_show_if(tpl, "MAY_RELEASE", may_release);
	tpl_show_if(tpl, "MAY_BLOCK", stock->status == STOCK_RETURNED);
	tpl_show_if(
	    tpl, "RELEASES", text_equal(typed->decision, "release"));
	tpl_show_if(tpl, "BLOCKS", text_equal(typed->decision, "block"));
	tpl_show_if(tpl, "SCRAPS", text_equal(typed->decision, "scrap"));
	tpl_text(tpl, "QUANTITY_TYPED", typed->quantity);
	tpl_text(tpl, "NOTE_TYPED", typed->note);
}
