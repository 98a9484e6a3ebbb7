/**
 * @file
 * Fields of a query string or a form, in the order they came.  Layer: http.
 *
 * Names and values are valid UTF-8 without NUL; line ends are "\n".  Every
 * parser answers HTTP_FINE or the code to refuse the request with.
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "http/body.h"

enum {
	FORM_FIELDS_MAX = 2600,      /* a quick order: 600 rows of 4 fields */
	FORM_NAME_MAX = 64,          /* bytes */
	FORM_TEXT_MAX = 1024 * 1024, /* bytes of all names and values */
	FORM_FILES_MAX = 20,
	FORM_FILE_NAME_MAX = 255 /* bytes; longer ones are cut */
};

/** One field.  An upload has a file name and an open file instead of text. */
struct field {
	const char *name;
	const char *value;     /* "" for an upload */
	const char *file_name; /* NULL for a text */
	int fd;                /* of an upload, at offset 0; else -1 */
	size_t size;           /* bytes of the upload */
};

struct fields {
	struct field *items;
	size_t count;
	size_t capacity;
};

/** Append a text field; `name` and `value` are borrowed. */
enum http_code fields_add(struct arena *mem, struct fields *fields,
    const struct field *field) MUST_CHECK;

/** The `nth` (from 0) field of this name, or NULL. */
const struct field *fields_find(
    const struct fields *fields, const char *name, size_t nth);

/** Parse application/x-www-form-urlencoded and append what it holds. */
enum http_code form_parse(struct arena *mem, const char *bytes, size_t length,
    struct fields *fields) MUST_CHECK;

/**
 * Undo percent-encoding.
 *
 * @return NULL for a broken escape, a NUL, or bytes that are not UTF-8
 */
char *percent_decode(struct arena *mem, const char *bytes, size_t length);

#endif
