/**
 * @file
 * What statement.c and statement_make.c share.  Layer: domain.
 */
#ifndef DOMAIN_STATEMENT_PART_H
#define DOMAIN_STATEMENT_PART_H

#include "domain/statement.h"

/** The number people read. */
const char *statement_number(struct arena *mem, int64_t id);

/** Lines of rows of struct movement_row, with their references. */
struct statement_line *statement_lines_of(
    struct arena *mem, const struct db_rows *rows);

/** The first day of a month. */
static inline struct day
statement_month(struct day day)
{
	return (struct day){ day.year, day.month, 1 };
}

#endif
