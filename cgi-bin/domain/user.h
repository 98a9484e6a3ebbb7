/**
 * @file
 * Users, their roles and whether they may come in: administration.
 *
 * Layer: domain.  ACTION_USER_MANAGE: an administrator manages everybody, a
 * distributor's administrator who belongs to the own company and only there.
 * Each change holds from the next request on: sessions are rewritten or ended
 * in its transaction, and it is audited.
 */
#ifndef DOMAIN_USER_H
#define DOMAIN_USER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

enum user_state {
	USER_ACTIVE = 1,
	USER_DISABLED
};

/** A line of the list: a user in one company. */
struct user_line {
	int64_t id; /* of the membership */
	int64_t user_id;
	int64_t customer_id; /* 0: the supplier */
	const char *login, *name;
	const char *company, *company_en; /* "" for the supplier */
	const char *role_names;           /* by commas */
	int64_t team_id;
	enum user_state state;  /* of the user */
	enum user_state member; /* in this company */
	bool is_shut;           /* the company is */
	bool has_two_factor;
	struct instant signed_in_at; /* none: never */
};

struct user_filter {
	const char *query;   /* of name, login or company; "" for all */
	int64_t customer_id; /* of this company alone; -1: staff; 0: all */
	int64_t after;       /* behind this membership's id; 0: from the top */
	int64_t limit;
};

/** Those who joined last come first.  @param[out] rows struct user_line */
enum status user_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct user_filter *filter, struct db_rows *rows) MUST_CHECK;

struct user {
	int64_t id;
	const char *login, *name, *phone; /* phone "" for none */
	enum user_state state;
	bool has_two_factor;
	int64_t sessions; /* open now */
	struct instant created_at, signed_in_at;
};

/** One user, with the companies the asker may see (struct user_line). */
enum status user_find(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, int64_t user_id, struct user *out,
    struct db_rows *companies) MUST_CHECK;

/** Why a change was refused. */
enum user_fault {
	USER_FINE = 0,
	USER_ROLES,     /* none, or one of the other side */
	USER_LAST_ADMIN /* nobody would be left to do this */
};

/** Roles of a user in one company. */
struct user_roles {
	int64_t user_id;
	int64_t customer_id; /* 0: the supplier */
	int64_t team_id;     /* of staff; 0 for none */
	const char *const *roles;
	size_t count;
};

/** Set them.  STATUS_INVALID with `fault`. */
enum status user_set_roles(struct db *db, struct act *act,
    const struct user_roles *roles, enum user_fault *fault) MUST_CHECK;

/** Let a user in, or not, whatever the company (ACTION_ADMIN). */
enum status user_set_state(struct db *db, struct act *act, int64_t user_id,
    enum user_state state, enum user_fault *fault) MUST_CHECK;

/** The same for one company alone. */
enum status user_set_member(struct db *db, struct act *act, int64_t user_id,
    int64_t customer_id, enum user_state state,
    enum user_fault *fault) MUST_CHECK;

/** End all sessions of a user. */
enum status user_sign_out(
    struct db *db, struct act *act, int64_t user_id) MUST_CHECK;

/** Take the second factor of a user away (ACTION_ADMIN); told to the user. */
enum status user_reset_two_factor(
    struct db *db, struct act *act, int64_t user_id) MUST_CHECK;

/** Whether a company's people may sign in. */
struct user_company {
	int64_t id;
	const char *code, *name, *name_en;
	bool is_shut;
	int64_t users;
};

enum status user_company(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id,
    struct user_company *out) MUST_CHECK;

/** The same by the code people type. */
enum status user_company_of_code(struct db *db, struct arena *mem,
    const struct actor *who, const char *code,
    struct user_company *out) MUST_CHECK;

/** Shut a company out, or let it in again (ACTION_ADMIN): one switch for all of
 *  its people, who keep their roles. */
enum status user_set_company(struct db *db, struct act *act,
    int64_t customer_id, bool is_shut) MUST_CHECK;

/** A team of the supplier. */
struct user_team {
	int64_t id;
	const char *name, *name_en;
};

/** @param[out] rows struct user_team */
enum status user_teams(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/* --- Roles ------------------------------------------------------------------- */

/** The roles of a side, in the order in which they are shown; NULL ends. */
const char *const *user_roles(bool is_staff) __attribute__((returns_nonnull));

/** Whether all of these are roles of that side, at least one, none twice.
 *  @param[out] joined by commas, sorted; may be NULL */
bool user_roles_fit(struct arena *mem, bool is_staff, const char *const *roles,
    size_t count, const char **joined);

/* --- Inside a transaction ---------------------------------------------------- */

/** Give roles in a company: a membership that is there is changed. */
enum status user_join(struct db *db, struct arena *mem, int64_t user_id,
    int64_t customer_id, int64_t team_id, const char *role_names) MUST_CHECK;

/** A line in the audit about a user's account. */
enum status user_audit(struct db *db, const struct act *act, const char *what,
    int64_t user_id, const char *detail) MUST_CHECK;

#endif
