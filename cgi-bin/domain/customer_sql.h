/**
 * @file
 * The statements behind customer.c.  Layer: domain.
 */
#ifndef DOMAIN_CUSTOMER_SQL_H
#define DOMAIN_CUSTOMER_SQL_H

#include "db/db.h"

extern const struct db_query stmt_customer_find;
extern const struct db_query stmt_customer_of_document;

/* customer_search() begins with this one and adds what follows. */
extern const struct db_query stmt_customer_search;
extern const char customer_search_query[]; /* four patterns */
extern const char customer_search_after[]; /* sort_key twice, id */
extern const char customer_search_order[]; /* limit */

extern const struct db_query stmt_customer_addresses;
extern const struct db_query stmt_customer_address_find;

#endif
