/**
 * @file
 * The statements behind shipment.c.  Layer: domain.
 */
#ifndef DOMAIN_SHIPMENT_SQL_H
#define DOMAIN_SHIPMENT_SQL_H

#include "domain/shipment.h"

/** Row of stmt_shipment_by_…. */
struct shipment_id_row {
	int64_t id;
};

extern const struct db_query stmt_shipment_find;
extern const struct db_query stmt_shipment_lines;
extern const struct db_query stmt_shipment_by_id;
extern const struct db_query stmt_shipment_by_foreign;

/** The list, by the index that serves a scope and filter. */
extern const struct db_query stmt_shipment_list_all;
extern const struct db_query stmt_shipment_list_customer;
extern const struct db_query stmt_shipment_list_rep;
extern const struct db_query stmt_shipment_list_team;
extern const struct db_query stmt_shipment_list_state;

extern const char shipment_list_state[];
extern const char shipment_list_customer[];
extern const char shipment_list_after[];
extern const char shipment_list_order[];

#endif
