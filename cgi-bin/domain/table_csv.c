/**
 * @file
 * Comma-separated text, from memory or from a file in any of the encodings
 * that spreadsheets write.  See table_part.h.
 */
#include <errno.h>
#include <unicode/ucnv.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "domain/table_part.h"

#define PIECE_BYTES 16384
/* An open quotation mark may swallow this much before it is given up. */
#define CELL_BUFFER_MAX 65536

static void
on_cell(void *cell, size_t length, void *context)
{
	struct table_csv *csv = context;

	csv->after_return = false;
	table_flow_cell(csv->flow, cell, length);
}

/* Called for each carriage return and each newline outside of quotes. */
static void
on_row(int terminator, void *context)
{
	struct table_csv *csv = context;
	bool second_half = csv->after_return && terminator == '\n' &&
	    csv->flow->cell_count == 0;

	csv->after_return = terminator == '\r';
	if (!second_half)
		table_flow_row_end(csv->flow);
}

enum status
table_csv_begin(struct table_csv *csv, struct table_flow *flow, char separator)
{
	csv->flow = flow;
	csv->after_return = false;
	if (csv_init(&csv->parser, CSV_REPALL_NL) != 0)
		return STATUS_BUG;
	csv_set_delim(&csv->parser, (unsigned char)separator);
	return STATUS_OK;
}

void
table_csv_add(struct table_csv *csv, const char *bytes, size_t length)
{
	while (length > 0 && csv->flow->status == STATUS_OK) {
		size_t piece = length < PIECE_BYTES ? length : PIECE_BYTES;

		if (memchr(bytes, '\0', piece) != NULL) {
			table_flow_fail(csv->flow, TABLE_FORMAT, false);
			return;
		}
		if (csv_parse(&csv->parser, bytes, piece, on_cell, on_row,
			csv) != piece) {
			table_flow_fail(csv->flow, TABLE_FORMAT, false);
			return;
		}
		if (csv_get_buffer_size(&csv->parser) > CELL_BUFFER_MAX)
			table_flow_fail(csv->flow, TABLE_CELL_TOO_LONG, false);
		bytes += piece;
		length -= piece;
	}
}

void
table_csv_end(struct table_csv *csv)
{
	/* State 2 is "inside a field": then the last quote was never closed
	 * and what follows it, perhaps many rows, would become one cell. */
	if (csv->parser.pstate == 2 && csv->parser.quoted != 0)
		table_flow_fail(csv->flow, TABLE_QUOTE_OPEN, false);
	if (csv->flow->status == STATUS_OK)
		csv_fini(&csv->parser, on_cell, on_row, csv);
	csv_free(&csv->parser);
}

char
table_csv_separator(const char *bytes, size_t length)
{
	static const char separators[] = { '\t', ';', ',' };
	size_t counts[ARRAY_LEN(separators)] = { 0 };
	size_t best = 0;
	bool quoted = false;

	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		if (bytes[i] == '\n' || bytes[i] == '\r')
			break;
		for (size_t s = 0; s < ARRAY_LEN(separators); s++)
			counts[s] += bytes[i] == separators[s] ? 1 : 0;
	}
	for (size_t s = 0; s < ARRAY_LEN(separators); s++) {
		if (counts[s] > counts[best])
			best = s;
	}
	return counts[best] == 0 ? ',' : separators[best];
}

/* A file being read in UTF-8, whatever it is written in. */
struct source {
	int fd;
	off_t offset;
	bool at_end;
	UConverter *from; /* NULL when it is UTF-8 already */
	UConverter *to;
	UChar pivot[PIECE_BYTES];
	UChar *pivot_source;
	UChar *pivot_target;
	char raw[PIECE_BYTES];
	const char *raw_at;
	const char *raw_end;
	bool first;
};

static enum status
piece_read(int fd, char *piece, off_t offset, size_t *length)
{
	ssize_t got;

	do {
		got = pread(fd, piece, PIECE_BYTES, offset);
	} while (got < 0 && errno == EINTR);
	if (got < 0) {
		log_event(LOG_ERROR, "table.unreadable", "reason",
		    strerror(errno), NULL);
		return STATUS_BUG;
	}
	*length = (size_t)got;
	return STATUS_OK;
}

/* Bytes at the end of a piece that begin a character it does not finish. */
static size_t
unfinished(const char *piece, size_t length)
{
	for (size_t back = 1; back <= 3 && back <= length; back++) {
		unsigned char byte = (unsigned char)piece[length - back];

		if ((byte & 0xc0) == 0x80)
			continue;
		if ((byte >= 0xc0 && back < 2) || (byte >= 0xe0 && back < 3) ||
		    (byte >= 0xf0 && back < 4))
			return back;
		return 0;
	}
	return 0;
}

/* Go through the whole file: how long it is, and whether it is UTF-8. */
static enum status
file_survey(struct source *source, struct table_flow *flow, bool *is_utf8)
{
	off_t offset = 0;
	size_t length;

	*is_utf8 = true;
	for (;;) {
		enum status st =
		    piece_read(source->fd, source->raw, offset, &length);
		size_t rest;

		if (st != STATUS_OK || length == 0)
			return st;
		if ((size_t)offset + length > TABLE_FILE_BYTES_MAX) {
			table_flow_fail(flow, TABLE_TOO_LARGE, true);
			return flow->status;
		}
		rest =
		    length == PIECE_BYTES ? unfinished(source->raw, length) : 0;
		if (*is_utf8 && !utf8_is_valid(source->raw, length - rest))
			*is_utf8 = false;
		/* The unfinished character is looked at with the next piece. */
		offset += (off_t)(length - rest);
	}
}

static const char *
encoding_of(struct source *source, bool is_utf8, size_t head_length)
{
	const char *head = source->raw;

	if (head_length >= 2 && memcmp(head, "\xff\xfe", 2) == 0)
		return "UTF-16LE";
	if (head_length >= 2 && memcmp(head, "\xfe\xff", 2) == 0)
		return "UTF-16BE";
	return is_utf8 ? NULL : "GB18030";
}

static enum status
converters_open(struct source *source, const char *encoding)
{
	UErrorCode error = U_ZERO_ERROR;

	source->from = ucnv_open(encoding, &error);
	source->to = ucnv_open("UTF-8", &error);
	/* Stop at what is not of this encoding, instead of replacing it. */
	ucnv_setToUCallBack(
	    source->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	ucnv_setFromUCallBack(
	    source->to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	source->pivot_source = source->pivot;
	source->pivot_target = source->pivot;
	if (U_FAILURE(error)) {
		log_event(LOG_ERROR, "table.converter", "reason",
		    u_errorName(error), NULL);
		return STATUS_BUG;
	}
	return STATUS_OK;
}

static enum status
raw_fill(struct source *source)
{
	size_t length;
	enum status st;

	if (source->at_end || source->raw_at < source->raw_end)
		return STATUS_OK;
	st = piece_read(source->fd, source->raw, source->offset, &length);
	if (st != STATUS_OK)
		return st;
	source->offset += (off_t)length;
	source->at_end = length == 0;
	source->raw_at = source->raw;
	source->raw_end = source->raw + length;
	return STATUS_OK;
}

/* The next piece of UTF-8; *length is 0 at the end. */
static enum status
source_next(struct source *source, char out[PIECE_BYTES], size_t *length)
{
	UErrorCode error = U_ZERO_ERROR;
	char *target = out;
	enum status st;

	*length = 0;
	while (target == out) {
		error = U_ZERO_ERROR;
		st = raw_fill(source);
		if (st != STATUS_OK)
			return st;
		if (source->from == NULL) {
			*length = (size_t)(source->raw_end - source->raw_at);
			memcpy(out, source->raw_at, *length);
			source->raw_at = source->raw_end;
			return STATUS_OK;
		}
		ucnv_convertEx(source->to, source->from, &target,
		    out + PIECE_BYTES, &source->raw_at, source->raw_end,
		    source->pivot, &source->pivot_source, &source->pivot_target,
		    source->pivot + PIECE_BYTES, false, source->at_end, &error);
		if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR)
			return STATUS_INVALID;
		if (source->at_end && error != U_BUFFER_OVERFLOW_ERROR)
			break;
	}
	*length = (size_t)(target - out);
	return STATUS_OK;
}

static void
source_close(struct source *source)
{
	ucnv_close(source->from);
	ucnv_close(source->to);
}

/* Hand everything to the parser, without the byte order mark. */
static enum status
source_parse(struct source *source, struct table_flow *flow)
{
	static const char mark[] = "\ufeff";
	char piece[PIECE_BYTES];
	struct table_csv csv;
	size_t length;
	bool begun = false;
	enum status st = STATUS_OK;

	while (flow->status == STATUS_OK) {
		const char *at = piece;

		st = source_next(source, piece, &length);
		if (st == STATUS_INVALID)
			table_flow_fail(flow, TABLE_ENCODING, false);
		if (st != STATUS_OK || length == 0)
			break;
		if (!begun) {
			if (length >= 3 && memcmp(at, mark, 3) == 0) {
				at += 3;
				length -= 3;
			}
			st = table_csv_begin(
			    &csv, flow, table_csv_separator(at, length));
			if (st != STATUS_OK)
				return st;
			begun = true;
		}
		table_csv_add(&csv, at, length);
	}
	if (begun)
		table_csv_end(&csv);
	return flow->status != STATUS_OK ? flow->status : st;
}

enum status
table_read_csv(struct arena *mem, int fd, struct table_flow *flow)
{
	struct source *source = arena_calloc(mem, 1, sizeof(*source));
	const char *encoding;
	size_t head_length;
	bool is_utf8;
	enum status st;

	source->fd = fd;
	st = file_survey(source, flow, &is_utf8);
	if (st != STATUS_OK)
		return st;
	st = piece_read(fd, source->raw, 0, &head_length);
	if (st != STATUS_OK)
		return st;
	encoding = encoding_of(source, is_utf8, head_length);
	if (encoding != NULL)
		st = converters_open(source, encoding);
	if (st == STATUS_OK)
		st = source_parse(source, flow);
	source_close(source);
	return st;
}
