/**
 * @file
 * How often somebody may guess.  Layer: domain.  Private to signing in; see
 * sign_in.h for what counts where.
 */
#ifndef DOMAIN_SIGN_IN_THROTTLE_H
#define DOMAIN_SIGN_IN_THROTTLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/sign_in.h"

enum throttle_kind {
	THROTTLE_PASSWORD = 1,
	THROTTLE_CODE
};

/** Where somebody tries, and whether they may. */
struct throttle {
	enum throttle_kind kind;
	const char *login;
	const char *address;
	int64_t device_id; /* 0: a browser the owner is not known in */
	struct instant now;
	bool is_shut;
};

/** Look at a try.  @param in its address, device and time count */
enum status throttle_look(struct db *db, struct arena *mem,
    const struct sign_in *in, const char *login, enum throttle_kind kind,
    struct throttle *out) MUST_CHECK;

/** Note that it failed, in a transaction of its own. */
enum status throttle_note(
    struct db *db, const struct throttle *throttle) MUST_CHECK;

/** The same inside a transaction. */
enum status throttle_write(
    struct db *db, const struct throttle *throttle) MUST_CHECK;

#endif
