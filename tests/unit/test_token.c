/**
 * @file
 * Tests of http/token: ours, this session's, unaltered, not too old.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"
#include "http/token.h"

static struct arena *mem;

static const struct token_key mine = { "secret-of-the-instance", "session-1" };
static const struct token_key other_session = { "secret-of-the-instance",
	"session-2" };
static const struct token_key other_instance = { "another-secret",
	"session-1" };

enum {
	TODAY = 20778
};

static int
begin(void **state)
{
	(void)state;
	mem = arena_new(16 * 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static void
a_csrf_token_is_good_for_its_session_alone(void **state)
{
	char *token = token_csrf(mem, &mine);

	(void)state;
	assert_int_equal(strlen(token), 66);
	assert_true(token_csrf_is_valid(&mine, token));
	assert_false(token_csrf_is_valid(&other_session, token));
	assert_false(token_csrf_is_valid(&other_instance, token));
	assert_string_not_equal(token, token_csrf(mem, &mine));
}

static void
a_token_altered_anywhere_is_refused(void **state)
{
	char *csrf = token_csrf(mem, &mine);
	char *form = token_form(mem, &mine, TODAY);

	(void)state;
	for (size_t i = 0; csrf[i] != '\0'; i++) {
		char *altered = arena_strdup(mem, csrf);
		altered[i] = altered[i] == 'A' ? 'B' : 'A';
		assert_false(token_csrf_is_valid(&mine, altered));
		altered[i] = '\0';
		assert_false(token_csrf_is_valid(&mine, altered));
	}
	for (size_t i = 0; form[i] != '\0'; i++) {
		char *altered = arena_strdup(mem, form);
		altered[i] = altered[i] == '1' ? '2' : '1';
		assert_false(token_form_is_valid(&mine, altered, TODAY));
		altered[i] = '\0';
		assert_false(token_form_is_valid(&mine, altered, TODAY));
	}
}

static void
a_form_token_lives_seven_days(void **state)
{
	char *token = token_form(mem, &mine, TODAY);

	(void)state;
	assert_true(strlen(token) <= 72);
	assert_true(token_form_is_valid(&mine, token, TODAY));
	assert_true(token_form_is_valid(&mine, token, TODAY + 7));
	assert_false(token_form_is_valid(&mine, token, TODAY + 8));
	assert_false(token_form_is_valid(&mine, token, TODAY - 1));
	assert_false(token_form_is_valid(&other_session, token, TODAY));
	assert_false(token_form_is_valid(&other_instance, token, TODAY));
}

static void
one_kind_of_token_is_not_another(void **state)
{
	const char *form = token_form(mem, &mine, TODAY);
	const char *csrf = token_csrf(mem, &mine);

	(void)state;
	assert_false(token_csrf_is_valid(&mine, form));
	assert_false(token_csrf_is_valid(&mine, form + 6));
	assert_false(token_form_is_valid(&mine, csrf, TODAY));
	assert_null(token_verify(mem, &mine, "flash", csrf));
}

static void
nonsense_is_refused(void **state)
{
	static const char *const bad[] = { "", ".", "..", "20778..", "a.b.c",
		"99999999999999999999.0123456789012345678901."
		"0123456789012345678901234567890123456789012",
		"-1.0123456789012345678901."
		"0123456789012345678901234567890123456789012" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		assert_false(token_csrf_is_valid(&mine, bad[i]));
		assert_false(token_form_is_valid(&mine, bad[i], TODAY));
		assert_null(token_verify(mem, &mine, "flash", bad[i]));
	}
}

static void
a_signed_value_comes_back_for_its_purpose(void **state)
{
	char *token = token_sign(mem, &mine, "flash", "1.%E4%B8%AD");

	(void)state;
	assert_string_equal(
	    token_verify(mem, &mine, "flash", token), "1.%E4%B8%AD");
	assert_null(token_verify(mem, &mine, "other", token));
	assert_null(token_verify(mem, &other_session, "flash", token));
	token[strlen(token) - 1] = 'E';
	assert_null(token_verify(mem, &mine, "flash", token));
}

static void
a_long_session_name_forges_nothing(void **state)
{
	char session[2000];
	struct token_key key = { "secret", session };

	(void)state;
	memset(session, 's', sizeof(session) - 1);
	session[sizeof(session) - 1] = '\0';
	char *token = token_csrf(mem, &key);
	assert_true(token_csrf_is_valid(&key, token));
	token[0] = token[0] == 'A' ? 'B' : 'A';
	assert_false(token_csrf_is_valid(&key, token));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_csrf_token_is_good_for_its_session_alone),
		cmocka_unit_test(a_token_altered_anywhere_is_refused),
		cmocka_unit_test(a_form_token_lives_seven_days),
		cmocka_unit_test(one_kind_of_token_is_not_another),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(a_signed_value_comes_back_for_its_purpose),
		cmocka_unit_test(a_long_session_name_forges_nothing),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
