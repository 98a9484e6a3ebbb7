/**
 * @file
 * One change by one person: runs in a transaction, acts once.
 *
 * Layer: domain.  Every use case that writes goes through act_run().  The form
 * token is claimed first inside the transaction, so the same submit sent twice,
 * or again after a lost answer, finds the first one's result instead of acting.
 */
#ifndef DOMAIN_ACT_H
#define DOMAIN_ACT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "domain/actor.h"

struct db;

/** Who acts, when, from where; and where the answer leads. */
struct act {
	const struct actor *who;
	struct arena *mem; /* for rows read inside; outlives the act */
	struct instant now;
	const char *token;   /* one-time form token; NULL for tool and worker */
	const char *address; /* of the client, for the audit; "" if none */
	char result[160];    /* path to lead to; work sets it by act_lead() */
	bool replayed;       /* an earlier act's result was found */
	bool in_place;       /* work may be done in an absent one's place: it
	                        was written down so (deputy.h) */
};

/** Set the path that answers this act, e.g. "/orders/%s". */
void act_lead(struct act *act, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/**
 * Run `work` once for act->token, in one transaction.  `work` may run several
 * times (deadlock): it must set all of its outputs anew each time.
 *
 * Of a deputy only what says act->in_place is done; else STATUS_FORBIDDEN.
 *
 * @return what `work` returned; STATUS_OK with act->replayed set and act->result
 *         filled when the token had acted before; STATUS_UNAVAILABLE.
 */
enum status act_run(struct db *db, struct act *act,
    enum status (*work)(struct db *db, struct act *act, void *context),
    void *context) MUST_CHECK;

#endif
