/**
 * @file
 * Data taken in: every line of a retail file is accounted for, once; tables of
 * one's own are judged row by row and stored whole or not at all.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "db/migrate.h"
#include "domain/act.h"
#include "domain/credit.h"
#include "domain/import_retail.h"
#include "domain/import_table.h"
#include "domain/reconcile.h"
#include "domain/stock.h"
#include "support/db_fixture.h"
#include "tool/seed_play.h"

#define NOW INT64_C(1795251600000) /* 2026-11-21 09:00 UTC */
#define EXCERPT "tests/data/retail_excerpt.csv"
#define HEADER                                                                 \
	"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"      \
	"CustomerID,Country\n"

static const struct day today = { 2026, 11, 21 };

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;
static struct arena *scratch;
static char path[64];

/* What tests fill, children first. */
static const char *const tables[] = { "applications", "receivables",
	"shipment_lines", "shipments", "order_events", "order_lines", "orders",
	"credit_note_lines", "credit_notes", "credit_entries",
	"credit_accounts", "stock_movements", "stocks", "batches", "prices",
	"product_grams", "product_costs", "product_tax_rates", "products",
	"customer_addresses", "customers", "warehouses" };

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new((size_t)1 << 30);
	scratch = arena_new((size_t)512 << 20);
	db_fixture_open(&fixture, "import");
	assert_int_equal(
	    migrate_apply(&fixture.options, "schema", NULL, NULL), STATUS_OK);
	db = db_new(&fixture.options);
	db_set_deadline(db, 120 * 1000);
	snprintf(path, sizeof(path), "/tmp/qtimport.%d", (int)getpid());
	return 0;
}

static int
empty(void **state)
{
	(void)state;
	arena_reset(mem);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		db_fixture_run(
		    &fixture, text_format(mem, "DELETE FROM %s", tables[i]));
	db_fixture_run(&fixture,
	    "INSERT INTO warehouses (id, code, name, name_en)"
	    " VALUES (1, 'HZ', '总仓', 'Main')");
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	unlink(path);
	db_free(db);
	db_fixture_close(&fixture);
	arena_free(scratch);
	arena_free(mem);
	return 0;
}

static int64_t
number(const char *sql)
{
	return db_fixture_number(&fixture, sql);
}

static void
write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fputs(text, file) >= 0, 1);
	assert_int_equal(fclose(file), 0);
}

static struct act
system_act(struct arena *arena)
{
	return (struct act){ .who = &actor_system,
		.mem = arena,
		.now = { NOW },
		.address = "" };
}

/* --- The retail file ---------------------------------------------------------- */

static struct retail_report
take(const char *file_path, struct retail_file *file)
{
	struct act act = system_act(scratch);
	struct retail_report report;

	assert_int_equal(retail_read(mem, file_path, 480, file), STATUS_OK);
	assert_int_equal(
	    retail_take(db, &act, scratch, file, 480, NULL, NULL, &report),
	    STATUS_OK);
	return report;
}

/* Lines and amounts add up to the file, to the last digit. */
static void
assert_reconciles(const struct retail_report *report)
{
	int64_t lines = 0;
	int64_t amount = 0;
	int64_t stored = 0;

	for (size_t i = 0; i < RETAIL_KIND_COUNT; i++) {
		lines += report->refused[i].lines;
		amount += report->refused[i].amount_1e4;
	}
	for (size_t i = 0; i < RETAIL_FIRST_REFUSED; i++) {
		lines += report->taken[i].lines + report->there[i].lines;
		stored +=
		    report->taken[i].amount_1e4 + report->there[i].amount_1e4;
	}
	assert_int_equal(lines, report->lines);
	assert_int_equal(amount + stored, report->total_1e4);
	assert_int_equal(stored,
	    (report->taken_fen + report->there_fen) * 100 +
		report->rounding_1e4);
}

static void
assert_books_agree(void)
{
	struct db_rows rows;

	assert_int_equal(stock_check(db, mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(credit_check(db, mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 0);
	for (unsigned kind = 0; kind < RECONCILE_KIND_COUNT; kind++) {
		assert_int_equal(
		    reconcile_check(db, mem, kind, &rows), STATUS_OK);
		if (rows.count != 0)
			fail_msg(
			    "%s: %zu", reconcile_kind_name(kind), rows.count);
	}
}

static void
every_line_of_the_excerpt_is_accounted_for(void **state)
{
	static const int64_t refused[RETAIL_KIND_COUNT] = {
		[RETAIL_ADJUSTMENT] = 3,
		[RETAIL_POSTAGE] = 7,
		[RETAIL_MANUAL] = 3,
		[RETAIL_DISCOUNT] = 1,
		[RETAIL_SAMPLES] = 2,
		[RETAIL_BANK] = 4,
		[RETAIL_COMMISSION] = 2,
		[RETAIL_NO_CUSTOMER] = 16,
		[RETAIL_NO_PRICE] = 2,
	};
	struct retail_file file;
	struct retail_report report = take(EXCERPT, &file);

	(void)state;
	assert_int_equal(report.lines, 304);
	assert_int_equal(report.invoices, 46);
	assert_int_equal(report.total_1e4, 6813820);
	assert_int_equal(report.taken[RETAIL_SALE].lines, 257);
	assert_int_equal(report.taken[RETAIL_RETURN].lines, 7);
	for (size_t i = 0; i < RETAIL_KIND_COUNT; i++)
		assert_int_equal(report.refused[i].lines, refused[i]);
	/* A line priced at 0.001 is stored as nothing. */
	assert_int_equal(report.rounding_1e4, 10);
	assert_reconciles(&report);
	assert_int_equal(number("SELECT COUNT(*) FROM orders"), report.orders);
	assert_int_equal(number("SELECT SUM(total_fen) FROM orders") -
		number("SELECT SUM(amount_fen) FROM credit_notes"),
	    report.taken_fen);
	assert_books_agree();
}

static void
what_is_stored_belongs_together(void **state)
{
	struct retail_file file;

	(void)state;
	take(EXCERPT, &file);
	/* Totals, counts and shipments are the sums of the lines. */
	assert_int_equal(
	    number("SELECT COUNT(*) FROM orders AS o WHERE"
		   " (o.total_fen, o.net_fen + o.tax_fen, o.line_count,"
		   "  o.quantity_total) <> (SELECT SUM(l.amount_fen),"
		   "   SUM(l.net_fen + l.tax_fen), COUNT(*), SUM(l.signed)"
		   "   FROM order_lines AS l WHERE l.order_id = o.id)"),
	    0);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM orders AS o JOIN shipments AS s"
		   " ON s.order_id = o.id AND s.foreign_no = o.foreign_no"
		   " AND s.value_fen = o.total_fen AND s.state = 4"
		   " WHERE o.state = 8 AND o.receipt_facet = 2"),
	    number("SELECT COUNT(*) FROM orders"));
	assert_int_equal(
	    number("SELECT COUNT(*) FROM order_lines AS l"
		   " JOIN shipments AS s ON s.order_id = l.order_id"
		   " JOIN shipment_lines AS k ON k.shipment_id = s.id"
		   "  AND k.position = l.position AND k.quantity = l.quantity"
		   " JOIN batches AS b ON b.id = k.batch_id"
		   "  AND b.product_id = l.product_id AND b.number = ''"),
	    257);
	/* 536365: seven lines, 139.12, at 08:26 in the company's zone. */
	assert_int_equal(
	    number("SELECT COUNT(*) FROM orders AS o JOIN customers AS c"
		   " ON c.id = o.customer_id AND c.code = '17850'"
		   " WHERE o.foreign_no = 'retail:536365'"
		   " AND o.total_fen = 13912 AND o.line_count = 7"
		   " AND o.placed_at = '2010-12-01 00:26:00'"),
	    1);
	assert_int_equal(
	    number("SELECT r.price_1e4 FROM prices AS r JOIN products AS p"
		   " ON p.id = r.product_id WHERE p.sku = '71053'"
		   " AND r.price_list_id = 1"),
	    33900);
	assert_int_equal(number("SELECT COUNT(*) FROM order_events"
				" WHERE kind = 'imported'"),
	    number("SELECT COUNT(*) FROM orders"));
	assert_int_equal(number("SELECT COUNT(*) FROM outbox"), 0);
	assert_true(number("SELECT COUNT(*) FROM product_grams"
			   " WHERE gram = 'he'") > 0);
}

static void
every_invoice_is_owed_and_nothing_is_held(void **state)
{
	struct retail_file file;
	struct retail_report report = take(EXCERPT, &file);

	(void)state;
	assert_int_equal(
	    number("SELECT COUNT(*) FROM receivables AS r"
		   " JOIN orders AS o ON o.id = r.order_id"
		   "  AND o.foreign_no = r.foreign_no"
		   "  AND o.customer_id = r.customer_id"
		   " JOIN shipments AS s ON s.id = r.shipment_id"
		   "  AND s.order_id = o.id"
		   " WHERE r.kind = 3 AND r.amount_fen = o.total_fen"
		   "  AND r.tax_fen = o.tax_fen AND r.posted_at = o.placed_at"
		   "  AND r.posted_on = DATE(o.placed_at + INTERVAL 8 HOUR)"
		   "  AND r.due_on = r.posted_on + INTERVAL 30 DAY"
		   "  AND o.invoice_facet = 0"
		   "  AND o.payment_facet = IF(r.open_fen = r.amount_fen, 0,"
		   "    IF(r.open_fen = 0, 2, 1))"),
	    report.orders);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM receivables"), report.orders);
	/* Money is kept only where nothing is owed. */
	assert_int_equal(
	    number("SELECT COUNT(*) FROM credit_notes AS n"
		   " JOIN receivables AS r ON r.customer_id = n.customer_id"
		   " WHERE n.unapplied_fen > 0 AND r.open_fen > 0"),
	    0);
	assert_int_equal(number("SELECT SUM(used_fen) FROM credit_accounts"),
	    report.taken_fen);
	assert_int_equal(number("SELECT COUNT(*) FROM credit_accounts"
				" WHERE check_mode <> 2"),
	    0);
	assert_int_equal(number("SELECT COUNT(*) FROM order_holds"), 0);
}

static void
a_settled_invoice_that_grows_is_open_again(void **state)
{
	struct retail_file file;

	(void)state;
	write_file(HEADER "1,AB1,,2,2011-01-02 03:04:05,1.25,7,X\n"
			  "C2,AB1,,-3,2011-01-03 03:04:05,2,7,X\n");
	take(path, &file);
	assert_int_equal(
	    number("SELECT r.open_fen * 10 + o.payment_facet"
		   " FROM receivables AS r JOIN orders AS o"
		   " ON o.id = r.order_id WHERE r.amount_fen = 250"),
	    2);
	assert_int_equal(number("SELECT unapplied_fen FROM credit_notes"), 350);
	assert_int_equal(number("SELECT used_fen FROM credit_accounts"), -350);
	assert_books_agree();

	write_file(HEADER "1,AB1,,2,2011-01-02 03:04:05,1.25,7,X\n"
			  "1,AB2,,1,2011-01-02 03:04:05,3,7,X\n");
	for (int i = 0; i < 2; i++) {
		take(path, &file);
		assert_int_equal(
		    number("SELECT r.open_fen * 10 + o.payment_facet"
			   " FROM receivables AS r JOIN orders AS o"
			   " ON o.id = r.order_id WHERE r.amount_fen = 550"),
		    3001);
		assert_int_equal(
		    number("SELECT used_fen FROM credit_accounts"), -50);
		assert_books_agree();
	}
}

static void
a_file_taken_twice_adds_nothing(void **state)
{
	struct retail_file file;
	struct retail_report first = take(EXCERPT, &file);
	int64_t lines = number("SELECT COUNT(*) FROM order_lines");
	int64_t entries = number("SELECT COUNT(*) FROM credit_entries");
	int64_t applied = number("SELECT COUNT(*) FROM applications");
	struct retail_report again = take(EXCERPT, &file);

	(void)state;
	assert_int_equal(again.orders + again.notes + again.products +
		again.customers + again.orders_grown + again.notes_grown,
	    0);
	assert_int_equal(again.taken[RETAIL_SALE].lines, 0);
	assert_int_equal(again.there[RETAIL_SALE].lines, 257);
	assert_int_equal(again.there_fen, first.taken_fen);
	assert_int_equal(again.refused[RETAIL_POSTAGE].lines, 7);
	assert_reconciles(&again);
	assert_int_equal(number("SELECT COUNT(*) FROM order_lines"), lines);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM receivables"), first.orders);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM credit_entries"), entries);
	assert_int_equal(number("SELECT COUNT(*) FROM applications"), applied);
	assert_int_equal(number("SELECT SUM(total_fen) FROM orders") -
		number("SELECT SUM(amount_fen) FROM credit_notes"),
	    first.taken_fen);
	assert_books_agree();
}

static void
a_corrected_line_finds_its_invoice_once(void **state)
{
	struct retail_file file;
	struct retail_report report;

	(void)state;
	take(EXCERPT, &file);
	write_file("Reason,Position," HEADER
		   "postage,20,536370,FREIGHT,POSTAGE,3,2010-12-01 08:45:00,"
		   "18.0,12583.0,France\n"
		   "discount,1,C536379,22423,Stand,-1,2010-12-01 09:41:00,"
		   "27.5,14527.0,United Kingdom\n"
		   "postage,2,536403,POST,POSTAGE,1,2010-12-01 11:27:00,15.0,"
		   "12791.0,Netherlands\n"
		   "postage,21,536370,FREIGHT,Not its customer,1,"
		   "2010-12-01 08:45:00,1.0,99,France\n");
	for (int i = 0; i < 2; i++) {
		report = take(path, &file);
		assert_reconciles(&report);
		assert_int_equal(report.orders_grown, i == 0 ? 1 : 0);
		assert_int_equal(report.notes, i == 0 ? 1 : 0);
		assert_int_equal(report.refused[RETAIL_POSTAGE].lines, 1);
		assert_int_equal(report.refused[RETAIL_OTHER_OWNER].lines, 1);
	}
	assert_int_equal(
	    number("SELECT COUNT(*) FROM orders AS o JOIN shipments AS s"
		   " ON s.order_id = o.id AND s.value_fen = o.total_fen"
		   " WHERE o.foreign_no = 'retail:536370'"
		   " AND o.line_count = 20 AND o.total_fen ="
		   " (SELECT SUM(l.amount_fen) FROM order_lines AS l"
		   "   WHERE l.order_id = o.id)"),
	    1);
	assert_int_equal(number("SELECT amount_fen FROM credit_notes"
				" WHERE foreign_no = 'retail:C536379'"),
	    2750);
	assert_books_agree();
}

static void
odd_lines_are_told_apart(void **state)
{
	static const enum retail_kind expected[] = { RETAIL_SALE, RETAIL_SALE,
		RETAIL_UNREADABLE, RETAIL_UNREADABLE, RETAIL_UNREADABLE,
		RETAIL_UNREADABLE, RETAIL_WRONG_SIGN, RETAIL_WRONG_SIGN,
		RETAIL_OTHER_OWNER, RETAIL_MANUAL, RETAIL_ADJUSTMENT,
		RETAIL_NO_CUSTOMER, RETAIL_NO_PRICE, RETAIL_RETURN };
	struct retail_file file;
	struct retail_report report;

	(void)state;
	write_file(HEADER
	    "1,ab1,\"A \"\"good\"\", one\",2,2011-01-02 03:04:05,1.25,7.0,X\n"
	    "1,AB1,Other,1,1/2/2011 3:05,1.25,7,X\n"
	    "1,AB1,,1.5,2011-01-02 03:04:05,1,7,X\n"
	    "1,AB1,,1,2011-02-30 03:04:05,1,7,X\n"
	    "1,AB1,,1,2011-01-02 03:04:05,1.00001,7,X\n"
	    "1,AB1,,1,2011-01-02 03:04:05,1,seven,X\n"
	    "1,AB1,,-1,2011-01-02 03:04:05,1,7,X\n"
	    "C2,AB1,,1,2011-01-02 03:04:05,1,7,X\n"
	    "1,AB1,,1,2011-01-02 03:04:05,1,8,X\n"
	    "1,m,,1,2011-01-02 03:04:05,1,,X\n"
	    "A1,AB1,,1,2011-01-02 03:04:05,1,7,X\n"
	    "1,AB1,,1,2011-01-02 03:04:05,-1,,X\n"
	    "1,AB1,,1,2011-01-02 03:04:05,0.0,7,X\n"
	    "\n"
	    "C2,AB1,,-3,2011-01-02 03:04:05,2,7,X\n");
	report = take(path, &file);
	assert_int_equal(file.line_count, ARRAY_LEN(expected));
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_int_equal(file.lines[i].kind, expected[i]);
	assert_reconciles(&report);
	assert_int_equal(file.lines[13].row, 16);
	assert_int_equal(file.lines[13].position, 2);
	/* One product, though typed in two ways. */
	assert_int_equal(
	    number("SELECT COUNT(*) FROM products WHERE sku = 'AB1'"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM order_lines"
				" WHERE name = 'A \"good\", one'"),
	    1);
	assert_int_equal(number("SELECT amount_fen FROM credit_notes"), 600);
}

static void
write_packed(size_t cut)
{
	gzFile packed = gzopen(path, "wb");
	FILE *plain = fopen(EXCERPT, "r");
	char bytes[1024];
	size_t count;

	assert_non_null(packed);
	assert_non_null(plain);
	while ((count = fread(bytes, 1, sizeof(bytes), plain)) > 0)
		assert_int_equal(
		    gzwrite(packed, bytes, (unsigned)count), count);
	fclose(plain);
	assert_int_equal(gzclose(packed), Z_OK);
	if (cut > 0)
		assert_int_equal(truncate(path, (off_t)cut), 0);
}

static void
a_packed_file_is_read_and_a_broken_one_is_not(void **state)
{
	struct retail_file file;

	(void)state;
	write_packed(0);
	assert_int_equal(retail_read(mem, path, 480, &file), STATUS_OK);
	assert_int_equal(file.line_count, 304);
	write_packed(3000);
	assert_int_equal(retail_read(mem, path, 480, &file), STATUS_INVALID);
	assert_int_equal(file.fault, RETAIL_DAMAGED);
	write_file("InvoiceNo,StockCode,Description,Quantity\n1,2,3,4\n");
	assert_int_equal(retail_read(mem, path, 480, &file), STATUS_INVALID);
	assert_int_equal(file.fault, RETAIL_NO_HEADER);
	assert_int_equal(file.fault_column, RETAIL_DATE);
	write_file(HEADER "1,\"2,3\n4,5\n");
	assert_int_equal(retail_read(mem, path, 480, &file), STATUS_INVALID);
	assert_int_equal(file.fault, RETAIL_OPEN_QUOTE);
	unlink(path);
	assert_int_equal(retail_read(mem, path, 480, &file), STATUS_INVALID);
	assert_int_equal(file.fault, RETAIL_NO_FILE);
}

static void
the_whole_file_is_accounted_for(void **state)
{
	const char *whole = getenv("QUTONG_RETAIL");
	struct retail_file file;
	struct retail_report report;

	(void)state;
	if (whole == NULL || *whole == '\0')
		skip();
	report = take(whole, &file);
	assert_int_equal(report.lines, 541909);
	assert_int_equal(report.invoices, 25900);
	assert_int_equal(report.total_1e4, INT64_C(97477479340));
	assert_int_equal(report.rounding_1e4, 30);
	assert_reconciles(&report);
	assert_books_agree();
}

/* --- Tables ------------------------------------------------------------------- */

enum mode {
	STORE,
	TRY,
	SKIP_BAD
};

static struct import_report
import(enum import_kind kind, const char *file_path, enum mode mode)
{
	struct act act = system_act(mem);
	struct import_report report;
	struct import_request request = {
		.kind = kind,
		.fd = open(file_path, O_RDONLY | O_CLOEXEC),
		.today = today,
		.dry_run = mode == TRY,
		.skip_bad = mode == SKIP_BAD,
	};

	assert_true(request.fd >= 0);
	assert_int_equal(
	    import_table_take(db, &act, &request, &report), STATUS_OK);
	close(request.fd);
	return report;
}

static void
assert_counts(const struct import_report *report, size_t fresh, size_t changed,
    size_t refused)
{
	assert_int_equal(report->counts[IMPORT_NEW], fresh);
	assert_int_equal(report->counts[IMPORT_CHANGED], changed);
	assert_int_equal(report->counts[IMPORT_REFUSED], refused);
}

static void
the_examples_are_taken_and_taken_again_changed(void **state)
{
	struct import_report report;

	(void)state;
	report = import(IMPORT_PRODUCTS, "tests/data/products.csv", TRY);
	assert_counts(&report, 4, 0, 0);
	assert_false(report.is_written);
	assert_int_equal(number("SELECT COUNT(*) FROM products"), 0);
	report = import(IMPORT_PRODUCTS, "tests/data/products.csv", STORE);
	assert_counts(&report, 4, 0, 0);
	assert_true(report.is_written);
	report = import(IMPORT_PRODUCTS, "tests/data/products.csv", STORE);
	assert_counts(&report, 0, 4, 0);
	report = import(IMPORT_CUSTOMERS, "tests/data/customers.csv", STORE);
	assert_counts(&report, 2, 0, 0);
	report = import(IMPORT_CUSTOMERS, "tests/data/customers.csv", STORE);
	assert_counts(&report, 0, 2, 0);
	report = import(IMPORT_PRICES, "tests/data/prices.csv", STORE);
	assert_counts(&report, 5, 0, 0);
	report = import(IMPORT_PRICES, "tests/data/prices.csv", STORE);
	assert_counts(&report, 0, 5, 0);
	report = import(IMPORT_STOCK, "tests/data/stock.csv", STORE);
	assert_counts(&report, 5, 0, 0);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM customers AS c"
		   " JOIN credit_accounts AS a ON a.customer_id = c.id"
		   " JOIN customer_addresses AS d ON d.customer_id = c.id"
		   " WHERE c.code = 'K20001' AND a.limit_fen = 20000000"
		   " AND c.approval_over_fen = 3000000 AND c.class = 3"
		   " AND c.sort_key LIKE 'jiashanyunqi%'"),
	    1);
	assert_int_equal(
	    number("SELECT r.price_1e4 FROM prices AS r JOIN products AS p"
		   " ON p.id = r.product_id WHERE p.sku = 'LS-1001'"
		   " AND r.min_quantity = 240"),
	    72500);
	assert_int_equal(number("SELECT SUM(on_hand) FROM stocks"), 4152);
	assert_books_agree();
}

static void
an_empty_cell_leaves_what_is_there(void **state)
{
	struct import_report report;

	(void)state;
	import(IMPORT_PRODUCTS, "tests/data/products.csv", STORE);
	import(IMPORT_CUSTOMERS, "tests/data/customers.csv", STORE);
	write_file("SKU,name,spec,case_units\nls-1001,新名字,,36\n");
	report = import(IMPORT_PRODUCTS, path, STORE);
	assert_counts(&report, 0, 1, 0);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM products WHERE sku = 'LS-1001'"
		   " AND name = '新名字' AND spec = '180g' AND case_units = 36"
		   " AND batch_tracked = 1 AND initials = 'xmz'"),
	    1);
	write_file("code;name\nK20001;嘉善云栖\n");
	report = import(IMPORT_CUSTOMERS, path, STORE);
	assert_counts(&report, 0, 1, 0);
	assert_int_equal(
	    number("SELECT a.limit_fen FROM customers AS c"
		   " JOIN credit_accounts AS a ON a.customer_id = c.id"
		   " WHERE c.name = '嘉善云栖' AND c.class = 3"
		   " AND c.approval_over_fen = 3000000"),
	    20000000);
}

static void
bad_rows_are_named_and_nothing_is_stored(void **state)
{
	static const struct {
		size_t row;
		enum import_fault fault;
		size_t column;
	} expected[] = {
		{ 3, IMPORT_EMPTY, 1 },
		{ 4, IMPORT_NO_NUMBER, 8 },
		{ 6, IMPORT_TWICE, 0 },
		{ 7, IMPORT_UNKNOWN, 12 },
		{ 8, IMPORT_NO_CHOICE, 13 },
		{ 9, IMPORT_EMPTY, 0 },
	};
	struct import_report report;
	size_t found = 0;

	(void)state;
	write_file("编码,名称,箱规,分类,储存条件,颜色\n"
		   "P1,好的,6,,常温,红\n"
		   "P2,,6,,,\n"
		   "P3,箱规,六,,,\n"
		   "\n"
		   "p1,重复,1,,,\n"
		   "P4,分类,1,没有的分类,,\n"
		   "P5,储存,1,,烤箱,\n"
		   ",没有编码,1,,,\n"
		   "P6,也好,1,,cold,\n");
	for (int mode = TRY; mode >= STORE; mode--) {
		report = import(IMPORT_PRODUCTS, path, (enum mode)mode);
		assert_counts(&report, 2, 0, 6);
		assert_false(report.is_written);
		assert_int_equal(number("SELECT COUNT(*) FROM products"), 0);
	}
	assert_int_equal(report.ignored_count, 1);
	assert_string_equal(report.ignored[0], "颜色");
	for (size_t i = 0; i < report.count; i++) {
		const struct import_result *result = &report.results[i];

		if (result->verdict != IMPORT_REFUSED)
			continue;
		assert_true(found < ARRAY_LEN(expected));
		assert_int_equal(result->row, expected[found].row);
		assert_int_equal(result->fault, expected[found].fault);
		assert_int_equal(result->column, expected[found].column);
		found++;
	}
	assert_int_equal(found, ARRAY_LEN(expected));
	report = import(IMPORT_PRODUCTS, path, SKIP_BAD);
	assert_counts(&report, 2, 0, 6);
	assert_true(report.is_written);
	assert_int_equal(number("SELECT COUNT(*) FROM products"), 2);
}

static void
bad_prices_and_stock_are_named(void **state)
{
	struct import_report report;

	(void)state;
	import(IMPORT_PRODUCTS, "tests/data/products.csv", STORE);
	import(IMPORT_STOCK, "tests/data/stock.csv", STORE);
	write_file("sku,price,price_list,from,to\n"
		   "LS-1001,1.23456,,,\n"
		   "NOPE,1,,,\n"
		   "LS-1001,1,没有的表,,\n"
		   "LS-1001,1,,2026-02-30,\n"
		   "LS-1001,1,,2026-02-03,2026-02-02\n"
		   "LS-1001,1,,2026-02-03,\n"
		   "LS-1001,2,,2026-02-03,\n");
	report = import(IMPORT_PRICES, path, STORE);
	assert_counts(&report, 1, 0, 6);
	assert_int_equal(report.results[0].fault, IMPORT_NO_NUMBER);
	assert_int_equal(report.results[1].fault, IMPORT_UNKNOWN);
	assert_int_equal(report.results[2].fault, IMPORT_UNKNOWN);
	assert_int_equal(report.results[3].fault, IMPORT_NO_DAY);
	assert_int_equal(report.results[4].fault, IMPORT_DAYS_TURNED);
	assert_int_equal(report.results[6].fault, IMPORT_TWICE);
	assert_int_equal(number("SELECT COUNT(*) FROM prices"), 0);

	write_file("sku,warehouse,quantity,batch,expires\n"
		   "LS-1001,HZ,5,B260801,2027-05-02\n"
		   "LS-1001,HZ,0,B260801,2027-05-01\n"
		   "LS-1001,HZ,5,,\n"
		   "LS-9001,XX,5,,\n"
		   "LS-9001,HZ,5,,\n");
	report = import(IMPORT_STOCK, path, SKIP_BAD);
	assert_counts(&report, 1, 0, 4);
	assert_int_equal(report.results[0].fault, IMPORT_OTHER_EXPIRY);
	assert_int_equal(report.results[1].fault, IMPORT_NO_NUMBER);
	assert_int_equal(report.results[2].fault, IMPORT_EMPTY);
	assert_int_equal(report.results[3].fault, IMPORT_UNKNOWN);
	assert_int_equal(number("SELECT SUM(on_hand) FROM stocks"), 4157);
	assert_books_agree();
}

static void
a_table_without_its_columns_is_refused(void **state)
{
	struct act act = system_act(mem);
	struct import_request request = { .kind = IMPORT_STOCK,
		.today = today };
	struct import_report report;

	(void)state;
	write_file("编码,数量\nLS-1001,5\n");
	request.fd = open(path, O_RDONLY | O_CLOEXEC);
	assert_int_equal(
	    import_table_take(db, &act, &request, &report), STATUS_INVALID);
	assert_true(report.lacks_column);
	assert_int_equal(report.column, 1);
	close(request.fd);
}

/* --- The demo company --------------------------------------------------------- */

static void
the_demo_year_leaves_the_books_in_order(void **state)
{
	(void)state;
	if (getenv("QUTONG_LONG") == NULL)
		skip();
	db_fixture_run(&fixture, "DELETE FROM warehouses");
	assert_int_equal(
	    migrate_load(&fixture.options, "schema/seed/demo.sql"), STATUS_OK);
	assert_int_equal(play_demo(db), STATUS_OK);
	assert_true(number("SELECT COUNT(*) FROM orders") > 500);
	/* The first customer has an order in every state. */
	assert_int_equal(number("SELECT COUNT(DISTINCT state) FROM orders"
				" WHERE customer_id = 1"),
	    11);
	assert_true(
	    number("SELECT COUNT(*) FROM orders WHERE credit_facet = 2") >= 2);
	assert_int_equal(
	    number("SELECT COUNT(*) FROM orders WHERE proposal_open = 1"), 2);
	assert_int_equal(number("SELECT COUNT(*) FROM sessions"), 0);
	/* Old news is told to nobody, new news is. */
	assert_int_equal(number("SELECT COUNT(*) FROM outbox"
				" WHERE done_at IS NULL"
				" AND at < UTC_TIMESTAMP() - INTERVAL 15 DAY"),
	    0);
	assert_true(
	    number("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL") > 50);
	assert_books_agree();
	/* Played once. */
	assert_int_equal(play_demo(db), STATUS_OK);
	assert_true(number("SELECT COUNT(*) FROM orders") < 700);
}

int
main(void)
{
#define ON_FRESH(test) cmocka_unit_test_setup(test, empty)
	const struct CMUnitTest tests[] = {
		ON_FRESH(every_line_of_the_excerpt_is_accounted_for),
		ON_FRESH(what_is_stored_belongs_together),
		ON_FRESH(every_invoice_is_owed_and_nothing_is_held),
		ON_FRESH(a_settled_invoice_that_grows_is_open_again),
		ON_FRESH(a_file_taken_twice_adds_nothing),
		ON_FRESH(a_corrected_line_finds_its_invoice_once),
		ON_FRESH(odd_lines_are_told_apart),
		ON_FRESH(a_packed_file_is_read_and_a_broken_one_is_not),
		ON_FRESH(the_whole_file_is_accounted_for),
		ON_FRESH(the_examples_are_taken_and_taken_again_changed),
		ON_FRESH(an_empty_cell_leaves_what_is_there),
		ON_FRESH(bad_rows_are_named_and_nothing_is_stored),
		ON_FRESH(bad_prices_and_stock_are_named),
		ON_FRESH(a_table_without_its_columns_is_refused),
		ON_FRESH(the_demo_year_leaves_the_books_in_order),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
