/**
 * @file
 * Tests of base/arena: memory that lives as long as a request.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

#define CEILING ((size_t)4 * 1024 * 1024)

static void
pieces_are_aligned_apart_and_zeroed_when_asked(void **state)
{
	struct arena *mem = arena_new(CEILING);
	unsigned char *pieces[2000];

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		size_t size = i % 97 + 1;

		pieces[i] = arena_alloc(mem, size);
		assert_int_equal((uintptr_t)pieces[i] % 16, 0);
		memset(pieces[i], (int)(i % 251), size);
	}
	for (size_t i = 0; i < 2000; i++) {
		for (size_t n = 0; n < i % 97 + 1; n++)
			assert_int_equal(pieces[i][n], i % 251);
	}
	arena_reset(mem);
	for (size_t i = 0; i < 100; i++) {
		const unsigned char *zeroed = arena_calloc(mem, 10, 30);

		for (size_t n = 0; n < 300; n++)
			assert_int_equal(zeroed[n], 0);
	}
	arena_free(mem);
}

static void
what_is_used_is_counted_until_the_reset(void **state)
{
	struct arena *mem = arena_new(CEILING);

	(void)state;
	assert_int_equal(arena_used(mem), 0);
	arena_alloc(mem, 100);
	arena_calloc(mem, 3, 5);
	assert_int_equal(arena_used(mem), 115);
	arena_reset(mem);
	assert_int_equal(arena_used(mem), 0);
	arena_free(mem);
}

static void
the_whole_ceiling_can_be_used_again_and_again(void **state)
{
	struct arena *mem = arena_new(CEILING);

	(void)state;
	for (int round = 0; round < 20; round++) {
		char *bytes = arena_alloc(mem, CEILING);

		bytes[0] = bytes[CEILING - 1] = 'x';
		arena_reset(mem);
	}
	arena_free(mem);
}

static void
copies_end_with_nul(void **state)
{
	struct arena *mem = arena_new(CEILING);

	(void)state;
	assert_string_equal(arena_strdup(mem, "中文"), "中文");
	assert_string_equal(arena_memdup(mem, "abcdef", 3), "abc");
	assert_string_equal(arena_memdup(mem, "abc", 0), "");
	arena_free(mem);
}

static char order[16];

static void
note(void *object)
{
	size_t length = strlen(order);

	order[length] = *(const char *)object;
	order[length + 1] = '\0';
}

static void
callbacks_run_newest_first_and_once(void **state)
{
	struct arena *mem = arena_new(CEILING);

	(void)state;
	order[0] = '\0';
	arena_on_reset(mem, note, arena_strdup(mem, "a"));
	arena_on_reset(mem, note, arena_strdup(mem, "b"));
	arena_on_reset(mem, note, arena_strdup(mem, "c"));
	arena_reset(mem);
	assert_string_equal(order, "cba");
	arena_reset(mem);
	assert_string_equal(order, "cba");
	arena_on_reset(mem, note, arena_strdup(mem, "d"));
	arena_free(mem);
	assert_string_equal(order, "cbad");
}

/* Exit code of a child that does `work`; its log goes into `line`. */
static int
exit_code_of(void (*work)(struct arena *mem), char *line, size_t size)
{
	int ends[2];
	int status;
	ssize_t got;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		work(arena_new(1000));
		_exit(0);
	}
	close(ends[1]);
	got = read(ends[0], line, size - 1);
	line[got > 0 ? got : 0] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
take_too_much_at_once(struct arena *mem)
{
	arena_alloc(mem, 1001);
}

static void
take_too_much_by_and_by(struct arena *mem)
{
	for (int i = 0; i < 11; i++)
		arena_alloc(mem, 100);
}

static void
take_more_than_there_are_addresses(struct arena *mem)
{
	arena_calloc(mem, SIZE_MAX / 2, 4);
}

static void
take_just_enough(struct arena *mem)
{
	for (int i = 0; i < 10; i++)
		arena_alloc(mem, 100);
}

static void
past_the_ceiling_the_process_logs_and_ends(void **state)
{
	void (*const works[])(struct arena * mem) = { take_too_much_at_once,
		take_too_much_by_and_by, take_more_than_there_are_addresses };
	char line[4097];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(works); i++) {
		assert_int_equal(
		    exit_code_of(works[i], line, sizeof(line)), 70);
		assert_non_null(strstr(line, "\"event\":\"arena.ceiling\""));
	}
	assert_int_equal(exit_code_of(take_just_enough, line, sizeof(line)), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    pieces_are_aligned_apart_and_zeroed_when_asked),
		cmocka_unit_test(what_is_used_is_counted_until_the_reset),
		cmocka_unit_test(the_whole_ceiling_can_be_used_again_and_again),
		cmocka_unit_test(copies_end_with_nul),
		cmocka_unit_test(callbacks_run_newest_first_and_once),
		cmocka_unit_test(past_the_ceiling_the_process_logs_and_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
