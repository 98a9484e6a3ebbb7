/**
 * @file
 * From what was bought: ordering again, and suggested baskets.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/suggest.h"
#include "support/draft_fixture.h"

/* An order of customer 1 on a day, of one product. */
static void
past_order(int id, int customer, const char *day, const char *sku, int quantity,
    int state)
{
	drafts_run(text_format(world.mem,
	    "INSERT INTO orders (id, customer_id, rep_id, state, placed_at,"
	    " total_fen, net_fen, tax_fen, line_count, quantity_total,"
	    " headline, state_since) VALUES (%d, %d, %d, %d, '%s 04:00:00', 1,"
	    " 1, 0, 1, 1, 'x', '%s')",
	    id, customer, customer, state, day, day));
	drafts_run(text_format(world.mem,
	    "INSERT INTO order_lines (order_id, position, product_id, sku,"
	    " name, spec, unit, unit_en, quantity, unit_price_1e4,"
	    " list_price_1e4, amount_fen, net_fen, tax_fen, tax_rate_bp,"
	    " price_source) SELECT %d, 1, id, sku, name, '', '', '', %d, 1, 1,"
	    " 1, 1, 0, 1300, 1 FROM products WHERE sku = '%s'",
	    id, quantity, sku));
	drafts_run(text_format(world.mem,
	    "INSERT INTO order_lines (order_id, position, product_id, sku,"
	    " name, spec, unit, unit_en, quantity, unit_price_1e4,"
	    " list_price_1e4, amount_fen, net_fen, tax_fen, tax_rate_bp,"
	    " price_source, is_free) SELECT %d, 2, id, sku, name, '', '', '',"
	    " 99, 0, 0, 0, 0, 0, 1300, 1, 1 FROM products WHERE sku = 'G-067'",
	    id));
}

static int
past(void **state)
{
	drafts_empty(state);
	drafts_run("DELETE FROM order_lines");
	drafts_run("DELETE FROM orders");
	/* Gloves every 30 days, last one 31 days ago: due. */
	past_order(1, 1, "2026-08-21", "A-1001", 10, 8);
	past_order(2, 1, "2026-09-20", "A-1001", 30, 8);
	past_order(3, 1, "2026-10-20", "A-1001", 20, 8);
	/* Water every 40 days, last one 20 days ago: not yet. */
	past_order(4, 1, "2026-08-12", "B-2002", 5, 8);
	past_order(5, 1, "2026-09-21", "B-2002", 5, 8);
	past_order(6, 1, "2026-10-01", "B-2002", 5, 8);
	past_order(7, 1, "2026-10-31", "B-2002", 5, 8);
	/* Cancelled, too old, another company's, and no longer sold. */
	past_order(8, 1, "2026-10-30", "A-1003", 5, 10);
	past_order(9, 1, "2025-01-01", "A-1003", 5, 8);
	past_order(10, 2, "2026-10-30", "A-1003", 5, 8);
	past_order(11, 1, "2026-10-30", "D-4001", 5, 8);
	return 0;
}

static void
an_order_can_be_ordered_again(void **state)
{
	struct act act = drafts_act(&buyer);
	struct act other = drafts_act(&stranger);
	enum draft_fault fault;
	struct draft draft;
	int64_t id;

	(void)state;
	assert_int_equal(
	    draft_from_order(world.db, &act, 2, &id, &fault), STATUS_OK);
	draft = drafts_found(&buyer, id);
	assert_int_equal(draft.line_count, 1); /* not the free goods */
	assert_string_equal(draft.lines[0].typed_code, "A-1001");
	assert_string_equal(draft.lines[0].typed_quantity, "30");
	assert_int_equal(draft_from_order(world.db, &other, 2, &id, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(draft_from_order(world.db, &act, 10, &id, &fault),
	    STATUS_NOT_FOUND);
}

static void
the_usual_and_what_is_due_are_suggested(void **state)
{
	const struct suggestion *item;
	struct db_rows rows;

	(void)state;
	assert_int_equal(suggest_usual(world.db, world.mem, &buyer, 1,
			     world.act.now, 10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	item = rows.items;
	assert_string_equal(item[0].sku, "B-2002");
	assert_int_equal(item[0].times, 4);
	assert_string_equal(item[1].sku, "A-1001");
	assert_int_equal(item[1].quantity, 20);

	assert_int_equal(suggest_restock(world.db, world.mem, &buyer, 1,
			     world.act.now, 10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	item = rows.items;
	assert_string_equal(item[0].sku, "A-1001");
	assert_int_equal(item[0].interval_days, 30);
	assert_int_equal(item[0].quantity, 20);

	assert_int_equal(suggest_usual(world.db, world.mem, &stranger, 1,
			     world.act.now, 10, &rows),
	    STATUS_NOT_FOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(an_order_can_be_ordered_again, past),
		cmocka_unit_test_setup(
		    the_usual_and_what_is_due_are_suggested, past),
	};

	return cmocka_run_group_tests(tests, drafts_open, drafts_close);
}
