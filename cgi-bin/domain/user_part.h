/**
 * @file
 * What user.c and user_role.c share.  Layer: domain.  Private to them.
 */
#ifndef DOMAIN_USER_PART_H
#define DOMAIN_USER_PART_H

#include "domain/user.h"

/** Whether the asker manages users of that company; 0 is the supplier. */
bool user_may_in(const struct actor *who, int64_t customer_id);

/** After a change: somebody must be left who may do this.  Inside the act. */
enum status user_someone_is_left(struct db *db, struct act *act,
    int64_t customer_id, enum user_fault *fault) MUST_CHECK;

/** The page of the user answers the act. */
void user_lead(struct act *act, int64_t user_id);

#endif
