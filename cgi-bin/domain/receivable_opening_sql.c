/**
 * @file
 * Every SQL statement of receivable_opening.c, and nothing else.
 */
#include "domain/receivable_opening_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct opening_customer_row, id),
	DB_COLUMN(struct opening_customer_row, name),
	DB_COLUMN(struct opening_customer_row, name_en),
};

const struct db_query stmt_opening_customer = {
	.name = "opening.customer",
	.sql = "SELECT c.id, c.name, c.name_en FROM customers AS c"
	       " WHERE c.code = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct opening_customer_row, customer_columns),
};

static const struct db_column known_columns[] = {
	DB_COLUMN(struct opening_known_row, id),
};

const struct db_query stmt_opening_known = {
	/* unscoped: whether a number is taken, by anybody's */
	.name = "opening.known",
	.sql = "SELECT id FROM receivables WHERE foreign_no = ?",
	.param_count = 1,
	DB_ROWS(struct opening_known_row, known_columns),
};
