/**
 * @file
 * Tests of app/list: spans of a page, and whole lists as files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/dispatch.h"
#include "app/list.h"
#include "db/db.h"

static struct arena *mem;
static struct worker worker;
static struct text wire;

/* --- A list of `total` rows, newest first ---------------------------------- */

struct row {
	int64_t id;
	const char *name;
	int64_t total_fen;
	struct day day;
	struct instant at;
};

static int64_t total;
static struct list_span seen; /* the last one read() was asked for */
static size_t shown;

static const char *const names[] = { "plain", "=1+1", "+1", "-1", "@x", "\tx",
	"a,b", "say \"hi\"", "two\nlines", "", "中文" };

static enum status
read_rows(struct page *page, struct arena *row_mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct row *items =
	    arena_calloc(row_mem, (size_t)span.limit, sizeof(*items));
	int64_t top = span.after.id > 0 ? span.after.id - 1 : total;
	size_t count = 0;

	(void)page;
	(void)filter;
	seen = span;
	for (int64_t id = top; id > 0 && count < (size_t)span.limit; id--) {
		items[count++] = (struct row){
			.id = id,
			.name = names[(size_t)id % ARRAY_LEN(names)],
			.total_fen = id - 3,
			.day = { 2026, 11, 20 },
			.at = { 1000 * id },
		};
	}
	*rows = (struct db_rows){ items, count };
	return STATUS_OK;
}

static struct list_key
key_of(const void *row)
{
	const struct row *it = row;

	return (struct list_key){ it->at, it->id };
}

static const char *
parity(struct arena *row_mem, enum language language, const void *row)
{
	(void)row_mem;
	(void)language;
	return ((const struct row *)row)->id % 2 == 0 ? "even" : "odd";
}

static const struct list_column columns[] = {
	{ "Id", LIST_INT, offsetof(struct row, id), NULL },
	{ "Name", LIST_TEXT, offsetof(struct row, name), NULL },
	{ "Total", LIST_MONEY, offsetof(struct row, total_fen), NULL },
	{ "Day", LIST_DAY, offsetof(struct row, day), NULL },
	{ "At", LIST_TIME, offsetof(struct row, at), NULL },
	{ "Parity", LIST_WORDS, 0, parity },
};

static const struct list things = {
	.name = "things",
	.row_size = sizeof(struct row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static enum status
show(struct page *page)
{
	struct db_rows rows;
	enum status st = list_page(page, &things, NULL, &rows);

	if (st != STATUS_OK)
		return st;
	shown = rows.count;
	return page_document(page, "text/plain", NULL, "ok", 2);
}

static enum status export(struct page *page) {
	return list_export(page, &things, NULL);
}

static const struct route routes[] = {
	{ GET, "/things", ACTION_NONE, show, "after", 0 },
	{ GET, "/things.csv", ACTION_NONE, export, NULL, 0 },
	{ GET, "/things.xlsx", ACTION_NONE, export, NULL, 0 },
};

static const struct program program = { "toy", routes, ARRAY_LEN(routes) };

/* --- The wire -------------------------------------------------------------- */

static bool
wire_write(void *context, const char *bytes, size_t length)
{
	(void)context;
	text_add_bytes(&wire, bytes, length);
	return true;
}

static int
begin(void **state)
{
	static const struct db_options nowhere = { "/nowhere/db.sock", "x", "",
		"x" };

	(void)state;
	mem = arena_new(64 * 1024 * 1024);
	worker = (struct worker){
		.program = &program,
		.settings = { .secret_key = "0123456789abcdef0123456789abcdef",
		    .temp_dir = "/tmp",
		    .plain_http = true },
		.db = db_new(&nowhere),
		.mem = arena_new(32 * 1024 * 1024),
	};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	db_free(worker.db);
	arena_free(worker.mem);
	arena_free(mem);
	return 0;
}

/* Asks for `target` and returns the body; the status must be as expected. */
static const char *
ask(const char *target, int status)
{
	char *environment[] = {
		text_format(mem, "REQUEST_METHOD=GET"),
		text_format(mem, "REQUEST_URI=%s", target),
		text_format(mem, "HTTP_ACCEPT_LANGUAGE=en"),
		NULL,
	};

	wire = text_new(mem, 16 * 1024 * 1024);
	dispatch(&worker,
	    &(struct exchange){
		.environment = environment, .sink = { .write = wire_write } });
	if (!text_starts_with(
		wire.bytes, text_format(mem, "Status: %d\r\n", status)))
		fail_msg("%s: %.20s", target, wire.bytes);
	const char *body = strstr(wire.bytes, "\r\n\r\n");
	assert_non_null(body);
	return body + 4;
}

/* --- Tests ----------------------------------------------------------------- */

static void
a_page_shows_fifty_and_asks_for_one_more(void **state)
{
	(void)state;
	total = 120;
	ask("/things", 200);
	assert_int_equal(shown, 50);
	assert_int_equal(seen.limit, 51);
	assert_int_equal(seen.after.id, 0);

	ask("/things?after=11170-47", 200); /* 70000 ms, id 71 */
	assert_int_equal(seen.after.at.ms, 70000);
	assert_int_equal(seen.after.id, 71);
	assert_int_equal(shown, 50);
	ask("/things?after=1-a", 200);
	assert_int_equal(shown, 9);
}

static void
an_after_that_is_not_ours_is_refused(void **state)
{
	static const char *const bad[] = { "1", "-", "1-", "-1", "1-0", "x-1",
		"1-1-1", "1-1x", "1+-+1", "1111111111111111-1", "1--1" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		ask(text_format(mem, "/things?after=%s", bad[i]), 422);
}

static void
csv_is_quoted_and_runs_no_formula(void **state)
{
	(void)state;
	total = 11;
	const char *body = ask("/things.csv", 200);
	assert_string_equal(body,
	    "\xef\xbb\xbfId,Name,Total,Day,At,Parity\r\n"
	    "11,plain,0.08,2026-11-20,1970-01-01 08:00,odd\r\n"
	    "10,中文,0.07,2026-11-20,1970-01-01 08:00,even\r\n"
	    "9,,0.06,2026-11-20,1970-01-01 08:00,odd\r\n"
	    "8,\"two\nlines\",0.05,2026-11-20,1970-01-01 08:00,even\r\n"
	    "7,\"say \"\"hi\"\"\",0.04,2026-11-20,1970-01-01 08:00,odd\r\n"
	    "6,\"a,b\",0.03,2026-11-20,1970-01-01 08:00,even\r\n"
	    "5,\"'\tx\",0.02,2026-11-20,1970-01-01 08:00,odd\r\n"
	    "4,\"'@x\",0.01,2026-11-20,1970-01-01 08:00,even\r\n"
	    "3,\"'-1\",0.00,2026-11-20,1970-01-01 08:00,odd\r\n"
	    "2,\"'+1\",-0.01,2026-11-20,1970-01-01 08:00,even\r\n"
	    "1,\"'=1+1\",-0.02,2026-11-20,1970-01-01 08:00,odd\r\n");
	assert_non_null(strstr(wire.bytes, "filename=\"things-"));
}

static void
an_export_holds_every_row_once(void **state)
{
	static const int64_t sizes[] = { 0, 1, 499, 500, 501, 1000, 30000 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		total = sizes[i];
		const char *at = strchr(ask("/things.csv", 200), '\n') + 1;
		for (int64_t id = total; id > 0; id--) {
			const char *start =
			    text_format(mem, "%lld,", (long long)id);
			assert_true(text_starts_with(at, start));
			/* strstr() is watched by measuring all that follows. */
			do {
				at = strchr(at, '\n');
				assert_non_null(at);
				at++;
			} while (at[-2] != '\r');
		}
		assert_string_equal(at, "");
	}
}

static void
a_workbook_is_one(void **state)
{
	(void)state;
	total = 1234;
	const char *body = ask("/things.xlsx", 200);
	size_t length = wire.length - (size_t)(body - wire.bytes);
	assert_true(length > 10000);
	assert_memory_equal(body, "PK\003\004", 4);
	assert_non_null(memmem(body, length, "xl/worksheets/sheet1.xml", 24));
}

static void
a_list_too_long_for_a_file_is_refused(void **state)
{
	(void)state;
	total = LIST_EXPORT_ROWS;
	ask("/things.csv", 200);
	total = LIST_EXPORT_ROWS + 1;
	ask("/things.csv", 422);
	assert_null(strstr(wire.bytes, "attachment"));
	ask("/things.xlsx", 422);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_shows_fifty_and_asks_for_one_more),
		cmocka_unit_test(an_after_that_is_not_ours_is_refused),
		cmocka_unit_test(csv_is_quoted_and_runs_no_formula),
		cmocka_unit_test(an_export_holds_every_row_once),
		cmocka_unit_test(a_workbook_is_one),
		cmocka_unit_test(a_list_too_long_for_a_file_is_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
