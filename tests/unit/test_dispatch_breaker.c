/**
 * @file
 * Tests of app/breaker.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/breaker.h"

static void
it_is_open_until_somebody_waited_in_vain(void **state)
{
	struct breaker *breaker = breaker_new();

	(void)state;
	assert_int_equal(breaker_ask(breaker, 1000), BREAKER_OPEN);
	breaker_worked(breaker);
	assert_int_equal(breaker_ask(breaker, 1000), BREAKER_OPEN);
	breaker_failed(breaker, 1000);
	assert_int_equal(breaker_ask(breaker, 1001), BREAKER_SHUT);
	breaker_worked(breaker);
	assert_int_equal(breaker_ask(breaker, 1002), BREAKER_OPEN);
}

static void
one_probes_a_second_later_and_the_others_wait(void **state)
{
	struct breaker *breaker = breaker_new();

	(void)state;
	breaker_failed(breaker, 1000);
	assert_int_equal(breaker_ask(breaker, 1999), BREAKER_SHUT);
	assert_int_equal(breaker_ask(breaker, 2000), BREAKER_PROBE);
	assert_int_equal(breaker_ask(breaker, 2000), BREAKER_SHUT);
	breaker_failed(breaker, 2500);
	assert_int_equal(breaker_ask(breaker, 3499), BREAKER_SHUT);
	assert_int_equal(breaker_ask(breaker, 3500), BREAKER_PROBE);
	/* This one dies without a word. */
	assert_int_equal(breaker_ask(breaker, 6499), BREAKER_SHUT);
	assert_int_equal(breaker_ask(breaker, 6500), BREAKER_PROBE);
	breaker_worked(breaker);
	assert_int_equal(breaker_ask(breaker, 6500), BREAKER_OPEN);
}

static void
workers_share_it(void **state)
{
	struct breaker *breaker = breaker_new();
	int result = 0;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		breaker_failed(breaker, 1000);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &result, 0), child);
	assert_int_equal(breaker_ask(breaker, 1001), BREAKER_SHUT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_open_until_somebody_waited_in_vain),
		cmocka_unit_test(one_probes_a_second_later_and_the_others_wait),
		cmocka_unit_test(workers_share_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
