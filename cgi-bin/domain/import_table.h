/**
 * @file
 * Tables of one's own data taken in: products, customers, prices, stock.
 *
 * Layer: domain.  A table has a line of column names, Chinese or English, then
 * a row per thing.  Every row is judged and reported.  All rows are written in
 * one transaction: whole, or without the bad ones, or (a trial) not at all with
 * the same report.  An empty cell, or a column that is not there, leaves what a
 * known product or customer has.
 */
#ifndef DOMAIN_IMPORT_TABLE_H
#define DOMAIN_IMPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/table_file.h"

struct act;
struct db;

enum import_kind {
	IMPORT_PRODUCTS = 0,
	IMPORT_CUSTOMERS,
	IMPORT_PRICES,
	IMPORT_STOCK,
	IMPORT_KIND_COUNT
};

enum {
	IMPORT_ROWS_MAX = 20000,
	IMPORT_COLUMNS_MAX = 24
};

/** A column, by either of its names. */
struct import_column {
	const char *name;
	const char *name_en;
	bool is_needed;
};

/** The columns of a kind, in the order of its example. */
const struct import_column *import_columns(
    enum import_kind kind, size_t *count);

/** "products"; and the kind of a name, IMPORT_KIND_COUNT for none. */
const char *import_kind_name(enum import_kind kind);
enum import_kind import_kind_by_name(const char *name);

enum import_verdict {
	IMPORT_NEW = 0,
	IMPORT_CHANGED, /* was known: takes what the row says */
	IMPORT_REFUSED,
	IMPORT_VERDICT_COUNT
};

/** What is wrong with a row. */
enum import_fault {
	IMPORT_FINE = 0,
	IMPORT_EMPTY,    /* a cell that is needed */
	IMPORT_TOO_LONG, /* … or has characters that do not print */
	IMPORT_NO_NUMBER,
	IMPORT_NO_DAY,
	IMPORT_NO_CHOICE,    /* not one of the words of its column */
	IMPORT_UNKNOWN,      /* names something that does not exist */
	IMPORT_TWICE,        /* the same as a row above */
	IMPORT_DAYS_TURNED,  /* the last day is before the first */
	IMPORT_OTHER_EXPIRY, /* the batch is known with another */
	IMPORT_OUT_OF_RANGE, /* the values do not go together */
	IMPORT_FAULT_COUNT
};

struct import_result {
	size_t row;      /* as a spreadsheet counts it */
	const char *key; /* the first column's cell */
	enum import_verdict verdict;
	enum import_fault fault;
	size_t column; /* the fault's, of import_columns() */
};

struct import_report {
	struct import_result *results; /* one per row */
	size_t count;
	size_t counts[IMPORT_VERDICT_COUNT];
	bool is_written;
	bool lacks_column;          /* nothing was read: */
	size_t column;              /* … a needed one is missing */
	const char *const *ignored; /* headings that are no column */
	size_t ignored_count;
	struct table_error table; /* set when the file itself is at fault */
};

struct import_request {
	enum import_kind kind;
	int fd;           /* of the file */
	struct day today; /* in the company's zone */
	bool dry_run;
	bool skip_bad; /* write the good rows though there are bad ones */
};

/**
 * Read and take a table.  ACTION_ADMIN.
 *
 * @param[out] out  also on STATUS_INVALID
 * @return STATUS_OK (rows may have been refused); STATUS_INVALID (no table, see
 *         out->table, or a column is lacking); STATUS_FORBIDDEN.
 */
enum status import_table_take(struct db *db, struct act *act,
    const struct import_request *request, struct import_report *out) MUST_CHECK;

/**
 * Write what products are found by (initials, grams) for every one, as after a
 * load that went past the products' own rules.  ACTION_ADMIN.
 */
enum status import_index_products(struct db *db, struct act *act) MUST_CHECK;

#endif
