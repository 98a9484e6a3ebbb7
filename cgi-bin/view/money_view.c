/**
 * @file
 * See money_view.h.
 */
#include "view/money_view.h"

#include "base/money.h"
#include "base/text.h"
#include "view/chart.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/money_words.h"
#include "view/words.h"

static const char *
money_text(struct arena *mem, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(mem, text);
}

const char *
money_due_text(
    struct arena *mem, enum language language, struct day due, struct day today)
{
	int64_t days;

	if (day_is_none(due))
		return words(language, "not due yet: its day is open");
	days = day_number(due) - day_number(today);
	if (days < 0)
		return words_count(
		    mem, language, "one day late", "{N} days late", -days);
	if (days == 0)
		return words(language, "due today");
	return words_count(
	    mem, language, "due tomorrow", "due in {N} days", days);
}

/* --- Ageing ------------------------------------------------------------------ */

enum {
	AGES = 5,
	BAR_WIDTH = 1000,
	BAR_GAP = 3
};

void
money_view_ageing(struct tpl *tpl, const struct receivable_ageing *ageing)
{
	static const char *const texts[AGES] = { T_("Not due"),
		T_("1–30 days late"), T_("31–60 days late"),
		T_("61–90 days late"), T_("More than 90 days late") };
	const int64_t fen[AGES] = { ageing->not_due_fen, ageing->late_30_fen,
		ageing->late_60_fen, ageing->late_90_fen, ageing->later_fen };
	int64_t x = 0;

	tpl_show_if(tpl, "HAS_AGEING", ageing->open_fen > 0);
	tpl_show_if(tpl, "NO_AGEING", ageing->open_fen <= 0);
	tpl_list(tpl, "AGE");
	for (size_t i = 0; i < AGES; i++) {
		struct tpl *row = tpl_row(tpl, "AGE");
		int64_t width = 0, share = 0;

		if (ageing->open_fen > 0 && fen[i] > 0 &&
		    (money_scale(fen[i], BAR_WIDTH, ageing->open_fen, &width) !=
			    STATUS_OK ||
			money_scale(fen[i], 100, ageing->open_fen, &share) !=
			    STATUS_OK))
			width = share = 0;
		tpl_plain(row, "AGE_NUMBER", (int64_t)i);
		tpl_text(
		    row, "AGE_TEXT", words(tpl_language(tpl), texts[i]));
		tpl_money(row, "AGE_MONEY", fen[i]);
		tpl_percent(row, "AGE_SHARE", share * 100);
		tpl_show_if(row, "AGE_DRAWN", width > BAR_GAP);
		tpl_plain(row, "AGE_X", x);
		tpl_plain(row, "AGE_WIDTH",
		    width > BAR_GAP ? width - BAR_GAP : 0);
		x += width;
	}
}

/* --- Figures ------------------------------------------------------------------ */

void
money_view_figure(struct tpl *tpl, const char *tone, const char *path,
    const char *label, int64_t fen, const char *note)
{
	struct tpl *row = tpl_row(tpl, "FIGURE");

	tpl_text(row, "FIGURE_TONE", tone);
	tpl_show_if(row, "FIGURE_LINKED", path[0] != '\0');
	tpl_show_if(row, "FIGURE_PLAIN", path[0] == '\0');
	tpl_text(row, "FIGURE_PATH", path);
	tpl_text(row, "FIGURE_LABEL", words(tpl_language(tpl), label));
	tpl_money(row, "FIGURE_VALUE", fen);
	tpl_text(row, "FIGURE_NOTE", note);
}

static int64_t
overdue_of(const struct receivable_ageing *ageing)
{
	return ageing->late_30_fen + ageing->late_60_fen +
	    ageing->late_90_fen + ageing->later_fen;
}

static const char *
below(struct tpl *tpl, const char *base, const char *end)
{
	return text_format(tpl_arena(tpl), "%s/%s", base, end);
}

void
money_view_figures(struct tpl *tpl, const struct money_figures *figures)
{
	const struct receivable_ageing *ageing = figures->ageing;
	enum language language = tpl_language(tpl);
	struct arena *mem = tpl_arena(tpl);
	int64_t overdue = overdue_of(ageing);
	char since[FORMAT_MAX];

	format_day(ageing->oldest_due, language, since);
	tpl_list(tpl, "FIGURE");
	money_view_figure(tpl, "info",
	    below(tpl, figures->base, "receivables?which=open"), T_("Owed"),
	    ageing->open_fen,
	    ageing->unapplied_fen > 0
		? words_fill(mem, language, T_("{AMOUNT} paid, not set off yet"),
		      "AMOUNT", money_text(mem, ageing->unapplied_fen), NULL)
		: words(language, "after all payments"));
	money_view_figure(tpl, overdue > 0 ? "bad" : "good",
	    below(tpl, figures->base, "receivables?which=overdue"),
	    T_("Overdue"), overdue,
	    overdue > 0 ? words_fill(mem, language, T_("since {DAY}"), "DAY",
			      arena_strdup(mem, since), NULL)
			: words(language, "nothing is late"));
	money_view_figure(tpl, "warn", below(tpl, figures->base, "credit#due"),
	    T_("Due within 30 days"), figures->due_soon_fen,
	    words(language, "see the list below"));
	if (figures->panel != NULL && figures->no_check) {
		/* Nothing limits it: a figure would be wrong. */
		return;
	}
	if (figures->panel != NULL)
		money_view_figure(tpl,
		    figures->panel->available_fen < 0 ? "bad" : "brand",
		    figures->may_order ? "/orders/new" : "",
		    T_("Can still be ordered"), figures->panel->available_fen,
		    words_fill(mem, language, T_("limit {AMOUNT}"), "AMOUNT",
			money_text(mem,
			    figures->panel->limit_fen +
				figures->panel->temp_limit_fen),
			NULL));
}

/* --- Credit ------------------------------------------------------------------- */

void
money_view_credit(struct tpl *tpl, const struct credit_standing *standing,
    const struct credit_panel *panel, struct day today)
{
	bool no_check = standing->check_mode == CREDIT_CHECK_NONE;
	int64_t limit = panel->limit_fen + panel->temp_limit_fen;
	int64_t used = panel->used_fen > 0 ? panel->used_fen : 0;
	bool ends_soon;

	tpl_show_if(tpl, "HAS_CREDIT", true);
	tpl_show_if(tpl, "NO_CHECK", no_check);
	tpl_show_if(tpl, "WITH_LIMIT", !no_check);
	tpl_money(tpl, "CREDIT_AVAILABLE", panel->available_fen);
	tpl_money(tpl, "CREDIT_LIMIT", panel->limit_fen);
	tpl_show_if(tpl, "HAS_RAISE", panel->temp_limit_fen != 0);
	tpl_money(tpl, "CREDIT_RAISE", panel->temp_limit_fen);
	tpl_day(tpl, "RAISE_UNTIL", panel->temp_until);
	tpl_money(tpl, "CREDIT_USED", panel->used_fen);
	tpl_money(tpl, "CREDIT_PENDING", panel->pending_fen);
	tpl_text(tpl, "TERM_TEXT",
	    term_text(tpl_arena(tpl), tpl_language(tpl), standing->term_kind,
		standing->term_days));
	tpl_show_if(
	    tpl, "HAS_LIMIT_UNTIL", !day_is_none(standing->limit_until));
	tpl_day(tpl, "LIMIT_UNTIL", standing->limit_until);
	ends_soon = !day_is_none(standing->limit_until) &&
	    day_number(standing->limit_until) - day_number(today) <= 60;
	tpl_show_if(tpl, "LIMIT_ENDS_SOON", ends_soon);
	tpl_show_if(tpl, "LIMIT_ENDS_LATER", !ends_soon);
	tpl_plain(tpl, "CREDIT_MAX", limit > used ? limit : used > 0 ? used : 1);
	tpl_plain(tpl, "CREDIT_VALUE", used);
	tpl_show_if(tpl, "IS_SHORT", panel->available_fen * 5 < limit);
	tpl_show_if(tpl, "HAS_GRADE", standing->grade != CREDIT_GRADE_NONE);
	tpl_plain(tpl, "GRADE", (int64_t)standing->grade);
}

void
money_view_months(
    struct tpl *tpl, int64_t limit_fen, const struct db_rows *rows)
{
	const struct statement_row *months = rows->items;
	enum language language = tpl_language(tpl);
	struct arena *mem = tpl_arena(tpl);
	struct chart_bar *bars = arena_calloc(mem, 12, sizeof(*bars));
	size_t count = rows->count < 12 ? rows->count : 12;

	tpl_list(tpl, "MONTH_CHART");
	if (count < 2)
		return;
	for (size_t i = 0; i < count; i++) {
		const struct statement_row *month = &months[count - 1 - i];

		bars[i] = (struct chart_bar){
			.label = text_format(mem, "%04d-%02d",
			    month->month.year, month->month.month),
			.value = month->closing_fen,
			.plan = limit_fen,
		};
	}
	chart_bars(tpl_row(tpl, "MONTH_CHART"),
	    &(struct chart_bars){
		.id = "owed",
		.title = words(language, "Owed at the end of each month"),
		.text = words(language,
		    "Closing balance of each statement against the limit "
		    "of today."),
		.label_head = words(language, "Month"),
		.value_head = words(language, "Closing balance"),
		.plan_head = words(language, "Limit"),
		.unit = CHART_MONEY,
		.has_plan = limit_fen > 0,
		.is_ceiling = true,
		.bars = bars,
		.count = count,
	    });
}

void
money_view_due(struct tpl *tpl, const char *base, struct day today,
    const struct db_rows *rows, size_t shown)
{
	const struct receivable *items = rows->items;
	size_t count = rows->count < shown ? rows->count : shown;

	tpl_show_if(tpl, "DUE_ANY", count > 0);
	tpl_show_if(tpl, "DUE_NONE", count == 0);
	tpl_show_if(tpl, "DUE_MORE", rows->count > count);
	tpl_list(tpl, "DUE");
	for (size_t i = 0; i < count; i++) {
		const struct receivable *item = &items[i];
		struct tpl *row = tpl_row(tpl, "DUE");
		bool is_late = !day_is_none(item->due_on) &&
		    day_compare(item->due_on, today) < 0;

		tpl_text(row, "DUE_NUMBER", item->number);
		tpl_text(row, "DUE_PATH",
		    text_format(tpl_arena(tpl), "%s/receivables/%lld", base,
			(long long)item->id));
		tpl_text(row, "DUE_ORDER",
		    item->order_number != NULL ? item->order_number : "");
		tpl_money(row, "DUE_OPEN", item->open_fen);
		tpl_day(row, "DUE_DAY", item->due_on);
		tpl_text(row, "DUE_TONE", is_late ? "bad" : "quiet");
		tpl_text(row, "DUE_TEXT",
		    money_due_text(tpl_arena(tpl), tpl_language(tpl),
			item->due_on, today));
	}
}

/* --- Held orders ----------------------------------------------------------------- */

static void
fill_reasons(struct tpl *row, const struct hold_row *hold)
{
	struct arena *mem = tpl_arena(row);

	tpl_list(row, "WHY");
	for (size_t i = 0; i < hold->reason_count; i++) {
		const struct hold_reason_row *reason = &hold->reasons[i];
		struct tpl *why = tpl_row(row, "WHY");

		tpl_text(why, "WHY_TEXT",
		    words_fill(mem, tpl_language(row),
			order_hold_text(reason->reason), "AMOUNT",
			money_text(mem, reason->amount_fen), NULL));
		tpl_text(why, "WHY_NOTE",
		    reason->note != NULL ? reason->note : "");
	}
}

void
money_view_holds(struct tpl *tpl, const struct db_rows *rows)
{
	const struct hold_row *holds = rows->items;
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HELD_ANY", rows->count > 0);
	tpl_show_if(tpl, "HELD_NONE", rows->count == 0);
	tpl_list(tpl, "HELD");
	for (size_t i = 0; i < rows->count; i++) {
		const struct hold_row *hold = &holds[i];
		struct tpl *row = tpl_row(tpl, "HELD");

		tpl_text(row, "NUMBER", hold->number);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(language, hold->customer_name,
			hold->customer_name_en));
		tpl_plain(row, "CUSTOMER_ID", hold->customer_id);
		tpl_money(row, "TOTAL", hold->total_fen);
		tpl_time(row, "SINCE", hold->since);
		tpl_time_iso(row, "SINCE_ISO", hold->since);
		tpl_show_if(row, "MAY_RELEASE", hold->may_release);
		tpl_show_if(row, "ABOVE_BAND", !hold->may_release);
		tpl_text(row, "BAND",
		    words(language, credit_band_text(hold->needed)));
		fill_reasons(row, hold);
	}
}
