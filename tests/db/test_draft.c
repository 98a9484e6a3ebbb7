/**
 * @file
 * Drafts on a real database: what is typed is kept, each line has its verdict,
 * nobody overwrites a colleague, no company sees another's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/draft_judge.h"
#include "domain/draft_rows.h"
#include "domain/suggest.h"
#include "support/catalogue_fixture.h"

enum {
	GOODS = 67,
	COLLEAGUE = 111
};

static struct catalogue world;
static struct actor buyer, colleague, stranger, rep, other_rep;

static void
run(const char *sql)
{
	db_fixture_run(&world.fixture, sql);
}

static int64_t
number(const char *sql)
{
	return db_fixture_number(&world.fixture, sql);
}

/* Units of a product in the first warehouse. */
static void
put_stock(const char *sku, int units)
{
	run(text_format(world.mem,
	    "INSERT INTO batches (product_id, number)"
	    " SELECT id, '' FROM products WHERE sku = '%s'",
	    sku));
	run(text_format(world.mem,
	    "INSERT INTO stocks (product_id, warehouse_id, batch_id, status,"
	    " on_hand) SELECT p.id, 1, b.id, 1, %d FROM products AS p"
	    " JOIN batches AS b ON b.product_id = p.id WHERE p.sku = '%s'",
	    units, sku));
}

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&world, "draft");
	run("INSERT INTO users (id, login, name, created_at) VALUES"
	    " (101, 'b1', '买一', '2026-01-01'),"
	    " (102, 'b2', '买二', '2026-01-01'),"
	    " (111, 'b3', '买三', '2026-01-01')");
	for (int i = 1; i <= GOODS; i++)
		run(text_format(world.mem,
		    "INSERT INTO products (sku, name, created_at)"
		    " VALUES ('G-%03d', '货品%03d', '2026-01-01')",
		    i, i));
	run("INSERT INTO product_tax_rates SELECT id, '2020-01-01', 1300"
	    " FROM products WHERE sku LIKE 'G-%'");
	run("INSERT INTO prices (product_id, price_list_id, from_day,"
	    " price_1e4) SELECT id, 1, '2026-01-01', 100000 FROM products"
	    " WHERE sku <> 'C-3001'");
	for (int i = 1; i <= GOODS; i++)
		put_stock(text_format(world.mem, "G-%03d", i), 100);
	put_stock("A-1001", 1000);
	put_stock("A-1003", 10);
	put_stock("B-2002", 5);
	put_stock("C-3001", 100);
	run("INSERT INTO substitutes (product_id, substitute_id, `rank`)"
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

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(&world);
	return 0;
}

static int
empty(void **state)
{
	(void)state;
	run("DELETE FROM draft_lines");
	run("DELETE FROM drafts");
	return 0;
}

static struct act
act_of(const struct actor *who)
{
	struct act act = world.act;

	act.who = who;
	return act;
}

static struct draft
found(const struct actor *who, int64_t id)
{
	struct draft draft;

	assert_int_equal(
	    draft_find(world.db, world.mem, who, id, &draft), STATUS_OK);
	return draft;
}

static struct draft
judged(const struct actor *who, int64_t id)
{
	struct draft draft = found(who, id);
	struct customer customer =
	    catalogue_customer(&world, draft.customer_id);

	assert_int_equal(
	    draft_judge(world.db, world.mem, &customer, catalogue_day, &draft),
	    STATUS_OK);
	return draft;
}

/* A new draft of pasted lines. */
static int64_t
pasted(const struct actor *who, const char *lines)
{
	struct draft_rows rows = draft_rows_parse(world.mem, lines);
	struct act act = act_of(who);
	enum draft_fault fault;
	int64_t id;

	assert_int_equal(draft_add_rows(world.db, &act, 0, 1, rows.rows,
			     rows.count, &id, &fault),
	    STATUS_OK);
	assert_string_equal(
	    act.result, text_format(world.mem, "/drafts/%lld", (long long)id));
	return id;
}

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
	draft = judged(&buyer, pasted(&buyer, paste.bytes));
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
	draft = found(&buyer, pasted(&buyer, paste.bytes));
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
	struct act act = act_of(&buyer);
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
	draft = judged(&buyer, id);
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
	struct draft draft = judged(&buyer, pasted(&buyer, "手套\t10\n"));

	(void)state;
	assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_AMBIGUOUS);
	assert_int_equal(draft.lines[0].guess_count, 3);
}

static void
outside_the_assortment_a_product_does_not_exist(void **state)
{
	struct draft draft = judged(
	    &buyer, pasted(&buyer, "C-3003\t1\n特供防护服丁\t1\nC-3004\t1\n"));

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
	draft = judged(&stranger, pasted(&stranger, "C-3003\t1\n"));
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
		struct act act = act_of(&buyer);
		enum draft_fault fault;
		struct draft draft;
		int64_t id;

		assert_int_equal(
		    draft_add_rows(world.db, &act, 0, 0, &row, 1, &id, &fault),
		    STATUS_OK);
		draft = judged(&buyer, id);
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
	struct draft draft =
	    judged(&buyer, pasted(&buyer, "A-1003\t8\nA-1003\t8\n"));

	(void)state;
	assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_OK);
	assert_int_equal(draft.lines[1].verdict, DRAFT_LINE_SHORT);
	assert_int_equal(draft.lines[1].now_quantity, 2);
	assert_int_equal(draft.lines[1].duplicate_of, 1);
}

static void
what_was_typed_is_kept_as_it_was(void **state)
{
	int64_t id = pasted(&buyer, " a-1001 \t ２０ \nxyz\t十\n");
	struct draft draft = found(&buyer, id);

	(void)state;
	assert_string_equal(draft.lines[0].typed_code, "a-1001");
	assert_string_equal(draft.lines[0].typed_quantity, "２０");
	assert_int_equal(draft.lines[0].quantity, 20);
	assert_int_equal(
	    draft.lines[0].product_id, catalogue_product(&world, "A-1001"));
	assert_string_equal(draft.lines[1].typed_code, "xyz");
	assert_string_equal(draft.lines[1].typed_quantity, "十");
	assert_int_equal(draft.lines[1].quantity, 0);
	assert_int_equal(draft.lines[1].product_id, 0);
}

/* The form of a draft with one line. */
static struct draft_input
form(const struct draft *draft, const struct draft_row *row)
{
	return (struct draft_input){
		.id = draft->id,
		.version = draft->version,
		.name = "每周",
		.address_id = 2,
		.wanted_on = { 2026, 12, 1 },
		.own_number = "PO-1",
		.remark = "早上送",
		.rows = row,
		.row_count = 1,
	};
}

static void
the_later_of_two_colleagues_is_told(void **state)
{
	struct draft_row first = { .code = "A-1001", .quantity = "10" };
	struct draft_row second = { .code = "A-1002", .quantity = "99" };
	int64_t id = pasted(&buyer, "A-1003\t1\n");
	struct draft seen = found(&buyer, id);
	struct draft_input mine = form(&seen, &first);
	struct draft_input theirs = form(&seen, &second);
	struct act act = act_of(&buyer);
	struct act other = act_of(&colleague);
	enum draft_fault fault;
	struct draft now;
	int64_t saved;

	(void)state;
	assert_int_equal(
	    draft_save(world.db, &act, &mine, &saved, &fault), STATUS_OK);
	assert_int_equal(saved, id);
	assert_int_equal(draft_save(world.db, &other, &theirs, &saved, &fault),
	    STATUS_CONFLICT);

	now = found(&colleague, id);
	assert_int_equal(now.version, seen.version + 1);
	assert_int_equal(now.line_count, 1);
	assert_string_equal(now.lines[0].typed_code, "A-1001");
	assert_string_equal(now.name, "每周");
	assert_string_equal(now.own_number, "PO-1");
	assert_int_equal(now.address_id, 2);
	assert_string_equal(now.changed_by_name, "买一");

	/* Looking again, the colleague takes it over, and that is noted. */
	theirs.version = now.version;
	assert_int_equal(
	    draft_save(world.db, &other, &theirs, &saved, &fault), STATUS_OK);
	now = found(&buyer, id);
	assert_string_equal(now.changed_by_name, "买三");
	assert_string_equal(now.lines[0].typed_code, "A-1002");
	assert_int_equal(number("SELECT COUNT(*) FROM audit WHERE user_id = 111"
				" AND what = 'draft.taken_over'"
				" AND detail = 'from user 101'"),
	    1);
}

static void
a_header_that_breaks_a_rule_is_named(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft none = { .id = 0 };
	struct act act = act_of(&buyer);
	struct draft_input in = form(&none, &row);
	enum draft_fault fault;
	int64_t id;

	(void)state;
	in.wanted_on = (struct day){ 2026, 11, 19 };
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_WANTED_ON);
	in.wanted_on = catalogue_day;
	in.address_id = 4; /* the other company's */
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_ADDRESS);
	in.address_id = 3; /* no longer in use */
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_ADDRESS);
	in.address_id = 0;
	in.own_number = "一二三四五六七八九十一二三四五六七八九十"
			"一二三四五六七八九十一二三四五六七八九十一";
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_OWN_NUMBER);
	in.own_number = "";
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_OK);
	assert_int_equal(number("SELECT COUNT(*) FROM drafts"), 1);
}

static void
six_hundred_lines_fit_and_one_more_does_not(void **state)
{
	struct draft_row *rows =
	    arena_calloc(world.mem, DRAFT_LINES_MAX + 1, sizeof(*rows));
	struct act act = act_of(&buyer);
	enum draft_fault fault;
	struct draft draft;
	int64_t id;

	(void)state;
	for (int i = 0; i <= DRAFT_LINES_MAX; i++)
		rows[i] = (struct draft_row){ .code = text_format(world.mem,
						  "G-%03d", i % GOODS + 1),
			.quantity = "1" };
	assert_int_equal(draft_add_rows(world.db, &act, 0, 0, rows,
			     DRAFT_LINES_MAX, &id, &fault),
	    STATUS_OK);
	draft = judged(&buyer, id);
	assert_int_equal(draft.taken_count, DRAFT_LINES_MAX);
	assert_int_equal(draft_add_rows(world.db, &act, 0, 0, rows,
			     DRAFT_LINES_MAX + 1, &id, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_LINES);
	assert_int_equal(number("SELECT COUNT(*) FROM drafts"), 1);
}

static void
the_same_form_sent_twice_saves_once(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft none = { .id = 0 };
	struct draft_input in = form(&none, &row);
	struct act act = act_of(&buyer);
	struct act again = act_of(&buyer);
	enum draft_fault fault;
	int64_t id;

	(void)state;
	act.token = again.token = "day:save";
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_OK);
	assert_int_equal(
	    draft_save(world.db, &again, &in, &id, &fault), STATUS_OK);
	assert_true(again.replayed);
	assert_string_equal(again.result, act.result);
	assert_int_equal(number("SELECT COUNT(*) FROM drafts"), 1);
}

/* Every door of a draft, tried by somebody who may not. */
static void
assert_closed(const struct actor *who, int64_t draft_id, int64_t template_id)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft_fix fix = { .draft_id = draft_id,
		.version = 1,
		.position = 1,
		.kind = DRAFT_FIX_REMOVE };
	struct draft_input in = {
		.id = draft_id, .version = 1, .rows = &row, .row_count = 1
	};
	struct act act = act_of(who);
	enum draft_fault fault;
	struct draft draft;
	struct db_rows rows;
	int64_t id;

	assert_int_equal(draft_find(world.db, world.mem, who, draft_id, &draft),
	    STATUS_NOT_FOUND);
	assert_int_equal(draft_list(world.db, world.mem, who, DRAFT_KIND_DRAFT,
			     0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_add_rows(world.db, &act, draft_id, 0, &row, 1, &id, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_fix(world.db, &act, &fix, &fault), STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_from_template(world.db, &act, template_id, &id, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_save_template(world.db, &act, draft_id, "x", &id, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_delete(world.db, &act, draft_id), STATUS_NOT_FOUND);
	assert_int_equal(
	    draft_restore(world.db, &act, draft_id), STATUS_NOT_FOUND);
}

static void
another_company_finds_no_door(void **state)
{
	int64_t id = pasted(&buyer, "A-1001\t10\n");
	struct actor nobody = catalogue_buyer(1);
	struct act act = act_of(&buyer);
	enum draft_fault fault;
	int64_t template_id;

	(void)state;
	assert_int_equal(draft_save_template(
			     world.db, &act, id, "常用", &template_id, &fault),
	    STATUS_OK);
	assert_closed(&stranger, id, template_id);
	assert_closed(&other_rep, id, template_id);
	nobody.reach[ACTION_ORDER_ENTER] = SCOPE_NONE;
	assert_int_equal(draft_find(world.db, world.mem, &nobody, id,
			     &(struct draft){ .id = 0 }),
	    STATUS_NOT_FOUND);
	assert_int_equal(found(&buyer, id).version, 2);
	assert_int_equal(found(&rep, id).version, 2);
	assert_int_equal(found(&colleague, id).version, 2);
}

static void
staff_write_for_customers_in_their_reach(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft_input in = { .rows = &row, .row_count = 1 };
	struct act act = act_of(&rep);
	struct act distributor = act_of(&buyer);
	enum draft_fault fault;
	int64_t id;

	(void)state;
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_CUSTOMER);
	in.customer_id = 2;
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_NOT_FOUND);
	in.customer_id = 3; /* stopped */
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_CUSTOMER);
	in.customer_id = 1;
	assert_int_equal(
	    draft_save(world.db, &act, &in, &id, &fault), STATUS_OK);
	assert_true(found(&buyer, id).by_staff);
	/* A distributor's user writes for its company, whatever it says. */
	in.customer_id = 2;
	assert_int_equal(
	    draft_save(world.db, &distributor, &in, &id, &fault), STATUS_OK);
	assert_int_equal(found(&buyer, id).customer_id, 1);
	assert_false(found(&buyer, id).by_staff);
}

static void
the_cart_is_the_users_newest_draft_and_grows(void **state)
{
	int64_t gloves = catalogue_product(&world, "A-1001");
	int64_t hidden = catalogue_product(&world, "C-3003");
	struct act act = act_of(&buyer);
	struct act other = act_of(&colleague);
	enum draft_fault fault;
	int64_t id, again, theirs;
	struct draft draft;

	(void)state;
	assert_int_equal(draft_add_product(world.db, &act, 0, gloves, 10,
			     "/catalogue", &id, &fault),
	    STATUS_OK);
	assert_string_equal(act.result, "/catalogue");
	assert_int_equal(draft_add_product(world.db, &act, 0, gloves, 20, NULL,
			     &again, &fault),
	    STATUS_OK);
	assert_int_equal(again, id);
	draft = found(&buyer, id);
	assert_int_equal(draft.line_count, 1);
	assert_string_equal(draft.lines[0].typed_quantity, "30");
	assert_int_equal(draft_add_product(world.db, &other, 0, gloves, 10,
			     NULL, &theirs, &fault),
	    STATUS_OK);
	assert_int_not_equal(theirs, id);
	assert_int_equal(draft_add_product(world.db, &act, 0, hidden, 1, NULL,
			     &again, &fault),
	    STATUS_NOT_FOUND);
	assert_int_equal(draft_add_product(world.db, &act, 0, gloves, 0, NULL,
			     &again, &fault),
	    STATUS_INVALID);
}

static enum status
fixed(int64_t id, struct draft_fix fix)
{
	struct act act = act_of(&buyer);
	enum draft_fault fault;
	enum status st;

	fix.draft_id = id;
	if (fix.version == 0)
		fix.version = found(&buyer, id).version;
	st = draft_fix(world.db, &act, &fix, &fault);
	assert_int_equal(
	    fault, st == STATUS_INVALID ? DRAFT_FAULT_FIX : DRAFT_FAULT_NONE);
	return st;
}

static void
offered_fixes_put_lines_right(void **state)
{
	int64_t gloves = catalogue_product(&world, "A-1001");
	int64_t id = pasted(
	    &buyer, "A-1O01\t5\nMY-1\t10\nA-1003\t30\nxyz\t1\nA-1002\t1\n");
	struct draft draft;

	(void)state;
	assert_int_equal(fixed(id,
			     (struct draft_fix){ .position = 1,
				 .kind = DRAFT_FIX_CODE,
				 .product_id = gloves }),
	    STATUS_OK);
	assert_int_equal(fixed(id,
			     (struct draft_fix){ .position = 1,
				 .kind = DRAFT_FIX_QUANTITY,
				 .quantity = 10 }),
	    STATUS_OK);
	assert_int_equal(fixed(id,
			     (struct draft_fix){ .position = 3,
				 .kind = DRAFT_FIX_SHORT,
				 .short_choice = SHORT_REDUCE }),
	    STATUS_OK);
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){ .position = 4, .kind = DRAFT_FIX_REMOVE }),
	    STATUS_OK);
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){
		    .position = 2, .kind = DRAFT_FIX_MERGE, .into = 1 }),
	    STATUS_OK);
	draft = judged(&buyer, id);
	assert_int_equal(draft.line_count, 3);
	assert_string_equal(draft.lines[0].typed_code, "A-1001");
	assert_string_equal(draft.lines[0].typed_quantity, "20");
	assert_int_equal(draft.lines[0].verdict, DRAFT_LINE_OK);
	assert_int_equal(draft.lines[1].order_quantity, 10);
	assert_string_equal(draft.lines[2].typed_code, "A-1002");
	assert_int_equal(draft.lines[2].position, 3);

	/* What is not offered is refused, and a stale page is told. */
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){
		    .position = 1, .kind = DRAFT_FIX_MERGE, .into = 3 }),
	    STATUS_INVALID);
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){ .position = 9, .kind = DRAFT_FIX_REMOVE }),
	    STATUS_INVALID);
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){ .position = 1,
		    .kind = DRAFT_FIX_CODE,
		    .product_id = catalogue_product(&world, "C-3003") }),
	    STATUS_INVALID);
	assert_int_equal(
	    fixed(id,
		(struct draft_fix){
		    .position = 1, .version = 1, .kind = DRAFT_FIX_REMOVE }),
	    STATUS_CONFLICT);
	assert_int_equal(found(&buyer, id).line_count, 3);
}

static void
deleted_is_undone(void **state)
{
	int64_t id = pasted(&buyer, "A-1001\t10\n");
	struct act act = act_of(&buyer);
	struct db_rows rows;

	(void)state;
	assert_int_equal(draft_delete(world.db, &act, id), STATUS_OK);
	assert_string_equal(act.result, "/drafts");
	assert_int_equal(draft_delete(world.db, &act, id), STATUS_CONFLICT);
	assert_int_equal(draft_list(world.db, world.mem, &buyer,
			     DRAFT_KIND_DRAFT, 1, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(draft_restore(world.db, &act, id), STATUS_OK);
	assert_int_equal(draft_restore(world.db, &act, id), STATUS_CONFLICT);
	assert_int_equal(found(&buyer, id).line_count, 1);
}

static void
a_template_is_kept_under_its_name(void **state)
{
	int64_t id = pasted(&buyer, "A-1001\t10\nxyz\t3\n");
	struct act act = act_of(&buyer);
	enum draft_fault fault;
	int64_t first, second, copy;
	struct draft draft;
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    draft_save_template(world.db, &act, id, "  ", &first, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_NAME);
	assert_int_equal(
	    draft_save_template(world.db, &act, id, "周一单", &first, &fault),
	    STATUS_OK);
	id = pasted(&buyer, "A-1002\t7\n");
	assert_int_equal(
	    draft_save_template(world.db, &act, id, "周一单", &second, &fault),
	    STATUS_OK);
	assert_int_equal(second, first);
	assert_int_equal(
	    draft_from_template(world.db, &act, first, &copy, &fault),
	    STATUS_OK);
	draft = found(&colleague, copy);
	assert_int_equal(draft.kind, DRAFT_KIND_DRAFT);
	assert_string_equal(draft.name, "周一单");
	assert_int_equal(draft.line_count, 1);
	assert_string_equal(draft.lines[0].typed_code, "A-1002");
	assert_int_equal(
	    draft_from_template(world.db, &act, copy, &copy, &fault),
	    STATUS_CONFLICT);
	assert_int_equal(draft_list(world.db, world.mem, &buyer,
			     DRAFT_KIND_TEMPLATE, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
}

/* An order of customer 1 on a day, of one product. */
static void
past_order(int id, int customer, const char *day, const char *sku, int quantity,
    int state)
{
	run(text_format(world.mem,
	    "INSERT INTO orders (id, customer_id, rep_id, state, placed_at,"
	    " total_fen, net_fen, tax_fen, line_count, quantity_total,"
	    " headline, state_since) VALUES (%d, %d, %d, %d, '%s 04:00:00', 1,"
	    " 1, 0, 1, 1, 'x', '%s')",
	    id, customer, customer, state, day, day));
	run(text_format(world.mem,
	    "INSERT INTO order_lines (order_id, position, product_id, sku,"
	    " name, spec, unit, unit_en, quantity, unit_price_1e4,"
	    " list_price_1e4, amount_fen, net_fen, tax_fen, tax_rate_bp,"
	    " price_source) SELECT %d, 1, id, sku, name, '', '', '', %d, 1, 1,"
	    " 1, 1, 0, 1300, 1 FROM products WHERE sku = '%s'",
	    id, quantity, sku));
	run(text_format(world.mem,
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
	empty(state);
	run("DELETE FROM order_lines");
	run("DELETE FROM orders");
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
	struct act act = act_of(&buyer);
	struct act other = act_of(&stranger);
	enum draft_fault fault;
	struct draft draft;
	int64_t id;

	(void)state;
	assert_int_equal(
	    draft_from_order(world.db, &act, 2, &id, &fault), STATUS_OK);
	draft = found(&buyer, id);
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

/* What the order's use cases do, one step each. */
struct step {
	int64_t id;
	bool reopen;
};

static enum status
order_step(struct db *db, struct act *act, void *context)
{
	const struct step *step = context;
	struct draft draft;
	enum status st;

	if (step->reopen)
		return draft_reopen(db, act, step->id, 77);
	st = draft_lock(db, act, step->id, &draft);
	return st == STATUS_OK ? draft_ordered(db, act, step->id, 77) : st;
}

static void
a_draft_becomes_an_order_once_and_may_come_back(void **state)
{
	struct step order = { pasted(&buyer, "A-1001\t10\n"), false };
	struct step back = { order.id, true };
	struct act act = act_of(&buyer);
	struct act other = act_of(&stranger);

	(void)state;
	assert_int_equal(
	    act_run(world.db, &other, order_step, &order), STATUS_NOT_FOUND);
	assert_int_equal(
	    act_run(world.db, &act, order_step, &order), STATUS_OK);
	assert_int_equal(found(&buyer, order.id).state, DRAFT_ORDERED);
	assert_int_equal(found(&buyer, order.id).order_id, 77);
	assert_int_equal(
	    act_run(world.db, &act, order_step, &order), STATUS_CONFLICT);
	assert_int_equal(act_run(world.db, &act, order_step, &back), STATUS_OK);
	assert_int_equal(found(&buyer, order.id).state, DRAFT_OPEN);
	/* Its order needs it. */
	assert_int_equal(
	    draft_delete(world.db, &act, order.id), STATUS_CONFLICT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    of_seventy_pasted_lines_three_are_to_correct, empty),
		cmocka_unit_test_setup(
		    lines_in_order_take_six_statements, empty),
		cmocka_unit_test_setup(each_line_has_its_verdict, empty),
		cmocka_unit_test_setup(a_shared_word_is_ambiguous, empty),
		cmocka_unit_test_setup(
		    outside_the_assortment_a_product_does_not_exist, empty),
		cmocka_unit_test_setup(
		    a_short_line_is_ordered_as_its_buyer_chose, empty),
		cmocka_unit_test_setup(
		    lines_of_one_product_share_its_stock, empty),
		cmocka_unit_test_setup(what_was_typed_is_kept_as_it_was, empty),
		cmocka_unit_test_setup(
		    the_later_of_two_colleagues_is_told, empty),
		cmocka_unit_test_setup(
		    a_header_that_breaks_a_rule_is_named, empty),
		cmocka_unit_test_setup(
		    six_hundred_lines_fit_and_one_more_does_not, empty),
		cmocka_unit_test_setup(
		    the_same_form_sent_twice_saves_once, empty),
		cmocka_unit_test_setup(another_company_finds_no_door, empty),
		cmocka_unit_test_setup(
		    staff_write_for_customers_in_their_reach, empty),
		cmocka_unit_test_setup(
		    the_cart_is_the_users_newest_draft_and_grows, empty),
		cmocka_unit_test_setup(offered_fixes_put_lines_right, empty),
		cmocka_unit_test_setup(deleted_is_undone, empty),
		cmocka_unit_test_setup(
		    a_template_is_kept_under_its_name, empty),
		cmocka_unit_test_setup(an_order_can_be_ordered_again, past),
		cmocka_unit_test_setup(
		    the_usual_and_what_is_due_are_suggested, past),
		cmocka_unit_test_setup(
		    a_draft_becomes_an_order_once_and_may_come_back, empty),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
