/**
 * @file
 * /holds: the credit officer's first page: held orders with every reason,
 * reviews that wait, limits that end, the biggest exposures.
 */
#include "domain/hold.h"

#include "base/text.h"
#include "domain/credit_limit.h"
#include "domain/credit_review.h"
#include "domain/order_act.h"
#include "domain/receivable.h"
#include "money/pages.h"
#include "money/review_rows.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	ROWS_SHOWN = 8
};

/* --- Held orders ------------------------------------------------------------------ */

static enum status
read_holds(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct hold_filter one = *(const struct hold_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return hold_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
hold_key(const void *row)
{
	const struct hold_row *hold = row;

	return (struct list_key){ hold->placed_at, hold->order_id };
}

static const char *
hold_name(struct arena *mem, enum language language, const void *row)
{
	const struct hold_row *hold = row;

	(void)mem;
	return view_name(
	    language, hold->customer_name, hold->customer_name_en);
}

static const char *
hold_reasons(struct arena *mem, enum language language, const void *row)
{
	const struct hold_row *hold = row;
	struct text out = text_new(mem, 1000);

	for (size_t i = 0; i < hold->reason_count; i++) {
		char amount[FORMAT_MAX];

		format_money(hold->reasons[i].amount_fen, amount);
		text_add(&out, i > 0 ? " " : "");
		text_add(&out,
		    words_fill(mem, language,
			order_hold_text(hold->reasons[i].reason), "AMOUNT",
			arena_strdup(mem, amount), NULL));
	}
	return out.bytes;
}

static const char *
hold_band(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(
	    language, credit_band_text(((const struct hold_row *)row)->needed));
}

static const struct list_column hold_columns[] = {
	{ T_("Order"), LIST_TEXT, offsetof(struct hold_row, number), NULL },
	{ T_("Customer"), LIST_WORDS, 0, hold_name },
	{ T_("Customer code"), LIST_TEXT,
	    offsetof(struct hold_row, customer_code), NULL },
	{ T_("Placed at"), LIST_TIME, offsetof(struct hold_row, placed_at),
	    NULL },
	{ T_("Held since"), LIST_TIME, offsetof(struct hold_row, since), NULL },
	{ T_("Why"), LIST_WORDS, 0, hold_reasons },
	{ T_("Total with tax"), LIST_MONEY,
	    offsetof(struct hold_row, total_fen), NULL },
	{ T_("Who may release it"), LIST_WORDS, 0, hold_band },
};

static const struct list holds = {
	.name = "holds",
	.row_size = sizeof(struct hold_row),
	.read = read_holds,
	.key = hold_key,
	.columns = hold_columns,
	.column_count = ARRAY_LEN(hold_columns),
};

/* In the address "reason" is the filter, in a form what was typed. */
static struct hold_filter
filter_of(const struct page *page)
{
	struct hold_filter filter = {
		.customer_id = page_id(page_value(page, "customer")),
	};
	int64_t reason = page->route->method == GET
	    ? page_id(page_value(page, "reason"))
	    : 0;

	if (reason > 0 && reason < HOLD_REASON_COUNT)
		filter.reason = (enum hold_reason)reason;
	return filter;
}

enum status
money_holds_export(struct page *page)
{
	struct hold_filter filter = filter_of(page);

	return list_export(page, &holds, &filter);
}

/* --- Where customers stand ----------------------------------------------------- */

static const char *
standing_name(struct arena *mem, enum language language, const void *row)
{
	const struct credit_standing *item = row;

	(void)mem;
	return view_name(
	    language, item->customer_name, item->customer_name_en);
}

static const char *
standing_path(struct page *page, const void *row)
{
	return text_format(page->mem, "/customers/%lld/credit",
	    (long long)((const struct credit_standing *)row)->customer_id);
}

static const char *
standing_note(struct page *page, const void *row)
{
	const struct credit_standing *item = row;

	if (item->frozen != NULL && item->frozen[0] != '\0')
		return words_fill(page->mem, page->who->language,
		    T_("frozen: {REASON}"), "REASON", item->frozen, NULL);
	return item->customer_code;
}

static const struct list_column columns[] = {
	{ T_("Customer"), LIST_WORDS, 0, standing_name },
	{ T_("Used"), LIST_MONEY, offsetof(struct credit_standing, used_fen),
	    NULL },
	{ T_("Limit"), LIST_MONEY,
	    offsetof(struct credit_standing, limit_fen), NULL },
	{ T_("Overdue"), LIST_MONEY,
	    offsetof(struct credit_standing, overdue_fen), NULL },
	{ T_("Limit ends"), LIST_DAY,
	    offsetof(struct credit_standing, limit_until), NULL },
};

static const struct list standings = {
	.row_size = sizeof(struct credit_standing),
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static enum status
add_standings(struct page *page, const char *section,
    enum credit_standing_order order, const char *caption, const char *empty)
{
	const struct table table = { .list = &standings,
		.caption = caption,
		.empty = empty,
		.path = standing_path,
		.note = standing_note };
	struct db_rows rows;
	enum status st = credit_standing_list(page->db, page->mem, page->who,
	    order, page->now, ROWS_SHOWN, &rows);

	if (st == STATUS_OK)
		table_fill(page, section, &table, &rows);
	return st;
}

/* --- The page ---------------------------------------------------------------------- */

static enum status
add_counts(struct page *page)
{
	static const char *const names[HOLD_REASON_COUNT] = {
		[HOLD_OVER_LIMIT] = T_("Over the limit"),
		[HOLD_LIMIT_RAN_OUT] = T_("Limit ran out"),
		[HOLD_OVERDUE] = T_("Overdue"),
		[HOLD_ORDER_SHARE] = T_("Large order"),
		[HOLD_FORCED] = T_("Held by hand"),
	};
	static const char *const tones[HOLD_REASON_COUNT] = {
		[HOLD_OVER_LIMIT] = "bad",
		[HOLD_LIMIT_RAN_OUT] = "warn",
		[HOLD_OVERDUE] = "bad",
		[HOLD_ORDER_SHARE] = "warn",
		[HOLD_FORCED] = "info",
	};
	struct db_rows rows;
	enum status st = hold_counts(page->db, page->mem, page->who, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "FIGURE");
	for (size_t i = 0; i < rows.count; i++) {
		const struct hold_count *count =
		    &((const struct hold_count *)rows.items)[i];

		if (count->reason >= HOLD_REASON_COUNT ||
		    names[count->reason] == NULL)
			continue;
		money_view_figure(page->tpl, tones[count->reason],
		    text_format(page->mem, "/holds?reason=%d",
			(int)count->reason),
		    names[count->reason], count->total_fen,
		    words_count(page->mem, page->who->language,
			"one order", "{N} orders", count->orders));
	}
	return STATUS_OK;
}

static enum status
add_reviews(struct page *page)
{
	struct credit_review_filter filter = { .open = true,
		.limit = ROWS_SHOWN };
	struct db_rows rows;
	enum status st = credit_review_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st == STATUS_OK)
		table_fill(page, "REVIEWS", &review_table_short, &rows);
	return st;
}

static enum status
show(struct page *page)
{
	static const struct table_link buttons[] = {
		{ "/credit-groups", T_("Credit groups"), false },
	};
	enum language language = page->who->language;
	struct hold_filter filter = filter_of(page);
	struct receivable_ageing ageing;
	struct db_rows rows;
	enum status st;

	st = list_page(page, &holds, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	money_view_holds(page->tpl, &rows);
	tpl_show_if(page->tpl, "IS_FILTERED", filter.reason != 0);
	tpl_show_if(page->tpl, "HAS_PAGER",
	    rows.count == LIST_PAGE_ROWS ||
		page_value(page, "after")[0] != '\0');
	st = add_counts(page);
	if (st == STATUS_OK)
		st = add_reviews(page);
	if (st == STATUS_OK)
		st = add_standings(page, "ENDING", CREDIT_BY_END,
		    T_("Limits that end within 60 days"),
		    T_("No limit ends soon"));
	if (st == STATUS_OK)
		st = add_standings(page, "BIGGEST", CREDIT_BY_USED,
		    T_("Biggest exposures"), T_("Nobody owes anything"));
	if (st == STATUS_OK)
		st = receivable_ageing(page->db, page->mem, page->who, 0,
		    page_today(page), &ageing);
	if (st != STATUS_OK)
		return st;
	money_view_ageing(page->tpl, &ageing);
	tpl_day(page->tpl, "TODAY", page_today(page));
	tpl_text(page->tpl, "REASON",
	    page->route->method == POST ? page_value(page, "reason") : "");
	table_page(page,
	    &(struct table_page){
		.has_export = page->route->method == GET,
		.buttons = buttons,
		.button_count = ARRAY_LEN(buttons),
		.heading = words(language, "Credit desk"),
		.intro = words(language,
		    "Held orders, reviews that wait, limits that end"),
	    });
	return page_render(page, "money.holds",
	    words(language, "Credit desk"), "money/holds.tpl");
}

enum status
money_holds(struct page *page)
{
	return show(page);
}

enum status
money_hold_release(struct page *page)
{
	enum language language = page->who->language;
	struct order_outcome outcome = { 0 };
	struct act act = page_act(page);
	enum credit_band needed = CREDIT_BAND_NOBODY;
	int64_t id;
	enum status st = order_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), &id);

	if (st != STATUS_OK)
		return st;
	st = order_release(
	    page->db, &act, id, page_value(page, "reason"), &outcome);
	if (st == STATUS_OK) {
		page_flash(page,
		    words_fill(page->mem, language,
			T_("Order {NO} is released."), "NO",
			page_arg(page, "no"), NULL));
		return page_redirect(page, "/holds");
	}
	if (st == STATUS_INVALID)
		page_error(page, "reason",
		    words(language,
			"Write a reason of up to 160 characters: others will "
			"read it."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language, "This order is not held any more."));
	else if (st == STATUS_FORBIDDEN &&
	    hold_who_may(page->db, page->mem, page->who, id, &needed) ==
		STATUS_OK)
		page_error(page, "reason",
		    words_fill(page->mem, language,
			T_("This amount is released by: {WHO}."), "WHO",
			words(language, credit_band_text(needed)), NULL));
	else
		return st;
	return show(page);
}

enum status
money_holds_again(struct page *page)
{
	struct act act = page_act(page);
	int64_t customer = page_id(page_value(page, "customer"));
	int64_t freed = 0;
	enum status st = hold_look_again(page->db, &act, &customer,
	    customer != 0 ? 1 : 0, &freed);

	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words_count(page->mem, page->who->language,
		"Looked at again: one order is free.",
		"Looked at again: {N} orders are free.", freed));
	return page_redirect(page, "/holds");
}
