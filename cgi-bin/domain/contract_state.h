/**
 * @file
 * The life of a contract: states, actions, and which leads where.
 *
 * Layer: domain.  Pure: a table and functions over it.  Use cases
 * (contract_act.h) judge by it under the row lock; pages ask it which actions
 * stand on them.
 */
#ifndef DOMAIN_CONTRACT_STATE_H
#define DOMAIN_CONTRACT_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/actor.h"

/** Stored in contracts.state: append, never renumber. */
enum contract_state {
	CONTRACT_DRAFT = 1,
	CONTRACT_IN_REVIEW,
	CONTRACT_APPROVED,
	CONTRACT_SENT,
	CONTRACT_SIGNED,
	CONTRACT_ACTIVE,
	CONTRACT_EXPIRING,
	CONTRACT_EXPIRED,
	CONTRACT_RENEWED, /* followed by another version or contract */
	CONTRACT_TERMINATED,
	CONTRACT_DROPPED,
	CONTRACT_STATE_COUNT
};

/** contracts.kind. */
enum contract_kind {
	CONTRACT_SALES = 1,
	CONTRACT_SECOND_TIER,
	CONTRACT_QUALITY,
	CONTRACT_SUPPLEMENT,
	CONTRACT_KIND_COUNT
};

/** What can be done; contract_action_name() is what events and URLs say. */
enum contract_action {
	CONTRACT_ACT_SAVE = 1,
	CONTRACT_ACT_SUBMIT,
	CONTRACT_ACT_APPROVE,
	CONTRACT_ACT_BACK, /* to the draft, with a reason */
	CONTRACT_ACT_SEND,
	CONTRACT_ACT_SIGN,
	CONTRACT_ACT_TERMINATE,
	CONTRACT_ACT_DROP,
	CONTRACT_ACT_AMEND, /* the row stays, a new version begins */
	CONTRACT_ACT_RENEW, /* the row stays, its successor begins */
	CONTRACT_ACT_ACTIVATE,
	CONTRACT_ACT_NEAR_END,
	CONTRACT_ACT_EXPIRE,
	CONTRACT_ACT_SUPERSEDE,
	CONTRACT_ACTION_COUNT
};

/** One line of the table. */
struct contract_rule {
	enum contract_action action;
	enum contract_state from, to;
	enum action permission;
	enum action permission_also; /* either will do; ACTION_NONE: no other */
	enum side side;              /* SIDE_NOBODY: either */
	bool four_eyes;              /* never by who drafted it */
	bool needs_reason;
	bool system_only;
};

/** The whole table, for tests and pages. */
const struct contract_rule *contract_rules(size_t *count);

/** The line of an action from a state; NULL if there is none. */
const struct contract_rule *contract_rule_find(
    enum contract_action action, enum contract_state from);

/**
 * Whether this actor may do it now, as far as the table says.
 *
 * @param drafted_by of the contract
 */
bool contract_rule_allows(const struct contract_rule *rule,
    const struct actor *who, int64_t drafted_by);

/** "submit"; "" for none.  Stable. */
const char *contract_action_name(enum contract_action action);

/** "in_review"; "" for none.  Stable, for data-state. */
const char *contract_state_name(enum contract_state state);

/** What a distributor sees of its contracts: from sent on, dropped ones never. */
bool contract_state_is_shown(enum contract_state state);

#endif
