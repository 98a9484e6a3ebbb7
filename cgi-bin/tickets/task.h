/**
 * @file
 * A task as a form gives it.
 *
 * Program: tickets.
 */
#ifndef TICKETS_TASK_H
#define TICKETS_TASK_H

#include "tickets/pages.h"

/** Read kind, department, assignee, what and due; a day that is none is a
 *  page_error() at `field`. */
void ticket_task_typed(
    struct page *page, struct ticket_task_new *task, const char *field);

#endif
