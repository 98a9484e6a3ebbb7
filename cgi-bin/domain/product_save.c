/**
 * @file
 * Products as they are saved, with what they are found by.  See product.h.
 */
#include "domain/product.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/key.h"
#include "domain/product_read.h"
#include "domain/product_sql.h"
#include "domain/shelf.h"

enum {
	SKU_MAX = 40,
	NAME_MAX_LENGTH = 120,
	BRAND_MAX = 60,
	SPEC_MAX = 80,
	UNIT_MAX = 20,
	INITIALS_MAX = 120,
	NUMBER_MAX = 1000000000,
	RATE_MAX_BP = 10000
};

/* A row of products, and of the tables beside it. */
struct product_record {
	struct product_data data;
	const char *initials;
	struct instant created_at;
	int64_t product_id;
};

struct gram_row {
	int64_t product_id;
	const char *gram;
};

/* --- Checking --------------------------------------------------------------- */

/* Trimmed; NULL stays NULL and "" becomes it. */
static const char *
tidy(struct arena *mem, const char *text)
{
	const char *trimmed;

	if (text == NULL)
		return NULL;
	trimmed = text_trim(mem, text);
	return *trimmed == '\0' ? NULL : trimmed;
}

static const char *
tidy_or(struct arena *mem, const char *text, const char *fallback)
{
	const char *trimmed = tidy(mem, text);

	return trimmed == NULL ? fallback : trimmed;
}

static int64_t
number_or(int64_t number, int64_t fallback)
{
	return number == 0 ? fallback : number;
}

static void
tidy_item(struct arena *mem, struct product_data *item)
{
	item->sku = item->sku == NULL ? "" : key_fold(mem, item->sku);
	item->name = tidy_or(mem, item->name, "");
	item->name_en = tidy(mem, item->name_en);
	item->brand = tidy_or(mem, item->brand, "");
	item->brand_en = tidy(mem, item->brand_en);
	item->spec = tidy_or(mem, item->spec, "");
	item->unit = tidy_or(mem, item->unit, "件");
	item->unit_en = tidy_or(mem, item->unit_en, "pc");
	item->barcode = item->barcode == NULL
	    ? NULL
	    : tidy(mem, key_fold(mem, item->barcode));
	item->picture = tidy(mem, item->picture);
	item->case_units = number_or(item->case_units, 1);
	item->min_quantity = number_or(item->min_quantity, 1);
	item->step = number_or(item->step, 1);
	if (item->storage == 0)
		item->storage = PRODUCT_AMBIENT;
	if (item->state == 0)
		item->state = PRODUCT_ON_SALE;
	if (item->supply == 0)
		item->supply = PRODUCT_BACK_ORDER;
}

static bool
is_text(const char *text, size_t most)
{
	return text == NULL ||
	    (utf8_is_valid(text, strlen(text)) && utf8_length(text) <= most &&
		!text_has_controls(text));
}

static bool
is_between(int64_t number, int64_t low, int64_t high)
{
	return number >= low && number <= high;
}

static bool
numbers_are_fine(const struct product_data *item)
{
	return is_between(item->case_units, 1, NUMBER_MAX) &&
	    is_between(item->min_quantity, 1, NUMBER_MAX) &&
	    is_between(item->step, 1, NUMBER_MAX) &&
	    is_between(item->shelf_days, 0, NUMBER_MAX) &&
	    is_between(item->lead_days, 0, NUMBER_MAX) &&
	    is_between(item->storage, PRODUCT_AMBIENT, PRODUCT_COLD_CHAIN) &&
	    is_between(item->state, PRODUCT_ON_SALE, PRODUCT_WITHDRAWN) &&
	    is_between(item->supply, PRODUCT_STOCKED, PRODUCT_MADE_TO_ORDER) &&
	    is_between(item->tax_rate_bp, 0, RATE_MAX_BP) &&
	    item->cost_1e4 >= 0 &&
	    (day_is_none(item->rate_from) || day_is_valid(item->rate_from)) &&
	    (day_is_none(item->cost_from) || day_is_valid(item->cost_from));
}

static enum product_fault
fault_of(const struct product_data *item)
{
	if (*item->sku == '\0' || !is_text(item->sku, SKU_MAX))
		return PRODUCT_NO_SKU;
	if (*item->name == '\0' || !is_text(item->name, NAME_MAX_LENGTH))
		return PRODUCT_NO_NAME;
	if (!is_text(item->name_en, NAME_MAX_LENGTH) ||
	    !is_text(item->brand, BRAND_MAX) ||
	    !is_text(item->brand_en, BRAND_MAX) ||
	    !is_text(item->spec, SPEC_MAX) || !is_text(item->unit, UNIT_MAX) ||
	    !is_text(item->unit_en, UNIT_MAX) ||
	    !is_text(item->barcode, SKU_MAX) ||
	    !is_text(item->picture, SPEC_MAX))
		return PRODUCT_TEXT_LONG;
	return numbers_are_fine(item) ? PRODUCT_FINE : PRODUCT_BAD_NUMBER;
}

static int
compare_skus(const void *a, const void *b)
{
	const struct product_data *const *left = a;
	const struct product_data *const *right = b;
	int order = strcmp((*left)->sku, (*right)->sku);

	if (order != 0)
		return order;
	return (*left > *right) - (*left < *right);
}

static enum status
check(struct arena *mem, struct product_data *items, size_t count,
    enum product_fault *fault, size_t *fault_at)
{
	const struct product_data **sorted =
	    arena_calloc(mem, count + 1, sizeof(*sorted));

	for (size_t i = 0; i < count; i++) {
		tidy_item(mem, &items[i]);
		sorted[i] = &items[i];
		*fault_at = i;
		*fault = fault_of(&items[i]);
		if (*fault != PRODUCT_FINE)
			return STATUS_INVALID;
	}
	qsort(sorted, count, sizeof(const struct product_data *), compare_skus);
	for (size_t i = 1; i < count; i++) {
		if (!text_equal(sorted[i - 1]->sku, sorted[i]->sku))
			continue;
		*fault_at = (size_t)(sorted[i] - items);
		*fault = PRODUCT_SKU_TWICE;
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

/* --- Writing ---------------------------------------------------------------- */

static enum status
save_rows(struct db *db, const struct product_record *records, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct product_record, data.sku),
		DB_COLUMN(struct product_record, data.name),
		DB_COLUMN(struct product_record, data.name_en),
		DB_COLUMN(struct product_record, data.brand),
		DB_COLUMN(struct product_record, data.brand_en),
		DB_COLUMN(struct product_record, data.spec),
		DB_COLUMN(struct product_record, data.unit),
		DB_COLUMN(struct product_record, data.unit_en),
		DB_COLUMN(struct product_record, data.case_units),
		DB_COLUMN(struct product_record, data.min_quantity),
		DB_COLUMN(struct product_record, data.step),
		DB_COLUMN(struct product_record, data.barcode),
		DB_COLUMN(struct product_record, data.category_id),
		DB_COLUMN(struct product_record, data.storage),
		DB_COLUMN(struct product_record, data.batch_tracked),
		DB_COLUMN(struct product_record, data.shelf_days),
		DB_COLUMN(struct product_record, data.state),
		DB_COLUMN(struct product_record, data.supply),
		DB_COLUMN(struct product_record, data.lead_days),
		DB_COLUMN(struct product_record, data.restricted),
		DB_COLUMN(struct product_record, data.picture),
		DB_COLUMN(struct product_record, initials),
		DB_COLUMN(struct product_record, created_at),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = records,
		.item_size = sizeof(*records),
		.count = count,
	};

	return db_bulk(db, &stmt_product_save, &bulk, NULL);
}

static enum status
read_ids(struct db *db, struct arena *mem, struct product_record *records,
    size_t count)
{
	const char **skus = arena_calloc(mem, count + 1, sizeof(*skus));
	const struct product_near_row *row;
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < count; i++)
		skus[i] = records[i].data.sku;
	st = db_all(db, mem, &stmt_product_ids,
	    DB_ARGS(db_text(product_json_texts(mem, skus, count))), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count != count) {
		log_event(LOG_ERROR, "product.ids_missing", NULL);
		return STATUS_BUG;
	}
	row = rows.items;
	for (size_t i = 0; i < count; i++)
		records[i].product_id = row[i].id;
	return STATUS_OK;
}

static const char *
all_texts(struct arena *mem, const struct product_data *item)
{
	return text_format(mem, "%s %s %s %s %s %s", item->sku, item->name,
	    item->name_en == NULL ? "" : item->name_en, item->brand,
	    item->brand_en == NULL ? "" : item->brand_en, item->spec);
}

/* The last characters of words, which begin no pair: so that one character
 * alone finds them. */
static size_t
add_last_characters(struct arena *mem, int64_t product_id, const char *text,
    struct gram_row *rows, size_t count)
{
	size_t first = count;

	for (;;) {
		const char *end;
		const char *last;
		const char *gram;
		size_t k;

		text += strspn(text, " ");
		if (*text == '\0' || count - first == KEY_GRAMS_MAX)
			return count;
		end = text + strcspn(text, " ");
		last = end - 1;
		while (last > text && ((unsigned char)*last & 0xc0) == 0x80)
			last--;
		gram = arena_memdup(mem, last, (size_t)(end - last));
		text = end;
		/* Letters and digits are typed in longer pieces. */
		if (((unsigned char)*gram & 0x80) == 0)
			continue;
		for (k = first; k < count; k++) {
			if (text_equal(rows[k].gram, gram))
				break;
		}
		if (k == count)
			rows[count++] = (struct gram_row){ product_id, gram };
	}
}

static enum status
save_grams(struct db *db, struct arena *mem,
    const struct product_record *records, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct gram_row, product_id),
		DB_COLUMN(struct gram_row, gram),
	};
	int64_t *ids = arena_calloc(mem, count + 1, sizeof(*ids));
	struct gram_row *rows = NULL;
	size_t capacity = 0;
	size_t n = 0;
	struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.item_size = sizeof(*rows),
	};
	enum status st;

	for (size_t i = 0; i < count; i++) {
		const char *text = all_texts(mem, &records[i].data);
		size_t gram_count;
		const char *const *grams = key_grams(mem, text, &gram_count);

		ids[i] = records[i].product_id;
		if (capacity - n < (size_t)KEY_GRAMS_MAX * 2) {
			struct gram_row *wider;

			capacity = capacity * 2 + (size_t)KEY_GRAMS_MAX * 2;
			wider = arena_calloc(mem, capacity, sizeof(*wider));
			if (n > 0)
				memcpy(wider, rows, n * sizeof(*rows));
			rows = wider;
		}
		for (size_t k = 0; k < gram_count; k++)
			rows[n++] = (struct gram_row){ ids[i], grams[k] };
		/* A text without any pair has given its characters already. */
		if (gram_count > 0 && utf8_length(grams[0]) == 2)
			n = add_last_characters(mem, ids[i], text, rows, n);
	}
	st = db_run(
	    db, &stmt_product_grams_delete, DB_ARGS(db_ints(ids, count)), NULL);
	if (st != STATUS_OK)
		return st;
	bulk.items = rows;
	bulk.count = n;
	return db_bulk(db, &stmt_product_gram_add, &bulk, NULL);
}

/* Rates, or costs: those that come with a day. */
static enum status
save_dated(struct db *db, struct arena *mem,
    const struct product_record *records, size_t count,
    const struct db_query *query, size_t day_offset,
    const struct db_column *columns)
{
	struct product_record *dated =
	    arena_calloc(mem, count + 1, sizeof(*dated));
	struct db_items bulk = {
		.columns = columns,
		.column_count = 3,
		.items = dated,
		.item_size = sizeof(*dated),
	};

	for (size_t i = 0; i < count; i++) {
		struct day day;

		memcpy(
		    &day, (const char *)&records[i] + day_offset, sizeof(day));
		if (!day_is_none(day))
			dated[bulk.count++] = records[i];
	}
	return db_bulk(db, query, &bulk, NULL);
}

static enum status
save_rates(struct db *db, struct arena *mem,
    const struct product_record *records, size_t count)
{
	static const struct db_column rate_columns[] = {
		DB_COLUMN(struct product_record, product_id),
		DB_COLUMN(struct product_record, data.rate_from),
		DB_COLUMN(struct product_record, data.tax_rate_bp),
	};
	static const struct db_column cost_columns[] = {
		DB_COLUMN(struct product_record, product_id),
		DB_COLUMN(struct product_record, data.cost_from),
		DB_COLUMN(struct product_record, data.cost_1e4),
	};
	enum status st;

	st = save_dated(db, mem, records, count, &stmt_product_rate_save,
	    offsetof(struct product_record, data.rate_from), rate_columns);
	if (st != STATUS_OK)
		return st;
	return save_dated(db, mem, records, count, &stmt_product_cost_save,
	    offsetof(struct product_record, data.cost_from), cost_columns);
}

enum status
product_save_many(struct db *db, struct act *act, struct product_data *items,
    size_t count, enum product_fault *fault, size_t *fault_at)
{
	struct arena *mem = act->mem;
	struct product_record *records;
	enum status st;

	*fault = PRODUCT_FINE;
	*fault_at = 0;
	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	if (count > PRODUCT_SAVE_MAX)
		return STATUS_INVALID;
	if (count == 0)
		return STATUS_OK;
	st = check(mem, items, count, fault, fault_at);
	if (st != STATUS_OK)
		return st;

	records = arena_calloc(mem, count, sizeof(*records));
	for (size_t i = 0; i < count; i++) {
		const char *initials = key_initials(mem, items[i].name);

		records[i].data = items[i];
		records[i].initials = arena_memdup(
		    mem, initials, utf8_fit(initials, INITIALS_MAX));
		records[i].created_at = act->now;
	}
	st = save_rows(db, records, count);
	if (st == STATUS_OK)
		st = read_ids(db, mem, records, count);
	if (st == STATUS_OK)
		st = save_grams(db, mem, records, count);
	if (st == STATUS_OK)
		st = save_rates(db, mem, records, count);
	for (size_t i = 0; i < count && st == STATUS_OK; i++)
		items[i].id = records[i].product_id;
	return st == STATUS_OK ? shelf_changed(db) : st;
}

enum status
product_save(struct db *db, struct act *act, struct product_data *item,
    enum product_fault *fault)
{
	size_t fault_at;

	return product_save_many(db, act, item, 1, fault, &fault_at);
}

enum status
product_own_code_save(struct db *db, struct act *act,
    const struct customer *customer, const char *code, int64_t product_id)
{
	struct product_viewer viewer =
	    product_viewer_for(customer, day_from_instant(act->now, 0));
	const char *folded = key_fold(act->mem, code);
	struct db_rows rows;
	enum status st;

	if (!actor_may(act->who, ACTION_ORDER_ENTER) ||
	    (act->who->side == SIDE_CUSTOMER &&
		act->who->customer_id != customer->id))
		return STATUS_FORBIDDEN;
	if (*folded == '\0' || !is_text(folded, SKU_MAX))
		return STATUS_INVALID;
	st = product_by_ids(db, act->mem, &viewer, &product_id, 1, &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	st = db_run(db, &stmt_product_own_code_save,
	    DB_ARGS(db_int(customer->id), db_text(folded), db_int(product_id)),
	    NULL);
	return st == STATUS_OK ? shelf_changed(db) : st;
}
