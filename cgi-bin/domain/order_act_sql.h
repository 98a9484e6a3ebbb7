/**
 * @file
 * The statements behind order_act.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_ACT_SQL_H
#define DOMAIN_ORDER_ACT_SQL_H

#include "db/db.h"

extern const struct db_query stmt_order_withdraw_proposal;
extern const struct db_query stmt_order_release_holds;
extern const struct db_query stmt_order_force_hold;

#endif
