/**
 * @file
 * The statements behind order_submit_load.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_SUBMIT_LOAD_SQL_H
#define DOMAIN_ORDER_SUBMIT_LOAD_SQL_H

#include "domain/order_submit_plan.h"

extern const struct db_query stmt_submit_load;
extern const struct db_query stmt_submit_load_form;

#endif
