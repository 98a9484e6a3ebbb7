/**
 * @file
 * Rows for the quick-order grid from elsewhere: a file, the last order, what is
 * usually bought.  Layer: program orders.
 */
#ifndef ORDERS_FILL_H
#define ORDERS_FILL_H

#include "app/page.h"
#include "domain/customer.h"
#include "domain/draft_rows.h"

/** The rows of the uploaded "file"; an unreadable one is a page_error(). */
enum status fill_from_file(
    struct page *page, struct draft_rows *rows) MUST_CHECK;

/** `what`: "last", "usual" or "suggested"; anything else gives no rows. */
enum status fill_from_history(struct page *page,
    const struct customer *customer, const char *what,
    struct draft_rows *rows) MUST_CHECK;

/** The lines of an order, without its free goods. */
enum status fill_from_order(struct page *page, const char *number,
    int64_t *customer_id, struct draft_rows *rows) MUST_CHECK;

#endif
