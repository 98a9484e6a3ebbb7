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

/** Row of stmt_shipment_parts; also what stmt_shipment_refuse_line takes. */
struct shipment_part {
	int64_t position;
	int64_t batch_id;
	int64_t stock_id;
	int64_t quantity;
	int64_t refused;
	const char *reason;
	int64_t shipment_id;
};

extern const struct db_query stmt_shipment_lock;
extern const struct db_query stmt_shipment_parts;
extern const struct db_query stmt_shipment_refuse_line;
extern const struct db_query stmt_shipment_deliver;
extern const struct db_query stmt_shipment_close;

/** Columns of stmt_shipment_refuse_line, in the order of its marks. */
extern const struct db_column shipment_refuse_columns[];
extern const size_t shipment_refuse_column_count;

#endif
