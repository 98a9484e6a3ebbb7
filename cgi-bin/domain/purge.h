/**
 * @file
 * What is no longer needed goes.  Layer: domain.
 */
#ifndef DOMAIN_PURGE_H
#define DOMAIN_PURGE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"

struct db;

/**
 * Delete, at most 2,000 rows of each kind: form tokens older than 7 days,
 * expired sessions and steps of signing in, failed sign-ins older than a day,
 * links to set a password older than 7 days, browsers nobody signed in from
 * for 400 days, announcements that were
 * delivered 30 days ago, notifications older than 400 days.
 *
 * @param mem for rows read inside
 * @param[out] gone rows deleted in all; call again while it is not 0
 */
enum status purge_run(struct db *db, struct arena *mem, struct instant now,
    int64_t *gone) MUST_CHECK;

#endif
