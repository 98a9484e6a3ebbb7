/**
 * @file
 * The small catalogue with prices and stock, and people who write drafts.
 */
#include "support/draft_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/draft_rows.h"

struct catalogue world;
struct actor buyer, colleague, stranger, rep, other_rep;

void
drafts_run(const char *sql)
{
	db_fixture_run(&world.fixture, sql);
}

int64_t
drafts_number(const char *sql)
{
	return db_fixture_number(&world.fixture, sql);
}

/* Units of a product in the first warehouse. */
static void
put_stock(const char *sku, int units)
{
	drafts_run(text_format(world.mem,
	    "INSERT INTO batches (product_id, number)"
	    " SELECT id, '' FROM products WHERE sku = '%s'",
	    sku));
	drafts_run(text_format(world.mem,
	    "INSERT INTO stocks (product_id, warehouse_id, batch_id, status,"
	    " on_hand) SELECT p.id, 1, b.id, 1, %d FROM products AS p"
	    " JOIN batches AS b ON b.product_id = p.id WHERE p.sku = '%s'",
	    units, sku));
}

int
drafts_open(void **state)
{
	(void)state;
	catalogue_open(&world, "draft");
	drafts_run("INSERT INTO users (id, login, name, created_at) VALUES"
		   " (101, 'b1', '买一', '2026-01-01'),"
		   " (102, 'b2', '买二', '2026-01-01'),"
		   " (111, 'b3', '买三', '2026-01-01')");
	for (int i = 1; i <= GOODS; i++)
		drafts_run(text_format(world.mem,
		    "INSERT INTO products (sku, name, created_at)"
		    " VALUES ('G-%03d', '货品%03d', '2026-01-01')",
		    i, i));
	drafts_run("INSERT INTO product_tax_rates SELECT id, '2020-01-01', 1300"
		   " FROM products WHERE sku LIKE 'G-%'");
	drafts_run(
	    "INSERT INTO prices (product_id, price_list_id, from_day,"
	    " price_1e4) SELECT id, 1, '2026-01-01', 100000 FROM products"
	    " WHERE sku <> 'C-3001'");
	for (int i = 1; i <= GOODS; i++)
		put_stock(text_format(world.mem, "G-%03d", i), 100);
	put_stock("A-1001", 1000);
	put_stock("A-1003", 10);
	put_stock("B-2002", 5);
	put_stock("C-3001", 100);
	drafts_run(
	    "INSERT INTO substitutes (product_id, substitute_id, `rank`)"
	    " SELECT a.id, b.id, 1 FROM products AS a, products AS b"
	    "  WHERE a.sku IN ('D-4001', 'D-4002') AND b.sku IN ('A-1002',"
	    "  'C-3003')");
	buyer = catalogue_buyer(1);
	colleague = catalogue_buyer(1);
	colleague.user_id = COLLEAGUE;
	stranger = catalogue_buyer(2);
	rep = catalogue_rep(1);
	other_rep = catalogue_rep(2);
	return 0;
}

int
drafts_close(void **state)
{
	(void)state;
	catalogue_close(&world);
	return 0;
}

int
drafts_empty(void **state)
{
	(void)state;
	drafts_run("DELETE FROM draft_lines");
	drafts_run("DELETE FROM drafts");
	return 0;
}

struct act
drafts_act(const struct actor *who)
{
	struct act act = world.act;

	act.who = who;
	return act;
}

struct draft
drafts_found(const struct actor *who, int64_t id)
{
	struct draft draft;

	assert_int_equal(
	    draft_find(world.db, world.mem, who, id, &draft), STATUS_OK);
	return draft;
}

struct draft
drafts_judged(const struct actor *who, int64_t id)
{
	struct draft draft = drafts_found(who, id);
	struct customer customer =
	    catalogue_customer(&world, draft.customer_id);

	assert_int_equal(
	    draft_judge(world.db, world.mem, &customer, catalogue_day, &draft),
	    STATUS_OK);
	return draft;
}

int64_t
drafts_pasted(const struct actor *who, const char *lines)
{
	struct draft_rows rows = draft_rows_parse(world.mem, lines);
	struct act act = drafts_act(who);
	enum draft_fault fault;
	int64_t id;

	assert_int_equal(draft_add_rows(world.db, &act, 0, 1, rows.rows,
			     rows.count, &id, &fault),
	    STATUS_OK);
	assert_string_equal(
	    act.result, text_format(world.mem, "/drafts/%lld", (long long)id));
	return id;
}
