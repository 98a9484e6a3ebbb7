/**
 * @file
 * One order of load data.  See load_order.h.
 */
#include "domain/load_order.h"

#include "base/money.h"
#include "domain/credit.h"

enum {
	DAY_MS_INT = 86400000,
	HOUR_MS_INT = 3600000,
	HOURS = 24
};

/* How many orders come in each hour of the day, in proportion. */
static const int64_t hour_weights[HOURS] = { 1, 0, 0, 0, 0, 0, 1, 4, 22, 46, 48,
	34, 12, 18, 38, 42, 40, 26, 10, 8, 9, 7, 4, 2 };

/* The states of the newest orders: the share each has of fifty. */
static const struct {
	enum order_state state;
	int64_t in_50;
} open_states[] = { { ORDER_DRAFT, 1 }, { ORDER_AWAITING_APPROVAL, 3 },
	{ ORDER_SUBMITTED, 13 }, { ORDER_CONFIRMED, 9 }, { ORDER_PICKING, 5 },
	{ ORDER_PART_SHIPPED, 4 }, { ORDER_SHIPPED, 9 },
	{ ORDER_CLOSED_SHORT, 1 }, { ORDER_COMPLETED, 3 },
	{ ORDER_REJECTED, 1 }, { ORDER_CANCELLED, 1 } };

static const char *const carriers[] = { "顺达物流", "远程快运", "百川冷链",
	"自有车队" };

/* What is decided before the papers are filled in. */
struct making {
	const struct load_world *world;
	struct load_order *order;
	struct chance chance;
	enum order_state state;
	bool was_confirmed;
	bool was_closed_short;
	bool is_open;
	int64_t span_ms; /* from the order to its last event */
	size_t sent;     /* shipments that left */
	size_t split;    /* lines from here on are in the second one */
};

/** A value that cannot overflow here: quantities and prices are small. */
static int64_t
part_of(int64_t total, int64_t quantity, int64_t of)
{
	int64_t part;

	return money_part(total, quantity, of, &part) == STATUS_OK ? part : 0;
}

static int64_t
day_of(const struct load_world *world, int64_t index)
{
	int64_t low = 0;
	int64_t high = LOAD_DAYS;

	while (high - low > 1) {
		int64_t middle = (low + high) / 2;

		if (world->day_reach[middle] <= index)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The orders of a day in their order over its hours. */
static struct instant
placed_at(struct making *making)
{
	const struct load_world *world = making->world;
	struct load_order *order = making->order;
	int64_t first = world->day_reach[order->day];
	int64_t count = world->day_reach[order->day + 1] - first;
	int64_t at = (((order->index - first) << 20) +
			 chance_below(&making->chance, 1 << 20)) /
	    count;
	int64_t sum = 0;
	int64_t before = 0;
	int64_t hour;

	for (hour = 0; hour < HOURS; hour++)
		sum += hour_weights[hour];
	at *= sum;
	for (hour = 0; hour < HOURS - 1; hour++) {
		if (before + (hour_weights[hour] << 20) > at)
			break;
		before += hour_weights[hour] << 20;
	}
	return instant_add_ms(world->cut,
	    (order->day - LOAD_DAYS) * DAY_MS_INT + hour * HOUR_MS_INT +
		(at - before) / hour_weights[hour] * HOUR_MS_INT / (1 << 20));
}

static enum order_state
open_state(int64_t at)
{
	for (size_t i = 0; i < ARRAY_LEN(open_states); i++) {
		at -= open_states[i].in_50;
		if (at < 0)
			return open_states[i].state;
	}
	return ORDER_COMPLETED;
}

static void
decide_state(struct making *making)
{
	const struct load_world *world = making->world;
	int64_t at = making->order->index - world->first_open;
	int64_t luck;

	making->is_open = at >= 0;
	making->was_confirmed = true;
	/* 7 and 50 have no divisor in common: each fifty has every state. */
	if (making->is_open) {
		making->state = open_state(at % 50 * 7 % 50);
	} else {
		luck = chance_below(&making->chance, 10000);
		making->state = luck < 120 ? ORDER_CANCELLED
		    : luck < 170           ? ORDER_REJECTED
					   : ORDER_COMPLETED;
		making->was_closed_short = luck >= 170 && luck < 230;
		making->was_confirmed = luck < 60 || luck >= 170;
	}
	if (making->state == ORDER_CLOSED_SHORT)
		making->was_closed_short = true;
	if (making->state <= ORDER_SUBMITTED ||
	    (making->is_open && making->state >= ORDER_REJECTED &&
		making->state <= ORDER_CANCELLED))
		making->was_confirmed = false;
}

/* --- Lines -------------------------------------------------------------------- */

static size_t
draw_product(struct making *making)
{
	const struct load_world *world = making->world;
	int64_t count = world->plan.products;
	int64_t shelf = count < 400 ? count / 4 : 100;

	/* Most of what a customer buys is on a shelf of its own. */
	if (chance_hit(&making->chance, 6000))
		return (size_t)(((int64_t)making->order->customer * 37 +
				    chance_below(&making->chance, shelf)) %
		    count);
	return (size_t)load_reach_draw(
	    &making->chance, world->product_reach, count);
}

static bool
has_product(const struct load_order *order, size_t product)
{
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].product == product)
			return true;
	}
	return false;
}

static size_t
draw_other_product(struct making *making)
{
	size_t product = draw_product(making);

	for (int try = 0; try < 8 && has_product(making->order, product); try++)
		product = draw_product(making);
	while (has_product(making->order, product))
		product = (product + 1) % (size_t)making->world->plan.products;
	return product;
}

static size_t
place_of(const struct load_world *world, const struct load_product *product,
    const struct load_customer *customer, int64_t quarter)
{
	size_t shelf = product->places == 2 && customer->region == 1 ? 1 : 0;
	size_t batches = product->has_batches ? LOAD_QUARTERS : 1;

	(void)world;
	return product->first_stock + shelf * batches +
	    (product->has_batches ? (size_t)quarter : 0);
}

static void
price_line(const struct load_world *world, const struct load_order *order,
    const struct load_product *product, const struct load_customer *customer,
    struct load_line_row *row)
{
	int64_t list = load_price_for(world, product, customer->class);
	int64_t price = list;
	bool is_class = world->class_lists[customer->class] != 0;

	if (product->promotion_id != 0 &&
	    order->day >= product->promotion_from &&
	    order->day <= product->promotion_to) {
		price = list * (10000 - product->promotion_bp) / 10000;
		row->promotion_id = product->promotion_id;
	}
	row->unit_price_1e4 = price;
	row->list_price_1e4 = list;
	row->price_source = is_class ? 2 : 1;
	row->price_list_id = is_class ? world->class_lists[customer->class] : 1;
	row->tax_rate_bp = product->tax_rate_bp;
	if (money_line(row->quantity, price, &row->amount_fen) != STATUS_OK ||
	    money_split_tax(row->amount_fen, row->tax_rate_bp, &row->net_fen,
		&row->tax_fen) != STATUS_OK)
		row->amount_fen = row->net_fen = row->tax_fen = 0;
}

static void
add_line(struct making *making, const struct load_customer *customer)
{
	const struct load_world *world = making->world;
	struct load_order *order = making->order;
	struct load_made_line *line = &order->lines[order->line_count];
	size_t index = draw_other_product(making);
	const struct load_product *product = &world->products[index];
	struct load_line_row *row = &line->row;

	*line = (struct load_made_line){ .product = index };
	line->place = place_of(world, product, customer, order->quarter);
	*row = (struct load_line_row){
		.order_id = order->row.order_id,
		.position = (int64_t)++order->line_count,
		.product_id = product->id,
		.sku = product->sku,
		.name = product->name,
		.name_en = product->name_en,
		.spec = product->spec,
		.unit = product->unit,
		.unit_en = product->unit_en,
		.quantity = product->step *
		    chance_between(
			&making->chance, 1, customer->class >= 4 ? 40 : 15),
	};
	price_line(world, order, product, customer, row);
}

static void
add_lines(struct making *making, const struct load_customer *customer)
{
	struct load_order *order = making->order;
	size_t least =
	    making->state == ORDER_PART_SHIPPED || making->was_closed_short ? 2
									    : 1;
	size_t count = 1;

	while (count < LOAD_LINES_MAX && chance_hit(&making->chance, 8000))
		count++;
	if (count < least)
		count = least;
	order->line_count = 0;
	while (order->line_count < count)
		add_line(making, customer);
}

/* --- What became of the goods --------------------------------------------------- */

static bool
was_sent(const struct making *making, const struct load_made_line *line)
{
	return line->shipment < making->sent;
}

static void
decide_shipments(struct making *making)
{
	size_t count = making->order->line_count;
	bool two = count >= 2 && chance_hit(&making->chance, 1200);

	making->split = count;
	making->sent = 0;
	if (making->state < ORDER_PART_SHIPPED ||
	    making->state == ORDER_REJECTED || making->state == ORDER_CANCELLED)
		return;
	making->sent = two ? 2 : 1;
	if (making->state == ORDER_PART_SHIPPED || making->was_closed_short) {
		two = true;
		making->sent = 1;
	}
	if (two)
		making->split = (size_t)chance_between(
		    &making->chance, 1, (int64_t)count - 1);
}

static void
move_line(struct making *making, struct load_made_line *line)
{
	const struct load_product *product =
	    &making->world->products[line->product];
	struct load_line_row *row = &line->row;
	bool is_first = row->position == 1;

	line->shipment = (size_t)row->position > making->split ? 1 : 0;
	line->was_kept = !product->is_out || !making->is_open ||
	    was_sent(making, line) ||
	    (making->state == ORDER_PICKING && is_first);
	row->promised_now = line->was_kept ? row->quantity : 0;
	if (!line->was_kept) {
		row->promised_later = row->quantity;
		row->promised_on =
		    day_from_number(making->world->first_day + LOAD_DAYS + 10);
	}
	if (was_sent(making, line)) {
		row->shipped = row->quantity;
		row->cost_id = row->quantity * product->cost_1e4 / 100;
		if (making->state == ORDER_COMPLETED)
			row->signed_for = row->quantity;
		return;
	}
	if (making->was_closed_short || making->state == ORDER_REJECTED ||
	    making->state == ORDER_CANCELLED)
		row->cancelled = row->quantity;
	else if (making->state != ORDER_DRAFT && line->was_kept)
		row->reserved = row->quantity;
}

/* A completed order's goods that did not stay. */
static void
refuse_some(struct making *making)
{
	struct load_order *order = making->order;
	size_t which =
	    (size_t)chance_below(&making->chance, (int64_t)order->line_count);
	struct load_made_line *line = &order->lines[which];

	if (making->state != ORDER_COMPLETED || making->is_open ||
	    !was_sent(making, line) || !chance_hit(&making->chance, 70))
		return;
	line->row.refused =
	    chance_between(&making->chance, 1, line->row.quantity);
	line->row.signed_for = line->row.quantity - line->row.refused;
	order->refused_fen[line->shipment] = part_of(
	    line->row.amount_fen, line->row.refused, line->row.quantity);
}

static void
sum_up(struct load_order *order)
{
	struct load_order_row *row = &order->row;

	for (size_t i = 0; i < order->line_count; i++) {
		const struct load_line_row *line = &order->lines[i].row;

		row->total_fen += line->amount_fen;
		row->net_fen += line->net_fen;
		row->tax_fen += line->tax_fen;
		row->quantity_total += line->quantity;
		if (line->cancelled > 0)
			order->given_back_fen += line->amount_fen;
	}
	row->line_count = (int64_t)order->line_count;
	row->headline = order->lines[0].row.name;
	row->headline_en = order->lines[0].row.name_en;
}

/* --- The timeline --------------------------------------------------------------- */

static struct instant
moment(const struct making *making, int64_t per_mille)
{
	return instant_add_ms(
	    making->order->row.placed_at, making->span_ms / 1000 * per_mille);
}

static void
tell(struct making *making, int64_t per_mille, const char *kind,
    enum order_state from, enum order_state to, int64_t user_id, int64_t object)
{
	struct load_order *order = making->order;

	if (order->event_count == LOAD_EVENTS_MAX)
		return;
	order->events[order->event_count++] = (struct load_event_row){
		.order_id = order->row.order_id,
		.at = moment(making, per_mille),
		.user_id = user_id,
		.kind = kind,
		.from_state = from,
		.to_state = to,
		.object_id = object,
	};
	if (from != to)
		order->row.state_since = moment(making, per_mille);
}

static void
hold(struct making *making, const struct load_customer *customer)
{
	struct load_order *order = making->order;
	bool is_waiting = making->state >= ORDER_AWAITING_APPROVAL &&
	    making->state <= ORDER_CONFIRMED;
	bool was_released = making->state == ORDER_COMPLETED &&
	    chance_hit(&making->chance, 1000);

	order->row.credit_facet = CREDIT_CLEAR;
	if (!(customer->is_over_limit || customer->is_overdue) ||
	    !(is_waiting || was_released))
		return;
	order->row.credit_facet = is_waiting ? CREDIT_HELD : CREDIT_RELEASED;
	order->hold = (struct load_hold_row){
		.order_id = order->row.order_id,
		.reason =
		    customer->is_over_limit ? HOLD_OVER_LIMIT : HOLD_OVERDUE,
		.state = is_waiting ? HOLD_STANDING : HOLD_RELEASED,
		.amount_fen = order->row.total_fen,
		.since = order->row.placed_at,
	};
	tell(making, 0, "held", ORDER_SUBMITTED, ORDER_SUBMITTED, 0, 0);
	if (is_waiting)
		return;
	order->hold.released_id = making->world->officer_id;
	order->hold.released_at = moment(making, 60);
	tell(making, 60, "released", ORDER_SUBMITTED, ORDER_SUBMITTED,
	    making->world->officer_id, 0);
}

/* A change that the desk proposes: still open, or accepted long ago. */
static void
propose(struct making *making, const struct load_customer *customer)
{
	const struct load_world *world = making->world;
	struct load_order *order = making->order;
	const struct load_line_row *line = &order->lines[0].row;
	bool is_open = making->state == ORDER_SUBMITTED &&
	    order->hold.reason == 0 && chance_hit(&making->chance, 2000);

	if (!is_open &&
	    (making->state != ORDER_COMPLETED ||
		!chance_hit(&making->chance, 50)))
		return;
	order->proposal = (struct load_proposal_row){
		.proposal_id = world->ids.proposal_id + order->index,
		.order_id = order->row.order_id,
		.state = is_open ? 1 : 2,
		.made_id = world->clerk_id,
		.made_at = moment(making, is_open ? 500 : 65),
		.answer_until = is_open
		    ? instant_add_ms(world->cut,
			  chance_between(&making->chance, 4, 8) * DAY_MS_INT)
		    : moment(making, 300),
		.position = 1,
		.quantity_before =
		    is_open ? line->quantity : line->quantity * 2,
		.quantity_after =
		    is_open ? (line->quantity + 1) / 2 : line->quantity,
		.promised_on =
		    day_from_number(world->first_day + order->day + 9),
	};
	order->row.proposal_open = is_open;
	tell(making, is_open ? 500 : 65, "proposed", ORDER_SUBMITTED,
	    ORDER_SUBMITTED, world->clerk_id, -1);
	if (is_open)
		return;
	order->proposal.answered_id = customer->user_id;
	order->proposal.answered_at = moment(making, 90);
	tell(making, 90, "accepted", ORDER_SUBMITTED, ORDER_SUBMITTED,
	    customer->user_id, -1);
}

static void
confirm(struct making *making)
{
	struct load_order *order = making->order;

	order->row.confirmed_id = making->world->clerk_id;
	order->row.confirmed_at = moment(making, 100);
	tell(making, 100, "confirmed", ORDER_SUBMITTED, ORDER_CONFIRMED,
	    order->row.confirmed_id, 0);
	if (making->state == ORDER_CONFIRMED ||
	    making->state == ORDER_CANCELLED)
		return;
	tell(making, 250, "picking", ORDER_CONFIRMED, ORDER_PICKING,
	    making->world->warehouse_user_id, 0);
}

/* The end of an order of which nothing was shipped. */
static void
end_early(struct making *making, const struct load_customer *customer)
{
	struct load_order *order = making->order;
	int64_t clerk = making->world->clerk_id;

	switch (making->state) {
	case ORDER_REJECTED:
		tell(making, 200, "rejected", ORDER_SUBMITTED, ORDER_REJECTED,
		    clerk, 0);
		break;
	case ORDER_CANCELLED:
		tell(making, 200, "cancelled",
		    making->was_confirmed ? ORDER_CONFIRMED : ORDER_SUBMITTED,
		    ORDER_CANCELLED,
		    making->was_confirmed ? clerk : customer->user_id, 0);
		break;
	case ORDER_DRAFT:
		tell(making, 200, "sent_back", ORDER_AWAITING_APPROVAL,
		    ORDER_DRAFT, customer->user_id, 0);
		break;
	case ORDER_AWAITING_APPROVAL:
	case ORDER_SUBMITTED:
	case ORDER_CONFIRMED:
	case ORDER_PICKING:
	case ORDER_PART_SHIPPED:
	case ORDER_SHIPPED:
	case ORDER_COMPLETED:
	case ORDER_CLOSED_SHORT:
	case ORDER_STATE_COUNT:
	default:
		return;
	}
	order->ended_at = moment(making, 200);
}

static enum shipment_state
shipment_state(struct making *making, size_t which, bool *is_lost)
{
	const struct load_order *order = making->order;
	int64_t signed_for = 0;
	int64_t refused = 0;

	*is_lost = false;
	if (making->state != ORDER_COMPLETED) {
		/* Of two that are on their way the first has arrived. */
		if (which == 0 && making->sent == 2)
			return SHIPMENT_SIGNED;
		return chance_hit(&making->chance, 4000) ? SHIPMENT_DELIVERED
							 : SHIPMENT_IN_TRANSIT;
	}
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].shipment != which)
			continue;
		signed_for += order->lines[i].row.signed_for;
		refused += order->lines[i].row.refused;
	}
	if (refused == 0 || signed_for > 0)
		return SHIPMENT_SIGNED;
	*is_lost = chance_hit(&making->chance, 3000);
	return *is_lost ? SHIPMENT_LOST : SHIPMENT_REFUSED;
}

/* What its lines say when a shipment of an open order was signed for. */
static void
sign_lines(struct making *making, size_t which)
{
	struct load_order *order = making->order;

	for (size_t i = 0; i < order->line_count; i++) {
		struct load_line_row *row = &order->lines[i].row;

		if (order->lines[i].shipment == which && row->refused == 0)
			row->signed_for = row->shipped;
	}
}

static const char *
closing_word(enum shipment_state state, int64_t refused_fen)
{
	if (state == SHIPMENT_LOST)
		return "lost";
	return state == SHIPMENT_REFUSED || refused_fen > 0 ? "refused"
							    : "signed";
}

static void
close_shipment(struct making *making, size_t which,
    const struct load_customer *customer, int64_t sent, enum order_state state)
{
	struct load_order *order = making->order;
	struct load_shipment_row *row = &order->shipments[which];

	row->closed_at = moment(making, sent + 350);
	row->closed_id = row->state == SHIPMENT_LOST
	    ? making->world->warehouse_user_id
	    : customer->user_id;
	if (row->state == SHIPMENT_SIGNED)
		sign_lines(making, which);
	if (order->refused_fen[which] > 0)
		order->ended_at = row->closed_at;
	tell(making, sent + 350,
	    closing_word(
		(enum shipment_state)row->state, order->refused_fen[which]),
	    state, state, row->closed_id, (int64_t)which + 1);
}

static void
ship(struct making *making, size_t which, const struct load_customer *customer)
{
	const struct load_world *world = making->world;
	struct load_order *order = making->order;
	struct load_shipment_row *row = &order->shipments[which];
	int64_t sent = which == 0 ? 400 : 550;
	bool is_last = making->sent == which + 1;
	bool is_all = is_last && !making->was_closed_short &&
	    making->state != ORDER_PART_SHIPPED;
	enum order_state before =
	    which == 0 ? ORDER_PICKING : ORDER_PART_SHIPPED;
	enum order_state after = is_all ? ORDER_SHIPPED : ORDER_PART_SHIPPED;
	bool is_lost;

	*row = (struct load_shipment_row){
		.order_id = order->row.order_id,
		.customer_id = customer->id,
		.rep_id = customer->rep_id,
		.team_id = customer->team_id,
		.state = shipment_state(making, which, &is_lost),
		.carrier = carriers[chance_below(
		    &making->chance, ARRAY_LEN(carriers))],
		.sent_at = moment(making, sent),
		.sent_id = world->warehouse_user_id,
	};
	snprintf(row->tracking_text, sizeof(row->tracking_text), "QD%012lld",
	    (long long)(order->index * 2 + (int64_t)which));
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].shipment == which) {
			row->value_fen += order->lines[i].row.amount_fen;
			row->warehouse_id =
			    world->places[order->lines[i].place].warehouse_id;
		}
	}
	tell(making, sent, "shipped", before, after, row->sent_id,
	    (int64_t)which + 1);
	if (row->state != SHIPMENT_IN_TRANSIT && !is_lost)
		row->delivered_at = moment(making, sent + 250);
	if (row->state == SHIPMENT_DELIVERED)
		tell(making, sent + 250, "delivered", after, after,
		    row->sent_id, (int64_t)which + 1);
	if (row->state <= SHIPMENT_DELIVERED)
		row->sign_due_at = instant_add_ms(world->cut,
		    chance_between(&making->chance, 4, 13) * DAY_MS_INT);
}

static void
ship_all(struct making *making, const struct load_customer *customer)
{
	struct load_order *order = making->order;

	for (size_t which = 0; which < making->sent; which++)
		ship(making, which, customer);
	order->shipment_count = making->sent;
	if (making->was_closed_short) {
		order->ended_at = moment(making, 700);
		tell(making, 700, "closed_short", ORDER_PART_SHIPPED,
		    ORDER_CLOSED_SHORT, making->world->clerk_id, 0);
	}
	for (size_t which = 0; which < making->sent; which++) {
		if (order->shipments[which].state >= SHIPMENT_SIGNED)
			close_shipment(making, which, customer,
			    which == 0 ? 400 : 550,
			    making->was_closed_short ? ORDER_CLOSED_SHORT
						     : ORDER_SHIPPED);
	}
	if (making->state == ORDER_COMPLETED)
		tell(making, 920, "completed",
		    making->was_closed_short ? ORDER_CLOSED_SHORT
					     : ORDER_SHIPPED,
		    ORDER_COMPLETED, 0, 0);
}

static void
set_facets(struct making *making, const struct load_customer *customer)
{
	struct load_order_row *row = &making->order->row;
	int64_t period = making->order->day / LOAD_PERIOD_DAYS;

	(void)customer;
	if (making->sent > 0)
		row->shipping_facet = making->state == ORDER_PART_SHIPPED ||
			making->was_closed_short
		    ? PART_SOME
		    : PART_ALL;
	if (making->state == ORDER_COMPLETED) {
		row->receipt_facet = PART_ALL;
		if (period + 2 < LOAD_PERIODS)
			row->payment_facet = PART_ALL;
	} else if (making->sent == 2) {
		row->receipt_facet = PART_SOME;
	}
	if (making->state == ORDER_AWAITING_APPROVAL ||
	    making->state == ORDER_SUBMITTED)
		row->reserved_until = instant_add_ms(making->world->cut,
		    chance_between(&making->chance, 4, 9) * DAY_MS_INT);
}

static void
fill_head(struct making *making, const struct load_customer *customer)
{
	struct load_order *order = making->order;
	struct load_order_row *row = &order->row;

	row->order_id = making->world->ids.order_id + order->index;
	row->customer_id = customer->id;
	row->rep_id = customer->rep_id;
	row->team_id = customer->team_id;
	row->state = making->state;
	row->address = customer->address;
	row->contact = customer->contact;
	row->phone = customer->phone;
	row->term_days = customer->term_days;
	row->by_staff = chance_hit(&making->chance, 1500);
	row->entered_id = row->by_staff ? customer->rep_id : customer->user_id;
	if (chance_hit(&making->chance, 3000))
		snprintf(row->own_number_text, sizeof(row->own_number_text),
		    "PO-%09lld", (long long)order->index);
	if (making->state == ORDER_DRAFT)
		row->draft_id = making->world->ids.draft_id + order->index -
		    making->world->first_open;
}

static void
begin_timeline(struct making *making)
{
	struct load_order *order = making->order;
	bool waits = making->state == ORDER_DRAFT ||
	    making->state == ORDER_AWAITING_APPROVAL;
	int64_t age = making->world->cut.ms - order->row.placed_at.ms;
	int64_t usual =
	    chance_between(&making->chance, 20, 9 * 24) * HOUR_MS_INT;

	making->span_ms = making->is_open || usual > age ? age : usual;
	order->row.state_since = order->row.placed_at;
	tell(making, 0, waits ? "awaiting_approval" : "submitted", ORDER_DRAFT,
	    waits ? ORDER_AWAITING_APPROVAL : ORDER_SUBMITTED,
	    order->row.entered_id, 0);
}

void
load_order_make(
    const struct load_world *world, int64_t index, struct load_order *order)
{
	struct making making = {
		.world = world,
		.order = order,
		.chance =
		    chance_for(world->plan.seed, LOAD_STREAM_ORDER, index),
	};
	const struct load_customer *customer;

	/* The lines are set one by one as they are added. */
	order->index = index;
	order->event_count = 0;
	order->shipment_count = 0;
	order->given_back_fen = 0;
	order->ended_at = (struct instant){ 0 };
	memset(&order->row, 0, sizeof(order->row));
	memset(&order->hold, 0, sizeof(order->hold));
	memset(&order->proposal, 0, sizeof(order->proposal));
	memset(order->refused_fen, 0, sizeof(order->refused_fen));

	order->day = day_of(world, index);
	order->quarter = order->day / LOAD_QUARTER_DAYS;
	order->customer = (size_t)load_reach_draw(
	    &making.chance, world->customer_reach, world->plan.customers);
	customer = &world->customers[order->customer];
	decide_state(&making);
	order->row.placed_at = placed_at(&making);
	fill_head(&making, customer);
	add_lines(&making, customer);
	decide_shipments(&making);
	for (size_t i = 0; i < order->line_count; i++)
		move_line(&making, &order->lines[i]);
	refuse_some(&making);
	sum_up(order);
	begin_timeline(&making);
	hold(&making, customer);
	propose(&making, customer);
	if (making.was_confirmed)
		confirm(&making);
	end_early(&making, customer);
	ship_all(&making, customer);
	set_facets(&making, customer);
}
