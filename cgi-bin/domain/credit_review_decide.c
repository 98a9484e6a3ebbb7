/**
 * @file
 * A credit review is decided.  See credit_review.h.
 */
#include "domain/credit_review_part.h"

#include "base/text.h"
#include "domain/credit.h"
#include "domain/credit_limit.h"
#include "domain/deputy.h"

/* Input against the policy; `in` gets the end it left open. */
static enum status
check_decision(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review, struct credit_decision *in)
{
	struct credit_application asked = {
		.kind = review->kind,
		.limit_fen = in->limit_fen,
		.term_kind = in->term_kind,
		.term_days = in->term_days,
		.until = in->until,
		.reason = "-",
	};
	struct credit_policy policy;
	struct day today, last;
	enum status st;

	if (!review_is_text(in->note, CREDIT_TEXT_MAX, !in->approve))
		return review_refuse(step->fault, CREDIT_REVIEW_REASON);
	st = review_today(db, act, &today);
	if (st == STATUS_OK)
		st = credit_policy_load(db, act->mem, &policy);
	if (st != STATUS_OK || !in->approve)
		return st;

	last = credit_months_later(today, policy.valid_months);
	if (day_is_none(in->until))
		in->until = review->kind == CREDIT_REVIEW_RAISE
		    ? review->wanted_until
		    : last;
	if (day_compare(in->until, last) > 0 ||
	    day_compare(in->until, today) < 0)
		return review_refuse(step->fault, CREDIT_REVIEW_UNTIL);
	asked.until = in->until;
	return review_check_application(&asked, today, step->fault);
}

/* The account as decided, and why. */
static enum status
grant(struct db *db, struct act *act, const struct review_core *review,
    const struct credit_decision *in)
{
	bool is_raise = review->kind == CREDIT_REVIEW_RAISE;
	struct credit_account account;
	enum status st;

	st = db_run(db, &stmt_credit_review_account,
	    DB_ARGS(db_int(review->customer_id)), NULL);
	if (st == STATUS_OK)
		st = credit_lock(db, act->mem, review->customer_id, &account);
	if (st != STATUS_OK)
		return st;
	st = is_raise
	    ? db_change(db, &stmt_credit_review_raise,
		  DB_ARGS(db_int(in->limit_fen), db_day(in->until),
		      db_int(review->customer_id)))
	    : db_change(db, &stmt_credit_review_grant,
		  DB_ARGS(db_int(in->limit_fen), db_day(in->until),
		      db_int(in->term_kind), db_int(in->term_days),
		      db_int(review->grade), db_int(review->customer_id)));
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_credit_review_change,
	    DB_ARGS(db_int(review->customer_id),
		db_int(is_raise ? CREDIT_CHANGE_RAISE : CREDIT_CHANGE_REVIEW),
		db_instant(act->now), db_id(act->who->user_id),
		db_int(is_raise ? account.temp_limit_fen : account.limit_fen),
		db_int(in->limit_fen), db_day(in->until), db_int(review->id),
		db_text("")),
	    NULL);
}

static enum status
tell_decided(struct db *db, struct act *act, const struct review_core *review,
    const struct credit_decision *in)
{
	char until[11];

	if (!in->approve)
		return review_tell(db, act, EVENT_CREDIT_REFUSED, review->id,
		    review->customer_id, review->wanted_limit_fen, in->note);
	day_to_iso(in->until, until);
	return outbox_add(db, act, EVENT_CREDIT_REVIEWED, review->id,
	    review->customer_id, "NO", review_number(act, review->id), "AMOUNT",
	    text_format(act->mem, "%lld", (long long)in->limit_fen), "UNTIL",
	    until, NULL);
}

static enum status
warn(struct db *db, struct act *act, const struct review_core *review,
    const struct credit_decision *in, unsigned *warnings)
{
	struct credit_policy policy;
	int64_t total;
	enum status st;

	st = credit_policy_load(db, act->mem, &policy);
	if (st == STATUS_OK)
		st = review_granted_in_all(db, act, review->customer_id,
		    review->kind, in->limit_fen, &total);
	if (st != STATUS_OK)
		return st;
	*warnings = credit_warnings(&policy, total,
	    review->has_assets ? review->net_assets_fen : -1,
	    review->has_purchase ? review->yearly_purchase_fen : -1,
	    review->grade != CREDIT_GRADE_NONE ? review->suggested_limit_fen
					       : -1,
	    credit_ceiling(&policy, review->class));
	return STATUS_OK;
}

static enum status
work_decide(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	struct credit_decision in =
	    *(const struct credit_decision *)step->input;
	struct credit_decided *out = step->decided;
	enum status st;

	if (actor_is(act->who, review->asked_by) ||
	    actor_is(act->who, review->opinion_by))
		return STATUS_FORBIDDEN;
	st = check_decision(db, act, step, review, &in);
	if (st == STATUS_OK)
		st = review_band_needed(db, act, review->customer_id,
		    review->class, review->kind,
		    in.approve ? in.limit_fen : review->wanted_limit_fen,
		    &out->needed);
	if (st != STATUS_OK)
		return st;
	if (credit_band_of(act->who->role_names) < out->needed)
		return review_refuse(step->fault, CREDIT_REVIEW_BAND);
	if (in.approve) {
		st = warn(db, act, review, &in, &out->warnings);
		if (st != STATUS_OK)
			return st;
	}

	st = db_change(db, &stmt_credit_review_decided,
	    DB_ARGS(db_int(in.approve ? CREDIT_REVIEW_APPROVED
				      : CREDIT_REVIEW_REFUSED),
		db_instant(act->now), db_int(out->needed),
		db_int(in.approve ? in.limit_fen : 0),
		in.approve && review->kind == CREDIT_REVIEW_LIMIT
		    ? db_int(in.term_kind)
		    : db_id(0),
		in.approve && review->kind == CREDIT_REVIEW_LIMIT
		    ? db_int(in.term_days)
		    : db_id(0),
		db_day(in.approve ? in.until : (struct day){ 0 }),
		db_text(in.note), db_int(act->who->user_id),
		db_int(review->id)));
	if (st == STATUS_OK)
		st = review_note(db, act, review->id,
		    in.approve ? "approved" : "refused", in.note);
	if (st == STATUS_OK)
		st = tell_decided(db, act, review, &in);
	if (st == STATUS_OK)
		st = deputy_note(db, act, "credit_review", review->id,
		    review_number(act, review->id));
	if (st != STATUS_OK || !in.approve)
		return st;
	return grant(db, act, review, &in);
}

enum status
credit_review_decide(struct db *db, struct act *act, int64_t id,
    const struct credit_decision *in, enum credit_review_fault *fault,
    struct credit_decided *out)
{
	struct credit_decided decided = { 0 };
	struct review_step step = {
		.id = id,
		.permission = ACTION_CREDIT_DECIDE,
		.from = CREDIT_REVIEW_DECISION,
		.input = in,
		.fault = fault,
		.decided = out == NULL ? &decided : out,
		.work = work_decide,
	};
	enum status st;

	*step.decided = decided;
	st = act_run(db, act, review_step_once, &step);
	if (st != STATUS_OK || act->replayed || !in->approve)
		return st;
	credit_look_again(db, act, step.customer_id, &step.decided->freed);
	return STATUS_OK;
}
