/**
 * @file
 * The geometry of each chart.  Layer: view.
 */
#include "view/chart.h"

#include "base/money.h"
#include "base/text.h"
#include "view/format.h"

/* The canvas of a bar chart, in tenths: its size and its margins. */
enum {
	WIDTH = 7200,
	HEIGHT = 2200,
	LEFT = 480,
	RIGHT = 80,
	BOTTOM = 280,
	TOP = 100,
	BAR_MAX = 300,
	TICKS_MAX = 5
};

/** round(value × to / from), 0 where that has no meaning. */
static int64_t
scaled(int64_t value, int64_t to, int64_t from)
{
	int64_t out;

	if (value <= 0 || from <= 0 ||
	    money_scale(value, to, from, &out) != STATUS_OK)
		return 0;
	return out;
}

/** Tenths as "12.3", or "12" where there are none. */
static const char *
tenths(struct arena *mem, int64_t value)
{
	if (value % 10 == 0)
		return text_format(mem, "%lld", (long long)(value / 10));
	return text_format(mem, "%s%lld.%lld", value < 0 ? "-" : "",
	    (long long)(value < 0 ? -value / 10 : value / 10),
	    (long long)(value < 0 ? -value % 10 : value % 10));
}

static void
add_point(struct text *points, int64_t x, int64_t y)
{
	if (points->length > 0)
		text_add_char(points, ' ');
	text_add(points, tenths(points->mem, x));
	text_add_char(points, ',');
	text_add(points, tenths(points->mem, y));
}

/** The step of the axis: 1, 2 or 5 times a power of ten, at most TICKS_MAX
 *  steps up to `greatest`. */
static int64_t
axis_step(int64_t greatest, int64_t least_step)
{
	static const int64_t factors[] = { 1, 2, 5 };

	for (int64_t power = least_step; power <= INT64_MAX / 50; power *= 10) {
		for (size_t i = 0; i < ARRAY_LEN(factors); i++) {
			if (greatest / (power * factors[i]) < TICKS_MAX)
				return power * factors[i];
		}
	}
	return INT64_MAX / TICKS_MAX;
}

/** A tick short enough for the margin: "1.5万", "15k", "800". */
static const char *
tick_label(struct arena *mem, enum language language, int64_t whole)
{
	int64_t unit = language == LANGUAGE_ZH ? 10000 : 1000;
	const char *name = language == LANGUAGE_ZH ? "万" : "k";
	char number[FORMAT_MAX];

	if (language == LANGUAGE_EN && whole >= 1000000) {
		unit = 1000000;
		name = "m";
	}
	if (whole < unit) {
		(void)format_int(whole, number);
		return arena_strdup(mem, number);
	}
	(void)format_int(whole / unit, number);
	if (whole % unit == 0)
		return text_format(mem, "%s%s", number, name);
	return text_format(mem, "%s.%lld%s", number,
	    (long long)(whole % unit / (unit / 10)), name);
}

static void
fill_value(
    struct tpl *row, const char *name, enum chart_unit unit, int64_t value)
{
	if (unit == CHART_MONEY)
		tpl_money(row, name, value);
	else
		tpl_int(row, name, value);
}

static int64_t
greatest_of(const struct chart_bars *chart)
{
	int64_t greatest = 0;

	for (size_t i = 0; i < chart->count; i++) {
		if (chart->bars[i].value > greatest)
			greatest = chart->bars[i].value;
		if (chart->has_plan && chart->bars[i].plan > greatest)
			greatest = chart->bars[i].plan;
	}
	return greatest;
}

/** Lines across, and the value at the top of the canvas. */
static int64_t
fill_axis(struct tpl *tpl, const struct chart_bars *chart)
{
	struct arena *mem = tpl_arena(tpl);
	int64_t whole = chart->unit == CHART_MONEY ? 100 : 1;
	int64_t greatest = greatest_of(chart);
	int64_t step = axis_step(greatest, whole);
	int64_t top = greatest - greatest % step;

	if (top < greatest || top == 0)
		top = top > INT64_MAX - step ? INT64_MAX : top + step;
	tpl_list(tpl, "CHART_GRID");
	for (int64_t at = 0; at <= top; at += step) {
		struct tpl *row = tpl_row(tpl, "CHART_GRID");
		int64_t y =
		    HEIGHT - BOTTOM - scaled(at, HEIGHT - BOTTOM - TOP, top);

		tpl_text(row, "Y", tenths(mem, y));
		tpl_text(row, "TEXT_Y", tenths(mem, y + 40));
		tpl_text(row, "TICK",
		    tick_label(mem, tpl_language(tpl), at / whole));
		if (at > INT64_MAX - step)
			break;
	}
	return top;
}

/** Whether a bar misses its plan. */
static bool
is_low(const struct chart_bars *chart, const struct chart_bar *bar)
{
	if (!chart->has_plan)
		return false;
	if (chart->is_ceiling)
		return bar->value > bar->plan;
	return bar->value < bar->plan - bar->plan / 10;
}

void
chart_bars(struct tpl *tpl, const struct chart_bars *chart)
{
	struct arena *mem = tpl_arena(tpl);
	struct text plan = text_new(mem, 65536);
	int64_t count = chart->count > 0 ? (int64_t)chart->count : 1;
	int64_t slot = (WIDTH - LEFT - RIGHT) / count;
	int64_t width = slot * 6 / 10 < BAR_MAX ? slot * 6 / 10 : BAR_MAX;
	int64_t every = (count + 15) / 16; /* labels that do not touch */
	int64_t top;

	tpl_text(tpl, "CHART_ID", chart->id);
	tpl_text(tpl, "CHART_TITLE", chart->title);
	tpl_text(tpl, "CHART_TEXT", chart->text);
	tpl_text(tpl, "LABEL_HEAD", chart->label_head);
	tpl_text(tpl, "VALUE_HEAD", chart->value_head);
	tpl_text(tpl, "PLAN_HEAD", chart->plan_head);
	tpl_show_if(tpl, "HAS_PLAN", chart->has_plan);
	top = fill_axis(tpl, chart);

	tpl_list(tpl, "CHART_BARS");
	for (int64_t i = 0; i < (int64_t)chart->count; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		struct tpl *row = tpl_row(tpl, "CHART_BARS");
		int64_t centre = LEFT + slot * i + slot / 2;
		int64_t height = scaled(bar->value, HEIGHT - BOTTOM - TOP, top);
		int64_t plan_y = HEIGHT - BOTTOM -
		    scaled(bar->plan, HEIGHT - BOTTOM - TOP, top);

		tpl_text(row, "LABEL", bar->label);
		tpl_text(row, "X", tenths(mem, centre - width / 2));
		tpl_text(row, "Y", tenths(mem, HEIGHT - BOTTOM - height));
		tpl_text(row, "BAR_WIDTH", tenths(mem, width));
		tpl_text(row, "BAR_HEIGHT", tenths(mem, height));
		tpl_text(row, "CENTRE", tenths(mem, centre));
		tpl_text(row, "PLAN_Y", tenths(mem, plan_y));
		tpl_show_if(row, "LABEL_SHOWN", i % every == 0);
		tpl_show_if(row, "LOW", is_low(chart, bar));
		fill_value(row, "BAR_VALUE", chart->unit, bar->value);
		fill_value(row, "BAR_PLAN", chart->unit, bar->plan);
		if (chart->has_plan)
			add_point(&plan, centre, plan_y);
	}
	tpl_text(tpl, "PLAN_POINTS", plan.bytes);
}

void
chart_spark(
    struct tpl *tpl, const char *label, const int64_t *values, size_t count)
{
	struct arena *mem = tpl_arena(tpl);
	struct text points = text_new(mem, 65536);
	int64_t low = count > 0 ? values[0] : 0;
	int64_t high = low;
	int64_t x = 40, y = 240, range;

	for (size_t i = 1; i < count; i++) {
		low = values[i] < low ? values[i] : low;
		high = values[i] > high ? values[i] : high;
	}
	if (__builtin_sub_overflow(high, low, &range))
		range = 0;
	for (size_t i = 0; i < count; i++) {
		x = 40;
		if (count > 1)
			x += (int64_t)i * 820 / (int64_t)(count - 1);
		y = 240;
		if (range > 0)
			y -= scaled(values[i] - low, 200, range);
		add_point(&points, x, y);
	}
	tpl_text(tpl, "SPARK_LABEL", label);
	tpl_text(tpl, "SPARK_POINTS", points.bytes);
	tpl_text(tpl, "SPARK_X", tenths(mem, x));
	tpl_text(tpl, "SPARK_Y", tenths(mem, y));
	tpl_show_if(tpl, "HAS_SPARK", count > 0);
}
