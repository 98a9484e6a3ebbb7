/**
 * @file
 * Rows of code and quantity out of pasted text or a table file.  Layer: domain.
 *
 * Pure: no database.  Every row that holds anything becomes a draft row, also an
 * unreadable one: its verdict says so.
 */
#ifndef DOMAIN_DRAFT_ROWS_H
#define DOMAIN_DRAFT_ROWS_H

#include "domain/draft.h"

/** Rows found, and whether there were more than DRAFT_LINES_MAX of them. */
struct draft_rows {
	struct draft_row *rows;
	size_t count;
	bool too_many; /* the text held more rows than `rows` */
};

/**
 * Read pasted lines: code, then quantity, parted by a tab, a comma, a semicolon,
 * several blanks or "x"/"×"/"*".  Full-width forms are read as plain ones.  A
 * line without a quantity is a row with quantity "".  A first line that names
 * its columns is no row.
 */
struct draft_rows draft_rows_parse(struct arena *mem, const char *pasted);

/**
 * Take cells (a table's rows) in the same way: a header row names the columns of
 * code and quantity ("编码", "SKU", "数量", "qty" …), else they are the first
 * two.  Feed each row in turn, then read `out`.
 */
struct draft_rows_reader {
	struct arena *mem;
	struct draft_rows out;
	size_t capacity;
	size_t code_column, quantity_column;
	bool started;
};

void draft_rows_begin(struct draft_rows_reader *reader, struct arena *mem);
void draft_rows_add(struct draft_rows_reader *reader, const char *const *cells,
    size_t cell_count);

/**
 * A quantity as people type it: "12", "1,200", "１２", and "12.0" as spreadsheets
 * write it; no unit.
 *
 * @return STATUS_INVALID for anything else, a negative one, or one above
 *         DRAFT_UNITS_MAX.
 */
enum status draft_quantity_parse(
    const char *typed, int64_t *quantity) MUST_CHECK;

#endif
