/**
 * @file
 * Stock on a real database: promises, reservations and their end, and races of
 * eight processes for the last units.  After every test the balances are the
 * sums of their movements.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "support/catalogue_fixture.h"
#include "domain/stock.h"

enum {
	PROCESSES = 8
};

static struct catalogue shop;

/* --- Work for act_run() -------------------------------------------------------- */

struct job {
	int64_t order_id;
	int64_t shipment_id;
	int64_t shelf_days;
	struct stock_want *wants;
	struct stock_take *takes;
	const struct stock_arrival *arrivals;
	struct stock_part *parts;
	size_t n;
	size_t part_count;
	int64_t stock_id;
	int64_t quantity;
	enum stock_status status;
};

static enum status
reserve(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_reserve(
	    db, act, job->order_id, job->shelf_days, job->wants, job->n);
}

static enum status
release(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_release(db, act, job->order_id, job->takes, job->n);
}

static enum status
release_all(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_release_all(db, act, job->order_id);
}

static enum status
ship(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_ship(db, act, job->order_id, job->shipment_id, job->takes,
	    job->n, &job->parts, &job->part_count);
}

static enum status
come_back(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_return(db, act, job->order_id, job->shipment_id,
	    job->parts, job->part_count);
}

static enum status
receive(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_receive(db, act, job->arrivals, job->n);
}

static enum status
adjust(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_adjust(db, act, job->stock_id, job->quantity);
}

static enum status
move(struct db *db, struct act *act, void *context)
{
	struct job *job = context;

	return stock_move(db, act, job->stock_id, job->status, job->quantity);
}

static enum status
run(enum status (*work)(struct db *db, struct act *act, void *context),
    struct job *job)
{
	return act_run(shop.db, &shop.act, work, job);
}

/* --- Set up --------------------------------------------------------------------- */

static int64_t
number(const char *sql)
{
	return db_fixture_number(&shop.fixture, sql);
}

static void
arrive(const char *sku, const char *batch, struct day expires_on,
    enum stock_status status, int64_t quantity)
{
	const struct stock_arrival arrival = {
		.product_id = catalogue_product(&shop, sku),
		.warehouse_id = 1,
		.batch = batch,
		.expires_on = expires_on,
		.status = status,
		.quantity = quantity,
	};
	struct job job = { .arrivals = &arrival, .n = 1 };

	assert_int_equal(run(receive, &job), STATUS_OK);
}

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&shop, "stock");
	db_fixture_run(&shop.fixture,
	    "INSERT INTO orders (id, customer_id, state, placed_at, total_fen,"
	    " net_fen, tax_fen, line_count, quantity_total, headline,"
	    " state_since) SELECT seq, 1, 3, '2026-11-20', 0, 0, 0, 1, 1, '',"
	    " '2026-11-20' FROM seq_1_to_400");
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(&shop);
	return 0;
}

static int
empty_stock(void **state)
{
	(void)state;
	db_fixture_run(&shop.fixture, "DELETE FROM reservations");
	db_fixture_run(&shop.fixture, "DELETE FROM stock_movements");
	db_fixture_run(&shop.fixture, "DELETE FROM stock_expected");
	db_fixture_run(&shop.fixture, "DELETE FROM stocks");
	db_fixture_run(&shop.fixture, "DELETE FROM batches");
	return 0;
}

static int
books_agree(void **state)
{
	struct db_rows rows;

	(void)state;
	if (stock_check(shop.db, shop.mem, &rows) != STATUS_OK)
		return 1;
	return rows.count == 0 ? 0 : 1;
}

static const struct day dec = { 2026, 12, 1 };
static const struct day jan = { 2027, 1, 31 };
static const struct day feb = { 2027, 2, 28 };
static const struct day open_end = { 0 };

/* --- Promises --------------------------------------------------------------------- */

static void
promise(int64_t customer_id, struct stock_line *lines, size_t n)
{
	struct customer customer = catalogue_customer(&shop, customer_id);

	assert_int_equal(stock_promise(shop.db, shop.mem, &customer,
			     catalogue_day, lines, n),
	    STATUS_OK);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(lines[i].now + lines[i].later +
			lines[i].undated + lines[i].missing,
		    lines[i].quantity);
}

static void
a_promise_says_how_many_now_and_when_the_rest(void **state)
{
	int64_t gloves = catalogue_product(&shop, "A-1001");
	int64_t tea = catalogue_product(&shop, "B-2001");
	int64_t water = catalogue_product(&shop, "B-2002");
	struct stock_line lines[] = {
		{ .product_id = gloves, .quantity = 7 },
		{ .product_id = gloves, .quantity = 3 },
		{ .product_id = tea, .quantity = 2 },
		{ .product_id = water, .quantity = 4 },
		{ .product_id = 999999, .quantity = 1 },
	};

	(void)state;
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 5);
	arrive("B-2002", NULL, open_end, STOCK_AVAILABLE, 3);
	db_fixture_run(&shop.fixture,
	    "INSERT INTO stock_expected (product_id, warehouse_id, day,"
	    " quantity) SELECT id, 1, '2026-11-19', 50 FROM products"
	    "  WHERE sku = 'A-1001'"
	    " UNION ALL SELECT id, 1, '2026-12-12', 1 FROM products"
	    "  WHERE sku = 'A-1001'"
	    " UNION ALL SELECT id, 2, '2026-12-15', 3 FROM products"
	    "  WHERE sku = 'A-1001'");
	(void)db_statements_taken(shop.db);
	promise(2, lines, 5);

	/* 5 now, one on 12 and one on 15 December; not the overdue ones. */
	assert_int_equal(lines[0].now, 5);
	assert_int_equal(lines[0].later, 2);
	assert_int_equal(
	    day_compare(lines[0].later_on, (struct day){ 2026, 12, 15 }), 0);
	/* The second line has what the first left. */
	assert_int_equal(lines[1].now, 0);
	assert_int_equal(lines[1].later, 2);
	assert_int_equal(lines[1].undated, 1);
	/* Made to order: in 5 days. */
	assert_int_equal(lines[2].later, 2);
	assert_int_equal(
	    day_compare(lines[2].later_on, (struct day){ 2026, 11, 25 }), 0);
	/* Stocked only: what is not there cannot be had. */
	assert_int_equal(lines[3].now, 3);
	assert_int_equal(lines[3].missing, 1);
	assert_int_equal(lines[4].missing, 1);
	assert_int_equal(lines[4].supply, 0);
}

static void
goods_that_expire_too_soon_are_not_promised(void **state)
{
	int64_t gloves = catalogue_product(&shop, "A-1001");
	struct stock_line line = { .product_id = gloves, .quantity = 9 };

	(void)state;
	arrive(
	    "A-1001", "OLD", (struct day){ 2026, 11, 19 }, STOCK_AVAILABLE, 1);
	arrive("A-1001", "SOON", dec, STOCK_AVAILABLE, 2);
	arrive("A-1001", "FINE", jan, STOCK_AVAILABLE, 3);
	arrive("A-1001", "HELD", jan, STOCK_BLOCKED, 4);
	/* Customer 1 wants 30 days, customer 2 none. */
	promise(1, &line, 1);
	assert_int_equal(line.now, 3);
	promise(2, &line, 1);
	assert_int_equal(line.now, 5);
}

static void
distributors_see_figures_or_words(void **state)
{
	struct setting setting = { .stock_shown = SETTING_STOCK_EXACT,
		.stock_few_below = 20 };
	struct actor buyer = catalogue_buyer(1);

	(void)state;
	assert_int_equal(
	    stock_shown_as(&setting, &buyer, 5), STOCK_SHOWN_EXACT);
	setting.stock_shown = SETTING_STOCK_WORDS;
	assert_int_equal(stock_shown_as(&setting, &buyer, 0), STOCK_SHOWN_NONE);
	assert_int_equal(stock_shown_as(&setting, &buyer, 19), STOCK_SHOWN_FEW);
	assert_int_equal(
	    stock_shown_as(&setting, &buyer, 20), STOCK_SHOWN_ENOUGH);
	assert_int_equal(
	    stock_shown_as(&setting, &actor_system, 20), STOCK_SHOWN_EXACT);
}

/* --- An order's stock --------------------------------------------------------------- */

static void
first_to_expire_is_kept_first(void **state)
{
	int64_t gloves = catalogue_product(&shop, "A-1001");
	struct stock_want wants[] = {
		{ .position = 1, .product_id = gloves, .quantity = 4 },
		{ .position = 2, .product_id = gloves, .quantity = 4 },
	};
	struct job job = { .order_id = 1, .wants = wants, .n = 2 };
	const struct stock_kept *kept;
	struct db_rows rows;

	(void)state;
	arrive("A-1001", "LATE", feb, STOCK_AVAILABLE, 3);
	arrive("A-1001", "EARLY", jan, STOCK_AVAILABLE, 3);
	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(wants[0].reserved, 4);
	assert_int_equal(wants[1].reserved, 2);
	assert_int_equal(
	    stock_kept_for(shop.db, shop.mem, 1, &rows), STATUS_OK);
	assert_int_equal(rows.count, 3);
	kept = rows.items;
	assert_int_equal(kept[0].position, 1);
	assert_string_equal(kept[0].batch, "EARLY");
	assert_int_equal(kept[0].quantity, 3);
	assert_string_equal(kept[1].batch, "LATE");
	assert_int_equal(kept[1].quantity, 1);
	assert_int_equal(kept[2].position, 2);
	assert_int_equal(kept[2].quantity, 2);
	assert_int_equal(number("SELECT CAST(SUM(on_hand - reserved) AS SIGNED)"
				" FROM stocks"),
	    0);
}

static void
what_was_short_can_be_kept_later(void **state)
{
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 5 };
	struct job job = { .order_id = 2, .wants = &want, .n = 1 };

	(void)state;
	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(want.reserved, 0);
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 2);
	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(want.reserved, 2);
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 9);
	want.quantity = 3;
	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(want.reserved, 3);
	assert_int_equal(number("SELECT quantity FROM reservations"), 5);
	assert_int_equal(number("SELECT reserved FROM stocks"), 5);
}

static void
what_is_kept_is_given_back_once(void **state)
{
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 5 };
	struct stock_take take = { .position = 1, .quantity = 2 };
	struct job job = { .order_id = 3, .wants = &want, .n = 1 };

	(void)state;
	arrive("A-1001", "EARLY", jan, STOCK_AVAILABLE, 4);
	arrive("A-1001", "LATE", feb, STOCK_AVAILABLE, 4);
	assert_int_equal(run(reserve, &job), STATUS_OK);
	job.takes = &take;
	assert_int_equal(run(release, &job), STATUS_OK);
	assert_int_equal(take.taken, 2);
	/* The last to expire went back first. */
	assert_int_equal(
	    number("SELECT s.reserved FROM stocks AS s JOIN batches"
		   " AS b ON b.id = s.batch_id"
		   " WHERE b.number = 'EARLY'"),
	    3);
	take.quantity = 10;
	assert_int_equal(run(release, &job), STATUS_OK);
	assert_int_equal(take.taken, 3);
	assert_int_equal(run(release, &job), STATUS_OK);
	assert_int_equal(take.taken, 0);
	assert_int_equal(run(release_all, &job), STATUS_OK);
	assert_int_equal(
	    number("SELECT CAST(SUM(reserved) AS SIGNED) FROM stocks"), 0);
	assert_int_equal(
	    number("SELECT CAST(SUM(on_hand) AS SIGNED) FROM stocks"), 8);

	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(run(release_all, &job), STATUS_OK);
	assert_int_equal(run(release_all, &job), STATUS_OK);
	assert_int_equal(
	    number("SELECT CAST(SUM(reserved) AS SIGNED) FROM stocks"), 0);
}

static void
what_was_kept_is_sent_and_can_come_back(void **state)
{
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 5 };
	struct stock_take take = { .position = 1, .quantity = 4 };
	struct job job = { .order_id = 4,
		.shipment_id = 77,
		.wants = &want,
		.takes = &take,
		.n = 1 };

	(void)state;
	arrive("A-1001", "EARLY", jan, STOCK_AVAILABLE, 3);
	arrive("A-1001", "LATE", feb, STOCK_AVAILABLE, 3);
	assert_int_equal(run(reserve, &job), STATUS_OK);
	assert_int_equal(run(ship, &job), STATUS_OK);
	assert_int_equal(job.part_count, 2);
	assert_int_equal(job.parts[0].quantity, 3);
	assert_int_equal(job.parts[1].quantity, 1);
	assert_int_not_equal(job.parts[0].batch_id, job.parts[1].batch_id);
	assert_int_equal(
	    number("SELECT CAST(SUM(on_hand) AS SIGNED) FROM stocks"), 2);
	assert_int_equal(
	    number("SELECT CAST(SUM(reserved) AS SIGNED) FROM stocks"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM stock_movements"
				" WHERE kind = 5 AND shipment_id = 77"
				"   AND order_id = 4"),
	    2);

	/* Nothing is sent that is not kept, and nothing half. */
	take.quantity = 2;
	assert_int_equal(run(ship, &job), STATUS_CONFLICT);
	assert_int_equal(
	    number("SELECT CAST(SUM(on_hand) AS SIGNED) FROM stocks"), 2);
	take.quantity = 1;
	assert_int_equal(run(ship, &job), STATUS_OK);

	/* One comes back: to be inspected, in its batch, not for sale. */
	job.parts[0].quantity = 1;
	job.part_count = 1;
	assert_int_equal(run(come_back, &job), STATUS_OK);
	assert_int_equal(run(come_back, &job), STATUS_OK);
	assert_int_equal(number("SELECT s.on_hand FROM stocks AS s JOIN batches"
				" AS b ON b.id = s.batch_id"
				" WHERE s.status = 2 AND b.number = 'LATE'"),
	    2);
	assert_int_equal(number("SELECT CAST(SUM(on_hand) AS SIGNED)"
				" FROM stocks WHERE status = 1"),
	    1);
}

static void
a_batch_can_be_chosen_when_sending(void **state)
{
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 4 };
	struct stock_take take = { .position = 1, .quantity = 1 };
	struct job job = { .order_id = 5,
		.shipment_id = 78,
		.wants = &want,
		.takes = &take,
		.n = 1 };

	(void)state;
	arrive("A-1001", "EARLY", jan, STOCK_AVAILABLE, 2);
	arrive("A-1001", "LATE", feb, STOCK_AVAILABLE, 2);
	assert_int_equal(run(reserve, &job), STATUS_OK);
	take.stock_id = number("SELECT MAX(id) FROM stocks");
	assert_int_equal(run(ship, &job), STATUS_OK);
	assert_int_equal(job.parts[0].stock_id, take.stock_id);
	take.quantity = 2;
	assert_int_equal(run(ship, &job), STATUS_CONFLICT);
}

/* --- In the warehouse ---------------------------------------------------------------- */

static void
goods_are_taken_in_counted_and_blocked(void **state)
{
	const struct stock_arrival bad[] = {
		{ .product_id = catalogue_product(&shop, "A-1001"),
		    .warehouse_id = 1,
		    .batch = "L1",
		    .expires_on = feb,
		    .status = STOCK_AVAILABLE,
		    .quantity = 1 },
		{ .product_id = catalogue_product(&shop, "A-1001"),
		    .warehouse_id = 9,
		    .status = STOCK_AVAILABLE,
		    .quantity = 1 },
		{ .product_id = catalogue_product(&shop, "A-1001"),
		    .warehouse_id = 1,
		    .status = STOCK_AVAILABLE,
		    .quantity = 0 },
	};
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 4 };
	struct job job = { .order_id = 6, .wants = &want, .n = 1 };
	struct actor buyer = catalogue_buyer(1);
	struct act act = shop.act;

	(void)state;
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 6);
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 4);
	assert_int_equal(number("SELECT on_hand FROM stocks"), 10);
	/* The same batch with another expiry; no such warehouse; none. */
	job.arrivals = &bad[0];
	assert_int_equal(run(receive, &job), STATUS_CONFLICT);
	job.arrivals = &bad[1];
	assert_int_equal(run(receive, &job), STATUS_CONFLICT);
	job.arrivals = &bad[2];
	assert_int_equal(run(receive, &job), STATUS_INVALID);

	assert_int_equal(run(reserve, &job), STATUS_OK);
	job.stock_id = number("SELECT id FROM stocks WHERE status = 1");
	job.quantity = -7;
	assert_int_equal(run(adjust, &job), STATUS_CONFLICT);
	job.quantity = -1;
	assert_int_equal(run(adjust, &job), STATUS_OK);
	job.status = STOCK_BLOCKED;
	job.quantity = 6;
	assert_int_equal(run(move, &job), STATUS_CONFLICT);
	job.quantity = 5;
	assert_int_equal(run(move, &job), STATUS_OK);
	assert_int_equal(
	    number("SELECT on_hand FROM stocks WHERE status = 1"), 4);
	assert_int_equal(
	    number("SELECT on_hand FROM stocks WHERE status = 3"), 5);
	act.who = &buyer;
	assert_int_equal(
	    act_run(shop.db, &act, adjust, &job), STATUS_FORBIDDEN);
	assert_int_equal(act_run(shop.db, &act, move, &job), STATUS_FORBIDDEN);
}

static void
a_wrong_balance_is_reported(void **state)
{
	const struct stock_difference *difference;
	struct db_rows rows;

	(void)state;
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 6);
	db_fixture_run(&shop.fixture, "UPDATE stocks SET on_hand = 7");
	assert_int_equal(stock_check(shop.db, shop.mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 1);
	difference = rows.items;
	assert_int_equal(difference->on_hand, 7);
	assert_int_equal(difference->on_hand_moved, 6);
	db_fixture_run(&shop.fixture, "UPDATE stocks SET on_hand = 6");
}

/* --- Races ------------------------------------------------------------------------------ */

/* Run `body` in eight processes at once; the sum of what they return. */
static int
race(int (*body)(struct db *db, struct act *act, int process))
{
	pid_t children[PROCESSES];
	int sum = 0;

	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			struct db *db = db_new(&shop.fixture.options);
			struct act act = shop.act;

			_exit(body(db, &act, i));
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int outcome;

		assert_int_equal(
		    waitpid(children[i], &outcome, 0), children[i]);
		assert_true(WIFEXITED(outcome));
		assert_int_not_equal(WEXITSTATUS(outcome), 255);
		sum += WEXITSTATUS(outcome);
	}
	return sum;
}

static int64_t raced_products[2];

static int
take_the_last(struct db *db, struct act *act, int process)
{
	struct stock_want want = {
		.position = 1, .product_id = raced_products[0], .quantity = 1
	};
	struct job job = { .order_id = 10 + process, .wants = &want, .n = 1 };

	if (act_run(db, act, reserve, &job) != STATUS_OK)
		return 255;
	return (int)want.reserved;
}

static void
the_last_unit_goes_to_exactly_one_of_eight(void **state)
{
	(void)state;
	raced_products[0] = catalogue_product(&shop, "A-1001");
	for (int round = 0; round < 10; round++) {
		empty_stock(state);
		arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 1);
		assert_int_equal(race(take_the_last), 1);
		assert_int_equal(number("SELECT reserved FROM stocks"), 1);
		assert_int_equal(
		    number("SELECT COUNT(*) FROM reservations"), 1);
		assert_int_equal(books_agree(state), 0);
	}
}

/* Two products in opposite order; every third order is given up again. */
static int
take_many(struct db *db, struct act *act, int process)
{
	int got = 0;

	for (int i = 0; i < 15; i++) {
		int first = (process + i) % 2;
		struct stock_want wants[] = {
			{ .position = 1,
			    .product_id = raced_products[first],
			    .quantity = 1 + i % 3 },
			{ .position = 2,
			    .product_id = raced_products[1 - first],
			    .quantity = 2 },
		};
		struct job job = { .order_id = 100 + process * 20 + i,
			.wants = wants,
			.n = 2 };

		if (act_run(db, act, reserve, &job) != STATUS_OK)
			return 255;
		if (i % 3 == 2) {
			if (act_run(db, act, release_all, &job) != STATUS_OK)
				return 255;
			continue;
		}
		got += (int)(wants[0].reserved + wants[1].reserved);
	}
	return got;
}

static void
eight_who_take_and_give_back_never_take_too_much(void **state)
{
	int got;

	(void)state;
	raced_products[0] = catalogue_product(&shop, "A-1001");
	raced_products[1] = catalogue_product(&shop, "B-2002");
	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 40);
	arrive("A-1001", "L2", feb, STOCK_AVAILABLE, 60);
	arrive("B-2002", NULL, open_end, STOCK_AVAILABLE, 100);
	got = race(take_many);
	/* 8 × 10 orders keep 1 + 2 + 2 + 2 and so on: more than there is. */
	assert_int_equal(
	    number("SELECT CAST(SUM(reserved) AS SIGNED) FROM stocks"), got);
	assert_int_equal(number("SELECT CAST(SUM(quantity) AS SIGNED)"
				" FROM reservations"),
	    got);
	assert_in_range(got, 150, 200);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM stocks WHERE reserved > on_hand"), 0);
}

static int
give_back_all(struct db *db, struct act *act, int process)
{
	struct job job = { .order_id = 9 };

	(void)process;
	return act_run(db, act, release_all, &job) == STATUS_OK ? 0 : 255;
}

static void
eight_who_give_back_the_same_give_it_back_once(void **state)
{
	struct stock_want want = { .position = 1,
		.product_id = catalogue_product(&shop, "A-1001"),
		.quantity = 6 };
	struct job job = { .order_id = 9, .wants = &want, .n = 1 };

	arrive("A-1001", "L1", jan, STOCK_AVAILABLE, 4);
	arrive("A-1001", "L2", feb, STOCK_AVAILABLE, 4);
	for (int round = 0; round < 10; round++) {
		assert_int_equal(run(reserve, &job), STATUS_OK);
		assert_int_equal(want.reserved, 6);
		assert_int_equal(race(give_back_all), 0);
		assert_int_equal(number("SELECT CAST(SUM(reserved) AS SIGNED)"
					" FROM stocks"),
		    0);
		assert_int_equal(books_agree(state), 0);
	}
}

#define STOCK_TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(name, empty_stock, books_agree)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		STOCK_TEST(a_promise_says_how_many_now_and_when_the_rest),
		STOCK_TEST(goods_that_expire_too_soon_are_not_promised),
		STOCK_TEST(distributors_see_figures_or_words),
		STOCK_TEST(first_to_expire_is_kept_first),
		STOCK_TEST(what_was_short_can_be_kept_later),
		STOCK_TEST(what_is_kept_is_given_back_once),
		STOCK_TEST(what_was_kept_is_sent_and_can_come_back),
		STOCK_TEST(a_batch_can_be_chosen_when_sending),
		STOCK_TEST(goods_are_taken_in_counted_and_blocked),
		STOCK_TEST(a_wrong_balance_is_reported),
		STOCK_TEST(the_last_unit_goes_to_exactly_one_of_eight),
		STOCK_TEST(eight_who_take_and_give_back_never_take_too_much),
		STOCK_TEST(eight_who_give_back_the_same_give_it_back_once),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
