/**
 * @file
 * Signing in and staying in.  See session.h.
 */
#include "domain/session.h"

#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/password.h"
#include "domain/permission.h"
#include "domain/session_sql.h"
#include "domain/setting.h"
#include "domain/shelf.h"

enum {
	MINUTE_MS = 60 * 1000,
	HOUR_MS = 60 * MINUTE_MS,
	STALE_MS = 5 * MINUTE_MS,
	IDLE_STAFF_MS = 30 * MINUTE_MS,
	IDLE_CUSTOMER_MS = 8 * HOUR_MS,
	LIFE_MS = 12 * HOUR_MS,
	REMEMBER_DAYS = 30,
	TRIES_PER_HOUR = 100,         /* by one account from one address */
	TRIES_PER_HOUR_ADDRESS = 1000 /* by one address, any account */
};

static void
digest_token(const char *token, char hex[65])
{
	digest_sha256(token, strlen(token), hex);
}

static void
be_nobody(struct actor *who, struct session *session)
{
	*who = (struct actor){
		.name = "",
		.company = "",
		.role_names = "",
		.language = LANGUAGE_ZH,
		.zone_minutes = ZONE_SHANGHAI_MINUTES,
	};
	who->reach[ACTION_NONE] = SCOPE_ALL;
	*session = (struct session){
		.csrf_secret = "",
		.company_name = "",
		.company_name_en = "",
		.company_phone = "",
	};
}

static void
reach_read(const char *digits, struct actor *who)
{
	for (size_t i = 0; i < ACTION_COUNT && digits[i] != '\0'; i++) {
		char c = digits[i];

		if (c >= '0' && c <= '4')
			who->reach[i] = (enum db_scope_kind)(c - '0');
	}
	who->reach[ACTION_NONE] = SCOPE_ALL;
	who->reach[ACTION_SIGNED_IN] = SCOPE_ALL;
}

static bool
is_over(const struct session_row *row, struct instant now)
{
	int64_t idle_ms =
	    row->side == SIDE_STAFF ? IDLE_STAFF_MS : IDLE_CUSTOMER_MS;

	if (now.ms >= row->expires_at.ms)
		return true;
	if (row->remember && row->side == SIDE_CUSTOMER)
		return false;
	return now.ms - row->seen_at.ms > idle_ms;
}

enum status
session_find(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct actor *who, struct session *session)
{
	struct session_row row = { 0 };
	struct setting setting;
	char hash[65];
	enum status st;

	be_nobody(who, session);
	if (token[0] == '\0')
		return STATUS_NOT_FOUND;
	digest_token(token, hash);
	st = db_one(db, mem, &stmt_session_find, DB_ARGS(db_text(hash)), &row);
	if (st != STATUS_OK)
		return st;
	if (is_over(&row, now))
		return STATUS_NOT_FOUND;
	shelf_seen(row.catalogue_version);
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	who->user_id = row.user_id;
	who->session_id = row.id;
	who->side = row.side == SIDE_STAFF ? SIDE_STAFF : SIDE_CUSTOMER;
	who->customer_id = row.customer_id;
	who->team_id = row.team_id;
	who->name = row.name;
	who->company = row.company;
	who->role_names = row.role_names;
	who->company_count = row.company_count;
	who->language = row.language == 1 ? LANGUAGE_EN : LANGUAGE_ZH;
	who->zone_minutes = (int)row.zone_minutes;
	reach_read(row.reach, who);

	session->csrf_secret = row.csrf_secret;
	session->has_language = row.has_language;
	session->unread = row.unread;
	session->is_stale = now.ms - row.seen_at.ms > STALE_MS;
	session->company_name = setting.company_name;
	session->company_name_en = setting.company_name_en;
	session->company_phone = setting.company_phone;
	return STATUS_OK;
}

/* What touch() needs to know; see session_touch(). */
struct touching {
	int64_t session_id;
	struct instant now;
};

static enum status
touch(struct db *db, void *context)
{
	const struct touching *job = context;

	return db_run(db, &stmt_session_touch,
	    DB_ARGS(db_instant(job->now), db_int(job->session_id)), NULL);
}

enum status
session_touch(struct db *db, const struct actor *who, struct instant now)
{
	struct touching job = { .session_id = who->session_id, .now = now };

	return db_transact(db, touch, &job);
}

/* The actor's snapshot for one membership. */
struct snapshot {
	const struct membership_row *membership;
	int64_t company_count;
	enum side side;
	char reach[ACTION_COUNT + 1];
};

static enum status
snapshot_take(struct db *db, struct arena *mem,
    const struct membership_row *membership, size_t count, struct snapshot *out)
{
	struct db_rows rows;
	const struct reach_row *reach;
	enum status st;

	st = db_all(db, mem, &stmt_membership_reach,
	    DB_ARGS(db_int(membership->id)), &rows);
	if (st != STATUS_OK)
		return st;

	out->membership = membership;
	out->company_count = (int64_t)count;
	out->side = membership->customer_id == 0 ? SIDE_STAFF : SIDE_CUSTOMER;
	for (size_t i = 0; i < ACTION_COUNT; i++)
		out->reach[i] = '0';
	out->reach[ACTION_COUNT] = '\0';
	reach = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		enum action action = permission_action(reach[i].action);

		if (action == ACTION_COUNT)
			continue;
		out->reach[action] = (char)('0' + reach[i].scope);
	}
	return STATUS_OK;
}

/* What open_session() needs to know; see session_open(). */
struct opening {
	struct arena *mem;
	const struct sign_in *in;
	const struct sign_in_row *user;
	const char *login;
	const char *token_hash;
	const char *csrf_secret;
	struct instant expires_at;
};

static enum status
open_session(struct db *db, void *context)
{
	const struct opening *job = context;
	const struct sign_in *in = job->in;
	struct db_rows memberships;
	struct snapshot snap;
	int64_t id;
	enum status st;

	st = db_all(db, job->mem, &stmt_membership_list,
	    DB_ARGS(db_int(job->user->user_id)), &memberships);
	if (st != STATUS_OK)
		return st;
	if (memberships.count == 0)
		return STATUS_INVALID;
	st = snapshot_take(
	    db, job->mem, memberships.items, memberships.count, &snap);
	if (st != STATUS_OK)
		return st;

	st = db_insert(db, &stmt_session_insert,
	    DB_ARGS(db_text(job->token_hash), db_int(job->user->user_id),
		db_int(snap.side), db_id(snap.membership->customer_id),
		db_id(snap.membership->team_id), db_text(job->user->name),
		db_text(snap.membership->company),
		db_text(snap.membership->role_names),
		db_int(snap.company_count),
		job->user->has_language ? db_int(job->user->language)
					: db_id(0),
		db_int(job->user->zone_minutes), db_text(snap.reach),
		db_text(job->csrf_secret), db_int(in->remember),
		db_instant(in->now), db_instant(in->now),
		db_instant(job->expires_at), db_text(in->address),
		db_text(in->agent)),
	    &id);
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_session_audit,
	    DB_ARGS(db_instant(in->now), db_int(job->user->user_id),
		db_text(in->address), db_text("sign_in"), db_int(id)),
	    NULL);
}

static enum status
note_failure(struct db *db, void *context)
{
	const struct opening *job = context;

	return db_insert(db, &stmt_sign_in_failed,
	    DB_ARGS(db_instant(job->in->now), db_text(job->login),
		db_text(job->in->address)),
	    NULL);
}

/* The first `max` bytes of a text that came from outside, whole characters. */
static const char *
clip(struct arena *mem, const char *text, size_t max)
{
	return arena_memdup(mem, text, utf8_fit(text, max));
}

static const char *
fold_login(struct arena *mem, const char *typed)
{
	char *login = text_trim(mem, typed);

	for (char *c = login; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	return login;
}

static enum status
is_throttled(struct db *db, struct arena *mem, const struct opening *job,
    bool *throttled)
{
	struct failure_row failures;
	enum status st;

	st = db_one(db, mem, &stmt_sign_in_failures,
	    DB_ARGS(db_text(job->login), db_text(job->in->address),
		db_instant(instant_add_ms(job->in->now, -HOUR_MS))),
	    &failures);
	if (st != STATUS_OK)
		return st;
	*throttled = failures.by_both >= TRIES_PER_HOUR ||
	    failures.by_address >= TRIES_PER_HOUR_ADDRESS;
	return STATUS_OK;
}

enum status
session_open(struct db *db, struct arena *mem, const struct sign_in *in,
    char token[44], int64_t *max_age)
{
	struct sign_in_row user = { 0 };
	struct sign_in clipped = *in;
	struct opening job = { .mem = mem, .in = &clipped, .user = &user };
	char hash[65];
	char csrf_secret[44];
	bool known;
	bool throttled;
	int64_t life_ms;
	enum status st;

	clipped.agent = clip(mem, in->agent, 190);
	clipped.address = clip(mem, in->address, 60);
	job.login = clip(mem, fold_login(mem, in->login), 180);
	st = is_throttled(db, mem, &job, &throttled);
	if (st != STATUS_OK)
		return st;
	if (throttled)
		return STATUS_FORBIDDEN;

	st = db_one(
	    db, mem, &stmt_sign_in_user, DB_ARGS(db_text(job.login)), &user);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	known = st == STATUS_OK;
	if (!password_matches(mem,
		known ? user.password_hash : password_nobody(), in->password) ||
	    !known) {
		st = db_transact(db, note_failure, &job);
		return st == STATUS_OK ? STATUS_INVALID : st;
	}

	random_token(token);
	random_token(csrf_secret);
	digest_token(token, hash);
	life_ms =
	    in->remember ? (int64_t)REMEMBER_DAYS * 24 * HOUR_MS : LIFE_MS;
	job.token_hash = hash;
	job.csrf_secret = csrf_secret;
	job.expires_at = instant_add_ms(in->now, life_ms);
	*max_age = in->remember ? life_ms / 1000 : 0;
	return db_transact(db, open_session, &job);
}

static enum status
close_session(struct db *db, void *context)
{
	return db_run(
	    db, &stmt_session_delete, DB_ARGS(db_text(context)), NULL);
}

enum status
session_close(struct db *db, struct arena *mem, const char *token)
{
	char hash[65];

	(void)mem;
	digest_token(token, hash);
	return db_transact(db, close_session, hash);
}

enum status
session_companies(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	struct db_rows memberships;
	const struct membership_row *from;
	struct session_company *to;
	enum status st;

	st = db_all(db, mem, &stmt_membership_list,
	    DB_ARGS(db_int(who->user_id)), &memberships);
	if (st != STATUS_OK)
		return st;
	from = memberships.items;
	to = arena_calloc(mem, memberships.count + 1, sizeof(*to));
	for (size_t i = 0; i < memberships.count; i++) {
		to[i].customer_id = from[i].customer_id;
		to[i].name = from[i].company;
		to[i].name_en = from[i].company_en;
	}
	rows->items = to;
	rows->count = memberships.count;
	return STATUS_OK;
}

/* What switch_company() needs to know; see session_switch(). */
struct switching {
	struct arena *mem;
	const struct actor *who;
	int64_t customer_id;
};

static enum status
switch_company(struct db *db, void *context)
{
	const struct switching *job = context;
	struct db_rows memberships;
	const struct membership_row *rows;
	struct snapshot snap;
	enum status st;
	size_t i;

	st = db_all(db, job->mem, &stmt_membership_list,
	    DB_ARGS(db_int(job->who->user_id)), &memberships);
	if (st != STATUS_OK)
		return st;
	rows = memberships.items;
	for (i = 0; i < memberships.count; i++) {
		if (rows[i].customer_id == job->customer_id)
			break;
	}
	if (i == memberships.count)
		return STATUS_NOT_FOUND;

	st = snapshot_take(db, job->mem, &rows[i], memberships.count, &snap);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_session_switch,
	    DB_ARGS(db_int(snap.side), db_id(rows[i].customer_id),
		db_id(rows[i].team_id), db_text(rows[i].company),
		db_text(rows[i].role_names), db_text(snap.reach),
		db_int(job->who->session_id)));
}

enum status
session_switch(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id)
{
	struct switching job = {
		.mem = mem,
		.who = who,
		.customer_id = customer_id,
	};

	return db_transact(db, switch_company, &job);
}

/* What speak() needs to know; see session_set_language(). */
struct speaking {
	const struct actor *who;
	enum language language;
};

static enum status
speak(struct db *db, void *context)
{
	const struct speaking *job = context;
	enum status st;

	st = db_run(db, &stmt_session_language,
	    DB_ARGS(db_int(job->language), db_int(job->who->session_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_user_language,
	    DB_ARGS(db_int(job->language), db_int(job->who->user_id)), NULL);
}

enum status
session_set_language(
    struct db *db, const struct actor *who, enum language language)
{
	struct speaking job = { .who = who, .language = language };

	return db_transact(db, speak, &job);
}
