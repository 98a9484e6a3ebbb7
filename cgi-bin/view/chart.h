/**
 * @file
 * Charts as SVG: C works out where things stand, templates/parts/chart_*.tpl
 * draw them, with the figures in a table beside.
 *
 * Layer: view.  A chart lives in a row of its own, so a page may show several:
 * chart_bars(tpl_row(tpl, "SALES_CHART"), &chart), and in the template
 * {{#SALES_CHART}}{{@include parts/chart_bars.tpl}}{{/SALES_CHART}}.
 * All coordinates are whole tenths of a unit; no floating point.
 */
#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include <stddef.h>
#include <stdint.h>

#include "view/tpl.h"

/** What the figures count. */
enum chart_unit {
	CHART_COUNT, /* whole things */
	CHART_MONEY  /* fen */
};

/** One bar. */
struct chart_bar {
	const char *label; /* "11-20", borrowed */
	int64_t value;     /* below 0 is drawn as 0 */
	int64_t plan;      /* only with chart_bars.has_plan */
};

/** Texts are in the reader's language. */
struct chart_bars {
	const char *id;         /* unique on the page, [a-z0-9-] */
	const char *title;      /* what it shows */
	const char *text;       /* what it says, in one sentence */
	const char *label_head; /* heads of the table's columns */
	const char *value_head;
	const char *plan_head;
	enum chart_unit unit;
	bool has_plan; /* a dashed line; bars under 90 % of it are "low" … */
	bool is_ceiling; /* … or, where it is a ceiling, those above it */
	const struct chart_bar *bars;
	size_t count;
};

/** Fill the names of parts/chart_bars.tpl. */
void chart_bars(struct tpl *tpl, const struct chart_bars *chart);

/** One axis of a radar, from the top on clockwise. */
struct chart_axis {
	const char *label; /* borrowed */
	int64_t value;     /* 0..most, as is `before` */
	int64_t before;
};

/** Texts are in the reader's language. */
struct chart_radar {
	const char *id;    /* unique on the page, [a-z0-9-] */
	const char *title; /* what it shows */
	const char *text;  /* what it says, in one sentence */
	int64_t most;      /* on the outermost ring */
	bool is_small;     /* for a narrow card: few axes, short labels */
	bool has_before;   /* a dashed outline of the time before */
	const struct chart_axis *axes;
	size_t count; /* 3..24 */
};

/** Fill the names of parts/chart_radar.tpl.  Narrow screens show the number of
 *  each axis instead of its label: a table beside names both. */
void chart_radar(struct tpl *tpl, const struct chart_radar *chart);

/** Fill the names of parts/chart_spark.tpl: a small line without an axis. */
void chart_spark(
    struct tpl *tpl, const char *label, const int64_t *values, size_t count);

#endif
