/**
 * @file
 * The timeline of an order of load data.  See load_order_part.h.
 */
#include "domain/credit.h"
#include "domain/load_order_part.h"

static const char *const carriers[] = { "顺达物流", "远程快运", "百川冷链",
	"自有车队" };

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
load_order_tell(struct making *making, const struct load_customer *customer)
{
	begin_timeline(making);
	hold(making, customer);
	propose(making, customer);
	if (making->was_confirmed)
		confirm(making);
	end_early(making, customer);
	ship_all(making, customer);
}
