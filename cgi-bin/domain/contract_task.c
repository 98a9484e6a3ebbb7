/**
 * @file
 * Renewals that somebody has to prepare.  See contract_task.h.
 */
#include "domain/contract_task.h"

#include "base/text.h"
#include "domain/contract_part.h"
#include "domain/setting.h"

enum status
contract_tasks(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_contract_tasks,
	    DB_ARGS(db_int(who->user_id), db_int(CONTRACT_TASKS_SHOWN)), rows);
}

enum status
contract_task_of(struct db *db, struct arena *mem, int64_t contract_id,
    struct contract_task *out)
{
	return db_one(db, mem, &stmt_contract_task_of,
	    DB_ARGS(db_int(contract_id)), out);
}

enum status
contract_task_close(struct db *db, struct act *act, int64_t contract_id,
    enum contract_task_end how, const char *note)
{
	return db_run(db, &stmt_contract_task_end,
	    DB_ARGS(db_int(how), db_instant(act->now),
		db_id(act->who->user_id), db_text(note), db_int(contract_id)),
	    NULL);
}

static enum status
first_of_role(
    struct db *db, struct act *act, const char *role, int64_t *user_id)
{
	struct contract_id_row row = { .id = 0 };
	enum status st = db_one(db, act->mem, &stmt_contract_task_person,
	    DB_ARGS(db_text(role)), &row);

	*user_id = st == STATUS_OK ? row.id : 0;
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

enum status
contract_task_make(struct db *db, struct act *act,
    const struct contract_core *core, int64_t stage, bool is_core)
{
	int64_t owner = is_core ? core->sponsor_id : core->rep_id;
	enum status st = STATUS_OK;

	if (owner == 0 && is_core)
		st = first_of_role(db, act, "executive", &owner);
	if (st == STATUS_OK && owner == 0)
		owner = core->rep_id;
	if (st == STATUS_OK && owner == 0)
		st = first_of_role(db, act, "manager", &owner);
	if (st == STATUS_OK)
		st = contract_task_close(
		    db, act, core->id, CONTRACT_TASK_REPLACED, "");
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_contract_task_insert,
	    DB_ARGS(db_int(core->id), db_int(stage), db_id(owner),
		db_int(is_core), db_instant(act->now)),
	    NULL);
}

struct end_job {
	const char *number;
	const char *reason;
	enum contract_fault *fault;
};

static enum status
end_once(struct db *db, struct act *act, void *context)
{
	struct end_job *job = context;
	size_t length = utf8_length(job->reason);
	struct contract_task task;
	struct contract_core core;
	enum status st;

	*job->fault = CONTRACT_SOUND;
	st = contract_lock(db, act, job->number, ACTION_CONTRACT_SEE, &core);
	if (st != STATUS_OK)
		return st;
	st = contract_task_of(db, act->mem, core.id, &task);
	if (st != STATUS_OK)
		return st == STATUS_NOT_FOUND ? STATUS_CONFLICT : st;
	if (task.owner_id != act->who->user_id &&
	    !actor_may(act->who, ACTION_CONTRACT_KEEP))
		return STATUS_FORBIDDEN;
	if (length == 0 || length > CONTRACT_REASON_CHARS) {
		*job->fault = CONTRACT_FAULT_REASON;
		return STATUS_INVALID;
	}
	st = contract_task_close(
	    db, act, core.id, CONTRACT_TASK_BY_HAND, job->reason);
	if (st == STATUS_OK)
		st = contract_note(db, act, core.id, "no_renewal",
		    (enum contract_state)core.state,
		    (enum contract_state)core.state, job->reason);
	if (st == STATUS_OK)
		contract_lead(act, core.number, core.version);
	return st;
}

enum status
contract_task_end(struct db *db, struct act *act, const char *number,
    const char *reason, enum contract_fault *fault)
{
	struct end_job job = {
		.number = number,
		.reason = reason,
		.fault = fault,
	};

	*fault = CONTRACT_SOUND;
	return act_run(db, act, end_once, &job);
}
