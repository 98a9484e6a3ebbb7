/**
 * @file
 * Every SQL statement about what a product costs, and nothing else.
 */
#include "domain/product_cost_sql.h"

static const struct db_column cost_columns[] = {
	DB_COLUMN(struct product_cost_row, cost_1e4),
};

const struct db_query stmt_product_cost = {
	.name = "product.cost",
	.sql = "SELECT k.cost_1e4 FROM product_costs AS k"
	       " WHERE k.product_id = ? AND k.from_day <= ?"
	       " ORDER BY k.from_day DESC LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct product_cost_row, cost_columns),
};
