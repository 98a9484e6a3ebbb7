/**
 * @file
 * The first picture of a GIF.  See reader.h.
 */
#include <gif_lib.h>

#include "file_reader/reader.h"

static int
take(GifFileType *gif, GifByteType *to, int length)
{
	struct bytes *left = gif->UserData;
	size_t count = length < 0 ? 0 : (size_t)length;

	if (count > left->length)
		count = left->length;
	memcpy(to, left->at, count);
	left->at += count;
	left->length -= count;
	return (int)count;
}

/* Up to the first picture; its transparent colour, or -1. */
static bool
find_picture(GifFileType *gif, int *transparent)
{
	GifRecordType record;
	GraphicsControlBlock control;
	GifByteType *block;
	int kind;

	*transparent = NO_TRANSPARENT_COLOR;
	for (;;) {
		if (DGifGetRecordType(gif, &record) != GIF_OK)
			return false;
		if (record == IMAGE_DESC_RECORD_TYPE)
			return DGifGetImageDesc(gif) == GIF_OK;
		if (record != EXTENSION_RECORD_TYPE ||
		    DGifGetExtension(gif, &kind, &block) != GIF_OK)
			return false;
		while (block != NULL) {
			if (kind == GRAPHICS_EXT_FUNC_CODE && block[0] == 4 &&
			    DGifExtensionToGCB(4, block + 1, &control) ==
				GIF_OK)
				*transparent = control.TransparentColor;
			if (DGifGetExtensionNext(gif, &block) != GIF_OK)
				return false;
		}
	}
}

static void
put_line(const GifByteType *line, const ColorMapObject *colours,
    int transparent, unsigned char *to, uint32_t width)
{
	for (uint32_t x = 0; x < width; x++, to += 4) {
		int index = line[x];

		if (index >= colours->ColorCount)
			index = 0;
		to[0] = colours->Colors[index].Red;
		to[1] = colours->Colors[index].Green;
		to[2] = colours->Colors[index].Blue;
		to[3] = index == transparent ? 0 : 255;
	}
}

static enum reader_code
read_lines(
    GifFileType *gif, int transparent, GifByteType *line, struct image *out)
{
	static const uint32_t starts[] = { 0, 4, 2, 1 },
			      steps[] = { 8, 8, 4, 2 };
	const ColorMapObject *colours =
	    gif->Image.ColorMap != NULL ? gif->Image.ColorMap : gif->SColorMap;
	unsigned passes = gif->Image.Interlace ? 4 : 1;

	if (colours == NULL || colours->ColorCount < 1)
		return READER_DAMAGED;
	for (unsigned pass = 0; pass < passes; pass++) {
		uint32_t y = passes == 1 ? 0 : starts[pass];

		for (; y < out->height; y += passes == 1 ? 1 : steps[pass]) {
			if (DGifGetLine(gif, line, (int)out->width) != GIF_OK)
				return READER_DAMAGED;
			put_line(line, colours, transparent,
			    out->pixels + (size_t)y * out->width * 4,
			    out->width);
		}
	}
	return READER_FINE;
}

static enum reader_code
read_picture(GifFileType *gif, struct image *out)
{
	enum reader_code code;
	GifByteType *line;
	int transparent;

	if (!find_picture(gif, &transparent) || gif->Image.Width < 1 ||
	    gif->Image.Height < 1)
		return READER_DAMAGED;
	if (!image_alloc(out, (uint32_t)gif->Image.Width,
		(uint32_t)gif->Image.Height, 4, PIXELS_MAX))
		return READER_PIXELS;
	line = malloc(out->width);
	if (line == NULL)
		return READER_PIXELS;
	code = read_lines(gif, transparent, line, out);
	free(line);
	return code;
}

enum reader_code
gif_read(struct bytes in, struct image *out)
{
	GifFileType *gif = DGifOpen(&in, take, NULL);
	enum reader_code code;

	*out = (struct image){ .turn = 1, .is_lossless = true };
	if (gif == NULL)
		return READER_DAMAGED;
	code = read_picture(gif, out);
	(void)DGifCloseFile(gif, NULL);
	if (code != READER_FINE)
		image_free(out);
	return code;
}
