/**
 * @file
 * The statements behind quarantine.c.  Layer: domain.
 */
#ifndef DOMAIN_QUARANTINE_SQL_H
#define DOMAIN_QUARANTINE_SQL_H

#include "db/db.h"
#include "domain/quarantine.h"

/** A stock under its lock. */
struct quarantine_lock_row {
	int64_t id;
	int64_t product_id;
	int64_t warehouse_id;
	int64_t batch_id;
	enum stock_status status;
	struct day expires_on;
	int64_t free;
	bool stopped; /* a batch case stops its sale */
};

extern const struct db_query stmt_quarantine_list;    /* stock or 0 */
extern const struct db_query stmt_quarantine_sources; /* stocks */
extern const struct db_query stmt_quarantine_history; /* batch or 0 */
extern const struct db_query stmt_quarantine_lock;    /* stock */
extern const struct db_query stmt_quarantine_keep;

#endif
