/**
 * @file
 * Charts: where bars, ticks and points stand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "view/chart.h"

static const char template[] =
    "{{%AUTOESCAPE context=\"HTML\"}}"
    "{{#A}}{{#CHART_GRID}}{{TICK}}@{{Y}} {{/CHART_GRID}}|"
    "{{#CHART_BARS}}{{LABEL}}={{BAR_VALUE}}:{{X}},{{Y}},{{BAR_WIDTH}},"
    "{{BAR_HEIGHT}}{{#LOW}}!{{/LOW}} {{/CHART_BARS}}|{{PLAN_POINTS}}{{/A}}"
    "{{#B}}{{#HAS_SPARK}}{{SPARK_POINTS}}|{{SPARK_X}} {{SPARK_Y}}"
    "{{/HAS_SPARK}}{{/B}}"
    "{{#C}}{{RADAR_WIDTH}}x{{RADAR_HEIGHT}}|{{#RING}}{{RING_POINTS}};{{/RING}}|"
    "{{#AXIS}}{{AXIS_NO}}:{{AXIS_X}},{{AXIS_Y}} {{LABEL_ANCHOR}} {{/AXIS}}|"
    "{{RADAR_POINTS}}{{#HAS_BEFORE}}|{{BEFORE_POINTS}}{{/HAS_BEFORE}}{{/C}}";

static char root[] = "/tmp/qutong-chart-XXXXXX";
static struct arena *mem;

static int
set_up(void **state)
{
	static const char *const languages[] = { "zh_CN", "en" };
	char path[128];

	(void)state;
	assert_non_null(mkdtemp(root));
	for (size_t i = 0; i < ARRAY_LEN(languages); i++) {
		FILE *file;

		snprintf(path, sizeof(path), "%s/%s", root, languages[i]);
		assert_int_equal(mkdir(path, 0700), 0);
		snprintf(path, sizeof(path), "%s/%s/t.tpl", root, languages[i]);
		file = fopen(path, "w");
		assert_non_null(file);
		fputs(template, file);
		fclose(file);
	}
	mem = arena_new(4 * 1024 * 1024);
	return tpl_load_all(root) == STATUS_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
	static const char *const files[] = { "zh_CN/t.tpl", "en/t.tpl", "zh_CN",
		"en", "" };
	char path[128];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		snprintf(path, sizeof(path), "%s/%s", root, files[i]);
		remove(path);
	}
	arena_free(mem);
	return 0;
}

static const char *
drawn(struct tpl *tpl)
{
	struct text out = text_new(mem, 262144);

	tpl_list(tpl, "A");
	tpl_list(tpl, "B");
	tpl_list(tpl, "C");
	assert_int_equal(tpl_render(tpl, "t.tpl", &out), STATUS_OK);
	return out.bytes;
}

static void
bars_fill_the_canvas_up_to_a_round_figure(void **state)
{
	const struct chart_bar bars[] = {
		{ "10", 4000000, 5000000 }, /* 40,000 yuan of 50,000 */
		{ "11", 4500000, 5000000 },
	};
	const struct chart_bars chart = {
		.unit = CHART_MONEY, .has_plan = true, .bars = bars, .count = 2
	};
	struct tpl *tpl = tpl_new(mem, LANGUAGE_ZH, 480);

	(void)state;
	chart_bars(tpl_row(tpl, "A"), &chart);
	assert_string_equal(drawn(tpl),
	    "0@192 2万@131.3 4万@70.7 6万@10 |"
	    "10=¥40,000.00:199,70.7,30,121.3! "
	    "11=¥45,000.00:531,55.5,30,136.5 |"
	    "214,40.3 546,40.3");
}

static void
many_thin_bars_and_none_at_all(void **state)
{
	struct chart_bar bars[90] = { { NULL, 0, 0 } };
	struct chart_bars chart = {
		.unit = CHART_COUNT, .bars = bars, .count = ARRAY_LEN(bars)
	};
	struct tpl *tpl = tpl_new(mem, LANGUAGE_EN, 480);

	(void)state;
	bars[89].value = INT64_MAX;
	bars[88].value = -5;
	chart_bars(tpl_row(tpl, "A"), &chart);
	assert_non_null(strstr(drawn(tpl), "=-5:"));

	chart.count = 0;
	tpl = tpl_new(mem, LANGUAGE_EN, 480);
	chart_bars(tpl_row(tpl, "A"), &chart);
	assert_string_equal(drawn(tpl), "0@192 1@10 ||");
}

static void
ticks_are_short_in_both_languages(void **state)
{
	const struct chart_bar bar = { "x", 3000000, 0 };
	const struct chart_bars chart = {
		.unit = CHART_COUNT, .bars = &bar, .count = 1
	};
	struct tpl *tpl = tpl_new(mem, LANGUAGE_EN, 480);

	(void)state;
	chart_bars(tpl_row(tpl, "A"), &chart);
	assert_memory_equal(drawn(tpl), "0@192 1m@131.3 2m@70.7 3m@10 |", 30);
}

static void
a_line_runs_from_its_least_to_its_greatest(void **state)
{
	const int64_t values[] = { 10, 30, 20 };
	struct tpl *tpl = tpl_new(mem, LANGUAGE_ZH, 480);

	(void)state;
	chart_spark(tpl_row(tpl, "B"), "x", values, 3);
	assert_string_equal(drawn(tpl), "4,24 45,4 86,14|86 14");
	tpl = tpl_new(mem, LANGUAGE_ZH, 480);
	chart_spark(tpl_row(tpl, "B"), "x", values, 1);
	assert_string_equal(drawn(tpl), "4,24|4 24");
	tpl = tpl_new(mem, LANGUAGE_ZH, 480);
	chart_spark(tpl_row(tpl, "B"), "x", values, 0);
	assert_string_equal(drawn(tpl), "");
}

static void
a_radar_stands_on_its_axes(void **state)
{
	const struct chart_axis axes[] = {
		{ "north", 5, 0 },
		{ "east", 0, 5 },
		{ "south", 2, 99 }, /* more than the most is the most */
		{ "west", -3, 1 },
	};
	struct chart_radar chart = {
		.most = 5,
		.is_small = true,
		.has_before = true,
		.axes = axes,
		.count = ARRAY_LEN(axes),
	};
	struct tpl *tpl = tpl_new(mem, LANGUAGE_EN, 480);
	const char *text;

	(void)state;
	chart_radar(tpl_row(tpl, "C"), &chart);
	text = drawn(tpl);
	assert_memory_equal(text,
	    "300x198|150,85.6 164.4,100 150,114.4 135.6,100;", 47);
	assert_non_null(strstr(text,
	    "|1:150,28 middle 2:222,100 start 3:150,172 middle 4:78,100 end |"
	    "150,28 150,100 150,128.8 150,100|"
	    "150,100 222,100 150,172 135.6,100"));

	/* None at all. */
	chart.count = 0;
	tpl = tpl_new(mem, LANGUAGE_EN, 480);
	chart_radar(tpl_row(tpl, "C"), &chart);
	assert_string_equal(drawn(tpl), "300x198||||");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_fill_the_canvas_up_to_a_round_figure),
		cmocka_unit_test(many_thin_bars_and_none_at_all),
		cmocka_unit_test(ticks_are_short_in_both_languages),
		cmocka_unit_test(a_line_runs_from_its_least_to_its_greatest),
		cmocka_unit_test(a_radar_stands_on_its_axes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
