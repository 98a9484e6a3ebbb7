/**
 * @file
 * People at a customer.  See contact.h.
 */
#include "domain/contact.h"

#include "base/text.h"
#include "domain/contact_sql.h"
#include "domain/permission.h"

static bool
reaches(struct db *db, struct arena *mem, const struct actor *who,
    enum action action, int64_t customer_id)
{
	struct contact_number_row row;

	return actor_may(who, action) &&
	    db_one_scoped(db, mem, &stmt_contact_reach,
		actor_scope(who, action), DB_ARGS(db_int(customer_id)),
		&row) == STATUS_OK;
}

/* What lets each side change contacts. */
static enum action
action_of(const struct actor *who)
{
	return who->side == SIDE_STAFF ? ACTION_CUSTOMER_CHANGE
				       : ACTION_ACCOUNT_PROPOSE;
}

bool
contact_may_change(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account)
{
	return reaches(db, mem, who, action_of(who), account->id);
}

bool
contact_may_look(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account)
{
	return who->side == SIDE_STAFF &&
	    reaches(db, mem, who, ACTION_PRIVATE_SEE, account->id);
}

static bool
is_purger(const struct actor *who)
{
	return who->side == SIDE_STAFF &&
	    actor_may(who, ACTION_CUSTOMER_CHANGE) &&
	    (permission_has_role(who->role_names, "manager") ||
		permission_has_role(who->role_names, "admin"));
}

bool
contact_may_purge(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account)
{
	return is_purger(who) &&
	    reaches(db, mem, who, ACTION_CUSTOMER_CHANGE, account->id);
}

enum status
contact_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem,
	    who->side == SIDE_STAFF ? &stmt_contact_list
				    : &stmt_contact_list_own,
	    DB_ARGS(db_int(account->id)), rows);
}

enum status
contact_find(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, int64_t id, struct contact *out)
{
	return db_one(db, mem,
	    who->side == SIDE_STAFF ? &stmt_contact_find
				    : &stmt_contact_find_own,
	    DB_ARGS(db_int(id), db_int(account->id)), out);
}

static enum status
audit(struct db *db, struct act *act, const char *what, int64_t id,
    int64_t customer_id)
{
	return db_insert(db, &stmt_contact_audit,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(act->address), db_text(what), db_int(id),
		db_text(text_format(
		    act->mem, "customer=%lld", (long long)customer_id))),
	    NULL);
}

static void
lead(struct act *act, int64_t customer_id, int64_t id)
{
	if (act->who->side == SIDE_CUSTOMER)
		act_lead(act, "/account/contacts");
	else if (id == 0)
		act_lead(
		    act, "/customers/%lld/contacts", (long long)customer_id);
	else
		act_lead(act, "/customers/%lld/contacts/%lld",
		    (long long)customer_id, (long long)id);
}

static enum status
lock(struct db *db, struct act *act, enum action action, int64_t customer_id,
    int64_t id, struct contact_lock_row *out)
{
	return db_one_scoped(db, act->mem, &stmt_contact_lock,
	    actor_scope(act->who, action),
	    DB_ARGS(db_int(id), db_int(customer_id)), out);
}

/* --- Plain fields --------------------------------------------------------------- */

struct save_job {
	const struct contact_entry *entry;
	enum contact_fault *fault;
};

/* "a@b.c", roughly: what it says is not ours to judge. */
static bool
is_mail(const char *mail)
{
	const char *at = strchr(mail, '@');

	return at != NULL && at != mail && strchr(at + 1, '.') != NULL &&
	    strchr(mail, ' ') == NULL && strchr(at + 1, '@') == NULL;
}

static enum contact_fault
fault_of(const struct contact_entry *entry)
{
	size_t name = utf8_length(entry->name);

	if (name < 1 || name > CONTACT_NAME_CHARS)
		return CONTACT_FAULT_NAME;
	if (utf8_length(entry->position) > CONTACT_POSITION_CHARS)
		return CONTACT_FAULT_POSITION;
	if (utf8_length(entry->mobile) > CONTACT_MOBILE_CHARS)
		return CONTACT_FAULT_MOBILE;
	if (utf8_length(entry->mail) > CONTACT_MAIL_CHARS ||
	    (entry->mail[0] != '\0' && !is_mail(entry->mail)))
		return CONTACT_FAULT_MAIL;
	if (entry->buying_role < 0 || entry->buying_role > CONTACT_ROLES)
		return CONTACT_FAULT_ROLE;
	return CONTACT_SOUND;
}

static enum status
add(struct db *db, struct act *act, struct save_job *job, int64_t customer_id,
    int64_t *id)
{
	const struct contact_entry *entry = job->entry;
	bool is_staff = act->who->side == SIDE_STAFF;
	struct contact_number_row row;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_contact_customer,
	    actor_scope(act->who, action_of(act->who)),
	    DB_ARGS(db_int(customer_id)), &row);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_contact_count,
		    DB_ARGS(db_int(customer_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.id >= CONTACTS_MAX) {
		*job->fault = CONTACT_FAULT_MANY;
		return STATUS_INVALID;
	}
	return db_insert(db, &stmt_contact_insert,
	    DB_ARGS(db_int(customer_id), db_text(entry->name),
		db_text(entry->position), db_text(entry->mobile),
		db_text(entry->mail), db_int(is_staff ? entry->buying_role : 0),
		db_id(act->who->user_id), db_instant(act->now)),
	    id);
}

/* A second change within the same millisecond is another one, too. */
static struct instant
after(struct instant now, struct instant last)
{
	return now.ms > last.ms ? now : instant_add_ms(last, 1);
}

static enum status
change(struct db *db, struct act *act, const struct save_job *job,
    int64_t customer_id)
{
	const struct contact_entry *entry = job->entry;
	struct contact_lock_row row;
	struct db_value at;
	enum status st =
	    lock(db, act, action_of(act->who), customer_id, entry->id, &row);

	if (st != STATUS_OK)
		return st;
	if (row.state == CONTACT_PURGED || row.changed_at.ms != entry->seen.ms)
		return STATUS_CONFLICT;
	at = db_instant(after(act->now, row.changed_at));
	if (act->who->side != SIDE_STAFF)
		return db_change(db, &stmt_contact_update_own,
		    DB_ARGS(db_text(entry->name), db_text(entry->position),
			db_text(entry->mobile), db_text(entry->mail),
			db_id(act->who->user_id), at, db_int(row.id)));
	return db_change(db, &stmt_contact_update,
	    DB_ARGS(db_text(entry->name), db_text(entry->position),
		db_text(entry->mobile), db_text(entry->mail),
		db_int(entry->buying_role), db_id(act->who->user_id), at,
		db_int(row.id)));
}

static enum status
save_once(struct db *db, struct act *act, void *context)
{
	struct save_job *job = context;
	const struct contact_entry *entry = job->entry;
	int64_t customer_id = act->who->side == SIDE_CUSTOMER
	    ? act->who->customer_id
	    : entry->customer_id;
	int64_t id = entry->id;
	enum status st;

	*job->fault = fault_of(entry);
	if (*job->fault != CONTACT_SOUND)
		return STATUS_INVALID;
	st = id == 0 ? add(db, act, job, customer_id, &id)
		     : change(db, act, job, customer_id);
	if (st == STATUS_OK)
		st = audit(db, act,
		    entry->id == 0 ? "contact.added" : "contact.changed", id,
		    customer_id);
	if (st == STATUS_OK)
		lead(act, customer_id, entry->id);
	return st;
}

enum status
contact_save(struct db *db, struct act *act, const struct contact_entry *entry,
    enum contact_fault *fault)
{
	struct save_job job = { entry, fault };

	*fault = CONTACT_SOUND;
	if (!actor_may(act->who, action_of(act->who)))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_once, &job);
}

struct leave_job {
	int64_t customer_id, id;
	bool has_left;
};

static enum status
leave_once(struct db *db, struct act *act, void *context)
{
	const struct leave_job *job = context;
	struct contact_lock_row row;
	enum status st =
	    lock(db, act, action_of(act->who), job->customer_id, job->id, &row);

	if (st != STATUS_OK)
		return st;
	if (row.state != (job->has_left ? CONTACT_ACTIVE : CONTACT_LEFT))
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_contact_state,
	    DB_ARGS(db_int(job->has_left ? CONTACT_LEFT : CONTACT_ACTIVE),
		db_id(act->who->user_id),
		db_instant(after(act->now, row.changed_at)), db_int(row.id)));
	if (st == STATUS_OK)
		st = audit(db, act,
		    job->has_left ? "contact.left" : "contact.back", row.id,
		    row.customer_id);
	if (st == STATUS_OK)
		lead(act, row.customer_id, 0);
	return st;
}

enum status
contact_leave(struct db *db, struct act *act, int64_t customer_id, int64_t id,
    bool has_left)
{
	struct leave_job job = { customer_id, id, has_left };

	if (act->who->side == SIDE_CUSTOMER)
		job.customer_id = act->who->customer_id;
	if (!actor_may(act->who, action_of(act->who)))
		return STATUS_FORBIDDEN;
	return act_run(db, act, leave_once, &job);
}

static enum status
purge_once(struct db *db, struct act *act, void *context)
{
	const struct leave_job *job = context;
	struct contact_lock_row row;
	enum status st = lock(
	    db, act, ACTION_CUSTOMER_CHANGE, job->customer_id, job->id, &row);

	if (st != STATUS_OK)
		return st;
	if (row.state == CONTACT_PURGED)
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_contact_purge,
	    DB_ARGS(db_id(act->who->user_id),
		db_instant(after(act->now, row.changed_at)), db_int(row.id)));
	if (st == STATUS_OK)
		st = audit(db, act, "contact.purged", row.id, row.customer_id);
	if (st == STATUS_OK)
		lead(act, row.customer_id, 0);
	return st;
}

enum status
contact_purge(struct db *db, struct act *act, int64_t customer_id, int64_t id)
{
	struct leave_job job = { .customer_id = customer_id, .id = id };

	if (!is_purger(act->who))
		return STATUS_FORBIDDEN;
	return act_run(db, act, purge_once, &job);
}

/* --- Private fields ------------------------------------------------------------- */

struct look_job {
	int64_t customer_id, id;
	struct contact_private *out;
};

static enum status
look_once(struct db *db, struct act *act, void *context)
{
	struct look_job *job = context;
	struct contact_lock_row row;
	enum status st =
	    lock(db, act, ACTION_PRIVATE_SEE, job->customer_id, job->id, &row);

	if (st == STATUS_OK && row.state == CONTACT_PURGED)
		st = STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		st = audit(db, act, "contact.looked", row.id, row.customer_id);
	if (st == STATUS_OK)
		st = db_one_scoped(db, act->mem, &stmt_contact_private,
		    actor_scope(act->who, ACTION_PRIVATE_SEE),
		    DB_ARGS(db_int(job->id), db_int(job->customer_id)),
		    job->out);
	if (st == STATUS_OK)
		lead(act, row.customer_id, row.id);
	return st;
}

enum status
contact_look(struct db *db, struct act *act, int64_t customer_id, int64_t id,
    struct contact_private *out)
{
	struct look_job job = { customer_id, id, out };

	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_PRIVATE_SEE))
		return STATUS_FORBIDDEN;
	/* Each time is a look of its own, also when a form is sent again. */
	act->token = NULL;
	return act_run(db, act, look_once, &job);
}

struct private_job {
	int64_t customer_id;
	const struct contact_private *entry;
	struct day today;
	enum contact_fault *fault;
};

static enum contact_fault
private_fault(const struct contact_private *entry, struct day today)
{
	if (utf8_length(entry->wecom) > CONTACT_WECOM_CHARS)
		return CONTACT_FAULT_WECOM;
	if (!day_is_none(entry->birthday) &&
	    (!day_is_valid(entry->birthday) ||
		day_compare(entry->birthday, today) > 0))
		return CONTACT_FAULT_BIRTHDAY;
	if (entry->stance < 0 || entry->stance > CONTACT_STANCES)
		return CONTACT_FAULT_STANCE;
	if (entry->style < 0 || entry->style > CONTACT_STYLES)
		return CONTACT_FAULT_STYLE;
	if (utf8_length(entry->note) > CONTACT_NOTE_CHARS)
		return CONTACT_FAULT_NOTE;
	return CONTACT_SOUND;
}

static enum status
save_private_once(struct db *db, struct act *act, void *context)
{
	struct private_job *job = context;
	const struct contact_private *entry = job->entry;
	struct contact_lock_row row;
	enum status st;

	*job->fault = CONTACT_SOUND;
	if (!reaches(
		db, act->mem, act->who, ACTION_PRIVATE_SEE, job->customer_id))
		return STATUS_NOT_FOUND;
	st = lock(
	    db, act, ACTION_CUSTOMER_CHANGE, job->customer_id, entry->id, &row);
	if (st != STATUS_OK)
		return st;
	if (row.state == CONTACT_PURGED ||
	    row.changed_at.ms != entry->changed_at.ms)
		return STATUS_CONFLICT;
	*job->fault = private_fault(entry, job->today);
	if (*job->fault != CONTACT_SOUND)
		return STATUS_INVALID;
	st = db_change(db, &stmt_contact_update_private,
	    DB_ARGS(db_text(entry->wecom), db_day(entry->birthday),
		db_int(entry->stance), db_int(entry->style),
		db_text(entry->note), db_id(act->who->user_id),
		db_instant(after(act->now, row.changed_at)), db_int(row.id)));
	if (st == STATUS_OK)
		st = audit(db, act, "contact.private_changed", row.id,
		    row.customer_id);
	if (st == STATUS_OK)
		lead(act, row.customer_id, row.id);
	return st;
}

enum status
contact_save_private(struct db *db, struct act *act, int64_t customer_id,
    const struct contact_private *entry, struct day today,
    enum contact_fault *fault)
{
	struct private_job job = { customer_id, entry, today, fault };

	*fault = CONTACT_SOUND;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_PRIVATE_SEE) ||
	    !actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_private_once, &job);
}
