/**
 * @file
 * The open sessions of a user: shown, ended, and rewritten when roles change.
 * See session.h.
 */
#include "db/db.h"
#include "domain/act.h"
#include "domain/session.h"
#include "domain/session_part.h"
#include "domain/session_sql.h"

enum status
session_list(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct db_rows *rows)
{
	struct session_line *lines;
	enum status st;

	st = db_all(db, mem, &stmt_session_list,
	    DB_ARGS(db_int(who->user_id), db_instant(now),
		db_instant(instant_add_ms(now, -SESSION_IDLE_CUSTOMER_MS)),
		db_instant(instant_add_ms(now, -SESSION_IDLE_STAFF_MS))),
	    rows);
	if (st != STATUS_OK)
		return st;
	lines = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		lines[i].is_this = lines[i].id == who->session_id;
	return STATUS_OK;
}

static enum status
audit(struct db *db, const struct act *act, const char *what, int64_t id)
{
	return db_insert(db, &stmt_session_audit,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_text(act->address), db_text(what), db_id(id)),
	    NULL);
}

static enum status
end_one(struct db *db, struct act *act, void *context)
{
	const int64_t *id = context;
	enum status st;

	act_lead(act, "/me");
	st = db_change(db, &stmt_session_end,
	    DB_ARGS(db_int(*id), db_int(act->who->user_id)));
	if (st != STATUS_OK)
		return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
	return audit(db, act, "session_end", *id);
}

enum status
session_end(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, end_one, &id);
}

static enum status
end_others(struct db *db, struct act *act, void *context)
{
	enum status st;

	(void)context;
	act_lead(act, "/me");
	st = session_drop(
	    db, act->who->user_id, act->who->session_id, NULL);
	if (st != STATUS_OK)
		return st;
	return audit(db, act, "session_end_others", act->who->session_id);
}

enum status
session_end_others(struct db *db, struct act *act)
{
	return act_run(db, act, end_others, NULL);
}

enum status
session_drop(struct db *db, int64_t user_id, int64_t but, int64_t *ended)
{
	return db_run(db, &stmt_session_drop,
	    DB_ARGS(db_int(user_id), db_int(but)), ended);
}

enum status
session_drop_company(struct db *db, int64_t customer_id)
{
	return db_run(db, &stmt_session_drop_company,
	    DB_ARGS(db_int(customer_id)), NULL);
}

static enum status
rewrite(struct db *db, struct arena *mem, const struct session_key_row *session,
    const struct membership_row *memberships, size_t count)
{
	struct session_snapshot snap;
	size_t i = 0;
	enum status st;

	while (i < count &&
	    memberships[i].customer_id != session->customer_id)
		i++;
	if (i == count)
		return db_run(db, &stmt_session_end,
		    DB_ARGS(db_int(session->id), db_int(session->user_id)),
		    NULL);
	st = session_snapshot(db, mem, &memberships[i], count, &snap);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_session_rewrite,
	    DB_ARGS(db_id(memberships[i].team_id),
		db_text(memberships[i].company),
		db_text(memberships[i].role_names),
		db_int(snap.company_count), db_text(snap.reach),
		db_int(session->id)),
	    NULL);
}

enum status
session_refresh(struct db *db, struct arena *mem, int64_t user_id)
{
	const struct session_key_row *sessions;
	struct db_rows memberships, rows;
	enum status st;

	st = db_all(db, mem, &stmt_membership_list,
	    DB_ARGS(db_int(user_id)), &memberships);
	if (st != STATUS_OK)
		return st;
	st = db_all(
	    db, mem, &stmt_session_keys, DB_ARGS(db_int(user_id)), &rows);
	if (st != STATUS_OK)
		return st;
	sessions = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		st = rewrite(db, mem, &sessions[i], memberships.items,
		    memberships.count);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}
