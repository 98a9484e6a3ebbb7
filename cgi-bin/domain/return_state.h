/**
 * @file
 * The life of a return request: states, actions, and which leads where.
 *
 * Layer: domain.  Pure: a table and functions over it, no database.  Use cases
 * (return_act.h, return_dock.h, return_settle.h, return_job.h) judge by this
 * table under the row lock; pages ask it which actions stand on them.
 */
#ifndef DOMAIN_RETURN_STATE_H
#define DOMAIN_RETURN_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "domain/actor.h"

/** Stored in returns.state: append, never renumber. */
enum return_state {
	RETURN_DRAFT = 1,
	RETURN_SUBMITTED,
	RETURN_INFO_NEEDED,
	RETURN_APPROVED,
	RETURN_IN_TRANSIT,
	RETURN_PART_RECEIVED,
	RETURN_RECEIVED,
	RETURN_INSPECTED,
	RETURN_OFFER,
	RETURN_RESOLVING,
	RETURN_CLOSED,
	RETURN_REJECTED,
	RETURN_CANCELLED,
	RETURN_EXPIRED,
	RETURN_STATE_COUNT
};

/** return_lines.kind. */
enum return_kind {
	RETURN_REFUND = 1,
	RETURN_EXCHANGE,
	RETURN_REPAIR,
	RETURN_REPACK,
	RETURN_KIND_COUNT
};

/** return_lines.reason; 0 while nobody has said. */
enum return_reason {
	RETURN_QUALITY = 1,
	RETURN_DAMAGED,
	RETURN_WRONG,
	RETURN_SHORT,
	RETURN_SLOW,
	RETURN_NEAR_EXPIRY,
	RETURN_OTHER,
	RETURN_REASON_COUNT
};

/** returns.way: how it comes back. */
enum return_way {
	RETURN_BY_CARRIER = 1,
	RETURN_BY_OUR_TRUCK,
	RETURN_DESTROYED, /* on the spot, under witness */
	RETURN_KEPT,      /* refund only */
	RETURN_WAY_COUNT
};

/** Goods that never travel: approved means inspected. */
static inline bool
return_way_stays(enum return_way way)
{
	return way == RETURN_DESTROYED || way == RETURN_KEPT;
}

/** return_lines.disposition: what happens to accepted goods. */
enum return_disposition {
	RETURN_UNDECIDED = 0,
	RETURN_RESTOCK,
	RETURN_SCRAP,
	RETURN_TO_FACTORY,
	RETURN_SEND_BACK,
	RETURN_DISPOSITION_COUNT
};

/** return_lines.resolution. */
enum return_resolution {
	RETURN_OPEN = 0,
	RETURN_CREDITED,
	RETURN_REPLACED,
	RETURN_REPAIRED,
	RETURN_REPACKED,
	RETURN_SENT_BACK,
	RETURN_NOTHING, /* nothing was accepted, or nothing is owed */
	RETURN_RESOLUTION_COUNT
};

/** What can be done to a request; in URLs by return_action_name(). */
enum return_action {
	RETURN_ACT_SAVE = 0, /* the draft */
	RETURN_ACT_SUBMIT,
	RETURN_ACT_ASK,
	RETURN_ACT_ANSWER,
	RETURN_ACT_APPROVE,
	RETURN_ACT_REJECT,
	RETURN_ACT_CANCEL,
	RETURN_ACT_SEND,
	RETURN_ACT_RECEIVE,
	RETURN_ACT_REST, /* the rest will not come */
	RETURN_ACT_INSPECT,
	RETURN_ACT_OFFER,
	RETURN_ACT_ACCEPT,
	RETURN_ACT_DECLINE,
	RETURN_ACT_RESOLVE, /* begin, or one line of it */
	RETURN_ACT_QUOTE,   /* a repair out of warranty */
	RETURN_ACT_QUOTE_ACCEPT,
	RETURN_ACT_QUOTE_DECLINE,
	RETURN_ACT_RATE,
	RETURN_ACT_EXPIRE, /* by the system alone */
	RETURN_ACT_CLOSE,  /* the same */
	RETURN_ACTION_COUNT
};

/** One row of the table. */
struct return_rule {
	enum return_action action;
	enum return_state from;
	enum return_state to;
	enum return_state to_also; /* a second possible end; 0 for none */
	enum action permission;
	enum action permission_also; /* of staff; ACTION_NONE for no other */
	enum side side;    /* SIDE_NOBODY: either */
	bool four_eyes;    /* never by who entered the request */
	bool by_level;     /* only whose level the request is at */
	bool travels;      /* only goods that come back to the warehouse */
	bool system_only;
};

/** The facts of a request that decide which actions it allows. */
struct return_facts {
	enum return_state state;
	enum return_way way;
	int64_t level;      /* enum return_level */
	int64_t created_by; /* user id; 0 for imported ones */
	bool by_staff;      /* entered for the customer */
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	bool offer_needed; /* inspected, and less is given than asked */
	bool quote_open;   /* a repair quote waits for an answer */
	bool repair_open;  /* a repair line waits, and no quote is open */
	bool work_open;    /* a line waits for somebody's work */
	bool rated;
};

/** The row for an action from a state; NULL if there is none. */
const struct return_rule *return_rule(
    enum return_action action, enum return_state from);

/** Every row, for tests and documentation. */
const struct return_rule *return_rules(size_t *count);

/**
 * Judge an action by all rules of the table.
 *
 * @return STATUS_OK; STATUS_CONFLICT when no row leads from this state or the
 *         facts stand in the way (whoever asks); STATUS_FORBIDDEN when it is
 *         not for this actor to do.
 */
enum status return_judge(const struct actor *who,
    const struct return_facts *request, enum return_action action) MUST_CHECK;

/** Which actions stand on the page for this actor now, in table order. */
size_t return_actions(const struct actor *who,
    const struct return_facts *request,
    enum return_action out[RETURN_ACTION_COUNT]);

/** "submitted": stable, in data-state, exports, the interface.  Never NULL. */
const char *return_state_name(enum return_state state);
enum return_state return_state_by_name(const char *name);

/** "approve": the last segment of the URL. */
const char *return_action_name(enum return_action action);

/** "refund", "quality": stable, in forms and exports.  Never NULL; 0 if none. */
const char *return_kind_name(enum return_kind kind);
enum return_kind return_kind_by_name(const char *name);
const char *return_reason_name(enum return_reason reason);
enum return_reason return_reason_by_name(const char *name);
const char *return_way_name(enum return_way way);
enum return_way return_way_by_name(const char *name);
const char *return_disposition_name(enum return_disposition disposition);
enum return_disposition return_disposition_by_name(const char *name);

#endif
