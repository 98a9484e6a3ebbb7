/**
 * @file
 * Fuzzes urlencoded forms, query strings and cookies: whatever comes in, what
 * comes out is bounded, valid UTF-8 and NUL-terminated inside the arena.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "http/cookie.h"
#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
require(bool holds)
{
	if (!holds)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *mem = arena_new(32 << 20);
	struct fields fields = { NULL, 0, 0 };
	const char *header = arena_memdup(mem, (const char *)bytes, size);
	const char *cookie;

	if (form_parse(mem, (const char *)bytes, size, &fields) == HTTP_FINE) {
		require(fields.count <= FORM_FIELDS_MAX);
		for (size_t i = 0; i < fields.count; i++) {
			const struct field *field = &fields.items[i];

			require(strlen(field->name) <= FORM_NAME_MAX);
			require(
			    utf8_is_valid(field->name, strlen(field->name)));
			require(
			    utf8_is_valid(field->value, strlen(field->value)));
			require(fields_find(&fields, field->name, 0) != NULL);
		}
	}
	cookie = cookie_find(mem, header, "session");
	require(cookie == NULL || strlen(cookie) <= size);
	arena_free(mem);
	return 0;
}
