/**
 * @file
 * Tables of prices and of stock taken in.  See import_table.h.
 */
#include "base/text.h"
#include "domain/act.h"
#include "domain/import_table_sql.h"
#include "domain/key.h"
#include "domain/price.h"
#include "domain/stock.h"

enum {
	SKU_MAX = 40,
	BATCH_MAX = 40,
	BASE_LIST = 1,
	KEY_BYTES = 120
};

static const int64_t price_max_1e4 = INT64_C(1000) * 1000 * 1000 * 10000;
static const int64_t quantity_max = 1000 * 1000 * 1000;

static const struct import_name statuses[] = {
	{ STOCK_AVAILABLE, "可用", "available" },
	{ STOCK_TO_INSPECT, "待检", "to_inspect" },
	{ STOCK_BLOCKED, "冻结", "blocked" },
	{ STOCK_RETURNED, "退货", "returned" },
};

enum status
import_names(struct db *db, struct arena *mem, const struct db_query *query,
    struct db_rows *rows)
{
	return db_all(db, mem, query, DB_NO_ARGS, rows);
}

/* --- Products that rows name ------------------------------------------------- */

enum status
import_products_of(struct db *db, struct import_job *job, size_t column,
    struct import_product **out)
{
	const char **skus =
	    arena_calloc(job->mem, IMPORT_AT_ONCE, sizeof(*skus));
	struct import_product *products =
	    arena_calloc(job->mem, job->count + 1, sizeof(*products));

	for (size_t at = 0; at < job->count; at += IMPORT_AT_ONCE) {
		size_t count = 0;
		const struct import_id_row *row;
		struct db_rows rows;
		enum status st;

		for (; count < IMPORT_AT_ONCE && at + count < job->count;
		     count++) {
			import_needed(&job->rows[at + count], column, SKU_MAX);
			skus[count] = import_is_refused(&job->rows[at + count])
			    ? ""
			    : key_fold(job->mem,
				  job->rows[at + count].cells[column]);
		}
		st = db_all(db, job->mem, &stmt_import_product_ids,
		    DB_ARGS(db_text(import_json_texts(job->mem, skus, count))),
		    &rows);
		if (st != STATUS_OK)
			return st;
		row = rows.items;
		for (size_t i = 0; i < rows.count; i++)
			products[at + (size_t)row[i].number - 1] =
			    (struct import_product){ row[i].id,
				    row[i].batch_tracked };
	}
	for (size_t i = 0; i < job->count; i++)
		if (products[i].id == 0)
			import_refuse(&job->rows[i], IMPORT_UNKNOWN, column);
	*out = products;
	return STATUS_OK;
}

/** The distinct products of some rows.  @return how many */
static size_t
ids_of(const struct import_product *products, size_t count, int64_t *ids)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (products[i].id != 0)
			ids[found++] = products[i].id;
	return found;
}

/* --- Prices ------------------------------------------------------------------ */

static const char *
price_key(struct arena *mem, int64_t product_id, int64_t list_id,
    int64_t min_quantity, struct day from)
{
	return text_format(mem, "%lld %lld %lld %lld", (long long)product_id,
	    (long long)list_id, (long long)min_quantity,
	    (long long)day_number(from));
}

static void
read_price(struct import_job *job, struct import_row *row,
    const struct db_rows *lists, struct price_data *price)
{
	import_needed(row, PRICE_PRICE, KEY_BYTES);
	price->price_1e4 =
	    import_number_cell(row, PRICE_PRICE, 4, 0, price_max_1e4, 0);
	price->price_list_id = import_choice(row, PRICE_LIST, lists->items,
	    lists->count, IMPORT_UNKNOWN, BASE_LIST);
	price->min_quantity =
	    import_number_cell(row, PRICE_MINIMUM, 0, 1, quantity_max, 1);
	price->from_day = import_day(row, PRICE_FROM, job->request->today);
	price->to_day = import_day(row, PRICE_TO, (struct day){ 0, 0, 0 });
	if (!day_is_none(price->to_day) &&
	    day_compare(price->to_day, price->from_day) < 0)
		import_refuse(row, IMPORT_DAYS_TURNED, PRICE_TO);
}

/** Tell the prices that are there from those that are new. */
static enum status
mark_known(struct db *db, struct import_job *job,
    const struct import_product *products, const char *const *keys)
{
	struct import_map map = import_map_new(job->mem);
	bool *is_known;
	int64_t ids[IMPORT_AT_ONCE];
	size_t known;

	for (size_t at = 0; at < job->count; at += IMPORT_AT_ONCE) {
		size_t count = job->count - at < IMPORT_AT_ONCE
		    ? job->count - at
		    : IMPORT_AT_ONCE;
		const struct import_price_row *row;
		struct db_rows rows;
		enum status st;

		count = ids_of(&products[at], count, ids);
		st = db_all(db, job->mem, &stmt_import_prices,
		    DB_ARGS(db_ints(ids, count)), &rows);
		if (st != STATUS_OK)
			return st;
		row = rows.items;
		for (size_t i = 0; i < rows.count; i++)
			import_map_add(&map,
			    price_key(job->mem, row[i].product_id,
				row[i].price_list_id, row[i].min_quantity,
				row[i].from_day),
			    NULL);
	}
	known = map.count;
	is_known = arena_calloc(job->mem, job->count + 1, sizeof(*is_known));
	for (size_t i = 0; i < job->count; i++)
		if (!import_is_refused(&job->rows[i]) &&
		    import_map_add(&map, keys[i], NULL) < known)
			job->rows[i].result->verdict = IMPORT_CHANGED;
	return STATUS_OK;
}

enum status
import_take_prices(struct db *db, struct act *act, struct import_job *job)
{
	struct price_data *prices =
	    arena_calloc(job->mem, job->count + 1, sizeof(*prices));
	const char **keys =
	    arena_calloc(job->mem, job->count + 1, sizeof(*keys));
	struct import_product *products;
	struct db_rows lists;
	size_t count = 0;
	enum status st;

	st = import_names(db, job->mem, &stmt_import_lists, &lists);
	if (st == STATUS_OK)
		st = import_products_of(db, job, PRICE_SKU, &products);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->count; i++) {
		read_price(job, &job->rows[i], &lists, &prices[i]);
		prices[i].product_id = products[i].id;
		keys[i] =
		    price_key(job->mem, products[i].id, prices[i].price_list_id,
			prices[i].min_quantity, prices[i].from_day);
	}
	import_refuse_twice(job, keys, PRICE_SKU);
	st = mark_known(db, job, products, keys);
	for (size_t i = 0; i <= job->count && st == STATUS_OK; i++) {
		if (count == IMPORT_AT_ONCE || (i == job->count && count > 0)) {
			st = price_save_many(db, act, prices, count);
			count = 0;
		}
		/* Behind the read index: nothing unread is overwritten. */
		if (i < job->count && !import_is_refused(&job->rows[i]))
			prices[count++] = prices[i];
	}
	return st;
}

/* --- Stock ------------------------------------------------------------------- */

static void
read_arrival(struct import_row *row, const struct db_rows *warehouses,
    const struct import_product *product, struct stock_arrival *arrival)
{
	const char *batch = import_text(row, STOCK_BATCH, BATCH_MAX, "");

	import_needed(row, STOCK_WAREHOUSE, KEY_BYTES);
	import_needed(row, STOCK_QUANTITY, KEY_BYTES);
	*arrival = (struct stock_arrival){
		.product_id = product->id,
		.warehouse_id = import_choice(row, STOCK_WAREHOUSE,
		    warehouses->items, warehouses->count, IMPORT_UNKNOWN, 0),
		.batch = batch,
		.quantity = import_number_cell(
		    row, STOCK_QUANTITY, 0, 1, quantity_max, 0),
		.expires_on =
		    import_day(row, STOCK_EXPIRES, (struct day){ 0, 0, 0 }),
		.status = (enum stock_status)import_choice(row, STOCK_STATUS,
		    statuses, ARRAY_LEN(statuses), IMPORT_NO_CHOICE,
		    STOCK_AVAILABLE),
	};
	if (product->id != 0 && product->batch_tracked && *batch == '\0')
		import_refuse(row, IMPORT_EMPTY, STOCK_BATCH);
}

/** Refuse rows whose batch is known, here or in a row above, with another
 *  expiry. */
static enum status
check_batches(struct db *db, struct import_job *job,
    const struct import_product *products, const struct stock_arrival *arrivals)
{
	struct import_map map = import_map_new(job->mem);
	struct day *expires = NULL;
	int64_t ids[IMPORT_AT_ONCE];
	size_t room = 0;

	for (size_t at = 0; at < job->count; at += IMPORT_AT_ONCE) {
		size_t count = job->count - at < IMPORT_AT_ONCE
		    ? job->count - at
		    : IMPORT_AT_ONCE;
		const struct import_batch_row *row;
		struct day *wider;
		struct db_rows rows;
		enum status st;

		st = db_all(db, job->mem, &stmt_import_batches,
		    DB_ARGS(db_ints(ids, ids_of(&products[at], count, ids))),
		    &rows);
		if (st != STATUS_OK)
			return st;
		wider = arena_calloc(
		    job->mem, room + rows.count + count, sizeof(*wider));
		if (room > 0)
			memcpy(wider, expires, room * sizeof(*wider));
		expires = wider;
		room += rows.count + count;
		row = rows.items;
		for (size_t i = 0; i < rows.count; i++)
			expires[import_map_add(&map,
			    text_format(job->mem, "%lld %s",
				(long long)row[i].product_id, row[i].number),
			    NULL)] = row[i].expires_on;
		for (size_t i = at; i < at + count; i++) {
			bool is_new;
			size_t batch;

			if (import_is_refused(&job->rows[i]))
				continue;
			batch = import_map_add(&map,
			    text_format(job->mem, "%lld %s",
				(long long)products[i].id, arrivals[i].batch),
			    &is_new);
			if (is_new)
				expires[batch] = arrivals[i].expires_on;
			else if (day_compare(expires[batch],
				     arrivals[i].expires_on) != 0)
				import_refuse(&job->rows[i],
				    IMPORT_OTHER_EXPIRY, STOCK_EXPIRES);
		}
	}
	return STATUS_OK;
}

enum status
import_take_stock(struct db *db, struct act *act, struct import_job *job)
{
	struct stock_arrival *arrivals =
	    arena_calloc(job->mem, job->count + 1, sizeof(*arrivals));
	struct import_product *products;
	struct db_rows warehouses;
	size_t count = 0;
	enum status st;

	st = import_names(db, job->mem, &stmt_import_warehouses, &warehouses);
	if (st == STATUS_OK)
		st = import_products_of(db, job, STOCK_SKU, &products);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->count; i++)
		read_arrival(
		    &job->rows[i], &warehouses, &products[i], &arrivals[i]);
	st = check_batches(db, job, products, arrivals);
	for (size_t i = 0; i <= job->count && st == STATUS_OK; i++) {
		if (count == IMPORT_AT_ONCE || (i == job->count && count > 0)) {
			st = stock_receive(db, act, arrivals, count);
			count = 0;
		}
		if (i < job->count && !import_is_refused(&job->rows[i]))
			arrivals[count++] = arrivals[i];
	}
	return st;
}
