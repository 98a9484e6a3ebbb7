/**
 * @file
 * The quick-order grid: reading it from a form, showing it with verdicts.
 *
 * Layer: program orders.
 */
#ifndef ORDERS_GRID_H
#define ORDERS_GRID_H

#include "app/page.h"
#include "domain/customer.h"
#include "domain/draft.h"
#include "domain/draft_rows.h"

/** Fields of the grid's form, for the route table. */
#define GRID_FIELDS                                                            \
	"sku[] quantity[] short[] seen[] lines file@ customer version go fix " \
	"remove add fill name"

/** Bytes a form of 600 rows, a pasted table or a file may have. */
enum {
	GRID_BODY_MAX = 8 * 1024 * 1024
};

/**
 * For whom the grid is: the company acted for, or for staff the customer of
 * that id (0: none chosen yet).
 *
 * @return STATUS_OK; STATUS_NOT_FOUND.
 */
enum status grid_customer(struct page *page, int64_t customer_id,
    struct customer *customer) MUST_CHECK;

/** The rows of the form with the pressed fix, removal, paste, file and filling
 *  applied.  Messages about an unreadable file are page_error()s. */
enum status grid_rows(struct page *page, const struct customer *customer,
    struct draft_rows *rows) MUST_CHECK;

/** Rows as the lines of a draft that is not saved yet. */
void grid_lines(
    struct arena *mem, const struct draft_rows *rows, struct draft *draft);

/** Judge the draft and render the grid, with `blank` empty rows after it. */
enum status grid_show(struct page *page, const struct customer *customer,
    struct draft *draft, int64_t blank) MUST_CHECK;

/** The message for an input a rule refused. */
void grid_fault(struct page *page, enum draft_fault fault);

#endif
