/**
 * @file
 * The numbers people read.  See number.h for the contract.
 */
#include "domain/number.h"

#include "base/text.h"

#define PREFIX_MAX 8
#define DIGITS_MAX 19
#define DIGITS_LEAST 7
#define TYPED_MAX 31

/* Damm's table: a totally anti-symmetric quasigroup of order 10. */
static const unsigned char damm[10][10] = {
	{ 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 },
	{ 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
	{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 },
	{ 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
	{ 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
	{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
	{ 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 },
	{ 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
	{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 },
	{ 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
};

static unsigned
check_digit(const char *digits)
{
	unsigned interim = 0;

	for (; *digits != '\0'; digits++)
		interim = damm[interim][*digits - '0'];
	return interim;
}

/* By hand: a list has a number or two in each row. */
void
number_format(char out[32], const char *prefix, int64_t id)
{
	const size_t prefix_length = strlen(prefix);
	char digits[DIGITS_MAX + 1];
	char *first = digits + DIGITS_MAX;
	size_t count;

	out[0] = '\0';
	if (id <= 0 || prefix_length > PREFIX_MAX)
		return;
	*first = '\0';
	for (; id > 0; id /= 10)
		*--first = (char)('0' + id % 10);
	while (first > digits + DIGITS_MAX - DIGITS_LEAST)
		*--first = '0';
	count = (size_t)(digits + DIGITS_MAX - first);
	memcpy(out, prefix, prefix_length);
	out += prefix_length;
	*out++ = '-';
	memcpy(out, first, count);
	out += count;
	*out++ = (char)('0' + check_digit(first));
	*out = '\0';
}

static bool
is_dash(uint32_t code_point)
{
	return code_point == '-' || code_point == 0x2212 ||
	    (code_point >= 0x2010 && code_point <= 0x2015);
}

/* ASCII capitals and digits of what was typed, without spaces and dashes. */
static enum status
fold(const char *text, char out[TYPED_MAX + 1])
{
	size_t length = 0;
	uint32_t code_point;

	while ((code_point = utf8_next(&text)) != 0) {
		if (code_point >= 0xff01 && code_point <= 0xff5e)
			code_point = code_point - 0xff01 + '!';
		if (code_point >= 'a' && code_point <= 'z')
			code_point = code_point - 'a' + 'A';
		if (is_dash(code_point) || code_point == ' ' ||
		    code_point == '\t' || code_point == 0xa0 ||
		    code_point == 0x3000)
			continue;
		if (code_point >= 0x80 || length == TYPED_MAX)
			return STATUS_INVALID;
		out[length++] = (char)code_point;
	}
	out[length] = '\0';
	return STATUS_OK;
}

enum status
number_parse(const char *prefix, const char *text, int64_t *id)
{
	char typed[TYPED_MAX + 1];
	char wanted[32];
	char digits[TYPED_MAX + 1];
	size_t prefix_length = strlen(prefix);
	size_t digit_count;
	int64_t value;

	if (fold(text, typed) != STATUS_OK || !text_starts_with(typed, prefix))
		return STATUS_INVALID;
	digit_count = strlen(typed + prefix_length);
	if (digit_count < 2)
		return STATUS_INVALID;
	memcpy(digits, typed + prefix_length, digit_count - 1);
	digits[digit_count - 1] = '\0';
	if (text_to_int(digits, &value) != STATUS_OK || value <= 0)
		return STATUS_INVALID;

	/* The one spelling of this id, but for the dash. */
	number_format(wanted, prefix, value);
	if (wanted[0] == '\0' ||
	    !text_equal(wanted + prefix_length + 1, typed + prefix_length))
		return STATUS_INVALID;
	*id = value;
	return STATUS_OK;
}
