/**
 * @file
 * Texts from C: looked up, counted, filled; damaged catalogues are refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "view/mo.h"
#include "view/words.h"

static char root[] = "/tmp/qutong-words-XXXXXX";
static char path[64];
static struct arena *mem;

/* Sorted, as msgfmt writes them. */
static const struct {
	const char *english;
	size_t english_length;
	const char *chinese;
} entries[] = {
	{ "", 0, "Content-Type: text/plain; charset=UTF-8\n" },
	{ "Order {NO} by {USER}", 20, "{USER} 的订单 {NO}" },
	{ "one box\0{N} boxes", 17, "{N} 箱" },
};

static void
put_word(FILE *file, size_t word)
{
	uint32_t value = (uint32_t)word;

	assert_int_equal(fwrite(&value, sizeof(value), 1, file), 1);
}

/** Write a catalogue as msgfmt does; cut to `keep` bytes if not 0. */
static void
write_catalogue(uint32_t magic, long keep)
{
	const size_t n = ARRAY_LEN(entries);
	size_t offset = 28 + n * 16;
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	put_word(file, magic);
	put_word(file, 0);
	put_word(file, n);
	put_word(file, 28);
	put_word(file, 28 + n * 8);
	put_word(file, 0);
	put_word(file, 0);
	for (size_t i = 0; i < n; i++) {
		put_word(file, entries[i].english_length);
		put_word(file, offset);
		offset += entries[i].english_length + 1;
	}
	for (size_t i = 0; i < n; i++) {
		put_word(file, strlen(entries[i].chinese));
		put_word(file, offset);
		offset += strlen(entries[i].chinese) + 1;
	}
	for (size_t i = 0; i < n; i++)
		fwrite(
		    entries[i].english, 1, entries[i].english_length + 1, file);
	for (size_t i = 0; i < n; i++)
		fwrite(entries[i].chinese, 1, strlen(entries[i].chinese) + 1,
		    file);
	fclose(file);
	if (keep != 0)
		assert_int_equal(truncate(path, keep), 0);
}

static int
set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(root));
	snprintf(path, sizeof(path), "%s/zh_CN.mo", root);
	write_catalogue(0x950412de, 0);
	mem = arena_new(1024 * 1024);
	return words_load(root) == STATUS_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	remove(path);
	rmdir(root);
	arena_free(mem);
	return 0;
}

static void
an_unknown_text_is_itself(void **state)
{
	(void)state;
	assert_string_equal(words(LANGUAGE_ZH, "never seen"), "never seen");
	assert_string_equal(words(LANGUAGE_EN, "one box"), "one box");
}

static void
placeholders_are_filled_in_any_order(void **state)
{
	(void)state;
	assert_string_equal(words_fill(mem, LANGUAGE_ZH, "Order {NO} by {USER}",
				"NO", "SO-1", "USER", "周砚", NULL),
	    "周砚 的订单 SO-1");
	assert_string_equal(words_fill(mem, LANGUAGE_EN, "Order {NO} by {USER}",
				"NO", "{USER}", "USER", "x", NULL),
	    "Order {USER} by x");
	assert_string_equal(
	    words_fill(mem, LANGUAGE_EN, "{A} {AB} {b} {", "A", "1", NULL),
	    "1 {AB} {b} {");
}

static void
numbers_choose_the_form(void **state)
{
	(void)state;
	assert_string_equal(
	    words_count(mem, LANGUAGE_EN, "one box", "{N} boxes", 1),
	    "one box");
	assert_string_equal(
	    words_count(mem, LANGUAGE_EN, "one box", "{N} boxes", 1200),
	    "1,200 boxes");
	assert_string_equal(
	    words_count(mem, LANGUAGE_ZH, "one box", "{N} boxes", 1), "1 箱");
}

static void
a_damaged_catalogue_is_refused(void **state)
{
	struct mo mo;

	(void)state;
	write_catalogue(0x12345678, 0);
	assert_int_equal(mo_load(&mo, path), STATUS_INVALID);
	write_catalogue(0x950412de, 20);
	assert_int_equal(mo_load(&mo, path), STATUS_INVALID);
	write_catalogue(0x950412de, 60);
	assert_int_equal(mo_load(&mo, path), STATUS_INVALID);
	write_catalogue(0x950412de, 130);
	assert_int_equal(mo_load(&mo, path), STATUS_INVALID);
	remove(path);
	assert_int_equal(mo_load(&mo, path), STATUS_NOT_FOUND);
	assert_int_equal(words_load(root), STATUS_BUG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unknown_text_is_itself),
		cmocka_unit_test(placeholders_are_filled_in_any_order),
		cmocka_unit_test(numbers_choose_the_form),
		cmocka_unit_test(a_damaged_catalogue_is_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
