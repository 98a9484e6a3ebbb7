/**
 * @file
 * Orders that replace returned goods.  See return_replace.h.
 */
#include "domain/return_replace.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/price.h"
#include "domain/return_replace_sql.h"
#include "domain/setting.h"

/* The head of a replacement order. */
struct replacement {
	enum order_state state;
	int64_t total_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t line_count;
	int64_t quantity;
	int64_t product_id; /* of its first line */
	int64_t like_order_id;
};

static enum status
insert_order(struct db *db, struct act *act, const struct return_core *core,
    const struct replacement *order, int64_t *id)
{
	struct instant confirmed = { 0 };

	if (order->state == ORDER_CONFIRMED)
		confirmed = act->now;
	return db_insert(db, &stmt_replace_order,
	    DB_ARGS(db_int(order->state), db_instant(act->now),
		db_int(order->total_fen), db_int(order->net_fen),
		db_int(order->tax_fen), db_int(order->line_count),
		db_int(order->quantity),
		db_text(return_core_number(act->mem, core->id)),
		db_instant(confirmed), db_instant(act->now), db_int(core->id),
		db_int(order->product_id), db_int(order->like_order_id)),
	    id);
}

static enum status
tell_replaced(struct db *db, struct act *act, const struct return_core *core,
    const struct order_core *order)
{
	return return_core_tell(db, act, core,
	    &(struct return_news){
		.announced = EVENT_RETURN_REPLACED,
		.event = "replaced",
		.note = order_core_number(
		    act->mem, NUMBER_ORDER, order->id, NULL),
		.object_id = order->id,
		.amount_fen = -1,
		.order = order_core_number(
		    act->mem, NUMBER_ORDER, order->id, NULL),
	    });
}

/* It is there, confirmed: keep what there is of it. */
static enum status
keep_stock(struct db *db, struct act *act, struct order_core *order)
{
	struct core_lines lines;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK)
		st = order_core_reserve(db, act, order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_ORDER_CONFIRMED,
		.event = "confirmed",
		.from = order->state,
	    });
}

enum status
return_replace_same(struct db *db, struct act *act,
    const struct return_core *core, struct return_core_line *const *lines,
    const int64_t *worths, size_t n)
{
	struct act system = *act;
	struct replacement head = {
		.state = ORDER_CONFIRMED,
		.line_count = (int64_t)n,
		.product_id = lines[0]->product_id,
		.like_order_id = lines[0]->order_id,
	};
	struct order_core order;
	int64_t id;
	enum status st;

	system.who = &actor_system;
	for (size_t i = 0; i < n; i++)
		head.quantity += lines[i]->accepted;
	st = insert_order(db, act, core, &head, &id);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; st == STATUS_OK && i < n; i++) {
		st = db_change(db, &stmt_replace_same_line,
		    DB_ARGS(db_int(id), db_int((int64_t)i + 1),
			db_int(lines[i]->accepted), db_int(worths[i]),
			db_int(lines[i]->order_id),
			db_int(lines[i]->order_position)));
		lines[i]->replacement_id = id;
	}
	if (st == STATUS_OK)
		st = order_core_take(db, &system, id, &order);
	if (st == STATUS_OK)
		st = keep_stock(db, &system, &order);
	if (st != STATUS_OK)
		return st;
	return tell_replaced(db, act, core, &order);
}

/* What the wanted goods cost today; promotions give no free goods here. */
static enum status
price_wanted(struct db *db, struct act *act, const struct return_core *core,
    struct return_core_line *const *lines, struct price_line *prices, size_t n)
{
	struct customer customer;
	struct price_order totals;
	struct setting setting;
	enum status st;

	st = customer_of_document(db, act->mem, core->customer_id, &customer);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < n; i++)
		prices[i] = (struct price_line){
			.product_id = lines[i]->wanted_id,
			.quantity = lines[i]->accepted,
		};
	st = price_lines(db, act->mem, &customer,
	    day_from_instant(act->now, (int)setting.zone_minutes), prices, n,
	    &totals);
	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		if (prices[i].source == PRICE_NONE)
			st = STATUS_INVALID;
	return st;
}

static enum status
insert_priced(struct db *db, int64_t order_id, int64_t position,
    const struct price_line *price)
{
	int64_t promotion_id =
	    price->promotion == NULL ? 0 : price->promotion->id;

	return db_change(db, &stmt_replace_other_line,
	    DB_ARGS(db_int(order_id), db_int(position), db_int(price->quantity),
		db_int(price->unit_price_1e4), db_int(price->list_price_1e4),
		db_int(price->net_fen + price->tax_fen), db_int(price->net_fen),
		db_int(price->tax_fen), db_int(price->tax_rate_bp),
		db_int(price->source), db_id(price->price_list_id),
		db_id(promotion_id), db_int(price->product_id)));
}

enum status
return_replace_other(struct db *db, struct act *act,
    const struct return_core *core, struct return_core_line *const *lines,
    size_t n)
{
	struct act system = *act;
	struct price_line *prices =
	    arena_calloc(act->mem, n, sizeof(*prices));
	struct replacement head = {
		.state = ORDER_SUBMITTED,
		.line_count = (int64_t)n,
		.product_id = lines[0]->wanted_id,
		.like_order_id = lines[0]->order_id,
	};
	struct order_outcome outcome;
	struct order_core order;
	struct core_lines placed;
	int64_t id;
	enum status st;

	system.who = &actor_system;
	st = price_wanted(db, act, core, lines, prices, n);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < n; i++) {
		head.total_fen += prices[i].net_fen + prices[i].tax_fen;
		head.net_fen += prices[i].net_fen;
		head.tax_fen += prices[i].tax_fen;
		head.quantity += prices[i].quantity;
	}
	st = insert_order(db, act, core, &head, &id);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; st == STATUS_OK && i < n; i++) {
		st = insert_priced(db, id, (int64_t)i + 1, &prices[i]);
		lines[i]->replacement_id = id;
	}
	if (st == STATUS_OK)
		st = order_core_take(db, &system, id, &order);
	if (st == STATUS_OK)
		st = order_core_lines(db, &system, id, &placed);
	if (st == STATUS_OK)
		st = order_core_confirm(
		    db, &system, &order, &placed, 0, &outcome);
	if (st != STATUS_OK)
		return st;
	return tell_replaced(db, act, core, &order);
}
