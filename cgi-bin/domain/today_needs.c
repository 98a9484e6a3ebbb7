/**
 * @file
 * What waits for a leader.  See today_needs.h.
 */
#include "domain/today_needs.h"

#include "domain/complaint_act.h"
#include "domain/credit_limit.h"
#include "domain/credit_rule.h"
#include "domain/setting.h"
#include "domain/today_needs_sql.h"

enum {
	BROKEN_DAYS = 30,
	LICENCE_DAYS = 60,
	LIMIT_DAYS = 60
};

/* The most that a band decides on. */
static int64_t
band_most(const struct credit_policy *policy, enum credit_band band)
{
	switch (band) {
	case CREDIT_BAND_OFFICER:
		return policy->officer_fen;
	case CREDIT_BAND_FINANCE:
		return policy->finance_fen;
	case CREDIT_BAND_EXECUTIVE:
		return INT64_MAX;
	case CREDIT_BAND_NOBODY:
		break;
	}
	return -1;
}

enum status
today_needs(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct db_rows *rows)
{
	struct db_value me = db_int(who->user_id);
	struct db_value absent = db_int(who->deputy_of);
	struct credit_policy policy;
	struct setting setting;
	struct day today;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = credit_policy_load(db, mem, &policy);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(now, (int)setting.zone_minutes);
#define MAY(action) db_int(actor_may(who, action))
	return db_all_scoped(db, mem, &stmt_today_needs,
	    actor_scope(who, ACTION_TEAM_FIGURES),
	    DB_ARGS(MAY(ACTION_HOLD_RELEASE),
		db_int(band_most(
		    &policy, credit_release_band_of(who->role_names))),
		MAY(ACTION_CREDIT_DECIDE),
		db_int(credit_band_of(who->role_names)), me, absent, me, absent,
		MAY(ACTION_CREDIT_OPINE), me, absent,
		MAY(ACTION_CONTRACT_REVIEW), me, absent,
		MAY(ACTION_COMPLAINT_DECIDE),
		db_int(setting.complaint_lead_fen),
		db_int(setting.complaint_manager_fen),
		db_int(complaint_band_of(who)), me, absent, me, absent,
		MAY(ACTION_RETURN_DECIDE), MAY(ACTION_CONCESSION_APPROVE), me,
		absent, MAY(ACTION_TICKET_SEE), me, absent,
		MAY(ACTION_MONEY_SEE), db_day(day_add(today, -BROKEN_DAYS)),
		MAY(ACTION_CONTRACT_SEE), MAY(ACTION_CUSTOMER_SEE),
		db_day(day_add(today, LICENCE_DAYS)), MAY(ACTION_CREDIT_SEE),
		db_day(today), db_day(day_add(today, LIMIT_DAYS))),
	    rows);
#undef MAY
}
