/**
 * @file
 * The statements behind return_value.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_VALUE_SQL_H
#define DOMAIN_RETURN_VALUE_SQL_H

#include "db/db.h"
#include "domain/return_policy.h"

struct return_file_count_row {
	int64_t position;
	int64_t count;
};

/** Row type: struct return_habit. */
extern const struct db_query stmt_return_habit;
extern const struct db_query stmt_return_file_counts;

#endif
