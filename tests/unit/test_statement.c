/**
 * @file
 * The arithmetic of statements, levels of collection and cuts of orders.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/collection.h"
#include "domain/hold.h"
#include "domain/statement.h"
#include "view/document_letter.h"
#include "view/document_statement.h"

static void
opening_and_movements_are_closing(void **state)
{
	struct statement_line lines[] = {
		{ .amount_fen = 100000 },
		{ .amount_fen = -30000 },
		{ .amount_fen = 0 },
		{ .amount_fen = -90000 },
		{ .amount_fen = 5 },
	};
	static const int64_t running[] = { 107000, 77000, 77000, -13000,
		-12995 };
	struct statement_sums sums;

	(void)state;
	assert_int_equal(
	    statement_sum(7000, lines, ARRAY_LEN(lines), &sums), STATUS_OK);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		assert_int_equal(lines[i].position, i + 1);
		assert_int_equal(lines[i].running_fen, running[i]);
	}
	assert_int_equal(sums.charged_fen, 100005);
	assert_int_equal(sums.credited_fen, 120000);
	assert_int_equal(sums.closing_fen, -12995);
	assert_int_equal(statement_sum(-5, NULL, 0, &sums), STATUS_OK);
	assert_int_equal(sums.closing_fen, -5);
	assert_int_equal(sums.charged_fen, 0);
}

static void
sums_that_do_not_fit_are_refused(void **state)
{
	struct statement_line up[] = { { .amount_fen = 1 } };
	struct statement_line down[] = { { .amount_fen = INT64_MIN } };
	struct statement_sums sums;

	(void)state;
	assert_int_equal(
	    statement_sum(INT64_MAX, up, 1, &sums), STATUS_INVALID);
	assert_int_equal(statement_sum(0, down, 1, &sums), STATUS_INVALID);
}

static void
levels_rise_from_one_day_on(void **state)
{
	static const char *const bad[] = { "", ",", "0", "1,", "1,1", "5,3",
		"1;2", "-1", "1,2,3,4,5,6,7,8,9,10", "99999999999999999999",
		"1, 15" };
	static const struct {
		int64_t days;
		int64_t level;
	} table[] = { { -3, 0 }, { 0, 0 }, { 1, 1 }, { 14, 1 }, { 15, 2 },
		{ 30, 3 }, { 60, 4 }, { 89, 4 }, { 90, 5 }, { 4000, 5 } };
	struct collection_levels levels;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(
		    collection_levels_parse(bad[i], &levels), STATUS_INVALID);
	assert_int_equal(
	    collection_levels_parse("1,15,30,60,90", &levels), STATUS_OK);
	assert_int_equal(levels.count, 5);
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_int_equal(
		    collection_level(&levels, table[i].days), table[i].level);
}

static void
the_largest_line_is_cut_by_whole_steps(void **state)
{
	const struct hold_line lines[] = {
		{ 1, 10, 100000, 1, 1 },
		{ 2, 40, 200000, 10, 10 }, /* 50.00 each, by ten */
		{ 3, 5, 50000, 1, 1 },
	};
	struct hold_cut cuts[ARRAY_LEN(lines)];

	(void)state;
	assert_int_equal(hold_cut_lines(lines, 3, 1, cuts), 1);
	assert_int_equal(cuts[0].position, 2);
	assert_int_equal(cuts[0].quantity_then, 30);
	assert_int_equal(cuts[0].saves_fen, 50000);

	assert_int_equal(hold_cut_lines(lines, 3, 100001, cuts), 1);
	assert_int_equal(cuts[0].quantity_then, 10);
	assert_int_equal(cuts[0].saves_fen, 150000);

	/* Below its minimum a line is left out, and the next is cut. */
	assert_int_equal(hold_cut_lines(lines, 3, 205000, cuts), 2);
	assert_int_equal(cuts[0].quantity_then, 0);
	assert_int_equal(cuts[1].position, 1);
	assert_int_equal(cuts[1].quantity_then, 9);
	assert_int_equal(cuts[1].saves_fen, 10000);

	/* More than there is. */
	assert_int_equal(hold_cut_lines(lines, 3, 400000, cuts), 3);
	assert_int_equal(
	    cuts[0].saves_fen + cuts[1].saves_fen + cuts[2].saves_fen, 350000);
	assert_int_equal(hold_cut_lines(lines, 3, 0, cuts), 0);
}

static void
a_cut_saves_enough_whatever_is_rounded(void **state)
{
	(void)state;
	for (int64_t total = 1; total <= 400; total += 7)
		for (int64_t quantity = 1; quantity <= 13; quantity++)
			for (int64_t need = 1; need <= total; need += 3) {
				const struct hold_line line = {
					1, quantity, total, 1, 1
				};
				struct hold_cut cut;

				assert_int_equal(
				    hold_cut_lines(&line, 1, need, &cut), 1);
				assert_true(cut.saves_fen >= need);
				assert_true(cut.quantity_then < quantity);
			}
}

/* A PDF of so many bytes at least; kept where QUTONG_TEST_KEEP says. */
static void
is_paper(int fd, const char *name)
{
	const char *folder = getenv("QUTONG_TEST_KEEP");
	char bytes[65536];
	ssize_t n;
	size_t size = 0;
	FILE *kept = NULL;
	char path[200];

	if (folder != NULL) {
		snprintf(path, sizeof(path), "%s/%s.pdf", folder, name);
		kept = fopen(path, "w");
		assert_non_null(kept);
	}
	while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
		if (size == 0)
			assert_memory_equal(bytes, "%PDF-", 5);
		size += (size_t)n;
		if (kept != NULL)
			fwrite(bytes, 1, (size_t)n, kept);
	}
	if (kept != NULL)
		fclose(kept);
	close(fd);
	assert_true(size > 4000);
}

static void
papers_are_made_in_both_languages(void **state)
{
	static struct statement_line lines[300];
	struct collection_open open[] = {
		{ 1, "SH-00000018", { 2026, 9, 1 }, { 2026, 10, 8 }, 100000,
		    90000, 46 },
	};
	struct statement statement = {
		.number = "ST-00000012",
		.customer_name = "甲公司",
		.customer_name_en = "Jia Co",
		.from = { 2026, 10, 1 },
		.to = { 2026, 10, 31 },
		.opening_fen = 70000,
		.lines = lines,
		.line_count = ARRAY_LEN(lines),
	};
	struct collection_letter letter = {
		.customer_code = "C1",
		.customer_name = "甲公司",
		.day = { 2026, 11, 23 },
		.overdue_fen = 90000,
		.open = open,
		.open_count = 1,
	};
	struct arena *mem = arena_new(32 * 1024 * 1024);
	struct statement_sums sums;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		lines[i] = (struct statement_line){
			.at = { INT64_C(1795251600000) },
			.document_kind = (enum statement_document)(i % 4 + 1),
			.reference = "ref",
			.amount_fen = i % 2 == 0 ? 12345 : -2345,
		};
	assert_int_equal(statement_sum(statement.opening_fen, lines,
			     ARRAY_LEN(lines), &sums),
	    STATUS_OK);
	statement.charged_fen = sums.charged_fen;
	statement.credited_fen = sums.credited_fen;
	statement.closing_fen = sums.closing_fen;
	for (unsigned i = LANGUAGE_ZH; i < LANGUAGE_COUNT; i++) {
		const struct document_frame frame = {
			.language = (enum language)i,
			.zone_minutes = 480,
			.company = "渠通供应",
			.company_phone = "0571-1",
			.now = { INT64_C(1795251600000) },
		};
		int fd = -1;

		assert_int_equal(
		    document_statement_pdf(mem, &frame, &statement, &fd),
		    STATUS_OK);
		is_paper(fd, i == LANGUAGE_EN ? "statement_en" : "statement");
		assert_int_equal(
		    document_confirmation_pdf(mem, &frame, &statement, &fd),
		    STATUS_OK);
		is_paper(fd,
		    i == LANGUAGE_EN ? "confirmation_en" : "confirmation");
		/* A level out of bounds speaks as the nearest one. */
		for (letter.level = 0; letter.level <= 6; letter.level++) {
			assert_int_equal(
			    document_letter_pdf(mem, &frame, &letter, &fd),
			    STATUS_OK);
			is_paper(
			    fd, i == LANGUAGE_EN ? "letter_en" : "letter");
		}
	}
	arena_free(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opening_and_movements_are_closing),
		cmocka_unit_test(sums_that_do_not_fit_are_refused),
		cmocka_unit_test(levels_rise_from_one_day_on),
		cmocka_unit_test(the_largest_line_is_cut_by_whole_steps),
		cmocka_unit_test(a_cut_saves_enough_whatever_is_rounded),
		cmocka_unit_test(papers_are_made_in_both_languages),
	};

	return cmocka_run_group_tests_name("statement", tests, NULL, NULL);
}
