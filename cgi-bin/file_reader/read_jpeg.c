/**
 * @file
 * JPEG to pixels.  See reader.h.
 */
#include <setjmp.h>

#include <jpeglib.h>

#include <jerror.h>

#include "file_reader/reader.h"

enum {
	SCANS_MAX = 200,
	MEMORY_MAX = 400 * 1024 * 1024
};

struct job {
	struct jpeg_error_mgr error;
	struct jpeg_progress_mgr progress;
	jmp_buf given_up;
	enum reader_code code;
	unsigned char *line; /* of four colours; freed wherever it ends */
};

static _Noreturn void
give_up(j_common_ptr common, enum reader_code code)
{
	struct job *job = (struct job *)(void *)common->err;

	job->code = code;
	longjmp(job->given_up, 1);
}

static void
on_error(j_common_ptr common)
{
	give_up(common,
	    common->err->msg_code == JERR_OUT_OF_MEMORY ||
		    common->err->msg_code == JERR_NO_BACKING_STORE
		? READER_PIXELS
		: READER_DAMAGED);
}

/* Warnings are harmless but for those that say that something is missing. */
static void
on_message(j_common_ptr common, int level)
{
	int code = common->err->msg_code;

	if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER))
		give_up(common, READER_DAMAGED);
}

static void
on_progress(j_common_ptr common)
{
	const struct jpeg_decompress_struct *jpeg =
	    (const struct jpeg_decompress_struct *)(const void *)common;

	if (jpeg->input_scan_number > SCANS_MAX)
		give_up(common, READER_DAMAGED);
}

static unsigned
orientation(const struct jpeg_decompress_struct *jpeg)
{
	for (jpeg_saved_marker_ptr m = jpeg->marker_list; m != NULL;
	     m = m->next)
		if (m->marker == JPEG_APP0 + 1 && m->data_length > 6 &&
		    memcmp(m->data, "Exif\0\0", 6) == 0)
			return exif_orientation(
			    (struct bytes){ m->data, m->data_length });
	return 1;
}

/* Halves while what comes out is more than is kept. */
static void
choose_scale(struct jpeg_decompress_struct *jpeg)
{
	JDIMENSION longest = jpeg->image_width > jpeg->image_height
	    ? jpeg->image_width
	    : jpeg->image_height;

	jpeg->scale_num = 1;
	jpeg->scale_denom = 1;
	while (jpeg->scale_denom < 8 &&
	    longest / (jpeg->scale_denom * 2) >= IMAGE_SIDE)
		jpeg->scale_denom *= 2;
}

/* Printers' colours, as Adobe writes them: inverted. */
static void
cmyk_to_rgb(const unsigned char *from, unsigned char *to, size_t count)
{
	for (size_t i = 0; i < count; i++, from += 4, to += 3) {
		for (int c = 0; c < 3; c++)
			to[c] = (unsigned char)(from[c] * from[3] / 255);
	}
}

static enum reader_code
read_all(
    struct jpeg_decompress_struct *jpeg, struct job *job, struct image *out)
{
	bool is_cmyk;

	if (jpeg_read_header(jpeg, TRUE) != JPEG_HEADER_OK)
		return READER_DAMAGED;
	if ((int64_t)jpeg->image_width * jpeg->image_height > JPEG_PIXELS_MAX)
		return READER_PIXELS;
	is_cmyk = jpeg->jpeg_color_space == JCS_CMYK ||
	    jpeg->jpeg_color_space == JCS_YCCK;
	jpeg->out_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
	choose_scale(jpeg);
	out->turn = orientation(jpeg);
	(void)jpeg_start_decompress(jpeg);
	if (!image_alloc(
		out, jpeg->output_width, jpeg->output_height, 3, PIXELS_MAX))
		return READER_PIXELS;
	job->line = malloc((size_t)jpeg->output_width * 4);
	if (job->line == NULL)
		return READER_PIXELS;
	while (jpeg->output_scanline < jpeg->output_height) {
		unsigned char *to = out->pixels +
		    (size_t)jpeg->output_scanline * out->width * 3;
		JSAMPROW row = is_cmyk ? job->line : to;

		(void)jpeg_read_scanlines(jpeg, &row, 1);
		if (is_cmyk)
			cmyk_to_rgb(job->line, to, out->width);
	}
	(void)jpeg_finish_decompress(jpeg);
	return READER_FINE;
}

enum reader_code
jpeg_read(struct bytes in, struct image *out)
{
	struct jpeg_decompress_struct jpeg = { .mem = NULL };
	struct job job = { .code = READER_DAMAGED };

	*out = (struct image){ .turn = 1 };
	jpeg.err = jpeg_std_error(&job.error);
	job.error.error_exit = on_error;
	job.error.emit_message = on_message;
	job.progress.progress_monitor = on_progress;
	if (setjmp(job.given_up) == 0) {
		jpeg_create_decompress(&jpeg);
		jpeg.mem->max_memory_to_use = MEMORY_MAX;
		jpeg.progress = &job.progress;
		jpeg_mem_src(&jpeg, in.at, (unsigned long)in.length);
		jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xffff);
		job.code = read_all(&jpeg, &job, out);
	}
	jpeg_destroy_decompress(&jpeg);
	free(job.line);
	if (job.code != READER_FINE)
		image_free(out);
	return job.code;
}
