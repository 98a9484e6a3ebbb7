/**
 * @file
 * Filling the placeholders of a configuration file.
 *
 * Program: tool.
 */
#include "tool/fill.h"

#include "base/text.h"

enum {
	SOURCE_MOST = 64 << 10,
	RESULT_MOST = 512 << 10
};

static const struct fill *
find(const struct fill *values, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(values[i].name) == length &&
		    memcmp(values[i].name, name, length) == 0)
			return &values[i];
	return NULL;
}

/** Bytes of the upper-case name that `at` begins with and "@" ends; else 0. */
static size_t
name_length(const char *at)
{
	size_t length = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

	return at[length] == '@' ? length : 0;
}

enum status
fill_file(const struct home *home, const char *source,
    const struct fill *values, size_t count, const char *path)
{
	const char *file =
	    home_path(home, home_path(home, home->share, "deploy"), source);
	const char *at = home_read(home, file, SOURCE_MOST);
	struct text out = text_new(home->mem, RESULT_MOST);
	const struct fill *value;
	size_t length;

	if (at == NULL) {
		complain("%s is missing: is the source tree whole?", file);
		return STATUS_INVALID;
	}
	for (; *at != '\0'; at++) {
		length = *at == '@' ? name_length(at + 1) : 0;
		if (length == 0) {
			text_add_char(&out, *at);
			continue;
		}
		value = find(values, count, at + 1, length);
		if (value == NULL) {
			complain("%s: nothing is known for @%.*s@.", file,
			    (int)length, at + 1);
			return STATUS_INVALID;
		}
		text_add(&out, value->value);
		at += length + 1;
	}
	if (out.full) {
		complain(
		    "%s would be larger than %d kB.", path, RESULT_MOST >> 10);
		return STATUS_INVALID;
	}
	return home_write(home, path, out.bytes, 0600) ? STATUS_OK
						       : STATUS_INVALID;
}
