/**
 * @file
 * Bank files are read: the header, then the lines.  See bank.h.
 */
#include <sodium.h>

#include "base/text.h"
#include "domain/bank_match.h"

enum {
	HEADER_CELLS_MIN = 3,
	LINES_AT_FIRST = 64
};

/* A file being read. */
struct reading {
	struct arena *mem;
	struct bank_file *file;
	struct bank_cells *lines;
	size_t capacity; /* of them */
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

static void
make_room(struct reading *job)
{
	size_t capacity =
	    job->capacity > 0 ? job->capacity * 2 : LINES_AT_FIRST;
	struct bank_cells *lines =
	    arena_calloc(job->mem, capacity, sizeof(*lines));

	for (size_t i = 0; i < job->capacity; i++)
		lines[i] = job->lines[i];
	job->lines = lines;
	job->capacity = capacity;
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
	if (job->file->line_count == job->capacity)
		make_room(job);
	line = &job->lines[job->file->line_count++];
	line->row = row->number;
	for (i = 0; i < TABLE_COLUMNS_MAX; i++)
		line->cells[i] = i < row->count && row->cells[i][0] != '\0'
		    ? arena_strdup(job->mem, row->cells[i])
		    : "";
	return STATUS_OK;
}

static struct table_sink
begin(struct arena *mem, const char *name, struct bank_file *out,
    struct reading *job)
{
	*out = (struct bank_file){ .name = name };
	*job = (struct reading){
		.mem = mem,
		.file = out,
	};
	return (struct table_sink){
		.rows_max = BANK_LINES_MAX + 1,
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
	struct table_sink sink = begin(mem, name, out, &job);

	return finish(&job, table_read_file(mem, fd, &sink, error), error);
}

enum status
bank_read_text(struct arena *mem, const char *text, const char *name,
    struct bank_file *out, struct table_error *error)
{
	struct reading job;
	struct table_sink sink = begin(mem, name, out, &job);

	return finish(&job, table_read_text(mem, text, &sink, error), error);
}
