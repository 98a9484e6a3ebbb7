/**
 * @file
 * A task made within another step.  Layer: domain, for ticket*.c and
 * complaint*.c alone.
 */
#ifndef DOMAIN_TICKET_TASK_H
#define DOMAIN_TICKET_TASK_H

#include "domain/ticket_core.h"

/** Check, write and tell; the ticket is locked, ticket_core_finish() follows. */
enum status ticket_task_add(struct db *db, struct act *act,
    struct ticket_core *ticket, const struct ticket_task_new *in,
    enum ticket_fault *fault, int64_t *task_id) MUST_CHECK;

/** How many corrective measures are not done yet. */
enum status ticket_task_corrective(struct db *db, struct act *act,
    int64_t ticket_id, int64_t *open) MUST_CHECK;

#endif
