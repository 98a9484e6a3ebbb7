/**
 * @file
 * Paper: A4 pages with a letterhead, facts, a table that goes on over pages with
 * its head repeated, and page numbers.
 *
 * Layer: view.  Runs in the child of document_make(): what it takes is never
 * given back.
 */
#ifndef VIEW_DOCUMENT_PAGE_H
#define VIEW_DOCUMENT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "domain/actor.h"

/** Whose paper it is and for whom. */
struct document_frame {
	enum language language;
	int zone_minutes;
	const char *company; /* the supplier, in the document's language */
	const char *company_phone; /* "" for none */
	struct instant now;        /* when it is made */
};

/** A fact above the table: two stand beside each other. */
struct document_fact {
	const char *label;
	const char *value; /* NULL or "": left out */
	bool wide;         /* a line of its own */
};

/** A column of the table. */
struct document_column {
	const char *title;
	double width;  /* share of the page's width; all together 1 */
	bool to_right; /* figures */
};

/** A sum below the table. */
struct document_sum {
	const char *label;
	const char *value;
	bool strong;
};

enum {
	DOCUMENT_COLUMNS_MAX = 10
};

/** All of a paper; texts are in its language. */
struct document {
	const struct document_frame *frame;
	const char *title;
	const char *number;
	const struct document_fact *facts;
	size_t fact_count;
	const char *code;       /* to be read by a camera; NULL for none */
	const char *code_label; /* what it is for */
	const char *const *paragraphs; /* of a letter, above the table */
	size_t paragraph_count;
	const struct document_column *columns;
	size_t column_count;
	const char *const *cells; /* row after row; NULL is empty */
	size_t row_count;
	const struct document_sum *sums;
	size_t sum_count;
	const char *const *signatures; /* lines to sign on */
	size_t signature_count;
};

/** Draw it as PDF into `fd`.  STATUS_BUG where cairo or the file fails. */
enum status document_draw(const struct document *document, int fd) MUST_CHECK;

/** A document_fn for document_make(); the context is a struct document. */
enum status document_draw_context(int fd, const void *context) MUST_CHECK;

#endif
