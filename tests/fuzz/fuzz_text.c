/**
 * @file
 * Fuzzes what people type before it has a meaning: UTF-8, blanks, whole numbers.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
try_int(const char *text)
{
	int64_t number;
	int64_t again;
	char written[32];

	if (text_to_int(text, &number) != STATUS_OK)
		return;
	snprintf(written, sizeof(written), "%lld", (long long)number);
	require(text_to_int(written, &again) == STATUS_OK);
	require(again == number);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *mem = arena_new(16 << 20);
	const char *text = arena_memdup(mem, (const char *)bytes, size);
	const char *trimmed = text_trim(mem, text);

	try_int(text);
	require(strlen(trimmed) <= strlen(text));
	if (utf8_is_valid(text, strlen(text))) {
		size_t fit = utf8_fit(text, strlen(text) / 2);

		require(fit <= strlen(text) / 2);
		require(utf8_is_valid(text, fit));
		require(utf8_length(text) <= strlen(text));
	}
	arena_free(mem);
	return 0;
}
