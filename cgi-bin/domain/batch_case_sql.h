/**
 * @file
 * The statements behind batch_case.c.  Layer: domain.
 */
#ifndef DOMAIN_BATCH_CASE_SQL_H
#define DOMAIN_BATCH_CASE_SQL_H

#include "db/db.h"
#include "domain/batch_case.h"

/** A batch that enough customers returned. */
struct batch_case_due_row {
	int64_t product_id;
	int64_t batch_id;
	int64_t customer_count;
	int64_t case_id; /* 0: none yet */
	const char *name;
	const char *number;
};

struct batch_case_lock_row {
	int64_t id;
	int64_t product_id;
	int64_t batch_id;
	enum batch_case_state state;
};

struct batch_case_stock_row {
	int64_t id;
	int64_t warehouse_id;
	struct day expires_on;
	int64_t free;
};

extern const struct db_query stmt_batch_case_list;
extern const struct db_query stmt_batch_case_due;
extern const struct db_query stmt_batch_case_insert;
extern const struct db_query stmt_batch_case_grow;
extern const struct db_query stmt_batch_case_lock;
extern const struct db_query stmt_batch_case_stock;
extern const struct db_query stmt_batch_case_decide;

#endif
