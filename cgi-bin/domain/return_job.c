/**
 * @file
 * What happens to returns by itself.  See return_job.h.
 */
#include "domain/return_job.h"

#include "domain/return_core.h"
#include "domain/return_dock.h"
#include "domain/return_job_sql.h"
#include "domain/return_settle.h"

#define DAY_MS INT64_C(86400000)

enum {
	TOLD_DAYS = 1,
	SEND_TOLD_DAYS = 2,
	YEAR_DAYS = 365
};

/* One request of a job's list. */
struct errand {
	int64_t id;
	bool changed; /* out */
};

/* Say when it ends; once. */
static enum status
announce(struct db *db, struct act *act, struct return_whole *whole,
    enum outbox_kind kind, const char *event)
{
	int64_t offered = 0;
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++)
		offered += whole->lines[i].offered_fen;
	whole->core.answer_told = true;
	/* After a standstill of the worker nobody is left without notice. */
	if (whole->core.auto_at.ms < act->now.ms + DAY_MS / 2) {
		whole->core.auto_at = instant_add_ms(act->now, DAY_MS);
		if (whole->core.state != RETURN_APPROVED)
			whole->core.answer_until = whole->core.auto_at;
	}
	st = return_core_save(db, &whole->core);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, &whole->core,
	    &(struct return_news){
		.announced = kind,
		.event = event,
		.amount_fen =
		    whole->core.state == RETURN_OFFER ? offered : -1,
		.until = instant_add_ms(whole->core.auto_at, -1),
	    });
}

static bool
is_due(const struct return_core *core, struct instant now)
{
	return !instant_is_none(core->auto_at) && core->auto_at.ms <= now.ms;
}

static enum status
announce_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct return_whole whole;
	int64_t days = TOLD_DAYS;
	enum outbox_kind kind;
	const char *event;
	enum status st;

	errand->changed = false;
	st = return_core_take(db, act, errand->id, false, &whole);
	if (st != STATUS_OK)
		return st;
	if (whole.core.state == RETURN_INFO_NEEDED) {
		kind = EVENT_RETURN_QUESTION_ENDS;
		event = "question_ends";
	} else if (whole.core.state == RETURN_OFFER) {
		kind = EVENT_RETURN_OFFER_ENDS;
		event = "offer_ends";
	} else if (whole.core.state == RETURN_APPROVED) {
		kind = EVENT_RETURN_SEND_SOON;
		event = "send_soon";
		days = SEND_TOLD_DAYS;
	} else {
		return STATUS_CONFLICT;
	}
	if (whole.core.answer_told ||
	    !is_due(&whole.core, instant_add_ms(act->now, days * DAY_MS)))
		return STATUS_CONFLICT;
	errand->changed = true;
	return announce(db, act, &whole, kind, event);
}

static enum status
expire_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct return_whole whole;
	enum status st;

	errand->changed = false;
	st = return_core_lock(
	    db, act, errand->id, RETURN_ACT_EXPIRE, true, &whole);
	if (st != STATUS_OK)
		return st;
	if (!is_due(&whole.core, act->now) || !whole.core.answer_told)
		return STATUS_CONFLICT;
	for (size_t i = 0; st == STATUS_OK && i < whole.line_count; i++)
		st = return_core_let_go(
		    &whole, &whole.lines[i], whole.lines[i].approved);
	if (st != STATUS_OK)
		return st;
	return_core_enter(&whole.core, RETURN_EXPIRED, act->now);
	whole.core.closed_at = act->now;
	st = return_core_save(db, &whole.core);
	if (st == STATUS_OK)
		st = return_core_count(db, &whole);
	if (st != STATUS_OK)
		return st;
	errand->changed = true;
	return return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = EVENT_RETURN_EXPIRED,
		.event = "expired",
		.amount_fen = -1,
	    });
}

/* Announced before, so nobody is surprised; then done. */
static enum status
end_one(struct db *db, struct act *act, const struct return_due_row *row)
{
	struct errand errand = { .id = row->id };

	if (row->state == RETURN_INFO_NEEDED)
		return return_cancel(db, act, row->id, "", NULL);
	if (row->state == RETURN_OFFER)
		return return_accept(db, act, row->id);
	return act_run(db, act, expire_one, &errand);
}

/* Whether it is over, was announced, and still waits. */
struct look {
	int64_t id;
	bool is_over;
};

static enum status
look_once(struct db *db, struct act *act, void *context)
{
	struct look *look = context;
	struct return_whole whole;
	enum status st;

	st = return_core_take(db, act, look->id, false, &whole);
	look->is_over = st == STATUS_OK && whole.core.answer_told &&
	    is_due(&whole.core, act->now);
	return st;
}

static enum status
serve(struct db *db, struct act *act, const struct db_rows *rows,
    int64_t *done)
{
	const struct return_due_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct errand errand = { .id = row[i].id };
		struct look look = { .id = row[i].id };
		struct act step = *act;
		enum status st;

		step.token = NULL;
		st = act_run(db, &step, announce_one, &errand);
		if (st == STATUS_OK && errand.changed)
			(*done)++;
		if (st != STATUS_OK && st != STATUS_CONFLICT &&
		    st != STATUS_NOT_FOUND)
			return st;
		/* What is announced today ends tomorrow at the earliest. */
		if (errand.changed)
			continue;
		st = act_run(db, &step, look_once, &look);
		if (st == STATUS_OK && look.is_over) {
			step = *act;
			step.token = NULL;
			st = end_one(db, &step, &row[i]);
			*done += st == STATUS_OK;
		}
		if (st != STATUS_OK && st != STATUS_CONFLICT &&
		    st != STATUS_NOT_FOUND)
			return st;
	}
	return STATUS_OK;
}

enum status
return_job_unanswered(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_return_unanswered,
	    DB_ARGS(db_instant(instant_add_ms(act->now, TOLD_DAYS * DAY_MS)),
		db_instant(act->now)),
	    &rows);
	return st == STATUS_OK ? serve(db, act, &rows, done) : st;
}

enum status
return_job_expire(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_return_unsent,
	    DB_ARGS(
		db_instant(instant_add_ms(act->now, SEND_TOLD_DAYS * DAY_MS)),
		db_instant(act->now)),
	    &rows);
	return st == STATUS_OK ? serve(db, act, &rows, done) : st;
}

enum status
return_job_rest(struct db *db, struct act *act, int64_t *done)
{
	const struct return_due_row *row;
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_return_rest,
	    DB_ARGS(db_instant(act->now)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct act step = *act;

		step.token = NULL;
		st = return_receive_rest(db, &step, row[i].id);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}

/* What conduct changes to. */
struct judging {
	const struct return_record_row *row;
	enum return_conduct conduct;
};

static enum status
judge_once(struct db *db, struct act *act, void *context)
{
	const struct judging *job = context;

	(void)act;
	return db_change(db, &stmt_return_set_conduct,
	    DB_ARGS(db_int(job->conduct), db_int(job->row->customer_id)));
}

enum status
return_job_conduct(struct db *db, struct act *act, int64_t *done)
{
	struct instant year = instant_add_ms(act->now, -YEAR_DAYS * DAY_MS);
	const struct return_record_row *row;
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_return_records,
	    DB_ARGS(db_instant(year), db_instant(year)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct judging job = {
			.row = &row[i],
			.conduct = return_conduct_of(&row[i].record),
		};
		struct act step = *act;

		if (job.conduct == row[i].conduct)
			continue;
		step.token = NULL;
		st = act_run(db, &step, judge_once, &job);
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}
