/**
 * @file
 * Fuzzes what people type: amounts, days, whole numbers, UTF-8.  What is read
 * can be written and is read again as the same.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/money.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
try_money(const char *text, unsigned decimals)
{
	int64_t value;
	int64_t again;
	char written[25];

	if (money_parse(text, decimals, &value) != STATUS_OK)
		return;
	money_to_text(value, decimals, written);
	require(money_parse(written, decimals, &again) == STATUS_OK);
	require(again == value);
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

static void
try_day(const char *text)
{
	struct day day;
	struct day again;
	char written[11];

	if (day_parse(text, &day) != STATUS_OK)
		return;
	require(day_is_valid(day));
	day_to_iso(day, written);
	require(day_parse(written, &again) == STATUS_OK);
	require(day_compare(day, again) == 0);
	require(day_compare(day_from_number(day_number(day)), day) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *mem = arena_new(16 << 20);
	const char *text = arena_memdup(mem, (const char *)bytes, size);
	const char *trimmed = text_trim(mem, text);

	try_money(text, 0);
	try_money(text, 2);
	try_money(text, 4);
	try_day(text);
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
