/**
 * @file
 * The lines of a draft: put together, understood, written.  See draft_part.h.
 */
#include "domain/draft_part.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/customer.h"
#include "domain/draft_rows.h"
#include "domain/product.h"
#include "domain/setting.h"

struct draft_stack
draft_stack_new(struct arena *mem)
{
	return (struct draft_stack){
		.mem = mem,
		.items = arena_calloc(
		    mem, DRAFT_LINES_MAX, sizeof(struct draft_line_item)),
	};
}

/* Trimmed, of at most `max` characters, none of them a control character. */
static const char *
kept(struct arena *mem, const char *typed, size_t max)
{
	struct text out = text_new(mem, 4 * max);
	const char *at = text_trim(mem, typed == NULL ? "" : typed);
	uint32_t c;

	for (size_t i = 0; i < max && (c = utf8_next(&at)) != 0; i++) {
		char bytes[4];

		if (c < ' ' || c == 0x7f)
			c = ' ';
		text_add_bytes(&out, bytes, utf8_put(c, bytes));
	}
	return out.bytes;
}

static void
push(struct draft_stack *stack, struct draft_line_item item)
{
	if (stack->count == DRAFT_LINES_MAX) {
		stack->too_many = true;
		return;
	}
	if (item.short_choice < SHORT_BACK_ORDER ||
	    item.short_choice > SHORT_REMOVE)
		item.short_choice = SHORT_BACK_ORDER;
	stack->items[stack->count++] = item;
}

void
draft_stack_row(struct draft_stack *stack, const struct draft_row *row)
{
	struct draft_line_item item = {
		.typed_code = kept(stack->mem, row->code, DRAFT_CODE_MAX),
		.typed_quantity =
		    kept(stack->mem, row->quantity, DRAFT_QUANTITY_MAX),
		.short_choice = row->short_choice,
		.seen_price_1e4 =
		    row->seen_price_1e4 > 0 ? row->seen_price_1e4 : 0,
	};

	if (item.typed_code[0] != '\0' || item.typed_quantity[0] != '\0')
		push(stack, item);
}

void
draft_stack_line(struct draft_stack *stack, const struct draft_line *line)
{
	push(stack,
	    (struct draft_line_item){
		.typed_code = line->typed_code,
		.typed_quantity = line->typed_quantity,
		.product_id = line->product_id,
		.quantity = line->quantity,
		.short_choice = line->short_choice,
		.seen_price_1e4 = line->seen_price_1e4,
	    });
}

void
draft_stack_product(struct draft_stack *stack, const char *sku,
    int64_t product_id, int64_t quantity)
{
	push(stack,
	    (struct draft_line_item){
		.typed_code = sku,
		.typed_quantity =
		    text_format(stack->mem, "%lld", (long long)quantity),
		.product_id = product_id,
		.quantity = quantity,
	    });
}

/* What was typed, as far as it can be understood. */
static enum status
understand(struct db *db, struct act *act, int64_t customer_id,
    struct draft_stack *stack)
{
	struct product_match *matches;
	struct product_viewer viewer;
	struct customer customer;
	struct setting setting;
	const char **codes;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = customer_of_document(db, act->mem, customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	viewer = product_viewer_for(
	    &customer, day_from_instant(act->now, (int)setting.zone_minutes));
	codes = arena_calloc(act->mem, stack->count, sizeof(*codes));
	matches = arena_calloc(act->mem, stack->count, sizeof(*matches));
	for (size_t i = 0; i < stack->count; i++)
		codes[i] = stack->items[i].typed_code;
	st = product_resolve(
	    db, act->mem, &viewer, codes, stack->count, matches);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < stack->count; i++) {
		struct draft_line_item *item = &stack->items[i];

		item->product_id = matches[i].by == PRODUCT_NO_MATCH
		    ? 0
		    : matches[i].product.id;
		if (draft_quantity_parse(
			item->typed_quantity, &item->quantity) != STATUS_OK)
			item->quantity = 0;
	}
	return STATUS_OK;
}

static enum status
insert_lines(struct db *db, int64_t id, struct draft_stack *stack)
{
	struct db_items bulk = {
		.columns = draft_line_item_columns,
		.column_count = draft_line_item_column_count,
		.items = stack->items,
		.item_size = sizeof(*stack->items),
		.count = stack->count,
	};

	for (size_t i = 0; i < stack->count; i++) {
		stack->items[i].draft_id = id;
		stack->items[i].position = (int64_t)i + 1;
	}
	return db_bulk(db, &stmt_draft_line_insert, &bulk, NULL);
}

enum status
draft_put_lines(struct db *db, struct act *act, int64_t id, int64_t customer_id,
    struct draft_stack *stack, enum draft_fault *fault)
{
	enum status st;

	if (stack->too_many) {
		*fault = DRAFT_FAULT_LINES;
		return STATUS_INVALID;
	}
	st = db_run(db, &stmt_draft_lines_delete, DB_ARGS(db_int(id)), NULL);
	if (st != STATUS_OK)
		return st;
	if (stack->count > 0) {
		st = understand(db, act, customer_id, stack);
		if (st != STATUS_OK)
			return st;
		st = insert_lines(db, id, stack);
		if (st != STATUS_OK)
			return st;
	}
	act_lead(act, "/drafts/%lld", (long long)id);
	return db_change(db, &stmt_draft_touch,
	    DB_ARGS(db_int((int64_t)stack->count), db_int(act->who->user_id),
		db_instant(act->now), db_int(id)));
}

enum status
draft_see_product(struct db *db, struct act *act, int64_t customer_id,
    int64_t product_id, struct product *product)
{
	struct customer customer;
	struct setting setting;
	struct product_viewer viewer;
	struct db_rows rows;
	enum status st;

	st = customer_of_document(db, act->mem, customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	viewer = product_viewer_for(
	    &customer, day_from_instant(act->now, (int)setting.zone_minutes));
	st = product_by_ids(db, act->mem, &viewer, &product_id, 1, &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	*product = *(const struct product *)rows.items;
	return STATUS_OK;
}

void
draft_set_quantity(
    struct arena *mem, struct draft_line_item *item, int64_t quantity)
{
	item->typed_quantity = text_format(mem, "%lld", (long long)quantity);
	item->quantity = quantity;
}
