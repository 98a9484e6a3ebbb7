/**
 * @file
 * Drafts on a real database: each line has its verdict, from pasted text to
 * prices and stock.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/draft_fixture.h"

static void
of_seventy_pasted_lines_three_are_to_correct(void **state)
{
	struct text paste = text_new(world.mem, 65536);
	struct draft draft;

	(void)state;
	text_add(&paste, "编码\t数量\n");
	for (int i = 1; i <= GOODS; i++) {
		text_addf(&paste, "g-%03d\t%d\n", i, i);
		if (i == 10)
			text_add(&paste, "A-1O01\t10\n");
		if (i == 20)
			text_add(&paste, "A-1001\t三\n");
		if (i == 30)
			text_add(&paste, "A-1001\t5\n");
	}
	draft = drafts_judged(&buyer, drafts_pasted(&buyer, paste.bytes));
	assert_int_equal(draft.line_count, 70);
	assert_int_equal(draft.taken_count, 67);
	assert_int_equal(draft.blocked_count, 3);
	assert_int_equal(draft.lines[10].verdict, DRAFT_LINE_UNKNOWN);
	assert_true(draft.lines[10].guess_count >= 1);
	assert_string_equal(draft.lines[10].guesses[0].sku, "A-1001");
	assert_int_equal(draft.lines[21].verdict, DRAFT_LINE_NO_QUANTITY);
	assert_string_equal(draft.lines[21].typed_quantity, "三");
	assert_int_equal(draft.lines[32].verdict, DRAFT_LINE_BELOW_MINIMUM);
	assert_int_equal(draft.lines[32].next_quantity, 10);
	/* 1 + … + 67 units at 10 yuan. */
	assert_int_equal(draft.total_fen, 67 * 68 / 2 * 1000);
	assert_int_equal(draft.net_fen + draft.tax_fen, draft.total_fen);
}

static void
lines_in_order_take_six_statements(void **state)
{
	struct text paste = text_new(world.mem, 65536);
	struct customer customer = catalogue_customer(&world, 1);
	struct draft draft;

	(void)state;
	for (int i = 1; i <= GOODS; i++)
		text_addf(&paste, "G-%03d\t1\n", i);
	draft = drafts_found(&buyer, drafts_pasted(&buyer, paste.bytes));
	(void)db_statements_taken(world.db);
	assert_int_equal(
	    draft_judge(world.db, world.mem, &customer, catalogue_day, &draft),
	    STATUS_OK);
	assert_true(db_statements_taken(world.db) <= 6);
	assert_int_equal(draft.taken_count, GOODS);
}

/* clang-format off */
static const struct {
	const char *code, *quantity;
	enum draft_verdict verdict;
	bool blocks;
	int64_t next;
	const char *guess; /* the first one; NULL for none */
} cases[] = {
	{ "A-1001", "20", DRAFT_LINE_OK, false, 20, NULL },
	{ "ａ-1001 ", "20", DRAFT_LINE_DUPLICATE, false, 20, NULL },
	{ "MY-1", "20", DRAFT_LINE_DUPLICATE, false, 20, NULL },
	{ "6901234567892", "3", DRAFT_LINE_OK, false, 3, NULL },
	{ "A-1001", "15", DRAFT_LINE_NOT_A_STEP, true, 20, NULL },
	{ "A-1001", "5", DRAFT_LINE_BELOW_MINIMUM, true, 10, NULL },
	{ "A-1001", "0", DRAFT_LINE_BELOW_MINIMUM, true, 10, NULL },
	{ "A-1001", "-20", DRAFT_LINE_NO_QUANTITY, true, 10, NULL },
	{ "A-1001", "", DRAFT_LINE_NO_QUANTITY, true, 10, NULL },
	{ "A-1O01", "10", DRAFT_LINE_UNKNOWN, true, 0, "A-1001" },
	{ "", "10", DRAFT_LINE_UNKNOWN, true, 0, NULL },
	{ "没有这种东西吧", "10", DRAFT_LINE_UNKNOWN, true, 0, NULL },
	{ "D-4001", "1", DRAFT_LINE_STOPPED, true, 0, "A-1002" },
	{ "D-4002", "1", DRAFT_LINE_WITHDRAWN, true, 0, "A-1002" },
	{ "C-3001", "1", DRAFT_LINE_NOT_PRICED, true, 1, NULL },
	{ "A-1003", "30", DRAFT_LINE_SHORT, false, 30, NULL },
	{ "B-2002", "50", DRAFT_LINE_SHORT, true, 50, NULL },
};
/* clang-format on */

static void
each_line_has_its_verdict(void **state)
{
	struct draft_row rows[ARRAY_LEN(cases)] = { { .code = NULL } };
	struct act act = drafts_act(&buyer);
	enum draft_fault fault;
	struct draft draft;
	int64_t id;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		rows[i] = (struct draft_row){ .code = cases[i].code,
			.quantity = cases[i].quantity };
	assert_int_equal(draft_add_rows(world.db, &act, 0, 0, rows,
			     ARRAY_LEN(rows), &id, &fault),
	    STATUS_OK);
	draft = drafts_judged(&buyer, id);
	assert_int_equal(draft.line_count, ARRAY_LEN(cases));
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct draft_line *line = &draft.lines[i];

		assert_int_equal(line->verdict, cases[i].verdict);
		assert_int_equal(line->blocks, cases[i].blocks);
		assert_int_equal(line->next_quantity, cases[i].next);
		assert_int_equal(line->guess_count > 0, cases[i].guess != NULL);
		if (cases[i].guess != NULL)
			assert_string_equal(
			    line->guesses[0].sku, cases[i].guess);
		for (size_t k = 0; k < line->guess_count; k++)
			assert_string_not_equal(line->guesses[k].sku, "C-3003");
		if (line->blocks)
			assert_int_equal(line->amount_fen, 0);
	}
	assert_int_equal(draft.lines[1].duplicate_of, 1);
	assert_int_equal(draft.lines[2].duplicate_of, 1);
	assert_int_equal(draft.lines[15].now_quantity, 10);
	assert_int_equal(draft.lines[15].later_quantity, 20);
	assert_true(draft.lines[15].may_back_order);
	assert_int_equal(draft.lines[16].now_quantity, 5);
	assert_false(draft.lines[16].may_back_order);
}

static void
a_shared_word_is_ambiguous(void **state)
{
	struct draft draft =
	    drafts_judged(&buyer, drafts_pasted(&buyer, "手套\t10\n"));

	(void)state;
	assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_AMBIGUOUS);
	assert_int_equal(draft.lines[0].guess_count, 3);
}

static void
outside_the_assortment_a_product_does_not_exist(void **state)
{
	struct draft draft = drafts_judged(&buyer,
	    drafts_pasted(&buyer, "C-3003\t1\n特供防护服丁\t1\nC-3004\t1\n"));

	(void)state;
	for (int i = 0; i < 3; i++) {
		const struct draft_line *line = &draft.lines[i];

		assert_true(line->verdict == DRAFT_LINE_UNKNOWN ||
		    line->verdict == DRAFT_LINE_AMBIGUOUS);
		assert_null(line->product);
		assert_int_equal(line->product_id, 0);
		for (size_t k = 0; k < line->guess_count; k++) {
			assert_string_not_equal(line->guesses[k].sku, "C-3003");
			assert_string_not_equal(line->guesses[k].sku, "C-3004");
		}
	}
	/* The other company may have it, and only it. */
	draft =
	    drafts_judged(&stranger, drafts_pasted(&stranger, "C-3003\t1\n"));
	assert_non_null(draft.lines[0].product);
}

static void
a_short_line_is_ordered_as_its_buyer_chose(void **state)
{
	static const struct {
		enum short_choice choice;
		int64_t ordered, amount_fen;
	} choices[] = { { SHORT_BACK_ORDER, 30, 30000 },
		{ SHORT_REDUCE, 10, 10000 }, { SHORT_REMOVE, 0, 0 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(choices); i++) {
		struct draft_row row = { .code = "A-1003",
			.quantity = "30",
			.short_choice = choices[i].choice };
		struct act act = drafts_act(&buyer);
		enum draft_fault fault;
		struct draft draft;
		int64_t id;

		assert_int_equal(
		    draft_add_rows(world.db, &act, 0, 0, &row, 1, &id, &fault),
		    STATUS_OK);
		draft = drafts_judged(&buyer, id);
		assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_SHORT);
		assert_int_equal(
		    draft.lines[0].order_quantity, choices[i].ordered);
		assert_int_equal(
		    draft.lines[0].amount_fen, choices[i].amount_fen);
		assert_int_equal(draft.total_fen, choices[i].amount_fen);
	}
}

static void
lines_of_one_product_share_its_stock(void **state)
{
	struct draft draft = drafts_judged(
	    &buyer, drafts_pasted(&buyer, "A-1003\t8\nA-1003\t8\n"));

	(void)state;
	assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_OK);
	assert_int_equal(draft.lines[1].verdict, DRAFT_LINE_SHORT);
	assert_int_equal(draft.lines[1].now_quantity, 2);
	assert_int_equal(draft.lines[1].duplicate_of, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    of_seventy_pasted_lines_three_are_to_correct, drafts_empty),
		cmocka_unit_test_setup(
		    lines_in_order_take_six_statements, drafts_empty),
		cmocka_unit_test_setup(each_line_has_its_verdict, drafts_empty),
		cmocka_unit_test_setup(
		    a_shared_word_is_ambiguous, drafts_empty),
		cmocka_unit_test_setup(
		    outside_the_assortment_a_product_does_not_exist,
		    drafts_empty),
		cmocka_unit_test_setup(
		    a_short_line_is_ordered_as_its_buyer_chose, drafts_empty),
		cmocka_unit_test_setup(
		    lines_of_one_product_share_its_stock, drafts_empty),
	};

	return cmocka_run_group_tests(tests, drafts_open, drafts_close);
}
