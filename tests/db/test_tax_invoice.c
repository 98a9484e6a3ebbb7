/**
 * @file
 * Tax invoices: merged, split, issued, kept, reversed, imported.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/number.h"
#include "domain/tax_invoice.h"
#include "support/order_world.h"

static int64_t
receivable_of(struct world *world, int64_t order)
{
	return world_number(world,
	    "SELECT id FROM receivables WHERE order_id = %lld",
	    (long long)order);
}

static int64_t
make(struct world *world, const struct tax_invoice_part *parts, size_t count,
    enum status expected)
{
	struct act act = world_act(world, DESK);
	struct tax_invoice_request request = {
		.kind = TAX_INVOICE_ORDINARY,
		.title = "",
		.tax_number = "",
		.note = "",
		.parts = parts,
		.part_count = count,
	};
	int64_t id;

	assert_int_equal(
	    tax_invoice_make(world->db, &act, &request, &id), expected);
	return id;
}

static void
parts_of_an_invoice_sum_to_the_fen(void **state)
{
	struct world *world = *state;
	int64_t first =
	    receivable_of(world, world_order_in(world, ORDER_SHIPPED));
	int64_t second =
	    receivable_of(world, world_order_in(world, ORDER_SHIPPED));
	struct tax_invoice_work_filter work = { .limit = 10 };
	struct tax_invoice_part parts[2] = { { first, 33333 }, { second, 0 } };
	struct db_rows rows;
	int i;

	for (i = 0; i < 3; i++)
		make(world, parts, 1, STATUS_OK);
	make(world, parts, 1, STATUS_CONFLICT);
	parts[0].amount_fen = 1;
	make(world, parts, 2, STATUS_OK);
	make(world, parts, 2, STATUS_CONFLICT);
	assert_int_equal(
	    world_number(world, "SELECT SUM(tax_fen) FROM tax_invoices"),
	    2 * 11504);
	assert_int_equal(tax_invoice_work_list(world->db, world->mem,
			     &world->people[DESK], &work, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    world_number(world, "SELECT MIN(invoice_facet) FROM orders"), 2);
}

static void
issued_kept_reversed_and_made_anew(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, DESK);
	struct tax_invoice_part part;
	struct tax_invoice_file file = { "a.pdf", "%PDF-1.7\0\1\2\xff", 12 };
	struct tax_invoice_file out;
	struct tax_invoice invoice;
	struct day day = { 2026, 11, 20 };
	const char *type;
	int64_t id;
	int64_t red;

	world_run(world, "UPDATE credit_accounts SET term_kind = 3");
	part = (struct tax_invoice_part){
		receivable_of(world, world_order_in(world, ORDER_SHIPPED)), 0
	};
	assert_int_equal(
	    world_number(world, "SELECT due_on IS NULL FROM receivables"), 1);
	id = make(world, &part, 1, STATUS_OK);
	assert_int_equal(tax_invoice_find(world->db, world->mem,
			     &world->people[BUYER_1], id, &invoice),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    tax_invoice_issue(world->db, &act, id, "12 34", day, &file),
	    STATUS_INVALID);
	assert_int_equal(
	    tax_invoice_issue(world->db, &act, id, "1234", day, &file),
	    STATUS_OK);
	assert_int_equal(
	    tax_invoice_issue(world->db, &act, id, "1235", day, &file),
	    STATUS_CONFLICT);
	assert_int_equal(world_number(world,
			     "SELECT due_on = '2026-12-20' FROM receivables"),
	    1);
	assert_int_equal(tax_invoice_file_read(world->db, world->mem,
			     &world->people[BUYER_1], id, &out, &type),
	    STATUS_OK);
	assert_string_equal(type, "application/pdf");
	assert_int_equal(out.length, file.length);
	assert_memory_equal(out.bytes, file.bytes, file.length);
	assert_int_equal(tax_invoice_file_read(world->db, world->mem,
			     &world->people[BUYER_2], id, &out, &type),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    tax_invoice_red_issue(world->db, &act, id, "R1", day, &red),
	    STATUS_CONFLICT);
	assert_int_equal(
	    tax_invoice_red_ask(world->db, &act, id, "title"), STATUS_OK);
	assert_int_equal(
	    tax_invoice_red_issue(world->db, &act, id, "R1", day, &red),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT SUM(total_fen) FROM tax_invoices"), 0);
	make(world, &part, 1, STATUS_OK);
}

static void
issued_ones_are_imported_once(void **state)
{
	struct world *world = *state;
	struct act act = world_act(world, DESK);
	struct tax_invoice_report report;
	struct table_error error;
	char number[32];
	const char *text;
	int fd = memfd_create("import", 0);

	world_order_in(world, ORDER_SHIPPED);
	number_format(number, NUMBER_SHIPMENT,
	    world_number(world, "SELECT MAX(id) FROM shipments"));
	text = text_format(world->mem,
	    "no,day,kind,shipment,amount\n"
	    "A1,2026-11-20,普,%s,400\nA2,2026-11-20,普,%s,700\n"
	    "A3,2026-11-20,专,nothing,1\nA4,2026-11-20,专,%s,600\n",
	    number, number, number);
	assert_true(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	assert_int_equal(
	    tax_invoice_import(world->db, &act, fd, &report, &error),
	    STATUS_OK);
	assert_int_equal(report.lines, 4);
	assert_int_equal(report.issued, 2);
	assert_int_equal(report.refused_count, 2);
	assert_int_equal(report.refused[0].fault, TAX_INVOICE_TOO_MUCH);
	assert_int_equal(report.refused[0].row, 3);
	assert_int_equal(report.refused[1].fault, TAX_INVOICE_NO_RECEIVABLE);
	assert_int_equal(
	    tax_invoice_import(world->db, &act, fd, &report, &error),
	    STATUS_OK);
	assert_int_equal(report.issued, 0);
	close(fd);
}

#define IN_WORLD(test)                                                         \
	cmocka_unit_test_setup_teardown(test, world_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(parts_of_an_invoice_sum_to_the_fen),
		IN_WORLD(issued_kept_reversed_and_made_anew),
		IN_WORLD(issued_ones_are_imported_once),
	};

	return cmocka_run_group_tests_name(
	    "tax_invoice", tests, world_open, world_close);
}
