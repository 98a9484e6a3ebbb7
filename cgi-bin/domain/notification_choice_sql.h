/**
 * @file
 * Statements of notification_choice.c and their rows.  Layer: domain.
 */
#ifndef DOMAIN_NOTIFICATION_CHOICE_SQL_H
#define DOMAIN_NOTIFICATION_CHOICE_SQL_H

#include "db/db.h"

struct choice_user_row {
	const char *login, *mail, *phone;
	int64_t quiet_from, quiet_to;
};

struct choice_row {
	const char *kind;
	int64_t channel;
	bool is_on;
};

struct choice_item {
	int64_t user_id;
	const char *kind;
	int64_t channel;
	int64_t is_on;
};

extern const struct db_query stmt_choice_user;
extern const struct db_query stmt_choice_list;
extern const struct db_query stmt_choice_put;
extern const struct db_query stmt_choice_put_user;

#endif
