/**
 * @file
 * How tickets end, and begin again.  See ticket_act.h.
 */
#include "domain/ticket_end.h"

#include "base/text.h"
#include "domain/setting.h"
#include "domain/ticket_sql.h"

enum {
	LEVEL_MAX = 3,
	STARS_MAX = 5
};

static const struct instant none = { 0 };

void
ticket_end_open_again(struct ticket_core *ticket, const struct act *act,
    int64_t message_id, const char *note)
{
	struct ticket_news *news;

	ticket->reply_id = 0;
	ticket->stars = 0;
	ticket->rated_at = none;
	ticket->rating_note = "";
	ticket->auto_at = none;
	ticket->lock_at = none;
	ticket->decided_by_id = 0;
	ticket->decided_at = none;
	ticket->remedy = TICKET_REMEDY_NONE;
	ticket->opinion = "";
	ticket_core_enter(ticket, act,
	    ticket->kind == TICKET_COMPLAINT ? TICKET_INVESTIGATING
					     : TICKET_TRIAGED);
	news = ticket_core_news(ticket, act, "reopened", message_id, note);
	news->level = ticket->level;
}

/* --- Withdrawn ----------------------------------------------------------------- */

static enum status
withdraw(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	enum status st;

	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	if (!ticket_core_is_text(step->text, TICKET_NOTE_MAX, false))
		return ticket_core_refuse(step->fault, TICKET_FAULT_BODY);
	ticket->auto_at = none;
	ticket_core_enter(ticket, act, TICKET_WITHDRAWN);
	ticket_core_news(ticket, act, "withdrawn", 0, step->text);
	st = db_run(db, &stmt_ticket_tasks_drop,
	    DB_ARGS(db_instant(act->now), db_int(ticket->id)), NULL);
	if (st != STATUS_OK)
		return st;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_WITHDRAWN, NULL, none);
}

enum status
ticket_withdraw(struct db *db, struct act *act, int64_t id,
    const char *reason, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_ASK,
		.side = SIDE_CUSTOMER,
		.work = withdraw,
		.text = reason == NULL ? "" : reason,
		.fault = fault,
	    });
}

/* --- Resolved ------------------------------------------------------------------ */

/* The same words for another distributor's ticket that was merged. */
static enum status
reply_to_merged(struct db *db, struct act *act, int64_t id,
    const struct ticket_words *words, enum ticket_fault *fault)
{
	const struct ticket_words same = { words->kind, false, words->body,
		NULL };
	struct ticket_core merged;
	int64_t message_id;
	enum status st;

	st = ticket_core_lock(db, act, id, &merged);
	if (st == STATUS_OK)
		st = ticket_core_message(
		    db, act, &merged, &same, fault, &message_id);
	if (st != STATUS_OK)
		return st;
	if (words->kind == TICKET_REPLY)
		merged.reply_id = message_id;
	ticket_core_news(&merged, act, "replied", message_id, NULL);
	st = ticket_core_finish(db, act, &merged);
	if (st != STATUS_OK)
		return st;
	return ticket_core_tell(
	    db, act, &merged, EVENT_TICKET_REPLIED, NULL, none);
}

enum status
ticket_end_reply(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_words *words, enum ticket_fault *fault,
    int64_t *message_id)
{
	const struct ticket_number_row *merged;
	struct db_rows rows;
	enum status st;

	st = ticket_core_message(db, act, ticket, words, fault, message_id);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_ticket_merged,
		    DB_ARGS(db_int(ticket->id), db_int(ticket->customer_id)),
		    &rows);
	if (st != STATUS_OK)
		return st;
	merged = rows.items;
	for (size_t i = 0; i < rows.count && st == STATUS_OK; i++)
		st = reply_to_merged(db, act, merged[i].value, words, fault);
	return st;
}

static enum status
resolve(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_words words = { TICKET_REPLY, false, step->text,
		step->files };
	struct setting setting;
	int64_t message_id;
	enum status st;

	if (ticket->state != TICKET_REGISTERED &&
	    ticket->state != TICKET_TRIAGED &&
	    ticket->state != TICKET_WAITING_CUSTOMER)
		return STATUS_CONFLICT;
	if (ticket->owner_id == 0) {
		st = ticket_core_owner(
		    db, act, ticket, act->who->user_id, step->fault);
		if (st != STATUS_OK)
			return st;
		ticket->owner_id = act->who->user_id;
	}
	st = ticket_end_reply(
	    db, act, ticket, &words, step->fault, &message_id);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	if (instant_is_none(ticket->first_answer_at))
		ticket_core_news(ticket, act, "answered", message_id, NULL);
	ticket->reply_id = message_id;
	ticket->lock_at = ticket_core_in_days(act, setting.ticket_grace_days);
	ticket_core_enter(ticket, act, TICKET_RESOLVED);
	ticket_core_news(ticket, act, "resolved", message_id, NULL);
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_RESOLVED, NULL, none);
}

enum status
ticket_resolve(struct db *db, struct act *act, int64_t id, const char *reply,
    const struct ticket_files *files, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.only_plain = true,
		.work = resolve,
		.text = reply,
		.files = files,
		.fault = fault,
	    });
}

/* --- The distributor's verdict --------------------------------------------------- */

/* Whether there is something to be satisfied with, or not. */
static bool
may_judge(const struct ticket_core *ticket, bool satisfied)
{
	if (ticket->state == TICKET_RESOLVED)
		return !satisfied || ticket->stars == 0;
	if (ticket->kind != TICKET_COMPLAINT ||
	    (ticket->state != TICKET_REPLIED &&
		ticket->state != TICKET_ACTIONING))
		return false;
	/* What was promised in the reply is to be done first. */
	return !satisfied || !instant_is_none(ticket->resolved_at);
}

static enum status
end_calls(struct db *db, struct act *act, const struct ticket_core *ticket)
{
	return db_run(db, &stmt_ticket_calls_end,
	    DB_ARGS(db_id(act->who->user_id), db_instant(act->now),
		db_int(ticket->id)),
	    NULL);
}

static enum status
reopen(struct db *db, struct act *act, struct ticket_core *ticket,
    const char *reason, enum ticket_fault *fault)
{
	const struct ticket_words words = { TICKET_MESSAGE, true, reason,
		NULL };
	int64_t message_id;
	enum status st;

	if (!may_judge(ticket, false))
		return STATUS_CONFLICT;
	if (!ticket_core_is_text(reason, TICKET_NOTE_MAX, true))
		return ticket_core_refuse(fault, TICKET_FAULT_BODY);
	st = ticket_core_message(db, act, ticket, &words, fault, &message_id);
	if (st == STATUS_OK)
		st = end_calls(db, act, ticket);
	if (st != STATUS_OK)
		return st;
	ticket->reopened++;
	if (ticket->level < LEVEL_MAX)
		ticket->level++;
	ticket->told_level = ticket->level;
	ticket_end_open_again(ticket, act, message_id, reason);
	st = ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_REOPENED, reason, none);
	if (st == STATUS_OK && ticket->reopened >= 2)
		st = ticket_core_tell(
		    db, act, ticket, EVENT_TICKET_REOPENED_TWICE, reason, none);
	return st;
}

static enum status
rate(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct ticket_rating *in = step->input;
	const char *note = in->note == NULL ? "" : in->note;
	struct setting setting;
	enum status st;

	if (!in->satisfied)
		return reopen(db, act, ticket, note, step->fault);
	if (!may_judge(ticket, true))
		return STATUS_CONFLICT;
	if (in->stars < 1 || in->stars > STARS_MAX)
		return ticket_core_refuse(step->fault, TICKET_FAULT_STARS);
	if (!ticket_core_is_text(note, TICKET_NOTE_MAX, false))
		return ticket_core_refuse(step->fault, TICKET_FAULT_BODY);
	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = end_calls(db, act, ticket);
	if (st != STATUS_OK)
		return st;

	ticket->stars = in->stars;
	ticket->rated_at = act->now;
	ticket->rating_note = note;
	ticket->auto_at = none;
	if (ticket->state != TICKET_RESOLVED) {
		ticket_core_enter(ticket, act, TICKET_RESOLVED);
		ticket->lock_at =
		    ticket_core_in_days(act, setting.ticket_grace_days);
	}
	ticket_core_news(ticket, act, "rated", in->stars, note);
	return ticket_core_tell(db, act, ticket, EVENT_TICKET_RATED,
	    text_format(act->mem, "%d", (int)in->stars), none);
}

enum status
ticket_rate(struct db *db, struct act *act, int64_t id,
    const struct ticket_rating *in, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_ASK,
		.side = SIDE_CUSTOMER,
		.work = rate,
		.input = in,
		.fault = fault,
	    });
}

enum status
ticket_rate_for(struct db *db, struct act *act, int64_t id,
    const struct ticket_rating *in, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = rate,
		.input = in,
		.fault = fault,
	    });
}

static enum status
reopen_step(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	return reopen(db, act, ticket, step->text, step->fault);
}

enum status
ticket_reopen(struct db *db, struct act *act, int64_t id, const char *reason,
    enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_ASK,
		.side = SIDE_CUSTOMER,
		.work = reopen_step,
		.text = reason,
		.fault = fault,
	    });
}
