/**
 * @file
 * The parts of qutong-file.  Program: file_reader.
 *
 * A reader takes bytes and gives pixels or a READER_… code; whatever it took
 * from the heap on a failure is given back, so that it can be fuzzed.
 */
#ifndef FILE_READER_READER_H
#define FILE_READER_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Exit codes; domain/file_inspect.c knows them too. */
enum reader_code {
	READER_FINE = 0,
	READER_FAILED = 1,
	READER_DAMAGED = 10,
	READER_PIXELS = 11,
	READER_TYPE = 12
};

enum {
	INPUT_BYTES_MAX = 10 * 1024 * 1024,
	SIDE_MAX = 65500,
	IMAGE_SIDE = 4096, /* what is kept fits into this square */
	THUMB_SIDE = 320,
	JPEG_QUALITY = 86,
	THUMB_QUALITY = 80
};

/** Most pixels that are unpacked; of a JPEG, that are read through. */
#ifndef PIXELS_MAX
#define PIXELS_MAX INT64_C(50000000)
#define JPEG_PIXELS_MAX INT64_C(120000000)
#endif
/** Up to so many a lossless picture stays lossless. */
#define LOSSLESS_PIXELS_MAX INT64_C(4000000)

struct bytes {
	const unsigned char *at;
	size_t length;
};

/** Rows from the top, without gaps. */
struct image {
	uint32_t width;
	uint32_t height;
	unsigned channels; /* 3: RGB, 4: RGBA */
	unsigned char *pixels;
	unsigned turn;    /* EXIF orientation 1 to 8 that is still to be done */
	bool is_lossless; /* came from a format without loss */
};

/* --- What it is (detect.c) ------------------------------------------------- */

/** Load libmagic's table; opens files.  @return false if it cannot */
bool detect_begin(void);

/** "image/jpeg", "application/pdf", …; NULL for what is never taken. */
const char *detect_type(struct bytes in);

/** The type of an Office Open XML package without macros; NULL for others. */
const char *detect_office(struct bytes in);

/* --- Readers --------------------------------------------------------------- */

enum reader_code jpeg_read(struct bytes in, struct image *out);
enum reader_code png_read(struct bytes in, struct image *out);
enum reader_code webp_read(struct bytes in, struct image *out);
enum reader_code gif_read(struct bytes in, struct image *out);
enum reader_code heif_read(struct bytes in, struct image *out);

/** The orientation in a TIFF structure, "Exif\0\0" before it or not; 1 for
 *  none. */
unsigned exif_orientation(struct bytes exif);

/* --- Pixels (image.c) ------------------------------------------------------ */

/** Room for the pixels; false for too many or no memory. */
bool image_alloc(struct image *image, uint32_t width, uint32_t height,
    unsigned channels, int64_t pixels_max);
void image_free(struct image *image);

/** Make it fit into a square, averaging; never larger. */
bool image_fit(struct image *image, uint32_t side);

/** Do what the orientation says. */
bool image_turn(struct image *image);

/** RGBA without any transparency becomes RGB. */
void image_drop_opaque(struct image *image);

/** On white. */
void image_flatten(struct image *image);

bool image_copy(const struct image *from, struct image *to);

/* --- Writers (write.c): false when it cannot be done ------------------------ */

bool jpeg_write(const struct image *image, int quality, int fd);
bool png_write(const struct image *image, int fd);

/** From here on only reading, writing and memory. */
bool sandbox_begin(void);

#endif
