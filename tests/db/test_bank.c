/**
 * @file
 * Bank files: each line once, matched where it is sure, the rest by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/bank.h"
#include "domain/number.h"
#include "domain/payment_slip.h"
#include "domain/receipt.h"
#include "support/order_world.h"

static struct bank_report
take(struct world *world, const char *text)
{
	struct act act = world_act(world, FINANCE);
	struct bank_file file;
	struct bank_mapping mapping;
	struct bank_report report;
	struct table_error error;
	bool remembered;

	assert_int_equal(
	    bank_read_text(world->mem, text, "bank.csv", &file, &error),
	    STATUS_OK);
	assert_int_equal(bank_mapping_find(world->db, world->mem, &file,
			     &mapping, &remembered),
	    STATUS_OK);
	assert_int_equal(
	    bank_import(world->db, &act, &file, &mapping, &report), STATUS_OK);
	return report;
}

#define HEADER "交易日期,贷方发生额,对方户名,附言\n"

static void
lines_are_taken_once_and_matched_where_sure(void **state)
{
	struct world *world = *state;
	int64_t order = world_order(world, BUYER_2, 2, 1, 20);
	char number[32];
	const char *text;
	struct bank_report report;
	struct db_rows rows;
	struct act act = world_act(world, FINANCE);
	int64_t line;
	int64_t receipt;

	number_format(number, NUMBER_ORDER, order);
	text = text_format(world->mem,
	    HEADER "2026-11-20,2000.00,某某个人,货款 %s\n"
		   "2026-11-20,10.00,甲公司,\n"
		   "2026-11-20,10.00,甲公司,\n"
		   "2026-11-20,7.00,路人,什么\n"
		   "2026-11-20,,乙公司,支出\n"
		   "2026-11-20,-5.00,乙公司,支出\n"
		   "2026-13-20,5.00,乙公司,错\n"
		   "2026-11-20,5.001,乙公司,错\n"
		   "2026-11-24,5.00,乙公司,明天\n",
	    number);
	report = take(world, text);
	assert_int_equal(report.lines, 9);
	assert_int_equal(report.added, 4);
	assert_int_equal(report.matched, 3);
	assert_int_equal(report.unmatched, 1);
	assert_int_equal(report.matched_fen, 202000);
	assert_int_equal(report.refused_count, 5);
	assert_int_equal(report.refused[0].fault, BANK_NOT_INCOMING);
	assert_int_equal(report.refused[2].fault, BANK_BAD_DAY);
	assert_int_equal(report.refused[3].fault, BANK_BAD_AMOUNT);
	assert_int_equal(report.refused[4].fault, BANK_BAD_DAY);

	/* Paid for in advance, by a stranger, and freed by itself. */
	assert_int_equal(world_number(world,
			     "SELECT payer_differs FROM receipts"
			     " WHERE order_id = %lld",
			     (long long)order),
	    1);
	assert_int_equal(world_number(world,
			     "SELECT credit_facet FROM orders WHERE id = %lld",
			     (long long)order),
	    CREDIT_CLEAR);

	report = take(world, text);
	assert_int_equal(report.added, 0);
	assert_int_equal(report.known, 4);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM receipts"), 3);

	line = world_number(world, "SELECT id FROM bank_lines WHERE state = 1");
	assert_int_equal(
	    bank_match(world->db, &act, line, 3, 0, &receipt), STATUS_OK);
	assert_int_equal(
	    bank_match(world->db, &act, line, 3, 0, &receipt), STATUS_CONFLICT);
	/* The name is learnt. */
	report = take(world, HEADER "2026-11-21,8.00,路 人,再来\n");
	assert_int_equal(report.matched, 1);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM receipts WHERE customer_id ="
			     " 3 AND payer_differs = 0"),
	    1);

	receipt = world_number(world, "SELECT MAX(id) FROM receipts");
	assert_int_equal(
	    receipt_reverse(world->db, &act, receipt, "not theirs"), STATUS_OK);
	assert_int_equal(world_number(world,
			     "SELECT COUNT(*) FROM bank_lines"
			     " WHERE state = 3"),
	    1);
	line = world_number(world, "SELECT id FROM bank_lines WHERE state = 3");
	assert_int_equal(bank_take_up(world->db, &act, line), STATUS_OK);
	assert_int_equal(bank_propose(world->db, world->mem,
			     &world->people[FINANCE], line, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((const struct bank_proposal *)rows.items)[0].customer_id, 3);
	assert_int_equal(
	    bank_set_aside(world->db, &act, line, ""), STATUS_INVALID);
	assert_int_equal(
	    bank_set_aside(world->db, &act, line, "tax"), STATUS_OK);
	act = world_act(world, BUYER_1);
	assert_int_equal(bank_take_up(world->db, &act, line), STATUS_FORBIDDEN);
}

static void
a_slip_waits_for_its_line(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, APPROVER_1);
	struct payment_slip_request request = {
		.customer_id = 1,
		.paid_on = { 2026, 11, 20 },
		.amount_fen = 12345,
		.payer = "张三",
		.reference = "",
		.note = "",
	};
	struct bank_report report;
	int64_t id;

	assert_int_equal(
	    payment_slip_tell(world->db, &act, &request, &id), STATUS_OK);
	request.customer_id = 2;
	assert_int_equal(payment_slip_tell(world->db, &act, &request, &id),
	    STATUS_NOT_FOUND);
	report = take(world,
	    HEADER "2026-11-20,123.45,张三,\n"
		   "2026-11-20,123.45,李四,\n");
	assert_int_equal(report.matched, 1);
	assert_int_equal(world_number(world,
			     "SELECT state = 2 AND receipt_id IS NOT NULL"
			     "  FROM payment_slips"),
	    1);
}

static void
two_it_may_be_of_are_left_to_a_person(void **state)
{
	struct world *world = *state;
	char number[32];
	struct bank_report report;

	number_format(
	    number, NUMBER_ORDER, world_order(world, BUYER_2, 2, 1, 1));
	report = take(world,
	    text_format(
		world->mem, HEADER "2026-11-20,100.00,甲公司,%s\n", number));
	assert_int_equal(report.matched, 0);
	assert_int_equal(report.unmatched, 1);
}

#define IN_WORLD(test)                                                         \
	cmocka_unit_test_setup_teardown(test, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(lines_are_taken_once_and_matched_where_sure),
		IN_WORLD(a_slip_waits_for_its_line),
		IN_WORLD(two_it_may_be_of_are_left_to_a_person),
	};

	return cmocka_run_group_tests_name(
	    "bank", tests, world_open, world_close);
}
