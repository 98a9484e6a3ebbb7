/**
 * @file
 * The statements behind return_replace.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_REPLACE_SQL_H
#define DOMAIN_RETURN_REPLACE_SQL_H

#include "db/db.h"

extern const struct db_query stmt_replace_order;
extern const struct db_query stmt_replace_same_line;
extern const struct db_query stmt_replace_other_line;

#endif
