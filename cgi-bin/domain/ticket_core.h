/**
 * @file
 * What every use case of a ticket does: lock it, judge, write down, set the
 * clocks, tell.
 *
 * Layer: domain, for ticket*.c and complaint*.c alone.  All calls run inside an
 * act.  The row lock is taken before anything is read.
 */
#ifndef DOMAIN_TICKET_CORE_H
#define DOMAIN_TICKET_CORE_H

#include "domain/outbox.h"
#include "domain/ticket_act.h"

enum {
	TICKET_NEWS_MAX = 8
};

/** A row of the timeline to be written. */
struct ticket_news {
	int64_t ticket_id;
	struct instant at;
	int64_t user_id;
	const char *kind;
	enum ticket_state from_state;
	enum ticket_state to_state;
	enum ticket_severity severity; /* 0: as before */
	int64_t tier;
	int64_t level;
	bool is_internal;
	int64_t object_id;
	struct instant due_at;
	const char *note;
};

/** The ticket's row: what use cases judge and change. */
struct ticket_core {
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	enum ticket_kind kind;
	struct instant opened_at;
	int64_t opened_by;
	bool by_staff;
	const char *subject;
	int64_t order_id;
	int64_t shipment_id;
	int64_t product_id;
	int64_t batch_id;

	/* Written back by ticket_core_finish(). */
	enum ticket_topic topic;
	enum ticket_severity severity;
	int64_t tier;
	enum ticket_state state;
	enum ticket_state back_state;
	int64_t department_id;
	int64_t owner_id;
	int64_t person_id;
	int64_t merged_into_id;
	enum ticket_founded founded;
	const char *cause;
	int64_t responsible_id;
	const char *proposal;
	int64_t cost_fen;
	int64_t proposed_by_id;
	int64_t decided_by_id;
	struct instant decided_at;
	enum ticket_remedy remedy;
	const char *opinion;
	int64_t reply_id;
	int64_t stars;
	struct instant rated_at;
	const char *rating_note;
	int64_t reopened;
	int64_t level;
	int64_t told_level;
	struct instant state_since;
	struct instant changed_at;
	bool last_by_customer;
	struct instant auto_at;
	struct instant lock_at;
	int64_t message_count;

	/* The clocks: set by ticket_core_finish(). */
	struct instant first_due_at;
	struct instant update_due_at;
	struct instant resolve_due_at;
	struct instant next_due_at;
	struct instant climb_at;
	struct instant first_answer_at;
	struct instant resolved_at;
	struct instant paused_at;
	int64_t paused_minutes;
	int64_t first_kept; /* -1: not said */
	int64_t resolve_kept;
	int64_t first_took; /* minutes; -1: not ended */
	int64_t resolve_took;

	/* No columns. */
	enum ticket_state before; /* from which the next news lead */
	struct ticket_news news[TICKET_NEWS_MAX];
	size_t news_count;
	bool silent; /* nothing changed that moves it to the top of lists */
};

struct promise_terms;
struct promise_event;

/** The clocks after these events, of which the last are the ticket's news; what
 *  the clocks that ended by these had promised is noted in them.  Pure. */
void ticket_core_clocks(struct ticket_core *ticket,
    const struct promise_terms *terms, const struct promise_event *events,
    size_t count);

/** Lock it, within the actor's sight. */
enum status ticket_core_take(struct db *db, struct act *act, int64_t id,
    struct ticket_core *out) MUST_CHECK;

/** Lock it for a job, whoever may see it. */
enum status ticket_core_lock(struct db *db, struct act *act, int64_t id,
    struct ticket_core *out) MUST_CHECK;

/** Whether the actor's reach of `action` takes it in: FORBIDDEN otherwise. */
enum status ticket_core_may(const struct actor *who,
    const struct ticket_core *ticket, enum action action) MUST_CHECK;

/** Add a row of the timeline; its object and note may be set. */
struct ticket_news *ticket_core_news(struct ticket_core *ticket,
    const struct act *act, const char *kind, int64_t object_id,
    const char *note) __attribute__((returns_nonnull));

/** Move to a state, from now; news that follow lead there. */
void ticket_core_enter(struct ticket_core *ticket, const struct act *act,
    enum ticket_state state);

/** A message to be written. */
struct ticket_words {
	enum ticket_message_kind kind;
	bool by_customer;
	const char *body;
	const struct ticket_files *files; /* NULL for none */
};

/** Check, write, hang files on it, make it findable.  @param[out] id may be
 *  NULL */
enum status ticket_core_message(struct db *db, struct act *act,
    struct ticket_core *ticket, const struct ticket_words *words,
    enum ticket_fault *fault, int64_t *id) MUST_CHECK;

/** Make a text findable. */
enum status ticket_core_index(struct db *db, struct act *act, int64_t ticket_id,
    const char *text, bool is_internal) MUST_CHECK;

/** Compute the clocks, write row and timeline, lead to the page. */
enum status ticket_core_finish(
    struct db *db, struct act *act, struct ticket_core *ticket) MUST_CHECK;

/** Announce it.  `reason` may be NULL; `until` none. */
enum status ticket_core_tell(struct db *db, struct act *act,
    const struct ticket_core *ticket, enum outbox_kind kind,
    const char *reason, struct instant until) MUST_CHECK;

/** Whom it is about from now on: loses sight of it at once, also of what was
 *  told before. */
enum status ticket_core_hide(struct db *db, struct act *act,
    struct ticket_core *ticket, int64_t person_id,
    enum ticket_fault *fault) MUST_CHECK;

/** Whether a member of staff may own it. */
enum status ticket_core_owner(struct db *db, struct act *act,
    const struct ticket_core *ticket, int64_t owner_id,
    enum ticket_fault *fault) MUST_CHECK;

/** Whether there is such a department. */
enum status ticket_core_department(struct db *db, struct act *act,
    int64_t department_id, enum ticket_fault *fault) MUST_CHECK;

/** Whether the actor has it in hand. */
static inline bool
ticket_core_is_owned(const struct ticket_core *ticket, const struct act *act)
{
	return ticket->owner_id == act->who->user_id;
}

/** Note a fault.  @return STATUS_INVALID; FORBIDDEN for the band */
enum status ticket_core_refuse(
    enum ticket_fault *fault, enum ticket_fault why) MUST_CHECK;

/** Whether this can be kept: not longer, no controls; something where needed. */
bool ticket_core_is_text(const char *text, size_t most, bool is_needed);

/** `days` from now, when silence becomes an answer or a ticket is closed. */
struct instant ticket_core_in_days(const struct act *act, int64_t days);

/** One step on one ticket. */
struct ticket_step {
	int64_t id;
	enum action action;  /* whose reach takes it in */
	enum side side;      /* SIDE_NOBODY: either */
	bool only_complaint; /* else STATUS_CONFLICT */
	bool only_plain;
	enum status (*work)(struct db *db, struct act *act,
	    struct ticket_core *ticket, const struct ticket_step *step);
	const void *input;
	const char *text;
	const struct ticket_files *files;
	int64_t number;
	enum ticket_fault *fault;
	void *out;
};

/** Run it in an act of its own: take, judge, work, finish. */
enum status ticket_step_run(struct db *db, struct act *act,
    struct ticket_step *step) MUST_CHECK;

#endif
