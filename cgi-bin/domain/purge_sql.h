/**
 * @file
 * The statements behind purge.c.  Layer: domain.
 */
#ifndef DOMAIN_PURGE_SQL_H
#define DOMAIN_PURGE_SQL_H

#include "db/db.h"

/** Row of stmt_purge_notifications_old, and item of the two after it. */
struct purge_notification {
	int64_t id;
	int64_t user_id;
	int64_t unread; /* 1 or 0 */
};

extern const struct db_query stmt_purge_form_tokens;
extern const struct db_query stmt_purge_sessions;
extern const struct db_query stmt_purge_sign_in_failures;
extern const struct db_query stmt_purge_sign_in_steps;
extern const struct db_query stmt_purge_password_resets;
extern const struct db_query stmt_purge_known_devices;
extern const struct db_query stmt_purge_outbox;
extern const struct db_query stmt_purge_notifications_old;
extern const struct db_query stmt_purge_notification;
extern const struct db_query stmt_purge_notification_count;

#endif
