/**
 * @file
 * The draft to be submitted, read with all it needs.  See order_submit_plan.h.
 */
#include "domain/draft.h"
#include "domain/order_submit_plan.h"
#include "domain/order_submit_load_sql.h"
#include "domain/shelf.h"
#include "domain/stock.h"

/* The prices that were shown, where they are not those that are stored. */
static void
take_seen(struct act *act, struct submission *job)
{
	const struct submit_form *form = job->form;
	size_t count = job->row_count;

	if (form->seen_count < count)
		count = form->seen_count;
	job->seen = arena_calloc(act->mem, count + 1, sizeof(*job->seen));
	for (size_t i = 0; i < count; i++) {
		struct submit_draft_line *line = &job->rows[i].line;

		if (line->position == 0 ||
		    line->seen_price_1e4 == form->seen_1e4[i])
			continue;
		line->seen_price_1e4 = form->seen_1e4[i];
		job->seen[job->seen_count++] = (struct draft_seen_item){
			.seen_price_1e4 = line->seen_price_1e4,
			.draft_id = job->draft_id,
			.position = line->position,
		};
	}
}

/* What the form says takes the place of what the draft said. */
static enum status
take_form(struct act *act, struct submission *job)
{
	const struct submit_form *form = job->form;
	struct submit_head *head = &job->head;

	if (form->version != 0 && form->version != head->version)
		return STATUS_CONFLICT;
	*job->fault = draft_head_fault(
	    &(struct draft_input){
		.wanted_on = form->wanted_on,
		.own_number = form->own_number,
		.remark = form->remark,
	    },
	    job->today);
	if (*job->fault == DRAFT_FAULT_NONE && form->address_id != 0 &&
	    head->address == NULL)
		*job->fault = DRAFT_FAULT_ADDRESS;
	if (*job->fault != DRAFT_FAULT_NONE)
		return STATUS_INVALID;
	head->wanted_on = form->wanted_on;
	head->own_number = form->own_number;
	head->remark = form->remark;
	head->address_id = form->address_id;
	take_seen(act, job);
	return STATUS_OK;
}

static int
compare_positions(const void *a, const void *b)
{
	const struct submit_row *left = a;
	const struct submit_row *right = b;

	return (left->line.position > right->line.position) -
	    (left->line.position < right->line.position);
}

static enum status
load_rows(struct db *db, struct act *act, struct submission *job)
{
	struct db_scope scope = actor_scope(act->who, ACTION_ORDER_ENTER);
	const struct submit_form *form = job->form;
	struct db_rows rows;
	enum status st;

	if (form != NULL)
		st = db_all_scoped(db, act->mem, &stmt_submit_load_form, scope,
		    DB_ARGS(db_text(form->own_number), db_id(form->address_id),
			db_int(job->draft_id)),
		    &rows);
	else
		st = db_all_scoped(db, act->mem, &stmt_submit_load, scope,
		    DB_ARGS(db_int(job->draft_id)), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	job->rows = rows.items;
	job->row_count = rows.count;
	qsort(job->rows, job->row_count, sizeof(*job->rows), compare_positions);
	job->head = job->rows[0].head;
	shelf_seen(job->head.catalogue_version);
	return STATUS_OK;
}

enum status
submit_load_head(struct db *db, struct act *act, struct submission *job)
{
	const struct submit_head *head = &job->head;
	enum status st;

	st = setting_read(db, act->mem, &job->setting);
	if (st != STATUS_OK)
		return st;
	job->today = day_from_instant(act->now, (int)job->setting.zone_minutes);

	st = load_rows(db, act, job);
	if (st != STATUS_OK)
		return st;
	if (head->kind != DRAFT_KIND_DRAFT || head->draft_state != DRAFT_OPEN)
		return STATUS_CONFLICT;
	if (job->form != NULL) {
		st = take_form(act, job);
		if (st != STATUS_OK)
			return st;
	}

	job->customer = (struct customer){
		.id = head->customer_id,
		.class = (enum customer_class)head->class,
		.state = (enum customer_state)head->customer_state,
		.region_id = head->region_id,
		.rep_id = head->rep_id,
		.team_id = head->team_id,
		.price_list_id = head->price_list_id,
		.has_approval = head->has_approval,
		.approval_over_fen = head->approval_over_fen,
		.shelf_days = head->shelf_days,
		.papers = head->papers,
	};
	if (job->customer.state != CUSTOMER_ACTIVE)
		job->out->problem = SUBMIT_CUSTOMER_STOPPED;
	else if (head->same_number_id != 0)
		job->out->problem = SUBMIT_OWN_NUMBER;
	else if (!day_is_none(head->wanted_on) &&
	    day_compare(head->wanted_on, job->today) < 0)
		job->out->problem = SUBMIT_WANTED_ON;
	return job->out->problem == SUBMIT_FINE ? STATUS_OK : STATUS_INVALID;
}

static const struct product *
product_of(const struct db_rows *products, int64_t id)
{
	const struct product *product = products->items;
	size_t i;

	for (i = 0; i < products->count; i++) {
		if (product[i].id == id)
			return &product[i];
	}
	return NULL;
}

/* The products as the draft has understood them. */
static enum status
load_stored_products(struct db *db, struct act *act, struct submission *job,
    const struct product_viewer *viewer)
{
	int64_t *ids = arena_calloc(act->mem, job->row_count, sizeof(*ids));
	struct db_rows products;
	size_t id_count = 0;
	size_t i;
	enum status st;

	for (i = 0; i < job->row_count; i++) {
		if (job->rows[i].line.product_id != 0)
			ids[id_count++] = job->rows[i].line.product_id;
	}
	st = product_by_ids(db, act->mem, viewer, ids, id_count, &products);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < job->row_count; i++)
		job->entries[i].product =
		    product_of(&products, job->rows[i].line.product_id);
	return STATUS_OK;
}

/* The products of the codes: what they meant when they were shown. */
static enum status
load_typed_products(struct db *db, struct act *act, struct submission *job,
    const struct product_viewer *viewer)
{
	const char **codes =
	    arena_calloc(act->mem, job->row_count, sizeof(*codes));
	struct product_match *matches =
	    arena_calloc(act->mem, job->row_count, sizeof(*matches));
	size_t i;
	enum status st;

	for (i = 0; i < job->row_count; i++)
		codes[i] = job->rows[i].line.typed_code;
	st = product_resolve(
	    db, act->mem, viewer, codes, job->row_count, matches);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < job->row_count; i++) {
		if (matches[i].by != PRODUCT_NO_MATCH)
			job->entries[i].product = &matches[i].product;
	}
	return STATUS_OK;
}

/* What there is of the products: read once, to be judged by and drawn from. */
static enum status
load_stock(struct db *db, struct act *act, struct submission *job)
{
	struct product *products =
	    arena_calloc(act->mem, job->entry_count, sizeof(*products));
	int64_t *ids = arena_calloc(act->mem, job->entry_count, sizeof(*ids));
	const struct stock_row *row;
	size_t count = 0;
	enum status st;

	for (size_t i = 0; i < job->entry_count; i++) {
		if (job->entries[i].product == NULL)
			continue;
		products[count] = *job->entries[i].product;
		products[count].available = 0;
		job->entries[i].product = &products[count];
		ids[count] = products[count].id;
		count++;
	}
	job->stock = (struct db_rows){ 0 };
	if (count == 0)
		return STATUS_OK;
	st = stock_candidates(db, act->mem,
	    day_add(job->today, job->customer.shelf_days), ids, count,
	    &job->stock);
	if (st != STATUS_OK)
		return st;
	row = job->stock.items;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < job->stock.count; k++) {
			if (row[k].product_id == ids[i])
				products[i].available += row[k].available;
		}
	}
	return STATUS_OK;
}

enum status
submit_load_lines(struct db *db, struct act *act, struct submission *job)
{
	struct product_viewer viewer =
	    product_viewer_for(&job->customer, job->today);
	size_t i;
	enum status st;

	viewer.without_stock = true;
	if (job->rows[0].line.position == 0 ||
	    job->row_count > ORDER_LINES_MAX) {
		job->out->problem =
		    job->row_count == 1 ? SUBMIT_EMPTY : SUBMIT_TOO_MANY;
		return STATUS_INVALID;
	}
	job->entries =
	    arena_calloc(act->mem, job->row_count, sizeof(*job->entries));
	job->entry_count = job->row_count;
	for (i = 0; i < job->row_count; i++)
		job->entries[i].draft = &job->rows[i].line;
	if (job->form != NULL)
		st = load_typed_products(db, act, job, &viewer);
	else
		st = load_stored_products(db, act, job, &viewer);
	return st == STATUS_OK ? load_stock(db, act, job) : st;
}
