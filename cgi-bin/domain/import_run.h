/**
 * @file
 * What was imported when, and what came of it.  Layer: domain.
 */
#ifndef DOMAIN_IMPORT_RUN_H
#define DOMAIN_IMPORT_RUN_H

#include "base/status.h"

struct act;
struct db;

/** Keep the report of an import, in a transaction of its own.  A long file name
 *  is cut at its beginning. */
enum status import_run_save(struct db *db, struct act *act, const char *kind,
    const char *file_name, const char *report) MUST_CHECK;

#endif
