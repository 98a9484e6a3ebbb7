/**
 * @file
 * qutong-file: says what the file on descriptor 0 is; makes an image anew on 3
 * and a small one on 4.  A program of its own, under limits and without system
 * calls but reading and writing, so that what a hostile file can do ends with
 * it.
 *
 * Output: "media/type width height has_image has_thumb", of what is to be kept.
 * Exit codes: enum reader_code.
 */
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "file_reader/reader.h"

enum {
	IMAGE_FD = 3,
	THUMB_FD = 4,
	CPU_SECONDS_MAX = 8
};

#define MEMORY_MAX ((rlim_t)768 * 1024 * 1024)
#define OUTPUT_MAX ((rlim_t)64 * 1024 * 1024)

static void
limit(__rlimit_resource_t resource, rlim_t most)
{
	const struct rlimit limits = { most, most };

	if (setrlimit(resource, &limits) != 0)
		_exit(READER_FAILED);
}

/* The whole file; more than is ever taken is not. */
static struct bytes
read_input(void)
{
	unsigned char *bytes = malloc(INPUT_BYTES_MAX + 1);
	size_t length = 0;

	if (bytes == NULL)
		_exit(READER_FAILED);
	for (;;) {
		ssize_t got = pread(STDIN_FILENO, bytes + length,
		    INPUT_BYTES_MAX + 1 - length, (off_t)length);

		if (got < 0)
			_exit(READER_FAILED);
		if (got == 0)
			break;
		length += (size_t)got;
		if (length > INPUT_BYTES_MAX)
			_exit(READER_TYPE);
	}
	return (struct bytes){ bytes, length };
}

static _Noreturn void
report(const char *type, const struct image *image)
{
	char line[200];
	int length = snprintf(line, sizeof(line), "%s %u %u %d %d\n", type,
	    image == NULL ? 0 : image->width, image == NULL ? 0 : image->height,
	    image != NULL, image != NULL);

	if (length <= 0 || (size_t)length >= sizeof(line) ||
	    write(STDOUT_FILENO, line, (size_t)length) != length)
		_exit(READER_FAILED);
	_exit(READER_FINE);
}

typedef enum reader_code read_fn(struct bytes in, struct image *out);

static read_fn *
reader_of(const char *type)
{
	static const struct {
		const char *type;
		read_fn *read;
	} readers[] = {
		{ "image/jpeg", jpeg_read },
		{ "image/png", png_read },
		{ "image/webp", webp_read },
		{ "image/gif", gif_read },
		{ "image/heic", heif_read },
		{ "image/heif", heif_read },
	};

	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		if (strcmp(readers[i].type, type) == 0)
			return readers[i].read;
	}
	return NULL;
}

/* Smaller, upright, written without anything but the pixels. */
static const char *
write_image(struct image *image)
{
	bool is_png;

	if (!image_fit(image, IMAGE_SIDE) || !image_turn(image))
		_exit(READER_PIXELS);
	image_drop_opaque(image);
	is_png = image->channels == 4 ||
	    (image->is_lossless &&
		(int64_t)image->width * image->height <= LOSSLESS_PIXELS_MAX);
	if (is_png ? !png_write(image, IMAGE_FD)
		   : !jpeg_write(image, JPEG_QUALITY, IMAGE_FD))
		_exit(READER_FAILED);
	return is_png ? "image/png" : "image/jpeg";
}

static void
write_thumb(const struct image *image)
{
	struct image thumb;

	if (!image_copy(image, &thumb))
		_exit(READER_PIXELS);
	image_flatten(&thumb);
	if (!image_fit(&thumb, THUMB_SIDE) ||
	    !jpeg_write(&thumb, THUMB_QUALITY, THUMB_FD))
		_exit(READER_FAILED);
}

int
main(void)
{
	struct image image;
	enum reader_code code;
	struct bytes in;
	const char *type;
	read_fn *read_image;

	limit(RLIMIT_CPU, CPU_SECONDS_MAX);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, OUTPUT_MAX);
	limit(RLIMIT_NOFILE, 16);
	limit(RLIMIT_AS, MEMORY_MAX);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !detect_begin() ||
	    !sandbox_begin())
		return READER_FAILED;

	in = read_input();
	type = detect_type(in);
	if (type == NULL)
		return READER_TYPE;
	read_image = reader_of(type);
	if (read_image == NULL)
		report(type, NULL);
	code = read_image(in, &image);
	if (code != READER_FINE)
		_exit(code);
	type = write_image(&image);
	write_thumb(&image);
	report(type, &image);
}
