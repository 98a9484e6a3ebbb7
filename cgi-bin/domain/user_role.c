/**
 * @file
 * Which roles there are, and who holds them where.  See user.h.
 */
#include "base/text.h"
#include "domain/session.h"
#include "domain/two_factor.h"
#include "domain/user.h"
#include "domain/user_part.h"
#include "domain/user_sql.h"

enum {
	ROLES_MOST = 16,
	ROLES_CHARS = 200
};

static const char *const staff_roles[] = { "sales_rep", "service",
	"order_desk", "warehouse", "quality", "credit_officer", "finance",
	"marketing", "contract_keeper", "team_lead", "manager", "executive",
	"admin", NULL };

static const char *const customer_roles[] = { "buyer", "distributor_finance",
	"distributor_admin", NULL };

const char *const *
user_roles(bool is_staff)
{
	return is_staff ? staff_roles : customer_roles;
}

static bool
holds(const char *const *roles, size_t count, const char *role)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(roles[i], role))
			return true;
	}
	return false;
}

bool
user_roles_fit(struct arena *mem, bool is_staff, const char *const *roles,
    size_t count, const char **joined)
{
	const char *const *known = user_roles(is_staff);
	struct text text = text_new(mem, ROLES_CHARS);
	size_t found = 0;

	for (size_t i = 0; known[i] != NULL; i++) {
		if (!holds(roles, count, known[i]))
			continue;
		if (found++ > 0)
			text_add_char(&text, ',');
		text_add(&text, known[i]);
	}
	if (joined != NULL)
		*joined = text.bytes;
	return found > 0 && found == count && count <= ROLES_MOST &&
	    !text.full;
}

static enum status
write_roles(struct db *db, struct arena *mem, int64_t membership_id,
    const char *role_names)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct user_role_item, membership_id),
		DB_COLUMN(struct user_role_item, role),
	};
	struct user_role_item items[ROLES_MOST];
	struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
	};
	enum status st;

	for (const char *at = role_names;
	     *at != '\0' && bulk.count < ROLES_MOST;) {
		size_t length = strcspn(at, ",");

		items[bulk.count++] = (struct user_role_item){
			.membership_id = membership_id,
			.role = arena_memdup(mem, at, length),
		};
		at += length;
		at += *at == ',';
	}
	st = db_run(db, &stmt_user_roles_delete,
	    DB_ARGS(db_int(membership_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_bulk(db, &stmt_user_role_insert, &bulk, NULL);
}

/* Whoever may no longer do without a second factor signs in once more. */
static enum status
end_if_second_is_due(struct db *db, struct arena *mem, int64_t user_id)
{
	bool is_on, is_due;
	enum status st;

	st = two_factor_asked(db, mem, user_id, &is_on, &is_due);
	if (st != STATUS_OK || is_on || !is_due)
		return st;
	return session_drop(db, user_id, 0, NULL);
}

/* What set_roles() needs to know; see user_set_roles(). */
struct setting_roles {
	const struct user_roles *wanted;
	const char *joined;
	enum user_fault *fault;
};

static enum status
set_roles(struct db *db, struct act *act, void *context)
{
	const struct setting_roles *job = context;
	const struct user_roles *wanted = job->wanted;
	struct user_membership_row membership;
	struct user_lock_row user;
	enum status st;

	user_lead(act, wanted->user_id);
	*job->fault = USER_FINE;
	st = db_one(db, act->mem, &stmt_user_lock,
	    DB_ARGS(db_int(wanted->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, act->mem, &stmt_user_membership_lock,
	    DB_ARGS(db_int(wanted->user_id), db_int(wanted->customer_id)),
	    &membership);
	if (st != STATUS_OK)
		return st;
	st = write_roles(db, act->mem, membership.id, job->joined);
	if (st != STATUS_OK)
		return st;
	if (wanted->customer_id == 0) {
		st = db_run(db, &stmt_user_membership_team,
		    DB_ARGS(db_id(wanted->team_id), db_int(membership.id)),
		    NULL);
		if (st == STATUS_CONFLICT)
			return STATUS_NOT_FOUND;
		if (st != STATUS_OK)
			return st;
	}
	st = user_someone_is_left(db, act, wanted->customer_id, job->fault);
	if (st != STATUS_OK)
		return st;
	st = session_refresh(db, act->mem, wanted->user_id);
	if (st != STATUS_OK)
		return st;
	st = end_if_second_is_due(db, act->mem, wanted->user_id);
	if (st != STATUS_OK)
		return st;
	return user_audit(db, act, "user_roles", wanted->user_id,
	    text_format(act->mem, "customer=%lld %s -> %s",
		(long long)wanted->customer_id,
		membership.role_names == NULL ? "" : membership.role_names,
		job->joined));
}

enum status
user_set_roles(struct db *db, struct act *act, const struct user_roles *roles,
    enum user_fault *fault)
{
	struct setting_roles job = { .wanted = roles, .fault = fault };

	*fault = USER_FINE;
	if (!actor_may(act->who, ACTION_USER_MANAGE))
		return STATUS_FORBIDDEN;
	if (!user_may_in(act->who, roles->customer_id))
		return STATUS_NOT_FOUND;
	if (!user_roles_fit(act->mem, roles->customer_id == 0, roles->roles,
		roles->count, &job.joined)) {
		*fault = USER_ROLES;
		return STATUS_INVALID;
	}
	return act_run(db, act, set_roles, &job);
}

enum status
user_join(struct db *db, struct arena *mem, int64_t user_id,
    int64_t customer_id, int64_t team_id, const char *role_names)
{
	struct user_membership_row membership;
	enum status st;

	st = db_run(db, &stmt_user_membership_save,
	    DB_ARGS(db_int(user_id), db_id(customer_id), db_id(team_id)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, mem, &stmt_user_membership_lock,
	    DB_ARGS(db_int(user_id), db_int(customer_id)), &membership);
	if (st != STATUS_OK)
		return st;
	st = write_roles(db, mem, membership.id, role_names);
	if (st != STATUS_OK)
		return st;
	st = session_refresh(db, mem, user_id);
	if (st != STATUS_OK)
		return st;
	return end_if_second_is_due(db, mem, user_id);
}
