/**
 * @file
 * Deputies.  See deputy.h.
 */
#include "domain/deputy.h"

#include "base/text.h"
#include "domain/deputy_sql.h"
#include "domain/session_part.h"
#include "domain/setting.h"

/* What can be decided in another's place; each writes deputy_note(). */
static const enum action decisions[] = { ACTION_CREDIT_DECIDE,
	ACTION_CREDIT_OPINE, ACTION_CONTRACT_REVIEW, ACTION_COMPLAINT_DECIDE,
	ACTION_HOLD_RELEASE, ACTION_CONCESSION_APPROVE };

/* What has to be seen to decide. */
static const enum action sights[] = { ACTION_CATALOGUE_SEE, ACTION_ORDER_SEE,
	ACTION_CREDIT_SEE, ACTION_CUSTOMER_SEE, ACTION_MONEY_SEE,
	ACTION_TICKET_SEE, ACTION_RETURN_SEE, ACTION_ACCOUNT_SEE,
	ACTION_CONTRACT_SEE, ACTION_TEAM_FIGURES };

bool
deputy_decides(const struct actor *who)
{
	bool may = false;

	for (size_t i = 0; i < ARRAY_LEN(decisions); i++)
		may |= actor_may(who, decisions[i]);
	return may && who->side == SIDE_STAFF;
}

enum status
deputy_list(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_deputy_list,
	    DB_ARGS(
		db_int(who->user_id), db_int(who->user_id), db_day(today)),
	    rows);
}

enum status
deputy_people(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_deputy_people,
	    DB_ARGS(db_int(who->user_id)), rows);
}

/* --- Named and called off ------------------------------------------------------ */

struct naming {
	const struct deputy *in;
	struct day today;
	enum deputy_fault *fault;
};

static enum deputy_fault
judge(const struct naming *job)
{
	const struct deputy *in = job->in;

	if (day_compare(in->from, job->today) < 0)
		return DEPUTY_FAULT_FROM;
	if (day_compare(in->to, in->from) < 0 ||
	    day_number(in->to) - day_number(in->from) >= DEPUTY_DAYS_MAX)
		return DEPUTY_FAULT_TO;
	if (utf8_length(in->note) > DEPUTY_NOTE_CHARS ||
	    text_has_controls(in->note))
		return DEPUTY_FAULT_NOTE;
	return DEPUTY_SOUND;
}

static enum status
refuse(struct naming *job, enum deputy_fault fault)
{
	*job->fault = fault;
	return STATUS_INVALID;
}

static enum status
name_once(struct db *db, struct act *act, void *context)
{
	struct naming *job = context;
	const struct deputy *in = job->in;
	struct db_value me = db_int(act->who->user_id);
	struct deputy_person person;
	struct deputy_id_row row;
	enum status st;

	*job->fault = judge(job);
	if (*job->fault != DEPUTY_SOUND)
		return STATUS_INVALID;
	st = db_one(
	    db, act->mem, &stmt_deputy_lock_user, DB_ARGS(me), &row);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_deputy_person,
		    DB_ARGS(me, db_int(in->deputy_id)), &person);
	if (st == STATUS_NOT_FOUND)
		return refuse(job, DEPUTY_FAULT_PERSON);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, act->mem, &stmt_deputy_overlap,
	    DB_ARGS(me, db_day(in->from), db_day(in->to)), &row);
	if (st == STATUS_OK)
		return refuse(job, DEPUTY_FAULT_OVERLAP);
	if (st != STATUS_NOT_FOUND)
		return st;
	act_lead(act, "/deputies");
	return db_insert(db, &stmt_deputy_insert,
	    DB_ARGS(me, db_int(in->deputy_id), db_day(in->from), db_day(in->to),
		db_text(in->note), db_instant(act->now)),
	    NULL);
}

enum status
deputy_name(struct db *db, struct act *act, const struct deputy *deputy,
    struct day today, enum deputy_fault *fault)
{
	if (!deputy_decides(act->who) || act->who->deputy_of != 0)
		return STATUS_FORBIDDEN;
	return act_run(db, act, name_once,
	    &(struct naming){
		.in = deputy, .today = today, .fault = fault });
}

static enum status
end_once(struct db *db, struct act *act, void *context)
{
	struct db_value id = db_int(*(const int64_t *)context);
	struct db_value me = db_int(act->who->user_id);
	enum status st;

	st = db_change(db, &stmt_deputy_end,
	    DB_ARGS(db_instant(act->now), id, me, me));
	if (st == STATUS_CONFLICT)
		return STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		st = db_run(
		    db, &stmt_deputy_end_sessions, DB_ARGS(id), NULL);
	act->in_place = true;
	act_lead(act, "/deputies");
	return st;
}

enum status
deputy_end(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, end_once, &id);
}

/* --- Changing over -------------------------------------------------------------- */

struct changing {
	int64_t id;
	struct day today;
	int zone_minutes;
};

/* Of the absent one's reach what belongs to deciding. */
static void
cut_reach(char reach[ACTION_COUNT + 1])
{
	char kept[ACTION_COUNT];

	memset(kept, '0', sizeof(kept));
	for (size_t i = 0; i < ARRAY_LEN(decisions); i++)
		kept[decisions[i]] = reach[decisions[i]];
	for (size_t i = 0; i < ARRAY_LEN(sights); i++)
		kept[sights[i]] = reach[sights[i]];
	memcpy(reach, kept, sizeof(kept));
}

static enum status
begin_once(struct db *db, struct act *act, void *context)
{
	const struct changing *job = context;
	struct deputy_place_row place;
	struct membership_row membership = { 0 };
	struct session_snapshot snap;
	enum status st;

	st = db_one(db, act->mem, &stmt_deputy_place,
	    DB_ARGS(db_int(job->id), db_int(act->who->user_id)), &place);
	if (st != STATUS_OK)
		return st;
	if (day_compare(job->today, place.from) < 0 ||
	    day_compare(job->today, place.to) > 0)
		return STATUS_CONFLICT;
	membership.id = place.membership_id;
	st = session_snapshot(db, act->mem, &membership, 1, &snap);
	if (st != STATUS_OK)
		return st;
	cut_reach(snap.reach);
	act->in_place = true;
	act_lead(act, "/");
	return db_run(db, &stmt_deputy_enter,
	    DB_ARGS(db_int(place.absent_id), db_text(place.absent),
		db_id(place.team_id), db_text(place.role_names),
		db_text(snap.reach),
		db_instant(instant_from_day(
		    day_add(place.to, 1), job->zone_minutes)),
		db_int(act->who->session_id)),
	    NULL);
}

enum status
deputy_begin(struct db *db, struct act *act, int64_t id, struct day today,
    int zone_minutes)
{
	if (act->who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	return act_run(db, act, begin_once,
	    &(struct changing){
		.id = id, .today = today, .zone_minutes = zone_minutes });
}

static enum status
leave_once(struct db *db, struct act *act, void *context)
{
	(void)context;
	act->in_place = true;
	act_lead(act, "/");
	return db_run(db, &stmt_deputy_leave,
	    DB_ARGS(db_int(act->who->session_id)), NULL);
}

enum status
deputy_leave(struct db *db, struct act *act)
{
	return act_run(db, act, leave_once, NULL);
}

/* --- Decisions ------------------------------------------------------------------ */

enum status
deputy_note(struct db *db, struct act *act, const char *kind, int64_t id,
    const char *number)
{
	struct db_value absent = db_int(act->who->deputy_of);
	struct db_value me = db_int(act->who->user_id);
	struct setting setting;
	struct deputy_id_row row;
	struct day today;
	enum status st;

	if (act->who->deputy_of == 0)
		return STATUS_OK;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	st = db_one(db, act->mem, &stmt_deputy_holds,
	    DB_ARGS(absent, me, db_day(today), db_day(today)), &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_FORBIDDEN;
	if (st != STATUS_OK)
		return st;
	act->in_place = true;
	return db_insert(db, &stmt_deputy_decided,
	    DB_ARGS(db_instant(act->now), me, absent, db_text(kind), db_int(id),
		db_text(number)),
	    NULL);
}

enum status
deputy_decisions(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_deputy_decisions,
	    DB_ARGS(db_int(who->user_id), db_int(who->user_id)), rows);
}
