/**
 * @file
 * What people do with a return request.  See return_act.h.
 */
#include "domain/return_act.h"

#include <string.h>

#include "base/text.h"
#include "domain/file.h"
#include "domain/promise.h"
#include "domain/return_act_sql.h"
#include "domain/return_step.h"
#include "domain/return_value.h"

enum {
	CARRIER_MAX = 60,
	MINUTE_MS = 60000
};

/* By when somebody looks at it. */
static enum status
promise(struct db *db, struct act *act, const struct return_rules *rules,
    struct return_core *core)
{
	struct promise_terms terms;
	enum status st;

	st = promise_terms_load(db, act->mem, &terms);
	if (st != STATUS_OK)
		return st;
	core->promise_at = workday_add(&terms.calendar, act->now,
	    rules->promise_minutes * MINUTE_MS, false);
	return STATUS_OK;
}

/* --- Submit -------------------------------------------------------------------- */

static enum status
check_line(const struct return_core *core, const struct return_core_line *line,
    struct return_problem *problem)
{
	if (line->quantity < 1)
		return return_core_refuse(
		    problem, RETURN_FAULT_QUANTITY, line->position);
	if (line->reason == 0)
		return return_core_refuse(
		    problem, RETURN_FAULT_REASON, line->position);
	if (!return_core_text_fits(line->note, RETURN_TEXT_MAX,
		line->reason == RETURN_OTHER))
		return return_core_refuse(
		    problem, RETURN_FAULT_NOTE, line->position);
	if (return_way_stays(core->way) && line->kind != RETURN_REFUND &&
	    (core->way == RETURN_KEPT || line->kind != RETURN_EXCHANGE))
		return return_core_refuse(
		    problem, RETURN_FAULT_KIND, line->position);
	return STATUS_OK;
}

static enum status
read_headline(
    struct db *db, struct act *act, const struct return_whole *whole,
    struct return_core *core)
{
	struct return_product_row product;
	enum status st;

	st = db_one(db, act->mem, &stmt_return_product_name,
	    DB_ARGS(db_int(whole->lines[0].product_id)), &product);
	if (st != STATUS_OK)
		return st;
	core->headline = product.name;
	core->headline_en = product.name_en;
	return STATUS_OK;
}

/* Whose turn it is, beside service, who hears of every request. */
static enum status
tell_deciders(
    struct db *db, struct act *act, const struct return_core *core)
{
	struct return_news news = { .amount_fen = core->credit_asked_fen };

	if (core->level == LEVEL_SERVICE)
		return STATUS_OK;
	news.announced = core->level == LEVEL_MANAGER
	    ? EVENT_RETURN_TO_DECIDE_2
	    : EVENT_RETURN_TO_DECIDE_3;
	return return_core_announce(db, act, core, &news);
}

static enum status
approve_alone(struct db *db, struct act *act, struct return_whole *whole,
    struct return_news *news)
{
	const struct return_approval approval = { .instruction = "" };
	struct act system = *act;
	enum status st;

	system.who = &actor_system;
	whole->core.from = RETURN_SUBMITTED;
	st = return_core_approve(
	    db, &system, whole, &approval, 0, news, NULL);
	return st == STATUS_OK ? return_step_keep(db, &system, whole, news)
			       : st;
}

static enum status
value(struct db *db, struct act *act, const struct return_rules *rules,
    struct return_whole *whole, struct return_verdict *verdict,
    struct return_problem *problem)
{
	struct return_core *core = &whole->core;
	struct return_totals totals;
	int64_t month_count;
	enum status st;

	st = return_value_lines(rules, whole, problem);
	if (st == STATUS_OK)
		st = return_value_judge(db, act->mem, act->now, rules, whole,
		    verdict, &month_count);
	if (st != STATUS_OK)
		return st;
	totals = return_value_totals(whole);
	core->credit_asked_fen = totals.asked_fen;
	core->quantity_total = totals.quantity;
	core->line_count = (int64_t)whole->line_count;
	core->verdict = verdict->marks;
	core->level = verdict->level;
	core->submitted_at = act->now;
	return STATUS_OK;
}

static enum status
submit(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_verdict verdict;
	struct return_rules rules;
	enum status st = STATUS_OK;

	if (whole->line_count == 0)
		return return_core_refuse(step->problem, RETURN_FAULT_EMPTY, 0);
	for (size_t i = 0; st == STATUS_OK && i < whole->line_count; i++)
		st = check_line(&whole->core, &whole->lines[i], step->problem);
	if (st == STATUS_OK)
		st = return_rules_load(db, act->mem, &rules);
	if (st == STATUS_OK)
		st = value(db, act, &rules, whole, &verdict, step->problem);
	if (st == STATUS_OK)
		st = read_headline(db, act, whole, &whole->core);
	if (st == STATUS_OK)
		st = promise(db, act, &rules, &whole->core);
	if (st != STATUS_OK)
		return st;
	step->alone = verdict.alone;
	return_core_enter(&whole->core, RETURN_SUBMITTED, act->now);
	news->announced = EVENT_RETURN_SUBMITTED;
	news->event = "submitted";
	news->amount_fen = whole->core.credit_asked_fen;
	return STATUS_OK;
}

static enum status
pass_on(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	return step->alone ? approve_alone(db, act, whole, news)
			   : tell_deciders(db, act, &whole->core);
}

enum status
return_submit(struct db *db, struct act *act, int64_t id,
    struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_SUBMIT,
		.work = submit,
		.after = pass_on,
		.with_orders = true,
		.problem = problem,
	    });
}

/* --- Approve ------------------------------------------------------------------ */

static enum status
approve(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	return return_core_approve(db, act, whole, step->approval,
	    act->who->user_id, news, step->problem);
}

enum status
return_approve(struct db *db, struct act *act, int64_t id,
    const struct return_approval *approval, struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_APPROVE,
		.work = approve,
		.with_orders = true,
		.approval = approval,
		.problem = problem,
	    });
}

/* --- Question and answer ----------------------------------------------------------- */

static enum status
ask(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_core *core = &whole->core;
	struct return_rules rules;
	enum status st;

	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, true))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	st = return_rules_load(db, act->mem, &rules);
	if (st != STATUS_OK)
		return st;
	return_core_enter(core, RETURN_INFO_NEEDED, act->now);
	core->reason = step->text;
	core->promise_at = (struct instant){ 0 };
	st = return_core_days_from_now(
	    db, act, rules.answer_days, &core->auto_at, NULL);
	core->answer_until = core->auto_at;
	news->announced = EVENT_RETURN_ASKED;
	news->event = "asked";
	news->note = step->text;
	news->until = instant_add_ms(core->answer_until, -1);
	return st;
}

enum status
return_ask(struct db *db, struct act *act, int64_t id, const char *question,
    struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_ASK,
		.work = ask,
		.text = question,
		.problem = problem,
	    });
}

static enum status
answer(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_rules rules;
	enum status st;

	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, true))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	st = return_rules_load(db, act->mem, &rules);
	if (st == STATUS_OK && step->file_count > 0)
		st = file_attach(db, act, step->files, step->file_count,
		    "return_line", step->id, 0, whole->core.customer_id,
		    false, NULL);
	if (st == STATUS_INVALID)
		return return_core_refuse(step->problem, RETURN_FAULT_FILES, 0);
	if (st == STATUS_OK)
		st = promise(db, act, &rules, &whole->core);
	return_core_enter(&whole->core, RETURN_SUBMITTED, act->now);
	news->announced = EVENT_RETURN_ANSWERED;
	news->event = "answered";
	news->note = step->text;
	return st;
}

enum status
return_answer(struct db *db, struct act *act, int64_t id, const char *text,
    const char *const *files, size_t file_count,
    struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_ANSWER,
		.work = answer,
		.text = text,
		.files = files,
		.file_count = file_count,
		.problem = problem,
	    });
}

/* --- Ends without goods -------------------------------------------------------------- */

static enum status
let_go_all(struct return_whole *whole)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; st == STATUS_OK && i < whole->line_count; i++) {
		int64_t held =
		    return_core_held(&whole->core, &whole->lines[i]);

		if (held > 0)
			st = return_core_let_go(whole, &whole->lines[i], held);
	}
	return st;
}

static enum status
drop(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	bool rejects = step->action == RETURN_ACT_REJECT;
	bool was_draft = whole->core.from == RETURN_DRAFT;
	struct return_core *core = &whole->core;

	(void)db;
	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, rejects))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	return_core_enter(
	    core, rejects ? RETURN_REJECTED : RETURN_CANCELLED, act->now);
	core->reason = step->text;
	core->promise_at = (struct instant){ 0 };
	core->closed_at = act->now;
	if (rejects) {
		core->decided_by = act->who->user_id;
		core->decided_at = act->now;
	}
	news->announced = was_draft ? EVENT_NONE
	    : rejects               ? EVENT_RETURN_REJECTED
				    : EVENT_RETURN_CANCELLED;
	news->event = rejects ? "rejected" : "cancelled";
	news->note = step->text;
	return let_go_all(whole);
}

static enum status
run_drop(struct db *db, struct act *act, int64_t id, enum return_action action,
    const char *reason, struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = action,
		.work = drop,
		.with_orders = true,
		.text = reason,
		.problem = problem,
	    });
}

enum status
return_reject(struct db *db, struct act *act, int64_t id, const char *reason,
    struct return_problem *problem)
{
	return run_drop(db, act, id, RETURN_ACT_REJECT, reason, problem);
}

enum status
return_cancel(struct db *db, struct act *act, int64_t id, const char *reason,
    struct return_problem *problem)
{
	return run_drop(db, act, id, RETURN_ACT_CANCEL, reason, problem);
}

/* --- On the way, and the last question ------------------------------------------------ */

static enum status
send(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_core *core = &whole->core;

	(void)db;
	if (!return_core_text_fits(
		step->text, CARRIER_MAX, core->way == RETURN_BY_CARRIER) ||
	    !return_core_text_fits(step->more, CARRIER_MAX, false))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	return_core_enter(core, RETURN_IN_TRANSIT, act->now);
	core->carrier = step->text;
	core->tracking = step->more;
	core->sent_at = act->now;
	news->announced = EVENT_RETURN_SENT;
	news->event = "sent";
	news->note = text_format(act->mem, "%s%s%s", step->text,
	    step->more[0] == '\0' ? "" : " ", step->more);
	return STATUS_OK;
}

enum status
return_send(struct db *db, struct act *act, int64_t id, const char *carrier,
    const char *tracking, struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_SEND,
		.work = send,
		.text = carrier,
		.more = tracking,
		.problem = problem,
	    });
}

static enum status
rate(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	(void)db;
	(void)act;
	whole->core.satisfied = step->satisfied ? 1 : 2;
	news->event = step->satisfied ? "satisfied" : "not_satisfied";
	return STATUS_OK;
}

enum status
return_rate(struct db *db, struct act *act, int64_t id, bool satisfied)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_RATE,
		.work = rate,
		.satisfied = satisfied,
	    });
}
