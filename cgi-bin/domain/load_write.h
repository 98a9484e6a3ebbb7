/**
 * @file
 * Rows on their way to their tables, some thousands at a time.
 *
 * Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_WRITE_H
#define DOMAIN_LOAD_WRITE_H

#include "domain/load_sql.h"

struct load_writer {
	struct arena *mem;
	struct db *db;
	struct {
		char *rows;
		size_t count;
	} chunks[LOAD_TABLE_COUNT];
	enum status failed; /* the first failure; nothing is written after it */
};

/** Begin; give back with load_writer_free(). */
struct load_writer *load_writer_new(struct db *db)
    __attribute__((returns_nonnull));
void load_writer_free(struct load_writer *writer);

/** The next row of a table, zeroed; holds until the next call for it. */
void *load_row(struct load_writer *writer, enum load_table table)
    __attribute__((returns_nonnull));

/** Write what is waiting.  @return the first failure of all */
enum status load_flush(struct load_writer *writer) MUST_CHECK;

#endif
