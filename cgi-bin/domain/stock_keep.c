/**
 * @file
 * Stock in the warehouse: taken in, counted, blocked, expected.  See stock.h.
 */
#include "domain/stock.h"

#include "base/text.h"
#include "domain/act.h"
#include "domain/shelf.h"
#include "domain/stock_book.h"
#include "domain/stock_sql.h"

enum {
	BATCH_MAX = 40
};

static const struct day never = { 9999, 12, 31 };

/* A batch to be known. */
struct batch {
	int64_t product_id;
	const char *number;
	struct day expires_on;
};

static bool
is_status(enum stock_status status)
{
	return status >= STOCK_AVAILABLE && status <= STOCK_RETURNED;
}

static bool
arrival_is_fine(const struct stock_arrival *arrival)
{
	if (arrival->quantity < 1 || !is_status(arrival->status))
		return false;
	if (!day_is_none(arrival->expires_on) &&
	    !day_is_valid(arrival->expires_on))
		return false;
	return arrival->batch == NULL ||
	    (utf8_length(arrival->batch) <= BATCH_MAX &&
		!text_has_controls(arrival->batch));
}

static enum status
add_batches(struct db *db, const struct batch *batches, size_t n)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct batch, product_id),
		DB_COLUMN(struct batch, number),
		DB_COLUMN(struct batch, expires_on),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = batches,
		.item_size = sizeof(*batches),
		.count = n,
	};

	return db_bulk(db, &stmt_stock_batch_add, &bulk, NULL);
}

/* The id of a batch; STATUS_CONFLICT when it is known with another expiry. */
static enum status
batch_id_of(const struct batch *batch, const struct db_rows *rows, int64_t *id)
{
	const struct stock_batch_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		if (row[i].product_id != batch->product_id ||
		    !text_equal(row[i].number, batch->number))
			continue;
		if (day_compare(row[i].expires_on, batch->expires_on) != 0)
			return STATUS_CONFLICT;
		*id = row[i].id;
		return STATUS_OK;
	}
	return STATUS_CONFLICT;
}

enum status
stock_receive(struct db *db, struct act *act,
    const struct stock_arrival *arrivals, size_t n)
{
	const struct stock_reason reason = { .kind = STOCK_RECEIVED };
	struct stock_addition *additions =
	    arena_calloc(act->mem, n + 1, sizeof(*additions));
	struct batch *batches = arena_calloc(act->mem, n + 1, sizeof(*batches));
	struct db_rows rows;
	int64_t *ids;
	size_t count;
	enum status st;

	if (!actor_may(act->who, ACTION_STOCK_CHANGE))
		return STATUS_FORBIDDEN;
	st = stock_book_products(act->mem, arrivals, n, sizeof(*arrivals),
	    offsetof(struct stock_arrival, product_id), &ids, &count);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < n; i++) {
		const char *number = arrivals[i].batch;

		if (!arrival_is_fine(&arrivals[i]))
			return STATUS_INVALID;
		batches[i] = (struct batch){
			.product_id = arrivals[i].product_id,
			.number =
			    number == NULL ? "" : text_trim(act->mem, number),
			.expires_on = arrivals[i].expires_on,
		};
	}
	st = add_batches(db, batches, n);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, act->mem, &stmt_stock_batches,
	    DB_ARGS(db_ints(ids, count)), &rows);
	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		additions[i] = (struct stock_addition){
			.product_id = arrivals[i].product_id,
			.warehouse_id = arrivals[i].warehouse_id,
			.status = arrivals[i].status,
			.expires_on = day_is_none(arrivals[i].expires_on)
			    ? never
			    : arrivals[i].expires_on,
			.quantity = arrivals[i].quantity,
		};
		st = batch_id_of(&batches[i], &rows, &additions[i].batch_id);
	}
	if (st != STATUS_OK)
		return st;
	return stock_book_add(db, act, additions, n, &reason);
}

/* Where a stock is; STATUS_NOT_FOUND. */
static enum status
place_of(struct db *db, struct act *act, int64_t stock_id,
    struct stock_place_row *place)
{
	return db_one(db, act->mem, &stmt_stock_by_ids,
	    DB_ARGS(db_ints(&stock_id, 1)), place);
}

/* Change what is on hand; what is reserved stays there. */
static enum status
change_on_hand(struct db *db, struct act *act,
    const struct stock_place_row *place, enum stock_movement_kind kind,
    int64_t delta)
{
	struct stock_movement movement = {
		.stock_id = place->id,
		.product_id = place->product_id,
		.kind = kind,
		.on_hand_delta = delta,
	};
	enum status st;

	st = db_change(db, &stmt_stock_adjust,
	    DB_ARGS(db_int(delta), db_int(place->id), db_int(delta)));
	if (st != STATUS_OK)
		return st;
	return stock_book_moved(db, act, &movement, 1);
}

enum status
stock_adjust(
    struct db *db, struct act *act, int64_t stock_id, int64_t on_hand_delta)
{
	struct stock_place_row place;
	enum status st;

	if (!actor_may(act->who, ACTION_STOCK_CHANGE))
		return STATUS_FORBIDDEN;
	if (on_hand_delta == 0)
		return STATUS_INVALID;
	st = place_of(db, act, stock_id, &place);
	if (st != STATUS_OK)
		return st;
	return change_on_hand(db, act, &place, STOCK_ADJUSTED, on_hand_delta);
}

enum status
stock_move(struct db *db, struct act *act, int64_t stock_id,
    enum stock_status to, int64_t quantity)
{
	const struct stock_reason reason = { .kind = STOCK_MOVED };
	struct stock_addition addition;
	struct stock_place_row place;
	enum status st;

	if (!actor_may(act->who, ACTION_STOCK_CHANGE))
		return STATUS_FORBIDDEN;
	st = place_of(db, act, stock_id, &place);
	if (st != STATUS_OK)
		return st;
	if (quantity < 1 || !is_status(to) || to == place.status)
		return STATUS_INVALID;
	st = change_on_hand(db, act, &place, STOCK_MOVED, -quantity);
	if (st != STATUS_OK)
		return st;
	addition = (struct stock_addition){
		.product_id = place.product_id,
		.warehouse_id = place.warehouse_id,
		.batch_id = place.batch_id,
		.status = to,
		.expires_on = place.expires_on,
		.quantity = quantity,
	};
	return stock_book_add(db, act, &addition, 1, &reason);
}

enum status
stock_expect(struct db *db, struct act *act,
    const struct stock_expectation *items, size_t n)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct stock_expectation, product_id),
		DB_COLUMN(struct stock_expectation, warehouse_id),
		DB_COLUMN(struct stock_expectation, day),
		DB_COLUMN(struct stock_expectation, quantity),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = n,
	};
	enum status st;

	if (!actor_may(act->who, ACTION_STOCK_CHANGE))
		return STATUS_FORBIDDEN;
	if (n > STOCK_LINES_MAX)
		return STATUS_INVALID;
	for (size_t i = 0; i < n; i++) {
		if (items[i].quantity < 1 || !day_is_valid(items[i].day))
			return STATUS_INVALID;
	}
	st = db_bulk(db, &stmt_stock_expect, &bulk, NULL);
	return st == STATUS_OK ? shelf_changed(db) : st;
}
