/**
 * @file
 * HEIC, as telephones write it, to pixels.  See reader.h.
 */
#include <libheif/heif.h>

#include "file_reader/reader.h"

/* The decoder has turned the picture already. */
static enum reader_code
copy_out(const struct heif_image *image, struct image *out)
{
	int width = heif_image_get_width(image, heif_channel_interleaved);
	int height = heif_image_get_height(image, heif_channel_interleaved);
	int stride = 0;
	const uint8_t *from = heif_image_get_plane_readonly(
	    image, heif_channel_interleaved, &stride);

	if (from == NULL || width < 1 || height < 1 || stride < width * 3)
		return READER_DAMAGED;
	if (!image_alloc(out, (uint32_t)width, (uint32_t)height, 3, PIXELS_MAX))
		return READER_PIXELS;
	for (uint32_t y = 0; y < out->height; y++)
		memcpy(out->pixels + (size_t)y * out->width * 3,
		    from + (size_t)y * (size_t)stride, (size_t)out->width * 3);
	return READER_FINE;
}

static enum reader_code
decode(const struct heif_image_handle *handle, struct image *out)
{
	int64_t width = heif_image_handle_get_width(handle);
	int64_t height = heif_image_handle_get_height(handle);
	struct heif_image *image = NULL;
	struct heif_error failure;
	enum reader_code code;

	if (width < 1 || height < 1)
		return READER_DAMAGED;
	if (width * height > PIXELS_MAX)
		return READER_PIXELS;
	failure = heif_decode_image(handle, &image, heif_colorspace_RGB,
	    heif_chroma_interleaved_RGB, NULL);
	if (failure.code != heif_error_Ok || image == NULL)
		return READER_DAMAGED;
	code = copy_out(image, out);
	heif_image_release(image);
	return code;
}

enum reader_code
heif_read(struct bytes in, struct image *out)
{
	struct heif_context *context = heif_context_alloc();
	struct heif_image_handle *handle = NULL;
	enum reader_code code = READER_DAMAGED;
	struct heif_error failure;

	*out = (struct image){ .turn = 1 };
	if (context == NULL)
		return READER_FAILED;
	failure = heif_context_read_from_memory_without_copy(
	    context, in.at, in.length, NULL);
	if (failure.code == heif_error_Ok)
		failure =
		    heif_context_get_primary_image_handle(context, &handle);
	if (failure.code == heif_error_Ok)
		code = decode(handle, out);
	heif_image_handle_release(handle);
	heif_context_free(context);
	if (code != READER_FINE)
		image_free(out);
	return code;
}
