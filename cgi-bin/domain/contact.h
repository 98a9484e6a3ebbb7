/**
 * @file
 * People at a customer, and what we think of them.
 *
 * Layer: domain.  Name, position, mobile and mail are plain: whoever sees the
 * account sees them, distributors manage their own company's
 * (ACTION_ACCOUNT_PROPOSE), staff those in ACTION_CUSTOMER_CHANGE.  The buying
 * role is for staff.  WeCom, birthday, stance, style and note are private: only
 * contact_look() reads them, which leaves an audit row each time; no other
 * statement selects them.  Audit rows and the history hold ids, never what was
 * written, so that a purge leaves nothing behind.
 */
#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum contact_state {
	CONTACT_ACTIVE = 1,
	CONTACT_LEFT,
	CONTACT_PURGED
};

enum {
	CONTACT_NAME_CHARS = 60,
	CONTACT_POSITION_CHARS = 60,
	CONTACT_MOBILE_CHARS = 30,
	CONTACT_MAIL_CHARS = 190,
	CONTACT_WECOM_CHARS = 60,
	CONTACT_NOTE_CHARS = 500,
	CONTACT_ROLES = 5,
	CONTACT_STANCES = 5,
	CONTACT_STYLES = 4,
	CONTACTS_MAX = 300 /* of one customer, whatever their state */
};

/** Nothing private. */
struct contact {
	int64_t id;
	int64_t customer_id;
	int64_t state;
	const char *name, *position, *mobile, *mail;
	int64_t buying_role; /* staff alone; else 0 */
	struct instant changed_at;
	const char *changed_by; /* NULL: unknown */
};

/** Of an account, active ones first; at most CONTACTS_MAX.
 *  @param[out] rows struct contact */
enum status contact_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows) MUST_CHECK;

/** One of an account; STATUS_NOT_FOUND for another's. */
enum status contact_find(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account, int64_t id,
    struct contact *out) MUST_CHECK;

/** Whether the actor may add and change contacts of this account. */
bool contact_may_change(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account);

/** Whether the actor may ask for private fields of this account. */
bool contact_may_look(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account);

/** Whether the actor may purge contacts of this account: managers and admins. */
bool contact_may_purge(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account);

enum contact_fault {
	CONTACT_SOUND = 0,
	CONTACT_FAULT_NAME,
	CONTACT_FAULT_POSITION,
	CONTACT_FAULT_MOBILE,
	CONTACT_FAULT_MAIL,
	CONTACT_FAULT_ROLE,
	CONTACT_FAULT_MANY,
	CONTACT_FAULT_WECOM,
	CONTACT_FAULT_BIRTHDAY,
	CONTACT_FAULT_STANCE,
	CONTACT_FAULT_STYLE,
	CONTACT_FAULT_NOTE
};

/** What the form says. */
struct contact_entry {
	int64_t customer_id; /* 0: the company acted for */
	int64_t id;          /* 0: a new one */
	const char *name, *position, *mobile, *mail;
	int64_t buying_role; /* staff alone */
	struct instant seen; /* changed_at of what was shown */
};

/** Add or change one.  @return STATUS_CONFLICT: changed meanwhile, or purged. */
enum status contact_save(struct db *db, struct act *act,
    const struct contact_entry *entry, enum contact_fault *fault) MUST_CHECK;

/** No longer there, or there again.  STATUS_CONFLICT from another state. */
enum status contact_leave(struct db *db, struct act *act, int64_t customer_id,
    int64_t id, bool has_left) MUST_CHECK;

/** Overwrite all that is known of a person; the row stays.  For good. */
enum status contact_purge(
    struct db *db, struct act *act, int64_t customer_id, int64_t id) MUST_CHECK;

/* --- Private ------------------------------------------------------------------- */

struct contact_private {
	int64_t id;
	const char *wecom;
	struct day birthday;
	int64_t stance, style; /* 0: unknown */
	const char *note;
	struct instant changed_at;
};

/** Read private fields (ACTION_PRIVATE_SEE) and note in the audit that it was
 *  done: call it from a POST. */
enum status contact_look(struct db *db, struct act *act, int64_t customer_id,
    int64_t id, struct contact_private *out) MUST_CHECK;

/** Change them: ACTION_PRIVATE_SEE and ACTION_CUSTOMER_CHANGE.
 *  @param entry its id and changed_at as shown */
enum status contact_save_private(struct db *db, struct act *act,
    int64_t customer_id, const struct contact_private *entry, struct day today,
    enum contact_fault *fault) MUST_CHECK;

#endif
