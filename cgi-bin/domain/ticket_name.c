/**
 * @file
 * Stable names of what tickets are.  See ticket.h.
 */
#include "domain/ticket.h"

#include "base/text.h"
#include "domain/number.h"

static const char *const kinds[TICKET_KIND_COUNT] = {
	[TICKET_QUESTION] = "question",
	[TICKET_COMPLAINT] = "complaint",
	[TICKET_ACCOUNT] = "account",
	[TICKET_WISH] = "wish",
};

static const char *const topics[TICKET_TOPIC_COUNT] = {
	[TICKET_QUALITY] = "quality",
	[TICKET_PACKAGING] = "packaging",
	[TICKET_DELIVERY] = "delivery",
	[TICKET_PRICE] = "price",
	[TICKET_SERVICE] = "service",
	[TICKET_TERRITORY] = "territory",
	[TICKET_OTHER] = "other",
};

static const char *const severities[TICKET_SEVERITY_COUNT] = {
	[TICKET_NORMAL] = "normal",
	[TICKET_SERIOUS] = "serious",
	[TICKET_CRITICAL] = "critical",
};

static const char *const states[TICKET_STATE_COUNT] = {
	[TICKET_REGISTERED] = "registered",
	[TICKET_TRIAGED] = "triaged",
	[TICKET_INVESTIGATING] = "investigating",
	[TICKET_WAITING_CUSTOMER] = "waiting_customer",
	[TICKET_WAITING_DECISION] = "waiting_decision",
	[TICKET_DECIDED] = "decided",
	[TICKET_REPLIED] = "replied",
	[TICKET_ACTIONING] = "actioning",
	[TICKET_RESOLVED] = "resolved",
	[TICKET_CLOSED] = "closed",
	[TICKET_WITHDRAWN] = "withdrawn",
	[TICKET_MERGED] = "merged",
};

static const char *const remedies[TICKET_REMEDY_COUNT] = {
	[TICKET_APOLOGY] = "apology",
	[TICKET_REPLACEMENT] = "replacement",
	[TICKET_CREDIT] = "credit",
	[TICKET_PRICE_CHANGE] = "price_change",
	[TICKET_STAFF_MEASURES] = "staff_measures",
	[TICKET_NOT_FOUNDED] = "not_founded",
};

static const char *const links[TICKET_LINK_KIND_COUNT] = {
	[TICKET_LINK_ORDER] = "order",
	[TICKET_LINK_SHIPMENT] = "shipment",
	[TICKET_LINK_RETURN] = "return",
	[TICKET_LINK_CREDIT_NOTE] = "credit_note",
	[TICKET_LINK_PRODUCT] = "product",
	[TICKET_LINK_TICKET] = "ticket",
	[TICKET_LINK_RECEIVABLE] = "receivable",
};

static const char *const tasks[TICKET_TASK_KIND_COUNT] = {
	[TICKET_TASK_WORK] = "work",
	[TICKET_TASK_CALL_BACK] = "call_back",
	[TICKET_TASK_CORRECTIVE] = "corrective",
};

static const char *const queues[TICKET_QUEUE_COUNT] = {
	[TICKET_QUEUE_MINE] = "mine",
	[TICKET_QUEUE_TEAM] = "team",
	[TICKET_QUEUE_UNASSIGNED] = "unassigned",
	[TICKET_QUEUE_DUE] = "due",
	[TICKET_QUEUE_WAITING] = "waiting",
	[TICKET_QUEUE_DECIDE] = "decide",
	[TICKET_QUEUE_WATCHED] = "watched",
	[TICKET_QUEUE_ALL] = "all",
};

static unsigned
find(const char *const *names, size_t count, const char *name)
{
	for (unsigned i = 1; name != NULL && i < count; i++)
		if (text_equal(names[i], name))
			return i;
	return 0;
}

/* clang-format off */
#define NAMES(type, function, by_name, table)                                  \
	const char *                                                           \
	function(type value)                                                   \
	{                                                                      \
		return (size_t)value < ARRAY_LEN(table) ? table[value] : NULL; \
	}                                                                      \
	type                                                                   \
	by_name(const char *name)                                              \
	{                                                                      \
		return (type)find(table, ARRAY_LEN(table), name);              \
	}
/* clang-format on */

NAMES(enum ticket_kind, ticket_kind_name, ticket_kind_by_name, kinds)
NAMES(enum ticket_topic, ticket_topic_name, ticket_topic_by_name, topics)
NAMES(enum ticket_severity, ticket_severity_name, ticket_severity_by_name,
    severities)
NAMES(enum ticket_state, ticket_state_name, ticket_state_by_name, states)
NAMES(enum ticket_remedy, ticket_remedy_name, ticket_remedy_by_name, remedies)
NAMES(enum ticket_link_kind, ticket_link_name, ticket_link_by_name, links)
NAMES(enum ticket_task_kind, ticket_task_kind_name, ticket_task_kind_by_name,
    tasks)
NAMES(enum ticket_queue, ticket_queue_name, ticket_queue_by_name, queues)

const char *
ticket_number(struct arena *mem, enum ticket_kind kind, int64_t id)
{
	char number[32];

	number_format(number,
	    kind == TICKET_COMPLAINT ? NUMBER_COMPLAINT : NUMBER_TICKET, id);
	return arena_strdup(mem, number);
}

const char *
ticket_path(struct arena *mem, enum ticket_kind kind, int64_t id)
{
	return text_format(mem, "/%s/%s",
	    kind == TICKET_COMPLAINT ? "complaints" : "tickets",
	    ticket_number(mem, kind, id));
}
