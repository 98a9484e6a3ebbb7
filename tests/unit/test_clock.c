/**
 * @file
 * Tests of base/clock: conversions, and the shift of a test instance.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/random.h"

#define HOUR_MS INT64_C(3600000)

static void
an_instant_is_written_as_iso(void **state)
{
	static const struct {
		int64_t ms;
		const char *iso;
	} cases[] = {
		{ 0, "1970-01-01T00:00:00.000Z" },
		{ 1, "1970-01-01T00:00:00.001Z" },
		{ -1, "1969-12-31T23:59:59.999Z" },
		{ INT64_C(1795165500123), "2026-11-20T09:05:00.123Z" },
		{ INT64_C(1709164799999), "2024-02-28T23:59:59.999Z" },
		{ INT64_MAX, "0000-00-00T00:00:00.000Z" },
		{ INT64_MIN, "0000-00-00T00:00:00.000Z" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char iso[25];

		instant_to_iso((struct instant){ cases[i].ms }, iso);
		assert_string_equal(iso, cases[i].iso);
	}
}

static void
a_day_begins_earlier_in_shanghai(void **state)
{
	const struct instant at = { INT64_C(1795165500123) };
	struct civil civil = civil_from_instant(at, ZONE_SHANGHAI_MINUTES);
	struct instant late = instant_add_ms(at, 7 * HOUR_MS);

	(void)state;
	assert_int_equal(civil.hour, 17);
	assert_int_equal(civil.minute, 5);
	assert_int_equal(civil.second, 0);
	assert_int_equal(civil.millisecond, 123);
	assert_int_equal(civil.weekday, 5);
	assert_int_equal(day_from_instant(late, 0).mday, 20);
	assert_int_equal(
	    day_from_instant(late, ZONE_SHANGHAI_MINUTES).mday, 21);
	assert_int_equal(instant_from_day(civil.day, ZONE_SHANGHAI_MINUTES).ms,
	    INT64_C(1795132800000) - 8 * HOUR_MS);
	assert_int_equal(
	    instant_from_day(civil.day, 0).ms, INT64_C(1795132800000));
	assert_true(instant_is_none((struct instant){ 0 }));
	assert_false(instant_is_none(at));
}

static void
what_is_taken_apart_can_be_put_together(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct instant at = { (int64_t)random_below(
					  UINT64_C(200000000000000)) -
			INT64_C(2000000000000) };
		int offset = (int)random_below(1560) - 720;
		struct civil civil = civil_from_instant(at, offset);

		assert_int_equal(instant_from_civil(&civil, offset).ms, at.ms);
		assert_in_range(civil.hour, 0, 23);
		assert_in_range(civil.weekday, 1, 7);
	}
}

static void
the_monotonic_clock_runs_forward(void **state)
{
	int64_t before = clock_monotonic_us();

	(void)state;
	usleep(2000);
	assert_true(clock_monotonic_us() - before >= 2000);
}

/*
 * What a fresh process with these settings takes for the difference to the
 * system's time, in whole seconds; its exit code when it refuses to run.
 */
static enum status
shift_of(const char *clock, const char *test, int64_t *seconds, int *code)
{
	int64_t shift_ms = 0;
	int ends[2];
	int status;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct timespec now;

		setenv("QUTONG_CLOCK", clock, 1);
		if (test == NULL)
			unsetenv("QUTONG_TEST");
		else
			setenv("QUTONG_TEST", test, 1);
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		shift_ms = clock_now().ms;
		clock_gettime(CLOCK_REALTIME, &now);
		shift_ms -= now.tv_sec * 1000 + now.tv_nsec / 1000000;
		if (write(ends[1], &shift_ms, sizeof(shift_ms)) < 0)
			_exit(1);
		_exit(0);
	}
	close(ends[1]);
	if (read(ends[0], &shift_ms, sizeof(shift_ms)) < 0)
		shift_ms = 0;
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	*code = WEXITSTATUS(status);
	*seconds = (shift_ms + (shift_ms < 0 ? -500 : 500)) / 1000;
	return *code == 0 ? STATUS_OK : STATUS_INVALID;
}

static void
a_test_instance_runs_at_a_shifted_time(void **state)
{
	static const struct {
		const char *clock;
		int64_t seconds;
	} cases[] = {
		{ "+36h", 36 * 3600 },
		{ "-2d", -2 * 86400 },
		{ "+90m", 5400 },
		{ "+15s", 15 },
		{ "+999999d", INT64_C(999999) * 86400 },
		{ "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t seconds;
		int code;

		assert_int_equal(
		    shift_of(cases[i].clock, "1", &seconds, &code), STATUS_OK);
		assert_int_equal(seconds, cases[i].seconds);
	}
}

static void
no_other_instance_is_ever_shifted(void **state)
{
	static const char *const tests[] = { NULL, "", "0", "yes", "11" };
	int64_t seconds;
	int code;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
		assert_int_equal(
		    shift_of("+36h", tests[i], &seconds, &code), STATUS_OK);
		assert_int_equal(seconds, 0);
	}
}

static void
a_wrong_shift_stops_the_test(void **state)
{
	static const char *const shifts[] = { "36h", "+h", "+36", "+36x",
		"+-3h", "+3 h", "+1000000d", "+", "tomorrow" };
	int64_t seconds;
	int code;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(shifts); i++) {
		assert_int_equal(
		    shift_of(shifts[i], "1", &seconds, &code), STATUS_INVALID);
		assert_int_equal(code, 78);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_instant_is_written_as_iso),
		cmocka_unit_test(a_day_begins_earlier_in_shanghai),
		cmocka_unit_test(what_is_taken_apart_can_be_put_together),
		cmocka_unit_test(the_monotonic_clock_runs_forward),
		cmocka_unit_test(a_test_instance_runs_at_a_shifted_time),
		cmocka_unit_test(no_other_instance_is_ever_shifted),
		cmocka_unit_test(a_wrong_shift_stops_the_test),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
