/**
 * @file
 * How a customer buys.  See buying.h.
 */
#include "domain/buying.h"

#include "base/text.h"
#include "domain/buying_sql.h"
#include "domain/customer_lock.h"

/* --- The calendar --------------------------------------------------------------- */

static enum status
calendar_of(struct db *db, struct arena *mem, int64_t customer_id,
    struct buying_calendar *out)
{
	const struct buying_month *month;
	struct buying_note_row note;
	struct db_rows rows;
	enum status st;

	for (int64_t i = 0; i < BUYING_MONTHS; i++)
		out->months[i] = (struct buying_month){ .month = i + 1 };
	st = db_one(
	    db, mem, &stmt_buying_note, DB_ARGS(db_int(customer_id)), &note);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_buying_months,
		    DB_ARGS(db_int(customer_id)), &rows);
	if (st != STATUS_OK)
		return st;
	out->note = note.note;
	month = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if (month[i].month >= 1 && month[i].month <= BUYING_MONTHS)
			out->months[month[i].month - 1] = month[i];
	return STATUS_OK;
}

enum status
buying_calendar_find(struct db *db, struct arena *mem,
    const struct account *account, struct buying_calendar *out)
{
	return calendar_of(db, mem, account->id, out);
}

/* "1PC 3O; words": what the history of the file keeps. */
static const char *
calendar_text(struct arena *mem, const struct buying_calendar *calendar)
{
	struct text text = text_new(mem, 8192);

	for (size_t i = 0; i < BUYING_MONTHS; i++) {
		const struct buying_month *month = &calendar->months[i];

		if (!month->plans && !month->compares && !month->orders)
			continue;
		text_addf(&text, "%s%zu%s%s%s", text.length == 0 ? "" : " ",
		    i + 1, month->plans ? "P" : "", month->compares ? "C" : "",
		    month->orders ? "O" : "");
	}
	if (calendar->note[0] != '\0')
		text_addf(&text, "%s%s", text.length == 0 ? "" : "; ",
		    calendar->note);
	return text.bytes;
}

static enum status
write_months(
    struct db *db, int64_t customer_id, const struct buying_calendar *calendar)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct buying_month_item, customer),
		DB_COLUMN(struct buying_month_item, month),
		DB_COLUMN(struct buying_month_item, plans),
		DB_COLUMN(struct buying_month_item, compares),
		DB_COLUMN(struct buying_month_item, orders),
	};
	struct buying_month_item items[BUYING_MONTHS];
	size_t count = 0;

	for (size_t i = 0; i < BUYING_MONTHS; i++) {
		const struct buying_month *month = &calendar->months[i];

		if (!month->plans && !month->compares && !month->orders)
			continue;
		items[count++] = (struct buying_month_item){
			.customer = customer_id,
			.month = (int64_t)i + 1,
			.plans = month->plans,
			.compares = month->compares,
			.orders = month->orders,
		};
	}
	if (count == 0)
		return STATUS_OK;
	return db_bulk(db, &stmt_buying_month_add,
	    &(struct db_items){
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
		.count = count,
	    },
	    NULL);
}

struct calendar_job {
	int64_t customer_id;
	const struct buying_calendar *calendar;
};

static enum status
calendar_once(struct db *db, struct act *act, void *context)
{
	const struct calendar_job *job = context;
	struct buying_calendar old;
	const char *before, *after;
	enum status st;

	st = customer_lock(db, act, ACTION_CUSTOMER_CHANGE, job->customer_id);
	if (st != STATUS_OK)
		return st;
	if (utf8_length(job->calendar->note) > BUYING_NOTE_CHARS)
		return STATUS_INVALID;
	act_lead(act, "/customers/%lld/buying", (long long)job->customer_id);
	st = calendar_of(db, act->mem, job->customer_id, &old);
	if (st != STATUS_OK)
		return st;
	before = calendar_text(act->mem, &old);
	after = calendar_text(act->mem, job->calendar);
	if (text_equal(before, after))
		return STATUS_OK;
	st = db_change(db, &stmt_buying_note_set,
	    DB_ARGS(db_text(job->calendar->note), db_int(job->customer_id)));
	if (st == STATUS_OK)
		st = db_run(db, &stmt_buying_months_clear,
		    DB_ARGS(db_int(job->customer_id)), NULL);
	if (st == STATUS_OK)
		st = write_months(db, job->customer_id, job->calendar);
	if (st == STATUS_OK)
		st = customer_note(db, act, job->customer_id, "buying_calendar",
		    before, after);
	return st;
}

enum status
buying_calendar_save(struct db *db, struct act *act, int64_t customer_id,
    const struct buying_calendar *calendar)
{
	struct calendar_job job = {
		.customer_id = customer_id,
		.calendar = calendar,
	};

	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, calendar_once, &job);
}

/* --- The process ----------------------------------------------------------------- */

enum status
buying_process_find(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows)
{
	return db_all(
	    db, mem, &stmt_buying_steps, DB_ARGS(db_int(account->id)), rows);
}

/* "Tender 3 → Price talk 0" */
static const char *
steps_text(struct arena *mem, const struct buying_step *steps, size_t count)
{
	struct text text = text_new(mem, 8192);

	for (size_t i = 0; i < count; i++)
		text_addf(&text, "%s%s %lld", i == 0 ? "" : " → ",
		    steps[i].step, (long long)steps[i].standing);
	return text.bytes;
}

struct process_job {
	int64_t customer_id;
	const struct buying_step *steps;
	size_t count;
	enum buying_fault *fault;
};

static enum buying_fault
fault_of(const struct process_job *job)
{
	if (job->count > BUYING_STEPS_MAX)
		return BUYING_FAULT_MANY;
	for (size_t i = 0; i < job->count; i++) {
		const struct buying_step *step = &job->steps[i];

		if (step->step[0] == '\0' ||
		    utf8_length(step->step) > BUYING_STEP_CHARS)
			return BUYING_FAULT_STEP;
		if (step->standing < 0 || step->standing > BUYING_STANDING_MAX)
			return BUYING_FAULT_STANDING;
		if (utf8_length(step->note) > BUYING_STEP_NOTE_CHARS)
			return BUYING_FAULT_NOTE;
	}
	return BUYING_SOUND;
}

/* Whether everybody named is a contact of the customer. */
static enum status
judge_contacts(
    struct db *db, struct act *act, const struct process_job *job, bool *good)
{
	int64_t ids[BUYING_STEPS_MAX];
	struct buying_number_row row;
	size_t count = 0;
	enum status st;

	for (size_t i = 0; i < job->count; i++) {
		size_t k = 0;

		while (k < count && ids[k] != job->steps[i].contact_id)
			k++;
		if (k == count && job->steps[i].contact_id != 0)
			ids[count++] = job->steps[i].contact_id;
	}
	*good = true;
	if (count == 0)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_buying_contacts,
	    DB_ARGS(db_int(job->customer_id), db_ints(ids, count)), &row);
	if (st == STATUS_OK)
		*good = row.number == (int64_t)count;
	return st;
}

static enum status
write_steps(struct db *db, const struct process_job *job)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct buying_step_item, customer),
		DB_COLUMN(struct buying_step_item, position),
		DB_COLUMN(struct buying_step_item, step),
		DB_COLUMN(struct buying_step_item, contact_id),
		DB_COLUMN(struct buying_step_item, standing),
		DB_COLUMN(struct buying_step_item, note),
	};
	struct buying_step_item items[BUYING_STEPS_MAX];

	if (job->count == 0)
		return STATUS_OK;
	for (size_t i = 0; i < job->count; i++)
		items[i] = (struct buying_step_item){
			.customer = job->customer_id,
			.position = (int64_t)i + 1,
			.step = job->steps[i].step,
			.contact_id = job->steps[i].contact_id,
			.standing = job->steps[i].standing,
			.note = job->steps[i].note,
		};
	return db_bulk(db, &stmt_buying_step_add,
	    &(struct db_items){
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
		.count = job->count,
	    },
	    NULL);
}

static enum status
process_once(struct db *db, struct act *act, void *context)
{
	const struct process_job *job = context;
	const char *before, *after;
	struct db_rows old;
	bool good;
	enum status st;

	st = customer_lock(db, act, ACTION_CUSTOMER_CHANGE, job->customer_id);
	if (st != STATUS_OK)
		return st;
	*job->fault = fault_of(job);
	if (*job->fault != BUYING_SOUND)
		return STATUS_INVALID;
	st = judge_contacts(db, act, job, &good);
	if (st != STATUS_OK)
		return st;
	if (!good) {
		*job->fault = BUYING_FAULT_CONTACT;
		return STATUS_INVALID;
	}
	st = db_all(db, act->mem, &stmt_buying_steps,
	    DB_ARGS(db_int(job->customer_id)), &old);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_buying_steps_clear,
		    DB_ARGS(db_int(job->customer_id)), NULL);
	if (st == STATUS_OK)
		st = write_steps(db, job);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/customers/%lld/buying", (long long)job->customer_id);
	before = steps_text(act->mem, old.items, old.count);
	after = steps_text(act->mem, job->steps, job->count);
	if (text_equal(before, after))
		return STATUS_OK;
	return customer_note(
	    db, act, job->customer_id, "buying_process", before, after);
}

enum status
buying_process_save(struct db *db, struct act *act, int64_t customer_id,
    const struct buying_step *steps, size_t count, enum buying_fault *fault)
{
	struct process_job job = {
		.customer_id = customer_id,
		.steps = steps,
		.count = count,
		.fault = fault,
	};

	*fault = BUYING_SOUND;
	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, process_once, &job);
}
