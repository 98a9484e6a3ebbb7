/**
 * @file
 * What leaves the portal: an event told by e-mail, SMS or a group's robot.
 *
 * Layer: domain.  A message is written in the transaction that tells the portal
 * inboxes, one for an event, channel and target.  The sender claims it, sends
 * it, and says how it went: a message whose fate is unknown is never sent again
 * by itself, so that nobody is told twice.
 */
#ifndef DOMAIN_MESSAGE_H
#define DOMAIN_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/outbox.h"

enum message_channel {
	CHANNEL_MAIL = 1,
	CHANNEL_SMS,
	CHANNEL_ROBOT,
	CHANNEL_COUNT
};

enum message_state {
	MESSAGE_WAITING = 1,
	MESSAGE_SENDING,
	MESSAGE_SENT,
	MESSAGE_GIVEN_UP,
	MESSAGE_UNKNOWN
};

/** Which protocol a group's robot speaks. */
enum robot_kind {
	ROBOT_WECOM = 1,
	ROBOT_DINGTALK,
	ROBOT_FEISHU,
	ROBOT_COUNT
};

/** Minutes of the day between which nothing is sent; equal for none. */
struct quiet_hours {
	int64_t from, to;
	int zone_minutes;
};

/** `at`, or the end of the quiet hours it falls into. */
struct instant quiet_end(struct instant at, struct quiet_hours quiet);

/** Whether an event goes out by this channel to those who chose nothing:
 *  e-mail for what asks its reader to act or ends a matter, SMS never. */
bool message_is_usual(enum outbox_kind kind, enum message_channel channel);

/**
 * Say which channels this process makes messages for; none at first.  Bit
 * 1 << CHANNEL_….  Set once at start, from the settings of the process.
 */
void message_channels_set(unsigned channels);

/** An event being told. */
struct message_event {
	int64_t outbox_id;
	enum outbox_kind kind;
	const char *path, *detail;
	bool is_private; /* never to a group */
};

/**
 * Write its messages.  Call inside the transaction that tells the inboxes.
 *
 * @param user_ids who is told in the portal
 */
enum status message_make(struct db *db, struct arena *mem, struct instant now,
    const struct message_event *event, const int64_t *user_ids,
    size_t count) MUST_CHECK;

/** Whether this instance can send mail (setting mail_url of the process). */
bool message_goes_by_mail(void);

/** A mail with a one-time link, to an address that need not be a user's. */
struct message_letter {
	enum outbox_kind kind;
	const char *path;  /* what the token is put behind: "/invitation/" */
	const char *token; /* sealed until it was sent */
	const char *no, *reason; /* facts of the kind; reason NULL for none */
	const char *to;
	enum language language;
};

/** Write it; it goes out at once, whatever the hour.  Inside a transaction. */
enum status message_post(struct db *db, struct arena *mem, struct instant now,
    const struct message_letter *letter) MUST_CHECK;

/** A claimed message with all that sending needs. */
struct message {
	int64_t id;
	enum message_channel channel;
	const char *kind, *path, *detail;
	struct instant at;
	int64_t attempts; /* before this one */
	enum language language;
	int64_t zone_minutes;
	bool is_staff;     /* in whose words */
	const char *mail;  /* NULL for none */
	const char *phone; /* NULL for none */
	enum robot_kind robot;
	const char *url, *secret; /* of the robot */
};

/**
 * Take the next due message for sending; committed before it is sent.  One that
 * falls into its reader's quiet hours is put off.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when none is due; STATUS_UNAVAILABLE.
 */
enum status message_claim(struct db *db, struct arena *mem, struct instant now,
    struct message *out) MUST_CHECK;

/** How sending went. */
enum message_fate {
	FATE_SENT,   /* taken by the other side */
	FATE_LATER,  /* surely not taken: try again later */
	FATE_NEVER,  /* refused for good: no such address */
	FATE_UNKNOWN /* it may have been taken */
};

/** Record the fate.  Tried again after 30 s doubling to 1 h, 12 times in all.
 *  @param why cut at 200 characters; NULL if sent */
enum status message_finish(struct db *db, struct arena *mem, struct instant now,
    const struct message *message, enum message_fate fate,
    const char *why) MUST_CHECK;

/** Claims older than 5 minutes become MESSAGE_UNKNOWN.  @param[out] done */
enum status message_sweep(struct db *db, struct arena *mem, struct instant now,
    int64_t *done) MUST_CHECK;

/** One that did not arrive, for the administrator. */
struct message_failed {
	int64_t id;
	enum message_channel channel;
	enum message_state state;
	const char *kind, *target, *failure;
	struct instant at;
	int64_t attempts;
};

/** Given up or unknown, and waiting after a failure; newest first
 *  (ACTION_ADMIN).  @param[out] rows struct message_failed, at most 200 */
enum status message_list_failed(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Send it once more (ACTION_ADMIN). */
enum status message_retry(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

#endif
