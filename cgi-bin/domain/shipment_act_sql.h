/**
 * @file
 * The statements behind shipment_act.c.  Layer: domain.
 */
#ifndef DOMAIN_SHIPMENT_ACT_SQL_H
#define DOMAIN_SHIPMENT_ACT_SQL_H

#include "domain/shipment.h"

/** Row of stmt_shipment_lock. */
struct shipment_lock_row {
	int64_t id;
	int64_t order_id;
	enum shipment_state state;
};

/** Row of stmt_shipment_parts; also what the bulk statements take. */
struct shipment_part {
	int64_t position;
	int64_t batch_id;
	int64_t stock_id;
	int64_t quantity;
	int64_t refused;
	const char *reason;
	int64_t shipment_id;
};

/** Row of stmt_shipment_costs. */
struct shipment_cost_row {
	int64_t position;
	int64_t cost_1e4;
};

extern const struct db_query stmt_shipment_insert;
extern const struct db_query stmt_shipment_warehouse;
extern const struct db_query stmt_shipment_line_insert;
extern const struct db_query stmt_shipment_lock;
extern const struct db_query stmt_shipment_parts;
extern const struct db_query stmt_shipment_refuse_line;
extern const struct db_query stmt_shipment_deliver;
extern const struct db_query stmt_shipment_close;
extern const struct db_query stmt_shipment_costs;

/** Columns of the bulk statements, in the order of their marks. */
extern const struct db_column shipment_insert_columns[];
extern const size_t shipment_insert_column_count;
extern const struct db_column shipment_refuse_columns[];
extern const size_t shipment_refuse_column_count;

#endif
