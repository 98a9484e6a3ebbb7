/**
 * @file
 * What is said in a ticket, by either side.  See ticket_act.h.
 */
#include "domain/ticket_act.h"

#include "base/text.h"
#include "domain/setting.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_core.h"
#include "domain/ticket_end.h"
#include "domain/ticket_open.h"

static const struct instant none = { 0 };

/* Where an answer of the distributor leads back to. */
static enum ticket_state
back_of(const struct ticket_core *ticket)
{
	if (ticket->back_state != 0)
		return ticket->back_state;
	return ticket->kind == TICKET_COMPLAINT ? TICKET_INVESTIGATING
						: TICKET_TRIAGED;
}

static enum status
tell_told(struct db *db, struct act *act, const struct ticket_core *ticket)
{
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_TOLD, NULL, none);
}

/* --- The distributor ------------------------------------------------------- */

/* What is written to a closed ticket begins another one. */
static enum status
follow(struct db *db, struct act *act, const struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_new in = {
		.kind = ticket->kind,
		.topic = ticket->topic,
		.severity = ticket->severity,
		.customer_id = ticket->customer_id,
		.subject = ticket->subject,
		.body = step->text,
		.person_id = ticket->person_id,
		.files = step->files == NULL ? (struct ticket_files){ 0 }
					     : *step->files,
	};
	int64_t id;

	return ticket_open_within(db, act, &in, ticket->id, step->fault, &id);
}

static enum status
told(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_MESSAGE, true, step->text,
		step->files };
	int64_t message_id;
	enum status st;

	st = ticket_core_message(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st != STATUS_OK)
		return st;
	if (ticket->state == TICKET_WAITING_CUSTOMER)
		ticket_core_enter(ticket, act, back_of(ticket));
	/* Who writes has not been silent, and is to be answered first. */
	ticket->auto_at = none;
	if (ticket->state == TICKET_RESOLVED &&
	    ticket->kind != TICKET_COMPLAINT)
		ticket_end_open_again(ticket, act, message_id, "");
	else
		ticket_core_news(ticket, act, "told", message_id, NULL);
	return tell_told(db, act, ticket);
}

/* --- Staff ------------------------------------------------------------------- */

/* Who answers first a ticket that nobody has, has it. */
static enum status
take_up(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	enum status st;

	if (ticket->kind == TICKET_COMPLAINT ||
	    ticket->state != TICKET_REGISTERED)
		return STATUS_OK;
	if (ticket->owner_id == 0 && act->who->user_id != 0) {
		st = ticket_core_owner(
		    db, act, ticket, act->who->user_id, step->fault);
		if (st != STATUS_OK)
			return st;
		ticket->owner_id = act->who->user_id;
		ticket_core_news(
		    ticket, act, "assigned", act->who->user_id, NULL);
	}
	ticket_core_enter(ticket, act, TICKET_TRIAGED);
	return STATUS_OK;
}

/* An answer after the result: from now on silence is an answer again. */
static enum status
wait_for_rating(struct db *db, struct act *act, struct ticket_core *ticket)
{
	struct setting setting;
	enum status st;

	if (instant_is_none(ticket->resolved_at) ||
	    !ticket_is_open(ticket->state))
		return STATUS_OK;
	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		ticket->auto_at =
		    ticket_core_in_days(act, setting.ticket_resolve_days);
	return st;
}

static enum status
answered(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_MESSAGE, false, step->text,
		step->files };
	int64_t message_id;
	enum status st;

	st = ticket_core_message(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st == STATUS_OK)
		st = take_up(db, act, ticket, step);
	if (st == STATUS_OK)
		st = wait_for_rating(db, act, ticket);
	if (st != STATUS_OK)
		return st;
	ticket_core_news(ticket, act, "answered", message_id, NULL);
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_ANSWERED, NULL, none);
}

static enum status
say(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	if (ticket->state == TICKET_MERGED)
		return STATUS_CONFLICT;
	if (ticket->state == TICKET_CLOSED ||
	    ticket->state == TICKET_WITHDRAWN)
		return STATUS_CONFLICT;
	return act->who->side == SIDE_CUSTOMER
	    ? told(db, act, ticket, step)
	    : answered(db, act, ticket, step);
}

/* The distributor's word on a closed ticket changes no row of that. */
static enum status
say_once(struct db *db, struct act *act, void *context)
{
	struct ticket_step *step = context;
	struct ticket_core ticket;
	enum status st;

	*step->fault = TICKET_FINE;
	st = ticket_core_take(db, act, step->id, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, &ticket, step->action);
	if (st != STATUS_OK)
		return st;
	if (act->who->side == SIDE_CUSTOMER &&
	    (ticket.state == TICKET_CLOSED ||
		ticket.state == TICKET_WITHDRAWN))
		return follow(db, act, &ticket, step);
	st = say(db, act, &ticket, step);
	if (st != STATUS_OK)
		return st;
	return ticket_core_finish(db, act, &ticket);
}

enum status
ticket_say(struct db *db, struct act *act, int64_t id, const char *body,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return act_run(db, act, say_once,
	    &(struct ticket_step){
		.id = id,
		.action = act->who->side == SIDE_CUSTOMER ? ACTION_TICKET_ASK
							  : ACTION_TICKET_WORK,
		.text = body,
		.files = files,
		.fault = fault,
	    });
}

static bool
may_be_asked(const struct ticket_core *ticket)
{
	return ticket->state == TICKET_REGISTERED ||
	    ticket->state == TICKET_TRIAGED ||
	    ticket->state == TICKET_INVESTIGATING;
}

static enum status
ask(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_MESSAGE, false, step->text,
		step->files };
	int64_t message_id;
	enum status st;

	if (!may_be_asked(ticket))
		return STATUS_CONFLICT;
	st = ticket_core_message(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st == STATUS_OK)
		st = take_up(db, act, ticket, step);
	if (st != STATUS_OK)
		return st;
	ticket->back_state = ticket->state;
	ticket_core_enter(ticket, act, TICKET_WAITING_CUSTOMER);
	ticket_core_news(ticket, act, "asked", message_id, NULL);
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_ASKED, NULL, none);
}

enum status
ticket_ask(struct db *db, struct act *act, int64_t id, const char *body,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = ask,
		.text = body,
		.files = files,
		.fault = fault,
	    });
}

static enum status
answer_for(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	return told(db, act, ticket, step);
}

enum status
ticket_answer_for(struct db *db, struct act *act, int64_t id, const char *body,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = answer_for,
		.text = body,
		.files = files,
		.fault = fault,
	    });
}

static enum status
note(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_INTERNAL_NOTE, false,
		step->text, step->files };
	struct ticket_news *news;
	int64_t message_id;
	enum status st;

	if (ticket->state == TICKET_CLOSED)
		return STATUS_CONFLICT;
	st = ticket_core_message(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st != STATUS_OK)
		return st;
	news = ticket_core_news(ticket, act, "noted", message_id, NULL);
	news->is_internal = true;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_NOTED, NULL, none);
}

enum status
ticket_note(struct db *db, struct act *act, int64_t id, const char *body,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = actor_may(act->who, ACTION_TICKET_WORK)
		    ? ACTION_TICKET_WORK
		    : ACTION_COMPLAINT_DECIDE,
		.side = SIDE_STAFF,
		.work = note,
		.text = body,
		.files = files,
		.fault = fault,
	    });
}
