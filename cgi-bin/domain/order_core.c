/**
 * @file
 * What every use case of an order does.  See order_core.h.
 */
#include "domain/order_core.h"

#include <string.h>

#include "base/text.h"
#include "domain/credit.h"
#include "domain/number.h"
#include "domain/licence_bar.h"
#include "domain/order_core_sql.h"
#include "domain/setting.h"
#include "domain/stock.h"

struct order_facts
order_core_facts(const struct order_core *order)
{
	return (struct order_facts){
		.state = order->state,
		.credit = order->credit,
		.proposal_open = order->proposal_open,
		.entered_by = order->entered_by,
		.customer_id = order->customer_id,
		.rep_id = order->rep_id,
		.team_id = order->team_id,
	};
}

enum status
order_core_take(
    struct db *db, struct act *act, int64_t order_id, struct order_core *out)
{
	struct order_sight_row sight;
	enum status st;

	st = db_one(
	    db, act->mem, &stmt_order_lock, DB_ARGS(db_int(order_id)), out);
	if (st != STATUS_OK)
		return st;
	return db_one_scoped(db, act->mem, &stmt_order_in_sight,
	    actor_scope(act->who, ACTION_ORDER_SEE), DB_ARGS(db_int(order_id)),
	    &sight);
}

enum status
order_core_lock(struct db *db, struct act *act, int64_t order_id,
    enum order_action action, struct order_core *out)
{
	struct order_facts facts;
	enum status st;

	st = order_core_take(db, act, order_id, out);
	if (st != STATUS_OK)
		return st;

	facts = order_core_facts(out);
	return order_judge(act->who, &facts, action);
}

enum status
order_core_lines(
    struct db *db, struct act *act, int64_t order_id, struct core_lines *out)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, act->mem, &stmt_order_core_lines,
	    DB_ARGS(db_int(order_id)), &rows);
	if (st != STATUS_OK)
		return st;

	out->items = rows.items;
	out->count = rows.count;
	return STATUS_OK;
}

struct core_line *
order_core_line(const struct core_lines *lines, int64_t position)
{
	size_t i;

	for (i = 0; i < lines->count; i++) {
		if (lines->items[i].position == position)
			return &lines->items[i];
	}
	return NULL;
}

enum status
order_core_save(struct db *db, const struct order_core *order)
{
	return db_change(db, &stmt_order_core_save,
	    DB_ARGS(db_int(order->state), db_instant(order->state_since),
		db_int(order->credit), db_int(order->shipping),
		db_int(order->receipt), db_int(order->proposal_open),
		db_int(order->total_fen), db_int(order->net_fen),
		db_int(order->tax_fen), db_int(order->discount_fen),
		db_int(order->quantity_total), db_id(order->approved_by),
		db_id(order->confirmed_by), db_instant(order->confirmed_at),
		db_instant(order->reserved_until), db_int(order->id)));
}

enum status
order_core_save_lines(
    struct db *db, int64_t order_id, const struct core_lines *lines)
{
	struct db_items items = {
		.columns = order_core_save_columns,
		.column_count = order_core_save_column_count,
		.items = lines->items,
		.item_size = sizeof(*lines->items),
		.count = lines->count,
	};
	size_t i;

	if (lines->count == 0)
		return STATUS_OK;
	for (i = 0; i < lines->count; i++) {
		if (lines->items[i].order_id != order_id)
			return STATUS_BUG;
	}
	return db_bulk(db, &stmt_order_core_save_line, &items, NULL);
}

void
order_core_enter(
    struct order_core *order, enum order_state to, struct instant now)
{
	if (order->state == to)
		return;
	order->state = to;
	order->state_since = now;
}

const char *
order_core_number(
    struct arena *mem, const char *prefix, int64_t id, const char *foreign_no)
{
	char number[32];

	if (foreign_no != NULL)
		return foreign_no;
	number_format(number, prefix, id);
	return arena_strdup(mem, number);
}

void
order_core_lead(struct act *act, const struct order_core *order)
{
	act_lead(act, "/orders/%s",
	    text_url_encode(act->mem,
		order_core_number(
		    act->mem, NUMBER_ORDER, order->id, order->foreign_no)));
}

/* The announcement, with the facts its kind lists. */
static enum status
announce(struct db *db, struct act *act, const struct order_core *order,
    const struct order_news *news)
{
	const char *number = order_core_number(
	    act->mem, NUMBER_ORDER, order->id, order->foreign_no);
	const char *note = news->note != NULL ? news->note : "";
	const char *amount =
	    text_format(act->mem, "%lld", (long long)order->total_fen);
	char until[25];

	if (news->shipment_id != 0)
		return outbox_add(db, act, news->announced, news->shipment_id,
		    order->customer_id, "NO",
		    order_core_number(
			act->mem, NUMBER_SHIPMENT, news->shipment_id, NULL),
		    "ORDER", number, "REASON", note, (char *)NULL);

	if (!instant_is_none(news->until)) {
		instant_to_iso(news->until, until);
		return outbox_add(db, act, news->announced, order->id,
		    order->customer_id, "NO", number, "REASON", note, "UNTIL",
		    until, (char *)NULL);
	}
	return outbox_add(db, act, news->announced, order->id,
	    order->customer_id, "NO", number, "AMOUNT", amount, "REASON", note,
	    "PART", news->part ? "1" : "", (char *)NULL);
}

enum status
order_core_tell(struct db *db, struct act *act, const struct order_core *order,
    const struct order_news *news)
{
	enum status st;

	st = db_change(db, &stmt_order_event,
	    DB_ARGS(db_int(order->id), db_instant(act->now),
		db_id(act->who->user_id), db_text(news->event),
		db_int(news->from), db_int(order->state),
		db_text(news->note != NULL ? news->note : ""),
		db_id(news->object_id)));
	if (st != STATUS_OK || news->announced == EVENT_NONE)
		return st;

	return announce(db, act, order, news);
}

enum status
order_reason_check(const char *reason, bool is_needed)
{
	if (reason == NULL || reason[0] == '\0')
		return is_needed ? STATUS_INVALID : STATUS_OK;
	if (utf8_length(reason) > ORDER_REASON_MAX || text_has_controls(reason))
		return STATUS_INVALID;
	return STATUS_OK;
}

struct instant
order_working_days_after(struct instant at, int64_t days, int zone_minutes)
{
	enum {
		SATURDAY = 6,
		DAY_MS = 86400000
	};
	struct day day = day_from_instant(at, zone_minutes);
	int64_t passed = 0;

	while (days > 0) {
		passed++;
		if (day_weekday(day_add(day, passed)) < SATURDAY)
			days--;
	}
	return instant_add_ms(at, passed * DAY_MS);
}

enum status
order_core_reserve(struct db *db, struct act *act,
    const struct order_core *order, struct core_lines *lines)
{
	struct stock_want *wants =
	    arena_calloc(act->mem, lines->count + 1, sizeof(*wants));
	struct order_shelf_row shelf;
	size_t count = 0;
	size_t i;
	enum status st;

	for (i = 0; i < lines->count; i++) {
		const struct core_line *line = &lines->items[i];
		int64_t missing = core_line_open(line) - line->reserved;

		if (missing <= 0)
			continue;
		wants[count++] = (struct stock_want){
			.position = line->position,
			.product_id = line->product_id,
			.quantity = missing,
		};
	}
	if (count == 0)
		return STATUS_OK;

	st = db_one(db, act->mem, &stmt_order_shelf_days,
	    DB_ARGS(db_int(order->customer_id)), &shelf);
	if (st != STATUS_OK)
		return st;
	st = stock_reserve(db, act, order->id, shelf.shelf_days, wants, count);
	if (st != STATUS_OK)
		return st;

	for (i = 0; i < count; i++)
		order_core_line(lines, wants[i].position)->reserved +=
		    wants[i].reserved;
	return STATUS_OK;
}

enum status
order_core_release(struct db *db, struct act *act,
    const struct order_core *order, struct core_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->count; i++)
		lines->items[i].reserved = 0;
	return stock_release_all(db, act, order->id);
}

/* The order stays submitted with its holds on it. */
static enum status
stay_held(struct db *db, struct act *act, struct order_core *order)
{
	struct setting setting;
	enum status st;

	if (instant_is_none(order->reserved_until)) {
		st = setting_read(db, act->mem, &setting);
		if (st != STATUS_OK)
			return st;
		order->reserved_until = order_working_days_after(act->now,
		    setting.reservation_days, (int)setting.zone_minutes);
	}
	st = order_core_save(db, order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_ORDER_HELD,
		.event = "held",
		.from = order->state,
	    });
}

enum status
order_core_barred(struct db *db, struct act *act,
    const struct order_core *order, bool *barred)
{
	struct licence_bar bar;
	struct setting setting;
	enum status st;

	*barred = false;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = licence_judge_order(db, act->mem, order->id, order->customer_id,
	    NULL, day_from_instant(act->now, (int)setting.zone_minutes), &bar);
	if (st == STATUS_OK)
		*barred = bar.reason != LICENCE_FINE;
	return st;
}

enum status
order_core_confirm(struct db *db, struct act *act, struct order_core *order,
    struct core_lines *lines, int64_t by, struct order_outcome *out)
{
	struct credit_account account;
	enum order_state from = order->state;
	enum status st;

	st = order_core_barred(db, act, order, &out->barred);
	if (st != STATUS_OK)
		return st;
	if (out->barred) {
		out->order_id = order->id;
		out->state = from;
		out->held = order->credit == CREDIT_HELD;
		return STATUS_OK;
	}
	st = order_core_reserve(db, act, order, lines);
	if (st != STATUS_OK)
		return st;
	st = order_core_save_lines(db, order->id, lines);
	if (st != STATUS_OK)
		return st;
	st = credit_lock(db, act->mem, order->customer_id, &account);
	if (st != STATUS_OK)
		return st;
	st = credit_apply(db, act, order->id, &account, order->total_fen,
	    order->total_fen, false, CREDIT_EVERY_REASON, &order->credit);
	if (st != STATUS_OK)
		return st;

	out->order_id = order->id;
	out->held = order->credit == CREDIT_HELD;
	out->state = out->held ? from : ORDER_CONFIRMED;
	if (out->held)
		return stay_held(db, act, order);

	st = credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = order->customer_id,
		.document = CREDIT_ORDER,
		.document_id = order->id,
		.event = CREDIT_TAKEN,
		.amount_fen = order->total_fen,
	    });
	if (st != STATUS_OK)
		return st;

	order_core_enter(order, ORDER_CONFIRMED, act->now);
	order->confirmed_by = by;
	order->confirmed_at = act->now;
	order->reserved_until = (struct instant){ 0 };
	st = order_core_save(db, order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_ORDER_CONFIRMED,
		.event = "confirmed",
		.from = from,
	    });
}

enum status
order_core_confirm_alone(struct db *db, struct act *act,
    struct order_core *order, struct order_outcome *out)
{
	struct setting setting;
	struct core_lines lines;
	size_t i;
	enum status st;

	out->order_id = order->id;
	out->state = order->state;
	out->held = order->credit == CREDIT_HELD;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	if (!setting.confirm_by_itself || order->state != ORDER_SUBMITTED ||
	    order->proposal_open || out->held)
		return STATUS_OK;

	st = order_core_lines(db, act, order->id, &lines);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < lines.count; i++) {
		if (lines.items[i].reserved < core_line_open(&lines.items[i]))
			return STATUS_OK;
	}
	return order_core_confirm(db, act, order, &lines, 0, out);
}

enum status
order_core_complete(struct db *db, struct act *act, struct order_core *order)
{
	struct order_count_row open;
	enum order_state from = order->state;
	enum status st;

	if (from != ORDER_SHIPPED && from != ORDER_CLOSED_SHORT)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_order_open_shipments,
	    DB_ARGS(db_int(order->id)), &open);
	if (st != STATUS_OK || open.count > 0)
		return st;

	order_core_enter(order, ORDER_COMPLETED, act->now);
	st = order_core_save(db, order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_ORDER_COMPLETED,
		.event = "completed",
		.from = from,
	    });
}
