/**
 * @file
 * Tests of domain/price's rules: which price, which promotion, which discount.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"
#include "domain/price.h"

#define CEILING ((size_t)4 * 1024 * 1024)

/* Products 1 to 5 of 13 %, 6 of 9 %, 7 without a rate.  2 is in category 30,
 * below 20, below 10. */
static const struct price_product products[] = {
	{ 1, { 0, 0, 0 }, 1300 },
	{ 2, { 30, 20, 10 }, 1300 },
	{ 3, { 0, 0, 0 }, 1300 },
	{ 4, { 0, 0, 0 }, 1300 },
	{ 5, { 0, 0, 0 }, 1300 },
	{ 6, { 0, 0, 0 }, 900 },
	{ 7, { 0, 0, 0 }, -1 },
};

#define JAN                                                                    \
	{                                                                      \
		2026, 1, 1                                                     \
	}
#define JUN                                                                    \
	{                                                                      \
		2026, 6, 1                                                     \
	}

/* clang-format off */
static const struct price_candidate candidates[] = {
	/* Base only, with breaks. */
	{ 1, PRICE_BASE, 1, 1, JAN, 100000 },
	{ 1, PRICE_BASE, 1, 10, JAN, 95000 },
	{ 1, PRICE_BASE, 1, 100, JAN, 90000 },
	/* All three lists; the customer's from 5 on only. */
	{ 2, PRICE_BASE, 1, 1, JAN, 100000 },
	{ 2, PRICE_CLASS, 2, 1, JAN, 80000 },
	{ 2, PRICE_CLASS, 2, 20, JAN, 70000 },
	{ 2, PRICE_CUSTOMER, 3, 5, JAN, 75000 },
	/* Two prices that hold on the day: the later counts. */
	{ 3, PRICE_BASE, 1, 1, JAN, 100000 },
	{ 3, PRICE_BASE, 1, 1, JUN, 110000 },
	/* From 6 on only. */
	{ 4, PRICE_BASE, 1, 6, JAN, 20000 },
	{ 6, PRICE_BASE, 1, 1, JAN, 10900000 },
	{ 7, PRICE_BASE, 1, 1, JAN, 10000 },
};
/* clang-format on */

static struct price_book
book_of(const struct promotion *promotions, size_t count)
{
	return (struct price_book){
		.products = products,
		.product_count = ARRAY_LEN(products),
		.candidates = candidates,
		.candidate_count = ARRAY_LEN(candidates),
		.promotions = promotions,
		.promotion_count = count,
	};
}

/* Decide one line; the arena is the caller's. */
static struct price_line
decide_one(struct arena *mem, const struct price_book *book, int64_t product_id,
    int64_t quantity, struct price_order *order)
{
	struct price_line line = {
		.product_id = product_id,
		.quantity = quantity,
	};

	assert_int_equal(price_decide(mem, book, &line, 1, order), STATUS_OK);
	return line;
}

struct source_case {
	int64_t product_id;
	int64_t quantity;
	enum price_source source;
	int64_t price_list_id;
	int64_t price_1e4;
	int64_t amount_fen;
	int64_t next_quantity;
	int64_t next_price_1e4;
};

static void
the_first_list_that_has_a_price_gives_it(void **state)
{
	static const struct source_case cases[] = {
		{ 1, 1, PRICE_BASE, 1, 100000, 1000, 10, 95000 },
		{ 1, 9, PRICE_BASE, 1, 100000, 9000, 10, 95000 },
		{ 1, 10, PRICE_BASE, 1, 95000, 9500, 100, 90000 },
		{ 1, 99, PRICE_BASE, 1, 95000, 94050, 100, 90000 },
		{ 1, 100, PRICE_BASE, 1, 90000, 90000, 0, 0 },
		{ 2, 1, PRICE_CLASS, 2, 80000, 800, 5, 75000 },
		{ 2, 4, PRICE_CLASS, 2, 80000, 3200, 5, 75000 },
		{ 2, 5, PRICE_CUSTOMER, 3, 75000, 3750, 0, 0 },
		/* The class's better break does not outdo the own list. */
		{ 2, 20, PRICE_CUSTOMER, 3, 75000, 15000, 0, 0 },
		{ 3, 1, PRICE_BASE, 1, 110000, 1100, 0, 0 },
		{ 4, 5, PRICE_NONE, 0, 0, 0, 6, 20000 },
		{ 4, 6, PRICE_BASE, 1, 20000, 1200, 0, 0 },
		{ 5, 1, PRICE_NONE, 0, 0, 0, 0, 0 },
		/* No tax rate: not priced. */
		{ 7, 1, PRICE_NONE, 0, 0, 0, 0, 0 },
		{ 99, 1, PRICE_NONE, 0, 0, 0, 0, 0 },
	};
	struct price_book book = book_of(NULL, 0);
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct source_case *c = &cases[i];
		struct price_order order;
		struct price_line line =
		    decide_one(mem, &book, c->product_id, c->quantity, &order);

		assert_int_equal(line.source, c->source);
		assert_int_equal(line.price_list_id, c->price_list_id);
		assert_int_equal(line.list_price_1e4, c->price_1e4);
		assert_int_equal(line.unit_price_1e4, c->price_1e4);
		assert_int_equal(line.amount_fen, c->amount_fen);
		assert_int_equal(line.next_break_quantity, c->next_quantity);
		assert_int_equal(line.next_break_price_1e4, c->next_price_1e4);
		assert_int_equal(order.unpriced, c->source == PRICE_NONE);
		assert_int_equal(order.total_fen, c->amount_fen);
		assert_int_equal(line.net_fen + line.tax_fen, line.amount_fen);
	}
	arena_free(mem);
}

static void
a_quantity_of_zero_shows_the_price_and_costs_nothing(void **state)
{
	static const struct promotion gift = { .id = 1,
		.kind = PROMOTION_FREE_GOODS,
		.product_id = 1,
		.buy_quantity = 1,
		.free_quantity = 1 };
	struct price_book book = book_of(&gift, 1);
	struct arena *mem = arena_new(CEILING);
	struct price_order order;
	struct price_line line = decide_one(mem, &book, 1, 0, &order);

	(void)state;
	assert_int_equal(line.unit_price_1e4, 100000);
	assert_int_equal(line.amount_fen, 0);
	assert_int_equal(line.free_quantity, 0);
	assert_int_equal(order.free_count, 0);
	assert_int_equal(order.total_fen, 0);
	arena_free(mem);
}

static void
amounts_that_make_no_sense_are_refused(void **state)
{
	struct price_book book = book_of(NULL, 0);
	struct arena *mem = arena_new(CEILING);
	struct price_order order;
	struct price_line negative = { .product_id = 1, .quantity = -1 };
	struct price_line huge = { .product_id = 1, .quantity = INT64_MAX };
	struct price_line *many =
	    arena_calloc(mem, PRICE_LINES_MAX + 1, sizeof(*many));

	(void)state;
	assert_int_equal(
	    price_decide(mem, &book, &negative, 1, &order), STATUS_INVALID);
	assert_int_equal(
	    price_decide(mem, &book, &huge, 1, &order), STATUS_INVALID);
	assert_int_equal(
	    price_decide(mem, &book, many, PRICE_LINES_MAX + 1, &order),
	    STATUS_INVALID);
	assert_int_equal(
	    price_decide(mem, &book, many, PRICE_LINES_MAX, &order), STATUS_OK);
	arena_free(mem);
}

/* clang-format off */
static const struct promotion rules[] = {
	{ .id = 1, .kind = PROMOTION_PERCENT, .product_id = 1,
	    .percent_bp = 1000 },
	{ .id = 2, .kind = PROMOTION_FIXED, .product_id = 1,
	    .price_1e4 = 88888 },
	{ .id = 3, .kind = PROMOTION_FREE_GOODS, .product_id = 1,
	    .buy_quantity = 5, .free_quantity = 1 },
	/* Dearer than the list: never the best. */
	{ .id = 4, .kind = PROMOTION_FIXED, .product_id = 3,
	    .price_1e4 = 120000 },
	/* For a category above the product's own. */
	{ .id = 5, .kind = PROMOTION_PERCENT, .category_id = 10,
	    .percent_bp = 2500 },
	{ .id = 6, .kind = PROMOTION_PERCENT, .category_id = 11,
	    .percent_bp = 9000 },
};
/* clang-format on */

struct promotion_case {
	int64_t product_id;
	int64_t quantity;
	int64_t promotion_id; /* 0: none */
	int64_t unit_price_1e4;
	int64_t amount_fen;
	int64_t free_quantity;
};

static void
the_promotion_that_leaves_least_to_pay_applies_alone(void **state)
{
	static const struct promotion_case cases[] = {
		/* 9.00 by 10 %, 8.8888 fixed, no gift below 5. */
		{ 1, 1, 2, 88888, 889, 0 },
		/* At 5: 45.00, 44.44, or 50.00 less 10.00 of goods. */
		{ 1, 5, 3, 100000, 5000, 1 },
		{ 1, 9, 2, 88888, 8000, 0 },
		/* At 10 the list says 9.50: 85.50, 88.89, 95 less 19. */
		{ 1, 10, 3, 95000, 9500, 2 },
		{ 3, 1, 0, 110000, 1100, 0 },
		{ 2, 4, 5, 60000, 2400, 0 },
		{ 6, 1, 0, 10900000, 109000, 0 },
	};
	struct price_book book = book_of(rules, ARRAY_LEN(rules));
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct promotion_case *c = &cases[i];
		struct price_order order;
		struct price_line line =
		    decide_one(mem, &book, c->product_id, c->quantity, &order);

		assert_int_equal(
		    line.promotion == NULL ? 0 : line.promotion->id,
		    c->promotion_id);
		assert_int_equal(line.unit_price_1e4, c->unit_price_1e4);
		assert_int_equal(line.amount_fen, c->amount_fen);
		assert_int_equal(line.free_quantity, c->free_quantity);
	}
	arena_free(mem);
}

static void
of_two_equal_promotions_the_older_applies(void **state)
{
	static const struct promotion twins[] = {
		{ .id = 7,
		    .kind = PROMOTION_FIXED,
		    .product_id = 1,
		    .price_1e4 = 90000 },
		{ .id = 8,
		    .kind = PROMOTION_PERCENT,
		    .product_id = 1,
		    .percent_bp = 1000 },
	};
	struct price_book book = book_of(twins, ARRAY_LEN(twins));
	struct arena *mem = arena_new(CEILING);
	struct price_order order;
	struct price_line line = decide_one(mem, &book, 1, 1, &order);

	(void)state;
	assert_int_equal(line.promotion->id, 7);
	arena_free(mem);
}

static const struct promotion buy_10_get_2 = { .id = 9,
	.kind = PROMOTION_FREE_GOODS,
	.product_id = 1,
	.buy_quantity = 10,
	.free_quantity = 2 };

static void
free_goods_are_whole_units_on_their_own_line(void **state)
{
	static const struct {
		int64_t quantity;
		int64_t free;
		int64_t next_quantity;
		int64_t next_total;
	} cases[] = {
		{ 9, 0, 10, 2 },
		{ 10, 2, 20, 4 },
		{ 19, 2, 20, 4 },
		{ 20, 4, 30, 6 },
		{ 29, 4, 30, 6 },
	};
	struct price_book book = book_of(&buy_10_get_2, 1);
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct price_order order;
		struct price_line line =
		    decide_one(mem, &book, 1, cases[i].quantity, &order);

		assert_int_equal(line.free_quantity, cases[i].free);
		assert_ptr_equal(line.next_free, &buy_10_get_2);
		assert_int_equal(
		    line.next_free_quantity, cases[i].next_quantity);
		assert_int_equal(line.next_free_total, cases[i].next_total);
		assert_int_equal(order.free_count, cases[i].free > 0);
		assert_int_equal(order.total_fen, line.amount_fen);
		if (cases[i].free == 0)
			continue;
		assert_true(order.free_lines[0].is_free);
		assert_int_equal(order.free_lines[0].cause, 0);
		assert_int_equal(order.free_lines[0].product_id, 1);
		assert_int_equal(order.free_lines[0].quantity, cases[i].free);
		assert_int_equal(order.free_lines[0].unit_price_1e4, 0);
		assert_int_equal(order.free_lines[0].amount_fen, 0);
		assert_ptr_equal(order.free_lines[0].promotion, &buy_10_get_2);
	}
	arena_free(mem);
}

static void
free_goods_can_be_shown_at_a_price_with_an_equal_discount(void **state)
{
	struct price_book book = book_of(&buy_10_get_2, 1);
	struct arena *mem = arena_new(CEILING);
	struct price_order order;
	struct price_line line;

	(void)state;
	book.free_goods_as_discount = true;
	line = decide_one(mem, &book, 1, 10, &order);
	assert_int_equal(line.amount_fen, 9500);
	assert_int_equal(order.free_count, 1);
	assert_int_equal(order.free_lines[0].unit_price_1e4, 95000);
	assert_int_equal(order.free_lines[0].amount_fen, 1900);
	assert_int_equal(order.free_lines[0].discount_fen, 1900);
	assert_int_equal(order.free_lines[0].net_fen, 0);
	assert_int_equal(order.free_lines[0].tax_fen, 0);
	assert_int_equal(order.gross_fen, 11400);
	assert_int_equal(order.discount_fen, 1900);
	assert_int_equal(order.total_fen, 9500);
	arena_free(mem);
}

static void
a_discount_is_shared_by_amounts_with_tax(void **state)
{
	struct price_line lines[] = {
		{ .amount_fen = 113000, .tax_rate_bp = 1300 },
		{ .amount_fen = 109000, .tax_rate_bp = 900 },
	};
	struct arena *mem = arena_new(CEILING);

	(void)state;
	assert_int_equal(price_share_discount(mem, lines, 2, 10000), STATUS_OK);
	assert_int_equal(lines[0].discount_fen, 5090);
	assert_int_equal(lines[1].discount_fen, 4910);
	/* 1,079.10 at 13 % and 1,040.90 at 9 %. */
	assert_int_equal(lines[0].net_fen, 95496);
	assert_int_equal(lines[0].tax_fen, 12414);
	assert_int_equal(lines[1].net_fen, 95495);
	assert_int_equal(lines[1].tax_fen, 8595);

	lines[0].amount_fen = lines[1].amount_fen = 0;
	assert_int_equal(
	    price_share_discount(mem, lines, 2, 10000), STATUS_INVALID);
	arena_free(mem);
}

/* clang-format off */
static const struct promotion breaks[] = {
	{ .id = 11, .kind = PROMOTION_ORDER_BREAK, .threshold_fen = 100000,
	    .percent_bp = 200 },
	{ .id = 12, .kind = PROMOTION_ORDER_BREAK, .threshold_fen = 300000,
	    .percent_bp = 500 },
	/* Higher but not better than the first. */
	{ .id = 13, .kind = PROMOTION_ORDER_BREAK, .threshold_fen = 200000,
	    .percent_bp = 100 },
};
/* clang-format on */

static void
the_best_order_break_that_is_reached_applies(void **state)
{
	static const struct {
		int64_t quantity; /* of product 6 at 1,090.00, and of 1 */
		int64_t other;
		int64_t reached;
		int64_t next;
		int64_t missing_fen;
		int64_t discount_fen;
	} cases[] = {
		{ 0, 1, 0, 11, 99000, 0 },
		{ 1, 0, 11, 12, 191000, 2180 },
		{ 2, 0, 11, 12, 82000, 4360 },
		{ 3, 0, 12, 0, 0, 16350 },
	};
	struct price_book book = book_of(breaks, ARRAY_LEN(breaks));
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct price_line lines[] = {
			{ .product_id = 6, .quantity = cases[i].quantity },
			{ .product_id = 1, .quantity = cases[i].other },
			{ .product_id = 5, .quantity = 3 },
		};
		struct price_order order;

		assert_int_equal(
		    price_decide(mem, &book, lines, 3, &order), STATUS_OK);
		assert_int_equal(
		    order.order_break == NULL ? 0 : order.order_break->id,
		    cases[i].reached);
		assert_int_equal(order.next_order_break == NULL
			? 0
			: order.next_order_break->id,
		    cases[i].next);
		assert_int_equal(
		    order.next_order_missing_fen, cases[i].missing_fen);
		assert_int_equal(order.discount_fen, cases[i].discount_fen);
		assert_int_equal(
		    order.total_fen, order.gross_fen - order.discount_fen);
		assert_int_equal(
		    order.total_fen, order.net_fen + order.tax_fen);
		/* What has no price takes no part. */
		assert_int_equal(order.unpriced, 1);
		assert_int_equal(lines[2].discount_fen, 0);
	}
	arena_free(mem);
}

static void
pricing_again_gives_the_same(void **state)
{
	struct price_book book = book_of(rules, ARRAY_LEN(rules));
	struct arena *mem = arena_new(CEILING);
	struct price_line lines[] = {
		{ .product_id = 1, .quantity = 10 },
		{ .product_id = 2, .quantity = 4 },
		{ .product_id = 1, .quantity = 5 },
	};
	struct price_order first;
	struct price_order second;

	(void)state;
	assert_int_equal(price_decide(mem, &book, lines, 3, &first), STATUS_OK);
	assert_int_equal(
	    price_decide(mem, &book, lines, 3, &second), STATUS_OK);
	assert_int_equal(first.total_fen, second.total_fen);
	assert_int_equal(first.free_count, 2);
	assert_int_equal(second.free_count, 2);
	assert_int_equal(second.free_lines[1].cause, 2);
	arena_free(mem);
}

static void
a_promotion_is_judged_before_it_is_saved(void **state)
{
	static const struct promotion good = {
		.kind = PROMOTION_PERCENT,
		.name = "九折",
		.name_en = "10 % off",
		.product_id = 1,
		.from_day = { 2026, 1, 1 },
		.to_day = { 2026, 1, 1 },
		.percent_bp = 1000,
	};
	struct promotion bad;

	(void)state;
	assert_int_equal(promotion_fault_of(&good), PROMOTION_FINE);
	bad = good;
	bad.name = "";
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_NO_NAME);
	bad = good;
	bad.kind = PROMOTION_NONE;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_NO_KIND);
	bad = good;
	bad.product_id = 0;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_NO_TARGET);
	bad = good;
	bad.category_id = 10;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_NO_TARGET);
	bad = good;
	bad.to_day.year = 2025;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_BAD_DAYS);
	bad = good;
	bad.percent_bp = 10001;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_BAD_VALUE);
	bad = good;
	bad.kind = PROMOTION_FREE_GOODS;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_BAD_VALUE);
	bad = good;
	bad.kind = PROMOTION_ORDER_BREAK;
	assert_int_equal(promotion_fault_of(&bad), PROMOTION_NO_TARGET);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_list_that_has_a_price_gives_it),
		cmocka_unit_test(
		    a_quantity_of_zero_shows_the_price_and_costs_nothing),
		cmocka_unit_test(amounts_that_make_no_sense_are_refused),
		cmocka_unit_test(
		    the_promotion_that_leaves_least_to_pay_applies_alone),
		cmocka_unit_test(of_two_equal_promotions_the_older_applies),
		cmocka_unit_test(free_goods_are_whole_units_on_their_own_line),
		cmocka_unit_test(
		    free_goods_can_be_shown_at_a_price_with_an_equal_discount),
		cmocka_unit_test(a_discount_is_shared_by_amounts_with_tax),
		cmocka_unit_test(the_best_order_break_that_is_reached_applies),
		cmocka_unit_test(pricing_again_gives_the_same),
		cmocka_unit_test(a_promotion_is_judged_before_it_is_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
