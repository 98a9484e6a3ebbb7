/**
 * @file
 * The types of files that are taken, and names made fit to be shown and saved.
 * Layer: domain; pure.
 */
#ifndef DOMAIN_FILE_TYPE_H
#define DOMAIN_FILE_TYPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "domain/file.h"

/** A type as it is kept and sent. */
struct file_type {
	const char *media_type;
	enum file_kind kind;
	const char *extension; /* "jpg" */
	bool is_inline;        /* browsers may show it; the others are saved */
};

/** What a file chooser offers: the accept attribute of forms. */
extern const char file_type_accept[];

/**
 * The type to keep for what the content is (by qutong-file); the name decides
 * only whether plain text is CSV.
 *
 * @return NULL for a type that is not taken
 */
const struct file_type *file_type_of(const char *media_type, const char *name);

/** The type of a row; NULL for one that the table no longer has. */
const struct file_type *file_type_stored(const char *media_type);

/**
 * A name without path, controls, direction marks and what file systems forbid,
 * at most FILE_NAME_MAX characters, ending as the type does: "C:\a\<b>.HEIC"
 * becomes "_b_.jpg", "bill.pdf.exe" that is a PDF "bill.pdf.exe.pdf".
 */
const char *file_name_clean(struct arena *mem, const char *name,
    const struct file_type *type) __attribute__((returns_nonnull));

#endif
