/**
 * @file
 * Tests of base/random: known digests, and chance that looks like chance.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/status.h"

static void
digests_are_those_of_the_standards(void **state)
{
	char hex[65];
	char text[44];

	(void)state;
	digest_sha256("abc", 3, hex);
	assert_string_equal(hex,
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	digest_sha256("", 0, hex);
	assert_string_equal(hex,
	    "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
	/* RFC 4231, second case */
	digest_hmac("Jefe", 4, "what do ya want for nothing?", 28, text);
	assert_string_equal(
	    text, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
}

static void
base64url_has_no_padding_and_no_reserved_characters(void **state)
{
	static const struct {
		const char *bytes;
		size_t count;
		const char *text;
	} cases[] = {
		{ "", 0, "" },
		{ "f", 1, "Zg" },
		{ "fo", 2, "Zm8" },
		{ "foo", 3, "Zm9v" },
		{ "\xff\xef\xfe", 3, "_-_-" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char out[8];

		base64url_encode(cases[i].bytes, cases[i].count, out);
		assert_string_equal(out, cases[i].text);
	}
}

static void
no_two_tokens_are_alike(void **state)
{
	static char tokens[500][44];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(tokens); i++) {
		random_token(tokens[i]);
		assert_int_equal(strlen(tokens[i]), 43);
		for (size_t n = 0; n < i; n++)
			assert_string_not_equal(tokens[i], tokens[n]);
	}
}

static void
a_number_below_a_limit_takes_every_value_evenly(void **state)
{
	int counts[6] = { 0 };

	(void)state;
	for (int i = 0; i < 6000; i++) {
		uint64_t value = random_below(6);

		assert_true(value < 6);
		counts[value]++;
	}
	/* Seven standard deviations: once in 10^11 runs. */
	for (size_t i = 0; i < 6; i++)
		assert_in_range(counts[i], 798, 1202);
	assert_int_equal(random_below(0), 0);
	assert_int_equal(random_below(1), 0);
}

static void
every_byte_of_a_buffer_is_filled(void **state)
{
	unsigned char bytes[1000];
	size_t zeros = 0;

	(void)state;
	memset(bytes, 0, sizeof(bytes));
	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		zeros += bytes[i] == 0 ? 1 : 0;
	assert_true(zeros < 30);
}

static void
equal_digests_are_equal(void **state)
{
	(void)state;
	assert_true(digest_equal("abc", "abc"));
	assert_false(digest_equal("abc", "abd"));
	assert_false(digest_equal("abc", "ab"));
	assert_false(digest_equal("", "a"));
	assert_true(digest_equal("", ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_the_standards),
		cmocka_unit_test(
		    base64url_has_no_padding_and_no_reserved_characters),
		cmocka_unit_test(no_two_tokens_are_alike),
		cmocka_unit_test(
		    a_number_below_a_limit_takes_every_value_evenly),
		cmocka_unit_test(every_byte_of_a_buffer_is_filled),
		cmocka_unit_test(equal_digests_are_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
