/**
 * @file
 * What is done to get overdue money in, and how promises are judged.  See
 * collection.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/collection.h"
#include "domain/collection_sql.h"
#include "domain/outbox.h"
#include "domain/setting.h"

/* The bank's file tells of a day on the next one. */
enum {
	PROMISE_DAYS_MAX = 1830,
	BANK_DAYS = 1
};

/* A note, or a plan of several. */
struct adding {
	int64_t customer_id;
	enum collection_kind kind;
	const char *note;
	const struct collection_instalment *parts; /* of a promise or a plan */
	size_t count;
	enum collection_fault *fault; /* never NULL */
	int64_t id;                   /* out */
};

static enum status
refuse(const struct adding *adding, enum collection_fault why)
{
	*adding->fault = why;
	return STATUS_INVALID;
}

/* Days that rise from today on; amounts that are owed. */
static enum status
check_parts(const struct adding *adding, struct day today, int64_t open_fen)
{
	struct day last = day_add(today, -1);
	struct day latest = day_add(today, PROMISE_DAYS_MAX);
	int64_t sum = 0;

	for (size_t i = 0; i < adding->count; i++) {
		const struct collection_instalment *part = &adding->parts[i];

		if (!day_is_valid(part->day) ||
		    day_compare(part->day, last) <= 0 ||
		    day_compare(part->day, latest) > 0)
			return refuse(adding, COLLECTION_BAD_DAY);
		if (part->amount_fen <= 0 ||
		    money_add(sum, part->amount_fen, &sum) != STATUS_OK ||
		    sum > open_fen)
			return refuse(adding, COLLECTION_BAD_AMOUNT);
		last = part->day;
	}
	return STATUS_OK;
}

static enum status
insert(struct db *db, struct act *act, struct adding *adding, int64_t level,
    const struct collection_instalment *part)
{
	return db_insert(db, &stmt_collection_insert,
	    DB_ARGS(db_int(adding->customer_id), db_int(adding->kind),
		db_instant(act->now), db_int(act->who->user_id), db_int(level),
		db_text(adding->note),
		db_day(part == NULL ? (struct day){ 0 } : part->day),
		db_id(part == NULL ? 0 : part->amount_fen),
		db_id(part == NULL ? 0 : PROMISE_OPEN)),
	    &adding->id);
}

static enum status
add_once(struct db *db, struct act *act, void *context)
{
	struct adding *adding = context;
	struct collection_customer_row customer;
	struct collection_levels levels;
	struct setting setting;
	struct day today;
	int64_t level = 0;
	enum status st;

	*adding->fault = COLLECTION_FINE;
	adding->id = 0;
	if (!actor_may(act->who, ACTION_COLLECT))
		return STATUS_FORBIDDEN;
	if (utf8_length(adding->note) > COLLECTION_NOTE_MAX ||
	    text_has_controls(adding->note) ||
	    adding->note[strspn(adding->note, " \t\n")] == '\0')
		return refuse(adding, COLLECTION_BAD_NOTE);
	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = collection_levels_read(db, act->mem, &levels);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	st = db_one_scoped(db, act->mem, &stmt_collection_customer,
	    actor_scope(act->who, ACTION_COLLECT),
	    DB_ARGS(
		db_day(today), db_day(today), db_int(adding->customer_id)),
	    &customer);
	if (st == STATUS_OK)
		st = check_parts(adding, today, customer.open_fen);
	if (st != STATUS_OK)
		return st;

	if (!day_is_none(customer.oldest_due))
		level = collection_level(&levels,
		    day_number(today) - day_number(customer.oldest_due));
	act_lead(act, "/collections/%s",
	    text_url_encode(act->mem, customer.code));
	if (adding->count == 0)
		return insert(db, act, adding, level, NULL);
	for (size_t i = 0; i < adding->count && st == STATUS_OK; i++)
		st = insert(db, act, adding, level, &adding->parts[i]);
	return st;
}

enum status
collection_add(struct db *db, struct act *act,
    const struct collection_entry *in, enum collection_fault *fault,
    int64_t *id)
{
	enum collection_fault nobody_asks;
	const struct collection_instalment promise = {
		.day = in->promise_day,
		.amount_fen = in->promise_fen,
	};
	struct adding adding = {
		.customer_id = in->customer_id,
		.kind = in->kind,
		.note = in->note == NULL ? "" : in->note,
		.parts = &promise,
		.count = in->kind == COLLECTION_PROMISE ? 1 : 0,
		.fault = fault == NULL ? &nobody_asks : fault,
	};
	enum status st;

	*adding.fault = COLLECTION_FINE;
	if (in->kind < COLLECTION_CALL || in->kind >= COLLECTION_KIND_COUNT ||
	    in->kind == COLLECTION_INSTALMENT)
		return refuse(&adding, COLLECTION_BAD_KIND);
	st = act_run(db, act, add_once, &adding);
	if (id != NULL)
		*id = adding.id;
	return st;
}

enum status
collection_plan(struct db *db, struct act *act, int64_t customer_id,
    const struct collection_instalment *parts, size_t count, const char *note,
    enum collection_fault *fault)
{
	enum collection_fault nobody_asks;
	struct adding adding = {
		.customer_id = customer_id,
		.kind = COLLECTION_INSTALMENT,
		.note = note == NULL ? "" : note,
		.parts = parts,
		.count = count,
		.fault = fault == NULL ? &nobody_asks : fault,
	};

	*adding.fault = COLLECTION_FINE;
	if (count < 1 || count > COLLECTION_INSTALMENTS_MAX)
		return refuse(&adding, COLLECTION_BAD_COUNT);
	return act_run(db, act, add_once, &adding);
}

/* --- Judging promises ---------------------------------------------------------- */

/* One promise whose day is over. */
struct judging {
	const struct collection_due_row *due;
	int zone_minutes;
	bool changed; /* out */
};

static enum status
judge_once(struct db *db, struct act *act, void *context)
{
	struct judging *judging = context;
	struct collection_due_row promise;
	struct collection_covered_row covered;
	struct db_value made_on, day, customer;
	char until[11];
	bool is_kept;
	enum status st;

	judging->changed = false;
	st = db_one(db, act->mem, &stmt_collection_lock,
	    DB_ARGS(db_int(judging->due->id)), &promise);
	if (st != STATUS_OK)
		return st;
	made_on =
	    db_day(day_from_instant(promise.at, judging->zone_minutes));
	day = db_day(promise.promise_day);
	customer = db_int(promise.customer_id);
	st = db_one(db, act->mem, &stmt_collection_covered,
	    DB_ARGS(customer, made_on, day, customer, db_int(promise.id),
		made_on, day),
	    &covered);
	if (st != STATUS_OK)
		return st;

	is_kept =
	    covered.paid_fen - covered.claimed_fen >= promise.promise_fen;
	st = db_change(db, &stmt_collection_judge,
	    DB_ARGS(db_int(is_kept ? PROMISE_KEPT : PROMISE_BROKEN),
		db_int(promise.id)));
	if (st != STATUS_OK)
		return st;
	judging->changed = true;
	if (is_kept)
		return STATUS_OK;
	day_to_iso(promise.promise_day, until);
	return outbox_add(db, act, EVENT_PROMISE_BROKEN, promise.id,
	    promise.customer_id, "NO", judging->due->customer_code, "AMOUNT",
	    text_format(act->mem, "%lld", (long long)promise.promise_fen),
	    "UNTIL", until, NULL);
}

enum status
collection_job_judge(struct db *db, struct act *act, int64_t *done)
{
	const struct collection_due_row *due;
	struct setting setting;
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, act->mem, &stmt_collection_due,
	    DB_ARGS(db_day(day_add(
		day_from_instant(act->now, (int)setting.zone_minutes),
		-BANK_DAYS))),
	    &rows);
	if (st != STATUS_OK)
		return st;

	due = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct judging judging = {
			.due = &due[i],
			.zone_minutes = (int)setting.zone_minutes,
		};
		struct act step = *act;

		step.token = NULL;
		st = act_run(db, &step, judge_once, &judging);
		if (st == STATUS_NOT_FOUND || st == STATUS_CONFLICT)
			continue;
		if (st != STATUS_OK)
			return st;
		*done += judging.changed;
	}
	return STATUS_OK;
}
