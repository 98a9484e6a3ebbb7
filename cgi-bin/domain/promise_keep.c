/**
 * @file
 * Rules read and changed, clocks stored and proven.  See promise.h.
 */
#include "domain/calendar.h"
#include "domain/promise_sql.h"
#include "domain/setting.h"

enum {
	MINUTES_MAX = 100000,
	CHECK_BATCH = 500,
	DIFFERENCES_MAX = 100
};

enum status
promise_terms_load(
    struct db *db, struct arena *mem, struct promise_terms *out)
{
	const struct promise_rule *rule;
	struct setting setting;
	struct db_rows rows;
	enum status st;

	*out = (struct promise_terms){ 0 };
	st = calendar_load(db, mem, &out->calendar);
	if (st == STATUS_OK)
		st = promise_rule_list(db, mem, &rows);
	if (st == STATUS_OK)
		st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	rule = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		out->rules[rule[i].severity][rule[i].tier] = rule[i];
	out->level_bp[1] = setting.escalate_1_bp;
	out->level_bp[2] = setting.escalate_2_bp;
	out->level_bp[3] = setting.escalate_3_bp;
	return STATUS_OK;
}

enum status
promise_rule_list(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_promise_rules, DB_NO_ARGS, rows);
}

enum status
promise_events(struct db *db, struct arena *mem, int64_t ticket_id,
    size_t more, struct promise_event **events, size_t *count)
{
	const struct promise_event_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(
	    db, mem, &stmt_promise_events, DB_ARGS(db_int(ticket_id)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	*events = arena_calloc(mem, rows.count + more + 1, sizeof(**events));
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		(*events)[i] = row[i].event;
	return STATUS_OK;
}

/* --- All open tickets ------------------------------------------------------- */

/* The events of one ticket among those of many, ordered by ticket. */
static size_t
events_of(struct arena *mem, const struct db_rows *rows, size_t *at,
    int64_t ticket_id, struct promise_event **events)
{
	const struct promise_event_row *row = rows->items;
	size_t begin, count;

	while (*at < rows->count && row[*at].ticket_id < ticket_id)
		(*at)++;
	begin = *at;
	while (*at < rows->count && row[*at].ticket_id == ticket_id)
		(*at)++;
	count = *at - begin;
	*events = arena_calloc(mem, count + 1, sizeof(**events));
	for (size_t i = 0; i < count; i++)
		(*events)[i] = row[begin + i].event;
	return count;
}

static bool
take_clocks(struct promise_stored_row *stored, const struct promise *promise)
{
	bool is_same =
	    stored->first_due_at.ms == promise->first.due_at.ms &&
	    stored->update_due_at.ms == promise->update.due_at.ms &&
	    stored->resolve_due_at.ms == promise->resolve.due_at.ms &&
	    stored->next_due_at.ms == promise->next_due_at.ms &&
	    stored->climb_at.ms == promise->climb_at.ms &&
	    stored->paused_minutes == promise->paused_minutes;

	stored->first_due_at = promise->first.due_at;
	stored->update_due_at = promise->update.due_at;
	stored->resolve_due_at = promise->resolve.due_at;
	stored->next_due_at = promise->next_due_at;
	stored->climb_at = promise->climb_at;
	stored->paused_minutes = promise->paused_minutes;
	return !is_same;
}

enum status
promise_store_all(struct db *db, struct act *act, int64_t *changed)
{
	struct promise_stored_row *stored, *save;
	struct promise_terms terms;
	struct db_rows tickets, events;
	size_t at = 0;
	size_t count = 0;
	enum status st;

	*changed = 0;
	st = db_all(
	    db, act->mem, &stmt_promise_lock_open, DB_NO_ARGS, &tickets);
	if (st == STATUS_OK && tickets.count == 0)
		return STATUS_OK;
	if (st == STATUS_OK)
		st = promise_terms_load(db, act->mem, &terms);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_promise_events_open,
		    DB_NO_ARGS, &events);
	if (st != STATUS_OK)
		return st;

	stored = tickets.items;
	save = arena_calloc(act->mem, tickets.count, sizeof(*save));
	for (size_t i = 0; i < tickets.count; i++) {
		struct promise_event *own;
		struct promise promise;
		size_t n = events_of(
		    act->mem, &events, &at, stored[i].id, &own);

		promise_compute(&terms, own, n, &promise);
		if (take_clocks(&stored[i], &promise))
			save[count++] = stored[i];
	}
	if (count == 0)
		return STATUS_OK;
	*changed = (int64_t)count;
	return db_bulk(db, &stmt_promise_save,
	    &(struct db_items){ promise_save_columns,
		promise_save_column_count, save, sizeof(*save), count },
	    NULL);
}

struct rule_job {
	const struct promise_rule *rule;
};

static enum status
set_rule(struct db *db, struct act *act, void *context)
{
	const struct promise_rule *rule = ((struct rule_job *)context)->rule;
	int64_t changed;
	enum status st;

	act_lead(act, "/calendar");
	st = db_run(db, &stmt_promise_rule_set,
	    DB_ARGS(db_int(rule->first_minutes), db_int(rule->update_minutes),
		db_int(rule->resolve_minutes), db_int(rule->round_the_clock),
		db_int(rule->severity), db_int(rule->tier)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	return promise_store_all(db, act, &changed);
}

static bool
is_minutes(int64_t minutes)
{
	return minutes >= 1 && minutes <= MINUTES_MAX;
}

enum status
promise_rule_set(
    struct db *db, struct act *act, const struct promise_rule *rule)
{
	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	if (rule->severity < TICKET_NORMAL || rule->severity > TICKET_CRITICAL ||
	    rule->tier < 1 || rule->tier > PROMISE_TIERS ||
	    !is_minutes(rule->first_minutes) ||
	    !is_minutes(rule->update_minutes) ||
	    !is_minutes(rule->resolve_minutes))
		return STATUS_INVALID;
	return act_run(db, act, set_rule, &(struct rule_job){ rule });
}

/* --- The proof -------------------------------------------------------------- */

struct proof {
	struct arena *mem;
	struct promise_difference *items;
	size_t count;
};

static void
compare(struct proof *proof, const struct promise_stored_row *stored,
    const char *clock, struct instant is, struct instant should_be)
{
	if (is.ms == should_be.ms || proof->count == DIFFERENCES_MAX)
		return;
	proof->items[proof->count++] = (struct promise_difference){
		.ticket_id = stored->id,
		.number = ticket_number(proof->mem, stored->kind, stored->id),
		.clock = clock,
		.stored = is,
		.computed = should_be,
	};
}

/* -1 as long as the clock has not ended. */
static int64_t
kept(const struct promise_clock *clock)
{
	if (instant_is_none(clock->ended_at))
		return -1;
	return !instant_is_none(clock->noted_at) &&
	    clock->ended_at.ms <= clock->noted_at.ms;
}

static void
prove(struct proof *proof, const struct promise_stored_row *stored,
    const struct promise *promise)
{
	struct instant stored_kept = { 1 + stored->first_kept };
	struct instant stored_resolve = { 1 + stored->resolve_kept };

	compare(proof, stored, "first", stored->first_due_at,
	    promise->first.due_at);
	compare(proof, stored, "update", stored->update_due_at,
	    promise->update.due_at);
	compare(proof, stored, "resolve", stored->resolve_due_at,
	    promise->resolve.due_at);
	compare(proof, stored, "next", stored->next_due_at,
	    promise->next_due_at);
	compare(proof, stored, "climb", stored->climb_at, promise->climb_at);
	compare(proof, stored, "paused", stored->paused_at,
	    promise->paused_at);
	compare(proof, stored, "level", (struct instant){ stored->level },
	    (struct instant){ promise->level });
	compare(proof, stored, "answered", stored->first_answer_at,
	    promise->first.ended_at);
	compare(proof, stored, "resolved", stored->resolved_at,
	    promise->resolve.ended_at);
	compare(proof, stored, "first_kept", stored_kept,
	    (struct instant){ 1 + kept(&promise->first) });
	compare(proof, stored, "resolve_kept", stored_resolve,
	    (struct instant){ 1 + kept(&promise->resolve) });
}

static enum status
prove_batch(struct db *db, struct proof *proof,
    const struct promise_terms *terms, const struct db_rows *tickets)
{
	const struct promise_stored_row *stored = tickets->items;
	struct db_rows events;
	size_t at = 0;
	enum status st;

	st = db_all(db, proof->mem, &stmt_promise_events_between,
	    DB_ARGS(db_int(stored[0].id),
		db_int(stored[tickets->count - 1].id)),
	    &events);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < tickets->count; i++) {
		struct promise_event *own;
		struct promise promise;
		size_t n = events_of(
		    proof->mem, &events, &at, stored[i].id, &own);

		promise_compute(terms, own, n, &promise);
		prove(proof, &stored[i], &promise);
	}
	return STATUS_OK;
}

enum status
promise_check(
    struct db *db, struct arena *mem, struct db_rows *rows, int64_t *checked)
{
	struct proof proof = {
		.mem = mem,
		.items = arena_calloc(
		    mem, DIFFERENCES_MAX, sizeof(struct promise_difference)),
	};
	struct promise_terms terms;
	struct db_rows tickets;
	int64_t after = 0;
	int64_t seen = 0;
	enum status st;

	st = promise_terms_load(db, mem, &terms);
	while (st == STATUS_OK) {
		const struct promise_stored_row *stored;

		st = db_all(db, mem, &stmt_promise_stored,
		    DB_ARGS(db_int(after), db_int(CHECK_BATCH)), &tickets);
		if (st != STATUS_OK || tickets.count == 0)
			break;
		stored = tickets.items;
		after = stored[tickets.count - 1].id;
		seen += (int64_t)tickets.count;
		st = prove_batch(db, &proof, &terms, &tickets);
	}
	if (st != STATUS_OK)
		return st;
	rows->items = proof.items;
	rows->count = proof.count;
	*checked = seen;
	return STATUS_OK;
}
