/**
 * @file
 * Pixels: made smaller, turned, laid on white.  See reader.h.
 */
#include "file_reader/reader.h"

bool
image_alloc(struct image *image, uint32_t width, uint32_t height,
    unsigned channels, int64_t pixels_max)
{
	image->pixels = NULL;
	if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX ||
	    (int64_t)width * height > pixels_max)
		return false;
	image->width = width;
	image->height = height;
	image->channels = channels;
	image->pixels = malloc((size_t)width * height * channels);
	return image->pixels != NULL;
}

void
image_free(struct image *image)
{
	free(image->pixels);
	image->pixels = NULL;
}

static size_t
size_of(const struct image *image)
{
	return (size_t)image->width * image->height * image->channels;
}

bool
image_copy(const struct image *from, struct image *to)
{
	*to = *from;
	to->pixels = malloc(size_of(from));
	if (to->pixels == NULL)
		return false;
	memcpy(to->pixels, from->pixels, size_of(from));
	return true;
}

/* --- Smaller --------------------------------------------------------------- */

/* One axis: pixel i of the result covers [i * from, (i + 1) * from) of the
 * source, in units of 1/to of a source pixel, so that all is exact. */
struct axis {
	uint64_t from;
	uint64_t to;
};

/* Add a source row, averaged along x, to the sums, `weight` times. */
static void
add_row(const unsigned char *row, unsigned channels, struct axis x,
    uint64_t weight, uint64_t *sums)
{
	for (uint64_t i = 0; i < x.to; i++) {
		uint64_t start = i * x.from, end = start + x.from;

		for (unsigned c = 0; c < channels; c++) {
			uint64_t sum = 0;

			for (uint64_t k = start / x.to; k * x.to < end; k++) {
				uint64_t low = k * x.to, high = low + x.to;

				low = low < start ? start : low;
				high = high > end ? end : high;
				sum += row[k * channels + c] * (high - low);
			}
			sums[i * channels + c] += sum * weight;
		}
	}
}

static void
put_row(uint64_t *sums, size_t count, uint64_t whole, unsigned char *out)
{
	for (size_t i = 0; i < count; i++) {
		out[i] = (unsigned char)((sums[i] + whole / 2) / whole);
		sums[i] = 0;
	}
}

static bool
shrink(struct image *image, uint32_t width, uint32_t height)
{
	const struct axis x = { image->width, width };
	const struct axis y = { image->height, height };
	size_t row_size = (size_t)image->width * image->channels;
	size_t row_count = (size_t)width * image->channels;
	struct image small = *image;
	uint64_t *sums;

	if (!image_alloc(&small, width, height, image->channels, PIXELS_MAX))
		return false;
	sums = calloc(row_count, sizeof(*sums));
	if (sums == NULL) {
		image_free(&small);
		return false;
	}
	for (uint64_t j = 0; j < y.to; j++) {
		uint64_t start = j * y.from, end = start + y.from;

		for (uint64_t k = start / y.to; k * y.to < end; k++) {
			uint64_t low = k * y.to, high = low + y.to;

			low = low < start ? start : low;
			high = high > end ? end : high;
			add_row(image->pixels + k * row_size, image->channels,
			    x, high - low, sums);
		}
		put_row(sums, row_count, x.from * y.from,
		    small.pixels + j * row_count);
	}
	free(sums);
	image_free(image);
	*image = small;
	return true;
}

bool
image_fit(struct image *image, uint32_t side)
{
	uint64_t longest =
	    image->width > image->height ? image->width : image->height;
	uint64_t width = image->width, height = image->height;

	if (longest <= side)
		return true;
	width = (width * side + longest / 2) / longest;
	height = (height * side + longest / 2) / longest;
	return shrink(image, width == 0 ? 1 : (uint32_t)width,
	    height == 0 ? 1 : (uint32_t)height);
}

/* --- Turned ---------------------------------------------------------------- */

/* Where the pixel (x, y) of the turned image comes from. */
static size_t
source_of(const struct image *from, uint32_t x, uint32_t y)
{
	uint32_t right = from->width - 1, bottom = from->height - 1;
	uint32_t sx = x, sy = y;

	switch (from->turn) {
	case 2:
		sx = right - x;
		break;
	case 3:
		sx = right - x;
		sy = bottom - y;
		break;
	case 4:
		sy = bottom - y;
		break;
	case 5:
		sx = y;
		sy = x;
		break;
	case 6:
		sx = y;
		sy = bottom - x;
		break;
	case 7:
		sx = right - y;
		sy = bottom - x;
		break;
	case 8:
		sx = right - y;
		sy = x;
		break;
	default:
		break;
	}
	return ((size_t)sy * from->width + sx) * from->channels;
}

bool
image_turn(struct image *image)
{
	bool is_sideways = image->turn >= 5;
	struct image turned = *image;
	unsigned char *to;

	if (image->turn <= 1)
		return true;
	if (!image_alloc(&turned, is_sideways ? image->height : image->width,
		is_sideways ? image->width : image->height, image->channels,
		PIXELS_MAX))
		return false;
	to = turned.pixels;
	for (uint32_t y = 0; y < turned.height; y++) {
		for (uint32_t x = 0; x < turned.width; x++) {
			memcpy(to, image->pixels + source_of(image, x, y),
			    image->channels);
			to += image->channels;
		}
	}
	image_free(image);
	turned.turn = 1;
	*image = turned;
	return true;
}

/* --- Without transparency --------------------------------------------------- */

static void
drop_alpha(struct image *image)
{
	size_t count = (size_t)image->width * image->height;

	for (size_t i = 0; i < count; i++)
		memmove(image->pixels + i * 3, image->pixels + i * 4, 3);
	image->channels = 3;
}

void
image_drop_opaque(struct image *image)
{
	size_t count = (size_t)image->width * image->height;

	if (image->channels != 4)
		return;
	for (size_t i = 0; i < count; i++) {
		if (image->pixels[i * 4 + 3] != 255)
			return;
	}
	drop_alpha(image);
}

void
image_flatten(struct image *image)
{
	size_t count = (size_t)image->width * image->height;

	if (image->channels != 4)
		return;
	for (size_t i = 0; i < count; i++) {
		unsigned char *p = image->pixels + i * 4;
		unsigned alpha = p[3];

		for (int c = 0; c < 3; c++)
			p[c] = (unsigned char)((p[c] * alpha +
						   255 * (255 - alpha) + 127) /
			    255);
	}
	drop_alpha(image);
}
