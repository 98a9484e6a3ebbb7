/**
 * @file
 * The end of a return.  See return_settle.h.
 */
#include "domain/return_settle.h"

#include "base/text.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/return_replace.h"
#include "domain/return_settle_sql.h"
#include "domain/return_step.h"
#include "domain/return_stock.h"
#include "domain/ticket_open.h"

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

enum status
return_core_send_back(struct db *db, struct act *act,
    const struct return_whole *whole, const struct return_core_line *line,
    int64_t quantity)
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
	/* What is not taken travels back; what is in dispute stays. */
	if (line->refused > 0 && !disputed)
		st = return_core_send_back(
		    db, act, whole, line, line->refused);
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

enum status
return_core_close(struct db *db, struct act *act, struct return_whole *whole)
{
	struct return_core *core = &whole->core;
	enum status st;

	if (!is_resolved(whole))
		return STATUS_OK;
	core->from = core->state;
	return_core_enter(core, RETURN_CLOSED, act->now);
	core->closed_at = act->now;
	st = return_core_save(db, core);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, core,
	    &(struct return_news){
		.announced = EVENT_RETURN_CLOSED,
		.event = "closed",
		.amount_fen = -1,
	    });
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
offer(struct db *db, struct act *act, struct return_step *step,
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
	return_core_enter(core, RETURN_OFFER, act->now);
	core->offered_at = act->now;
	core->reason = step->text;
	st = return_core_days_from_now(
	    db, act, rules.answer_days, &core->auto_at, NULL);
	core->answer_until = core->auto_at;
	news->announced = EVENT_RETURN_OFFERED;
	news->event = "offered";
	news->note = step->text;
	news->amount_fen = offered_in_all(whole);
	news->until = instant_add_ms(core->answer_until, -1);
	return st;
}

enum status
return_offer(struct db *db, struct act *act, int64_t id, const char *note,
    struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = RETURN_ACT_OFFER,
		.work = offer,
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
end(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	bool declines = step->action == RETURN_ACT_DECLINE;
	bool accepts = step->action == RETURN_ACT_ACCEPT;
	bool is_silent = accepts && act->who->user_id == 0;
	enum status st = STATUS_OK;

	if (!return_core_text_fits(step->text, RETURN_TEXT_MAX, declines))
		return return_core_refuse(step->problem, RETURN_FAULT_TEXT, 0);
	if (declines)
		st = complain(db, act, whole, step->text);
	return_core_enter(&whole->core, RETURN_RESOLVING, act->now);
	news->announced = declines ? EVENT_RETURN_DECLINED
	    : is_silent            ? EVENT_RETURN_ACCEPTED_SILENTLY
	    : accepts              ? EVENT_RETURN_ACCEPTED
				   : EVENT_NONE;
	news->event = declines ? "declined"
	    : is_silent        ? "accepted_silently"
	    : accepts          ? "accepted"
			       : "resolving";
	news->note = step->text;
	news->amount_fen = offered_in_all(whole);
	return st;
}

/* What was accepted is carried out at once. */
static enum status
carry_out(struct db *db, struct act *act, struct return_step *step,
    struct return_whole *whole, struct return_news *news)
{
	bool credited = false;
	enum status st;

	(void)news;
	st = settle_lines(db, act, whole,
	    step->action == RETURN_ACT_DECLINE, &credited);
	if (st == STATUS_OK)
		st = return_step_keep(
		    db, act, whole, &(struct return_news){ 0 });
	if (st == STATUS_OK && credited)
		step->credited_to = whole->core.customer_id;
	return st == STATUS_OK ? return_core_close(db, act, whole) : st;
}

static enum status
run_end(struct db *db, struct act *act, int64_t id, enum return_action action,
    const char *why, struct return_problem *problem)
{
	return return_step_run(db, act,
	    (struct return_step){
		.id = id,
		.action = action,
		.work = end,
		.after = carry_out,
		.with_orders = true,
		.text = why,
		.problem = problem,
	    });
}

enum status
return_accept(struct db *db, struct act *act, int64_t id)
{
	return run_end(db, act, id, RETURN_ACT_ACCEPT, NULL, NULL);
}

enum status
return_decline(struct db *db, struct act *act, int64_t id, const char *why,
    struct return_problem *problem)
{
	return run_end(db, act, id, RETURN_ACT_DECLINE, why, problem);
}

enum status
return_resolve(struct db *db, struct act *act, int64_t id)
{
	return run_end(db, act, id, RETURN_ACT_RESOLVE, NULL, NULL);
}
