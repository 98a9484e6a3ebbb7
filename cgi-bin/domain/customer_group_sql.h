/**
 * @file
 * The statements of customer_group.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CUSTOMER_GROUP_SQL_H
#define DOMAIN_CUSTOMER_GROUP_SQL_H

#include "db/db.h"

struct customer_group_core {
	int64_t id;
	int64_t parent_id;
	const char *code;
};

extern const struct db_query stmt_customer_group_members;
extern const struct db_query stmt_customer_group_place;
extern const struct db_query stmt_customer_group_of_code;
extern const struct db_query stmt_customer_group_lock;
extern const struct db_query stmt_customer_group_set;

#endif
