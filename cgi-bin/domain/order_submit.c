/**
 * @file
 * A draft becomes an order.  See order_submit.h.
 */
#include "domain/order_submit.h"

#include "domain/draft.h"
#include "domain/draft_part.h"
#include "domain/order_submit_plan.h"
#include "domain/order_submit_sql.h"
#include "domain/stock.h"

/* What the order will be before anything is written. */
static void
decide(struct act *act, struct submission *job)
{
	struct credit_hold holds[CREDIT_HOLDS_MAX];
	struct credit_rules rules = {
		.over_limit = job->setting.hold_over_limit,
		.limit_ran_out = job->setting.hold_limit_ran_out,
		.limit_grace_days = job->setting.hold_limit_grace_days,
		.overdue = job->setting.hold_overdue,
		.overdue_grace_days = job->setting.hold_overdue_grace_days,
		.overdue_above_fen = job->setting.hold_overdue_above_fen,
		.order_share = job->setting.hold_order_share,
		.order_share_bp = job->setting.hold_order_share_bp,
	};

	job->held =
	    credit_evaluate(&job->head.account, &rules, job->totals.total_fen,
		job->totals.total_fen, 0, job->today, holds) > 0;
	job->state = ORDER_SUBMITTED;
	if (job->customer.has_approval &&
	    job->totals.total_fen > job->customer.approval_over_fen)
		job->state = ORDER_AWAITING_APPROVAL;

	job->order = (struct order_core){
		.id = job->head.order_id,
		.customer_id = job->head.customer_id,
		.rep_id = job->head.rep_id,
		.team_id = job->head.team_id,
		.draft_id = job->draft_id,
		.entered_by = act->who->user_id,
		.placed_at = act->now,
		.state = job->state,
		.state_since = act->now,
		.credit = job->held ? CREDIT_HELD : CREDIT_CLEAR,
		.total_fen = job->totals.total_fen,
		.net_fen = job->totals.net_fen,
		.tax_fen = job->totals.tax_fen,
		.discount_fen = job->totals.discount_fen,
		.quantity_total = job->quantity_total,
		.reserved_until = order_working_days_after(act->now,
		    job->setting.reservation_days,
		    (int)job->setting.zone_minutes),
	};
}

static const char *
text_or_empty(const char *text)
{
	return text != NULL ? text : "";
}

/* The order's row: a new one, or the one that was sent back. */
static enum status
write_order(struct db *db, struct act *act, struct submission *job)
{
	const struct submit_head *head = &job->head;
	const struct order_core *order = &job->order;
	const struct submit_order_line *first = &job->lines[0];
	const struct db_value args[] = {
		db_int(head->customer_id),
		db_id(head->rep_id),
		db_id(head->team_id),
		db_int(order->state),
		db_int(order->credit),
		db_instant(act->now),
		db_int(order->total_fen),
		db_int(order->net_fen),
		db_int(order->tax_fen),
		db_int(order->discount_fen),
		db_int((int64_t)job->line_count),
		db_int(job->quantity_total),
		db_text(first->name),
		db_text(first->name_en),
		db_text(head->own_number[0] != '\0' ? head->own_number : NULL),
		db_int(job->draft_id),
		db_text(text_or_empty(head->address)),
		db_text(text_or_empty(head->contact)),
		db_text(text_or_empty(head->phone)),
		db_day(head->wanted_on),
		db_text(head->remark),
		db_int(head->account.term_days),
		db_id(act->who->user_id),
		db_int(act->who->side == SIDE_STAFF),
		db_instant(order->reserved_until),
		db_instant(act->now),
		db_int(order->id),
	};
	enum status st;

	/* The last argument names the order that was sent back. */
	if (order->id == 0)
		return db_insert(db, &stmt_submit_order, args,
		    ARRAY_LEN(args) - 1, &job->order.id);

	st = db_change(db, &stmt_submit_again, args, ARRAY_LEN(args));
	if (st != STATUS_OK)
		return st;
	return db_run(
	    db, &stmt_submit_clear_lines, DB_ARGS(db_int(order->id)), NULL);
}

/* Keep the stock; a line that was to be served at once must be. */
static enum status
reserve_lines(struct db *db, struct act *act, struct submission *job)
{
	struct stock_want *wants =
	    arena_calloc(act->mem, job->line_count, sizeof(*wants));
	size_t i;
	enum status st;

	for (i = 0; i < job->line_count; i++) {
		wants[i].position = job->lines[i].position;
		wants[i].product_id = job->lines[i].product_id;
		wants[i].quantity = job->lines[i].quantity;
	}
	st = stock_reserve_from(
	    db, act, job->order.id, &job->stock, wants, job->line_count);
	if (st != STATUS_OK)
		return st;

	for (i = 0; i < job->line_count; i++) {
		struct submit_order_line *line = &job->lines[i];
		int64_t rest;

		line->order_id = job->order.id;
		line->reserved = wants[i].reserved;
		line->promised_now = wants[i].reserved;
		rest = line->quantity - line->reserved;
		if (line->promised_later > rest)
			line->promised_later = rest;
		if (rest > 0 && line->short_choice != SHORT_BACK_ORDER) {
			db_ask_again(db);
			return STATUS_UNAVAILABLE;
		}
	}
	return STATUS_OK;
}

/* A product that is only sold from stock lost its last units to a race. */
static enum status
check_stocked(struct db *db, const struct submission *job)
{
	size_t at = 0;
	size_t i;

	for (i = 0; i < job->entry_count; i++) {
		const struct submit_entry *entry = &job->entries[i];

		if (entry->quantity == 0)
			continue;
		if (entry->product->supply == PRODUCT_STOCKED &&
		    job->lines[at].reserved < job->lines[at].quantity) {
			db_ask_again(db);
			return STATUS_UNAVAILABLE;
		}
		at++;
	}
	return STATUS_OK;
}

static enum status
write_lines(struct db *db, const struct submission *job)
{
	struct db_items items = {
		.columns = submit_line_columns,
		.column_count = submit_line_column_count,
		.items = job->lines,
		.item_size = sizeof(*job->lines),
		.count = job->line_count,
	};

	return db_bulk(db, &stmt_submit_line, &items, NULL);
}

/* The holds, for a sent-back order also those that no longer apply. */
static enum status
write_holds(struct db *db, struct act *act, struct submission *job)
{
	struct order_core *order = &job->order;
	enum credit_facet planned = order->credit;
	enum status st;

	if (!job->held && job->head.order_id == 0)
		return STATUS_OK;
	st = credit_apply(db, act, order->id, &job->head.account,
	    order->total_fen, order->total_fen, true, CREDIT_EVERY_REASON,
	    &order->credit);
	if (st != STATUS_OK || order->credit == planned)
		return st;
	return order_core_save(db, order);
}

static enum status
tell_submitted(struct db *db, struct act *act, const struct submission *job)
{
	bool waits = job->state == ORDER_AWAITING_APPROVAL;
	enum status st;

	st = order_core_tell(db, act, &job->order,
	    &(struct order_news){
		.announced = waits ? EVENT_ORDER_AWAITING_APPROVAL
				   : EVENT_ORDER_SUBMITTED,
		.event = waits ? "awaiting_approval" : "submitted",
		.from = ORDER_DRAFT,
	    });
	if (st != STATUS_OK || job->order.credit != CREDIT_HELD)
		return st;
	return order_core_tell(db, act, &job->order,
	    &(struct order_news){
		.announced = EVENT_ORDER_HELD,
		.event = "held",
		.from = job->order.state,
	    });
}

/* A remark is for a person to read. */
static enum status
confirm_by_itself(struct db *db, struct act *act, struct submission *job)
{
	struct order_outcome confirmed;
	enum status st;

	if (job->head.remark[0] != '\0')
		return STATUS_OK;
	st = order_core_confirm_alone(db, act, &job->order, &confirmed);
	if (st != STATUS_OK)
		return st;
	job->state = confirmed.state;
	return STATUS_OK;
}

/* An order sent back is taken up again: under its lock, before all else. */
static enum status
take_sent_back(struct db *db, struct act *act, struct submission *job)
{
	struct order_core before;
	enum status st;

	if (job->head.order_id == 0)
		return STATUS_OK;
	st =
	    order_core_lock(db, act, job->head.order_id, ORDER_SUBMIT, &before);
	if (st != STATUS_OK)
		return st;
	return before.customer_id == job->head.customer_id ? STATUS_OK
							   : STATUS_CONFLICT;
}

/* The draft is done with; what the form said stays with it. */
static enum status
close_draft(struct db *db, struct act *act, const struct submission *job)
{
	const struct submit_head *head = &job->head;
	enum status st;

	st = db_change(db, &stmt_submit_draft,
	    DB_ARGS(db_int(job->order.id), db_id(head->address_id),
		db_day(head->wanted_on), db_text(head->own_number),
		db_text(head->remark), db_int(act->who->user_id),
		db_instant(act->now), db_int(job->draft_id),
		db_int(head->version)));
	if (st != STATUS_OK || job->form == NULL)
		return st;
	st = draft_keep_seen(db, job->seen, job->seen_count);
	if (st != STATUS_OK)
		return st;
	return draft_note_taken_over(db, act, job->draft_id, head->changed_by);
}

static enum status
submit_once(struct db *db, struct act *act, void *context)
{
	struct submission *job = context;
	struct submit_outcome *out = job->out;
	enum status st;

	/* Every try begins anew. */
	*out = (struct submit_outcome){ 0 };
	*job = (struct submission){
		.draft_id = job->draft_id,
		.form = job->form,
		.fault = job->fault,
		.out = out,
	};

	if (job->form != NULL)
		*job->fault = DRAFT_FAULT_NONE;
	st = submit_plan(db, act, job);
	if (st != STATUS_OK)
		return st;
	decide(act, job);
	st = take_sent_back(db, act, job);
	if (st == STATUS_OK && job->is_short)
		st = submit_promise(db, act, job);
	if (st == STATUS_OK)
		st = write_order(db, act, job);
	if (st == STATUS_OK)
		st = reserve_lines(db, act, job);
	if (st == STATUS_OK)
		st = check_stocked(db, job);
	if (st == STATUS_OK)
		st = write_lines(db, job);
	if (st == STATUS_OK)
		st = write_holds(db, act, job);
	if (st == STATUS_OK)
		st = tell_submitted(db, act, job);
	if (st == STATUS_OK)
		st = close_draft(db, act, job);
	if (st == STATUS_OK)
		st = confirm_by_itself(db, act, job);
	if (st != STATUS_OK)
		return st;

	out->order_id = job->order.id;
	out->state = job->state;
	out->held = job->order.credit == CREDIT_HELD;
	order_core_lead(act, &job->order);
	return STATUS_OK;
}

enum status
order_submit(struct db *db, struct act *act, int64_t draft_id,
    struct submit_outcome *out)
{
	struct submission job = { .draft_id = draft_id, .out = out };

	*out = (struct submit_outcome){ 0 };
	if (!actor_may(act->who, ACTION_ORDER_ENTER))
		return STATUS_FORBIDDEN;
	return act_run(db, act, submit_once, &job);
}

enum status
order_submit_form(struct db *db, struct act *act,
    const struct submit_form *form, enum draft_fault *fault,
    struct submit_outcome *out)
{
	struct submission job = { .draft_id = form->draft_id,
		.form = form,
		.fault = fault,
		.out = out };

	*out = (struct submit_outcome){ 0 };
	*fault = DRAFT_FAULT_NONE;
	if (!actor_may(act->who, ACTION_ORDER_ENTER))
		return STATUS_FORBIDDEN;
	return act_run(db, act, submit_once, &job);
}
