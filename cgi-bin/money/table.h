/**
 * @file
 * A list on a page from the same columns as its files: templates/money/list.tpl
 * and templates/money/table.tpl.
 *
 * Program: money.
 */
#ifndef MONEY_TABLE_H
#define MONEY_TABLE_H

#include "app/list.h"

/** What a table shows beyond the columns of its list. */
struct table {
	const struct list *list;
	const char *caption;    /* T_() text */
	const char *empty;      /* T_() heading where there is no row … */
	const char *empty_note; /* … and what to do; NULL for none */
	/* Links under the first column: struct file, and which row each is of. */
	const struct db_rows *files; /* NULL for none */
	int64_t (*file_owner)(const void *row);
	bool zero_is_dash;      /* amounts of nothing are left out */
	size_t shown;           /* columns on the page, the rest in files alone;
				   0: all */
	/** Where the first column leads; NULL, or "" for nowhere. */
	const char *(*path)(struct page *page, const void *row);
	/** Under the first column, small; NULL for none. */
	const char *(*note)(struct page *page, const void *row);
	/** Tone of a LIST_WORDS cell, "good"; NULL for plain text. */
	const char *(*tone)(const void *row, size_t column);
};

/** Fill parts of money/table.tpl as a row of `section`. */
void table_fill(struct page *page, const char *section,
    const struct table *table, const struct db_rows *rows);

/** A tab, chip or button of money/list.tpl. */
struct table_link {
	const char *path;
	const char *text; /* T_() text */
	bool chosen;      /* the current one; of buttons the main one */
};

/** What stands around the table of money/list.tpl. */
struct table_page {
	const char *heading; /* in the reader's language, as all here */
	const char *intro;   /* NULL for none */
	const char *crumb;   /* NULL for none … */
	const char *crumb_path;
	const struct table_link *tabs;
	size_t tab_count;
	const struct table_link *chips;
	size_t chip_count;
	const struct table_link *buttons;
	size_t button_count;
	bool has_export; /* list_page() was called */
};

/** Fill what stands around the table. */
void table_page(struct page *page, const struct table_page *around);

/** Tabs, chips or buttons as rows of `section`. */
void table_links(struct page *page, const char *section,
    const struct table_link *links, size_t count);

#endif
