/**
 * @file
 * Tests of domain/table_file with workbooks: through the reader program, as
 * in the product.  Hostile ones are put together part by part.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "base/text.h"
#include "domain/table_file.h"

#define CEILING ((size_t)256 * 1024 * 1024)
#define ROWS_MAX 1000

static char path[] = "/tmp/qutong-test-xlsx-XXXXXX";

static enum status
note_row(void *context, const struct table_row *row)
{
	struct text *notes = context;

	text_addf(notes, "%zu:", row->number);
	for (size_t i = 0; i < row->count; i++)
		text_addf(notes, "%s|", row->cells[i]);
	text_add(notes, "\n");
	return STATUS_OK;
}

/* Read the workbook at `path`. */
static enum status
read_book(struct arena *mem, struct text *notes, struct table_error *error)
{
	struct table_sink sink = { ROWS_MAX, note_row, notes };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum status st;

	assert_true(fd >= 0);
	*notes = text_new(mem, 1000000);
	st = table_read_file(mem, fd, &sink, error);
	close(fd);
	return st;
}

static void
a_workbook_is_read_as_its_sheet_shows_it(void **state)
{
	struct arena *mem = arena_new(CEILING);
	struct text notes;
	struct table_error error;
	lxw_datetime when = { 2026, 11, 20, 0, 0, 0 };
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
	lxw_format *day = workbook_add_format(book);
	lxw_format *money = workbook_add_format(book);

	(void)state;
	format_set_num_format(day, "[Red]yyyy\"年\"m\"月\"d\"日\"");
	format_set_num_format(money, "[Red]\"day\" #,##0.00");
	worksheet_write_string(sheet, 0, 0, " ＳＫＵ \"x\" ", NULL);
	worksheet_write_number(sheet, 0, 1, 3.4567, NULL);
	worksheet_write_string(sheet, 4, 0, "中,文\n行", NULL);
	worksheet_write_datetime(sheet, 4, 1, &when, day);
	worksheet_write_number(sheet, 4, 3, 6901234567890, NULL);
	worksheet_write_number(sheet, 5, 0, 0.1 + 0.2, money);
	worksheet_write_number(sheet, 5, 1, 1e-7, NULL);
	worksheet_write_number(sheet, 5, 2, 1e20, NULL);
	worksheet_write_number(sheet, 5, 3, -1500, NULL);
	worksheet_write_formula_str(sheet, 5, 4, "=A1", NULL, "out");
	assert_int_equal(workbook_close(book), 0);

	assert_int_equal(read_book(mem, &notes, &error), STATUS_OK);
	assert_string_equal(notes.bytes,
	    "1:ＳＫＵ \"x\"|3.4567|\n"
	    "5:中,文 行|2026-11-20||6901234567890|\n"
	    "6:0.3|0.0000001|100000000000000000000|-1500|out|\n");
	arena_free(mem);
}

static void
part_add(zip_t *zip, const char *name, const char *bytes, size_t length)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);

	assert_non_null(source);
	assert_true(zip_file_add(zip, name, source, 0) >= 0);
}

/* A workbook whose one sheet (behind a hidden one) is `sheet`. */
static void
book_write(const char *sheet, size_t sheet_length, const char *strings)
{
	static const char workbook[] =
	    "<workbook xmlns:k='r'><sheets>"
	    "<sheet name='h' state='hidden' sheetId='1' k:id='rId9'/>"
	    "<sheet name='a' sheetId='2' k:id='rId1'/></sheets></workbook>";
	static const char relations[] =
	    "<Relationships>"
	    "<Relationship Id='rId9' Target='hidden.xml'/>"
	    "<Relationship Id='rId1' Target='/xl/worksheets/s.xml'/>"
	    "<Relationship Id='rId2' Type='t/sharedStrings'"
	    " Target='strings.xml'/></Relationships>";
	int failure;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &failure);

	assert_non_null(zip);
	part_add(zip, "xl/workbook.xml", workbook, sizeof(workbook) - 1);
	part_add(zip, "xl/_rels/workbook.xml.rels", relations,
	    sizeof(relations) - 1);
	part_add(zip, "xl/worksheets/s.xml", sheet, sheet_length);
	if (strings != NULL)
		part_add(zip, "xl/strings.xml", strings, strlen(strings));
	assert_int_equal(zip_close(zip), 0);
}

static char *
repeat(struct arena *mem, const char *before, const char *part, size_t times,
    const char *after)
{
	size_t length = strlen(part);
	char *out = arena_alloc(
	    mem, strlen(before) + length * times + strlen(after) + 1);
	char *at = out;

	memcpy(at, before, strlen(before));
	at += strlen(before);
	for (size_t i = 0; i < times; i++, at += length)
		memcpy(at, part, length);
	memcpy(at, after, strlen(after) + 1);
	return out;
}

static void
other_writers_books_are_read_too(void **state)
{
	static const struct {
		const char *sheet;
		const char *strings;
		const char *rows;
	} cases[] = {
		{ "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='2'>"
		  "<x:c r='B2' t='inlineStr'><x:is><x:r><x:t>ab</x:t></x:r>"
		  "<x:r><x:t>cd</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is>"
		  "</x:c><x:c r='C2' t='str'><x:f>1+1</x:f><x:v>two</x:v></x:c>"
		  "</x:row></x:sheetData></x:worksheet>",
		    NULL, "2:|abcd|two|\n" },
		{ "<worksheet><sheetData><row><c t='s'><v>1</v></c>"
		  "<c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c></row>"
		  "<row r='1048576'/></sheetData></worksheet>",
		    "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r>"
		    "<rPh><t>no</t></rPh></si></sst>",
		    "1:bc|1|#N/A|\n" },
		{ "<worksheet/>", NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *mem = arena_new(CEILING);
		struct text notes;
		struct table_error error;

		book_write(
		    cases[i].sheet, strlen(cases[i].sheet), cases[i].strings);
		assert_int_equal(read_book(mem, &notes, &error), STATUS_OK);
		assert_string_equal(notes.bytes, cases[i].rows);
		arena_free(mem);
	}
}

static void
a_hostile_workbook_is_refused(void **state)
{
	struct arena *mem = arena_new(CEILING);
	const char *open = "<worksheet><sheetData>";
	const char *close = "</sheetData></worksheet>";
	const struct {
		const char *sheet;
		const char *strings;
		enum table_fault fault;
		size_t row;
	} cases[] = {
		{ "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", NULL,
		    TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData>", NULL, TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData><row><c t='s'><v>9</v></c></row>"
		  "</sheetData></worksheet>",
		    NULL, TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData><row><c t='s'><v>-1</v></c></row>"
		  "</sheetData></worksheet>",
		    NULL, TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData><row r='2'/><row r='1'/></sheetData>"
		  "</worksheet>",
		    NULL, TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData><row><c r='ZZZZZZZZ1'/></row>"
		  "</sheetData></worksheet>",
		    NULL, TABLE_FORMAT, 0 },
		{ "<worksheet><sheetData><row><c r='AG1'><v>1</v></c></row>"
		  "</sheetData></worksheet>",
		    NULL, TABLE_TOO_MANY_COLUMNS, 1 },
		{ repeat(mem, "<worksheet><sheetData><row r='7'><c t='str'><v>",
		      "x", 1001, "</v></c></row></sheetData></worksheet>"),
		    NULL, TABLE_CELL_TOO_LONG, 7 },
		{ repeat(mem, open, "<row><c><v>1</v></c></row>", ROWS_MAX + 1,
		      close),
		    NULL, TABLE_TOO_MANY_ROWS, ROWS_MAX + 1 },
		{ repeat(mem, open, " ", (size_t)70 << 20, close), NULL,
		    TABLE_TOO_LARGE, 0 },
		{ "<worksheet/>",
		    repeat(mem, "<sst>", "<si><t>0123456789</t></si>", 600000,
			"</sst>"),
		    TABLE_TOO_LARGE, 0 },
		{ repeat(mem, "<worksheet a='", "x", (size_t)60 << 20, "'/>"),
		    NULL, TABLE_TOO_LARGE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct text notes;
		struct table_error error;

		book_write(
		    cases[i].sheet, strlen(cases[i].sheet), cases[i].strings);
		if (read_book(mem, &notes, &error) != STATUS_INVALID)
			fail_msg("case %zu was read: %s", i, notes.bytes);
		if (error.fault != cases[i].fault)
			fail_msg("case %zu: fault %u", i, error.fault);
		assert_int_equal(error.row, cases[i].row);
	}
	arena_free(mem);
}

static void
a_damaged_archive_is_refused(void **state)
{
	static const char *const files[] = { "PK\3\4", "PK\3\4 nothing else" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct arena *mem = arena_new(CEILING);
		struct text notes;
		struct table_error error;
		FILE *file = fopen(path, "we");

		fputs(files[i], file);
		fclose(file);
		assert_int_equal(
		    read_book(mem, &notes, &error), STATUS_INVALID);
		assert_int_equal(error.fault, TABLE_FORMAT);
		arena_free(mem);
	}
}

static void
a_missing_reader_is_our_fault(void **state)
{
	struct arena *mem = arena_new(CEILING);
	struct text notes;
	struct table_error error;
	const char *reader = getenv("QUTONG_XLSX_READER");
	char *saved = arena_strdup(mem, reader);

	(void)state;
	setenv("QUTONG_XLSX_READER", "/nonexistent/qutong-xlsx", 1);
	book_write("<worksheet/>", strlen("<worksheet/>"), NULL);
	assert_int_equal(read_book(mem, &notes, &error), STATUS_BUG);
	assert_int_equal(error.fault, TABLE_FINE);
	setenv("QUTONG_XLSX_READER", saved, 1);
	arena_free(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_workbook_is_read_as_its_sheet_shows_it),
		cmocka_unit_test(other_writers_books_are_read_too),
		cmocka_unit_test(a_hostile_workbook_is_refused),
		cmocka_unit_test(a_damaged_archive_is_refused),
		cmocka_unit_test(a_missing_reader_is_our_fault),
	};
	const char *build = getenv("BUILD");
	char reader[4096];
	int fd = mkstemp(path);
	int failed;

	if (fd < 0)
		return 1;
	close(fd);
	snprintf(reader, sizeof(reader), "%s/bin/qutong-xlsx",
	    build != NULL ? build : "build");
	setenv("QUTONG_XLSX_READER", reader, 0);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
