/**
 * @file
 * Statements about saved filters.  Layer: domain, for saved_filter.c alone.
 */
#ifndef DOMAIN_SAVED_FILTER_SQL_H
#define DOMAIN_SAVED_FILTER_SQL_H

#include "domain/saved_filter.h"

struct saved_filter_row {
	int64_t id;
};

extern const struct db_query stmt_filter_list;
extern const struct db_query stmt_filter_names;
extern const struct db_query stmt_filter_find;
extern const struct db_query stmt_filter_insert;
extern const struct db_query stmt_filter_change;
extern const struct db_query stmt_filter_remove;

#endif
