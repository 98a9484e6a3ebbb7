/**
 * @file
 * Fuzzing file_reader: an image of each format from its bytes to what is
 * written, and the look into an Office package.
 */
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>

#include "file_reader/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef enum reader_code read_fn(struct bytes in, struct image *out);

static read_fn *
reader_of(struct bytes in)
{
	if (in.length < 12)
		return NULL;
	if (memcmp(in.at, "\xff\xd8", 2) == 0)
		return jpeg_read;
	if (memcmp(in.at, "\x89PNG", 4) == 0)
		return png_read;
	if (memcmp(in.at, "RIFF", 4) == 0)
		return webp_read;
	if (memcmp(in.at, "GIF8", 4) == 0)
		return gif_read;
	if (memcmp(in.at + 4, "ftyp", 4) == 0)
		return heif_read;
	return NULL;
}

static void
write_both(struct image *image, int fd)
{
	struct image thumb;

	if (!image_fit(image, 200) || !image_turn(image))
		abort();
	image_drop_opaque(image);
	if (!image_copy(image, &thumb))
		abort();
	image_flatten(&thumb);
	if (!image_fit(&thumb, 32) || thumb.width > 32 || thumb.height > 32 ||
	    !jpeg_write(&thumb, THUMB_QUALITY, fd) || !png_write(image, fd))
		abort();
	image_free(&thumb);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int fd = -1;
	const struct bytes in = { data, size };
	read_fn *read_image = reader_of(in);
	struct image image;

	if (fd < 0)
		fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
	(void)exif_orientation(in);
	if (size > 4 && memcmp(data, "PK\3\4", 4) == 0)
		(void)detect_office(in);
	if (read_image == NULL)
		return 0;
	if (read_image(in, &image) != READER_FINE) {
		if (image.pixels != NULL)
			abort();
		return 0;
	}
	if (image.pixels == NULL || image.turn < 1 || image.turn > 8)
		abort();
	write_both(&image, fd);
	image_free(&image);
	return 0;
}
