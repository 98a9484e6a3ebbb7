/**
 * @file
 * Signing in.  See sign_in.h; the throttle stands in sign_in_throttle.c.
 */
#include "domain/sign_in.h"

#include "base/random.h"
#include "base/text.h"
#include "domain/password.h"
#include "domain/session.h"
#include "domain/sign_in_sql.h"
#include "domain/sign_in_throttle.h"

#define STEP_MS INT64_C(600000)

enum {
	STEP_TRIES = 10
};

static void
digest_token(const char *token, char hex[65])
{
	digest_sha256(token, strlen(token), hex);
}

/* The first `max` bytes of a text that came from outside, whole characters. */
static const char *
clip(struct arena *mem, const char *text, size_t max)
{
	return arena_memdup(mem, text, utf8_fit(text, max));
}

static struct sign_in
clip_all(struct arena *mem, const struct sign_in *in)
{
	struct sign_in out = *in;

	out.agent = clip(mem, in->agent, 190);
	out.address = clip(mem, in->address, 60);
	if (out.device == NULL)
		out.device = "";
	return out;
}

const char *
sign_in_login(struct arena *mem, const char *typed)
{
	char *login = arena_strdup(mem, text_trim(mem, typed));

	for (char *c = login; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	return clip(mem, login, 180);
}

/* --- The password ------------------------------------------------------------ */

/* Compare under the throttle.  One of `login` and `user_id` says whose. */
static enum status
check(struct db *db, struct arena *mem, const struct sign_in *in,
    const struct db_query *query, const struct db_value *whose,
    struct sign_in_row *user)
{
	struct throttle throttle;
	bool known;
	enum status st;

	*user = (struct sign_in_row){ .password_hash = password_nobody() };
	st = throttle_look(db, mem, in, in->login, THROTTLE_PASSWORD, &throttle);
	if (st != STATUS_OK)
		return st;
	if (throttle.is_shut)
		return STATUS_FORBIDDEN;

	st = db_one(db, mem, query, whose, 1, user);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	known = st == STATUS_OK;
	if (!password_matches(mem, user->password_hash, in->password) ||
	    !known) {
		st = throttle_note(db, &throttle);
		return st == STATUS_OK ? STATUS_INVALID : st;
	}
	return STATUS_OK;
}

enum status
sign_in_check(struct db *db, struct arena *mem, const struct sign_in *in,
    int64_t *user_id)
{
	struct sign_in whole = clip_all(mem, in);
	struct sign_in_row user;
	struct db_value login;
	enum status st;

	whole.login = sign_in_login(mem, in->login);
	login = db_text(whole.login);
	st = check(db, mem, &whole, &stmt_sign_in_user, &login, &user);
	if (st == STATUS_OK)
		*user_id = user.user_id;
	return st;
}

/* --- After the password ------------------------------------------------------ */

/* What go_on() needs to know; see sign_in_user(). */
struct going {
	struct arena *mem;
	const struct sign_in *in;
	int64_t user_id;
	struct signed_in *out;
};

/* The browser is known from now on. */
static enum status
know_device(struct db *db, const struct going *job)
{
	const struct sign_in *in = job->in;
	char hash[65];
	int64_t hit = 0;
	enum status st;

	job->out->device[0] = '\0';
	if (in->device[0] != '\0') {
		digest_token(in->device, hash);
		st = db_run(db, &stmt_sign_in_device_seen,
		    DB_ARGS(db_instant(in->now), db_text(in->address),
			db_text(hash), db_int(job->user_id)),
		    &hit);
		if (st != STATUS_OK || hit == 1)
			return st;
	}
	random_token(job->out->device);
	digest_token(job->out->device, hash);
	st = db_insert(db, &stmt_sign_in_device_insert,
	    DB_ARGS(db_text(hash), db_int(job->user_id), db_text(in->address),
		db_instant(in->now), db_instant(in->now)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_sign_in_devices_trim,
	    DB_ARGS(db_int(job->user_id), db_int(job->user_id)), NULL);
}

static enum status
let_in(struct db *db, const struct going *job)
{
	const struct session_opening opening = {
		.user_id = job->user_id,
		.remember = job->in->remember,
		.address = job->in->address,
		.agent = job->in->agent,
		.now = job->in->now,
	};
	enum status st;

	job->out->next = SIGN_IN_DONE;
	st = session_begin(
	    db, job->mem, &opening, job->out->token, &job->out->max_age);
	if (st != STATUS_OK)
		return st;
	return know_device(db, job);
}

static enum status
begin_step(struct db *db, const struct going *job, bool must_set_up)
{
	const struct sign_in *in = job->in;
	char hash[65];
	enum status st;

	job->out->next = must_set_up ? SIGN_IN_SET_UP : SIGN_IN_CODE;
	job->out->max_age = STEP_MS / 1000;
	job->out->device[0] = '\0';
	random_token(job->out->token);
	digest_token(job->out->token, hash);
	if (must_set_up) {
		st = two_factor_make(db, job->mem, job->user_id, in->now);
		if (st != STATUS_OK)
			return st;
	}
	return db_insert(db, &stmt_sign_in_step_insert,
	    DB_ARGS(db_text(hash), db_int(job->user_id), db_int(must_set_up),
		db_int(in->remember), db_instant(in->now),
		db_instant(instant_add_ms(in->now, STEP_MS))),
	    NULL);
}

static enum status
go_on(struct db *db, void *context)
{
	const struct going *job = context;
	bool is_on, is_due;
	enum status st;

	st = two_factor_asked(db, job->mem, job->user_id, &is_on, &is_due);
	if (st != STATUS_OK)
		return st;
	return is_on || is_due ? begin_step(db, job, !is_on) : let_in(db, job);
}

enum status
sign_in_user(struct db *db, struct arena *mem, int64_t user_id,
    const struct sign_in *in, struct signed_in *out)
{
	struct sign_in whole = clip_all(mem, in);
	struct going job = {
		.mem = mem,
		.in = &whole,
		.user_id = user_id,
		.out = out,
	};

	return db_transact(db, go_on, &job);
}

enum status
sign_in_password(struct db *db, struct arena *mem, const struct sign_in *in,
    struct signed_in *out)
{
	int64_t user_id;
	enum status st;

	st = sign_in_check(db, mem, in, &user_id);
	if (st != STATUS_OK)
		return st;
	return sign_in_user(db, mem, user_id, in, out);
}

/* --- The step ---------------------------------------------------------------- */

static enum status
find_step(struct db *db, struct arena *mem, const char *hash,
    struct instant now, struct sign_in_step_row *row)
{
	enum status st;

	st = db_one(
	    db, mem, &stmt_sign_in_step, DB_ARGS(db_text(hash)), row);
	if (st != STATUS_OK)
		return st;
	return now.ms < row->expires_at.ms && row->tries < STEP_TRIES
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

enum status
sign_in_step(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct sign_in_step *out)
{
	struct sign_in_step_row row;
	char hash[65];
	enum status st;

	if (token[0] == '\0')
		return STATUS_NOT_FOUND;
	digest_token(token, hash);
	st = find_step(db, mem, hash, now, &row);
	if (st != STATUS_OK)
		return st;
	out->user_id = row.user_id;
	out->login = row.login;
	out->must_set_up = row.must_set_up;
	if (!row.must_set_up)
		return STATUS_OK;
	return two_factor_waiting(db, mem, row.user_id, &out->waiting);
}

/* What answer_step() needs to know; see sign_in_code(). */
struct answering {
	struct going going;
	const char *hash;
	const char *code;
	struct two_factor_codes *codes; /* NULL: nothing is set up */
};

static enum status
answer_step(struct db *db, void *context)
{
	struct answering *job = context;
	struct going *going = &job->going;
	struct instant now = going->in->now;
	enum status st;

	st = job->codes == NULL
	    ? two_factor_take(
		  db, going->mem, going->user_id, job->code, now)
	    : two_factor_settle(db, going->mem, going->user_id, job->code,
		  now, job->codes);
	if (st == STATUS_CONFLICT)
		return STATUS_NOT_FOUND;
	if (st != STATUS_OK)
		return st;
	st = db_change(
	    db, &stmt_sign_in_step_delete, DB_ARGS(db_text(job->hash)));
	if (st != STATUS_OK)
		return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
	return let_in(db, going);
}

/* One more wrong answer to the step, and against the account. */
struct missing {
	const char *hash;
	const struct throttle *throttle;
};

static enum status
note_miss(struct db *db, void *context)
{
	const struct missing *job = context;
	enum status st;

	st = db_run(
	    db, &stmt_sign_in_step_try, DB_ARGS(db_text(job->hash)), NULL);
	if (st != STATUS_OK)
		return st;
	return throttle_write(db, job->throttle);
}

static enum status
answer(struct db *db, struct arena *mem, const char *token, const char *code,
    const struct sign_in *in, struct signed_in *out,
    struct two_factor_codes *codes)
{
	struct sign_in whole = clip_all(mem, in);
	struct sign_in_step_row row;
	struct throttle throttle;
	char hash[65];
	enum status st;

	if (token[0] == '\0')
		return STATUS_NOT_FOUND;
	digest_token(token, hash);
	st = find_step(db, mem, hash, in->now, &row);
	if (st != STATUS_OK)
		return st;
	if (row.must_set_up != (codes != NULL))
		return STATUS_NOT_FOUND;
	whole.remember = row.remember;
	st = throttle_look(
	    db, mem, &whole, row.login, THROTTLE_CODE, &throttle);
	if (st != STATUS_OK)
		return st;
	if (throttle.is_shut)
		return STATUS_FORBIDDEN;

	struct answering job = {
		.going = { .mem = mem,
		    .in = &whole,
		    .user_id = row.user_id,
		    .out = out },
		.hash = hash,
		.code = code,
		.codes = codes,
	};
	st = db_transact(db, answer_step, &job);
	if (st == STATUS_INVALID) {
		struct missing miss = { .hash = hash, .throttle = &throttle };

		st = db_transact(db, note_miss, &miss);
		return st == STATUS_OK ? STATUS_INVALID : st;
	}
	return st;
}

enum status
sign_in_code(struct db *db, struct arena *mem, const char *step,
    const char *code, const struct sign_in *in, struct signed_in *out)
{
	return answer(db, mem, step, code, in, out, NULL);
}

enum status
sign_in_set_up(struct db *db, struct arena *mem, const char *step,
    const char *code, const struct sign_in *in, struct signed_in *out,
    struct two_factor_codes *codes)
{
	return answer(db, mem, step, code, in, out, codes);
}

/* --- Those who are signed in ------------------------------------------------- */

static struct sign_in
in_of_act(const struct act *act, const char *password)
{
	return (struct sign_in){
		.login = "",
		.password = password,
		.address = act->address,
		.agent = "",
		.device = "",
		.now = act->now,
	};
}

static enum status
login_of(struct db *db, struct act *act, const char **login)
{
	struct sign_in_row user;
	enum status st;

	st = db_one(db, act->mem, &stmt_sign_in_login,
	    DB_ARGS(db_int(act->who->user_id)), &user);
	if (st == STATUS_OK)
		*login = user.login;
	return st;
}

enum status
sign_in_check_own(struct db *db, struct act *act, const char *password)
{
	struct sign_in in = in_of_act(act, password);
	struct db_value id = db_int(act->who->user_id);
	struct sign_in_row user;
	enum status st;

	st = login_of(db, act, &in.login);
	if (st != STATUS_OK)
		return st;
	return check(db, act->mem, &in, &stmt_sign_in_login, &id, &user);
}

static enum status
look_for_code(struct db *db, struct act *act, struct throttle *throttle)
{
	struct sign_in in = in_of_act(act, "");
	enum status st;

	st = login_of(db, act, &in.login);
	if (st != STATUS_OK)
		return st;
	return throttle_look(
	    db, act->mem, &in, in.login, THROTTLE_CODE, throttle);
}

enum status
sign_in_may_guess(struct db *db, struct act *act)
{
	struct throttle throttle;
	enum status st;

	st = look_for_code(db, act, &throttle);
	return st == STATUS_OK && throttle.is_shut ? STATUS_FORBIDDEN : st;
}

enum status
sign_in_guessed_wrong(struct db *db, struct act *act)
{
	struct throttle throttle;
	enum status st;

	st = look_for_code(db, act, &throttle);
	if (st == STATUS_OK)
		st = throttle_note(db, &throttle);
	return st == STATUS_OK ? STATUS_INVALID : st;
}

enum status
sign_in_forget(struct db *db, int64_t user_id)
{
	enum status st;

	st = db_run(
	    db, &stmt_sign_in_steps_drop, DB_ARGS(db_int(user_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(
	    db, &stmt_sign_in_devices_drop, DB_ARGS(db_int(user_id)), NULL);
}
