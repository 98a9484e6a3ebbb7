/**
 * @file
 * The table of an order's life.  See order_state.h.
 */
#include "domain/order_state.h"

#include <string.h>

#include "base/status.h"

/* clang-format off */
static const struct order_rule rules[] = {
	{ .action = ORDER_SUBMIT, .from = ORDER_DRAFT,
	  .to = ORDER_SUBMITTED, .to_also = ORDER_AWAITING_APPROVAL,
	  .permission = ACTION_ORDER_ENTER },

	{ .action = ORDER_APPROVE, .from = ORDER_AWAITING_APPROVAL,
	  .to = ORDER_SUBMITTED, .permission = ACTION_ORDER_APPROVE,
	  .side = SIDE_CUSTOMER, .four_eyes = true },
	{ .action = ORDER_SEND_BACK, .from = ORDER_AWAITING_APPROVAL,
	  .to = ORDER_DRAFT, .permission = ACTION_ORDER_APPROVE,
	  .side = SIDE_CUSTOMER, .four_eyes = true, .needs_reason = true },

	{ .action = ORDER_CONFIRM, .from = ORDER_SUBMITTED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_ORDER_CONFIRM,
	  .side = SIDE_STAFF, .proposal = PROPOSAL_NONE_OPEN,
	  .four_eyes = true },
	{ .action = ORDER_REJECT, .from = ORDER_SUBMITTED,
	  .to = ORDER_REJECTED, .permission = ACTION_ORDER_CONFIRM,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = ORDER_CANCEL, .from = ORDER_SUBMITTED,
	  .to = ORDER_CANCELLED, .permission = ACTION_ORDER_CANCEL,
	  .side = SIDE_CUSTOMER },
	{ .action = ORDER_CANCEL, .from = ORDER_CONFIRMED,
	  .to = ORDER_CANCELLED, .permission = ACTION_ORDER_CANCEL,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = ORDER_PROPOSE, .from = ORDER_SUBMITTED,
	  .to = ORDER_SUBMITTED, .permission = ACTION_ORDER_CONFIRM,
	  .side = SIDE_STAFF, .proposal = PROPOSAL_NONE_OPEN,
	  .needs_reason = true },
	{ .action = ORDER_PROPOSE, .from = ORDER_CONFIRMED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_ORDER_CONFIRM,
	  .side = SIDE_STAFF, .proposal = PROPOSAL_NONE_OPEN,
	  .needs_reason = true },
	{ .action = ORDER_ACCEPT, .from = ORDER_SUBMITTED,
	  .to = ORDER_SUBMITTED, .permission = ACTION_ORDER_ANSWER,
	  .side = SIDE_CUSTOMER, .proposal = PROPOSAL_OPEN },
	{ .action = ORDER_ACCEPT, .from = ORDER_CONFIRMED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_ORDER_ANSWER,
	  .side = SIDE_CUSTOMER, .proposal = PROPOSAL_OPEN },
	{ .action = ORDER_DECLINE, .from = ORDER_SUBMITTED,
	  .to = ORDER_SUBMITTED, .permission = ACTION_ORDER_ANSWER,
	  .side = SIDE_CUSTOMER, .proposal = PROPOSAL_OPEN },
	{ .action = ORDER_DECLINE, .from = ORDER_CONFIRMED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_ORDER_ANSWER,
	  .side = SIDE_CUSTOMER, .proposal = PROPOSAL_OPEN },

	{ .action = ORDER_PICK, .from = ORDER_CONFIRMED,
	  .to = ORDER_PICKING, .permission = ACTION_ORDER_PICK,
	  .side = SIDE_STAFF, .proposal = PROPOSAL_NONE_OPEN,
	  .not_held = true },
	{ .action = ORDER_UNPICK, .from = ORDER_PICKING,
	  .to = ORDER_CONFIRMED, .permission = ACTION_ORDER_PICK,
	  .side = SIDE_STAFF },
	{ .action = ORDER_SHIP, .from = ORDER_PICKING,
	  .to = ORDER_SHIPPED, .to_also = ORDER_PART_SHIPPED,
	  .permission = ACTION_ORDER_PICK, .side = SIDE_STAFF },
	{ .action = ORDER_SHIP, .from = ORDER_PART_SHIPPED,
	  .to = ORDER_SHIPPED, .to_also = ORDER_PART_SHIPPED,
	  .permission = ACTION_ORDER_PICK, .side = SIDE_STAFF },
	{ .action = ORDER_CLOSE, .from = ORDER_PART_SHIPPED,
	  .to = ORDER_CLOSED_SHORT, .permission = ACTION_ORDER_CONFIRM,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = ORDER_RELEASE, .from = ORDER_SUBMITTED,
	  .to = ORDER_SUBMITTED, .permission = ACTION_HOLD_RELEASE,
	  .side = SIDE_STAFF, .is_held = true, .four_eyes = true,
	  .needs_reason = true },
	{ .action = ORDER_RELEASE, .from = ORDER_CONFIRMED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_HOLD_RELEASE,
	  .side = SIDE_STAFF, .is_held = true, .four_eyes = true,
	  .needs_reason = true },
	{ .action = ORDER_HOLD, .from = ORDER_SUBMITTED,
	  .to = ORDER_SUBMITTED, .permission = ACTION_HOLD_RELEASE,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = ORDER_HOLD, .from = ORDER_CONFIRMED,
	  .to = ORDER_CONFIRMED, .permission = ACTION_HOLD_RELEASE,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = ORDER_REDUCE, .from = ORDER_AWAITING_APPROVAL,
	  .to = ORDER_DRAFT, .permission = ACTION_ORDER_ENTER,
	  .side = SIDE_CUSTOMER, .is_held = true,
	  .proposal = PROPOSAL_NONE_OPEN },
	{ .action = ORDER_REDUCE, .from = ORDER_SUBMITTED,
	  .to = ORDER_DRAFT, .permission = ACTION_ORDER_ENTER,
	  .side = SIDE_CUSTOMER, .is_held = true,
	  .proposal = PROPOSAL_NONE_OPEN },

	{ .action = ORDER_COMPLETE, .from = ORDER_SHIPPED,
	  .to = ORDER_COMPLETED, .permission = ACTION_ADMIN,
	  .side = SIDE_STAFF },
	{ .action = ORDER_COMPLETE, .from = ORDER_CLOSED_SHORT,
	  .to = ORDER_COMPLETED, .permission = ACTION_ADMIN,
	  .side = SIDE_STAFF },
};

static const char *const state_names[ORDER_STATE_COUNT] = {
	[0] = "",
	[ORDER_DRAFT] = "draft",
	[ORDER_AWAITING_APPROVAL] = "awaiting_approval",
	[ORDER_SUBMITTED] = "submitted",
	[ORDER_CONFIRMED] = "confirmed",
	[ORDER_PICKING] = "picking",
	[ORDER_PART_SHIPPED] = "part_shipped",
	[ORDER_SHIPPED] = "shipped",
	[ORDER_COMPLETED] = "completed",
	[ORDER_REJECTED] = "rejected",
	[ORDER_CANCELLED] = "cancelled",
	[ORDER_CLOSED_SHORT] = "closed_short",
};

static const char *const action_names[ORDER_ACTION_COUNT] = {
	[ORDER_SUBMIT] = "submit",
	[ORDER_APPROVE] = "approve",
	[ORDER_SEND_BACK] = "send-back",
	[ORDER_CONFIRM] = "confirm",
	[ORDER_REJECT] = "reject",
	[ORDER_CANCEL] = "cancel",
	[ORDER_PROPOSE] = "propose",
	[ORDER_ACCEPT] = "accept",
	[ORDER_DECLINE] = "decline",
	[ORDER_PICK] = "pick",
	[ORDER_UNPICK] = "unpick",
	[ORDER_SHIP] = "ship",
	[ORDER_CLOSE] = "close",
	[ORDER_RELEASE] = "release",
	[ORDER_HOLD] = "hold",
	[ORDER_REDUCE] = "reduce",
	[ORDER_COMPLETE] = "complete",
};
/* clang-format on */

const struct order_rule *
order_rule(enum order_action action, enum order_state from)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(rules); i++) {
		if (rules[i].action == action && rules[i].from == from)
			return &rules[i];
	}
	return NULL;
}

const struct order_rule *
order_rules(size_t *count)
{
	*count = ARRAY_LEN(rules);
	return rules;
}

bool
order_in_reach(const struct actor *who, enum action action,
    const struct order_facts *order)
{
	switch (who->reach[action]) {
	case SCOPE_OWN:
		return order->customer_id == who->customer_id;
	case SCOPE_REP:
		return order->rep_id == who->user_id;
	case SCOPE_TEAM:
		return order->team_id != 0 && order->team_id == who->team_id;
	case SCOPE_ALL:
		return true;
	case SCOPE_NONE:
		break;
	}
	return false;
}

/* Whether the order itself allows it, whoever asks. */
static bool
stands(const struct order_rule *rule, const struct order_facts *order)
{
	if (rule == NULL)
		return false;
	if (rule->proposal == PROPOSAL_OPEN && !order->proposal_open)
		return false;
	if (rule->proposal == PROPOSAL_NONE_OPEN && order->proposal_open)
		return false;
	if (rule->not_held && order->credit == CREDIT_HELD)
		return false;
	if (rule->is_held && order->credit != CREDIT_HELD)
		return false;
	return true;
}

enum status
order_judge(const struct actor *who, const struct order_facts *order,
    enum order_action action)
{
	const struct order_rule *rule = order_rule(action, order->state);
	bool is_system = who->user_id == 0;

	if (!stands(rule, order))
		return STATUS_CONFLICT;
	if (!order_in_reach(who, rule->permission, order))
		return STATUS_FORBIDDEN;
	if (is_system)
		return STATUS_OK;
	if (action == ORDER_COMPLETE)
		return STATUS_FORBIDDEN;
	if (rule->side != SIDE_NOBODY && rule->side != who->side)
		return STATUS_FORBIDDEN;
	if (rule->four_eyes && order->entered_by == who->user_id)
		return STATUS_FORBIDDEN;
	return STATUS_OK;
}

size_t
order_actions(const struct actor *who, const struct order_facts *order,
    enum order_action out[ORDER_ACTION_COUNT])
{
	size_t count = 0;
	unsigned action;

	/* Submit stands on the draft; completion is nobody's to press. */
	for (action = ORDER_APPROVE; action < ORDER_COMPLETE; action++) {
		if (order_judge(who, order, action) == STATUS_OK)
			out[count++] = action;
	}
	return count;
}

const char *
order_state_name(enum order_state state)
{
	return state < ORDER_STATE_COUNT ? state_names[state] : "";
}

enum order_state
order_state_by_name(const char *name)
{
	unsigned state;

	for (state = ORDER_DRAFT; state < ORDER_STATE_COUNT; state++) {
		if (strcmp(state_names[state], name) == 0)
			return state;
	}
	return 0;
}

const char *
order_action_name(enum order_action action)
{
	return action < ORDER_ACTION_COUNT ? action_names[action] : "";
}
