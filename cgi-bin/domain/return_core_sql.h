/**
 * @file
 * The statements behind return_core.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_CORE_SQL_H
#define DOMAIN_RETURN_CORE_SQL_H

#include "db/db.h"

struct return_id_row {
	int64_t id;
};

extern const struct db_query stmt_return_lock;
extern const struct db_query stmt_return_lock_lines;
extern const struct db_query stmt_return_lock_orders;
extern const struct db_query stmt_return_in_sight;
extern const struct db_query stmt_return_sources;
extern const struct db_query stmt_return_save;
extern const struct db_query stmt_return_save_line;
extern const struct db_query stmt_return_count;
extern const struct db_query stmt_return_event;

extern const struct db_column return_save_line_columns[];
extern const size_t return_save_line_column_count;
extern const struct db_column return_count_columns[];
extern const size_t return_count_column_count;

#endif
