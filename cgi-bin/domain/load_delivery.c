/**
 * @file
 * Deliveries and the stock behind them.  See load_delivery.h.
 */
#include "domain/load_delivery.h"

#include "domain/stock.h"

static const int64_t day_ms = 86400000;

struct load_ledger *
load_ledger_new(const struct load_world *world)
{
	struct arena *mem = arena_new(LOAD_MEMORY);
	struct load_ledger *ledger = arena_calloc(mem, 1, sizeof(*ledger));
	size_t places = world->place_count;

	ledger->mem = mem;
	ledger->world = world;
	ledger->taken =
	    arena_calloc(mem, places * LOAD_QUARTERS, sizeof(int64_t));
	ledger->reserved = arena_calloc(mem, places, sizeof(int64_t));
	ledger->on_hand = arena_calloc(mem, places, sizeof(int64_t));
	ledger->returned = arena_calloc(mem, places, sizeof(int64_t));
	return ledger;
}

void
load_ledger_free(struct load_ledger *ledger)
{
	arena_free(ledger->mem);
}

static int64_t
stock_id(const struct load_world *world, size_t place)
{
	return world->ids.stock_id + (int64_t)place;
}

/* Goods that came back lie beside those that are sold. */
static int64_t
return_stock_id(const struct load_world *world, size_t place)
{
	return stock_id(world, world->place_count + place);
}

/* --- Goods ------------------------------------------------------------------------ */

static void
move(struct load_writer *out, const struct load_order *order,
    const struct load_made_line *line, struct load_movement_row movement)
{
	movement.product_id = line->row.product_id;
	movement.order_id = order->row.order_id;
	memcpy(load_row(out, LOAD_MOVEMENTS), &movement, sizeof(movement));
}

static void
send_line(struct load_writer *out, const struct load_world *world,
    const struct load_order *order, const struct load_made_line *line)
{
	const struct load_shipment_row *shipment =
	    &order->shipments[line->shipment];
	struct load_shipment_line_row *part =
	    load_row(out, LOAD_SHIPMENT_LINES);

	*part = (struct load_shipment_line_row){
		.shipment_id = shipment->shipment_id,
		.position = line->row.position,
		.batch_id = world->places[line->place].batch_id,
		.stock_id = stock_id(world, line->place),
		.quantity = line->row.shipped,
		.refused = line->row.refused,
		.reason = line->row.refused > 0 ? "外箱破损" : "",
	};
	move(out, order, line,
	    (struct load_movement_row){
		.stock_id = part->stock_id,
		.kind = STOCK_SHIPPED,
		.on_hand_delta = -line->row.shipped,
		.reserved_delta = -line->row.shipped,
		.shipment_id = shipment->shipment_id,
		.at = shipment->sent_at,
		.user_id = shipment->sent_id,
	    });
}

static void
take_back(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order, const struct load_made_line *line)
{
	const struct load_shipment_row *shipment =
	    &order->shipments[line->shipment];

	if (shipment->state == SHIPMENT_LOST)
		return;
	ledger->returned[line->place] += line->row.refused;
	move(out, order, line,
	    (struct load_movement_row){
		.stock_id = return_stock_id(ledger->world, line->place),
		.kind = STOCK_CAME_BACK,
		.on_hand_delta = line->row.refused,
		.shipment_id = shipment->shipment_id,
		.at = order->ended_at,
		.user_id = shipment->closed_id,
	    });
}

static void
keep_line(struct load_writer *out, const struct load_world *world,
    const struct load_order *order, const struct load_made_line *line)
{
	struct load_movement_row movement = {
		.stock_id = stock_id(world, line->place),
		.kind = STOCK_RESERVED,
		.reserved_delta = line->row.quantity,
		.at = order->row.placed_at,
		.user_id = order->row.entered_id,
	};

	move(out, order, line, movement);
	if (line->row.shipped > 0 || line->row.reserved > 0)
		return;
	movement.kind = STOCK_GIVEN_BACK;
	movement.reserved_delta = -line->row.quantity;
	movement.at = order->ended_at;
	movement.user_id = world->clerk_id;
	move(out, order, line, movement);
}

static void
deliver_line(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order, const struct load_made_line *line)
{
	const struct load_world *world = ledger->world;
	struct load_reservation_row *kept;

	if (line->was_kept)
		keep_line(out, world, order, line);
	if (line->row.shipped > 0)
		send_line(out, world, order, line);
	if (line->row.refused > 0)
		take_back(out, ledger, order, line);
	ledger->taken[line->place * LOAD_QUARTERS + (size_t)order->quarter] +=
	    line->row.shipped + line->row.reserved;
	ledger->on_hand[line->place] += line->row.reserved;
	if (line->row.reserved == 0)
		return;
	ledger->reserved[line->place] += line->row.reserved;
	kept = load_row(out, LOAD_RESERVATIONS);
	*kept = (struct load_reservation_row){
		.order_id = order->row.order_id,
		.position = line->row.position,
		.stock_id = stock_id(world, line->place),
		.quantity = line->row.reserved,
	};
}

/* --- An order ---------------------------------------------------------------------- */

static int64_t
object_of(const struct load_order *order, int64_t object)
{
	if (object < 0)
		return order->proposal.proposal_id;
	return object == 0 ? 0 : order->shipments[object - 1].shipment_id;
}

void
load_deliver(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order)
{
	for (size_t i = 0; i < order->shipment_count; i++) {
		struct load_shipment_row *row = load_row(out, LOAD_SHIPMENTS);

		*row = order->shipments[i];
		row->tracking = row->tracking_text;
	}
	for (size_t i = 0; i < order->event_count; i++) {
		struct load_event_row *row = load_row(out, LOAD_EVENTS);

		*row = order->events[i];
		row->object_id = object_of(order, row->object_id);
	}
	for (size_t i = 0; i < order->line_count; i++)
		deliver_line(out, ledger, order, &order->lines[i]);
}

/* --- The sums ---------------------------------------------------------------------- */

static void
receive(struct load_writer *out, const struct load_world *world, size_t place,
    int64_t quarter, int64_t quantity)
{
	struct load_movement_row *row;

	if (quantity == 0)
		return;
	row = load_row(out, LOAD_MOVEMENTS);
	*row = (struct load_movement_row){
		.stock_id = stock_id(world, place),
		.product_id = world->products[world->places[place].product].id,
		.kind = STOCK_RECEIVED,
		.on_hand_delta = quantity,
		.at = instant_add_ms(world->cut,
		    (quarter * LOAD_QUARTER_DAYS - LOAD_DAYS) * day_ms),
		.user_id = world->warehouse_user_id,
	};
}

/* What lies free today, in the newest batch. */
static int64_t
free_at(const struct load_world *world, size_t place)
{
	const struct load_product *product =
	    &world->products[world->places[place].product];
	struct chance chance =
	    chance_for(world->plan.seed, LOAD_STREAM_STOCK, (int64_t)place);
	size_t at = place - product->first_stock;

	if (product->is_out ||
	    (product->has_batches && at % LOAD_QUARTERS != LOAD_QUARTERS - 1))
		return 0;
	return chance_between(&chance, 200, 5000);
}

static void
settle_place(
    struct load_writer *out, const struct load_ledger *ledger, size_t place)
{
	const struct load_world *world = ledger->world;
	const struct load_place *from = &world->places[place];
	struct load_stock_row stock = {
		.stock_id = stock_id(world, place),
		.product_id = world->products[from->product].id,
		.warehouse_id = from->warehouse_id,
		.batch_id = from->batch_id,
		.status = STOCK_AVAILABLE,
		.expires_on = from->expires_on,
		.reserved = ledger->reserved[place],
	};
	int64_t more = free_at(world, place);

	for (int64_t quarter = 0; quarter < LOAD_QUARTERS; quarter++)
		receive(out, world, place, quarter,
		    ledger->taken[place * LOAD_QUARTERS + (size_t)quarter] +
			(quarter == LOAD_QUARTERS - 1 ? more : 0));
	stock.on_hand = ledger->on_hand[place] + more;
	memcpy(load_row(out, LOAD_STOCKS), &stock, sizeof(stock));
	if (ledger->returned[place] == 0)
		return;
	stock.stock_id = return_stock_id(world, place);
	stock.status = STOCK_TO_INSPECT;
	stock.on_hand = ledger->returned[place];
	stock.reserved = 0;
	memcpy(load_row(out, LOAD_STOCKS), &stock, sizeof(stock));
}

void
load_settle(struct load_writer *out, struct load_ledger *ledger)
{
	for (size_t i = 0; i < ledger->world->place_count; i++)
		settle_place(out, ledger, i);
}
