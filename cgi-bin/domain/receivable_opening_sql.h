/**
 * @file
 * The statements behind receivable_opening.c.  Layer: domain.
 */
#ifndef DOMAIN_RECEIVABLE_OPENING_SQL_H
#define DOMAIN_RECEIVABLE_OPENING_SQL_H

#include "db/db.h"

/** Row of stmt_opening_customer. */
struct opening_customer_row {
	int64_t id;
	const char *name;
	const char *name_en;
};

/** Row of stmt_opening_known. */
struct opening_known_row {
	int64_t id;
};

extern const struct db_query stmt_opening_customer; /* code */
extern const struct db_query stmt_opening_known;    /* number */

#endif
