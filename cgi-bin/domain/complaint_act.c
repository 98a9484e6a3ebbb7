/**
 * @file
 * The steps of a complaint.  See complaint_act.h.
 */
#include "domain/complaint_act.h"

#include "base/text.h"
#include "domain/deputy.h"
#include "domain/permission.h"
#include "domain/setting.h"
#include "domain/ticket_core.h"

enum {
	CAUSE_MAX = 500
};

#define COST_MAX INT64_C(100000000000000)

static const struct instant none = { 0 };

/* --- Bands -------------------------------------------------------------------- */

const char *
complaint_band_name(enum complaint_band band)
{
	switch (band) {
	case COMPLAINT_BAND_LEAD:
		return "lead";
	case COMPLAINT_BAND_MANAGER:
		return "manager";
	case COMPLAINT_BAND_EXECUTIVE:
		return "executive";
	default:
		return NULL;
	}
}

enum complaint_band
complaint_band_needed(const struct setting *setting,
    enum ticket_severity severity, int64_t cost_fen, int64_t reopened)
{
	int64_t band = severity;

	if (cost_fen > setting->complaint_lead_fen &&
	    band < COMPLAINT_BAND_MANAGER)
		band = COMPLAINT_BAND_MANAGER;
	if (cost_fen > setting->complaint_manager_fen)
		band = COMPLAINT_BAND_EXECUTIVE;
	band += reopened;
	return band > COMPLAINT_BAND_EXECUTIVE ? COMPLAINT_BAND_EXECUTIVE
					       : (enum complaint_band)band;
}

enum complaint_band
complaint_band_of(const struct actor *who)
{
	if (permission_has_role(who->role_names, "executive"))
		return COMPLAINT_BAND_EXECUTIVE;
	if (permission_has_role(who->role_names, "manager"))
		return COMPLAINT_BAND_MANAGER;
	if (permission_has_role(who->role_names, "team_lead"))
		return COMPLAINT_BAND_LEAD;
	return (enum complaint_band)0;
}

static enum status
read_band(struct db *db, struct act *act, const struct ticket_core *ticket,
    int64_t cost_fen, enum complaint_band *band)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		*band = complaint_band_needed(&setting, ticket->severity,
		    cost_fen, ticket->reopened);
	return st;
}

/* --- Triage -------------------------------------------------------------------- */

static enum status
check_triage(struct db *db, struct act *act, const struct ticket_core *ticket,
    const struct complaint_triage *in, enum ticket_fault *fault)
{
	if (ticket->state > TICKET_INVESTIGATING)
		return STATUS_CONFLICT;
	if (in->topic <= TICKET_TOPIC_NONE || in->topic >= TICKET_TOPIC_COUNT)
		return ticket_core_refuse(fault, TICKET_FAULT_TOPIC);
	if (in->severity < TICKET_NORMAL || in->severity > TICKET_CRITICAL)
		return ticket_core_refuse(fault, TICKET_FAULT_SEVERITY);
	return ticket_core_department(db, act, in->department_id, fault);
}

/* Whom it is about first: that one cannot be its owner. */
static enum status
set_people(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct complaint_triage *in, enum ticket_fault *fault)
{
	int64_t owner_id =
	    in->owner_id != 0 ? in->owner_id : act->who->user_id;
	enum status st = STATUS_OK;

	if (in->person_id != 0 && in->person_id == owner_id)
		return ticket_core_refuse(fault, TICKET_FAULT_PERSON);
	if (in->person_id != 0 && in->person_id != ticket->person_id) {
		ticket->owner_id = 0;
		st = ticket_core_hide(
		    db, act, ticket, in->person_id, fault);
	}
	if (st == STATUS_OK)
		st = ticket_core_owner(db, act, ticket, owner_id, fault);
	if (st == STATUS_OK)
		ticket->owner_id = owner_id;
	return st;
}

static enum status
say_triaged(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct complaint_triage *in, enum ticket_fault *fault)
{
	const struct ticket_words words = { TICKET_MESSAGE, false, in->message,
		NULL };
	int64_t message_id;
	enum status st;

	if (in->message == NULL || *in->message == '\0')
		return STATUS_OK;
	st = ticket_core_message(db, act, ticket, &words, fault, &message_id);
	if (st == STATUS_OK)
		ticket_core_news(ticket, act, "answered", message_id, NULL);
	return st;
}

static enum status
triage(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct complaint_triage *in = step->input;
	bool becomes_critical = in->severity == TICKET_CRITICAL &&
	    ticket->severity != TICKET_CRITICAL;
	struct ticket_news *news;
	enum status st;

	st = check_triage(db, act, ticket, in, step->fault);
	if (st == STATUS_OK)
		st = set_people(db, act, ticket, in, step->fault);
	if (st != STATUS_OK)
		return st;
	ticket->topic = in->topic;
	ticket->severity = in->severity;
	ticket->department_id = in->department_id;
	if (ticket->state == TICKET_REGISTERED)
		ticket_core_enter(ticket, act, TICKET_TRIAGED);
	news = ticket_core_news(ticket, act, "triaged", ticket->owner_id, NULL);
	news->severity = ticket->severity;
	news->tier = ticket->tier;
	st = say_triaged(db, act, ticket, in, step->fault);
	if (st == STATUS_OK && becomes_critical)
		st = ticket_core_tell(
		    db, act, ticket, EVENT_TICKET_CRITICAL, NULL, none);
	return st;
}

struct triage_job {
	int64_t id;
	const struct complaint_triage *in;
	enum ticket_fault *fault;
};

/* The promise that is told is known once the clocks are set. */
static enum status
triage_once(struct db *db, struct act *act, void *context)
{
	const struct triage_job *job = context;
	const struct ticket_step step = {
		.id = job->id,
		.input = job->in,
		.fault = job->fault,
	};
	struct ticket_core ticket;
	enum status st;

	*job->fault = TICKET_FINE;
	st = ticket_core_take(db, act, job->id, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, &ticket, ACTION_TICKET_WORK);
	if (st != STATUS_OK)
		return st;
	if (act->who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	if (ticket.kind != TICKET_COMPLAINT)
		return STATUS_CONFLICT;
	st = triage(db, act, &ticket, &step);
	if (st == STATUS_OK)
		st = ticket_core_finish(db, act, &ticket);
	if (st != STATUS_OK)
		return st;
	return ticket_core_tell(db, act, &ticket, EVENT_TICKET_TRIAGED, NULL,
	    ticket.resolve_due_at);
}

enum status
complaint_triage(struct db *db, struct act *act, int64_t id,
    const struct complaint_triage *in, enum ticket_fault *fault)
{
	return act_run(
	    db, act, triage_once, &(struct triage_job){ id, in, fault });
}

/* --- Investigation --------------------------------------------------------------- */

static enum status
find(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_FINDING, false, step->text,
		step->files };
	struct ticket_news *news;
	int64_t message_id;
	enum status st;

	if (ticket->state != TICKET_TRIAGED &&
	    ticket->state != TICKET_INVESTIGATING &&
	    ticket->state != TICKET_WAITING_CUSTOMER)
		return STATUS_CONFLICT;
	st = ticket_core_message(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st != STATUS_OK)
		return st;
	if (ticket->state == TICKET_TRIAGED)
		ticket_core_enter(ticket, act, TICKET_INVESTIGATING);
	news = ticket_core_news(ticket, act, "found", message_id, NULL);
	news->is_internal = true;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_NOTED, NULL, none);
}

enum status
complaint_find(struct db *db, struct act *act, int64_t id,
    const char *finding, const struct ticket_files *files,
    enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = find,
		.text = finding,
		.files = files,
		.fault = fault,
	    });
}

/* --- Proposal ---------------------------------------------------------------------- */

static enum status
check_proposal(struct db *db, struct act *act,
    const struct complaint_proposal *in, enum ticket_fault *fault)
{
	if (in->founded != TICKET_IS_FOUNDED &&
	    in->founded != TICKET_IS_NOT_FOUNDED)
		return ticket_core_refuse(fault, TICKET_FAULT_FOUNDED);
	if (in->remedy <= TICKET_REMEDY_NONE ||
	    in->remedy >= TICKET_REMEDY_COUNT)
		return ticket_core_refuse(fault, TICKET_FAULT_REMEDY);
	if (in->cost_fen < 0 || in->cost_fen > COST_MAX)
		return ticket_core_refuse(fault, TICKET_FAULT_COST);
	if (!ticket_core_is_text(in->cause, CAUSE_MAX, true) ||
	    !ticket_core_is_text(in->proposal, TICKET_TEXT_MAX, true))
		return ticket_core_refuse(fault, TICKET_FAULT_BODY);
	if (in->responsible == 0)
		return in->founded == TICKET_IS_FOUNDED
		    ? ticket_core_refuse(fault, TICKET_FAULT_DEPARTMENT)
		    : STATUS_OK;
	return ticket_core_department(db, act, in->responsible, fault);
}

static enum outbox_kind
desk_of(enum complaint_band band)
{
	switch (band) {
	case COMPLAINT_BAND_EXECUTIVE:
		return EVENT_TICKET_TO_DECIDE_3;
	case COMPLAINT_BAND_MANAGER:
		return EVENT_TICKET_TO_DECIDE_2;
	case COMPLAINT_BAND_LEAD:
	default:
		return EVENT_TICKET_TO_DECIDE_1;
	}
}

static enum status
propose(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct complaint_proposal *in = step->input;
	enum complaint_band band;
	struct ticket_news *news;
	enum status st;

	if (!ticket_core_is_owned(ticket, act))
		return STATUS_FORBIDDEN;
	if (ticket->state != TICKET_TRIAGED &&
	    ticket->state != TICKET_INVESTIGATING)
		return STATUS_CONFLICT;
	st = check_proposal(db, act, in, step->fault);
	if (st == STATUS_OK)
		st = read_band(db, act, ticket, in->cost_fen, &band);
	if (st == STATUS_OK)
		st = ticket_core_index(db, act, ticket->id, in->cause, true);
	if (st != STATUS_OK)
		return st;
	ticket->founded = in->founded;
	ticket->cause = in->cause;
	ticket->responsible_id = in->responsible;
	ticket->remedy = in->remedy;
	ticket->proposal = in->proposal;
	ticket->cost_fen = in->cost_fen;
	ticket->proposed_by_id = act->who->user_id;
	ticket_core_enter(ticket, act, TICKET_WAITING_DECISION);
	news = ticket_core_news(ticket, act, "proposed", 0, in->proposal);
	news->is_internal = true;
	if (step->out != NULL)
		*(enum complaint_band *)step->out = band;
	return ticket_core_tell(db, act, ticket, desk_of(band), NULL, none);
}

enum status
complaint_propose(struct db *db, struct act *act, int64_t id,
    const struct complaint_proposal *in, enum ticket_fault *fault,
    enum complaint_band *band)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = propose,
		.input = in,
		.fault = fault,
		.out = band,
	    });
}

/* --- Decision ------------------------------------------------------------------------ */

/* Never who owns or proposed it; by the band or a higher one. */
static enum status
judge_decider(struct db *db, struct act *act,
    const struct ticket_core *ticket, int64_t cost_fen,
    const struct ticket_step *step)
{
	enum complaint_band band;
	enum status st;

	st = read_band(db, act, ticket, cost_fen, &band);
	if (st != STATUS_OK)
		return st;
	if (step->out != NULL)
		*(enum complaint_band *)step->out = band;
	if (ticket_core_is_owned(ticket, act) ||
	    actor_is(act->who, ticket->owner_id) ||
	    actor_is(act->who, ticket->proposed_by_id) ||
	    actor_is(act->who, ticket->person_id))
		return STATUS_FORBIDDEN;
	if (complaint_band_of(act->who) < band)
		return ticket_core_refuse(step->fault, TICKET_FAULT_BAND);
	return STATUS_OK;
}

static int64_t
more(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static enum status
decide(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct complaint_decision *in = step->input;
	struct ticket_news *news;
	enum status st;

	if (ticket->state != TICKET_WAITING_DECISION)
		return STATUS_CONFLICT;
	if (in->remedy <= TICKET_REMEDY_NONE ||
	    in->remedy >= TICKET_REMEDY_COUNT)
		return ticket_core_refuse(step->fault, TICKET_FAULT_REMEDY);
	if (in->cost_fen < 0 || in->cost_fen > COST_MAX)
		return ticket_core_refuse(step->fault, TICKET_FAULT_COST);
	if (!ticket_core_is_text(in->opinion, TICKET_TEXT_MAX, true))
		return ticket_core_refuse(step->fault, TICKET_FAULT_BODY);
	st = judge_decider(db, act, ticket,
	    more(in->cost_fen, ticket->cost_fen), step);
	if (st == STATUS_OK)
		st = deputy_note(db, act, "complaint", ticket->id,
		    ticket_number(act->mem, TICKET_COMPLAINT, ticket->id));
	if (st == STATUS_OK)
		st = ticket_core_index(
		    db, act, ticket->id, in->opinion, true);
	if (st != STATUS_OK)
		return st;
	ticket->remedy = in->remedy;
	ticket->cost_fen = in->cost_fen;
	ticket->opinion = in->opinion;
	ticket->decided_by_id = act->who->user_id;
	ticket->decided_at = act->now;
	if (in->remedy == TICKET_NOT_FOUNDED)
		ticket->founded = TICKET_IS_NOT_FOUNDED;
	ticket_core_enter(ticket, act, TICKET_DECIDED);
	news = ticket_core_news(ticket, act, "decided", 0, in->opinion);
	news->is_internal = true;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_DECIDED, NULL, none);
}

enum status
complaint_decide(struct db *db, struct act *act, int64_t id,
    const struct complaint_decision *in, enum ticket_fault *fault,
    enum complaint_band *needed)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_COMPLAINT_DECIDE,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = decide,
		.input = in,
		.fault = fault,
		.out = needed,
	    });
}

static enum status
send_back(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	struct ticket_news *news;
	enum status st;

	if (ticket->state != TICKET_WAITING_DECISION)
		return STATUS_CONFLICT;
	if (!ticket_core_is_text(step->text, TICKET_NOTE_MAX, true))
		return ticket_core_refuse(step->fault, TICKET_FAULT_BODY);
	st = judge_decider(db, act, ticket, ticket->cost_fen, step);
	if (st != STATUS_OK)
		return st;
	ticket_core_enter(ticket, act, TICKET_INVESTIGATING);
	news = ticket_core_news(ticket, act, "sent_back", 0, step->text);
	news->is_internal = true;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_BACK, step->text, none);
}

enum status
complaint_send_back(struct db *db, struct act *act, int64_t id,
    const char *why, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_COMPLAINT_DECIDE,
		.side = SIDE_STAFF,
		.only_complaint = true,
		.work = send_back,
		.text = why,
		.fault = fault,
	    });
}
