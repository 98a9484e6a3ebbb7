/**
 * @file
 * What waits in money, on the first page.  See home_money.h.
 */
#include "view/home_money.h"

#include "base/text.h"
#include "domain/credit_limit.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/home_view.h"
#include "view/words.h"

static const char *
money(struct tpl *tpl, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(tpl_arena(tpl), text);
}

static const char *
day_text(struct tpl *tpl, struct day day)
{
	char text[FORMAT_MAX];

	format_day(day, tpl_language(tpl), text);
	return arena_strdup(tpl_arena(tpl), text);
}

/* "2026-10" */
static const char *
month_text(struct tpl *tpl, struct day month)
{
	return text_format(
	    tpl_arena(tpl), "%04d-%02d", month.year, month.month);
}

/* --- A distributor ----------------------------------------------------------------- */

size_t
home_money_todo(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct today_money *item = rows->items;
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);
	size_t added = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const char *month = month_text(tpl, item[i].day);
		struct home_todo todo = { .icon = "TODO_COIN", .number = "" };

		if (item[i].kind == TODAY_STATEMENT &&
		    actor_may(who, ACTION_STATEMENT_ANSWER)) {
			todo.tone = "brand";
			todo.title = words_fill(mem, language,
			    T_("The statement of {MONTH} is to be confirmed"),
			    "MONTH", month, NULL);
			todo.note = words_fill(mem, language,
			    T_("Balance {AMOUNT}. Agree, or say which line is "
			       "wrong"),
			    "AMOUNT", money(tpl, item[i].fen), NULL);
			todo.button = T_("Check it");
			todo.number = month;
			todo.path =
			    text_format(mem, "/account/statement/%s", month);
		} else if (item[i].kind == TODAY_OVERDUE) {
			todo.tone = "bad";
			todo.title =
			    words_fill(mem, language, T_("{AMOUNT} is overdue"),
				"AMOUNT", money(tpl, item[i].fen), NULL);
			todo.note = words_fill(mem, language,
			    T_("since {DAY}; it can hold new orders"), "DAY",
			    day_text(tpl, item[i].day), NULL);
			todo.button = T_("See which");
			todo.path = "/account/receivables?which=overdue";
		} else if (item[i].kind == TODAY_DUE_SOON) {
			todo.tone = "warn";
			todo.title = words_fill(mem, language,
			    T_("{AMOUNT} falls due within 14 days"), "AMOUNT",
			    money(tpl, item[i].fen), NULL);
			todo.note =
			    words_fill(mem, language, T_("the first on {DAY}"),
				"DAY", day_text(tpl, item[i].day), NULL);
			todo.button = T_("See what");
			todo.path = "/account/credit#due";
		} else {
			continue;
		}
		home_view_todo(tpl, &todo);
		added++;
	}
	return added;
}

/* --- Staff --------------------------------------------------------------------------- */

static const struct {
	const char *tone;
	const char *text;
	const char *path;
} queues[TODAY_MONEY_KIND_COUNT] = {
	[TODAY_BANK_LINES] = { "warn", T_("Bank lines to be matched"),
	    "/receipts/bank" },
	[TODAY_SLIPS] = { "info", T_("Payments told, waiting for the bank"),
	    "/receipts/slips" },
	[TODAY_TO_INVOICE] = { "info", T_("Shipments to be invoiced"),
	    "/tax-invoices" },
	[TODAY_TO_ISSUE] = { "warn", T_("Tax invoices to be issued"),
	    "/tax-invoices/all?state=1" },
	[TODAY_RED_LETTERS] = { "warn", T_("Red-letter invoices asked for"),
	    "/tax-invoices/all?state=3" },
	[TODAY_DISPUTED] = { "bad", T_("Statements disputed"), "/receivables" },
	[TODAY_TO_SURVEY] = { "info", T_("Credit reviews to survey"),
	    "/credit-reviews?state=survey" },
	[TODAY_TO_SCORE] = { "info", T_("Credit reviews to score"),
	    "/credit-reviews?state=scoring" },
	[TODAY_TO_OPINE] = { "warn", T_("Credit reviews that need an opinion"),
	    "/credit-reviews?state=opinion" },
	[TODAY_TO_DECIDE] = { "warn", T_("Credit reviews to decide"),
	    "/credit-reviews?state=decision" },
	[TODAY_LIMITS_END] = { "warn", T_("Limits that end within 60 days"),
	    "/holds" },
	[TODAY_IN_ARREARS] = { "bad", T_("Customers who are overdue"),
	    "/collections" },
	[TODAY_RED_PARTS] = { "warn",
	    T_("Red-letter invoices for returned goods"), "/tax-invoices/red" },
	[TODAY_PROMISES] = { "warn", T_("Promises to pay whose day has come"),
	    "/collections" },
};

void
home_money_queues(struct tpl *tpl, const struct db_rows *rows)
{
	const struct today_money *item = rows->items;

	tpl_show_if(tpl, "HAS_MONEY", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row;

		if (item[i].kind >= TODAY_MONEY_KIND_COUNT ||
		    queues[item[i].kind].text == NULL)
			continue;
		row = tpl_row(tpl, "MONEY");
		tpl_text(row, "MONEY_TONE", queues[item[i].kind].tone);
		tpl_text(row, "MONEY_TEXT",
		    words(tpl_language(tpl), queues[item[i].kind].text));
		tpl_text(row, "MONEY_PATH", queues[item[i].kind].path);
		tpl_int(row, "MONEY_COUNT", item[i].count);
		tpl_text(row, "MONEY_SUM",
		    item[i].fen != 0 ? money(tpl, item[i].fen) : "");
	}
}

static void
fill_standings(struct tpl *tpl, const char *section, const char *list,
    const struct db_rows *rows)
{
	const struct credit_standing *item = rows->items;
	struct tpl *card;

	if (rows->count == 0)
		return;
	card = tpl_row(tpl, section);
	tpl_list(card, list);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(card, list);

		tpl_plain(row, "STANDING_ID", item[i].customer_id);
		tpl_text(row, "STANDING_NAME",
		    view_name(tpl_language(tpl), item[i].customer_name,
			item[i].customer_name_en));
		tpl_money(row, "STANDING_USED", item[i].used_fen);
		tpl_money(row, "STANDING_LIMIT",
		    item[i].limit_fen + item[i].temp_limit_fen);
		tpl_day(row, "STANDING_UNTIL", item[i].limit_until);
		tpl_show_if(row, "STANDING_LATE", item[i].overdue_fen > 0);
		tpl_money(row, "STANDING_OVERDUE", item[i].overdue_fen);
	}
}

void
home_money_ending(struct tpl *tpl, const struct db_rows *rows)
{
	fill_standings(tpl, "HAS_ENDING", "ENDING", rows);
}

void
home_money_biggest(struct tpl *tpl, const struct db_rows *rows)
{
	fill_standings(tpl, "HAS_BIGGEST", "BIGGEST", rows);
}
