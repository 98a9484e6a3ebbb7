/**
 * @file
 * A judged draft saved: what differs, in as few writes as can be.  See draft.h.
 */
#include "base/text.h"
#include "db/db.h"
#include "domain/draft.h"
#include "domain/draft_part.h"
#include "domain/draft_rows.h"

/* What save_judged() needs to know. */
struct save_judged {
	const struct draft *stored;
	size_t line_count;
	struct draft_line_item *changed; /* lines to be written */
	size_t changed_count;
	int64_t id;
	int64_t version;
	enum draft_fault fault;
};

enum status
draft_take_rows(struct arena *mem, const struct draft_row *rows, size_t count,
    struct draft *draft)
{
	struct draft_stack stack = draft_stack_new(mem);

	for (size_t i = 0; i < count; i++)
		draft_stack_row(&stack, &rows[i]);
	if (stack.too_many)
		return STATUS_INVALID;
	draft->judged = false;
	draft->line_count = (int64_t)stack.count;
	draft->lines =
	    arena_calloc(mem, stack.count + 1, sizeof(*draft->lines));
	for (size_t i = 0; i < stack.count; i++)
		draft->lines[i] = (struct draft_line){
			.position = (int64_t)i + 1,
			.typed_code = stack.items[i].typed_code,
			.typed_quantity = stack.items[i].typed_quantity,
			.short_choice = stack.items[i].short_choice,
			.seen_price_1e4 = stack.items[i].seen_price_1e4,
		};
	return STATUS_OK;
}

/* A judged line as it is stored. */
static struct draft_line_item
item_of(const struct draft_line *line)
{
	struct draft_line_item item = {
		.position = line->position,
		.typed_code = line->typed_code,
		.typed_quantity = line->typed_quantity,
		.product_id = line->product_id,
		.short_choice = line->short_choice,
		.seen_price_1e4 = line->seen_price_1e4,
	};

	/* Named to the buyer, but no product of the buyer's. */
	if (line->verdict == DRAFT_LINE_WITHDRAWN)
		item.product_id = 0;
	if (draft_quantity_parse(item.typed_quantity, &item.quantity) !=
	    STATUS_OK)
		item.quantity = 0;
	return item;
}

static bool
is_stored(const struct draft *stored, const struct draft_line_item *item)
{
	const struct draft_line *line;

	if (item->position > stored->line_count)
		return false;
	line = &stored->lines[item->position - 1];
	return line->position == item->position &&
	    line->product_id == item->product_id &&
	    line->quantity == item->quantity &&
	    line->short_choice == item->short_choice &&
	    line->seen_price_1e4 == item->seen_price_1e4 &&
	    text_equal(line->typed_code, item->typed_code) &&
	    text_equal(line->typed_quantity, item->typed_quantity);
}

static void
find_changes(
    struct arena *mem, const struct draft *draft, struct save_judged *save)
{
	save->line_count = (size_t)draft->line_count;
	save->changed =
	    arena_calloc(mem, save->line_count + 1, sizeof(*save->changed));
	for (size_t i = 0; i < save->line_count; i++) {
		struct draft_line_item item = item_of(&draft->lines[i]);

		if (!is_stored(save->stored, &item))
			save->changed[save->changed_count++] = item;
	}
}

static enum status
put_changes(struct db *db, struct save_judged *save)
{
	struct db_items bulk = {
		.columns = draft_line_item_columns,
		.column_count = draft_line_item_column_count,
		.items = save->changed,
		.item_size = sizeof(*save->changed),
		.count = save->changed_count,
	};

	for (size_t i = 0; i < save->changed_count; i++)
		save->changed[i].draft_id = save->id;
	return db_bulk(db, &stmt_draft_line_put, &bulk, NULL);
}

static enum status
save_judged(struct db *db, struct act *act, void *context)
{
	struct save_judged *save = context;
	const struct draft *stored = save->stored;
	enum status st;

	save->fault = DRAFT_FAULT_NONE;
	save->id = stored->id;
	save->version = stored->version;
	if (stored->id == 0) {
		st = draft_begin(db, act, DRAFT_KIND_DRAFT, stored->customer_id,
		    &(struct draft_input){ .id = 0 }, &save->id, &save->fault);
		save->version = 1;
		if (st != STATUS_OK)
			return st;
	}
	/* First of all: it locks the draft, and tells whether it is still the
	 * one the lines were compared with. */
	st = db_change(db, &stmt_draft_touch_version,
	    DB_ARGS(db_int((int64_t)save->line_count),
		db_int(act->who->user_id), db_instant(act->now),
		db_int(save->id), db_int(save->version)));
	if (st != STATUS_OK)
		return st;
	save->version++;
	if (stored->id != 0) {
		st = draft_note_taken_over(
		    db, act, stored->id, stored->changed_by);
		if (st != STATUS_OK)
			return st;
	}
	if (stored->line_count > (int64_t)save->line_count) {
		st = db_run(db, &stmt_draft_lines_cut,
		    DB_ARGS(
			db_int(save->id), db_int((int64_t)save->line_count)),
		    NULL);
		if (st != STATUS_OK)
			return st;
	}
	act_lead(act, "/drafts/%lld", (long long)save->id);
	return put_changes(db, save);
}

enum status
draft_save_judged(struct db *db, struct act *act, const struct draft *stored,
    struct draft *draft, int64_t version, enum draft_fault *fault)
{
	struct save_judged save = { .stored = stored };
	enum status st;

	*fault = DRAFT_FAULT_NONE;
	if (!actor_may(act->who, ACTION_ORDER_ENTER))
		return STATUS_FORBIDDEN;
	if (stored->id != 0 &&
	    (stored->state != DRAFT_OPEN ||
		(version != 0 && version != stored->version)))
		return STATUS_CONFLICT;
	find_changes(act->mem, draft, &save);
	draft->id = stored->id;
	draft->version = stored->version;
	if (stored->id != 0 && save.changed_count == 0 &&
	    stored->line_count == draft->line_count)
		return STATUS_OK;

	st = act_run(db, act, save_judged, &save);
	*fault = save.fault;
	if (st != STATUS_OK)
		return st;
	draft->id = save.id;
	draft->version = save.version;
	draft->changed_by = act->who->user_id;
	draft->changed_at = act->now;
	return STATUS_OK;
}
