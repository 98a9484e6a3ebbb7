/**
 * @file
 * Drafts that grow: rows, products, past orders, templates.  See draft.h.
 */
#include "base/text.h"
#include "db/db.h"
#include "domain/draft.h"
#include "domain/draft_part.h"
#include "domain/draft_rows.h"
#include "domain/product.h"

enum {
	TEMPLATE_NAME_CHARS = 60
};

/* --- Rows appended --------------------------------------------------------------- */

struct add_rows {
	int64_t draft_id;
	int64_t customer_id;
	const struct draft_row *rows;
	size_t row_count;
	int64_t id;
	enum draft_fault fault;
};

static enum status
add_rows(struct db *db, struct act *act, void *context)
{
	struct add_rows *add = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	struct draft draft = {
		.customer_id = draft_customer_of(act->who, add->customer_id),
	};
	enum status st;

	add->fault = DRAFT_FAULT_NONE;
	add->id = add->draft_id;
	if (add->draft_id == 0)
		st = draft_begin(db, act, DRAFT_KIND_DRAFT, draft.customer_id,
		    &(struct draft_input){ .id = 0 }, &add->id, &add->fault);
	else
		st = draft_take(db, act, add->draft_id, 0, &draft);
	if (st != STATUS_OK)
		return st;

	for (int64_t i = 0; i < draft.line_count; i++)
		draft_stack_line(&stack, &draft.lines[i]);
	for (size_t i = 0; i < add->row_count; i++)
		draft_stack_row(&stack, &add->rows[i]);
	return draft_put_lines(
	    db, act, add->id, draft.customer_id, &stack, &add->fault);
}

enum status
draft_add_rows(struct db *db, struct act *act, int64_t draft_id,
    int64_t customer_id, const struct draft_row *rows, size_t row_count,
    int64_t *id, enum draft_fault *fault)
{
	struct add_rows add = {
		.draft_id = draft_id,
		.customer_id = customer_id,
		.rows = rows,
		.row_count = row_count,
	};
	enum status st;

	st = act_run(db, act, add_rows, &add);
	*fault = add.fault;
	if (st == STATUS_OK)
		*id = add.id;
	return st;
}

/* --- The cart -------------------------------------------------------------------- */

struct add_product {
	int64_t customer_id;
	struct product product;
	int64_t quantity;
	const char *lead;
	int64_t id;
	enum draft_fault fault;
};

/* Whether a stored line is of this product: known, or typed by its code. */
static bool
is_line_of(const struct draft_line_item *item, const struct product *product)
{
	return item->product_id == product->id ||
	    text_equal(item->typed_code, product->sku);
}

/* The newest draft this user changed last, else a new one. */
static enum status
cart_of(struct db *db, struct act *act, struct add_product *add,
    struct draft *draft)
{
	struct draft_id_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_draft_cart,
	    DB_ARGS(db_int(add->customer_id), db_int(act->who->user_id)), &row);
	if (st == STATUS_NOT_FOUND)
		return draft_begin(db, act, DRAFT_KIND_DRAFT, add->customer_id,
		    &(struct draft_input){ .id = 0 }, &add->id, &add->fault);
	if (st != STATUS_OK)
		return st;
	add->id = row.id;
	return draft_take(db, act, row.id, 0, draft);
}

static enum status
add_product(struct db *db, struct act *act, void *context)
{
	struct add_product *add = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	struct draft draft = { .line_count = 0 };
	struct draft_customer_row customer;
	bool grown = false;
	enum status st;

	add->fault = DRAFT_FAULT_NONE;
	st = db_one_scoped(db, act->mem, &stmt_draft_customer,
	    actor_scope(act->who, ACTION_ORDER_ENTER),
	    DB_ARGS(db_int(DRAFT_KIND_DRAFT), db_int(add->customer_id)),
	    &customer);
	if (st != STATUS_OK)
		return st;
	st = cart_of(db, act, add, &draft);
	if (st != STATUS_OK)
		return st;

	for (int64_t i = 0; i < draft.line_count; i++) {
		struct draft_line_item *item = &stack.items[i];
		int64_t before;

		draft_stack_line(&stack, &draft.lines[i]);
		if (grown || !is_line_of(item, &add->product) ||
		    draft_quantity_parse(item->typed_quantity, &before) !=
			STATUS_OK ||
		    before + add->quantity > DRAFT_UNITS_MAX)
			continue;
		item->product_id = add->product.id;
		draft_set_quantity(act->mem, item, before + add->quantity);
		grown = true;
	}
	if (!grown)
		draft_stack_product(
		    &stack, add->product.sku, add->product.id, add->quantity);
	st = draft_put_lines(
	    db, act, add->id, add->customer_id, &stack, &add->fault);
	if (st == STATUS_OK && add->lead != NULL)
		act_lead(act, "%s", add->lead);
	return st;
}

enum status
draft_add_product(struct db *db, struct act *act, int64_t customer_id,
    int64_t product_id, int64_t quantity, const char *lead, int64_t *id,
    enum draft_fault *fault)
{
	struct add_product add = {
		.customer_id = draft_customer_of(act->who, customer_id),
		.quantity = quantity,
		.lead = lead,
	};
	enum status st;

	*fault = DRAFT_FAULT_NONE;
	if (quantity < 1 || quantity > DRAFT_UNITS_MAX) {
		*fault = DRAFT_FAULT_FIX;
		return STATUS_INVALID;
	}
	if (add.customer_id == 0) {
		*fault = DRAFT_FAULT_CUSTOMER;
		return STATUS_INVALID;
	}
	st = draft_see_product(
	    db, act, add.customer_id, product_id, &add.product);
	if (st != STATUS_OK)
		return st;
	st = act_run(db, act, add_product, &add);
	*fault = add.fault;
	if (st == STATUS_OK)
		*id = add.id;
	return st;
}

/* --- Copies ------------------------------------------------------------------------ */

struct copy {
	int64_t source_id;
	const char *name;
	int64_t id;
	enum draft_fault fault;
};

static enum status
copy_order(struct db *db, struct act *act, void *context)
{
	struct copy *copy = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	const struct draft_order_row *lines;
	struct db_rows rows;
	enum status st;

	copy->fault = DRAFT_FAULT_NONE;
	st = db_all_scoped(db, act->mem, &stmt_draft_order_lines,
	    actor_scope(act->who, ACTION_ORDER_SEE),
	    DB_ARGS(db_int(copy->source_id)), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	lines = rows.items;
	st = draft_begin(db, act, DRAFT_KIND_DRAFT, lines[0].customer_id,
	    &(struct draft_input){ .id = 0 }, &copy->id, &copy->fault);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count; i++)
		draft_stack_product(&stack, lines[i].sku, lines[i].product_id,
		    lines[i].quantity);
	return draft_put_lines(
	    db, act, copy->id, lines[0].customer_id, &stack, &copy->fault);
}

static enum status
copy_template(struct db *db, struct act *act, void *context)
{
	struct copy *copy = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	struct draft template;
	enum status st;

	copy->fault = DRAFT_FAULT_NONE;
	st = draft_find(db, act->mem, act->who, copy->source_id, &template);
	if (st != STATUS_OK)
		return st;
	if (template.kind != DRAFT_KIND_TEMPLATE ||
	    template.state != DRAFT_OPEN)
		return STATUS_CONFLICT;
	st = draft_begin(db, act, DRAFT_KIND_DRAFT, template.customer_id,
	    &(struct draft_input){
		.name = template.name,
		.address_id = template.address_id,
		.remark = template.remark,
	    },
	    &copy->id, &copy->fault);
	if (st != STATUS_OK)
		return st;
	for (int64_t i = 0; i < template.line_count; i++) {
		template.lines[i].seen_price_1e4 = 0;
		draft_stack_line(&stack, &template.lines[i]);
	}
	return draft_put_lines(
	    db, act, copy->id, template.customer_id, &stack, &copy->fault);
}

/* The template of that name, or a new one. */
static enum status
template_named(struct db *db, struct act *act, const struct draft *draft,
    struct copy *copy)
{
	struct draft_id_row row;
	struct draft before;
	enum status st;

	st = db_one(db, act->mem, &stmt_draft_template_named,
	    DB_ARGS(db_int(draft->customer_id), db_text(copy->name)), &row);
	if (st == STATUS_NOT_FOUND)
		return draft_begin(db, act, DRAFT_KIND_TEMPLATE,
		    draft->customer_id,
		    &(struct draft_input){
			.name = copy->name,
			.address_id = draft->address_id,
			.remark = draft->remark,
		    },
		    &copy->id, &copy->fault);
	if (st != STATUS_OK)
		return st;
	copy->id = row.id;
	return draft_take(db, act, row.id, 0, &before);
}

static enum status
keep_template(struct db *db, struct act *act, void *context)
{
	struct copy *copy = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	struct draft draft;
	enum status st;

	copy->fault = DRAFT_FAULT_NONE;
	st = draft_find(db, act->mem, act->who, copy->source_id, &draft);
	if (st != STATUS_OK)
		return st;
	if (draft.state == DRAFT_DELETED)
		return STATUS_CONFLICT;
	st = template_named(db, act, &draft, copy);
	if (st != STATUS_OK)
		return st;
	for (int64_t i = 0; i < draft.line_count; i++)
		draft_stack_line(&stack, &draft.lines[i]);
	return draft_put_lines(
	    db, act, copy->id, draft.customer_id, &stack, &copy->fault);
}

static enum status
run_copy(struct db *db, struct act *act,
    enum status (*work)(struct db *, struct act *, void *), struct copy *copy,
    int64_t *id, enum draft_fault *fault)
{
	enum status st;

	st = act_run(db, act, work, copy);
	*fault = copy->fault;
	if (st == STATUS_OK)
		*id = copy->id;
	return st;
}

enum status
draft_from_order(struct db *db, struct act *act, int64_t order_id, int64_t *id,
    enum draft_fault *fault)
{
	struct copy copy = { .source_id = order_id };

	return run_copy(db, act, copy_order, &copy, id, fault);
}

enum status
draft_from_template(struct db *db, struct act *act, int64_t template_id,
    int64_t *id, enum draft_fault *fault)
{
	struct copy copy = { .source_id = template_id };

	return run_copy(db, act, copy_template, &copy, id, fault);
}

enum status
draft_save_template(struct db *db, struct act *act, int64_t draft_id,
    const char *name, int64_t *id, enum draft_fault *fault)
{
	struct copy copy = { .source_id = draft_id };

	copy.name = text_trim(act->mem, name == NULL ? "" : name);
	if (copy.name[0] == '\0' ||
	    utf8_length(copy.name) > TEMPLATE_NAME_CHARS) {
		*fault = DRAFT_FAULT_NAME;
		return STATUS_INVALID;
	}
	return run_copy(db, act, keep_template, &copy, id, fault);
}
