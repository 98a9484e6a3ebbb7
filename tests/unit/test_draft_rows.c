/**
 * @file
 * Pasted and uploaded rows: whatever people type becomes a row, never less.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/draft_rows.h"

static struct arena *mem;

static int
open_arena(void **state)
{
	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* clang-format off */
static const struct {
	const char *line, *code, *quantity;
} lines[] = {
	{ "A-1\t20", "A-1", "20" },
	{ "A-1\t20\t牛奶\t3.50", "A-1", "20" },
	{ "A-1,20", "A-1", "20" },
	{ "A-1，20", "A-1", "20" },
	{ "A-1;20", "A-1", "20" },
	{ "A-1 20", "A-1", "20" },
	{ "A-1    20", "A-1", "20" },
	{ "  A-1　20  ", "A-1", "20" },
	{ "A-1 x 20", "A-1", "20" },
	{ "A-1 x20", "A-1", "20" },
	{ "A-1*20", "A-1", "20" },
	{ "A-1×20", "A-1", "20" },
	{ "A-1 ＊ ２０", "A-1", "２０" },
	{ "AX20", "AX20", "" },
	{ "A-1", "A-1", "" },
	{ "A4 复印纸 10", "A4 复印纸", "10" },
	{ "A4 复印纸", "A4 复印纸", "" },
	{ "A-1 10箱", "A-1", "10箱" },
	{ "A-1\tabc", "A-1", "abc" },
	{ "A-1 abc", "A-1", "abc" },
	{ "\t20", "", "20" },
	{ "\"A-1\"\t\"1,200\"", "A-1", "1,200" },
	{ "\t\t合计", "合计", "" },
};
/* clang-format on */

static void
every_way_to_type_a_line_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct draft_rows rows = draft_rows_parse(mem, lines[i].line);

		if (rows.count != 1)
			print_message("%s\n", lines[i].line);
		assert_int_equal(rows.count, 1);
		assert_string_equal(rows.rows[0].code, lines[i].code);
		assert_string_equal(rows.rows[0].quantity, lines[i].quantity);
		assert_int_equal(rows.rows[0].short_choice, SHORT_BACK_ORDER);
	}
}

static void
a_first_line_that_names_columns_is_no_row(void **state)
{
	static const char *const heads[] = { "编码\t数量", "商品编码,订购数量",
		"SKU;Qty", "item code\tquantity", "编码 数量" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
		struct draft_rows rows = draft_rows_parse(
		    mem, text_format(mem, "%s\r\nA-1\t20\r\n", heads[i]));

		assert_int_equal(rows.count, 1);
		assert_string_equal(rows.rows[0].code, "A-1");
		assert_string_equal(rows.rows[0].quantity, "20");
	}
}

static void
a_header_says_which_columns_count(void **state)
{
	struct draft_rows rows = draft_rows_parse(mem,
	    "名称\t数量\t单价\t货号\n牛奶\t5\t3.20\tM-1\n酸奶\t6\t4.00\tM-2\n");

	(void)state;
	assert_int_equal(rows.count, 2);
	assert_string_equal(rows.rows[0].code, "M-1");
	assert_string_equal(rows.rows[0].quantity, "5");
	assert_string_equal(rows.rows[1].code, "M-2");
	assert_string_equal(rows.rows[1].quantity, "6");
}

static void
a_header_word_further_down_is_a_row(void **state)
{
	struct draft_rows rows =
	    draft_rows_parse(mem, "A-1\t5\n编码\t数量\nA-2\t6\n");

	(void)state;
	assert_int_equal(rows.count, 3);
	assert_string_equal(rows.rows[1].code, "编码");
}

static void
nothing_is_dropped(void **state)
{
	struct draft_rows rows =
	    draft_rows_parse(mem, "A-1\t5\n\n   \n???\n\xff\xfe\t1\nA-2\t6");

	(void)state;
	assert_int_equal(rows.count, 4);
	assert_string_equal(rows.rows[1].code, "???");
	assert_string_equal(rows.rows[2].code, "\xef\xbf\xbd");
	assert_string_equal(rows.rows[3].code, "A-2");
}

static void
too_many_rows_are_told(void **state)
{
	struct text paste = text_new(mem, 1 << 20);

	(void)state;
	for (int i = 0; i < DRAFT_LINES_MAX; i++)
		text_addf(&paste, "P%d\t1\n", i);
	assert_false(draft_rows_parse(mem, paste.bytes).too_many);
	text_add(&paste, "LAST\t1\n");
	assert_true(draft_rows_parse(mem, paste.bytes).too_many);
	assert_int_equal(
	    draft_rows_parse(mem, paste.bytes).count, DRAFT_LINES_MAX);
}

static void
quantities_are_whole_numbers_as_people_write_them(void **state)
{
	static const struct {
		const char *typed;
		int64_t quantity;
	} good[] = { { "12", 12 }, { " 12 ", 12 }, { "1,200", 1200 },
		{ "１２", 12 }, { "１，２００", 1200 }, { "12.0", 12 },
		{ "12.000", 12 }, { "0", 0 }, { "007", 7 },
		{ "10000000", 10000000 } };
	static const char *const bad[] = { "", " ", "abc", "12.5", "-1", "1-2",
		"12箱", "1 2", "¥12", "1,2", "10000001", "99999999999999999999",
		".0", "1e3", "+5", "12..0",
		"11111111111111111111111111111111111111111111111" };
	int64_t quantity;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		assert_int_equal(
		    draft_quantity_parse(good[i].typed, &quantity), STATUS_OK);
		assert_int_equal(quantity, good[i].quantity);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		quantity = -7;
		if (draft_quantity_parse(bad[i], &quantity) != STATUS_INVALID)
			print_message("taken: %s\n", bad[i]);
		assert_int_equal(
		    draft_quantity_parse(bad[i], &quantity), STATUS_INVALID);
		assert_int_equal(quantity, -7);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_type_a_line_is_read),
		cmocka_unit_test(a_first_line_that_names_columns_is_no_row),
		cmocka_unit_test(a_header_says_which_columns_count),
		cmocka_unit_test(a_header_word_further_down_is_a_row),
		cmocka_unit_test(nothing_is_dropped),
		cmocka_unit_test(too_many_rows_are_told),
		cmocka_unit_test(
		    quantities_are_whole_numbers_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
