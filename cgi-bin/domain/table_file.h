/**
 * @file
 * A table that someone pastes or uploads, row by row.  Layer: domain.
 *
 * The type of a file is told by its content: a workbook (XLSX), else text in
 * UTF-8, UTF-16 with a mark or GB18030, whose columns are parted by tab,
 * semicolon or comma.  Nothing is kept: each row goes to the sink and is
 * forgotten, and everything has a ceiling.
 */
#ifndef DOMAIN_TABLE_FILE_H
#define DOMAIN_TABLE_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"

#define TABLE_COLUMNS_MAX 32
#define TABLE_CELL_BYTES_MAX 1000
#define TABLE_FILE_BYTES_MAX ((size_t)16 * 1024 * 1024)

/** One row; borrowed by the sink for the time of the call. */
struct table_row {
	size_t number; /* as a spreadsheet counts it, from 1 */
	size_t count;  /* cells up to the last that is not empty, at least 1 */
	/* Trimmed UTF-8; control characters are spaces.  Empty behind count. */
	const char *cells[TABLE_COLUMNS_MAX];
};

/** Where rows go; rows without any text are left out. */
struct table_sink {
	size_t
	    rows_max; /* rows that may be given, counted without empty ones */
	/** Anything but STATUS_OK stops the reading and is returned. */
	enum status (*row)(void *context, const struct table_row *row);
	void *context;
};

/** What is wrong with a table, for the message to its owner. */
enum table_fault {
	TABLE_FINE = 0,
	TABLE_TOO_MANY_ROWS,
	TABLE_TOO_MANY_COLUMNS,
	TABLE_CELL_TOO_LONG,
	TABLE_QUOTE_OPEN, /* a quotation mark that is never closed */
	TABLE_ENCODING,   /* neither UTF-8, UTF-16 nor GB18030 */
	TABLE_FORMAT,     /* no table: binary, damaged or forbidden content */
	TABLE_TOO_LARGE
};

struct table_error {
	enum table_fault fault;
	size_t row; /* as in table_row; 0 when it concerns the whole */
};

/**
 * Read pasted text: columns parted by tab, semicolon, comma (their wide forms
 * too), else by runs of spaces; decided once for the whole text.
 *
 * @param error set on STATUS_INVALID unless the sink returned that itself
 * @return STATUS_OK, STATUS_INVALID or what the sink returned.
 */
enum status table_read_text(struct arena *mem, const char *text,
    const struct table_sink *sink, struct table_error *error) MUST_CHECK;

/**
 * Read a file that can be read at any offset; it stays open.
 *
 * @return as table_read_text(), or STATUS_BUG when the workbook reader (config
 *         `xlsx_reader`, else qutong-xlsx beside this program) cannot be run.
 */
enum status table_read_file(struct arena *mem, int fd,
    const struct table_sink *sink, struct table_error *error) MUST_CHECK;

#endif
