/**
 * @file
 * The statements behind credit_group.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDIT_GROUP_SQL_H
#define DOMAIN_CREDIT_GROUP_SQL_H

#include "domain/credit_group.h"

/** Row of stmt_credit_group_account. */
struct group_account_row {
	int64_t customer_id;
	int64_t used_fen;
	int64_t group_id;
};

extern const struct db_query stmt_credit_group_lock;
extern const struct db_query stmt_credit_group_insert;
extern const struct db_query stmt_credit_group_limit;
extern const struct db_query stmt_credit_group_open;
extern const struct db_query stmt_credit_group_account;
extern const struct db_query stmt_credit_group_move;
extern const struct db_query stmt_credit_group_add;
extern const struct db_query stmt_credit_group_change;
extern const struct db_query stmt_credit_group_find;
extern const struct db_query stmt_credit_group_list;
extern const struct db_query stmt_credit_group_members;
extern const struct db_query stmt_credit_group_check;

#endif
