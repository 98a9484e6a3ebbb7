/**
 * @file
 * Tests of app/dispatch: one request from the wire and back, without database
 * and templates (an error page is then its plain text).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/dispatch.h"
#include "app/language.h"
#include "db/db.h"
#include "http/token.h"

#define SECRET "0123456789abcdef0123456789abcdef"
#define VISITOR "0123456789abcdef0123456789abcdef0123456789a"
#define FORM_TYPE "CONTENT_TYPE=application/x-www-form-urlencoded"

static struct arena *mem; /* of the tests; the worker has its own */
static struct worker worker;
static struct text wire;
static int handled;

/* --- A program to dispatch to ---------------------------------------------- */

static enum status
hello(struct page *page)
{
	const char *text = text_format(page->mem, "q=%s who=%lld lang=%s",
	    page_value(page, "q"), (long long)page->who->user_id,
	    page->who->language == LANGUAGE_EN ? "en" : "zh");

	handled++;
	return page_document(page, "text/plain", NULL, text, strlen(text));
}

static enum status
show(struct page *page)
{
	const char *no = page_arg(page, "no");

	handled++;
	return page_document(page, "text/plain", NULL, no, strlen(no));
}

struct thing {
	const char *name;
	int64_t amount;
	struct day wanted_on;
	bool urgent;
};

static const struct form_field thing_fields[] = {
	FORM_TEXT(struct thing, name, 1, 5),
	FORM_MONEY(struct thing, amount, 1, 100000),
	FORM_DAY(struct thing, wanted_on, 0),
	FORM_BOOL(struct thing, urgent),
};

static enum status
save(struct page *page)
{
	struct thing thing;
	struct text out = text_new(page->mem, 4000);

	handled++;
	if (page_form(page, thing_fields, ARRAY_LEN(thing_fields), &thing) !=
	    STATUS_OK) {
		for (size_t i = 0; i < page->error_count; i++)
			text_addf(&out, "%s;", page->errors[i].field);
	} else {
		text_addf(&out, "%s %lld %d %d %s", thing.name,
		    (long long)thing.amount, thing.wanted_on.mday, thing.urgent,
		    page_act(page).token);
	}
	return page_document(page, "text/plain", NULL, out.bytes, out.length);
}

static enum status
lead_away(struct page *page)
{
	page_flash(page, "已保存");
	return page_redirect(page, "/things/%s", "a/b ?");
}

static enum status
lead_out(struct page *page)
{
	struct act act = page_act(page);

	act_lead(&act, "//evil.example/");
	return page_done(page, &act);
}

static enum status
fail_as_asked(struct page *page)
{
	int64_t number = 0;

	return text_to_int(page_value(page, "status"), &number) == STATUS_OK
	    ? (enum status)number
	    : STATUS_BUG;
}

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/things",        ACTION_NONE,      hello,         "q", 0 },
	{ GET,  "/things/{no}",   ACTION_NONE,      show,          NULL, 0 },
	{ GET,  "/things/new",    ACTION_NONE,      hello,         NULL, 0 },
	{ POST, "/things",        ACTION_NONE,      save,
	    "name amount wanted_on urgent row[] file@", 0 },
	{ POST, "/things/{no}/go", ACTION_NONE,     lead_away,     NULL, 0 },
	{ POST, "/things/{no}/out", ACTION_NONE,    lead_out,      NULL, 0 },
	{ GET,  "/mine",          ACTION_SIGNED_IN, hello,         "q", 0 },
	{ POST, "/mine",          ACTION_ORDER_ENTER, save,        "name", 0 },
	{ GET,  "/fail",          ACTION_NONE,      fail_as_asked, "status", 0 },
};
/* clang-format on */

static const struct program program = { "toy", routes, ARRAY_LEN(routes) };

/* --- The wire -------------------------------------------------------------- */

static bool
wire_write(void *context, const char *bytes, size_t length)
{
	(void)context;
	text_add_bytes(&wire, bytes, length);
	return true;
}

static int
begin(void **state)
{
	static const struct db_options nowhere = { "/nowhere/db.sock", "x", "",
		"x" };

	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	worker = (struct worker){
		.program = &program,
		.settings = { .secret_key = SECRET,
		    .temp_dir = "/tmp",
		    .plain_http = true },
		.db = db_new(&nowhere),
		.mem = arena_new(32 * 1024 * 1024),
	};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	db_free(worker.db);
	arena_free(worker.mem);
	arena_free(mem);
	return 0;
}

/* Sends one request and returns its status; the answer stands in `wire`. */
static int
ask(const char *method, const char *target, const char *body,
    const char *const *more)
{
	char *environment[16] = {
		text_format(mem, "REQUEST_METHOD=%s", method),
		text_format(mem, "REQUEST_URI=%s", target),
		text_format(mem, "CONTENT_LENGTH=%zu", strlen(body)),
		text_format(mem, "HTTP_HOST=127.0.0.1:8080"),
		text_format(mem, "REMOTE_ADDR=127.0.0.1"),
	};
	struct body_memory memory = { body, strlen(body) };
	size_t count = 5;

	while (more != NULL && *more != NULL)
		environment[count++] = arena_strdup(mem, *more++);
	handled = 0;
	wire = text_new(mem, 2 * 1024 * 1024);
	dispatch(&worker,
	    &(struct exchange){
		.environment = environment,
		.body = { .read = body_memory_read, .context = &memory },
		.sink = { .write = wire_write },
	    });
	int64_t status = 0;
	assert_true(text_starts_with(wire.bytes, "Status: "));
	assert_int_equal(
	    text_to_int(arena_memdup(mem, wire.bytes + 8, 3), &status),
	    STATUS_OK);
	return (int)status;
}

#define GET_PAGE(target, ...)                                                  \
	ask("GET", (target), "", (const char *const[]){ __VA_ARGS__, NULL })

static bool
says(const char *text)
{
	return strstr(wire.bytes, text) != NULL;
}

/* POST with good tokens and what else is given. */
static int
post_form(const char *target, const char *fields, const char *origin)
{
	struct token_key key = { SECRET, VISITOR };
	const char *body =
	    text_format(mem, "csrf=%s&form_token=%s&%s", token_csrf(mem, &key),
		token_form(mem, &key, clock_now().ms / (24 * 3600 * 1000LL)),
		fields);

	return ask("POST", target, body,
	    (const char *const[]){ FORM_TYPE, "HTTP_COOKIE=visitor=" VISITOR,
		text_format(mem, "HTTP_ORIGIN=%s", origin), NULL });
}

/* --- Tests ----------------------------------------------------------------- */

static void
a_page_is_answered_with_the_security_headers(void **state)
{
	static const char *const headers[] = {
		"X-Content-Type-Options: nosniff\r\n",
		"Content-Security-Policy: default-src 'none'; "
		"script-src 'self'; style-src 'self'; img-src 'self' data:; "
		"connect-src 'self'; form-action 'self'; "
		"frame-ancestors 'none'; base-uri 'none'; "
		"require-trusted-types-for 'script'\r\n",
		"Referrer-Policy: same-origin\r\n",
		"Cross-Origin-Opener-Policy: same-origin\r\n",
		"Cross-Origin-Resource-Policy: same-origin\r\n",
		"Permissions-Policy: ",
		"Cache-Control: no-store\r\n",
		"X-Request-Id: ",
	};
	static const char *const targets[] = { "/things", "/nothing", "/mine",
		"/fail?status=6", "/things?lang=en", "/a/../b" };

	(void)state;
	for (size_t t = 0; t < ARRAY_LEN(targets); t++) {
		GET_PAGE(targets[t], "REQUEST_ID=0123456789abcdef");
		for (size_t i = 0; i < ARRAY_LEN(headers); i++) {
			if (!says(headers[i]))
				fail_msg("%s: %s", targets[t], headers[i]);
		}
	}
	assert_int_equal(GET_PAGE("/things?q=+a+", "X=1"), HTTP_OK);
	assert_true(says("\r\n\r\nq=a who=0 lang=zh"));
}

static void
head_is_get_without_a_body(void **state)
{
	(void)state;
	assert_int_equal(ask("HEAD", "/things", "", NULL), HTTP_OK);
	assert_int_equal(handled, 1);
	assert_true(says("Content-Length: 16\r\n\r\n"));
	assert_true(text_ends_with(wire.bytes, "\r\n\r\n"));
}

static void
paths_and_methods_find_their_route(void **state)
{
	(void)state;
	assert_int_equal(GET_PAGE("/things/new", "X=1"), HTTP_OK);
	assert_true(says("q= who=0"));
	assert_int_equal(GET_PAGE("/things/a%2Fb", "X=1"), HTTP_OK);
	assert_true(text_ends_with(wire.bytes, "\r\n\r\na/b"));
	assert_int_equal(GET_PAGE("/thing", "X=1"), HTTP_NOT_FOUND);
	assert_int_equal(GET_PAGE("/things/", "X=1"), HTTP_NOT_FOUND);
	assert_int_equal(
	    ask("DELETE", "/things", "", NULL), HTTP_METHOD_NOT_ALLOWED);
	assert_true(says("Allow: GET, HEAD, POST\r\n"));
	assert_int_equal(
	    GET_PAGE("/things/1/go", "X=1"), HTTP_METHOD_NOT_ALLOWED);
	assert_true(says("Allow: POST\r\n"));
	assert_int_equal(
	    ask("POST", "/things/new", "", NULL), HTTP_METHOD_NOT_ALLOWED);
	assert_true(says("Allow: GET, HEAD\r\n"));
}

static void
undeclared_and_repeated_parameters_are_refused(void **state)
{
	(void)state;
	assert_int_equal(GET_PAGE("/things?p=1", "X=1"), HTTP_BAD_REQUEST);
	assert_int_equal(GET_PAGE("/things?q=1&q=2", "X=1"), HTTP_BAD_REQUEST);
	assert_int_equal(GET_PAGE("/things/new?q=1", "X=1"), HTTP_BAD_REQUEST);
	assert_int_equal(handled, 0);
}

static void
nobody_is_led_to_sign_in_and_back(void **state)
{
	(void)state;
	assert_int_equal(GET_PAGE("/mine?q=a%20b", "X=1"), HTTP_SEE_OTHER);
	assert_true(says("Location: /login?next=%2Fmine%3Fq%3Da%2520b\r\n"));
	assert_true(says("Content-Length: 0\r\n"));
	assert_int_equal(post_form("/mine", "name=x", "http://127.0.0.1:8080"),
	    HTTP_UNAUTHORIZED);
	assert_int_equal(handled, 0);
}

static void
a_good_form_reaches_its_handler(void **state)
{
	static const char here[] = "http://127.0.0.1:8080";

	(void)state;
	assert_int_equal(
	    post_form("/things",
		"name=+%E4%B8%AD%E6%96%87+&amount=1%2C000.0&row=1&row=2"
		"&wanted_on=2026-11-20&urgent=on",
		here),
	    HTTP_OK);
	assert_true(says("\r\n\r\n中文 100000 20 1 "));
}

static void
wrong_fields_are_each_told(void **state)
{
	static const struct {
		const char *fields;
		const char *wrong;
	} cases[] = {
		{ "", "name;amount;" },
		{ "name=123456&amount=1", "name;" },
		{ "name=a%01&amount=1", "name;" },
		{ "name=a&amount=0", "amount;" },
		{ "name=a&amount=1.234", "amount;" },
		{ "name=a&amount=1000.01", "amount;" },
		{ "name=a&amount=1&wanted_on=2026-02-30", "wanted_on;" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(
		    post_form("/things", cases[i].fields, ""), HTTP_OK);
		if (!text_ends_with(wire.bytes,
			text_format(mem, "\r\n\r\n%s", cases[i].wrong)))
			fail_msg("%s: %s", cases[i].fields, wire.bytes);
	}
}

static void
a_form_that_is_not_ours_is_refused(void **state)
{
	struct token_key key = { SECRET, VISITOR };
	struct token_key other = { SECRET, "another" };
	int64_t today = clock_now().ms / (24 * 3600 * 1000LL);
	const char *const more[] = { FORM_TYPE, "HTTP_COOKIE=visitor=" VISITOR,
		NULL };
	const char *const no_cookie[] = { FORM_TYPE, NULL };
	const char *good =
	    text_format(mem, "name=a&amount=1&csrf=%s", token_csrf(mem, &key));
	const char *good_form = token_form(mem, &key, today);
	const char *whole =
	    text_format(mem, "%s&form_token=%s", good, good_form);
	const char *const bad[] = {
		good,
		text_format(mem, "%s&form_token=x", good),
		text_format(mem, "%s&form_token=%s", good,
		    token_form(mem, &other, today)),
		text_format(mem, "%s&form_token=%s", good,
		    token_form(mem, &key, today - 8)),
		text_format(mem, "name=a&amount=1&form_token=%s", good_form),
		text_format(mem, "name=a&amount=1&csrf=%s&form_token=%s",
		    token_csrf(mem, &other), good_form),
	};

	(void)state;
	assert_int_equal(ask("POST", "/things", whole, more), HTTP_OK);
	assert_int_equal(handled, 1);
	assert_int_equal(
	    ask("POST", "/things", whole, no_cookie), HTTP_FORBIDDEN);
	assert_int_equal(handled, 0);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (ask("POST", "/things", bad[i], more) != HTTP_FORBIDDEN ||
		    handled != 0)
			fail_msg("taken: %s", bad[i]);
	}
	assert_int_equal(post_form("/things", "name=a", "http://evil.example"),
	    HTTP_FORBIDDEN);
	assert_int_equal(
	    post_form("/things", "name=a&name=b", ""), HTTP_BAD_REQUEST);
	assert_int_equal(
	    post_form("/things", "name=a&more=b", ""), HTTP_BAD_REQUEST);
	assert_int_equal(
	    post_form("/things?q=1", "name=a", ""), HTTP_BAD_REQUEST);
	assert_int_equal(handled, 0);
}

static void
an_act_is_told_apart_by_token_and_path(void **state)
{
	struct token_key key = { SECRET, VISITOR };
	int64_t today = clock_now().ms / (24 * 3600 * 1000LL);
	const char *const more[] = { FORM_TYPE, "HTTP_COOKIE=visitor=" VISITOR,
		NULL };
	const char *body =
	    text_format(mem, "name=a&amount=1&csrf=%s&form_token=%s",
		token_csrf(mem, &key), token_form(mem, &key, today));

	(void)state;
	assert_int_equal(ask("POST", "/things", body, more), HTTP_OK);
	const char *first = arena_strdup(mem, strstr(wire.bytes, "\r\n\r\n"));
	assert_int_equal(ask("POST", "/things", body, more), HTTP_OK);
	assert_string_equal(first, strstr(wire.bytes, "\r\n\r\n"));
	assert_int_equal(post_form("/things", "name=a&amount=1", ""), HTTP_OK);
	assert_string_not_equal(first, strstr(wire.bytes, "\r\n\r\n"));
	assert_true(strlen(first) < 120);
}

static void
a_redirect_stays_within_the_portal(void **state)
{
	(void)state;
	assert_int_equal(post_form("/things/1/go", "", ""), HTTP_SEE_OTHER);
	assert_true(says("Location: /things/a%2Fb%20%3F\r\n"));
	assert_true(says("Set-Cookie: flash="));
	assert_int_equal(post_form("/things/1/out", "", ""), HTTP_SERVER_ERROR);
	assert_false(says("Location"));
}

static void
a_status_becomes_its_code(void **state)
{
	static const struct {
		enum status status;
		int code;
	} cases[] = {
		{ STATUS_INVALID, 422 }, { STATUS_NOT_FOUND, 404 },
		{ STATUS_FORBIDDEN, 403 }, { STATUS_CONFLICT, 409 },
		{ STATUS_UNAVAILABLE, 503 }, { STATUS_BUG, 500 },
		{ STATUS_OK, 500 }, /* OK without an answer is a bug */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(GET_PAGE(text_format(mem, "/fail?status=%d",
					      (int)cases[i].status),
				     "X=1"),
		    cases[i].code);
		assert_int_equal(
		    says("Retry-After: 5\r\n"), cases[i].code == 503);
	}
}

static void
the_language_is_chosen_in_order(void **state)
{
	(void)state;
	assert_int_equal(
	    GET_PAGE("/things?q=1&lang=en", "X=1"), HTTP_SEE_OTHER);
	assert_true(says("Location: /things?q=1\r\n"));
	assert_true(says("Set-Cookie: lang=en; "));
	assert_int_equal(GET_PAGE("/things?lang=fr", "X=1"), HTTP_BAD_REQUEST);

	GET_PAGE("/things", "HTTP_ACCEPT_LANGUAGE=fr, en;q=0.7, zh;q=0.3");
	assert_true(says("lang=en"));
	GET_PAGE("/things", "HTTP_ACCEPT_LANGUAGE=en;q=0.7, zh-TW;q=0.8");
	assert_true(says("lang=zh"));
	GET_PAGE("/things", "HTTP_ACCEPT_LANGUAGE=zh", "HTTP_COOKIE=lang=en");
	assert_true(says("lang=en"));
	GET_PAGE("/things", "HTTP_ACCEPT_LANGUAGE=fr", "HTTP_COOKIE=lang=xx");
	assert_true(says("lang=zh"));
}

static void
a_language_cookie_is_its_owners(void **state)
{
	enum language language = LANGUAGE_ZH;

	(void)state;
	assert_true(language_from_cookie("en.12", 12, &language));
	assert_int_equal(language, LANGUAGE_EN);
	assert_true(language_from_cookie("zh.12", 0, &language));
	assert_int_equal(language, LANGUAGE_ZH);
	assert_false(language_from_cookie("en.12", 13, &language));
	assert_false(language_from_cookie("en", 12, &language));
	assert_false(language_from_cookie("en.x", 0, &language));
	assert_false(language_from_cookie("", 0, &language));
}

static void
without_a_database_a_session_is_503(void **state)
{
	static const char session[] =
	    "HTTP_COOKIE=session=" VISITOR "; visitor=" VISITOR;
	const char *const more[] = { FORM_TYPE, session, NULL };

	(void)state;
	assert_int_equal(GET_PAGE("/things", session), HTTP_UNAVAILABLE);
	assert_true(says("Retry-After: 5\r\n"));
	assert_int_equal(
	    ask("POST", "/things", "name=a&amount=1", more), HTTP_UNAVAILABLE);
	assert_int_equal(handled, 0);
	/* A cookie that can be no token asks nothing of the database. */
	assert_int_equal(
	    GET_PAGE("/things", "HTTP_COOKIE=session=short"), HTTP_OK);
}

static void
health_is_for_this_machine_alone(void **state)
{
	(void)state;
	assert_int_equal(GET_PAGE("/healthz", "X=1"), HTTP_OK);
	assert_int_equal(GET_PAGE("/healthz/toy", "X=1"), HTTP_OK);
	assert_int_equal(GET_PAGE("/readyz", "X=1"), HTTP_UNAVAILABLE);
	char *far[] = { text_format(mem, "REQUEST_METHOD=GET"),
		text_format(mem, "REQUEST_URI=/healthz"),
		text_format(mem, "REMOTE_ADDR=10.0.0.1"), NULL };
	wire = text_new(mem, 100000);
	dispatch(&worker,
	    &(struct exchange){
		.environment = far, .sink = { .write = wire_write } });
	assert_true(says("Status: 404\r\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_is_answered_with_the_security_headers),
		cmocka_unit_test(head_is_get_without_a_body),
		cmocka_unit_test(paths_and_methods_find_their_route),
		cmocka_unit_test(
		    undeclared_and_repeated_parameters_are_refused),
		cmocka_unit_test(nobody_is_led_to_sign_in_and_back),
		cmocka_unit_test(a_good_form_reaches_its_handler),
		cmocka_unit_test(wrong_fields_are_each_told),
		cmocka_unit_test(a_form_that_is_not_ours_is_refused),
		cmocka_unit_test(an_act_is_told_apart_by_token_and_path),
		cmocka_unit_test(a_redirect_stays_within_the_portal),
		cmocka_unit_test(a_status_becomes_its_code),
		cmocka_unit_test(the_language_is_chosen_in_order),
		cmocka_unit_test(a_language_cookie_is_its_owners),
		cmocka_unit_test(without_a_database_a_session_is_503),
		cmocka_unit_test(health_is_for_this_machine_alone),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
