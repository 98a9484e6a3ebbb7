/**
 * @file
 * The second factor: time-based codes (RFC 6238) and recovery codes.
 *
 * Layer: domain.  A code is six digits, SHA-1, 30 s, taken one step early or
 * late; no code counts twice, nor one of a step before the last that counted.
 * Recovery codes are stored as digests and count once each.
 */
#ifndef DOMAIN_TWO_FACTOR_H
#define DOMAIN_TWO_FACTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/actor.h"

enum {
	TWO_FACTOR_CODES = 10,       /* recovery codes of one user */
	TWO_FACTOR_CODE_BYTES = 24,  /* "ABCDE-FGHJK-MNPQR" and NUL */
	TWO_FACTOR_SECRET_BYTES = 20 /* 160 bits, as RFC 4226 asks */
};

/** Recovery codes, to be shown once. */
struct two_factor_codes {
	char code[TWO_FACTOR_CODES][TWO_FACTOR_CODE_BYTES];
};

/** How one's second factor stands. */
struct two_factor {
	bool is_on;
	bool is_due;           /* one of the roles may not do without */
	bool is_begun;         /* a secret waits for its first code */
	struct instant since;  /* when it was confirmed */
	int64_t codes_left;    /* recovery codes not used yet */
	const char *secret;    /* is_begun: in base 32, to be typed */
	const char *uri;       /* is_begun: "otpauth://…", for the QR code */
};

/** The time step of a moment. */
int64_t two_factor_step(struct instant at);

/** The code of a step.  @param digits 6 to 8 */
enum status two_factor_code(const unsigned char *secret, size_t length,
    int64_t step, unsigned digits, char out[9]) MUST_CHECK;

/** One's own. */
enum status two_factor_read(struct db *db, struct arena *mem,
    const struct actor *who, struct two_factor *out) MUST_CHECK;

/** Make a secret that waits for its first code; the one before that waited is
 *  gone.  STATUS_CONFLICT if it is on already. */
enum status two_factor_begin(struct db *db, struct act *act) MUST_CHECK;

/** Turn it on with its first code.  STATUS_INVALID: not the code of now;
 *  STATUS_CONFLICT: nothing was begun. */
enum status two_factor_confirm(struct db *db, struct act *act, const char *code,
    struct two_factor_codes *codes) MUST_CHECK;

/** What turning off and new recovery codes ask for. */
struct two_factor_proof {
	const char *password;
	const char *code; /* of the app, or a recovery code */
};

/** Turn it off.  STATUS_INVALID: password or code do not fit; STATUS_FORBIDDEN:
 *  a role of the user may not do without, or too many tries. */
enum status two_factor_off(struct db *db, struct act *act,
    const struct two_factor_proof *proof) MUST_CHECK;

/** New recovery codes; those before are void.  The same. */
enum status two_factor_renew(struct db *db, struct act *act,
    const struct two_factor_proof *proof,
    struct two_factor_codes *codes) MUST_CHECK;

/* --- For signing in: inside a transaction ----------------------------------- */

/** Whether a second factor is on, and whether a role of any company of the
 *  user's may not do without. */
enum status two_factor_asked(struct db *db, struct arena *mem, int64_t user_id,
    bool *is_on, bool *is_due) MUST_CHECK;

/** Use up a code or a recovery code.  STATUS_INVALID: it does not fit. */
enum status two_factor_take(struct db *db, struct arena *mem, int64_t user_id,
    const char *code, struct instant now) MUST_CHECK;

/** Make a secret for a user who waits at the door.  Inside a transaction. */
enum status two_factor_make(struct db *db, struct arena *mem, int64_t user_id,
    struct instant now) MUST_CHECK;

/** The secret that waits, as two_factor_read() gives it; else NOT_FOUND. */
enum status two_factor_waiting(struct db *db, struct arena *mem,
    int64_t user_id, struct two_factor *out) MUST_CHECK;

/** Turn on what waits, with its first code.  Inside a transaction. */
enum status two_factor_settle(struct db *db, struct arena *mem, int64_t user_id,
    const char *code, struct instant now,
    struct two_factor_codes *codes) MUST_CHECK;

/** New recovery codes for the user.  Inside a transaction. */
enum status two_factor_give_codes(struct db *db, struct arena *mem,
    int64_t user_id, struct two_factor_codes *codes) MUST_CHECK;

/** Take the second factor away, whatever its state.  Inside a transaction. */
enum status two_factor_remove(struct db *db, int64_t user_id) MUST_CHECK;

#endif
