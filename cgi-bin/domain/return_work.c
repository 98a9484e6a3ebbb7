/**
 * @file
 * Lines of a return that people work on: repairs, quotes, new packages.  See
 * return_settle.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/receipt.h"
#include "domain/return_settle.h"
#include "domain/return_step.h"
#include "domain/setting.h"

static struct return_core_line *
open_line(const struct return_whole *whole, int64_t position)
{
	struct return_core_line *line = return_core_line(whole, position);

	return line != NULL && line->resolution == RETURN_OPEN ? line : NULL;
}

/* The goods go back to the customer: as they were, repaired, repackaged. */
static enum status
hand_back(struct db *db, struct act *act, struct return_whole *whole,
    struct return_core_line *line, enum return_resolution resolution)
{
	enum status st;

	st = return_core_send_back(db, act, whole, line, line->received);
	if (st == STATUS_OK)
		st = return_core_let_go(whole, line, line->received);
	line->resolution = resolution;
	return st;
}

static struct return_news
sent_back_news(const struct return_core_line *line, const char *event)
{
	return (struct return_news){
		.announced = EVENT_RETURN_SENT_BACK,
		.event = event,
		.object_id = line->position,
		.amount_fen = -1,
	};
}

/* An accepted quote is owed from when the repaired goods leave. */
static enum status
charge(struct db *db, struct act *act, struct return_step *step,
    const struct return_whole *whole, const struct return_core_line *line)
{
	const struct return_core *core = &whole->core;
	struct receivable_repair repair = {
		.customer_id = core->customer_id,
		.rep_id = core->rep_id,
		.team_id = core->team_id,
		.return_id = core->id,
		.position = line->position,
		.amount_fen = line->quote_fen,
	};
	struct setting setting;
	int64_t net;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = money_split_tax(repair.amount_fen,
		    setting.return_repair_tax_bp, &net, &repair.tax_fen);
	if (st == STATUS_OK)
		st = receivable_post_repair(
		    db, act, &repair, &step->charged_id);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, core,
	    &(struct return_news){
		.announced = EVENT_RETURN_CHARGED,
		.event = "charged",
		.note = text_format(
		    act->mem, "%lld", (long long)line->quote_fen),
		.object_id = line->position,
		.amount_fen = line->quote_fen,
	    });
}

static enum status
work(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_core_line *line = open_line(whole, step->position);
	enum status st = STATUS_OK;

	if (line == NULL || whole->core.from != RETURN_RESOLVING)
		return STATUS_CONFLICT;
	if (line->kind == RETURN_REPACK) {
		*news = sent_back_news(line, "repackaged");
		return hand_back(db, act, whole, line, RETURN_REPACKED);
	}
	/* A quote that nobody answered stands in the way. */
	if (line->quote_fen != 0 && line->quote_answer != 1)
		return STATUS_CONFLICT;
	if (line->quote_fen != 0)
		st = charge(db, act, step, whole, line);
	*news = sent_back_news(line, "repaired");
	return st == STATUS_OK
	    ? hand_back(db, act, whole, line, RETURN_REPAIRED)
	    : st;
}

/* The customer's account comes last. */
static enum status
finish_work(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	const struct return_core_line *line =
	    return_core_line(whole, step->position);
	enum status st;

	(void)news;
	st = return_core_close(db, act, whole);
	if (st != STATUS_OK || step->charged_id == 0)
		return st;
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = whole->core.customer_id,
		.document = CREDIT_REPAIR,
		.document_id = step->charged_id,
		.event = CREDIT_TAKEN,
		.amount_fen = line->quote_fen,
	    });
}

enum status
return_resolve_line(
    struct db *db, struct act *act, int64_t id, int64_t position)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_RESOLVE,
		.work = work,
		.after = finish_work,
		.with_orders = true,
		.position = position,
	    });
}

static enum status
quote(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_core_line *line = open_line(whole, step->position);

	(void)db;
	if (line == NULL || line->kind != RETURN_REPAIR ||
	    line->quote_fen != 0)
		return STATUS_CONFLICT;
	if (step->amount_fen < 1 || step->amount_fen > RECEIPT_AMOUNT_MAX)
		return return_core_refuse(
		    step->problem, RETURN_FAULT_AMOUNT, step->position);
	line->quote_fen = step->amount_fen;
	*news = (struct return_news){
		.announced = EVENT_RETURN_QUOTED,
		.event = "quoted",
		.note = text_format(
		    act->mem, "%lld", (long long)step->amount_fen),
		.object_id = line->position,
		.amount_fen = step->amount_fen,
	};
	return STATUS_OK;
}

enum status
return_quote(struct db *db, struct act *act, int64_t id, int64_t position,
    int64_t amount_fen, struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_QUOTE,
		.work = quote,
		.position = position,
		.amount_fen = amount_fen,
		.problem = problem,
	    });
}

static enum status
answer_quote(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	bool accepts = step->action == RETURN_ACT_QUOTE_ACCEPT;
	struct return_core_line *line = open_line(whole, step->position);

	(void)db;
	(void)act;
	if (line == NULL || line->quote_fen == 0 || line->quote_answer != 0)
		return STATUS_CONFLICT;
	line->quote_answer = accepts ? 1 : 2;
	*news = (struct return_news){
		.announced = EVENT_RETURN_QUOTE_ANSWERED,
		.event = accepts ? "quote_accepted" : "quote_declined",
		.object_id = line->position,
		.amount_fen = line->quote_fen,
	};
	return STATUS_OK;
}

/* Declined: as it was. */
static enum status
send_as_it_was(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	struct return_core_line *line = open_line(whole, step->position);
	enum status st;

	if (line == NULL)
		return STATUS_BUG;
	*news = sent_back_news(line, "sent_back");
	st = hand_back(db, act, whole, line, RETURN_SENT_BACK);
	if (st == STATUS_OK)
		st = return_step_keep(db, act, whole, news);
	return st == STATUS_OK ? return_core_close(db, act, whole) : st;
}

enum status
return_quote_answer(struct db *db, struct act *act, int64_t id,
    int64_t position, bool accept)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = accept ? RETURN_ACT_QUOTE_ACCEPT
				 : RETURN_ACT_QUOTE_DECLINE,
		.work = answer_quote,
		.after = accept ? NULL : send_as_it_was,
		.with_orders = true,
		.position = position,
	    });
}
