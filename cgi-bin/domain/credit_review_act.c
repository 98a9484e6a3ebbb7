/**
 * @file
 * The steps of a credit review.  See credit_review.h.
 */
#include "domain/credit_review.h"

#include "base/log.h"
#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/credit_limit.h"
#include "domain/credit_review_sql.h"
#include "domain/number.h"
#include "domain/outbox.h"
#include "domain/setting.h"

enum {
	PAYMENT_MONTHS = 12,
	SALES_MONTHS = 6,
	RAISE_MONTHS_MAX = 12,
	SCORE_MAX = 100
};

/* More than anybody is granted; keeps sums of two far from overflow. */
#define LIMIT_MAX INT64_C(100000000000000)

/* One step of one review. */
struct step {
	int64_t id;
	enum action permission;
	bool or_salesperson; /* staff with ACTION_CREDIT_ASK too */
	enum credit_review_state from; /* 0: any that is open */
	const void *input;
	const char *note;
	enum credit_review_fault *fault;
	struct credit_decided *decided;
	enum status (*work)(struct db *db, struct act *act,
	    const struct step *step, const struct review_core *review);
	int64_t customer_id; /* out */
};

/* What is on the form is a text one can keep. */
static bool
is_text(const char *text, size_t most, bool is_needed)
{
	return text != NULL && utf8_length(text) <= most &&
	    !text_has_controls(text) &&
	    (!is_needed || text[strspn(text, " \t\n")] != '\0');
}

static enum status
refuse(enum credit_review_fault *fault, enum credit_review_fault why)
{
	if (fault != NULL)
		*fault = why;
	return why == CREDIT_REVIEW_BAND ? STATUS_FORBIDDEN : STATUS_INVALID;
}

static enum status
read_today(struct db *db, struct act *act, struct day *today)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		*today = day_from_instant(act->now, (int)setting.zone_minutes);
	return st;
}

static const char *
number_of(struct act *act, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_CREDIT_REVIEW, id);
	return arena_strdup(act->mem, number);
}

static enum status
note_event(struct db *db, struct act *act, int64_t id, const char *kind,
    const char *note)
{
	act_lead(act, "/credit-reviews/%s", number_of(act, id));
	return db_insert(db, &stmt_credit_review_event,
	    DB_ARGS(db_int(id), db_instant(act->now),
		db_id(act->who->user_id), db_text(kind),
		db_text(note == NULL ? "" : note)),
	    NULL);
}

static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind, int64_t id,
    int64_t customer_id, int64_t amount_fen, const char *reason)
{
	return outbox_add(db, act, kind, id, customer_id, "NO",
	    number_of(act, id), "AMOUNT",
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

static enum status
step_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
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

/* --- Application ------------------------------------------------------------- */

static enum status
check_application(const struct credit_application *in, struct day today,
    enum credit_review_fault *fault)
{
	bool is_raise = in->kind == CREDIT_REVIEW_RAISE;

	if (in->limit_fen < (is_raise ? 1 : 0) || in->limit_fen > LIMIT_MAX)
		return refuse(fault, CREDIT_REVIEW_AMOUNT);
	if (!is_raise &&
	    (in->term_kind < TERM_PAY_FIRST || in->term_kind >= TERM_KIND_COUNT ||
		in->term_days < 0 || in->term_days > CREDIT_TERM_DAYS_MAX))
		return refuse(fault, CREDIT_REVIEW_TERM);
	if (is_raise &&
	    (day_is_none(in->until) || day_compare(in->until, today) < 0 ||
		day_compare(in->until,
		    credit_months_later(today, RAISE_MONTHS_MAX)) > 0))
		return refuse(fault, CREDIT_REVIEW_UNTIL);
	if (!is_text(in->reason, CREDIT_TEXT_MAX, true))
		return refuse(fault, CREDIT_REVIEW_REASON);
	return STATUS_OK;
}

/* All a customer may owe if `limit_fen` is granted as asked. */
static enum status
granted_in_all(struct db *db, struct act *act, int64_t customer_id,
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

/* Whose turn it is for so much: by amount, and above the class's ceiling the
 * executive's. */
static enum status
band_needed(struct db *db, struct act *act, int64_t customer_id, int64_t class,
    enum credit_review_kind kind, int64_t limit_fen, enum credit_band *band)
{
	struct credit_policy policy;
	int64_t total;
	enum status st;

	st = credit_policy_load(db, act->mem, &policy);
	if (st == STATUS_OK)
		st = granted_in_all(
		    db, act, customer_id, kind, limit_fen, &total);
	if (st != STATUS_OK)
		return st;
	*band = total > credit_ceiling(&policy, class)
	    ? CREDIT_BAND_EXECUTIVE
	    : credit_band_for(&policy, total);
	return STATUS_OK;
}

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

	st = tell(
	    db, act, EVENT_CREDIT_ASKED, id, customer_id, limit_fen, NULL);
	if (st == STATUS_OK && kind == CREDIT_REVIEW_RAISE)
		st = tell(db, act, EVENT_CREDIT_TO_OPINE, id, customer_id,
		    limit_fen, NULL);
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
		st = read_today(db, act, &today);
	if (st == STATUS_OK)
		st = check_application(in, today, applying->fault);
	if (st == STATUS_OK)
		st = band_needed(db, act, customer.id, customer.class, in->kind,
		    in->limit_fen, &band);
	if (st != STATUS_OK)
		return st;

	st = db_insert(db, &stmt_credit_review_insert,
	    DB_ARGS(db_int(customer.id), db_id(customer.rep_id),
		db_id(customer.team_id), db_int(in->kind),
		db_int(first_step(in->kind)), db_int(in->limit_fen),
		db_int(in->term_kind), db_int(in->term_days),
		db_day(in->until), db_text(in->reason), db_int(band),
		db_int(act->who->user_id), db_instant(act->now),
		db_instant(act->now)),
	    applying->id);
	if (st != STATUS_OK)
		return st;
	st = note_event(db, act, *applying->id, "applied", in->reason);
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
work_again(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	struct credit_application in =
	    *(const struct credit_application *)step->input;
	enum credit_band band;
	struct day today;
	enum status st;

	in.kind = review->kind;
	st = read_today(db, act, &today);
	if (st == STATUS_OK)
		st = check_application(&in, today, step->fault);
	if (st == STATUS_OK)
		st = band_needed(db, act, review->customer_id, review->class,
		    in.kind, in.limit_fen, &band);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_credit_review_again,
	    DB_ARGS(db_int(first_step(in.kind)), db_instant(act->now),
		db_int(in.limit_fen), db_int(in.term_kind),
		db_int(in.term_days), db_day(in.until), db_text(in.reason),
		db_int(band), db_int(review->id)));
	if (st == STATUS_OK)
		st = note_event(db, act, review->id, "applied", in.reason);
	if (st != STATUS_OK)
		return st;
	return tell_asked(db, act, in.kind, review->id, review->customer_id,
	    in.limit_fen);
}

enum status
credit_review_apply_again(struct db *db, struct act *act, int64_t id,
    const struct credit_application *in, enum credit_review_fault *fault)
{
	return act_run(db, act, step_once,
	    &(struct step){
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
	return note_event(db, act, review->id, kind, note);
}

static enum status
work_send_back(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	enum status st;

	if (review->state == CREDIT_REVIEW_APPLICATION)
		return STATUS_CONFLICT;
	if (!is_text(step->note, CREDIT_TEXT_MAX, true))
		return STATUS_INVALID;
	st = move(db, act, review, CREDIT_REVIEW_APPLICATION, "sent_back",
	    step->note);
	if (st != STATUS_OK)
		return st;
	return tell(db, act, EVENT_CREDIT_SENT_BACK, review->id,
	    review->customer_id, review->wanted_limit_fen, step->note);
}

enum status
credit_review_send_back(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, step_once,
	    &(struct step){
		.id = id,
		.permission = ACTION_CREDIT_SCORE,
		.note = reason,
		.work = work_send_back,
	    });
}

static enum status
work_withdraw(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	/* What the supplier asked for itself is not the distributor's. */
	if (act->who->side != SIDE_STAFF && review->asked_by_staff)
		return STATUS_FORBIDDEN;
	if (!is_text(step->note, CREDIT_TEXT_MAX, false))
		return STATUS_INVALID;
	return move(db, act, review, CREDIT_REVIEW_WITHDRAWN, "withdrawn",
	    step->note);
}

enum status
credit_review_withdraw(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, step_once,
	    &(struct step){
		.id = id,
		.permission = ACTION_CREDIT_ASK,
		.note = reason,
		.work = work_withdraw,
	    });
}

/* --- Survey, scores, opinion --------------------------------------------------- */

static enum status
work_survey(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	const struct credit_survey *in = step->input;
	enum status st;

	if (!is_text(in->text, CREDIT_SURVEY_MAX, true))
		return refuse(step->fault, CREDIT_REVIEW_REASON);
	if (in->net_assets_fen > LIMIT_MAX || in->yearly_purchase_fen > LIMIT_MAX)
		return refuse(step->fault, CREDIT_REVIEW_AMOUNT);
	st = db_change(db, &stmt_credit_review_surveyed,
	    DB_ARGS(db_instant(act->now), db_text(in->text),
		db_int(in->net_assets_fen), db_int(in->net_assets_fen),
		db_int(in->yearly_purchase_fen),
		db_int(in->yearly_purchase_fen), db_int(act->who->user_id),
		db_int(review->id)));
	if (st != STATUS_OK)
		return st;
	return note_event(db, act, review->id, "surveyed", NULL);
}

enum status
credit_review_survey(struct db *db, struct act *act, int64_t id,
    const struct credit_survey *in, enum credit_review_fault *fault)
{
	return act_run(db, act, step_once,
	    &(struct step){
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
work_score(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	const struct credit_scores *in = step->input;
	enum credit_grade grade;
	int64_t payment, limit;
	struct day today;
	enum status st;

	if (in->analysis < 0 || in->analysis > SCORE_MAX || in->potential < 0 ||
	    in->potential > SCORE_MAX)
		return refuse(step->fault, CREDIT_REVIEW_SCORE);
	if (!is_text(in->note, CREDIT_TEXT_MAX, false))
		return refuse(step->fault, CREDIT_REVIEW_REASON);
	st = read_today(db, act, &today);
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
	    DB_ARGS(db_instant(act->now), db_int(in->analysis),
		db_int(payment), db_int(in->potential), db_text(in->note),
		db_int(grade), db_int(limit), db_int(act->who->user_id),
		db_int(review->id)));
	if (st == STATUS_OK)
		st = note_event(db, act, review->id, "scored", in->note);
	if (st != STATUS_OK)
		return st;
	return tell(db, act, EVENT_CREDIT_TO_OPINE, review->id,
	    review->customer_id, review->wanted_limit_fen, NULL);
}

enum status
credit_review_score(struct db *db, struct act *act, int64_t id,
    const struct credit_scores *in, enum credit_review_fault *fault)
{
	return act_run(db, act, step_once,
	    &(struct step){
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
work_opine(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	enum credit_band band;
	enum status st;

	if (act->who->user_id == review->asked_by)
		return STATUS_FORBIDDEN;
	if (!is_text(step->note, CREDIT_TEXT_MAX, true))
		return refuse(step->fault, CREDIT_REVIEW_REASON);
	st = band_needed(db, act, review->customer_id, review->class,
	    review->kind, review->wanted_limit_fen, &band);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_credit_review_opined,
		    DB_ARGS(db_instant(act->now), db_text(step->note),
			db_int(act->who->user_id), db_int(band),
			db_int(review->id)));
	if (st == STATUS_OK)
		st = note_event(db, act, review->id, "opined", step->note);
	if (st != STATUS_OK)
		return st;
	return tell(db, act, turn_of(band), review->id, review->customer_id,
	    review->wanted_limit_fen, NULL);
}

enum status
credit_review_opine(struct db *db, struct act *act, int64_t id,
    const char *opinion, enum credit_review_fault *fault)
{
	return act_run(db, act, step_once,
	    &(struct step){
		.id = id,
		.permission = ACTION_CREDIT_OPINE,
		.from = CREDIT_REVIEW_OPINION,
		.note = opinion,
		.fault = fault,
		.work = work_opine,
	    });
}

/* --- Decision ------------------------------------------------------------------ */

/* Input against the policy; `in` gets the end it left open. */
static enum status
check_decision(struct db *db, struct act *act, const struct step *step,
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

	if (!is_text(in->note, CREDIT_TEXT_MAX, !in->approve))
		return refuse(step->fault, CREDIT_REVIEW_REASON);
	st = read_today(db, act, &today);
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
		return refuse(step->fault, CREDIT_REVIEW_UNTIL);
	asked.until = in->until;
	return check_application(&asked, today, step->fault);
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
		return tell(db, act, EVENT_CREDIT_REFUSED, review->id,
		    review->customer_id, review->wanted_limit_fen, in->note);
	day_to_iso(in->until, until);
	return outbox_add(db, act, EVENT_CREDIT_REVIEWED, review->id,
	    review->customer_id, "NO", number_of(act, review->id), "AMOUNT",
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
		st = granted_in_all(db, act, review->customer_id, review->kind,
		    in->limit_fen, &total);
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
work_decide(struct db *db, struct act *act, const struct step *step,
    const struct review_core *review)
{
	struct credit_decision in = *(const struct credit_decision *)step->input;
	struct credit_decided *out = step->decided;
	enum status st;

	if (act->who->user_id == review->asked_by ||
	    act->who->user_id == review->opinion_by)
		return STATUS_FORBIDDEN;
	st = check_decision(db, act, step, review, &in);
	if (st == STATUS_OK)
		st = band_needed(db, act, review->customer_id, review->class,
		    review->kind,
		    in.approve ? in.limit_fen : review->wanted_limit_fen,
		    &out->needed);
	if (st != STATUS_OK)
		return st;
	if (credit_band_of(act->who->role_names) < out->needed)
		return refuse(step->fault, CREDIT_REVIEW_BAND);
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
		st = note_event(db, act, review->id,
		    in.approve ? "approved" : "refused", in.note);
	if (st == STATUS_OK)
		st = tell_decided(db, act, review, &in);
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
	struct step step = {
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
	st = act_run(db, act, step_once, &step);
	if (st != STATUS_OK || act->replayed || !in->approve)
		return st;
	credit_look_again(db, act, step.customer_id, &step.decided->freed);
	return STATUS_OK;
}
