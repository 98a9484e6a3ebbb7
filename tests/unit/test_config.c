/**
 * @file
 * Tests of base/config: settings from files, overridden by the environment.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"

static char path[] = "/tmp/qutong-test-config-XXXXXX";

static enum status
load(const char *content)
{
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	fputs(content, file);
	fclose(file);
	return config_load(path);
}

static void
settings_are_read_and_a_later_file_overrides(void **state)
{
	const char *kept;

	(void)state;
	assert_int_equal(load("# comment = no\n"
			      "\n"
			      "  db_socket = /run/my sql.sock  \r\n"
			      "empty =\n"
			      "equation = a = b # c\n"
			      "workers=4"),
	    STATUS_OK);
	assert_string_equal(
	    config_text("db_socket", "none"), "/run/my sql.sock");
	assert_string_equal(config_text("empty", "none"), "");
	assert_string_equal(config_text("equation", "none"), "a = b # c");
	assert_string_equal(config_text("absent", "none"), "none");
	assert_null(config_text("absent", NULL));
	assert_int_equal(config_int("workers", 1), 4);

	kept = config_text("db_socket", "none");
	assert_int_equal(load("db_socket = other\n"), STATUS_OK);
	assert_string_equal(config_text("db_socket", "none"), "other");
	assert_string_equal(kept, "/run/my sql.sock");
}

static void
the_environment_comes_first(void **state)
{
	(void)state;
	assert_int_equal(load("port_number = 80\n"), STATUS_OK);
	setenv("QUTONG_PORT_NUMBER", "8080", 1);
	assert_int_equal(config_int("port_number", 1), 8080);
	unsetenv("QUTONG_PORT_NUMBER");
	assert_int_equal(config_int("port_number", 1), 80);
}

static void
numbers_and_answers_fall_back_when_malformed(void **state)
{
	(void)state;
	assert_int_equal(load("a = 12x\nb = \nc = -7\n"
			      "d = yes\ne = false\nf = 1\ng = maybe\n"),
	    STATUS_OK);
	assert_int_equal(config_int("a", 5), 5);
	assert_int_equal(config_int("b", 5), 5);
	assert_int_equal(config_int("c", 5), -7);
	assert_int_equal(config_int("absent", 5), 5);
	assert_true(config_bool("d", false));
	assert_false(config_bool("e", true));
	assert_true(config_bool("f", false));
	assert_true(config_bool("g", true));
	assert_false(config_bool("g", false));
	assert_true(config_bool("absent", true));
}

static void
a_line_that_is_no_setting_is_refused(void **state)
{
	static const char *const contents[] = { "a\n", "= b\n", "A = b\n",
		"a b = c\n", "a-b = c\n" };
	struct arena *mem = arena_new(100000);
	struct text line = text_new(mem, 10000);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(contents); i++)
		assert_int_equal(load(contents[i]), STATUS_INVALID);
	text_add(&line, "a = ");
	for (int i = 0; i < 5000; i++)
		text_add_char(&line, 'x');
	assert_int_equal(load(line.bytes), STATUS_INVALID);
	arena_free(mem);
}

static void
a_missing_file_is_told_apart(void **state)
{
	(void)state;
	assert_int_equal(
	    config_load("/nonexistent/qutong.conf"), STATUS_NOT_FOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_read_and_a_later_file_overrides),
		cmocka_unit_test(the_environment_comes_first),
		cmocka_unit_test(numbers_and_answers_fall_back_when_malformed),
		cmocka_unit_test(a_line_that_is_no_setting_is_refused),
		cmocka_unit_test(a_missing_file_is_told_apart),
	};
	int fd = mkstemp(path);
	int failed;

	if (fd < 0)
		return 1;
	close(fd);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
