/**
 * @file
 * What stock there is, and what can be promised of it.  See stock.h.
 */
#include "domain/stock.h"

#include "domain/shelf.h"
#include "domain/stock_book.h"
#include "domain/stock_sql.h"

/* --- The promise ------------------------------------------------------------ */

/* The rows of one product: the product first, then its arrivals by day. */
static struct stock_promise_row *
rows_of(const struct db_rows *rows, int64_t product_id)
{
	struct stock_promise_row *items = rows->items;
	size_t low = 0;
	size_t high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (items[middle].product_id < product_id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == rows->count || items[low].product_id != product_id)
		return NULL;
	return &items[low];
}

static int64_t
take_from(struct stock_promise_row *row, int64_t wanted)
{
	int64_t taken = wanted < row->quantity ? wanted : row->quantity;

	if (taken < 0)
		taken = 0;
	row->quantity -= taken;
	return taken;
}

/* Serve a line from its product's rows, and use them up. */
static void
promise_line(struct stock_line *line, struct stock_promise_row *row,
    const struct stock_promise_row *end, struct day today)
{
	const struct stock_promise_row *product = row;
	int64_t rest = line->quantity;

	line->supply = row->supply;
	line->lead_days = row->lead_days;
	line->now = take_from(row, rest);
	rest -= line->now;
	for (row++;
	     row < end && row->product_id == product->product_id && rest > 0;
	     row++) {
		int64_t taken = take_from(row, rest);

		if (taken > 0)
			line->later_on = row->day;
		line->later += taken;
		rest -= taken;
	}
	if (rest <= 0)
		return;
	if (line->supply == PRODUCT_MADE_TO_ORDER) {
		struct day made = day_add(today, line->lead_days);

		line->later += rest;
		if (day_compare(made, line->later_on) > 0)
			line->later_on = made;
	} else if (line->supply == PRODUCT_BACK_ORDER) {
		line->undated = rest;
	} else {
		line->missing = rest;
	}
}

static const struct product *
known_product(const struct stock_line *lines, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++) {
		if (lines[i].product_id == id && lines[i].product != NULL)
			return lines[i].product;
	}
	return NULL;
}

/* The same rows of what is known: products of the lines, arrivals of the shelf.
 * False where something is not. */
static bool
know_rows(const struct shelf *shelf, struct arena *mem,
    const struct stock_line *lines, size_t n, const int64_t *ids, size_t count,
    struct day day, struct db_rows *rows)
{
	const struct shelf_expected *items;
	struct stock_promise_row *out;
	size_t all = count;

	for (size_t i = 0; i < count; i++) {
		if (known_product(lines, n, ids[i]) == NULL)
			return false;
		all += shelf_expects(shelf, ids[i], day, &items);
	}
	out = arena_calloc(mem, all + 1, sizeof(*out));
	*rows = (struct db_rows){ .items = out, .count = all };
	for (size_t i = 0; i < count; i++) {
		const struct product *product =
		    known_product(lines, n, ids[i]);
		size_t arrivals = shelf_expects(shelf, ids[i], day, &items);

		*out++ = (struct stock_promise_row){
			.product_id = ids[i],
			.supply = product->supply,
			.lead_days = product->lead_days,
			.quantity = product->available,
		};
		for (size_t k = 0; k < arrivals; k++)
			*out++ = (struct stock_promise_row){
				.product_id = ids[i],
				.day = items[k].day,
				.quantity = items[k].quantity,
			};
	}
	return true;
}

enum status
stock_promise(struct db *db, struct arena *mem, const struct customer *customer,
    struct day day, struct stock_line *lines, size_t n)
{
	struct day fit =
	    day_add(day, customer == NULL ? 0 : customer->shelf_days);
	const struct stock_promise_row *end;
	const struct shelf *shelf;
	struct db_rows rows;
	int64_t *ids;
	size_t count;
	enum status st;

	st = stock_book_products(mem, lines, n, sizeof(*lines),
	    offsetof(struct stock_line, product_id), &ids, &count);
	if (st != STATUS_OK)
		return st;
	st = shelf_open(db, day, &shelf);
	if (st == STATUS_OK &&
	    (shelf == NULL ||
		!know_rows(shelf, mem, lines, n, ids, count, day, &rows)))
		st = db_all(db, mem, &stmt_stock_promise,
		    DB_ARGS(db_day(fit), db_ints(ids, count),
			db_ints(ids, count), db_day(day)),
		    &rows);
	if (st != STATUS_OK)
		return st;

	end = (struct stock_promise_row *)rows.items + rows.count;
	for (size_t i = 0; i < n; i++) {
		struct stock_promise_row *row =
		    rows_of(&rows, lines[i].product_id);

		lines[i] = (struct stock_line){
			.product_id = lines[i].product_id,
			.quantity = lines[i].quantity,
			.product = lines[i].product,
		};
		if (row == NULL || row->supply == 0)
			lines[i].missing = lines[i].quantity;
		else
			promise_line(&lines[i], row, end, day);
	}
	return STATUS_OK;
}

enum stock_shown
stock_shown_as(
    const struct setting *setting, const struct actor *who, int64_t available)
{
	if (who->side == SIDE_STAFF ||
	    setting->stock_shown == SETTING_STOCK_EXACT)
		return STOCK_SHOWN_EXACT;
	if (available <= 0)
		return STOCK_SHOWN_NONE;
	return available < setting->stock_few_below ? STOCK_SHOWN_FEW
						    : STOCK_SHOWN_ENOUGH;
}

/* --- Planning ---------------------------------------------------------------- */

void
stock_plan_reserve(struct arena *mem, struct stock_row *rows, size_t row_count,
    struct stock_want *wants, size_t want_count, struct stock_part **parts,
    size_t *part_count)
{
	/* A want ends a row or a row ends within a want, never both twice. */
	*parts = arena_calloc(mem, row_count + want_count + 1, sizeof(**parts));
	*part_count = 0;
	for (size_t i = 0; i < want_count; i++) {
		struct stock_want *want = &wants[i];

		want->reserved = 0;
		for (size_t k = 0; k < row_count; k++) {
			int64_t rest = want->quantity - want->reserved;
			int64_t taken = rows[k].available;

			if (rows[k].product_id != want->product_id)
				continue;
			if (rest <= 0)
				break;
			if (taken <= 0)
				continue;
			if (taken > rest)
				taken = rest;
			rows[k].available -= taken;
			want->reserved += taken;
			(*parts)[(*part_count)++] = (struct stock_part){
				.position = want->position,
				.stock_id = rows[k].id,
				.product_id = want->product_id,
				.quantity = taken,
			};
		}
	}
}

/* --- Looking ----------------------------------------------------------------- */

enum status
stock_kept_for(
    struct db *db, struct arena *mem, int64_t order_id, struct db_rows *rows)
{
	return db_all(
	    db, mem, &stmt_stock_kept_for, DB_ARGS(db_int(order_id)), rows);
}

enum status
stock_places(struct db *db, struct arena *mem, const struct actor *who,
    int64_t product_id, struct db_rows *rows)
{
	if (!actor_may(who, ACTION_STOCK_SEE))
		return STATUS_FORBIDDEN;
	return db_all(
	    db, mem, &stmt_stock_places, DB_ARGS(db_int(product_id)), rows);
}

enum status
stock_check(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_stock_check, DB_NO_ARGS, rows);
}
