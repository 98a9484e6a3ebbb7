/**
 * @file
 * Fuzzing base/day: what is read as a day is one.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[64];
	char iso[11];
	struct day day, back;

	if (size > sizeof(text) - 1)
		size = sizeof(text) - 1;
	memcpy(text, data, size);
	text[size] = '\0';
	if (day_parse(text, &day) != STATUS_OK)
		return 0;
	if (!day_is_valid(day))
		abort();
	day_to_iso(day, iso);
	if (day_parse(iso, &back) != STATUS_OK || day_compare(day, back) != 0)
		abort();
	if (day_compare(day_from_number(day_number(day)), day) != 0)
		abort();
	return 0;
}
