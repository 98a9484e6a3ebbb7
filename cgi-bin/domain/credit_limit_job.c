/**
 * @file
 * What time brings to limits.  See credit_limit.h.
 */
#include "domain/credit_limit.h"

#include "base/text.h"
#include "domain/credit_limit_sql.h"
#include "domain/outbox.h"
#include "domain/setting.h"

/* Days before the end on which it is announced, nearest first. */
static const int64_t stages[] = { 7, 30, 60 };

/* One account of a job's list. */
struct errand {
	int64_t customer_id;
	struct day today;
	int64_t stage;
	bool changed; /* out */
};

typedef enum status errand_fn(struct db *db, struct act *act, void *context);

static enum status
run_each(struct db *db, struct act *act, const struct db_rows *rows,
    struct day today, int64_t stage, errand_fn *work, int64_t *done)
{
	const struct limit_job_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct errand errand = {
			.customer_id = row[i].customer_id,
			.today = today,
			.stage = stage,
		};
		struct act step = *act;
		enum status st;

		step.token = NULL;
		st = act_run(db, &step, work, &errand);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		*done += errand.changed;
	}
	return STATUS_OK;
}

static enum status
lock(struct db *db, struct act *act, struct errand *errand,
    struct limit_core *account)
{
	errand->changed = false;
	return db_one(db, act->mem, &stmt_credit_limit_lock,
	    DB_ARGS(db_int(errand->customer_id)), account);
}

static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind,
    const struct limit_core *account, int64_t amount_fen, struct day until)
{
	char iso[11];

	day_to_iso(until, iso);
	return outbox_add(db, act, kind, account->customer_id,
	    account->customer_id, "NO", account->customer_code, "AMOUNT",
	    text_format(act->mem, "%lld", (long long)amount_fen), "UNTIL", iso,
	    NULL);
}

static enum status
note_change(struct db *db, struct act *act, const struct limit_core *account,
    enum credit_change_kind kind, int64_t before_fen, struct day until)
{
	return db_insert(db, &stmt_credit_limit_change,
	    DB_ARGS(db_int(account->customer_id), db_int(kind),
		db_instant(act->now), db_id(act->who->user_id),
		db_int(before_fen), db_int(0), db_day(until), db_text("")),
	    NULL);
}

static enum status
end_raise(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct limit_core account;
	enum status st;

	st = lock(db, act, errand, &account);
	if (st != STATUS_OK)
		return st;
	if (day_is_none(account.temp_until) ||
	    day_compare(account.temp_until, errand->today) >= 0)
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_credit_limit_end_raise,
	    DB_ARGS(db_int(account.customer_id)));
	if (st != STATUS_OK)
		return st;
	errand->changed = true;
	if (account.temp_limit_fen == 0)
		return STATUS_OK;
	st = note_change(db, act, &account, CREDIT_CHANGE_RAISE_ENDED,
	    account.temp_limit_fen, account.temp_until);
	if (st != STATUS_OK)
		return st;
	return tell(db, act, EVENT_CREDIT_RAISE_ENDED, &account,
	    account.temp_limit_fen, account.temp_until);
}

enum status
credit_job_end_raises(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct db_rows rows;
	struct day today;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	st = db_all(db, act->mem, &stmt_credit_limit_ended_raises,
	    DB_ARGS(db_day(today)), &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, today, 0, end_raise, done);
}

/* errand->today is the first day on which a limit still stands. */
static enum status
lapse(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct limit_core account;
	enum status st;

	st = lock(db, act, errand, &account);
	if (st != STATUS_OK)
		return st;
	if (day_is_none(account.limit_until) || account.limit_fen == 0 ||
	    day_compare(account.limit_until, errand->today) >= 0)
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_credit_limit_lapse,
	    DB_ARGS(db_int(account.customer_id)));
	if (st == STATUS_OK)
		st = note_change(db, act, &account, CREDIT_CHANGE_LAPSED,
		    account.limit_fen, account.limit_until);
	if (st != STATUS_OK)
		return st;
	errand->changed = true;
	return tell(db, act, EVENT_CREDIT_LAPSED, &account, account.limit_fen,
	    account.limit_until);
}

enum status
credit_job_lapse(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct db_rows rows;
	struct day last;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	last =
	    day_add(day_from_instant(act->now, (int)setting.zone_minutes),
		-setting.hold_limit_grace_days);
	st = db_all(db, act->mem, &stmt_credit_limit_lapsed,
	    DB_ARGS(db_day(last)), &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, last, 0, lapse, done);
}

static enum status
remind(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct limit_core account;
	int64_t days;
	enum status st;

	st = lock(db, act, errand, &account);
	if (st != STATUS_OK)
		return st;
	if (day_is_none(account.limit_until) || account.limit_fen == 0)
		return STATUS_CONFLICT;
	days = day_number(account.limit_until) - day_number(errand->today);
	if (days < 0 || days > errand->stage)
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_credit_limit_reminded,
	    DB_ARGS(db_int(account.customer_id), db_day(account.limit_until),
		db_int(errand->stage), db_instant(act->now)));
	if (st != STATUS_OK)
		return st;
	errand->changed = true;
	return tell(db, act, EVENT_CREDIT_LIMIT_ENDS, &account,
	    account.limit_fen, account.limit_until);
}

enum status
credit_job_remind(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct db_rows rows;
	struct day today;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	/* A nearer stage makes the farther ones superfluous. */
	for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
		st = db_all(db, act->mem, &stmt_credit_limit_ending,
		    DB_ARGS(db_day(today), db_day(day_add(today, stages[i])),
			db_int(stages[i])),
		    &rows);
		if (st == STATUS_OK)
			st = run_each(
			    db, act, &rows, today, stages[i], remind, done);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}
