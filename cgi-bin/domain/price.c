/**
 * @file
 * Reads what pricing needs, and saves prices.  See price.h.
 */
#include "domain/price.h"

#include "db/db.h"
#include "domain/act.h"
#include "domain/price_sql.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "domain/shelf.h"

/* Most prices that are saved by one call. */
enum {
	SAVE_MAX = 5000
};

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *left = a;
	const int64_t *right = b;

	return (*left > *right) - (*left < *right);
}

/* The products of the lines, each once. */
static size_t
collect_ids(const struct price_line *lines, size_t n, int64_t *ids)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		ids[i] = lines[i].product_id;
	qsort(ids, n, sizeof(*ids), compare_ids);
	for (size_t i = 0; i < n; i++) {
		if (count == 0 || ids[count - 1] != ids[i])
			ids[count++] = ids[i];
	}
	return count;
}

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

/* A product's own category, that one's parent, and so on. */
static void
fill_chain(const struct db_rows *categories, int64_t id,
    struct price_product *product)
{
	for (size_t i = 0; i < ARRAY_LEN(product->categories) && id != 0; i++) {
		const struct product_category *one =
		    category_of(categories, id);

		product->categories[i] = id;
		id = one == NULL ? 0 : one->parent_id;
	}
}

/* The tree; read afresh if a product is in a category it does not know yet. */
static enum status
read_tree(struct db *db, struct arena *mem, const struct db_rows *rows,
    struct db_rows *categories)
{
	const struct price_row *row = rows->items;
	enum status st;

	st = product_categories(db, mem, categories);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows->count; i++) {
		if (row[i].category_id == 0 ||
		    category_of(categories, row[i].category_id) != NULL)
			continue;
		product_categories_forget();
		return product_categories(db, mem, categories);
	}
	return STATUS_OK;
}

/* Rows of product × price, by product, taken apart. */
static void
fill_book(struct arena *mem, const struct db_rows *rows,
    const struct db_rows *categories, struct price_book *book)
{
	const struct price_row *row = rows->items;
	struct price_product *products =
	    arena_calloc(mem, rows->count + 1, sizeof(*products));
	struct price_candidate *candidates =
	    arena_calloc(mem, rows->count + 1, sizeof(*candidates));

	for (size_t i = 0; i < rows->count; i++, row++) {
		if (i == 0 || row[-1].product_id != row->product_id) {
			struct price_product *product =
			    &products[book->product_count++];

			product->product_id = row->product_id;
			product->tax_rate_bp = row->tax_rate_bp;
			fill_chain(categories, row->category_id, product);
		}
		if (row->source == PRICE_NONE)
			continue;
		candidates[book->candidate_count++] = (struct price_candidate){
			.product_id = row->product_id,
			.source = row->source,
			.price_list_id = row->price_list_id,
			.min_quantity = row->min_quantity,
			.from_day = row->from_day,
			.price_1e4 = row->price_1e4,
		};
	}
	book->products = products;
	book->candidates = candidates;
}

static struct db_value
class_of(const struct customer *customer)
{
	struct db_value class = db_id(0);

	return customer == NULL ? class : db_int(customer->class);
}

enum status
price_book_load(struct db *db, struct arena *mem,
    const struct customer *customer, struct day day,
    const struct price_line *lines, size_t n, struct price_book *book)
{
	int64_t *ids = arena_calloc(mem, n + 1, sizeof(*ids));
	const struct shelf *shelf;
	struct setting setting;
	struct db_rows categories;
	struct db_rows rows;
	size_t count;
	enum status st;

	if (n > PRICE_LINES_MAX)
		return STATUS_INVALID;
	count = collect_ids(lines, n, ids);
	*book = (struct price_book){ 0 };
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	book->free_goods_as_discount = setting.free_goods_as_discount;
	st = shelf_open(db, day, &shelf);
	if (st != STATUS_OK)
		return st;
	if (shelf != NULL) {
		shelf_price_book(shelf, mem, customer, day, ids, count, book);
		return STATUS_OK;
	}

	st = db_all(db, mem, &stmt_price_candidates,
	    DB_ARGS(db_day(day), db_day(day), db_day(day), class_of(customer),
		db_id(customer == NULL ? 0 : customer->price_list_id),
		db_ints(ids, count)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	st = read_tree(db, mem, &rows, &categories);
	if (st != STATUS_OK)
		return st;
	fill_book(mem, &rows, &categories, book);

	st = db_all(db, mem, &stmt_price_promotions,
	    DB_ARGS(db_day(day), db_day(day),
		db_id(customer == NULL ? 0 : customer->id), class_of(customer),
		db_id(customer == NULL ? 0 : customer->region_id),
		db_ints(ids, count)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	book->promotions = rows.items;
	book->promotion_count = rows.count;
	return STATUS_OK;
}

enum status
price_lines(struct db *db, struct arena *mem, const struct customer *customer,
    struct day day, struct price_line *lines, size_t n,
    struct price_order *order)
{
	struct price_book book;
	enum status st;

	st = price_book_load(db, mem, customer, day, lines, n, &book);
	if (st != STATUS_OK)
		return st;
	return price_decide(mem, &book, lines, n, order);
}

enum status
price_save_many(struct db *db, struct act *act, const struct price_data *items,
    size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct price_data, product_id),
		DB_COLUMN(struct price_data, price_list_id),
		DB_COLUMN(struct price_data, min_quantity),
		DB_COLUMN(struct price_data, from_day),
		DB_COLUMN(struct price_data, to_day),
		DB_COLUMN(struct price_data, price_1e4),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = count,
	};
	enum status st;

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	if (count > SAVE_MAX)
		return STATUS_INVALID;
	for (size_t i = 0; i < count; i++) {
		if (items[i].min_quantity < 1 || items[i].price_1e4 < 0 ||
		    !day_is_valid(items[i].from_day) ||
		    (!day_is_none(items[i].to_day) &&
			day_compare(items[i].to_day, items[i].from_day) < 0))
			return STATUS_INVALID;
	}
	st = db_bulk(db, &stmt_price_save, &bulk, NULL);
	return st == STATUS_OK ? shelf_changed(db) : st;
}
