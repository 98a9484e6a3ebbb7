/**
 * @file
 * A link made within another step.  Layer: domain, for ticket*.c and
 * complaint*.c alone.
 */
#ifndef DOMAIN_TICKET_LINK_H
#define DOMAIN_TICKET_LINK_H

#include "domain/ticket_core.h"

/** Link what people typed: see ticket_link_add(). */
enum status ticket_link_typed(struct db *db, struct act *act,
    struct ticket_core *ticket, const char *object,
    enum ticket_fault *fault) MUST_CHECK;

#endif
