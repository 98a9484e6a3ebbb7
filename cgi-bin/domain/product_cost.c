/**
 * @file
 * What a product costs the house.  See product_cost.h.
 */
#include "domain/product_cost.h"

#include "domain/product_cost_sql.h"

enum status
product_cost(struct db *db, struct arena *mem, const struct actor *who,
    int64_t product_id, struct day day, int64_t *cost_1e4)
{
	struct product_cost_row row;
	enum status st;

	if (!actor_may(who, ACTION_COST_SEE))
		return STATUS_FORBIDDEN;
	st = db_one(db, mem, &stmt_product_cost,
	    DB_ARGS(db_int(product_id), db_day(day)), &row);
	if (st == STATUS_OK)
		*cost_1e4 = row.cost_1e4;
	return st;
}
