/**
 * @file
 * Signing in and staying in.  See session.h.
 */
#include "domain/session.h"

#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/permission.h"
#include "domain/session_part.h"
#include "domain/session_sql.h"
#include "domain/setting.h"
#include "domain/shelf.h"

enum {
	MINUTE_MS = 60 * 1000,
	HOUR_MS = 60 * MINUTE_MS,
	STALE_MS = 5 * MINUTE_MS,
	LIFE_MS = 12 * HOUR_MS,
	REMEMBER_DAYS = 30
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

/* What the absent one may, as far as a deputy needs it, for as long as it is. */
static void
take_place(const struct session_row *row, struct instant now, struct actor *who)
{
	if (row->deputy_of == 0 || now.ms >= row->deputy_until.ms)
		return;
	memset(who->reach, 0, sizeof(who->reach));
	reach_read(row->deputy_reach, who);
	who->team_id = row->deputy_team;
	who->role_names = row->deputy_roles;
	who->deputy_of = row->deputy_of;
	who->deputy_name = row->deputy_name;
	who->deputy_until = row->deputy_until;
}

static bool
is_over(const struct session_row *row, struct instant now)
{
	int64_t idle_ms =
	    row->side == SIDE_STAFF ? SESSION_IDLE_STAFF_MS
				    : SESSION_IDLE_CUSTOMER_MS;

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
	take_place(&row, now, who);

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

enum status
session_snapshot(struct db *db, struct arena *mem,
    const struct membership_row *membership, size_t count, struct session_snapshot *out)
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

enum status
session_begin(struct db *db, struct arena *mem,
    const struct session_opening *opening, char token[44], int64_t *max_age)
{
	struct session_user_row user;
	struct db_rows memberships;
	struct session_snapshot snap;
	char hash[65];
	char csrf_secret[44];
	int64_t life_ms = opening->remember
	    ? (int64_t)REMEMBER_DAYS * 24 * HOUR_MS
	    : LIFE_MS;
	int64_t id;
	enum status st;

	/* Locks the user, and below the companies: who is being shut out does
	 * not slip in. */
	st = db_change(db, &stmt_session_user_enters,
	    DB_ARGS(db_instant(opening->now), db_int(opening->user_id)));
	if (st != STATUS_OK)
		return st == STATUS_CONFLICT ? STATUS_INVALID : st;
	st = db_one(db, mem, &stmt_session_user,
	    DB_ARGS(db_int(opening->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, mem, &stmt_membership_enter,
	    DB_ARGS(db_int(opening->user_id)), &memberships);
	if (st != STATUS_OK)
		return st;
	if (memberships.count == 0)
		return STATUS_INVALID;
	st = session_snapshot(
	    db, mem, memberships.items, memberships.count, &snap);
	if (st != STATUS_OK)
		return st;

	random_token(token);
	random_token(csrf_secret);
	digest_token(token, hash);
	*max_age = opening->remember ? life_ms / 1000 : 0;
	st = db_insert(db, &stmt_session_insert,
	    DB_ARGS(db_text(hash), db_int(opening->user_id),
		db_int(snap.side), db_id(snap.membership->customer_id),
		db_id(snap.membership->team_id), db_text(user.name),
		db_text(snap.membership->company),
		db_text(snap.membership->role_names),
		db_int(snap.company_count),
		user.has_language ? db_int(user.language) : db_id(0),
		db_int(user.zone_minutes), db_text(snap.reach),
		db_text(csrf_secret), db_int(opening->remember),
		db_instant(opening->now), db_instant(opening->now),
		db_instant(instant_add_ms(opening->now, life_ms)),
		db_text(opening->address), db_text(opening->agent)),
	    &id);
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_session_audit,
	    DB_ARGS(db_instant(opening->now), db_int(opening->user_id),
		db_text(opening->address), db_text("sign_in"), db_int(id)),
	    NULL);
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
	struct session_snapshot snap;
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

	st = session_snapshot(db, job->mem, &rows[i], memberships.count, &snap);
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
