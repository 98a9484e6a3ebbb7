/**
 * @file
 * Load data of the desk: any number of cases with what was said, promised and
 * rated, for measuring.
 *
 * Layer: domain.  The same plan over the same customers makes the same rows.
 * They obey the rules of the product (promise_check() finds nothing) and are
 * written in bulk, past its acts and without news in the outbox.  Most cases have
 * ended over two years; one in sixteen came in the last three days.
 */
#ifndef DOMAIN_TICKET_LOAD_H
#define DOMAIN_TICKET_LOAD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"

enum {
	TICKET_LOAD_MAX = 1000000
};

struct ticket_load_plan {
	int64_t tickets;
	uint64_t seed;
	struct instant now; /* nothing happened after it */
};

/** What became of it. */
enum ticket_load_answer {
	TICKET_LOAD_DONE = 0,
	TICKET_LOAD_DONE_BEFORE, /* nothing was touched */
	TICKET_LOAD_NO_PEOPLE    /* no customers, staff or products */
};

/**
 * @param db  of load_connect()
 * @param mem for the world, 64 MiB at most
 * @return STATUS_INVALID for a plan out of bounds; STATUS_UNAVAILABLE.
 */
enum status ticket_load(struct db *db, struct arena *mem,
    const struct ticket_load_plan *plan,
    enum ticket_load_answer *answer) MUST_CHECK;

#endif
