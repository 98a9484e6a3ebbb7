/**
 * @file
 * The statements behind return_job.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_JOB_SQL_H
#define DOMAIN_RETURN_JOB_SQL_H

#include "db/db.h"
#include "domain/return_policy.h"

struct return_due_row {
	int64_t id;
	enum return_state state;
};

struct return_record_row {
	int64_t customer_id;
	enum return_conduct conduct;
	struct return_record record;
};

extern const struct db_query stmt_return_unanswered;
extern const struct db_query stmt_return_unsent;
extern const struct db_query stmt_return_rest;
extern const struct db_query stmt_return_records;
extern const struct db_query stmt_return_set_conduct;

#endif
