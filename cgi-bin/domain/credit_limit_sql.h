/**
 * @file
 * The statements behind credit_limit.c and credit_limit_job.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDIT_LIMIT_SQL_H
#define DOMAIN_CREDIT_LIMIT_SQL_H

#include "domain/credit_limit.h"

/** Row of stmt_credit_limit_customer. */
struct limit_customer_row {
	int64_t id;
	const char *code;
};

/** Row of stmt_credit_limit_lock. */
struct limit_core {
	int64_t customer_id;
	const char *customer_code;
	int64_t limit_fen;
	struct day limit_until;
	int64_t temp_limit_fen;
	struct day temp_until;
	const char *frozen;
	enum credit_check_mode check_mode;
};

/** Row of the jobs' lists. */
struct limit_job_row {
	int64_t customer_id;
};

extern const struct db_query stmt_credit_limit_customer;
extern const struct db_query stmt_credit_limit_open;
extern const struct db_query stmt_credit_limit_lock;
extern const struct db_query stmt_credit_limit_freeze;
extern const struct db_query stmt_credit_limit_check_mode;
extern const struct db_query stmt_credit_limit_lapse;
extern const struct db_query stmt_credit_limit_end_raise;
extern const struct db_query stmt_credit_limit_change;
extern const struct db_query stmt_credit_limit_changes;
extern const struct db_query stmt_credit_limit_standing;
extern const struct db_query stmt_credit_limit_standings;
extern const char credit_limit_by_used[];
extern const char credit_limit_by_end[];
extern const char credit_limit_by_overdue[];
extern const char credit_limit_frozen[];
extern const struct db_query stmt_credit_limit_ended_raises;
extern const struct db_query stmt_credit_limit_lapsed;
extern const struct db_query stmt_credit_limit_ending;
extern const struct db_query stmt_credit_limit_reminded;

#endif
