/**
 * @file
 * What a file is, by its content.  See reader.h.
 */
#include <magic.h>
#include <zip.h>

#include "file_reader/reader.h"

enum {
	ENTRIES_MAX = 5000 /* of an Office package */
};

#define OFFICE "application/vnd.openxmlformats-officedocument."

static magic_t cookie;

bool
detect_begin(void)
{
	cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_CDF);
	return cookie != NULL && magic_load(cookie, NULL) == 0;
}

static bool
begins_with(struct bytes in, const void *prefix, size_t length)
{
	return in.length >= length && memcmp(in.at, prefix, length) == 0;
}

/* Which package it is, by what must be in it; one with macros is none. */
static const char *
office_of(zip_t *zip)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);
	const char *type = NULL;
	bool has_types = false;

	if (count < 3 || count > ENTRIES_MAX)
		return NULL;
	for (zip_int64_t i = 0; i < count; i++) {
		const char *name =
		    zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);

		if (name == NULL || strstr(name, "vbaProject") != NULL)
			return NULL;
		if (strcmp(name, "[Content_Types].xml") == 0)
			has_types = true;
		else if (strcmp(name, "xl/workbook.xml") == 0)
			type = OFFICE "spreadsheetml.sheet";
		else if (strcmp(name, "word/document.xml") == 0)
			type = OFFICE "wordprocessingml.document";
	}
	return has_types ? type : NULL;
}

const char *
detect_office(struct bytes in)
{
	zip_source_t *source =
	    zip_source_buffer_create(in.at, in.length, 0, NULL);
	const char *type;
	zip_t *zip;

	if (source == NULL)
		return NULL;
	zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (zip == NULL) {
		zip_source_free(source);
		return NULL;
	}
	type = office_of(zip);
	zip_discard(zip);
	return type;
}

const char *
detect_type(struct bytes in)
{
	const char *type;

	if (begins_with(in, "PK\3\4", 4))
		return detect_office(in);
	type = magic_buffer(cookie, in.at, in.length);
	/* libmagic looks for the mark further on, too. */
	if (type != NULL && strcmp(type, "application/pdf") == 0 &&
	    !begins_with(in, "%PDF-", 5))
		return NULL;
	return type;
}
