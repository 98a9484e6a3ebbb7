/**
 * @file
 * The three ways out of a hold: pay, order less, ask for more.  See hold.h.
 */
#include "base/money.h"
#include "domain/hold.h"
#include "domain/hold_sql.h"
#include "domain/setting.h"

/* The largest allowed quantity up to `most`; 0 below the minimum. */
static int64_t
allowed(const struct hold_line *line, int64_t most)
{
	int64_t step = line->step < 1 ? 1 : line->step;
	int64_t quantity = most < 0 ? 0 : most - most % step;

	return quantity < line->minimum ? 0 : quantity;
}

/* How little less of a line saves `need_fen`; all of it if it must be. */
static void
cut_line(const struct hold_line *line, int64_t need_fen, struct hold_cut *cut)
{
	int64_t step = line->step < 1 ? 1 : line->step;
	int64_t kept_fen = line->total_fen - need_fen;
	int64_t quantity = 0;
	int64_t worth;

	if (kept_fen > 0 &&
	    money_scale(line->quantity, kept_fen, line->total_fen,
		&quantity) != STATUS_OK)
		quantity = 0;
	quantity = allowed(line, quantity);
	for (;;) {
		if (quantity <= 0 ||
		    money_part(line->total_fen, quantity, line->quantity,
			&worth) != STATUS_OK) {
			quantity = 0;
			worth = 0;
			break;
		}
		if (line->total_fen - worth >= need_fen)
			break;
		quantity = allowed(line, quantity - step);
	}
	cut->position = line->position;
	cut->quantity = line->quantity;
	cut->quantity_then = quantity;
	cut->saves_fen = line->total_fen - worth;
}

size_t
hold_cut_lines(const struct hold_line *lines, size_t count, int64_t over_fen,
    struct hold_cut *cuts)
{
	int64_t saved = 0;
	size_t n = 0;

	while (saved < over_fen && n < count) {
		const struct hold_line *largest = NULL;

		for (size_t i = 0; i < count; i++) {
			bool is_cut = false;

			for (size_t k = 0; k < n; k++)
				is_cut = is_cut ||
				    cuts[k].position == lines[i].position;
			if (!is_cut &&
			    (largest == NULL ||
				lines[i].total_fen > largest->total_fen))
				largest = &lines[i];
		}
		if (largest == NULL || largest->total_fen <= 0)
			break;
		cut_line(largest, over_fen - saved, &cuts[n]);
		saved += cuts[n].saves_fen;
		n++;
	}
	return n;
}

/* What stands on an order, and by how much it would now. */
struct standing {
	bool stands[HOLD_REASON_COUNT];
	int64_t now_fen[HOLD_REASON_COUNT];
};

static enum status
read_standing(struct db *db, struct arena *mem, int64_t order_id,
    const struct credit_panel *panel, struct standing *out)
{
	const struct hold_reason_row *reason;
	struct db_rows rows;
	enum status st;

	*out = (struct standing){ 0 };
	st = db_all(db, mem, &stmt_hold_reasons,
	    DB_ARGS(db_ints(&order_id, 1)), &rows);
	if (st != STATUS_OK)
		return st;
	reason = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		out->stands[reason[i].reason] = true;
		out->now_fen[reason[i].reason] = reason[i].amount_fen;
	}
	for (size_t i = 0; i < panel->hold_count; i++)
		out->now_fen[panel->holds[i].reason] =
		    panel->holds[i].amount_fen;
	return STATUS_OK;
}

/* Paid so much in general, or for this very order, whichever is less. */
static void
find_payment(const struct standing *standing, const struct credit_panel *panel,
    struct hold_ways *ways)
{
	int64_t for_it = panel->order_fen - panel->earmarked_fen;
	int64_t over = standing->stands[HOLD_OVER_LIMIT]
	    ? standing->now_fen[HOLD_OVER_LIMIT]
	    : 0;
	int64_t overdue =
	    standing->stands[HOLD_OVERDUE] ? panel->overdue_fen : 0;
	bool only_for_it = standing->stands[HOLD_LIMIT_RAN_OUT] ||
	    standing->stands[HOLD_ORDER_SHARE];

	ways->pay_fen = over > overdue ? over : overdue;
	if (only_for_it || for_it < ways->pay_fen) {
		ways->pay_fen = for_it;
		ways->pay_for_it = true;
	}
}

/* How much more limit lets it pass. */
static void
find_raise(const struct standing *standing, const struct credit_panel *panel,
    const struct credit_account *account, int64_t share_bp,
    struct hold_ways *ways)
{
	int64_t extra = panel->order_fen + panel->kept_fen;
	int64_t raise = standing->stands[HOLD_OVER_LIMIT]
	    ? account->used_fen + extra - panel->limit_fen -
		panel->temp_limit_fen
	    : 0;
	int64_t whole;

	if (account->is_frozen ||
	    (account->group_id != 0 &&
		account->group_used_fen + extra > account->group_limit_fen))
		return;
	if (standing->stands[HOLD_ORDER_SHARE]) {
		/* One more than rounded, so that the share covers the order. */
		if (share_bp <= 0 ||
		    money_scale(panel->order_fen, 10000, share_bp, &whole) !=
			STATUS_OK)
			return;
		whole += 1 - panel->limit_fen - panel->temp_limit_fen;
		raise = raise > whole ? raise : whole;
	}
	ways->raise_fen = raise > 0 ? raise : 0;
	ways->raise_helps = raise > 0;
}

static enum status
find_cuts(struct db *db, struct arena *mem, int64_t order_id,
    const struct standing *standing, struct hold_ways *ways)
{
	const struct hold_line_row *row;
	struct hold_line *lines;
	struct hold_cut *cuts;
	struct db_rows rows;
	int64_t share = standing->stands[HOLD_ORDER_SHARE]
	    ? standing->now_fen[HOLD_ORDER_SHARE]
	    : 0;
	enum status st;

	ways->over_fen = standing->stands[HOLD_OVER_LIMIT]
	    ? standing->now_fen[HOLD_OVER_LIMIT]
	    : 0;
	if (share > ways->over_fen)
		ways->over_fen = share;
	st = db_all(
	    db, mem, &stmt_hold_lines, DB_ARGS(db_int(order_id)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	lines = arena_calloc(mem, rows.count + 1, sizeof(*lines));
	cuts = arena_calloc(mem, rows.count + 1, sizeof(*cuts));
	for (size_t i = 0; i < rows.count; i++)
		lines[i] = row[i].line;
	ways->cut_count =
	    hold_cut_lines(lines, rows.count, ways->over_fen, cuts);
	for (size_t i = 0; i < ways->cut_count; i++) {
		ways->saves_fen += cuts[i].saves_fen;
		for (size_t k = 0; k < rows.count; k++) {
			if (row[k].line.position != cuts[i].position)
				continue;
			cuts[i].product_id = row[k].product_id;
			cuts[i].sku = row[k].sku;
			cuts[i].name = row[k].name;
			cuts[i].name_en = row[k].name_en;
		}
	}
	ways->cuts = cuts;
	ways->cut_helps = ways->over_fen > 0 &&
	    ways->saves_fen >= ways->over_fen;
	/* Nothing left is no order. */
	if (ways->cut_count == rows.count && ways->cut_count > 0 &&
	    cuts[ways->cut_count - 1].quantity_then == 0)
		ways->cut_helps = false;
	return STATUS_OK;
}

enum status
hold_ways_out(struct db *db, struct arena *mem, const struct actor *who,
    int64_t order_id, struct instant now, struct hold_ways *out)
{
	struct hold_order_row order;
	struct credit_panel panel;
	struct credit_account account;
	struct standing standing;
	struct setting setting;
	struct hold_ways ways = { 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_hold_order,
	    actor_scope(who, ACTION_ORDER_SEE), DB_ARGS(db_int(order_id)),
	    &order);
	if (st != STATUS_OK)
		return st;
	*out = ways;
	if (order.credit != CREDIT_HELD || order.state == ORDER_DRAFT ||
	    order.state > ORDER_CONFIRMED)
		return STATUS_OK;

	st = credit_panel(db, mem, who, order.customer_id, order.id,
	    order.total_fen, now, &panel);
	if (st == STATUS_OK)
		st = credit_find(db, mem, order.customer_id, &account);
	if (st == STATUS_OK)
		st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = read_standing(db, mem, order_id, &panel, &standing);
	if (st != STATUS_OK)
		return st;

	ways.held = true;
	if (!standing.stands[HOLD_FORCED]) {
		find_payment(&standing, &panel, &ways);
		ways.renew_helps = standing.stands[HOLD_LIMIT_RAN_OUT] &&
		    !account.is_frozen;
		if (!standing.stands[HOLD_OVERDUE] &&
		    !standing.stands[HOLD_LIMIT_RAN_OUT]) {
			find_raise(&standing, &panel, &account,
			    setting.hold_order_share_bp, &ways);
			st = find_cuts(db, mem, order_id, &standing, &ways);
		}
	}
	if (st == STATUS_OK)
		*out = ways;
	return st;
}
