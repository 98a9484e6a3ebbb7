/**
 * @file
 * Credit: rules, ledger, holds.  See credit.h.
 */
#include "domain/credit.h"

#include <string.h>

#include "base/money.h"
#include "domain/credit_sql.h"
#include "domain/order_core.h"
#include "domain/setting.h"

int64_t
credit_limit_on(const struct credit_account *account, struct day today)
{
	bool temp_holds = !day_is_none(account->temp_until) &&
	    day_compare(today, account->temp_until) <= 0;

	if (account->is_frozen)
		return 0;
	return account->limit_fen + (temp_holds ? account->temp_limit_fen : 0);
}

/* Whether `since` + grace lies before today. */
static bool
is_past(struct day since, int64_t grace_days, struct day today)
{
	return !day_is_none(since) &&
	    day_compare(day_add(since, grace_days), today) < 0;
}

size_t
credit_evaluate(const struct credit_account *account,
    const struct credit_rules *rules, int64_t order_fen, int64_t extra_fen,
    int64_t earmarked_fen, struct day today,
    struct credit_hold out[CREDIT_HOLDS_MAX])
{
	int64_t limit = credit_limit_on(account, today);
	int64_t over = account->used_fen + extra_fen - limit;
	int64_t group_over = account->group_id == 0
	    ? over
	    : account->group_used_fen + extra_fen - account->group_limit_fen;
	int64_t share;
	size_t count = 0;

	if ((account->no_check && !account->is_frozen) ||
	    (order_fen > 0 && earmarked_fen >= order_fen))
		return 0;

	if (group_over > over)
		over = group_over;
	if ((rules->over_limit || account->is_frozen) && over > 0)
		out[count++] = (struct credit_hold){ HOLD_OVER_LIMIT, over };

	if (rules->limit_ran_out &&
	    is_past(account->limit_until, rules->limit_grace_days, today))
		out[count++] = (struct credit_hold){ HOLD_LIMIT_RAN_OUT,
			account->limit_fen };

	if (rules->overdue && account->overdue_fen > rules->overdue_above_fen &&
	    is_past(account->overdue_since, rules->overdue_grace_days, today))
		out[count++] =
		    (struct credit_hold){ HOLD_OVERDUE, account->overdue_fen };

	if (rules->order_share &&
	    money_scale(limit, rules->order_share_bp, 10000, &share) ==
		STATUS_OK &&
	    order_fen > share)
		out[count++] =
		    (struct credit_hold){ HOLD_ORDER_SHARE, order_fen - share };
	return count;
}

static struct credit_rules
rules_of(const struct setting *setting)
{
	return (struct credit_rules){
		.over_limit = setting->hold_over_limit,
		.limit_ran_out = setting->hold_limit_ran_out,
		.limit_grace_days = setting->hold_limit_grace_days,
		.overdue = setting->hold_overdue,
		.overdue_grace_days = setting->hold_overdue_grace_days,
		.overdue_above_fen = setting->hold_overdue_above_fen,
		.order_share = setting->hold_order_share,
		.order_share_bp = setting->hold_order_share_bp,
	};
}

enum status
credit_rules_load(struct db *db, struct arena *mem, struct credit_rules *out)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	*out = rules_of(&setting);
	return STATUS_OK;
}

enum status
credit_panel(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, int64_t order_id, int64_t order_fen,
    struct instant now, struct credit_panel *out)
{
	struct credit_panel_row row;
	const struct credit_account *account = &row.account;
	struct setting setting;
	struct credit_rules rules;
	struct credit_panel panel = { 0 };
	struct day today;
	int64_t limit;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_credit_panel,
	    actor_scope(who, ACTION_CREDIT_SEE),
	    DB_ARGS(db_int(order_id), db_int(order_id), db_int(order_id),
		db_int(customer_id)),
	    &row);
	if (st != STATUS_OK)
		return st;
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	rules = rules_of(&setting);
	today = day_from_instant(now, (int)setting.zone_minutes);
	limit = credit_limit_on(account, today);
	panel.limit_fen = account->limit_fen;
	panel.limit_until = account->limit_until;
	panel.temp_limit_fen =
	    account->is_frozen ? 0 : limit - account->limit_fen;
	panel.temp_until = account->temp_until;
	panel.used_fen = account->used_fen;
	panel.pending_fen = row.pending_fen;
	panel.earmarked_fen = row.earmarked_fen;
	panel.kept_fen = row.kept_fen;
	panel.order_fen = order_fen;
	panel.available_fen = limit - account->used_fen;
	panel.after_fen = panel.available_fen - order_fen;
	panel.overdue_fen = account->overdue_fen;
	panel.overdue_since = account->overdue_since;
	panel.term_days = account->term_days;
	panel.hold_count = credit_evaluate(account, &rules, order_fen,
	    order_fen + row.kept_fen, row.earmarked_fen, today, panel.holds);
	*out = panel;
	return STATUS_OK;
}

enum status
credit_book(struct db *db, struct act *act, const struct credit_entry *entry)
{
	enum status st;

	if (entry->amount_fen == 0)
		return STATUS_OK;

	st = db_change(db, &stmt_credit_entry,
	    DB_ARGS(db_int(entry->customer_id), db_int(entry->document),
		db_int(entry->document_id), db_int(entry->event),
		db_int(entry->part), db_int(entry->amount_fen),
		db_instant(act->now), db_id(act->who->user_id)));
	if (st != STATUS_OK)
		return st;

	st = db_run(db, &stmt_credit_use,
	    DB_ARGS(db_int(entry->customer_id), db_int(entry->amount_fen)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_credit_group_use,
	    DB_ARGS(db_int(entry->amount_fen), db_int(entry->customer_id)),
	    NULL);
}

static enum status
account_of(struct db *db, struct arena *mem, const struct db_query *query,
    int64_t customer_id, struct credit_account *out)
{
	enum status st;

	st = db_one(db, mem, query, DB_ARGS(db_int(customer_id)), out);
	if (st != STATUS_NOT_FOUND)
		return st;

	/* No account: no limit, nothing used. */
	*out = (struct credit_account){ .customer_id = customer_id };
	return STATUS_OK;
}

enum status
credit_lock(struct db *db, struct arena *mem, int64_t customer_id,
    struct credit_account *out)
{
	return account_of(db, mem, &stmt_credit_lock, customer_id, out);
}

enum status
credit_find(struct db *db, struct arena *mem, int64_t customer_id,
    struct credit_account *out)
{
	return account_of(db, mem, &stmt_credit_find, customer_id, out);
}

/* What a hold becomes, given whether its reason applies now. */
static enum hold_state
next_state(enum hold_state before, bool applies, bool grew)
{
	switch (before) {
	case HOLD_RELEASED:
		return applies && grew ? HOLD_STANDING : HOLD_RELEASED;
	case HOLD_STANDING:
	case HOLD_GONE:
		break;
	}
	return applies ? HOLD_STANDING : HOLD_GONE;
}

/* The holds of an order as they are now; absent ones are HOLD_GONE, unsaved. */
struct hold_table {
	struct credit_hold_row rows[HOLD_REASON_COUNT];
	bool exists[HOLD_REASON_COUNT];
};

static enum status
load_holds(struct db *db, struct arena *mem, int64_t order_id,
    struct hold_table *table)
{
	struct db_rows rows;
	const struct credit_hold_row *row;
	unsigned reason;
	size_t i;
	enum status st;

	st = db_all(
	    db, mem, &stmt_order_holds, DB_ARGS(db_int(order_id)), &rows);
	if (st != STATUS_OK)
		return st;

	memset(table, 0, sizeof(*table));
	for (reason = 1; reason < HOLD_REASON_COUNT; reason++) {
		table->rows[reason].order_id = order_id;
		table->rows[reason].reason = reason;
		table->rows[reason].state = HOLD_GONE;
	}
	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		table->rows[row[i].reason] = row[i];
		table->exists[row[i].reason] = true;
	}
	return STATUS_OK;
}

static enum status
save_holds(struct db *db, const struct credit_hold_row *rows, size_t count)
{
	struct db_items items = {
		.columns = credit_hold_columns,
		.column_count = credit_hold_column_count,
		.items = rows,
		.item_size = sizeof(*rows),
		.count = count,
	};

	if (count == 0)
		return STATUS_OK;
	return db_bulk(db, &stmt_order_hold_save, &items, NULL);
}

static enum credit_facet
facet_of(const struct hold_table *table)
{
	enum credit_facet facet = CREDIT_CLEAR;
	unsigned reason;

	for (reason = 1; reason < HOLD_REASON_COUNT; reason++) {
		if (table->rows[reason].state == HOLD_STANDING)
			return CREDIT_HELD;
		if (table->rows[reason].state == HOLD_RELEASED)
			facet = CREDIT_RELEASED;
	}
	return facet;
}

enum status
credit_apply(struct db *db, struct act *act, int64_t order_id,
    const struct credit_account *account, int64_t order_fen, int64_t extra_fen,
    bool grew, unsigned only, enum credit_facet *facet)
{
	struct setting setting;
	struct credit_rules rules;
	struct credit_hold found[CREDIT_HOLDS_MAX];
	struct credit_hold_row changed[HOLD_REASON_COUNT];
	struct credit_earmark_row earmark;
	struct hold_table table;
	bool applies[HOLD_REASON_COUNT] = { false };
	int64_t amounts[HOLD_REASON_COUNT] = { 0 };
	size_t found_count;
	size_t changed_count = 0;
	unsigned reason;
	size_t i;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = load_holds(db, act->mem, order_id, &table);
	if (st != STATUS_OK)
		return st;

	st = db_one(db, act->mem, &stmt_credit_earmarks,
	    DB_ARGS(db_int(order_id), db_int(account->customer_id),
		db_int(order_id)),
	    &earmark);
	if (st != STATUS_OK)
		return st;

	rules = rules_of(&setting);
	found_count = credit_evaluate(account, &rules, order_fen,
	    extra_fen + earmark.kept_fen, earmark.earmarked_fen,
	    day_from_instant(act->now, (int)setting.zone_minutes), found);
	for (i = 0; i < found_count; i++) {
		applies[found[i].reason] = true;
		amounts[found[i].reason] = found[i].amount_fen;
	}

	/* A forced hold is not a matter of figures. */
	for (reason = 1; reason < HOLD_FORCED; reason++) {
		struct credit_hold_row *row = &table.rows[reason];
		enum hold_state after;

		if ((only & (1U << reason)) == 0)
			continue;
		after = next_state(row->state, applies[reason], grew);
		if (after == row->state &&
		    (after != HOLD_STANDING ||
			row->amount_fen == amounts[reason]))
			continue;
		if (after != row->state)
			row->since = act->now;
		row->state = after;
		if (applies[reason])
			row->amount_fen = amounts[reason];
		changed[changed_count++] = *row;
	}

	st = save_holds(db, changed, changed_count);
	if (st != STATUS_OK)
		return st;
	*facet = facet_of(&table);
	return STATUS_OK;
}

/* One held order looked at again; see credit_reevaluate(). */
struct second_look {
	int64_t order_id;
	int64_t promised_fen; /* freed before it in this round, not booked */
	int64_t freed_fen;    /* out: freed and not booked */
	bool freed;           /* out */
};

static enum status
look_again(struct db *db, struct act *act, void *context)
{
	struct second_look *look = context;
	struct order_core order;
	struct credit_account account;
	struct order_outcome outcome;
	bool is_waiting;
	enum status st;

	look->freed = false;
	look->freed_fen = 0;
	st = order_core_take(db, act, look->order_id, &order);
	if (st != STATUS_OK)
		return st;
	if (order.credit != CREDIT_HELD ||
	    (order.state != ORDER_SUBMITTED && order.state != ORDER_CONFIRMED))
		return STATUS_OK;

	is_waiting = order.state == ORDER_SUBMITTED;
	st = credit_find(db, act->mem, order.customer_id, &account);
	if (st != STATUS_OK)
		return st;
	st = credit_apply(db, act, order.id, &account, order.total_fen,
	    (is_waiting ? order.total_fen : 0) + look->promised_fen, false,
	    CREDIT_EVERY_REASON, &order.credit);
	if (st != STATUS_OK || order.credit == CREDIT_HELD)
		return st;

	look->freed = true;
	st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;
	st = order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_RELEASED,
		.event = "freed",
		.from = order.state,
	    });
	if (st != STATUS_OK)
		return st;

	st = order_core_confirm_alone(db, act, &order, &outcome);
	if (st == STATUS_OK && outcome.state == ORDER_SUBMITTED)
		look->freed_fen = order.total_fen;
	return st;
}

enum status
credit_reevaluate(
    struct db *db, struct act *act, int64_t customer_id, int64_t *freed)
{
	struct db_rows rows;
	const struct credit_held_row *held;
	int64_t promised = 0;
	int64_t count = 0;
	size_t i;
	enum status st;

	st = db_all(db, act->mem, &stmt_credit_held_orders,
	    DB_ARGS(db_int(customer_id)), &rows);
	if (st != STATUS_OK)
		return st;

	held = rows.items;
	for (i = 0; i < rows.count; i++) {
		struct second_look look = {
			.order_id = held[i].id,
			.promised_fen = promised,
		};
		struct act step = *act;

		step.token = NULL;
		st = act_run(db, &step, look_again, &look);
		if (st != STATUS_OK)
			return st;
		promised += look.freed_fen;
		count += look.freed;
	}
	if (freed != NULL)
		*freed = count;
	return STATUS_OK;
}

enum status
credit_check(struct db *db, struct arena *mem, struct db_rows *rows)
{
	struct db_rows accounts;
	struct db_rows orders;
	struct credit_difference *all;
	enum status st;

	st =
	    db_all(db, mem, &stmt_credit_check_accounts, DB_NO_ARGS, &accounts);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, mem, &stmt_credit_check_orders, DB_NO_ARGS, &orders);
	if (st != STATUS_OK)
		return st;

	all =
	    arena_calloc(mem, accounts.count + orders.count + 1, sizeof(*all));
	if (accounts.count > 0)
		memcpy(all, accounts.items, accounts.count * sizeof(*all));
	if (orders.count > 0)
		memcpy(all + accounts.count, orders.items,
		    orders.count * sizeof(*all));
	rows->items = all;
	rows->count = accounts.count + orders.count;
	return STATUS_OK;
}
