/**
 * @file
 * A list's query string under a name.  See saved_filter.h.
 */
#include "domain/saved_filter.h"

#include "base/text.h"
#include "domain/desk_kept.h"
#include "domain/saved_filter_sql.h"
#include "domain/ticket_core.h"

enum {
	PAGE_MAX = 30
};

enum status
saved_filter_list(struct db *db, struct arena *mem, const struct actor *who,
    const char *page, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_filter_list,
	    DB_ARGS(db_text(page), db_int(who->user_id),
		db_int(who->side == SIDE_STAFF)),
	    rows);
}

struct saving {
	const char *page;
	const char *name;
	const char *query;
	int64_t user_id; /* 0: everybody's */
};

static enum status
write_one(struct db *db, struct act *act, void *context)
{
	const struct saving *job = context;
	struct saved_filter_row row;
	struct db_rows others;
	enum status st;

	act_lead(act, "/%s%s%s", job->page, *job->query == '\0' ? "" : "?",
	    strlen(job->query) < 100 ? job->query : "");
	st = db_one(db, act->mem, &stmt_filter_find,
	    DB_ARGS(db_id(job->user_id), db_text(job->page),
		db_text(job->name)),
	    &row);
	if (st == STATUS_OK)
		return db_run(db, &stmt_filter_change,
		    DB_ARGS(db_text(job->query), db_instant(act->now),
			db_int(row.id)),
		    NULL);
	if (st != STATUS_NOT_FOUND)
		return st;
	st = db_all(db, act->mem, &stmt_filter_names,
	    DB_ARGS(db_id(job->user_id), db_text(job->page),
		db_text(job->name)),
	    &others);
	if (st != STATUS_OK)
		return st;
	if (others.count >= SAVED_FILTERS_MAX)
		return STATUS_INVALID;
	return db_insert(db, &stmt_filter_insert,
	    DB_ARGS(db_id(job->user_id), db_text(job->page),
		db_text(job->name), db_text(job->query), db_instant(act->now)),
	    NULL);
}

static enum status
save(struct db *db, struct act *act, void *context)
{
	enum status st = write_one(db, act, context);

	return st == STATUS_OK ? desk_changed(db) : st;
}

/* What a page's own links are made of; nothing leads elsewhere. */
static bool
is_query(const char *query)
{
	for (const char *at = query; *at != '\0'; at++)
		if (*at <= ' ' || *at >= 0x7f || strchr("\"'<>\\^`{|}#", *at))
			return false;
	return strlen(query) <= SAVED_FILTER_QUERY_MAX;
}

enum status
saved_filter_save(struct db *db, struct act *act, const char *page,
    const char *name, const char *query, bool is_shared)
{
	struct saving job = { page, name, query,
		is_shared ? 0 : act->who->user_id };

	if (is_shared && !actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	if (page == NULL || strlen(page) > PAGE_MAX || query == NULL ||
	    !is_query(query) ||
	    !ticket_core_is_text(name, SAVED_FILTER_NAME_MAX, true) ||
	    strchr(name, '\n') != NULL)
		return STATUS_INVALID;
	return act_run(db, act, save, &job);
}

static enum status
remove_one(struct db *db, struct act *act, void *context)
{
	enum status st;

	act_lead(act, "/desk");
	st = db_change(db, &stmt_filter_remove,
	    DB_ARGS(db_int(*(const int64_t *)context),
		db_int(act->who->user_id),
		db_int(actor_may(act->who, ACTION_DESK_SET))));
	if (st == STATUS_OK)
		st = desk_changed(db);
	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

enum status
saved_filter_remove(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, remove_one, &id);
}
