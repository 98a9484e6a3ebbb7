/**
 * @file
 * What waits for a leader: decisions that are the actor's to make, and what went
 * wrong or is about to in the actor's team, all in one statement.
 *
 * Layer: domain.  Limited by ACTION_TEAM_FIGURES; each kind by its own action.
 * What the actor may not decide (not its band, its own doing) is not counted.
 */
#ifndef DOMAIN_TODAY_NEEDS_H
#define DOMAIN_TODAY_NEEDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"

enum today_need_kind {
	/* To be decided. */
	NEED_HOLDS = 1, /* held orders within the actor's band */
	NEED_REVIEWS_DECIDE,
	NEED_REVIEWS_OPINE,
	NEED_CONTRACTS_REVIEW,
	NEED_COMPLAINTS_DECIDE,
	NEED_RETURNS_DECIDE,
	NEED_CONCESSIONS,

	/* To be looked at. */
	NEED_ESCALATED,     /* cases that climbed */
	NEED_PROMISES,      /* to pay, broken within 30 days */
	NEED_CONTRACTS_END, /* within 90 days */
	NEED_LICENCES_END,  /* within 60 days, or past and not renewed */
	NEED_LIMITS_END,    /* within 60 days */
	NEED_KIND_COUNT
};

struct today_need {
	enum today_need_kind kind;
	int64_t count;
	int64_t fen; /* 0 where there is no sum */
};

/** Those that occur, in the order of the enum.
 *  @param[out] rows struct today_need */
enum status today_needs(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct db_rows *rows) MUST_CHECK;

#endif
