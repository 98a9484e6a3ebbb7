/**
 * @file
 * Do the books of returns agree?  Statements of reconcile.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_RECONCILE_SQL_H
#define DOMAIN_RETURN_RECONCILE_SQL_H

#include "db/db.h"

extern const struct db_query stmt_reconcile_returning;
extern const struct db_query stmt_reconcile_returned;
extern const struct db_query stmt_reconcile_return_fen;
extern const struct db_query stmt_reconcile_return_note;
extern const struct db_query stmt_reconcile_return_stock;

#endif
