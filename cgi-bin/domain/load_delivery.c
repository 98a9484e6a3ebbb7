/**
 * @file
 * Deliveries and their books.  See load_delivery.h.
 */
#include "domain/load_delivery.h"

#include "domain/credit.h"
#include "domain/stock.h"

static const int64_t day_ms = 86400000;

static int64_t *
sums_new(const struct load_ledger *ledger, size_t count)
{
	return arena_calloc(ledger->mem, count, sizeof(int64_t));
}

struct load_ledger *
load_ledger_new(const struct load_world *world)
{
	struct arena *mem = arena_new(LOAD_MEMORY);
	struct load_ledger *ledger = arena_calloc(mem, 1, sizeof(*ledger));
	size_t customers = (size_t)world->plan.customers;
	size_t places = world->place_count;

	ledger->mem = mem;
	ledger->world = world;
	ledger->taken = sums_new(ledger, places * LOAD_QUARTERS);
	ledger->reserved = sums_new(ledger, places);
	ledger->on_hand = sums_new(ledger, places);
	ledger->returned = sums_new(ledger, places);
	ledger->bills = sums_new(ledger, customers * LOAD_PERIODS);
	ledger->used = sums_new(ledger, customers);
	ledger->pending = sums_new(ledger, customers);
	ledger->shipment_id = world->ids.shipment_id;
	ledger->receivable_id = world->ids.receivable_id;
	ledger->note_id = world->ids.note_id;
	ledger->shipment_id = world->ids.shipment_id;
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

/* --- Credit ----------------------------------------------------------------------- */

static void
book(struct load_writer *out, int64_t customer_id, struct load_entry_row entry)
{
	entry.customer_id = customer_id;
	if (entry.amount_fen != 0)
		memcpy(load_row(out, LOAD_ENTRIES), &entry, sizeof(entry));
}

static bool
is_paid(const struct load_order *order)
{
	return order->row.payment_facet == PART_ALL;
}

static struct instant
paid_at(const struct load_world *world, int64_t period)
{
	return instant_add_ms(
	    world->cut, ((period + 2) * LOAD_PERIOD_DAYS - LOAD_DAYS) * day_ms);
}

static void
apply(struct load_writer *out, struct load_application_row application)
{
	if (application.amount_fen != 0)
		memcpy(load_row(out, LOAD_APPLICATIONS), &application,
		    sizeof(application));
}

/* What came back is taken off at once. */
static void
credit_back(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order, size_t which, int64_t receivable_id)
{
	const struct load_shipment_row *shipment = &order->shipments[which];
	struct load_note_row *note;

	if (order->refused_fen[which] == 0)
		return;
	note = load_row(out, LOAD_NOTES);
	*note = (struct load_note_row){
		.note_id = ledger->note_id++,
		.customer_id = shipment->customer_id,
		.rep_id = shipment->rep_id,
		.team_id = shipment->team_id,
		.at = order->ended_at,
		.amount_fen = order->refused_fen[which],
		.order_id = shipment->order_id,
		.shipment_id = shipment->shipment_id,
		.receivable_id = receivable_id,
		.user_id = shipment->closed_id,
	};
	apply(out,
	    (struct load_application_row){
		.customer_id = note->customer_id,
		.receivable_id = receivable_id,
		.note_id = note->note_id,
		.amount_fen = note->amount_fen,
		.at = note->at,
	    });
}

/* A shipment is owed for from the day it is sent. */
static void
owe(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order, size_t which)
{
	const struct load_world *world = ledger->world;
	const struct load_shipment_row *shipment = &order->shipments[which];
	int64_t period = order->day / LOAD_PERIOD_DAYS;
	int64_t open = shipment->value_fen - order->refused_fen[which];
	struct load_receivable_row *row = load_row(out, LOAD_RECEIVABLES);

	*row = (struct load_receivable_row){
		.receivable_id = ledger->receivable_id++,
		.customer_id = shipment->customer_id,
		.rep_id = shipment->rep_id,
		.team_id = shipment->team_id,
		.kind = 1,
		.order_id = shipment->order_id,
		.shipment_id = shipment->shipment_id,
		.at = shipment->sent_at,
		.posted_on = day_from_instant(
		    shipment->sent_at, world->plan.zone_minutes),
		.amount_fen = shipment->value_fen,
		.open_fen = is_paid(order) ? 0 : open,
	};
	row->due_on = day_add(row->posted_on, order->row.term_days);
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].shipment == which)
			row->tax_fen += order->lines[i].row.tax_fen;
	}
	credit_back(out, ledger, order, which, row->receivable_id);
	if (!is_paid(order))
		return;
	ledger->bills[order->customer * LOAD_PERIODS + (size_t)period] += open;
	apply(out,
	    (struct load_application_row){
		.customer_id = row->customer_id,
		.receivable_id = row->receivable_id,
		.receipt_id = world->ids.receipt_id +
		    (int64_t)order->customer * LOAD_PERIODS + period,
		.amount_fen = open,
		.at = paid_at(world, period),
	    });
}

static void
book_order(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order)
{
	const struct load_order_row *row = &order->row;
	int64_t used = row->total_fen - order->given_back_fen;

	if (instant_is_none(row->confirmed_at)) {
		if (row->state == ORDER_AWAITING_APPROVAL ||
		    row->state == ORDER_SUBMITTED)
			ledger->pending[order->customer] += row->total_fen;
		return;
	}
	book(out, row->customer_id,
	    (struct load_entry_row){
		.document_kind = CREDIT_ORDER,
		.document = row->order_id,
		.event = CREDIT_TAKEN,
		.amount_fen = row->total_fen,
		.at = row->confirmed_at,
		.user_id = row->confirmed_id,
	    });
	book(out, row->customer_id,
	    (struct load_entry_row){
		.document_kind = CREDIT_ORDER,
		.document = row->order_id,
		.event = CREDIT_GIVEN_BACK,
		.amount_fen = -order->given_back_fen,
		.at = order->ended_at,
		.user_id = row->confirmed_id,
	    });
	for (size_t i = 0; i < order->shipment_count; i++) {
		book(out, row->customer_id,
		    (struct load_entry_row){
			.document_kind = CREDIT_SHIPMENT,
			.document = order->shipments[i].shipment_id,
			.event = CREDIT_REFUSED,
			.amount_fen = -order->refused_fen[i],
			.at = order->ended_at,
			.user_id = order->shipments[i].closed_id,
		    });
		used -= order->refused_fen[i];
		owe(out, ledger, order, i);
	}
	if (!is_paid(order))
		ledger->used[order->customer] += used;
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
    struct load_order *order)
{
	for (size_t i = 0; i < order->shipment_count; i++) {
		struct load_shipment_row *row = load_row(out, LOAD_SHIPMENTS);

		order->shipments[i].shipment_id = ledger->shipment_id++;
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
	book_order(out, ledger, order);
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

/* Whole thousands of yuan. */
static int64_t
round_limit(int64_t fen)
{
	return fen / 100000 * 100000;
}

/* Money that is owed since before the history and has not come. */
static void
owe_from_before(struct load_writer *out, struct load_ledger *ledger,
    const struct load_customer *customer, struct load_account_row *account)
{
	const struct load_world *world = ledger->world;
	struct load_receivable_row *row = load_row(out, LOAD_RECEIVABLES);
	struct day first = day_from_number(world->first_day);

	account->overdue_fen = 500000;
	account->overdue_since = day_add(first, LOAD_DAYS - 45);
	*row = (struct load_receivable_row){
		.receivable_id = ledger->receivable_id++,
		.customer_id = customer->id,
		.rep_id = customer->rep_id,
		.team_id = customer->team_id,
		.kind = 2,
		.at = instant_add_ms(world->cut, -LOAD_DAYS * day_ms),
		.posted_on = first,
		.due_on = account->overdue_since,
		.amount_fen = account->overdue_fen,
		.open_fen = account->overdue_fen,
	};
	account->used_fen += account->overdue_fen;
	book(out, customer->id,
	    (struct load_entry_row){
		.document_kind = CREDIT_OPENING,
		.document = row->receivable_id,
		.event = CREDIT_OPENED,
		.amount_fen = account->overdue_fen,
		.at = row->at,
	    });
}

static void
pay(struct load_writer *out, const struct load_ledger *ledger, size_t index,
    int64_t period)
{
	const struct load_world *world = ledger->world;
	const struct load_customer *customer = &world->customers[index];
	int64_t amount = ledger->bills[index * LOAD_PERIODS + (size_t)period];
	struct load_receipt_row *row;

	if (amount == 0)
		return;
	row = load_row(out, LOAD_RECEIPTS);
	*row = (struct load_receipt_row){
		.receipt_id = world->ids.receipt_id +
		    (int64_t)index * LOAD_PERIODS + period,
		.customer_id = customer->id,
		.rep_id = customer->rep_id,
		.team_id = customer->team_id,
		.amount_fen = amount,
		.at = paid_at(world, period),
	};
	row->received_on = day_from_instant(row->at, world->plan.zone_minutes);
	book(out, customer->id,
	    (struct load_entry_row){
		.document_kind = CREDIT_RECEIPT,
		.document = row->receipt_id,
		.event = CREDIT_SETTLED,
		.amount_fen = -amount,
		.at = row->at,
	    });
}

static void
settle_customer(
    struct load_writer *out, struct load_ledger *ledger, size_t index)
{
	const struct load_customer *customer = &ledger->world->customers[index];
	struct load_account_row account = {
		.customer_id = customer->id,
		.term_days = customer->term_days,
		.used_fen = ledger->used[index],
	};

	for (int64_t period = 0; period < LOAD_PERIODS; period++)
		pay(out, ledger, index, period);
	if (customer->is_overdue)
		owe_from_before(out, ledger, customer, &account);
	account.limit_fen = customer->is_over_limit
	    ? round_limit(account.used_fen / 10 * 8)
	    : round_limit((account.used_fen + ledger->pending[index]) / 2 * 3 +
		  5000000);
	memcpy(load_row(out, LOAD_ACCOUNTS), &account, sizeof(account));
}

void
load_settle(struct load_writer *out, struct load_ledger *ledger)
{
	for (size_t i = 0; i < ledger->world->place_count; i++)
		settle_place(out, ledger, i);
	for (size_t i = 0; i < (size_t)ledger->world->plan.customers; i++)
		settle_customer(out, ledger, i);
}
