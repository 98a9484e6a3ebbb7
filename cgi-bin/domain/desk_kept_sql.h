/**
 * @file
 * Statements of what is kept of the desk.  Layer: domain, for desk_kept.c alone.
 */
#ifndef DOMAIN_DESK_KEPT_SQL_H
#define DOMAIN_DESK_KEPT_SQL_H

#include "domain/desk_kept.h"

/** Which state of the desk is the present one. */
struct desk_state_row {
	int64_t version;
	int64_t event_id; /* the newest of any case */
};

struct desk_staff_row {
	struct colleague one;
	bool is_active;
};

struct desk_filter_row {
	int64_t user_id; /* 0: everybody's */
	struct saved_filter one;
};

struct desk_load_row {
	int64_t user_id;
	int64_t count;
};

extern const struct db_query stmt_desk_state;
extern const struct db_query stmt_desk_changed;
extern const struct db_query stmt_desk_staff;
extern const struct db_query stmt_desk_filters;
extern const struct db_query stmt_desk_replies;
extern const struct db_query stmt_desk_note;
extern const struct db_query stmt_desk_loads;

#endif
