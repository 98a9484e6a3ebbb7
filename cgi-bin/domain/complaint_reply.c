/**
 * @file
 * The reply to a complaint, what is done about it, the second reply.  See
 * complaint_act.h.
 */
#include "domain/complaint_act.h"

#include "domain/setting.h"
#include "domain/ticket_core.h"
#include "domain/ticket_end.h"
#include "domain/ticket_link.h"
#include "domain/ticket_task.h"

static const struct instant none = { 0 };

/* The result is given: the distributor is asked, and its silence counts. */
static enum status
give_result(struct db *db, struct act *act, struct ticket_core *ticket,
    int64_t message_id)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	ticket->auto_at = ticket_core_in_days(act, setting.ticket_resolve_days);
	ticket_core_news(ticket, act, "done", message_id, NULL);
	return STATUS_OK;
}

static enum status
reply(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct complaint_reply *in = step->input;
	const struct ticket_words words = { TICKET_REPLY, false, in->body,
		&in->files };
	int64_t message_id;
	enum status st;

	if (!ticket_core_is_owned(ticket, act))
		return STATUS_FORBIDDEN;
	if (ticket->state != TICKET_DECIDED)
		return STATUS_CONFLICT;
	st =
	    ticket_end_reply(db, act, ticket, &words, step->fault, &message_id);
	if (st != STATUS_OK)
		return st;
	ticket->reply_id = message_id;
	ticket_core_enter(ticket, act, TICKET_REPLIED);
	ticket_core_news(ticket, act, "replied", message_id, NULL);
	if (in->nothing_to_do)
		st = give_result(db, act, ticket, message_id);
	if (st != STATUS_OK)
		return st;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_REPLIED, NULL, none);
}

enum status
complaint_reply(struct db *db, struct act *act, int64_t id,
    const struct complaint_reply *in, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = reply,
		.input = in,
		.fault = fault,
	    });
}

static bool
is_replied(const struct ticket_core *ticket)
{
	return ticket->state == TICKET_REPLIED ||
	    ticket->state == TICKET_ACTIONING;
}

static enum status
do_action(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct complaint_action *in = step->input;
	int64_t task_id;

	if (!is_replied(ticket) || !instant_is_none(ticket->resolved_at))
		return STATUS_CONFLICT;
	ticket_core_enter(ticket, act, TICKET_ACTIONING);
	if (in->object != NULL && *in->object != '\0')
		return ticket_link_typed(
		    db, act, ticket, in->object, step->fault);
	return ticket_task_add(
	    db, act, ticket, &in->task, step->fault, &task_id);
}

enum status
complaint_act(struct db *db, struct act *act, int64_t id,
    const struct complaint_action *in, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = do_action,
		.input = in,
		.fault = fault,
	    });
}

static enum status
finish(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_SECOND_REPLY, false,
		step->text, step->files };
	int64_t open;
	int64_t message_id;
	enum status st;

	if (!is_replied(ticket) || !instant_is_none(ticket->resolved_at))
		return STATUS_CONFLICT;
	st = ticket_task_corrective(db, act, ticket->id, &open);
	if (st != STATUS_OK)
		return st;
	if (open > 0)
		return STATUS_CONFLICT;
	st =
	    ticket_end_reply(db, act, ticket, &words, step->fault, &message_id);
	if (st != STATUS_OK)
		return st;
	ticket_core_enter(ticket, act, TICKET_ACTIONING);
	st = give_result(db, act, ticket, message_id);
	if (st != STATUS_OK)
		return st;
	return ticket_core_tell(db, act, ticket, EVENT_TICKET_DONE, NULL, none);
}

enum status
complaint_finish(struct db *db, struct act *act, int64_t id, const char *body,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = finish,
		.text = body,
		.files = files,
		.fault = fault,
	    });
}
