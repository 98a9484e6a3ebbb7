/**
 * @file
 * Tests of http/form: url-encoded fields.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "http/form.h"

static struct arena *mem;

static int
begin(void **state)
{
	(void)state;
	mem = arena_new(64 * 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

static enum http_code
parse(const char *text, struct fields *fields)
{
	*fields = (struct fields){ .count = 0 };
	return form_parse(mem, text, strlen(text), fields);
}

static void
fields_come_out_in_order_and_decoded(void **state)
{
	struct fields fields;

	(void)state;
	assert_int_equal(
	    parse("sku=A+1&sku=%e4%B8%AD&empty=&bare&a%3Db=1%262", &fields),
	    HTTP_FINE);
	assert_int_equal(fields.count, 5);
	assert_string_equal(fields_find(&fields, "sku", 0)->value, "A 1");
	assert_string_equal(fields_find(&fields, "sku", 1)->value, "中");
	assert_null(fields_find(&fields, "sku", 2));
	assert_string_equal(fields_find(&fields, "empty", 0)->value, "");
	assert_string_equal(fields_find(&fields, "bare", 0)->value, "");
	assert_string_equal(fields_find(&fields, "a=b", 0)->value, "1&2");
	assert_null(fields_find(&fields, "other", 0));
}

static void
line_ends_become_newlines(void **state)
{
	struct fields fields;

	(void)state;
	assert_int_equal(
	    parse("t=a%0D%0Ab%0Dc%0Ad%0D%0D%0A", &fields), HTTP_FINE);
	assert_string_equal(fields.items[0].value, "a\nb\nc\nd\n\n");
}

static void
malformed_input_is_refused(void **state)
{
	static const char *const bad[] = {
		"a=%",
		"a=%2",
		"a=%zz",
		"a=%0g",
		"a=%00",
		"a=%ff",
		"a=%c0%80",       /* overlong NUL */
		"a=%ed%a0%80",    /* a surrogate */
		"a=%f5%80%80%80", /* beyond Unicode */
		"%ff=a",
		"=value",
		"a%",
	};
	struct fields fields;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (parse(bad[i], &fields) != HTTP_BAD_REQUEST)
			fail_msg("taken: %s", bad[i]);
	}
}

static void
empty_pairs_are_nothing(void **state)
{
	struct fields fields;

	(void)state;
	assert_int_equal(parse("", &fields), HTTP_FINE);
	assert_int_equal(fields.count, 0);
	assert_int_equal(parse("&&a=1&&", &fields), HTTP_FINE);
	assert_int_equal(fields.count, 1);
}

static void
field_count_has_a_ceiling_that_a_quick_order_fits(void **state)
{
	struct text text = text_new(mem, 100000);
	struct fields fields;

	(void)state;
	for (int i = 0; i < 600; i++)
		text_add(&text, "sku=A&quantity=1&");
	assert_int_equal(parse(text.bytes, &fields), HTTP_FINE);
	assert_int_equal(fields.count, 1200);

	text = text_new(mem, 100000);
	for (int i = 0; i < FORM_FIELDS_MAX; i++)
		text_add(&text, "a=1&");
	assert_int_equal(parse(text.bytes, &fields), HTTP_FINE);
	text_add(&text, "a=1");
	assert_int_equal(parse(text.bytes, &fields), HTTP_TOO_LARGE);
}

static void
name_length_has_a_ceiling(void **state)
{
	char name[FORM_NAME_MAX + 4];
	struct fields fields;

	(void)state;
	memset(name, 'n', sizeof(name));
	name[FORM_NAME_MAX] = '=';
	name[FORM_NAME_MAX + 1] = '\0';
	assert_int_equal(parse(name, &fields), HTTP_FINE);
	name[FORM_NAME_MAX] = 'n';
	name[FORM_NAME_MAX + 1] = '=';
	name[FORM_NAME_MAX + 2] = '\0';
	assert_int_equal(parse(name, &fields), HTTP_BAD_REQUEST);
}

static void
text_beyond_the_ceiling_is_refused(void **state)
{
	size_t length = FORM_TEXT_MAX + 1;
	char *text = arena_alloc(mem, length);
	struct fields fields = { .count = 0 };

	(void)state;
	memset(text, 'a', length);
	assert_int_equal(
	    form_parse(mem, text, length, &fields), HTTP_TOO_LARGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_come_out_in_order_and_decoded),
		cmocka_unit_test(line_ends_become_newlines),
		cmocka_unit_test(malformed_input_is_refused),
		cmocka_unit_test(empty_pairs_are_nothing),
		cmocka_unit_test(
		    field_count_has_a_ceiling_that_a_quick_order_fits),
		cmocka_unit_test(name_length_has_a_ceiling),
		cmocka_unit_test(text_beyond_the_ceiling_is_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
