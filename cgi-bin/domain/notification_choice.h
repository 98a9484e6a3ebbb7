/**
 * @file
 * What a user wants to be told outside the portal, and when not.
 *
 * Layer: domain.  The portal inbox always has everything; here e-mail and SMS
 * are chosen per event, with an address and quiet hours of one's own.
 */
#ifndef DOMAIN_NOTIFICATION_CHOICE_H
#define DOMAIN_NOTIFICATION_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/outbox.h"

struct db;

enum {
	NOTIFICATION_MAIL_CHARS = 190
};

/** Everything a user chose. */
struct notification_choice {
	const char *login;
	const char *mail;  /* "" : the login, if that is an address */
	const char *phone; /* "" for none */
	int64_t quiet_from, quiet_to; /* minutes of the day; equal for none */
	bool by_mail[EVENT_COUNT];
	bool by_sms[EVENT_COUNT];
};

/** Whether the user may ever be told of this kind: by role, or by what a
 *  distributor's user may see. */
bool notification_concerns(const struct actor *who, enum outbox_kind kind);

/** The actor's own choices, usual ones where nothing was chosen. */
enum status notification_choice_read(struct db *db, struct arena *mem,
    const struct actor *who, struct notification_choice *out) MUST_CHECK;

/** Whether a text can be an e-mail address: one @, a dot behind it, nothing that
 *  could break a header. */
bool mail_address_is_valid(const char *text);

/**
 * Save the actor's own; leads to /notifications/settings.  Kinds that do not
 * concern the user keep what they were.
 *
 * @return STATUS_OK; STATUS_INVALID (mail is no address, or quiet hours outside
 *         0…1439).
 */
enum status notification_choice_save(struct db *db, struct act *act,
    const struct notification_choice *choice) MUST_CHECK;

#endif
