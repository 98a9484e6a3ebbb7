/**
 * @file
 * The template compiler: what can be known at build time is settled there, once
 * per language, so that it costs a request nothing.
 *
 * A program of the build; not part of the product that runs.
 */
#ifndef TPLC_TPLC_H
#define TPLC_TPLC_H

#include <stdbool.h>
#include <stddef.h>

#include "view/mo.h"

/** A growing text; the process ends when memory does. */
struct buffer {
	char *bytes; /* NUL-terminated once anything was added */
	size_t length;
	size_t capacity;
};

void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_free(struct buffer *buffer);

/** The whole file, or false. */
bool file_read(const char *path, struct buffer *out);

/** What one run has to do and what it has found wrong. */
struct tplc {
	const char *language;   /* "zh_CN"; "en" needs no catalogue */
	const struct mo *mo;    /* NULL: the English text itself */
	const char *root;       /* folder of the templates */
	struct buffer icons;    /* the sprite */
	struct buffer manifest; /* lines "app.css app.1a2b3c4d.css" */
	FILE *missing;          /* untranslated texts, as PO; may be NULL */
	int faults;
};

/** Report one fault as "file:line: message". */
void tplc_complain(struct tplc *tplc, const char *file, int line,
    const char *message, const char *detail);

/**
 * The translation of `english`: complains when there is none or when its
 * placeholders are not the same (of `plural` if that is not NULL).
 *
 * @return never NULL: the English text stands in for a missing translation.
 */
const char *tplc_translate(struct tplc *tplc, const char *file, int line,
    const char *english, const char *plural);

/** Expand one template, a path below the root, into `out`. */
void tplc_expand(struct tplc *tplc, const char *path, struct buffer *out);

/** Append a template without the quotes that HTML does not need. */
void tplc_shrink(const char *text, struct buffer *out);

/** Check that each message of a .pot file is translated. */
void tplc_check_pot(struct tplc *tplc, const char *pot_path);

#endif
