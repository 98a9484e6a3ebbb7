/**
 * @file
 * The statements behind import_run.c.  Layer: domain.
 */
#ifndef DOMAIN_IMPORT_RUN_SQL_H
#define DOMAIN_IMPORT_RUN_SQL_H

#include "db/db.h"

extern const struct db_query stmt_import_run_add;

#endif
