/**
 * @file
 * Passwords of users: changing one's own, and the link for who forgot it.
 *
 * Layer: domain.  A link is a 256-bit token, stored as its SHA-256, valid once
 * within 30 minutes.  Every change ends the user's other sessions, forgets the
 * links asked for before, and is told to the user.
 */
#ifndef DOMAIN_CREDENTIAL_H
#define DOMAIN_CREDENTIAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/password.h"
#include "domain/sign_in.h"

/**
 * Change one's own password; ends all other sessions.
 *
 * @return STATUS_OK; STATUS_INVALID with `fault` (PASSWORD_FINE: the old one is
 *         wrong); STATUS_FORBIDDEN (too many tries).
 */
enum status credential_change(struct db *db, struct act *act,
    const char *old_one, const char *new_one,
    enum password_fault *fault) MUST_CHECK;

/**
 * Somebody forgot the password of this login: send the link, if anybody has
 * it.  Answers the same whether or not; at most 3 mails an hour to one account.
 *
 * @return STATUS_OK; STATUS_FORBIDDEN (more than 20 an hour from one address).
 */
enum status credential_forgot(struct db *db, struct arena *mem,
    const struct sign_in *in) MUST_CHECK;

/** A link to pass on, made by an administrator (ACTION_ADMIN).
 *  @param[out] token NULL if it was sent by mail */
enum status credential_link(struct db *db, struct act *act, int64_t user_id,
    const char **token) MUST_CHECK;

/** Whose link this is.  STATUS_NOT_FOUND: none, used, or over. */
enum status credential_reset_find(struct db *db, struct arena *mem,
    const char *token, struct instant now, const char **login) MUST_CHECK;

/**
 * Set a new password by a link; ends all sessions of the user.
 *
 * @param[out] out as from sign_in_password()
 * @return STATUS_OK; STATUS_INVALID with `fault`; STATUS_NOT_FOUND.
 */
enum status credential_reset(struct db *db, struct arena *mem,
    const char *token, const char *new_one, const struct sign_in *in,
    enum password_fault *fault, struct signed_in *out) MUST_CHECK;

/** Store a password, hashed before.  Inside a transaction. */
enum status credential_store(struct db *db, int64_t user_id, const char *hash,
    struct instant now) MUST_CHECK;

#endif
