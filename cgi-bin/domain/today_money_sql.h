/**
 * @file
 * The statements behind today_money.c.  Layer: domain.
 */
#ifndef DOMAIN_TODAY_MONEY_SQL_H
#define DOMAIN_TODAY_MONEY_SQL_H

#include "domain/today_money.h"

/** customer; customer, today; customer, today, last day; customer */
extern const struct db_query stmt_today_money_own;

/** shipped since; today, last day of limits; today */
extern const struct db_query stmt_today_money_all;

#endif
