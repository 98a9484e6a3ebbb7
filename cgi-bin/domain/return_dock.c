/**
 * @file
 * Returned goods at the dock.  See return_dock.h.
 */
#include "domain/return_dock.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/file.h"
#include "domain/permission.h"
#include "domain/return_stock.h"

enum {
	ALL_BP = 10000
};

/* --- Counting ---------------------------------------------------------------- */

struct counting {
	int64_t id;
	enum return_action action;
	const struct return_count *counts;
	size_t count;
	bool is_all;
	struct return_problem *problem;
};

/* Add what came to the lines.  @param[out] came units of it */
static enum status
count_lines(const struct counting *job, struct return_whole *whole,
    struct return_goods *goods, size_t *n, int64_t *came)
{
	*n = 0;
	*came = 0;
	for (size_t i = 0; i < job->count; i++) {
		const struct return_count *count = &job->counts[i];
		struct return_core_line *line =
		    return_core_line(whole, count->position);

		if (line == NULL)
			return STATUS_NOT_FOUND;
		if (count->quantity == 0)
			continue;
		if (count->quantity < 0 ||
		    count->quantity > line->approved - line->received) {
			if (job->problem != NULL)
				*job->problem = (struct return_problem){
					.fault = RETURN_FAULT_QUANTITY,
					.position = count->position,
					.left =
					    line->approved - line->received,
				};
			return STATUS_INVALID;
		}
		line->received += count->quantity;
		*came += count->quantity;
		goods[(*n)++] = (struct return_goods){
			.line = line,
			.quantity = count->quantity,
		};
	}
	return STATUS_OK;
}

static int64_t
still_to_come(const struct return_whole *whole)
{
	int64_t rest = 0;

	for (size_t i = 0; i < whole->line_count; i++)
		rest += whole->lines[i].approved - whole->lines[i].received;
	return rest;
}

/* What never came is struck off. */
static enum status
strike_off(struct return_whole *whole)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; st == STATUS_OK && i < whole->line_count; i++) {
		struct return_core_line *line = &whole->lines[i];

		if (line->approved == line->received)
			continue;
		st = return_core_let_go(
		    whole, line, line->approved - line->received);
		if (line->received == 0)
			line->resolution = RETURN_NOTHING;
	}
	return st;
}

static enum status
save_counted(struct db *db, struct return_whole *whole)
{
	enum status st = return_core_save(db, &whole->core);

	if (st == STATUS_OK)
		st = return_core_save_lines(db, whole);
	if (st == STATUS_OK)
		st = return_core_count(db, whole);
	return st;
}

static enum status
tell_counted(struct db *db, struct act *act, const struct return_core *core,
    int64_t came, int64_t struck)
{
	enum status st = STATUS_OK;

	if (came > 0)
		st = return_core_tell(db, act, core,
		    &(struct return_news){
			.announced = EVENT_RETURN_RECEIVED,
			.event = core->state == RETURN_RECEIVED
			    ? "received"
			    : "part_received",
			.note = text_format(
			    act->mem, "%lld", (long long)came),
			.amount_fen = -1,
		    });
	if (st != STATUS_OK || struck == 0)
		return st;
	return return_core_tell(db, act, core,
	    &(struct return_news){
		.announced = EVENT_RETURN_STRUCK,
		.event = "struck_off",
		.note = text_format(act->mem, "%lld", (long long)struck),
		.amount_fen = -1,
	    });
}

static void
finish_receiving(struct return_whole *whole, struct act *act)
{
	whole->core.received_at = act->now;
	return_core_enter(&whole->core, RETURN_RECEIVED, act->now);
}

static enum status
receive_once(struct db *db, struct act *act, void *context)
{
	const struct counting *job = context;
	struct return_whole whole;
	struct return_goods *goods;
	struct return_rules rules;
	int64_t came, struck = 0;
	size_t n;
	enum status st;

	if (job->problem != NULL)
		*job->problem = (struct return_problem){ 0 };
	st = return_core_lock(db, act, job->id, job->action, true, &whole);
	if (st != STATUS_OK)
		return st;
	goods = arena_calloc(act->mem, job->count + 1, sizeof(*goods));
	st = count_lines(job, &whole, goods, &n, &came);
	if (st != STATUS_OK)
		return st;
	/* A request of which nothing came at all expires, or waits. */
	if (came == 0 && job->action == RETURN_ACT_RECEIVE &&
	    !(job->is_all && whole.core.from == RETURN_PART_RECEIVED))
		return return_core_refuse(job->problem, RETURN_FAULT_EMPTY, 0);
	st = return_rules_load(db, act->mem, &rules);
	if (st == STATUS_OK && n > 0)
		st = return_stock_in(db, act, &whole.core, goods, n);
	if (st != STATUS_OK)
		return st;

	if (job->is_all || still_to_come(&whole) == 0) {
		struck = still_to_come(&whole);
		st = strike_off(&whole);
		finish_receiving(&whole, act);
	} else {
		return_core_enter(
		    &whole.core, RETURN_PART_RECEIVED, act->now);
		if (instant_is_none(whole.core.auto_at))
			st = return_core_days_from_now(db, act,
			    rules.rest_days, &whole.core.auto_at, NULL);
	}
	if (st == STATUS_OK)
		st = save_counted(db, &whole);
	if (st != STATUS_OK)
		return st;
	return tell_counted(db, act, &whole.core, came, struck);
}

enum status
return_receive(struct db *db, struct act *act, int64_t id,
    const struct return_count *counts, size_t n, bool is_all,
    struct return_problem *problem)
{
	return act_run(db, act, receive_once,
	    &(struct counting){
		.id = id,
		.action = RETURN_ACT_RECEIVE,
		.counts = counts,
		.count = n,
		.is_all = is_all,
		.problem = problem,
	    });
}

enum status
return_receive_rest(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, receive_once,
	    &(struct counting){
		.id = id,
		.action = RETURN_ACT_REST,
		.is_all = true,
	    });
}

/* --- Inspection --------------------------------------------------------------- */

struct inspecting {
	int64_t id;
	const struct return_inspection *inspection;
	struct return_problem *problem;
};

static bool
goes_back_by_kind(const struct return_core_line *line)
{
	return line->kind == RETURN_REPAIR || line->kind == RETURN_REPACK;
}

static enum status
check_finding(const struct inspecting *job, const struct return_core *core,
    const struct return_core_line *line, const struct return_finding *finding)
{
	bool falls_short = finding->accepted < line->received ||
	    finding->accept_bp < ALL_BP;

	if (finding->accepted < 0 || finding->accepted > line->received)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_QUANTITY, line->position);
	if (finding->accept_bp < 0 || finding->accept_bp > ALL_BP ||
	    (line->kind != RETURN_REFUND && finding->accept_bp != ALL_BP))
		return return_core_refuse(
		    job->problem, RETURN_FAULT_SHARE, line->position);
	if (finding->accepted > 0 && return_core_travels(core, line) &&
	    !goes_back_by_kind(line) &&
	    (finding->disposition == RETURN_UNDECIDED ||
		finding->disposition >= RETURN_SEND_BACK))
		return return_core_refuse(
		    job->problem, RETURN_FAULT_DISPOSITION, line->position);
	if (!return_core_text_fits(
		finding->note, RETURN_TEXT_MAX, falls_short))
		return return_core_refuse(
		    job->problem, RETURN_FAULT_NOTE, line->position);
	return STATUS_OK;
}

/* Goods that nobody keeps leave; others are sold again once quality says so. */
static enum status
dispose(struct db *db, struct act *act, const struct return_core *core,
    const struct return_core_line *line)
{
	const char *roles = act->who->role_names;
	bool releases = permission_has_role(roles, "quality") ||
	    permission_has_role(roles, "manager");

	switch (line->disposition) {
	case RETURN_RESTOCK:
		return return_stock_out(db, act, core, line, STOCK_MOVED,
		    releases ? STOCK_AVAILABLE : STOCK_RETURNED,
		    line->accepted);
	case RETURN_SCRAP:
		return return_stock_out(db, act, core, line, STOCK_SCRAPPED,
		    STOCK_TO_INSPECT, line->accepted);
	case RETURN_TO_FACTORY:
		return return_stock_out(db, act, core, line, STOCK_TO_FACTORY,
		    STOCK_TO_INSPECT, line->accepted);
	case RETURN_UNDECIDED:
	case RETURN_SEND_BACK:
	case RETURN_DISPOSITION_COUNT:
		break;
	}
	return STATUS_OK;
}

/* What is credited for the accepted units at their share. */
static enum status
offer_for(struct return_core_line *line)
{
	int64_t share;
	enum status st;

	line->offered_fen = 0;
	st = return_share(
	    line->asked_fen, line->accepted, line->quantity, &share);
	if (st != STATUS_OK)
		return st;
	return money_scale(
	    share, line->accept_bp, ALL_BP, &line->offered_fen);
}

static enum status
inspect_line(struct db *db, struct act *act, const struct inspecting *job,
    struct return_whole *whole, struct return_core_line *line,
    const struct return_finding *finding)
{
	enum status st;

	st = check_finding(job, &whole->core, line, finding);
	if (st != STATUS_OK)
		return st;
	line->accepted = finding->accepted;
	line->refused = line->received - finding->accepted;
	line->accept_bp = finding->accept_bp;
	line->finding = finding->note == NULL ? "" : finding->note;
	line->disposition = finding->accepted == 0 ||
		!return_core_travels(&whole->core, line)
	    ? RETURN_UNDECIDED
	    : goes_back_by_kind(line) ? RETURN_SEND_BACK
				      : finding->disposition;
	st = offer_for(line);
	if (st == STATUS_OK)
		st = dispose(db, act, &whole->core, line);
	return st;
}

static const struct return_finding *
finding_of(const struct inspecting *job, int64_t position)
{
	for (size_t i = 0; i < job->inspection->count; i++)
		if (job->inspection->findings[i].position == position)
			return &job->inspection->findings[i];
	return NULL;
}

static enum status
keep_pictures(struct db *db, struct act *act, const struct inspecting *job,
    int64_t customer_id)
{
	enum status st;

	if (job->inspection->file_count == 0)
		return STATUS_OK;
	st = file_attach(db, act, job->inspection->files,
	    job->inspection->file_count, "return_inspection", job->id, 0,
	    customer_id, false, NULL);
	return st == STATUS_INVALID
	    ? return_core_refuse(job->problem, RETURN_FAULT_FILES, 0)
	    : st;
}

static enum status
inspect_once(struct db *db, struct act *act, void *context)
{
	const struct inspecting *job = context;
	struct return_whole whole;
	int64_t offered = 0;
	enum status st;

	if (job->problem != NULL)
		*job->problem = (struct return_problem){ 0 };
	st = return_core_lock(
	    db, act, job->id, RETURN_ACT_INSPECT, false, &whole);
	for (size_t i = 0; st == STATUS_OK && i < whole.line_count; i++) {
		struct return_core_line *line = &whole.lines[i];
		const struct return_finding *finding =
		    finding_of(job, line->position);

		if (line->received == 0)
			continue;
		if (finding == NULL)
			return return_core_refuse(job->problem,
			    RETURN_FAULT_DISPOSITION, line->position);
		st = inspect_line(db, act, job, &whole, line, finding);
		offered += line->offered_fen;
	}
	if (st != STATUS_OK)
		return st;
	st = keep_pictures(db, act, job, whole.core.customer_id);
	if (st != STATUS_OK)
		return st;
	whole.core.inspected_at = act->now;
	return_core_enter(&whole.core, RETURN_INSPECTED, act->now);
	st = return_core_save(db, &whole.core);
	if (st == STATUS_OK)
		st = return_core_save_lines(db, &whole);
	if (st != STATUS_OK)
		return st;
	return return_core_tell(db, act, &whole.core,
	    &(struct return_news){
		.announced = EVENT_RETURN_INSPECTED,
		.event = "inspected",
		.amount_fen = offered,
	    });
}

enum status
return_inspect(struct db *db, struct act *act, int64_t id,
    const struct return_inspection *inspection,
    struct return_problem *problem)
{
	return act_run(db, act, inspect_once,
	    &(struct inspecting){
		.id = id,
		.inspection = inspection,
		.problem = problem,
	    });
}
