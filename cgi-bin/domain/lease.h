/**
 * @file
 * One holder at a time of a job, by the database's clock.  Layer: domain.
 *
 * A lease saves work, it does not guard data: what must not happen twice is
 * judged under row locks.  A holder that dies is followed when its time is out.
 */
#ifndef DOMAIN_LEASE_H
#define DOMAIN_LEASE_H

#include <stdint.h>

#include "base/status.h"

struct db;

/**
 * Take the lease, or prolong one's own.
 *
 * @param owner at most 80 characters, of this process alone
 * @return STATUS_OK; STATUS_CONFLICT while somebody else holds it.
 */
enum status lease_take(struct db *db, const char *name, const char *owner,
    int64_t seconds) MUST_CHECK;

/** Let others have it at once; nothing if it is not one's own. */
enum status lease_give_back(
    struct db *db, const char *name, const char *owner) MUST_CHECK;

#endif
