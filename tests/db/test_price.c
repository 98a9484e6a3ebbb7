/**
 * @file
 * Prices on a real database: whose lists and promotions count on which day, and
 * which promotions may not stand beside each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/price.h"
#include "domain/setting.h"
#include "support/catalogue_fixture.h"

static struct catalogue shop;
static int64_t gloves; /* A-1001, in category 11 below 10 */
static int64_t latex;  /* A-1002, in category 10 */

static const struct day jan = { 2026, 1, 1 };
static const struct day nov = { 2026, 11, 1 };
static const struct day nov_20 = { 2026, 11, 20 };
static const struct day nov_30 = { 2026, 11, 30 };
static const struct day dec = { 2026, 12, 1 };
static const struct day next_year = { 2027, 12, 31 };
static const struct day none = { 0 };

struct prices {
	const struct price_data *items;
	size_t count;
};

static enum status
save_prices(struct db *db, struct act *act, void *context)
{
	const struct prices *prices = context;

	return price_save_many(db, act, prices->items, prices->count);
}

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&shop, "price");
	gloves = catalogue_product(&shop, "A-1001");
	latex = catalogue_product(&shop, "A-1002");
	{
		const struct price_data items[] = {
			{ gloves, 1, 1, jan, none, 100000 },
			{ gloves, 1, 100, jan, none, 90000 },
			/* The class's from November on. */
			{ gloves, 2, 1, nov, none, 85000 },
			/* The customer's, from 50 on, on one day only. */
			{ gloves, 3, 50, nov_20, nov_20, 80000 },
			{ latex, 1, 1, jan, nov_20, 50000 },
			{ latex, 1, 1, dec, none, 55000 },
		};
		struct prices prices = { items, ARRAY_LEN(items) };

		return act_run(shop.db, &shop.act, save_prices, &prices) ==
			STATUS_OK
		    ? 0
		    : 1;
	}
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(&shop);
	return 0;
}

static int
forget_promotions(void **state)
{
	(void)state;
	db_fixture_run(&shop.fixture, "DELETE FROM promotions");
	db_fixture_run(&shop.fixture,
	    "UPDATE settings SET value = '0'"
	    " WHERE name = 'free_goods_as_discount'");
	setting_forget();
	return 0;
}

/* customer_id 0: nobody's. */
static struct price_line
priced(int64_t customer_id, struct day day, int64_t product_id,
    int64_t quantity, struct price_order *order)
{
	struct price_line line = { .product_id = product_id,
		.quantity = quantity };
	struct customer customer;

	if (customer_id != 0)
		customer = catalogue_customer(&shop, customer_id);
	assert_int_equal(
	    price_lines(shop.db, shop.mem, customer_id == 0 ? NULL : &customer,
		day, &line, 1, order),
	    STATUS_OK);
	return line;
}

static void
lists_count_for_whom_and_when_they_are_meant(void **state)
{
	const struct {
		int64_t customer_id;
		struct day day;
		int64_t product_id;
		int64_t quantity;
		enum price_source source;
		int64_t price_1e4;
	} cases[] = {
		{ 0, nov_20, gloves, 1, PRICE_BASE, 100000 },
		{ 2, nov_20, gloves, 1, PRICE_BASE, 100000 },
		{ 2, nov_20, gloves, 100, PRICE_BASE, 90000 },
		{ 1, nov_20, gloves, 1, PRICE_CLASS, 85000 },
		{ 1, nov_20, gloves, 100, PRICE_CUSTOMER, 80000 },
		{ 1, nov_20, gloves, 49, PRICE_CLASS, 85000 },
		{ 1, nov_30, gloves, 50, PRICE_CLASS, 85000 },
		{ 1, { 2026, 10, 31 }, gloves, 1, PRICE_BASE, 100000 },
		{ 1, { 2025, 12, 31 }, gloves, 1, PRICE_NONE, 0 },
		{ 2, nov_20, latex, 1, PRICE_BASE, 50000 },
		{ 2, { 2026, 11, 21 }, latex, 1, PRICE_NONE, 0 },
		{ 2, dec, latex, 1, PRICE_BASE, 55000 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct price_order order;
		struct price_line line =
		    priced(cases[i].customer_id, cases[i].day,
			cases[i].product_id, cases[i].quantity, &order);

		assert_int_equal(line.source, cases[i].source);
		assert_int_equal(line.list_price_1e4, cases[i].price_1e4);
		assert_int_equal(order.unpriced, line.source == PRICE_NONE);
	}
}

static void
the_tax_rate_is_that_of_the_day(void **state)
{
	struct price_order order;

	(void)state;
	db_fixture_run(&shop.fixture,
	    "INSERT INTO product_tax_rates SELECT id, '2026-12-01', 900"
	    " FROM products WHERE sku = 'A-1001'");
	assert_int_equal(
	    priced(2, nov_30, gloves, 1, &order).tax_rate_bp, 1300);
	assert_int_equal(priced(2, dec, gloves, 1, &order).tax_rate_bp, 900);
	db_fixture_run(
	    &shop.fixture, "DELETE FROM product_tax_rates WHERE rate_bp = 900");
}

static void
any_number_of_lines_takes_two_statements(void **state)
{
	struct customer customer = catalogue_customer(&shop, 1);
	struct price_line lines[300];
	struct price_order order;
	struct setting setting;

	(void)state;
	assert_int_equal(setting_read(shop.db, shop.mem, &setting), STATUS_OK);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		lines[i] = (struct price_line){
			.product_id = i % 3 == 0 ? gloves
			    : i % 3 == 1         ? latex
						 : (int64_t)(1000 + i),
			.quantity = (int64_t)i,
		};
	(void)db_statements_taken(shop.db);
	assert_int_equal(price_lines(shop.db, shop.mem, &customer, nov_20,
			     lines, ARRAY_LEN(lines), &order),
	    STATUS_OK);
	assert_int_equal(db_statements_taken(shop.db), 2);
	assert_int_equal(order.unpriced, 100);
	assert_int_equal(lines[3].unit_price_1e4, 85000);
	assert_int_equal(lines[51].unit_price_1e4, 80000);
	assert_int_equal(lines[298].unit_price_1e4, 50000);
	assert_int_equal(order.total_fen, order.net_fen + order.tax_fen);
}

/* --- Promotions -------------------------------------------------------------------- */

struct saving {
	const struct promotion *promotion;
	int64_t id;
	enum promotion_fault fault;
	int64_t clash_id;
};

static enum status
save_promotion(struct db *db, struct act *act, void *context)
{
	struct saving *saving = context;

	return promotion_save(db, act, saving->promotion, &saving->id,
	    &saving->fault, &saving->clash_id);
}

static struct promotion
percent_off(int64_t product_id)
{
	return (struct promotion){
		.kind = PROMOTION_PERCENT,
		.name = "九折",
		.name_en = "10 % off",
		.product_id = product_id,
		.from_day = nov,
		.to_day = nov_30,
		.percent_bp = 1000,
	};
}

static int64_t
saved(const struct promotion *promotion)
{
	struct saving saving = { .promotion = promotion };

	assert_int_equal(
	    act_run(shop.db, &shop.act, save_promotion, &saving), STATUS_OK);
	assert_int_not_equal(saving.id, 0);
	return saving.id;
}

static int64_t
applied(int64_t customer_id, struct day day, int64_t product_id)
{
	struct price_order order;
	struct price_line line =
	    priced(customer_id, day, product_id, 10, &order);

	return line.promotion == NULL ? 0 : line.promotion->id;
}

static void
a_promotion_reaches_its_audience_on_its_days(void **state)
{
	struct promotion promotion = percent_off(gloves);
	int64_t id;

	(void)state;
	promotion.customer_id = 1;
	id = saved(&promotion);
	assert_int_equal(applied(1, nov, gloves), id);
	assert_int_equal(applied(1, nov_30, gloves), id);
	assert_int_equal(applied(1, dec, gloves), 0);
	assert_int_equal(applied(1, (struct day){ 2026, 10, 31 }, gloves), 0);
	assert_int_equal(applied(2, nov, gloves), 0);
	assert_int_equal(applied(0, nov, gloves), 0);
	assert_int_equal(applied(1, nov, latex), 0);

	promotion = percent_off(gloves);
	promotion.has_class = true;
	promotion.class = CUSTOMER_C;
	promotion.region_id = 2;
	id = saved(&promotion);
	assert_int_equal(applied(2, nov, gloves), id);
	promotion.region_id = 1;
	promotion.id = id;
	assert_int_equal(saved(&promotion), id);
	/* Of the class, but not of the region. */
	assert_int_equal(applied(2, nov, gloves), 0);
}

static void
a_promotion_for_a_category_reaches_what_is_below(void **state)
{
	struct promotion promotion = percent_off(0);
	int64_t id;

	(void)state;
	promotion.category_id = 10;
	id = saved(&promotion);
	assert_int_equal(applied(2, nov, gloves), id);
	assert_int_equal(applied(2, nov, latex), id);
	promotion.id = id;
	promotion.state = PROMOTION_STOPPED;
	assert_int_equal(saved(&promotion), id);
	assert_int_equal(applied(2, nov, gloves), 0);
	promotion = percent_off(0);
	promotion.category_id = 11;
	id = saved(&promotion);
	assert_int_equal(applied(2, nov, gloves), id);
	assert_int_equal(applied(2, nov, latex), 0);
}

static void
free_goods_follow_the_setting(void **state)
{
	struct promotion promotion = percent_off(latex);
	struct price_order order;
	struct price_line line;

	(void)state;
	promotion.kind = PROMOTION_FREE_GOODS;
	promotion.buy_quantity = 10;
	promotion.free_quantity = 1;
	(void)saved(&promotion);
	line = priced(2, nov_20, latex, 25, &order);
	assert_int_equal(line.free_quantity, 2);
	assert_int_equal(order.free_count, 1);
	assert_int_equal(order.free_lines[0].amount_fen, 0);
	assert_int_equal(order.total_fen, 12500);

	db_fixture_run(&shop.fixture,
	    "UPDATE settings SET value = '1'"
	    " WHERE name = 'free_goods_as_discount'");
	setting_forget();
	(void)priced(2, nov_20, latex, 25, &order);
	assert_int_equal(order.free_lines[0].amount_fen, 1000);
	assert_int_equal(order.free_lines[0].discount_fen, 1000);
	assert_int_equal(order.gross_fen, 13500);
	assert_int_equal(order.total_fen, 12500);
}

static void
an_order_break_is_read_with_what_is_missing_to_it(void **state)
{
	struct promotion promotion = percent_off(0);
	struct price_order order;

	(void)state;
	promotion.kind = PROMOTION_ORDER_BREAK;
	promotion.threshold_fen = 10000;
	promotion.percent_bp = 500;
	(void)saved(&promotion);
	(void)priced(2, nov_20, latex, 10, &order);
	assert_null(order.order_break);
	assert_int_equal(order.next_order_missing_fen, 5000);
	(void)priced(2, nov_20, latex, 20, &order);
	assert_string_equal(order.order_break->name, "九折");
	assert_int_equal(order.discount_fen, 500);
	assert_int_equal(order.total_fen, 9500);
}

static void
rules_that_clash_are_refused_when_they_are_saved(void **state)
{
	struct promotion first = percent_off(gloves);
	struct promotion second = percent_off(gloves);
	struct saving saving = { .promotion = &second };
	enum promotion_fault fault;
	int64_t clash_id;
	int64_t id = saved(&first);

	(void)state;
	second.from_day = nov_30;
	second.to_day = next_year;
	assert_int_equal(act_run(shop.db, &shop.act, save_promotion, &saving),
	    STATUS_INVALID);
	assert_int_equal(saving.fault, PROMOTION_CLASHES);
	assert_int_equal(saving.clash_id, id);
	assert_int_equal(
	    promotion_check(shop.db, shop.mem, &second, &fault, &clash_id),
	    STATUS_INVALID);
	assert_int_equal(clash_id, id);

	/* Another day, audience, product, kind or a stopped one: no clash. */
	second.from_day = dec;
	(void)saved(&second);
	second = percent_off(gloves);
	second.customer_id = 1;
	(void)saved(&second);
	second = percent_off(latex);
	(void)saved(&second);
	second = percent_off(gloves);
	second.kind = PROMOTION_FIXED;
	second.price_1e4 = 1;
	(void)saved(&second);
	second = percent_off(gloves);
	second.state = PROMOTION_STOPPED;
	(void)saved(&second);
	/* Saved again, it does not clash with itself. */
	first.id = id;
	assert_int_equal(saved(&first), id);
}

static void
order_breaks_clash_at_the_same_threshold_only(void **state)
{
	struct promotion promotion = percent_off(0);
	struct saving saving = { .promotion = &promotion };

	(void)state;
	promotion.kind = PROMOTION_ORDER_BREAK;
	promotion.threshold_fen = 10000;
	(void)saved(&promotion);
	assert_int_equal(act_run(shop.db, &shop.act, save_promotion, &saving),
	    STATUS_INVALID);
	promotion.threshold_fen = 20000;
	(void)saved(&promotion);
}

static void
only_the_administration_saves_prices_and_rules(void **state)
{
	struct actor buyer = catalogue_buyer(1);
	struct promotion promotion = percent_off(gloves);
	struct saving saving = { .promotion = &promotion };
	const struct price_data item = { gloves, 1, 1, jan, none, 1 };
	const struct price_data bad = { gloves, 1, 0, jan, none, 1 };
	struct prices prices = { &item, 1 };
	struct act act = shop.act;

	(void)state;
	act.who = &buyer;
	assert_int_equal(
	    act_run(shop.db, &act, save_promotion, &saving), STATUS_FORBIDDEN);
	assert_int_equal(
	    act_run(shop.db, &act, save_prices, &prices), STATUS_FORBIDDEN);
	prices.items = &bad;
	assert_int_equal(
	    act_run(shop.db, &shop.act, save_prices, &prices), STATUS_INVALID);
}

static enum status
change_setting(struct db *db, struct act *act, void *context)
{
	const char *const *pair = context;

	return setting_save(db, act, pair[0], pair[1]);
}

static void
settings_are_typed_and_bounded(void **state)
{
	static const struct {
		const char *pair[2];
		enum status st;
	} cases[] = {
		{ { "stock_few_below", "35" }, STATUS_OK },
		{ { "stock_few_below", "-1" }, STATUS_INVALID },
		{ { "stock_few_below", "many" }, STATUS_INVALID },
		{ { "stock_shown", "words" }, STATUS_OK },
		{ { "stock_shown", "some" }, STATUS_INVALID },
		{ { "confirm_by_itself", "2" }, STATUS_INVALID },
		{ { "no_such_setting", "1" }, STATUS_NOT_FOUND },
		{ { "company_name", "新名\x01" }, STATUS_INVALID },
	};
	struct setting setting;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *pair[2] = { cases[i].pair[0], cases[i].pair[1] };

		assert_int_equal(
		    act_run(shop.db, &shop.act, change_setting, pair),
		    cases[i].st);
	}
	assert_int_equal(setting_read(shop.db, shop.mem, &setting), STATUS_OK);
	assert_int_equal(setting.stock_few_below, 35);
	assert_int_equal(setting.stock_shown, SETTING_STOCK_WORDS);
	assert_string_equal(setting.company_name, "渠通");
	assert_true(setting.hold_overdue);

	/* What somebody wrote past us has the default. */
	db_fixture_run(&shop.fixture,
	    "UPDATE settings SET value = 'x' WHERE name = 'stock_few_below'");
	assert_int_equal(setting_read(shop.db, shop.mem, &setting), STATUS_OK);
	assert_int_equal(setting.stock_few_below, 35);
	setting_forget();
	assert_int_equal(setting_read(shop.db, shop.mem, &setting), STATUS_OK);
	assert_int_equal(setting.stock_few_below, 20);
}

#define PRICE_TEST(name) cmocka_unit_test_setup(name, forget_promotions)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PRICE_TEST(lists_count_for_whom_and_when_they_are_meant),
		PRICE_TEST(the_tax_rate_is_that_of_the_day),
		PRICE_TEST(any_number_of_lines_takes_two_statements),
		PRICE_TEST(a_promotion_reaches_its_audience_on_its_days),
		PRICE_TEST(a_promotion_for_a_category_reaches_what_is_below),
		PRICE_TEST(free_goods_follow_the_setting),
		PRICE_TEST(an_order_break_is_read_with_what_is_missing_to_it),
		PRICE_TEST(rules_that_clash_are_refused_when_they_are_saved),
		PRICE_TEST(order_breaks_clash_at_the_same_threshold_only),
		PRICE_TEST(only_the_administration_saves_prices_and_rules),
		PRICE_TEST(settings_are_typed_and_bounded),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
