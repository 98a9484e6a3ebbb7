/**
 * @file
 * The statements behind order_ship.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_SHIP_SQL_H
#define DOMAIN_ORDER_SHIP_SQL_H

#include "db/db.h"

/** What stmt_shipment_line_insert takes. */
struct order_ship_part {
	int64_t shipment_id;
	int64_t position;
	int64_t batch_id;
	int64_t stock_id;
	int64_t quantity;
};

/** Row of stmt_shipment_costs. */
struct order_ship_cost_row {
	int64_t position;
	int64_t cost_1e4;
};

extern const struct db_query stmt_shipment_insert;
extern const struct db_query stmt_shipment_warehouse;
extern const struct db_query stmt_shipment_line_insert;
extern const struct db_query stmt_shipment_costs;

/** Columns of stmt_shipment_line_insert, in the order of its marks. */
extern const struct db_column order_ship_columns[];
extern const size_t order_ship_column_count;

#endif
