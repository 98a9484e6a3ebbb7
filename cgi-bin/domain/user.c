/**
 * @file
 * Users and whether they may come in.  See user.h; roles stand in user_role.c.
 */
#include "domain/user.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/like.h"
#include "domain/outbox.h"
#include "domain/session.h"
#include "domain/sign_in.h"
#include "domain/two_factor.h"
#include "domain/user_part.h"
#include "domain/user_sql.h"

/* --- Looking ----------------------------------------------------------------- */

static struct db_scope
scope_of(const struct actor *who)
{
	return actor_scope(who, ACTION_USER_MANAGE);
}

static void
begin_lines(struct db_build *build, const struct actor *who)
{
	db_build_begin(build, &stmt_user_lines, DB_NO_ARGS);
	if (who->side == SIDE_CUSTOMER)
		db_build_add(build, user_lines_of_company,
		    DB_ARGS(db_int(who->customer_id)));
}

enum status
user_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct user_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	const char *like;

	begin_lines(&build, who);
	if (filter->customer_id > 0 && who->side != SIDE_CUSTOMER)
		db_build_add(&build, user_lines_of_company,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->customer_id < 0)
		db_build_add(&build, user_lines_of_staff, DB_NO_ARGS);
	if (filter->query[0] != '\0') {
		like = like_part(mem, filter->query);
		db_build_add(&build, user_lines_like,
		    DB_ARGS(db_text(like), db_text(like), db_text(like)));
	}
	if (filter->after != 0)
		db_build_add(&build, user_lines_after,
		    DB_ARGS(db_int(filter->after)));
	db_build_add(
	    &build, user_lines_order, DB_ARGS(db_int(filter->limit)));
	return db_build_all(db, mem, &build, scope_of(who), rows);
}

static enum status
read_companies(struct db *db, struct arena *mem, const struct actor *who,
    int64_t user_id, struct db_rows *rows)
{
	struct db_build build;

	begin_lines(&build, who);
	db_build_add(&build, user_lines_of_user, DB_ARGS(db_int(user_id)));
	db_build_add(&build, user_lines_order, DB_ARGS(db_int(100)));
	return db_build_all(db, mem, &build, scope_of(who), rows);
}

enum status
user_find(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, int64_t user_id, struct user *out,
    struct db_rows *companies)
{
	enum status st;

	st = read_companies(db, mem, who, user_id, companies);
	if (st != STATUS_OK)
		return st;
	if (companies->count == 0)
		return STATUS_NOT_FOUND;
	return db_one(db, mem, &stmt_user_find,
	    DB_ARGS(db_instant(now), db_int(user_id)), out);
}

enum status
user_company(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct user_company *out)
{
	return db_one_scoped(db, mem, &stmt_user_company, scope_of(who),
	    DB_ARGS(db_int(customer_id)), out);
}

enum status
user_company_of_code(struct db *db, struct arena *mem, const struct actor *who,
    const char *code, struct user_company *out)
{
	return db_one_scoped(db, mem, &stmt_user_company_of_code,
	    scope_of(who), DB_ARGS(db_text(key_fold(mem, code))), out);
}

enum status
user_teams(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_user_teams, DB_NO_ARGS, rows);
}

/* --- Changing ---------------------------------------------------------------- */

enum status
user_audit(struct db *db, const struct act *act, const char *what,
    int64_t user_id, const char *detail)
{
	return db_insert(db, &stmt_user_audit,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(act->address), db_text(what), db_text("user"),
		db_int(user_id), db_text(detail)),
	    NULL);
}

bool
user_may_in(const struct actor *who, int64_t customer_id)
{
	return who->reach[ACTION_USER_MANAGE] == SCOPE_ALL ||
	    (customer_id != 0 && who->customer_id == customer_id);
}

enum status
user_someone_is_left(struct db *db, struct act *act, int64_t customer_id,
    enum user_fault *fault)
{
	struct user_count_row row = { .count = 1 };
	enum status st = STATUS_OK;

	if (customer_id == 0)
		st = db_one(
		    db, act->mem, &stmt_user_admins, DB_NO_ARGS, &row);
	else if (act->who->side == SIDE_CUSTOMER)
		st = db_one(db, act->mem, &stmt_user_company_admins,
		    DB_ARGS(db_int(customer_id)), &row);
	if (st != STATUS_OK)
		return st;
	*fault = row.count == 0 ? USER_LAST_ADMIN : USER_FINE;
	return row.count == 0 ? STATUS_INVALID : STATUS_OK;
}

/* Where one is led after a change of a user. */
void
user_lead(struct act *act, int64_t user_id)
{
	act_lead(act, "%s/users/%lld",
	    act->who->side == SIDE_STAFF ? "/admin" : "/account",
	    (long long)user_id);
}

/* What the acts below need to know. */
struct switching {
	int64_t user_id;
	int64_t customer_id;
	enum user_state state;
	enum user_fault *fault;
};

static enum status
set_state(struct db *db, struct act *act, void *context)
{
	const struct switching *job = context;
	bool is_off = job->state == USER_DISABLED;
	struct user_lock_row user;
	enum status st;

	user_lead(act, job->user_id);
	*job->fault = USER_FINE;
	st = db_one(db, act->mem, &stmt_user_lock,
	    DB_ARGS(db_int(job->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_user_state,
	    DB_ARGS(db_int(job->state), db_int(job->user_id)), NULL);
	if (st != STATUS_OK)
		return st;
	if (is_off) {
		st = user_someone_is_left(db, act, 0, job->fault);
		if (st != STATUS_OK)
			return st;
		st = session_drop(db, job->user_id, 0, NULL);
		if (st != STATUS_OK)
			return st;
	}
	return user_audit(db, act, is_off ? "user_disable" : "user_enable",
	    job->user_id, user.login);
}

enum status
user_set_state(struct db *db, struct act *act, int64_t user_id,
    enum user_state state, enum user_fault *fault)
{
	struct switching job = {
		.user_id = user_id,
		.state = state,
		.fault = fault,
	};

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return act_run(db, act, set_state, &job);
}

static enum status
set_member(struct db *db, struct act *act, void *context)
{
	const struct switching *job = context;
	bool is_off = job->state == USER_DISABLED;
	struct user_membership_row membership;
	struct user_lock_row user;
	enum status st;

	user_lead(act, job->user_id);
	*job->fault = USER_FINE;
	st = db_one(db, act->mem, &stmt_user_lock,
	    DB_ARGS(db_int(job->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, act->mem, &stmt_user_membership_lock,
	    DB_ARGS(db_int(job->user_id), db_int(job->customer_id)),
	    &membership);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_user_membership_state,
	    DB_ARGS(db_int(job->state), db_int(membership.id)), NULL);
	if (st != STATUS_OK)
		return st;
	if (is_off) {
		st = user_someone_is_left(
		    db, act, job->customer_id, job->fault);
		if (st != STATUS_OK)
			return st;
	}
	st = session_refresh(db, act->mem, job->user_id);
	if (st != STATUS_OK)
		return st;
	return user_audit(db, act, is_off ? "member_disable" : "member_enable",
	    job->user_id,
	    text_format(
		act->mem, "customer=%lld", (long long)job->customer_id));
}

enum status
user_set_member(struct db *db, struct act *act, int64_t user_id,
    int64_t customer_id, enum user_state state, enum user_fault *fault)
{
	struct switching job = {
		.user_id = user_id,
		.customer_id = customer_id,
		.state = state,
		.fault = fault,
	};

	if (!actor_may(act->who, ACTION_USER_MANAGE))
		return STATUS_FORBIDDEN;
	if (!user_may_in(act->who, customer_id))
		return STATUS_NOT_FOUND;
	return act_run(db, act, set_member, &job);
}

static enum status
sign_out(struct db *db, struct act *act, void *context)
{
	const struct switching *job = context;
	struct user_lock_row user;
	enum status st;

	user_lead(act, job->user_id);
	st = db_one(db, act->mem, &stmt_user_lock,
	    DB_ARGS(db_int(job->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = session_drop(db, job->user_id, 0, NULL);
	if (st != STATUS_OK)
		return st;
	return user_audit(db, act, "user_sign_out", job->user_id, user.login);
}

enum status
user_sign_out(struct db *db, struct act *act, int64_t user_id)
{
	struct switching job = { .user_id = user_id };

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return act_run(db, act, sign_out, &job);
}

static enum status
reset_two_factor(struct db *db, struct act *act, void *context)
{
	const struct switching *job = context;
	struct user_lock_row user;
	enum status st;

	user_lead(act, job->user_id);
	st = db_one(db, act->mem, &stmt_user_lock,
	    DB_ARGS(db_int(job->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = two_factor_remove(db, job->user_id);
	if (st != STATUS_OK)
		return st;
	st = session_drop(db, job->user_id, 0, NULL);
	if (st != STATUS_OK)
		return st;
	st = user_audit(db, act, "two_factor_reset", job->user_id, user.login);
	if (st != STATUS_OK)
		return st;
	return outbox_add(db, act, EVENT_ACCOUNT_SECOND_TAKEN, job->user_id, 0,
	    "NO", user.login, NULL);
}

enum status
user_reset_two_factor(struct db *db, struct act *act, int64_t user_id)
{
	struct switching job = { .user_id = user_id };

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return act_run(db, act, reset_two_factor, &job);
}

/* What set_company() needs to know; see user_set_company(). */
struct shutting {
	int64_t customer_id;
	bool is_shut;
};

static enum status
set_company(struct db *db, struct act *act, void *context)
{
	const struct shutting *job = context;
	enum status st;

	act_lead(act, "/admin/users?company=%lld", (long long)job->customer_id);
	st = db_change(db, &stmt_user_company_access,
	    DB_ARGS(db_int(job->is_shut ? 2 : 1), db_int(job->customer_id)));
	if (st != STATUS_OK)
		return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
	if (job->is_shut) {
		st = session_drop_company(db, job->customer_id);
		if (st != STATUS_OK)
			return st;
	}
	return db_insert(db, &stmt_user_audit,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(act->address),
		db_text(job->is_shut ? "company_shut" : "company_open"),
		db_text("customer"), db_int(job->customer_id), db_text("")),
	    NULL);
}

enum status
user_set_company(
    struct db *db, struct act *act, int64_t customer_id, bool is_shut)
{
	struct shutting job = {
		.customer_id = customer_id,
		.is_shut = is_shut,
	};

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return act_run(db, act, set_company, &job);
}
