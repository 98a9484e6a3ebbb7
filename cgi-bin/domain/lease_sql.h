/**
 * @file
 * The statements behind lease.c.  Layer: domain.
 */
#ifndef DOMAIN_LEASE_SQL_H
#define DOMAIN_LEASE_SQL_H

#include "db/db.h"

extern const struct db_query stmt_lease_take;
extern const struct db_query stmt_lease_first;
extern const struct db_query stmt_lease_give_back;

#endif
