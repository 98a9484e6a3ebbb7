/**
 * @file
 * The table of a return's life.  See return_state.h.
 */
#include "domain/return_state.h"

#include <string.h>

#include "domain/order_state.h"
#include "domain/return_policy.h"

/* clang-format off */
static const struct return_rule rules[] = {
	{ .action = RETURN_ACT_SAVE, .from = RETURN_DRAFT, .to = RETURN_DRAFT,
	  .permission = ACTION_RETURN_ASK },
	{ .action = RETURN_ACT_SUBMIT, .from = RETURN_DRAFT,
	  .to = RETURN_SUBMITTED, .permission = ACTION_RETURN_ASK },

	{ .action = RETURN_ACT_ASK, .from = RETURN_SUBMITTED,
	  .to = RETURN_INFO_NEEDED, .permission = ACTION_RETURN_DECIDE,
	  .side = SIDE_STAFF },
	{ .action = RETURN_ACT_ANSWER, .from = RETURN_INFO_NEEDED,
	  .to = RETURN_SUBMITTED, .permission = ACTION_RETURN_ASK },

	{ .action = RETURN_ACT_APPROVE, .from = RETURN_SUBMITTED,
	  .to = RETURN_APPROVED, .to_also = RETURN_INSPECTED,
	  .permission = ACTION_RETURN_DECIDE, .side = SIDE_STAFF,
	  .four_eyes = true, .by_level = true },
	{ .action = RETURN_ACT_REJECT, .from = RETURN_SUBMITTED,
	  .to = RETURN_REJECTED, .permission = ACTION_RETURN_DECIDE,
	  .side = SIDE_STAFF },

	{ .action = RETURN_ACT_CANCEL, .from = RETURN_DRAFT,
	  .to = RETURN_CANCELLED, .permission = ACTION_RETURN_ASK },
	{ .action = RETURN_ACT_CANCEL, .from = RETURN_SUBMITTED,
	  .to = RETURN_CANCELLED, .permission = ACTION_RETURN_ASK },
	{ .action = RETURN_ACT_CANCEL, .from = RETURN_INFO_NEEDED,
	  .to = RETURN_CANCELLED, .permission = ACTION_RETURN_ASK },
	{ .action = RETURN_ACT_CANCEL, .from = RETURN_APPROVED,
	  .to = RETURN_CANCELLED, .permission = ACTION_RETURN_ASK },

	{ .action = RETURN_ACT_SEND, .from = RETURN_APPROVED,
	  .to = RETURN_IN_TRANSIT, .permission = ACTION_RETURN_ASK,
	  .permission_also = ACTION_RETURN_RECEIVE, .travels = true },

	{ .action = RETURN_ACT_RECEIVE, .from = RETURN_APPROVED,
	  .to = RETURN_RECEIVED, .to_also = RETURN_PART_RECEIVED,
	  .permission = ACTION_RETURN_RECEIVE, .side = SIDE_STAFF,
	  .travels = true },
	{ .action = RETURN_ACT_RECEIVE, .from = RETURN_IN_TRANSIT,
	  .to = RETURN_RECEIVED, .to_also = RETURN_PART_RECEIVED,
	  .permission = ACTION_RETURN_RECEIVE, .side = SIDE_STAFF,
	  .travels = true },
	{ .action = RETURN_ACT_RECEIVE, .from = RETURN_PART_RECEIVED,
	  .to = RETURN_RECEIVED, .to_also = RETURN_PART_RECEIVED,
	  .permission = ACTION_RETURN_RECEIVE, .side = SIDE_STAFF,
	  .travels = true },
	{ .action = RETURN_ACT_REST, .from = RETURN_PART_RECEIVED,
	  .to = RETURN_RECEIVED, .permission = ACTION_RETURN_RECEIVE,
	  .side = SIDE_STAFF, .travels = true },

	{ .action = RETURN_ACT_INSPECT, .from = RETURN_RECEIVED,
	  .to = RETURN_INSPECTED, .permission = ACTION_RETURN_INSPECT,
	  .side = SIDE_STAFF },

	{ .action = RETURN_ACT_OFFER, .from = RETURN_INSPECTED,
	  .to = RETURN_OFFER, .permission = ACTION_RETURN_DECIDE,
	  .side = SIDE_STAFF },
	{ .action = RETURN_ACT_ACCEPT, .from = RETURN_OFFER,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_ASK,
	  .side = SIDE_CUSTOMER },
	{ .action = RETURN_ACT_DECLINE, .from = RETURN_OFFER,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_ASK,
	  .side = SIDE_CUSTOMER },

	{ .action = RETURN_ACT_RESOLVE, .from = RETURN_INSPECTED,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_DECIDE,
	  .side = SIDE_STAFF },
	{ .action = RETURN_ACT_RESOLVE, .from = RETURN_RESOLVING,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_DECIDE,
	  .permission_also = ACTION_RETURN_RECEIVE, .side = SIDE_STAFF },
	{ .action = RETURN_ACT_QUOTE, .from = RETURN_RESOLVING,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_DECIDE,
	  .side = SIDE_STAFF },
	{ .action = RETURN_ACT_QUOTE_ACCEPT, .from = RETURN_RESOLVING,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_ASK,
	  .side = SIDE_CUSTOMER },
	{ .action = RETURN_ACT_QUOTE_DECLINE, .from = RETURN_RESOLVING,
	  .to = RETURN_RESOLVING, .permission = ACTION_RETURN_ASK,
	  .side = SIDE_CUSTOMER },

	{ .action = RETURN_ACT_RATE, .from = RETURN_CLOSED,
	  .to = RETURN_CLOSED, .permission = ACTION_RETURN_ASK,
	  .side = SIDE_CUSTOMER },

	{ .action = RETURN_ACT_EXPIRE, .from = RETURN_APPROVED,
	  .to = RETURN_EXPIRED, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = RETURN_ACT_CLOSE, .from = RETURN_RESOLVING,
	  .to = RETURN_CLOSED, .permission = ACTION_ADMIN,
	  .system_only = true },
};

static const char *const state_names[RETURN_STATE_COUNT] = {
	[0] = "",
	[RETURN_DRAFT] = "draft",
	[RETURN_SUBMITTED] = "submitted",
	[RETURN_INFO_NEEDED] = "info_needed",
	[RETURN_APPROVED] = "approved",
	[RETURN_IN_TRANSIT] = "in_transit",
	[RETURN_PART_RECEIVED] = "part_received",
	[RETURN_RECEIVED] = "received",
	[RETURN_INSPECTED] = "inspected",
	[RETURN_OFFER] = "offer",
	[RETURN_RESOLVING] = "resolving",
	[RETURN_CLOSED] = "closed",
	[RETURN_REJECTED] = "rejected",
	[RETURN_CANCELLED] = "cancelled",
	[RETURN_EXPIRED] = "expired",
};

static const char *const action_names[RETURN_ACTION_COUNT] = {
	[RETURN_ACT_SAVE] = "save",
	[RETURN_ACT_SUBMIT] = "submit",
	[RETURN_ACT_ASK] = "ask",
	[RETURN_ACT_ANSWER] = "answer",
	[RETURN_ACT_APPROVE] = "approve",
	[RETURN_ACT_REJECT] = "reject",
	[RETURN_ACT_CANCEL] = "cancel",
	[RETURN_ACT_SEND] = "send",
	[RETURN_ACT_RECEIVE] = "receive",
	[RETURN_ACT_REST] = "rest",
	[RETURN_ACT_INSPECT] = "inspect",
	[RETURN_ACT_OFFER] = "offer",
	[RETURN_ACT_ACCEPT] = "accept",
	[RETURN_ACT_DECLINE] = "decline",
	[RETURN_ACT_RESOLVE] = "resolve",
	[RETURN_ACT_QUOTE] = "quote",
	[RETURN_ACT_QUOTE_ACCEPT] = "quote-accept",
	[RETURN_ACT_QUOTE_DECLINE] = "quote-decline",
	[RETURN_ACT_RATE] = "rate",
	[RETURN_ACT_EXPIRE] = "expire",
	[RETURN_ACT_CLOSE] = "close",
};

static const char *const kind_names[RETURN_KIND_COUNT] = {
	[0] = "",
	[RETURN_REFUND] = "refund",
	[RETURN_EXCHANGE] = "exchange",
	[RETURN_REPAIR] = "repair",
	[RETURN_REPACK] = "repackaging",
};

static const char *const reason_names[RETURN_REASON_COUNT] = {
	[0] = "",
	[RETURN_QUALITY] = "quality",
	[RETURN_DAMAGED] = "damaged",
	[RETURN_WRONG] = "wrong",
	[RETURN_SHORT] = "short",
	[RETURN_SLOW] = "slow",
	[RETURN_NEAR_EXPIRY] = "near_expiry",
	[RETURN_OTHER] = "other",
};

static const char *const way_names[RETURN_WAY_COUNT] = {
	[0] = "",
	[RETURN_BY_CARRIER] = "carrier",
	[RETURN_BY_OUR_TRUCK] = "truck",
	[RETURN_DESTROYED] = "destroyed",
	[RETURN_KEPT] = "kept",
};

static const char *const disposition_names[RETURN_DISPOSITION_COUNT] = {
	[RETURN_UNDECIDED] = "",
	[RETURN_RESTOCK] = "restock",
	[RETURN_SCRAP] = "scrap",
	[RETURN_TO_FACTORY] = "factory",
	[RETURN_SEND_BACK] = "send_back",
};
/* clang-format on */

const struct return_rule *
return_rule(enum return_action action, enum return_state from)
{
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (rules[i].action == action && rules[i].from == from)
			return &rules[i];
	return NULL;
}

const struct return_rule *
return_rules(size_t *count)
{
	*count = ARRAY_LEN(rules);
	return rules;
}

/* Whether the request itself allows it, whoever asks. */
static bool
stands(const struct return_rule *rule, const struct return_facts *request)
{
	if (rule == NULL ||
	    (rule->travels && return_way_stays(request->way)))
		return false;
	switch (rule->action) {
	case RETURN_ACT_OFFER:
		return request->offer_needed;
	case RETURN_ACT_RESOLVE:
		return request->state == RETURN_INSPECTED
		    ? !request->offer_needed
		    : request->work_open;
	case RETURN_ACT_QUOTE:
		return request->repair_open;
	case RETURN_ACT_QUOTE_ACCEPT:
	case RETURN_ACT_QUOTE_DECLINE:
		return request->quote_open;
	case RETURN_ACT_RATE:
		return !request->rated;
	case RETURN_ACT_SAVE:
	case RETURN_ACT_SUBMIT:
	case RETURN_ACT_ASK:
	case RETURN_ACT_ANSWER:
	case RETURN_ACT_APPROVE:
	case RETURN_ACT_REJECT:
	case RETURN_ACT_CANCEL:
	case RETURN_ACT_SEND:
	case RETURN_ACT_RECEIVE:
	case RETURN_ACT_REST:
	case RETURN_ACT_INSPECT:
	case RETURN_ACT_ACCEPT:
	case RETURN_ACT_DECLINE:
	case RETURN_ACT_EXPIRE:
	case RETURN_ACT_CLOSE:
	case RETURN_ACTION_COUNT:
		break;
	}
	return true;
}

static bool
in_reach(const struct actor *who, const struct return_rule *rule,
    const struct return_facts *request)
{
	const struct order_facts order = {
		.customer_id = request->customer_id,
		.rep_id = request->rep_id,
		.team_id = request->team_id,
	};

	if (order_in_reach(who, rule->permission, &order))
		return true;
	return rule->permission_also != ACTION_NONE &&
	    who->side == SIDE_STAFF &&
	    order_in_reach(who, rule->permission_also, &order);
}

enum status
return_judge(const struct actor *who, const struct return_facts *request,
    enum return_action action)
{
	const struct return_rule *rule = return_rule(action, request->state);

	if (!stands(rule, request))
		return STATUS_CONFLICT;
	if (!in_reach(who, rule, request))
		return STATUS_FORBIDDEN;
	if (who->user_id == 0)
		return STATUS_OK;
	if (rule->system_only)
		return STATUS_FORBIDDEN;
	if (rule->side != SIDE_NOBODY && rule->side != who->side)
		return STATUS_FORBIDDEN;
	if (rule->four_eyes && request->created_by == who->user_id)
		return STATUS_FORBIDDEN;
	if (rule->by_level &&
	    !return_may_approve(who, (enum return_level)request->level))
		return STATUS_FORBIDDEN;
	return STATUS_OK;
}

size_t
return_actions(const struct actor *who, const struct return_facts *request,
    enum return_action out[RETURN_ACTION_COUNT])
{
	size_t count = 0;

	for (unsigned action = RETURN_ACT_SAVE; action < RETURN_ACTION_COUNT;
	    action++) {
		const struct return_rule *rule =
		    return_rule(action, request->state);

		if (rule != NULL && !rule->system_only &&
		    return_judge(who, request, action) == STATUS_OK)
			out[count++] = action;
	}
	return count;
}

static unsigned
by_name(const char *const *names, unsigned count, const char *name)
{
	for (unsigned i = 1; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return 0;
}

const char *
return_state_name(enum return_state state)
{
	return state < RETURN_STATE_COUNT ? state_names[state] : "";
}

enum return_state
return_state_by_name(const char *name)
{
	return by_name(state_names, RETURN_STATE_COUNT, name);
}

const char *
return_action_name(enum return_action action)
{
	return action < RETURN_ACTION_COUNT ? action_names[action] : "";
}

const char *
return_kind_name(enum return_kind kind)
{
	return kind < RETURN_KIND_COUNT ? kind_names[kind] : "";
}

enum return_kind
return_kind_by_name(const char *name)
{
	return by_name(kind_names, RETURN_KIND_COUNT, name);
}

const char *
return_reason_name(enum return_reason reason)
{
	return reason < RETURN_REASON_COUNT ? reason_names[reason] : "";
}

enum return_reason
return_reason_by_name(const char *name)
{
	return by_name(reason_names, RETURN_REASON_COUNT, name);
}

const char *
return_way_name(enum return_way way)
{
	return way < RETURN_WAY_COUNT ? way_names[way] : "";
}

enum return_way
return_way_by_name(const char *name)
{
	return by_name(way_names, RETURN_WAY_COUNT, name);
}

const char *
return_disposition_name(enum return_disposition disposition)
{
	return disposition < RETURN_DISPOSITION_COUNT
	    ? disposition_names[disposition]
	    : "";
}

enum return_disposition
return_disposition_by_name(const char *name)
{
	return by_name(disposition_names, RETURN_DISPOSITION_COUNT, name);
}
