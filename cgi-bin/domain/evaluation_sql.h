/**
 * @file
 * The statements of evaluation.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_EVALUATION_SQL_H
#define DOMAIN_EVALUATION_SQL_H

#include "db/db.h"

extern const struct db_query stmt_evaluation_items;
extern const struct db_query stmt_evaluation_history;
extern const struct db_query stmt_evaluation_scores;
extern const struct db_query stmt_evaluation_insert;
extern const struct db_query stmt_evaluation_score;

#endif
