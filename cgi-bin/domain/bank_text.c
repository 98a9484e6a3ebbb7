/**
 * @file
 * What a bank's texts tell: names, our numbers, columns.  See bank.h.
 */
#include <ctype.h>

#include "base/text.h"
#include "domain/bank.h"
#include "domain/number.h"

enum {
	FOLD_BYTES = 2000,
	DIGITS_MIN = 8,
	DIGITS_MAX = 18
};

/* Full width to plain, letters to lower case; 0 for what does not matter. */
static uint32_t
fold(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	if (c == 0x3000)
		return ' ';
	if (c >= 'A' && c <= 'Z')
		return c + ('a' - 'A');
	return c;
}

static bool
matters(uint32_t c)
{
	static const char ignored[] = " \t\r\n()[]{}.,;:'\"-_/&*";

	/* U+00B7 and U+30FB: the middle dots of names. */
	return c != 0xb7 && c != 0x30fb &&
	    (c >= 0x80 || strchr(ignored, (int)c) == NULL);
}

const char *
bank_payer_fold(struct arena *mem, const char *payer)
{
	struct text folded = text_new(mem, FOLD_BYTES);
	const char *at = payer;
	char bytes[4];
	uint32_t c;

	while ((c = utf8_next(&at)) != 0) {
		c = fold(c);
		if (matters(c))
			text_add_bytes(&folded, bytes, utf8_put(c, bytes));
	}
	return folded.bytes;
}

/* A number of this kind at this place of a folded text; 0 for none. */
static int64_t
number_at(const char *text, const char *prefix)
{
	char number[DIGITS_MAX + 8];
	size_t digits = 0;
	int64_t id;

	text += 2;
	while (*text == '-' || *text == ' ' || *text == '_')
		text++;
	while (isdigit((unsigned char)text[digits]))
		digits++;
	if (digits < DIGITS_MIN || digits > DIGITS_MAX)
		return 0;
	snprintf(number, sizeof(number), "%s-%.*s", prefix, (int)digits, text);
	return number_parse(prefix, number, &id) == STATUS_OK ? id : 0;
}

void
bank_numbers_find(const char *text, struct bank_numbers *out)
{
	char plain[FOLD_BYTES + 1];
	size_t length = 0;
	const char *at = text;
	uint32_t c;
	size_t i;

	*out = (struct bank_numbers){ 0 };
	while ((c = utf8_next(&at)) != 0 && length < FOLD_BYTES) {
		c = fold(c);
		plain[length++] = (char)(c < 0x80 ? c : '|');
	}
	plain[length] = '\0';
	for (i = 0; i + 2 < length; i++) {
		if (plain[i] != 's' ||
		    (i > 0 && isalpha((unsigned char)plain[i - 1])))
			continue;
		if (plain[i + 1] == 'o' && out->order_id == 0)
			out->order_id = number_at(plain + i, NUMBER_ORDER);
		if (plain[i + 1] == 'h' && out->shipment_id == 0)
			out->shipment_id =
			    number_at(plain + i, NUMBER_SHIPMENT);
	}
}

/* The names that banks give a column, the surest first. */
static const char *const day_names[] = { "交易日期", "记账日期", "入账日期",
	"交易时间", "日期", "date", NULL };
static const char *const amount_names[] = { "贷方发生额", "贷方金额",
	"收入金额", "转入金额", "入账金额", "收款金额", "贷方", "收入",
	"credit", "交易金额", "发生额", "金额", "amount", NULL };
static const char *const payer_names[] = { "对方户名", "付款人名称",
	"付款方名称", "付款人户名", "对方名称", "对方单位", "付款人", "付款方",
	"户名", "payer", "counterparty", "name", NULL };
static const char *const account_names[] = { "对方账号", "对方帐号",
	"付款人账号", "付款账号", "付款方账号", "account", NULL };
static const char *const reference_names[] = { "附言", "用途", "摘要", "备注",
	"reference", "remark", "memo", "purpose", "description", NULL };

static int64_t
guess(const char *const *headers, size_t count, const char *const *names,
    const int64_t *taken, size_t taken_count)
{
	size_t n;
	size_t i;
	size_t k;

	for (n = 0; names[n] != NULL; n++) {
		for (i = 0; i < count; i++) {
			bool is_free = true;

			for (k = 0; k < taken_count; k++)
				is_free = is_free && taken[k] != (int64_t)i;
			if (is_free && strcasestr(headers[i], names[n]) != NULL)
				return (int64_t)i;
		}
	}
	return -1;
}

void
bank_mapping_guess(
    const char *const *headers, size_t count, struct bank_mapping *out)
{
	int64_t taken[4];

	taken[0] = guess(headers, count, day_names, NULL, 0);
	taken[1] = guess(headers, count, amount_names, taken, 1);
	taken[2] = guess(headers, count, account_names, taken, 2);
	taken[3] = guess(headers, count, payer_names, taken, 3);
	out->day_column = taken[0];
	out->amount_column = taken[1];
	out->account_column = taken[2];
	out->payer_column = taken[3];
	out->reference_column =
	    guess(headers, count, reference_names, taken, 4);
}
