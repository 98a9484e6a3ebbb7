/**
 * @file
 * Greeting, figures and the month of the first page.  See home_view.h.
 */
#include "view/home_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

/** The picture beside a figure: a section of templates/home/today.tpl. */
#define ICON_CHART "ICON_CHART"
#define ICON_CARD "ICON_CARD"
#define ICON_TRUCK "ICON_TRUCK"
#define ICON_LIST "ICON_LIST"
#define ICON_LOCK "ICON_LOCK"
#define ICON_CHANGE "ICON_CHANGE"
#define ICON_TROLLEY "ICON_TROLLEY"

static const char *const icons[] = { ICON_CHART, ICON_CARD, ICON_TRUCK,
	ICON_LIST, ICON_LOCK, ICON_CHANGE, ICON_TROLLEY };

struct figure {
	const char *icon;
	const char *tone;
	const char *label; /* T_() */
	const char *value; /* translated */
	const char *note;  /* translated */
	const char *path;  /* NULL: leads nowhere */
};

static void
add_figure(struct tpl *tpl, const struct figure *figure)
{
	struct tpl *row = tpl_row(tpl, "FIGURE");

	for (size_t i = 0; i < ARRAY_LEN(icons); i++)
		tpl_show_if(row, icons[i], text_equal(icons[i], figure->icon));
	tpl_text(row, "FIGURE_TONE", figure->tone);
	tpl_text(row, "FIGURE_LABEL", words(tpl_language(tpl), figure->label));
	tpl_text(row, "FIGURE_VALUE", figure->value);
	tpl_text(row, "FIGURE_NOTE", figure->note);
	tpl_show_if(row, "FIGURE_LINKED", figure->path != NULL);
	tpl_show_if(row, "FIGURE_PLAIN", figure->path == NULL);
	tpl_text(row, "FIGURE_PATH", figure->path);
}

static const char *
money(struct tpl *tpl, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(tpl_arena(tpl), text);
}

/* --- The beginning --------------------------------------------------------------- */

static const char *
greeting(int hour)
{
	if (hour < 5)
		return T_("Good evening, {NAME}");
	if (hour < 12)
		return T_("Good morning, {NAME}");
	return hour < 18 ? T_("Good afternoon, {NAME}")
			 : T_("Good evening, {NAME}");
}

static const char *
weekday(int number)
{
	static const char *const days[] = { T_("Monday"), T_("Tuesday"),
		T_("Wednesday"), T_("Thursday"), T_("Friday"), T_("Saturday"),
		T_("Sunday") };

	return days[(number + 6) % 7];
}

void
home_view_begin(struct tpl *tpl, const struct actor *who, struct instant now)
{
	static const char *const lists[] = { "FIGURE", "PART", "HAS_PARTS",
		"TODO", "NO_TODO", "HAS_TODO", "HAS_CREDIT", "DRAFT",
		"HAS_DRAFTS", "LAST", "HAS_LAST", "NO_LAST", "RESTOCK",
		"HAS_RESTOCK", "QUEUE", "SHIPMENT", "HAS_SHIPMENTS",
		"NO_SHIPMENTS", "HAS_MONEY", "MONEY", "HAS_ENDING",
		"HAS_BIGGEST", "HAS_DESK", "DESK", "HAS_RETURNS", "RETURNS",
		"HAS_RENEWALS", "RENEWAL", "HAS_FILES", "FILES", "STAND", "IN_PLACE" };
	struct civil civil = civil_from_instant(now, tpl_zone(tpl));
	enum language language = tpl_language(tpl);

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		tpl_list(tpl, lists[i]);
	tpl_text(tpl, "GREETING",
	    words_fill(tpl_arena(tpl), language, greeting(civil.hour), "NAME",
		who->name, NULL));
	tpl_day(tpl, "TODAY", civil.day);
	tpl_text(tpl, "WEEKDAY", words(language, weekday(civil.weekday)));
	tpl_show_if(tpl, "MAY_ENTER", actor_may(who, ACTION_ORDER_ENTER));
	tpl_show_if(tpl, "FOR_BUYER", who->side == SIDE_CUSTOMER);
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_text(tpl, "TODO_TEXT", "");
}

/* --- The month --------------------------------------------------------------------- */

/* A row of the month's table. */
struct month_row {
	int64_t id;
	const char *name;
	int64_t count;
	int64_t this_fen;
	int64_t before_fen;
};

/* Teams for who sees all of them, else representatives. */
static size_t
gather(struct tpl *tpl, const struct actor *who, const struct db_rows *parts,
    struct month_row *rows)
{
	bool by_team = who->reach[ACTION_ORDER_SEE] == SCOPE_ALL;
	const struct today_part *part = parts->items;
	enum language language = tpl_language(tpl);
	size_t count = 0;

	for (size_t i = 0; i < parts->count; i++, part++) {
		int64_t id = by_team ? part->team_id : part->rep_id;
		const char *name = by_team && part->team != NULL
		    ? view_name(language, part->team, part->team_en)
		    : part->rep;
		size_t at = 0;

		if (by_team && part->team == NULL)
			name = NULL;
		while (at < count && rows[at].id != id)
			at++;
		if (at == count)
			rows[count++] = (struct month_row){
				.id = id,
				.name = name != NULL
				    ? name
				    : words(language, "Not assigned"),
			};
		if (part->is_this) {
			rows[at].count += part->count;
			rows[at].this_fen += part->total_fen;
		} else {
			rows[at].before_fen += part->total_fen;
		}
	}
	return count;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct month_row *left = a;
	const struct month_row *right = b;

	if (left->this_fen != right->this_fen)
		return left->this_fen > right->this_fen ? -1 : 1;
	return left->id < right->id ? -1 : left->id > right->id;
}

static void
fill_parts(struct tpl *tpl, const struct actor *who,
    const struct month_row *rows, size_t count)
{
	bool by_team = who->reach[ACTION_ORDER_SEE] == SCOPE_ALL;

	tpl_show_if(tpl, "HAS_PARTS",
	    who->side == SIDE_STAFF && count > 0 &&
		who->reach[ACTION_ORDER_SEE] > SCOPE_REP);
	tpl_text(tpl, "PARTS_TITLE",
	    words(tpl_language(tpl),
		by_team ? T_("This month by team")
			: T_("This month by representative")));
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, "PART");
		int64_t most = rows[i].this_fen > rows[i].before_fen
		    ? rows[i].this_fen
		    : rows[i].before_fen;

		tpl_text(row, "PART_NAME", rows[i].name);
		tpl_int(row, "PART_COUNT", rows[i].count);
		tpl_money(row, "PART_THIS", rows[i].this_fen);
		tpl_money(row, "PART_BEFORE", rows[i].before_fen);
		tpl_plain(row, "PART_VALUE", rows[i].this_fen);
		tpl_plain(row, "PART_MOST", most > 0 ? most : 1);
	}
}

void
home_view_month(
    struct tpl *tpl, const struct actor *who, const struct db_rows *parts)
{
	struct arena *mem = tpl_arena(tpl);
	struct month_row *rows =
	    arena_calloc(mem, parts->count + 1, sizeof(*rows));
	size_t count = gather(tpl, who, parts, rows);
	struct month_row sum = { .id = 0 };

	for (size_t i = 0; i < count; i++) {
		sum.count += rows[i].count;
		sum.this_fen += rows[i].this_fen;
		sum.before_fen += rows[i].before_fen;
	}
	add_figure(tpl,
	    &(struct figure){
		.icon = ICON_CHART,
		.tone = "brand",
		.label = who->side == SIDE_STAFF ? T_("Ordered this month")
						 : T_("Bought this month"),
		.value = money(tpl, sum.this_fen),
		.note = words_fill(mem, tpl_language(tpl),
		    "all of last month {AMOUNT}", "AMOUNT",
		    money(tpl, sum.before_fen), NULL),
	    });
	qsort(rows, count, sizeof(*rows), compare_rows);
	fill_parts(tpl, who, rows, count);
}

/* --- Credit -------------------------------------------------------------------------- */

void
home_view_credit(struct tpl *tpl, const struct credit_panel *panel)
{
	struct arena *mem = tpl_arena(tpl);
	int64_t limit = panel->limit_fen + panel->temp_limit_fen;
	int64_t used = panel->used_fen < 0 ? 0 : panel->used_fen;

	add_figure(tpl,
	    &(struct figure){
		.icon = ICON_CARD,
		.tone = panel->available_fen > 0 ? "good" : "warn",
		.label = T_("Credit available"),
		.value = money(tpl, panel->available_fen),
		.note = words_fill(mem, tpl_language(tpl), "limit {AMOUNT}",
		    "AMOUNT", money(tpl, limit), NULL),
	    });
	tpl_show(tpl, "HAS_CREDIT");
	tpl_money(tpl, "CREDIT_LIMIT", limit);
	tpl_money(tpl, "CREDIT_USED", panel->used_fen);
	tpl_money(tpl, "CREDIT_PENDING", panel->pending_fen);
	tpl_int(tpl, "CREDIT_TERM", panel->term_days);
	tpl_money(tpl, "CREDIT_AVAILABLE", panel->available_fen);
	tpl_plain(tpl, "CREDIT_MAX", limit > 0 ? limit : 1);
	tpl_plain(tpl, "CREDIT_VALUE", used < limit ? used : limit);
	tpl_show_if(tpl, "IS_SHORT", panel->available_fen <= 0);
	tpl_show_if(tpl, "HAS_OVERDUE", panel->overdue_fen > 0);
	tpl_money(tpl, "CREDIT_OVERDUE", panel->overdue_fen);
	tpl_day(tpl, "OVERDUE_SINCE", panel->overdue_since);
}

/* --- Counts -------------------------------------------------------------------------- */

/* How each queue stands on top. */
static const struct {
	const char *icon;
	const char *tone; /* when somebody waits */
	const char *label;
	const char *path;
} queues[TODAY_QUEUE_COUNT] = {
	[TODAY_AWAITING] = { ICON_LIST, "info", T_("Awaiting approval"),
	    "/orders?state=awaiting_approval" },
	[TODAY_TO_CONFIRM] = { ICON_LIST, "brand", T_("To be confirmed"),
	    "/orders?state=submitted" },
	[TODAY_PROPOSED] = { ICON_CHANGE, "warn", T_("Change proposed"),
	    "/orders?state=proposal" },
	[TODAY_HELD] = { ICON_LOCK, "bad", T_("Held for credit"),
	    "/orders?state=held" },
	[TODAY_TO_PICK] = { ICON_TROLLEY, "brand", T_("To be picked"),
	    "/orders?state=confirmed" },
	[TODAY_PICKING] = { ICON_TROLLEY, "info", T_("Being picked"),
	    "/orders?state=picking" },
	[TODAY_PART_SHIPPED] = { ICON_TRUCK, "warn", T_("Shipped in part"),
	    "/orders?state=part_shipped" },
	[TODAY_SHIPPED] = { ICON_TRUCK, "info", T_("On its way"),
	    "/orders?state=shipped" },
	[TODAY_OPEN] = { ICON_LIST, "info", T_("Open orders"), "/orders" },
};

static void
add_count(struct tpl *tpl, enum today_queue queue, const struct today_sum *sum)
{
	add_figure(tpl,
	    &(struct figure){
		.icon = queues[queue].icon,
		.tone = sum->count > 0 ? queues[queue].tone : "quiet",
		.label = queues[queue].label,
		.value = words_count(tpl_arena(tpl), tpl_language(tpl),
		    "{N} order", "{N} orders", sum->count),
		.note = money(tpl, sum->total_fen),
		.path = queues[queue].path,
	    });
}

void
home_view_buyer_figures(
    struct tpl *tpl, const struct today_sum sums[TODAY_QUEUE_COUNT])
{
	struct today_sum way = sums[TODAY_SHIPPED];

	way.count += sums[TODAY_PART_SHIPPED].count;
	way.total_fen += sums[TODAY_PART_SHIPPED].total_fen;
	add_count(tpl, TODAY_SHIPPED, &way);
	add_count(tpl, TODAY_OPEN, &sums[TODAY_OPEN]);
}

void
home_view_staff_figures(struct tpl *tpl, const struct actor *who,
    bool has_month, const struct today_sum sums[TODAY_QUEUE_COUNT])
{
	static const enum today_queue of_warehouse[] = { TODAY_TO_PICK,
		TODAY_PICKING, TODAY_PART_SHIPPED, TODAY_SHIPPED };
	static const enum today_queue of_office[] = { TODAY_TO_CONFIRM,
		TODAY_HELD, TODAY_OPEN, TODAY_PROPOSED };
	bool picks = actor_may(who, ACTION_ORDER_PICK);
	size_t count = has_month ? 3 : 4;

	for (size_t i = 0; i < count; i++) {
		enum today_queue queue = picks ? of_warehouse[i] : of_office[i];

		add_count(tpl, queue, &sums[queue]);
	}
}
