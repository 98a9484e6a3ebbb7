/**
 * @file
 * Two tickets made one within another step.  Layer: domain, for ticket*.c
 * alone.
 */
#ifndef DOMAIN_TICKET_MERGE_H
#define DOMAIN_TICKET_MERGE_H

#include "domain/ticket_act.h"

/** Lock both by ascending id, judge, merge `id` into the other, finish both. */
enum status ticket_merge_within(struct db *db, struct act *act, int64_t id,
    int64_t into_id, enum ticket_fault *fault) MUST_CHECK;

#endif
