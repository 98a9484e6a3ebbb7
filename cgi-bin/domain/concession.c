/**
 * @file
 * The concession ledger.  See concession.h.
 */
#include "domain/concession.h"

#include "base/text.h"
#include "domain/concession_sql.h"
#include "domain/customer_lock.h"
#include "domain/deputy.h"
#include "domain/outbox.h"

enum status
concession_list(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_concession_list,
	    DB_ARGS(db_int(pressure->customer_id), db_int(CONCESSIONS_MAX)),
	    rows);
}

enum status
concession_waiting(struct db *db, struct arena *mem, const struct actor *who,
    int64_t *count)
{
	struct concession_number_row row = { .number = 0 };
	enum status st = STATUS_OK;

	if (actor_may(who, ACTION_CONCESSION_APPROVE))
		st = db_one_scoped(db, mem, &stmt_concession_waiting,
		    actor_scope(who, ACTION_CONCESSION_APPROVE),
		    DB_ARGS(db_int(who->user_id)), &row);
	*count = row.number;
	return st;
}

enum status
concession_years(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_concession_years,
	    DB_ARGS(db_int(pressure->customer_id)), rows);
}

/* Only to the people concerned, never to a group's robot. */
static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind, int64_t id,
    int64_t customer_id, int64_t cost_fen)
{
	return outbox_add(db, act, kind, id, customer_id, "NO",
	    text_format(act->mem, "%lld", (long long)customer_id), "AMOUNT",
	    text_format(act->mem, "%lld", (long long)cost_fen), "PRIVATE", "1",
	    NULL);
}

/* --- Entering --------------------------------------------------------------------- */

struct add_job {
	int64_t customer_id;
	const struct concession *concession;
	struct day today;
	enum concession_fault *fault;
};

static bool
is_between(const char *text, size_t least)
{
	size_t length = utf8_length(text);

	return length >= least && length <= CONCESSION_CHARS;
}

static enum concession_fault
fault_of(const struct concession *concession, struct day today)
{
	if (!day_is_valid(concession->day) ||
	    day_compare(concession->day, today) > 0)
		return CONCESSION_FAULT_DAY;
	if (!is_between(concession->what, 1))
		return CONCESSION_FAULT_WHAT;
	if (!is_between(concession->reason, 1))
		return CONCESSION_FAULT_REASON;
	if (concession->cost_fen < 0 ||
	    concession->cost_fen > CONCESSION_COST_MAX_FEN)
		return CONCESSION_FAULT_COST;
	if (!is_between(concession->got, 0))
		return CONCESSION_FAULT_GOT;
	return CONCESSION_SOUND;
}

static enum status
add_once(struct db *db, struct act *act, void *context)
{
	const struct add_job *job = context;
	const struct concession *concession = job->concession;
	int64_t id = 0;
	enum status st;

	st = customer_lock(db, act, ACTION_PRIVATE_SEE, job->customer_id);
	if (st != STATUS_OK)
		return st;
	*job->fault = fault_of(concession, job->today);
	if (*job->fault != CONCESSION_SOUND)
		return STATUS_INVALID;
	st = db_insert(db, &stmt_concession_insert,
	    DB_ARGS(db_int(job->customer_id), db_day(concession->day),
		db_text(concession->what), db_text(concession->reason),
		db_int(concession->cost_fen), db_text(concession->got),
		db_int(act->who->user_id), db_instant(act->now)),
	    &id);
	if (st != STATUS_OK)
		return st;
	act_lead(
	    act, "/customers/%lld/pressure", (long long)job->customer_id);
	return tell(db, act, EVENT_CONCESSION_ENTERED, id, job->customer_id,
	    concession->cost_fen);
}

enum status
concession_add(struct db *db, struct act *act, int64_t customer_id,
    const struct concession *concession, struct day today,
    enum concession_fault *fault)
{
	struct add_job job = {
		.customer_id = customer_id,
		.concession = concession,
		.today = today,
		.fault = fault,
	};

	*fault = CONCESSION_SOUND;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_PRIVATE_SEE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, add_once, &job);
}

/* --- Deciding --------------------------------------------------------------------- */

struct decide_job {
	int64_t customer_id;
	int64_t concession_id;
	bool is_good;
	const char *answer;
	enum concession_fault *fault;
};

static enum status
decide_once(struct db *db, struct act *act, void *context)
{
	const struct decide_job *job = context;
	struct concession_core core;
	enum status st;

	*job->fault = CONCESSION_SOUND;
	st =
	    customer_lock(db, act, ACTION_CONCESSION_APPROVE, job->customer_id);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_concession_lock,
		    DB_ARGS(
			db_int(job->concession_id), db_int(job->customer_id)),
		    &core);
	if (st != STATUS_OK)
		return st;
	if (actor_is(act->who, core.entered_by))
		return STATUS_FORBIDDEN;
	if (core.is_decided)
		return STATUS_CONFLICT;
	if (!is_between(job->answer, job->is_good ? 0 : 1)) {
		*job->fault = CONCESSION_FAULT_ANSWER;
		return STATUS_INVALID;
	}
	st = db_change(db,
	    job->is_good ? &stmt_concession_approve : &stmt_concession_refuse,
	    DB_ARGS(db_int(act->who->user_id), db_instant(act->now),
		db_text(job->answer), db_int(core.id)));
	if (st == STATUS_OK)
		st = deputy_note(db, act, "concession", core.id,
		    text_format(
			act->mem, "%lld", (long long)job->customer_id));
	if (st != STATUS_OK)
		return st;
	act_lead(
	    act, "/customers/%lld/pressure", (long long)job->customer_id);
	return tell(db, act,
	    job->is_good ? EVENT_CONCESSION_APPROVED : EVENT_CONCESSION_REFUSED,
	    core.id, job->customer_id, core.cost_fen);
}

enum status
concession_decide(struct db *db, struct act *act, int64_t customer_id,
    int64_t concession_id, bool is_good, const char *answer,
    enum concession_fault *fault)
{
	struct decide_job job = {
		.customer_id = customer_id,
		.concession_id = concession_id,
		.is_good = is_good,
		.answer = answer,
		.fault = fault,
	};

	*fault = CONCESSION_SOUND;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_CONCESSION_APPROVE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, decide_once, &job);
}
