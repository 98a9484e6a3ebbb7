/**
 * @file
 * What the steps of a credit review share.  See credit_review.h.
 */
#include "domain/credit_review_part.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/credit_limit.h"
#include "domain/number.h"
#include "domain/setting.h"

enum {
	RAISE_MONTHS_MAX = 12
};

bool
review_is_text(const char *text, size_t most, bool is_needed)
{
	return text != NULL && utf8_length(text) <= most &&
	    !text_has_controls(text) &&
	    (!is_needed || text[strspn(text, " \t\n")] != '\0');
}

enum status
review_refuse(enum credit_review_fault *fault, enum credit_review_fault why)
{
	if (fault != NULL)
		*fault = why;
	return why == CREDIT_REVIEW_BAND ? STATUS_FORBIDDEN : STATUS_INVALID;
}

enum status
review_today(struct db *db, struct act *act, struct day *today)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		*today = day_from_instant(act->now, (int)setting.zone_minutes);
	return st;
}

const char *
review_number(struct act *act, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_CREDIT_REVIEW, id);
	return arena_strdup(act->mem, number);
}

enum status
review_note(struct db *db, struct act *act, int64_t id, const char *kind,
    const char *note)
{
	act_lead(act, "/credit-reviews/%s", review_number(act, id));
	return db_insert(db, &stmt_credit_review_event,
	    DB_ARGS(db_int(id), db_instant(act->now), db_id(act->who->user_id),
		db_text(kind), db_text(note == NULL ? "" : note)),
	    NULL);
}

enum status
review_tell(struct db *db, struct act *act, enum outbox_kind kind, int64_t id,
    int64_t customer_id, int64_t amount_fen, const char *reason)
{
	return outbox_add(db, act, kind, id, customer_id, "NO",
	    review_number(act, id), "AMOUNT",
	    text_format(act->mem, "%lld", (long long)amount_fen), "REASON",
	    reason, NULL);
}

static struct order_facts
reach_of(const struct review_core *review)
{
	return (struct order_facts){
		.customer_id = review->customer_id,
		.rep_id = review->rep_id,
		.team_id = review->team_id,
	};
}

enum status
review_step_once(struct db *db, struct act *act, void *context)
{
	struct review_step *step = context;
	struct review_core review;
	struct order_facts reach;
	enum status st;

	if (step->fault != NULL)
		*step->fault = CREDIT_REVIEW_FINE;
	if (step->decided != NULL)
		*step->decided = (struct credit_decided){ 0 };
	st = db_one(db, act->mem, &stmt_credit_review_lock,
	    DB_ARGS(db_int(step->id)), &review);
	if (st != STATUS_OK)
		return st;

	reach = reach_of(&review);
	if (!order_in_reach(act->who, ACTION_MONEY_SEE, &reach))
		return STATUS_NOT_FOUND;
	if (!order_in_reach(act->who, step->permission, &reach) &&
	    !(step->or_salesperson && act->who->side == SIDE_STAFF &&
		order_in_reach(act->who, ACTION_CREDIT_ASK, &reach)))
		return STATUS_FORBIDDEN;
	if (step->from == 0 ? review.state > CREDIT_REVIEW_DECISION
			    : review.state != step->from)
		return STATUS_CONFLICT;
	step->customer_id = review.customer_id;
	return step->work(db, act, step, &review);
}

enum status
review_check_application(const struct credit_application *in, struct day today,
    enum credit_review_fault *fault)
{
	bool is_raise = in->kind == CREDIT_REVIEW_RAISE;

	if (in->limit_fen < (is_raise ? 1 : 0) ||
	    in->limit_fen > REVIEW_LIMIT_MAX)
		return review_refuse(fault, CREDIT_REVIEW_AMOUNT);
	if (!is_raise &&
	    (in->term_kind < TERM_PAY_FIRST ||
		in->term_kind >= TERM_KIND_COUNT || in->term_days < 0 ||
		in->term_days > CREDIT_TERM_DAYS_MAX))
		return review_refuse(fault, CREDIT_REVIEW_TERM);
	if (is_raise &&
	    (day_is_none(in->until) || day_compare(in->until, today) < 0 ||
		day_compare(in->until,
		    credit_months_later(today, RAISE_MONTHS_MAX)) > 0))
		return review_refuse(fault, CREDIT_REVIEW_UNTIL);
	if (!review_is_text(in->reason, CREDIT_TEXT_MAX, true))
		return review_refuse(fault, CREDIT_REVIEW_REASON);
	return STATUS_OK;
}

enum status
review_granted_in_all(struct db *db, struct act *act, int64_t customer_id,
    enum credit_review_kind kind, int64_t limit_fen, int64_t *total_fen)
{
	struct credit_account account;
	enum status st;

	*total_fen = limit_fen;
	if (kind != CREDIT_REVIEW_RAISE)
		return STATUS_OK;
	st = credit_find(db, act->mem, customer_id, &account);
	if (st != STATUS_OK)
		return st;
	return money_add(limit_fen, account.limit_fen, total_fen);
}

enum status
review_band_needed(struct db *db, struct act *act, int64_t customer_id,
    int64_t class, enum credit_review_kind kind, int64_t limit_fen,
    enum credit_band *band)
{
	struct credit_policy policy;
	int64_t total;
	enum status st;

	st = credit_policy_load(db, act->mem, &policy);
	if (st == STATUS_OK)
		st = review_granted_in_all(
		    db, act, customer_id, kind, limit_fen, &total);
	if (st != STATUS_OK)
		return st;
	*band = total > credit_ceiling(&policy, class)
	    ? CREDIT_BAND_EXECUTIVE
	    : credit_band_for(&policy, total);
	return STATUS_OK;
}
