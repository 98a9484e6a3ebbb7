/**
 * @file
 * The statements behind receivable.c.  Layer: domain.
 */
#ifndef DOMAIN_RECEIVABLE_SQL_H
#define DOMAIN_RECEIVABLE_SQL_H

#include "domain/receivable.h"

/** Row of stmt_receivable_unapplied_*. */
struct receivable_sum_row {
	int64_t sum_fen;
};

extern const struct db_query stmt_receivable_list;
extern const struct db_query stmt_receivable_find;
extern const char receivable_list_customer[];
extern const char receivable_list_order_id[];
extern const char receivable_list_open[];
extern const char receivable_list_overdue[]; /* today */
extern const char receivable_list_settled[];
extern const char receivable_list_from[];
extern const char receivable_list_before[];
extern const char receivable_list_after[];
extern const char receivable_list_newest[]; /* limit */

extern const char receivable_due_from[];
extern const char receivable_due_to[];
extern const char receivable_due_after[]; /* day, day, id */
extern const char receivable_due_first[]; /* limit */

/* today, four times each range … ; see receivable_sql.c */
extern const struct db_query stmt_receivable_ageing;
extern const char receivable_ageing_customer[];
extern const struct db_query stmt_receivable_ageing_list;
extern const struct db_query stmt_receivable_unapplied;
extern const char receivable_unapplied_customer[];
extern const struct db_query stmt_receivable_unapplied_notes;

#endif
