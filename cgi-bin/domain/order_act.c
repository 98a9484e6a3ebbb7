/**
 * @file
 * What is done to orders.  See order_act.h.
 */
#include "domain/order_act.h"

#include "base/money.h"
#include "domain/credit.h"
#include "domain/deputy.h"
#include "domain/draft.h"
#include "domain/hold.h"
#include "domain/number.h"
#include "domain/order_act_sql.h"
#include "domain/order_core.h"

/* One action on one order: what each step gets. */
struct change {
	int64_t order_id;
	enum order_action action;
	const char *reason;        /* may be NULL */
	struct order_outcome *out; /* never NULL */
	enum status (*step)(struct db *db, struct act *act,
	    const struct change *change, struct order_core *order);
};

static enum status
change_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	struct order_core order;
	const struct order_rule *rule;
	enum status st;

	*change->out = (struct order_outcome){ 0 };
	st = order_core_lock(db, act, change->order_id, change->action, &order);
	if (st != STATUS_OK)
		return st;
	rule = order_rule(change->action, order.state);
	st = order_reason_check(change->reason, rule->needs_reason);
	if (st != STATUS_OK)
		return st;
	st = change->step(db, act, change, &order);
	if (st != STATUS_OK)
		return st;

	change->out->order_id = order.id;
	change->out->state = order.state;
	change->out->held = order.credit == CREDIT_HELD;
	order_core_lead(act, &order);
	return STATUS_OK;
}

/* Save the order and tell what became of it. */
static enum status
finish(struct db *db, struct act *act, const struct order_core *order,
    enum order_state from, enum outbox_kind announced, const char *event,
    const char *note)
{
	enum status st;

	st = order_core_save(db, order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = announced,
		.event = event,
		.from = from,
		.note = note,
	    });
}

static enum status
approve(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum order_state from = order->state;
	enum status st;

	order_core_enter(order, ORDER_SUBMITTED, act->now);
	order->approved_by = act->who->user_id;
	st = finish(db, act, order, from, EVENT_ORDER_APPROVED, "approved",
	    change->reason);
	if (st != STATUS_OK)
		return st;
	return order_core_confirm_alone(db, act, order, change->out);
}

static enum status
send_back(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	struct core_lines lines;
	enum order_state from = order->state;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK)
		st = order_core_release(db, act, order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st == STATUS_OK)
		st = draft_reopen(db, act, order->draft_id, order->id);
	if (st != STATUS_OK)
		return st;

	order_core_enter(order, ORDER_DRAFT, act->now);
	order->reserved_until = (struct instant){ 0 };
	return finish(db, act, order, from, EVENT_ORDER_SENT_BACK, "sent_back",
	    change->reason);
}

static enum status
confirm(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	struct core_lines lines;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st != STATUS_OK)
		return st;
	return order_core_confirm(
	    db, act, order, &lines, act->who->user_id, change->out);
}

/* Nothing of it will come: stock and an open proposal end. */
static enum status
call_off(struct db *db, struct act *act, struct order_core *order)
{
	struct core_lines lines;
	size_t i;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st != STATUS_OK)
		return st;
	st = order_core_release(db, act, order, &lines);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < lines.count; i++)
		lines.items[i].cancelled += core_line_open(&lines.items[i]);
	st = order_core_save_lines(db, order->id, &lines);
	if (st != STATUS_OK)
		return st;

	order->reserved_until = (struct instant){ 0 };
	if (!order->proposal_open)
		return STATUS_OK;
	order->proposal_open = false;
	return db_run(db, &stmt_order_withdraw_proposal,
	    DB_ARGS(db_instant(act->now), db_int(order->id)), NULL);
}

static enum status
reject(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum order_state from = order->state;
	enum status st;

	st = call_off(db, act, order);
	if (st != STATUS_OK)
		return st;
	order_core_enter(order, ORDER_REJECTED, act->now);
	return finish(db, act, order, from, EVENT_ORDER_REJECTED, "rejected",
	    change->reason);
}

/* Credit is booked last: its account is what everybody waits for. */
static enum status
give_credit_back(struct db *db, struct act *act, const struct order_core *order,
    int64_t amount_fen)
{
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = order->customer_id,
		.document = CREDIT_ORDER,
		.document_id = order->id,
		.event = CREDIT_GIVEN_BACK,
		.amount_fen = -amount_fen,
	    });
}

static enum status
cancel(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum order_state from = order->state;
	enum status st;

	st = call_off(db, act, order);
	if (st != STATUS_OK)
		return st;
	order_core_enter(order, ORDER_CANCELLED, act->now);
	st = finish(db, act, order, from, EVENT_ORDER_CANCELLED, "cancelled",
	    change->reason);
	if (st != STATUS_OK || from != ORDER_CONFIRMED)
		return st;
	return give_credit_back(db, act, order, order->total_fen);
}

static enum status
pick(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	const unsigned only = (1U << HOLD_OVERDUE) | (1U << HOLD_FORCED);
	struct credit_account account;
	struct core_lines lines;
	enum order_state from = order->state;
	int64_t kept = 0;
	size_t i;
	enum status st;

	st = order_core_barred(db, act, order, &change->out->barred);
	if (st != STATUS_OK || change->out->barred)
		return st;
	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK)
		st = order_core_reserve(db, act, order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st == STATUS_OK)
		st = credit_find(db, act->mem, order->customer_id, &account);
	if (st == STATUS_OK)
		st = credit_apply(db, act, order->id, &account,
		    order->total_fen, 0, false, only, &order->credit);
	if (st != STATUS_OK)
		return st;
	if (order->credit == CREDIT_HELD)
		return finish(db, act, order, from, EVENT_ORDER_HELD, "held",
		    change->reason);

	for (i = 0; i < lines.count; i++)
		kept += lines.items[i].reserved;
	if (kept == 0)
		return STATUS_INVALID;
	order_core_enter(order, ORDER_PICKING, act->now);
	return finish(db, act, order, from, EVENT_ORDER_PICKING, "picking",
	    change->reason);
}

static enum status
unpick(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum order_state from = order->state;

	order_core_enter(order, ORDER_CONFIRMED, act->now);
	return finish(db, act, order, from, EVENT_ORDER_PICK_UNDONE,
	    "pick_undone", change->reason);
}

/* What the open rest of each line used; the lines are cancelled by it. */
static enum status
cancel_rest(struct core_lines *lines, int64_t *rest_fen)
{
	size_t i;

	*rest_fen = 0;
	for (i = 0; i < lines->count; i++) {
		struct core_line *line = &lines->items[i];
		int64_t stays = line->quantity - line->cancelled;
		int64_t part;
		enum status st;

		st = money_part_between(core_line_total(line), line->shipped,
		    stays, line->quantity, &part);
		if (st != STATUS_OK)
			return st;
		*rest_fen += part;
		line->cancelled = line->quantity - line->shipped;
	}
	return STATUS_OK;
}

static enum status
close_short(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	struct core_lines lines;
	enum order_state from = order->state;
	int64_t rest_fen;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK)
		st = order_core_release(db, act, order, &lines);
	if (st == STATUS_OK)
		st = cancel_rest(&lines, &rest_fen);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st != STATUS_OK)
		return st;

	order_core_enter(order, ORDER_CLOSED_SHORT, act->now);
	st = finish(db, act, order, from, EVENT_ORDER_CLOSED_SHORT,
	    "closed_short", change->reason);
	if (st == STATUS_OK)
		st = order_core_complete(db, act, order);
	if (st != STATUS_OK)
		return st;
	return give_credit_back(db, act, order, rest_fen);
}

static enum status
release(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum status st;

	st = hold_judge_release(db, act, order->id, order->total_fen, NULL);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_order_release_holds,
	    DB_ARGS(db_id(act->who->user_id), db_instant(act->now),
		db_text(change->reason), db_int(order->id)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	st = deputy_note(db, act, "order", order->id,
	    order_core_number(
		act->mem, NUMBER_ORDER, order->id, order->foreign_no));
	if (st != STATUS_OK)
		return st;
	order->credit = CREDIT_RELEASED;
	st = finish(db, act, order, order->state, EVENT_ORDER_RELEASED,
	    "released", change->reason);
	if (st != STATUS_OK)
		return st;
	return order_core_confirm_alone(db, act, order, change->out);
}

static enum status
hold(struct db *db, struct act *act, const struct change *change,
    struct order_core *order)
{
	enum status st;

	st = db_run(db, &stmt_order_force_hold,
	    DB_ARGS(db_int(order->id), db_instant(act->now),
		db_id(act->who->user_id), db_text(change->reason)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	order->credit = CREDIT_HELD;
	return finish(db, act, order, order->state, EVENT_ORDER_HELD,
	    "held_by_force", change->reason);
}

static enum status
run(struct db *db, struct act *act, struct change *change)
{
	struct order_outcome nobody_asks;

	if (change->out == NULL)
		change->out = &nobody_asks;
	*change->out = (struct order_outcome){ 0 };
	return act_run(db, act, change_once, change);
}

enum status
order_approve(
    struct db *db, struct act *act, int64_t order_id, struct order_outcome *out)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_APPROVE, NULL, out, approve });
}

enum status
order_send_back(
    struct db *db, struct act *act, int64_t order_id, const char *reason)
{
	return run(db, act,
	    &(struct change){
		order_id, ORDER_SEND_BACK, reason, NULL, send_back });
}

enum status
order_confirm(
    struct db *db, struct act *act, int64_t order_id, struct order_outcome *out)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_CONFIRM, NULL, out, confirm });
}

enum status
order_reject(
    struct db *db, struct act *act, int64_t order_id, const char *reason)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_REJECT, reason, NULL, reject });
}

enum status
order_cancel(
    struct db *db, struct act *act, int64_t order_id, const char *reason)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_CANCEL, reason, NULL, cancel });
}

enum status
order_pick(
    struct db *db, struct act *act, int64_t order_id, struct order_outcome *out)
{
	return run(
	    db, act, &(struct change){ order_id, ORDER_PICK, NULL, out, pick });
}

enum status
order_unpick(struct db *db, struct act *act, int64_t order_id)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_UNPICK, NULL, NULL, unpick });
}

enum status
order_close(
    struct db *db, struct act *act, int64_t order_id, const char *reason)
{
	return run(db, act,
	    &(struct change){
		order_id, ORDER_CLOSE, reason, NULL, close_short });
}

enum status
order_release(struct db *db, struct act *act, int64_t order_id,
    const char *reason, struct order_outcome *out)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_RELEASE, reason, out, release });
}

enum status
order_hold(struct db *db, struct act *act, int64_t order_id, const char *reason)
{
	return run(db, act,
	    &(struct change){ order_id, ORDER_HOLD, reason, NULL, hold });
}
