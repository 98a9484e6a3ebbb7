/**
 * @file
 * The statements behind order_core.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_CORE_SQL_H
#define DOMAIN_ORDER_CORE_SQL_H

#include "db/db.h"

/** Row of stmt_order_in_sight. */
struct order_sight_row {
	int64_t id;
};

/** Row of stmt_order_shelf_days. */
struct order_shelf_row {
	int64_t shelf_days;
};

/** Row of stmt_order_open_shipments. */
struct order_count_row {
	int64_t count;
};

extern const struct db_query stmt_order_lock;
extern const struct db_query stmt_order_in_sight;
extern const struct db_query stmt_order_core_lines;
extern const struct db_query stmt_order_core_save;
extern const struct db_query stmt_order_core_save_line;
extern const struct db_query stmt_order_event;
extern const struct db_query stmt_order_shelf_days;
extern const struct db_query stmt_order_open_shipments;

/** Columns of stmt_order_core_save_line, in the order of its marks. */
extern const struct db_column order_core_save_columns[];
extern const size_t order_core_save_column_count;

#endif
