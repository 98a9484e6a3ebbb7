/**
 * @file
 * What `qutong seed-demo` asks the database.  Program: tool.
 */
#ifndef TOOL_SEED_SQL_H
#define TOOL_SEED_SQL_H

#include "db/db.h"

/** One row if the demo company has been loaded. */
struct seed_done {
	const char *value;
};

extern const struct db_query stmt_seed_done;

#endif
