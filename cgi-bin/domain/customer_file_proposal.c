/**
 * @file
 * What distributors propose to change in their own file.  See
 * customer_file_proposal.h.
 */
#include "domain/customer_file_proposal.h"

#include "base/text.h"
#include "domain/customer_file_core.h"
#include "domain/customer_file_sql.h"
#include "domain/outbox.h"

enum {
	REASON_CHARS = 500
};

static const char *
plain(struct arena *mem, int64_t value)
{
	return text_format(mem, "%lld", (long long)value);
}

/* --- The distributor's part ---------------------------------------------------- */

struct make_job {
	const struct file_change_request *request;
	struct change_problem *problem;
};

static enum status
insert_fields(struct db *db, struct act *act, const struct file_core *core,
    int64_t *first)
{
	enum status st = STATUS_OK;

	*first = 0;
	for (unsigned i = 0; i < RECORD_FIELD_COUNT && st == STATUS_OK; i++) {
		const char *field =
		    record_field_info((enum record_field)i)->name;
		int64_t id = 0;

		if (!file_core_differs(core, (enum record_field)i))
			continue;
		st = db_run(db, &stmt_form_proposal_replace,
		    DB_ARGS(db_id(act->who->user_id), db_instant(act->now),
			db_int(core->now->id), db_text(field)),
		    NULL);
		if (st == STATUS_OK)
			st = db_insert(db, &stmt_form_proposal_insert,
			    DB_ARGS(db_int(core->now->id), db_text(field),
				db_text(core->now->value[i]),
				db_text(core->value[i]), db_text(core->reason),
				db_instant(act->now), db_id(act->who->user_id)),
			    &id);
		if (*first == 0)
			*first = id;
	}
	return st;
}

static enum status
make_once(struct db *db, struct act *act, void *context)
{
	struct make_job *job = context;
	const char *value[RECORD_FIELD_COUNT];
	struct customer_file now;
	const struct file_core core = {
		.now = &now,
		.value = value,
		.reason = job->request->reason,
		.is_proposal = true,
		.problem = job->problem,
	};
	struct file_lock_row lock;
	int64_t changed, first;
	enum status st;

	*job->problem =
	    (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		value[i] = record_field_info((enum record_field)i)->is_own
		    ? job->request->value[i]
		    : NULL;
	st = db_one_scoped(db, act->mem, &stmt_form_lock,
	    actor_scope(act->who, ACTION_ACCOUNT_PROPOSE),
	    DB_ARGS(db_int(act->who->customer_id)), &lock);
	if (st == STATUS_OK)
		st = file_core_read(db, act->mem, lock.id, &now);
	if (st != STATUS_OK)
		return st;
	if (utf8_length(core.reason) > REASON_CHARS) {
		job->problem->fault = RECORD_FAULT_REASON;
		return STATUS_INVALID;
	}
	st = file_core_check(db, act, &core, &changed);
	if (st == STATUS_OK)
		st = insert_fields(db, act, &core, &first);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/account/file");
	return outbox_add(db, act, EVENT_FILE_PROPOSED, first, lock.id, "NO",
	    plain(act->mem, first), "REASON", plain(act->mem, changed),
	    (char *)NULL);
}

enum status
proposal_make(struct db *db, struct act *act,
    const struct file_change_request *request, struct change_problem *problem)
{
	struct make_job job = { request, problem };

	*problem = (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	if (act->who->side != SIDE_CUSTOMER ||
	    !actor_may(act->who, ACTION_ACCOUNT_PROPOSE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, make_once, &job);
}

static enum status
withdraw_once(struct db *db, struct act *act, void *context)
{
	const int64_t *id = context;
	struct file_proposal_row row;
	enum status st = db_one_scoped(db, act->mem, &stmt_form_proposal_lock,
	    actor_scope(act->who, ACTION_ACCOUNT_PROPOSE), DB_ARGS(db_int(*id)),
	    &row);

	if (st != STATUS_OK)
		return st;
	if (row.state != CHANGE_PROPOSED)
		return STATUS_CONFLICT;
	act_lead(act, "/account/file");
	return db_change(db, &stmt_form_proposal_withdraw,
	    DB_ARGS(db_id(act->who->user_id), db_instant(act->now),
		db_int(row.id)));
}

enum status
proposal_withdraw(struct db *db, struct act *act, int64_t id)
{
	if (act->who->side != SIDE_CUSTOMER ||
	    !actor_may(act->who, ACTION_ACCOUNT_PROPOSE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, withdraw_once, &id);
}

enum status
proposal_own(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_form_proposal_own,
	    actor_scope(who, ACTION_ACCOUNT_SEE),
	    DB_ARGS(db_int(who->customer_id)), rows);
}

/* --- The staff's part ---------------------------------------------------------- */

/* What each field of a waiting proposal holds now. */
static enum status
add_present(struct db *db, struct arena *mem, struct db_rows *rows)
{
	struct file_change *row = rows->items;
	struct customer_file file = { .id = 0 };

	for (size_t i = 0; i < rows->count; i++) {
		enum record_field field = record_field_find(row[i].field);
		enum status st;

		row[i].present = "";
		row[i].present_text = "";
		if (field == RECORD_FIELD_COUNT)
			continue;
		if (file.id != row[i].customer_id) {
			st = file_core_read(db, mem, row[i].customer_id, &file);
			if (st != STATUS_OK)
				return st;
		}
		row[i].present = file.value[field];
		row[i].present_text =
		    field == RECORD_DIVISION && row[i].present[0] != '\0'
		    ? file.place
		    : row[i].present;
	}
	return STATUS_OK;
}

enum status
proposal_waiting(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, int64_t after, int64_t limit, struct db_rows *rows)
{
	struct db_build build;
	enum status st;

	if (limit < 1 || limit > 101)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_form_proposal_list, DB_NO_ARGS);
	if (customer_id != 0)
		db_build_add(
		    &build, proposal_of_customer, DB_ARGS(db_int(customer_id)));
	db_build_add(&build, proposal_waiting_order,
	    DB_ARGS(db_int(after), db_int(limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CUSTOMER_CHANGE), rows);
	return st == STATUS_OK ? add_present(db, mem, rows) : st;
}

enum status
file_waiting_count(struct db *db, struct arena *mem, const struct actor *who,
    struct file_waiting *out)
{
	return db_one_scoped(db, mem, &stmt_file_waiting,
	    actor_scope(who, ACTION_CUSTOMER_CHANGE),
	    DB_ARGS(db_int(who->user_id)), out);
}

enum status
proposal_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct file_change *out)
{
	struct db_build build;
	struct db_rows rows;
	enum status st;

	db_build_begin(&build, &stmt_form_proposal_list, DB_NO_ARGS);
	db_build_add(&build, proposal_of_id, DB_ARGS(db_int(id)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CUSTOMER_CHANGE), &rows);
	if (st == STATUS_OK && rows.count == 0)
		return STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		st = add_present(db, mem, &rows);
	if (st == STATUS_OK)
		*out = *(struct file_change *)rows.items;
	return st;
}

struct decide_job {
	const struct proposal_answer *answer;
	struct change_problem *problem;
};

/* Make the change that was proposed. */
static enum status
accept(struct db *db, struct act *act, struct decide_job *job,
    const struct file_proposal_row *row, const struct customer_file *now,
    enum record_field field)
{
	const char *value[RECORD_FIELD_COUNT] = { NULL };
	const struct file_core core = {
		.now = now,
		.value = value,
		.reason = job->answer->answer,
		.is_confirmed = job->answer->is_confirmed,
		.problem = job->problem,
	};
	int64_t changed;
	enum status st;

	/* Somebody has made it so already: nothing to store. */
	if (text_equal(now->value[field], row->new_value))
		return STATUS_OK;
	value[field] = row->new_value;
	st = file_core_check(db, act, &core, &changed);
	return st == STATUS_OK ? file_core_store(db, act, &core) : st;
}

static enum status
decide_once(struct db *db, struct act *act, void *context)
{
	struct decide_job *job = context;
	const struct proposal_answer *answer = job->answer;
	size_t length = utf8_length(answer->answer);
	struct file_proposal_row row;
	struct customer_file now;
	enum record_field field;
	enum status st;

	*job->problem =
	    (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	st = db_one_scoped(db, act->mem, &stmt_form_proposal_lock,
	    actor_scope(act->who, ACTION_CUSTOMER_CHANGE),
	    DB_ARGS(db_int(answer->id)), &row);
	if (st != STATUS_OK)
		return st;
	field = record_field_find(row.field);
	if (field == RECORD_FIELD_COUNT)
		return STATUS_NOT_FOUND;
	st = file_core_read(db, act->mem, row.customer_id, &now);
	if (st != STATUS_OK)
		return st;
	if (row.state != CHANGE_PROPOSED ||
	    !text_equal(answer->present, now.value[field]))
		return STATUS_CONFLICT;
	if (length > PROPOSAL_ANSWER_CHARS ||
	    (!answer->is_good && length == 0)) {
		job->problem->fault = RECORD_FAULT_REASON;
		return STATUS_INVALID;
	}
	if (answer->is_good)
		st = accept(db, act, job, &row, &now, field);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_form_proposal_decide,
		    DB_ARGS(db_int(answer->is_good ? CHANGE_IN_FORCE
						   : CHANGE_REFUSED),
			db_text(now.value[field]), db_id(act->who->user_id),
			db_instant(act->now), db_text(answer->answer),
			db_int(row.id)));
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/proposals");
	return outbox_add(db, act,
	    answer->is_good ? EVENT_FILE_ACCEPTED : EVENT_FILE_REFUSED, row.id,
	    row.customer_id, "NO", plain(act->mem, row.id), "REASON",
	    answer->answer, (char *)NULL);
}

enum status
proposal_decide(struct db *db, struct act *act,
    const struct proposal_answer *answer, struct change_problem *problem)
{
	struct decide_job job = { answer, problem };

	*problem = (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, decide_once, &job);
}
