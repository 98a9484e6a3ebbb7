/**
 * @file
 * A ticket that another use case opens in its own transaction.  Layer: domain.
 */
#ifndef DOMAIN_TICKET_OPEN_H
#define DOMAIN_TICKET_OPEN_H

#include "domain/ticket_act.h"

/**
 * As ticket_open() or ticket_register(), by the side the actor stands on, inside
 * the caller's transaction, which has judged that the actor may: a declined
 * offer of a return becomes a complaint, an answer to a closed ticket a new one.
 *
 * @param follows_id the ticket before it; 0 for none
 * @param[out] id the new ticket; act->result leads to it
 */
enum status ticket_open_within(struct db *db, struct act *act,
    const struct ticket_new *in, int64_t follows_id, enum ticket_fault *fault,
    int64_t *id) MUST_CHECK;

#endif
