/**
 * @file
 * What happens at a customer.  See customer_event.h.
 */
#include "domain/customer_event.h"

#include "base/text.h"
#include "domain/customer_event_sql.h"
#include "domain/customer_lock.h"
#include "domain/outbox.h"
#include "domain/setting.h"

/* --- Reading ------------------------------------------------------------------- */

enum status
customer_event_list(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_customer_event_list,
	    DB_ARGS(db_int(account->id), db_int(CUSTOMER_EVENTS_MAX)), rows);
}

enum status
customer_helpers(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_customer_helpers,
	    DB_ARGS(db_int(who->user_id), db_int(account->id)), rows);
}

enum status
customer_helper_check(struct db *db, struct act *act, int64_t customer_id,
    int64_t user_id, bool *is_helper)
{
	struct customer_event_number_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_customer_helper_check,
	    DB_ARGS(db_int(act->who->user_id), db_int(customer_id),
		db_int(user_id)),
	    &row);
	if (st == STATUS_OK)
		*is_helper = row.number > 0;
	return st;
}

enum status
customer_task_list(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_customer_tasks,
	    DB_ARGS(db_int(who->user_id), db_int(who->user_id),
		db_int(actor_may(who, ACTION_PRIVATE_SEE))),
	    rows);
}

enum status
customer_task_count(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct customer_task_count *out)
{
	return db_one(db, mem, &stmt_customer_task_count,
	    DB_ARGS(db_day(today), db_int(who->user_id), db_int(who->user_id),
		db_int(actor_may(who, ACTION_PRIVATE_SEE))),
	    out);
}

/* --- Adding -------------------------------------------------------------------- */

struct day
customer_event_next(struct day day, struct day today)
{
	struct day next = { today.year, day.month, day.mday };

	for (int i = 0; i < 2; i++) {
		next.mday = day.mday;
		while (!day_is_valid(next) && next.mday > 28)
			next.mday--;
		if (day_compare(next, today) >= 0)
			break;
		next.year++;
	}
	return next;
}

struct add_job {
	int64_t customer_id;
	const struct customer_event_request *request;
	enum customer_event_fault *fault;
};

static bool
is_between(const char *text, size_t least, size_t most)
{
	size_t length = utf8_length(text);

	return length >= least && length <= most;
}

static enum customer_event_fault
fault_of(const struct customer_event_request *request)
{
	if (request->kind < CUSTOMER_ANNIVERSARY ||
	    request->kind >= CUSTOMER_EVENT_KIND_COUNT)
		return CUSTOMER_EVENT_FAULT_KIND;
	if (!day_is_valid(request->day))
		return CUSTOMER_EVENT_FAULT_DAY;
	if (!is_between(request->what, 1, CUSTOMER_EVENT_CHARS))
		return CUSTOMER_EVENT_FAULT_WHAT;
	if (!is_between(request->task, 0, CUSTOMER_EVENT_CHARS))
		return CUSTOMER_EVENT_FAULT_TASK;
	if (request->task[0] == '\0')
		return CUSTOMER_EVENT_SOUND;
	if (request->task_owner_id <= 0)
		return CUSTOMER_EVENT_FAULT_OWNER;
	if (!day_is_valid(request->task_due))
		return CUSTOMER_EVENT_FAULT_DUE;
	return CUSTOMER_EVENT_SOUND;
}

static enum status
today_of(struct db *db, struct act *act, struct day *today)
{
	struct setting setting;
	enum status st = setting_read(db, act->mem, &setting);

	if (st == STATUS_OK)
		*today = day_from_instant(act->now, (int)setting.zone_minutes);
	return st;
}

static enum status
add_once(struct db *db, struct act *act, void *context)
{
	struct add_job *job = context;
	const struct customer_event_request *request = job->request;
	bool has_task = request->task[0] != '\0';
	struct day today = { 0 }, next = { 0 };
	bool is_helper = true;
	enum status st;

	st = customer_lock(db, act, ACTION_CUSTOMER_CHANGE, job->customer_id);
	if (st == STATUS_OK)
		st = today_of(db, act, &today);
	if (st != STATUS_OK)
		return st;
	*job->fault = fault_of(request);
	if (*job->fault != CUSTOMER_EVENT_SOUND)
		return STATUS_INVALID;
	if (has_task)
		st = customer_helper_check(db, act, job->customer_id,
		    request->task_owner_id, &is_helper);
	if (st != STATUS_OK)
		return st;
	if (!is_helper) {
		*job->fault = CUSTOMER_EVENT_FAULT_OWNER;
		return STATUS_INVALID;
	}
	if (request->kind == CUSTOMER_ANNIVERSARY)
		next = customer_event_next(request->day, today);
	act_lead(act, "/customers/%lld/events", (long long)job->customer_id);
	return db_insert(db, &stmt_customer_event_insert,
	    DB_ARGS(db_int(job->customer_id), db_int(request->kind),
		db_day(request->day), db_text(request->what),
		db_text(request->task),
		db_id(has_task ? request->task_owner_id : 0),
		db_day(has_task ? request->task_due : (struct day){ 0 }),
		db_day(next), db_id(act->who->user_id), db_instant(act->now)),
	    NULL);
}

enum status
customer_event_add(struct db *db, struct act *act, int64_t customer_id,
    const struct customer_event_request *request,
    enum customer_event_fault *fault)
{
	struct add_job job = {
		.customer_id = customer_id,
		.request = request,
		.fault = fault,
	};

	*fault = CUSTOMER_EVENT_SOUND;
	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, add_once, &job);
}

/* --- Done ---------------------------------------------------------------------- */

struct done_job {
	int64_t customer_id;
	int64_t event_id;
};

/* Whether the task is the actor's, or its customer the actor's to change. */
static enum status
judge_done(
    struct db *db, struct act *act, const struct customer_event_core *event)
{
	struct customer_event_number_row row;
	enum status st;

	if (event->task_owner == act->who->user_id)
		return STATUS_OK;
	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	st = db_one_scoped(db, act->mem, &stmt_customer_event_may,
	    actor_scope(act->who, ACTION_CUSTOMER_CHANGE),
	    DB_ARGS(db_int(event->customer_id)), &row);
	return st == STATUS_NOT_FOUND ? STATUS_FORBIDDEN : st;
}

static enum status
done_once(struct db *db, struct act *act, void *context)
{
	const struct done_job *job = context;
	struct customer_event_core event;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_customer_event_lock,
	    actor_scope(act->who, ACTION_CUSTOMER_SEE),
	    DB_ARGS(db_int(job->event_id), db_int(job->customer_id)), &event);
	if (st != STATUS_OK)
		return st;
	if (event.task[0] == '\0')
		return STATUS_NOT_FOUND;
	st = judge_done(db, act, &event);
	if (st != STATUS_OK)
		return st;
	if (!instant_is_none(event.task_done))
		return STATUS_CONFLICT;
	act_lead(act, "/customers/%lld/events", (long long)job->customer_id);
	return db_change(db, &stmt_customer_event_done,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_int(event.id)));
}

enum status
customer_event_done(
    struct db *db, struct act *act, int64_t customer_id, int64_t event_id)
{
	struct done_job job = {
		.customer_id = customer_id,
		.event_id = event_id,
	};

	if (!actor_may(act->who, ACTION_CUSTOMER_SEE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, done_once, &job);
}

/* --- The worker ------------------------------------------------------------------ */

struct remind_job {
	int64_t event_id;
	struct day today;
	bool is_told;
};

/* One that was missed, as nobody was there to tell it, waits for next year. */
static enum status
remind_once(struct db *db, struct act *act, void *context)
{
	struct remind_job *job = context;
	struct customer_event_core event;
	struct day next;
	char until[11];
	enum status st;

	job->is_told = false;
	st = db_one(db, act->mem, &stmt_customer_event_lock_any,
	    DB_ARGS(db_int(job->event_id)), &event);
	if (st != STATUS_OK)
		return st;
	if (day_is_none(event.next_on) ||
	    day_compare(event.next_on,
		day_add(job->today, CUSTOMER_EVENT_TOLD_DAYS)) > 0)
		return STATUS_CONFLICT;
	job->is_told = day_compare(event.next_on, job->today) >= 0;
	next = customer_event_next(event.day,
	    day_add(job->is_told ? event.next_on : day_add(job->today, -1), 1));
	st = db_change(db, &stmt_customer_event_told,
	    DB_ARGS(db_day(next), db_int(event.id)));
	if (st != STATUS_OK || !job->is_told)
		return st;
	day_to_iso(event.next_on, until);
	return outbox_add(db, act, EVENT_CUSTOMER_DAY, event.id,
	    event.customer_id, "NO",
	    text_format(act->mem, "%lld", (long long)event.customer_id),
	    "SUBJECT", event.what, "UNTIL", until, NULL);
}

enum status
customer_event_job_remind(struct db *db, struct act *act, int64_t *done)
{
	const struct customer_event_number_row *row;
	struct db_rows rows;
	struct day today;
	enum status st;

	*done = 0;
	st = today_of(db, act, &today);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_customer_event_due,
		    DB_ARGS(db_day(day_add(today, CUSTOMER_EVENT_TOLD_DAYS))),
		    &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct remind_job job = {
			.event_id = row[i].number,
			.today = today,
		};
		struct act step = *act;

		step.token = NULL;
		st = act_run(db, &step, remind_once, &job);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}
