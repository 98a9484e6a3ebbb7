/**
 * @file
 * The statements of customer_lock.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CUSTOMER_LOCK_SQL_H
#define DOMAIN_CUSTOMER_LOCK_SQL_H

#include "db/db.h"

struct customer_lock_row {
	int64_t id;
};

extern const struct db_query stmt_customer_lock;
extern const struct db_query stmt_customer_note;

#endif
