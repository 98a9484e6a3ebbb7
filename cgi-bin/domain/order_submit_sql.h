/**
 * @file
 * The statements behind order_submit.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_SUBMIT_SQL_H
#define DOMAIN_ORDER_SUBMIT_SQL_H

#include "domain/order_submit_plan.h"

extern const struct db_query stmt_submit_order;
extern const struct db_query stmt_submit_again;
extern const struct db_query stmt_submit_clear_lines;
extern const struct db_query stmt_submit_line;
extern const struct db_query stmt_submit_draft;

/** Columns of stmt_submit_line, in the order of its marks. */
extern const struct db_column submit_line_columns[];
extern const size_t submit_line_column_count;

#endif
