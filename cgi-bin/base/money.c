/**
 * @file
 * Arithmetic with money.  See money.h for units and rounding.
 */
#include "base/money.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define BASIS_POINTS 10000

__extension__ typedef __int128 wide;

static enum status
narrow(wide value, int64_t *out)
{
	if (value > INT64_MAX || value < INT64_MIN)
		return STATUS_INVALID;
	*out = (int64_t)value;
	return STATUS_OK;
}

/* round(numerator / denominator), half away from zero; the denominator > 0. */
static wide
round_divide(wide numerator, wide denominator)
{
	wide quotient = numerator / denominator;
	wide rest = numerator % denominator;

	if (rest < 0 && -rest >= denominator + rest)
		return quotient - 1;
	if (rest > 0 && rest >= denominator - rest)
		return quotient + 1;
	return quotient;
}

enum status
money_scale(int64_t value, int64_t numerator, int64_t denominator, int64_t *out)
{
	if (denominator <= 0)
		return STATUS_INVALID;
	return narrow(round_divide((wide)value * numerator, denominator), out);
}

enum status
money_add(int64_t a, int64_t b, int64_t *out)
{
	return narrow((wide)a + b, out);
}

enum status
money_line(int64_t quantity, int64_t unit_price_1e4, int64_t *amount_fen)
{
	return money_scale(quantity, unit_price_1e4, 100, amount_fen);
}

enum status
money_split_tax(
    int64_t gross_fen, int64_t rate_bp, int64_t *net_fen, int64_t *tax_fen)
{
	int64_t net;

	if (rate_bp < 0 || rate_bp > INT64_MAX - BASIS_POINTS)
		return STATUS_INVALID;
	if (money_scale(gross_fen, BASIS_POINTS, BASIS_POINTS + rate_bp,
		&net) != STATUS_OK)
		return STATUS_INVALID;
	*net_fen = net;
	*tax_fen = gross_fen - net;
	return STATUS_OK;
}

/* What the floor of a line's exact share leaves over. */
static wide
share_rest(wide total, int64_t weight, wide weights_sum)
{
	return total * weight % weights_sum;
}

/* The largest remainder that at least `wanted` lines reach. */
static wide
rest_reached(wide total, const int64_t *weights, size_t count, wide weights_sum,
    wide wanted)
{
	wide low = 0;
	wide high = weights_sum - 1;

	while (low < high) {
		wide middle = low + (high - low + 1) / 2;
		wide reached = 0;

		for (size_t i = 0; i < count; i++) {
			wide rest = share_rest(total, weights[i], weights_sum);

			reached += rest >= middle ? 1 : 0;
		}
		if (reached >= wanted)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Hand out what the floors left: the larger remainders, then in order. */
static void
share_the_rest(wide total, const int64_t *weights, size_t count,
    wide weights_sum, int64_t left, int64_t *shares)
{
	wide limit = rest_reached(total, weights, count, weights_sum, left);

	for (size_t i = 0; i < count; i++) {
		if (share_rest(total, weights[i], weights_sum) > limit) {
			shares[i]++;
			left--;
		}
	}
	for (size_t i = 0; i < count && left > 0; i++) {
		if (share_rest(total, weights[i], weights_sum) == limit) {
			shares[i]++;
			left--;
		}
	}
}

enum status
money_share(int64_t total_fen, const int64_t *weights, size_t count,
    int64_t *shares_fen)
{
	/* A negative discount is shared like a positive one. */
	wide total = total_fen < 0 ? -(wide)total_fen : total_fen;
	wide weights_sum = 0;
	int64_t left;

	for (size_t i = 0; i < count; i++) {
		if (weights[i] < 0)
			return STATUS_INVALID;
		weights_sum += weights[i];
	}
	if (weights_sum == 0 || narrow(total, &left) != STATUS_OK)
		return STATUS_INVALID;

	for (size_t i = 0; i < count; i++) {
		shares_fen[i] = (int64_t)(total * weights[i] / weights_sum);
		left -= shares_fen[i];
	}
	if (left > 0)
		share_the_rest(
		    total, weights, count, weights_sum, left, shares_fen);
	for (size_t i = 0; i < count && total_fen < 0; i++)
		shares_fen[i] = -shares_fen[i];
	return STATUS_OK;
}

enum status
money_part(int64_t total_fen, int64_t quantity, int64_t quantity_total,
    int64_t *part_fen)
{
	if (quantity < 0 || quantity > quantity_total)
		return STATUS_INVALID;
	return money_scale(total_fen, quantity, quantity_total, part_fen);
}

enum status
money_part_between(int64_t total_fen, int64_t before, int64_t after,
    int64_t quantity_total, int64_t *part_fen)
{
	int64_t value_before, value_after;

	if (money_part(total_fen, before, quantity_total, &value_before) !=
		STATUS_OK ||
	    money_part(total_fen, after, quantity_total, &value_after) !=
		STATUS_OK)
		return STATUS_INVALID;
	return narrow((wide)value_after - value_before, part_fen);
}

enum status
money_margin_bp(int64_t net_fen, int64_t cost_fen, int64_t *margin_bp)
{
	wide net = net_fen;
	wide margin = (net - cost_fen) * BASIS_POINTS;

	if (net == 0)
		return STATUS_INVALID;
	if (net < 0) {
		net = -net;
		margin = -margin;
	}
	return narrow(round_divide(margin, net), margin_bp);
}

enum status
money_tiers_check(const struct money_tier *tiers, size_t count)
{
	if (count == 0 || tiers[0].from_fen < 0)
		return STATUS_INVALID;
	for (size_t i = 1; i < count; i++) {
		if (tiers[i].from_fen <= tiers[i - 1].from_fen)
			return STATUS_INVALID;
	}
	return STATUS_OK;
}

enum status
money_tiers_stepped(const struct money_tier *tiers, size_t count,
    int64_t base_fen, int64_t *out_fen)
{
	wide sum = 0;

	if (money_tiers_check(tiers, count) != STATUS_OK)
		return STATUS_INVALID;
	for (size_t i = 0; i < count && base_fen > tiers[i].from_fen; i++) {
		int64_t to = base_fen;

		if (i + 1 < count && tiers[i + 1].from_fen < to)
			to = tiers[i + 1].from_fen;
		if (__builtin_add_overflow(sum,
			(wide)(to - tiers[i].from_fen) * tiers[i].rate_bp,
			&sum))
			return STATUS_INVALID;
	}
	return narrow(round_divide(sum, BASIS_POINTS), out_fen);
}

enum status
money_tiers_whole(const struct money_tier *tiers, size_t count,
    int64_t base_fen, int64_t *out_fen)
{
	int64_t rate_bp = 0;

	if (money_tiers_check(tiers, count) != STATUS_OK)
		return STATUS_INVALID;
	for (size_t i = 0; i < count && base_fen >= tiers[i].from_fen; i++)
		rate_bp = tiers[i].rate_bp;
	return money_scale(base_fen, rate_bp, BASIS_POINTS, out_fen);
}

/* The plain character for one that an input method or spreadsheet makes. */
static uint32_t
plain(uint32_t code_point)
{
	if (code_point == 0x2212) /* minus sign */
		return '-';
	if (code_point == 0xa5 || code_point == 0xffe5) /* yen, yuan */
		return '$';
	if (code_point == 0x3000 || code_point == 0xa0)
		return ' ';
	if (code_point >= 0xff01 && code_point <= 0xff5e)
		return code_point - 0xff01 + '!';
	/* Only the signs of yuan, given as '$', are money here. */
	return code_point == '$' ? 0xfffd : code_point;
}

/* Longest text that may stand for a number, in characters. */
#define NUMBER_MAX 40

/* The plain characters of `text` without spaces at either end. */
static enum status
number_fold(const char *text, char out[NUMBER_MAX + 1])
{
	size_t length = 0;
	size_t end = 0;
	uint32_t code_point;

	while ((code_point = utf8_next(&text)) != 0) {
		code_point = plain(code_point);
		if (code_point == ' ' && length == 0)
			continue;
		if (code_point >= 0x80 || length == NUMBER_MAX)
			return STATUS_INVALID;
		out[length++] = (char)code_point;
		if (code_point != ' ')
			end = length;
	}
	out[end] = '\0';
	return STATUS_OK;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static enum status
add_digit(wide *value, char digit)
{
	*value = *value * 10 + (digit - '0');
	return *value > (wide)INT64_MAX + 1 ? STATUS_INVALID : STATUS_OK;
}

/*
 * Digits before the point: all together or in groups of three, so that the
 * "1,5" of other countries is never read as 15.
 */
static enum status
read_whole(const char **at, wide *value)
{
	const char *start = *at;
	const char *group = *at;
	bool grouped = false;

	for (; is_digit(**at) || **at == ','; (*at)++) {
		ptrdiff_t length = *at - group;

		if (**at != ',') {
			if (add_digit(value, **at) != STATUS_OK)
				return STATUS_INVALID;
			continue;
		}
		if (length == 0 || length > 3 || (grouped && length != 3))
			return STATUS_INVALID;
		grouped = true;
		group = *at + 1;
	}
	if (*at == start || (grouped && *at - group != 3))
		return STATUS_INVALID;
	return STATUS_OK;
}

static enum status
read_fraction(const char **at, unsigned decimals, wide *value)
{
	unsigned count = 0;

	if (**at == '.') {
		(*at)++;
		for (; is_digit(**at); (*at)++, count++) {
			if (count == decimals ||
			    add_digit(value, **at) != STATUS_OK)
				return STATUS_INVALID;
		}
		if (count == 0)
			return STATUS_INVALID;
	}
	for (; count < decimals; count++) {
		if (add_digit(value, '0') != STATUS_OK)
			return STATUS_INVALID;
	}
	return STATUS_OK;
}

enum status
money_parse(const char *text, unsigned decimals, int64_t *out)
{
	char number[NUMBER_MAX + 1];
	const char *at = number;
	bool negative = false;
	bool currency = false;
	wide value = 0;

	if (number_fold(text, number) != STATUS_OK)
		return STATUS_INVALID;
	for (;; at++) {
		if (*at == '-' && !negative)
			negative = true;
		else if (*at == '$' && !currency)
			currency = true;
		else
			break;
	}
	if (read_whole(&at, &value) != STATUS_OK ||
	    read_fraction(&at, decimals, &value) != STATUS_OK || *at != '\0')
		return STATUS_INVALID;
	return narrow(negative ? -value : value, out);
}

/* Digits after the point that still fit beside the sign and "0.". */
#define DECIMALS_MAX 20

void
money_to_text(int64_t value, unsigned decimals, char out[25])
{
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char reversed[24];
	size_t length = 0;
	size_t at = 0;

	if (decimals > DECIMALS_MAX)
		decimals = DECIMALS_MAX;
	do {
		reversed[length++] = (char)('0' + rest % 10);
		rest /= 10;
		if (decimals > 0 && length == decimals)
			reversed[length++] = '.';
	} while (rest > 0 || length <= decimals + (decimals > 0 ? 1 : 0));

	if (value < 0)
		out[at++] = '-';
	while (length > 0)
		out[at++] = reversed[--length];
	out[at] = '\0';
}
