/**
 * @file
 * Fuzzing xlsx_reader/sheet: an archive as it comes, or, where the input does
 * not begin like one, the parts of a workbook, parted by NUL.
 */
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "xlsx_reader/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static jmp_buf given_up;

void
give_up(int code)
{
	longjmp(given_up, code == 0 ? 1 : code);
}

static const char workbook[] =
    "<workbook xmlns:k='r'><sheets><sheet k:id='rId1'/></sheets></workbook>";
static const char relations[] =
    "<Relationships><Relationship Id='rId1' Target='sheet.xml'/>"
    "<Relationship Id='rId2' Type='t/sharedStrings' Target='strings.xml'/>"
    "</Relationships>";

static void
part_add(zip_t *zip, const char *name, const void *bytes, size_t length)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
	zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_OVERWRITE);

	if (at < 0 ||
	    zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) !=
		0)
		abort();
}

static zip_source_t *
archive_of_parts(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "xl/sheet.xml", "xl/strings.xml",
		"xl/styles.xml" };
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);

	if (zip == NULL)
		abort();
	zip_source_keep(source);
	part_add(zip, "xl/workbook.xml", workbook, sizeof(workbook) - 1);
	part_add(zip, "xl/_rels/workbook.xml.rels", relations,
	    sizeof(relations) - 1);
	for (size_t i = 0; i < 3 && size > 0; i++) {
		size_t length = strnlen((const char *)data, size);

		part_add(zip, names[i], data, length);
		length += length < size ? 1 : 0;
		data += length;
		size -= length;
	}
	if (zip_close(zip) != 0)
		abort();
	return source;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *out;
	zip_source_t *source;
	zip_t *zip;

	if (out == NULL)
		out = fopen("/dev/null", "we");
	if (size >= 2 && data[0] == 'P' && data[1] == 'K')
		source = zip_source_buffer_create(data, size, 0, NULL);
	else
		source = archive_of_parts(data, size);
	zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (zip == NULL) {
		zip_source_free(source);
		return 0;
	}
	if (setjmp(given_up) == 0)
		sheet_write(zip, out);
	else
		sheet_close();
	zip_discard(zip);
	return 0;
}
