/**
 * @file
 * Texts in great number.  See import_map.h.
 */
#include "domain/import_map.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum {
	FIRST_SLOTS = 1024
};

struct import_map
import_map_new(struct arena *mem)
{
	return (struct import_map){
		.mem = mem,
		.slots = arena_calloc(mem, FIRST_SLOTS, sizeof(size_t)),
		.slot_count = FIRST_SLOTS,
		.key_room = FIRST_SLOTS,
		.keys = arena_calloc(mem, FIRST_SLOTS, sizeof(char *)),
	};
}

/** Where a key is, or the empty place where it belongs. */
static size_t *
place(const struct import_map *map, const char *key)
{
	uint64_t hash = 14695981039346656037u;
	size_t at;

	for (const char *c = key; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	at = (size_t)(hash ^ hash >> 29) & (map->slot_count - 1);
	while (map->slots[at] != 0 &&
	    strcmp(map->keys[map->slots[at] - 1], key) != 0)
		at = (at + 1) & (map->slot_count - 1);
	return &map->slots[at];
}

static void
widen(struct import_map *map)
{
	const char **keys =
	    arena_calloc(map->mem, map->key_room * 2, sizeof(*keys));

	memcpy(keys, map->keys, map->count * sizeof(*keys));
	map->keys = keys;
	map->key_room *= 2;
	map->slot_count *= 4;
	map->slots = arena_calloc(map->mem, map->slot_count, sizeof(size_t));
	for (size_t i = 0; i < map->count; i++)
		*place(map, keys[i]) = i + 1;
}

size_t
import_map_add(struct import_map *map, const char *key, bool *is_new)
{
	size_t *slot = place(map, key);
	bool absent = *slot == 0;

	if (is_new != NULL)
		*is_new = absent;
	if (!absent)
		return *slot - 1;
	/* At most half full, and room for the key. */
	if (map->count == map->key_room || map->count * 2 >= map->slot_count) {
		widen(map);
		slot = place(map, key);
	}
	map->keys[map->count] = key;
	*slot = ++map->count;
	return map->count - 1;
}

const char *
import_json_texts(struct arena *mem, const char *const *texts, size_t count)
{
	size_t room = 3;
	struct text out;

	for (size_t i = 0; i < count; i++)
		room += strlen(texts[i]) * 6 + 3;
	out = text_new(mem, room);
	text_add_char(&out, '[');
	for (size_t i = 0; i < count; i++) {
		text_add(&out, i == 0 ? "\"" : ",\"");
		for (const char *at = texts[i]; *at != '\0'; at++) {
			unsigned char c = (unsigned char)*at;

			if (c < ' ' || c == '"' || c == '\\')
				text_addf(&out, "\\u%04x", c);
			else
				text_add_char(&out, *at);
		}
		text_add_char(&out, '"');
	}
	text_add_char(&out, ']');
	return out.bytes;
}
