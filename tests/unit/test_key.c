/**
 * @file
 * Tests of domain/key: what people type becomes what is stored and searched.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"
#include "base/text.h"
#include "domain/key.h"

#define CEILING ((size_t)4 * 1024 * 1024)

struct pair {
	const char *from;
	const char *to;
};

static void
check_pairs(const char *(*make)(struct arena *mem, const char *text),
    const struct pair *pairs, size_t count)
{
	struct arena *mem = arena_new(CEILING);

	for (size_t i = 0; i < count; i++)
		assert_string_equal(make(mem, pairs[i].from), pairs[i].to);
	arena_free(mem);
}

static void
a_code_is_folded_however_it_was_typed(void **state)
{
	static const struct pair pairs[] = {
		{ "ＳＫＵ１２３ ", "SKU123" },
		{ "sku123", "SKU123" },
		{ "  a \t　b\u00a0c\n", "A B C" },
		{ "\ufeffA-1\u200b", "A-1" },
		{ "①㎏", "1KG" },
		{ "é", "é" },
		{ "e\u0301", "é" },
		{ "绿茶", "绿茶" },
		{ "", "" },
		{ "   ", "" },
		{ "\xff\xfe", "" },
	};

	(void)state;
	check_pairs(key_fold, pairs, ARRAY_LEN(pairs));
}

static void
folding_twice_changes_nothing(void **state)
{
	static const char *const texts[] = { "ＳＫＵ　１２３", "ﬁﬂ ½", "ﷺ",
		"A  b", "가", "İı" };
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		const char *once = key_fold(mem, texts[i]);

		assert_string_equal(key_fold(mem, once), once);
	}
	arena_free(mem);
}

static void
a_name_has_a_pinyin(void **state)
{
	static const struct pair pairs[] = {
		{ "复印纸", "fuyinzhi" },
		{ "A4复印纸 80g", "a4fuyinzhi80g" },
		{ "重庆火锅底料", "chongqinghuoguodiliao" },
		{ "绿茶", "lucha" },
		{ "Café", "cafe" },
		{ "（新）", "xin" },
		{ "！？", "" },
		{ "", "" },
	};

	(void)state;
	check_pairs(key_pinyin, pairs, ARRAY_LEN(pairs));
}

static void
initials_take_one_letter_per_han_character(void **state)
{
	static const struct pair pairs[] = {
		{ "复印纸", "fyz" },
		{ "A4复印纸 80g", "a4fyz80g" },
		{ "重庆火锅底料", "cqhgdl" },
		{ "重量", "zl" },
		{ "绿茶Café（新）", "lccafex" },
		{ "", "" },
	};

	(void)state;
	check_pairs(key_initials, pairs, ARRAY_LEN(pairs));
}

static void
grams_are_the_distinct_pairs_inside_words(void **state)
{
	static const struct {
		const char *text;
		const char *joined;
	} cases[] = {
		{ "复印纸", "复印|印纸|" },
		{ "A4 A4", "a4|" },
		{ "AbAb", "ab|ba|" },
		{ "纸", "纸|" },
		{ "纸 笔", "纸|笔|" },
		{ "纸 笔记", "笔记|" },
		{ "ab-cd", "ab|cd|" },
		{ "ＡＢ", "ab|" },
		{ "", "" },
		{ "--", "" },
	};
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct text joined = text_new(mem, 1000);
		size_t count;
		const char *const *grams =
		    key_grams(mem, cases[i].text, &count);

		for (size_t g = 0; g < count; g++)
			text_addf(&joined, "%s|", grams[g]);
		assert_string_equal(joined.bytes, cases[i].joined);
	}
	arena_free(mem);
}

static void
grams_have_a_ceiling(void **state)
{
	struct arena *mem = arena_new(CEILING);
	struct text text = text_new(mem, 10000);
	size_t count;

	(void)state;
	for (uint32_t i = 0; i < 1000; i++) {
		char bytes[4];
		size_t length = utf8_put(0x4e00 + i, bytes);

		text_add_bytes(&text, bytes, length);
	}
	key_grams(mem, text.bytes, &count);
	assert_int_equal(count, KEY_GRAMS_MAX);
	arena_free(mem);
}

static void
a_credit_code_carries_its_check(void **state)
{
	static const struct {
		const char *code;
		bool valid;
	} cases[] = {
		{ "91350100M000100Y43", true },
		{ "91110000802100433B", true },
		{ "91440300708461136T", true },
		{ "911100001000002860", true },
		{ "91350100M000100Y4Z", false },
		{ "91350100M000100Y44", false },
		{ "91350100m000100y43", false },
		{ "91350100M000100Y4", false },
		{ "91350100M000100Y433", false },
		{ "91350100O000100Y43", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		if (key_credit_code_is_valid(cases[i].code) != cases[i].valid)
			fail_msg("wrong answer for %s", cases[i].code);
	}
}

static void
any_one_wrong_character_breaks_a_credit_code(void **state)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const char *good = "91350100M000100Y43";

	(void)state;
	for (size_t at = 0; at < 18; at++) {
		for (const char *c = alphabet; *c != '\0'; c++) {
			char code[19];

			memcpy(code, good, sizeof(code));
			if (code[at] == *c)
				continue;
			code[at] = *c;
			assert_false(key_credit_code_is_valid(code));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_is_folded_however_it_was_typed),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(a_name_has_a_pinyin),
		cmocka_unit_test(initials_take_one_letter_per_han_character),
		cmocka_unit_test(grams_are_the_distinct_pairs_inside_words),
		cmocka_unit_test(grams_have_a_ceiling),
		cmocka_unit_test(a_credit_code_carries_its_check),
		cmocka_unit_test(any_one_wrong_character_breaks_a_credit_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
