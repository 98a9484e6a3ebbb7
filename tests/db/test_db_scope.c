/**
 * @file
 * The @scope marker: each kind of asker finds exactly their customers' rows,
 * with constant statements and with assembled lists.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/expand.h"
#include "support/db_fixture.h"

struct order {
	int64_t id;
	const char *name;
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct order, id),
	DB_COLUMN(struct order, name),
};

#define ORDER_SELECT                                                           \
	"SELECT o.id, c.name FROM orders o"                                    \
	" JOIN customers c ON c.id = o.customer_id "

/* A ? on each side of the marker: its parameters must land between them. */
static const struct db_query find_order = {
	.name = "order.find",
	.sql = ORDER_SELECT "WHERE o.id = ? AND @scope(o, c) AND o.amount < ?",
	.param_count = 2,
	DB_ROWS(struct order, order_columns),
};

static const struct db_query list_orders = {
	.name = "order.list",
	.sql = ORDER_SELECT "WHERE @scope(o, c)",
	DB_ROWS(struct order, order_columns),
};

static const struct db_query list_customers = {
	.name = "customer.list",
	.sql = "SELECT c.id, c.name FROM customers c WHERE c.id IN @in"
	       " AND @scope(c) ORDER BY c.id",
	.param_count = 1,
	DB_ROWS(struct order, order_columns),
};

static const struct db_query plain_customers = {
	.name = "customer.plain",
	.sql = "SELECT c.id, c.name FROM customers c",
	DB_ROWS(struct order, order_columns),
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;

/* Customers 1, 2 of rep 10, 3 of rep 11, all team 20; 4 of rep 12, team 21.
 * Order n is of customer n; order 5 is a stray copy: it says rep 10, while its
 * customer 4 belongs to rep 12. */
static int
open_all(void **state)
{
	(void)state;
	db_fixture_open(&fixture, "scope");
	db_fixture_run(&fixture,
	    "CREATE TABLE customers (id BIGINT PRIMARY KEY,"
	    " name VARCHAR(20), rep_id BIGINT, team_id BIGINT)");
	db_fixture_run(&fixture,
	    "CREATE TABLE orders (id BIGINT PRIMARY KEY,"
	    " customer_id BIGINT, rep_id BIGINT, team_id BIGINT,"
	    " amount BIGINT)");
	db_fixture_run(&fixture,
	    "INSERT INTO customers VALUES"
	    " (1, '甲', 10, 20), (2, '乙', 10, 20), (3, '丙', 11, 20),"
	    " (4, '丁', 12, 21)");
	db_fixture_run(&fixture,
	    "INSERT INTO orders VALUES"
	    " (1, 1, 10, 20, 5), (2, 2, 10, 20, 5), (3, 3, 11, 20, 5),"
	    " (4, 4, 12, 21, 5), (5, 4, 10, 21, 5)");
	db = db_new(&fixture.options);
	mem = arena_new(16 * 1024 * 1024);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	db_free(db);
	arena_free(mem);
	db_fixture_close(&fixture);
	return 0;
}

static const struct scope_case {
	struct db_scope scope;
	unsigned sees; /* bit n: order n */
} cases[] = {
	{ { SCOPE_NONE, 1 }, 0 },
	{ { SCOPE_OWN, 1 }, 1 << 1 },
	{ { SCOPE_OWN, 2 }, 1 << 2 },
	{ { SCOPE_OWN, 4 }, 1 << 4 | 1 << 5 },
	{ { SCOPE_OWN, 0 }, 0 },
	{ { SCOPE_REP, 10 }, 1 << 1 | 1 << 2 },
	{ { SCOPE_REP, 12 }, 1 << 4 },
	{ { SCOPE_TEAM, 20 }, 1 << 1 | 1 << 2 | 1 << 3 },
	{ { SCOPE_TEAM, 21 }, 1 << 4 | 1 << 5 },
	{ { SCOPE_ALL, 0 }, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 },
};

static unsigned
bits(const struct db_rows *rows)
{
	const struct order *orders = rows->items;
	unsigned seen = 0;

	for (size_t i = 0; i < rows->count; i++)
		seen |= 1u << orders[i].id;
	return seen;
}

static void
each_asker_finds_their_rows_and_no_other(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		for (int64_t id = 1; id <= 5; id++) {
			struct order order;
			enum status st =
			    db_one_scoped(db, mem, &find_order, cases[i].scope,
				DB_ARGS(db_int(id), db_int(6)), &order);
			bool sees = (cases[i].sees >> id & 1) != 0;

			assert_int_equal(
			    st, sees ? STATUS_OK : STATUS_NOT_FOUND);
			if (sees)
				assert_int_equal(order.id, id);
		}
	}
}

static void
the_marker_names_a_customer_alone(void **state)
{
	static const int64_t ids[] = { 1, 2, 3, 4, 5 };
	static const struct scope_case customers[] = {
		{ { SCOPE_NONE, 1 }, 0 },
		{ { SCOPE_OWN, 3 }, 1 << 3 },
		{ { SCOPE_REP, 10 }, 1 << 1 | 1 << 2 },
		{ { SCOPE_TEAM, 21 }, 1 << 4 },
		{ { SCOPE_ALL, 9 }, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(customers); i++) {
		struct db_rows rows;

		assert_int_equal(
		    db_all_scoped(db, mem, &list_customers, customers[i].scope,
			DB_ARGS(db_ints(ids, 5)), &rows),
		    STATUS_OK);
		assert_int_equal(bits(&rows), customers[i].sees);
	}
}

static void
an_assembled_list_keeps_its_scope(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct db_build build;
		struct db_rows rows;

		db_build_begin(&build, &list_orders, DB_NO_ARGS);
		db_build_add(&build, "AND o.amount > ?", DB_ARGS(db_int(1)));
		db_build_add(&build, "AND o.id > ?", DB_ARGS(db_int(1)));
		db_build_add(
		    &build, "ORDER BY o.id LIMIT ?", DB_ARGS(db_int(50)));
		assert_int_equal(
		    db_build_all(db, mem, &build, cases[i].scope, &rows),
		    STATUS_OK);
		assert_int_equal(bits(&rows), cases[i].sees & ~2u);
	}
}

static void
assembled_statements_are_told_apart_by_their_text(void **state)
{
	static const char *const orders[] = { "ORDER BY o.id LIMIT 1",
		"ORDER BY o.id DESC LIMIT 1" };
	static const int64_t first[] = { 1, 5 };

	(void)state;
	for (int round = 0; round < 4; round++) {
		struct db_build build;
		struct db_rows rows;

		db_build_begin(&build, &list_orders, DB_NO_ARGS);
		db_build_add(&build, orders[round % 2], DB_NO_ARGS);
		assert_int_equal(db_build_all(db, mem, &build,
				     (struct db_scope){ SCOPE_ALL, 0 }, &rows),
		    STATUS_OK);
		assert_int_equal(rows.count, 1);
		assert_int_equal(
		    ((const struct order *)rows.items)->id, first[round % 2]);
	}
}

static void
a_forgotten_scope_is_a_bug(void **state)
{
	const struct db_scope own = { SCOPE_OWN, 1 };
	struct db_build build;
	struct db_rows rows;
	struct order order;

	(void)state;
	assert_int_equal(
	    db_one(db, mem, &find_order, DB_ARGS(db_int(1), db_int(6)), &order),
	    STATUS_BUG);
	assert_int_equal(
	    db_all(db, mem, &list_orders, DB_NO_ARGS, &rows), STATUS_BUG);
	/* Also when the same statement is kept for SCOPE_NONE. */
	assert_int_equal(
	    db_all_scoped(db, mem, &list_orders,
		(struct db_scope){ SCOPE_NONE, 0 }, DB_NO_ARGS, &rows),
	    STATUS_OK);
	assert_int_equal(
	    db_all(db, mem, &list_orders, DB_NO_ARGS, &rows), STATUS_BUG);
	assert_int_equal(
	    db_all_scoped(db, mem, &plain_customers, own, DB_NO_ARGS, &rows),
	    STATUS_BUG);
	db_build_begin(&build, &plain_customers, DB_NO_ARGS);
	assert_int_equal(db_build_all(db, mem, &build, own, &rows), STATUS_BUG);
	assert_int_equal(db_build_all(db, mem, &build,
			     (struct db_scope){ SCOPE_ALL, 0 }, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 4);
}

static void
too_many_fragments_or_arguments_are_refused(void **state)
{
	const struct db_scope all = { SCOPE_ALL, 0 };
	struct db_build build;
	struct db_rows rows;

	(void)state;
	db_build_begin(&build, &list_orders, DB_NO_ARGS);
	for (int i = 1; i < DB_BUILD_FRAGMENTS; i++)
		db_build_add(&build, "AND TRUE", DB_NO_ARGS);
	assert_int_equal(db_build_all(db, mem, &build, all, &rows), STATUS_OK);
	db_build_add(&build, "AND FALSE", DB_NO_ARGS);
	assert_int_equal(db_build_all(db, mem, &build, all, &rows), STATUS_BUG);
	db_build_begin(&build, &list_orders, DB_NO_ARGS);
	for (int i = 0; i <= DB_BUILD_ARGS / 4; i++)
		db_build_add(&build, "AND ? = ? AND ? = ?",
		    DB_ARGS(db_int(1), db_int(1), db_int(2), db_int(2)));
	assert_true(build.fragment_count < DB_BUILD_FRAGMENTS);
	assert_int_equal(db_build_all(db, mem, &build, all, &rows), STATUS_BUG);
}

static const struct {
	const char *sql;
	enum db_scope_kind kind;
	const char *expanded; /* NULL: refused */
	size_t params, marks, scope_at;
} texts[] = {
	{ "a = ? AND @scope(o, c)", SCOPE_OWN,
	    "a = ? AND (o.customer_id = ? AND c.id = ?)", 1, 3, 1 },
	{ "@scope(ord,cus) AND a = ?", SCOPE_REP,
	    "(ord.rep_id = ? AND cus.rep_id = ?) AND a = ?", 1, 3, 0 },
	{ "@scope( c )", SCOPE_TEAM, "c.team_id = ?", 0, 1, 0 },
	{ "@scope(c)", SCOPE_OWN, "c.id = ?", 0, 1, 0 },
	{ "x IN @in OR @scope(c)", SCOPE_ALL, "x IN (?) OR TRUE", 1, 1, 1 },
	{ "@scope(o, c)", SCOPE_NONE, "FALSE", 0, 0, 0 },
	{ "'?@in\\'?' \"?\" `?` /* ? @scope(c) */ ?", SCOPE_ALL,
	    "'?@in\\'?' \"?\" `?` /* ? @scope(c) */ ?", 1, 1, 0 },
	{ "@inner + @scoped", SCOPE_OWN, "@inner + @scoped", 0, 0, 0 },
	{ "@scope(c) AND @scope(c)", SCOPE_OWN, NULL, 0, 0, 0 },
	{ "@scope", SCOPE_OWN, NULL, 0, 0, 0 },
	{ "@scope()", SCOPE_OWN, NULL, 0, 0, 0 },
	{ "@scope(o,)", SCOPE_OWN, NULL, 0, 0, 0 },
	{ "@scope(o, c, d)", SCOPE_OWN, NULL, 0, 0, 0 },
	{ "@scope(o", SCOPE_OWN, NULL, 0, 0, 0 },
};

static void
markers_become_plain_sql(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct expansion out;
		const char *fault = NULL;
		enum status st = expand_query(mem, &texts[i].sql, 1,
		    texts[i].kind, NULL, 0, &out, &fault);

		if (texts[i].expanded == NULL) {
			assert_int_equal(st, STATUS_BUG);
			assert_non_null(fault);
			continue;
		}
		assert_int_equal(st, STATUS_OK);
		assert_string_equal(out.sql.bytes, texts[i].expanded);
		assert_int_equal(out.params, texts[i].params);
		assert_int_equal(out.marks, texts[i].marks);
		assert_int_equal(out.scope_at, texts[i].scope_at);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markers_become_plain_sql),
		cmocka_unit_test(each_asker_finds_their_rows_and_no_other),
		cmocka_unit_test(the_marker_names_a_customer_alone),
		cmocka_unit_test(an_assembled_list_keeps_its_scope),
		cmocka_unit_test(
		    assembled_statements_are_told_apart_by_their_text),
		cmocka_unit_test(a_forgotten_scope_is_a_bug),
		cmocka_unit_test(too_many_fragments_or_arguments_are_refused),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
