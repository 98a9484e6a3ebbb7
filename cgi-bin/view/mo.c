/**
 * @file
 * The .mo format: a header, two tables of (length, offset), the texts.
 * Layer: view; libc only.
 */
#include "view/mo.h"

#include <stdbool.h>

#define MO_MAGIC 0x950412deU
#define MO_MAX (16U * 1024 * 1024)

static uint32_t
word_at(const struct mo *mo, size_t offset)
{
	uint32_t word;

	memcpy(&word, mo->bytes + offset, sizeof(word));
	return word;
}

/** Whether each entry of a table is a text inside the file, NUL after it. */
static bool
table_is_sound(const struct mo *mo, uint32_t table)
{
	if ((size_t)table + (size_t)mo->count * 8 > mo->size)
		return false;
	for (uint32_t i = 0; i < mo->count; i++) {
		size_t length = word_at(mo, table + (size_t)i * 8);
		size_t offset = word_at(mo, table + (size_t)i * 8 + 4);

		if (offset + length >= mo->size ||
		    mo->bytes[offset + length] != '\0')
			return false;
	}
	return true;
}

static enum status
read_all(const char *path, char **bytes, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *buffer;

	if (file == NULL)
		return STATUS_NOT_FOUND;
	buffer = malloc(MO_MAX);
	if (buffer == NULL) {
		fclose(file);
		return STATUS_BUG;
	}
	*size = fread(buffer, 1, MO_MAX, file);
	fclose(file);
	*bytes = realloc(buffer, *size == 0 ? 1 : *size);
	return *bytes == NULL ? STATUS_BUG : STATUS_OK;
}

enum status
mo_load(struct mo *mo, const char *path)
{
	struct mo fresh = { 0 };
	char *bytes;
	enum status st;

	st = read_all(path, &bytes, &fresh.size);
	if (st != STATUS_OK)
		return st;
	fresh.bytes = bytes;
	if (fresh.size < 28 || fresh.size == MO_MAX ||
	    word_at(&fresh, 0) != MO_MAGIC) {
		free(bytes);
		return STATUS_INVALID;
	}
	fresh.count = word_at(&fresh, 8);
	fresh.keys = word_at(&fresh, 12);
	fresh.values = word_at(&fresh, 16);
	if (!table_is_sound(&fresh, fresh.keys) ||
	    !table_is_sound(&fresh, fresh.values)) {
		free(bytes);
		return STATUS_INVALID;
	}
	*mo = fresh;
	return STATUS_OK;
}

const char *
mo_find(const struct mo *mo, const char *english)
{
	uint32_t low = 0, high = mo->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		size_t entry = (size_t)middle * 8 + 4;
		int order =
		    strcmp(english, mo->bytes + word_at(mo, mo->keys + entry));

		if (order == 0)
			return mo->bytes + word_at(mo, mo->values + entry);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
