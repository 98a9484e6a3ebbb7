/**
 * @file
 * The two files a list can become.  Private to app/list*.c.  Layer: app.
 */
#ifndef APP_LIST_EXPORT_H
#define APP_LIST_EXPORT_H

#include "app/list.h"

/** One value on its way into a file. */
struct list_cell {
	enum list_kind kind; /* LIST_WORDS comes as LIST_TEXT */
	const char *text;
	int64_t number;
	struct day day;
	struct instant at;
};

/** A file being written. */
struct list_writer;

struct list_writer *list_csv_new(
    struct page *page, const struct list *list, const char *file_name);

/** @return NULL (logged) when there is no room for its temporary file */
struct list_writer *list_xlsx_new(
    struct page *page, const struct list *list, const char *file_name);

/** What a kind of file does with cells. */
struct list_writer {
	enum status (*row)(struct list_writer *writer,
	    const struct list_cell *cells, size_t count);
	enum status (*end)(struct list_writer *writer);
	struct page *page;
};

#endif
