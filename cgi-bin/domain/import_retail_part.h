/**
 * @file
 * What import_retail*.c share: the text of the file taken apart.
 *
 * Layer: domain, private to import_retail*.c.
 */
#ifndef DOMAIN_IMPORT_RETAIL_PART_H
#define DOMAIN_IMPORT_RETAIL_PART_H

#include "db/db.h"
#include "domain/act.h"
#include "domain/import_retail.h"

/** Most lines of one file. */
enum {
	RETAIL_LINES_MAX = 2 * 1000 * 1000
};

/**
 * Unpack a file and take it apart: fills the cells, row and, where the file
 * has that column, position of out->lines.
 *
 * @return STATUS_OK, or STATUS_INVALID with out->fault set.
 */
enum status retail_parse(
    struct arena *mem, const char *path, struct retail_file *out) MUST_CHECK;

/** Store the invoices; products and customers have their ids.  Lines that were
 *  stored before are marked, the rest is counted in `report`. */
enum status retail_take_papers(struct db *db, struct act *act,
    struct retail_file *file, int zone_minutes, retail_progress *progress,
    void *context, struct retail_report *report) MUST_CHECK;

/** Inside the transaction that stored these orders, or let them grow: what
 *  they come to now is owed. */
enum status retail_post_orders(struct db *db, struct act *act,
    const int64_t *ids, size_t count, int zone_minutes) MUST_CHECK;

#endif
