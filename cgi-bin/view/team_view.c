/**
 * @file
 * Figures of teams in names.  See team_view.h.
 */
#include "view/team_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

/* --- Words ------------------------------------------------------------------- */

static const char *
say(struct tpl *tpl, const char *english)
{
	return words(tpl_language(tpl), english);
}

static const char *
money(struct tpl *tpl, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(tpl_arena(tpl), text);
}

static const char *
number(struct tpl *tpl, int64_t value)
{
	char text[FORMAT_MAX];

	format_int(value, text);
	return arena_strdup(tpl_arena(tpl), text);
}

static const char *
day_text(struct tpl *tpl, struct day day)
{
	char text[FORMAT_MAX];

	format_day(day, tpl_language(tpl), text);
	return arena_strdup(tpl_arena(tpl), text);
}

/* "+12%", "-100%"; "–" where there was nothing before. */
static const char *
change_text(struct tpl *tpl, int64_t now, int64_t before)
{
	char text[FORMAT_MAX];

	if (before <= 0)
		return "–";
	format_percent((now - before) * 100 / before * 100, text);
	return text_format(
	    tpl_arena(tpl), "%s%s", now > before ? "+" : "", text);
}

static const char *
change_tone(int64_t now, int64_t before)
{
	if (before <= 0 || now == before)
		return "quiet";
	return now < before ? "bad" : "good";
}

/* --- What waits -------------------------------------------------------------- */

static const struct {
	const char *text; /* T_() */
	const char *tone;
	const char *path;
	enum action action; /* that opens the path */
	const char *other;  /* for who may not */
} needs[NEED_KIND_COUNT] = {
	[NEED_HOLDS] = { T_("Held orders you may release"), "bad", "/holds",
	    ACTION_HOLD_RELEASE, "/orders?state=held" },
	[NEED_REVIEWS_DECIDE] = { T_("Credit reviews to decide"), "warn",
	    "/credit-reviews?state=decision", ACTION_CREDIT_SEE, "/" },
	[NEED_REVIEWS_OPINE] = { T_("Credit reviews that need your opinion"),
	    "warn", "/credit-reviews?state=opinion", ACTION_CREDIT_SEE, "/" },
	[NEED_CONTRACTS_REVIEW] = { T_("Contracts to review"), "warn",
	    "/contracts?which=work", ACTION_CONTRACT_SEE, "/" },
	[NEED_COMPLAINTS_DECIDE] = { T_("Complaints to decide"), "warn",
	    "/desk?queue=decide", ACTION_TICKET_SEE, "/" },
	[NEED_RETURNS_DECIDE] = { T_("Returns to decide"), "warn",
	    "/returns?state=submitted", ACTION_RETURN_SEE, "/" },
	[NEED_CONCESSIONS] = { T_("Concessions to approve"), "warn",
	    "/difficult-customers", ACTION_CONCESSION_APPROVE, "/" },
	[NEED_ESCALATED] = { T_("Cases that climbed"), "bad",
	    "/desk?queue=due", ACTION_TICKET_SEE, "/" },
	[NEED_PROMISES] = { T_("Promises to pay broken within 30 days"), "bad",
	    "/collections", ACTION_COLLECT, "/customers?sort=overdue" },
	[NEED_CONTRACTS_END] = { T_("Contracts that end soon"), "info",
	    "/contracts?which=expiring", ACTION_CONTRACT_SEE, "/" },
	[NEED_LICENCES_END] = { T_("Licences that end within 60 days or ran out"),
	    "warn", "/licences?which=60", ACTION_CUSTOMER_SEE, "/" },
	[NEED_LIMITS_END] = { T_("Credit limits that end within 60 days"),
	    "info", "/holds", ACTION_HOLD_RELEASE, "/customers?sort=exposure" },
};

void
team_view_needs(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct today_need *need = rows->items;
	size_t decide_count = 0;

	tpl_list(tpl, "DECIDE");
	tpl_list(tpl, "LOOK");
	for (size_t i = 0; i < rows->count; i++) {
		enum today_need_kind kind = need[i].kind;
		bool decides = kind < NEED_ESCALATED;
		struct tpl *row = tpl_row(tpl, decides ? "DECIDE" : "LOOK");

		tpl_text(row, "NEED_TEXT", say(tpl, needs[kind].text));
		tpl_text(row, "NEED_TONE", needs[kind].tone);
		tpl_text(row, "NEED_PATH",
		    actor_may(who, needs[kind].action) ? needs[kind].path
						       : needs[kind].other);
		tpl_int(row, "NEED_COUNT", need[i].count);
		tpl_text(row, "NEED_SUM",
		    need[i].fen != 0 ? money(tpl, need[i].fen) : "");
		decide_count += decides ? 1 : 0;
	}
	tpl_show_if(tpl, "NO_DECIDE", decide_count == 0);
	tpl_show_if(tpl, "NO_LOOK", decide_count == rows->count);
}

/* --- The month --------------------------------------------------------------- */

/* One line of a table: a team, or a representative. */
struct line {
	int64_t id;
	const char *name, *region, *path;
	struct team_sums sums;
};

static void
fill_line(struct tpl *row, const struct line *line)
{
	const struct team_sums *sums = &line->sums;

	tpl_text(row, "LINE_NAME", line->name);
	tpl_text(row, "LINE_REGION", line->region);
	tpl_text(row, "LINE_PATH", line->path);
	tpl_money(row, "LINE_NOW", sums->now_fen);
	tpl_text(row, "LINE_BACK", money(row, sums->back_fen));
	tpl_text(row, "LINE_AGO", money(row, sums->ago_fen));
	tpl_text(row, "BACK_CHANGE",
	    change_text(row, sums->now_fen, sums->back_fen));
	tpl_text(
	    row, "BACK_TONE", change_tone(sums->now_fen, sums->back_fen));
	tpl_text(
	    row, "AGO_CHANGE", change_text(row, sums->now_fen, sums->ago_fen));
	tpl_text(row, "AGO_TONE", change_tone(sums->now_fen, sums->ago_fen));
	tpl_int(row, "LINE_ORDERS", sums->now_orders);
	tpl_int(row, "LINE_NEW", sums->now_new);
	tpl_money(row, "LINE_OVERDUE", sums->overdue_fen);
	tpl_show_if(row, "LINE_LATE", sums->overdue_fen > 0);
	tpl_int(row, "LINE_COMPLAINTS", sums->complaints);
}

static const char *
team_name(struct tpl *tpl, const struct team_figure *figure)
{
	return figure->team == NULL
	    ? say(tpl, T_("In no team"))
	    : view_name(tpl_language(tpl), figure->team, figure->team_en);
}

static const char *
rep_name(struct tpl *tpl, const struct team_figure *figure)
{
	return figure->rep == NULL ? say(tpl, T_("Looked after by nobody"))
				   : figure->rep;
}

static void
add_teams(struct tpl *tpl, const struct db_rows *rows)
{
	const struct team_figure *figure = rows->items;

	for (size_t i = 0; i < rows->count;) {
		const struct team_figure *first = &figure[i];
		struct line line = {
			.name = team_name(tpl, first),
			.region = first->region == NULL
			    ? ""
			    : view_name(tpl_language(tpl), first->region,
				  first->region_en),
			.path = text_format(tpl_arena(tpl),
			    "/team-figures?team=%lld",
			    (long long)first->team_id),
		};

		for (; i < rows->count && figure[i].team_id == first->team_id;
		     i++)
			team_sums_add(&line.sums, &figure[i].sums);
		fill_line(tpl_row(tpl, "LINE"), &line);
	}
}

static bool
add_reps(struct tpl *tpl, const struct db_rows *rows, int64_t team_id,
    struct team_sums *sum)
{
	const struct team_figure *figure = rows->items;
	bool found = false;

	for (size_t i = 0; i < rows->count; i++) {
		struct line line = { .region = "" };

		if (team_id >= 0 && figure[i].team_id != team_id)
			continue;
		found = true;
		line.name = rep_name(tpl, &figure[i]);
		line.path = text_format(tpl_arena(tpl),
		    "/team-figures?team=%lld&rep=%lld",
		    (long long)figure[i].team_id, (long long)figure[i].rep_id);
		line.sums = figure[i].sums;
		team_sums_add(sum, &figure[i].sums);
		fill_line(tpl_row(tpl, "LINE"), &line);
	}
	return found;
}

static void
add_tile(struct tpl *tpl, const char *label, const char *value,
    const char *note, const char *tone, const char *path)
{
	struct tpl *row = tpl_row(tpl, "TILE");

	tpl_text(row, "TILE_LABEL", say(tpl, label));
	tpl_text(row, "TILE_VALUE", value);
	tpl_text(row, "TILE_NOTE", note);
	tpl_text(row, "TILE_TONE", tone);
	tpl_text(row, "TILE_PATH", path);
}

/* "12 last month, 8 a year ago" */
static const char *
against(struct tpl *tpl, const char *back, const char *ago)
{
	return words_fill(tpl_arena(tpl), tpl_language(tpl),
	    T_("{BACK} last month, {AGO} a year ago"), "BACK", back, "AGO", ago,
	    NULL);
}

static void
add_tiles(struct tpl *tpl, const struct team_sums *sums)
{
	add_tile(tpl, T_("Sales this month so far"), money(tpl, sums->now_fen),
	    against(tpl, money(tpl, sums->back_fen), money(tpl, sums->ago_fen)),
	    change_tone(sums->now_fen, sums->back_fen), "/team-figures");
	add_tile(tpl, T_("Orders"), number(tpl, sums->now_orders),
	    against(
		tpl, number(tpl, sums->back_orders), number(tpl, sums->ago_orders)),
	    change_tone(sums->now_orders, sums->back_orders), "/orders");
	add_tile(tpl, T_("New customers"), number(tpl, sums->now_new),
	    against(tpl, number(tpl, sums->back_new), number(tpl, sums->ago_new)),
	    change_tone(sums->now_new, sums->back_new), "/customers");
	add_tile(tpl, T_("Overdue"), money(tpl, sums->overdue_fen),
	    words_count(tpl_arena(tpl), tpl_language(tpl), "{N} customer",
		"{N} customers", sums->overdue_count),
	    sums->overdue_fen > 0 ? "bad" : "good", "/customers?sort=overdue");
	add_tile(tpl, T_("Open complaints"), number(tpl, sums->complaints),
	    words_count(tpl_arena(tpl), tpl_language(tpl),
		"of {N} active customer", "of {N} active customers",
		sums->customers),
	    sums->complaints > 0 ? "warn" : "good",
	    "/desk?queue=all&kind=complaint");
}

static void
say_when(struct tpl *tpl, const struct db_rows *rows)
{
	const struct team_figure *figure = rows->items;

	tpl_show_if(tpl, "HAS_FIGURES", rows->count > 0);
	tpl_show_if(tpl, "NO_FIGURES", rows->count == 0);
	if (rows->count == 0)
		return;
	tpl_text(tpl, "UNTIL_DAY", day_text(tpl, figure->day));
	tpl_time(tpl, "MADE_AT", figure->made_at);
}

void
team_view_month(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	bool by_team = who->reach[ACTION_TEAM_FIGURES] == SCOPE_ALL;
	const struct team_figure *figure = rows->items;
	struct team_sums sum = { 0 };

	tpl_list(tpl, "TILE");
	tpl_list(tpl, "LINE");
	tpl_show_if(tpl, "BY_TEAM", by_team);
	tpl_show_if(tpl, "BY_REP", !by_team);
	say_when(tpl, rows);
	if (by_team) {
		for (size_t i = 0; i < rows->count; i++)
			team_sums_add(&sum, &figure[i].sums);
		add_teams(tpl, rows);
	} else {
		(void)add_reps(tpl, rows, -1, &sum);
	}
	add_tiles(tpl, &sum);
}

/* --- Who moved --------------------------------------------------------------- */

void
team_view_movers(
    struct tpl *tpl, enum team_move move, const struct db_rows *rows)
{
	static const char *const lists[TEAM_MOVE_COUNT] = { "FELL", "ROSE",
		"STOPPED" };
	static const char *const none[TEAM_MOVE_COUNT] = { "NO_FELL", "NO_ROSE",
		"NO_STOPPED" };
	const struct team_mover *mover = rows->items;
	char when[FORMAT_MAX];

	tpl_list(tpl, lists[move]);
	tpl_show_if(tpl, none[move], rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, lists[move]);

		tpl_plain(row, "MOVER_ID", mover[i].id);
		tpl_text(row, "MOVER_NAME",
		    view_name(tpl_language(tpl), mover[i].name,
			mover[i].name_en));
		tpl_money(row, "MOVER_NOW", mover[i].now_fen);
		tpl_text(row, "MOVER_CHANGE",
		    text_format(tpl_arena(tpl), "%s%s",
			mover[i].change_fen > 0 ? "+" : "",
			money(tpl, mover[i].change_fen)));
		format_day(day_from_instant(mover[i].last_order_at,
			       ZONE_SHANGHAI_MINUTES),
		    tpl_language(tpl), when);
		tpl_text(row, "MOVER_LAST",
		    instant_is_none(mover[i].last_order_at)
			? ""
			: arena_strdup(tpl_arena(tpl), when));
	}
}

/* --- Down to a representative, and to customers ------------------------------ */

bool
team_view_reps(struct tpl *tpl, const struct db_rows *rows, int64_t team_id)
{
	const struct team_figure *figure = rows->items;
	struct team_sums sum = { 0 };
	bool found;

	tpl_list(tpl, "TILE");
	tpl_list(tpl, "LINE");
	tpl_show_if(tpl, "BY_TEAM", false);
	tpl_show_if(tpl, "BY_REP", true);
	say_when(tpl, rows);
	found = add_reps(tpl, rows, team_id, &sum);
	for (size_t i = 0; i < rows->count; i++)
		if (figure[i].team_id == team_id)
			tpl_text(tpl, "TEAM", team_name(tpl, &figure[i]));
	add_tiles(tpl, &sum);
	return found;
}

bool
team_view_customers(struct tpl *tpl, const struct db_rows *figures,
    int64_t team_id, int64_t rep_id, bool rose, const struct db_rows *rows)
{
	const struct team_figure *figure = figures->items;
	const struct team_customer *customer = rows->items;
	size_t at = 0;

	while (at < figures->count &&
	    (figure[at].team_id != team_id || figure[at].rep_id != rep_id))
		at++;
	if (at == figures->count)
		return false;
	tpl_list(tpl, "TILE");
	tpl_list(tpl, "CUSTOMER");
	say_when(tpl, figures);
	add_tiles(tpl, &figure[at].sums);
	tpl_text(tpl, "TEAM", team_name(tpl, &figure[at]));
	tpl_text(tpl, "REP", rep_name(tpl, &figure[at]));
	tpl_plain(tpl, "TEAM_ID", team_id);
	tpl_plain(tpl, "REP_ID", rep_id);
	tpl_show_if(tpl, "IS_ROSE", rose);
	tpl_show_if(tpl, "IS_FELL", !rose);
	for (size_t i = 0; i < rows->count; i++) {
		struct line line = {
			.name = view_name(tpl_language(tpl), customer[i].name,
			    customer[i].name_en),
			.region = customer[i].code,
			.path = text_format(tpl_arena(tpl), "/customers/%lld",
			    (long long)customer[i].id),
			.sums = {
				.now_fen = customer[i].now_fen,
				.back_fen = customer[i].back_fen,
				.ago_fen = customer[i].ago_fen,
				.now_orders = customer[i].now_orders,
				.overdue_fen = customer[i].overdue_fen,
			},
		};

		fill_line(tpl_row(tpl, "CUSTOMER"), &line);
	}
	return true;
}
