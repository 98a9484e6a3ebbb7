/**
 * @file
 * Every SQL statement about runs of imports, and nothing else.
 */
#include "domain/import_run_sql.h"

const struct db_query stmt_import_run_add = {
	.name = "import_run.add",
	.sql = "INSERT INTO import_runs (kind, file_name, at, report)"
	       " VALUES (?, ?, ?, ?)",
	.param_count = 4,
};
