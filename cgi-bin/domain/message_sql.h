/**
 * @file
 * Statements of message.c and their rows.  Layer: domain.
 */
#ifndef DOMAIN_MESSAGE_SQL_H
#define DOMAIN_MESSAGE_SQL_H

#include "db/db.h"
#include "domain/message.h"

/** What a reader wants by which channel; -1 where nothing was chosen. */
struct message_reader_row {
	int64_t user_id;
	int64_t zone_minutes, quiet_from, quiet_to;
	bool has_mail, has_phone;
	int64_t mail_choice, sms_choice;
};

struct message_robot_row {
	int64_t robot_id;
};

/** A message to insert. */
struct message_item {
	int64_t outbox_id;
	int64_t channel;
	int64_t user_id, robot_id;
	const char *kind, *path, *detail;
	struct instant at, next_at;
};

/** A due message with its reader's quiet hours. */
struct message_due_row {
	struct message message;
	int64_t quiet_from, quiet_to;
	const char *sealed; /* NULL for none */
};

extern const struct db_query stmt_message_readers;
extern const struct db_query stmt_message_robots;
extern const struct db_query stmt_message_insert;
extern const struct db_query stmt_message_post;
extern const struct db_query stmt_message_due;
extern const struct db_query stmt_message_put_off;
extern const struct db_query stmt_message_claim;
extern const struct db_query stmt_message_sent;
extern const struct db_query stmt_message_failed;
extern const struct db_query stmt_message_sweep;
extern const struct db_query stmt_message_list_failed;
extern const struct db_query stmt_message_retry;

#endif
