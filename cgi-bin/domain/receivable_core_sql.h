/**
 * @file
 * The statements behind receivable_core.c.  Layer: domain.
 */
#ifndef DOMAIN_RECEIVABLE_CORE_SQL_H
#define DOMAIN_RECEIVABLE_CORE_SQL_H

#include "domain/receivable_core.h"

struct core_id_row {
	int64_t id;
};

extern const struct db_query stmt_money_orders_of;   /* ids */
extern const struct db_query stmt_money_orders_lock; /* order ids */
extern const struct db_query stmt_money_receivables_lock;
extern const struct db_query stmt_money_receivable_save;
extern const struct db_query stmt_money_facets; /* order ids */
extern const struct db_query stmt_money_customer;

extern const struct db_query stmt_money_receivable_insert;
extern const struct db_query stmt_money_use_many;
extern const struct db_query stmt_money_group_use_many;
extern const struct db_column money_use_columns[];
extern const size_t money_use_column_count;
extern const struct db_column money_group_use_columns[];

extern const struct db_column money_receivable_save_columns[];
extern const size_t money_receivable_save_column_count;

#endif
