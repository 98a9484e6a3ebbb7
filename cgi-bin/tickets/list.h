/**
 * @file
 * Tickets as lists: rows, keys and columns that the inbox shares.
 *
 * Program: tickets.
 */
#ifndef TICKETS_LIST_H
#define TICKETS_LIST_H

#include "tickets/pages.h"

/** All of them, the last changed first. */
extern const struct list ticket_desk_list;

/** A queue, the promise that runs out first in front. */
extern const struct list ticket_queue_list;

/** Rows of a struct ticket_filter. */
enum status ticket_rows_read(struct page *page, struct arena *mem,
    const void *filter, struct list_span span,
    struct db_rows *rows) MUST_CHECK;

#endif
