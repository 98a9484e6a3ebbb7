/**
 * @file
 * nginx's locations follow from route tables: each address reaches the program
 * that declares it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "tool/front.h"

enum {
	NORMAL = 64,
	LARGE = 10240
};

static struct home home;

static const char *
locations(struct front_route *items, size_t count)
{
	struct front_routes routes = { items, count, count };

	return front_locations(&home, &routes);
}

#define LOCATIONS(...)                                                         \
	locations((struct front_route[]){ __VA_ARGS__ },                       \
	    ARRAY_LEN(((struct front_route[]){ __VA_ARGS__ })))

static void
assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no \"%s\" in:\n%s", part, text);
}

static size_t
place(const char *text, const char *part)
{
	const char *at = strstr(text, part);

	if (at == NULL)
		fail_msg("no \"%s\" in:\n%s", part, text);
	return at == NULL ? 0 : (size_t)(at - text);
}

static void
a_program_that_has_a_segment_whole_gets_it_by_prefix(void **state)
{
	const char *text = LOCATIONS({ "orders", "/orders", NORMAL },
	    { "orders", "/orders/{no}", NORMAL },
	    { "orders", "/orders/new", NORMAL });

	(void)state;
	assert_has(text,
	    "location = /orders { fastcgi_pass \"unix:/run/orders.sock\"; }");
	assert_has(text,
	    "location ^~ /orders/ { fastcgi_pass "
	    "\"unix:/run/orders.sock\"; }");
	assert_null(strstr(text, "~ \"^"));
}

static void
a_shared_segment_is_told_route_by_route(void **state)
{
	const char *text = LOCATIONS({ "account", "/customers/{id}", NORMAL },
	    { "money", "/customers/{id}/statement", NORMAL },
	    { "customers", "/customers", NORMAL },
	    { "customers", "/customers/new", NORMAL });

	(void)state;
	assert_has(text,
	    "location = /customers { fastcgi_pass "
	    "\"unix:/run/customers.sock\"; }");
	assert_has(text,
	    "location = /customers/new { fastcgi_pass "
	    "\"unix:/run/customers.sock\"; }");
	assert_has(text,
	    "location ~ \"^/customers/[^/]+$\" { fastcgi_pass "
	    "\"unix:/run/account.sock\"; }");
	assert_has(text,
	    "location ~ \"^/customers/[^/]+/statement$\" { fastcgi_pass "
	    "\"unix:/run/money.sock\"; }");
}

static void
an_ending_is_matched_before_the_bare_name(void **state)
{
	const char *text = LOCATIONS({ "orders", "/orders/{no}", NORMAL },
	    { "files", "/orders/{no}.pdf", NORMAL });

	(void)state;
	assert_has(text, "~ \"^/orders/[^/]+\\.pdf$\"");
	assert_true(place(text, "\\.pdf$\"") < place(text, "[^/]+$\""));
}

static void
only_the_route_with_a_file_takes_a_large_body(void **state)
{
	const char *text = LOCATIONS({ "orders", "/orders/new", NORMAL },
	    { "orders", "/orders/new", LARGE },
	    { "orders", "/orders/{no}", NORMAL });

	(void)state;
	assert_has(text,
	    "location = /orders/new { client_max_body_size 10240k; "
	    "fastcgi_pass \"unix:/run/orders.sock\"; }");
	assert_has(text,
	    "location ~ \"^/orders/[^/]+$\" { fastcgi_pass "
	    "\"unix:/run/orders.sock\"; }");
}

static void
what_nobody_declares_goes_to_the_first_page_s_program(void **state)
{
	const char *text =
	    LOCATIONS({ "auth", "/login", NORMAL }, { "home", "/", NORMAL });

	(void)state;
	assert_has(
	    text, "location = / { fastcgi_pass \"unix:/run/home.sock\"; }");
	assert_has(
	    text, "location / { fastcgi_pass \"unix:/run/home.sock\"; }");
}

static void
an_export_beside_a_list_is_a_location_of_its_own(void **state)
{
	const char *text = LOCATIONS({ "orders", "/orders", NORMAL },
	    { "orders", "/orders.csv", NORMAL },
	    { "orders", "/orders/{no}", NORMAL });

	(void)state;
	assert_has(text, "location = /orders.csv {");
	assert_has(text, "location = /orders {");
	assert_has(text, "location ^~ /orders/ {");
}

static void
each_program_tells_its_health_by_name(void **state)
{
	const char *text = LOCATIONS({ "auth", "/login", NORMAL },
	    { "auth", "/me", NORMAL }, { "home", "/", NORMAL });

	(void)state;
	assert_has(text,
	    "location = /readyz/auth { fastcgi_pass "
	    "\"unix:/run/auth.sock\"; }");
	assert_has(text, "location = /healthz/home {");
	assert_null(strstr(
	    strstr(text, "/readyz/auth") + 1, "location = /readyz/auth "));
}

static int
set_up(void **state)
{
	(void)state;
	home = (struct home){ .mem = arena_new(16 << 20), .sockets = "/run" };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(home.mem);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_program_that_has_a_segment_whole_gets_it_by_prefix),
		cmocka_unit_test(a_shared_segment_is_told_route_by_route),
		cmocka_unit_test(an_ending_is_matched_before_the_bare_name),
		cmocka_unit_test(only_the_route_with_a_file_takes_a_large_body),
		cmocka_unit_test(
		    what_nobody_declares_goes_to_the_first_page_s_program),
		cmocka_unit_test(
		    an_export_beside_a_list_is_a_location_of_its_own),
		cmocka_unit_test(each_program_tells_its_health_by_name),
	};

	return cmocka_run_group_tests_name("front", tests, set_up, tear_down);
}
