/**
 * @file
 * Texts in great number: numbered as they appear, and as one argument of a
 * statement.  Layer: domain, for import*.
 */
#ifndef DOMAIN_IMPORT_MAP_H
#define DOMAIN_IMPORT_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct import_map {
	struct arena *mem;
	const char **keys; /* by number */
	size_t count;
	size_t *slots; /* number + 1; 0 is empty */
	size_t slot_count;
	size_t key_room;
};

struct import_map import_map_new(struct arena *mem);

/**
 * The number of a text, given now if it has none.  The text is borrowed.
 *
 * @param[out] is_new may be NULL
 */
size_t import_map_add(struct import_map *map, const char *key, bool *is_new);

/** Texts (UTF-8) as a JSON array: one argument whatever the count. */
const char *import_json_texts(struct arena *mem, const char *const *texts,
    size_t count) __attribute__((returns_nonnull));

#endif
