/**
 * @file
 * The statements behind deputy.c.  Layer: domain.
 */
#ifndef DOMAIN_DEPUTY_SQL_H
#define DOMAIN_DEPUTY_SQL_H

#include "db/db.h"

struct deputy_id_row {
	int64_t id;
};

/** Row of stmt_deputy_place. */
struct deputy_place_row {
	int64_t absent_id;
	const char *absent;
	int64_t membership_id;
	int64_t team_id;
	const char *role_names;
	struct day from, to;
};

extern const struct db_query stmt_deputy_list;
extern const struct db_query stmt_deputy_people;
extern const struct db_query stmt_deputy_person;
extern const struct db_query stmt_deputy_lock_user;
extern const struct db_query stmt_deputy_overlap;
extern const struct db_query stmt_deputy_insert;
extern const struct db_query stmt_deputy_end;
extern const struct db_query stmt_deputy_end_sessions;
extern const struct db_query stmt_deputy_place;
extern const struct db_query stmt_deputy_enter;
extern const struct db_query stmt_deputy_leave;
extern const struct db_query stmt_deputy_holds;
extern const struct db_query stmt_deputy_decided;
extern const struct db_query stmt_deputy_decisions;

#endif
