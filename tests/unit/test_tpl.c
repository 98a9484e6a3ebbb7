/**
 * @file
 * Templates: escaping, sections, lists, includes, names nobody set.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "view/tpl.h"

#define PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}"

static char root[] = "/tmp/qutong-tpl-XXXXXX";
static struct arena *mem;

static void
write_template(const char *language, const char *name, const char *text)
{
	char path[256];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s/%s", root, language, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int
set_up(void **state)
{
	char path[256];

	(void)state;
	setenv("QUTONG_TEST", "1", 1);
	assert_non_null(mkdtemp(root));
	for (int i = 0; i < 2; i++) {
		snprintf(
		    path, sizeof(path), "%s/%s", root, i == 0 ? "zh_CN" : "en");
		assert_int_equal(mkdir(path, 0700), 0);
		write_template(i == 0 ? "zh_CN" : "en", "page.tpl",
		    PRAGMA "<p title=\"{{A}}\">{{A}}</p>"
			   "{{#ROWS}}<i>{{N}}{{A}}</i>{{#ROWS_separator}}, "
			   "{{/ROWS_separator}}{{/ROWS}}"
			   "{{#NOTE}}[{{NOTE}}]{{/NOTE}}"
			   "{{#SKU_ERROR}}!{{SKU_ERROR}}{{/SKU_ERROR}}"
			   "{{#ON}}on{{/ON}}<a href=\"/q?q={{A:u}}\">x</a>"
			   "{{>PART}}");
		write_template(
		    i == 0 ? "zh_CN" : "en", "part.tpl", PRAGMA "<b>{{A}}</b>");
		write_template(i == 0 ? "zh_CN" : "en", "link.tpl",
		    PRAGMA "<a href=\"{{U}}\">{{DAY}}</a>");
	}
	mem = arena_new(4 * 1024 * 1024);
	return tpl_load_all(root) == STATUS_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
	static const char *const files[] = { "zh_CN/page.tpl", "zh_CN/part.tpl",
		"zh_CN/link.tpl", "en/page.tpl", "en/part.tpl", "en/link.tpl",
		"zh_CN", "en", "" };
	char path[256];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		snprintf(path, sizeof(path), "%s/%s", root, files[i]);
		remove(path);
	}
	arena_free(mem);
	return 0;
}

static struct tpl *
page_new(void)
{
	struct tpl *tpl = tpl_new(mem, LANGUAGE_ZH, 480);

	tpl_text(tpl, "A", "\"<渠&通>'");
	tpl_list(tpl, "ROWS");
	tpl_text(tpl, "NOTE", "");
	tpl_show_if(tpl, "ON", false);
	tpl_include(tpl, "PART", "part.tpl");
	return tpl;
}

static const char *
render(struct tpl *tpl, const char *file)
{
	struct text out = text_new(mem, 65536);

	assert_int_equal(tpl_render(tpl, file, &out), STATUS_OK);
	return out.bytes;
}

#define ESCAPED "&quot;&lt;渠&amp;通&gt;&#39;"
#define LINK                                                                   \
	"<a href=\"/q?q=%22%3C%E6%B8%A0%26%E9%80%9A%3E%27\">x</a>"             \
	"<b>" ESCAPED "</b>"

static void
values_are_escaped_for_where_they_stand(void **state)
{
	(void)state;
	assert_string_equal(render(page_new(), "page.tpl"),
	    "<p title=\"" ESCAPED "\">" ESCAPED "</p>" LINK);
}

static void
rows_come_in_order_and_see_the_names_around(void **state)
{
	struct tpl *tpl = page_new();

	(void)state;
	tpl_text(tpl, "A", "a");
	for (int i = 1; i <= 3; i++)
		tpl_int(tpl_row(tpl, "ROWS"), "N", i * 1000);
	tpl_text(tpl, "NOTE", "n");
	tpl_text(tpl, "SKU_ERROR", "e");
	tpl_show(tpl, "ON");
	assert_string_equal(render(tpl, "page.tpl"),
	    "<p title=\"a\">a</p><i>1,000a</i>, <i>2,000a</i>, <i>3,000a</i>"
	    "[n]!eon<a href=\"/q?q=a\">x</a><b>a</b>");
}

static void
a_dictionary_grows(void **state)
{
	struct tpl *tpl = page_new();
	struct tpl *row;

	(void)state;
	row = tpl_row(tpl, "ROWS");
	for (int i = 0; i < 300; i++) {
		tpl_plain(tpl, "A", i);
		tpl_plain(row, "N", i);
	}
	assert_non_null(strstr(render(tpl, "page.tpl"), "<i>299299</i>"));
}

static void
a_script_is_no_address(void **state)
{
	struct tpl *tpl = tpl_new(mem, LANGUAGE_EN, 480);

	(void)state;
	tpl_text(tpl, "U", "javascript:alert(1)");
	tpl_day(tpl, "DAY", (struct day){ 2026, 11, 20 });
	assert_string_equal(
	    render(tpl, "link.tpl"), "<a href=\"#\">20 Nov 2026</a>");
}

static void
a_name_nobody_set_aborts_a_test(void **state)
{
	pid_t child = fork();
	int how;

	(void)state;
	if (child == 0) {
		struct text out = text_new(mem, 4096);
		struct tpl *tpl = tpl_new(mem, LANGUAGE_ZH, 480);

		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		signal(SIGABRT, SIG_DFL);
		tpl_text(tpl, "U", "/");
		_exit(tpl_render(tpl, "link.tpl", &out) == STATUS_OK);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFSIGNALED(how));
	assert_int_equal(WTERMSIG(how), SIGABRT);
}

static void
a_page_too_long_is_not_cut_silently(void **state)
{
	struct text out = text_new(mem, 64);

	(void)state;
	assert_int_equal(tpl_render(page_new(), "page.tpl", &out), STATUS_BUG);
}

static void
an_unknown_template_is_a_bug(void **state)
{
	struct text out = text_new(mem, 4096);

	(void)state;
	assert_int_equal(tpl_render(page_new(), "none.tpl", &out), STATUS_BUG);
}

static void
a_template_without_the_pragma_is_refused(void **state)
{
	char path[256];

	(void)state;
	write_template("en", "raw.tpl", "<b>{{A}}</b>");
	assert_int_equal(tpl_load_all(root), STATUS_BUG);
	snprintf(path, sizeof(path), "%s/en/raw.tpl", root);
	assert_int_equal(remove(path), 0);
	write_template("en", "link.tpl", PRAGMA "{{#A}}");
	assert_int_equal(tpl_load_all(root), STATUS_BUG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_escaped_for_where_they_stand),
		cmocka_unit_test(rows_come_in_order_and_see_the_names_around),
		cmocka_unit_test(a_dictionary_grows),
		cmocka_unit_test(a_script_is_no_address),
		cmocka_unit_test(a_name_nobody_set_aborts_a_test),
		cmocka_unit_test(a_page_too_long_is_not_cut_silently),
		cmocka_unit_test(an_unknown_template_is_a_bug),
		cmocka_unit_test(a_template_without_the_pragma_is_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
