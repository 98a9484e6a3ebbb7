/**
 * @file
 * Statements and fragments of customer_list.c.  Layer: domain.
 */
#ifndef DOMAIN_CUSTOMER_LIST_SQL_H
#define DOMAIN_CUSTOMER_LIST_SQL_H

#include "db/db.h"
#include "domain/customer_list.h"

/** Which row comes, and by what. */
struct customer_list_key {
	int64_t id, value;
};

extern const struct db_query stmt_customer_list_name;

/* Of struct customer_list_key; the others give struct customer_row. */
extern const struct db_query stmt_customer_list_sales;
extern const struct db_query stmt_customer_list_fall;
extern const struct db_query stmt_customer_list_rise;
extern const struct db_query stmt_customer_list_exposure;
extern const struct db_query stmt_customer_list_overdue;
extern const struct db_query stmt_customer_list_last;
extern const struct db_query stmt_customer_list_stopped;

extern const struct db_query stmt_customer_list_rows;

extern const char *const customer_list_after[CUSTOMER_SORT_COUNT];
extern const char *const customer_list_order[CUSTOMER_SORT_COUNT];

extern const char customer_list_query[];
extern const char customer_list_province[];
extern const char customer_list_city[];
extern const char customer_list_class[];
extern const char customer_list_rep[];

extern const struct db_query stmt_customer_places;
extern const struct db_query stmt_customer_cities;
extern const struct db_query stmt_customer_reps;

#endif
