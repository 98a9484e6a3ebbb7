/**
 * @file
 * Tests of domain/table_file: pasted text and comma-separated files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "domain/table_file.h"

#define CEILING ((size_t)256 * 1024 * 1024)

/* Rows written down as "number:cell|cell|" lines. */
static enum status
note_row(void *context, const struct table_row *row)
{
	struct text *notes = context;

	text_addf(notes, "%zu:", row->number);
	for (size_t i = 0; i < row->count; i++)
		text_addf(notes, "%s|", row->cells[i]);
	text_add(notes, "\n");
	assert_true(row->count >= 1 && row->count <= TABLE_COLUMNS_MAX);
	for (size_t i = row->count; i < TABLE_COLUMNS_MAX; i++)
		assert_string_equal(row->cells[i], "");
	return STATUS_OK;
}

static int
file_of(const char *bytes, size_t length)
{
	int fd = memfd_create("table", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), length);
	return fd;
}

struct example {
	const char *text;
	const char *rows;
};

static void
check_text(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena *mem = arena_new(CEILING);
		struct text notes = text_new(mem, 10000);
		struct table_sink sink = { 100, note_row, &notes };
		struct table_error error;

		assert_int_equal(
		    table_read_text(mem, examples[i].text, &sink, &error),
		    STATUS_OK);
		assert_string_equal(notes.bytes, examples[i].rows);
		arena_free(mem);
	}
}

static void
pasted_text_is_parted_by_what_it_uses(void **state)
{
	static const struct example examples[] = {
		{ "A1\t5\nB2\t6\n", "1:A1|5|\n2:B2|6|\n" },
		{ "A1\t5\r\nB2\t6", "1:A1|5|\n2:B2|6|\n" },
		{ "A1\t1,000\nB2\t6", "1:A1|1,000|\n2:B2|6|\n" },
		{ "A1,5\nB2,6", "1:A1|5|\n2:B2|6|\n" },
		{ "A1；5\nB2；6", "1:A1|5|\n2:B2|6|\n" },
		{ "A1，5\nB2，6", "1:A1|5|\n2:B2|6|\n" },
		{ "A1;1,5\n", "1:A1|1,5|\n" },
		{ "A1   5\n  B2　6", "1:A1|5|\n2:B2|6|\n" },
		{ "A1  1,000\nB2  6\nC3  7\n",
		    "1:A1|1,000|\n2:B2|6|\n3:C3|7|\n" },
		{ "A1", "1:A1|\n" },
		{ "A1\n\n\nB2\n", "1:A1|\n4:B2|\n" },
		{ "A1\r\n\r\nB2", "1:A1|\n3:B2|\n" },
		{ "A1,5\r\n\r\n\r\nB2,6", "1:A1|5|\n4:B2|6|\n" },
		{ "A1,5\r\rB2,6", "1:A1|5|\n3:B2|6|\n" },
		{ "\"a \"\"b\"\"\",\"c,d\"\n", "1:a \"b\"|c,d|\n" },
		{ "\"a\nb\"\t5", "1:a b|5|\n" },
		{ "5\" pipe\t3", "1:5\" pipe|3|\n" },
		{ ",,5,,", "1:||5|\n" },
		{ " , ,\n", "" },
		{ "", "" },
		{ "\n\n", "" },
		{ " A1 ,\u00a05　", "1:A1|5|\n" },
		{ "复印纸\t5\n", "1:复印纸|5|\n" },
	};

	(void)state;
	check_text(examples, ARRAY_LEN(examples));
}

static void
a_file_is_read_in_its_own_encoding(void **state)
{
#define BYTES(literal) literal, sizeof(literal) - 1
	static const struct {
		const char *bytes;
		size_t length;
		const char *rows;
	} cases[] = {
		{ BYTES("代码,数量\nA1,5\n"), "1:代码|数量|\n2:A1|5|\n" },
		{ BYTES("\xef\xbb\xbf代码;数量\r\n\"A;1\";5"),
		    "1:代码|数量|\n2:A;1|5|\n" },
		/* 代码,数量 in GB18030, then a character of four bytes */
		{ BYTES("\xb4\xfa\xc2\xeb,\xca\xfd\xc1\xbf\n\x81\x39\xee\x39"
			",5\n"),
		    "1:代码|数量|\n2:\u3400|5|\n" },
		/* the same in UTF-16 with its mark, parted by tab */
		{ BYTES("\xff\xfe\xe3\x4e\x01\x78\x09\x00\x35\x00\x0a\x00"),
		    "1:代码|5|\n" },
		{ BYTES("\xfe\xff\x4e\xe3\x78\x01\x00\x09\x00\x35"),
		    "1:代码|5|\n" },
		{ BYTES("a\tb,c;d\n1\t2"), "1:a|b,c;d|\n2:1|2|\n" },
		{ BYTES("\"x;y;z\",b\n"), "1:x;y;z|b|\n" },
		{ BYTES(""), "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *mem = arena_new(CEILING);
		struct text notes = text_new(mem, 10000);
		struct table_sink sink = { 100, note_row, &notes };
		struct table_error error;
		int fd = file_of(cases[i].bytes, cases[i].length);

		assert_int_equal(
		    table_read_file(mem, fd, &sink, &error), STATUS_OK);
		assert_string_equal(notes.bytes, cases[i].rows);
		close(fd);
		arena_free(mem);
	}
}

static enum status
count_row(void *context, const struct table_row *row)
{
	size_t *count = context;

	(*count)++;
	if (row->count != 3 || !text_equal(row->cells[1], "中文字符"))
		return STATUS_CONFLICT;
	return STATUS_OK;
}

/* Characters of three bytes lie across the ends of the pieces read. */
static void
a_long_file_is_read_in_pieces(void **state)
{
	static const char line[] = "A1,中文字符,12345\n";
	/* The same line in GB18030. */
	static const char line_gb[] =
	    "A1,\xd6\xd0\xce\xc4\xd7\xd6\xb7\xfb,12345\n";
	const char *lines[] = { line, line_gb };
	const size_t line_count = 20000;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct arena *mem = arena_new(CEILING);
		struct text bytes = text_new(mem, CEILING / 8);
		size_t count = 0;
		struct table_sink sink = { line_count, count_row, &count };
		struct table_error error;
		int fd;

		for (size_t n = 0; n < line_count; n++)
			text_add(&bytes, lines[i]);
		fd = file_of(bytes.bytes, bytes.length);
		assert_int_equal(
		    table_read_file(mem, fd, &sink, &error), STATUS_OK);
		assert_int_equal(count, line_count);
		close(fd);
		arena_free(mem);
	}
}

static char *
repeat(struct arena *mem, const char *part, size_t times, const char *tail)
{
	struct text out = text_new(mem, CEILING / 8);

	for (size_t i = 0; i < times; i++)
		text_add(&out, part);
	text_add(&out, tail);
	return out.bytes;
}

static void
what_is_wrong_is_said_with_its_row(void **state)
{
	struct arena *mem = arena_new(CEILING);
	const struct {
		const char *text;
		size_t length; /* 0: up to the NUL */
		enum table_fault fault;
		size_t row;
	} cases[] = {
		{ repeat(mem, "A1,5\n", 11, ""), 0, TABLE_TOO_MANY_ROWS, 11 },
		{ repeat(mem, "A1,5\n\n", 11, ""), 0, TABLE_TOO_MANY_ROWS, 21 },
		{ repeat(mem, "a,", 32, "b"), 0, TABLE_TOO_MANY_COLUMNS, 1 },
		{ repeat(mem, "x", 1001, ",5"), 0, TABLE_CELL_TOO_LONG, 1 },
		{ repeat(mem, "A1,5\n", 2, repeat(mem, "x", 1001, ",5")), 0,
		    TABLE_CELL_TOO_LONG, 3 },
		{ "A1,5\nB2,\"6\nC3,7\n", 0, TABLE_QUOTE_OPEN, 2 },
		{ repeat(mem, "\"\n", 1, repeat(mem, "x", 200000, "")), 0,
		    TABLE_CELL_TOO_LONG, 1 },
		{ "A1,5\nB\0002,6", 10, TABLE_FORMAT, 1 },
		{ "A1,5\nB\xff\xff,6", 0, TABLE_ENCODING, 1 },
		{ repeat(mem, "0123456789abcde\n", 1024 * 1024 + 1, ""), 0,
		    TABLE_TOO_LARGE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct text notes = text_new(mem, 100000);
		struct table_sink sink = { 10, note_row, &notes };
		struct table_error error;
		size_t length = cases[i].length > 0 ? cases[i].length
						    : strlen(cases[i].text);
		int fd = file_of(cases[i].text, length);

		if (table_read_file(mem, fd, &sink, &error) != STATUS_INVALID)
			fail_msg("case %zu was read", i);
		assert_int_equal(error.fault, cases[i].fault);
		assert_int_equal(error.row, cases[i].row);
		close(fd);
	}
	arena_free(mem);
}

static void
what_just_fits_is_read(void **state)
{
	struct arena *mem = arena_new(CEILING);
	const char *const texts[] = {
		repeat(mem, "A1,5\n", 10, "\n\n , \n"),
		repeat(mem, "a,", 31, "b,,,\n"),
		repeat(mem, "x", 1000, ",5"),
		repeat(mem, " ", 1500, "x,5"),
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct text notes = text_new(mem, 100000);
		struct table_sink sink = { 10, note_row, &notes };
		struct table_error error;

		assert_int_equal(
		    table_read_text(mem, texts[i], &sink, &error), STATUS_OK);
		assert_int_equal(error.fault, TABLE_FINE);
	}
	arena_free(mem);
}

static enum status
stop_at_two(void *context, const struct table_row *row)
{
	size_t *count = context;

	(void)row;
	return ++*count == 2 ? STATUS_CONFLICT : STATUS_OK;
}

static void
the_sink_can_stop_the_reading(void **state)
{
	static const char *const texts[] = { "a,1\nb,2\nc,3\nd,4\n",
		"a 1\nb 2\nc 3\nd 4" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct arena *mem = arena_new(CEILING);
		size_t count = 0;
		struct table_sink sink = { 10, stop_at_two, &count };
		struct table_error error;

		assert_int_equal(table_read_text(mem, texts[i], &sink, &error),
		    STATUS_CONFLICT);
		assert_int_equal(count, 2);
		assert_int_equal(error.fault, TABLE_FINE);
		arena_free(mem);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pasted_text_is_parted_by_what_it_uses),
		cmocka_unit_test(a_file_is_read_in_its_own_encoding),
		cmocka_unit_test(a_long_file_is_read_in_pieces),
		cmocka_unit_test(what_is_wrong_is_said_with_its_row),
		cmocka_unit_test(what_just_fits_is_read),
		cmocka_unit_test(the_sink_can_stop_the_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
