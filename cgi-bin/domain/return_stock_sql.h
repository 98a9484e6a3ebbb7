/**
 * @file
 * The statements behind return_stock.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_STOCK_SQL_H
#define DOMAIN_RETURN_STOCK_SQL_H

#include "db/db.h"

struct return_batch_row {
	int64_t id;
	struct day expires_on;
};

struct return_place_row {
	int64_t id;
	struct day expires_on;
};

extern const struct db_query stmt_return_batches;
extern const struct db_query stmt_return_place;

#endif
