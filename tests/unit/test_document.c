/**
 * @file
 * Papers: pages as many as the table needs, and a child that fails takes nobody
 * with it.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/order.h"
#include "domain/shipment.h"
#include "view/document_delivery.h"
#include "view/document_make.h"
#include "view/document_order.h"

enum {
	PDF_MAX = 4 * 1024 * 1024
};

static struct arena *mem;

static const struct document_frame frame = {
	.language = LANGUAGE_EN,
	.zone_minutes = ZONE_SHANGHAI_MINUTES,
	.company = "渠通供应",
	.company_phone = "0571-1",
	.now = { INT64_C(1795251600000) },
};

static int
open_arena(void **state)
{
	(void)state;
	mem = arena_new(32 * 1024 * 1024);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* The whole file, which is closed. */
static const char *
content(int fd, size_t *size)
{
	char *bytes = arena_calloc(mem, 1, PDF_MAX);
	ssize_t n;

	*size = 0;
	while ((n = read(fd, bytes + *size, PDF_MAX - 1 - *size)) > 0)
		*size += (size_t)n;
	assert_int_equal(n, 0);
	close(fd);
	return bytes;
}

/* The number behind /Count in the tree of pages. */
static int
pages_of(int fd)
{
	size_t size;
	const char *pdf = content(fd, &size);
	const char *count = memmem(pdf, size, "/Count ", 7);

	assert_memory_equal(pdf, "%PDF-1", 6);
	assert_non_null(memmem(pdf + size - 16, 16, "%%EOF", 5));
	assert_non_null(count);
	return (int)strtol(count + 7, NULL, 10);
}

static struct order
order_of(size_t lines)
{
	struct order_line *line = arena_calloc(mem, lines + 1, sizeof(*line));

	for (size_t i = 0; i < lines; i++)
		line[i] = (struct order_line){
			.position = (int64_t)i + 1,
			.sku = "A-1001",
			.name = "丁腈手套",
			.spec = "L",
			.unit = "箱",
			.unit_en = "case",
			.quantity = 12,
			.unit_price_1e4 = 816000,
			.amount_fen = 97920,
			.tax_rate_bp = 1300,
		};
	return (struct order){
		.number = "SO-00004175",
		.customer_name = "江南五金",
		.customer_code = "K001",
		.placed_at = { INT64_C(1795251600000) },
		.total_fen = 97920,
		.lines = line,
		.line_count = lines,
	};
}

static int
order_pages(size_t lines)
{
	struct order order = order_of(lines);
	int fd;

	assert_int_equal(
	    document_order_pdf(mem, &frame, &order, &fd), STATUS_OK);
	return pages_of(fd);
}

static void
an_order_takes_the_pages_it_needs(void **state)
{
	(void)state;
	assert_int_equal(order_pages(1), 1);
	assert_int_equal(order_pages(70), 2);
	assert_true(order_pages(500) >= 10);
}

static void
an_order_without_lines_is_a_page(void **state)
{
	(void)state;
	assert_int_equal(order_pages(0), 1);
}

static void
a_delivery_note_is_drawn(void **state)
{
	const struct shipment_line line = {
		.sku = "A-1001",
		.name = "丁腈手套",
		.spec = "L",
		.unit = "箱",
		.batch = "B-1",
		.expires_on = { 9999, 12, 31 },
		.quantity = 5,
	};
	const struct shipment shipment = {
		.number = "SH-00000011",
		.order_number = "SO-00004175",
		.customer_name = "江南五金",
		.sent_at = { INT64_C(1795251600000) },
		.lines = &line,
		.line_count = 1,
	};
	int fd;

	(void)state;
	assert_int_equal(
	    document_delivery_pdf(mem, &frame, &shipment, &fd), STATUS_OK);
	assert_int_equal(pages_of(fd), 1);
}

static enum status
draw_hello(int fd, const void *context)
{
	size_t length = strlen(context);

	return write(fd, context, length) == (ssize_t)length ? STATUS_OK
							     : STATUS_BUG;
}

static enum status
draw_nothing(int fd, const void *context)
{
	(void)fd;
	(void)context;
	return STATUS_INVALID;
}

static enum status
draw_and_die(int fd, const void *context)
{
	(void)fd;
	(void)context;
	raise(SIGKILL);
	return STATUS_OK;
}

static void
what_the_child_wrote_is_in_the_file(void **state)
{
	size_t size;
	int fd;

	(void)state;
	assert_int_equal(document_make(draw_hello, "你好", &fd), STATUS_OK);
	assert_string_equal(content(fd, &size), "你好");
}

static void
a_child_that_fails_is_told_and_leaves_no_file(void **state)
{
	int before = dup(0);
	int fd = -7;
	int after;

	(void)state;
	close(before);
	assert_int_equal(
	    document_make(draw_nothing, NULL, &fd), STATUS_INVALID);
	assert_int_equal(
	    document_make(draw_and_die, NULL, &fd), STATUS_UNAVAILABLE);
	assert_int_equal(fd, -7);
	after = dup(0);
	close(after);
	assert_int_equal(after, before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_order_takes_the_pages_it_needs),
		cmocka_unit_test(an_order_without_lines_is_a_page),
		cmocka_unit_test(a_delivery_note_is_drawn),
		cmocka_unit_test(what_the_child_wrote_is_in_the_file),
		cmocka_unit_test(a_child_that_fails_is_told_and_leaves_no_file),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
