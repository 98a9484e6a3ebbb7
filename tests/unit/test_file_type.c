/**
 * @file
 * The types of files that are taken, names made fit, ids and places of files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/file_store.h"
#include "domain/file_type.h"
#include "view/file_view.h"

static struct arena *mem;

static const struct file_type *
type(const char *media_type, const char *name)
{
	return file_type_of(media_type, name);
}

static void
only_types_of_the_table_are_taken(void **state)
{
	static const char *const refused[] = { "text/html", "text/xml",
		"image/svg+xml", "application/zip", "application/x-dosexec",
		"application/x-sharedlib", "text/x-shellscript",
		"application/javascript", "image/tiff", "image/webp",
		"inode/x-empty", "application/octet-stream", "",
		"text/plain; x" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		assert_null(type(refused[i], "a.jpg"));
	assert_int_equal(type("image/jpeg", "x")->kind, FILE_IMAGE);
	assert_int_equal(type("video/x-m4v", "x")->kind, FILE_VIDEO);
	assert_string_equal(type("video/x-m4v", "x")->media_type, "video/mp4");
	assert_string_equal(
	    type("application/csv", "x")->media_type, "text/csv");
}

static void
plain_text_is_csv_where_its_name_says_so(void **state)
{
	(void)state;
	assert_string_equal(
	    type("text/plain", "a.CSV")->media_type, "text/csv");
	assert_string_equal(
	    type("text/plain", "csv")->media_type, "text/plain");
	assert_string_equal(
	    type("text/plain", "a.html")->media_type, "text/plain");
}

static void
only_images_are_shown_by_browsers(void **state)
{
	static const char *const saved[] = { "text/plain", "text/csv",
		"application/pdf", "video/mp4", "video/webm" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(saved); i++)
		assert_false(file_type_stored(saved[i])->is_inline);
	assert_true(file_type_stored("image/png")->is_inline);
}

static void
names_lose_paths_controls_and_what_misleads(void **state)
{
	static const struct {
		const char *name;
		const char *media_type;
		const char *clean;
	} cases[] = {
		{ "photo.JPG", "image/jpeg", "photo.jpg" },
		{ "IMG_1.HEIC", "image/jpeg", "IMG_1.jpg" },
		{ "../../etc/passwd", "text/plain", "passwd.txt" },
		{ "C:\\a\\<b>.heic", "image/jpeg", "_b_.jpg" },
		{ "bill.pdf.exe", "application/pdf", "bill.pdf.exe.pdf" },
		{ "a.php.jpg", "image/jpeg", "a.php.jpg" },
		{ "..", "image/png", "file.png" },
		{ "", "image/png", "file.png" },
		{ ".jpg", "image/jpeg", "jpg.jpg" },
		{ " . a . ", "text/plain", "a.txt" },
		{ "a\tb\x7f\n.txt", "text/plain", "ab.txt" },
		{ "a\xe2\x80\xaegpj.exe", "image/png", "agpj.exe.png" },
		{ "\xef\xbb\xbf"
		  "a\xe2\x80\x8b.png",
		    "image/png", "a.png" },
		{ "\xe5\xa4\x96\xe7\xae\xb1 1.png", "image/png",
		    "\xe5\xa4\x96\xe7\xae\xb1 1.png" },
		{ "\xff\xfe", "image/png", "file.png" },
		{ "100%.csv", "text/csv", "100_.csv" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_string_equal(file_name_clean(mem, cases[i].name,
					file_type_stored(cases[i].media_type)),
		    cases[i].clean);
}

static void
long_names_are_cut_between_characters(void **state)
{
	const struct file_type *png = file_type_stored("image/png");
	struct text name = text_new(mem, 4000);
	const char *clean;

	(void)state;
	for (int i = 0; i < 300; i++)
		text_add(&name, "\xe5\xa4\x96");
	clean = file_name_clean(mem, name.bytes, png);
	assert_int_equal(utf8_length(clean), FILE_NAME_MAX);
	assert_true(text_ends_with(clean, "\xe5\xa4\x96.png"));
}

static void
an_id_is_22_characters_that_nobody_can_guess(void **state)
{
	char first[23], second[23];

	(void)state;
	file_id_new(first);
	file_id_new(second);
	assert_true(file_id_is_valid(first));
	assert_string_not_equal(first, second);
	assert_false(file_id_is_valid(""));
	assert_false(file_id_is_valid("../../../../etc/passwd"));
	assert_false(file_id_is_valid("AAAAAAAAAAAAAAAAAAAAA"));
	assert_false(file_id_is_valid("AAAAAAAAAAAAAAAAAAAAAAA"));
	assert_false(file_id_is_valid("AAAAAAAAAAA/AAAAAAAAAA"));
	assert_string_equal(
	    file_store_name(mem, "abcdefghijklmnopqrstuv", true),
	    "ab/cd/abcdefghijklmnopqrstuv.t");
}

static void
every_id_lies_in_exactly_one_range_of_the_sweep(void **state)
{
	char from[4], beyond[4], id[23];

	(void)state;
	for (int i = 0; i < 50; i++) {
		int hits = 0;

		file_id_new(id);
		for (int k = 0; k < FILE_STORE_FOLDERS; k++) {
			file_store_range(k, from, beyond);
			hits += strcmp(id, from) >= 0 && strcmp(id, beyond) < 0;
		}
		assert_int_equal(hits, 1);
	}
}

static void
json_holds_whatever_a_name_holds(void **state)
{
	const struct file file = { .public_id = "abcdefghijklmnopqrstuv",
		.name = "a\"\\\n</script>.txt",
		.kind = FILE_TEXT,
		.bytes = 1536 };
	const char *const errors[] = { "b\"" };
	struct text json = file_view_json(mem, &file, 1, errors, 1);

	(void)state;
	assert_string_equal(json.bytes,
	    "{\"files\":[{\"id\":\"abcdefghijklmnopqrstuv\","
	    "\"name\":\"a\\u0022\\u005c\\u000a</script>.txt\","
	    "\"kind\":\"text\",\"size\":\"1 KB\",\"thumb\":\"\"}],"
	    "\"errors\":[\"b\\u0022\"]}\n");
}

static int
open_mem(void **state)
{
	(void)state;
	mem = arena_new((size_t)1 << 20);
	return 0;
}

static int
close_mem(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_types_of_the_table_are_taken),
		cmocka_unit_test(plain_text_is_csv_where_its_name_says_so),
		cmocka_unit_test(only_images_are_shown_by_browsers),
		cmocka_unit_test(names_lose_paths_controls_and_what_misleads),
		cmocka_unit_test(long_names_are_cut_between_characters),
		cmocka_unit_test(an_id_is_22_characters_that_nobody_can_guess),
		cmocka_unit_test(
		    every_id_lies_in_exactly_one_range_of_the_sweep),
		cmocka_unit_test(json_holds_whatever_a_name_holds),
	};

	return cmocka_run_group_tests_name(
	    "file_type", tests, open_mem, close_mem);
}
