/**
 * @file
 * A held order becomes its draft again, smaller.  See order_reduce.h.
 */
#include "domain/order_reduce.h"

#include "domain/draft.h"
#include "domain/draft_part.h"
#include "domain/order_core.h"

struct reducing {
	int64_t order_id;
	const struct hold_cut *cuts;
	size_t count;
};

/* The cut of this draft line, each cut once; NULL where it stays. */
static const struct hold_cut *
cut_of(const struct reducing *job, bool *used, const struct draft_line *line)
{
	for (size_t i = 0; i < job->count; i++) {
		const struct hold_cut *cut = &job->cuts[i];

		if (used[i] || line->product_id != cut->product_id ||
		    line->quantity < cut->quantity)
			continue;
		used[i] = true;
		return cut;
	}
	return NULL;
}

static enum status
reopen_draft(struct db *db, struct act *act, const struct reducing *job,
    const struct order_core *order)
{
	struct draft_stack stack = draft_stack_new(act->mem);
	bool *used = arena_calloc(act->mem, job->count + 1, sizeof(*used));
	enum draft_fault fault;
	struct draft draft;
	enum status st;

	st = draft_reopen(db, act, order->draft_id, order->id);
	if (st == STATUS_OK)
		st = draft_take(db, act, order->draft_id, 0, &draft);
	if (st != STATUS_OK)
		return st;
	for (int64_t i = 0; i < draft.line_count; i++) {
		const struct draft_line *line = &draft.lines[i];
		const struct hold_cut *cut = cut_of(job, used, line);

		if (cut != NULL && cut->quantity_then == 0)
			continue;
		draft_stack_line(&stack, line);
		if (cut != NULL)
			draft_set_quantity(act->mem,
			    &stack.items[stack.count - 1], cut->quantity_then);
	}
	return draft_put_lines(
	    db, act, draft.id, draft.customer_id, &stack, &fault);
}

static enum status
reduce_once(struct db *db, struct act *act, void *context)
{
	const struct reducing *job = context;
	struct order_core order;
	struct core_lines lines;
	enum order_state from;
	enum status st;

	st = order_core_lock(db, act, job->order_id, ORDER_REDUCE, &order);
	if (st != STATUS_OK)
		return st;
	if (order.draft_id == 0)
		return STATUS_CONFLICT;
	from = order.state;
	st = order_core_lines(db, act, order.id, &lines);
	if (st == STATUS_OK)
		st = order_core_release(db, act, &order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order.id, &lines);
	if (st == STATUS_OK)
		st = reopen_draft(db, act, job, &order);
	if (st != STATUS_OK)
		return st;

	order_core_enter(&order, ORDER_DRAFT, act->now);
	order.reserved_until = (struct instant){ 0 };
	st = order_core_save(db, &order);
	if (st == STATUS_OK)
		st = order_core_tell(db, act, &order,
		    &(struct order_news){
			.announced = EVENT_NONE,
			.event = "taken_back",
			.from = from,
		    });
	if (st == STATUS_OK)
		act_lead(act, "/drafts/%lld/review", (long long)order.draft_id);
	return st;
}

enum status
order_reduce(struct db *db, struct act *act, int64_t order_id,
    const struct hold_cut *cuts, size_t count)
{
	return act_run(
	    db, act, reduce_once, &(struct reducing){ order_id, cuts, count });
}
