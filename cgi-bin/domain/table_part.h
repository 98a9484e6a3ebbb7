/**
 * @file
 * What the parts of table_file share: the row being put together, and the
 * reading of comma-separated text.  For domain/table_*.c only.  Layer: domain.
 */
#ifndef DOMAIN_TABLE_PART_H
#define DOMAIN_TABLE_PART_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

#include "domain/table_file.h"

/** Rows on their way to the sink. */
struct table_flow {
	const struct table_sink *sink;
	struct table_error *error;
	enum status status; /* the first thing that went wrong stays */
	size_t rows_given;
	size_t row_number; /* of the row being put together */
	size_t cell_count; /* cells seen in it, empty ones too */
	struct table_row row;
	char room[TABLE_COLUMNS_MAX][TABLE_CELL_BYTES_MAX + 1];
};

struct table_flow *table_flow_new(
    struct arena *mem, const struct table_sink *sink, struct table_error *error)
    __attribute__((returns_nonnull));

/** Note what is wrong, once, with the current row (or 0 for the whole). */
void table_flow_fail(
    struct table_flow *flow, enum table_fault fault, bool whole);

/** The next cell of the current row. */
void table_flow_cell(struct table_flow *flow, const char *bytes, size_t length);

/** The current row is complete: hand it on, begin the next. */
void table_flow_row_end(struct table_flow *flow);

/** Comma-separated text, given piece by piece. */
struct table_csv {
	struct csv_parser parser;
	struct table_flow *flow;
	bool after_return; /* the last line ended with a carriage return */
};

/** Begin; table_csv_end() must follow, whatever happens. */
enum status table_csv_begin(
    struct table_csv *csv, struct table_flow *flow, char separator) MUST_CHECK;

/** Look at flow->status after each piece. */
void table_csv_add(struct table_csv *csv, const char *bytes, size_t length);

void table_csv_end(struct table_csv *csv);

/** Tab, semicolon or comma, by what the first line of a text has most of. */
char table_csv_separator(const char *bytes, size_t length);

/** Text from a file, in whatever encoding. */
enum status table_read_csv(
    struct arena *mem, int fd, struct table_flow *flow) MUST_CHECK;

/** A workbook, by way of the helper program. */
enum status table_read_xlsx(
    struct arena *mem, int fd, struct table_flow *flow) MUST_CHECK;

#endif
