/**
 * @file
 * Codes of an app against RFC 6238, passwords that are refused, seals.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/password.h"
#include "domain/seal.h"
#include "domain/two_factor.h"
#include "domain/user.h"

static struct arena *mem;

static int
set_key(const char *key)
{
	return setenv("QUTONG_SECRET_KEY", key, 1);
}

static int
open_all(void **state)
{
	(void)state;
	mem = arena_new(8 * 1024 * 1024);
	return set_key("a key of an instance, at least 32 long");
}

static int
close_all(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* RFC 6238, appendix B: SHA-1, 8 digits. */
static void
codes_are_those_of_rfc_6238(void **state)
{
	static const struct {
		int64_t seconds;
		const char *code;
	} vectors[] = {
		{ 59, "94287082" },
		{ 1111111109, "07081804" },
		{ 1111111111, "14050471" },
		{ 1234567890, "89005924" },
		{ 2000000000, "69279037" },
		{ 20000000000, "65353130" },
	};
	const unsigned char *secret =
	    (const unsigned char *)"12345678901234567890";
	char code[9];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
		struct instant at = { vectors[i].seconds * 1000 };

		assert_int_equal(two_factor_code(secret, 20,
				     two_factor_step(at), 8, code),
		    STATUS_OK);
		assert_string_equal(code, vectors[i].code);
		assert_int_equal(two_factor_code(secret, 20,
				     two_factor_step(at), 6, code),
		    STATUS_OK);
		assert_string_equal(code, vectors[i].code + 2);
	}
	assert_int_equal(two_factor_code(secret, 20, 1, 5, code), STATUS_BUG);
	assert_int_equal(two_factor_code(secret, 20, -1, 6, code), STATUS_BUG);
}

static void
a_step_lasts_30_seconds(void **state)
{
	(void)state;
	assert_int_equal(two_factor_step((struct instant){ 29999 }), 0);
	assert_int_equal(two_factor_step((struct instant){ 30000 }), 1);
}

static void
weak_passwords_are_told_apart(void **state)
{
	static const char *const personal[] = { "lin@栖禾.example", "林 知夏知夏知夏知",
		NULL, "Hangzhou Qihe Trading" };
	static const struct {
		const char *password;
		enum password_fault fault;
	} cases[] = {
		{ "", PASSWORD_SHORT },
		{ "short-one", PASSWORD_SHORT },
		{ "知夏知夏知夏知夏知", PASSWORD_SHORT },
		{ "four plain words here", PASSWORD_FINE },
		{ "知夏喝茶写字走路看书", PASSWORD_FINE },
		{ "qutong-demo-1", PASSWORD_FINE },
		{ "aaaaaaaaaa", PASSWORD_COMMON },
		{ "1234567890", PASSWORD_COMMON },
		{ "0123456789012", PASSWORD_COMMON },
		{ "zyxwvutsrq", PASSWORD_COMMON },
		{ "qwertyuiop", PASSWORD_COMMON },
		{ "QWERTY uiop", PASSWORD_COMMON },
		{ "1qaz2wsx3edc", PASSWORD_COMMON },
		{ "password2026!", PASSWORD_COMMON },
		{ "2026-dragon-11", PASSWORD_COMMON },
		{ "Manchester", PASSWORD_COMMON },
		{ "LIN@栖禾.example", PASSWORD_PERSONAL },
		{ "hangzhouqihetrading", PASSWORD_PERSONAL },
		{ "林知夏知夏知夏知夏", PASSWORD_SHORT },
	};
	char long_one[PASSWORD_CHARS_MAX + 2];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		print_message("%s\n", cases[i].password);
		assert_int_equal(password_judge(mem, cases[i].password,
				     personal, ARRAY_LEN(personal)),
		    cases[i].fault);
	}
	for (size_t i = 0; i < sizeof(long_one); i++)
		long_one[i] = (char)('a' + (i * 7) % 26);
	long_one[PASSWORD_CHARS_MAX + 1] = '\0';
	assert_int_equal(
	    password_judge(mem, long_one, NULL, 0), PASSWORD_LONG);
	long_one[PASSWORD_CHARS_MAX] = '\0';
	assert_int_equal(
	    password_judge(mem, long_one, NULL, 0), PASSWORD_FINE);
}

static void
a_seal_opens_with_its_key_and_purpose_alone(void **state)
{
	const char *sealed = seal_close(mem, "one", "the secret");
	char *changed;

	(void)state;
	assert_non_null(sealed);
	assert_null(strstr(sealed, "secret"));
	assert_true(strlen(sealed) <= 160);
	assert_string_equal(seal_open(mem, "one", sealed), "the secret");
	assert_null(seal_open(mem, "two", sealed));
	assert_null(seal_open(mem, "one", "AAAA"));
	assert_null(seal_open(mem, "one", "no base64!"));
	changed = arena_strdup(mem, sealed);
	changed[40] = changed[40] == 'A' ? 'B' : 'A';
	assert_null(seal_open(mem, "one", changed));

	set_key("another key of an instance, as long");
	assert_null(seal_open(mem, "one", sealed));
	set_key("short");
	assert_null(seal_close(mem, "one", "the secret"));
	set_key("a key of an instance, at least 32 long");
	assert_null(seal_close(mem, "one",
	    "more than sixty-four bytes of text are longer than any secret is"
	    "."));
}

static void
two_seals_of_one_text_differ(void **state)
{
	(void)state;
	assert_string_not_equal(
	    seal_close(mem, "one", "x"), seal_close(mem, "one", "x"));
}

static void
roles_are_of_one_side(void **state)
{
	static const char *const good[] = { "distributor_admin", "buyer" };
	static const char *const mixed[] = { "buyer", "admin" };
	static const char *const twice[] = { "buyer", "buyer" };
	static const char *const strange[] = { "buyer", "buyer,admin" };
	const char *joined;

	(void)state;
	assert_true(user_roles_fit(mem, false, good, 2, &joined));
	assert_string_equal(joined, "buyer,distributor_admin");
	assert_false(user_roles_fit(mem, true, good, 2, NULL));
	assert_false(user_roles_fit(mem, false, mixed, 2, NULL));
	assert_false(user_roles_fit(mem, true, mixed, 2, NULL));
	assert_false(user_roles_fit(mem, false, twice, 2, NULL));
	assert_false(user_roles_fit(mem, false, strange, 2, NULL));
	assert_false(user_roles_fit(mem, false, good, 0, NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_those_of_rfc_6238),
		cmocka_unit_test(a_step_lasts_30_seconds),
		cmocka_unit_test(weak_passwords_are_told_apart),
		cmocka_unit_test(a_seal_opens_with_its_key_and_purpose_alone),
		cmocka_unit_test(two_seals_of_one_text_differ),
		cmocka_unit_test(roles_are_of_one_side),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
