/**
 * @file
 * The statements behind deposit.c.  Layer: domain.
 */
#ifndef DOMAIN_DEPOSIT_SQL_H
#define DOMAIN_DEPOSIT_SQL_H

#include "domain/deposit.h"

struct deposit_sum_row {
	int64_t fen;
};

extern const struct db_query stmt_deposit_lock;    /* customer */
extern const struct db_query stmt_deposit_balance; /* customer */
extern const struct db_query stmt_deposit_insert;
extern const struct db_query stmt_deposit_list; /* customer */

#endif
