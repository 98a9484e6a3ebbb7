/**
 * @file
 * One change by one person, once.  See act.h.
 */
#include "domain/act.h"

#include <stdarg.h>

#include "base/log.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/act_sql.h"
#include "domain/shelf.h"

/* What attempt() needs to know; see act_run(). */
struct attempt {
	struct act *act;
	enum status (*work)(struct db *db, struct act *act, void *context);
	void *context;
	bool token_was_used;
};

void
act_lead(struct act *act, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(act->result, sizeof(act->result), format, args);
	va_end(args);
	if (length < 0 || (size_t)length >= sizeof(act->result)) {
		log_event(LOG_ERROR, "act.result_too_long", NULL);
		act->result[0] = '\0';
	}
}

static enum status
attempt(struct db *db, void *context)
{
	struct attempt *job = context;
	struct act *act = job->act;
	enum status st;

	act->result[0] = '\0';
	act->in_place = false;
	job->token_was_used = false;
	/* Inside, only what it has read itself counts. */
	shelf_seen(0);
	if (act->token != NULL) {
		st = db_insert(db, &stmt_form_token_claim,
		    DB_ARGS(db_text(act->token), db_int(act->who->user_id),
			db_instant(act->now)),
		    NULL);
		job->token_was_used = st == STATUS_CONFLICT;
		if (st != STATUS_OK)
			return st;
	}

	st = job->work(db, act, job->context);
	if (st == STATUS_OK && act->who->deputy_of != 0 && !act->in_place)
		return STATUS_FORBIDDEN;
	if (st != STATUS_OK || act->token == NULL)
		return st;

	return db_change(db, &stmt_form_token_lead,
	    DB_ARGS(db_text(act->result), db_text(act->token)));
}

/* The token acted before: answer what was answered then. */
static enum status
replay(struct db *db, struct act *act)
{
	struct form_token_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_form_token_find,
	    DB_ARGS(db_text(act->token)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.user_id != act->who->user_id)
		return STATUS_FORBIDDEN;

	act_lead(act, "%s", row.result);
	act->replayed = true;
	return STATUS_OK;
}

enum status
act_run(struct db *db, struct act *act,
    enum status (*work)(struct db *db, struct act *act, void *context),
    void *context)
{
	struct attempt job = {
		.act = act,
		.work = work,
		.context = context,
	};
	enum status st;

	act->replayed = false;
	st = db_transact(db, attempt, &job);
	if (job.token_was_used && st == STATUS_CONFLICT)
		return replay(db, act);
	return st;
}
