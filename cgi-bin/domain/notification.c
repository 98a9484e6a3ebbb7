/**
 * @file
 * The portal inbox.  See notification.h.
 */
#include "domain/notification.h"

#include "db/db.h"
#include "domain/notification_sql.h"

enum {
	LIST_MAX = 200
};

/* Later than any notification: 9999-01-01. */
#define END_OF_TIME_MS INT64_C(253370764800000)

enum status
notification_list(struct db *db, struct arena *mem, const struct actor *who,
    struct notification_key after, int64_t limit, struct db_rows *rows)
{
	struct instant at = after.at;

	if (limit < 1 || limit > LIST_MAX)
		return STATUS_INVALID;
	if (instant_is_none(at))
		at.ms = END_OF_TIME_MS;
	return db_all(db, mem, &stmt_notification_list,
	    DB_ARGS(db_int(who->user_id), db_instant(at), db_instant(at),
		db_int(after.id), db_int(limit)),
	    rows);
}

enum status
notification_unread(
    struct db *db, struct arena *mem, const struct actor *who, int64_t *unread)
{
	struct notification_unread_row row = { .unread = 0 };
	enum status st;

	st = db_one(db, mem, &stmt_notification_unread,
	    DB_ARGS(db_int(who->user_id)), &row);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	*unread = row.unread;
	return STATUS_OK;
}

static enum status
read_one(struct db *db, struct act *act, void *context)
{
	const int64_t *id = context;
	struct notification_lock_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_notification_lock,
	    DB_ARGS(db_int(*id), db_int(act->who->user_id)), &row);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "%s", row.path);
	if (!instant_is_none(row.read_at))
		return STATUS_OK;
	st = db_change(db, &stmt_notification_read,
	    DB_ARGS(
		db_instant(act->now), db_int(*id), db_int(act->who->user_id)));
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_notification_uncount,
	    DB_ARGS(db_int(1), db_int(act->who->user_id)), NULL);
}

enum status
notification_read(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, read_one, &id);
}

static enum status
read_all(struct db *db, struct act *act, void *context)
{
	int64_t hit;
	enum status st;

	(void)context;
	act_lead(act, "/notifications");
	st = db_run(db, &stmt_notification_read_all,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_instant(act->now)),
	    &hit);
	if (st != STATUS_OK || hit == 0)
		return st;
	return db_run(db, &stmt_notification_uncount,
	    DB_ARGS(db_int(hit), db_int(act->who->user_id)), NULL);
}

enum status
notification_read_all(struct db *db, struct act *act)
{
	return act_run(db, act, read_all, NULL);
}
