/**
 * @file
 * The statements behind outbox.c.  Layer: domain.
 */
#ifndef DOMAIN_OUTBOX_SQL_H
#define DOMAIN_OUTBOX_SQL_H

#include "db/db.h"

/** Row of stmt_outbox_due. */
struct outbox_due_row {
	int64_t id;
};

/** Row of stmt_outbox_lock. */
struct outbox_row {
	int64_t id;
	const char *kind;
	const char *object_kind;
	int64_t object_id;
	int64_t customer_id;
	int64_t actor_id;
	struct instant at;
	const char *detail;
};

/** Row of stmt_outbox_customer. */
struct outbox_customer_row {
	const char *name;
	const char *name_en;
};

/** Row of stmt_outbox_recipients. */
struct outbox_recipient_row {
	int64_t user_id;
};

/** Row of stmt_outbox_attempts. */
struct outbox_attempts_row {
	int64_t attempts;
};

/** Item of stmt_notification_insert. */
struct notification_item {
	int64_t user_id;
	int64_t outbox_id;
	struct instant at;
	const char *kind;
	const char *path;
	const char *detail;
};

extern const struct db_query stmt_outbox_insert;
extern const struct db_query stmt_outbox_due;
extern const struct db_query stmt_outbox_lock;
extern const struct db_query stmt_outbox_customer;
extern const struct db_query stmt_outbox_recipients;
extern const struct db_query stmt_outbox_ticket_recipients;
extern const struct db_query stmt_outbox_handover_recipients;
extern const struct db_query stmt_outbox_done;
extern const struct db_query stmt_outbox_attempts;
extern const struct db_query stmt_outbox_failed;
extern const struct db_query stmt_notification_insert;
extern const struct db_query stmt_notification_count;

#endif
