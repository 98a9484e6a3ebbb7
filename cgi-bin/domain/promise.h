/**
 * @file
 * What was promised to be answered when: three clocks.
 *
 * Layer: domain.  The clocks are a pure function of a ticket's events, the
 * calendar and the rules; what stands in tickets is a copy of its result.
 *
 *   first    from opening until staff's first public answer; none where staff
 *            registered it, who had the distributor on the telephone
 *   update   while the distributor spoke last, after the first answer
 *   resolve  from opening (again from reopening) until the result is given
 *
 * All stand while the ticket waits for the distributor.  Minutes are working
 * minutes unless the rule runs round the clock.
 */
#ifndef DOMAIN_PROMISE_H
#define DOMAIN_PROMISE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/ticket.h"
#include "domain/workday.h"

enum {
	PROMISE_LEVELS = 3,
	PROMISE_TIERS = 2
};

struct promise_rule {
	enum ticket_severity severity;
	int64_t tier; /* 1 usual, 2 key account */
	int64_t first_minutes;
	int64_t update_minutes;
	int64_t resolve_minutes;
	bool round_the_clock;
};

/** All that the clocks depend on beside the events. */
struct promise_terms {
	struct workday_calendar calendar;
	struct promise_rule rules[TICKET_SEVERITY_COUNT][PROMISE_TIERS + 1];
	int64_t level_bp[PROMISE_LEVELS + 1]; /* 7500, 10000, 15000 at 1 to 3 */
};

enum status promise_terms_load(struct db *db, struct arena *mem,
    struct promise_terms *out) MUST_CHECK;

/** What of an event the clocks look at. */
struct promise_event {
	struct instant at;
	const char *kind; /* see ticket_act.h */
	enum ticket_state to_state;
	enum ticket_severity severity; /* 0: as before */
	int64_t tier;
	int64_t level;
	struct instant due_at; /* the promise it says it kept or broke */
};

struct promise_clock {
	bool runs; /* also while it stands */
	struct instant from;
	struct instant due_at;  /* none while it stands, or does not run */
	struct instant ended_at; /* by being kept or broken; none */
	struct instant promised_at; /* what was due when it ended */
	struct instant noted_at; /* what the event that ended it says was due */
	int64_t took_minutes; /* that it ran until then */
};

/** The clocks after the last event. */
struct promise {
	struct promise_clock first;
	struct promise_clock update;
	struct promise_clock resolve;
	struct instant next_due_at; /* none: no clock runs */
	struct instant climb_at;    /* when the next level is reached; none */
	struct instant paused_at;
	int64_t paused_minutes; /* of working time, in all */
	int64_t level;          /* that events have brought it to */
};

/** Pure: events in their order, terms, clocks. */
void promise_compute(const struct promise_terms *terms,
    const struct promise_event *events, size_t count, struct promise *out);

/** The level the clocks have reached by `now`; at least promise->level. */
int64_t promise_level(const struct promise_terms *terms,
    const struct promise_event *events, size_t count, struct instant now);

/** The events of one ticket, as the clocks look at them; of a ticket whose row
 *  is locked.  Room for `more` behind them. */
enum status promise_events(struct db *db, struct arena *mem, int64_t ticket_id,
    size_t more, struct promise_event **events, size_t *count) MUST_CHECK;

/** The rules, six of them.  @param[out] rows struct promise_rule */
enum status promise_rule_list(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** Change one (ACTION_DESK_SET); clocks of open tickets are computed again.
 *  STATUS_INVALID: minutes not 1 to 100,000. */
enum status promise_rule_set(struct db *db, struct act *act,
    const struct promise_rule *rule) MUST_CHECK;

/** Compute the clocks of every open ticket again; inside a transaction. */
enum status promise_store_all(
    struct db *db, struct act *act, int64_t *changed) MUST_CHECK;

/** A ticket whose stored clocks are not those of its events. */
struct promise_difference {
	int64_t ticket_id;
	const char *number;
	const char *clock; /* "first", "update", "resolve", "next", "climb",
	                      "first_kept", "resolve_kept", "paused" */
	struct instant stored;
	struct instant computed;
};

/**
 * Prove every ticket's clocks: compare what is stored with what its events say.
 *
 * @param[out] rows struct promise_difference, at most 100
 * @param[out] checked tickets looked at
 */
enum status promise_check(struct db *db, struct arena *mem,
    struct db_rows *rows, int64_t *checked) MUST_CHECK;

#endif
