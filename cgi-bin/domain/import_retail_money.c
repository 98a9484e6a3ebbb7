/**
 * @file
 * What the orders of a retail file come to is owed.  See import_retail.h.
 */
#include "domain/import_retail_part.h"
#include "domain/import_retail_sql.h"
#include "domain/receivable_core.h"

enum status
retail_post_orders(struct db *db, struct act *act, const int64_t *ids,
    size_t count, int zone_minutes)
{
	struct receivable_import *orders;
	struct db_rows rows;
	enum status st;

	if (count == 0)
		return STATUS_OK;
	/* Totals as they stand: an order may have grown. */
	st = db_all(db, act->mem, &stmt_retail_order_totals,
	    DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK)
		return st;
	orders = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		orders[i].posted_on =
		    day_from_instant(orders[i].at, zone_minutes);
	st = receivable_import_many(db, act, orders, rows.count);
	if (st != STATUS_OK)
		return st;
	/* One that was paid in whole and grew is not any more. */
	return receivable_core_facets(db, ids, count);
}
