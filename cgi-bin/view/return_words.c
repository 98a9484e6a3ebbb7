/**
 * @file
 * What returns are called.  See return_words.h.
 */
#include "view/return_words.h"

#include "base/text.h"
#include "view/words.h"

/* clang-format off */
static const struct {
	struct order_badge customer;
	const char *staff; /* NULL: as the customer reads it */
} states[RETURN_STATE_COUNT] = {
	[0] = { { "", "quiet" }, NULL },
	[RETURN_DRAFT] = { { T_("Draft"), "quiet" }, NULL },
	[RETURN_SUBMITTED] = { { T_("Being looked at"), "info" }, T_("To be decided") },
	[RETURN_INFO_NEEDED] = { { T_("We have a question"), "warn" }, T_("Waits for information") },
	[RETURN_APPROVED] = { { T_("Approved, to be sent"), "warn" }, NULL },
	[RETURN_IN_TRANSIT] = { { T_("On its way to us"), "info" }, T_("On its way") },
	[RETURN_PART_RECEIVED] = { { T_("Received in part"), "info" }, NULL },
	[RETURN_RECEIVED] = { { T_("Being inspected"), "info" }, T_("To be inspected") },
	[RETURN_INSPECTED] = { { T_("Inspected"), "info" }, T_("Inspected, to be settled") },
	[RETURN_OFFER] = { { T_("Waits for your answer"), "warn" }, T_("Offer made") },
	[RETURN_RESOLVING] = { { T_("Being settled"), "info" }, NULL },
	[RETURN_CLOSED] = { { T_("Closed"), "good" }, NULL },
	[RETURN_REJECTED] = { { T_("Rejected"), "bad" }, NULL },
	[RETURN_CANCELLED] = { { T_("Cancelled"), "quiet" }, NULL },
	[RETURN_EXPIRED] = { { T_("Expired"), "quiet" }, NULL },
};

static const char *const kinds[RETURN_KIND_COUNT] = {
	[0] = "",
	[RETURN_REFUND] = T_("Refund"),
	[RETURN_EXCHANGE] = T_("Exchange"),
	[RETURN_REPAIR] = T_("Repair"),
	[RETURN_REPACK] = T_("New packages"),
};

static const char *const reasons[RETURN_REASON_COUNT] = {
	[0] = T_("No reason yet"),
	[RETURN_QUALITY] = T_("Quality fault"),
	[RETURN_DAMAGED] = T_("Damaged"),
	[RETURN_WRONG] = T_("Wrong goods"),
	[RETURN_SHORT] = T_("Short delivery"),
	[RETURN_SLOW] = T_("Slow-selling"),
	[RETURN_NEAR_EXPIRY] = T_("Near expiry"),
	[RETURN_OTHER] = T_("Other"),
};

static const char *const ways[RETURN_WAY_COUNT] = {
	[0] = "",
	[RETURN_BY_CARRIER] = T_("By a carrier"),
	[RETURN_BY_OUR_TRUCK] = T_("With your next truck"),
	[RETURN_DESTROYED] = T_("Destroyed on the spot under witness"),
	[RETURN_KEPT] = T_("We keep the goods (refund only)"),
};

static const char *const dispositions[RETURN_DISPOSITION_COUNT] = {
	[RETURN_UNDECIDED] = "",
	[RETURN_RESTOCK] = T_("Back into stock"),
	[RETURN_SCRAP] = T_("Scrap"),
	[RETURN_TO_FACTORY] = T_("To the factory"),
	[RETURN_SEND_BACK] = T_("Back to the customer"),
};

static const char *const levels[LEVEL_COUNT] = {
	[0] = "",
	[LEVEL_SERVICE] = T_("Service"),
	[LEVEL_MANAGER] = T_("Manager"),
	[LEVEL_QUALITY] = T_("Quality"),
};

static const char *const conducts[CONDUCT_COUNT] = {
	[0] = "",
	[CONDUCT_GOOD] = T_("good"),
	[CONDUCT_NORMAL] = T_("normal"),
	[CONDUCT_WATCHED] = T_("watched"),
};

static const struct order_badge resolutions[RETURN_RESOLUTION_COUNT] = {
	[RETURN_OPEN] = { T_("Open"), "info" },
	[RETURN_CREDITED] = { T_("Credited"), "good" },
	[RETURN_REPLACED] = { T_("Replaced"), "good" },
	[RETURN_REPAIRED] = { T_("Repaired and sent"), "good" },
	[RETURN_REPACKED] = { T_("Repackaged and sent"), "good" },
	[RETURN_SENT_BACK] = { T_("Sent back to you"), "warn" },
	[RETURN_NOTHING] = { T_("Nothing to give"), "quiet" },
};

static const struct {
	enum return_mark mark;
	const char *text;
} marks[] = {
	{ MARK_WINDOW, T_("Outside the days in which goods come back") },
	{ MARK_SHARE, T_("Much is returned for what is bought") },
	{ MARK_COUNT, T_("Many requests this month") },
	{ MARK_CONTRACT, T_("Only as the contract says") },
	{ MARK_TEMPERATURE, T_("The temperature record of the cold chain is missing") },
	{ MARK_WATCHED, T_("Returns of this customer are watched") },
	{ MARK_PICTURE, T_("No picture shows the fault or damage") },
};

static const struct {
	const char *kind;
	struct order_badge badge;
	const char *by_itself; /* NULL: the same */
} events[] = {
	{ "started", { T_("Begun"), "quiet" }, NULL },
	{ "submitted", { T_("Submitted"), "info" }, NULL },
	{ "approved", { T_("Approved"), "good" }, T_("Approved by itself, within the policy") },
	{ "rejected", { T_("Rejected"), "bad" }, NULL },
	{ "cancelled", { T_("Cancelled"), "quiet" }, T_("Cancelled: nobody answered") },
	{ "asked", { T_("Question asked"), "warn" }, NULL },
	{ "answered", { T_("Question answered"), "info" }, NULL },
	{ "question_ends", { T_("Reminded: the question waits"), "warn" }, NULL },
	{ "send_soon", { T_("Reminded: to be sent soon"), "warn" }, NULL },
	{ "expired", { T_("Expired: not sent in time"), "quiet" }, NULL },
	{ "sent", { T_("Sent"), "info" }, NULL },
	{ "part_received", { T_("Received in part, pieces:"), "info" }, NULL },
	{ "received", { T_("Received, pieces:"), "info" }, NULL },
	{ "struck_off", { T_("Never came, struck off, pieces:"), "warn" }, NULL },
	{ "inspected", { T_("Inspected"), "info" }, NULL },
	{ "offered", { T_("Offer made"), "warn" }, NULL },
	{ "offer_ends", { T_("Reminded: the offer waits"), "warn" }, NULL },
	{ "accepted", { T_("Offer accepted"), "good" }, NULL },
	{ "accepted_silently", { T_("Not answered: counts as accepted"), "warn" }, NULL },
	{ "declined", { T_("Offer declined"), "bad" }, NULL },
	{ "resolving", { T_("Being settled"), "info" }, NULL },
	{ "credited", { T_("Credited"), "good" }, NULL },
	{ "red_letter", { T_("Red-letter tax invoice needed for"), "warn" }, NULL },
	{ "replaced", { T_("Replaced by order"), "good" }, NULL },
	{ "repaired", { T_("Repaired and sent"), "good" }, NULL },
	{ "repackaged", { T_("Repackaged and sent"), "good" }, NULL },
	{ "quoted", { T_("Repair quoted at"), "warn" }, NULL },
	{ "quote_accepted", { T_("Quote accepted"), "good" }, NULL },
	{ "charged", { T_("Repair charged"), "info" }, NULL },
	{ "quote_declined", { T_("Quote declined"), "warn" }, NULL },
	{ "sent_back", { T_("Sent back as it was"), "quiet" }, NULL },
	{ "closed", { T_("Closed"), "good" }, NULL },
	{ "satisfied", { T_("Satisfied"), "good" }, NULL },
	{ "not_satisfied", { T_("Not satisfied"), "bad" }, NULL },
};

static const char *const faults[] = {
	[RETURN_FINE] = "",
	[RETURN_FAULT_EMPTY] = T_("There is nothing on it. Choose at least one piece."),
	[RETURN_FAULT_QUANTITY] = T_("More than there is: look at the quantity."),
	[RETURN_FAULT_KIND] = T_("Goods that stay with you can only be refunded."),
	[RETURN_FAULT_REASON] = T_("Choose a reason."),
	[RETURN_FAULT_NOTE] = T_("Write why, in up to 500 characters."),
	[RETURN_FAULT_WANTED] = T_("There is no such product to exchange for."),
	[RETURN_FAULT_FILES] = T_("A file could not be taken: choose it again."),
	[RETURN_FAULT_TEXT] = T_("Write a text of up to 500 characters: others will read it."),
	[RETURN_FAULT_WAREHOUSE] = T_("Choose a warehouse."),
	[RETURN_FAULT_DISPOSITION] = T_("Say of each line what is accepted, and where it goes."),
	[RETURN_FAULT_SHARE] = T_("A share from 0 to 100 %, of refunds alone."),
	[RETURN_FAULT_AMOUNT] = T_("Enter an amount above 0."),
};

static const struct order_badge cases[BATCH_STATE_COUNT] = {
	[0] = { "", "quiet" },
	[BATCH_OPEN] = { T_("To be decided"), "warn" },
	[BATCH_STOPPED] = { T_("Sale stopped"), "bad" },
	[BATCH_CLEARED] = { T_("Cleared"), "good" },
	[BATCH_RECALLED] = { T_("Recalled"), "bad" },
};
/* clang-format on */

struct order_badge
return_badge(enum return_state state, bool for_customer)
{
	struct order_badge badge =
	    states[state < RETURN_STATE_COUNT ? state : 0].customer;

	if (!for_customer && state < RETURN_STATE_COUNT &&
	    states[state].staff != NULL)
		badge.text = states[state].staff;
	return badge;
}

const char *
return_kind_text(enum return_kind kind)
{
	return kind < RETURN_KIND_COUNT ? kinds[kind] : "";
}

const char *
return_reason_text(enum return_reason reason)
{
	return reason < RETURN_REASON_COUNT ? reasons[reason] : "";
}

const char *
return_way_text(enum return_way way)
{
	return way < RETURN_WAY_COUNT ? ways[way] : "";
}

const char *
return_disposition_text(enum return_disposition disposition)
{
	return disposition < RETURN_DISPOSITION_COUNT
	    ? dispositions[disposition]
	    : "";
}

const char *
return_level_text(enum return_level level)
{
	return level < LEVEL_COUNT ? levels[level] : "";
}

const char *
return_conduct_text(enum return_conduct conduct)
{
	return conduct < CONDUCT_COUNT ? conducts[conduct] : "";
}

struct order_badge
return_resolution_badge(enum return_resolution resolution)
{
	return resolutions[resolution < RETURN_RESOLUTION_COUNT ? resolution
								: 0];
}

const char *
return_mark_text(enum return_mark mark)
{
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (marks[i].mark == mark)
			return marks[i].text;
	return "";
}

struct order_badge
return_event_badge(const char *kind, bool by_itself)
{
	for (size_t i = 0; i < ARRAY_LEN(events); i++) {
		struct order_badge badge = events[i].badge;

		if (!text_equal(events[i].kind, kind))
			continue;
		if (by_itself && events[i].by_itself != NULL)
			badge.text = events[i].by_itself;
		return badge;
	}
	return (struct order_badge){ kind, "quiet" };
}

const char *
return_fault_text(enum return_fault fault)
{
	return fault < ARRAY_LEN(faults) ? faults[fault] : "";
}

struct order_badge
batch_case_badge(enum batch_case_state state)
{
	return cases[state < BATCH_STATE_COUNT ? state : 0];
}

int
return_progress(enum return_state state)
{
	switch (state) {
	case RETURN_SUBMITTED:
	case RETURN_INFO_NEEDED:
		return 1;
	case RETURN_APPROVED:
	case RETURN_IN_TRANSIT:
		return 2;
	case RETURN_PART_RECEIVED:
	case RETURN_RECEIVED:
		return 3;
	case RETURN_INSPECTED:
	case RETURN_OFFER:
	case RETURN_RESOLVING:
		return 4;
	case RETURN_CLOSED:
		return 5;
	case RETURN_DRAFT:
	case RETURN_REJECTED:
	case RETURN_CANCELLED:
	case RETURN_EXPIRED:
	case RETURN_STATE_COUNT:
		break;
	}
	return 0;
}
