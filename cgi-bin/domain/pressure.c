/**
 * @file
 * Difficult customers.  See pressure.h.
 */
#include "domain/pressure.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/customer_event.h"
#include "domain/customer_lock.h"
#include "domain/pressure_sql.h"

#define WHOLE_BP INT64_C(10000)

enum status
pressure_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct pressure *out)
{
	if (who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	return db_one_scoped(db, mem, &stmt_pressure_find,
	    actor_scope(who, ACTION_PRIVATE_SEE), DB_ARGS(db_int(customer_id)),
	    out);
}

static bool
may_write(const struct act *act)
{
	return act->who->side == SIDE_STAFF &&
	    actor_may(act->who, ACTION_PRIVATE_SEE);
}

static void
lead(struct act *act, int64_t customer_id)
{
	act_lead(act, "/customers/%lld/pressure", (long long)customer_id);
}

/* --- Why, and who ----------------------------------------------------------------- */

struct save_job {
	int64_t customer_id;
	const struct pressure *pressure;
};

static enum status
save_once(struct db *db, struct act *act, void *context)
{
	const struct save_job *job = context;
	const struct pressure *pressure = job->pressure;
	enum status st;

	st = customer_lock(db, act, ACTION_PRIVATE_SEE, job->customer_id);
	if (st != STATUS_OK)
		return st;
	if (utf8_length(pressure->by_share) > PRESSURE_CHARS ||
	    utf8_length(pressure->by_product) > PRESSURE_CHARS ||
	    utf8_length(pressure->by_relation) > PRESSURE_CHARS ||
	    utf8_length(pressure->decides) > PRESSURE_CHARS)
		return STATUS_INVALID;
	st = db_change(db, &stmt_pressure_mark,
	    DB_ARGS(
		db_int(pressure->is_difficult), db_int(job->customer_id)));
	if (st == STATUS_OK)
		st = db_run(db, &stmt_pressure_write,
		    DB_ARGS(db_int(job->customer_id),
			db_text(pressure->by_share),
			db_text(pressure->by_product),
			db_text(pressure->by_relation),
			db_text(pressure->decides), db_int(act->who->user_id),
			db_instant(act->now)),
		    NULL);
	lead(act, job->customer_id);
	return st;
}

enum status
pressure_save(struct db *db, struct act *act, int64_t customer_id,
    const struct pressure *pressure)
{
	struct save_job job = {
		.customer_id = customer_id,
		.pressure = pressure,
	};

	if (!may_write(act))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_once, &job);
}

/* --- The plan ----------------------------------------------------------------------- */

enum status
pressure_steps(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_pressure_steps,
	    DB_ARGS(db_int(pressure->customer_id)), rows);
}

struct step_job {
	int64_t customer_id;
	const struct pressure_step *step;
	enum pressure_fault *fault;
};

static enum pressure_fault
fault_of(const struct pressure_step *step)
{
	size_t length = utf8_length(step->what);

	if (step->method < PRESSURE_CAUSE ||
	    step->method >= PRESSURE_METHOD_COUNT)
		return PRESSURE_FAULT_METHOD;
	if (length == 0 || length > PRESSURE_CHARS)
		return PRESSURE_FAULT_WHAT;
	if (step->owner_id <= 0)
		return PRESSURE_FAULT_OWNER;
	if (!day_is_none(step->due_on) && !day_is_valid(step->due_on))
		return PRESSURE_FAULT_DUE;
	return PRESSURE_SOUND;
}

static enum status
step_once(struct db *db, struct act *act, void *context)
{
	const struct step_job *job = context;
	const struct pressure_step *step = job->step;
	struct pressure_number_row count;
	bool is_helper = false;
	enum status st;

	st = customer_lock(db, act, ACTION_PRIVATE_SEE, job->customer_id);
	if (st != STATUS_OK)
		return st;
	*job->fault = fault_of(step);
	if (*job->fault != PRESSURE_SOUND)
		return STATUS_INVALID;
	st = customer_helper_check(
	    db, act, job->customer_id, step->owner_id, &is_helper);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_pressure_step_count,
		    DB_ARGS(db_int(job->customer_id)), &count);
	if (st != STATUS_OK)
		return st;
	if (!is_helper)
		*job->fault = PRESSURE_FAULT_OWNER;
	else if (count.number >= PRESSURE_STEPS_MAX)
		*job->fault = PRESSURE_FAULT_MANY;
	if (*job->fault != PRESSURE_SOUND)
		return STATUS_INVALID;
	lead(act, job->customer_id);
	return db_insert(db, &stmt_pressure_step_insert,
	    DB_ARGS(db_int(job->customer_id), db_int(step->method),
		db_text(step->what), db_day(step->due_on),
		db_int(step->owner_id), db_id(act->who->user_id),
		db_instant(act->now)),
	    NULL);
}

enum status
pressure_step_add(struct db *db, struct act *act, int64_t customer_id,
    const struct pressure_step *step, enum pressure_fault *fault)
{
	struct step_job job = {
		.customer_id = customer_id,
		.step = step,
		.fault = fault,
	};

	*fault = PRESSURE_SOUND;
	if (!may_write(act))
		return STATUS_FORBIDDEN;
	return act_run(db, act, step_once, &job);
}

struct done_job {
	int64_t customer_id;
	int64_t step_id;
};

static enum status
done_once(struct db *db, struct act *act, void *context)
{
	const struct done_job *job = context;
	struct pressure_step_core step;
	enum status st;

	st = customer_lock(db, act, ACTION_PRIVATE_SEE, job->customer_id);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_pressure_step_lock,
		    DB_ARGS(db_int(job->step_id), db_int(job->customer_id)),
		    &step);
	if (st != STATUS_OK)
		return st;
	if (!instant_is_none(step.done_at))
		return STATUS_CONFLICT;
	lead(act, job->customer_id);
	return db_change(db, &stmt_pressure_step_done,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_int(step.id)));
}

enum status
pressure_step_done(
    struct db *db, struct act *act, int64_t customer_id, int64_t step_id)
{
	struct done_job job = {
		.customer_id = customer_id,
		.step_id = step_id,
	};

	if (!may_write(act))
		return STATUS_FORBIDDEN;
	return act_run(db, act, done_once, &job);
}

/* --- All of them ---------------------------------------------------------------------- */

int64_t
pressure_cost_bp(const struct pressure_row *row)
{
	int64_t out;

	if (row->sales_fen <= 0 ||
	    money_scale(row->conceded_fen, WHOLE_BP, row->sales_fen, &out) !=
		STATUS_OK)
		return -1;
	return out;
}

enum status
pressure_list(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, int64_t after_fen, int64_t after_id, int64_t limit,
    struct db_rows *rows)
{
	struct db_build build;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	if (limit < 1 || limit > PRESSURE_LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_pressure_list,
	    DB_ARGS(db_int((int64_t)today.year * 100 + 1),
		db_int((int64_t)today.year * 100 + 12),
		db_day((struct day){ today.year, 1, 1 }),
		db_day((struct day){ today.year, 12, 31 }), db_day(today)));
	if (after_id != 0)
		db_build_add(&build, pressure_list_after,
		    DB_ARGS(db_int(after_fen), db_int(after_fen),
			db_int(after_id)));
	db_build_add(&build, pressure_list_order, DB_ARGS(db_int(limit)));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_PRIVATE_SEE), rows);
}
