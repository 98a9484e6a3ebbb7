/**
 * @file
 * Credit reviews as rows.
 *
 * Program: money.
 */
#ifndef MONEY_REVIEW_ROWS_H
#define MONEY_REVIEW_ROWS_H

#include "money/table.h"

/** The list with its files; struct credit_review_row. */
extern const struct list review_list_rows;
extern const struct table review_table;

/** Less columns, beside other things. */
extern const struct table review_table_short;

#endif
