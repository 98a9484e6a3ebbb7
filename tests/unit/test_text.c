/**
 * @file
 * Tests of base/text: bounded building, UTF-8, numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

#define CEILING ((size_t)1024 * 1024)

static void
a_text_grows_to_its_ceiling_and_is_cut_at_a_character(void **state)
{
	struct arena *mem = arena_new(CEILING);
	struct text text = text_new(mem, 8);

	(void)state;
	assert_string_equal(text.bytes, "");
	text_add(&text, "ab中");
	assert_false(text.full);
	text_add(&text, "中文");
	assert_true(text.full);
	assert_string_equal(text.bytes, "ab中中");
	assert_int_equal(text.length, 8);
	text_add_char(&text, 'x');
	assert_string_equal(text.bytes, "ab中中");

	text = text_new(mem, 4);
	text_add(&text, "ab中");
	assert_string_equal(text.bytes, "ab");
	assert_true(text.full);
	text_add_char(&text, 'x');
	assert_string_equal(text.bytes, "ab");

	text = text_new(mem, 0);
	text_add(&text, "");
	assert_false(text.full);
	text_add(&text, "x");
	assert_true(text.full);
	arena_free(mem);
}

static void
pieces_of_all_kinds_follow_each_other(void **state)
{
	struct arena *mem = arena_new(CEILING);
	struct text text = text_new(mem, 100000);

	(void)state;
	text_add(&text, "a");
	text_add_int(&text, INT64_MIN);
	text_addf(&text, "[%s %d]", "中", 5);
	text_add_bytes(&text, "bcd", 2);
	assert_string_equal(text.bytes, "a-9223372036854775808[中 5]bc");
	for (int i = 0; i < 50000; i++)
		text_add_char(&text, 'x');
	assert_int_equal(text.length, strlen(text.bytes));
	assert_false(text.full);
	assert_string_equal(text_format(mem, "%05d|%s", 42, "x"), "00042|x");
	arena_free(mem);
}

static void
only_well_formed_utf8_is_valid(void **state)
{
#define BYTES(literal) literal, sizeof(literal) - 1
	static const struct {
		const char *bytes;
		size_t length;
		bool valid;
	} cases[] = {
		{ BYTES(""), true },
		{ BYTES("abc"), true },
		{ BYTES("中文é😀"), true },
		{ BYTES("\xf4\x8f\xbf\xbf"), true },
		{ BYTES("\xf4\x90\x80\x80"), false },
		{ BYTES("\xc0\x80"), false },
		{ BYTES("\xc1\xbf"), false },
		{ BYTES("\xe0\x9f\xbf"), false },
		{ BYTES("\xf0\x8f\xbf\xbf"), false },
		{ BYTES("\xed\xa0\x80"), false },
		{ BYTES("\xed\x9f\xbf"), true },
		{ BYTES("\xe4\xb8"), false },
		{ BYTES("\x80"), false },
		{ BYTES("\xff"), false },
		{ BYTES("a\0b"), false },
		{ BYTES("\xe4\xb8\x2d"), false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		if (utf8_is_valid(cases[i].bytes, cases[i].length) !=
		    cases[i].valid)
			fail_msg("case %zu", i);
	}
}

static void
every_code_point_is_written_and_read_back(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10ffff; c++) {
		char bytes[5] = "";
		const char *at = bytes;
		size_t length = utf8_put(c, bytes);
		uint32_t wanted = c >= 0xd800 && c <= 0xdfff ? 0xfffd : c;

		if (utf8_next(&at) != wanted || at != bytes + length ||
		    !utf8_is_valid(bytes, length))
			fail_msg("U+%X", c);
	}
}

static void
broken_utf8_is_walked_without_leaving_the_text(void **state)
{
	const char *at = "a\xe4\xb8";

	(void)state;
	assert_int_equal(utf8_next(&at), 'a');
	assert_int_equal(utf8_next(&at), 0xfffd);
	assert_int_equal(utf8_next(&at), 0xfffd);
	assert_int_equal(utf8_next(&at), 0);
	assert_int_equal(utf8_next(&at), 0);
	assert_int_equal(utf8_length("中文a"), 3);
}

static void
a_prefix_ends_at_a_character(void **state)
{
	static const struct {
		const char *text;
		size_t max, fit;
	} cases[] = {
		{ "中文", 6, 6 },
		{ "中文", 5, 3 },
		{ "中文", 4, 3 },
		{ "中文", 3, 3 },
		{ "中文", 2, 0 },
		{ "中文", 0, 0 },
		{ "ab", 5, 2 },
		{ "a😀", 4, 1 },
		{ "a😀", SIZE_MAX, 5 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_int_equal(
		    utf8_fit(cases[i].text, cases[i].max), cases[i].fit);
}

static void
controls_are_seen_but_tab_and_newline_are_none(void **state)
{
	(void)state;
	assert_false(text_has_controls("a\tb\nc 中"));
	assert_true(text_has_controls("a\rb"));
	assert_true(text_has_controls("\x1b[1m"));
	assert_true(text_has_controls("\x7f"));
	assert_true(text_has_controls("\xc2\x85"));
}

static void
white_space_is_trimmed_in_all_its_forms(void **state)
{
	static const char *const cases[][2] = {
		{ "  a b　", "a b" },
		{ "\u00a0\t中\n\ufeff", "中" },
		{ "　", "" },
		{ "", "" },
		{ "a", "a" },
	};
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_string_equal(text_trim(mem, cases[i][0]), cases[i][1]);
	arena_free(mem);
}

static void
a_whole_number_is_read_and_nothing_else(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "007", 7 },
		{ "9223372036854775807", INT64_MAX },
		{ "-9223372036854775808", INT64_MIN },
	};
	static const char *const bad[] = { "", "-", "+1", " 1", "1 ", "1.0",
		"0x1", "9223372036854775808", "-9223372036854775809",
		"99999999999999999999999", "１", "1e3" };
	int64_t value;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		assert_int_equal(text_to_int(good[i].text, &value), STATUS_OK);
		assert_int_equal(value, good[i].value);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (text_to_int(bad[i], &value) != STATUS_INVALID)
			fail_msg("read: %s", bad[i]);
	}
}

static void
starts_and_ends_are_compared(void **state)
{
	(void)state;
	assert_true(text_starts_with("abc", "ab"));
	assert_true(text_starts_with("abc", ""));
	assert_false(text_starts_with("ab", "abc"));
	assert_true(text_ends_with("abc", "bc"));
	assert_false(text_ends_with("bc", "abc"));
	assert_true(text_equal("", ""));
	assert_false(text_equal("a", "A"));
}

static void
a_url_keeps_only_unreserved_characters(void **state)
{
	struct arena *mem = arena_new(CEILING);

	(void)state;
	assert_string_equal(text_url_encode(mem, "aZ09-._~ /?&=+%中\""),
	    "aZ09-._~%20%2F%3F%26%3D%2B%25%E4%B8%AD%22");
	assert_string_equal(text_url_encode(mem, ""), "");
	arena_free(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_text_grows_to_its_ceiling_and_is_cut_at_a_character),
		cmocka_unit_test(pieces_of_all_kinds_follow_each_other),
		cmocka_unit_test(only_well_formed_utf8_is_valid),
		cmocka_unit_test(every_code_point_is_written_and_read_back),
		cmocka_unit_test(
		    broken_utf8_is_walked_without_leaving_the_text),
		cmocka_unit_test(a_prefix_ends_at_a_character),
		cmocka_unit_test(
		    controls_are_seen_but_tab_and_newline_are_none),
		cmocka_unit_test(white_space_is_trimmed_in_all_its_forms),
		cmocka_unit_test(a_whole_number_is_read_and_nothing_else),
		cmocka_unit_test(starts_and_ends_are_compared),
		cmocka_unit_test(a_url_keeps_only_unreserved_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
