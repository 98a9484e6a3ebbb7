/**
 * @file
 * What every change of a customer's file begins and ends with.
 *
 * Layer: domain, for the nouns of the customer file; inside a transaction.
 */
#ifndef DOMAIN_CUSTOMER_LOCK_H
#define DOMAIN_CUSTOMER_LOCK_H

#include <stdint.h>

#include "base/status.h"
#include "domain/act.h"

struct db;

/**
 * Lock the customer's row if the action reaches it: two who change the same
 * part of one file come one after the other.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_UNAVAILABLE.
 */
enum status customer_lock(struct db *db, struct act *act, enum action action,
    int64_t customer_id) MUST_CHECK;

/** A line in the history of its file; the customer is locked.
 *  @param field [a-z_], at most 40 bytes
 *  @param old_value,new_value cut at 1000 characters */
enum status customer_note(struct db *db, struct act *act, int64_t customer_id,
    const char *field, const char *old_value,
    const char *new_value) MUST_CHECK;

#endif
