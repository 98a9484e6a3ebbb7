/**
 * @file
 * The statements behind team_figures.c.  Layer: domain.
 */
#ifndef DOMAIN_TEAM_FIGURES_SQL_H
#define DOMAIN_TEAM_FIGURES_SQL_H

#include "db/db.h"

struct team_id_row {
	int64_t customer_id;
};

extern const struct db_query stmt_team_figures;
extern const struct db_query stmt_team_customers_fell;
extern const struct db_query stmt_team_customers_rose;
extern const struct db_query stmt_team_fell;
extern const struct db_query stmt_team_rose;
extern const struct db_query stmt_team_stopped;

/** before this day; at most 1000 */
extern const struct db_query stmt_team_old_spans;

extern const struct db_query stmt_team_spans_sold;
extern const struct db_query stmt_team_spans_returned;
extern const struct db_query stmt_team_spans_ordered;

extern const struct db_query stmt_team_sums_clear;
extern const struct db_query stmt_team_sums_fill;
extern const struct db_query stmt_team_sums_complaints;

#endif
