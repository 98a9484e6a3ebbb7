/**
 * @file
 * The statements behind return_imported.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_IMPORTED_SQL_H
#define DOMAIN_RETURN_IMPORTED_SQL_H

#include "domain/return_imported.h"

extern const struct db_query stmt_return_imported;       /* note */
extern const struct db_query stmt_return_imported_lines; /* note */
extern const struct db_query stmt_return_imported_debts; /* note */

#endif
