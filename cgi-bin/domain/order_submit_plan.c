/**
 * @file
 * What a draft would become.  See order_submit_plan.h.
 */
#include "domain/order_submit_plan.h"

#include "domain/draft.h"
#include "domain/stock.h"

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
/* What the customer's papers do not allow. */
static enum status
judge_papers(struct db *db, struct act *act, struct submission *job)
{
	struct submit_outcome *out = job->out;
	int64_t *categories =
	    arena_calloc(act->mem, job->entry_count + 1, sizeof(*categories));
	bool *outside =
	    arena_calloc(act->mem, job->entry_count + 1, sizeof(*outside));
	struct licence_ask ask = {
		.category_ids = categories,
		.outside = outside,
	};
	size_t i;
	enum status st;

	for (i = 0; i < job->entry_count; i++)
		if (job->entries[i].product != NULL)
			categories[ask.count++] =
			    job->entries[i].product->category_id;
	st = licence_judge(db, act->mem, job->customer.id, job->customer.papers,
	    job->today, &ask, &out->bar);
	if (st != STATUS_OK)
		return st;
	if (out->bar.reason == LICENCE_OPENING)
		out->problem = SUBMIT_OPENING;
	if (out->bar.reason == LICENCE_CONTRACT)
		out->problem = SUBMIT_CONTRACT;
	if (out->bar.reason == LICENCE_EXPIRED)
		out->problem = SUBMIT_LICENCE;
	if (out->problem != SUBMIT_FINE)
		return STATUS_INVALID;
	ask.count = 0;
	for (i = 0; i < job->entry_count; i++)
		if (job->entries[i].product != NULL && outside[ask.count++])
			job->entries[i].problem = SUBMIT_LINE_NOT_COVERED;
	return STATUS_OK;
}

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

static const struct product *
ordered_product(const struct submission *job, int64_t id)
{
	for (size_t i = 0; i < job->entry_count; i++) {
		if (job->entries[i].product != NULL &&
		    job->entries[i].product->id == id)
			return job->entries[i].product;
	}
	return NULL;
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
		promises[i].product =
		    ordered_product(job, job->lines[i].product_id);
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

	st = submit_load_head(db, act, job);
	if (st != STATUS_OK)
		return st;
	st = submit_load_lines(db, act, job);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < job->entry_count; i++)
		judge_entry(job, i);
	st = judge_papers(db, act, job);
	if (st != STATUS_OK)
		return st;
	st = price_entries(db, act, job);
	if (st != STATUS_OK)
		return st;
	st = gather_problems(act, job);
	if (st != STATUS_OK)
		return st;
	return freeze_lines(act, job);
}
