/**
 * @file
 * Inviting people: a one-time link by mail, with the roles they shall have.
 *
 * Layer: domain.  A link is a 256-bit token, stored as its SHA-256, valid once
 * within 7 days.  An administrator invites to the supplier or to any customer; a
 * distributor's administrator to the own company alone.
 */
#ifndef DOMAIN_INVITATION_H
#define DOMAIN_INVITATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/password.h"
#include "domain/sign_in.h"

/** Why nobody was invited. */
enum invitation_fault {
	INVITATION_FINE = 0,
	INVITATION_LOGIN,  /* not an e-mail address */
	INVITATION_NAME,   /* none, or too long */
	INVITATION_ROLES,  /* none, or one of the other side */
	INVITATION_THERE,  /* has the company's roles already */
	INVITATION_OPEN,   /* is invited already: send that one again */
	INVITATION_MANY,   /* 200 are open */
	INVITATION_COMPANY /* no such company, or it is shut */
};

struct invite {
	const char *login;
	const char *name;
	int64_t customer_id; /* 0: the supplier */
	int64_t team_id;     /* of staff; 0 for none */
	const char *const *roles;
	size_t role_count;
};

/** What became of it. */
struct invited {
	int64_t id;
	bool is_mailed;
	const char *token; /* to pass on, if it is not mailed; else "" */
};

/** Invite (ACTION_USER_MANAGE).  STATUS_INVALID with `fault`. */
enum status invitation_send(struct db *db, struct act *act,
    const struct invite *invite, struct invited *out,
    enum invitation_fault *fault) MUST_CHECK;

/** A new link, valid 7 days again; the old one is void. */
enum status invitation_resend(struct db *db, struct act *act, int64_t id,
    struct invited *out) MUST_CHECK;

enum status invitation_withdraw(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** One that is open. */
struct invitation {
	int64_t id;
	int64_t customer_id;
	const char *login, *name, *roles;
	const char *company, *company_en; /* "" for the supplier */
	const char *inviter;
	struct instant sent_at, expires_at;
	bool has_account; /* the address signs in already */
};

/** Open ones, newest first.  @param customer_id of this company; 0 for all
 *  @param[out] rows struct invitation, at most 200 */
enum status invitation_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id,
    struct db_rows *rows) MUST_CHECK;

/** Whose link this is.  STATUS_NOT_FOUND: none, used, withdrawn, or over. */
enum status invitation_find(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct invitation *out) MUST_CHECK;

/**
 * Accept: makes the account, or gives the company's roles to the account that
 * has the address and whose password is given.
 *
 * @param name of the person; not looked at if there is an account
 * @return STATUS_OK; STATUS_INVALID with `fault` (PASSWORD_FINE: the password is
 *         not the account's, or the name is missing); STATUS_FORBIDDEN (too many
 *         tries); STATUS_NOT_FOUND.
 */
enum status invitation_accept(struct db *db, struct arena *mem,
    const char *token, const char *name, const char *password,
    const struct sign_in *in, enum password_fault *fault,
    struct signed_in *out) MUST_CHECK;

#endif
