/**
 * @file
 * What the end of tickets has in common.  Layer: domain, for ticket*.c and
 * complaint*.c alone.
 */
#ifndef DOMAIN_TICKET_END_H
#define DOMAIN_TICKET_END_H

#include "domain/ticket_core.h"

/** The distributor wrote within the grace: work goes on. */
void ticket_end_open_again(struct ticket_core *ticket, const struct act *act,
    int64_t message_id, const char *note);

/** The reply, also as that of other distributors' tickets that were merged into
 *  this one; before ticket_core_finish() of this one. */
enum status ticket_end_reply(struct db *db, struct act *act,
    struct ticket_core *ticket, const struct ticket_words *words,
    enum ticket_fault *fault, int64_t *message_id) MUST_CHECK;

#endif
