/**
 * @file
 * One order of load data.  See load_order.h.
 */
#include "base/money.h"
#include "domain/load_order_part.h"

enum {
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

/* --- The head ------------------------------------------------------------------ */

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
	load_order_tell(&making, customer);
	set_facets(&making, customer);
}
