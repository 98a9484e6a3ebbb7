/**
 * @file
 * Any bytes as a Cookie header, and any value into Set-Cookie.
 */
#include <stddef.h>
#include <stdint.h>

#include "http/cookie.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct arena *mem;

	if (mem == NULL)
		mem = arena_new(16 * 1024 * 1024);
	char *header = arena_memdup(mem, (const char *)bytes, length);
	const char *value = cookie_find(mem, header, "session");
	if (value != NULL && strchr(value, ';') != NULL)
		abort();

	struct text out = text_new(mem, 8000);
	if (cookie_write(&out, "session", header, 60, true)) {
		/* What was written is found again as it was. */
		char *pair =
		    arena_memdup(mem, out.bytes, strcspn(out.bytes, ";"));
		const char *again = cookie_find(mem, pair, "session");
		if (again == NULL || strcmp(again, header) != 0 ||
		    strpbrk(out.bytes, "\r\n") != NULL)
			abort();
	}
	arena_reset(mem);
	return 0;
}
