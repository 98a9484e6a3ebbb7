/**
 * @file
 * The statement behind suggest.c.  Layer: domain.
 */
#ifndef DOMAIN_SUGGEST_SQL_H
#define DOMAIN_SUGGEST_SQL_H

#include "db/db.h"

/** Row of stmt_suggest_history: a product in one order. */
struct suggest_row {
	int64_t product_id;
	struct instant at;
	int64_t quantity;
};

extern const struct db_query stmt_suggest_history;

#endif
