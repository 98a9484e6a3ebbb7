/**
 * @file
 * Fuzzing the reader of bank files: header and lines, guessed columns, names
 * and our own numbers in what payers write.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "domain/bank.h"
#include "domain/number.h"

#define CEILING ((size_t)64 * 1024 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_column(int64_t column, size_t count)
{
	if (column < -1 || column >= (int64_t)count)
		abort();
}

/* A guess names columns that are there, none of them twice. */
static void
check_mapping(const struct bank_file *file)
{
	struct bank_mapping guess;

	bank_mapping_guess(file->headers, file->header_count, &guess);
	check_column(guess.day_column, file->header_count);
	check_column(guess.amount_column, file->header_count);
	check_column(guess.payer_column, file->header_count);
	check_column(guess.account_column, file->header_count);
	check_column(guess.reference_column, file->header_count);
	if (guess.day_column >= 0 && guess.day_column == guess.amount_column)
		abort();
}

static void
check_text(struct arena *mem, const char *text)
{
	struct bank_numbers numbers;
	const char *once = bank_payer_fold(mem, text);
	size_t length = strlen(once);
	char number[32];

	if (!utf8_is_valid(once, length) ||
	    !text_equal(bank_payer_fold(mem, once), once))
		abort();
	bank_numbers_find(text, &numbers);
	if (numbers.order_id < 0 || numbers.shipment_id < 0)
		abort();
	/* What is found is a number that has its check digit. */
	if (numbers.order_id > 0) {
		int64_t id;

		number_format(number, NUMBER_ORDER, numbers.order_id);
		if (number_parse(NUMBER_ORDER, number, &id) != STATUS_OK ||
		    id != numbers.order_id)
			abort();
	}
}

static void
check_file(struct arena *mem, const struct bank_file *file)
{
	size_t last = 0;

	if (file->header_count < 3 || file->header_count > TABLE_COLUMNS_MAX ||
	    file->line_count > BANK_LINES_MAX ||
	    strlen(file->header_digest) != 64)
		abort();
	for (size_t c = 0; c < file->header_count; c++)
		check_text(mem, file->headers[c]);
	for (size_t i = 0; i < file->line_count; i++) {
		const struct bank_cells *line = &file->lines[i];

		if (line->row <= last)
			abort();
		last = line->row;
		for (size_t c = 0; c < TABLE_COLUMNS_MAX; c++)
			check_text(mem, line->cells[c]);
	}
	check_mapping(file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_new(CEILING);
	const char *text = arena_memdup(mem, (const char *)data, size);
	struct table_error error = { .fault = TABLE_FINE };
	struct bank_file file = { 0 };

	if (utf8_is_valid(text, strlen(text))) {
		check_text(mem, text);
		if (bank_read_text(mem, text, "fuzz.csv", &file, &error) ==
		    STATUS_OK)
			check_file(mem, &file);
	}
	arena_free(mem);
	return 0;
}
