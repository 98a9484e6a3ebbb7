/**
 * @file
 * Passwords of users.  See credential.h.
 */
#include "domain/credential.h"

#include "base/random.h"
#include "base/text.h"
#include "domain/credential_sql.h"
#include "domain/message.h"
#include "domain/outbox.h"
#include "domain/session.h"
#include "domain/setting.h"

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS (60 * MINUTE_MS)
#define LINK_MS (30 * MINUTE_MS)

enum {
	MAILS_PER_HOUR = 3,
	ASKED_PER_HOUR_ADDRESS = 20
};

#define LINK_PATH "/password/reset/"

enum status
credential_store(
    struct db *db, int64_t user_id, const char *hash, struct instant now)
{
	return db_run(db, &stmt_credential_store,
	    DB_ARGS(db_int(user_id), db_text(hash), db_instant(now)), NULL);
}

/* What a password must not be. */
static enum status
judge(struct db *db, struct arena *mem, const struct credential_user_row *user,
    const char *password, enum password_fault *fault)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	const char *personal[] = { user->login, user->name, user->company,
		setting.company_name, setting.company_name_en };

	*fault = password_judge(mem, password, personal, ARRAY_LEN(personal));
	return *fault == PASSWORD_FINE ? STATUS_OK : STATUS_INVALID;
}

static enum status
user_of_id(struct db *db, struct arena *mem, int64_t user_id,
    struct credential_user_row *user)
{
	return db_one(db, mem, &stmt_credential_user_of_id,
	    DB_ARGS(db_int(user_id)), user);
}

/* What set() needs to know. */
struct setting_one {
	const struct credential_user_row *user;
	const char *hash;
	int64_t but; /* session that stays; 0 for none */
	int64_t reset_id; /* link that is used up; 0 for none */
	const char *what;
};

/* Store it, end the others, tell the owner. */
static enum status
set(struct db *db, struct act *act, void *context)
{
	const struct setting_one *job = context;
	int64_t user_id = job->user->user_id;
	enum status st;

	if (job->reset_id != 0) {
		st = db_change(db, &stmt_credential_reset_use,
		    DB_ARGS(db_instant(act->now), db_int(job->reset_id),
			db_instant(act->now)));
		if (st != STATUS_OK)
			return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
		st = sign_in_forget(db, user_id);
		if (st != STATUS_OK)
			return st;
	}
	st = credential_store(db, user_id, job->hash, act->now);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_credential_resets_void,
	    DB_ARGS(db_instant(act->now), db_int(user_id)), NULL);
	if (st != STATUS_OK)
		return st;
	st = session_drop(db, user_id, job->but, NULL);
	if (st != STATUS_OK)
		return st;
	st = db_insert(db, &stmt_credential_audit,
	    DB_ARGS(db_instant(act->now), db_int(user_id),
		db_text(act->address), db_text(job->what), db_int(user_id)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/me");
	return outbox_add(db, act, EVENT_ACCOUNT_PASSWORD, user_id, 0, "NO",
	    job->user->login, NULL);
}

enum status
credential_change(struct db *db, struct act *act, const char *old_one,
    const char *new_one, enum password_fault *fault)
{
	struct credential_user_row user;
	struct setting_one job = {
		.user = &user,
		.but = act->who->session_id,
		.what = "password_change",
	};
	enum status st;

	*fault = PASSWORD_FINE;
	st = user_of_id(db, act->mem, act->who->user_id, &user);
	if (st != STATUS_OK)
		return st;
	st = sign_in_check_own(db, act, old_one);
	if (st != STATUS_OK)
		return st;
	st = judge(db, act->mem, &user, new_one, fault);
	if (st != STATUS_OK)
		return st;
	st = password_hash(act->mem, new_one, &job.hash);
	if (st != STATUS_OK)
		return st;
	return act_run(db, act, set, &job);
}

/* --- Forgotten --------------------------------------------------------------- */

/* What ask() needs to know; see credential_forgot(). */
struct asking {
	struct arena *mem;
	const struct sign_in *in;
	const char *login;
	bool is_quiet; /* enough mails for now */
};

static enum status
post_link(struct db *db, struct arena *mem, struct instant now,
    const struct credential_user_row *user, const char *token)
{
	const struct message_letter letter = {
		.kind = EVENT_ACCOUNT_FORGOT,
		.path = LINK_PATH,
		.token = token,
		.no = user->login,
		.to = user->mail,
		.language = user->language == 1 ? LANGUAGE_EN : LANGUAGE_ZH,
	};

	return message_post(db, mem, now, &letter);
}

static enum status
write_reset(struct db *db, const char *token, const char *login,
    const char *address, int64_t user_id, struct instant now)
{
	char hash[65];

	digest_sha256(token, strlen(token), hash);
	return db_insert(db, &stmt_credential_reset_insert,
	    DB_ARGS(db_text(hash), db_text(login), db_text(address),
		db_id(user_id), db_instant(now),
		db_instant(instant_add_ms(now, LINK_MS))),
	    NULL);
}

static enum status
ask(struct db *db, void *context)
{
	const struct asking *job = context;
	struct credential_user_row user = { .mail = NULL };
	char token[44];
	bool is_sent;
	enum status st;

	st = db_one(db, job->mem, &stmt_credential_user_of_login,
	    DB_ARGS(db_text(job->login)), &user);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	is_sent = st == STATUS_OK && user.mail != NULL && !job->is_quiet &&
	    message_goes_by_mail();
	random_token(token);
	st = write_reset(db, token, job->login, job->in->address,
	    is_sent ? user.user_id : 0, job->in->now);
	if (st != STATUS_OK || !is_sent)
		return st;
	return post_link(db, job->mem, job->in->now, &user, token);
}

enum status
credential_forgot(struct db *db, struct arena *mem, const struct sign_in *in)
{
	struct instant hour_ago = instant_add_ms(in->now, -HOUR_MS);
	struct asking job = {
		.mem = mem,
		.in = in,
		.login = sign_in_login(mem, in->login),
	};
	struct credential_asked_row asked;
	enum status st;

	st = db_one(db, mem, &stmt_credential_asked,
	    DB_ARGS(db_text(job.login), db_instant(hour_ago),
		db_text(in->address), db_instant(hour_ago)),
	    &asked);
	if (st != STATUS_OK)
		return st;
	if (asked.by_address >= ASKED_PER_HOUR_ADDRESS)
		return STATUS_FORBIDDEN;
	job.is_quiet = asked.by_login >= MAILS_PER_HOUR;
	return db_transact(db, ask, &job);
}

/* What give() needs to know; see credential_link(). */
struct giving {
	int64_t user_id;
	const char **token;
};

static enum status
give(struct db *db, struct act *act, void *context)
{
	const struct giving *job = context;
	struct credential_user_row user;
	char *token = arena_alloc(act->mem, 44);
	enum status st;

	*job->token = NULL;
	act_lead(act, "/admin/users/%lld", (long long)job->user_id);
	st = user_of_id(db, act->mem, job->user_id, &user);
	if (st != STATUS_OK)
		return st;
	random_token(token);
	st = write_reset(
	    db, token, user.login, act->address, user.user_id, act->now);
	if (st != STATUS_OK)
		return st;
	st = db_insert(db, &stmt_credential_audit,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_text(act->address), db_text("password_link"),
		db_int(user.user_id)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	if (user.mail != NULL && message_goes_by_mail())
		return post_link(db, act->mem, act->now, &user, token);
	*job->token = token;
	return STATUS_OK;
}

enum status
credential_link(
    struct db *db, struct act *act, int64_t user_id, const char **token)
{
	struct giving job = { .user_id = user_id, .token = token };

	*token = NULL;
	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return act_run(db, act, give, &job);
}

/* --- The link ---------------------------------------------------------------- */

static enum status
find_reset(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct credential_reset_row *row)
{
	char hash[65];

	digest_sha256(token, strlen(token), hash);
	return db_one(db, mem, &stmt_credential_reset_find,
	    DB_ARGS(db_text(hash), db_instant(now)), row);
}

enum status
credential_reset_find(struct db *db, struct arena *mem, const char *token,
    struct instant now, const char **login)
{
	struct credential_reset_row row;
	enum status st;

	st = find_reset(db, mem, token, now, &row);
	if (st == STATUS_OK)
		*login = row.login;
	return st;
}

enum status
credential_reset(struct db *db, struct arena *mem, const char *token,
    const char *new_one, const struct sign_in *in, enum password_fault *fault,
    struct signed_in *out)
{
	struct credential_reset_row row;
	struct credential_user_row user;
	const struct actor nobody = { .user_id = 0 };
	struct act act = {
		.who = &nobody,
		.mem = mem,
		.now = in->now,
		.address = in->address,
	};
	struct setting_one job = { .user = &user, .what = "password_reset" };
	enum status st;

	*fault = PASSWORD_FINE;
	st = find_reset(db, mem, token, in->now, &row);
	if (st != STATUS_OK)
		return st;
	st = user_of_id(db, mem, row.user_id, &user);
	if (st != STATUS_OK)
		return st;
	st = judge(db, mem, &user, new_one, fault);
	if (st != STATUS_OK)
		return st;
	st = password_hash(mem, new_one, &job.hash);
	if (st != STATUS_OK)
		return st;
	job.reset_id = row.id;
	st = act_run(db, &act, set, &job);
	if (st != STATUS_OK)
		return st;
	return sign_in_user(db, mem, user.user_id, in, out);
}
