/**
 * @file
 * What orders and shipments are called.  See order_words.h.
 */
#include "view/order_words.h"

#include "view/words.h"

static const struct order_badge states[ORDER_STATE_COUNT] = {
	[ORDER_DRAFT] = { T_("Sent back"), "warn" },
	[ORDER_AWAITING_APPROVAL] = { T_("Awaiting approval"), "warn" },
	[ORDER_SUBMITTED] = { T_("To be confirmed"), "warn" },
	[ORDER_CONFIRMED] = { T_("Confirmed"), "info" },
	[ORDER_PICKING] = { T_("Being picked"), "info" },
	[ORDER_PART_SHIPPED] = { T_("Shipped in part"), "brand" },
	[ORDER_SHIPPED] = { T_("On its way"), "brand" },
	[ORDER_COMPLETED] = { T_("Completed"), "good" },
	[ORDER_REJECTED] = { T_("Rejected"), "bad" },
	[ORDER_CANCELLED] = { T_("Cancelled"), "quiet" },
	[ORDER_CLOSED_SHORT] = { T_("Closed short"), "quiet" },
};

struct order_badge
order_badge(
    enum order_state state, enum credit_facet credit, bool proposal_open)
{
	static const struct order_badge held = { T_("Held for credit"), "bad" };
	static const struct order_badge proposal = { T_("Change proposed"),
		"warn" };
	static const struct order_badge unknown = { "", "quiet" };

	if (credit == CREDIT_HELD &&
	    (state == ORDER_SUBMITTED || state == ORDER_CONFIRMED))
		return held;
	if (proposal_open)
		return proposal;
	if (state >= ORDER_STATE_COUNT || states[state].text == NULL)
		return unknown;
	return states[state];
}

struct order_badge
shipment_badge(enum shipment_state state)
{
	static const struct order_badge badges[SHIPMENT_STATE_COUNT] = {
		[SHIPMENT_PACKED] = { T_("Packed"), "info" },
		[SHIPMENT_IN_TRANSIT] = { T_("In transit"), "info" },
		[SHIPMENT_DELIVERED] = { T_("To be signed for"), "warn" },
		[SHIPMENT_SIGNED] = { T_("Signed for"), "good" },
		[SHIPMENT_REFUSED] = { T_("Refused"), "bad" },
		[SHIPMENT_LOST] = { T_("Lost"), "bad" },
	};
	static const struct order_badge unknown = { "", "quiet" };

	if (state >= SHIPMENT_STATE_COUNT || badges[state].text == NULL)
		return unknown;
	return badges[state];
}

int
order_progress(enum order_state state)
{
	switch (state) {
	case ORDER_AWAITING_APPROVAL:
	case ORDER_SUBMITTED:
		return 1;
	case ORDER_CONFIRMED:
		return 2;
	case ORDER_PICKING:
	case ORDER_PART_SHIPPED:
		return 3;
	case ORDER_SHIPPED:
	case ORDER_CLOSED_SHORT:
		return 4;
	case ORDER_COMPLETED:
		return 5;
	case ORDER_DRAFT:
	case ORDER_REJECTED:
	case ORDER_CANCELLED:
	case ORDER_STATE_COUNT:
		break;
	}
	return 0;
}

struct order_badge
order_event_badge(const char *kind)
{
	static const struct {
		const char *kind;
		struct order_badge badge;
	} events[] = {
		{ "submitted", { T_("Submitted"), "quiet" } },
		{ "awaiting_approval", { T_("Waits for approval"), "warn" } },
		{ "approved", { T_("Approved"), "good" } },
		{ "sent_back", { T_("Sent back"), "warn" } },
		{ "taken_back", { T_("Taken back to be reduced"), "warn" } },
		{ "confirmed", { T_("Confirmed"), "good" } },
		{ "rejected", { T_("Rejected"), "bad" } },
		{ "cancelled", { T_("Cancelled"), "quiet" } },
		{ "proposed", { T_("Change proposed"), "warn" } },
		{ "accepted", { T_("Change accepted"), "good" } },
		{ "declined", { T_("Change declined"), "quiet" } },
		{ "proposal_lapsed",
		    { T_("Change withdrawn: no answer"), "quiet" } },
		{ "picking", { T_("Picking began"), "info" } },
		{ "unpicked", { T_("Picking undone"), "quiet" } },
		{ "shipped", { T_("Shipped"), "info" } },
		{ "part_shipped", { T_("Shipped in part"), "info" } },
		{ "closed_short", { T_("Closed short"), "quiet" } },
		{ "completed", { T_("Completed"), "good" } },
		{ "held", { T_("Held for credit"), "bad" } },
		{ "released", { T_("Released"), "good" } },
		{ "freed", { T_("Credit suffices again"), "good" } },
		{ "reserved", { T_("Stock reserved"), "info" } },
		{ "reservation_ended", { T_("Reservation ended"), "warn" } },
		{ "reservation_ends", { T_("Reservation ends soon"), "warn" } },
		{ "delivered", { T_("Delivered"), "info" } },
		{ "signed", { T_("Signed for"), "good" } },
		{ "refused", { T_("Refused"), "bad" } },
		{ "lost", { T_("Lost on the way"), "bad" } },
		{ "imported",
		    { T_("Taken over from the old system"), "quiet" } },
	};
	static const struct order_badge other = { T_("Changed"), "quiet" };

	for (size_t i = 0; i < ARRAY_LEN(events); i++) {
		if (strcmp(events[i].kind, kind) == 0)
			return events[i].badge;
	}
	return other;
}

const char *
order_hold_text(enum hold_reason reason)
{
	switch (reason) {
	case HOLD_OVER_LIMIT:
		return T_("The limit is exceeded by {AMOUNT}.");
	case HOLD_LIMIT_RAN_OUT:
		return T_("The credit limit has run out.");
	case HOLD_OVERDUE:
		return T_("{AMOUNT} is overdue.");
	case HOLD_ORDER_SHARE:
		return T_("This order takes a large part of the limit.");
	case HOLD_FORCED:
		return T_("Held by the credit officer.");
	case HOLD_REASON_COUNT:
		break;
	}
	return "";
}

struct order_badge
order_part_badge(enum part_facet part)
{
	static const struct order_badge parts[] = {
		[PART_NONE] = { T_("none"), "quiet" },
		[PART_SOME] = { T_("in part"), "info" },
		[PART_ALL] = { T_("all"), "good" },
	};

	return part <= PART_ALL ? parts[part] : parts[PART_NONE];
}

static bool
has_reserved(const struct order *order)
{
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].reserved > 0)
			return true;
	}
	return false;
}

const char *
order_next_text(const struct order *order)
{
	if (order->proposal_id != 0)
		return T_("Next: the buyer answers the proposed change");
	if (order->credit == CREDIT_HELD && order->state != ORDER_DRAFT)
		return T_("Next: the credit officer releases it, or a payment "
			  "frees it");
	switch (order->state) {
	case ORDER_DRAFT:
		return T_("Next: the buyer corrects it and submits it again");
	case ORDER_AWAITING_APPROVAL:
		return T_("Next: your company's approver decides");
	case ORDER_SUBMITTED:
		return T_("Next: the order desk confirms it");
	case ORDER_CONFIRMED:
		return T_("Next: the warehouse picks it");
	case ORDER_PICKING:
		return T_("Next: the warehouse ships it");
	case ORDER_PART_SHIPPED:
		return has_reserved(order)
		    ? T_("Next: the warehouse ships the rest")
		    : T_("Next: the rest waits for stock");
	case ORDER_SHIPPED:
		return T_("Next: the buyer signs for it");
	case ORDER_CLOSED_SHORT:
		return T_("Next: the last shipment is signed for");
	case ORDER_COMPLETED:
	case ORDER_REJECTED:
	case ORDER_CANCELLED:
	case ORDER_STATE_COUNT:
		break;
	}
	return "";
}
