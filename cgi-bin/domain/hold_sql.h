/**
 * @file
 * The statements behind hold.c.  Layer: domain.
 */
#ifndef DOMAIN_HOLD_SQL_H
#define DOMAIN_HOLD_SQL_H

#include "domain/hold.h"

/** Row of stmt_hold_over. */
struct hold_amount_row {
	int64_t amount_fen;
};

/** Row of stmt_hold_order. */
struct hold_order_row {
	int64_t id;
	int64_t customer_id;
	enum order_state state;
	enum credit_facet credit;
	int64_t total_fen;
};

/** Row of stmt_hold_lines. */
struct hold_line_row {
	struct hold_line line;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
};

/** Row of stmt_hold_customers…. */
struct hold_customer_row {
	int64_t id;
};

extern const struct db_query stmt_hold_list;
extern const char hold_list_customer[];
extern const char hold_list_reason[];
extern const char hold_list_after[];
extern const char hold_list_order[];
extern const struct db_query stmt_hold_reasons;
extern const struct db_query stmt_hold_counts;
extern const struct db_query stmt_hold_over;
extern const struct db_query stmt_hold_order;
extern const struct db_query stmt_hold_lines;
extern const struct db_query stmt_hold_customers;
extern const char hold_customers_of[];
extern const char hold_customers_order[];

#endif
