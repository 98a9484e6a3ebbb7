/**
 * @file
 * A table of products taken in.  See import_table.h.
 */
#include "base/text.h"
#include "domain/act.h"
#include "domain/import_table_sql.h"
#include "domain/key.h"

enum {
	SKU_MAX = 40,
	NAME_MAX_LENGTH = 120,
	BRAND_MAX = 60,
	SPEC_MAX = 80,
	UNIT_MAX = 20,
	NUMBER_MAX = 1000000000,
	RATE_DEFAULT_BP = 1300
};

static const int64_t cost_max_1e4 = INT64_C(1000) * 1000 * 1000 * 10000;

/* The first rate of a product holds for everything before, too. */
static const struct day rate_begin = { 2000, 1, 1 };

static const struct import_name storages[] = {
	{ PRODUCT_AMBIENT, "常温", "ambient" },
	{ PRODUCT_COOL, "阴凉", "cool" },
	{ PRODUCT_COLD_CHAIN, "冷链", "cold" },
};

static const struct import_name states[] = {
	{ PRODUCT_ON_SALE, "在售", "on_sale" },
	{ PRODUCT_STOPPED, "停订", "stopped" },
	{ PRODUCT_WITHDRAWN, "下架", "withdrawn" },
};

static const struct import_name supplies[] = {
	{ PRODUCT_STOCKED, "现货", "stocked" },
	{ PRODUCT_BACK_ORDER, "可欠货", "back_order" },
	{ PRODUCT_MADE_TO_ORDER, "定制", "made_to_order" },
};

static const struct import_name answers[] = {
	{ 1, "是", "yes" },
	{ 0, "否", "no" },
};

/* "13" or "13%". */
static int64_t
read_rate(struct arena *mem, struct import_row *row, int64_t fallback)
{
	const char *cell = row->cells[PRODUCT_TAX];
	size_t length = strlen(cell);
	int64_t rate;

	if (text_ends_with(cell, "%"))
		row->cells[PRODUCT_TAX] = arena_memdup(mem, cell, length - 1);
	rate = import_number_cell(row, PRODUCT_TAX, 2, 0, 10000, fallback);
	row->cells[PRODUCT_TAX] = cell;
	return rate;
}

static void
read_texts(struct import_row *row, struct product_data *data)
{
	data->name = import_needed(row, PRODUCT_NAME, NAME_MAX_LENGTH);
	data->name_en =
	    import_text(row, PRODUCT_NAME_EN, NAME_MAX_LENGTH, data->name_en);
	data->brand = import_text(row, PRODUCT_BRAND, BRAND_MAX, data->brand);
	data->brand_en =
	    import_text(row, PRODUCT_BRAND_EN, BRAND_MAX, data->brand_en);
	data->spec = import_text(row, PRODUCT_SPEC, SPEC_MAX, data->spec);
	data->unit = import_text(row, PRODUCT_UNIT, UNIT_MAX, data->unit);
	data->unit_en =
	    import_text(row, PRODUCT_UNIT_EN, UNIT_MAX, data->unit_en);
	data->barcode =
	    import_text(row, PRODUCT_BARCODE, SKU_MAX, data->barcode);
}

static void
read_numbers(struct import_row *row, struct product_data *data)
{
	data->case_units = import_number_cell(
	    row, PRODUCT_CASE, 0, 1, NUMBER_MAX, data->case_units);
	data->min_quantity = import_number_cell(
	    row, PRODUCT_MINIMUM, 0, 1, NUMBER_MAX, data->min_quantity);
	data->step =
	    import_number_cell(row, PRODUCT_STEP, 0, 1, NUMBER_MAX, data->step);
	data->shelf_days = import_number_cell(
	    row, PRODUCT_SHELF, 0, 0, 36500, data->shelf_days);
	data->lead_days =
	    import_number_cell(row, PRODUCT_LEAD, 0, 0, 3650, data->lead_days);
}

static void
read_choices(struct import_row *row, struct product_data *data)
{
	data->storage =
	    (enum product_storage)import_choice(row, PRODUCT_STORAGE, storages,
		ARRAY_LEN(storages), IMPORT_NO_CHOICE, data->storage);
	data->state = (enum product_state)import_choice(row, PRODUCT_STATE,
	    states, ARRAY_LEN(states), IMPORT_NO_CHOICE, data->state);
	data->supply = (enum product_supply)import_choice(row, PRODUCT_SUPPLY,
	    supplies, ARRAY_LEN(supplies), IMPORT_NO_CHOICE, data->supply);
	data->batch_tracked =
	    import_choice(row, PRODUCT_BATCHES, answers, ARRAY_LEN(answers),
		IMPORT_NO_CHOICE, data->batch_tracked) != 0;
}

/** Lay a row over what the product is; a new one begins empty. */
static void
read_product(struct import_job *job, struct import_row *row,
    const struct db_rows *categories, struct product_data *data)
{
	struct day today = job->request->today;
	bool is_new = data->id == 0;

	read_texts(row, data);
	read_numbers(row, data);
	read_choices(row, data);
	data->category_id =
	    import_choice(row, PRODUCT_CATEGORY, categories->items,
		categories->count, IMPORT_UNKNOWN, data->category_id);
	data->tax_rate_bp = read_rate(job->mem, row, RATE_DEFAULT_BP);
	if (is_new)
		data->rate_from = rate_begin;
	else if (row->cells[PRODUCT_TAX][0] != '\0')
		data->rate_from = today;
	data->cost_1e4 =
	    import_number_cell(row, PRODUCT_COST, 4, 0, cost_max_1e4, 0);
	if (row->cells[PRODUCT_COST][0] != '\0')
		data->cost_from = is_new ? rate_begin : today;
	if (!is_new && !import_is_refused(row))
		row->result->verdict = IMPORT_CHANGED;
}

/* Rows of one call. */
struct part {
	struct import_row *rows;
	size_t count;
	const char *const *skus;
	struct product_data *items; /* one for each row */
};

static enum status
find_known(struct db *db, struct arena *mem, struct part *part)
{
	const struct import_product_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_import_products,
	    DB_ARGS(db_text(import_json_texts(mem, part->skus, part->count))),
	    &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < part->count; i++)
		part->items[i] = (struct product_data){ .sku = part->skus[i] };
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		part->items[row[i].number - 1] = row[i].data;
	return STATUS_OK;
}

/** Save the good ones.  One that the products' own rules refuse is left out. */
static enum status
save_part(struct db *db, struct act *act, struct part *part)
{
	struct product_data *good =
	    arena_calloc(act->mem, part->count + 1, sizeof(*good));
	size_t *from = arena_calloc(act->mem, part->count + 1, sizeof(*from));
	enum product_fault fault;
	size_t fault_at;
	size_t count;
	enum status st;

	do {
		count = 0;
		for (size_t i = 0; i < part->count; i++) {
			if (import_is_refused(&part->rows[i]))
				continue;
			from[count] = i;
			good[count++] = part->items[i];
		}
		st = product_save_many(db, act, good, count, &fault, &fault_at);
		if (st == STATUS_INVALID)
			import_refuse(&part->rows[from[fault_at]],
			    IMPORT_OUT_OF_RANGE, PRODUCT_SKU);
	} while (st == STATUS_INVALID);
	return st;
}

enum status
import_take_products(struct db *db, struct act *act, struct import_job *job)
{
	const char **skus =
	    arena_calloc(job->mem, job->count + 1, sizeof(*skus));
	struct db_rows categories;
	struct part part = { 0 };
	enum status st;

	st = import_names(db, job->mem, &stmt_import_categories, &categories);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->count; i++) {
		import_needed(&job->rows[i], PRODUCT_SKU, SKU_MAX);
		skus[i] = import_is_refused(&job->rows[i])
		    ? ""
		    : key_fold(job->mem, job->rows[i].cells[PRODUCT_SKU]);
	}
	import_refuse_twice(job, skus, PRODUCT_SKU);
	part.items =
	    arena_calloc(job->mem, IMPORT_AT_ONCE, sizeof(*part.items));
	for (size_t at = 0; at < job->count; at += IMPORT_AT_ONCE) {
		part.rows = &job->rows[at];
		part.skus = &skus[at];
		part.count = job->count - at < IMPORT_AT_ONCE ? job->count - at
							      : IMPORT_AT_ONCE;
		st = find_known(db, job->mem, &part);
		if (st != STATUS_OK)
			return st;
		for (size_t i = 0; i < part.count; i++)
			read_product(
			    job, &part.rows[i], &categories, &part.items[i]);
		st = save_part(db, act, &part);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

/* --- Search keys ------------------------------------------------------------- */

/* How far the products have been saved anew. */
struct walk {
	int64_t after_id;
	int64_t last_id; /* out */
	bool is_done;    /* out */
};

static enum status
index_some(struct db *db, struct act *act, void *context)
{
	struct walk *walk = context;
	const struct import_product_row *row;
	struct product_data *items;
	enum product_fault fault;
	struct db_rows rows;
	size_t fault_at;
	enum status st;

	st = db_all(db, act->mem, &stmt_import_products_after,
	    DB_ARGS(db_int(walk->after_id)), &rows);
	if (st != STATUS_OK)
		return st;
	walk->is_done = rows.count == 0;
	if (walk->is_done)
		return STATUS_OK;
	row = rows.items;
	items = arena_calloc(act->mem, rows.count, sizeof(*items));
	for (size_t i = 0; i < rows.count; i++)
		items[i] = row[i].data;
	st = product_save_many(db, act, items, rows.count, &fault, &fault_at);
	walk->last_id = row[rows.count - 1].data.id;
	return st;
}

enum status
import_index_products(struct db *db, struct act *act)
{
	struct walk walk = { 0 };
	enum status st;

	do {
		st = act_run(db, act, index_some, &walk);
		walk.after_id = walk.last_id;
	} while (st == STATUS_OK && !walk.is_done);
	return st;
}
