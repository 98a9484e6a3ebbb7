/**
 * @file
 * Statements of ticket_core.c.  Layer: domain, for ticket*.c and complaint*.c.
 */
#ifndef DOMAIN_TICKET_CORE_SQL_H
#define DOMAIN_TICKET_CORE_SQL_H

#include "domain/ticket_core.h"

/** A number and nothing else: an id, a count. */
struct ticket_number_row {
	int64_t value;
};

struct ticket_term_row {
	const char *term;
	int64_t ticket_id;
	bool is_internal;
};

/** A colleague a ticket may be given to. */
struct ticket_colleague_row {
	int64_t user_id;
	bool may_work;
	bool sees_it; /* by its scope */
};

extern const struct db_query stmt_ticket_lock;
extern const struct db_query stmt_ticket_in_sight;
extern const struct db_query stmt_ticket_save;
extern const struct db_query stmt_ticket_event;
extern const struct db_query stmt_ticket_message;
extern const struct db_query stmt_ticket_term;
extern const struct db_query stmt_ticket_colleague;
extern const struct db_query stmt_ticket_department;
extern const struct db_query stmt_ticket_hide_unread;
extern const struct db_query stmt_ticket_hide_told;
extern const struct db_query stmt_ticket_hide_watcher;
extern const struct db_query stmt_ticket_hide_tasks;
extern const struct db_query stmt_ticket_hide_presence;

extern const struct db_column ticket_save_columns[];
extern const size_t ticket_save_column_count;
extern const struct db_column ticket_event_columns[];
extern const size_t ticket_event_column_count;
extern const struct db_column ticket_term_columns[3];

#endif
