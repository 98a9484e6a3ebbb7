/**
 * @file
 * Signing in and staying in.  Layer: domain.
 *
 * A session is a row found by the SHA-256 of a 256-bit token; it holds the
 * actor's snapshot (company, roles' reach, language), rewritten when roles
 * change or the company is switched.  Idle limit 30 min for staff, 8 h for
 * distributors; absolute 12 h, or 30 days with "keep me signed in".
 */
#ifndef DOMAIN_SESSION_H
#define DOMAIN_SESSION_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "domain/actor.h"

struct act;
struct db;
struct db_rows;

/** What the dispatcher needs beside the actor. */
struct session {
	const char *csrf_secret;
	bool has_language; /* the user or this session chose one */
	int64_t unread;    /* notifications */
	bool is_stale; /* seen_at is over 5 minutes old: call session_touch */
	const char
	    *company_name; /* the supplier's, for titles: zh and English */
	const char *company_name_en;
	const char *company_phone; /* "": none */
};

/**
 * The session of a token, as the cookie carries it.
 *
 * @return STATUS_OK, or STATUS_NOT_FOUND (none, idle too long, expired): both
 *         outputs are then those of nobody.
 */
enum status session_find(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct actor *who, struct session *session) MUST_CHECK;

/** Note that the session was used.  The dispatcher's one write on a GET. */
enum status session_touch(
    struct db *db, const struct actor *who, struct instant now) MUST_CHECK;

/** End this session. */
enum status session_close(
    struct db *db, struct arena *mem, const char *token) MUST_CHECK;

/** A company the user may act for. */
struct session_company {
	int64_t customer_id; /* 0 for the supplier */
	const char *name;
	const char *name_en; /* "": none */
};

/** Companies of a user, by name.  @param[out] rows struct session_company */
enum status session_companies(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Act for another of the user's companies from now on, in this session. */
enum status session_switch(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id) MUST_CHECK;

/** Remember the language in the session and for the user. */
enum status session_set_language(
    struct db *db, const struct actor *who, enum language language) MUST_CHECK;

/* --- One's open sessions ----------------------------------------------------- */

/** A session that is open somewhere. */
struct session_line {
	int64_t id;
	const char *address, *agent;
	const char *company, *company_en; /* acted for; "" for the supplier */
	bool remember;
	bool is_this;
	struct instant created_at, seen_at;
};

/** Those of the user, last seen first; over ones are not among them.
 *  @param[out] rows struct session_line, at most 100 */
enum status session_list(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct db_rows *rows) MUST_CHECK;

/** End one of one's own sessions, by its id. */
enum status session_end(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** End all of one's own sessions but this one. */
enum status session_end_others(struct db *db, struct act *act) MUST_CHECK;

/* --- Inside a transaction: what others changed -------------------------------- */

/** End the sessions of a user.  @param but this one's id stays; 0 for none
 *  @param[out] ended how many; may be NULL */
enum status session_drop(
    struct db *db, int64_t user_id, int64_t but, int64_t *ended) MUST_CHECK;

/** End the sessions that act for a company. */
enum status session_drop_company(
    struct db *db, int64_t customer_id) MUST_CHECK;

/** Roles, companies or their access changed: rewrite the snapshots of the user's
 *  sessions, end those whose company is lost. */
enum status session_refresh(
    struct db *db, struct arena *mem, int64_t user_id) MUST_CHECK;

/** Whose session is opened, and how. */
struct session_opening {
	int64_t user_id;
	bool remember;
	const char *address;
	const char *agent;
	struct instant now;
};

/**
 * Open a session for the user's first company.
 *
 * @return STATUS_OK; STATUS_INVALID (disabled, or no company is open to them).
 */
enum status session_begin(struct db *db, struct arena *mem,
    const struct session_opening *opening, char token[44],
    int64_t *max_age) MUST_CHECK;

/** Hash a password as sign-in will check it (argon2id, 19 MiB, t = 2). */
enum status password_hash(
    struct arena *mem, const char *password, const char **hash) MUST_CHECK;

#endif
