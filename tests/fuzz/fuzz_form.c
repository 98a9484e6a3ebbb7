/**
 * @file
 * Any bytes as a url-encoded form: what comes out is text as promised.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct arena *mem;
	struct fields fields = { .count = 0 };

	if (mem == NULL)
		mem = arena_new(64 * 1024 * 1024);
	if (form_parse(mem, (const char *)bytes, length, &fields) ==
	    HTTP_FINE) {
		if (fields.count > FORM_FIELDS_MAX)
			abort();
		for (size_t i = 0; i < fields.count; i++) {
			const struct field *field = &fields.items[i];
			if (!utf8_is_valid(
				field->value, strlen(field->value)) ||
			    !utf8_is_valid(field->name, strlen(field->name)) ||
			    strchr(field->value, '\r') != NULL ||
			    *field->name == '\0' ||
			    strlen(field->name) > FORM_NAME_MAX)
				abort();
		}
	}
	arena_reset(mem);
	return 0;
}
