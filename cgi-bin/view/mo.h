/**
 * @file
 * Reads a compiled gettext catalogue (.mo) that this machine's msgfmt wrote.
 *
 * Layer: view; also used by the template compiler, so libc only.
 */
#ifndef VIEW_MO_H
#define VIEW_MO_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/** A catalogue in memory; checked once when loaded, never freed. */
struct mo {
	const char *bytes;
	size_t size;
	uint32_t count;
	uint32_t keys;   /* offset of the table of English texts, sorted */
	uint32_t values; /* offset of the table of translations */
};

/** @return STATUS_OK, STATUS_NOT_FOUND (no file), STATUS_INVALID (damaged). */
enum status mo_load(struct mo *mo, const char *path) MUST_CHECK;

/** Translation of a text (of the singular, if it has a plural; its first form
 *  then); NULL if there is none. */
const char *mo_find(const struct mo *mo, const char *english);

#endif
