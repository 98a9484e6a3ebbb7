/**
 * @file
 * Statements of sales.c and their rows.  Layer: domain.
 */
#ifndef DOMAIN_SALES_SQL_H
#define DOMAIN_SALES_SQL_H

#include "db/db.h"

struct sales_mark_row {
	int64_t done_id, seen_id;
};

/** A document that came in. */
struct sales_new_row {
	int64_t id;
	int64_t customer_id;
	struct instant at;
};

/** A customer whose figures are of an earlier month. */
struct sales_old_row {
	int64_t customer_id;
};

extern const struct db_query stmt_sales_mark;
extern const struct db_query stmt_sales_mark_set;
extern const struct db_query stmt_sales_new_receivables;
extern const struct db_query stmt_sales_new_credit_notes;
extern const struct db_query stmt_sales_new_shipments;
extern const struct db_query stmt_sales_new_orders;
extern const struct db_query stmt_sales_months_clear;
extern const struct db_query stmt_sales_months_sold;
extern const struct db_query stmt_sales_months_returned;
extern const struct db_query stmt_sales_mix_clear;
extern const struct db_query stmt_sales_mix_fill;
extern const struct db_query stmt_sales_days_clear;
extern const struct db_query stmt_sales_days_fill;
extern const struct db_query stmt_sales_sums_fill;
extern const struct db_query stmt_sales_sums_last;
extern const struct db_query stmt_sales_sums_old;
extern const struct db_query stmt_sales_sums_begin;

#endif
