/**
 * @file
 * The draft of a request: its lines and what is said of them.  See return_act.h.
 */
#include "base/text.h"
#include "domain/file.h"
#include "domain/key.h"
#include "domain/return_act.h"
#include "domain/return_act_sql.h"
#include "domain/return_value.h"
#include "domain/stock_book.h"

enum {
	REMARK_MAX = 500,
	SKU_MAX = 40
};

struct starting {
	int64_t customer_id;
	const struct return_pick *picks;
	size_t count;
	int64_t id; /* in and out */
	struct return_problem *problem;
};

static const struct return_delivery_row *
delivery_of(const struct db_rows *rows, const struct return_pick *pick)
{
	const struct return_delivery_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		if (row[i].order_id == pick->order_id &&
		    row[i].position == pick->order_position &&
		    row[i].batch_id == pick->batch_id)
			return &row[i];
	return NULL;
}

static bool
is_on(const struct return_core_line *lines, size_t count,
    const struct return_pick *pick)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].order_id == pick->order_id &&
		    lines[i].order_position == pick->order_position &&
		    lines[i].batch_id == pick->batch_id)
			return true;
	return false;
}

static enum status
make_draft(struct db *db, struct act *act, const struct starting *job,
    const struct return_customer_row *customer, int64_t *id)
{
	struct return_core core = { .state = RETURN_DRAFT };
	enum status st;

	st = db_insert(db, &stmt_return_insert,
	    DB_ARGS(db_int(job->customer_id), db_id(customer->rep_id),
		db_id(customer->team_id), db_instant(act->now),
		db_id(act->who->user_id),
		db_int(act->who->side == SIDE_STAFF), db_instant(act->now)),
	    id);
	if (st != STATUS_OK)
		return st;
	core.id = *id;
	core.from = RETURN_DRAFT;
	return return_core_tell(db, act, &core,
	    &(struct return_news){ .event = "started", .amount_fen = -1 });
}

/* What was delivered of the orders that are picked from. */
static enum status
read_deliveries(struct db *db, struct act *act, const struct starting *job,
    struct db_rows *deliveries, struct return_whole *sources)
{
	int64_t *ids = arena_calloc(act->mem, job->count + 1, sizeof(*ids));
	size_t count;
	enum status st;

	for (size_t i = 0; i < job->count; i++)
		ids[i] = job->picks[i].order_id;
	count = stock_book_distinct(ids, job->count);
	st = db_all(db, act->mem, &stmt_return_deliveries,
	    DB_ARGS(db_int(job->customer_id), db_ints(ids, count)), deliveries);
	if (st != STATUS_OK)
		return st;
	return return_core_sources(db, act->mem, ids, count, sources);
}

static enum status
add_lines(struct db *db, struct act *act, const struct starting *job,
    int64_t id, const struct return_whole *whole)
{
	struct return_whole sources = { 0 };
	struct return_new_line *lines =
	    arena_calloc(act->mem, job->count + 1, sizeof(*lines));
	struct db_items items = {
		.columns = return_add_line_columns,
		.column_count = return_add_line_column_count,
		.items = lines,
		.item_size = sizeof(*lines),
	};
	struct db_rows deliveries;
	int64_t position = whole->core.line_count;
	enum status st;

	st = read_deliveries(db, act, job, &deliveries, &sources);
	for (size_t i = 0; st == STATUS_OK && i < job->count; i++) {
		const struct return_pick *pick = &job->picks[i];
		const struct return_delivery_row *row =
		    delivery_of(&deliveries, pick);
		const struct return_core_line probe = {
			.order_id = pick->order_id,
			.order_position = pick->order_position,
		};
		int64_t left;

		if (row == NULL)
			return STATUS_NOT_FOUND;
		if (is_on(whole->lines, whole->line_count, pick))
			continue;
		left = return_value_left(return_core_source(&sources, &probe));
		if (left > row->delivered)
			left = row->delivered;
		if (left < 1)
			continue;
		lines[items.count++] = (struct return_new_line){
			.return_id = id,
			.position = ++position,
			.order_id = row->order_id,
			.order_position = row->position,
			.product_id = row->product_id,
			.batch_id = row->batch_id,
			.delivered_at = row->delivered_at,
			.quantity = pick->quantity > 0 && pick->quantity < left
			    ? pick->quantity
			    : left,
		};
	}
	if (st != STATUS_OK)
		return st;
	if (items.count + whole->line_count == 0 ||
	    items.count + whole->line_count > RETURN_LINES_MAX)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_EMPTY, 0);
	if (items.count == 0)
		return STATUS_OK;
	st = db_bulk(db, &stmt_return_add_line, &items, NULL);
	if (st != STATUS_OK)
		return st;
	/* Positions are not used twice: files hang on them. */
	return db_change(db, &stmt_return_last_position,
	    DB_ARGS(db_int(position), db_int(id)));
}

static enum status
start_once(struct db *db, struct act *act, void *context)
{
	struct starting *job = context;
	struct return_whole whole = { 0 };
	struct return_customer_row customer;
	int64_t id = job->id;
	enum status st;

	if (job->problem != NULL)
		*job->problem = (struct return_problem){ 0 };
	if (!actor_may(act->who, ACTION_RETURN_ASK))
		return STATUS_FORBIDDEN;
	if (job->count == 0 || job->count > RETURN_LINES_MAX)
		return return_core_refuse(job->problem, RETURN_FAULT_EMPTY, 0);
	if (id != 0) {
		st = return_core_lock(
		    db, act, id, RETURN_ACT_SAVE, false, &whole);
		if (st != STATUS_OK)
			return st;
		job->customer_id = whole.core.customer_id;
	}
	st = db_one_scoped(db, act->mem, &stmt_return_customer,
	    actor_scope(act->who, ACTION_RETURN_ASK),
	    DB_ARGS(db_int(job->customer_id)), &customer);
	if (st == STATUS_OK && id == 0)
		st = make_draft(db, act, job, &customer, &id);
	if (st == STATUS_OK)
		st = add_lines(db, act, job, id, &whole);
	if (st != STATUS_OK)
		return st;
	return_core_lead(act, id);
	job->id = id;
	return STATUS_OK;
}

enum status
return_start(struct db *db, struct act *act, int64_t customer_id,
    const struct return_pick *picks, size_t n, int64_t *id,
    struct return_problem *problem)
{
	int64_t standing = *id;
	struct starting job = {
		.customer_id = customer_id,
		.picks = picks,
		.count = n,
		.id = standing,
		.problem = problem,
	};
	enum status st = act_run(db, act, start_once, &job);

	*id = st == STATUS_OK ? job.id : standing;
	return st;
}

/* --- What is said of the lines ------------------------------------------------ */

struct saving {
	int64_t id;
	const struct return_edit *edit;
	struct return_problem *problem;
};

static enum status
find_wanted(struct db *db, struct act *act, const char *sku, int64_t *id)
{
	struct return_product_row product;
	const char *key;
	enum status st;

	*id = 0;
	if (sku == NULL || sku[0] == '\0')
		return STATUS_OK;
	if (utf8_length(sku) > SKU_MAX)
		return STATUS_NOT_FOUND;
	key = key_fold(act->mem, sku);
	st = db_one(db, act->mem, &stmt_return_by_sku, DB_ARGS(db_text(key)),
	    &product);
	if (st == STATUS_OK)
		*id = product.id;
	return st;
}

static enum status
save_files(struct db *db, struct act *act, const struct saving *job,
    const struct return_whole *whole)
{
	const struct return_edit *edit = job->edit;
	enum status st;

	if (edit->file_count == 0)
		return STATUS_OK;
	if (edit->files_for != 0 &&
	    return_core_line(whole, edit->files_for) == NULL)
		return STATUS_NOT_FOUND;
	st = file_attach(db, act, edit->files, edit->file_count, "return_line",
	    job->id, edit->files_for, whole->core.customer_id, false, NULL);
	return st == STATUS_INVALID
	    ? return_core_refuse(job->problem, RETURN_FAULT_FILES, 0)
	    : st;
}

static enum status
save_line(struct db *db, struct act *act, const struct saving *job,
    const struct return_edit_line *edit, struct return_whole *whole)
{
	struct return_core_line *line =
	    return_core_line(whole, edit->position);
	int64_t wanted;
	enum status st;

	if (line == NULL)
		return STATUS_NOT_FOUND;
	if (edit->quantity == 0)
		return db_change(db, &stmt_return_drop_line,
		    DB_ARGS(db_int(job->id), db_int(edit->position)));
	if (edit->quantity < 0)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_QUANTITY, edit->position);
	if (edit->kind < RETURN_REFUND || edit->kind >= RETURN_KIND_COUNT)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_KIND, edit->position);
	if (edit->reason >= RETURN_REASON_COUNT)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_REASON, edit->position);
	if (!return_core_text_fits(edit->note, RETURN_TEXT_MAX, false))
		return return_core_refuse(
		    job->problem, RETURN_FAULT_NOTE, edit->position);
	st = find_wanted(db, act,
	    edit->kind == RETURN_EXCHANGE ? edit->wanted_sku : "", &wanted);
	if (st == STATUS_NOT_FOUND)
		return return_core_refuse(
		    job->problem, RETURN_FAULT_WANTED, edit->position);
	if (st != STATUS_OK)
		return st;
	line->quantity = edit->quantity;
	line->kind = edit->kind;
	line->reason = edit->reason;
	line->note = edit->note == NULL ? "" : edit->note;
	line->wanted_id = wanted == line->product_id ? 0 : wanted;
	return STATUS_OK;
}

static enum status
save_once(struct db *db, struct act *act, void *context)
{
	const struct saving *job = context;
	const struct return_edit *edit = job->edit;
	struct return_whole whole;
	enum status st;

	if (job->problem != NULL)
		*job->problem = (struct return_problem){ 0 };
	st = return_core_lock(
	    db, act, job->id, RETURN_ACT_SAVE, false, &whole);
	if (st != STATUS_OK)
		return st;
	if (edit->way < RETURN_BY_CARRIER || edit->way >= RETURN_WAY_COUNT)
		return return_core_refuse(job->problem, RETURN_FAULT_KIND, 0);
	if (!return_core_text_fits(edit->remark, REMARK_MAX, false))
		return return_core_refuse(job->problem, RETURN_FAULT_TEXT, 0);
	for (size_t i = 0; st == STATUS_OK && i < edit->line_count; i++)
		st = save_line(db, act, job, &edit->lines[i], &whole);
	if (st == STATUS_OK)
		st = save_files(db, act, job, &whole);
	if (st != STATUS_OK)
		return st;
	whole.core.way = edit->way;
	whole.core.remark = edit->remark == NULL ? "" : edit->remark;
	st = return_core_save(db, &whole.core);
	/* A line that was dropped is not hit any more. */
	if (st == STATUS_OK)
		st = return_core_save_lines(db, &whole);
	return st;
}

enum status
return_save(struct db *db, struct act *act, int64_t id,
    const struct return_edit *edit, struct return_problem *problem)
{
	struct saving job = { .id = id, .edit = edit, .problem = problem };

	return act_run(db, act, save_once, &job);
}
