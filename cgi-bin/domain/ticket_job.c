/**
 * @file
 * What happens to tickets by itself.  See complaint_act.h.
 */
#include "domain/complaint_act.h"

#include "domain/calendar.h"
#include "domain/promise.h"
#include "domain/setting.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_core.h"
#include "domain/ticket_task.h"

enum {
	BATCH = 50,
	CALL_BACK_HOURS = 16 /* of working time: two days */
};

static const struct instant none = { 0 };

/* One ticket of a batch. */
struct turn {
	int64_t id;
	enum status (*work)(
	    struct db *db, struct act *act, struct ticket_core *ticket);
	bool did;
};

static enum status
turn_once(struct db *db, struct act *act, void *context)
{
	struct turn *turn = context;
	struct ticket_core ticket;
	enum status st;

	turn->did = false;
	st = ticket_core_lock(db, act, turn->id, &ticket);
	if (st == STATUS_OK)
		st = turn->work(db, act, &ticket);
	/* Somebody was faster: nothing is left to do. */
	if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st == STATUS_OK)
		st = ticket_core_finish(db, act, &ticket);
	turn->did = st == STATUS_OK;
	return st;
}

static enum status
each(struct db *db, struct act *act, const struct db_rows *rows,
    enum status (*work)(
	struct db *db, struct act *act, struct ticket_core *ticket),
    int64_t *done)
{
	const struct ticket_number_row *row = rows->items;

	*done = 0;
	for (size_t i = 0; i < rows->count; i++) {
		struct turn turn = { .id = row[i].value, .work = work };
		enum status st = act_run(db, act, turn_once, &turn);

		if (st != STATUS_OK)
			return st;
		*done += turn.did;
	}
	return STATUS_OK;
}

/* --- Silence ------------------------------------------------------------------ */

static enum status
call_back(struct db *db, struct act *act, struct ticket_core *ticket)
{
	const struct ticket_task_new task = {
		.kind = TICKET_TASK_CALL_BACK,
		.department_id = ticket->department_id,
		.assignee_id = ticket->owner_id,
		.what = "",
	};
	struct ticket_task_new due = task;
	struct workday_calendar calendar;
	enum ticket_fault fault;
	int64_t task_id;
	enum status st;

	st = calendar_load(db, act->mem, &calendar);
	if (st != STATUS_OK)
		return st;
	due.due_at = workday_add(&calendar, act->now,
	    CALL_BACK_HOURS * 60 * WORKDAY_MINUTE_MS, false);
	st = ticket_task_add(db, act, ticket, &due, &fault, &task_id);
	/* Its owner has left: then it is the department's. */
	if (st == STATUS_INVALID) {
		due.assignee_id = 0;
		st = ticket_task_add(db, act, ticket, &due, &fault, &task_id);
	}
	return st;
}

static enum status
take_silence(struct db *db, struct act *act, struct ticket_core *ticket)
{
	struct setting setting;
	enum status st;

	if (instant_is_none(ticket->auto_at) ||
	    ticket->auto_at.ms > act->now.ms ||
	    !ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	ticket->auto_at = none;
	if (ticket->severity != TICKET_NORMAL)
		return call_back(db, act, ticket);
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	ticket->lock_at = ticket_core_in_days(act, setting.ticket_grace_days);
	ticket_core_enter(ticket, act, TICKET_RESOLVED);
	ticket_core_news(ticket, act, "resolved_by_itself", 0, NULL);
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_SILENT, NULL, none);
}

enum status
ticket_job_resolve(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_ticket_silent,
	    DB_ARGS(db_instant(act->now), db_int(BATCH)), &rows);
	return st == STATUS_OK ? each(db, act, &rows, take_silence, done) : st;
}

/* --- The grace has passed --------------------------------------------------------- */

static enum status
lock(struct db *db, struct act *act, struct ticket_core *ticket)
{
	(void)db;
	if (ticket->state != TICKET_RESOLVED ||
	    instant_is_none(ticket->lock_at) ||
	    ticket->lock_at.ms > act->now.ms)
		return STATUS_CONFLICT;
	ticket->lock_at = none;
	ticket_core_enter(ticket, act, TICKET_CLOSED);
	ticket_core_news(ticket, act, "closed", 0, NULL);
	ticket->silent = true;
	return STATUS_OK;
}

enum status
ticket_job_lock(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_ticket_lockable,
	    DB_ARGS(db_instant(act->now), db_int(BATCH)), &rows);
	return st == STATUS_OK ? each(db, act, &rows, lock, done) : st;
}

/* --- Climbing --------------------------------------------------------------------- */

static enum outbox_kind
climbed_to(int64_t level)
{
	static const enum outbox_kind kinds[PROMISE_LEVELS + 1] = {
		[1] = EVENT_TICKET_CLIMBED_1,
		[2] = EVENT_TICKET_CLIMBED_2,
		[3] = EVENT_TICKET_CLIMBED_3,
	};

	return kinds[level];
}

static enum status
climb(struct db *db, struct act *act, struct ticket_core *ticket)
{
	struct promise_event *events;
	struct promise_terms terms;
	struct ticket_news *news;
	int64_t level;
	size_t count;
	enum status st;

	if (instant_is_none(ticket->climb_at) ||
	    ticket->climb_at.ms > act->now.ms)
		return STATUS_CONFLICT;
	st = promise_terms_load(db, act->mem, &terms);
	if (st == STATUS_OK)
		st = promise_events(
		    db, act->mem, ticket->id, 0, &events, &count);
	if (st != STATUS_OK)
		return st;
	/* At night only what is critical wakes anybody. */
	if (ticket->severity != TICKET_CRITICAL &&
	    !workday_is_open(&terms.calendar, act->now))
		return STATUS_CONFLICT;
	level = promise_level(&terms, events, count, act->now);
	ticket->silent = true;
	/* Stored before a rule or the calendar changed: only set anew. */
	if (level <= ticket->told_level)
		return STATUS_OK;
	ticket->told_level = level;
	news = ticket_core_news(ticket, act, "climbed", 0, NULL);
	news->level = level;
	news->is_internal = true;
	return ticket_core_tell(db, act, ticket, climbed_to(level), NULL,
	    ticket->next_due_at);
}

enum status
ticket_job_climb(struct db *db, struct act *act, int64_t *done)
{
	struct workday_calendar calendar;
	struct db_rows rows;
	enum status st;

	st = calendar_load(db, act->mem, &calendar);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_ticket_climbing,
		    DB_ARGS(db_instant(act->now),
			db_int(workday_is_open(&calendar, act->now)),
			db_int(BATCH)),
		    &rows);
	return st == STATUS_OK ? each(db, act, &rows, climb, done) : st;
}
