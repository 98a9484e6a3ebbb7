/**
 * @file
 * The end of a return.  See return_settle.h.
 */
#include "domain/return_settle.h"

#include "base/text.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/return_replace.h"
#include "domain/return_settle_sql.h"
#include "domain/return_stock.h"
#include "domain/ticket_open.h"

/* One step of one request. */
struct step {
	int64_t id;
	enum return_action action;
	int64_t position;
	int64_t amount_fen;
	const char *text;
	struct return_problem *problem;
	int64_t credited_to; /* out: the customer; 0: no money was given */
};

/* --- Credit -------------------------------------------------------------------- */

/* The units are the supplier's again: counted as returned. */
static enum status
count_returned(struct return_whole *whole, struct return_core_line *line,
    int64_t *worth_fen)
{
	struct return_source *source = return_core_source(whole, line);
	enum status st;

	if (source == NULL)
		return STATUS_BUG;
	st = return_core_worth_of(line, line->accepted, worth_fen);
	if (st != STATUS_OK)
		return st;
	source->returned_delta += line->accepted;
	source->returned_fen_delta += *worth_fen;
	return STATUS_OK;
}

/* --- Each line by its kind ---------------------------------------------------------- */

/* What is not taken travels back; what is in dispute stays where it is. */
static enum status
send_back(struct db *db, struct act *act, const struct return_whole *whole,
    const struct return_core_line *line, int64_t quantity)
{
	if (!return_core_travels(&whole->core, line))
		return STATUS_OK;
	return return_stock_out(db, act, &whole->core, line, STOCK_SENT_BACK,
	    STOCK_TO_INSPECT, quantity);
}

/* Lines that nobody has to work on: resolved here. */
static enum status
settle_line(struct db *db, struct act *act, struct return_whole *whole,
    struct return_core_line *line, bool disputed, int64_t *worth_fen)
{
	enum status st = STATUS_OK;

	*worth_fen = 0;
	if (line->accepted > 0 &&
	    (line->kind == RETURN_REPAIR || line->kind == RETURN_REPACK))
		return STATUS_OK;
	if (line->refused > 0 && !disputed)
		st = send_back(db, act, whole, line, line->refused);
	if (st == STATUS_OK)
		st = return_core_let_go(whole, line, line->received);
	if (st == STATUS_OK && line->accepted > 0)
		st = count_returned(whole, line, worth_fen);
	if (st != STATUS_OK)
		return st;
	line->resolution = line->accepted == 0
	    ? (line->refused > 0 && !disputed ? RETURN_SENT_BACK
					      : RETURN_NOTHING)
	    : line->kind == RETURN_EXCHANGE ? RETURN_REPLACED
					    : RETURN_CREDITED;
	if (line->resolution == RETURN_CREDITED)
		line->credit_fen = line->offered_fen;
	if (line->resolution == RETURN_REPLACED && line->wanted_id != 0)
		line->credit_fen = *worth_fen;
	return STATUS_OK;
}

static enum status
replace(struct db *db, struct act *act, struct return_whole *whole,
    struct return_core_line *const *lines, const int64_t *worths, size_t n,
    bool is_other)
{
	if (n == 0)
		return STATUS_OK;
	return is_other
	    ? return_replace_other(db, act, &whole->core, lines, n)
	    : return_replace_same(db, act, &whole->core, lines, worths, n);
}

static enum status
settle_lines(
    struct db *db, struct act *act, struct return_whole *whole, bool disputed,
    bool *credited)
{
	size_t room = whole->line_count + 1;
	struct return_core_line **same =
	    arena_calloc(act->mem, room, sizeof(struct return_core_line *));
	struct return_core_line **other =
	    arena_calloc(act->mem, room, sizeof(struct return_core_line *));
	int64_t *worths = arena_calloc(act->mem, room, sizeof(*worths));
	size_t same_count = 0, other_count = 0;
	enum status st = STATUS_OK;

	for (size_t i = 0; st == STATUS_OK && i < whole->line_count; i++) {
		struct return_core_line *line = &whole->lines[i];
		int64_t worth;

		if (line->resolution != RETURN_OPEN)
			continue;
		st = settle_line(db, act, whole, line, disputed, &worth);
		if (st != STATUS_OK || line->resolution != RETURN_REPLACED)
			continue;
		if (line->wanted_id != 0) {
			other[other_count++] = line;
		} else {
			worths[same_count] = worth;
			same[same_count++] = line;
		}
	}
	if (st == STATUS_OK)
		st = replace(
		    db, act, whole, same, worths, same_count, false);
	if (st == STATUS_OK)
		st = return_core_credit(db, act, whole, credited);
	if (st == STATUS_OK)
		st = replace(db, act, whole, other, NULL, other_count, true);
	return st;
}

/* --- The whole ------------------------------------------------------------------------ */

static bool
is_resolved(const struct return_whole *whole)
{
	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].resolution == RETURN_OPEN)
			return false;
	return true;
}

/* Save what was done; when every line is resolved the request is closed. */
static enum status
finish(struct db *db, struct act *act, struct return_whole *whole)
{
	struct return_core *core = &whole->core;
	bool closes = is_resolved(whole);
	enum status st;

	if (closes) {
		core->from = core->state;
		return_core_enter(core, RETURN_CLOSED, act->now);
		core->closed_at = act->now;
	}
	st = return_core_save(db, core);
	if (st == STATUS_OK)
		st = return_core_save_lines(db, whole);
	if (st == STATUS_OK)
		st = return_core_count(db, whole);
	if (st != STATUS_OK || !closes)
		return st;
	return return_core_tell(db, act, core,
	    &(struct return_news){
		.announced = EVENT_RETURN_CLOSED,
		.event = "closed",
		.amount_fen = -1,
	    });
}

enum status
return_core_settle(struct db *db, struct act *act, struct return_whole *whole,
    bool disputed, bool *credited)
{
	enum status st;

	st = settle_lines(db, act, whole, disputed, credited);
	return st == STATUS_OK ? finish(db, act, whole) : st;
}

static enum status
begin(struct db *db, struct act *act, struct step *step,
    struct return_whole *whole)
{
	step->credited_to = 0;
	if (step->problem != NULL)
		*step->problem = (struct return_problem){ 0 };
	return return_core_lock(db, act, step->id, step->action, true, whole);
}

static int64_t
offered_in_all(const struct return_whole *whole)
{
	int64_t sum = 0;

	for (size_t i = 0; i < whole->line_count; i++)
		sum += whole->lines[i].offered_fen;
	return sum;
}

static enum status
offer_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
	struct return_whole whole;
	struct return_rules rules;
	enum status st;

	st = begin(db, act, step, &whole);
	if (st != STATUS_OK)
		return st;
	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, true))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	st = return_rules_load(db, act->mem, &rules);
	if (st != STATUS_OK)
		return st;
	return_core_enter(&whole.core, RETURN_OFFER, act->now);
	whole.core.offered_at = act->now;
	whole.core.reason = step->text;
	st = return_core_days_from_now(
	    db, act, rules.answer_days, &whole.core.auto_at, NULL);
	whole.core.answer_until = whole.core.auto_at;
	if (st == STATUS_OK)
		st = return_core_save(db, &whole.core);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = EVENT_RETURN_OFFERED,
		.event = "offered",
		.note = step->text,
		.amount_fen = offered_in_all(&whole),
		.until = instant_add_ms(whole.core.answer_until, -1),
	    });
}

enum status
return_offer(struct db *db, struct act *act, int64_t id, const char *note,
    struct return_problem *problem)
{
	return act_run(db, act, offer_once,
	    &(struct step){
		.id = id,
		.action = RETURN_ACT_OFFER,
		.text = note,
		.problem = problem,
	    });
}

/* What is not accepted is looked at by somebody else: a complaint. */
static enum status
complain(struct db *db, struct act *act, struct return_whole *whole,
    const char *why)
{
	struct return_core *core = &whole->core;
	const struct return_core_line *line = &whole->lines[0];
	const struct ticket_new complaint = {
		.kind = TICKET_COMPLAINT,
		.topic = line->reason == RETURN_QUALITY ? TICKET_QUALITY
							: TICKET_OTHER,
		.severity = TICKET_NORMAL,
		.customer_id = core->customer_id,
		.subject = text_format(act->mem, "%s %s",
		    return_core_number(act->mem, core->id), core->headline),
		.body = why,
	};
	enum ticket_fault fault;
	enum status st;

	st = ticket_open_within(
	    db, act, &complaint, 0, &fault, &core->ticket_id);
	if (st != STATUS_OK)
		return st;
	return_core_lead(act, core->id);
	return ticket_link_made(
	    db, act, core->ticket_id, TICKET_LINK_RETURN, core->id);
}

/* Accepted, in time or by silence; declined; or nothing was in question. */
static enum status
end_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
	bool declines = step->action == RETURN_ACT_DECLINE;
	bool accepts = step->action == RETURN_ACT_ACCEPT;
	bool is_silent = accepts && act->who->user_id == 0;
	struct return_whole whole;
	bool credited = false;
	enum status st;

	st = begin(db, act, step, &whole);
	if (st != STATUS_OK)
		return st;
	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, declines))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	if (declines)
		st = complain(db, act, &whole, step->text);
	if (st != STATUS_OK)
		return st;
	return_core_enter(&whole.core, RETURN_RESOLVING, act->now);
	st = return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = declines ? EVENT_RETURN_DECLINED
		    : is_silent       ? EVENT_RETURN_ACCEPTED_SILENTLY
		    : accepts         ? EVENT_RETURN_ACCEPTED
				      : EVENT_NONE,
		.event = declines ? "declined"
		    : is_silent   ? "accepted_silently"
		    : accepts     ? "accepted"
				  : "resolving",
		.note = step->text,
		.amount_fen = offered_in_all(&whole),
	    });
	if (st == STATUS_OK)
		st = return_core_settle(db, act, &whole, declines, &credited);
	if (st == STATUS_OK && credited)
		step->credited_to = whole.core.customer_id;
	return st;
}

/* Held orders are looked at again once credit came back. */
static enum status
run(struct db *db, struct act *act,
    enum status (*work)(struct db *db, struct act *act, void *context),
    struct step step)
{
	enum status st = act_run(db, act, work, &step);

	if (st == STATUS_OK && !act->replayed && step.credited_to != 0)
		receipt_posted(db, act, step.credited_to);
	return st;
}

enum status
return_accept(struct db *db, struct act *act, int64_t id)
{
	return run(db, act, end_once,
	    (struct step){ .id = id, .action = RETURN_ACT_ACCEPT });
}

enum status
return_decline(struct db *db, struct act *act, int64_t id, const char *why,
    struct return_problem *problem)
{
	return run(db, act, end_once,
	    (struct step){
		.id = id,
		.action = RETURN_ACT_DECLINE,
		.text = why,
		.problem = problem,
	    });
}

enum status
return_resolve(struct db *db, struct act *act, int64_t id)
{
	return run(db, act, end_once,
	    (struct step){ .id = id, .action = RETURN_ACT_RESOLVE });
}

/* --- Lines that people work on ------------------------------------------------------------ */

static struct return_core_line *
open_line(const struct return_whole *whole, int64_t position)
{
	struct return_core_line *line = return_core_line(whole, position);

	return line != NULL && line->resolution == RETURN_OPEN ? line : NULL;
}

/* The goods go back to the customer: as they were, repaired, repackaged. */
static enum status
hand_back(struct db *db, struct act *act, struct return_whole *whole,
    struct return_core_line *line, enum return_resolution resolution,
    const char *event)
{
	enum status st;

	st = send_back(db, act, whole, line, line->received);
	if (st == STATUS_OK)
		st = return_core_let_go(whole, line, line->received);
	if (st != STATUS_OK)
		return st;
	line->resolution = resolution;
	st = return_core_tell(db, act, &whole->core,
	    &(struct return_news){
		.announced = EVENT_RETURN_SENT_BACK,
		.event = event,
		.object_id = line->position,
		.amount_fen = -1,
	    });
	return st == STATUS_OK ? finish(db, act, whole) : st;
}

static enum status
work_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
	struct return_whole whole;
	struct return_core_line *line;
	enum status st;

	st = begin(db, act, step, &whole);
	if (st != STATUS_OK)
		return st;
	line = open_line(&whole, step->position);
	if (line == NULL || whole.core.from != RETURN_RESOLVING)
		return STATUS_CONFLICT;
	if (line->kind == RETURN_REPACK)
		return hand_back(
		    db, act, &whole, line, RETURN_REPACKED, "repackaged");
	/* A quote that nobody answered stands in the way. */
	if (line->quote_fen != 0 && line->quote_answer != 1)
		return STATUS_CONFLICT;
	return hand_back(db, act, &whole, line, RETURN_REPAIRED, "repaired");
}

enum status
return_resolve_line(
    struct db *db, struct act *act, int64_t id, int64_t position)
{
	return run(db, act, work_once,
	    (struct step){
		.id = id,
		.action = RETURN_ACT_RESOLVE,
		.position = position,
	    });
}

static enum status
quote_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
	struct return_whole whole;
	struct return_core_line *line;
	enum status st;

	st = begin(db, act, step, &whole);
	if (st != STATUS_OK)
		return st;
	line = open_line(&whole, step->position);
	if (line == NULL || line->kind != RETURN_REPAIR ||
	    line->quote_fen != 0)
		return STATUS_CONFLICT;
	if (step->amount_fen < 1 || step->amount_fen > RECEIPT_AMOUNT_MAX)
		return return_core_refuse(
		    step->problem, RETURN_FAULT_AMOUNT, step->position);
	line->quote_fen = step->amount_fen;
	st = return_core_save_lines(db, &whole);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = EVENT_RETURN_QUOTED,
		.event = "quoted",
		.note = text_format(
		    act->mem, "%lld", (long long)step->amount_fen),
		.object_id = line->position,
		.amount_fen = step->amount_fen,
	    });
}

enum status
return_quote(struct db *db, struct act *act, int64_t id, int64_t position,
    int64_t amount_fen, struct return_problem *problem)
{
	return run(db, act, quote_once,
	    (struct step){
		.id = id,
		.action = RETURN_ACT_QUOTE,
		.position = position,
		.amount_fen = amount_fen,
		.problem = problem,
	    });
}

static enum status
quote_answer_once(struct db *db, struct act *act, void *context)
{
	struct step *step = context;
	bool accepts = step->action == RETURN_ACT_QUOTE_ACCEPT;
	struct return_whole whole;
	struct return_core_line *line;
	enum status st;

	st = begin(db, act, step, &whole);
	if (st != STATUS_OK)
		return st;
	line = open_line(&whole, step->position);
	if (line == NULL || line->quote_fen == 0 || line->quote_answer != 0)
		return STATUS_CONFLICT;
	line->quote_answer = accepts ? 1 : 2;
	st = return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = EVENT_RETURN_QUOTE_ANSWERED,
		.event = accepts ? "quote_accepted" : "quote_declined",
		.object_id = line->position,
		.amount_fen = line->quote_fen,
	    });
	if (st != STATUS_OK)
		return st;
	if (accepts)
		return return_core_save_lines(db, &whole);
	return hand_back(
	    db, act, &whole, line, RETURN_SENT_BACK, "sent_back");
}

enum status
return_quote_answer(struct db *db, struct act *act, int64_t id,
    int64_t position, bool accept)
{
	return run(db, act, quote_answer_once,
	    (struct step){
		.id = id,
		.action = accept ? RETURN_ACT_QUOTE_ACCEPT
				 : RETURN_ACT_QUOTE_DECLINE,
		.position = position,
	    });
}
