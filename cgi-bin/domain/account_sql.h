/**
 * @file
 * Statements of account.c.  Layer: domain.
 */
#ifndef DOMAIN_ACCOUNT_SQL_H
#define DOMAIN_ACCOUNT_SQL_H

#include "db/db.h"

extern const struct db_query stmt_account_find;
extern const struct db_query stmt_account_months;
extern const struct db_query stmt_account_mix;
extern const struct db_query stmt_account_products_fell;
extern const struct db_query stmt_account_products_rose;
extern const struct db_query stmt_account_days;
extern const struct db_query stmt_account_open;
extern const struct db_query stmt_account_timeline;
extern const struct db_query stmt_account_contacts;
extern const struct db_query stmt_account_papers;

#endif
