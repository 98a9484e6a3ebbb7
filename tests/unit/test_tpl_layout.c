/**
 * @file
 * The layout: who sees which way, where the reader is, what went wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "view/layout.h"

#define NAV(name)                                                              \
	"{{#NAV_" name "}}" name "{{#CURRENT}}*{{/CURRENT}} {{/NAV_" name "}}"

static const char template[] = "{{%AUTOESCAPE context=\"HTML\"}}" NAV(
    "HOME") NAV("CATALOGUE") NAV("NEW_ORDER") NAV("ORDERS") NAV("DRAFTS")
    NAV("SHIPMENTS") NAV(
	"NOTIFICATIONS") "|{{USER_INITIAL}}|{{THEME}}|{{STATE}}|"
			 "{{#CONFLICT}}!{{CONFLICT}}{{/CONFLICT}}"
			 "{{#HAS_ERRORS}}{{#ERRORS}}[{{FIELD}}:{{MESSAGE}}{{#OF_FORM}}+{{/OF_FORM}}]"
			 "{{/ERRORS}}{{/HAS_ERRORS}}|{{WANTED_ON_ERROR}}{{LINES_3__ERROR}}|"
			 "{{#HAS_COMPANIES}}{{#COMPANIES}}{{COMPANY_ID}}{{#COMPANY_CHOSEN}}*"
			 "{{/COMPANY_CHOSEN}}{{/COMPANIES}}{{/HAS_COMPANIES}}"
			 "{{#HAS_COMPANY_LINK}}link{{/HAS_COMPANY_LINK}}";

static char root[] = "/tmp/qutong-layout-XXXXXX";
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

/** A buyer of company 7 who may do everything but what is taken away. */
static struct actor
buyer(enum side side)
{
	struct actor who = { .user_id = 5,
		.side = side,
		.customer_id = 7,
		.name = "周砚",
		.company = "栖禾",
		.company_count = 1 };

	for (int i = 0; i < ACTION_COUNT; i++)
		who.reach[i] = SCOPE_ALL;
	return who;
}

static const char *
shown(const struct layout *layout, const char *main_state)
{
	struct tpl *tpl = tpl_new(mem, LANGUAGE_ZH, 480);
	struct text out = text_new(mem, 65536);

	if (main_state != NULL)
		tpl_text(tpl, "STATE", main_state);
	layout_fill(tpl, layout);
	assert_int_equal(tpl_render(tpl, "t.tpl", &out), STATUS_OK);
	return out.bytes;
}

static void
staff_have_ways_that_buyers_have_not(void **state)
{
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who, .path = "/" };

	(void)state;
	assert_string_equal(shown(&layout, NULL),
	    "HOME* CATALOGUE NEW_ORDER ORDERS DRAFTS NOTIFICATIONS "
	    "|周|||||");
	who = buyer(SIDE_STAFF);
	assert_non_null(strstr(shown(&layout, NULL), "SHIPMENTS "));
}

static void
what_a_role_may_not_do_is_not_offered(void **state)
{
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who, .path = "/catalogue/A-1" };

	(void)state;
	who.reach[ACTION_ORDER_ENTER] = SCOPE_NONE;
	assert_string_equal(shown(&layout, NULL),
	    "HOME CATALOGUE* ORDERS NOTIFICATIONS |周|||||");
}

static void
the_nearest_way_is_marked(void **state)
{
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who, .path = "/orders/new" };

	(void)state;
	assert_non_null(strstr(shown(&layout, NULL), "NEW_ORDER* ORDERS "));
	layout.path = "/orders/SO-1";
	assert_non_null(strstr(shown(&layout, NULL), "NEW_ORDER ORDERS* "));
	layout.path = "/ordersx";
	assert_null(strstr(shown(&layout, NULL), "*"));
}

static void
errors_stand_at_their_fields_and_a_conflict_once(void **state)
{
	static const char conflict[] = "changed";
	const struct layout_error errors[] = {
		{ "wanted_on", "too early" },
		{ "lines[3]", "no stock" },
		{ "", "all wrong" },
		{ "", conflict },
	};
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who,
		.path = "",
		.errors = errors,
		.error_count = ARRAY_LEN(errors),
		.conflict = conflict };

	(void)state;
	assert_non_null(strstr(shown(&layout, NULL),
	    "|!changed[wanted_on:too early][lines[3]:no stock][:all wrong+]"
	    "|too earlyno stock|"));
}

static void
theme_and_state_are_kept_to_what_is_known(void **state)
{
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who, .path = "", .theme = "dark" };

	(void)state;
	assert_non_null(strstr(shown(&layout, "empty"), "|dark|empty|"));
	layout.theme = "\"><b>";
	assert_non_null(strstr(shown(&layout, NULL), "|周|||"));
}

static void
who_acts_for_several_companies_may_switch(void **state)
{
	const struct layout_company companies[] = { { 6, "a" }, { 7, "b" } };
	struct actor who = buyer(SIDE_CUSTOMER);
	struct layout layout = { .actor = &who,
		.path = "",
		.companies = companies,
		.company_count = 2 };

	(void)state;
	assert_null(strstr(shown(&layout, NULL), "67*"));
	who.company_count = 2;
	assert_non_null(strstr(shown(&layout, NULL), "|67*"));
	layout.company_count = 0;
	assert_non_null(strstr(shown(&layout, NULL), "|link"));
}

static void
nobody_gets_the_layout_without_ways(void **state)
{
	struct actor who = buyer(SIDE_CUSTOMER);

	(void)state;
	assert_string_equal(layout_file(&who), "layout/page.tpl");
	who.user_id = 0;
	assert_string_equal(layout_file(&who), "layout/bare.tpl");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(staff_have_ways_that_buyers_have_not),
		cmocka_unit_test(what_a_role_may_not_do_is_not_offered),
		cmocka_unit_test(the_nearest_way_is_marked),
		cmocka_unit_test(
		    errors_stand_at_their_fields_and_a_conflict_once),
		cmocka_unit_test(theme_and_state_are_kept_to_what_is_known),
		cmocka_unit_test(who_acts_for_several_companies_may_switch),
		cmocka_unit_test(nobody_gets_the_layout_without_ways),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
