/**
 * @file
 * Tests of http/cookie.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/cookie.h"

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

static void
a_cookie_is_found_by_its_whole_name(void **state)
{
	static const struct {
		const char *header;
		const char *value; /* of "session"; NULL: none */
	} cases[] = {
		{ "session=a", "a" },
		{ "lang=en; session=a=b; theme=dark", "a=b" },
		{ "lang=en;session=a", "a" },
		{ "session=first; session=second", "first" },
		{ "session= ", "" },
		{ "session=", "" },
		{ "  ;; session=a \t;", "a" },
		{ "xsession=a", NULL },
		{ "__Host-session=a", NULL },
		{ "session", NULL },
		{ "sessionx=a; sessio=b", NULL },
		{ "Session=a", NULL },
		{ "=", NULL },
		{ ";", NULL },
		{ "", NULL },
		{ NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *value =
		    cookie_find(mem, cases[i].header, "session");
		if (cases[i].value == NULL)
			assert_null(value);
		else
			assert_string_equal(value, cases[i].value);
	}
}

static void
cookies_are_strict_except_on_plain_http(void **state)
{
	struct text out = text_new(mem, 500);

	(void)state;
	assert_true(cookie_write(&out, "session", "v", -1, false));
	assert_string_equal(out.bytes,
	    "__Host-session=v; Path=/; HttpOnly; SameSite=Lax; Secure");
	assert_string_equal(
	    cookie_name(mem, "session", false), "__Host-session");

	out = text_new(mem, 500);
	assert_true(cookie_write(&out, "session", "", 0, true));
	assert_string_equal(
	    out.bytes, "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
	assert_string_equal(cookie_name(mem, "session", true), "session");
}

static void
values_that_break_out_are_not_written(void **state)
{
	static const char *const bad[] = { "a;b", "a b", "a\r\nX: y", "a,b",
		"\"a\"", "a\\b", "中", "a\x7f" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct text out = text_new(mem, 500);
		assert_false(cookie_write(&out, "n", bad[i], -1, false));
		assert_int_equal(out.length, 0);
	}

	char *longest = arena_alloc(mem, COOKIE_VALUE_MAX + 2);
	memset(longest, 'a', COOKIE_VALUE_MAX + 1);
	longest[COOKIE_VALUE_MAX + 1] = '\0';
	struct text out = text_new(mem, 8000);
	assert_false(cookie_write(&out, "n", longest, -1, false));
	longest[COOKIE_VALUE_MAX] = '\0';
	assert_true(cookie_write(&out, "n", longest, -1, false));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cookie_is_found_by_its_whole_name),
		cmocka_unit_test(cookies_are_strict_except_on_plain_http),
		cmocka_unit_test(values_that_break_out_are_not_written),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
