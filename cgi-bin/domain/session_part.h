/**
 * @file
 * What session.c and session_own.c share.  Layer: domain.  Private to them.
 */
#ifndef DOMAIN_SESSION_PART_H
#define DOMAIN_SESSION_PART_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/session_sql.h"

/** How long a session may lie idle. */
#define SESSION_IDLE_STAFF_MS INT64_C(1800000)
#define SESSION_IDLE_CUSTOMER_MS INT64_C(28800000)

/** The actor's snapshot for one membership. */
struct session_snapshot {
	const struct membership_row *membership;
	int64_t company_count;
	enum side side;
	char reach[ACTION_COUNT + 1];
};

/** Take it.  @param count memberships of the user in all */
enum status session_snapshot(struct db *db, struct arena *mem,
    const struct membership_row *membership, size_t count,
    struct session_snapshot *out) MUST_CHECK;

#endif
