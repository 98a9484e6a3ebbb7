/**
 * @file
 * The statements behind order.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_SQL_H
#define DOMAIN_ORDER_SQL_H

#include "domain/order.h"

/** Row of stmt_order_by_…. */
struct order_id_row {
	int64_t id;
};

extern const struct db_query stmt_order_find;
extern const struct db_query stmt_order_lines;
extern const struct db_query stmt_order_lines_proposed;
extern const struct db_query stmt_order_events;
extern const struct db_query stmt_order_holds_standing;
extern const struct db_query stmt_order_shipments;
extern const struct db_query stmt_order_by_id;
extern const struct db_query stmt_order_by_foreign;

/** The list, by the index that serves a scope and filter. */
extern const struct db_query stmt_order_list_all;
extern const struct db_query stmt_order_list_all_state;
extern const struct db_query stmt_order_list_customer;
extern const struct db_query stmt_order_list_customer_state;
extern const struct db_query stmt_order_list_rep;
extern const struct db_query stmt_order_list_rep_state;
extern const struct db_query stmt_order_list_team;
extern const struct db_query stmt_order_list_team_state;
extern const struct db_query stmt_order_list_held;
extern const struct db_query stmt_order_list_proposal;
extern const struct db_query stmt_order_list_own_number;

extern const char order_list_state[];
extern const char order_list_open[];
extern const char order_list_held[];
extern const char order_list_proposal[];
extern const char order_list_from[];
extern const char order_list_before[];
extern const char order_list_own_number[];
extern const char order_list_customer[];
extern const char order_list_product[];
extern const char order_list_text[];
extern const char order_list_least[];
extern const char order_list_most[];
extern const char order_list_after[];
extern const char order_list_order[];

#endif
