/**
 * @file
 * Returned goods in stock.  See return_stock.h.
 */
#include "domain/return_stock.h"

#include "domain/return_stock_sql.h"
#include "domain/stock_book.h"

static struct day
expiry_of(const struct db_rows *batches, int64_t batch_id)
{
	const struct return_batch_row *row = batches->items;

	for (size_t i = 0; i < batches->count; i++)
		if (row[i].id == batch_id)
			return row[i].expires_on;
	return (struct day){ 9999, 12, 31 };
}

enum status
return_stock_in(struct db *db, struct act *act, const struct return_core *core,
    const struct return_goods *goods, size_t n)
{
	const struct stock_reason reason = {
		.kind = STOCK_RETURN_IN,
		.return_id = core->id,
	};
	struct stock_addition *additions =
	    arena_calloc(act->mem, n + 1, sizeof(*additions));
	int64_t *ids = arena_calloc(act->mem, n + 1, sizeof(*ids));
	struct db_rows batches;
	size_t count = 0;
	enum status st;

	for (size_t i = 0; i < n; i++)
		ids[i] = goods[i].line->batch_id;
	st = db_all(db, act->mem, &stmt_return_batches,
	    DB_ARGS(db_ints(ids, stock_book_distinct(ids, n))), &batches);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < n; i++) {
		if (goods[i].quantity == 0)
			continue;
		additions[count++] = (struct stock_addition){
			.product_id = goods[i].line->product_id,
			.warehouse_id = core->warehouse_id,
			.batch_id = goods[i].line->batch_id,
			.status = STOCK_TO_INSPECT,
			.expires_on =
			    expiry_of(&batches, goods[i].line->batch_id),
			.quantity = goods[i].quantity,
		};
	}
	return stock_book_add(db, act, additions, count, &reason);
}

enum status
return_stock_out(struct db *db, struct act *act, const struct return_core *core,
    const struct return_core_line *line, enum stock_movement_kind kind,
    enum stock_status to, int64_t quantity)
{
	const struct stock_reason reason = {
		.kind = kind,
		.return_id = core->id,
	};
	struct return_place_row place;
	struct stock_addition addition;
	enum status st;

	if (quantity == 0)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_return_place,
	    DB_ARGS(db_int(line->product_id), db_int(core->warehouse_id),
		db_int(line->batch_id)),
	    &place);
	if (st != STATUS_OK)
		return st == STATUS_NOT_FOUND ? STATUS_CONFLICT : st;
	st = stock_book_take(db, act,
	    &(struct stock_taking){
		.stock_id = place.id,
		.product_id = line->product_id,
		.kind = kind,
		.quantity = quantity,
		.return_id = core->id,
	    });
	if (st != STATUS_OK || kind != STOCK_MOVED)
		return st;
	addition = (struct stock_addition){
		.product_id = line->product_id,
		.warehouse_id = core->warehouse_id,
		.batch_id = line->batch_id,
		.status = to,
		.expires_on = place.expires_on,
		.quantity = quantity,
	};
	return stock_book_add(db, act, &addition, 1, &reason);
}
