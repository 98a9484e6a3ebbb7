/**
 * @file
 * What stands on a ticket's page for somebody.  See ticket_act.h.
 */
#include "domain/complaint_act.h"

#include "domain/order_state.h"

static bool
reaches(const struct actor *who, const struct ticket *ticket,
    enum action action)
{
	struct order_facts reach = {
		.customer_id = ticket->customer_id,
		.rep_id = ticket->rep_id,
		.team_id = ticket->team_id,
	};

	return order_in_reach(who, action, &reach);
}

static bool
is_given(const struct ticket *ticket)
{
	return !instant_is_none(ticket->resolved_at);
}

/* The same judgement as that of the steps. */
static unsigned
may_judge(const struct ticket *ticket)
{
	bool is_replied = ticket->kind == TICKET_COMPLAINT &&
	    (ticket->state == TICKET_REPLIED ||
		ticket->state == TICKET_ACTIONING);
	unsigned may = 0;

	if (ticket->state == TICKET_RESOLVED)
		return TICKET_MAY_REOPEN |
		    (ticket->stars == 0 ? TICKET_MAY_RATE : 0u);
	if (is_replied)
		may |= TICKET_MAY_REOPEN;
	if (is_replied && is_given(ticket))
		may |= TICKET_MAY_RATE;
	return may;
}

static unsigned
may_customer(const struct actor *who, const struct ticket *ticket)
{
	unsigned may = 0;

	if (!reaches(who, ticket, ACTION_TICKET_ASK))
		return 0;
	if (ticket->state != TICKET_MERGED)
		may |= TICKET_MAY_SAY;
	if (ticket_is_open(ticket->state))
		may |= TICKET_MAY_WITHDRAW;
	return may | may_judge(ticket);
}

static unsigned
may_step(const struct actor *who, const struct ticket *ticket)
{
	bool is_owner = ticket->owner_id == who->user_id;
	unsigned may = 0;

	switch (ticket->state) {
	case TICKET_REGISTERED:
		return TICKET_MAY_TRIAGE | TICKET_MAY_ASK;
	case TICKET_TRIAGED:
	case TICKET_INVESTIGATING:
		may = TICKET_MAY_TRIAGE | TICKET_MAY_ASK | TICKET_MAY_FIND;
		return may | (is_owner ? TICKET_MAY_PROPOSE : 0u);
	case TICKET_WAITING_CUSTOMER:
		return TICKET_MAY_FIND;
	case TICKET_DECIDED:
		return is_owner ? TICKET_MAY_REPLY : 0u;
	case TICKET_REPLIED:
	case TICKET_ACTIONING:
		return is_given(ticket) ? 0u
					: TICKET_MAY_ACT | TICKET_MAY_FINISH;
	case TICKET_WAITING_DECISION:
	case TICKET_RESOLVED:
	case TICKET_CLOSED:
	case TICKET_WITHDRAWN:
	case TICKET_MERGED:
	case TICKET_STATE_COUNT:
	default:
		return 0;
	}
}

static unsigned
may_plain(const struct ticket *ticket)
{
	switch (ticket->state) {
	case TICKET_REGISTERED:
	case TICKET_TRIAGED:
		return TICKET_MAY_ASK | TICKET_MAY_RESOLVE;
	case TICKET_WAITING_CUSTOMER:
		return TICKET_MAY_RESOLVE;
	case TICKET_INVESTIGATING:
	case TICKET_WAITING_DECISION:
	case TICKET_DECIDED:
	case TICKET_REPLIED:
	case TICKET_ACTIONING:
	case TICKET_RESOLVED:
	case TICKET_CLOSED:
	case TICKET_WITHDRAWN:
	case TICKET_MERGED:
	case TICKET_STATE_COUNT:
	default:
		return 0;
	}
}

static unsigned
may_work(const struct actor *who, const struct ticket *ticket)
{
	unsigned may = 0;

	if (ticket->state <= TICKET_RESOLVED)
		may |= TICKET_MAY_SAY | TICKET_MAY_SET;
	if (ticket->state != TICKET_CLOSED)
		may |= TICKET_MAY_NOTE;
	if (may_judge(ticket) & TICKET_MAY_RATE)
		may |= TICKET_MAY_RATE_FOR;
	if (!ticket_is_open(ticket->state))
		return may;
	may |= TICKET_MAY_ANSWER_FOR | TICKET_MAY_ASSIGN | TICKET_MAY_REFER |
	    TICKET_MAY_MERGE | TICKET_MAY_TASK;
	if (ticket->owner_id == 0)
		may |= TICKET_MAY_CLAIM;
	return may |
	    (ticket->kind == TICKET_COMPLAINT ? may_step(who, ticket)
					      : may_plain(ticket));
}

/* The band is shown, and judged with the amount. */
static unsigned
may_decide(const struct actor *who, const struct ticket *ticket)
{
	if (ticket->kind != TICKET_COMPLAINT ||
	    ticket->state != TICKET_WAITING_DECISION ||
	    actor_is(who, ticket->owner_id) ||
	    actor_is(who, ticket->proposed_by) ||
	    (int64_t)complaint_band_of(who) < ticket->band)
		return 0;
	return TICKET_MAY_DECIDE;
}

unsigned
ticket_may(const struct actor *who, const struct ticket *ticket)
{
	unsigned may = 0;

	if (who->side == SIDE_CUSTOMER)
		return may_customer(who, ticket);
	if (who->side != SIDE_STAFF)
		return 0;
	if (reaches(who, ticket, ACTION_TICKET_WORK))
		may |= may_work(who, ticket);
	if (reaches(who, ticket, ACTION_COMPLAINT_DECIDE)) {
		may |= may_decide(who, ticket);
		if (ticket->state != TICKET_CLOSED)
			may |= TICKET_MAY_NOTE;
	}
	return may;
}
