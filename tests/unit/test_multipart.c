/**
 * @file
 * Tests of http/multipart: uploads, whole, cut and malformed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unistd.h>

#include "base/text.h"
#include "http/multipart.h"

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

/* Reads in pieces of `piece` bytes, as a slow client sends. */
struct slow {
	struct body_memory memory;
	size_t piece;
};

static size_t
slow_read(void *context, char *to, size_t most)
{
	struct slow *slow = context;

	return body_memory_read(
	    &slow->memory, to, most < slow->piece ? most : slow->piece);
}

static enum http_code
parse_pieces(const char *bytes, size_t length, size_t declared, size_t piece,
    struct fields *fields)
{
	struct slow slow = { { bytes, length }, piece };
	struct body body = { slow_read, &slow, declared };

	*fields = (struct fields){ .count = 0 };
	return multipart_parse(mem, &body, "XyZ", "/tmp", fields);
}

static enum http_code
parse(const char *text, struct fields *fields)
{
	return parse_pieces(text, strlen(text), strlen(text), 4096, fields);
}

#define PART(disposition, content)                                             \
	"--XyZ\r\nContent-Disposition: form-data; " disposition                \
	"\r\n\r\n" content "\r\n"
#define END "--XyZ--\r\n"

static void
texts_and_files_come_out_whatever_the_pieces(void **state)
{
	static const char body[] = PART("name=\"subject\"",
	    "破损 3 箱\r\n--Xy") "--XyZ\r\ncontent-type: text/csv\r\n"
				 "CONTENT-DISPOSITION: form-data; name=\"file\"; "
				 "filename=\"C:\\\\in\\\\a%22b 单.csv\"\r\n\r\n"
				 "1,2\r\n\r\n-\r\n--XyY\r\n" PART(
				     "name=\"last\"", "") END;
	static const size_t pieces[] = { 1, 2, 3, 7, 64, 4096 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
		struct fields fields;
		char content[64] = "";

		assert_int_equal(parse_pieces(body, sizeof(body) - 1,
				     sizeof(body) - 1, pieces[i], &fields),
		    HTTP_FINE);
		assert_int_equal(fields.count, 3);
		assert_string_equal(fields.items[0].value, "破损 3 箱\n--Xy");
		assert_null(fields.items[0].file_name);
		assert_string_equal(fields.items[1].file_name, "a\"b 单.csv");
		assert_int_equal(fields.items[1].size, 15);
		assert_int_equal(
		    read(fields.items[1].fd, content, sizeof(content)), 15);
		assert_string_equal(content, "1,2\r\n\r\n-\r\n--XyY");
		assert_string_equal(fields.items[2].value, "");
	}
}

static void
a_file_larger_than_the_window_is_whole(void **state)
{
	size_t size = 300 * 1000;
	struct text body = text_new(mem, 400 * 1000);
	struct fields fields;

	(void)state;
	text_add(&body,
	    "--XyZ\r\nContent-Disposition: form-data; "
	    "name=\"file\"; filename=\"f\"\r\n\r\n");
	for (size_t i = 0; i < size; i++)
		text_add_char(&body, "\r\n--XyA"[i % 7]);
	text_add(&body, "\r\n" END);
	assert_int_equal(
	    parse_pieces(body.bytes, body.length, body.length, 1000, &fields),
	    HTTP_FINE);
	assert_int_equal(fields.items[0].size, size);
	char *content = arena_alloc(mem, size);
	assert_int_equal(read(fields.items[0].fd, content, size), size);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(content[i], "\r\n--XyA"[i % 7]);
}

static void
a_file_not_chosen_has_no_descriptor(void **state)
{
	struct fields fields;

	(void)state;
	assert_int_equal(
	    parse(PART("name=\"file\"; filename=\"\"", "") END, &fields),
	    HTTP_FINE);
	assert_int_equal(fields.items[0].fd, -1);
	assert_int_equal(
	    parse(PART("name=\"file\"; filename=\"e\"", "") END, &fields),
	    HTTP_FINE);
	assert_true(fields.items[0].fd >= 0);
	assert_int_equal(fields.items[0].size, 0);
}

static void
a_body_cut_anywhere_is_refused(void **state)
{
	static const char body[] = PART("name=\"a\"", "1")
	    PART("name=\"file\"; filename=\"f\"", "content") END;

	(void)state;
	for (size_t length = 0; length < sizeof(body) - 1; length++) {
		struct fields fields;
		if (parse_pieces(body, length, sizeof(body) - 1, 4096,
			&fields) == HTTP_FINE)
			fail_msg("taken at %zu", length);
	}
}

static void
malformed_bodies_are_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"--XyZ",
		"preamble\r\n" PART("name=\"a\"", "1") END,
		"--XyQ\r\n\r\n",
		"--XyZ\r\n\r\n1\r\n" END,
		"--XyZ\r\nContent-Type: text/plain\r\n\r\n1\r\n" END,
		"--XyZ\r\nContent-Disposition: attachment; "
		"name=\"a\"\r\n\r\n1\r\n" END,
		PART("", "1") END,
		PART("name=a", "1") END,
		PART("name=\"a", "1") END,
		PART("name=\"\"", "1") END,
		PART("name=\"\xff\"", "1") END,
		PART("name=\"a\"", "\xff") END,
		PART("name=\"a\"; filename=\"\xff\"", "1") END,
		PART("name=\"a\"", "1") "--XyZ?\r\n",
		PART("name=\"a\"; filename=\"\"", "content") END,
	};
	struct fields fields;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (parse(bad[i], &fields) != HTTP_BAD_REQUEST)
			fail_msg("taken: %s", bad[i]);
	}
	/* A NUL in a text. */
	static const char nul[] = PART("name=\"a\"", "1\0002") END;
	assert_int_equal(
	    parse_pieces(nul, sizeof(nul) - 1, sizeof(nul) - 1, 4096, &fields),
	    HTTP_BAD_REQUEST);
}

static void
headers_files_and_texts_have_ceilings(void **state)
{
	struct fields fields;
	struct text body = text_new(mem, 4 * 1024 * 1024);

	(void)state;
	text_add(&body, "--XyZ\r\nX-Long: ");
	for (int i = 0; i < 5000; i++)
		text_add_char(&body, 'x');
	text_add(&body,
	    "\r\nContent-Disposition: form-data; name=\"a\"\r\n"
	    "\r\n1\r\n" END);
	assert_int_equal(parse(body.bytes, &fields), HTTP_BAD_REQUEST);

	body = text_new(mem, 4 * 1024 * 1024);
	for (int i = 0; i <= FORM_FILES_MAX; i++)
		text_add(
		    &body, PART("name=\"files\"; filename=\"f\"", "content"));
	text_add(&body, END);
	assert_int_equal(parse(body.bytes, &fields), HTTP_TOO_LARGE);

	body = text_new(mem, 4 * 1024 * 1024);
	text_add(&body,
	    "--XyZ\r\nContent-Disposition: form-data; "
	    "name=\"a\"\r\n\r\n");
	for (int i = 0; i <= FORM_TEXT_MAX; i++)
		text_add_char(&body, 'x');
	text_add(&body, "\r\n" END);
	assert_int_equal(parse(body.bytes, &fields), HTTP_TOO_LARGE);
}

static void
headers_of_many_parameters_take_little_memory(void **state)
{
	struct text body = text_new(mem, 16 * 1024 * 1024);
	struct arena *own = arena_new(8 * 1024 * 1024);
	struct fields fields = { .count = 0 };

	(void)state;
	for (int part = 0; part < 2000; part++) {
		text_add(&body,
		    "--XyZ\r\nContent-Disposition: form-data; "
		    "name=\"a\"");
		for (int i = 0; i < 600; i++)
			text_add(&body, ";a=\"\"");
		text_add(&body, "\r\n\r\n1\r\n");
	}
	text_add(&body, END);
	struct body_memory memory = { body.bytes, body.length };
	assert_int_equal(
	    multipart_parse(own,
		&(struct body){ body_memory_read, &memory, body.length }, "XyZ",
		"/tmp", &fields),
	    HTTP_TOO_LARGE);
	arena_free(own);
}

static void
no_room_for_a_file_is_unavailable(void **state)
{
	static const char text[] =
	    PART("name=\"f\"; filename=\"f\"", "content") END;
	struct body_memory memory = { text, sizeof(text) - 1 };
	struct body body = { body_memory_read, &memory, sizeof(text) - 1 };
	struct fields fields = { .count = 0 };

	(void)state;
	assert_int_equal(
	    multipart_parse(mem, &body, "XyZ", "/nowhere", &fields),
	    HTTP_UNAVAILABLE);
}

static void
the_boundary_is_found_or_refused(void **state)
{
	static const struct {
		const char *type;
		const char *boundary; /* NULL: refused */
	} cases[] = {
		{ "multipart/form-data; boundary=a-b", "a-b" },
		{ "Multipart/Form-Data;boundary=\"a b\"", NULL },
		{ "multipart/form-data; boundary=\"a?b\"; charset=x", "a?b" },
		{ "multipart/form-data; charset=x; boundary=a; x=y", "a" },
		{ "multipart/form-data", NULL },
		{ "multipart/form-data; boundary=", NULL },
		{ "multipart/form-data; boundary=\"a", NULL },
		{ "multipart/form-data; boundary=a\r\nb", NULL },
		{ "multipart/form-datax; boundary=a", NULL },
		{ "multipart/mixed; boundary=a", NULL },
		{ "multipart/form-data; boundary="
		  "1234567890123456789012345678901234567890"
		  "1234567890123456789012345678901",
		    NULL },
		{ "", NULL },
		{ NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *found = multipart_boundary(mem, cases[i].type);
		if (cases[i].boundary == NULL)
			assert_null(found);
		else
			assert_string_equal(found, cases[i].boundary);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_and_files_come_out_whatever_the_pieces),
		cmocka_unit_test(a_file_larger_than_the_window_is_whole),
		cmocka_unit_test(a_file_not_chosen_has_no_descriptor),
		cmocka_unit_test(a_body_cut_anywhere_is_refused),
		cmocka_unit_test(malformed_bodies_are_refused),
		cmocka_unit_test(headers_files_and_texts_have_ceilings),
		cmocka_unit_test(headers_of_many_parameters_take_little_memory),
		cmocka_unit_test(no_room_for_a_file_is_unavailable),
		cmocka_unit_test(the_boundary_is_found_or_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
