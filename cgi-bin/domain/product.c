/**
 * @file
 * Products by id and by code, with a viewer's eyes.  See product.h.
 */
#include "domain/product.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/product_read.h"
#include "domain/product_sql.h"
#include "domain/shelf.h"

/* Longest code that can be anybody's: the width of products.sku. */
enum {
	CODE_MAX = 40
};

/* --- The viewer ------------------------------------------------------------- */

enum status
product_viewer_of(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct day day, struct product_viewer *out)
{
	enum status st;

	*out = (struct product_viewer){ .day = day };
	if (who->side == SIDE_CUSTOMER && customer_id == 0)
		customer_id = who->customer_id;
	if (who->side == SIDE_STAFF && customer_id == 0)
		return STATUS_OK;
	st = customer_find(db, mem, who, customer_id, &out->customer);
	out->has_customer = st == STATUS_OK;
	return st;
}

struct product_viewer
product_viewer_for(const struct customer *customer, struct day day)
{
	return (struct product_viewer){
		.has_customer = true,
		.customer = *customer,
		.day = day,
	};
}

struct db_value
product_arg_customer(const struct product_viewer *viewer)
{
	return db_id(viewer->has_customer ? viewer->customer.id : 0);
}

struct db_value
product_arg_fit(const struct product_viewer *viewer)
{
	int64_t days = viewer->has_customer ? viewer->customer.shelf_days : 0;

	return db_day(day_add(viewer->day, days));
}

struct db_value
product_arg_everything(const struct product_viewer *viewer)
{
	return db_int(viewer->has_customer ? 0 : 1);
}

struct db_value
product_arg_class(const struct product_viewer *viewer)
{
	if (!viewer->has_customer)
		return db_id(0);
	return db_int(viewer->customer.class);
}

struct db_value
product_arg_region(const struct product_viewer *viewer)
{
	return db_id(viewer->has_customer ? viewer->customer.region_id : 0);
}

int64_t
product_allowed_quantity(const struct product *product, int64_t quantity)
{
	int64_t least = product->min_quantity;
	int64_t step = product->step > 0 ? product->step : 1;
	int64_t over;

	if (quantity > least)
		least = quantity;
	over = least % step;
	if (over == 0 || least > INT64_MAX - step)
		return least;
	return least + step - over;
}

/* --- Reading ---------------------------------------------------------------- */

static int
compare_numbers(const void *a, const void *b)
{
	const int64_t *left = a;
	const int64_t *right = b;

	return (*left > *right) - (*left < *right);
}

static int
compare_ids(const void *a, const void *b)
{
	const struct product *left = a;
	const struct product *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

/* Of those that are kept, by id, each once. */
static void
take_kept(const struct shelf *shelf, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	struct product *out = arena_calloc(mem, count + 1, sizeof(*out));
	size_t all = 0;

	*rows = (struct db_rows){ .items = out };
	for (size_t i = 0; i < count; i++) {
		const struct shelf_product *one = shelf_by_id(shelf, ids[i]);

		if (one != NULL && shelf_shows(shelf, one, viewer))
			out[all++] = one->product;
	}
	qsort(out, all, sizeof(*out), compare_ids);
	for (size_t i = 0; i < all; i++) {
		if (i == 0 || out[i].id != out[i - 1].id)
			out[rows->count++] = out[i];
	}
}

enum status
product_by_ids(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	const struct shelf *shelf;
	enum status st;

	st = shelf_open(db, viewer->day, &shelf);
	if (st != STATUS_OK)
		return st;
	if (shelf != NULL) {
		take_kept(shelf, mem, viewer, ids, count, rows);
		if (viewer->without_stock)
			return STATUS_OK;
		return shelf_moment(
		    shelf, db, mem, viewer, rows->items, rows->count);
	}
	return db_all(db, mem, &stmt_product_by_ids,
	    DB_ARGS(product_arg_customer(viewer), product_arg_fit(viewer),
		db_ints(ids, count), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    rows);
}

enum status
product_substitutes(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, int64_t product_id,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_product_substitutes,
	    DB_ARGS(product_arg_customer(viewer), product_arg_fit(viewer),
		db_int(product_id), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    rows);
}

enum status
product_substitutes_of(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	const struct shelf *shelf;
	enum status st;

	st = shelf_open(db, viewer->day, &shelf);
	if (st != STATUS_OK)
		return st;
	if (shelf != NULL) {
		int64_t *sorted = arena_calloc(mem, count + 1, sizeof(*sorted));

		if (count > 0)
			memcpy(sorted, ids, count * sizeof(*ids));
		qsort(sorted, count, sizeof(*sorted), compare_numbers);
		shelf_substitutes(shelf, mem, viewer, sorted, count, rows);
		return STATUS_OK;
	}
	return db_all(db, mem, &stmt_product_substitutes_of,
	    DB_ARGS(product_arg_customer(viewer), product_arg_fit(viewer),
		db_ints(ids, count), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    rows);
}

/* --- Codes ------------------------------------------------------------------ */

const char *
product_json_texts(struct arena *mem, const char *const *texts, size_t count)
{
	struct text out = text_new(mem, count * (CODE_MAX * 6 + 3) + 2);

	text_add_char(&out, '[');
	for (size_t i = 0; i < count; i++) {
		const char *at = texts[i];

		text_add(&out, i == 0 ? "\"" : ",\"");
		for (; *at != '\0'; at++) {
			unsigned char c = (unsigned char)*at;

			if (c < ' ' || c == '"' || c == '\\')
				text_addf(&out, "\\u%04x", c);
			else
				text_add_char(&out, *at);
		}
		text_add_char(&out, '"');
	}
	text_add_char(&out, ']');
	return out.bytes;
}

/* Printable ASCII without blanks folds to its capitals: most codes. */
static const char *
fold_plain(struct arena *mem, const char *code)
{
	size_t length = strlen(code);
	char *out;

	for (size_t i = 0; i < length; i++)
		if (code[i] <= ' ' || code[i] > '~')
			return NULL;
	out = arena_memdup(mem, code, length);
	for (size_t i = 0; i < length; i++)
		if (out[i] >= 'a' && out[i] <= 'z')
			out[i] = (char)(out[i] - 'a' + 'A');
	return out;
}

/* As stored; "" for what cannot be a code. */
static const char *
fold_code(struct arena *mem, const char *code)
{
	const char *folded;

	if (code == NULL || strlen(code) > CODE_MAX * 8)
		return "";
	folded = fold_plain(mem, code);
	if (folded == NULL)
		folded = key_fold(mem, code);
	return utf8_length(folded) <= CODE_MAX ? folded : "";
}

/* Codes still to be understood, as one argument. */
struct code_list {
	const char *json;
	const size_t *of; /* which code each is */
	size_t count;
};

static struct code_list
list_codes(struct arena *mem, const char *const *folded, size_t count,
    const struct product_match *matches)
{
	const char **left = arena_calloc(mem, count + 1, sizeof(*left));
	size_t *of = arena_calloc(mem, count + 1, sizeof(*of));
	struct code_list list = { .of = of };

	for (size_t i = 0; i < count; i++) {
		if (matches[i].by != PRODUCT_NO_MATCH || folded[i][0] == '\0')
			continue;
		of[list.count] = i;
		left[list.count++] = folded[i];
	}
	list.json = product_json_texts(mem, left, list.count);
	return list;
}

/* The first row of each code counts. */
static enum status
take_matches(const struct db_rows *rows, const struct code_list *list,
    struct product_match *matches)
{
	const struct product_match_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct product_match *match;

		if (row[i].number < 1 || (size_t)row[i].number > list->count)
			return STATUS_BUG;
		match = &matches[list->of[row[i].number - 1]];
		if (match->by != PRODUCT_NO_MATCH)
			continue;
		match->by = (enum product_match_by)row[i].by;
		match->product = row[i].product;
	}
	return STATUS_OK;
}

/* Codes that are skus, of what is kept. */
static enum status
match_kept(const struct shelf *shelf, struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *const *folded,
    size_t count, struct product_match *matches)
{
	struct product *products =
	    arena_calloc(mem, count + 1, sizeof(*products));
	size_t *of = arena_calloc(mem, count + 1, sizeof(*of));
	size_t found = 0;
	enum status st;

	for (size_t i = 0; i < count; i++) {
		const struct shelf_product *one =
		    folded[i][0] == '\0' ? NULL
					 : shelf_by_sku(shelf, folded[i]);

		if (one == NULL || !shelf_shows(shelf, one, viewer))
			continue;
		of[found] = i;
		products[found++] = one->product;
	}
	if (!viewer->without_stock) {
		st = shelf_moment(shelf, db, mem, viewer, products, found);
		if (st != STATUS_OK)
			return st;
	}
	for (size_t i = 0; i < found; i++)
		matches[of[i]] = (struct product_match){
			.by = PRODUCT_BY_SKU,
			.product = products[i],
		};
	return STATUS_OK;
}

static enum status
match_skus(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const struct code_list *list,
    struct product_match *matches)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_product_resolve_sku,
	    DB_ARGS(product_arg_customer(viewer), product_arg_fit(viewer),
		db_text(list->json), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    &rows);
	return st == STATUS_OK ? take_matches(&rows, list, matches) : st;
}

enum status
product_resolve(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *const *codes, size_t count,
    struct product_match *matches)
{
	const char **folded = arena_calloc(mem, count + 1, sizeof(*folded));
	const struct shelf *shelf;
	struct code_list list;
	struct db_rows rows;
	enum status st;

	if (count > PRODUCT_RESOLVE_MAX)
		return STATUS_INVALID;
	for (size_t i = 0; i < count; i++) {
		folded[i] = fold_code(mem, codes[i]);
		matches[i] = (struct product_match){ .by = PRODUCT_NO_MATCH };
	}
	list = list_codes(mem, folded, count, matches);
	if (list.count == 0)
		return STATUS_OK;
	st = shelf_open(db, viewer->day, &shelf);
	if (st == STATUS_OK && shelf != NULL)
		st = match_kept(
		    shelf, db, mem, viewer, folded, count, matches);
	else if (st == STATUS_OK)
		st = match_skus(db, mem, viewer, &list, matches);
	if (st != STATUS_OK)
		return st;

	list = list_codes(mem, folded, count, matches);
	if (list.count == 0)
		return STATUS_OK;
	st = db_all(db, mem, &stmt_product_resolve_other,
	    DB_ARGS(product_arg_customer(viewer), product_arg_fit(viewer),
		db_text(list.json), product_arg_customer(viewer),
		db_text(list.json), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    &rows);
	return st == STATUS_OK ? take_matches(&rows, &list, matches) : st;
}

enum status
product_find(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *code, struct product *out)
{
	struct product_match match;
	enum status st;

	st = product_resolve(db, mem, viewer, &code, 1, &match);
	if (st != STATUS_OK)
		return st;
	if (match.by == PRODUCT_NO_MATCH)
		return STATUS_NOT_FOUND;
	*out = match.product;
	return STATUS_OK;
}
