/**
 * @file
 * Products on a real database: who sees which, and what finds them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/catalogue_fixture.h"

static struct catalogue shop;

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&shop, "product");
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(&shop);
	return 0;
}

/* The skus of rows, joined by spaces. */
static const char *
skus_of(const struct db_rows *rows)
{
	const struct product *product = rows->items;
	struct text out = text_new(shop.mem, 4000);

	for (size_t i = 0; i < rows->count; i++) {
		if (i > 0)
			text_add_char(&out, ' ');
		text_add(&out, product[i].sku);
	}
	return out.bytes;
}

static const char *
listed(int64_t customer_id, struct product_filter filter)
{
	struct product_viewer viewer = catalogue_viewer(&shop, customer_id);
	struct db_rows rows;

	if (filter.limit == 0)
		filter.limit = PRODUCT_LIST_MAX;
	assert_int_equal(
	    product_list(shop.db, shop.mem, &viewer, &filter, &rows),
	    STATUS_OK);
	return skus_of(&rows);
}

static const char *
searched(int64_t customer_id, const char *query)
{
	return listed(customer_id, (struct product_filter){ .query = query });
}

static const char *
typed(int64_t customer_id, const char *query)
{
	struct product_viewer viewer = catalogue_viewer(&shop, customer_id);
	struct db_rows rows;

	assert_int_equal(
	    product_typeahead(shop.db, shop.mem, &viewer, query, 8, &rows),
	    STATUS_OK);
	return skus_of(&rows);
}

static const char *
suggested(int64_t customer_id, const char *code)
{
	struct product_viewer viewer = catalogue_viewer(&shop, customer_id);
	struct db_rows rows;

	assert_int_equal(
	    product_suggest(shop.db, shop.mem, &viewer, code, 3, &rows),
	    STATUS_OK);
	return skus_of(&rows);
}

static void
each_sees_their_assortment_and_nothing_else(void **state)
{
	(void)state;
	assert_string_equal(listed(0, (struct product_filter){ 0 }),
	    "A-1001 A-1002 A-1003 B-2001 B-2002 C-3001 C-3002 C-3003 C-3004"
	    " D-4001 D-4002");
	assert_string_equal(listed(1, (struct product_filter){ 0 }),
	    "A-1001 A-1002 A-1003 B-2001 B-2002 C-3001 C-3002 D-4001");
	assert_string_equal(listed(2, (struct product_filter){ 0 }),
	    "A-1001 A-1002 A-1003 B-2001 B-2002 C-3003 D-4001");
}

static void
outside_the_assortment_a_product_does_not_exist(void **state)
{
	static const struct {
		int64_t customer_id;
		const char *sku;
		enum status st;
	} cases[] = {
		{ 1, "C-3001", STATUS_OK },
		{ 1, "C-3002", STATUS_OK },
		{ 1, "C-3003", STATUS_NOT_FOUND },
		{ 1, "C-3004", STATUS_NOT_FOUND },
		{ 1, "D-4001", STATUS_OK },
		{ 1, "D-4002", STATUS_NOT_FOUND },
		{ 2, "C-3001", STATUS_NOT_FOUND },
		{ 2, "C-3002", STATUS_NOT_FOUND },
		{ 2, "C-3003", STATUS_OK },
		{ 0, "C-3004", STATUS_OK },
		{ 0, "D-4002", STATUS_OK },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct product_viewer viewer =
		    catalogue_viewer(&shop, cases[i].customer_id);
		int64_t id = catalogue_product(&shop, cases[i].sku);
		struct product product;
		struct db_rows rows;

		assert_int_equal(product_find(shop.db, shop.mem, &viewer,
				     cases[i].sku, &product),
		    cases[i].st);
		assert_int_equal(
		    product_by_ids(shop.db, shop.mem, &viewer, &id, 1, &rows),
		    STATUS_OK);
		assert_int_equal(rows.count, cases[i].st == STATUS_OK);
	}
	assert_string_equal(searched(1, "防护服"), "C-3001 C-3002");
	assert_string_equal(searched(2, "防护服"), "C-3003");
	assert_string_equal(typed(2, "C-30"), "C-3003");
	assert_string_equal(typed(2, "tgfhf"), "C-3003");
	assert_string_equal(suggested(2, "C-3006"), "C-3003");
	assert_string_equal(suggested(1, "C-3006"), "C-3001 C-3002");
}

static void
a_product_is_found_by_whatever_is_typed(void **state)
{
	static const struct {
		int64_t customer_id;
		const char *query;
		const char *skus;
	} cases[] = {
		{ 2, "手套", "A-1001 A-1002 A-1003" },
		{ 2, "胶手", "A-1002" },
		{ 2, "丁", "A-1001" },
		{ 2, "套", "A-1001 A-1002 A-1003" },
		{ 2, "茶", "B-2001" },
		{ 2, "glove", "A-1001 A-1002 A-1003" },
		{ 2, "LATEX", "A-1002" },
		{ 2, "gloves latex", "A-1002" },
		{ 2, "蓝盾 手套", "A-1001 A-1002" },
		{ 2, "blueshield", "A-1001" },
		{ 2, "djst", "A-1001" },
		{ 2, "DJ", "A-1001" },
		{ 2, "ljlc", "B-2001" },
		{ 2, "a-100", "A-1001 A-1002 A-1003" },
		{ 2, "Ａ－１００２", "A-1002" },
		{ 2, "6901234567892", "B-2001" },
		{ 2, "550", "B-2002" },
		{ 1, "my-1", "A-1001" },
		{ 1, "MY", "A-1001" },
		/* Another's own code is nobody's. */
		{ 2, "my-1", "" },
		{ 2, "手机", "" },
		{ 2, "%", "" },
		{ 2, "_", "" },
		{ 2, "100%", "" },
		{ 2, "'; DROP TABLE products; --", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *found =
		    searched(cases[i].customer_id, cases[i].query);

		if (!text_equal(found, cases[i].skus))
			print_error("%s: %s\n", cases[i].query, found);
		assert_string_equal(found, cases[i].skus);
	}
}

static void
typing_ahead_puts_codes_before_names(void **state)
{
	(void)state;
	assert_string_equal(typed(1, "A-1002"), "A-1002");
	assert_string_equal(typed(1, "手套"), "A-1001 A-1002 A-1003");
	assert_string_equal(typed(1, "乳胶"), "A-1002");
	assert_string_equal(typed(1, "my"), "A-1001");
	/* What cannot be ordered is not offered. */
	assert_string_equal(typed(1, "口罩"), "");
	assert_string_equal(searched(1, "口罩"), "D-4001");
	assert_string_equal(typed(1, ""), "");
	assert_string_equal(typed(1, "   "), "");
}

static void
pages_follow_each_other_without_gap_or_repeat(void **state)
{
	const char *after = NULL;
	struct product_viewer staff = catalogue_viewer(&shop, 0);
	struct text all = text_new(shop.mem, 1000);

	(void)state;
	for (int page = 0; page < 10; page++) {
		struct product_filter filter = { .after_sku = after,
			.limit = 3 };
		struct db_rows rows;
		const struct product *product;

		assert_int_equal(
		    product_list(shop.db, shop.mem, &staff, &filter, &rows),
		    STATUS_OK);
		if (rows.count == 0)
			break;
		product = rows.items;
		after = product[rows.count - 1].sku;
		text_addf(&all, "%s|", skus_of(&rows));
	}
	assert_string_equal(all.bytes,
	    "A-1001 A-1002 A-1003|B-2001 B-2002 C-3001|C-3002 C-3003 C-3004|"
	    "D-4001 D-4002|");
}

static void
a_category_shows_what_is_below_it(void **state)
{
	(void)state;
	assert_string_equal(
	    listed(1, (struct product_filter){ .category_id = 10 }),
	    "A-1001 A-1002 A-1003");
	assert_string_equal(
	    listed(1, (struct product_filter){ .category_id = 11 }), "A-1001");
	assert_string_equal(
	    listed(
		1, (struct product_filter){ .category_id = 10, .query = "胶" }),
	    "A-1002");
	assert_string_equal(
	    listed(1, (struct product_filter){ .category_id = 99 }), "");
}

static void
filters_show_what_is_there_and_what_was_bought(void **state)
{
	(void)state;
	db_fixture_run(&shop.fixture,
	    "INSERT INTO batches (id, product_id, number) SELECT 50, id, ''"
	    " FROM products WHERE sku = 'A-1002'");
	db_fixture_run(&shop.fixture,
	    "INSERT INTO stocks (product_id, warehouse_id, batch_id, status,"
	    " expires_on, on_hand, reserved) SELECT product_id, 1, 50, 1,"
	    " '2026-12-01', 9, 2 FROM batches WHERE id = 50");
	db_fixture_run(&shop.fixture,
	    "INSERT INTO orders (id, customer_id, state, placed_at, total_fen,"
	    " net_fen, tax_fen, line_count, quantity_total, headline,"
	    " state_since) VALUES"
	    " (1, 1, 3, '2026-11-01', 0, 0, 0, 1, 1, '', '2026-11-01'),"
	    " (2, 1, 10, '2026-11-01', 0, 0, 0, 1, 1, '', '2026-11-01')");
	db_fixture_run(&shop.fixture,
	    "INSERT INTO order_lines (order_id, position, product_id, sku,"
	    " name, spec, unit, unit_en, quantity, unit_price_1e4,"
	    " list_price_1e4, amount_fen, net_fen, tax_fen, tax_rate_bp,"
	    " price_source)"
	    " SELECT IF(sku = 'B-2001', 1, 2), 1, id, sku, name, spec, unit,"
	    " unit_en, 1, 0, 0, 0, 0, 0, 0, 1 FROM products"
	    " WHERE sku IN ('B-2001', 'B-2002')");

	/* Customer 1 wants 30 days of shelf life: there are 11. */
	assert_string_equal(
	    listed(1, (struct product_filter){ .in_stock = true }), "");
	assert_string_equal(
	    listed(2, (struct product_filter){ .in_stock = true }), "A-1002");
	/* The cancelled order does not count. */
	assert_string_equal(
	    listed(1, (struct product_filter){ .bought_before = true }),
	    "B-2001");
	assert_string_equal(
	    listed(2, (struct product_filter){ .bought_before = true }), "");
}

static void
a_product_carries_what_a_page_shows(void **state)
{
	struct product_viewer first = catalogue_viewer(&shop, 1);
	struct product_viewer second = catalogue_viewer(&shop, 2);
	struct product product;

	(void)state;
	assert_int_equal(
	    product_find(shop.db, shop.mem, &first, "ｍｙ-1", &product),
	    STATUS_OK);
	assert_string_equal(product.sku, "A-1001");
	assert_string_equal(product.own_code, "MY-1");
	assert_string_equal(product.category, "丁腈");
	assert_string_equal(product.category_en, "Nitrile");
	assert_int_equal(product.min_quantity, 10);
	assert_int_equal(product.state, PRODUCT_ON_SALE);
	assert_int_equal(product.supply, PRODUCT_BACK_ORDER);
	assert_int_equal(product.available, 0);

	assert_int_equal(
	    product_find(shop.db, shop.mem, &second, "A-1002", &product),
	    STATUS_OK);
	assert_null(product.own_code);
	assert_int_equal(product.available, 7);
	assert_int_equal(
	    product_find(shop.db, shop.mem, &second, "MY-1", &product),
	    STATUS_NOT_FOUND);
}

static void
many_codes_are_understood_in_few_statements(void **state)
{
	static const char *const codes[] = { " a-1001", "MY-1", "nonsense",
		"6901234567892", "C-3003", "", "A-1001",
		"\"quoted\\ and \x01 odd",
		"far-too-long-to-be-a-code-far-too-long-to-be-a-code" };
	struct product_viewer viewer = catalogue_viewer(&shop, 1);
	struct product_match matches[ARRAY_LEN(codes)];
	const char **many =
	    arena_calloc(shop.mem, PRODUCT_RESOLVE_MAX + 1, sizeof(*many));
	struct product_match *all =
	    arena_calloc(shop.mem, PRODUCT_RESOLVE_MAX + 1, sizeof(*all));

	(void)state;
	(void)db_statements_taken(shop.db);
	assert_int_equal(product_resolve(shop.db, shop.mem, &viewer, codes,
			     ARRAY_LEN(codes), matches),
	    STATUS_OK);
	assert_int_equal(db_statements_taken(shop.db), 2);
	assert_int_equal(matches[0].by, PRODUCT_BY_SKU);
	assert_string_equal(matches[0].product.sku, "A-1001");
	assert_int_equal(matches[1].by, PRODUCT_BY_OWN_CODE);
	assert_string_equal(matches[1].product.sku, "A-1001");
	assert_int_equal(matches[2].by, PRODUCT_NO_MATCH);
	assert_int_equal(matches[3].by, PRODUCT_BY_BARCODE);
	assert_string_equal(matches[3].product.sku, "B-2001");
	assert_int_equal(matches[4].by, PRODUCT_NO_MATCH);
	assert_int_equal(matches[5].by, PRODUCT_NO_MATCH);
	assert_int_equal(matches[6].by, PRODUCT_BY_SKU);
	assert_int_equal(matches[7].by, PRODUCT_NO_MATCH);
	assert_int_equal(matches[8].by, PRODUCT_NO_MATCH);

	for (size_t i = 0; i <= PRODUCT_RESOLVE_MAX; i++)
		many[i] = i % 2 == 0 ? "B-2002" : "MY-1";
	assert_int_equal(product_resolve(shop.db, shop.mem, &viewer, many,
			     PRODUCT_RESOLVE_MAX, all),
	    STATUS_OK);
	for (size_t i = 0; i < PRODUCT_RESOLVE_MAX; i++)
		assert_string_equal(
		    all[i].product.sku, i % 2 == 0 ? "B-2002" : "A-1001");
	assert_int_equal(product_resolve(shop.db, shop.mem, &viewer, many,
			     PRODUCT_RESOLVE_MAX + 1, all),
	    STATUS_INVALID);
}

static void
a_slip_of_the_keys_is_understood(void **state)
{
	(void)state;
	assert_string_equal(suggested(1, "A-1OO2"), "A-1002 A-1001 A-1003");
	assert_string_equal(suggested(1, "A-101"), "A-1001");
	assert_string_equal(suggested(1, "A1002"), "A-1002 A-1001 A-1003");
	assert_string_equal(suggested(1, "B-2010"), "B-2001");
	assert_string_equal(suggested(1, "X-2001"), "B-2001");
	assert_string_equal(suggested(1, "xxxxxxxx"), "");
	assert_string_equal(suggested(1, ""), "");
}

static void
substitutes_are_those_the_viewer_may_buy(void **state)
{
	struct product_viewer viewer = catalogue_viewer(&shop, 1);
	int64_t id = catalogue_product(&shop, "A-1001");
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    product_substitutes(shop.db, shop.mem, &viewer, id, &rows),
	    STATUS_OK);
	assert_string_equal(skus_of(&rows), "A-1002");
	viewer = catalogue_viewer(&shop, 2);
	assert_int_equal(
	    product_substitutes(shop.db, shop.mem, &viewer, id, &rows),
	    STATUS_OK);
	assert_string_equal(skus_of(&rows), "A-1002 C-3003");
}

static void
staff_look_with_the_eyes_of_a_customer_in_their_reach(void **state)
{
	struct actor rep = catalogue_rep(1);
	struct actor buyer = catalogue_buyer(2);
	struct product_viewer viewer;

	(void)state;
	assert_int_equal(product_viewer_of(shop.db, shop.mem, &rep, 0,
			     catalogue_day, &viewer),
	    STATUS_OK);
	assert_false(viewer.has_customer);
	assert_int_equal(product_viewer_of(shop.db, shop.mem, &rep, 1,
			     catalogue_day, &viewer),
	    STATUS_OK);
	assert_int_equal(viewer.customer.id, 1);
	assert_int_equal(product_viewer_of(shop.db, shop.mem, &rep, 2,
			     catalogue_day, &viewer),
	    STATUS_NOT_FOUND);
	assert_int_equal(product_viewer_of(shop.db, shop.mem, &buyer, 0,
			     catalogue_day, &viewer),
	    STATUS_OK);
	assert_int_equal(viewer.customer.id, 2);
	assert_int_equal(product_viewer_of(shop.db, shop.mem, &buyer, 1,
			     catalogue_day, &viewer),
	    STATUS_NOT_FOUND);
	assert_false(viewer.has_customer);
}

/* Items for act_run(), and what came of them. */
struct saving {
	struct product_data *items;
	size_t count;
	enum product_fault fault;
	size_t fault_at;
};

static enum status
save(struct db *db, struct act *act, void *context)
{
	struct saving *saving = context;

	return product_save_many(db, act, saving->items, saving->count,
	    &saving->fault, &saving->fault_at);
}

static void
a_saved_product_is_found_by_its_new_name_only(void **state)
{
	struct product_data item = {
		.sku = "z-9", .name = "旧名称", .case_units = 12
	};
	struct saving saving = { .items = &item, .count = 1 };
	int64_t first_id;

	(void)state;
	assert_int_equal(act_run(shop.db, &shop.act, save, &saving), STATUS_OK);
	first_id = item.id;
	assert_int_equal(first_id, catalogue_product(&shop, "Z-9"));
	assert_string_equal(searched(0, "旧名"), "Z-9");
	item = (struct product_data){ .sku = "Z-9", .name = "新叫法" };
	assert_int_equal(act_run(shop.db, &shop.act, save, &saving), STATUS_OK);
	assert_int_equal(item.id, first_id);
	assert_string_equal(searched(0, "旧名"), "");
	assert_string_equal(searched(0, "新叫"), "Z-9");
	assert_string_equal(searched(0, "xjf"), "Z-9");
}

static void
a_bad_product_is_named_and_nothing_is_saved(void **state)
{
	struct product_data items[] = {
		{ .sku = "Y-1", .name = "好" },
		{ .sku = "", .name = "无编码" },
	};
	struct saving saving = { .items = items, .count = 2 };
	struct actor buyer = catalogue_buyer(1);
	struct act act = shop.act;

	(void)state;
	assert_int_equal(act_run(shop.db, &act, save, &saving), STATUS_INVALID);
	assert_int_equal(saving.fault, PRODUCT_NO_SKU);
	assert_int_equal(saving.fault_at, 1);
	items[1].sku = "ｙ-1";
	assert_int_equal(act_run(shop.db, &act, save, &saving), STATUS_INVALID);
	assert_int_equal(saving.fault, PRODUCT_SKU_TWICE);
	assert_int_equal(saving.fault_at, 1);
	items[1].sku = "Y-2";
	items[1].step = -1;
	assert_int_equal(act_run(shop.db, &act, save, &saving), STATUS_INVALID);
	assert_int_equal(saving.fault, PRODUCT_BAD_NUMBER);
	items[1].step = 1;
	act.who = &buyer;
	assert_int_equal(
	    act_run(shop.db, &act, save, &saving), STATUS_FORBIDDEN);
	assert_string_equal(searched(0, "Y-"), "");
}

static enum status
save_own_code(struct db *db, struct act *act, void *context)
{
	const int64_t *product_id = context;
	struct customer customer = catalogue_customer(&shop, 2);

	return product_own_code_save(
	    db, act, &customer, " haus-7 ", *product_id);
}

static void
a_distributor_names_products_it_sees_by_its_own_code(void **state)
{
	struct actor buyer = catalogue_buyer(2);
	struct actor stranger = catalogue_buyer(1);
	struct act act = shop.act;
	int64_t seen = catalogue_product(&shop, "C-3003");
	int64_t unseen = catalogue_product(&shop, "C-3001");

	(void)state;
	act.who = &stranger;
	assert_int_equal(
	    act_run(shop.db, &act, save_own_code, &seen), STATUS_FORBIDDEN);
	act.who = &buyer;
	assert_int_equal(
	    act_run(shop.db, &act, save_own_code, &unseen), STATUS_NOT_FOUND);
	assert_int_equal(
	    act_run(shop.db, &act, save_own_code, &seen), STATUS_OK);
	assert_string_equal(typed(2, "haus"), "C-3003");
}

static void
the_next_allowed_quantity_is_a_multiple_of_the_step(void **state)
{
	static const struct {
		int64_t min, step, quantity, allowed;
	} cases[] = {
		{ 1, 1, 1, 1 },
		{ 10, 10, 1, 10 },
		{ 10, 10, 11, 20 },
		{ 10, 10, 20, 20 },
		{ 5, 12, 1, 12 },
		{ 20, 6, 7, 24 },
		{ 1, 0, 7, 7 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct product product = { .min_quantity = cases[i].min,
			.step = cases[i].step };

		assert_int_equal(
		    product_allowed_quantity(&product, cases[i].quantity),
		    cases[i].allowed);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_sees_their_assortment_and_nothing_else),
		cmocka_unit_test(
		    outside_the_assortment_a_product_does_not_exist),
		cmocka_unit_test(a_product_is_found_by_whatever_is_typed),
		cmocka_unit_test(typing_ahead_puts_codes_before_names),
		cmocka_unit_test(pages_follow_each_other_without_gap_or_repeat),
		cmocka_unit_test(a_category_shows_what_is_below_it),
		cmocka_unit_test(
		    filters_show_what_is_there_and_what_was_bought),
		cmocka_unit_test(a_product_carries_what_a_page_shows),
		cmocka_unit_test(many_codes_are_understood_in_few_statements),
		cmocka_unit_test(a_slip_of_the_keys_is_understood),
		cmocka_unit_test(substitutes_are_those_the_viewer_may_buy),
		cmocka_unit_test(
		    staff_look_with_the_eyes_of_a_customer_in_their_reach),
		cmocka_unit_test(a_saved_product_is_found_by_its_new_name_only),
		cmocka_unit_test(a_bad_product_is_named_and_nothing_is_saved),
		cmocka_unit_test(
		    a_distributor_names_products_it_sees_by_its_own_code),
		cmocka_unit_test(
		    the_next_allowed_quantity_is_a_multiple_of_the_step),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
