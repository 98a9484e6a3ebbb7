/**
 * @file
 * The registration form of a customer.  See customer_file.h.
 */
#include "domain/customer_file.h"

#include "base/text.h"
#include "domain/customer_file_core.h"
#include "domain/customer_file_sql.h"

enum {
	REASON_CHARS = 500,
	LABEL_CHARS = 60,
	ADDRESS_CHARS = 200,
	CONTACT_CHARS = 60,
	PHONE_CHARS = 30
};

static bool
reaches(struct db *db, struct arena *mem, const struct actor *who,
    enum action action, int64_t id)
{
	struct form_number_row row;

	return actor_may(who, action) &&
	    db_one_scoped(db, mem, &stmt_form_reach, actor_scope(who, action),
		DB_ARGS(db_int(id)), &row) == STATUS_OK;
}

enum status
customer_file_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct customer_file *out)
{
	enum status st;

	if (id == 0)
		id = who->customer_id;
	st = db_one_scoped(db, mem, &stmt_form_find,
	    actor_scope(who, ACTION_ACCOUNT_SEE), DB_ARGS(db_int(id)), out);
	if (st != STATUS_OK)
		return st;
	file_core_clean(out);
	out->may_change = who->side == SIDE_STAFF &&
	    reaches(db, mem, who, ACTION_CUSTOMER_CHANGE, id);
	out->sees_all = out->may_change ||
	    (who->side == SIDE_STAFF &&
		reaches(db, mem, who, ACTION_PRIVATE_SEE, id));
	if (out->sees_all)
		return STATUS_OK;
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		if (!record_field_info((enum record_field)i)->is_own)
			out->value[i] = "";
	return STATUS_OK;
}

enum status
customer_file_likes(struct db *db, struct arena *mem, const struct actor *who,
    const struct customer_file *now, const struct file_change_request *request,
    struct db_rows *rows)
{
	const struct file_core core = { .now = now, .value = request->value };
	const char *changed[RECORD_FIELD_COUNT];
	struct duplicate *like;
	struct opening asked;
	size_t kept = 0;
	enum status st;

	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		changed[i] = file_core_differs(&core, (enum record_field)i)
		    ? request->value[i]
		    : "";
	asked = (struct opening){
		.name = changed[RECORD_NAME],
		.credit_code = changed[RECORD_CREDIT_CODE],
		.legal_person = changed[RECORD_LEGAL_PERSON],
		.phone = changed[RECORD_PHONE],
		.street = changed[RECORD_STREET],
		.bank_account = changed[RECORD_BANK_ACCOUNT],
	};
	*rows = (struct db_rows){ .items = NULL };
	if (asked.name[0] == '\0' && asked.credit_code[0] == '\0' &&
	    asked.legal_person[0] == '\0' && asked.phone[0] == '\0' &&
	    asked.street[0] == '\0' && asked.bank_account[0] == '\0')
		return STATUS_OK;
	st = customer_duplicates(db, mem, who, &asked, rows);
	if (st != STATUS_OK)
		return st;
	like = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		if (like[i].id != now->id)
			like[kept++] = like[i];
	rows->count = kept;
	return STATUS_OK;
}

/* --- Changing ------------------------------------------------------------------ */

struct change_job {
	const struct file_change_request *request;
	struct change_problem *problem;
	int64_t *changed;
};

/* A row of the history that is in force. */
static enum status
note(struct db *db, struct act *act, int64_t customer_id, const char *field,
    const char *old_value, const char *new_value, const char *reason)
{
	return db_insert(db, &stmt_form_note,
	    DB_ARGS(db_int(customer_id), db_int(CHANGE_IN_FORCE),
		db_text(field), db_text(old_value), db_text(new_value),
		db_text(reason), db_instant(act->now),
		db_id(act->who->user_id)),
	    NULL);
}

static enum status
change_once(struct db *db, struct act *act, void *context)
{
	struct change_job *job = context;
	const struct file_change_request *request = job->request;
	struct customer_file now;
	const struct file_core core = {
		.now = &now,
		.value = request->value,
		.reason = request->reason,
		.is_confirmed = request->is_confirmed,
		.problem = job->problem,
	};
	struct file_lock_row lock;
	enum status st;

	*job->problem =
	    (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	*job->changed = 0;
	st = db_one_scoped(db, act->mem, &stmt_form_lock,
	    actor_scope(act->who, ACTION_CUSTOMER_CHANGE),
	    DB_ARGS(db_int(request->customer_id)), &lock);
	if (st == STATUS_OK)
		st = file_core_read(db, act->mem, lock.id, &now);
	if (st != STATUS_OK)
		return st;
	if (lock.version != request->version)
		return STATUS_CONFLICT;
	if (utf8_length(request->reason) > REASON_CHARS) {
		job->problem->fault = RECORD_FAULT_REASON;
		return STATUS_INVALID;
	}
	st = file_core_check(db, act, &core, job->changed);
	if (st == STATUS_OK)
		st = file_core_store(db, act, &core);
	for (unsigned i = 0; i < RECORD_FIELD_COUNT && st == STATUS_OK; i++)
		if (file_core_differs(&core, (enum record_field)i))
			st = note(db, act, lock.id,
			    record_field_info((enum record_field)i)->name,
			    now.value[i], request->value[i], request->reason);
	if (st == STATUS_OK)
		act_lead(act, "/customers/%lld/file", (long long)lock.id);
	return st;
}

enum status
customer_file_change(struct db *db, struct act *act,
    const struct file_change_request *request, struct change_problem *problem,
    int64_t *changed)
{
	struct change_job job = { request, problem, changed };

	*problem = (struct change_problem){ RECORD_SOUND, RECORD_FIELD_COUNT };
	*changed = 0;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, change_once, &job);
}

/* --- History ------------------------------------------------------------------- */

enum status
customer_file_history(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, int64_t before, int64_t limit, struct db_rows *rows)
{
	struct db_build build;

	if (limit < 1 || limit > 501)
		return STATUS_INVALID;
	if (customer_id == 0)
		customer_id = who->customer_id;
	db_build_begin(&build, &stmt_form_history,
	    DB_ARGS(db_int(customer_id), db_int(before), db_int(before)));
	/* What we think of it is for those who may read it in the file. */
	if (who->side != SIDE_STAFF ||
	    (!reaches(db, mem, who, ACTION_CUSTOMER_CHANGE, customer_id) &&
		!reaches(db, mem, who, ACTION_PRIVATE_SEE, customer_id)))
		db_build_add(&build, file_history_own, DB_NO_ARGS);
	db_build_add(&build, file_history_order, DB_ARGS(db_int(limit)));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_ACCOUNT_SEE), rows);
}

/* --- Delivery addresses -------------------------------------------------------- */

struct address_job {
	const struct file_address *address;
	enum address_fault *fault;
};

static enum address_fault
address_fault(const struct file_address *address)
{
	size_t label = utf8_length(address->label);
	size_t street = utf8_length(address->address);

	if (label < 1 || label > LABEL_CHARS)
		return ADDRESS_FAULT_LABEL;
	if (street < 1 || street > ADDRESS_CHARS)
		return ADDRESS_FAULT_ADDRESS;
	if (utf8_length(address->contact) > CONTACT_CHARS)
		return ADDRESS_FAULT_CONTACT;
	if (utf8_length(address->phone) > PHONE_CHARS)
		return ADDRESS_FAULT_PHONE;
	return ADDRESS_SOUND;
}

/* An address on one line, for the history. */
static const char *
in_words(struct act *act, const char *label, const char *address,
    const char *contact, const char *phone)
{
	return text_format(
	    act->mem, "%s: %s, %s %s", label, address, contact, phone);
}

static enum status
lock_customer(struct db *db, struct act *act, int64_t customer_id)
{
	struct file_lock_row lock;

	return db_one_scoped(db, act->mem, &stmt_form_lock,
	    actor_scope(act->who, ACTION_CUSTOMER_CHANGE),
	    DB_ARGS(db_int(customer_id)), &lock);
}

static enum status
insert_address(struct db *db, struct act *act, struct address_job *job)
{
	const struct file_address *one = job->address;
	struct form_number_row present;
	enum status st = db_one(db, act->mem, &stmt_form_address_count,
	    DB_ARGS(db_int(one->customer_id)), &present);

	if (st != STATUS_OK)
		return st;
	if (present.id >= RECORD_ADDRESSES_MAX) {
		*job->fault = ADDRESS_FAULT_MANY;
		return STATUS_INVALID;
	}
	return db_insert(db, &stmt_form_address_insert,
	    DB_ARGS(db_int(one->customer_id), db_text(one->label),
		db_text(one->address), db_text(one->contact),
		db_text(one->phone),
		db_int(one->is_default || present.id == 0)),
	    NULL);
}

static enum status
save_address_once(struct db *db, struct act *act, void *context)
{
	struct address_job *job = context;
	const struct file_address *one = job->address;
	struct file_address_row old = { .label = NULL };
	const char *before = "";
	enum status st = lock_customer(db, act, one->customer_id);

	*job->fault = ADDRESS_SOUND;
	if (st == STATUS_OK && one->id != 0)
		st = db_one(db, act->mem, &stmt_form_address,
		    DB_ARGS(db_int(one->id), db_int(one->customer_id)), &old);
	if (st != STATUS_OK)
		return st;
	*job->fault = address_fault(one);
	if (*job->fault != ADDRESS_SOUND)
		return STATUS_INVALID;
	if (one->is_default)
		st = db_run(db, &stmt_form_address_default,
		    DB_ARGS(db_int(one->customer_id)), NULL);
	if (st != STATUS_OK)
		return st;
	if (one->id != 0) {
		before = in_words(
		    act, old.label, old.address, old.contact, old.phone);
		st = db_change(db, &stmt_form_address_update,
		    DB_ARGS(db_text(one->label), db_text(one->address),
			db_text(one->contact), db_text(one->phone),
			db_int(one->is_default || old.is_default),
			db_int(one->id), db_int(one->customer_id)));
	} else {
		st = insert_address(db, act, job);
	}
	if (st == STATUS_OK)
		st = note(db, act, one->customer_id, "address", before,
		    in_words(act, one->label, one->address, one->contact,
			one->phone),
		    "");
	if (st == STATUS_OK)
		act_lead(
		    act, "/customers/%lld/file", (long long)one->customer_id);
	return st;
}

enum status
file_address_save(struct db *db, struct act *act,
    const struct file_address *address, enum address_fault *fault)
{
	struct address_job job = { address, fault };

	*fault = ADDRESS_SOUND;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_address_once, &job);
}

static enum status
remove_address_once(struct db *db, struct act *act, void *context)
{
	const struct file_address *one = context;
	struct file_address_row old;
	enum status st = lock_customer(db, act, one->customer_id);

	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_form_address,
		    DB_ARGS(db_int(one->id), db_int(one->customer_id)), &old);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_form_address_remove,
		    DB_ARGS(db_int(one->id), db_int(one->customer_id)));
	if (st == STATUS_OK)
		st = note(db, act, one->customer_id, "address",
		    in_words(
			act, old.label, old.address, old.contact, old.phone),
		    "", "");
	if (st == STATUS_OK)
		act_lead(
		    act, "/customers/%lld/file", (long long)one->customer_id);
	return st;
}

enum status
file_address_remove(
    struct db *db, struct act *act, int64_t customer_id, int64_t id)
{
	struct file_address one = { .customer_id = customer_id, .id = id };

	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, remove_address_once, &one);
}
