/**
 * @file
 * One line of a draft put right.  See draft.h.
 */
#include "db/db.h"
#include "domain/customer.h"
#include "domain/draft.h"
#include "domain/draft_part.h"
#include "domain/draft_rows.h"
#include "domain/product.h"
#include "domain/setting.h"

struct fix_line {
	const struct draft_fix *fix;
	enum draft_fault fault;
};

/* Both lines understood as the same product, quantities readable. */
static enum status
merge(struct db *db, struct act *act, int64_t customer_id,
    struct draft_line_item *from, struct draft_line_item *into)
{
	const char *codes[] = { from->typed_code, into->typed_code };
	struct product_match matches[2];
	struct product_viewer viewer;
	struct customer customer;
	int64_t more, quantity;
	enum status st;

	st = customer_of_document(db, act->mem, customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	viewer = product_viewer_for(
	    &customer, day_from_instant(act->now, ZONE_SHANGHAI_MINUTES));
	st = product_resolve(
	    db, act->mem, &viewer, codes, ARRAY_LEN(codes), matches);
	if (st != STATUS_OK)
		return st;
	if (matches[0].by == PRODUCT_NO_MATCH ||
	    matches[1].by == PRODUCT_NO_MATCH ||
	    matches[0].product.id != matches[1].product.id ||
	    draft_quantity_parse(from->typed_quantity, &more) != STATUS_OK ||
	    draft_quantity_parse(into->typed_quantity, &quantity) !=
		STATUS_OK ||
	    quantity + more > DRAFT_UNITS_MAX)
		return STATUS_INVALID;
	draft_set_quantity(act->mem, into, quantity + more);
	return STATUS_OK;
}

static enum status
replace_code(struct db *db, struct act *act, int64_t customer_id,
    int64_t product_id, struct draft_line_item *item)
{
	struct product product;
	enum status st;

	st = draft_see_product(db, act, customer_id, product_id, &product);
	if (st == STATUS_NOT_FOUND)
		return STATUS_INVALID;
	if (st != STATUS_OK)
		return st;
	item->typed_code = product.sku;
	item->product_id = product.id;
	item->seen_price_1e4 = 0;
	return STATUS_OK;
}

static void
drop(struct draft_stack *stack, size_t at)
{
	memmove(&stack->items[at], &stack->items[at + 1],
	    (stack->count - at - 1) * sizeof(*stack->items));
	stack->count--;
}

/* The line of a position; NULL if there is none. */
static struct draft_line_item *
item_at(struct draft_stack *stack, const struct draft *draft, int64_t position)
{
	for (size_t i = 0; i < stack->count; i++)
		if (draft->lines[i].position == position)
			return &stack->items[i];
	return NULL;
}

static enum status
apply(struct db *db, struct act *act, const struct draft_fix *fix,
    const struct draft *draft, struct draft_stack *stack)
{
	struct draft_line_item *item = item_at(stack, draft, fix->position);
	struct draft_line_item *into;
	enum status st;

	if (item == NULL)
		return STATUS_INVALID;
	switch (fix->kind) {
	case DRAFT_FIX_CODE:
		return replace_code(
		    db, act, draft->customer_id, fix->product_id, item);
	case DRAFT_FIX_QUANTITY:
		if (fix->quantity < 1 || fix->quantity > DRAFT_UNITS_MAX)
			return STATUS_INVALID;
		draft_set_quantity(act->mem, item, fix->quantity);
		return STATUS_OK;
	case DRAFT_FIX_SHORT:
		if (fix->short_choice < SHORT_BACK_ORDER ||
		    fix->short_choice > SHORT_REMOVE)
			return STATUS_INVALID;
		item->short_choice = fix->short_choice;
		return STATUS_OK;
	case DRAFT_FIX_REMOVE:
		drop(stack, (size_t)(item - stack->items));
		return STATUS_OK;
	case DRAFT_FIX_MERGE:
		into = item_at(stack, draft, fix->into);
		if (into == NULL || into == item)
			return STATUS_INVALID;
		st = merge(db, act, draft->customer_id, item, into);
		if (st == STATUS_OK)
			drop(stack, (size_t)(item - stack->items));
		return st;
	default:
		return STATUS_INVALID;
	}
}

static enum status
fix_line(struct db *db, struct act *act, void *context)
{
	struct fix_line *job = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	struct draft draft;
	enum status st;

	job->fault = DRAFT_FAULT_NONE;
	st = draft_take(db, act, job->fix->draft_id, job->fix->version, &draft);
	if (st != STATUS_OK)
		return st;
	for (int64_t i = 0; i < draft.line_count; i++)
		draft_stack_line(&stack, &draft.lines[i]);
	st = apply(db, act, job->fix, &draft, &stack);
	if (st == STATUS_INVALID)
		job->fault = DRAFT_FAULT_FIX;
	if (st != STATUS_OK)
		return st;
	return draft_put_lines(
	    db, act, draft.id, draft.customer_id, &stack, &job->fault);
}

enum status
draft_fix(struct db *db, struct act *act, const struct draft_fix *fix,
    enum draft_fault *fault)
{
	struct fix_line job = { .fix = fix };
	enum status st;

	st = act_run(db, act, fix_line, &job);
	*fault = job.fault;
	return st;
}
