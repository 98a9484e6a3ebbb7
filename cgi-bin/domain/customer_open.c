/**
 * @file
 * A new customer.  See customer_open.h.
 */
#include "domain/customer_open.h"

#include "base/text.h"
#include "domain/customer_open_sql.h"
#include "domain/key.h"
#include "domain/outbox.h"

enum {
	NAME_CHARS = 120,
	SHORT_CHARS = 60,
	PHONE_CHARS = 30,
	STREET_CHARS = 200,
	REASON_CHARS = 500,
	SORT_KEY_BYTES = 120,
	INITIALS_BYTES = 60,
	NATURE_LAST = 4,
	TRADE_LAST = 2
};

enum status
division_provinces(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_division_provinces, DB_NO_ARGS, rows);
}

enum status
division_counties(struct db *db, struct arena *mem, const char *province,
    struct db_rows *rows)
{
	return db_all(
	    db, mem, &stmt_division_counties, DB_ARGS(db_text(province)), rows);
}

static struct db_value
given(const char *text)
{
	return db_text(text[0] == '\0' ? NULL : text);
}

static enum status
find_duplicates(struct db *db, struct arena *mem, const struct opening *opening,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_open_duplicates,
	    DB_ARGS(given(opening->credit_code), given(opening->bank_account),
		given(opening->phone), given(opening->phone),
		given(opening->legal_person), given(opening->street),
		given(opening->street), given(opening->name)),
	    rows);
}

enum status
customer_duplicates(struct db *db, struct arena *mem, const struct actor *who,
    const struct opening *opening, struct db_rows *rows)
{
	if (!actor_may(who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return find_duplicates(db, mem, opening, rows);
}

/* --- Opening -------------------------------------------------------------------- */

struct open_job {
	const struct opening *opening;
	enum opening_fault *fault;
};

static enum opening_fault
fault_of(const struct opening *opening)
{
	size_t phone = utf8_length(opening->phone);

	if (opening->name[0] == '\0' || utf8_length(opening->name) > NAME_CHARS)
		return OPENING_FAULT_NAME;
	if (opening->credit_code[0] != '\0' &&
	    !key_credit_code_is_valid(opening->credit_code))
		return OPENING_FAULT_CREDIT_CODE;
	if (phone < 5 || phone > PHONE_CHARS)
		return OPENING_FAULT_PHONE;
	if (opening->division_code[0] == '\0')
		return OPENING_FAULT_DIVISION;
	if (opening->street[0] == '\0' ||
	    utf8_length(opening->street) > STREET_CHARS)
		return OPENING_FAULT_STREET;
	if (opening->nature < 1 || opening->nature > NATURE_LAST ||
	    opening->trade < 1 || opening->trade > TRADE_LAST)
		return OPENING_FAULT_NATURE;
	if (utf8_length(opening->short_name) > SHORT_CHARS ||
	    utf8_length(opening->legal_person) > SHORT_CHARS ||
	    utf8_length(opening->bank_name) > NAME_CHARS ||
	    utf8_length(opening->bank_account) > SHORT_CHARS ||
	    utf8_length(opening->reason) > REASON_CHARS)
		return OPENING_FAULT_LONG;
	return OPENING_SOUND;
}

static enum status
judge(struct db *db, struct act *act, struct open_job *job)
{
	const struct opening *opening = job->opening;
	const struct duplicate *first;
	struct open_number_row row;
	struct db_rows rows;
	enum status st;

	*job->fault = fault_of(opening);
	if (*job->fault != OPENING_SOUND)
		return STATUS_INVALID;
	st = db_one(db, act->mem, &stmt_open_division,
	    DB_ARGS(db_text(opening->division_code)), &row);
	if (st == STATUS_NOT_FOUND) {
		*job->fault = OPENING_FAULT_DIVISION;
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		st = find_duplicates(db, act->mem, opening, &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	first = rows.items;
	if ((first->likeness & LIKE_CREDIT_CODE) != 0)
		*job->fault = OPENING_FAULT_TAKEN;
	else if (opening->reason[0] == '\0')
		*job->fault = OPENING_FAULT_DUPLICATE;
	return *job->fault == OPENING_SOUND ? STATUS_OK : STATUS_INVALID;
}

static const char *
cut(struct arena *mem, const char *ascii, size_t most)
{
	size_t length = strlen(ascii);

	return length <= most ? ascii : arena_memdup(mem, ascii, most);
}

static enum status
note(struct db *db, struct act *act, int64_t customer_id, const char *field,
    const char *value, const char *reason)
{
	return db_insert(db, &stmt_open_note,
	    DB_ARGS(db_int(customer_id), db_text(field), db_text(value),
		db_text(reason), db_instant(act->now),
		db_id(act->who->user_id)),
	    NULL);
}

static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind, int64_t id)
{
	return outbox_add(db, act, kind, id, id, "NO",
	    text_format(act->mem, "%lld", (long long)id), NULL);
}

static enum status
open_once(struct db *db, struct act *act, void *context)
{
	struct open_job *job = context;
	const struct opening *opening = job->opening;
	bool is_rep = act->who->reach[ACTION_CUSTOMER_CHANGE] == SCOPE_REP;
	int64_t id = 0;
	enum status st = judge(db, act, job);

	if (st != STATUS_OK)
		return st;
	st = db_insert(db, &stmt_open_insert,
	    DB_ARGS(db_text(text_format(act->mem, "~%lld-%lld",
			(long long)act->now.ms, (long long)act->who->user_id)),
		db_text(opening->name), db_text(opening->short_name),
		db_text(cut(act->mem, key_pinyin(act->mem, opening->name),
		    SORT_KEY_BYTES)),
		db_text(cut(act->mem, key_initials(act->mem, opening->name),
		    INITIALS_BYTES)),
		given(opening->credit_code), db_text(opening->legal_person),
		db_text(opening->phone), db_text(opening->street),
		db_text(opening->bank_name), db_text(opening->bank_account),
		db_text(opening->name), db_text(opening->credit_code),
		db_int(opening->nature), db_int(opening->trade),
		db_id(is_rep ? act->who->user_id : 0), db_instant(act->now),
		db_id(act->who->team_id), db_text(opening->division_code)),
	    &id);
	if (st == STATUS_CONFLICT) {
		*job->fault = OPENING_FAULT_TAKEN;
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		st = db_change(db, &stmt_open_code, DB_ARGS(db_int(id)));
	if (st == STATUS_OK)
		st = db_run(db, &stmt_open_account, DB_ARGS(db_int(id)), NULL);
	if (st == STATUS_OK)
		st =
		    note(db, act, id, "opened", opening->name, opening->reason);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/customers/%lld/opening", (long long)id);
	return tell(db, act, EVENT_FILE_OPENED, id);
}

enum status
customer_open(struct db *db, struct act *act, const struct opening *opening,
    enum opening_fault *fault)
{
	struct open_job job = { .opening = opening, .fault = fault };

	*fault = OPENING_SOUND;
	if (!actor_may(act->who, ACTION_CUSTOMER_CHANGE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, open_once, &job);
}

/* --- Clearing ------------------------------------------------------------------- */

enum status
opening_find(struct db *db, struct arena *mem, const struct account *account,
    struct opening_state *out)
{
	return db_one(
	    db, mem, &stmt_open_state, DB_ARGS(db_int(account->id)), out);
}

enum status
opening_papers(struct db *db, struct arena *mem, const struct account *account,
    struct day today, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_open_papers,
	    DB_ARGS(db_day(today), db_day(today), db_int(account->id)), rows);
}

struct clear_job {
	int64_t customer_id;
	enum clearing what;
	struct day today;
};

static enum status
clear_once(struct db *db, struct act *act, void *context)
{
	const struct clear_job *job = context;
	bool is_quality = job->what == CLEAR_QUALITY;
	struct open_number_row missing = { .id = 0 };
	int64_t mine, other;
	struct open_core core;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_open_lock,
	    actor_scope(act->who,
		is_quality ? ACTION_CUSTOMER_CLEAR_QUALITY
			   : ACTION_CUSTOMER_CLEAR_CREDIT),
	    DB_ARGS(db_int(job->customer_id)), &core);
	if (st != STATUS_OK)
		return st;
	mine = is_quality ? core.quality_ok_by : core.credit_ok_by;
	other = is_quality ? core.credit_ok_by : core.quality_ok_by;
	if (core.opening != 1 || mine != 0)
		return STATUS_CONFLICT;
	if (act->who->user_id == core.opened_by || act->who->user_id == other)
		return STATUS_FORBIDDEN;
	if (is_quality)
		st = db_one(db, act->mem, &stmt_open_missing,
		    DB_ARGS(db_int(core.id), db_day(job->today),
			db_day(job->today)),
		    &missing);
	if (st != STATUS_OK)
		return st;
	if (missing.id > 0)
		return STATUS_INVALID;
	st = db_change(db, is_quality ? &stmt_open_quality : &stmt_open_credit,
	    DB_ARGS(db_int(act->who->user_id), db_instant(act->now),
		db_int(core.id)));
	if (st == STATUS_OK)
		st = note(db, act, core.id,
		    is_quality ? "quality_cleared" : "credit_cleared", "", "");
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/customers/%lld/opening", (long long)core.id);
	return tell(db, act,
	    other != 0 ? EVENT_FILE_CLEARED : EVENT_FILE_TO_CREDIT, core.id);
}

enum status
customer_clear(struct db *db, struct act *act, int64_t customer_id,
    enum clearing what, struct day today)
{
	struct clear_job job = {
		.customer_id = customer_id,
		.what = what,
		.today = today,
	};

	if (!actor_may(act->who,
		what == CLEAR_QUALITY ? ACTION_CUSTOMER_CLEAR_QUALITY
				      : ACTION_CUSTOMER_CLEAR_CREDIT))
		return STATUS_FORBIDDEN;
	return act_run(db, act, clear_once, &job);
}
