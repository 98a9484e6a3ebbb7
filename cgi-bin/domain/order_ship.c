/**
 * @file
 * Goods leave: a shipment of what is reserved.  See shipment.h.
 */
#include "domain/shipment.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/order_core.h"
#include "domain/order_ship_sql.h"
#include "domain/receivable.h"
#include "domain/setting.h"
#include "domain/stock.h"

enum {
	DAY_MS = 86400000
};

/* What ship_once() needs to know; see order_ship(). */
struct dispatch {
	const struct ship_request *request;
	struct ship_outcome *out;
	struct stock_take *takes;
	size_t take_count;
	int64_t value_fen;
	int64_t tax_fen; /* of it */
};

static enum status
check_request(const struct ship_request *request)
{
	if (utf8_length(request->carrier) > SHIPMENT_CARRIER_MAX ||
	    utf8_length(request->tracking) > SHIPMENT_CARRIER_MAX ||
	    text_has_controls(request->carrier) ||
	    text_has_controls(request->tracking))
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
plan_dispatch(struct act *act, struct dispatch *job, struct core_lines *lines)
{
	const struct ship_request *request = job->request;
	size_t i;

	job->takes =
	    arena_calloc(act->mem, lines->count + 1, sizeof(*job->takes));
	job->take_count = 0;
	job->value_fen = 0;
	job->tax_fen = 0;
	for (i = 0; i < request->line_count && request->lines != NULL; i++) {
		if (order_core_line(lines, request->lines[i].position) == NULL)
			return STATUS_INVALID;
	}
	for (i = 0; i < lines->count; i++) {
		struct core_line *line = &lines->items[i];
		int64_t quantity = asked_for(request, line);
		int64_t part;
		int64_t tax;
		enum status st;

		if (quantity < 0 || quantity > line->reserved)
			return STATUS_INVALID;
		if (quantity == 0)
			continue;
		st = money_part_between(core_line_total(line), line->shipped,
		    line->shipped + quantity, line->quantity, &part);
		if (st == STATUS_OK)
			st = money_part_between(line->tax_fen, line->shipped,
			    line->shipped + quantity, line->quantity, &tax);
		if (st != STATUS_OK)
			return st;
		job->value_fen += part;
		job->tax_fen += tax;
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
	const struct order_ship_cost_row *cost;
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
	struct order_ship_part *rows =
	    arena_calloc(act->mem, part_count + 1, sizeof(*rows));
	struct db_items items = {
		.columns = order_ship_columns,
		.column_count = order_ship_column_count,
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
			rows[items.count++] = (struct order_ship_part){
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
	st = order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_SHIPPED,
		.event = "shipped",
		.from = from,
		.note = job->request->tracking,
		.object_id = shipment_id,
		.part = !is_all,
	    });
	if (st != STATUS_OK)
		return st;
	return receivable_post_shipment(db, act,
	    &(struct receivable_posting){
		.customer_id = order.customer_id,
		.rep_id = order.rep_id,
		.team_id = order.team_id,
		.order_id = order.id,
		.shipment_id = shipment_id,
		.amount_fen = job->value_fen,
		.tax_fen = job->tax_fen,
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
