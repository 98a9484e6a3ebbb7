/**
 * @file
 * The statements behind return_act.c and return_act_draft.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_ACT_SQL_H
#define DOMAIN_RETURN_ACT_SQL_H

#include "db/db.h"

struct return_customer_row {
	int64_t id;
	int64_t rep_id;
	int64_t team_id;
};

/** A delivered batch of an order line. */
struct return_delivery_row {
	int64_t order_id;
	int64_t position;
	int64_t batch_id;
	int64_t product_id;
	struct instant delivered_at;
	int64_t delivered;
};

/** What stmt_return_add_line takes. */
struct return_new_line {
	int64_t return_id;
	int64_t position;
	int64_t order_id;
	int64_t order_position;
	int64_t product_id;
	int64_t batch_id;
	struct instant delivered_at;
	int64_t quantity;
};

struct return_product_row {
	int64_t id;
	const char *name;
	const char *name_en;
};

struct return_warehouse_row {
	int64_t id;
};

extern const struct db_query stmt_return_customer;
extern const struct db_query stmt_return_deliveries;
extern const struct db_query stmt_return_insert;
extern const struct db_query stmt_return_add_line;
extern const struct db_query stmt_return_drop_line;
extern const struct db_query stmt_return_last_position;
extern const struct db_query stmt_return_by_sku;
extern const struct db_query stmt_return_product_name;
extern const struct db_query stmt_return_warehouse;

extern const struct db_column return_add_line_columns[];
extern const size_t return_add_line_column_count;

#endif
