/**
 * @file
 * Fuzzing base/money: no text and no figures break the arithmetic.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(int holds)
{
	if (!holds)
		abort();
}

static void
check_text(const uint8_t *data, size_t size)
{
	char text[256];
	unsigned decimals = data[0] % 9;
	int64_t value, back;

	if (size > sizeof(text) - 1)
		size = sizeof(text) - 1;
	memcpy(text, data, size);
	text[size] = '\0';
	if (money_parse(text + 1, decimals, &value) != STATUS_OK)
		return;
	money_to_text(value, decimals, text);
	check(money_parse(text, decimals, &back) == STATUS_OK);
	check(back == value);
}

static void
check_shares(const int64_t *figures, size_t count)
{
	int64_t shares[16];
	int64_t sum = 0;

	if (money_share(figures[0], figures + 1, count - 1, shares) !=
	    STATUS_OK)
		return;
	for (size_t i = 0; i < count - 1; i++)
		sum += shares[i];
	check(sum == figures[0]);
}

static void
check_figures(const int64_t *figures, size_t count)
{
	int64_t out, net, tax, whole;

	(void)!money_scale(figures[0], figures[1], figures[2], &out);
	(void)!money_line(figures[0], figures[1], &out);
	(void)!money_margin_bp(figures[0], figures[1], &out);
	if (money_split_tax(figures[0], figures[1], &net, &tax) == STATUS_OK)
		check(net + tax == figures[0]);
	if (money_part(figures[0], figures[1], figures[1], &whole) == STATUS_OK)
		check(whole == figures[0]);
	(void)!money_part_between(
	    figures[0], figures[1], figures[2], figures[3], &out);
	check_shares(figures, count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int64_t figures[16];
	size_t count = size / sizeof(figures[0]);

	if (size == 0)
		return 0;
	check_text(data, size);
	if (count > 16)
		count = 16;
	if (count >= 4) {
		memcpy(figures, data, count * sizeof(figures[0]));
		check_figures(figures, count);
	}
	return 0;
}
