/**
 * @file
 * The statements of customer_open.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CUSTOMER_OPEN_SQL_H
#define DOMAIN_CUSTOMER_OPEN_SQL_H

#include "db/db.h"

struct open_number_row {
	int64_t id;
};

/** What clearing is judged by. */
struct open_core {
	int64_t id;
	int64_t opening;
	int64_t nature;
	int64_t quality_ok_by, credit_ok_by;
	int64_t opened_by;
};

extern const struct db_query stmt_division_provinces;
extern const struct db_query stmt_division_counties;
extern const struct db_query stmt_open_division;
extern const struct db_query stmt_open_duplicates;
extern const struct db_query stmt_open_insert;
extern const struct db_query stmt_open_code;
extern const struct db_query stmt_open_account;
extern const struct db_query stmt_open_note;
extern const struct db_query stmt_open_state;
extern const struct db_query stmt_open_papers;
extern const struct db_query stmt_open_lock;
extern const struct db_query stmt_open_missing;
extern const struct db_query stmt_open_quality;
extern const struct db_query stmt_open_credit;

#endif
