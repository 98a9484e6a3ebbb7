/**
 * @file
 * Papers of customers.  See licence.h.
 */
#include "domain/licence.h"

#include "base/text.h"
#include "domain/licence_sql.h"
#include "domain/outbox.h"
#include "domain/setting.h"

enum licence_days {
	WEEK = 7,
	MONTH = 30,
	TWO_MONTHS = 60
};

enum status
licence_kinds(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_licence_kinds, DB_NO_ARGS, rows);
}

enum status
licence_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct licence *out)
{
	struct db_build build;
	struct db_rows rows;
	enum status st;

	db_build_begin(&build, &stmt_licence_list, DB_NO_ARGS);
	db_build_add(&build, licence_of_id, DB_ARGS(db_int(id)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_ACCOUNT_SEE), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	*out = *(const struct licence *)rows.items;
	return STATUS_OK;
}

enum status
licence_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct db_rows *rows)
{
	struct db_build build;

	db_build_begin(&build, &stmt_licence_list, DB_NO_ARGS);
	db_build_add(&build, licence_of_customer, DB_ARGS(db_int(customer_id)));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_ACCOUNT_SEE), rows);
}

static int64_t
days_of(enum licence_which which)
{
	return which == LICENCES_ENDING_7 ? WEEK
	    : which == LICENCES_ENDING_30 ? MONTH
					  : TWO_MONTHS;
}

enum status
licence_queue(struct db *db, struct arena *mem, const struct actor *who,
    enum licence_which which, struct day today, struct db_rows *rows)
{
	struct db_build build;

	db_build_begin(&build, &stmt_licence_list, DB_NO_ARGS);
	if (which == LICENCES_WAITING)
		db_build_add(&build, licence_waiting, DB_NO_ARGS);
	else if (which == LICENCES_EXPIRED)
		db_build_add(&build, licence_expired, DB_ARGS(db_day(today)));
	else
		db_build_add(&build, licence_ending,
		    DB_ARGS(
			db_day(today), db_day(day_add(today, days_of(which)))));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CUSTOMER_SEE), rows);
}

enum status
licence_count(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct licence_counts *out)
{
	struct licence_count_row row;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_licence_count,
	    actor_scope(who, ACTION_CUSTOMER_SEE),
	    DB_ARGS(db_day(today), db_day(day_add(today, WEEK)), db_day(today),
		db_day(day_add(today, MONTH)), db_day(today),
		db_day(day_add(today, TWO_MONTHS)), db_day(today),
		db_day(day_add(today, TWO_MONTHS))),
	    &row);
	if (st != STATUS_OK)
		return st;
	*out =
	    (struct licence_counts){ .of = {
					 [LICENCES_WAITING] = row.waiting,
					 [LICENCES_ENDING_7] = row.ending_7,
					 [LICENCES_ENDING_30] = row.ending_30,
					 [LICENCES_ENDING_60] = row.ending_60,
					 [LICENCES_EXPIRED] = row.expired,
				     } };
	return STATUS_OK;
}

/* --- Handing in --------------------------------------------------------------- */

struct upload_job {
	const struct licence_request *request;
	enum licence_fault *fault;
	int64_t id;
};

static const struct licence_kind *
kind_of(const struct db_rows *kinds, int64_t id)
{
	const struct licence_kind *kind = kinds->items;

	for (size_t i = 0; i < kinds->count; i++)
		if (kind[i].id == id)
			return &kind[i];
	return NULL;
}

static enum licence_fault
fault_of(const struct licence_request *request, const struct licence_kind *kind)
{
	size_t length = utf8_length(request->number);

	if (kind == NULL)
		return LICENCE_FAULT_KIND;
	if (length == 0 || length > LICENCE_NUMBER_CHARS)
		return LICENCE_FAULT_NUMBER;
	if (utf8_length(request->issuer) > LICENCE_ISSUER_CHARS)
		return LICENCE_FAULT_ISSUER;
	if (request->scope_count > LICENCE_SCOPE_MAX)
		return LICENCE_FAULT_SCOPE;
	if (!day_is_none(request->valid_to) &&
	    (day_compare(request->valid_to, request->today) < 0 ||
		(!day_is_none(request->valid_from) &&
		    day_compare(request->valid_from, request->valid_to) > 0)))
		return LICENCE_FAULT_DATES;
	if (kind->has_expiry && !kind->is_mandatory &&
	    day_is_none(request->valid_to))
		return LICENCE_FAULT_ENDLESS;
	if (request->file_count == 0)
		return LICENCE_FAULT_FILES;
	return LICENCE_SOUND;
}

/* The ids as they are stored, each known, by size. */
static enum status
scope_text(struct db *db, struct act *act, const struct licence_kind *kind,
    const struct licence_request *request, const char **out)
{
	struct text list = text_new(act->mem, 64);
	const struct licence_number_row *row;
	struct db_rows rows;
	enum status st;

	*out = "";
	if (!kind->covers_scope || request->scope_count == 0)
		return STATUS_OK;
	st = db_all(db, act->mem, &stmt_licence_scope,
	    DB_ARGS(db_ints(request->scope, request->scope_count)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		text_addf(
		    &list, "%s%lld", i == 0 ? "" : ",", (long long)row[i].id);
	*out = list.bytes;
	return rows.count == 0 ? STATUS_INVALID : STATUS_OK;
}

static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind, int64_t id,
    int64_t customer_id, const char *name, const char *number,
    const char *reason, struct day until)
{
	char iso[11] = "";

	if (!day_is_none(until))
		day_to_iso(until, iso);
	return outbox_add(db, act, kind, id, customer_id, "NO",
	    text_format(act->mem, "%lld", (long long)id), "SUBJECT",
	    text_format(act->mem, "%s %s", name, number), "REASON", reason,
	    "UNTIL", iso[0] == '\0' ? NULL : iso, NULL);
}

static enum status
fail(struct upload_job *job, enum licence_fault fault)
{
	*job->fault = fault;
	return STATUS_INVALID;
}

static enum status
upload_once(struct db *db, struct act *act, void *context)
{
	struct upload_job *job = context;
	const struct licence_request *request = job->request;
	struct licence_customer_row customer;
	struct licence_number_row replaced = { .id = 0 };
	const struct licence_kind *kind;
	const char *scope;
	struct db_rows kinds;
	enum status st;

	*job->fault = LICENCE_SOUND;
	st = db_one_scoped(db, act->mem, &stmt_licence_customer,
	    actor_scope(act->who, ACTION_LICENCE_UPLOAD),
	    DB_ARGS(db_int(request->customer_id)), &customer);
	if (st == STATUS_OK)
		st = licence_kinds(db, act->mem, &kinds);
	if (st != STATUS_OK)
		return st;
	kind = kind_of(&kinds, request->kind_id);
	*job->fault = fault_of(request, kind);
	if (*job->fault != LICENCE_SOUND || kind == NULL)
		return STATUS_INVALID;
	if (customer.waiting >= LICENCES_WAITING_MAX)
		return fail(job, LICENCE_FAULT_MANY);
	st = scope_text(db, act, kind, request, &scope);
	if (st == STATUS_INVALID)
		return fail(job, LICENCE_FAULT_SCOPE);
	if (st == STATUS_OK && request->replaces_id != 0)
		st = db_one(db, act->mem, &stmt_licence_replaced,
		    DB_ARGS(db_int(request->replaces_id), db_int(customer.id),
			db_int(kind->id)),
		    &replaced);
	if (st == STATUS_NOT_FOUND)
		st = STATUS_OK;
	if (st == STATUS_OK)
		st = db_insert(db, &stmt_licence_insert,
		    DB_ARGS(db_int(customer.id), db_id(customer.rep_id),
			db_id(customer.team_id), db_int(kind->id),
			db_text(request->number), db_text(request->issuer),
			db_text(scope), db_day(request->valid_from),
			db_day(request->valid_to), db_id(act->who->user_id),
			db_instant(act->now), db_id(replaced.id)),
		    &job->id);
	if (st == STATUS_OK)
		st = file_attach(db, act, request->files, request->file_count,
		    "licence", job->id, 0, customer.id, false,
		    request->refused);
	if (st == STATUS_INVALID)
		return fail(job, LICENCE_FAULT_FILES);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/licences/%lld", (long long)job->id);
	return tell(db, act, EVENT_LICENCE_UPLOADED, job->id, customer.id,
	    kind->name, request->number, "", request->valid_to);
}

enum status
licence_upload(struct db *db, struct act *act,
    const struct licence_request *request, enum licence_fault *fault,
    int64_t *id)
{
	struct upload_job job = { .request = request, .fault = fault };
	enum status st;

	*fault = LICENCE_SOUND;
	*id = 0;
	if (!actor_may(act->who, ACTION_LICENCE_UPLOAD))
		return STATUS_FORBIDDEN;
	st = act_run(db, act, upload_once, &job);
	if (st == STATUS_OK && !act->replayed)
		*id = job.id;
	return st;
}

/* --- Checking ------------------------------------------------------------------ */

struct check_job {
	int64_t id;
	bool is_good;
	const char *answer;
	struct day today;
};

static enum status
check_once(struct db *db, struct act *act, void *context)
{
	const struct check_job *job = context;
	size_t length = utf8_length(job->answer);
	struct licence_core paper;
	bool is_begun;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_licence_lock_scoped,
	    actor_scope(act->who, ACTION_LICENCE_CHECK),
	    DB_ARGS(db_int(job->id)), &paper);
	if (st != STATUS_OK)
		return st;
	if (paper.state != LICENCE_WAITING)
		return STATUS_CONFLICT;
	if (paper.uploaded_by == act->who->user_id)
		return STATUS_FORBIDDEN;
	if (length > LICENCE_ANSWER_CHARS || (!job->is_good && length == 0))
		return STATUS_INVALID;
	st = db_change(db, &stmt_licence_checked,
	    DB_ARGS(db_int(job->is_good ? LICENCE_VERIFIED : LICENCE_REFUSED),
		db_id(act->who->user_id), db_instant(act->now),
		db_text(job->answer), db_int(paper.id)));
	is_begun = day_is_none(paper.valid_from) ||
	    day_compare(paper.valid_from, job->today) <= 0;
	if (st == STATUS_OK && job->is_good && paper.replaces_id != 0 &&
	    is_begun)
		st = db_run(db, &stmt_licence_history,
		    DB_ARGS(
			db_int(paper.replaces_id), db_int(paper.customer_id)),
		    NULL);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/licences/%lld", (long long)paper.id);
	return tell(db, act,
	    job->is_good ? EVENT_LICENCE_VERIFIED : EVENT_LICENCE_REFUSED,
	    paper.id, paper.customer_id, paper.kind, paper.number, job->answer,
	    paper.valid_to);
}

enum status
licence_check(struct db *db, struct act *act, int64_t id, bool is_good,
    const char *answer, struct day today)
{
	struct check_job job = {
		.id = id,
		.is_good = is_good,
		.answer = answer,
		.today = today,
	};

	if (!actor_may(act->who, ACTION_LICENCE_CHECK))
		return STATUS_FORBIDDEN;
	return act_run(db, act, check_once, &job);
}

/* --- The worker ------------------------------------------------------------------ */

enum {
	STAGES_MAX = 8,
	STAGE_ENDED = -1
};

/* "60,30,7" and the end, nearest first. */
static size_t
read_stages(const char *days, int64_t *stages)
{
	size_t count = 0;

	for (const char *at = days; *at != '\0' && count < STAGES_MAX;) {
		int64_t value = 0;
		const char *begin = at;

		while (*at >= '0' && *at <= '9' && value < 1000)
			value = value * 10 + (*at++ - '0');
		if (at != begin) {
			size_t k = count++;

			while (k > 0 && stages[k - 1] > value) {
				stages[k] = stages[k - 1];
				k--;
			}
			stages[k] = value;
		}
		at += *at != '\0';
	}
	return count;
}

struct remind_job {
	int64_t id;
	int64_t stage;
};

static enum status
remind_once(struct db *db, struct act *act, void *context)
{
	const struct remind_job *job = context;
	struct licence_core paper;
	enum status st;

	st = db_one(
	    db, act->mem, &stmt_licence_lock, DB_ARGS(db_int(job->id)), &paper);
	if (st != STATUS_OK)
		return st;
	if (paper.state != LICENCE_VERIFIED ||
	    (paper.was_reminded && paper.reminded <= job->stage))
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_licence_reminded,
	    DB_ARGS(db_int(job->stage), db_int(paper.id)));
	if (st != STATUS_OK)
		return st;
	return tell(db, act,
	    job->stage == STAGE_ENDED ? EVENT_LICENCE_ENDED
				      : EVENT_LICENCE_ENDS,
	    paper.id, paper.customer_id, paper.kind, paper.number, "",
	    paper.valid_to);
}

static enum status
remind_stage(struct db *db, struct act *act, struct day from, struct day to,
    int64_t stage, int64_t *done)
{
	const struct licence_number_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_licence_due,
	    DB_ARGS(db_day(from), db_day(to), db_int(stage)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct remind_job job = {
			.id = row[i].id,
			.stage = stage,
		};
		struct act step = *act;

		step.token = NULL;
		st = act_run(db, &step, remind_once, &job);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}

enum status
licence_job_remind(struct db *db, struct act *act, int64_t *done)
{
	const struct day long_ago = { 1900, 1, 1 };
	struct setting company;
	int64_t stages[STAGES_MAX];
	struct day today;
	size_t count;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &company);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)company.zone_minutes);
	st = remind_stage(
	    db, act, long_ago, day_add(today, -1), STAGE_ENDED, done);
	count = read_stages(company.licence_remind_days, stages);
	for (size_t i = 0; i < count && st == STATUS_OK; i++)
		st = remind_stage(
		    db, act, today, day_add(today, stages[i]), stages[i], done);
	return st;
}
