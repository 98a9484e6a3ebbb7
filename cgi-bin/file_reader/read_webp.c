/**
 * @file
 * WebP to pixels: the first picture of an animation.  See reader.h.
 */
#include <webp/decode.h>
#include <webp/demux.h>

#include "file_reader/reader.h"

static unsigned
orientation(WebPDemuxer *demuxer)
{
	WebPChunkIterator chunk;
	unsigned turn = 1;

	if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk) != 0) {
		turn = exif_orientation(
		    (struct bytes){ chunk.chunk.bytes, chunk.chunk.size });
		WebPDemuxReleaseChunkIterator(&chunk);
	}
	return turn;
}

static enum reader_code
read_frame(const WebPIterator *frame, struct image *out)
{
	WebPBitstreamFeatures features;

	if (WebPGetFeatures(frame->fragment.bytes, frame->fragment.size,
		&features) != VP8_STATUS_OK ||
	    features.width < 1 || features.height < 1)
		return READER_DAMAGED;
	if (!image_alloc(out, (uint32_t)features.width,
		(uint32_t)features.height, 4, PIXELS_MAX))
		return READER_PIXELS;
	if (WebPDecodeRGBAInto(frame->fragment.bytes, frame->fragment.size,
		out->pixels, (size_t)out->width * out->height * 4,
		features.width * 4) == NULL)
		return READER_DAMAGED;
	return READER_FINE;
}

enum reader_code
webp_read(struct bytes in, struct image *out)
{
	const WebPData data = { in.at, in.length };
	WebPDemuxer *demuxer = WebPDemux(&data);
	enum reader_code code = READER_DAMAGED;
	WebPIterator frame;

	*out = (struct image){ .turn = 1 };
	if (demuxer == NULL)
		return READER_DAMAGED;
	if (WebPDemuxGetFrame(demuxer, 1, &frame) != 0) {
		code = frame.complete != 0 ? read_frame(&frame, out)
					   : READER_DAMAGED;
		WebPDemuxReleaseIterator(&frame);
	}
	out->turn = orientation(demuxer);
	WebPDemuxDelete(demuxer);
	if (code != READER_FINE)
		image_free(out);
	return code;
}
