/**
 * @file
 * Stock, own codes and substitutes of products that are kept.  See shelf.h.
 */
#include "base/text.h"
#include "domain/shelf_part.h"

/* --- Stock and own codes ------------------------------------------------------ */

/* A product of the list that is to be filled in. */
struct wanted {
	int64_t id;
	struct product *product;
};

static int
compare_wanted(const void *a, const void *b)
{
	const struct wanted *left = a;
	const struct wanted *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

static bool
has_own_codes(const struct shelf *shelf, const struct product_viewer *viewer)
{
	size_t at;

	if (!viewer->has_customer)
		return false;
	at = shelf_first_of(shelf->owners, shelf->owner_count,
	    sizeof(*shelf->owners), viewer->customer.id);
	return at < shelf->owner_count &&
	    shelf->owners[at].number == viewer->customer.id;
}

static enum status
read_moment(const struct shelf *shelf, struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	enum {
		DIGITS = 20
	};
	struct text list = text_new(mem, count * (DIGITS + 1) + 3);

	text_add_char(&list, '[');
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || ids[i] != ids[i - 1])
			text_addf(&list, "%s%lld", i == 0 ? "" : ",",
			    (long long)ids[i]);
	}
	text_add_char(&list, ']');
	if (!has_own_codes(shelf, viewer))
		return db_all(db, mem, &stmt_shelf_stock,
		    DB_ARGS(db_text(list.bytes)), rows);
	return db_all(db, mem, &stmt_shelf_stock_and_codes,
	    DB_ARGS(db_text(list.bytes), db_text(list.bytes),
		db_int(viewer->customer.id)),
	    rows);
}

/* Of several own codes the least is shown. */
static void
take_moment(const struct shelf_moment_row *row, struct day fit,
    struct product *product)
{
	if (row->code == NULL) {
		if (day_compare(row->expires_on, fit) >= 0)
			product->available += row->available;
	} else if (product->own_code == NULL ||
	    strcmp(row->code, product->own_code) < 0) {
		product->own_code = row->code;
	}
}

enum status
shelf_moment(const struct shelf *shelf, struct db *db, struct arena *mem,
    const struct product_viewer *viewer, struct product *products, size_t count)
{
	struct wanted *wanted = arena_calloc(mem, count + 1, sizeof(*wanted));
	int64_t *ids = arena_calloc(mem, count + 1, sizeof(*ids));
	struct day fit = day_add(
	    viewer->day, viewer->has_customer ? viewer->customer.shelf_days : 0);
	const struct shelf_moment_row *row;
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < count; i++) {
		products[i].available = 0;
		products[i].own_code = NULL;
		wanted[i] = (struct wanted){ products[i].id, &products[i] };
	}
	if (count == 0)
		return STATUS_OK;
	qsort(wanted, count, sizeof(*wanted), compare_wanted);
	for (size_t i = 0; i < count; i++)
		ids[i] = wanted[i].id;
	st = read_moment(shelf, db, mem, viewer, ids, count, &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		size_t at = shelf_first_of(
		    wanted, count, sizeof(*wanted), row[i].product_id);

		/* A product may stand in the list more than once. */
		for (; at < count && wanted[at].id == row[i].product_id; at++)
			take_moment(&row[i], fit, wanted[at].product);
	}
	return STATUS_OK;
}

/* --- Substitutes and arrivals --------------------------------------------------- */

void
shelf_substitutes(const struct shelf *shelf, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	struct product_substitute *out = arena_calloc(
	    mem, shelf->substitute_count + 1, sizeof(*out));

	rows->items = out;
	rows->count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = shelf_first_of(shelf->substitutes,
		    shelf->substitute_count, sizeof(*shelf->substitutes),
		    ids[i]);

		if (i > 0 && ids[i] == ids[i - 1])
			continue;
		for (; at < shelf->substitute_count &&
		     shelf->substitutes[at].product_id == ids[i];
		     at++) {
			const struct shelf_product *one = shelf_by_id(
			    shelf, shelf->substitutes[at].substitute_id);

			if (one == NULL ||
			    one->product.state != PRODUCT_ON_SALE ||
			    !shelf_shows(shelf, one, viewer))
				continue;
			out[rows->count++] = (struct product_substitute){
				.product_id = ids[i],
				.product = one->product,
			};
		}
	}
}

size_t
shelf_expects(const struct shelf *shelf, int64_t product_id, struct day day,
    const struct shelf_expected **items)
{
	const struct shelf_expected *all = shelf->expected;
	size_t at = shelf_first_of(
	    all, shelf->expected_count, sizeof(*all), product_id);
	size_t count = 0;

	while (at < shelf->expected_count && all[at].product_id == product_id &&
	    day_compare(all[at].day, day) < 0)
		at++;
	*items = &all[at];
	while (at + count < shelf->expected_count &&
	    all[at + count].product_id == product_id)
		count++;
	return count;
}
