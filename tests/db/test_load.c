/**
 * @file
 * Load data on a real database: every state in its share, books that agree,
 * the same rows for the same seed, each order readable like any other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "db/migrate.h"
#include "domain/credit.h"
#include "domain/load.h"
#include "domain/order.h"
#include "domain/reconcile.h"
#include "domain/sign_in.h"
#include "domain/stock.h"
#include "support/db_fixture.h"

enum {
	ORDERS = 2000,
	CUSTOMERS = 200,
	PRODUCTS = 150
};

/* 2026-11-20 10:00 in Shanghai. */
static const struct instant now = { INT64_C(1795140000000) };

/** A database with load data in it. */
struct loaded {
	struct db_fixture fixture;
	struct arena *mem;
	struct db *db;
	enum load_answer answer;
};

static enum status
load(struct loaded *loaded, uint64_t seed)
{
	const struct load_plan plan = {
		.customers = CUSTOMERS,
		.products = PRODUCTS,
		.orders = ORDERS,
		.seed = seed,
		.now = now,
		.zone_minutes = ZONE_SHANGHAI_MINUTES,
	};
	struct arena *mem = arena_new(LOAD_MEMORY);
	struct db *db = load_connect(&loaded->fixture.options);
	struct load_world *world;
	enum status st;

	st = load_begin(db, mem, &plan, &loaded->answer, &world);
	for (unsigned part = 0; st == STATUS_OK &&
	     loaded->answer == LOAD_BEGUN && part < LOAD_PART_COUNT;
	     part++)
		st = load_part(db, world, part, NULL, NULL);
	if (st == STATUS_OK && loaded->answer == LOAD_BEGUN)
		st = load_end(db, world);
	db_free(db);
	arena_free(mem);
	return st;
}

static void
open_loaded(struct loaded *loaded, const char *name, uint64_t seed)
{
	db_fixture_open(&loaded->fixture, name);
	assert_int_equal(
	    migrate_apply(&loaded->fixture.options, "schema", NULL, NULL),
	    STATUS_OK);
	assert_int_equal(load(loaded, seed), STATUS_OK);
	assert_int_equal(loaded->answer, LOAD_BEGUN);
	loaded->mem = arena_new(256 << 20);
	loaded->db = db_new(&loaded->fixture.options);
}

static void
close_loaded(struct loaded *loaded)
{
	db_free(loaded->db);
	arena_free(loaded->mem);
	db_fixture_close(&loaded->fixture);
}

static int
set_up(void **state)
{
	static struct loaded loaded;

	open_loaded(&loaded, "load", 7);
	*state = &loaded;
	return 0;
}

static int
tear_down(void **state)
{
	close_loaded(*state);
	return 0;
}

static int64_t
number(const struct loaded *loaded, const char *sql)
{
	return db_fixture_number(&loaded->fixture, sql);
}

static void
counts_are_as_asked(void **state)
{
	const struct loaded *loaded = *state;
	int64_t lines = number(loaded, "SELECT COUNT(*) FROM order_lines");

	assert_int_equal(number(loaded, "SELECT COUNT(*) FROM orders"), ORDERS);
	assert_int_equal(
	    number(loaded, "SELECT COUNT(*) FROM customers"), CUSTOMERS);
	assert_int_equal(
	    number(loaded, "SELECT COUNT(*) FROM products"), PRODUCTS);
	assert_in_range(lines, ORDERS * 45 / 10, ORDERS * 55 / 10);
	assert_true(number(loaded, "SELECT MAX(line_count) FROM orders") <= 40);
	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM orders AS o WHERE"
			     " o.line_count <> (SELECT COUNT(*) FROM"
			     " order_lines AS l WHERE l.order_id = o.id)"
			     " OR o.total_fen <> (SELECT SUM(l.net_fen"
			     " + l.tax_fen) FROM order_lines AS l"
			     " WHERE l.order_id = o.id)"),
	    0);
	/* One of ten has more than six of ten orders' average: some are large. */
	assert_true(number(loaded,
			"SELECT MAX(x.n) FROM (SELECT COUNT(*) AS n FROM"
			" orders GROUP BY customer_id) AS x") > ORDERS / 50);
	assert_int_equal(
	    number(loaded, "SELECT COUNT(DISTINCT rep_id) FROM customers"), 12);
}

static void
every_state_is_there(void **state)
{
	const struct loaded *loaded = *state;

	assert_int_equal(
	    number(loaded, "SELECT COUNT(DISTINCT state) FROM orders"), 11);
	assert_in_range(
	    number(loaded, "SELECT COUNT(*) FROM orders WHERE state = 8"),
	    ORDERS * 95 / 100, ORDERS * 98 / 100);
	assert_true(number(loaded,
			"SELECT COUNT(*) FROM orders"
			" WHERE credit_facet = 2") > 0);
	assert_true(
	    number(loaded,
		"SELECT COUNT(*) FROM orders WHERE proposal_open = 1") > 0);
	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM orders AS o WHERE"
			     " o.proposal_open <> (SELECT COUNT(*) FROM"
			     " proposals AS p WHERE p.order_id = o.id"
			     " AND p.state = 1)"),
	    0);
	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM orders AS o WHERE"
			     " o.credit_facet = 2 AND NOT EXISTS (SELECT 1"
			     " FROM order_holds AS h WHERE h.order_id = o.id"
			     " AND h.state = 1)"),
	    0);
	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM orders AS o WHERE o.state"
			     " <> (SELECT e.to_state FROM order_events AS e"
			     " WHERE e.order_id = o.id"
			     " ORDER BY e.id DESC LIMIT 1)"),
	    0);
	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM order_events AS e JOIN"
			     " order_events AS f ON f.order_id = e.order_id"
			     " AND f.id > e.id AND f.at < e.at"
			     " WHERE e.kind = 'submitted'"),
	    0);
}

static void
shipments_carry_what_lines_say(void **state)
{
	const struct loaded *loaded = *state;

	assert_int_equal(number(loaded,
			     "SELECT COUNT(*) FROM (SELECT l.order_id,"
			     " l.position, l.shipped, l.refused,"
			     " IFNULL(SUM(x.quantity), 0) AS sent,"
			     " IFNULL(SUM(x.refused), 0) AS back"
			     " FROM order_lines AS l"
			     " LEFT JOIN (SELECT s.order_id, p.* FROM"
			     " shipments AS s JOIN shipment_lines AS p"
			     " ON p.shipment_id = s.id) AS x"
			     " ON x.order_id = l.order_id"
			     " AND x.position = l.position"
			     " GROUP BY l.order_id, l.position, l.shipped,"
			     " l.refused HAVING sent <> l.shipped"
			     " OR back <> l.refused) AS y"),
	    0);
	assert_true(
	    number(loaded, "SELECT COUNT(*) FROM shipments") > ORDERS * 9 / 10);
	assert_true(
	    number(loaded, "SELECT SUM(refused) FROM shipment_lines") > 0);
}

static void
the_books_agree(void **state)
{
	struct loaded *loaded = *state;
	struct db_rows rows;

	assert_int_equal(
	    stock_check(loaded->db, loaded->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    credit_check(loaded->db, loaded->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	for (unsigned kind = 0; kind < RECONCILE_KIND_COUNT; kind++) {
		assert_int_equal(
		    reconcile_check(loaded->db, loaded->mem, kind, &rows),
		    STATUS_OK);
		assert_int_equal(rows.count, 0);
	}
	assert_true(number(loaded, "SELECT COUNT(*) FROM stock_movements") >
	    ORDERS * 8);
	assert_true(number(loaded,
			"SELECT COUNT(*) FROM credit_accounts"
			" WHERE used_fen > limit_fen") > 0);
}

static void
every_order_is_read(void **state)
{
	struct loaded *loaded = *state;
	struct arena *mem = arena_new(16 << 20);

	for (int64_t id = 1; id <= ORDERS; id++) {
		struct order order;

		assert_int_equal(
		    order_find(loaded->db, mem, &actor_system, id, &order),
		    STATUS_OK);
		assert_int_equal(order.id, id);
		assert_int_equal(order.line_count, order.line_total);
		assert_true(order.event_count > 0);
		arena_reset(mem);
	}
	arena_free(mem);
}

static void
buyers_sign_in(void **state)
{
	struct loaded *loaded = *state;
	struct sign_in in = {
		.login = "load-0064@load.example",
		.password = "qutong-demo-1",
		.now = now,
		.address = "127.0.0.1",
		.agent = "",
		.device = "",
	};
	struct signed_in out;

	assert_int_equal(
	    sign_in_password(loaded->db, loaded->mem, &in, &out),
	    STATUS_OK);
	in.login = "load-clerk@load.example";
	assert_int_equal(
	    sign_in_password(loaded->db, loaded->mem, &in, &out),
	    STATUS_OK);
}

static void
a_second_load_is_refused(void **state)
{
	struct loaded *loaded = *state;

	assert_int_equal(load(loaded, 7), STATUS_OK);
	assert_int_equal(loaded->answer, LOAD_DONE_BEFORE);
	assert_int_equal(number(loaded, "SELECT COUNT(*) FROM orders"), ORDERS);
}

static void
the_server_has_its_settings_again(void **state)
{
	struct loaded *loaded = *state;
	struct loaded broken;
	static const char ask[] = "SELECT @@GLOBAL.innodb_stats_auto_recalc";

	assert_int_equal(number(loaded, ask), 1);
	db_fixture_open(&broken.fixture, "load_broken");
	assert_int_equal(
	    migrate_apply(&broken.fixture.options, "schema", NULL, NULL),
	    STATUS_OK);
	db_fixture_run(&broken.fixture,
	    "INSERT INTO settings (name, value) VALUES"
	    " ('load_data', 'begun: killed half-way')");
	db_fixture_run(
	    &broken.fixture, "SET GLOBAL innodb_stats_auto_recalc = OFF");
	assert_int_equal(db_fixture_number(&broken.fixture, ask), 0);
	assert_int_equal(load(&broken, 7), STATUS_OK);
	assert_int_equal(broken.answer, LOAD_HALF_DONE);
	assert_int_equal(db_fixture_number(&broken.fixture, ask), 1);
	db_fixture_close(&broken.fixture);
}

static int64_t
sum_of(const struct loaded *loaded, const char *table, const char *columns)
{
	struct arena *mem = arena_new(64 << 10);
	int64_t sum;

	sum = number(loaded,
	    text_format(mem,
		"SELECT CAST(SUM(CRC32(CONCAT_WS('|', %s))) AS SIGNED)"
		" FROM %s",
		columns, table));
	arena_free(mem);
	return sum;
}

static void
a_seed_gives_the_same_again(void **state)
{
	static const char *const tables[][2] = {
		{ "orders", "id, customer_id, state, placed_at, total_fen" },
		{ "order_lines", "order_id, position, sku, quantity, net_fen" },
		{ "order_events", "order_id, at, kind, object_id" },
		{ "stock_movements", "stock_id, kind, on_hand_delta, at" },
		{ "credit_entries", "customer_id, document_id, amount_fen" },
		{ "products", "sku, name, initials" },
		{ "customers", "id, name, sort_key, rep_id" },
	};
	struct loaded again;
	struct loaded other;

	open_loaded(&again, "load_again", 7);
	open_loaded(&other, "load_other", 8);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		assert_int_equal(sum_of(*state, tables[i][0], tables[i][1]),
		    sum_of(&again, tables[i][0], tables[i][1]));
	assert_int_not_equal(sum_of(*state, tables[0][0], tables[0][1]),
	    sum_of(&other, tables[0][0], tables[0][1]));
	close_loaded(&again);
	close_loaded(&other);
}

static void
a_plan_out_of_bounds_is_refused(void **state)
{
	struct loaded *loaded = *state;
	struct load_plan plan = {
		.customers = LOAD_CUSTOMERS_MIN - 1,
		.products = PRODUCTS,
		.orders = 1,
		.now = now,
	};
	struct db *db = load_connect(&loaded->fixture.options);
	enum load_answer answer;
	struct load_world *world;

	assert_int_equal(load_begin(db, loaded->mem, &plan, &answer, &world),
	    STATUS_INVALID);
	plan.customers = CUSTOMERS;
	plan.orders = LOAD_ORDERS_MAX + 1;
	assert_int_equal(load_begin(db, loaded->mem, &plan, &answer, &world),
	    STATUS_INVALID);
	db_free(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_as_asked),
		cmocka_unit_test(every_state_is_there),
		cmocka_unit_test(shipments_carry_what_lines_say),
		cmocka_unit_test(the_books_agree),
		cmocka_unit_test(every_order_is_read),
		cmocka_unit_test(buyers_sign_in),
		cmocka_unit_test(a_second_load_is_refused),
		cmocka_unit_test(the_server_has_its_settings_again),
		cmocka_unit_test(a_seed_gives_the_same_again),
		cmocka_unit_test(a_plan_out_of_bounds_is_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
