/**
 * @file
 * The statement behind product_cost.c.  Layer: domain.
 */
#ifndef DOMAIN_PRODUCT_COST_SQL_H
#define DOMAIN_PRODUCT_COST_SQL_H

#include "db/db.h"

/** Row of stmt_product_cost. */
struct product_cost_row {
	int64_t cost_1e4;
};

extern const struct db_query stmt_product_cost;

#endif
