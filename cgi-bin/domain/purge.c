/**
 * @file
 * What is no longer needed goes.  See purge.h.
 */
#include "domain/purge.h"

#include "db/db.h"
#include "domain/purge_sql.h"

#define MS_PER_DAY INT64_C(86400000)
#define NOTIFICATION_DAYS 400

static const struct {
	const struct db_query *query;
	int64_t keep_days;
} rules[] = {
	{ &stmt_purge_form_tokens, 7 },
	{ &stmt_purge_sessions, 0 },
	{ &stmt_purge_sign_in_failures, 1 },
	{ &stmt_purge_sign_in_steps, 0 },
	{ &stmt_purge_password_resets, 7 },
	{ &stmt_purge_known_devices, 400 },
	{ &stmt_purge_outbox, 30 },
};

/* One kind of rows: a transaction of its own. */
struct round {
	const struct db_query *query;
	struct instant before;
	int64_t gone;
};

static enum status
purge_kind(struct db *db, void *context)
{
	struct round *round = context;

	return db_run(
	    db, round->query, DB_ARGS(db_instant(round->before)), &round->gone);
}

/* Old notifications, and what is unread of them off their counters. */
struct old {
	struct arena *mem;
	struct instant before;
	int64_t gone;
};

/* Counters are locked in the order in which announcing locks them. */
static int
compare_user(const void *a, const void *b)
{
	const struct purge_notification *x = a, *y = b;

	return (x->user_id > y->user_id) - (x->user_id < y->user_id);
}

static enum status
purge_old(struct db *db, void *context)
{
	static const struct db_column id[] = {
		DB_COLUMN(struct purge_notification, id),
	};
	static const struct db_column count[] = {
		DB_COLUMN(struct purge_notification, unread),
		DB_COLUMN(struct purge_notification, user_id),
	};
	struct old *old = context;
	struct db_items bulk = { .item_size =
				     sizeof(struct purge_notification) };
	struct db_rows rows;
	enum status st;

	old->gone = 0;
	st = db_all(db, old->mem, &stmt_purge_notifications_old,
	    DB_ARGS(db_instant(old->before)), &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	qsort(rows.items, rows.count, sizeof(struct purge_notification),
	    compare_user);
	bulk.items = rows.items;
	bulk.count = rows.count;
	bulk.columns = id;
	bulk.column_count = ARRAY_LEN(id);
	st = db_bulk(db, &stmt_purge_notification, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	bulk.columns = count;
	bulk.column_count = ARRAY_LEN(count);
	old->gone = (int64_t)rows.count;
	return db_bulk(db, &stmt_purge_notification_count, &bulk, NULL);
}

enum status
purge_run(struct db *db, struct arena *mem, struct instant now, int64_t *gone)
{
	struct old old = {
		.mem = mem,
		.before = instant_add_ms(now, -NOTIFICATION_DAYS * MS_PER_DAY),
	};
	int64_t total = 0;
	enum status st;

	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		struct round round = {
			.query = rules[i].query,
			.before = instant_add_ms(
			    now, -rules[i].keep_days * MS_PER_DAY),
		};

		st = db_transact(db, purge_kind, &round);
		if (st != STATUS_OK)
			return st;
		total += round.gone;
	}
	st = db_transact(db, purge_old, &old);
	if (st != STATUS_OK)
		return st;
	*gone = total + old.gone;
	return STATUS_OK;
}
