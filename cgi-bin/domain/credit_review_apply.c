/**
 * @file
 * A credit review is asked for, sent back and withdrawn.  See credit_review.h.
 */
#include "domain/credit_review_part.h"

/* --- Application ------------------------------------------------------------- */

/* A raise goes to the manager at once. */
static enum credit_review_state
first_step(enum credit_review_kind kind)
{
	return kind == CREDIT_REVIEW_RAISE ? CREDIT_REVIEW_OPINION
					   : CREDIT_REVIEW_SURVEY;
}

static enum status
tell_asked(struct db *db, struct act *act, enum credit_review_kind kind,
    int64_t id, int64_t customer_id, int64_t limit_fen)
{
	enum status st;

	st = review_tell(
	    db, act, EVENT_CREDIT_ASKED, id, customer_id, limit_fen, NULL);
	if (st == STATUS_OK && kind == CREDIT_REVIEW_RAISE)
		st = review_tell(db, act, EVENT_CREDIT_TO_OPINE, id,
		    customer_id, limit_fen, NULL);
	return st;
}

struct applying {
	const struct credit_application *in;
	enum credit_review_fault *fault;
	int64_t *id;
};

static enum status
apply_once(struct db *db, struct act *act, void *context)
{
	const struct applying *applying = context;
	const struct credit_application *in = applying->in;
	struct review_customer_row customer;
	enum credit_band band;
	struct day today;
	enum status st;

	*applying->id = 0;
	if (applying->fault != NULL)
		*applying->fault = CREDIT_REVIEW_FINE;
	if (!actor_may(act->who, ACTION_CREDIT_ASK))
		return STATUS_FORBIDDEN;
	if (in->kind != CREDIT_REVIEW_LIMIT && in->kind != CREDIT_REVIEW_RAISE)
		return STATUS_INVALID;
	st = db_one_scoped(db, act->mem, &stmt_credit_review_customer,
	    actor_scope(act->who, ACTION_CREDIT_ASK),
	    DB_ARGS(db_int(in->customer_id)), &customer);
	if (st == STATUS_OK)
		st = review_today(db, act, &today);
	if (st == STATUS_OK)
		st = review_check_application(in, today, applying->fault);
	if (st == STATUS_OK)
		st = review_band_needed(db, act, customer.id, customer.class,
		    in->kind, in->limit_fen, &band);
	if (st != STATUS_OK)
		return st;

	st = db_insert(db, &stmt_credit_review_insert,
	    DB_ARGS(db_int(customer.id), db_id(customer.rep_id),
		db_id(customer.team_id), db_int(in->kind),
		db_int(first_step(in->kind)), db_int(in->limit_fen),
		db_int(in->term_kind), db_int(in->term_days), db_day(in->until),
		db_text(in->reason), db_int(band), db_int(act->who->user_id),
		db_instant(act->now), db_instant(act->now)),
	    applying->id);
	if (st != STATUS_OK)
		return st;
	st = review_note(db, act, *applying->id, "applied", in->reason);
	if (st != STATUS_OK)
		return st;
	return tell_asked(
	    db, act, in->kind, *applying->id, customer.id, in->limit_fen);
}

enum status
credit_review_apply(struct db *db, struct act *act,
    const struct credit_application *in, enum credit_review_fault *fault,
    int64_t *id)
{
	int64_t made = 0;
	struct applying applying = {
		.in = in,
		.fault = fault,
		.id = id == NULL ? &made : id,
	};

	*applying.id = 0;
	return act_run(db, act, apply_once, &applying);
}

static enum status
work_again(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	struct credit_application in =
	    *(const struct credit_application *)step->input;
	enum credit_band band;
	struct day today;
	enum status st;

	in.kind = review->kind;
	st = review_today(db, act, &today);
	if (st == STATUS_OK)
		st = review_check_application(&in, today, step->fault);
	if (st == STATUS_OK)
		st = review_band_needed(db, act, review->customer_id,
		    review->class, in.kind, in.limit_fen, &band);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_credit_review_again,
	    DB_ARGS(db_int(first_step(in.kind)), db_instant(act->now),
		db_int(in.limit_fen), db_int(in.term_kind),
		db_int(in.term_days), db_day(in.until), db_text(in.reason),
		db_int(band), db_int(review->id)));
	if (st == STATUS_OK)
		st = review_note(db, act, review->id, "applied", in.reason);
	if (st != STATUS_OK)
		return st;
	return tell_asked(
	    db, act, in.kind, review->id, review->customer_id, in.limit_fen);
}

enum status
credit_review_apply_again(struct db *db, struct act *act, int64_t id,
    const struct credit_application *in, enum credit_review_fault *fault)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_ASK,
		.from = CREDIT_REVIEW_APPLICATION,
		.input = in,
		.fault = fault,
		.work = work_again,
	    });
}

/* --- Back, or taken back ------------------------------------------------------ */

static enum status
move(struct db *db, struct act *act, const struct review_core *review,
    enum credit_review_state to, const char *kind, const char *note)
{
	enum status st;

	st = db_change(db, &stmt_credit_review_move,
	    DB_ARGS(db_int(to), db_instant(act->now), db_int(review->id)));
	if (st != STATUS_OK)
		return st;
	return review_note(db, act, review->id, kind, note);
}

static enum status
work_send_back(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	enum status st;

	if (review->state == CREDIT_REVIEW_APPLICATION)
		return STATUS_CONFLICT;
	if (!review_is_text(step->note, CREDIT_TEXT_MAX, true))
		return STATUS_INVALID;
	st = move(db, act, review, CREDIT_REVIEW_APPLICATION, "sent_back",
	    step->note);
	if (st != STATUS_OK)
		return st;
	return review_tell(db, act, EVENT_CREDIT_SENT_BACK, review->id,
	    review->customer_id, review->wanted_limit_fen, step->note);
}

enum status
credit_review_send_back(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_SCORE,
		.note = reason,
		.work = work_send_back,
	    });
}

static enum status
work_withdraw(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	/* What the supplier asked for itself is not the distributor's. */
	if (act->who->side != SIDE_STAFF && review->asked_by_staff)
		return STATUS_FORBIDDEN;
	if (!review_is_text(step->note, CREDIT_TEXT_MAX, false))
		return STATUS_INVALID;
	return move(
	    db, act, review, CREDIT_REVIEW_WITHDRAWN, "withdrawn", step->note);
}

enum status
credit_review_withdraw(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_ASK,
		.note = reason,
		.work = work_withdraw,
	    });
}
