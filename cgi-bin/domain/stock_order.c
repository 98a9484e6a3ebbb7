/**
 * @file
 * Stock of an order: kept, given back, sent out, taken back.  See stock.h.
 */
#include "domain/stock.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/stock_book.h"
#include "domain/stock_sql.h"

enum {
	TAKEN_AT_ONCE_MAX = 64,
	AMOUNT_BYTES = 48 /* of an id and a quantity in JSON */
};

/* A change of one counter or reservation, as the statements take it. */
struct change {
	int64_t order_id;
	int64_t position;
	int64_t stock_id;
	int64_t quantity;
};

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_stocks(const void *a, const void *b)
{
	const struct change *left = a;
	const struct change *right = b;

	return compare_numbers(left->stock_id, right->stock_id);
}

/* One change for each stock, by ascending id: the order of locking. */
static size_t
add_up_stocks(struct arena *mem, const struct change *changes, size_t n,
    struct change **sums)
{
	size_t count = 0;

	*sums = arena_calloc(mem, n + 1, sizeof(**sums));
	memcpy(*sums, changes, n * sizeof(*changes));
	qsort(*sums, n, sizeof(**sums), compare_stocks);
	for (size_t i = 0; i < n; i++) {
		struct change *sum = &(*sums)[i];

		if (count > 0 && (*sums)[count - 1].stock_id == sum->stock_id)
			(*sums)[count - 1].quantity += sum->quantity;
		else
			(*sums)[count++] = *sum;
	}
	return count;
}

static enum status
change_all(struct db *db, const struct db_query *query,
    const struct db_column *columns, size_t column_count,
    const struct change *changes, size_t n, bool *all)
{
	const struct db_items bulk = {
		.columns = columns,
		.column_count = column_count,
		.items = changes,
		.item_size = sizeof(*changes),
		.count = n,
	};
	int64_t hit = 0;
	enum status st;

	st = db_bulk(db, query, &bulk, &hit);
	*all = hit == (int64_t)n;
	return st;
}

static const struct db_column counter_columns[] = {
	DB_COLUMN(struct change, quantity),
	DB_COLUMN(struct change, stock_id),
	DB_COLUMN(struct change, quantity),
};

static const struct db_column send_columns[] = {
	DB_COLUMN(struct change, quantity),
	DB_COLUMN(struct change, quantity),
	DB_COLUMN(struct change, stock_id),
	DB_COLUMN(struct change, quantity),
};

static const struct db_column keep_columns[] = {
	DB_COLUMN(struct change, order_id),
	DB_COLUMN(struct change, position),
	DB_COLUMN(struct change, stock_id),
	DB_COLUMN(struct change, quantity),
};

static const struct db_column cut_columns[] = {
	DB_COLUMN(struct change, quantity),
	DB_COLUMN(struct change, order_id),
	DB_COLUMN(struct change, position),
	DB_COLUMN(struct change, stock_id),
	DB_COLUMN(struct change, quantity),
};

/* --- Keeping ----------------------------------------------------------------- */

/* Take from several stocks, each only if it has so much; `all` is false when one
 * has not.  The server looks up a few in less time than it runs as many
 * statements. */
static enum status
take_counters(struct db *db, struct arena *mem, const struct change *sums,
    size_t n, bool *all)
{
	struct text amounts;
	int64_t ids[TAKEN_AT_ONCE_MAX];
	int64_t hit = 0;
	enum status st;

	if (n > TAKEN_AT_ONCE_MAX)
		return change_all(db, &stmt_stock_take, counter_columns,
		    ARRAY_LEN(counter_columns), sums, n, all);
	amounts = text_new(mem, AMOUNT_BYTES * (n + 1));
	for (size_t i = 0; i < n; i++) {
		ids[i] = sums[i].stock_id;
		text_addf(&amounts, "%c\"%lld\":%lld", i == 0 ? '{' : ',',
		    (long long)sums[i].stock_id, (long long)sums[i].quantity);
	}
	text_add_char(&amounts, '}');
	st = db_run(db, &stmt_stock_take_some,
	    DB_ARGS(db_text(amounts.bytes), db_ints(ids, n),
		db_text(amounts.bytes)),
	    &hit);
	*all = hit == (int64_t)n;
	return st;
}

enum status
stock_candidates(struct db *db, struct arena *mem, struct day fit,
    const int64_t *ids, size_t n, struct db_rows *rows)
{
	int64_t *products;
	size_t count;
	enum status st;

	st = stock_book_products(
	    mem, ids, n, sizeof(*ids), 0, &products, &count);
	if (st != STATUS_OK)
		return st;
	return db_all(db, mem, &stmt_stock_candidates,
	    DB_ARGS(db_ints(products, count), db_day(fit)), rows);
}

enum status
stock_reserve(struct db *db, struct act *act, int64_t order_id,
    int64_t shelf_days, struct stock_want *wants, size_t n)
{
	int64_t *ids = arena_calloc(act->mem, n + 1, sizeof(*ids));
	struct setting setting;
	struct db_rows rows;
	struct day today;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	for (size_t i = 0; i < n; i++)
		ids[i] = wants[i].product_id;
	st = stock_candidates(
	    db, act->mem, day_add(today, shelf_days), ids, n, &rows);
	if (st != STATUS_OK)
		return st;
	return stock_reserve_from(db, act, order_id, &rows, wants, n);
}

enum status
stock_reserve_from(struct db *db, struct act *act, int64_t order_id,
    const struct db_rows *candidates, struct stock_want *wants, size_t n)
{
	struct stock_movement *movements;
	struct stock_part *parts;
	struct change *changes;
	struct change *sums;
	size_t part_count;
	bool all;
	enum status st;

	stock_plan_reserve(act->mem, candidates->items, candidates->count,
	    wants, n, &parts, &part_count);
	if (part_count == 0)
		return STATUS_OK;
	changes = arena_calloc(act->mem, part_count, sizeof(*changes));
	movements = arena_calloc(act->mem, part_count, sizeof(*movements));
	for (size_t i = 0; i < part_count; i++) {
		changes[i] = (struct change){ order_id, parts[i].position,
			parts[i].stock_id, parts[i].quantity };
		movements[i] = (struct stock_movement){
			.stock_id = parts[i].stock_id,
			.product_id = parts[i].product_id,
			.kind = STOCK_RESERVED,
			.reserved_delta = parts[i].quantity,
			.order_id = order_id,
		};
	}

	/* The counters come last: their rows are what others wait for. */
	st = change_all(db, &stmt_stock_reservation_add, keep_columns,
	    ARRAY_LEN(keep_columns), changes, part_count, &all);
	if (st == STATUS_OK)
		st = stock_book_moved(db, act, movements, part_count);
	if (st != STATUS_OK)
		return st;
	n = add_up_stocks(act->mem, changes, part_count, &sums);
	st = take_counters(db, act->mem, sums, n, &all);
	if (st != STATUS_OK)
		return st;
	if (!all) {
		db_ask_again(db);
		return STATUS_CONFLICT;
	}
	return STATUS_OK;
}

/* --- Taking from what is kept -------------------------------------------------- */

/* By line, then first to expire. */
static int
compare_reservations(const void *a, const void *b)
{
	const struct stock_reservation *left = a;
	const struct stock_reservation *right = b;
	int order = compare_numbers(left->position, right->position);

	if (order == 0)
		order = day_compare(left->expires_on, right->expires_on);
	if (order == 0)
		order = compare_numbers(left->stock_id, right->stock_id);
	return order;
}

/* What is kept for the order, locked, with where it is. */
static enum status
read_kept(struct db *db, struct act *act, int64_t order_id,
    struct stock_reservation **kept, size_t *count)
{
	const struct stock_place_row *place;
	struct db_rows rows;
	struct db_rows places = { 0 };
	int64_t *ids;
	size_t id_count;
	enum status st;

	st = db_all(db, act->mem, &stmt_stock_reservations,
	    DB_ARGS(db_int(order_id)), &rows);
	if (st != STATUS_OK)
		return st;
	*kept = rows.items;
	*count = rows.count;
	ids = arena_calloc(act->mem, rows.count + 1, sizeof(*ids));
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = (*kept)[i].stock_id;
	id_count = stock_book_distinct(ids, rows.count);
	/* One list takes 1024: the places are read in so many pieces. */
	for (size_t at = 0; at < id_count; at += 1024) {
		size_t left = id_count - at;

		st = db_all(db, act->mem, &stmt_stock_by_ids,
		    DB_ARGS(db_ints(ids + at, left < 1024 ? left : 1024)),
		    &places);
		if (st != STATUS_OK)
			return st;
		place = places.items;
		for (size_t i = 0; i < rows.count; i++) {
			for (size_t k = 0; k < places.count; k++) {
				if (place[k].id != (*kept)[i].stock_id)
					continue;
				(*kept)[i].product_id = place[k].product_id;
				(*kept)[i].batch_id = place[k].batch_id;
				(*kept)[i].warehouse_id = place[k].warehouse_id;
				(*kept)[i].expires_on = place[k].expires_on;
			}
		}
	}
	for (size_t i = 0; i < *count; i++) {
		/* A stock newer than this transaction's snapshot. */
		if ((*kept)[i].product_id == 0) {
			db_ask_again(db);
			return STATUS_CONFLICT;
		}
	}
	if (*count > 0)
		qsort(*kept, *count, sizeof(**kept), compare_reservations);
	return STATUS_OK;
}

/* Take for one line from what is kept, from the front or from the back. */
static void
draw(struct stock_reservation *kept, size_t count, struct stock_take *take,
    bool from_back, struct stock_part *parts, size_t *part_count)
{
	take->taken = 0;
	for (size_t i = 0; i < count && take->taken < take->quantity; i++) {
		struct stock_reservation *from =
		    &kept[from_back ? count - 1 - i : i];
		int64_t taken = take->quantity - take->taken;

		if (from->position != take->position || from->quantity == 0 ||
		    (take->stock_id != 0 && take->stock_id != from->stock_id))
			continue;
		if (taken > from->quantity)
			taken = from->quantity;
		from->quantity -= taken;
		take->taken += taken;
		parts[(*part_count)++] = (struct stock_part){
			.position = from->position,
			.stock_id = from->stock_id,
			.product_id = from->product_id,
			.batch_id = from->batch_id,
			.warehouse_id = from->warehouse_id,
			.quantity = taken,
		};
	}
}

/* Write what was taken from an order's reservations. */
static enum status
write_parts(struct db *db, struct act *act, int64_t order_id,
    int64_t shipment_id, const struct stock_part *parts, size_t n)
{
	bool is_sent = shipment_id != 0;
	struct change *changes =
	    arena_calloc(act->mem, n + 1, sizeof(*changes));
	struct stock_movement *movements =
	    arena_calloc(act->mem, n + 1, sizeof(*movements));
	struct change *sums;
	bool all_cut;
	bool all_changed;
	size_t count;
	enum status st;

	for (size_t i = 0; i < n; i++) {
		changes[i] = (struct change){ order_id, parts[i].position,
			parts[i].stock_id, parts[i].quantity };
		movements[i] = (struct stock_movement){
			.stock_id = parts[i].stock_id,
			.product_id = parts[i].product_id,
			.kind = is_sent ? STOCK_SHIPPED : STOCK_GIVEN_BACK,
			.on_hand_delta = is_sent ? -parts[i].quantity : 0,
			.reserved_delta = -parts[i].quantity,
			.order_id = order_id,
			.shipment_id = shipment_id,
		};
	}
	st = change_all(db, &stmt_stock_reservation_cut, cut_columns,
	    ARRAY_LEN(cut_columns), changes, n, &all_cut);
	if (st == STATUS_OK)
		st = stock_book_moved(db, act, movements, n);
	if (st != STATUS_OK)
		return st;
	count = add_up_stocks(act->mem, changes, n, &sums);
	if (is_sent)
		st = change_all(db, &stmt_stock_send, send_columns,
		    ARRAY_LEN(send_columns), sums, count, &all_changed);
	else
		st = change_all(db, &stmt_stock_give_back, counter_columns,
		    ARRAY_LEN(counter_columns), sums, count, &all_changed);
	if (st != STATUS_OK)
		return st;
	if (!all_cut || !all_changed) {
		log_event(LOG_ERROR, "stock.books_disagree", "order",
		    log_int(order_id), NULL);
		return STATUS_BUG;
	}
	return STATUS_OK;
}

/* Takes split a reservation at most once each. */
static struct stock_part *
room_for_parts(struct act *act, size_t kept, size_t takes)
{
	return arena_calloc(
	    act->mem, kept + takes + 1, sizeof(struct stock_part));
}

enum status
stock_release_all(struct db *db, struct act *act, int64_t order_id)
{
	struct stock_reservation *kept;
	struct stock_part *parts;
	size_t count;
	enum status st;

	st = read_kept(db, act, order_id, &kept, &count);
	if (st != STATUS_OK || count == 0)
		return st;
	parts = room_for_parts(act, count, 0);
	for (size_t i = 0; i < count; i++)
		parts[i] = (struct stock_part){
			.position = kept[i].position,
			.stock_id = kept[i].stock_id,
			.product_id = kept[i].product_id,
			.quantity = kept[i].quantity,
		};
	return write_parts(db, act, order_id, 0, parts, count);
}

enum status
stock_release(struct db *db, struct act *act, int64_t order_id,
    struct stock_take *takes, size_t n)
{
	struct stock_reservation *kept;
	struct stock_part *parts;
	size_t part_count = 0;
	size_t count;
	enum status st;

	if (n > STOCK_LINES_MAX)
		return STATUS_INVALID;
	st = read_kept(db, act, order_id, &kept, &count);
	if (st != STATUS_OK)
		return st;
	parts = room_for_parts(act, count, n);
	for (size_t i = 0; i < n; i++)
		draw(kept, count, &takes[i], true, parts, &part_count);
	if (part_count == 0)
		return STATUS_OK;
	return write_parts(db, act, order_id, 0, parts, part_count);
}

enum status
stock_ship(struct db *db, struct act *act, int64_t order_id,
    int64_t shipment_id, struct stock_take *takes, size_t n,
    struct stock_part **parts, size_t *part_count)
{
	struct stock_reservation *kept;
	size_t count;
	enum status st;

	*part_count = 0;
	if (n > STOCK_LINES_MAX || shipment_id == 0)
		return STATUS_INVALID;
	st = read_kept(db, act, order_id, &kept, &count);
	if (st != STATUS_OK)
		return st;
	*parts = room_for_parts(act, count, n);
	for (size_t i = 0; i < n; i++) {
		if (takes[i].quantity < 1)
			return STATUS_INVALID;
		draw(kept, count, &takes[i], false, *parts, part_count);
		if (takes[i].taken < takes[i].quantity)
			return STATUS_CONFLICT;
	}
	return write_parts(db, act, order_id, shipment_id, *parts, *part_count);
}

/* --- Coming back ---------------------------------------------------------------- */

enum status
stock_return(struct db *db, struct act *act, int64_t order_id,
    int64_t shipment_id, const struct stock_part *parts, size_t n)
{
	const struct stock_reason reason = {
		.kind = STOCK_CAME_BACK,
		.order_id = order_id,
		.shipment_id = shipment_id,
	};
	struct stock_addition *additions =
	    arena_calloc(act->mem, n + 1, sizeof(*additions));
	int64_t *ids = arena_calloc(act->mem, n + 1, sizeof(*ids));
	const struct stock_place_row *place;
	struct db_rows places;
	enum status st;

	if (n > 1024)
		return STATUS_INVALID;
	for (size_t i = 0; i < n; i++)
		ids[i] = parts[i].stock_id;
	st = db_all(db, act->mem, &stmt_stock_by_ids,
	    DB_ARGS(db_ints(ids, stock_book_distinct(ids, n))), &places);
	if (st != STATUS_OK)
		return st;
	place = places.items;
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		if (parts[i].quantity < 1)
			return STATUS_INVALID;
		while (k < places.count && place[k].id != parts[i].stock_id)
			k++;
		if (k == places.count)
			return STATUS_NOT_FOUND;
		additions[i] = (struct stock_addition){
			.product_id = place[k].product_id,
			.warehouse_id = place[k].warehouse_id,
			.batch_id = place[k].batch_id,
			.status = STOCK_TO_INSPECT,
			.expires_on = place[k].expires_on,
			.quantity = parts[i].quantity,
		};
	}
	return stock_book_add(db, act, additions, n, &reason);
}
