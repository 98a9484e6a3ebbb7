/**
 * @file
 * Every SQL statement of return_stock.c, and nothing else.
 */
#include "domain/return_stock_sql.h"

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct return_batch_row, id),
	DB_COLUMN(struct return_batch_row, expires_on),
};

const struct db_query stmt_return_batches = {
	.name = "return.batches",
	.sql = "SELECT b.id, IFNULL(b.expires_on, '9999-12-31')"
	       "  FROM batches AS b WHERE b.id IN @in LIMIT 1024",
	.param_count = 1,
	DB_ROWS(struct return_batch_row, batch_columns),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct return_place_row, id),
	DB_COLUMN(struct return_place_row, expires_on),
};

const struct db_query stmt_return_place = {
	.name = "return.place",
	.sql = "SELECT s.id, s.expires_on FROM stocks AS s"
	       " WHERE s.product_id = ? AND s.warehouse_id = ?"
	       "   AND s.batch_id = ? AND s.status = 2",
	.param_count = 3,
	DB_ROWS(struct return_place_row, place_columns),
};
