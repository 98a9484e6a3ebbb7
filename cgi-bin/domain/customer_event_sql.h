/**
 * @file
 * The statements of customer_event.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CUSTOMER_EVENT_SQL_H
#define DOMAIN_CUSTOMER_EVENT_SQL_H

#include "db/db.h"

struct customer_event_number_row {
	int64_t number;
};

/** What a change is judged by. */
struct customer_event_core {
	int64_t id;
	int64_t customer_id;
	const char *what;
	const char *task;
	int64_t task_owner;
	struct instant task_done;
	struct day day;
	struct day next_on;
};

extern const struct db_query stmt_customer_event_list;
extern const struct db_query stmt_customer_event_insert;
extern const struct db_query stmt_customer_event_lock;
extern const struct db_query stmt_customer_event_lock_any;
extern const struct db_query stmt_customer_event_may;
extern const struct db_query stmt_customer_event_done;
extern const struct db_query stmt_customer_event_due;
extern const struct db_query stmt_customer_event_told;
extern const struct db_query stmt_customer_helpers;
extern const struct db_query stmt_customer_helper_check;
extern const struct db_query stmt_customer_tasks;
extern const struct db_query stmt_customer_task_count;

#endif
