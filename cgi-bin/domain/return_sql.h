/**
 * @file
 * The statements behind return.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_SQL_H
#define DOMAIN_RETURN_SQL_H

#include "db/db.h"

struct return_found_row {
	int64_t id;
};

extern const struct db_query stmt_return_find;
extern const struct db_query stmt_return_lines;
extern const struct db_query stmt_return_events;
extern const struct db_query stmt_return_by_id;
extern const struct db_query stmt_return_by_code;

/* One shape of row (struct return_row), by the index that serves. */
extern const struct db_query stmt_return_list_all;
extern const struct db_query stmt_return_list_state;
extern const struct db_query stmt_return_list_customer;
extern const struct db_query stmt_return_list_customer_state;
extern const struct db_query stmt_return_list_rep;
extern const struct db_query stmt_return_list_team;
extern const struct db_query stmt_return_list_imported;

extern const char return_list_state[];
extern const char return_list_open[];
extern const char return_list_level[];
extern const char return_list_waits[];
extern const char return_list_customer[];
extern const char return_list_of_order[];
extern const char return_list_from[];
extern const char return_list_before[];
extern const char return_list_text[];
extern const char return_list_after[];
extern const char return_list_order[];
extern const char return_imported_customer[];
extern const char return_imported_from[];
extern const char return_imported_before[];
extern const char return_imported_text[];
extern const char return_imported_after[];
extern const char return_imported_order[];

/** Row of stmt_return_counts. */
struct return_count_row {
	unsigned state;
	unsigned level;
	int64_t count;
};

extern const struct db_query stmt_return_counts;

extern const struct db_query stmt_return_choices;
extern const char return_choices_order_id[];
extern const char return_choices_shipment[];
extern const char return_choices_text[];
extern const char return_choices_after[];
extern const char return_choices_order[];

#endif
