/**
 * @file
 * The table of a contract's life.  See contract_state.h.
 */
#include "domain/contract_state.h"

#include "base/text.h"

/* clang-format off */
static const struct contract_rule rules[] = {
	{ .action = CONTRACT_ACT_SAVE, .from = CONTRACT_DRAFT,
	  .to = CONTRACT_DRAFT, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_SUBMIT, .from = CONTRACT_DRAFT,
	  .to = CONTRACT_IN_REVIEW, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_APPROVE, .from = CONTRACT_IN_REVIEW,
	  .to = CONTRACT_APPROVED, .permission = ACTION_CONTRACT_REVIEW,
	  .side = SIDE_STAFF, .four_eyes = true },
	{ .action = CONTRACT_ACT_BACK, .from = CONTRACT_IN_REVIEW,
	  .to = CONTRACT_DRAFT, .permission = ACTION_CONTRACT_REVIEW,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_BACK, .from = CONTRACT_SENT,
	  .to = CONTRACT_DRAFT, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_SEND, .from = CONTRACT_APPROVED,
	  .to = CONTRACT_SENT, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_SIGN, .from = CONTRACT_SENT,
	  .to = CONTRACT_SIGNED, .permission = ACTION_CONTRACT_SIGN,
	  .permission_also = ACTION_CONTRACT_KEEP },

	{ .action = CONTRACT_ACT_AMEND, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_ACTIVE, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_AMEND, .from = CONTRACT_EXPIRING,
	  .to = CONTRACT_EXPIRING, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_RENEW, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_ACTIVE, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_RENEW, .from = CONTRACT_EXPIRING,
	  .to = CONTRACT_EXPIRING, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },
	{ .action = CONTRACT_ACT_RENEW, .from = CONTRACT_EXPIRED,
	  .to = CONTRACT_EXPIRED, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF },

	{ .action = CONTRACT_ACT_TERMINATE, .from = CONTRACT_SIGNED,
	  .to = CONTRACT_TERMINATED, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_TERMINATE, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_TERMINATED, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_TERMINATE, .from = CONTRACT_EXPIRING,
	  .to = CONTRACT_TERMINATED, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = CONTRACT_ACT_DROP, .from = CONTRACT_DRAFT,
	  .to = CONTRACT_DROPPED, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_DROP, .from = CONTRACT_IN_REVIEW,
	  .to = CONTRACT_DROPPED, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_DROP, .from = CONTRACT_APPROVED,
	  .to = CONTRACT_DROPPED, .permission = ACTION_CONTRACT_DRAFT,
	  .side = SIDE_STAFF, .needs_reason = true },
	{ .action = CONTRACT_ACT_DROP, .from = CONTRACT_SENT,
	  .to = CONTRACT_DROPPED, .permission = ACTION_CONTRACT_KEEP,
	  .side = SIDE_STAFF, .needs_reason = true },

	{ .action = CONTRACT_ACT_ACTIVATE, .from = CONTRACT_SIGNED,
	  .to = CONTRACT_ACTIVE, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_NEAR_END, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_EXPIRING, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_EXPIRE, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_EXPIRED, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_EXPIRE, .from = CONTRACT_EXPIRING,
	  .to = CONTRACT_EXPIRED, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_SUPERSEDE, .from = CONTRACT_ACTIVE,
	  .to = CONTRACT_RENEWED, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_SUPERSEDE, .from = CONTRACT_EXPIRING,
	  .to = CONTRACT_RENEWED, .permission = ACTION_ADMIN,
	  .system_only = true },
	{ .action = CONTRACT_ACT_SUPERSEDE, .from = CONTRACT_EXPIRED,
	  .to = CONTRACT_RENEWED, .permission = ACTION_ADMIN,
	  .system_only = true },
};
/* clang-format on */

static const char *const action_names[CONTRACT_ACTION_COUNT] = {
	[0] = "",
	[CONTRACT_ACT_SAVE] = "save",
	[CONTRACT_ACT_SUBMIT] = "submit",
	[CONTRACT_ACT_APPROVE] = "approve",
	[CONTRACT_ACT_BACK] = "back",
	[CONTRACT_ACT_SEND] = "send",
	[CONTRACT_ACT_SIGN] = "sign",
	[CONTRACT_ACT_TERMINATE] = "terminate",
	[CONTRACT_ACT_DROP] = "drop",
	[CONTRACT_ACT_AMEND] = "amend",
	[CONTRACT_ACT_RENEW] = "renew",
	[CONTRACT_ACT_ACTIVATE] = "activate",
	[CONTRACT_ACT_NEAR_END] = "near_end",
	[CONTRACT_ACT_EXPIRE] = "expire",
	[CONTRACT_ACT_SUPERSEDE] = "supersede",
};

static const char *const state_names[CONTRACT_STATE_COUNT] = {
	[0] = "",
	[CONTRACT_DRAFT] = "draft",
	[CONTRACT_IN_REVIEW] = "in_review",
	[CONTRACT_APPROVED] = "approved",
	[CONTRACT_SENT] = "sent",
	[CONTRACT_SIGNED] = "signed",
	[CONTRACT_ACTIVE] = "active",
	[CONTRACT_EXPIRING] = "expiring",
	[CONTRACT_EXPIRED] = "expired",
	[CONTRACT_RENEWED] = "renewed",
	[CONTRACT_TERMINATED] = "terminated",
	[CONTRACT_DROPPED] = "dropped",
};

const struct contract_rule *
contract_rules(size_t *count)
{
	*count = ARRAY_LEN(rules);
	return rules;
}

const struct contract_rule *
contract_rule_find(enum contract_action action, enum contract_state from)
{
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (rules[i].action == action && rules[i].from == from)
			return &rules[i];
	return NULL;
}

bool
contract_rule_allows(const struct contract_rule *rule, const struct actor *who,
    int64_t drafted_by)
{
	bool may = actor_may(who, rule->permission) ||
	    (rule->permission_also != ACTION_NONE &&
		actor_may(who, rule->permission_also));

	if (rule->system_only)
		return who->side == SIDE_NOBODY;
	if (!may || (rule->side != SIDE_NOBODY && who->side != rule->side))
		return false;
	return !rule->four_eyes || !actor_is(who, drafted_by);
}

const char *
contract_action_name(enum contract_action action)
{
	return action < CONTRACT_ACTION_COUNT ? action_names[action] : "";
}

const char *
contract_state_name(enum contract_state state)
{
	return state < CONTRACT_STATE_COUNT ? state_names[state] : "";
}

bool
contract_state_is_shown(enum contract_state state)
{
	return state >= CONTRACT_SENT && state < CONTRACT_DROPPED;
}
