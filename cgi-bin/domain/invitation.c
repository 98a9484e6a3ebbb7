/**
 * @file
 * Inviting people.  See invitation.h; accepting stands in invitation_accept.c.
 */
#include "domain/invitation.h"

#include "base/random.h"
#include "base/text.h"
#include "domain/invitation_sql.h"
#include "domain/message.h"
#include "domain/notification_choice.h"
#include "domain/setting.h"
#include "domain/user.h"

#define DAY_MS INT64_C(86400000)
#define VALID_MS (7 * DAY_MS)
#define LINK_PATH "/invitation/"

enum {
	LOGIN_CHARS = 180,
	NAME_CHARS = 60,
	OPEN_MOST = 200
};

static struct db_scope
scope_of(const struct actor *who)
{
	return actor_scope(who, ACTION_USER_MANAGE);
}

static void
lead(struct act *act)
{
	act_lead(act, "%s/users",
	    act->who->side == SIDE_STAFF ? "/admin" : "/account");
}

static enum status
audit(struct db *db, const struct act *act, const char *what, int64_t id,
    const char *detail)
{
	return db_insert(db, &stmt_invitation_audit,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(act->address), db_text(what), db_int(id),
		db_text(detail)),
	    NULL);
}

/* By mail if there is one; else the token is handed back. */
static enum status
deliver(struct db *db, struct act *act, const char *login, const char *token,
    struct invited *out)
{
	struct setting setting;
	struct message_letter letter = {
		.kind = EVENT_ACCOUNT_INVITED,
		.path = LINK_PATH,
		.token = token,
		.no = login,
		.to = login,
		.language = act->who->language,
	};
	enum status st;

	out->is_mailed = message_goes_by_mail();
	out->token = out->is_mailed ? "" : token;
	if (!out->is_mailed)
		return STATUS_OK;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	letter.reason = text_format(act->mem, "%s (%s)", act->who->name,
	    act->who->side == SIDE_STAFF ? setting.company_name
					 : act->who->company);
	return message_post(db, act->mem, act->now, &letter);
}

/* --- Inviting ---------------------------------------------------------------- */

/* What send() needs to know; see invitation_send(). */
struct sending {
	const struct invite *invite;
	const char *login;
	const char *roles;
	struct invited *out;
	enum invitation_fault *fault;
};

static enum invitation_fault
judge_state(const struct invitation_state_row *state)
{
	if (!state->has_company)
		return INVITATION_COMPANY;
	if (state->is_there)
		return INVITATION_THERE;
	if (state->is_open)
		return INVITATION_OPEN;
	return state->open >= OPEN_MOST ? INVITATION_MANY : INVITATION_FINE;
}

static enum status
send(struct db *db, struct act *act, void *context)
{
	const struct sending *job = context;
	const struct invite *invite = job->invite;
	int64_t company = invite->customer_id;
	struct invitation_state_row state;
	char *token = arena_alloc(act->mem, 44);
	char hash[65];
	enum status st;

	lead(act);
	st = db_one(db, act->mem, &stmt_invitation_state,
	    DB_ARGS(db_text(job->login), db_int(company), db_text(job->login),
		db_int(company), db_int(company), db_int(company),
		db_int(company)),
	    &state);
	if (st != STATUS_OK)
		return st;
	*job->fault = judge_state(&state);
	if (*job->fault != INVITATION_FINE)
		return STATUS_INVALID;

	random_token(token);
	digest_sha256(token, strlen(token), hash);
	st = db_insert(db, &stmt_invitation_insert,
	    DB_ARGS(db_text(hash), db_text(job->login), db_text(invite->name),
		db_id(company), db_id(company == 0 ? invite->team_id : 0),
		db_text(job->roles), db_int(act->who->language),
		db_id(act->who->user_id), db_instant(act->now),
		db_instant(act->now),
		db_instant(instant_add_ms(act->now, VALID_MS))),
	    &job->out->id);
	if (st != STATUS_OK)
		return st;
	st = deliver(db, act, job->login, token, job->out);
	if (st != STATUS_OK)
		return st;
	return audit(db, act, "invite", job->out->id,
	    text_format(act->mem, "customer=%lld login=%s roles=%s",
		(long long)company, job->login, job->roles));
}

static enum invitation_fault
judge_form(struct arena *mem, const struct invite *invite, const char *login,
    const char **roles)
{
	size_t name_chars = utf8_length(invite->name);

	if (utf8_length(login) > LOGIN_CHARS || !mail_address_is_valid(login))
		return INVITATION_LOGIN;
	if (name_chars == 0 || name_chars > NAME_CHARS)
		return INVITATION_NAME;
	if (!user_roles_fit(mem, invite->customer_id == 0, invite->roles,
		invite->role_count, roles))
		return INVITATION_ROLES;
	return INVITATION_FINE;
}

enum status
invitation_send(struct db *db, struct act *act, const struct invite *invite,
    struct invited *out, enum invitation_fault *fault)
{
	struct sending job = {
		.invite = invite,
		.login = sign_in_login(act->mem, invite->login),
		.out = out,
		.fault = fault,
	};

	*out = (struct invited){ .token = "" };
	if (!actor_may(act->who, ACTION_USER_MANAGE))
		return STATUS_FORBIDDEN;
	if (act->who->reach[ACTION_USER_MANAGE] != SCOPE_ALL &&
	    (invite->customer_id == 0 ||
		invite->customer_id != act->who->customer_id))
		return STATUS_NOT_FOUND;
	*fault = judge_form(act->mem, invite, job.login, &job.roles);
	if (*fault != INVITATION_FINE)
		return STATUS_INVALID;
	return act_run(db, act, send, &job);
}

/* --- Once more, or not at all ------------------------------------------------ */

/* What resend() and withdraw() need to know. */
struct ending {
	int64_t id;
	struct invited *out;
};

static enum status
lock(struct db *db, struct act *act, int64_t id, struct invitation_row *row)
{
	lead(act);
	return db_one_scoped(db, act->mem, &stmt_invitation_lock,
	    scope_of(act->who), DB_ARGS(db_int(id)), row);
}

static enum status
resend(struct db *db, struct act *act, void *context)
{
	const struct ending *job = context;
	struct invitation_row row;
	char *token = arena_alloc(act->mem, 44);
	char hash[65];
	enum status st;

	st = lock(db, act, job->id, &row);
	if (st != STATUS_OK)
		return st;
	random_token(token);
	digest_sha256(token, strlen(token), hash);
	st = db_change(db, &stmt_invitation_renew,
	    DB_ARGS(db_text(hash), db_instant(act->now),
		db_instant(instant_add_ms(act->now, VALID_MS)),
		db_int(row.id)));
	if (st != STATUS_OK)
		return st;
	job->out->id = row.id;
	st = deliver(db, act, row.login, token, job->out);
	if (st != STATUS_OK)
		return st;
	return audit(db, act, "invite_again", row.id, row.login);
}

enum status
invitation_resend(
    struct db *db, struct act *act, int64_t id, struct invited *out)
{
	struct ending job = { .id = id, .out = out };

	*out = (struct invited){ .token = "" };
	if (!actor_may(act->who, ACTION_USER_MANAGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, resend, &job);
}

static enum status
withdraw(struct db *db, struct act *act, void *context)
{
	const struct ending *job = context;
	struct invitation_row row;
	enum status st;

	st = lock(db, act, job->id, &row);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_invitation_end,
	    DB_ARGS(db_instant(act->now), db_int(row.id)));
	if (st != STATUS_OK)
		return st;
	return audit(db, act, "invite_withdraw", row.id, row.login);
}

enum status
invitation_withdraw(struct db *db, struct act *act, int64_t id)
{
	struct ending job = { .id = id };

	if (!actor_may(act->who, ACTION_USER_MANAGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, withdraw, &job);
}

enum status
invitation_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_invitation_list, scope_of(who),
	    DB_ARGS(db_int(customer_id), db_int(customer_id)), rows);
}
