/**
 * @file
 * Fuzzing domain/table_file: pasted text and comma-separated files.
 */
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "domain/table_file.h"

#define CEILING ((size_t)64 * 1024 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every row keeps what the contract promises. */
static enum status
check_row(void *context, const struct table_row *row)
{
	size_t *last = context;

	if (row->number <= *last || row->count < 1 ||
	    row->count > TABLE_COLUMNS_MAX ||
	    row->cells[row->count - 1][0] == '\0')
		abort();
	*last = row->number;
	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
		size_t length = strlen(row->cells[i]);

		if (length > TABLE_CELL_BYTES_MAX ||
		    !utf8_is_valid(row->cells[i], length) ||
		    strpbrk(row->cells[i], "\t\r\n") != NULL)
			abort();
	}
	return STATUS_OK;
}

static void
check_error(enum status st, const struct table_error *error)
{
	if ((st == STATUS_OK) != (error->fault == TABLE_FINE))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_new(CEILING);
	const char *text = arena_memdup(mem, (const char *)data, size);
	struct table_error error;
	size_t last = 0;
	struct table_sink sink = { 50, check_row, &last };
	int fd;

	check_error(table_read_text(mem, text, &sink, &error), &error);

	/* Workbooks go to a program of their own: see fuzz_xlsx.c. */
	fd = size > 0 && data[0] != 'P' ? memfd_create("fuzz", 0) : -1;
	if (fd >= 0 && write(fd, data, size) == (ssize_t)size) {
		last = 0;
		check_error(table_read_file(mem, fd, &sink, &error), &error);
	}
	if (fd >= 0)
		close(fd);
	arena_free(mem);
	return 0;
}
