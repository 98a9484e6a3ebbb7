/**
 * @file
 * The three clocks as a function of events.  See promise.h.
 */
#include "domain/promise.h"

#include "base/text.h"

enum {
	BP_WHOLE = 10000
};

/* What an event means to the clocks. */
enum meaning {
	MEANS_NOTHING = 0,
	MEANS_OPENED = 1,     /* all begin */
	MEANS_REGISTERED = 2, /* the distributor was spoken to */
	MEANS_CUSTOMER = 4,   /* it spoke last */
	MEANS_STAFF = 8,      /* staff spoke last, in public */
	MEANS_RESULT = 16,    /* the result is given */
	MEANS_REOPENED = 32,
	MEANS_END = 64 /* without a result */
};

static unsigned
meaning_of(const char *kind)
{
	static const struct {
		const char *kind;
		unsigned meaning;
	} meanings[] = {
		{ "opened", MEANS_OPENED },
		{ "registered", MEANS_REGISTERED | MEANS_CUSTOMER },
		{ "told", MEANS_CUSTOMER },
		{ "answered", MEANS_STAFF },
		{ "asked", MEANS_STAFF },
		{ "replied", MEANS_STAFF },
		{ "done", MEANS_STAFF | MEANS_RESULT },
		{ "resolved", MEANS_STAFF | MEANS_RESULT },
		{ "reopened", MEANS_REOPENED | MEANS_CUSTOMER },
		{ "rated", MEANS_END },
		{ "resolved_by_itself", MEANS_END },
		{ "withdrawn", MEANS_END },
		{ "merged", MEANS_END },
		{ "closed", MEANS_END },
	};

	for (size_t i = 0; i < ARRAY_LEN(meanings); i++)
		if (text_equal(meanings[i].kind, kind))
			return meanings[i].meaning;
	return MEANS_NOTHING;
}

/* Where a clock stands while the events are walked through. */
struct hand {
	bool runs;
	size_t begin; /* index of the event it began with */
	int64_t minutes;
};

/* A walk through the events so far. */
struct walk {
	const struct promise_terms *terms;
	const struct promise_event *events;
	size_t count; /* events taken in */
	enum ticket_severity severity;
	int64_t tier;
	bool first_given;
	struct hand first;
	struct hand update;
	struct hand resolve;
};

static const struct promise_rule *
rule_of(const struct walk *walk)
{
	int64_t tier = walk->tier == 2 ? 2 : 1;

	return &walk->terms->rules[walk->severity][tier];
}

static bool
is_pause(const struct promise_event *event)
{
	return event->to_state == TICKET_WAITING_CUSTOMER;
}

/*
 * The moment at which a clock has run for `target` ms: pauses do not count.
 * None while it stands before that.
 */
static struct instant
reach(const struct walk *walk, const struct hand *hand, int64_t target)
{
	const struct workday_calendar *calendar = &walk->terms->calendar;
	bool round = rule_of(walk)->round_the_clock;
	struct instant from = walk->events[hand->begin].at;
	bool runs = !is_pause(&walk->events[hand->begin]);
	int64_t left = target;

	for (size_t i = hand->begin + 1; i < walk->count; i++) {
		const struct promise_event *event = &walk->events[i];
		int64_t ran;

		if (runs && is_pause(event)) {
			ran = workday_between(calendar, from, event->at, round);
			if (ran >= left)
				break;
			left -= ran;
			runs = false;
		} else if (!runs && !is_pause(event)) {
			from = event->at;
			runs = true;
		}
	}
	if (!runs)
		return (struct instant){ 0 };
	return workday_add(calendar, from, left, round);
}

static struct instant
reach_bp(const struct walk *walk, const struct hand *hand, int64_t bp)
{
	return reach(
	    walk, hand, hand->minutes * WORKDAY_MINUTE_MS * bp / BP_WHOLE);
}

static void
set_minutes(struct walk *walk)
{
	const struct promise_rule *rule = rule_of(walk);

	walk->first.minutes = rule->first_minutes;
	walk->update.minutes = rule->update_minutes;
	walk->resolve.minutes = rule->resolve_minutes;
}

/* How long a clock has run before `until`. */
static int64_t
ran_ms(const struct walk *walk, const struct hand *hand, struct instant until)
{
	const struct workday_calendar *calendar = &walk->terms->calendar;
	bool round = rule_of(walk)->round_the_clock;
	struct instant from = walk->events[hand->begin].at;
	bool runs = !is_pause(&walk->events[hand->begin]);
	int64_t sum = 0;

	for (size_t i = hand->begin + 1; i < walk->count; i++) {
		const struct promise_event *event = &walk->events[i];

		if (runs && is_pause(event)) {
			sum +=
			    workday_between(calendar, from, event->at, round);
			runs = false;
		} else if (!runs && !is_pause(event)) {
			from = event->at;
			runs = true;
		}
	}
	if (runs)
		sum += workday_between(calendar, from, until, round);
	return sum;
}

/* A clock ends by what it promised. */
static void
end_clock(const struct walk *walk, struct hand *hand, size_t index,
    struct promise_clock *out)
{
	struct instant at = walk->events[index].at;

	if (!hand->runs)
		return;
	out->noted_at = walk->events[index].due_at;
	out->from = walk->events[hand->begin].at;
	out->ended_at = at;
	out->promised_at = reach_bp(walk, hand, BP_WHOLE);
	out->took_minutes = ran_ms(walk, hand, at) / WORKDAY_MINUTE_MS;
	/* It ends while it stands: by what is said in that moment. */
	if (instant_is_none(out->promised_at))
		out->promised_at = at;
	hand->runs = false;
}

static void
begin_clock(struct hand *hand, size_t index, struct promise_clock *out)
{
	hand->runs = true;
	hand->begin = index;
	*out = (struct promise_clock){ 0 };
}

static void
take_meaning(struct walk *walk, size_t index, unsigned meaning,
    struct promise *out)
{
	if (meaning & MEANS_OPENED) {
		begin_clock(&walk->first, index, &out->first);
		begin_clock(&walk->resolve, index, &out->resolve);
	}
	if (meaning & MEANS_REGISTERED) {
		walk->first_given = true;
		begin_clock(&walk->resolve, index, &out->resolve);
	}
	if (meaning & MEANS_STAFF) {
		end_clock(walk, &walk->first, index, &out->first);
		end_clock(walk, &walk->update, index, &out->update);
		walk->first_given = true;
	}
	if (meaning & MEANS_RESULT)
		end_clock(walk, &walk->resolve, index, &out->resolve);
	if (meaning & MEANS_REOPENED)
		begin_clock(&walk->resolve, index, &out->resolve);
	if ((meaning & MEANS_CUSTOMER) && walk->first_given &&
	    !walk->update.runs)
		begin_clock(&walk->update, index, &out->update);
	if (meaning & MEANS_END) {
		walk->first.runs = false;
		walk->update.runs = false;
		walk->resolve.runs = false;
	}
}

static void
take(struct walk *walk, const struct promise_event *event, struct promise *out)
{
	size_t index = walk->count;

	if (event->severity != 0 && event->severity < TICKET_SEVERITY_COUNT)
		walk->severity = event->severity;
	if (event->tier != 0)
		walk->tier = event->tier;
	set_minutes(walk);
	if (event->level > 0)
		out->level = event->level;
	/* What ends a clock looks at the events in front of it alone. */
	take_meaning(walk, index, meaning_of(event->kind), out);
	walk->count++;
}

static void
walk_all(struct walk *walk, const struct promise_terms *terms,
    const struct promise_event *events, size_t count, struct promise *out)
{
	*walk = (struct walk){
		.terms = terms,
		.events = events,
		.severity = TICKET_NORMAL,
		.tier = 1,
	};
	*out = (struct promise){ 0 };
	for (size_t i = 0; i < count; i++)
		take(walk, &events[i], out);
}

static struct instant
earlier(struct instant a, struct instant b)
{
	if (instant_is_none(a) || (!instant_is_none(b) && b.ms < a.ms))
		return b;
	return a;
}

static void
show_clock(const struct walk *walk, const struct hand *hand,
    struct promise_clock *clock, struct promise *out)
{
	if (!hand->runs)
		return;
	clock->runs = true;
	clock->from = walk->events[hand->begin].at;
	clock->due_at = reach_bp(walk, hand, BP_WHOLE);
	if (!instant_is_none(out->paused_at))
		clock->due_at = (struct instant){ 0 };
	out->next_due_at = earlier(out->next_due_at, clock->due_at);
	if (out->level < PROMISE_LEVELS && instant_is_none(out->paused_at))
		out->climb_at = earlier(out->climb_at,
		    reach_bp(
			walk, hand, walk->terms->level_bp[out->level + 1]));
}

/* How long the clocks have stood, in working time. */
static void
add_pauses(const struct walk *walk, struct promise *out)
{
	bool round = rule_of(walk)->round_the_clock;
	struct instant since = { 0 };
	int64_t sum = 0;

	for (size_t i = 0; i < walk->count; i++) {
		const struct promise_event *event = &walk->events[i];

		if (is_pause(event)) {
			if (instant_is_none(since))
				since = event->at;
		} else if (!instant_is_none(since)) {
			sum += workday_between(&walk->terms->calendar, since,
			    event->at, round);
			since = (struct instant){ 0 };
		}
	}
	out->paused_at = since;
	out->paused_minutes = sum / WORKDAY_MINUTE_MS;
}

void
promise_compute(const struct promise_terms *terms,
    const struct promise_event *events, size_t count, struct promise *out)
{
	struct walk walk;

	walk_all(&walk, terms, events, count, out);
	add_pauses(&walk, out);
	show_clock(&walk, &walk.first, &out->first, out);
	show_clock(&walk, &walk.update, &out->update, out);
	show_clock(&walk, &walk.resolve, &out->resolve, out);
}

int64_t
promise_level(const struct promise_terms *terms,
    const struct promise_event *events, size_t count, struct instant now)
{
	struct promise promise;
	struct walk walk;
	const struct hand *const hands[] = { &walk.first, &walk.update,
		&walk.resolve };
	int64_t reached;

	promise_compute(terms, events, count, &promise);
	reached = promise.level;
	if (!instant_is_none(promise.paused_at))
		return reached;
	walk_all(&walk, terms, events, count, &promise);
	for (size_t i = 0; i < ARRAY_LEN(hands); i++) {
		if (!hands[i]->runs)
			continue;
		for (int64_t level = reached + 1; level <= PROMISE_LEVELS;
		     level++) {
			struct instant at = reach_bp(
			    &walk, hands[i], terms->level_bp[level]);

			if (!instant_is_none(at) && at.ms <= now.ms)
				reached = level;
		}
	}
	return reached;
}
