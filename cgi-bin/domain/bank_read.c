/**
 * @file
 * Bank files are read: the header, then the lines.  See bank.h.
 */
#include <sodium.h>

#include "base/text.h"
#include "domain/bank_match.h"

enum {
	HEADER_CELLS_MIN = 3
};

/* A file being read. */
struct reading {
	struct arena *mem;
	struct bank_file *file;
	struct bank_cells *lines;
};

void
bank_digest(const char *text, char out[BANK_DIGEST_HEX])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
	sodium_bin2hex(out, BANK_DIGEST_HEX, hash, sizeof(hash));
}

static void
take_header(struct reading *job, const struct table_row *row)
{
	struct text all = text_new(
	    job->mem, (size_t)TABLE_COLUMNS_MAX * (TABLE_CELL_BYTES_MAX + 2));
	size_t i;

	job->file->header_count = row->count;
	for (i = 0; i < TABLE_COLUMNS_MAX; i++) {
		job->file->headers[i] =
		    i < row->count ? arena_strdup(job->mem, row->cells[i]) : "";
		if (i < row->count) {
			text_add(&all, row->cells[i]);
			text_add_char(&all, '\n');
		}
	}
	bank_digest(all.bytes, job->file->header_digest);
}

static enum status
take_row(void *context, const struct table_row *row)
{
	struct reading *job = context;
	struct bank_cells *line;
	size_t i;

	if (job->file->header_count == 0) {
		/* Banks put the account's own data above the table. */
		if (row->count >= HEADER_CELLS_MIN)
			take_header(job, row);
		return STATUS_OK;
	}
	line = &job->lines[job->file->line_count++];
	line->row = row->number;
	for (i = 0; i < TABLE_COLUMNS_MAX; i++)
		line->cells[i] = i < row->count && row->cells[i][0] != '\0'
		    ? arena_strdup(job->mem, row->cells[i])
		    : "";
	return STATUS_OK;
}

/* @param most no more lines than this can come */
static struct table_sink
begin(struct arena *mem, const char *name, size_t most, struct bank_file *out,
    struct reading *job)
{
	*out = (struct bank_file){ .name = name };
	*job = (struct reading){
		.mem = mem,
		.file = out,
		.lines = arena_calloc(mem, most, sizeof(*job->lines)),
	};
	return (struct table_sink){
		.rows_max = most,
		.row = take_row,
		.context = job,
	};
}

static enum status
finish(const struct reading *job, enum status st, struct table_error *error)
{
	job->file->lines = job->lines;
	if (st != STATUS_OK || job->file->header_count > 0)
		return st;
	*error = (struct table_error){ .fault = TABLE_FORMAT };
	return STATUS_INVALID;
}

enum status
bank_read(struct arena *mem, int fd, const char *name, struct bank_file *out,
    struct table_error *error)
{
	struct reading job;
	struct table_sink sink =
	    begin(mem, name, BANK_LINES_MAX + 1, out, &job);

	return finish(&job, table_read_file(mem, fd, &sink, error), error);
}

enum status
bank_read_text(struct arena *mem, const char *text, const char *name,
    struct bank_file *out, struct table_error *error)
{
	/* A line is a character and its end at least. */
	size_t most = strlen(text) / 2 + 1;
	struct reading job;
	struct table_sink sink = begin(mem, name,
	    most <= BANK_LINES_MAX ? most : BANK_LINES_MAX + 1, out, &job);

	return finish(&job, table_read_text(mem, text, &sink, error), error);
}
