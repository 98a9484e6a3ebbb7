/**
 * @file
 * The portal inbox of one user.  Layer: domain.
 *
 * Rows are made by outbox_deliver(); every function here is limited to the
 * actor's own.
 */
#ifndef DOMAIN_NOTIFICATION_H
#define DOMAIN_NOTIFICATION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/outbox.h"

struct db;
struct db_rows;

/** A notification.  Its words: notification_text() in the view. */
struct notification {
	int64_t id;
	struct instant at;
	const char *kind;       /* outbox_kind_find() */
	const char *path;       /* "/orders/…": what it is about */
	const char *detail;     /* outbox_fact(); also CUSTOMER, its name */
	struct instant read_at; /* none: unread */
};

/** After which notification a page of the list goes on. */
struct notification_key {
	struct instant at; /* none: from the newest */
	int64_t id;
};

/** Newest first, at most `limit` (≤ 200).  @param[out] rows struct
 *  notification */
enum status notification_list(struct db *db, struct arena *mem,
    const struct actor *who, struct notification_key after, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/** How many are unread. */
enum status notification_unread(struct db *db, struct arena *mem,
    const struct actor *who, int64_t *unread) MUST_CHECK;

/** Mark one read; leads to its path.  Read already is STATUS_OK. */
enum status notification_read(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** Mark all up to now read; leads to "/notifications". */
enum status notification_read_all(struct db *db, struct act *act) MUST_CHECK;

#endif
