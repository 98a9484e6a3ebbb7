/**
 * @file
 * Tests of http/request: one request taken apart.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "http/request.h"

static struct arena *mem;

static int
begin(void **state)
{
	(void)state;
	mem = arena_new(32 * 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* A request of up to six variables "NAME=value" after the method. */
static enum http_code
parse(struct request *request, const char *const *variables, struct body body)
{
	char **environment = arena_calloc(mem, 12, sizeof(*environment));

	for (size_t i = 0; variables[i] != NULL; i++)
		environment[i] = arena_strdup(mem, variables[i]);
	return request_parse(mem, environment, body, request);
}

#define PARSE(request, ...)                                                    \
	parse((request), (const char *const[]){ __VA_ARGS__, NULL },           \
	    (struct body){ .left = 0 })

static enum http_code
post(struct request *request, const char *type, const char *length,
    const char *bytes, size_t most)
{
	struct body_memory *memory = arena_calloc(mem, 1, sizeof(*memory));

	*memory = (struct body_memory){ bytes, strlen(bytes) };
	const char *variables[] = { "REQUEST_METHOD=POST", "REQUEST_URI=/x",
		text_format(mem, "CONTENT_TYPE=%s", type),
		text_format(mem, "CONTENT_LENGTH=%s", length), NULL };
	enum http_code code = parse(
	    request, variables, (struct body){ body_memory_read, memory, 0 });
	return code != HTTP_FINE ? code
				 : request_read_form(request, most, "/tmp");
}

static void
a_request_is_taken_apart_and_decoded_once(void **state)
{
	struct request request;

	(void)state;
	assert_int_equal(
	    PARSE(&request, "REQUEST_METHOD=HEAD",
		"REQUEST_URI=/orders/%2525?q=a+b%26&state=%E4%B8%AD",
		"REQUEST_ID=0123456789abcdef", "REMOTE_ADDR=10.0.0.1"),
	    HTTP_FINE);
	assert_true(request.is_get);
	assert_true(request.is_head);
	assert_false(request.is_post);
	assert_int_equal(request.path.count, 2);
	assert_string_equal(request.path.segments[1], "%25");
	assert_string_equal(
	    fields_find(&request.parameters, "q", 0)->value, "a b&");
	assert_string_equal(
	    fields_find(&request.parameters, "state", 0)->value, "中");
	assert_string_equal(request.id, "0123456789abcdef");
	assert_string_equal(request.address, "10.0.0.1");
	assert_string_equal(request_variable(&request, "HTTP_COOKIE"), "");
}

static void
a_request_id_that_is_not_harmless_is_replaced(void **state)
{
	static const char *const bad[] = { "REQUEST_ID=", "REQUEST_ID=short",
		"REQUEST_ID=has space in it", "REQUEST_ID=\"quoted\"id",
		"REQUEST_ID="
		"0123456789012345678901234567890123456789"
		"0123456789012345678901234" };
	struct request request;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		assert_int_equal(PARSE(&request, "REQUEST_METHOD=GET",
				     "REQUEST_URI=/", bad[i]),
		    HTTP_FINE);
		assert_int_equal(strlen(request.id), 32);
		assert_int_equal(strspn(request.id, "0123456789abcdef"), 32);
	}
}

static void
long_and_broken_targets_are_refused(void **state)
{
	struct request request;
	struct text path = text_new(mem, 20000);
	struct text query = text_new(mem, 20000);

	(void)state;
	text_add(&path, "REQUEST_URI=/");
	for (int i = 0; i < REQUEST_PATH_MAX; i++)
		text_add_char(&path, 'a');
	assert_int_equal(PARSE(&request, "REQUEST_METHOD=GET", path.bytes),
	    HTTP_URI_TOO_LONG);
	text_add(&query, "REQUEST_URI=/x?q=");
	for (int i = 0; i < REQUEST_QUERY_MAX - 2; i++)
		text_add_char(&query, 'a');
	assert_int_equal(
	    PARSE(&request, "REQUEST_METHOD=GET", query.bytes), HTTP_FINE);
	text_add_char(&query, 'a');
	assert_int_equal(PARSE(&request, "REQUEST_METHOD=GET", query.bytes),
	    HTTP_URI_TOO_LONG);

	assert_int_equal(
	    PARSE(&request, "REQUEST_METHOD=GET", "REQUEST_URI=/a/../b"),
	    HTTP_NOT_FOUND);
	assert_int_equal(
	    PARSE(&request, "REQUEST_METHOD=GET", "REQUEST_URI=/?q=%ff"),
	    HTTP_BAD_REQUEST);
	assert_int_equal(
	    PARSE(&request, "REQUEST_METHOD=GET"), HTTP_BAD_REQUEST);
	assert_int_equal(PARSE(&request, "REQUEST_METHOD=POST", "REQUEST_URI=/",
			     "CONTENT_LENGTH=-1"),
	    HTTP_BAD_REQUEST);
	assert_int_equal(PARSE(&request, "REQUEST_METHOD=POST", "REQUEST_URI=/",
			     "CONTENT_LENGTH=1x"),
	    HTTP_BAD_REQUEST);
}

static void
a_form_is_read_or_refused_by_type_and_length(void **state)
{
	static const char form[] = "application/x-www-form-urlencoded";
	struct request request;

	(void)state;
	assert_int_equal(post(&request, form, "7", "a=1&b=2", 100), HTTP_FINE);
	assert_int_equal(request.form.count, 2);
	assert_int_equal(
	    post(&request, "application/x-www-form-urlencoded; charset=UTF-8",
		"3", "a=1", 100),
	    HTTP_FINE);
	assert_int_equal(
	    post(&request, form, "7", "a=1&b=2", 6), HTTP_TOO_LARGE);
	/* The client went away: nothing of it counts. */
	assert_int_equal(
	    post(&request, form, "8", "a=1&b=2", 100), HTTP_BAD_REQUEST);
	assert_int_equal(
	    post(&request, form, "", "a=1", 100), HTTP_LENGTH_REQUIRED);
	assert_int_equal(post(&request, "application/json", "2", "{}", 100),
	    HTTP_UNSUPPORTED);
	assert_int_equal(post(&request, "application/x-www-form-urlencodedx",
			     "3", "a=1", 100),
	    HTTP_UNSUPPORTED);
	assert_int_equal(post(&request, "", "3", "a=1", 100), HTTP_UNSUPPORTED);
}

static void
a_foreign_origin_is_seen(void **state)
{
	static const struct {
		const char *origin;
		const char *site;
		bool plain_http;
		bool is_ours;
	} cases[] = {
		{ "", "", false, true },
		{ "https://portal.example:8443", "same-origin", false, true },
		{ "https://PORTAL.example:8443", "", false, true },
		{ "http://portal.example:8443", "", true, true },
		{ "http://portal.example:8443", "", false, false },
		{ "https://portal.example", "", false, false },
		{ "https://evil.example", "", false, false },
		{ "https://portal.example:8443.evil", "", false, false },
		{ "null", "", false, false },
		{ "", "cross-site", false, false },
		{ "", "same-site", false, false },
		{ "", "none", false, false },
		{ "https://portal.example:8443", "cross-site", false, false },
	};
	struct request request;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(
		    PARSE(&request, "REQUEST_METHOD=POST", "REQUEST_URI=/",
			"HTTP_HOST=portal.example:8443",
			text_format(mem, "HTTP_ORIGIN=%s", cases[i].origin),
			text_format(
			    mem, "HTTP_SEC_FETCH_SITE=%s", cases[i].site)),
		    HTTP_FINE);
		if (request_is_same_origin(&request, cases[i].plain_http) !=
		    cases[i].is_ours)
			fail_msg("%s %s", cases[i].origin, cases[i].site);
	}
}

static void
only_paths_of_this_site_are_local(void **state)
{
	static const char *const good[] = { "/", "/orders?q=1&a=%20", "/a//b" };
	static const char *const bad[] = { "", "orders", "//evil", "/\\evil",
		"https://evil", "/a b", "/a\r\nX: y", "/\tx", "/中", "\\\\evil",
		"/a\x7f" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_true(request_path_is_local(good[i]));
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (request_path_is_local(bad[i]))
			fail_msg("taken: %s", bad[i]);
	}
}

static void
one_parameter_is_left_out_of_the_target(void **state)
{
	static const struct {
		const char *target;
		const char *without;
	} cases[] = {
		{ "/x", "/x" },
		{ "/x?lang=en", "/x" },
		{ "/x?lang", "/x" },
		{ "/x?a=1&lang=en&b=2", "/x?a=1&b=2" },
		{ "/x?lang=en&lang=zh&a", "/x?a" },
		{ "/x?language=1&slang=2", "/x?language=1&slang=2" },
		{ "/x?&&a=1", "/x?a=1" },
	};
	struct request request;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(
		    PARSE(&request, "REQUEST_METHOD=GET",
			text_format(mem, "REQUEST_URI=%s", cases[i].target)),
		    HTTP_FINE);
		assert_string_equal(
		    request_target_without(&request, "lang"), cases[i].without);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_taken_apart_and_decoded_once),
		cmocka_unit_test(a_request_id_that_is_not_harmless_is_replaced),
		cmocka_unit_test(long_and_broken_targets_are_refused),
		cmocka_unit_test(a_form_is_read_or_refused_by_type_and_length),
		cmocka_unit_test(a_foreign_origin_is_seen),
		cmocka_unit_test(only_paths_of_this_site_are_local),
		cmocka_unit_test(one_parameter_is_left_out_of_the_target),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
