/**
 * @file
 * The statements behind order_job.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_JOB_SQL_H
#define DOMAIN_ORDER_JOB_SQL_H

#include "db/db.h"

/** Row of every list: an order, a shipment or a customer. */
struct order_job_row {
	int64_t id;
};

extern const struct db_query stmt_job_ending;
extern const struct db_query stmt_job_was_announced;
extern const struct db_query stmt_job_ended;
extern const struct db_query stmt_job_unanswered;
extern const struct db_query stmt_job_withdraw;
extern const struct db_query stmt_job_unsigned;
extern const struct db_query stmt_job_complete;
extern const struct db_query stmt_job_held;
extern const struct db_query stmt_job_backorders;

#endif
