/**
 * @file
 * Survey, scores and opinion of a credit review.  See credit_review.h.
 */
#include "domain/credit_review_part.h"

#include "domain/credit_limit.h"
#include "domain/deputy.h"
#include "domain/setting.h"

enum {
	PAYMENT_MONTHS = 12,
	SALES_MONTHS = 6,
	SCORE_MAX = 100
};

static enum status
work_survey(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	const struct credit_survey *in = step->input;
	enum status st;

	if (!review_is_text(in->text, CREDIT_SURVEY_MAX, true))
		return review_refuse(step->fault, CREDIT_REVIEW_REASON);
	if (in->net_assets_fen > REVIEW_LIMIT_MAX ||
	    in->yearly_purchase_fen > REVIEW_LIMIT_MAX)
		return review_refuse(step->fault, CREDIT_REVIEW_AMOUNT);
	st = db_change(db, &stmt_credit_review_surveyed,
	    DB_ARGS(db_instant(act->now), db_text(in->text),
		db_int(in->net_assets_fen), db_int(in->net_assets_fen),
		db_int(in->yearly_purchase_fen),
		db_int(in->yearly_purchase_fen), db_int(act->who->user_id),
		db_int(review->id)));
	if (st != STATUS_OK)
		return st;
	st = file_attach(db, act, in->papers, in->paper_count, "credit_review",
	    review->id, 0, review->customer_id, true, in->refused);
	if (st != STATUS_OK)
		return st;
	return review_note(db, act, review->id, "surveyed", NULL);
}

enum status
credit_review_survey(struct db *db, struct act *act, int64_t id,
    const struct credit_survey *in, enum credit_review_fault *fault)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_SCORE,
		.or_salesperson = true,
		.from = CREDIT_REVIEW_SURVEY,
		.input = in,
		.fault = fault,
		.work = work_survey,
	    });
}

/* How it paid what came due in the last 12 months. */
static enum status
payment_score(struct db *db, struct act *act, int64_t customer_id,
    struct day today, int64_t *score)
{
	const struct review_paid_row *row;
	struct credit_paid *paid;
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_credit_review_paid,
	    DB_ARGS(db_int(customer_id),
		db_day(credit_months_later(today, -PAYMENT_MONTHS)),
		db_day(today)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	paid = arena_calloc(act->mem, rows.count + 1, sizeof(*paid));
	for (size_t i = 0; i < rows.count; i++)
		paid[i] = row[i].paid;
	st = credit_payment_score(paid, rows.count, score);
	if (st != STATUS_NOT_FOUND)
		return st;
	*score = CREDIT_SCORE_NO_HISTORY;
	return STATUS_OK;
}

static enum status
suggest(struct db *db, struct act *act, const struct review_core *review,
    struct day today, enum credit_grade grade, int64_t *limit_fen)
{
	struct credit_policy policy;
	struct setting setting;
	struct review_number_row sales;
	struct instant from, to;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = credit_policy_load(db, act->mem, &policy);
	if (st != STATUS_OK)
		return st;
	from = instant_from_day(credit_months_later(today, -SALES_MONTHS),
	    (int)setting.zone_minutes);
	to = instant_from_day(today, (int)setting.zone_minutes);
	st = db_one(db, act->mem, &stmt_credit_review_sales,
	    DB_ARGS(db_int(review->customer_id), db_instant(from),
		db_instant(to), db_int(review->customer_id), db_instant(from),
		db_instant(to)),
	    &sales);
	if (st != STATUS_OK)
		return st;
	return credit_suggest(sales.number, grade,
	    credit_ceiling(&policy, review->class), limit_fen);
}

static enum status
work_score(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	const struct credit_scores *in = step->input;
	enum credit_grade grade;
	int64_t payment, limit;
	struct day today;
	enum status st;

	if (in->analysis < 0 || in->analysis > SCORE_MAX || in->potential < 0 ||
	    in->potential > SCORE_MAX)
		return review_refuse(step->fault, CREDIT_REVIEW_SCORE);
	if (!review_is_text(in->note, CREDIT_TEXT_MAX, false))
		return review_refuse(step->fault, CREDIT_REVIEW_REASON);
	st = review_today(db, act, &today);
	if (st == STATUS_OK)
		st = payment_score(
		    db, act, review->customer_id, today, &payment);
	if (st != STATUS_OK)
		return st;
	grade = credit_grade_of(
	    credit_weighted(in->analysis, payment, in->potential));
	st = suggest(db, act, review, today, grade, &limit);
	if (st != STATUS_OK)
		return st;

	st = db_change(db, &stmt_credit_review_scored,
	    DB_ARGS(db_instant(act->now), db_int(in->analysis), db_int(payment),
		db_int(in->potential), db_text(in->note), db_int(grade),
		db_int(limit), db_int(act->who->user_id), db_int(review->id)));
	if (st == STATUS_OK)
		st = review_note(db, act, review->id, "scored", in->note);
	if (st != STATUS_OK)
		return st;
	return review_tell(db, act, EVENT_CREDIT_TO_OPINE, review->id,
	    review->customer_id, review->wanted_limit_fen, NULL);
}

enum status
credit_review_score(struct db *db, struct act *act, int64_t id,
    const struct credit_scores *in, enum credit_review_fault *fault)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_SCORE,
		.from = CREDIT_REVIEW_SCORING,
		.input = in,
		.fault = fault,
		.work = work_score,
	    });
}

static enum outbox_kind
turn_of(enum credit_band band)
{
	switch (band) {
	case CREDIT_BAND_FINANCE:
		return EVENT_CREDIT_TO_DECIDE_2;
	case CREDIT_BAND_EXECUTIVE:
		return EVENT_CREDIT_TO_DECIDE_3;
	case CREDIT_BAND_NOBODY:
	case CREDIT_BAND_OFFICER:
		break;
	}
	return EVENT_CREDIT_TO_DECIDE_1;
}

static enum status
work_opine(struct db *db, struct act *act, const struct review_step *step,
    const struct review_core *review)
{
	enum credit_band band;
	enum status st;

	if (actor_is(act->who, review->asked_by))
		return STATUS_FORBIDDEN;
	if (!review_is_text(step->note, CREDIT_TEXT_MAX, true))
		return review_refuse(step->fault, CREDIT_REVIEW_REASON);
	st = review_band_needed(db, act, review->customer_id, review->class,
	    review->kind, review->wanted_limit_fen, &band);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_credit_review_opined,
		    DB_ARGS(db_instant(act->now), db_text(step->note),
			db_int(act->who->user_id), db_int(band),
			db_int(review->id)));
	if (st == STATUS_OK)
		st = review_note(db, act, review->id, "opined", step->note);
	if (st == STATUS_OK)
		st = deputy_note(db, act, "credit_review", review->id,
		    review_number(act, review->id));
	if (st != STATUS_OK)
		return st;
	return review_tell(db, act, turn_of(band), review->id,
	    review->customer_id, review->wanted_limit_fen, NULL);
}

enum status
credit_review_opine(struct db *db, struct act *act, int64_t id,
    const char *opinion, enum credit_review_fault *fault)
{
	return act_run(db, act, review_step_once,
	    &(struct review_step){
		.id = id,
		.permission = ACTION_CREDIT_OPINE,
		.from = CREDIT_REVIEW_OPINION,
		.note = opinion,
		.fault = fault,
		.work = work_opine,
	    });
}
