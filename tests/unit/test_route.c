/**
 * @file
 * Tests of http/route: paths and patterns.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"
#include "http/route.h"

static struct arena *mem;

static int
begin(void **state)
{
	(void)state;
	mem = arena_new(1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static bool
fits(const char *pattern, const char *raw, struct route_match *match)
{
	struct route_path path;

	return route_path_parse(mem, raw, &path) &&
	    route_matches(mem, pattern, &path, match);
}

static void
patterns_match_whole_paths(void **state)
{
	static const struct {
		const char *pattern;
		const char *path;
		const char *no; /* value of {no}; NULL: does not match */
	} cases[] = {
		{ "/orders/{no}", "/orders/SO-1", "SO-1" },
		{ "/orders/{no}", "/orders/a%2Fb%20%E4%B8%AD", "a/b 中" },
		{ "/orders/{no}", "/orders", NULL },
		{ "/orders/{no}", "/orders/", NULL },
		{ "/orders/{no}", "/orders/1/2", NULL },
		{ "/orders/{no}", "/order/1", NULL },
		{ "/orders/{no}/{verb}", "/orders/7/ship", "7" },
		{ "/orders/{no}.pdf", "/orders/7.pdf", "7" },
		{ "/orders/{no}.pdf", "/orders/7.pdfx", NULL },
		{ "/orders/{no}.pdf", "/orders/.pdf", NULL },
		{ "/orders/{no}.pdf", "/orders/7", NULL },
		{ "/{no}", "/x", "x" },
		{ "/{no}", "/", NULL },
	};
	struct route_match match;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		bool fit = fits(cases[i].pattern, cases[i].path, &match);
		if (fit != (cases[i].no != NULL))
			fail_msg("%s with %s", cases[i].pattern, cases[i].path);
		if (fit)
			assert_string_equal(
			    route_arg(&match, "no"), cases[i].no);
	}
	assert_true(fits("/", "/", &match));
	assert_false(fits("/", "/x", &match));
	assert_true(fits("/orders.csv", "/orders.csv", &match));
	assert_null(route_arg(&match, "no"));
}

static void
the_more_literal_pattern_ranks_higher(void **state)
{
	struct route_match literal, ending, any;

	(void)state;
	assert_true(fits("/orders/new.pdf", "/orders/new.pdf", &literal));
	assert_true(fits("/orders/{no}.pdf", "/orders/new.pdf", &ending));
	assert_true(fits("/orders/{no}", "/orders/new.pdf", &any));
	assert_true(literal.rank > ending.rank);
	assert_true(ending.rank > any.rank);

	assert_true(fits("/a/{x}/c", "/a/b/c", &literal));
	assert_true(fits("/a/b/{x}", "/a/b/c", &any));
	assert_true(any.rank > literal.rank);
}

static void
paths_that_are_none_of_ours_are_refused(void **state)
{
	static const char *const bad[] = { "", "orders", "//", "//orders",
		"/orders//1", "/orders/", "/.", "/..", "/a/../b", "/a/./b",
		"/%2e%2e/b", "/a%00", "/a%0a", "/a%09b", "/%ff", "/%", "/%4",
		"/%zz", "/a%7f", "http://host/",
		"/1/2/3/4/5/6/7/8/9/10/11/12/13" };
	struct route_path path;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (route_path_parse(mem, bad[i], &path))
			fail_msg("taken: %s", bad[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_match_whole_paths),
		cmocka_unit_test(the_more_literal_pattern_ranks_higher),
		cmocka_unit_test(paths_that_are_none_of_ours_are_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
