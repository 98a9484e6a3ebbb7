/**
 * @file
 * Pixels to JPEG and PNG, with nothing else in the file.  See reader.h.
 */
#include <setjmp.h>
#include <unistd.h>

#include <jpeglib.h>
#include <png.h>

#include "file_reader/reader.h"

enum {
	PNG_LEVEL = 5
};

static bool
write_all(int fd, const unsigned char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t put = write(fd, bytes, length);

		if (put <= 0)
			return false;
		bytes += put;
		length -= (size_t)put;
	}
	return true;
}

/* --- JPEG ------------------------------------------------------------------ */

struct jpeg_job {
	struct jpeg_error_mgr error;
	jmp_buf given_up;
	unsigned char *bytes;
	unsigned long length;
};

static _Noreturn void
on_jpeg_error(j_common_ptr common)
{
	struct jpeg_job *job = (struct jpeg_job *)(void *)common->err;

	longjmp(job->given_up, 1);
}

static void
compress(
    struct jpeg_compress_struct *jpeg, const struct image *image, int quality)
{
	jpeg->image_width = image->width;
	jpeg->image_height = image->height;
	jpeg->input_components = 3;
	jpeg->in_color_space = JCS_RGB;
	jpeg_set_defaults(jpeg);
	jpeg_set_quality(jpeg, quality, TRUE);
	jpeg_start_compress(jpeg, TRUE);
	while (jpeg->next_scanline < jpeg->image_height) {
		JSAMPROW row = image->pixels +
		    (size_t)jpeg->next_scanline * image->width * 3;

		(void)jpeg_write_scanlines(jpeg, &row, 1);
	}
	jpeg_finish_compress(jpeg);
}

bool
jpeg_write(const struct image *image, int quality, int fd)
{
	struct jpeg_compress_struct jpeg = { .mem = NULL };
	struct jpeg_job job = { .bytes = NULL };
	volatile bool is_good = false;

	if (image->channels != 3)
		return false;
	jpeg.err = jpeg_std_error(&job.error);
	job.error.error_exit = on_jpeg_error;
	if (setjmp(job.given_up) == 0) {
		jpeg_create_compress(&jpeg);
		jpeg_mem_dest(&jpeg, &job.bytes, &job.length);
		compress(&jpeg, image, quality);
		is_good = true;
	}
	jpeg_destroy_compress(&jpeg);
	if (is_good)
		is_good = write_all(fd, job.bytes, job.length);
	free(job.bytes);
	return is_good;
}

/* --- PNG ------------------------------------------------------------------- */

static void
put(png_structp png, png_bytep bytes, size_t length)
{
	const int *fd = png_get_io_ptr(png);

	if (!write_all(*fd, bytes, length))
		png_error(png, "no room");
}

static void
flush_nothing(png_structp png)
{
	(void)png;
}

static _Noreturn void
on_png_error(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void
encode(png_structp png, png_infop info, const struct image *image)
{
	png_set_IHDR(png, info, image->width, image->height, 8,
	    image->channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA
				 : PNG_COLOR_TYPE_RGB,
	    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
	    PNG_FILTER_TYPE_BASE);
	png_set_compression_level(png, PNG_LEVEL);
	png_set_filter(
	    png, 0, PNG_FILTER_NONE | PNG_FILTER_SUB | PNG_FILTER_UP);
	png_write_info(png, info);
	for (uint32_t y = 0; y < image->height; y++)
		png_write_row(png,
		    image->pixels + (size_t)y * image->width * image->channels);
	png_write_end(png, info);
}

bool
png_write(const struct image *image, int fd)
{
	png_structp png = png_create_write_struct(
	    PNG_LIBPNG_VER_STRING, NULL, on_png_error, NULL);
	png_infop info = png == NULL ? NULL : png_create_info_struct(png);
	volatile bool is_good = false;

	if (info != NULL && setjmp(png_jmpbuf(png)) == 0) {
		png_set_write_fn(png, &fd, put, flush_nothing);
		encode(png, info, image);
		is_good = true;
	}
	png_destroy_write_struct(&png, &info);
	return is_good;
}
