/**
 * @file
 * What every use case of a ticket does.  See ticket_core.h.
 */
#include "domain/ticket_core.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/file.h"
#include "domain/order_state.h"
#include "domain/permission.h"
#include "domain/promise.h"
#include "domain/setting.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_sight.h"
#include "domain/ticket_term.h"

#define DAY_MS INT64_C(86400000)

enum status
ticket_sight(struct db *db, struct arena *mem, const struct actor *who,
    enum action action, struct ticket_sight *out)
{
	struct setting setting;
	enum status st;

	*out = (struct ticket_sight){
		.scope = actor_scope(who, action),
		.viewer_id = who->user_id,
		.is_staff = who->side == SIDE_STAFF,
	};
	if (out->is_staff ||
	    permission_has_role(who->role_names, "distributor_admin"))
		return STATUS_OK;
	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK && setting.ticket_own_only)
		out->own_of = who->user_id;
	return st;
}

enum status
ticket_core_lock(
    struct db *db, struct act *act, int64_t id, struct ticket_core *out)
{
	struct ticket_core row;
	enum status st;

	st = db_one(db, act->mem, &stmt_ticket_lock, DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;
	row.before = row.state;
	row.news_count = 0;
	row.silent = false;
	*out = row;
	return STATUS_OK;
}

enum status
ticket_core_take(
    struct db *db, struct act *act, int64_t id, struct ticket_core *out)
{
	struct ticket_number_row row;
	struct ticket_sight sight;
	enum status st;

	st = ticket_core_lock(db, act, id, out);
	if (st == STATUS_OK)
		st = ticket_sight(
		    db, act->mem, act->who, ACTION_TICKET_SEE, &sight);
	if (st != STATUS_OK)
		return st;
	return db_one_scoped(db, act->mem, &stmt_ticket_in_sight, sight.scope,
	    DB_ARGS(db_int(id), TICKET_SIGHT_ARGS(&sight)), &row);
}

enum status
ticket_core_may(const struct actor *who, const struct ticket_core *ticket,
    enum action action)
{
	struct order_facts reach = {
		.customer_id = ticket->customer_id,
		.rep_id = ticket->rep_id,
		.team_id = ticket->team_id,
	};

	return order_in_reach(who, action, &reach) ? STATUS_OK
						   : STATUS_FORBIDDEN;
}

struct ticket_news *
ticket_core_news(struct ticket_core *ticket, const struct act *act,
    const char *kind, int64_t object_id, const char *note)
{
	struct ticket_news *news;

	if (ticket->news_count == TICKET_NEWS_MAX) {
		log_event(LOG_ERROR, "ticket.too_much_news", NULL);
		ticket->news_count--;
	}
	news = &ticket->news[ticket->news_count++];
	*news = (struct ticket_news){
		.ticket_id = ticket->id,
		.at = act->now,
		.user_id = act->who->user_id,
		.kind = kind,
		.from_state = ticket->before,
		.to_state = ticket->state,
		.object_id = object_id,
		.note = note == NULL ? "" : note,
	};
	ticket->before = ticket->state;
	return news;
}

void
ticket_core_enter(struct ticket_core *ticket, const struct act *act,
    enum ticket_state state)
{
	if (ticket->state == state)
		return;
	ticket->state = state;
	ticket->state_since = act->now;
}

enum status
ticket_core_refuse(enum ticket_fault *fault, enum ticket_fault why)
{
	if (fault != NULL)
		*fault = why;
	return why == TICKET_FAULT_BAND ? STATUS_FORBIDDEN : STATUS_INVALID;
}

bool
ticket_core_is_text(const char *text, size_t most, bool is_needed)
{
	return text != NULL && utf8_length(text) <= most &&
	    !text_has_controls(text) &&
	    (!is_needed || text[strspn(text, " \t\r\n")] != '\0');
}

struct instant
ticket_core_in_days(const struct act *act, int64_t days)
{
	return instant_add_ms(act->now, days * DAY_MS);
}

enum status
ticket_core_index(struct db *db, struct act *act, int64_t ticket_id,
    const char *text, bool is_internal)
{
	struct ticket_term_row *rows;
	size_t count;
	const char *const *terms = ticket_terms(act->mem, text, &count);

	if (count == 0)
		return STATUS_OK;
	rows = arena_calloc(act->mem, count, sizeof(*rows));
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct ticket_term_row){ terms[i], ticket_id,
			is_internal };
	return db_bulk(db, &stmt_ticket_term,
	    &(struct db_items){ ticket_term_columns,
		ARRAY_LEN(ticket_term_columns), rows, sizeof(*rows), count },
	    NULL);
}

static bool
is_internal(enum ticket_message_kind kind)
{
	return kind == TICKET_INTERNAL_NOTE || kind == TICKET_FINDING;
}

enum status
ticket_core_message(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_words *words, enum ticket_fault *fault, int64_t *id)
{
	const struct ticket_files none = { 0 };
	const struct ticket_files *files =
	    words->files == NULL ? &none : words->files;
	bool internal = is_internal(words->kind);
	enum file_fault file_fault;
	int64_t message_id;
	enum status st;

	if (!ticket_core_is_text(words->body, TICKET_BODY_MAX, true))
		return ticket_core_refuse(fault, TICKET_FAULT_BODY);
	if (files->count > TICKET_FILES_MAX)
		return ticket_core_refuse(fault, TICKET_FAULT_FILES);
	st = db_insert(db, &stmt_ticket_message,
	    DB_ARGS(db_int(ticket->id), db_int(words->kind),
		db_int(words->by_customer), db_id(act->who->user_id),
		db_instant(act->now), db_text(words->body),
		db_int((int64_t)files->count)),
	    &message_id);
	if (st == STATUS_OK && files->count > 0) {
		st = file_attach(db, act, files->ids, files->count,
		    "ticket_message", message_id, 0, ticket->customer_id,
		    internal, &file_fault);
		if (st == STATUS_INVALID)
			return ticket_core_refuse(fault, TICKET_FAULT_FILES);
	}
	if (st == STATUS_OK)
		st = ticket_core_index(
		    db, act, ticket->id, words->body, internal);
	if (st != STATUS_OK)
		return st;

	if (!internal) {
		ticket->message_count++;
		ticket->last_by_customer = words->by_customer;
	}
	if (id != NULL)
		*id = message_id;
	return STATUS_OK;
}

/* --- The end of every step --------------------------------------------------- */

/* What the clocks that ended by these news had promised. */
static void
note_promises(struct ticket_core *ticket, const struct promise *promise)
{
	bool first_ended = instant_is_none(ticket->first_answer_at) &&
	    !instant_is_none(promise->first.ended_at);
	bool resolve_ended = instant_is_none(ticket->resolved_at) &&
	    !instant_is_none(promise->resolve.ended_at);

	for (size_t i = 0; i < ticket->news_count; i++) {
		struct ticket_news *news = &ticket->news[i];
		bool gives_result = text_equal(news->kind, "done") ||
		    text_equal(news->kind, "resolved");

		if (gives_result) {
			if (resolve_ended)
				news->due_at = promise->resolve.promised_at;
		} else if (first_ended && (text_equal(news->kind, "answered") ||
					      text_equal(news->kind, "asked") ||
					      text_equal(
						  news->kind, "replied"))) {
			news->due_at = promise->first.promised_at;
			first_ended = false;
		}
	}
}

static int64_t
is_kept(const struct promise_clock *clock)
{
	return clock->ended_at.ms <= clock->promised_at.ms;
}

static void
take_clocks(struct ticket_core *ticket, const struct promise *promise)
{
	ticket->first_due_at = promise->first.due_at;
	ticket->update_due_at = promise->update.due_at;
	ticket->resolve_due_at = promise->resolve.due_at;
	ticket->next_due_at = promise->next_due_at;
	ticket->climb_at = promise->climb_at;
	ticket->paused_at = promise->paused_at;
	ticket->paused_minutes = promise->paused_minutes;
	ticket->level = promise->level;
	if (instant_is_none(ticket->first_answer_at) &&
	    !instant_is_none(promise->first.ended_at)) {
		ticket->first_answer_at = promise->first.ended_at;
		ticket->first_kept = is_kept(&promise->first);
		ticket->first_took = promise->first.took_minutes;
	}
	if (instant_is_none(promise->resolve.ended_at)) {
		ticket->resolved_at = (struct instant){ 0 };
		ticket->resolve_kept = -1;
		ticket->resolve_took = -1;
	} else if (instant_is_none(ticket->resolved_at)) {
		ticket->resolved_at = promise->resolve.ended_at;
		ticket->resolve_kept = is_kept(&promise->resolve);
		ticket->resolve_took = promise->resolve.took_minutes;
	}
}

void
ticket_core_clocks(struct ticket_core *ticket,
    const struct promise_terms *terms, const struct promise_event *events,
    size_t count)
{
	struct promise promise;

	promise_compute(terms, events, count, &promise);
	note_promises(ticket, &promise);
	take_clocks(ticket, &promise);
}

static enum status
set_clocks(struct db *db, struct act *act, struct ticket_core *ticket)
{
	struct promise_event *events;
	struct promise_terms terms;
	size_t count;
	enum status st;

	st = promise_events(db, act->mem, ticket->id, ticket->news_count,
	    &events, &count);
	if (st == STATUS_OK)
		st = promise_terms_load(db, act->mem, &terms);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ticket->news_count; i++) {
		const struct ticket_news *news = &ticket->news[i];

		events[count++] = (struct promise_event){
			.at = news->at,
			.kind = news->kind,
			.to_state = news->to_state,
			.severity = news->severity,
			.tier = news->tier,
			.level = news->level,
		};
	}
	ticket_core_clocks(ticket, &terms, events, count);
	return STATUS_OK;
}

enum status
ticket_core_finish(
    struct db *db, struct act *act, struct ticket_core *ticket)
{
	enum status st;

	if (!ticket->silent)
		ticket->changed_at = act->now;
	st = set_clocks(db, act, ticket);
	if (st == STATUS_OK)
		st = db_bulk(db, &stmt_ticket_save,
		    &(struct db_items){ ticket_save_columns,
			ticket_save_column_count, ticket, sizeof(*ticket), 1 },
		    NULL);
	if (st == STATUS_OK && ticket->news_count > 0)
		st = db_bulk(db, &stmt_ticket_event,
		    &(struct db_items){ ticket_event_columns,
			ticket_event_column_count, ticket->news,
			sizeof(ticket->news[0]), ticket->news_count },
		    NULL);
	if (st == STATUS_OK)
		act_lead(act, "%s",
		    ticket_path(act->mem, ticket->kind, ticket->id));
	return st;
}

enum status
ticket_core_tell(struct db *db, struct act *act,
    const struct ticket_core *ticket, enum outbox_kind kind,
    const char *reason, struct instant until)
{
	bool is_private =
	    ticket->person_id != 0 || ticket->topic == TICKET_SERVICE;
	char iso[25];

	instant_to_iso(until, iso);
	return outbox_add(db, act, kind, ticket->id, ticket->customer_id, "NO",
	    ticket_number(act->mem, ticket->kind, ticket->id), "SUBJECT",
	    ticket->subject, "REASON", reason, "UNTIL",
	    instant_is_none(until) ? NULL : iso, "PRIVATE",
	    is_private ? "1" : NULL, NULL);
}

/* --- People ------------------------------------------------------------------ */

static enum status
read_colleague(struct db *db, struct act *act,
    const struct ticket_core *ticket, int64_t user_id,
    struct ticket_colleague_row *row)
{
	return db_one(db, act->mem, &stmt_ticket_colleague,
	    DB_ARGS(db_int(ticket->team_id), db_int(ticket->rep_id),
		db_int(user_id)),
	    row);
}

enum status
ticket_core_hide(struct db *db, struct act *act, struct ticket_core *ticket,
    int64_t person_id, enum ticket_fault *fault)
{
	const char *path = ticket_path(act->mem, ticket->kind, ticket->id);
	struct ticket_colleague_row person;
	enum status st;

	if (person_id == ticket->owner_id)
		return ticket_core_refuse(fault, TICKET_FAULT_PERSON);
	st = read_colleague(db, act, ticket, person_id, &person);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(fault, TICKET_FAULT_PERSON);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_hide_unread,
		    DB_ARGS(db_int(person_id), db_text(path),
			db_int(person_id)),
		    NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_hide_told,
		    DB_ARGS(db_int(person_id), db_text(path)), NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_hide_watcher,
		    DB_ARGS(db_int(ticket->id), db_int(person_id)), NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_hide_tasks,
		    DB_ARGS(db_int(ticket->id), db_int(person_id)), NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_hide_presence,
		    DB_ARGS(db_int(ticket->id), db_int(person_id)), NULL);
	if (st == STATUS_OK)
		ticket->person_id = person_id;
	return st;
}

enum status
ticket_core_owner(struct db *db, struct act *act,
    const struct ticket_core *ticket, int64_t owner_id,
    enum ticket_fault *fault)
{
	struct ticket_colleague_row owner;
	enum status st;

	if (owner_id == ticket->person_id ||
	    (ticket->kind == TICKET_COMPLAINT &&
		owner_id == ticket->decided_by_id))
		return ticket_core_refuse(fault, TICKET_FAULT_OWNER);
	st = read_colleague(db, act, ticket, owner_id, &owner);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(fault, TICKET_FAULT_OWNER);
	if (st != STATUS_OK)
		return st;
	return owner.may_work && owner.sees_it
	    ? STATUS_OK
	    : ticket_core_refuse(fault, TICKET_FAULT_OWNER);
}

enum status
ticket_core_department(struct db *db, struct act *act, int64_t department_id,
    enum ticket_fault *fault)
{
	struct ticket_number_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_ticket_department,
	    DB_ARGS(db_int(department_id)), &row);
	return st == STATUS_NOT_FOUND
	    ? ticket_core_refuse(fault, TICKET_FAULT_DEPARTMENT)
	    : st;
}

/* --- One step ----------------------------------------------------------------- */

static enum status
step_once(struct db *db, struct act *act, void *context)
{
	struct ticket_step *step = context;
	struct ticket_core ticket;
	enum status st;

	if (step->fault != NULL)
		*step->fault = TICKET_FINE;
	st = ticket_core_take(db, act, step->id, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, &ticket, step->action);
	if (st != STATUS_OK)
		return st;
	if (step->side != SIDE_NOBODY && step->side != act->who->side)
		return STATUS_FORBIDDEN;
	if ((step->only_complaint && ticket.kind != TICKET_COMPLAINT) ||
	    (step->only_plain && ticket.kind == TICKET_COMPLAINT))
		return STATUS_CONFLICT;
	st = step->work(db, act, &ticket, step);
	if (st != STATUS_OK)
		return st;
	return ticket_core_finish(db, act, &ticket);
}

enum status
ticket_step_run(struct db *db, struct act *act, struct ticket_step *step)
{
	return act_run(db, act, step_once, step);
}
