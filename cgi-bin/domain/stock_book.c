/**
 * @file
 * Movements of stock and the counters they change.  See stock_book.h.
 */
#include "domain/stock_book.h"

#include "base/log.h"
#include "domain/act.h"
#include "domain/stock_sql.h"

/* Longest list that one statement takes. */
enum {
	LIST_MAX = 1024
};

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *left = a;
	const int64_t *right = b;

	return compare_numbers(*left, *right);
}

static int
compare_additions(const void *a, const void *b)
{
	const struct stock_addition *left = a;
	const struct stock_addition *right = b;
	int order = compare_numbers(left->product_id, right->product_id);

	if (order == 0)
		order =
		    compare_numbers(left->warehouse_id, right->warehouse_id);
	if (order == 0)
		order = compare_numbers(left->batch_id, right->batch_id);
	return order;
}

size_t
stock_book_distinct(int64_t *ids, size_t n)
{
	size_t count = 0;

	if (n > 0)
		qsort(ids, n, sizeof(*ids), compare_ids);
	for (size_t i = 0; i < n; i++) {
		if (count == 0 || ids[count - 1] != ids[i])
			ids[count++] = ids[i];
	}
	return count;
}

enum status
stock_book_products(struct arena *mem, const void *items, size_t n,
    size_t item_size, size_t offset, int64_t **ids, size_t *count)
{
	const char *bytes = items;

	*count = 0;
	if (n > STOCK_LINES_MAX)
		return STATUS_INVALID;
	*ids = arena_calloc(mem, n + 1, sizeof(**ids));
	for (size_t i = 0; i < n; i++)
		memcpy(&(*ids)[i], bytes + i * item_size + offset,
		    sizeof(int64_t));
	*count = stock_book_distinct(*ids, n);
	return *count <= LIST_MAX ? STATUS_OK : STATUS_INVALID;
}

enum status
stock_book_moved(
    struct db *db, struct act *act, struct stock_movement *movements, size_t n)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct stock_movement, stock_id),
		DB_COLUMN(struct stock_movement, product_id),
		DB_COLUMN(struct stock_movement, kind),
		DB_COLUMN(struct stock_movement, on_hand_delta),
		DB_COLUMN(struct stock_movement, reserved_delta),
		DB_COLUMN(struct stock_movement, order_id),
		DB_COLUMN(struct stock_movement, shipment_id),
		DB_COLUMN(struct stock_movement, return_id),
		DB_COLUMN(struct stock_movement, at),
		DB_COLUMN(struct stock_movement, user_id),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = movements,
		.item_size = sizeof(*movements),
		.count = n,
	};

	for (size_t i = 0; i < n; i++) {
		movements[i].at = act->now;
		movements[i].user_id = act->who->user_id;
	}
	return db_bulk(db, &stmt_stock_movement, &bulk, NULL);
}

static enum status
add_to_counters(struct db *db, const struct stock_addition *additions, size_t n)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct stock_addition, product_id),
		DB_COLUMN(struct stock_addition, warehouse_id),
		DB_COLUMN(struct stock_addition, batch_id),
		DB_COLUMN(struct stock_addition, status),
		DB_COLUMN(struct stock_addition, expires_on),
		DB_COLUMN(struct stock_addition, quantity),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = additions,
		.item_size = sizeof(*additions),
		.count = n,
	};

	return db_bulk(db, &stmt_stock_add, &bulk, NULL);
}

/* The stock row of a place; rows by product. */
static int64_t
stock_of(const struct stock_addition *addition, const struct db_rows *rows)
{
	const struct stock_place_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		if (row[i].product_id == addition->product_id &&
		    row[i].warehouse_id == addition->warehouse_id &&
		    row[i].batch_id == addition->batch_id &&
		    row[i].status == addition->status)
			return row[i].id;
	}
	return 0;
}

enum status
stock_book_add(struct db *db, struct act *act, struct stock_addition *additions,
    size_t n, const struct stock_reason *reason)
{
	struct stock_movement *movements =
	    arena_calloc(act->mem, n + 1, sizeof(*movements));
	struct db_rows rows;
	int64_t *ids;
	size_t count;
	enum status st;

	if (n == 0)
		return STATUS_OK;
	/* In one order, so that two of these wait instead of deadlocking. */
	qsort(additions, n, sizeof(*additions), compare_additions);
	st = stock_book_products(act->mem, additions, n, sizeof(*additions),
	    offsetof(struct stock_addition, product_id), &ids, &count);
	if (st != STATUS_OK)
		return st;
	st = add_to_counters(db, additions, n);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, act->mem, &stmt_stock_by_products,
	    DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK)
		return st;

	for (size_t i = 0; i < n; i++) {
		movements[i] = (struct stock_movement){
			.stock_id = stock_of(&additions[i], &rows),
			.product_id = additions[i].product_id,
			.kind = reason->kind,
			.on_hand_delta = additions[i].quantity,
			.order_id = reason->order_id,
			.shipment_id = reason->shipment_id,
			.return_id = reason->return_id,
		};
		if (movements[i].stock_id == 0) {
			log_event(LOG_ERROR, "stock.place_not_found", "product",
			    log_int(additions[i].product_id), NULL);
			return STATUS_BUG;
		}
	}
	return stock_book_moved(db, act, movements, n);
}

enum status
stock_book_take(
    struct db *db, struct act *act, const struct stock_taking *taking)
{
	struct stock_movement movement = {
		.stock_id = taking->stock_id,
		.product_id = taking->product_id,
		.kind = taking->kind,
		.on_hand_delta = -taking->quantity,
		.return_id = taking->return_id,
	};
	enum status st;

	st = db_change(db, &stmt_stock_adjust,
	    DB_ARGS(db_int(-taking->quantity), db_int(taking->stock_id),
		db_int(-taking->quantity)));
	if (st != STATUS_OK)
		return st;
	return stock_book_moved(db, act, &movement, 1);
}
