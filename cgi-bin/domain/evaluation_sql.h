/**
 * @file
 * The statements of evaluation.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_EVALUATION_SQL_H
#define DOMAIN_EVALUATION_SQL_H

#include "db/db.h"
#include "domain/evaluation.h"

/** An item of the last evaluation, and this on each of its rows. */
struct evaluation_last_row {
	struct evaluation_item item;
	struct evaluation evaluation;
};

extern const struct db_query stmt_evaluation_last;
extern const struct db_query stmt_evaluation_items;
extern const struct db_query stmt_evaluation_history;
extern const struct db_query stmt_evaluation_scores;
extern const struct db_query stmt_evaluation_insert;
extern const struct db_query stmt_evaluation_score;

#endif
