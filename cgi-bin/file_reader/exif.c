/**
 * @file
 * The one thing wanted of EXIF: which way is up.  See reader.h.
 */
#include "file_reader/reader.h"

enum {
	TAG_ORIENTATION = 0x0112,
	TYPE_SHORT = 3,
	ENTRY_BYTES = 12
};

static uint32_t
number(struct bytes in, size_t at, size_t size, bool is_little)
{
	uint32_t value = 0;

	for (size_t i = 0; i < size; i++)
		value = value << 8 | in.at[at + (is_little ? size - 1 - i : i)];
	return value;
}

/* Of the first directory alone. */
unsigned
exif_orientation(struct bytes exif)
{
	bool is_little;
	size_t at, count;

	if (exif.length > 6 && memcmp(exif.at, "Exif\0\0", 6) == 0) {
		exif.at += 6;
		exif.length -= 6;
	}
	if (exif.length < 14)
		return 1;
	is_little = exif.at[0] == 'I';
	if (memcmp(exif.at, is_little ? "II*\0" : "MM\0*", 4) != 0)
		return 1;
	at = number(exif, 4, 4, is_little);
	if (at > exif.length - 2)
		return 1;
	count = number(exif, at, 2, is_little);
	at += 2;
	for (; count > 0 && exif.length - at >= ENTRY_BYTES; count--) {
		if (number(exif, at, 2, is_little) == TAG_ORIENTATION &&
		    number(exif, at + 2, 2, is_little) == TYPE_SHORT) {
			uint32_t turn = number(exif, at + 8, 2, is_little);

			return turn >= 1 && turn <= 8 ? (unsigned)turn : 1;
		}
		at += ENTRY_BYTES;
	}
	return 1;
}
