/**
 * @file
 * The catalogue that is kept answers as the database does, and never with what
 * has changed since the version was read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/price.h"
#include "domain/shelf.h"
#include "domain/stock.h"
#include "support/catalogue_fixture.h"

/* Longer than what the shelf waits between two readings. */
#define SETTLE_US 1100000

static struct catalogue shop;

static const char *const world[] = {
	"INSERT INTO prices SELECT id, 1, 1, '2026-01-01', NULL, 100000 + id"
	"  FROM products WHERE sku <> 'A-1003'",
	"INSERT INTO prices SELECT id, 1, 100, '2026-01-01', NULL, 90000"
	"  FROM products WHERE sku LIKE 'A-%'",
	"INSERT INTO prices SELECT id, 2, 1, '2026-11-01', NULL, 85000"
	"  FROM products WHERE sku LIKE 'A-%'",
	"INSERT INTO prices SELECT id, 2, 1, '2026-11-19', '2026-11-20', 84000"
	"  FROM products WHERE sku = 'A-1002'",
	"INSERT INTO prices SELECT id, 3, 50, '2026-11-20', '2026-11-20', 80000"
	"  FROM products WHERE sku = 'A-1001'",
	"INSERT INTO prices SELECT id, 1, 1, '2025-01-01', '2025-12-31', 70000"
	"  FROM products WHERE sku = 'A-1003'",
	"INSERT INTO product_tax_rates SELECT id, '2026-12-01', 900"
	"  FROM products WHERE sku = 'B-2001'",
	"INSERT INTO promotions (kind, name, name_en, product_id, category_id,"
	"  customer_id, class, region_id, from_day, to_day, percent_bp,"
	"  price_1e4, buy_quantity, free_quantity, threshold_fen)"
	" SELECT 1, '类', 'category', NULL, 10, NULL, NULL, NULL, '2026-11-01',"
	"  '2026-11-20', 1000, NULL, NULL, NULL, NULL"
	" UNION ALL SELECT 2, '价', 'price', id, NULL, 1, NULL, NULL,"
	"  '2026-11-01', '2026-12-31', NULL, 60000, NULL, NULL, NULL"
	"  FROM products WHERE sku = 'B-2001'"
	" UNION ALL SELECT 3, '赠', 'gift', id, NULL, NULL, 1, NULL,"
	"  '2026-11-01', '2026-12-31', NULL, NULL, 10, 1, NULL"
	"  FROM products WHERE sku = 'B-2002'"
	" UNION ALL SELECT 4, '满', 'order', NULL, NULL, NULL, NULL, 2,"
	"  '2026-11-01', '2026-12-31', 500, NULL, NULL, NULL, 100"
	" UNION ALL SELECT 1, '过', 'over', NULL, 10, NULL, NULL, NULL,"
	"  '2026-10-01', '2026-10-20', 5000, NULL, NULL, NULL, NULL",
	"INSERT INTO batches VALUES (1, 1, 'X', '2026-12-01'),"
	" (2, 1, 'Y', NULL), (3, 2, '', NULL)",
	"INSERT INTO stocks (product_id, warehouse_id, batch_id, status,"
	"  expires_on, on_hand, reserved) VALUES"
	" (1, 1, 1, 1, '2026-12-01', 40, 5), (1, 1, 2, 1, '9999-12-31', 30, 1),"
	" (1, 2, 2, 2, '9999-12-31', 500, 0), (2, 1, 3, 1, '9999-12-31', 7, 7)",
	"INSERT INTO stock_expected VALUES (2, 1, '2026-11-01', 9),"
	" (2, 1, '2026-11-25', 10), (2, 2, '2026-11-25', 5),"
	" (2, 1, '2026-12-25', 10)",
	"INSERT INTO customer_items SELECT 1, 'MY-0', id FROM products"
	" WHERE sku = 'A-1001'",
};

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&shop, "shelf");
	for (size_t i = 0; i < ARRAY_LEN(world); i++)
		db_fixture_run(&shop.fixture, world[i]);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	shelf_begin();
	catalogue_close(&shop);
	return 0;
}

static bool
is_kept(struct day day)
{
	const struct shelf *shelf;

	assert_int_equal(shelf_open(shop.db, day, &shelf), STATUS_OK);
	return shelf != NULL;
}

static void
begin_at(int64_t version)
{
	shelf_begin();
	shelf_seen(version);
}

static void
assert_same_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		assert_true(a == b);
	else
		assert_string_equal(a, b);
}

static void
assert_same_product(const struct product *a, const struct product *b)
{
	assert_int_equal(a->id, b->id);
	assert_same_text(a->sku, b->sku);
	assert_same_text(a->name, b->name);
	assert_same_text(a->name_en, b->name_en);
	assert_same_text(a->brand, b->brand);
	assert_same_text(a->spec, b->spec);
	assert_same_text(a->barcode, b->barcode);
	assert_same_text(a->category, b->category);
	assert_same_text(a->own_code, b->own_code);
	assert_int_equal(a->available, b->available);
	assert_int_equal(a->category_id, b->category_id);
	assert_int_equal(a->min_quantity, b->min_quantity);
	assert_int_equal(a->step, b->step);
	assert_int_equal(a->state, b->state);
	assert_int_equal(a->supply, b->supply);
	assert_int_equal(a->lead_days, b->lead_days);
	assert_int_equal(a->batch_tracked, b->batch_tracked);
}

static void
assert_same_rows(const struct db_rows *a, const struct db_rows *b)
{
	const struct product *left = a->items;
	const struct product *right = b->items;

	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		assert_same_product(&left[i], &right[i]);
}

static struct db_rows
list(int64_t version, const struct product_viewer *viewer,
    const struct product_filter *filter)
{
	struct db_rows rows;

	begin_at(version);
	assert_int_equal(
	    product_list(shop.db, shop.mem, viewer, filter, &rows), STATUS_OK);
	return rows;
}

static void
lists_are_those_of_the_database(void **state)
{
	const struct product_filter filters[] = {
		{ .limit = 100 },
		{ .limit = 3 },
		{ .limit = 3, .after_sku = "A-1003" },
		{ .limit = 3, .after_sku = "A-10" },
		{ .limit = 5, .after_sku = "Z" },
		{ .limit = 100, .category_id = 10 },
		{ .limit = 100, .category_id = 11 },
		{ .limit = 100, .category_id = 99 },
		{ .limit = 100, .query = "手套" },
		{ .limit = 100, .in_stock = true },
	};

	(void)state;
	begin_at(1);
	begin_at(2);
	assert_true(is_kept(catalogue_day));
	for (int64_t customer = 0; customer <= 2; customer++) {
		struct product_viewer viewer =
		    catalogue_viewer(&shop, customer);

		for (size_t i = 0; i < ARRAY_LEN(filters); i++) {
			struct db_rows asked = list(0, &viewer, &filters[i]);
			struct db_rows kept = list(2, &viewer, &filters[i]);

			assert_same_rows(&asked, &kept);
		}
	}
}

static void
codes_mean_the_same(void **state)
{
	const char *const codes[] = { "A-1001", "a-1002", "MY-1", "c-3001",
		"C-3002", "C-3003", "C-3004", "D-4001", "D-4002",
		"6901234567892", "nothing", "", "B-2002", "A-1001" };
	struct product_match asked[ARRAY_LEN(codes)];
	struct product_match kept[ARRAY_LEN(codes)];

	(void)state;
	for (int64_t customer = 0; customer <= 2; customer++) {
		struct product_viewer viewer =
		    catalogue_viewer(&shop, customer);

		begin_at(0);
		assert_int_equal(
		    product_resolve(shop.db, shop.mem, &viewer, codes,
			ARRAY_LEN(codes), asked),
		    STATUS_OK);
		begin_at(2);
		assert_true(is_kept(catalogue_day));
		assert_int_equal(
		    product_resolve(shop.db, shop.mem, &viewer, codes,
			ARRAY_LEN(codes), kept),
		    STATUS_OK);
		for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
			assert_int_equal(asked[i].by, kept[i].by);
			if (asked[i].by != PRODUCT_NO_MATCH)
				assert_same_product(
				    &asked[i].product, &kept[i].product);
		}
	}
}

static void
ids_find_the_same(void **state)
{
	const int64_t ids[] = { 9, 1, 1, 77, 11, 6, 4, 2 };

	(void)state;
	for (int64_t customer = 0; customer <= 2; customer++) {
		struct product_viewer viewer =
		    catalogue_viewer(&shop, customer);
		struct db_rows asked;
		struct db_rows kept;

		begin_at(0);
		assert_int_equal(product_by_ids(shop.db, shop.mem, &viewer, ids,
				     ARRAY_LEN(ids), &asked),
		    STATUS_OK);
		begin_at(2);
		assert_int_equal(product_by_ids(shop.db, shop.mem, &viewer, ids,
				     ARRAY_LEN(ids), &kept),
		    STATUS_OK);
		assert_same_rows(&asked, &kept);
	}
}

static void
assert_same_price(const struct price_line *a, const struct price_line *b)
{
	assert_int_equal(a->source, b->source);
	assert_int_equal(a->price_list_id, b->price_list_id);
	assert_int_equal(a->list_price_1e4, b->list_price_1e4);
	assert_int_equal(a->unit_price_1e4, b->unit_price_1e4);
	assert_int_equal(a->amount_fen, b->amount_fen);
	assert_int_equal(a->discount_fen, b->discount_fen);
	assert_int_equal(a->tax_rate_bp, b->tax_rate_bp);
	assert_int_equal(a->free_quantity, b->free_quantity);
	assert_int_equal(a->next_break_quantity, b->next_break_quantity);
	assert_int_equal(a->next_free_quantity, b->next_free_quantity);
	assert_int_equal(a->promotion == NULL ? 0 : a->promotion->id,
	    b->promotion == NULL ? 0 : b->promotion->id);
}

/* All products in three quantities; every other time backwards. */
static size_t
make_lines(struct price_line *lines, bool backwards)
{
	size_t count = 0;

	for (int64_t i = 1; i <= 12; i++) {
		for (int64_t quantity = 1; quantity <= 100; quantity *= 10)
			lines[count++] = (struct price_line){
				.product_id = backwards ? 13 - i : i,
				.quantity = quantity,
			};
	}
	return count;
}

static void
prices_and_promotions_are_the_same(void **state)
{
	const struct day days[] = { { 2026, 11, 20 }, { 2026, 11, 21 },
		{ 2026, 12, 1 }, { 2026, 11, 18 }, { 2025, 6, 1 } };
	struct price_line asked[64];
	struct price_line kept[64];
	struct price_order asked_order;
	struct price_order kept_order;

	(void)state;
	for (size_t d = 0; d < ARRAY_LEN(days); d++) {
		for (int64_t who = 0; who <= 2; who++) {
			struct customer customer = { 0 };
			const struct customer *to = who == 0 ? NULL : &customer;
			size_t count = make_lines(asked, who == 1);

			if (who != 0)
				customer = catalogue_customer(&shop, who);
			make_lines(kept, who == 1);
			begin_at(0);
			assert_int_equal(
			    price_lines(shop.db, shop.mem, to, days[d], asked,
				count, &asked_order),
			    STATUS_OK);
			begin_at(2);
			/* A day too long ago is asked of the database. */
			assert_int_equal(is_kept(days[d]), d != 4);
			assert_int_equal(
			    price_lines(shop.db, shop.mem, to, days[d], kept,
				count, &kept_order),
			    STATUS_OK);
			for (size_t i = 0; i < count; i++)
				assert_same_price(&asked[i], &kept[i]);
			assert_int_equal(
			    asked_order.total_fen, kept_order.total_fen);
			assert_int_equal(asked_order.discount_fen,
			    kept_order.discount_fen);
			assert_int_equal(
			    asked_order.free_count, kept_order.free_count);
		}
	}
}

static void
substitutes_are_the_same(void **state)
{
	const int64_t ids[] = { 4, 1, 2 };

	(void)state;
	for (int64_t customer = 0; customer <= 2; customer++) {
		struct product_viewer viewer =
		    catalogue_viewer(&shop, customer);
		const struct product_substitute *left;
		const struct product_substitute *right;
		struct db_rows asked;
		struct db_rows kept;

		begin_at(0);
		assert_int_equal(product_substitutes_of(shop.db, shop.mem,
				     &viewer, ids, ARRAY_LEN(ids), &asked),
		    STATUS_OK);
		begin_at(2);
		assert_int_equal(product_substitutes_of(shop.db, shop.mem,
				     &viewer, ids, ARRAY_LEN(ids), &kept),
		    STATUS_OK);
		assert_true(asked.count > 0);
		assert_int_equal(asked.count, kept.count);
		left = asked.items;
		right = kept.items;
		for (size_t i = 0; i < asked.count; i++) {
			assert_int_equal(
			    left[i].product_id, right[i].product_id);
			assert_string_equal(
			    left[i].product.sku, right[i].product.sku);
		}
	}
}

/* Lines of known products, twice the first, more than there is of each. */
static void
promise(int64_t version, struct stock_line *lines, size_t count)
{
	const char *const codes[] = { "A-1001", "A-1002", "B-2001", "B-2002",
		"A-1001" };
	struct product_viewer viewer = catalogue_viewer(&shop, 1);
	struct product_match *matches =
	    arena_calloc(shop.mem, count, sizeof(*matches));

	begin_at(version);
	assert_int_equal(product_resolve(shop.db, shop.mem, &viewer, codes,
			     count, matches),
	    STATUS_OK);
	for (size_t i = 0; i < count; i++)
		lines[i] = (struct stock_line){
			.product_id = matches[i].product.id,
			.quantity = 50,
			.product = version == 0 ? NULL : &matches[i].product,
		};
	assert_int_equal(stock_promise(shop.db, shop.mem, &viewer.customer,
			     viewer.day, lines, count),
	    STATUS_OK);
}

static void
promises_are_the_same(void **state)
{
	struct stock_line asked[5];
	struct stock_line kept[5];

	(void)state;
	promise(0, asked, 5);
	promise(2, kept, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(asked[i].now, kept[i].now);
		assert_int_equal(asked[i].later, kept[i].later);
		assert_int_equal(
		    day_compare(asked[i].later_on, kept[i].later_on), 0);
		assert_int_equal(asked[i].undated, kept[i].undated);
		assert_int_equal(asked[i].missing, kept[i].missing);
		assert_int_equal(asked[i].supply, kept[i].supply);
	}
	/* An arrival in time serves what stock does not, the overdue does not. */
	assert_int_equal(kept[1].now, 0);
	assert_int_equal(kept[1].later, 25);
	assert_int_equal(kept[1].undated, 25);
}

static enum status
raise_price(struct db *db, struct act *act, void *context)
{
	const struct price_data item = {
		.product_id = 1,
		.price_list_id = 1,
		.min_quantity = 1,
		.from_day = { 2026, 1, 1 },
		.price_1e4 = *(const int64_t *)context,
	};

	return price_save_many(db, act, &item, 1);
}

static int64_t
base_price(int64_t version)
{
	struct price_line line = { .product_id = 1, .quantity = 1 };
	struct price_order order;

	begin_at(version);
	assert_int_equal(price_lines(shop.db, shop.mem, NULL, catalogue_day,
			     &line, 1, &order),
	    STATUS_OK);
	return line.list_price_1e4;
}

static void
a_price_that_was_saved_counts_at_once(void **state)
{
	int64_t price = 123456;

	(void)state;
	assert_int_equal(base_price(2), 100001);
	assert_int_equal(
	    act_run(shop.db, &shop.act, raise_price, &price), STATUS_OK);
	/* Who read the version before sees what was kept then; who reads it now
	 * is answered by the database, and a second later from memory. */
	assert_int_equal(base_price(2), 100001);
	assert_int_equal(base_price(3), 123456);
	usleep(SETTLE_US);
	assert_int_equal(base_price(3), 123456);
	assert_true(is_kept(catalogue_day));
	shelf_seen(2);
	assert_false(is_kept(catalogue_day));
}

static void
what_a_request_has_read_stays_while_the_next_is_read(void **state)
{
	const struct shelf *first;
	const struct shelf *second;
	const struct shelf_product *glove;
	int64_t price = 222222;

	(void)state;
	begin_at(3);
	assert_int_equal(shelf_open(shop.db, catalogue_day, &first), STATUS_OK);
	assert_non_null(first);
	glove = shelf_by_sku(first, "A-1001");
	assert_int_equal(
	    act_run(shop.db, &shop.act, raise_price, &price), STATUS_OK);
	usleep(SETTLE_US);
	shelf_seen(4);
	assert_int_equal(
	    shelf_open(shop.db, catalogue_day, &second), STATUS_OK);
	assert_non_null(second);
	assert_ptr_not_equal(first, second);
	assert_string_equal(glove->product.sku, "A-1001");
	/* A third is not read within the same request. */
	assert_int_equal(
	    act_run(shop.db, &shop.act, raise_price, &price), STATUS_OK);
	usleep(SETTLE_US);
	shelf_seen(5);
	assert_false(is_kept(catalogue_day));
	assert_string_equal(glove->product.sku, "A-1001");
	begin_at(5);
	assert_true(is_kept(catalogue_day));
}

static enum status
look_inside(struct db *db, struct act *act, void *context)
{
	const struct shelf *shelf;
	enum status st = shelf_open(db, catalogue_day, &shelf);

	(void)act;
	*(bool *)context = shelf != NULL;
	return st;
}

static void
an_act_uses_nothing_it_has_not_read_itself(void **state)
{
	bool was_kept = true;

	(void)state;
	begin_at(5);
	assert_true(is_kept(catalogue_day));
	assert_int_equal(
	    act_run(shop.db, &shop.act, look_inside, &was_kept), STATUS_OK);
	assert_false(was_kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_are_those_of_the_database),
		cmocka_unit_test(codes_mean_the_same),
		cmocka_unit_test(ids_find_the_same),
		cmocka_unit_test(prices_and_promotions_are_the_same),
		cmocka_unit_test(substitutes_are_the_same),
		cmocka_unit_test(promises_are_the_same),
		cmocka_unit_test(a_price_that_was_saved_counts_at_once),
		cmocka_unit_test(
		    what_a_request_has_read_stays_while_the_next_is_read),
		cmocka_unit_test(an_act_uses_nothing_it_has_not_read_itself),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
