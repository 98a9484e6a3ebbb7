/**
 * @file
 * Keeping the catalogue, and finding in it.  See shelf.h.
 */
#include "domain/shelf.h"

#include "base/clock.h"
#include "base/log.h"
#include "domain/shelf_part.h"

/* Kept no longer than this, should somebody have written past the version. */
#define KEPT_US ((int64_t)60 * 1000 * 1000)

/* While an import writes, the database is asked: to read everything anew for
 * each of its transactions would be dearer. */
#define SETTLE_US ((int64_t)1000 * 1000)

/* A promotion or price that ended before may still be asked for at midnight. */
enum {
	DAYS_BEFORE = 2
};

/* What is more than this stays in the database: a worker is to stay small. */
enum {
	PRODUCTS_MAX = 5000,
	RATES_MAX = 15000,
	RULES_MAX = 20000,
	PRICES_MAX = 50000,
	PROMOTIONS_MAX = 2000,
	OWNERS_MAX = 10000,
	SUBSTITUTES_MAX = 10000,
	EXPECTED_MAX = 20000
};

/* The widest texts of all columns, and the rows twice as they grow. */
#define KEPT_BYTES_MAX ((size_t)64 * 1024 * 1024)

/* Two, so that what a request has read stays while the next is read. */
static struct shelf shelves[2];
static struct shelf *kept = &shelves[0];
static bool before_is_read; /* the other one may still be looked at */
static int64_t version_seen;

void
shelf_begin(void)
{
	struct shelf *before = kept == &shelves[0] ? &shelves[1] : &shelves[0];

	version_seen = 0;
	if (!before_is_read)
		return;
	before_is_read = false;
	arena_free(before->mem);
	*before = (struct shelf){ 0 };
}

void
shelf_seen(int64_t version)
{
	version_seen = version;
}

enum status
shelf_changed(struct db *db)
{
	version_seen = 0;
	return db_change(db, &stmt_shelf_changed, DB_NO_ARGS);
}

/* --- Reading everything ------------------------------------------------------ */

static const struct product_category *
category_of(const struct db_rows *categories, int64_t id)
{
	const struct product_category *one = categories->items;

	for (size_t i = 0; i < categories->count; i++) {
		if (one[i].id == id)
			return &one[i];
	}
	return NULL;
}

static void
fill_chains(struct shelf *shelf, const struct db_rows *categories)
{
	for (size_t i = 0; i < shelf->product_count; i++) {
		struct shelf_product *one = &shelf->products[i];
		int64_t id = one->product.category_id;

		for (size_t k = 0; k < ARRAY_LEN(one->categories) && id != 0;
		     k++) {
			const struct product_category *category =
			    category_of(categories, id);

			one->categories[k] = id;
			id = category == NULL ? 0 : category->parent_id;
		}
	}
}

static int
compare_ids(const void *a, const void *b)
{
	const struct shelf_product *const *left = a;
	const struct shelf_product *const *right = b;

	return ((*left)->product.id > (*right)->product.id) -
	    ((*left)->product.id < (*right)->product.id);
}

static void
sort_by_id(struct shelf *shelf)
{
	shelf->by_id = arena_calloc(
	    shelf->mem, shelf->product_count + 1, sizeof(*shelf->by_id));
	for (size_t i = 0; i < shelf->product_count; i++)
		shelf->by_id[i] = &shelf->products[i];
	qsort(shelf->by_id, shelf->product_count, sizeof(*shelf->by_id),
	    compare_ids);
}

/* One table; STATUS_INVALID when it holds more than may be kept. */
static enum status
read_table(struct db *db, struct shelf *shelf, const struct db_query *query,
    size_t most, struct db_rows *rows)
{
	const struct db_value args[] = {
		db_day(shelf->first_day),
		db_int((int64_t)most + 1),
	};
	size_t skip = ARRAY_LEN(args) - query->param_count;
	enum status st;

	st = db_all(
	    db, shelf->mem, query, &args[skip], query->param_count, rows);
	if (st != STATUS_OK)
		return st;
	return rows->count > most ? STATUS_INVALID : STATUS_OK;
}

static enum status
read_tables(struct db *db, struct shelf *shelf)
{
	struct db_rows categories;
	struct db_rows rows[8];
	const struct {
		const struct db_query *query;
		size_t most;
	} tables[] = {
		{ &stmt_shelf_products, PRODUCTS_MAX },
		{ &stmt_shelf_rates, RATES_MAX },
		{ &stmt_shelf_rules, RULES_MAX },
		{ &stmt_shelf_prices, PRICES_MAX },
		{ &stmt_shelf_promotions, PROMOTIONS_MAX },
		{ &stmt_shelf_owners, OWNERS_MAX },
		{ &stmt_shelf_substitutes, SUBSTITUTES_MAX },
		{ &stmt_shelf_expected, EXPECTED_MAX },
	};
	enum status st = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(tables) && st == STATUS_OK; i++)
		st = read_table(
		    db, shelf, tables[i].query, tables[i].most, &rows[i]);
	product_categories_forget();
	if (st == STATUS_OK)
		st = product_categories(db, shelf->mem, &categories);
	if (st != STATUS_OK)
		return st;
	shelf->products = rows[0].items;
	shelf->product_count = rows[0].count;
	shelf->rates = rows[1].items;
	shelf->rate_count = rows[1].count;
	shelf->rules = rows[2].items;
	shelf->rule_count = rows[2].count;
	shelf->prices = rows[3].items;
	shelf->price_count = rows[3].count;
	shelf->promotions = rows[4].items;
	shelf->promotion_count = rows[4].count;
	shelf->owners = rows[5].items;
	shelf->owner_count = rows[5].count;
	shelf->substitutes = rows[6].items;
	shelf->substitute_count = rows[6].count;
	shelf->expected = rows[7].items;
	shelf->expected_count = rows[7].count;
	fill_chains(shelf, &categories);
	sort_by_id(shelf);
	return STATUS_OK;
}

/* The version is read before and after: if it is the same, so was all that was
 * read between, for each change raises it when it becomes visible. */
static enum status
read_shelf(struct db *db, struct day day, struct shelf *shelf)
{
	struct shelf_number_row before;
	struct shelf_number_row after;
	enum status st;

	*shelf = (struct shelf){ .mem = arena_new(KEPT_BYTES_MAX) };
	shelf->first_day = day_add(day, -DAYS_BEFORE);
	st = db_one(db, shelf->mem, &stmt_shelf_version, DB_NO_ARGS, &before);
	if (st != STATUS_OK)
		return st;
	st = read_tables(db, shelf);
	if (st == STATUS_INVALID) {
		log_event(LOG_INFO, "shelf.too_large", NULL);
		arena_reset(shelf->mem);
		shelf->too_large = true;
		st = STATUS_OK;
	}
	if (st == STATUS_OK)
		st = db_one(
		    db, shelf->mem, &stmt_shelf_version, DB_NO_ARGS, &after);
	if (st != STATUS_OK)
		return st;
	shelf->read_us = clock_monotonic_us();
	shelf->version = before.number == after.number ? after.number : 0;
	return STATUS_OK;
}

static bool
is_kept(struct day day)
{
	return kept->version == version_seen &&
	    clock_monotonic_us() - kept->read_us < KEPT_US &&
	    day_compare(day, kept->first_day) >= 0;
}

/* Whether it is the time to read everything. */
static bool
is_due(void)
{
	if (before_is_read || kept->version > version_seen)
		return false;
	return kept->read_us == 0 ||
	    clock_monotonic_us() - kept->read_us >= SETTLE_US;
}

enum status
shelf_open(struct db *db, struct day day, const struct shelf **out)
{
	struct shelf *next = kept == &shelves[0] ? &shelves[1] : &shelves[0];
	enum status st;

	*out = NULL;
	if (version_seen == 0)
		return STATUS_OK;
	if (!is_kept(day)) {
		if (!is_due())
			return STATUS_OK;
		st = read_shelf(db, day, next);
		if (st != STATUS_OK) {
			arena_free(next->mem);
			*next = (struct shelf){ 0 };
			return st;
		}
		before_is_read = kept->mem != NULL;
		kept = next;
	}
	if (is_kept(day) && !kept->too_large)
		*out = kept;
	return STATUS_OK;
}

/* --- Finding ------------------------------------------------------------------ */

/* The first product that does not come before `sku`. */
static size_t
first_from(const struct shelf *shelf, const char *sku)
{
	size_t low = 0;
	size_t high = shelf->product_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(shelf->products[middle].product.sku, sku) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct shelf_product *
shelf_by_sku(const struct shelf *shelf, const char *sku)
{
	size_t at = first_from(shelf, sku);

	if (at == shelf->product_count ||
	    strcmp(shelf->products[at].product.sku, sku) != 0)
		return NULL;
	return &shelf->products[at];
}

const struct shelf_product *
shelf_by_id(const struct shelf *shelf, int64_t id)
{
	size_t low = 0;
	size_t high = shelf->product_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (shelf->by_id[middle]->product.id < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == shelf->product_count || shelf->by_id[low]->product.id != id)
		return NULL;
	return shelf->by_id[low];
}

size_t
shelf_first_of(const void *items, size_t count, size_t size, int64_t product_id)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int64_t id;

		memcpy(&id, (const char *)items + middle * size, sizeof(id));
		if (id < product_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
rule_names(const struct shelf_rule *rule, const struct customer *customer)
{
	if (rule->customer_id != 0)
		return rule->customer_id == customer->id;
	if (rule->has_class)
		return rule->class == customer->class;
	return rule->region_id != 0 && rule->region_id == customer->region_id;
}

bool
shelf_shows(const struct shelf *shelf, const struct shelf_product *one,
    const struct product_viewer *viewer)
{
	int64_t id = one->product.id;

	if (!viewer->has_customer)
		return true;
	if (one->product.state == PRODUCT_WITHDRAWN)
		return false;
	if (!one->restricted)
		return true;
	for (size_t i = shelf_first_of(
		 shelf->rules, shelf->rule_count, sizeof(*shelf->rules), id);
	     i < shelf->rule_count && shelf->rules[i].product_id == id; i++) {
		if (rule_names(&shelf->rules[i], &viewer->customer))
			return true;
	}
	return false;
}

static bool
is_in_category(const struct shelf_page *page, int64_t category_id)
{
	if (page->categories == NULL)
		return true;
	for (size_t i = 0; i < page->category_count; i++) {
		if (page->categories[i] == category_id)
			return true;
	}
	return false;
}

void
shelf_list(const struct shelf *shelf, struct arena *mem,
    const struct product_viewer *viewer, const struct shelf_page *page,
    struct db_rows *rows)
{
	struct product *out = arena_calloc(mem, page->limit + 1, sizeof(*out));
	size_t at = first_from(shelf, page->after_sku);

	rows->items = out;
	rows->count = 0;
	for (; at < shelf->product_count && rows->count < page->limit; at++) {
		const struct shelf_product *one = &shelf->products[at];

		if (strcmp(one->product.sku, page->after_sku) != 0 &&
		    is_in_category(page, one->product.category_id) &&
		    shelf_shows(shelf, one, viewer))
			out[rows->count++] = one->product;
	}
}
