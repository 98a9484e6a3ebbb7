/**
 * @file
 * Statements of `qutong seed-demo`.  Program: tool.
 */
#include "tool/seed_sql.h"

static const struct db_column done_columns[] = {
	DB_COLUMN(struct seed_done, value),
};

const struct db_query stmt_seed_done = {
	.name = "seed.done",
	.sql = "SELECT value FROM settings WHERE name = 'demo_loaded'",
	DB_ROWS(struct seed_done, done_columns),
};
