/**
 * @file
 * What the policy says of a return.  See return_policy.h.
 */
#include "domain/return_policy.h"

#include "base/money.h"
#include "domain/permission.h"
#include "domain/setting.h"

/* Shares of a year, in basis points, that make or break a reputation. */
enum {
	BP = 10000,
	GOOD_RETURNED_BP = 300,
	GOOD_REFUSED_BP = 500,
	WATCHED_RETURNED_BP = 800,
	WATCHED_REFUSED_BP = 2500,
	WATCHED_REJECTED_BP = 3000,
	REQUESTS_TO_JUDGE = 3
};

static const char *const conduct_names[CONDUCT_COUNT] = {
	[0] = "",
	[CONDUCT_GOOD] = "good",
	[CONDUCT_NORMAL] = "normal",
	[CONDUCT_WATCHED] = "watched",
};

enum status
return_rules_load(struct db *db, struct arena *mem, struct return_rules *out)
{
	struct setting setting;
	enum status st = setting_read(db, mem, &setting);

	if (st != STATUS_OK)
		return st;
	*out = (struct return_rules){
		.days_good = setting.return_days_good,
		.days_normal = setting.return_days_normal,
		.days_watched = setting.return_days_watched,
		.days_quality = setting.return_days_quality,
		.takes_slow = setting.return_slow_selling,
		.takes_near_expiry = setting.return_near_expiry,
		.alone_fen = setting.return_approve_by_itself_fen,
		.service_fen = setting.return_service_limit_fen,
		.share_bp = setting.return_abuse_share_bp,
		.per_month = setting.return_abuse_per_month,
		.send_days = setting.return_send_days,
		.answer_days = setting.return_answer_days,
		.rest_days = setting.return_rest_days,
		.promise_minutes = setting.return_promise_minutes,
		.free_pro_rata = setting.return_free_goods,
		.batch_customers = setting.return_batch_customers,
	};
	return STATUS_OK;
}

int64_t
return_window_days(const struct return_rules *rules,
    enum return_conduct conduct, enum return_reason reason)
{
	if (reason == RETURN_QUALITY)
		return rules->days_quality;
	switch (conduct) {
	case CONDUCT_GOOD:
		return rules->days_good;
	case CONDUCT_WATCHED:
		return rules->days_watched;
	case CONDUCT_NORMAL:
	case CONDUCT_COUNT:
		break;
	}
	return rules->days_normal;
}

unsigned
return_claim_marks(const struct return_rules *rules,
    enum return_conduct conduct, const struct return_claim *claim)
{
	unsigned marks = 0;

	if (claim->days > return_window_days(rules, conduct, claim->reason))
		marks |= MARK_WINDOW;
	if ((claim->reason == RETURN_SLOW && !rules->takes_slow) ||
	    (claim->reason == RETURN_NEAR_EXPIRY && !rules->takes_near_expiry))
		marks |= MARK_CONTRACT;
	if (claim->is_cold && !claim->has_file)
		marks |= MARK_TEMPERATURE;
	else if ((claim->reason == RETURN_QUALITY ||
		     claim->reason == RETURN_DAMAGED) &&
	    !claim->has_file)
		marks |= MARK_PICTURE;
	return marks;
}

/* Basis points of `part` in `whole`; all of nothing is everything. */
static int64_t
share_bp(int64_t part, int64_t whole)
{
	int64_t share;

	if (part <= 0)
		return 0;
	if (whole <= 0 || money_scale(part, BP, whole, &share) != STATUS_OK)
		return BP;
	return share;
}

struct return_verdict
return_judge_policy(const struct return_rules *rules,
    const struct return_habit *habit, const struct return_claim *claims,
    size_t count, int64_t worth_fen)
{
	struct return_verdict verdict = { .level = LEVEL_SERVICE };
	bool is_fault = false;

	for (size_t i = 0; i < count; i++) {
		int64_t days = return_window_days(
		    rules, habit->conduct, claims[i].reason);

		verdict.marks |=
		    return_claim_marks(rules, habit->conduct, &claims[i]);
		if (verdict.days == 0 || days < verdict.days)
			verdict.days = days;
		is_fault = is_fault || claims[i].reason == RETURN_QUALITY;
	}
	verdict.share_bp =
	    share_bp(habit->returned_fen + worth_fen, habit->sold_fen);
	if (verdict.share_bp > rules->share_bp)
		verdict.marks |= MARK_SHARE;
	if (habit->month_count + 1 > rules->per_month)
		verdict.marks |= MARK_COUNT;
	if (habit->conduct == CONDUCT_WATCHED)
		verdict.marks |= MARK_WATCHED;

	if ((verdict.marks & (MARK_SHARE | MARK_COUNT)) != 0 ||
	    worth_fen > rules->service_fen)
		verdict.level = LEVEL_MANAGER;
	else if (is_fault)
		verdict.level = LEVEL_QUALITY;
	verdict.alone = verdict.marks == 0 && worth_fen <= rules->alone_fen;
	return verdict;
}

bool
return_may_approve(const struct actor *who, enum return_level level)
{
	if (!actor_may(who, ACTION_RETURN_DECIDE))
		return false;
	if (who->user_id == 0 || permission_has_role(who->role_names, "manager") ||
	    permission_has_role(who->role_names, "executive"))
		return true;
	switch (level) {
	case LEVEL_SERVICE:
		return permission_has_role(who->role_names, "service");
	case LEVEL_QUALITY:
		return permission_has_role(who->role_names, "quality");
	case LEVEL_MANAGER:
	case LEVEL_COUNT:
		break;
	}
	return false;
}

enum return_conduct
return_conduct_of(const struct return_record *record)
{
	int64_t returned = share_bp(record->returned_fen, record->sold_fen);
	int64_t refused = share_bp(record->refused, record->inspected);
	int64_t rejected = share_bp(record->rejected, record->requests);

	if (record->requests >= REQUESTS_TO_JUDGE &&
	    (returned > WATCHED_RETURNED_BP || refused > WATCHED_REFUSED_BP ||
		rejected > WATCHED_REJECTED_BP))
		return CONDUCT_WATCHED;
	if (returned <= GOOD_RETURNED_BP && refused <= GOOD_REFUSED_BP &&
	    record->rejected == 0)
		return CONDUCT_GOOD;
	return CONDUCT_NORMAL;
}

const char *
return_conduct_name(enum return_conduct conduct)
{
	return conduct < CONDUCT_COUNT ? conduct_names[conduct] : "";
}
