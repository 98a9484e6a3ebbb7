/**
 * @file
 * Changing drafts on a real database: what is typed is kept, nobody overwrites
 * a colleague, no company sees another's.
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
what_was_typed_is_kept_as_it_was(void **state)
{
	int64_t id = drafts_pasted(&buyer, " a-1001 \t ２０ \nxyz\t十\n");
	struct draft draft = drafts_found(&buyer, id);

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
	int64_t id = drafts_pasted(&buyer, "A-1003\t1\n");
	struct draft seen = drafts_found(&buyer, id);
	struct draft_input mine = form(&seen, &first);
	struct draft_input theirs = form(&seen, &second);
	struct act act = drafts_act(&buyer);
	struct act other = drafts_act(&colleague);
	enum draft_fault fault;
	struct draft now;
	int64_t saved;

	(void)state;
	assert_int_equal(
	    draft_save(world.db, &act, &mine, &saved, &fault), STATUS_OK);
	assert_int_equal(saved, id);
	assert_int_equal(draft_save(world.db, &other, &theirs, &saved, &fault),
	    STATUS_CONFLICT);

	now = drafts_found(&colleague, id);
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
	now = drafts_found(&buyer, id);
	assert_string_equal(now.changed_by_name, "买三");
	assert_string_equal(now.lines[0].typed_code, "A-1002");
	assert_int_equal(
	    drafts_number("SELECT COUNT(*) FROM audit WHERE user_id = 111"
			  " AND what = 'draft.taken_over'"
			  " AND detail = 'from user 101'"),
	    1);
}

static void
a_header_that_breaks_a_rule_is_named(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft none = { .id = 0 };
	struct act act = drafts_act(&buyer);
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
	assert_int_equal(drafts_number("SELECT COUNT(*) FROM drafts"), 1);
}

static void
six_hundred_lines_fit_and_one_more_does_not(void **state)
{
	struct draft_row *rows =
	    arena_calloc(world.mem, DRAFT_LINES_MAX + 1, sizeof(*rows));
	struct act act = drafts_act(&buyer);
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
	draft = drafts_judged(&buyer, id);
	assert_int_equal(draft.taken_count, DRAFT_LINES_MAX);
	assert_int_equal(draft_add_rows(world.db, &act, 0, 0, rows,
			     DRAFT_LINES_MAX + 1, &id, &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, DRAFT_FAULT_LINES);
	assert_int_equal(drafts_number("SELECT COUNT(*) FROM drafts"), 1);
}

static void
the_same_form_sent_twice_saves_once(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft none = { .id = 0 };
	struct draft_input in = form(&none, &row);
	struct act act = drafts_act(&buyer);
	struct act again = drafts_act(&buyer);
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
	assert_int_equal(drafts_number("SELECT COUNT(*) FROM drafts"), 1);
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
	struct act act = drafts_act(who);
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
	int64_t id = drafts_pasted(&buyer, "A-1001\t10\n");
	struct actor nobody = catalogue_buyer(1);
	struct act act = drafts_act(&buyer);
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
	assert_int_equal(drafts_found(&buyer, id).version, 2);
	assert_int_equal(drafts_found(&rep, id).version, 2);
	assert_int_equal(drafts_found(&colleague, id).version, 2);
}

static void
staff_write_for_customers_in_their_reach(void **state)
{
	struct draft_row row = { .code = "A-1001", .quantity = "10" };
	struct draft_input in = { .rows = &row, .row_count = 1 };
	struct act act = drafts_act(&rep);
	struct act distributor = drafts_act(&buyer);
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
	assert_true(drafts_found(&buyer, id).by_staff);
	/* A distributor's user writes for its company, whatever it says. */
	in.customer_id = 2;
	assert_int_equal(
	    draft_save(world.db, &distributor, &in, &id, &fault), STATUS_OK);
	assert_int_equal(drafts_found(&buyer, id).customer_id, 1);
	assert_false(drafts_found(&buyer, id).by_staff);
}

static void
the_cart_is_the_users_newest_draft_and_grows(void **state)
{
	int64_t gloves = catalogue_product(&world, "A-1001");
	int64_t hidden = catalogue_product(&world, "C-3003");
	struct act act = drafts_act(&buyer);
	struct act other = drafts_act(&colleague);
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
	draft = drafts_found(&buyer, id);
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
	struct act act = drafts_act(&buyer);
	enum draft_fault fault;
	enum status st;

	fix.draft_id = id;
	if (fix.version == 0)
		fix.version = drafts_found(&buyer, id).version;
	st = draft_fix(world.db, &act, &fix, &fault);
	assert_int_equal(
	    fault, st == STATUS_INVALID ? DRAFT_FAULT_FIX : DRAFT_FAULT_NONE);
	return st;
}

static void
offered_fixes_put_lines_right(void **state)
{
	int64_t gloves = catalogue_product(&world, "A-1001");
	int64_t id = drafts_pasted(
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
	draft = drafts_judged(&buyer, id);
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
	assert_int_equal(drafts_found(&buyer, id).line_count, 3);
}

static void
staff_who_see_all_list_the_newest_first(void **state)
{
	int64_t first = drafts_pasted(&buyer, "A-1001\t10\n");
	int64_t second = drafts_pasted(&stranger, "A-1001\t10\n");
	struct actor desk = catalogue_rep(1);
	const struct draft_summary *item;
	struct db_rows rows;

	(void)state;
	desk.reach[ACTION_ORDER_ENTER] = SCOPE_ALL;
	assert_int_equal(draft_list(world.db, world.mem, &desk,
			     DRAFT_KIND_DRAFT, 0, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	item = rows.items;
	assert_int_equal(item[0].id, second);
	assert_string_equal(item[0].customer_name, "北方劳保");
	assert_string_equal(item[0].changed_by_name, "买二");
	assert_int_equal(item[1].id, first);
	assert_int_equal(draft_list(world.db, world.mem, &desk,
			     DRAFT_KIND_DRAFT, 1, 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(draft_list(world.db, world.mem, &desk,
			     DRAFT_KIND_DRAFT, 0, 1, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(draft_list(world.db, world.mem, &desk,
			     DRAFT_KIND_DRAFT, 0, 501, &rows),
	    STATUS_INVALID);
}

static void
deleted_is_undone(void **state)
{
	int64_t id = drafts_pasted(&buyer, "A-1001\t10\n");
	struct act act = drafts_act(&buyer);
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
	assert_int_equal(drafts_found(&buyer, id).line_count, 1);
}

static void
a_template_is_kept_under_its_name(void **state)
{
	int64_t id = drafts_pasted(&buyer, "A-1001\t10\nxyz\t3\n");
	struct act act = drafts_act(&buyer);
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
	id = drafts_pasted(&buyer, "A-1002\t7\n");
	assert_int_equal(
	    draft_save_template(world.db, &act, id, "周一单", &second, &fault),
	    STATUS_OK);
	assert_int_equal(second, first);
	assert_int_equal(
	    draft_from_template(world.db, &act, first, &copy, &fault),
	    STATUS_OK);
	draft = drafts_found(&colleague, copy);
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
	struct step order = { drafts_pasted(&buyer, "A-1001\t10\n"), false };
	struct step back = { order.id, true };
	struct act act = drafts_act(&buyer);
	struct act other = drafts_act(&stranger);

	(void)state;
	assert_int_equal(
	    act_run(world.db, &other, order_step, &order), STATUS_NOT_FOUND);
	assert_int_equal(
	    act_run(world.db, &act, order_step, &order), STATUS_OK);
	assert_int_equal(drafts_found(&buyer, order.id).state, DRAFT_ORDERED);
	assert_int_equal(drafts_found(&buyer, order.id).order_id, 77);
	assert_int_equal(
	    act_run(world.db, &act, order_step, &order), STATUS_CONFLICT);
	assert_int_equal(act_run(world.db, &act, order_step, &back), STATUS_OK);
	assert_int_equal(drafts_found(&buyer, order.id).state, DRAFT_OPEN);
	/* Its order needs it. */
	assert_int_equal(
	    draft_delete(world.db, &act, order.id), STATUS_CONFLICT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    what_was_typed_is_kept_as_it_was, drafts_empty),
		cmocka_unit_test_setup(
		    the_later_of_two_colleagues_is_told, drafts_empty),
		cmocka_unit_test_setup(
		    a_header_that_breaks_a_rule_is_named, drafts_empty),
		cmocka_unit_test_setup(
		    six_hundred_lines_fit_and_one_more_does_not, drafts_empty),
		cmocka_unit_test_setup(
		    the_same_form_sent_twice_saves_once, drafts_empty),
		cmocka_unit_test_setup(
		    another_company_finds_no_door, drafts_empty),
		cmocka_unit_test_setup(
		    staff_write_for_customers_in_their_reach, drafts_empty),
		cmocka_unit_test_setup(
		    the_cart_is_the_users_newest_draft_and_grows, drafts_empty),
		cmocka_unit_test_setup(
		    offered_fixes_put_lines_right, drafts_empty),
		cmocka_unit_test_setup(
		    staff_who_see_all_list_the_newest_first, drafts_empty),
		cmocka_unit_test_setup(deleted_is_undone, drafts_empty),
		cmocka_unit_test_setup(
		    a_template_is_kept_under_its_name, drafts_empty),
		cmocka_unit_test_setup(
		    a_draft_becomes_an_order_once_and_may_come_back,
		    drafts_empty),
	};

	return cmocka_run_group_tests(tests, drafts_open, drafts_close);
}
