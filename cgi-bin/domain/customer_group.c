/**
 * @file
 * Customers that belong together.  See customer_group.h.
 */
#include "domain/customer_group.h"

#include "base/text.h"
#include "domain/customer_group_sql.h"
#include "domain/customer_lock.h"
#include "domain/key.h"

enum status
customer_group_members(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_customer_group_members,
	    actor_scope(who, ACTION_CUSTOMER_SEE), DB_ARGS(db_int(account->id)),
	    rows);
}

enum status
customer_group_place(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct customer_group_place *out)
{
	struct customer_group_core parent;
	enum status st;

	st = db_one(db, mem, &stmt_customer_group_place,
	    DB_ARGS(db_int(account->id)), out);
	if (st != STATUS_OK || out->parent_code == NULL)
		return st;
	st = db_one_scoped(db, mem, &stmt_customer_group_of_code,
	    actor_scope(who, ACTION_CUSTOMER_SEE),
	    DB_ARGS(db_text(out->parent_code)), &parent);
	if (st == STATUS_NOT_FOUND) {
		out->parent_code = NULL;
		return STATUS_OK;
	}
	return st;
}

struct set_job {
	int64_t customer_id;
	const char *code;
	enum customer_group_fault *fault;
};

static enum status
fail(struct set_job *job, enum customer_group_fault fault)
{
	*job->fault = fault;
	return STATUS_INVALID;
}

/* From the new parent up, each locked: two who close a circle from both sides
 * wait for each other, and one of them looks again. */
static enum status
climb(struct db *db, struct act *act, struct set_job *job, int64_t id)
{
	for (int depth = 0; id != 0; depth++) {
		struct customer_group_core at;
		enum status st;

		if (id == job->customer_id)
			return fail(job, CUSTOMER_GROUP_FAULT_CYCLE);
		if (depth >= CUSTOMER_GROUP_DEPTH_MAX)
			return fail(job, CUSTOMER_GROUP_FAULT_DEEP);
		st = db_one(db, act->mem, &stmt_customer_group_lock,
		    DB_ARGS(db_int(id)), &at);
		if (st != STATUS_OK)
			return st;
		id = at.parent_id;
	}
	return STATUS_OK;
}

static enum status
set_once(struct db *db, struct act *act, void *context)
{
	struct set_job *job = context;
	struct customer_group_core self, parent = { .code = "" }, old;
	const char *old_code = "";
	enum status st;

	*job->fault = CUSTOMER_GROUP_SOUND;
	st = customer_lock(db, act, ACTION_CUSTOMER_CHANGE, job->customer_id);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_customer_group_lock,
		    DB_ARGS(db_int(job->customer_id)), &self);
	if (st != STATUS_OK)
		return st;
	if (job->code[0] != '\0') {
		st = db_one_scoped(db, act->mem, &stmt_customer_group_of_code,
		    actor_scope(act->who, ACTION_CUSTOMER_SEE),
		    DB_ARGS(db_text(job->code)), &parent);
		if (st == STATUS_NOT_FOUND)
			return fail(job, CUSTOMER_GROUP_FAULT_CODE);
	}
	if (st == STATUS_OK)
		st = climb(db, act, job, parent.id);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/customers/%lld/group", (long long)job->customer_id);
	if (parent.id == self.parent_id)
		return STATUS_OK;
	if (self.parent_id != 0) {
		st = db_one(db, act->mem, &stmt_customer_group_lock,
		    DB_ARGS(db_int(self.parent_id)), &old);
		if (st != STATUS_OK)
			return st;
		old_code = old.code;
	}
	st = db_change(db, &stmt_customer_group_set,
	    DB_ARGS(db_id(parent.id), db_int(self.id)));
	if (st == STATUS_OK)
		st = customer_note(
		    db, act, self.id, "parent", old_code, parent.code);
	return st;
}

enum status
customer_group_set(struct db *db, struct act *act, int64_t customer_id,
    const char *parent_code, enum customer_group_fault *fault)
{
	struct set_job job = {
		.customer_id = customer_id,
		.code = key_fold(act->mem, parent_code),
		.fault = fault,
	};

	*fault = CUSTOMER_GROUP_SOUND;
	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, set_once, &job);
}
