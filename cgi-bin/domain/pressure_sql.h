/**
 * @file
 * The statements of pressure.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_PRESSURE_SQL_H
#define DOMAIN_PRESSURE_SQL_H

#include "db/db.h"

/** What a change of a step is judged by. */
struct pressure_step_core {
	int64_t id;
	struct instant done_at;
};

struct pressure_number_row {
	int64_t number;
};

extern const struct db_query stmt_pressure_find;
extern const struct db_query stmt_pressure_mark;
extern const struct db_query stmt_pressure_write;
extern const struct db_query stmt_pressure_steps;
extern const struct db_query stmt_pressure_step_count;
extern const struct db_query stmt_pressure_step_insert;
extern const struct db_query stmt_pressure_step_lock;
extern const struct db_query stmt_pressure_step_done;
extern const struct db_query stmt_pressure_list;
extern const char pressure_list_after[];
extern const char pressure_list_order[];

#endif
