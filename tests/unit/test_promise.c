/**
 * @file
 * The three clocks as a function of events: pauses, severity, reopening,
 * levels.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/promise.h"
#include "domain/ticket_term.h"

static struct promise_terms
terms(void)
{
	struct promise_terms made = {
		.calendar = { .zone_minutes = 480 },
		.level_bp = { 0, 7500, 10000, 15000 },
	};

	assert_int_equal(workday_parse_hours(
			     "09:00-12:00,13:00-18:00", &made.calendar),
	    STATUS_OK);
	made.rules[1][1] = (struct promise_rule){ 1, 1, 480, 480, 2400, false };
	made.rules[1][2] = (struct promise_rule){ 1, 2, 240, 240, 1200, false };
	made.rules[2][1] = (struct promise_rule){ 2, 1, 240, 240, 1440, false };
	made.rules[3][1] = (struct promise_rule){ 3, 1, 60, 120, 480, true };
	return made;
}

/* Day of 2026-11 (23 is a Monday), hour and minute in Shanghai. */
static struct instant
at(int mday, int hour, int minute)
{
	struct civil civil = { .day = { 2026, 11, mday }, .hour = hour,
		.minute = minute };

	return instant_from_civil(&civil, 480);
}

static struct promise_event
event(struct instant when, const char *kind, enum ticket_state to)
{
	return (struct promise_event){ .at = when, .kind = kind,
		.to_state = to };
}

static struct promise_event
opened(struct instant when, enum ticket_severity severity, int64_t tier)
{
	struct promise_event made = event(when, "opened", TICKET_REGISTERED);

	made.severity = severity;
	made.tier = tier;
	return made;
}

static void
opening_promises_an_answer_and_a_result(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = { opened(at(23, 10, 0), 1, 1) };
	struct promise out;

	(void)state;
	promise_compute(&used, events, 1, &out);
	assert_int_equal(out.first.due_at.ms, at(24, 10, 0).ms);
	assert_int_equal(out.resolve.due_at.ms, at(30, 10, 0).ms);
	assert_false(out.update.runs);
	assert_int_equal(out.next_due_at.ms, at(24, 10, 0).ms);
	/* 360 of 480 minutes. */
	assert_int_equal(out.climb_at.ms, at(23, 17, 0).ms);
	events[0].tier = 2;
	promise_compute(&used, events, 1, &out);
	assert_int_equal(out.first.due_at.ms, at(23, 15, 0).ms);
}

static void
critical_runs_round_the_clock(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = { opened(at(21, 23, 30), 3, 1) };
	struct promise out;

	(void)state;
	promise_compute(&used, events, 1, &out);
	assert_int_equal(out.first.due_at.ms, at(22, 0, 30).ms);
	assert_int_equal(out.resolve.due_at.ms, at(22, 7, 30).ms);
}

static void
an_answer_ends_the_first_clock_and_the_next_word_begins_another(void **state)
{
	struct promise_terms used = terms();
	const struct promise_event events[] = {
		opened(at(23, 10, 0), 1, 1),
		event(at(23, 11, 0), "answered", TICKET_REGISTERED),
		event(at(23, 14, 0), "told", TICKET_TRIAGED),
		event(at(23, 15, 0), "told", TICKET_TRIAGED),
		event(at(23, 16, 0), "answered", TICKET_TRIAGED),
	};
	struct promise out;

	(void)state;
	promise_compute(&used, events, 2, &out);
	assert_false(out.first.runs);
	assert_int_equal(out.first.ended_at.ms, at(23, 11, 0).ms);
	assert_int_equal(out.first.promised_at.ms, at(24, 10, 0).ms);
	assert_int_equal(out.next_due_at.ms, out.resolve.due_at.ms);
	/* From the first word that was not answered. */
	promise_compute(&used, events, 4, &out);
	assert_int_equal(out.update.due_at.ms, at(24, 14, 0).ms);
	promise_compute(&used, events, 5, &out);
	assert_false(out.update.runs);
}

static void
clocks_stand_while_the_distributor_is_asked(void **state)
{
	struct promise_terms used = terms();
	const struct promise_event events[] = {
		opened(at(23, 10, 0), 2, 1),
		event(at(23, 11, 0), "asked", TICKET_WAITING_CUSTOMER),
		event(at(25, 11, 0), "told", TICKET_INVESTIGATING),
		event(at(25, 12, 0), "asked", TICKET_WAITING_CUSTOMER),
		event(at(26, 12, 0), "told", TICKET_INVESTIGATING),
	};
	struct promise out;

	(void)state;
	promise_compute(&used, events, 2, &out);
	assert_int_equal(out.paused_at.ms, at(23, 11, 0).ms);
	assert_true(out.resolve.runs);
	assert_true(instant_is_none(out.resolve.due_at));
	assert_true(instant_is_none(out.next_due_at));
	assert_true(instant_is_none(out.climb_at));
	assert_int_equal(out.first.promised_at.ms, at(23, 15, 0).ms);

	/* 24 working hours, one gone before; two days stood. */
	promise_compute(&used, events, 3, &out);
	assert_true(instant_is_none(out.paused_at));
	assert_int_equal(out.paused_minutes, 960);
	assert_int_equal(out.resolve.due_at.ms, at(30, 10, 0).ms);
	promise_compute(&used, events, 5, &out);
	assert_int_equal(out.paused_minutes, 960 + 480);
	assert_int_equal(out.resolve.due_at.ms,
	    workday_add(&used.calendar, at(26, 12, 0),
		(1440 - 120) * WORKDAY_MINUTE_MS, false)
		.ms);
}

static void
severity_counts_from_the_beginning(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = {
		opened(at(23, 10, 0), 1, 1),
		event(at(23, 11, 0), "triaged", TICKET_TRIAGED),
	};
	struct promise out;

	(void)state;
	events[1].severity = TICKET_SERIOUS;
	promise_compute(&used, events, 2, &out);
	assert_int_equal(out.first.due_at.ms, at(23, 15, 0).ms);
	assert_int_equal(out.resolve.due_at.ms, at(26, 10, 0).ms);
	events[1].severity = TICKET_CRITICAL;
	promise_compute(&used, events, 2, &out);
	assert_int_equal(out.first.due_at.ms, at(23, 11, 0).ms);
}

static void
registered_by_telephone_is_a_first_answer(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = { opened(at(23, 10, 0), 1, 1) };
	struct promise out;

	(void)state;
	events[0].kind = "registered";
	promise_compute(&used, events, 1, &out);
	assert_false(out.first.runs);
	assert_true(instant_is_none(out.first.ended_at));
	assert_true(out.update.runs);
	assert_true(out.resolve.runs);
}

static void
reopening_promises_a_result_anew(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = {
		opened(at(23, 10, 0), 1, 1),
		event(at(23, 11, 0), "answered", TICKET_INVESTIGATING),
		event(at(24, 11, 0), "done", TICKET_ACTIONING),
		event(at(25, 9, 0), "reopened", TICKET_INVESTIGATING),
		event(at(25, 10, 0), "withdrawn", TICKET_WITHDRAWN),
	};
	struct promise out;

	(void)state;
	events[3].level = 1;
	promise_compute(&used, events, 3, &out);
	assert_int_equal(out.resolve.ended_at.ms, at(24, 11, 0).ms);
	assert_true(instant_is_none(out.next_due_at));
	promise_compute(&used, events, 4, &out);
	assert_int_equal(out.resolve.from.ms, at(25, 9, 0).ms);
	assert_true(instant_is_none(out.resolve.ended_at));
	assert_int_equal(out.level, 1);
	assert_true(out.update.runs);
	/* The next step of the stair is the second. */
	assert_int_equal(out.climb_at.ms, out.update.due_at.ms);
	promise_compute(&used, events, 5, &out);
	assert_true(instant_is_none(out.next_due_at));
	assert_true(instant_is_none(out.climb_at));
}

static void
levels_climb_with_the_clock(void **state)
{
	struct promise_terms used = terms();
	struct promise_event events[] = {
		opened(at(23, 10, 0), 1, 1),
		event(at(23, 17, 30), "climbed", TICKET_REGISTERED),
		event(at(23, 17, 40), "asked", TICKET_WAITING_CUSTOMER),
	};
	struct promise out;

	(void)state;
	assert_int_equal(promise_level(&used, events, 1, at(23, 16, 59)), 0);
	assert_int_equal(promise_level(&used, events, 1, at(23, 17, 0)), 1);
	assert_int_equal(promise_level(&used, events, 1, at(24, 9, 59)), 1);
	assert_int_equal(promise_level(&used, events, 1, at(24, 10, 0)), 2);
	assert_int_equal(promise_level(&used, events, 1, at(24, 15, 0)), 3);
	events[1].level = 1;
	promise_compute(&used, events, 2, &out);
	assert_int_equal(out.climb_at.ms, at(24, 10, 0).ms);
	/* Nothing climbs while it stands. */
	assert_int_equal(promise_level(&used, events, 3, at(30, 10, 0)), 1);
}

static void
an_end_while_it_stands_is_kept(void **state)
{
	struct promise_terms used = terms();
	const struct promise_event events[] = {
		opened(at(23, 10, 0), 1, 1),
		event(at(23, 11, 0), "asked", TICKET_WAITING_CUSTOMER),
		event(at(30, 17, 0), "resolved", TICKET_RESOLVED),
	};
	struct promise out;

	(void)state;
	promise_compute(&used, events, 3, &out);
	assert_true(out.resolve.ended_at.ms <= out.resolve.promised_at.ms);
}

static void
assert_terms(const char *text, const char *const *expected, size_t n)
{
	struct arena *mem = arena_new(1 << 20);
	const char *const *found;
	size_t count;

	found = ticket_terms(mem, text, &count);
	assert_int_equal(count, n);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(found[i], expected[i]);
	arena_free(mem);
}

static void
texts_are_found_by_pairs_and_words(void **state)
{
	static const char *const oil[] = { "0042", "3", "cp", "大豆", "箱",
		"豆油" };
	static const char *const mixed[] = { "oil", "sku123", "坏了" };
	static const char *const one[] = { "油" };

	(void)state;
	assert_terms("大豆油 3 箱 CP-0042，大豆油！", oil, ARRAY_LEN(oil));
	assert_terms("Oil坏了ＳＫＵ123", mixed, ARRAY_LEN(mixed));
	assert_terms("油", one, 1);
	assert_terms("", NULL, 0);
	assert_terms(" ，。!? ", NULL, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opening_promises_an_answer_and_a_result),
		cmocka_unit_test(critical_runs_round_the_clock),
		cmocka_unit_test(
		    an_answer_ends_the_first_clock_and_the_next_word_begins_another),
		cmocka_unit_test(clocks_stand_while_the_distributor_is_asked),
		cmocka_unit_test(severity_counts_from_the_beginning),
		cmocka_unit_test(registered_by_telephone_is_a_first_answer),
		cmocka_unit_test(reopening_promises_a_result_anew),
		cmocka_unit_test(levels_climb_with_the_clock),
		cmocka_unit_test(an_end_while_it_stands_is_kept),
		cmocka_unit_test(texts_are_found_by_pairs_and_words),
	};

	return cmocka_run_group_tests_name("promise", tests, NULL, NULL);
}
