/**
 * @file
 * Any bytes as a multipart body with the boundary "b", in pieces whose size the
 * first byte tells; and as a Content-Type.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "http/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct pieces {
	struct body_memory memory;
	size_t size;
};

static size_t
read_piece(void *context, char *to, size_t most)
{
	struct pieces *pieces = context;

	return body_memory_read(
	    &pieces->memory, to, most < pieces->size ? most : pieces->size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct arena *mem;
	struct fields fields = { .count = 0 };

	if (mem == NULL)
		mem = arena_new(64 * 1024 * 1024);
	if (length == 0)
		return 0;

	struct pieces pieces = { { (const char *)bytes + 1, length - 1 },
		(size_t)*bytes + 1 };
	struct body body = { read_piece, &pieces, length - 1 };
	if (multipart_parse(mem, &body, "b", "/tmp", &fields) == HTTP_FINE) {
		for (size_t i = 0; i < fields.count; i++) {
			const struct field *field = &fields.items[i];
			if (!utf8_is_valid(
				field->value, strlen(field->value)) ||
			    strlen(field->name) > FORM_NAME_MAX ||
			    (field->file_name != NULL &&
				strpbrk(field->file_name, "/\\") != NULL))
				abort();
		}
	}
	multipart_boundary(mem, arena_memdup(mem, (const char *)bytes, length));
	arena_reset(mem);
	return 0;
}
