/**
 * @file
 * Goods leave, arrive, are signed for, refused or lost.  See shipment.h.
 */
#include "domain/shipment.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/setting.h"
#include "domain/shipment_act_sql.h"
#include "domain/stock.h"

enum { DAY_MS = 86400000, CARRIER_MAX = 60 };

/* What ship_once() needs to know; see order_ship(). */
struct dispatch {
	const struct ship_request *request;
	struct ship_outcome *out;
	struct stock_take *takes;
	size_t take_count;
	int64_t value_fen;
};

static enum status
check_request(const struct ship_request *request)
{
	if (utf8_length(request->carrier) > CARRIER_MAX ||
	    utf8_length(request->tracking) > CARRIER_MAX)
		return STATUS_INVALID;
	return order_reason_check(request->note, false);
}

static int64_t
asked_for(const struct ship_request *request, const struct core_line *line)
{
	size_t i;

	if (request->lines == NULL)
		return line->reserved;
	for (i = 0; i < request->line_count; i++) {
		if (request->lines[i].position == line->position)
			return request->lines[i].quantity;
	}
	return 0;
}

/* What leaves of each line, what it is worth, and the line after it. */
static enum status
plan_dispatch(
    struct act *act, struct dispatch *job, struct core_lines *lines)
{
	const struct ship_request *request = job->request;
	size_t i;

	job->takes =
	    arena_calloc(act->mem, lines->count + 1, sizeof(*job->takes));
	job->take_count = 0;
	job->value_fen = 0;
	for (i = 0; i < request->line_count && request->lines != NULL; i++) {
		if (order_core_line(lines, request->lines[i].position) == NULL)
			return STATUS_INVALID;
	}
	for (i = 0; i < lines->count; i++) {
		struct core_line *line = &lines->items[i];
		int64_t quantity = asked_for(request, line);
		int64_t part;
		enum status st;

		if (quantity < 0 || quantity > line->reserved)
			return STATUS_INVALID;
		if (quantity == 0)
			continue;
		st = money_part_between(core_line_total(line), line->shipped,
		    line->shipped + quantity, line->quantity, &part);
		if (st != STATUS_OK)
			return st;
		job->value_fen += part;
		line->reserved -= quantity;
		line->shipped += quantity;
		job->takes[job->take_count++] = (struct stock_take){
			.position = line->position,
			.quantity = quantity,
		};
	}
	return job->take_count > 0 ? STATUS_OK : STATUS_INVALID;
}

/* The cost of a line is frozen when it is first sent. */
static enum status
freeze_costs(struct db *db, struct act *act, const struct order_core *order,
    struct core_lines *lines, struct day today)
{
	struct db_rows rows;
	const struct shipment_cost_row *cost;
	size_t i;
	enum status st;

	st = db_all(db, act->mem, &stmt_shipment_costs,
	    DB_ARGS(db_day(today), db_int(order->id)), &rows);
	if (st != STATUS_OK)
		return st;

	cost = rows.items;
	for (i = 0; i < rows.count; i++) {
		struct core_line *line =
		    order_core_line(lines, cost[i].position);

		if (line == NULL || line->shipped == 0 || line->cost_fen != 0)
			continue;
		st = money_line(
		    line->quantity, cost[i].cost_1e4, &line->cost_fen);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

/* The shipment's lines; one batch from two places is one line. */
static enum status
write_parts(struct db *db, struct act *act, int64_t shipment_id,
    const struct stock_part *parts, size_t part_count)
{
	struct shipment_part *rows =
	    arena_calloc(act->mem, part_count + 1, sizeof(*rows));
	struct db_items items = {
		.columns = shipment_insert_columns,
		.column_count = shipment_insert_column_count,
		.items = rows,
		.item_size = sizeof(*rows),
	};
	size_t i;

	for (i = 0; i < part_count; i++) {
		size_t at;

		for (at = 0; at < items.count; at++) {
			if (rows[at].position == parts[i].position &&
			    rows[at].batch_id == parts[i].batch_id)
				break;
		}
		if (at == items.count) {
			rows[items.count++] = (struct shipment_part){
				.shipment_id = shipment_id,
				.position = parts[i].position,
				.batch_id = parts[i].batch_id,
				.stock_id = parts[i].stock_id,
			};
		}
		rows[at].quantity += parts[i].quantity;
	}
	if (items.count == 0)
		return STATUS_BUG;
	return db_bulk(db, &stmt_shipment_line_insert, &items, NULL);
}

/* The shipment, its lines and the stock that leaves. */
static enum status
write_shipment(struct db *db, struct act *act, const struct dispatch *job,
    const struct order_core *order, const struct setting *setting,
    int64_t *shipment_id)
{
	const struct ship_request *request = job->request;
	struct instant due = instant_add_ms(
	    act->now, setting->sign_after_dispatch_days * DAY_MS);
	struct stock_part *parts;
	size_t part_count;
	enum status st;

	st = db_insert(db, &stmt_shipment_insert,
	    DB_ARGS(db_int(order->id), db_int(order->customer_id),
		db_id(order->rep_id), db_id(order->team_id),
		db_text(request->carrier), db_text(request->tracking),
		db_int(job->value_fen), db_instant(act->now),
		db_id(act->who->user_id), db_instant(due),
		db_text(request->note != NULL ? request->note : "")),
	    shipment_id);
	if (st != STATUS_OK)
		return st;
	st = stock_ship(db, act, order->id, *shipment_id, job->takes,
	    job->take_count, &parts, &part_count);
	if (st != STATUS_OK)
		return st;
	st = write_parts(db, act, *shipment_id, parts, part_count);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_shipment_warehouse,
	    DB_ARGS(db_id(parts[0].warehouse_id), db_int(*shipment_id)));
}

static bool
nothing_is_open(const struct core_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->count; i++) {
		if (core_line_open(&lines->items[i]) > 0)
			return false;
	}
	return true;
}

static enum status
ship_once(struct db *db, struct act *act, void *context)
{
	struct dispatch *job = context;
	struct order_core order;
	struct core_lines lines;
	struct setting setting;
	enum order_state from;
	int64_t shipment_id;
	bool is_all;
	enum status st;

	st = order_core_lock(
	    db, act, job->request->order_id, ORDER_SHIP, &order);
	if (st == STATUS_OK)
		st = check_request(job->request);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = order_core_lines(db, act, order.id, &lines);
	if (st == STATUS_OK)
		st = plan_dispatch(act, job, &lines);
	if (st == STATUS_OK)
		st = freeze_costs(db, act, &order, &lines,
		    day_from_instant(act->now, (int)setting.zone_minutes));
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order.id, &lines);
	if (st == STATUS_OK)
		st = write_shipment(
		    db, act, job, &order, &setting, &shipment_id);
	if (st != STATUS_OK)
		return st;

	from = order.state;
	is_all = nothing_is_open(&lines);
	order_core_enter(
	    &order, is_all ? ORDER_SHIPPED : ORDER_PART_SHIPPED, act->now);
	order.shipping = is_all ? PART_ALL : PART_SOME;
	st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;

	job->out->shipment_id = shipment_id;
	job->out->state = order.state;
	order_core_lead(act, &order);
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_SHIPPED,
		.event = "shipped",
		.from = from,
		.note = job->request->tracking,
		.object_id = shipment_id,
		.part = !is_all,
	    });
}

enum status
order_ship(struct db *db, struct act *act, const struct ship_request *request,
    struct ship_outcome *out)
{
	struct dispatch job = { .request = request, .out = out };

	*out = (struct ship_outcome){ 0 };
	return act_run(db, act, ship_once, &job);
}

/* One action on one shipment: what each step gets. */
struct arrival {
	int64_t id;
	enum shipment_action action;
	const char *note;                /* may be NULL */
	bool needs_note;
	const struct refuse_line *lines; /* NULL: everything */
	size_t line_count;
	struct shipment_part *parts;     /* loaded: what was sent */
	size_t part_count;
};

/* How much of each part is refused; something must be. */
static enum status
mark_refused(const struct arrival *job)
{
	int64_t refused = 0;
	size_t i;
	size_t k;

	for (i = 0; i < job->part_count; i++)
		job->parts[i].refused =
		    job->lines == NULL ? job->parts[i].quantity : 0;
	for (k = 0; job->lines != NULL && k < job->line_count; k++) {
		for (i = 0; i < job->part_count; i++) {
			if (job->parts[i].position == job->lines[k].position &&
			    job->parts[i].batch_id == job->lines[k].batch_id)
				break;
		}
		if (i == job->part_count || job->lines[k].quantity < 0 ||
		    job->lines[k].quantity > job->parts[i].quantity)
			return STATUS_INVALID;
		job->parts[i].refused = job->lines[k].quantity;
	}
	for (i = 0; i < job->part_count; i++)
		refused += job->parts[i].refused;
	return refused > 0 ? STATUS_OK : STATUS_INVALID;
}

/* Note what was refused; goods that exist come back to be inspected. */
static enum status
take_back(struct db *db, struct act *act, const struct arrival *job,
    int64_t order_id, bool goods_come_back)
{
	struct db_items items = {
		.columns = shipment_refuse_columns,
		.column_count = shipment_refuse_column_count,
		.items = job->parts,
		.item_size = sizeof(*job->parts),
		.count = job->part_count,
	};
	struct stock_part *back =
	    arena_calloc(act->mem, job->part_count + 1, sizeof(*back));
	size_t count = 0;
	size_t i;
	enum status st;

	st = db_bulk(db, &stmt_shipment_refuse_line, &items, NULL);
	if (st != STATUS_OK || !goods_come_back)
		return st;

	/* Imported shipments name no stock. */
	for (i = 0; i < job->part_count; i++) {
		if (job->parts[i].refused == 0 || job->parts[i].stock_id == 0)
			continue;
		back[count++] = (struct stock_part){
			.position = job->parts[i].position,
			.stock_id = job->parts[i].stock_id,
			.batch_id = job->parts[i].batch_id,
			.quantity = job->parts[i].refused,
		};
	}
	if (count == 0)
		return STATUS_OK;
	return stock_return(db, act, order_id, job->id, back, count);
}

/* Book the parts on the order's lines; what was refused is worth credit. */
static enum status
receive(const struct arrival *job, struct core_lines *lines,
    int64_t *refused_fen)
{
	size_t i;

	*refused_fen = 0;
	for (i = 0; i < job->part_count; i++) {
		const struct shipment_part *part = &job->parts[i];
		struct core_line *line =
		    order_core_line(lines, part->position);
		int64_t worth;
		enum status st;

		if (line == NULL)
			return STATUS_BUG;
		st = money_part_between(core_line_total(line), line->refused,
		    line->refused + part->refused, line->quantity, &worth);
		if (st != STATUS_OK)
			return st;
		*refused_fen += worth;
		line->refused += part->refused;
		line->signed_for += part->quantity - part->refused;
	}
	return STATUS_OK;
}

static enum part_facet
receipt_of(const struct core_lines *lines)
{
	int64_t answered = 0;
	int64_t expected = 0;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		answered +=
		    lines->items[i].signed_for + lines->items[i].refused;
		expected +=
		    lines->items[i].quantity - lines->items[i].cancelled;
	}
	if (answered == 0)
		return PART_NONE;
	return answered < expected ? PART_SOME : PART_ALL;
}

/* The news of an action: which state, which words. */
static enum shipment_state
end_of(const struct arrival *job, enum outbox_kind *kind, const char **event)
{
	bool all_refused = true;
	size_t i;

	for (i = 0; i < job->part_count; i++) {
		if (job->parts[i].refused < job->parts[i].quantity)
			all_refused = false;
	}
	switch (job->action) {
	case SHIPMENT_REFUSE:
		*kind = EVENT_SHIPMENT_REFUSED;
		*event = "refused";
		return all_refused ? SHIPMENT_REFUSED : SHIPMENT_SIGNED;
	case SHIPMENT_LOSE:
		*kind = EVENT_SHIPMENT_LOST;
		*event = "lost";
		return SHIPMENT_LOST;
	case SHIPMENT_DELIVER:
	case SHIPMENT_SIGN:
	case SHIPMENT_ACTION_COUNT:
		break;
	}
	*kind = EVENT_SHIPMENT_SIGNED;
	*event = "signed";
	return SHIPMENT_SIGNED;
}

/* Close the shipment: signed, refused or lost. */
static enum status
close_shipment(struct db *db, struct act *act, struct arrival *job,
    struct order_core *order)
{
	const char *note = job->note != NULL ? job->note : "";
	struct core_lines lines;
	enum outbox_kind kind;
	const char *event;
	enum shipment_state to;
	int64_t refused_fen;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK && job->action != SHIPMENT_SIGN)
		st = mark_refused(job);
	if (st == STATUS_OK)
		st = receive(job, &lines, &refused_fen);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st == STATUS_OK && job->action != SHIPMENT_SIGN)
		st = take_back(db, act, job, order->id,
		    job->action == SHIPMENT_REFUSE);
	if (st != STATUS_OK)
		return st;

	to = end_of(job, &kind, &event);
	st = db_change(db, &stmt_shipment_close,
	    DB_ARGS(db_int(to), db_instant(act->now),
		db_id(act->who->user_id), db_text(note), db_text(note),
		db_int(job->id)));
	if (st != STATUS_OK)
		return st;
	order->receipt = receipt_of(&lines);
	st = order_core_save(db, order);
	if (st == STATUS_OK)
		st = order_core_tell(db, act, order,
		    &(struct order_news){
			.announced = kind,
			.event = event,
			.from = order->state,
			.note = job->note,
			.object_id = job->id,
			.shipment_id = job->id,
		    });
	if (st == STATUS_OK)
		st = order_core_complete(db, act, order);
	if (st != STATUS_OK)
		return st;
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = order->customer_id,
		.document = CREDIT_SHIPMENT,
		.document_id = job->id,
		.event = CREDIT_REFUSED,
		.amount_fen = -refused_fen,
	    });
}

static enum status
deliver(struct db *db, struct act *act, const struct arrival *job,
    const struct order_core *order)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_shipment_deliver,
	    DB_ARGS(db_instant(act->now),
		db_instant(instant_add_ms(act->now,
		    setting.sign_after_delivery_days * DAY_MS)),
		db_int(job->id)));
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_SHIPMENT_DELIVERED,
		.event = "delivered",
		.from = order->state,
		.object_id = job->id,
		.shipment_id = job->id,
	    });
}

static enum status
arrive_once(struct db *db, struct act *act, void *context)
{
	struct arrival *job = context;
	struct shipment_lock_row shipment;
	struct order_core order;
	struct order_facts facts;
	struct db_rows parts;
	enum status st;

	st = db_one(db, act->mem, &stmt_shipment_lock,
	    DB_ARGS(db_int(job->id)), &shipment);
	if (st != STATUS_OK)
		return st;
	st = order_core_take(db, act, shipment.order_id, &order);
	if (st != STATUS_OK)
		return st;
	facts = order_core_facts(&order);
	st = shipment_judge(act->who, &facts, shipment.state, job->action);
	if (st != STATUS_OK)
		return st;
	st = order_reason_check(job->note, job->needs_note);
	if (st != STATUS_OK)
		return st;

	act_lead(act, "/shipments/%s",
	    order_core_number(act->mem, NUMBER_SHIPMENT, job->id, NULL));
	if (job->action == SHIPMENT_DELIVER)
		return deliver(db, act, job, &order);
	st = db_all(db, act->mem, &stmt_shipment_parts,
	    DB_ARGS(db_int(job->id)), &parts);
	if (st != STATUS_OK)
		return st;
	job->parts = parts.items;
	job->part_count = parts.count;
	return close_shipment(db, act, job, &order);
}

enum status
shipment_deliver(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, arrive_once,
	    &(struct arrival){ .id = id, .action = SHIPMENT_DELIVER });
}

enum status
shipment_sign(struct db *db, struct act *act, int64_t id, const char *note)
{
	return act_run(db, act, arrive_once,
	    &(struct arrival){
		.id = id,
		.action = SHIPMENT_SIGN,
		.note = note,
	    });
}

enum status
shipment_refuse(struct db *db, struct act *act, int64_t id,
    const struct refuse_line *lines, size_t line_count, const char *reason)
{
	return act_run(db, act, arrive_once,
	    &(struct arrival){
		.id = id,
		.action = SHIPMENT_REFUSE,
		.note = reason,
		.needs_note = true,
		.lines = lines,
		.line_count = line_count,
	    });
}

enum status
shipment_lose(
    struct db *db, struct act *act, int64_t id, const char *reason)
{
	return act_run(db, act, arrive_once,
	    &(struct arrival){
		.id = id,
		.action = SHIPMENT_LOSE,
		.note = reason,
		.needs_note = true,
	    });
}
