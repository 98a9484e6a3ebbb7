/**
 * @file
 * The statements behind notification.c.  Layer: domain.
 */
#ifndef DOMAIN_NOTIFICATION_SQL_H
#define DOMAIN_NOTIFICATION_SQL_H

#include "db/db.h"

/** Row of stmt_notification_unread. */
struct notification_unread_row {
	int64_t unread;
};

/** Row of stmt_notification_lock. */
struct notification_lock_row {
	const char *path;
	struct instant read_at;
};

extern const struct db_query stmt_notification_list;
extern const struct db_query stmt_notification_unread;
extern const struct db_query stmt_notification_lock;
extern const struct db_query stmt_notification_read;
extern const struct db_query stmt_notification_read_all;
extern const struct db_query stmt_notification_uncount;

#endif
