/**
 * @file
 * A draft becomes an order.  See order_submit.h.
 */
#include "domain/order_submit.h"

#include <string.h>

#include "base/text.h"
#include "domain/credit.h"
#include "domain/draft.h"
#include "domain/order_core.h"
#include "domain/order_submit_sql.h"
#include "domain/price.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "domain/stock.h"

/* A line of the draft on its way. */
struct entry {
	const struct submit_draft_line *draft;
	const struct product *product; /* NULL: none to be had */
	int64_t quantity;              /* to be ordered; 0: left out */
	int64_t now;                   /* of it in stock, as just seen */
	enum submit_problem problem;
	int64_t next_quantity; /* see submit_line.quantity */
	int64_t price_1e4;
};

/* Everything submit_once() knows. */
struct submission {
	int64_t draft_id;
	const struct draft_input *in; /* saved first; NULL: as it is */
	enum draft_fault *fault;
	struct submit_outcome *out;

	struct setting setting;
	struct day today;
	const struct submit_row *rows; /* one for each line of the draft */
	size_t row_count;
	struct submit_head head;
	struct customer customer;
	struct entry *entries;
	size_t entry_count;
	struct price_line *prices; /* of the entries that are ordered */
	size_t price_count;
	struct price_order totals;
	struct submit_order_line *lines; /* the order's, free goods last */
	size_t line_count;
	int64_t quantity_total;
	bool is_short;
	bool held;
	enum order_state state;
	struct order_core order;
};

/* The draft, and what makes it impossible as a whole. */
static enum status
load_head(struct db *db, struct act *act, struct submission *job)
{
	const struct submit_head *head = &job->head;
	struct db_rows rows;
	enum status st;

	st = setting_read(db, act->mem, &job->setting);
	if (st != STATUS_OK)
		return st;
	job->today = day_from_instant(act->now, (int)job->setting.zone_minutes);

	st = db_all_scoped(db, act->mem, &stmt_submit_load,
	    actor_scope(act->who, ACTION_ORDER_ENTER),
	    DB_ARGS(db_int(job->draft_id)), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	job->rows = rows.items;
	job->row_count = rows.count;
	job->head = job->rows[0].head;
	if (head->kind != DRAFT_KIND_DRAFT || head->draft_state != DRAFT_OPEN)
		return STATUS_CONFLICT;

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

/* The lines and their products, as this customer may have them. */
static enum status
load_lines(struct db *db, struct act *act, struct submission *job)
{
	struct product_viewer viewer =
	    product_viewer_for(&job->customer, job->today);
	struct db_rows products;
	int64_t *ids;
	size_t id_count = 0;
	size_t i;
	enum status st;

	if (job->rows[0].line.position == 0 ||
	    job->row_count > ORDER_LINES_MAX) {
		job->out->problem =
		    job->row_count == 1 ? SUBMIT_EMPTY : SUBMIT_TOO_MANY;
		return STATUS_INVALID;
	}

	ids = arena_calloc(act->mem, job->row_count, sizeof(*ids));
	for (i = 0; i < job->row_count; i++) {
		if (job->rows[i].line.product_id != 0)
			ids[id_count++] = job->rows[i].line.product_id;
	}
	st = product_by_ids(db, act->mem, &viewer, ids, id_count, &products);
	if (st != STATUS_OK)
		return st;

	job->entries =
	    arena_calloc(act->mem, job->row_count, sizeof(*job->entries));
	job->entry_count = job->row_count;
	for (i = 0; i < job->row_count; i++) {
		job->entries[i].draft = &job->rows[i].line;
		job->entries[i].product =
		    product_of(&products, job->rows[i].line.product_id);
	}
	return STATUS_OK;
}

/* What is left of a product after the entries before `index`. */
static int64_t
left_for(const struct submission *job, size_t index)
{
	const struct product *product = job->entries[index].product;
	int64_t left = product->available > 0 ? product->available : 0;
	size_t i;

	for (i = 0; i < index; i++) {
		if (job->entries[i].product == product)
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
choose_short(struct submission *job, struct entry *entry, int64_t left)
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
	struct entry *entry = &job->entries[index];
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
		struct entry *entry = &job->entries[i];
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
		const struct entry *entry = &job->entries[i];

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

/* When the short part comes, as far as anybody knows. */
static enum status
promise_lines(struct db *db, struct act *act, struct submission *job)
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
		job->totals.total_fen, job->today, holds) > 0;
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
	st = stock_reserve(db, act, job->order.id, job->customer.shelf_days,
	    wants, job->line_count);
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
		const struct entry *entry = &job->entries[i];

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

static enum status
save_first(struct db *db, struct act *act, struct submission *job)
{
	struct setting setting;
	enum status st;

	if (job->in == NULL)
		return STATUS_OK;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	return draft_save_part(db, act, job->in,
	    day_from_instant(act->now, (int)setting.zone_minutes), job->fault);
}

static enum status
prepare(struct db *db, struct act *act, struct submission *job)
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
		.in = job->in,
		.fault = job->fault,
		.out = out,
	};

	st = save_first(db, act, job);
	if (st == STATUS_OK)
		st = prepare(db, act, job);
	if (st != STATUS_OK)
		return st;
	decide(act, job);
	st = take_sent_back(db, act, job);
	if (st == STATUS_OK && job->is_short)
		st = promise_lines(db, act, job);
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
		st = db_change(db, &stmt_submit_draft,
		    DB_ARGS(db_int(job->order.id), db_int(act->who->user_id),
			db_instant(act->now), db_int(job->draft_id),
			db_int(job->head.version)));
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
order_submit_form(struct db *db, struct act *act, const struct draft_input *in,
    enum draft_fault *fault, struct submit_outcome *out)
{
	struct submission job = {
		.draft_id = in->id, .in = in, .fault = fault, .out = out
	};

	*out = (struct submit_outcome){ 0 };
	*fault = DRAFT_FAULT_NONE;
	if (!actor_may(act->who, ACTION_ORDER_ENTER))
		return STATUS_FORBIDDEN;
	return act_run(db, act, submit_once, &job);
}
