/**
 * @file
 * The statements of licence*.c.  Layer: domain, for licence*.c alone.
 */
#ifndef DOMAIN_LICENCE_SQL_H
#define DOMAIN_LICENCE_SQL_H

#include "base/day.h"
#include "db/db.h"

struct licence_number_row {
	int64_t id;
};

/** What an upload is judged by. */
struct licence_customer_row {
	int64_t id, rep_id, team_id;
	const char *name;
	int64_t waiting;
};

struct licence_core {
	int64_t id;
	int64_t customer_id;
	int64_t kind_id;
	const char *kind;
	const char *number;
	unsigned int state;
	int64_t uploaded_by;
	int64_t replaces_id;
	struct day valid_from, valid_to;
	int64_t reminded; /* days before the end last told of; -1: the end */
	bool was_reminded;
};

struct licence_count_row {
	int64_t waiting, ending_7, ending_30, ending_60, expired;
};

extern const struct db_query stmt_licence_kinds;
extern const struct db_query stmt_licence_list;
extern const char licence_of_id[];
extern const char licence_of_customer[];
extern const char licence_waiting[];
extern const char licence_ending[];
extern const char licence_expired[];
extern const struct db_query stmt_licence_count;
extern const struct db_query stmt_licence_customer;
extern const struct db_query stmt_licence_scope;
extern const struct db_query stmt_licence_insert;
extern const struct db_query stmt_licence_replaced;
extern const struct db_query stmt_licence_lock;
extern const struct db_query stmt_licence_lock_scoped;
extern const struct db_query stmt_licence_checked;
extern const struct db_query stmt_licence_history;
extern const struct db_query stmt_licence_due;
extern const struct db_query stmt_licence_reminded;

#endif
