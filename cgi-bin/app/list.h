/**
 * @file
 * Lists: keyset paging on the page, the same list as CSV and XLSX by ending.
 *
 * Layer: app.  The domain finds the rows (scope, filters, order); here stands
 * what every list has in common.  Filters are read with page_form() from the
 * query string, all optional.  Newest first: by (time, id), both descending.
 */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/page.h"
#include "db/db.h"

enum {
	LIST_PAGE_ROWS = 50,
	LIST_CHUNK_ROWS = 500,     /* of an export, at once */
	LIST_EXPORT_ROWS = 100000, /* more must be narrowed by a filter */
	LIST_COLUMNS_MAX = 40
};

/** Where a row stands in the order of the list. */
struct list_key {
	struct instant at;
	int64_t id;
};

/** Which rows to read. */
struct list_span {
	struct list_key
	    after; /* continue behind this row; id 0: from the top */
	int64_t limit;
};

/** What a cell of an export holds. */
enum list_kind {
	LIST_TEXT,  /* const char *, may be NULL */
	LIST_INT,   /* int64_t */
	LIST_MONEY, /* int64_t fen */
	LIST_DAY,   /* struct day */
	LIST_TIME,  /* struct instant, shown in the reader's zone */
	LIST_WORDS  /* text() says it, in the reader's language */
};

/** One column of the exports. */
struct list_column {
	const char *title; /* T_() text */
	enum list_kind kind;
	size_t offset; /* in the row; LIST_WORDS has none */
	const char *(*text)(
	    struct arena *mem, enum language language, const void *row);
};

/** A list: how it is read, keyed and exported. */
struct list {
	const char *name; /* file name of an export, "orders" */
	size_t row_size;
	/** Rows of `filter` within `span`, texts in `mem`. */
	enum status (*read)(struct page *page, struct arena *mem,
	    const void *filter, struct list_span span, struct db_rows *rows);
	struct list_key (*key)(const void *row);
	const struct list_column *columns;
	size_t column_count;
};

/**
 * Read one page of the list: at most 50 rows behind `after=`.  Fills HAS_NEXT,
 * NEXT_URL, HAS_FIRST, FIRST_URL (back to the newest), CSV_URL and XLSX_URL,
 * all with the filters kept.
 *
 * @return STATUS_INVALID for an `after` that no page of ours gave
 */
enum status list_page(struct page *page, const struct list *list,
    const void *filter, struct db_rows *rows) MUST_CHECK;

/**
 * Answer the whole list as a file: the handler of "….csv" and "….xlsx".
 *
 * @return STATUS_INVALID with a message when it is over 100,000 rows
 */
enum status list_export(
    struct page *page, const struct list *list, const void *filter) MUST_CHECK;

#endif
