/**
 * @file
 * What a draft would become.  See order_submit_plan.h.
 */
#include "domain/order_submit_plan.h"

#include "domain/draft.h"
#include "domain/order_submit_plan_sql.h"
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
	job->head = job->rows[0].head;
	return STATUS_OK;
}

/* The draft, and what makes it impossible as a whole. */
static enum status
load_head(struct db *db, struct act *act, struct submission *job)
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

/* The lines and their products, as this customer may have them. */
static enum status
load_lines(struct db *db, struct act *act, struct submission *job)
{
	struct product_viewer viewer =
	    product_viewer_for(&job->customer, job->today);
	size_t i;

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
		return load_typed_products(db, act, job, &viewer);
	return load_stored_products(db, act, job, &viewer);
}

/* What is left of a product after the entries before `index`. */
static int64_t
left_for(const struct submission *job, size_t index)
{
	const struct product *product = job->entries[index].product;
	int64_t left = product->available > 0 ? product->available : 0;
	size_t i;

	for (i = 0; i < index; i++) {
		if (job->entries[i].product != NULL &&
		    job->entries[i].product->id == product->id)
			left -= job->entries[i].now;
	}
	return left;
}

/* The greatest allowed quantity up to `most`; 0 if there is none. */
static int64_t
allowed_up_to(const struct product *product, int64_t most)
{
	int64_t quantity = most;
	int64_t tries;

	for (tries = 0; tries <= product->step && quantity > 0; tries++) {
		if (product_allowed_quantity(product, quantity) == quantity)
			return quantity;
		quantity--;
	}
	return 0;
}

/* Stock does not reach: what the buyer chose for that. */
static void
choose_short(struct submission *job, struct submit_entry *entry, int64_t left)
{
	switch (entry->draft->short_choice) {
	case SHORT_REDUCE:
		entry->quantity = allowed_up_to(entry->product, left);
		entry->now = entry->quantity;
		if (entry->quantity == 0)
			job->out->left_out++;
		else
			job->out->reduced++;
		return;
	case SHORT_REMOVE:
		entry->quantity = 0;
		job->out->left_out++;
		return;
	default:
		break;
	}
	if (entry->product->supply == PRODUCT_STOCKED) {
		entry->problem = SUBMIT_LINE_SHORT;
		entry->next_quantity = left;
		return;
	}
	entry->now = left;
	job->is_short = true;
}

/* Judge one line: can it be had, in this quantity, from what stock. */
static void
judge_entry(struct submission *job, size_t index)
{
	struct submit_entry *entry = &job->entries[index];
	int64_t wanted = entry->draft->quantity;
	int64_t left;

	if (entry->product == NULL ||
	    entry->product->state == PRODUCT_WITHDRAWN) {
		entry->problem = SUBMIT_LINE_UNKNOWN;
		return;
	}
	if (entry->product->state != PRODUCT_ON_SALE) {
		entry->problem = SUBMIT_LINE_STOPPED;
		return;
	}
	if (wanted <= 0 || wanted > DRAFT_UNITS_MAX ||
	    product_allowed_quantity(entry->product, wanted) != wanted) {
		entry->problem = SUBMIT_LINE_QUANTITY;
		entry->next_quantity = product_allowed_quantity(entry->product,
		    wanted > DRAFT_UNITS_MAX ? DRAFT_UNITS_MAX : wanted);
		return;
	}

	entry->quantity = wanted;
	entry->now = wanted;
	left = left_for(job, index);
	if (left < wanted)
		choose_short(job, entry, left);
}

/* Price what is ordered; a price other than the one shown is a problem. */
static enum status
price_entries(struct db *db, struct act *act, struct submission *job)
{
	size_t at = 0;
	size_t i;
	enum status st;

	job->prices =
	    arena_calloc(act->mem, job->entry_count, sizeof(*job->prices));
	for (i = 0; i < job->entry_count; i++) {
		if (job->entries[i].quantity == 0 ||
		    job->entries[i].problem != SUBMIT_FINE)
			continue;
		job->prices[at++] = (struct price_line){
			.product_id = job->entries[i].product->id,
			.quantity = job->entries[i].quantity,
		};
	}
	job->price_count = at;
	if (at == 0)
		return STATUS_OK;

	st = price_lines(db, act->mem, &job->customer, job->today, job->prices,
	    job->price_count, &job->totals);
	if (st != STATUS_OK)
		return st;

	at = 0;
	for (i = 0; i < job->entry_count; i++) {
		struct submit_entry *entry = &job->entries[i];
		const struct price_line *price;
		int64_t seen = entry->draft->seen_price_1e4;

		if (entry->quantity == 0 || entry->problem != SUBMIT_FINE)
			continue;
		price = &job->prices[at++];
		entry->price_1e4 = price->unit_price_1e4;
		if (price->source == PRICE_NONE)
			entry->problem = SUBMIT_LINE_NO_PRICE;
		else if (seen != 0 && seen != price->unit_price_1e4)
			entry->problem = SUBMIT_LINE_PRICE;
	}
	return STATUS_OK;
}

/* Collect the lines that need the buyer; none and something left is OK. */
static enum status
gather_problems(struct act *act, struct submission *job)
{
	struct submit_outcome *out = job->out;
	struct submit_line *lines =
	    arena_calloc(act->mem, job->entry_count, sizeof(*lines));
	size_t i;

	for (i = 0; i < job->entry_count; i++) {
		const struct submit_entry *entry = &job->entries[i];

		if (entry->problem == SUBMIT_FINE)
			continue;
		lines[out->line_count++] = (struct submit_line){
			.position = entry->draft->position,
			.problem = entry->problem,
			.price_1e4 = entry->price_1e4,
			.quantity = entry->next_quantity,
		};
	}
	out->lines = lines;
	if (out->line_count > 0)
		return STATUS_INVALID;
	if (job->price_count == 0) {
		out->problem = SUBMIT_EMPTY;
		return STATUS_INVALID;
	}
	if (job->price_count + job->totals.free_count > 2 * ORDER_LINES_MAX)
		return STATUS_INVALID;
	return STATUS_OK;
}

static void
fill_line(struct submit_order_line *line, const struct product *product,
    const struct price_line *price)
{
	line->product_id = product->id;
	line->sku = product->sku;
	line->name = product->name;
	line->name_en = product->name_en;
	line->spec = product->spec;
	line->unit = product->unit;
	line->unit_en = product->unit_en;
	line->quantity = price->quantity;
	line->unit_price_1e4 = price->unit_price_1e4;
	line->list_price_1e4 = price->list_price_1e4;
	line->amount_fen = price->amount_fen;
	line->discount_fen = price->discount_fen;
	line->net_fen = price->net_fen;
	line->tax_fen = price->tax_fen;
	line->tax_rate_bp = price->tax_rate_bp;
	line->price_source = price->source;
	line->price_list_id = price->price_list_id;
	line->promotion_id =
	    price->promotion != NULL ? price->promotion->id : 0;
	line->is_free = price->is_free;
}

/* Freeze what the lines are: product, price, promotion. */
static enum status
freeze_lines(struct act *act, struct submission *job)
{
	size_t count = job->price_count + job->totals.free_count;
	size_t at = 0;
	size_t i;

	job->lines = arena_calloc(act->mem, count, sizeof(*job->lines));
	job->line_count = count;
	for (i = 0; i < job->entry_count; i++) {
		if (job->entries[i].quantity == 0)
			continue;
		fill_line(
		    &job->lines[at], job->entries[i].product, &job->prices[at]);
		job->lines[at].short_choice =
		    job->entries[i].draft->short_choice;
		at++;
	}
	for (i = 0; i < job->totals.free_count; i++) {
		const struct price_line *price = &job->totals.free_lines[i];
		size_t from;

		for (from = 0; from < job->entry_count; from++) {
			if (job->entries[from].product != NULL &&
			    job->entries[from].product->id == price->product_id)
				break;
		}
		if (from == job->entry_count)
			return STATUS_BUG;
		fill_line(&job->lines[at], job->entries[from].product, price);
		job->lines[at].short_choice = SHORT_BACK_ORDER;
		at++;
	}
	for (i = 0; i < count; i++) {
		job->lines[i].position = (int64_t)i + 1;
		job->quantity_total += job->lines[i].quantity;
	}
	return STATUS_OK;
}

enum status
submit_promise(struct db *db, struct act *act, struct submission *job)
{
	struct stock_line *promises =
	    arena_calloc(act->mem, job->line_count, sizeof(*promises));
	size_t i;
	enum status st;

	for (i = 0; i < job->line_count; i++) {
		promises[i].product_id = job->lines[i].product_id;
		promises[i].quantity = job->lines[i].quantity;
	}
	st = stock_promise(db, act->mem, &job->customer, job->today, promises,
	    job->line_count);
	if (st != STATUS_OK)
		return st;

	for (i = 0; i < job->line_count; i++) {
		job->lines[i].promised_later = promises[i].later;
		job->lines[i].promised_on = promises[i].later_on;
	}
	return STATUS_OK;
}

enum status
submit_plan(struct db *db, struct act *act, struct submission *job)
{
	size_t i;
	enum status st;

	st = load_head(db, act, job);
	if (st != STATUS_OK)
		return st;
	st = load_lines(db, act, job);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < job->entry_count; i++)
		judge_entry(job, i);
	st = price_entries(db, act, job);
	if (st != STATUS_OK)
		return st;
	st = gather_problems(act, job);
	if (st != STATUS_OK)
		return st;
	return freeze_lines(act, job);
}
