/**
 * @file
 * The statements behind payment_slip.c.  Layer: domain.
 */
#ifndef DOMAIN_PAYMENT_SLIP_SQL_H
#define DOMAIN_PAYMENT_SLIP_SQL_H

#include "domain/payment_slip.h"

struct payment_slip_row {
	int64_t id;
};

extern const struct db_query stmt_slip_waiting;       /* customer */
extern const struct db_query stmt_slip_order;         /* order, customer */
extern const struct db_query stmt_slip_insert;
extern const struct db_query stmt_slip_find;
extern const struct db_query stmt_slip_refuse; /* note, id */

extern const struct db_query stmt_slip_list;
extern const char slip_list_state[];
extern const char slip_list_customer[];
extern const char slip_list_after[];
extern const char slip_list_newest[];

#endif
