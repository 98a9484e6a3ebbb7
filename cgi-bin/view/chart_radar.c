/**
 * @file
 * The geometry of a radar.  Layer: view.
 */
#include "base/text.h"
#include "view/chart.h"

enum {
	LABEL_GAP = 110,
	LABEL_DROP = 40, /* from the middle of a line of text to its foot */
	RINGS = 5,
	UNIT = 10000,
	DEGREES = 360,
	AXES_MAX = 24
};

/* sin(0°) … sin(90°), in 1/10,000. */
static const int sines[] = {
	0, 175, 349, 523, 698, 872, 1045, 1219, 1392, 1564, 1736, 1908, 2079,
	2250, 2419, 2588, 2756, 2924, 3090, 3256, 3420, 3584, 3746, 3907, 4067,
	4226, 4384, 4540, 4695, 4848, 5000, 5150, 5299, 5446, 5592, 5736, 5878,
	6018, 6157, 6293, 6428, 6561, 6691, 6820, 6947, 7071, 7193, 7314, 7431,
	7547, 7660, 7771, 7880, 7986, 8090, 8192, 8290, 8387, 8480, 8572, 8660,
	8746, 8829, 8910, 8988, 9063, 9135, 9205, 9272, 9336, 9397, 9455, 9511,
	9563, 9613, 9659, 9703, 9744, 9781, 9816, 9848, 9877, 9903, 9925, 9945,
	9962, 9976, 9986, 9994, 9998, 10000
};

/* In tenths. */
struct canvas {
	int64_t width, height, x, y, radius;
};

static const struct canvas large = { 4600, 2620, 2300, 1340, 950 };
static const struct canvas small = { 3000, 1980, 1500, 1000, 720 };

static int64_t
sine(int64_t degrees)
{
	int64_t at = degrees % DEGREES;
	int64_t half = at % 180;
	int64_t value = sines[half <= 90 ? half : 180 - half];

	return at < 180 ? value : -value;
}

/* x / y to the nearest whole, half away from zero. */
static int64_t
divided(int64_t x, int64_t y)
{
	return x < 0 ? -((-x + y / 2) / y) : (x + y / 2) / y;
}

struct point {
	int64_t x, y;
};

/* So far from the middle, on axis `i` of `count`. */
static struct point
point_at(const struct canvas *canvas, int64_t i, int64_t count, int64_t radius)
{
	int64_t angle = divided(i * DEGREES, count);

	return (struct point){
		.x = canvas->x + divided(radius * sine(angle), UNIT),
		.y = canvas->y - divided(radius * sine(angle + 90), UNIT),
	};
}

static const char *
tenths(struct arena *mem, int64_t value)
{
	return value % 10 == 0
	    ? text_format(mem, "%lld", (long long)(value / 10))
	    : text_format(mem, "%lld.%lld", (long long)(value / 10),
		  (long long)(value % 10));
}

static void
add_point(struct text *points, struct point at)
{
	text_addf(points, "%s%s,%s", points->length == 0 ? "" : " ",
	    tenths(points->mem, at.x), tenths(points->mem, at.y));
}

static int64_t
radius_of(const struct canvas *canvas, int64_t value, int64_t most)
{
	if (value <= 0 || most <= 0)
		return 0;
	return value >= most ? canvas->radius
			     : divided(value * canvas->radius, most);
}

static void
fill_axis(struct tpl *row, const struct canvas *canvas, int64_t i,
    int64_t count, const char *label)
{
	struct arena *mem = tpl_arena(row);
	struct point end = point_at(canvas, i, count, canvas->radius);
	struct point label_at =
	    point_at(canvas, i, count, canvas->radius + LABEL_GAP);

	tpl_plain(row, "AXIS_NO", i + 1);
	tpl_text(row, "AXIS_LABEL", label);
	tpl_text(row, "AXIS_X", tenths(mem, end.x));
	tpl_text(row, "AXIS_Y", tenths(mem, end.y));
	tpl_text(row, "LABEL_X", tenths(mem, label_at.x));
	tpl_text(row, "LABEL_Y", tenths(mem, label_at.y + LABEL_DROP));
	tpl_text(row, "LABEL_ANCHOR",
	    label_at.x > canvas->x + LABEL_GAP       ? "start"
		: label_at.x < canvas->x - LABEL_GAP ? "end"
						     : "middle");
}

void
chart_radar(struct tpl *tpl, const struct chart_radar *chart)
{
	const struct canvas *canvas = chart->is_small ? &small : &large;
	struct arena *mem = tpl_arena(tpl);
	int64_t count = (int64_t)chart->count;
	struct text now = text_new(mem, 4096);
	struct text before = text_new(mem, 4096);

	tpl_text(tpl, "CHART_ID", chart->id);
	tpl_text(tpl, "CHART_TITLE", chart->title);
	tpl_text(tpl, "CHART_TEXT", chart->text);
	tpl_show_if(tpl, "HAS_BEFORE", chart->has_before);
	tpl_show_if(tpl, "IS_SMALL", chart->is_small);
	tpl_show_if(tpl, "IS_LARGE", !chart->is_small);
	tpl_text(tpl, "RADAR_WIDTH", tenths(mem, canvas->width));
	tpl_text(tpl, "RADAR_HEIGHT", tenths(mem, canvas->height));
	tpl_text(tpl, "RADAR_X", tenths(mem, canvas->x));
	tpl_text(tpl, "RADAR_Y", tenths(mem, canvas->y));
	tpl_list(tpl, "RING");
	tpl_list(tpl, "AXIS");
	if (count > AXES_MAX)
		count = AXES_MAX;
	for (int64_t ring = 1; ring <= RINGS && count > 0; ring++) {
		struct text points = text_new(mem, 4096);

		for (int64_t i = 0; i < count; i++)
			add_point(&points,
			    point_at(canvas, i, count,
				canvas->radius * ring / RINGS));
		tpl_text(
		    tpl_row(tpl, "RING"), "RING_POINTS", points.bytes);
	}
	for (int64_t i = 0; i < count; i++) {
		const struct chart_axis *axis = &chart->axes[i];

		fill_axis(tpl_row(tpl, "AXIS"), canvas, i, count, axis->label);
		add_point(&now,
		    point_at(canvas, i, count,
			radius_of(canvas, axis->value, chart->most)));
		add_point(&before,
		    point_at(canvas, i, count,
			radius_of(canvas, axis->before, chart->most)));
	}
	tpl_text(tpl, "RADAR_POINTS", now.bytes);
	tpl_text(tpl, "BEFORE_POINTS", before.bytes);
}
