/**
 * @file
 * A return of another system.  See return_imported.h.
 */
#include "domain/return_imported.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/return_imported_sql.h"

/* Who sees no money sees not what it was set off against. */
static enum status
read_debts(struct db *db, struct arena *mem, const struct actor *who,
    struct return_imported *out)
{
	struct return_imported_debt *debt;
	struct db_rows rows;
	enum status st;

	if (!actor_may(who, ACTION_MONEY_SEE))
		return STATUS_OK;
	st = db_all(db, mem, &stmt_return_imported_debts,
	    DB_ARGS(db_int(out->id)), &rows);
	if (st != STATUS_OK)
		return st;
	debt = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		debt[i].number = debt[i].shipment_id != 0
		    ? order_core_number(mem, NUMBER_SHIPMENT,
			  debt[i].shipment_id, debt[i].foreign_no)
		    : order_core_number(mem, NUMBER_RECEIVABLE,
			  debt[i].receivable_id, debt[i].foreign_no);
	out->debts = rows.items;
	out->debt_count = rows.count;
	return STATUS_OK;
}

enum status
return_imported_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct return_imported *out)
{
	struct db_rows rows;
	enum status st;

	*out = (struct return_imported){ .id = 0 };
	st = db_one_scoped(db, mem, &stmt_return_imported,
	    actor_scope(who, ACTION_RETURN_SEE), DB_ARGS(db_int(id)), out);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_return_imported_lines,
		    DB_ARGS(db_int(id)), &rows);
	if (st != STATUS_OK)
		return st;
	out->lines = rows.items;
	out->line_count = rows.count;
	if (out->order_id != 0)
		out->order_number = order_core_number(
		    mem, NUMBER_ORDER, out->order_id, out->order_foreign_no);
	return read_debts(db, mem, who, out);
}
