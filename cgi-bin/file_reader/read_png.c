/**
 * @file
 * PNG to pixels.  See reader.h.
 */
#include <setjmp.h>

#include <png.h>

#include "file_reader/reader.h"

enum {
	CHUNK_BYTES_MAX = 8 * 1024 * 1024,
	CHUNKS_MAX = 1000
};

struct job {
	struct bytes left;
	png_bytep *rows;
};

static void
take(png_structp png, png_bytep to, size_t length)
{
	struct job *job = png_get_io_ptr(png);

	if (length > job->left.length)
		png_error(png, "cut short");
	memcpy(to, job->left.at, length);
	job->left.at += length;
	job->left.length -= length;
}

static _Noreturn void
on_error(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

/* Whatever it is, out come 8 bits each of RGBA. */
static void
ask_for_rgba(png_structp png)
{
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_gray_to_rgb(png);
	png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
	(void)png_set_interlace_handling(png);
}

static unsigned
orientation(png_structp png, png_infop info)
{
	png_bytep exif = NULL;
	png_uint_32 length = 0;

	if (png_get_eXIf_1(png, info, &length, &exif) == 0 || exif == NULL)
		return 1;
	return exif_orientation((struct bytes){ exif, length });
}

static enum reader_code
read_all(png_structp png, png_infop info, struct job *job, struct image *out)
{
	png_set_read_fn(png, job, take);
	png_set_user_limits(png, SIDE_MAX, SIDE_MAX);
	png_set_chunk_malloc_max(png, CHUNK_BYTES_MAX);
	png_set_chunk_cache_max(png, CHUNKS_MAX);
	png_read_info(png, info);
	if (!image_alloc(out, png_get_image_width(png, info),
		png_get_image_height(png, info), 4, PIXELS_MAX))
		return READER_PIXELS;
	ask_for_rgba(png);
	png_read_update_info(png, info);
	if (png_get_rowbytes(png, info) != (size_t)out->width * 4)
		return READER_DAMAGED;
	job->rows = malloc(out->height * sizeof(*job->rows));
	if (job->rows == NULL)
		return READER_PIXELS;
	for (uint32_t y = 0; y < out->height; y++)
		job->rows[y] = out->pixels + (size_t)y * out->width * 4;
	png_read_image(png, job->rows);
	png_read_end(png, info);
	out->turn = orientation(png, info);
	return READER_FINE;
}

enum reader_code
png_read(struct bytes in, struct image *out)
{
	struct job job = { .left = in };
	volatile enum reader_code code = READER_DAMAGED;
	png_structp png = png_create_read_struct(
	    PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
	png_infop info = png == NULL ? NULL : png_create_info_struct(png);

	*out = (struct image){ .turn = 1, .is_lossless = true };
	if (info == NULL) {
		png_destroy_read_struct(&png, NULL, NULL);
		return READER_FAILED;
	}
	if (setjmp(png_jmpbuf(png)) == 0)
		code = read_all(png, info, &job, out);
	png_destroy_read_struct(&png, &info, NULL);
	free(job.rows);
	if (code != READER_FINE)
		image_free(out);
	return code;
}
