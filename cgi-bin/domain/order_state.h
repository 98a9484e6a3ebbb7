/**
 * @file
 * The life of an order: states, facets, actions, and which leads where.
 *
 * Layer: domain.  Pure: a table and functions over it, no database.  The use
 * cases (order_act.h, shipment.h, proposal.h) judge by this table under the
 * row lock; pages ask it which actions stand on them.
 */
#ifndef DOMAIN_ORDER_STATE_H
#define DOMAIN_ORDER_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/actor.h"

/** Stored in orders.state: append, never renumber. */
enum order_state {
	ORDER_DRAFT = 1,         /* sent back: its draft is open again */
	ORDER_AWAITING_APPROVAL, /* by the distributor's own approver */
	ORDER_SUBMITTED,
	ORDER_CONFIRMED,
	ORDER_PICKING,
	ORDER_PART_SHIPPED,
	ORDER_SHIPPED,
	ORDER_COMPLETED,
	ORDER_REJECTED,
	ORDER_CANCELLED,
	ORDER_CLOSED_SHORT, /* the rest will not come */
	ORDER_STATE_COUNT
};

/** orders.credit_facet. */
enum credit_facet {
	CREDIT_CLEAR = 1,
	CREDIT_HELD,    /* at least one hold stands */
	CREDIT_RELEASED /* somebody let it pass */
};

/** The other facets. */
enum part_facet {
	PART_NONE = 0,
	PART_SOME,
	PART_ALL
};

/** What can be done to an order; in URLs by order_action_name(). */
enum order_action {
	ORDER_SUBMIT = 0, /* stands on the draft, not on the order */
	ORDER_APPROVE,
	ORDER_SEND_BACK,
	ORDER_CONFIRM,
	ORDER_REJECT,
	ORDER_CANCEL,
	ORDER_PROPOSE,
	ORDER_ACCEPT,
	ORDER_DECLINE,
	ORDER_PICK,
	ORDER_UNPICK,
	ORDER_SHIP,
	ORDER_CLOSE,
	ORDER_RELEASE,  /* let a held order pass */
	ORDER_HOLD,     /* hold it by force */
	ORDER_REDUCE,   /* the buyer takes a held one back to make it smaller */
	ORDER_COMPLETE, /* by the system alone */
	ORDER_ACTION_COUNT
};

/** What an open proposal means for an action. */
enum proposal_need {
	PROPOSAL_ANY = 0,
	PROPOSAL_NONE_OPEN,
	PROPOSAL_OPEN
};

/** One row of the table. */
struct order_rule {
	enum order_action action;
	enum order_state from;
	enum order_state to;
	enum order_state to_also; /* a second possible end; 0 for none */
	enum action permission;
	enum side side; /* SIDE_NOBODY: either */
	enum proposal_need proposal;
	bool not_held;     /* no credit hold may stand */
	bool is_held;      /* one must stand */
	bool four_eyes;    /* never by who entered the order */
	bool needs_reason; /* a text the buyer reads, or the file keeps */
};

/** The facts of an order that decide which actions it allows. */
struct order_facts {
	enum order_state state;
	enum credit_facet credit;
	bool proposal_open;
	int64_t entered_by;  /* user id; 0 for imported ones */
	int64_t customer_id; /* for the reach of the actor */
	int64_t rep_id;
	int64_t team_id;
};

/** The row for an action from a state; NULL if there is none. */
const struct order_rule *order_rule(
    enum order_action action, enum order_state from);

/** Every row, for tests and documentation. */
const struct order_rule *order_rules(size_t *count);

/**
 * Judge an action by all rules of the table.
 *
 * @return STATUS_OK; STATUS_CONFLICT when no row leads from this state or the
 *         proposal or the hold stands in the way (whoever asks);
 *         STATUS_FORBIDDEN when it is not for this actor to do.
 */
enum status order_judge(const struct actor *who,
    const struct order_facts *order, enum order_action action) MUST_CHECK;

/** Which actions stand on the page for this actor now, in table order. */
size_t order_actions(const struct actor *who, const struct order_facts *order,
    enum order_action out[ORDER_ACTION_COUNT]);

/** Whether the reach of `action` takes in this customer's document. */
bool order_in_reach(const struct actor *who, enum action action,
    const struct order_facts *order);

/** "submitted": stable, in data-state, exports, the interface.  Never NULL. */
const char *order_state_name(enum order_state state);

/** The state of a name; 0 if there is none. */
enum order_state order_state_by_name(const char *name);

/** "send-back": the last segment of the URL. */
const char *order_action_name(enum order_action action);

#endif
