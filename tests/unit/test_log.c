/**
 * @file
 * Tests of base/log: each event is one line of JSON, whatever is in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <unistd.h>

#include "base/log.h"

/* Standard error goes to a pipe while `work` runs.  @return its one line */
static json_t *
line_of(void (*work)(void))
{
	static char bytes[65536];
	int ends[2];
	int saved = dup(STDERR_FILENO);
	ssize_t got;

	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	work();
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(ends[1]);
	got = read(ends[0], bytes, sizeof(bytes) - 1);
	close(ends[0]);
	if (got <= 0)
		return NULL;
	bytes[got] = '\0';
	assert_true(got <= 4096);
	assert_ptr_equal(strchr(bytes, '\n'), bytes + got - 1);
	return json_loads(bytes, 0, NULL);
}

static const char *
value_of(json_t *line, const char *key)
{
	return json_string_value(json_object_get(line, key));
}

static void
say_something(void)
{
	log_program("orders");
	log_request("abc123");
	log_event(LOG_WARN, "order.late", "number", "SO-1", "days", log_int(-3),
	    "note", (const char *)NULL, NULL);
	log_request("");
}

static void
an_event_is_one_line_of_json(void **state)
{
	json_t *line = line_of(say_something);

	(void)state;
	assert_non_null(line);
	assert_int_equal(strlen(value_of(line, "time")), 24);
	assert_string_equal(value_of(line, "level"), "warn");
	assert_string_equal(value_of(line, "program"), "orders");
	assert_string_equal(value_of(line, "request"), "abc123");
	assert_string_equal(value_of(line, "event"), "order.late");
	assert_string_equal(value_of(line, "number"), "SO-1");
	assert_string_equal(value_of(line, "days"), "-3");
	assert_true(json_is_null(json_object_get(line, "note")));
	json_decref(line);
}

static void
say_something_hostile(void)
{
	log_event(
	    LOG_ERROR, "x", "v", "a\"b\\c\nd\x1b[0m中\xff\xe2\x80\xa8", NULL);
}

static void
hostile_text_stays_inside_its_value(void **state)
{
	json_t *line = line_of(say_something_hostile);

	(void)state;
	assert_non_null(line);
	assert_string_equal(
	    value_of(line, "v"), "a\"b\\c\nd\x1b[0m中\xef\xbf\xbd\xe2\x80\xa8");
	json_decref(line);
}

static char long_text[20000];

static void
say_too_much(void)
{
	log_event(LOG_ERROR, "x", "v", long_text, "w", long_text, NULL);
}

static void
a_long_value_is_cut_and_the_line_stays_whole(void **state)
{
	static const char fills[] = { 'x', '\n', '"', '\x7f' };

	(void)state;
	for (size_t i = 0; i < sizeof(fills); i++) {
		json_t *line;

		memset(long_text, fills[i], sizeof(long_text) - 1);
		line = line_of(say_too_much);
		assert_non_null(line);
		assert_true(strlen(value_of(line, "v")) > 500);
		json_decref(line);
	}
}

static void
say_a_detail(void)
{
	log_event(LOG_DEBUG, "detail", NULL);
}

static void
details_are_not_written_unless_asked_for(void **state)
{
	(void)state;
	assert_null(line_of(say_a_detail));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_is_one_line_of_json),
		cmocka_unit_test(hostile_text_stays_inside_its_value),
		cmocka_unit_test(a_long_value_is_cut_and_the_line_stays_whole),
		cmocka_unit_test(details_are_not_written_unless_asked_for),
	};

	unsetenv("QUTONG_DEBUG");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
