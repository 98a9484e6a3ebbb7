/**
 * @file
 * Work given to departments and colleagues.  See ticket_act.h.
 */
#include "domain/ticket_task.h"

#include "base/text.h"
#include "domain/permission.h"
#include "domain/ticket_sql.h"

enum {
	WHAT_MAX = 1000
};

static const struct instant none = { 0 };

/* What is done to a task, and by which words. */
struct task_end {
	int64_t task_id;
	enum ticket_task_state state;
};

static enum status
check(struct db *db, struct act *act, const struct ticket_core *ticket,
    const struct ticket_task_new *in, enum ticket_fault *fault)
{
	bool needs_words = in->kind != TICKET_TASK_CALL_BACK;
	struct ticket_colleague_row assignee;
	enum status st;

	if (in->kind < TICKET_TASK_WORK || in->kind >= TICKET_TASK_KIND_COUNT)
		return ticket_core_refuse(fault, TICKET_FAULT_KIND);
	if (!ticket_core_is_text(in->what, WHAT_MAX, needs_words))
		return ticket_core_refuse(fault, TICKET_FAULT_BODY);
	if (!instant_is_none(in->due_at) && in->due_at.ms < act->now.ms)
		return ticket_core_refuse(fault, TICKET_FAULT_DUE);
	st = ticket_core_department(db, act, in->department_id, fault);
	if (st != STATUS_OK || in->assignee_id == 0)
		return st;
	if (in->assignee_id == ticket->person_id)
		return ticket_core_refuse(fault, TICKET_FAULT_OWNER);
	st = db_one(db, act->mem, &stmt_ticket_colleague,
	    DB_ARGS(db_int(ticket->team_id), db_int(ticket->rep_id),
		db_int(in->assignee_id)),
	    &assignee);
	if (st == STATUS_NOT_FOUND ||
	    (st == STATUS_OK && !(assignee.may_work && assignee.sees_it)))
		return ticket_core_refuse(fault, TICKET_FAULT_OWNER);
	return st;
}

enum status
ticket_task_add(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_task_new *in, enum ticket_fault *fault,
    int64_t *task_id)
{
	struct instant due_at =
	    instant_is_none(in->due_at) ? ticket->next_due_at : in->due_at;
	struct ticket_news *news;
	enum status st;

	st = check(db, act, ticket, in, fault);
	if (st == STATUS_OK)
		st = db_insert(db, &stmt_ticket_task_make,
		    DB_ARGS(db_int(ticket->id), db_int(in->department_id),
			db_id(in->assignee_id), db_int(in->kind),
			db_text(in->what), db_instant(due_at),
			db_id(act->who->user_id), db_instant(act->now)),
		    task_id);
	if (st != STATUS_OK)
		return st;
	news = ticket_core_news(ticket, act,
	    in->kind == TICKET_TASK_CALL_BACK ? "call_back" : "task_made",
	    *task_id, in->what);
	news->is_internal = true;
	return ticket_core_tell(db, act, ticket,
	    in->kind == TICKET_TASK_CALL_BACK ? EVENT_TICKET_CALL_BACK
					      : EVENT_TICKET_TASK,
	    in->what, none);
}

enum status
ticket_task_corrective(
    struct db *db, struct act *act, int64_t ticket_id, int64_t *open)
{
	struct ticket_number_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_ticket_corrective_open,
	    DB_ARGS(db_int(ticket_id)), &row);
	if (st == STATUS_OK)
		*open = row.value;
	return st;
}

static enum status
make(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	return ticket_task_add(
	    db, act, ticket, step->input, step->fault, step->out);
}

enum status
ticket_task_make(struct db *db, struct act *act, int64_t id,
    const struct ticket_task_new *in, enum ticket_fault *fault,
    int64_t *task_id)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = make,
		.input = in,
		.fault = fault,
		.out = task_id,
	    });
}

/* Answers: for whom it is, and who owns the ticket.  Drops: who asked. */
static bool
may_end(const struct actor *who, const struct ticket_core *ticket,
    const struct ticket_task_row *task, enum ticket_task_state state)
{
	if (ticket->owner_id == who->user_id && who->user_id != 0)
		return true;
	if (state == TICKET_TASK_DROPPED)
		return task->asked_by == who->user_id;
	return task->assignee_id == who->user_id ||
	    permission_has_role(who->role_names, task->department_role);
}

static enum status
end(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct task_end *how = step->input;
	bool is_done = how->state == TICKET_TASK_DONE;
	struct ticket_task_row task;
	struct ticket_news *news;
	enum status st;

	st = db_one(db, act->mem, &stmt_ticket_task_lock,
	    DB_ARGS(db_int(how->task_id), db_int(ticket->id)), &task);
	if (st != STATUS_OK)
		return st;
	if (!may_end(act->who, ticket, &task, how->state))
		return STATUS_FORBIDDEN;
	if (task.state != TICKET_TASK_OPEN)
		return STATUS_CONFLICT;
	if (!ticket_core_is_text(step->text,
		is_done ? TICKET_TEXT_MAX : TICKET_NOTE_MAX, is_done))
		return ticket_core_refuse(step->fault, TICKET_FAULT_BODY);
	st = db_change(db, &stmt_ticket_task_end,
	    DB_ARGS(db_int(how->state), db_text(step->text),
		db_id(act->who->user_id), db_instant(act->now),
		db_int(task.id)));
	if (st == STATUS_OK)
		st = ticket_core_index(db, act, ticket->id, step->text, true);
	if (st != STATUS_OK)
		return st;
	news = ticket_core_news(ticket, act,
	    is_done ? "task_done" : "task_dropped", task.id, step->text);
	news->is_internal = true;
	if (!is_done)
		return STATUS_OK;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_TASK_DONE, step->text, none);
}

enum status
ticket_task_answer(struct db *db, struct act *act, int64_t id, int64_t task_id,
    const char *answer, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = end,
		.input = &(struct task_end){ task_id, TICKET_TASK_DONE },
		.text = answer,
		.fault = fault,
	    });
}

enum status
ticket_task_drop(struct db *db, struct act *act, int64_t id, int64_t task_id,
    const char *why, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = end,
		.input = &(struct task_end){ task_id, TICKET_TASK_DROPPED },
		.text = why == NULL ? "" : why,
		.fault = fault,
	    });
}
