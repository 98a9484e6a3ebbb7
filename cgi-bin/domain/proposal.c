/**
 * @file
 * Proposals of the order desk and the buyer's answers.  See proposal.h.
 */
#include "domain/proposal.h"

#include "base/money.h"
#include "domain/credit.h"
#include "domain/draft.h"
#include "domain/order_core.h"
#include "domain/product.h"
#include "domain/proposal_sql.h"
#include "domain/setting.h"
#include "domain/stock.h"

enum status
proposal_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t order_id, struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_proposal_list,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(order_id)),
	    rows);
}

enum status
proposal_changes(struct db *db, struct arena *mem, const struct actor *who,
    int64_t proposal_id, struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_proposal_changes,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(proposal_id)),
	    rows);
}

/* What propose_once() needs to know; see order_propose(). */
struct proposing {
	int64_t order_id;
	const struct propose_line *lines;
	size_t line_count;
	const char *reason;
};

/* The proposed lines that differ, checked against the order's. */
static enum status
judge_lines(struct act *act, const struct proposing *job,
    const struct core_lines *lines, struct proposal_line_row **out,
    size_t *count)
{
	struct proposal_line_row *rows =
	    arena_calloc(act->mem, job->line_count + 1, sizeof(*rows));
	size_t left = lines->count;
	size_t n = 0;
	size_t i;
	size_t k;

	for (i = 0; i < job->line_count; i++) {
		const struct propose_line *wish = &job->lines[i];
		const struct core_line *line =
		    order_core_line(lines, wish->position);

		if (line == NULL || line->cancelled > 0 || wish->quantity < 0 ||
		    wish->quantity > DRAFT_UNITS_MAX)
			return STATUS_INVALID;
		for (k = 0; k < n; k++) {
			if (rows[k].position == wish->position)
				return STATUS_INVALID;
		}
		if (wish->quantity == line->quantity &&
		    (day_is_none(wish->promised_on) ||
			day_compare(wish->promised_on, line->promised_on) ==
			    0) &&
		    (wish->substitute_id == 0 ||
			wish->substitute_id == line->product_id))
			continue;
		if (wish->quantity == 0)
			left--;
		rows[n++] = (struct proposal_line_row){
			.position = wish->position,
			.quantity_before = line->quantity,
			.quantity_after = wish->quantity,
			.promised_on = wish->promised_on,
			.substitute_id = wish->substitute_id == line->product_id
			    ? 0
			    : wish->substitute_id,
		};
	}
	for (i = 0; i < lines->count; i++)
		left -= lines->items[i].cancelled > 0;
	*out = rows;
	*count = n;
	return n > 0 && left > 0 ? STATUS_OK : STATUS_INVALID;
}

/* A substitute must be on sale to this customer. */
static enum status
judge_substitutes(struct db *db, struct act *act,
    const struct order_core *order, struct day today,
    const struct proposal_line_row *rows, size_t count)
{
	int64_t *ids = arena_calloc(act->mem, count, sizeof(*ids));
	struct customer customer;
	struct product_viewer viewer;
	struct db_rows products;
	const struct product *product;
	size_t wanted = 0;
	size_t i;
	size_t k;
	enum status st;

	for (i = 0; i < count; i++) {
		if (rows[i].substitute_id != 0)
			ids[wanted++] = rows[i].substitute_id;
	}
	if (wanted == 0)
		return STATUS_OK;
	st = customer_of_document(db, act->mem, order->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	viewer = product_viewer_for(&customer, today);
	st = product_by_ids(db, act->mem, &viewer, ids, wanted, &products);
	if (st != STATUS_OK)
		return st;

	product = products.items;
	for (i = 0; i < wanted; i++) {
		for (k = 0; k < products.count; k++) {
			if (product[k].id == ids[i] &&
			    product[k].state == PRODUCT_ON_SALE)
				break;
		}
		if (k == products.count)
			return STATUS_INVALID;
	}
	return STATUS_OK;
}

static enum status
write_proposal(struct db *db, struct act *act, const struct proposing *job,
    struct instant until, struct proposal_line_row *rows, size_t count,
    int64_t *id)
{
	struct db_items items = {
		.columns = proposal_line_columns,
		.column_count = proposal_line_column_count,
		.items = rows,
		.item_size = sizeof(*rows),
		.count = count,
	};
	size_t i;
	enum status st;

	st = db_insert(db, &stmt_proposal_insert,
	    DB_ARGS(db_int(job->order_id), db_text(job->reason),
		db_int(act->who->user_id), db_instant(act->now),
		db_instant(until)),
	    id);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < count; i++)
		rows[i].proposal_id = *id;
	return db_bulk(db, &stmt_proposal_line_insert, &items, NULL);
}

static enum status
propose_once(struct db *db, struct act *act, void *context)
{
	const struct proposing *job = context;
	struct order_core order;
	struct core_lines lines;
	struct proposal_line_row *rows;
	struct setting setting;
	struct instant until;
	size_t count;
	int64_t id;
	enum status st;

	st = order_core_lock(db, act, job->order_id, ORDER_PROPOSE, &order);
	if (st == STATUS_OK)
		st = order_reason_check(job->reason, true);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = order_core_lines(db, act, order.id, &lines);
	if (st == STATUS_OK)
		st = judge_lines(act, job, &lines, &rows, &count);
	if (st == STATUS_OK)
		st = judge_substitutes(db, act, &order,
		    day_from_instant(act->now, (int)setting.zone_minutes), rows,
		    count);
	if (st != STATUS_OK)
		return st;

	until = order_working_days_after(
	    act->now, setting.proposal_days, (int)setting.zone_minutes);
	st = write_proposal(db, act, job, until, rows, count, &id);
	if (st != STATUS_OK)
		return st;
	order.proposal_open = true;
	st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;
	order_core_lead(act, &order);
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_PROPOSAL,
		.event = "proposed",
		.from = order.state,
		.note = job->reason,
		.object_id = id,
		.until = until,
	    });
}

enum status
order_propose(struct db *db, struct act *act, int64_t order_id,
    const struct propose_line *lines, size_t line_count, const char *reason)
{
	return act_run(db, act, propose_once,
	    &(struct proposing){ order_id, lines, line_count, reason });
}

/* What the answers need to know. */
struct answering {
	int64_t order_id;
	const char *note; /* may be NULL */
	struct order_outcome *out;
};

/* Close the open proposal with an answer. */
static enum status
answer(struct db *db, struct act *act, struct order_core *order,
    enum proposal_state to, const char *note, int64_t *proposal_id)
{
	struct proposal_open_row open;
	enum status st;

	st = db_one(db, act->mem, &stmt_proposal_open,
	    DB_ARGS(db_int(order->id)), &open);
	if (st != STATUS_OK)
		return st == STATUS_NOT_FOUND ? STATUS_CONFLICT : st;

	order->proposal_open = false;
	*proposal_id = open.id;
	return db_change(db, &stmt_proposal_answer,
	    DB_ARGS(db_int(to), db_id(act->who->user_id), db_instant(act->now),
		db_text(note != NULL ? note : ""), db_int(open.id)));
}

/* Price a line anew at its frozen unit price and its share of the break. */
static enum status
reprice(struct core_line *line, int64_t quantity)
{
	int64_t amount;
	int64_t discount = 0;
	enum status st;

	st = money_line(quantity, line->unit_price_1e4, &amount);
	if (st == STATUS_OK && line->amount_fen != 0)
		st = money_scale(
		    line->discount_fen, amount, line->amount_fen, &discount);
	if (st != STATUS_OK)
		return st;

	line->quantity = quantity;
	line->amount_fen = amount;
	line->discount_fen = discount;
	return money_split_tax(amount - discount, line->tax_rate_bp,
	    &line->net_fen, &line->tax_fen);
}

/* A line that is left out keeps what it was, at no value. */
static void
leave_out(struct core_line *line)
{
	line->cancelled = line->quantity;
	line->amount_fen = 0;
	line->discount_fen = 0;
	line->net_fen = 0;
	line->tax_fen = 0;
}

static enum status
substitute(struct db *db, struct act *act, struct core_line *line,
    int64_t product_id, struct day today)
{
	struct proposal_rate_row rate = { .rate_bp = line->tax_rate_bp };
	enum status st;

	st = db_one(db, act->mem, &stmt_proposal_tax_rate,
	    DB_ARGS(db_int(product_id), db_day(today)), &rate);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;

	line->product_id = product_id;
	line->tax_rate_bp = rate.rate_bp;
	return db_change(db, &stmt_proposal_substitute,
	    DB_ARGS(db_int(product_id), db_int(rate.rate_bp),
		db_int(line->order_id), db_int(line->position)));
}

/* Change the lines as proposed; what no longer fits is given back. */
static enum status
change_lines(struct db *db, struct act *act, int64_t order_id,
    const struct db_rows *changes, struct core_lines *lines, struct day today)
{
	const struct proposal_line_row *change = changes->items;
	struct stock_take *takes =
	    arena_calloc(act->mem, changes->count + 1, sizeof(*takes));
	size_t count = 0;
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < changes->count && st == STATUS_OK; i++) {
		struct core_line *line =
		    order_core_line(lines, change[i].position);
		int64_t keep = change[i].quantity_after;

		if (line == NULL)
			return STATUS_BUG;
		if (change[i].substitute_id != 0)
			keep = 0;
		if (line->reserved > keep) {
			takes[count++] = (struct stock_take){
				.position = line->position,
				.quantity = line->reserved - keep,
			};
			line->reserved = keep;
		}
		if (!day_is_none(change[i].promised_on))
			line->promised_on = change[i].promised_on;
		if (change[i].substitute_id != 0)
			st = substitute(
			    db, act, line, change[i].substitute_id, today);
		if (change[i].quantity_after == 0)
			leave_out(line);
		else if (st == STATUS_OK)
			st = reprice(line, change[i].quantity_after);
	}
	if (st != STATUS_OK || count == 0)
		return st;
	return stock_release(db, act, order_id, takes, count);
}

static void
add_up(struct order_core *order, const struct core_lines *lines)
{
	size_t i;

	order->total_fen = 0;
	order->net_fen = 0;
	order->tax_fen = 0;
	order->discount_fen = 0;
	order->quantity_total = 0;
	for (i = 0; i < lines->count; i++) {
		const struct core_line *line = &lines->items[i];

		order->total_fen += core_line_total(line);
		order->net_fen += line->net_fen;
		order->tax_fen += line->tax_fen;
		order->discount_fen += line->discount_fen;
		order->quantity_total += line->quantity - line->cancelled;
	}
}

/* Credit by the difference: taken of a confirmed order, else only judged. */
static enum status
settle_credit(struct db *db, struct act *act, struct order_core *order,
    int64_t before_fen, int64_t proposal_id)
{
	int64_t more = order->total_fen - before_fen;
	bool is_booked = order->state == ORDER_CONFIRMED;
	struct credit_account account;
	enum status st;

	if (more == 0)
		return STATUS_OK;
	st = is_booked
	    ? credit_lock(db, act->mem, order->customer_id, &account)
	    : credit_find(db, act->mem, order->customer_id, &account);
	if (st != STATUS_OK)
		return st;
	if (more > 0 || !is_booked) {
		st = credit_apply(db, act, order->id, &account,
		    order->total_fen, is_booked ? more : order->total_fen,
		    more > 0, CREDIT_EVERY_REASON, &order->credit);
		if (st != STATUS_OK)
			return st;
	}
	if (!is_booked)
		return STATUS_OK;
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = order->customer_id,
		.document = CREDIT_ORDER,
		.document_id = order->id,
		.event = CREDIT_CHANGED,
		.part = proposal_id,
		.amount_fen = more,
	    });
}

/* Lines, stock and totals become what was proposed. */
static enum status
carry_out(struct db *db, struct act *act, struct order_core *order,
    int64_t proposal_id)
{
	struct setting setting;
	struct core_lines lines;
	struct db_rows changes;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_proposal_lines,
		    DB_ARGS(db_int(proposal_id)), &changes);
	if (st == STATUS_OK)
		st = change_lines(db, act, order->id, &changes, &lines,
		    day_from_instant(act->now, (int)setting.zone_minutes));
	if (st == STATUS_OK)
		st = order_core_reserve(db, act, order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st == STATUS_OK)
		add_up(order, &lines);
	return st;
}

static enum status
accept_once(struct db *db, struct act *act, void *context)
{
	const struct answering *job = context;
	struct order_core order;
	int64_t before_fen;
	int64_t proposal_id;
	enum status st;

	*job->out = (struct order_outcome){ 0 };
	st = order_core_lock(db, act, job->order_id, ORDER_ACCEPT, &order);
	if (st == STATUS_OK)
		st = order_reason_check(job->note, false);
	if (st == STATUS_OK)
		st = answer(db, act, &order, PROPOSAL_ACCEPTED, job->note,
		    &proposal_id);
	if (st != STATUS_OK)
		return st;
	before_fen = order.total_fen;
	st = carry_out(db, act, &order, proposal_id);
	if (st == STATUS_OK)
		st = settle_credit(db, act, &order, before_fen, proposal_id);
	if (st == STATUS_OK)
		st = order_core_save(db, &order);
	if (st == STATUS_OK)
		st = order_core_tell(db, act, &order,
		    &(struct order_news){
			.announced = EVENT_ORDER_ACCEPTED,
			.event = "accepted",
			.from = order.state,
			.note = job->note,
			.object_id = proposal_id,
		    });
	if (st == STATUS_OK && order.credit == CREDIT_HELD)
		st = order_core_tell(db, act, &order,
		    &(struct order_news){
			.announced = EVENT_ORDER_HELD,
			.event = "held",
			.from = order.state,
		    });
	if (st != STATUS_OK)
		return st;
	order_core_lead(act, &order);
	return order_core_confirm_alone(db, act, &order, job->out);
}

enum status
order_accept(struct db *db, struct act *act, int64_t order_id, const char *note,
    struct order_outcome *out)
{
	*out = (struct order_outcome){ 0 };
	return act_run(
	    db, act, accept_once, &(struct answering){ order_id, note, out });
}

static enum status
decline_once(struct db *db, struct act *act, void *context)
{
	const struct answering *job = context;
	struct order_core order;
	int64_t proposal_id;
	enum status st;

	st = order_core_lock(db, act, job->order_id, ORDER_DECLINE, &order);
	if (st == STATUS_OK)
		st = order_reason_check(job->note, false);
	if (st == STATUS_OK)
		st = answer(db, act, &order, PROPOSAL_DECLINED, job->note,
		    &proposal_id);
	if (st == STATUS_OK)
		st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;
	order_core_lead(act, &order);
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_DECLINED,
		.event = "declined",
		.from = order.state,
		.note = job->note,
		.object_id = proposal_id,
	    });
}

enum status
order_decline(
    struct db *db, struct act *act, int64_t order_id, const char *note)
{
	return act_run(
	    db, act, decline_once, &(struct answering){ order_id, note, NULL });
}
