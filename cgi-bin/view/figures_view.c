/**
 * @file
 * See figures_view.h.
 */
#include "view/figures_view.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	MONTHS_MOST = 24
};

/* --- On top -------------------------------------------------------------------------- */

static void
add_figure(struct tpl *tpl, const char *tone, const char *label,
    const char *value, const char *note)
{
	struct tpl *row = tpl_row(tpl, "FIGURE");

	tpl_text(row, "FIGURE_TONE", tone);
	tpl_text(row, "FIGURE_LABEL", words(tpl_language(tpl), label));
	tpl_text(row, "FIGURE_VALUE", value);
	tpl_text(row, "FIGURE_NOTE", note);
}

static const char *
count_text(const struct tpl *tpl, int64_t n)
{
	char text[FORMAT_MAX];

	format_int(n, text);
	return arena_strdup(tpl_arena(tpl), text);
}

/* "96%"; a dash where there is nothing to be a share of. */
static const char *
share_text(const struct tpl *tpl, int64_t basis_points)
{
	char text[FORMAT_MAX];

	if (basis_points < 0)
		return "–";
	format_percent((basis_points + 50) / 100 * 100, text);
	return arena_strdup(tpl_arena(tpl), text);
}

static const char *
minutes_text(const struct tpl *tpl, int64_t minutes, int64_t of)
{
	if (of == 0)
		return "–";
	return ticket_span_text(
	    tpl_arena(tpl), tpl_language(tpl), minutes * 60000);
}

/* Sum of stars over ratings as "4.6". */
static const char *
stars_text(const struct tpl *tpl, int64_t stars, int64_t rated)
{
	int64_t tenths;

	if (rated == 0)
		return "–";
	tenths = (stars * 10 + rated / 2) / rated;
	return text_format(tpl_arena(tpl), "%lld.%lld",
	    (long long)(tenths / 10), (long long)(tenths % 10));
}

void
figures_view_top(struct tpl *tpl, const struct ticket_figures *figures)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);
	int64_t kept = ticket_share_bp(figures->kept, figures->promises);
	int64_t reopened = ticket_share_bp(figures->reopened, figures->ended);

	tpl_list(tpl, "FIGURE");
	add_figure(tpl, "brand", T_("Opened"),
	    count_text(tpl, figures->opened),
	    words_fill(mem, language, "{N} ended, {COMPLAINTS} complaints",
		"N", count_text(tpl, figures->ended), "COMPLAINTS",
		count_text(tpl, figures->complaints), NULL));
	add_figure(tpl, "info", T_("First answer"),
	    minutes_text(tpl, figures->first_minutes, figures->answered),
	    words_fill(mem, language, "one in ten takes over {TIME}", "TIME",
		minutes_text(tpl, figures->first_p90_minutes,
		    figures->answered),
		NULL));
	add_figure(tpl, "info", T_("Until the result"),
	    minutes_text(tpl, figures->resolve_minutes, figures->ended),
	    words_fill(mem, language, "one in ten takes over {TIME}", "TIME",
		minutes_text(tpl, figures->resolve_p90_minutes,
		    figures->ended),
		NULL));
	add_figure(tpl, kept >= 0 && kept < 9000 ? "bad" : "good",
	    T_("Promises kept"), share_text(tpl, kept),
	    words_fill(mem, language, "{N} of {ALL}", "N",
		count_text(tpl, figures->kept), "ALL",
		count_text(tpl, figures->promises), NULL));
	add_figure(tpl, reopened > 1000 ? "warn" : "good",
	    T_("Looked into again"), share_text(tpl, reopened),
	    words_fill(mem, language, "{N} of {ALL}", "N",
		count_text(tpl, figures->reopened), "ALL",
		count_text(tpl, figures->ended), NULL));
	add_figure(tpl, "brand", T_("Satisfaction"),
	    stars_text(tpl, figures->stars, figures->rated),
	    words_fill(mem, language, "of 5 stars; {N} rated", "N",
		count_text(tpl, figures->rated), NULL));
	tpl_int(tpl, "FOUNDED_COUNT", figures->founded);
	tpl_int(tpl, "UNFOUNDED_COUNT", figures->not_founded);
	tpl_money(tpl, "COST", figures->cost_fen);
	tpl_show_if(tpl, "HAS_ANY", figures->opened > 0);
	tpl_show_if(tpl, "HAS_NONE", figures->opened == 0);
}

/* --- Charts ---------------------------------------------------------------------------- */

void
figures_view_backlog(struct tpl *tpl, const struct ticket_backlog *backlog)
{
	static const char *const labels[TICKET_AGES] = { T_("1 day"),
		T_("3 days"), T_("7 days"), T_("30 days"), T_("older") };
	struct chart_bar bars[TICKET_AGES];
	enum language language = tpl_language(tpl);
	int64_t open = 0;
	int64_t late = 0;

	for (int i = 0; i < TICKET_AGES; i++) {
		bars[i] = (struct chart_bar){
			.label = words(language, labels[i]),
			.value = backlog->open[i],
		};
		open += backlog->open[i];
		late += backlog->late[i];
	}
	tpl_list(tpl, "BACKLOG_CHART");
	chart_bars(tpl_row(tpl, "BACKLOG_CHART"),
	    &(struct chart_bars){
		.id = "backlog",
		.title = words(language, "Open cases by age"),
		.text = words_fill(tpl_arena(tpl), language,
		    "{N} are open, {LATE} of them late.", "N",
		    count_text(tpl, open), "LATE", count_text(tpl, late),
		    NULL),
		.label_head = words(language, "Open up to"),
		.value_head = words(language, "Cases"),
		.plan_head = "",
		.unit = CHART_COUNT,
		.bars = bars,
		.count = TICKET_AGES,
	    });
	tpl_int(tpl, "BACKLOG", open);
	tpl_int(tpl, "BACKLOG_LATE", late);
}

void
figures_view_trend(struct tpl *tpl, const struct db_rows *rows)
{
	const struct ticket_share *all = rows->items;
	size_t skip = rows->count > MONTHS_MOST ? rows->count - MONTHS_MOST : 0;
	size_t count = rows->count - skip;
	struct chart_bar *bars =
	    arena_calloc(tpl_arena(tpl), count + 1, sizeof(*bars));
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "TREND_CHART");
	if (count < 2)
		return;
	for (size_t i = 0; i < count; i++)
		bars[i] = (struct chart_bar){
			.label = text_format(tpl_arena(tpl), "%04lld-%02lld",
			    (long long)(all[skip + i].key / 100),
			    (long long)(all[skip + i].key % 100)),
			.value = all[skip + i].count,
		};
	chart_bars(tpl_row(tpl, "TREND_CHART"),
	    &(struct chart_bars){
		.id = "trend",
		.title = words(language, "Opened each month"),
		.text = words(language, "How many cases came each month."),
		.label_head = words(language, "Month"),
		.value_head = words(language, "Cases"),
		.plan_head = "",
		.unit = CHART_COUNT,
		.bars = bars,
		.count = count,
	    });
}

/* --- Shares ---------------------------------------------------------------------------- */

const char *
figures_group_text(enum ticket_group group)
{
	static const char *const texts[TICKET_GROUP_COUNT] = {
		[TICKET_BY_TOPIC] = T_("Topic of complaint"),
		[TICKET_BY_KIND] = T_("Kind"),
		[TICKET_BY_PRODUCT] = T_("Product"),
		[TICKET_BY_BATCH] = T_("Batch"),
		[TICKET_BY_CUSTOMER] = T_("Customer"),
		[TICKET_BY_OWNER] = T_("Who looked after it"),
		[TICKET_BY_DEPARTMENT] = T_("Department"),
		[TICKET_BY_RESPONSIBLE] = T_("Responsible department"),
		[TICKET_BY_MONTH] = T_("Month"),
	};

	return (size_t)group < ARRAY_LEN(texts) && texts[group] != NULL
	    ? texts[group]
	    : "";
}

static const char *
name_of(const struct tpl *tpl, enum ticket_group group,
    const struct ticket_share *share)
{
	enum language language = tpl_language(tpl);

	if (share->key == 0)
		return words(language, "not said");
	if (group == TICKET_BY_TOPIC)
		return words(language,
		    ticket_topic_text((enum ticket_topic)share->key));
	if (group == TICKET_BY_KIND)
		return words(
		    language, ticket_kind_text((enum ticket_kind)share->key));
	if (group == TICKET_BY_MONTH)
		return text_format(tpl_arena(tpl), "%04lld-%02lld",
		    (long long)(share->key / 100),
		    (long long)(share->key % 100));
	return share->name == NULL
	    ? ""
	    : view_name(language, share->name, share->name_en);
}

/* The cases behind a bar; "" where the inbox has no such filter. */
static const char *
path_of(const struct tpl *tpl, enum ticket_group group,
    const struct ticket_share *share, const char *span)
{
	static const char *const fields[TICKET_GROUP_COUNT] = {
		[TICKET_BY_PRODUCT] = "product",
		[TICKET_BY_BATCH] = "batch",
		[TICKET_BY_CUSTOMER] = "customer",
		[TICKET_BY_OWNER] = "owner",
		[TICKET_BY_DEPARTMENT] = "department",
		[TICKET_BY_RESPONSIBLE] = "responsible",
	};
	struct arena *mem = tpl_arena(tpl);

	if (share->key == 0)
		return "";
	if (group == TICKET_BY_TOPIC)
		return text_format(mem, "/desk?queue=every&topic=%s%s",
		    ticket_topic_name((enum ticket_topic)share->key), span);
	if (group == TICKET_BY_KIND)
		return text_format(mem, "/desk?queue=every&kind=%s%s",
		    ticket_kind_name((enum ticket_kind)share->key), span);
	if ((size_t)group >= ARRAY_LEN(fields) || fields[group] == NULL)
		return "";
	return text_format(mem, "/desk?queue=every&%s=%lld%s", fields[group],
	    (long long)share->key, span);
}

void
figures_view_shares(struct tpl *tpl, const char *section,
    enum ticket_group group, const struct db_rows *rows, const char *span)
{
	const struct ticket_share *all = rows->items;
	int64_t most = 1;

	for (size_t i = 0; i < rows->count; i++)
		most = all[i].count > most ? all[i].count : most;
	tpl_list(tpl, section);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, section);
		const char *path = path_of(tpl, group, &all[i], span);

		tpl_text(row, "SHARE_NAME", name_of(tpl, group, &all[i]));
		tpl_text(row, "SHARE_PATH", path);
		tpl_show_if(row, "SHARE_PLAIN", path[0] == '\0');
		tpl_int(row, "SHARE_COUNT", all[i].count);
		tpl_plain(row, "SHARE_VALUE", all[i].count);
		tpl_plain(row, "SHARE_MOST", most);
		tpl_text(row, "SHARE_CUMULATIVE",
		    share_text(tpl, all[i].cumulative_bp));
		tpl_text(row, "SHARE_KEPT",
		    share_text(tpl,
			ticket_share_bp(all[i].kept, all[i].promises)));
		tpl_int(row, "SHARE_REOPENED", all[i].reopened);
		tpl_text(row, "SHARE_STARS",
		    stars_text(tpl, all[i].stars, all[i].rated));
		tpl_money(row, "SHARE_COST", all[i].cost_fen);
	}
}
