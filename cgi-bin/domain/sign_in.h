/**
 * @file
 * Signing in: password, then the second factor where there is one.
 *
 * Layer: domain.  Between the two there is no session, only a step of 10
 * minutes, found by a token of its own, that can do nothing else.
 *
 * Throttle, within an hour: 100 wrong passwords and 20 wrong codes for an
 * account from all places its owner is not known at, the same for each browser
 * and address the owner signed in from before, and 1,000 from one address for
 * any account.  Failures elsewhere do not count against a known browser, so
 * that nobody locks the owner out.
 */
#ifndef DOMAIN_SIGN_IN_H
#define DOMAIN_SIGN_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/two_factor.h"

/** What a sign-in needs. */
struct sign_in {
	const char *login;    /* as typed */
	const char *password; /* as typed */
	bool remember;
	const char *address; /* of the client */
	const char *agent;
	const char *device; /* token of its "device" cookie; "" for none */
	struct instant now;
};

enum sign_in_next {
	SIGN_IN_DONE,  /* there is a session */
	SIGN_IN_CODE,  /* a code of the second factor is due */
	SIGN_IN_SET_UP /* a second factor has to be set up first */
};

/** What to hand to the browser. */
struct signed_in {
	enum sign_in_next next;
	char token[44];   /* of the session; of the step while one is due */
	int64_t max_age;  /* seconds for its cookie; 0 for a session cookie */
	char device[44];  /* for the "device" cookie; "" to leave it */
};

/**
 * Check a password.  Takes the same time for an unknown login.
 *
 * @return STATUS_OK; STATUS_INVALID (unknown, wrong, disabled, or without a
 *         company: not told apart); STATUS_FORBIDDEN (too many tries: wait);
 *         STATUS_UNAVAILABLE.
 */
enum status sign_in_password(struct db *db, struct arena *mem,
    const struct sign_in *in, struct signed_in *out) MUST_CHECK;

/** A step that is due. */
struct sign_in_step {
	int64_t user_id;
	const char *login;
	bool must_set_up;
	struct two_factor waiting; /* must_set_up: what is to be set up */
};

/** The step of a token.  STATUS_NOT_FOUND: none, or over: sign in anew. */
enum status sign_in_step(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct sign_in_step *out) MUST_CHECK;

/**
 * Answer a step with a code or a recovery code; of `in` the login, password and
 * remember are not looked at.
 *
 * @return STATUS_OK; STATUS_INVALID (does not fit); STATUS_FORBIDDEN (too many
 *         tries); STATUS_NOT_FOUND (no such step).
 */
enum status sign_in_code(struct db *db, struct arena *mem, const char *step,
    const char *code, const struct sign_in *in,
    struct signed_in *out) MUST_CHECK;

/** The same for a step that sets up the second factor with its first code. */
enum status sign_in_set_up(struct db *db, struct arena *mem, const char *step,
    const char *code, const struct sign_in *in, struct signed_in *out,
    struct two_factor_codes *codes) MUST_CHECK;

/* --- For invitations and reset passwords ------------------------------------ */

/** Go on as if the user's password had just been checked. */
enum status sign_in_user(struct db *db, struct arena *mem, int64_t user_id,
    const struct sign_in *in, struct signed_in *out) MUST_CHECK;

/** Check a password and nothing more, under the throttle.
 *  @param[out] user_id whose it is */
enum status sign_in_check(struct db *db, struct arena *mem,
    const struct sign_in *in, int64_t *user_id) MUST_CHECK;

/* --- For what asks those who are signed in once more ------------------------- */

/** Check the actor's own password, under the throttle.  STATUS_INVALID: wrong;
 *  STATUS_FORBIDDEN: too many tries. */
enum status sign_in_check_own(
    struct db *db, struct act *act, const char *password) MUST_CHECK;

/** Whether the actor may try a code now: else STATUS_FORBIDDEN. */
enum status sign_in_may_guess(struct db *db, struct act *act) MUST_CHECK;

/** Note a wrong code.  @return STATUS_INVALID once it is written */
enum status sign_in_guessed_wrong(
    struct db *db, struct act *act) MUST_CHECK;

/** The password changed by a link: whatever waits for a code is over, and no
 *  browser is known any more.  Inside a transaction. */
enum status sign_in_forget(struct db *db, int64_t user_id) MUST_CHECK;

/** What somebody typed as a login, as it is stored. */
const char *sign_in_login(struct arena *mem, const char *typed)
    __attribute__((returns_nonnull));

#endif
