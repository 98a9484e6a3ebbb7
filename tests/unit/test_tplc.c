/**
 * @file
 * The template compiler: what it expands, and that it refuses what is wrong.
 * Its files are no part of the library, so they are included here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tplc/expand.c"
#include "tplc/shrink.c"
#include "tplc/words.c"

int tplc_main(int argc, char **argv);
#define main tplc_main
#include "tplc/main.c"
#undef main

/* The catalogue, sorted by the English text. */
static const char *const catalogue[][2] = {
	{ "Bad {A}", "坏 {B}" },
	{ "Close", "关闭" },
	{ "It's {WHO} & \"co\"", "是 {WHO} & “co”" },
	{ "one box", "{N} 箱" },
};

static char root[] = "/tmp/qutong-tplc-XXXXXX";
static struct mo mo;
static struct tplc tplc;
static char said[4096];

static void
write_file(const char *name, const char *text)
{
	char path[256];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
put_word(char **at, size_t word)
{
	uint32_t value = (uint32_t)word;

	memcpy(*at, &value, sizeof(value));
	*at += sizeof(value);
}

/** The catalogue in memory, as mo_load() would leave it. */
static void
make_catalogue(void)
{
	static char bytes[1024];
	const size_t n = ARRAY_LEN(catalogue);
	char *tables = bytes, *texts = bytes + n * 16;

	for (size_t side = 0; side < 2; side++) {
		for (size_t i = 0; i < n; i++) {
			size_t length = strlen(catalogue[i][side]);

			put_word(&tables, length);
			put_word(&tables, (size_t)(texts - bytes));
			memcpy(texts, catalogue[i][side], length + 1);
			texts += length + 1;
		}
	}
	mo = (struct mo){ bytes, (size_t)(texts - bytes), (uint32_t)n, 0,
		(uint32_t)n * 8 };
}

static int
set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(root));
	make_catalogue();
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = { "a.tpl", "part.tpl", "said",
		"words.pot", "missing.po", "" };
	char path[256];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", root, names[i]);
		remove(path);
	}
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	tplc = (struct tplc){ .language = "zh_CN", .mo = &mo, .root = root };
	buffer_add_text(&tplc.icons, "<symbol id=\"check\"/>");
	buffer_add_text(
	    &tplc.manifest, "app.css app.12.css\nicons.svg icons.34.svg\n");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	buffer_free(&tplc.icons);
	buffer_free(&tplc.manifest);
	return 0;
}

/** Do `work`, keeping what it says on standard error in `said`. */
static void
listen(void (*work)(void *), void *context)
{
	struct buffer heard = { 0 };
	char path[256];
	int kept = dup(STDERR_FILENO);

	snprintf(path, sizeof(path), "%s/said", root);
	assert_non_null(freopen(path, "w", stderr));
	work(context);
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
	assert_true(file_read(path, &heard));
	snprintf(said, sizeof(said), "%s", heard.bytes);
	buffer_free(&heard);
}

static void
expand_work(void *context)
{
	tplc_expand(&tplc, "a.tpl", context);
}

/** Expand the text, the pragma before it; static until the next call. */
static const char *
expanded(const char *text)
{
	static char result[4096];
	struct buffer source = { 0 }, out = { 0 };

	buffer_add_text(&source, PRAGMA);
	buffer_add_text(&source, text);
	write_file("a.tpl", source.bytes);
	listen(expand_work, &out);
	assert_memory_equal(out.bytes, PRAGMA, sizeof(PRAGMA) - 1);
	snprintf(result, sizeof(result), "%s", out.bytes + sizeof(PRAGMA) - 1);
	buffer_free(&source);
	buffer_free(&out);
	return result;
}

static void
texts_are_translated_escaped_and_keep_their_names(void **state)
{
	(void)state;
	assert_string_equal(expanded("<b title=\"{{_\"Close\"}}\">"
				     "{{_\"It's {WHO} & \"co\"\"}}</b>"),
	    "<b title=\"关闭\">是 {{WHO}} &amp; “co”</b>\n");
	tplc.mo = NULL;
	assert_string_equal(expanded("{{_\"It's {WHO} & \"co\"\"}}"),
	    "It&#39;s {{WHO}} &amp; &quot;co&quot;\n");
	assert_int_equal(tplc.faults, 0);
}

static void
a_missing_translation_is_a_fault_with_its_line(void **state)
{
	(void)state;
	assert_string_equal(
	    expanded("\n\n<p>{{_\"Unheard\"}}</p>"), "<p>Unheard</p>\n");
	assert_int_equal(tplc.faults, 1);
	assert_non_null(strstr(said,
	    "/a.tpl:3: zh_CN: no translation of "
	    "Unheard"));
}

static void
other_placeholders_are_a_fault(void **state)
{
	(void)state;
	(void)expanded("{{_\"Bad {A}\"}}");
	assert_int_equal(tplc.faults, 1);
	assert_non_null(strstr(said, "/a.tpl:1:"));
}

static void
macros_become_html(void **state)
{
	(void)state;
	write_file("part.tpl", PRAGMA "<i>{{@static app.css}}</i>");
	assert_string_equal(
	    expanded("{{@include part.tpl}}{{@icon check small}}"),
	    "<i>/static/app.12.css</i><svg class=\"icon icon-small\" "
	    "aria-hidden=true><use href=/static/icons.34.svg#check>"
	    "</use></svg>\n");
	assert_non_null(strstr(expanded("{{@form}}"), "value=\"{{CSRF}}\""));
	assert_int_equal(tplc.faults, 0);
}

static void
comments_and_indentation_are_not_served(void **state)
{
	(void)state;
	assert_string_equal(expanded("\n{{! a\n b }}\n\n\t<ul>\n\t{{#A}}\n"
				     "  <li>{{B:u}} \n\t{{/A}}\n</ul>\n"),
	    "<ul>\n{{#A}}<li>{{B:u}}\n{{/A}}</ul>\n");
	assert_int_equal(tplc.faults, 0);
}

static void
quotes_stay_where_they_are_needed(void **state)
{
	static const struct {
		const char *source;
		const char *served;
	} cases[] = {
		{ "<a class=\"x\" href=\"/a#b\">", "<a class=x href=/a#b>\n" },
		{ "<a class=\"x y\" title=\"\">",
		    "<a class=\"x y\" title=\"\">\n" },
		{ "<a href=\"/\">=\"x\"</a>", "<a href=\"/\">=\"x\"</a>\n" },
		{ "<a href=\"/a/{{B:u}}\" id=\"c\">",
		    "<a href=\"/a/{{B:u}}\" id=c>\n" },
		{ "<a id=\"c\"{{#A}} lang=\"en\"{{/A}}>",
		    "<a id=\"c\"{{#A}} lang=\"en\"{{/A}}>\n" },
		{ "<a title=\"a > b\" id=\"c\">",
		    "<a title=\"a > b\" id=c>\n" },
		{ "<br id=\"c\"/>", "<br id=\"c\"/>\n" },
		{ "<!doctype html \"x\">", "<!doctype html \"x\">\n" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_string_equal(
		    expanded(cases[i].source), cases[i].served);
	assert_int_equal(tplc.faults, 0);
}

static void
what_is_unknown_is_a_fault(void **state)
{
	static const char *const wrong[] = { "{{@icon nothing}}",
		"{{@static nothing.js}}", "{{@nothing x}}", "{{@form now}}",
		"{{lower}}", "{{A B}}", "{{A", "{{_\"never closed}}",
		"{{@include nothing.tpl}}", "{{@include a.tpl}}",
		"{{%AUTOESCAPE context=\"HTML\"}}" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		tplc.faults = 0;
		(void)expanded(wrong[i]);
		if (tplc.faults == 0)
			fail_msg("accepted: %s", wrong[i]);
	}
	write_file("part.tpl", "<b>no pragma</b>");
	tplc.faults = 0;
	(void)expanded("{{@include part.tpl}}");
	assert_int_equal(tplc.faults, 1);
}

static void
pot_work(void *context)
{
	tplc_check_pot(&tplc, context);
}

static void
messages_of_c_are_checked_and_missing_ones_listed(void **state)
{
	char pot[256], missing[256];
	struct buffer listed = { 0 };

	(void)state;
	write_file("words.pot",
	    "msgid \"\"\nmsgstr \"Content-Type: x\\n\"\n\n"
	    "#: a.c:3\nmsgid \"Close\"\nmsgstr \"\"\n\n"
	    "#: b.c:9 c.c:1\nmsgid \"\"\n\"Say \\\"x\\\" \"\n\"twice\"\n"
	    "msgstr \"\"\n\n"
	    "#: d.c:7\nmsgid \"one box\"\nmsgid_plural \"{N} boxes\"\n"
	    "msgstr[0] \"\"\n");
	snprintf(pot, sizeof(pot), "%s/words.pot", root);
	snprintf(missing, sizeof(missing), "%s/missing.po", root);
	tplc.missing = fopen(missing, "w");
	assert_non_null(tplc.missing);
	listen(pot_work, pot);
	fclose(tplc.missing);
	assert_int_equal(tplc.faults, 1);
	assert_string_equal(
	    said, "b.c:9: zh_CN: no translation of Say \"x\" twice\n");
	assert_true(file_read(missing, &listed));
	assert_string_equal(listed.bytes,
	    "\n#: b.c:9\nmsgid \"Say \\\"x\\\" twice\"\nmsgstr \"\"\n");
	buffer_free(&listed);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(texts_are_translated_escaped_and_keep_their_names),
		TEST(a_missing_translation_is_a_fault_with_its_line),
		TEST(other_placeholders_are_a_fault),
		TEST(macros_become_html),
		TEST(comments_and_indentation_are_not_served),
		TEST(quotes_stay_where_they_are_needed),
		TEST(what_is_unknown_is_a_fault),
		TEST(messages_of_c_are_checked_and_missing_ones_listed),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
