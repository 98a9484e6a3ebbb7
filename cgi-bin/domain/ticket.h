/**
 * @file
 * Tickets and complaints as they are read: pages, lists, queues, search.
 *
 * Layer: domain.  A complaint is a ticket with more steps.  True of every
 * function of ticket*.h and complaint*.h:
 *
 *   Sight      A distributor sees its company's tickets; where the setting
 *              ticket_own_only stands, a user without the company's admin role
 *              its own alone.  Staff see those of their scope.  Whom a
 *              complaint is about never sees it: not in a list, a count, a
 *              search or a figure.  Out of sight is STATUS_NOT_FOUND.
 *   Internal   Notes, findings, tasks, tags, watchers, and whatever staff say
 *              among themselves are absent for the distributor.
 *   Ownership  What an output points to lives in `mem` (or act->mem).
 *   Errors     Outputs are written on STATUS_OK only; STATUS_UNAVAILABLE is
 *              possible wherever a `db` is passed.
 */
#ifndef DOMAIN_TICKET_H
#define DOMAIN_TICKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"

/** Most characters of what is typed. */
enum {
	TICKET_SUBJECT_MAX = 160,
	TICKET_BODY_MAX = 5000,
	TICKET_NOTE_MAX = 500, /* reasons, ratings */
	TICKET_TEXT_MAX = 2000, /* proposal, opinion, task answer */
	TICKET_TAG_MAX = 30,
	TICKET_TAGS_MAX = 10,
	TICKET_SEARCH_MAX = 60,
	TICKET_FILES_MAX = 10,
	TICKET_BULK_MAX = 100
};

/** tickets.kind. */
enum ticket_kind {
	TICKET_QUESTION = 1,
	TICKET_COMPLAINT,
	TICKET_ACCOUNT, /* account request */
	TICKET_WISH,    /* product wish */
	TICKET_KIND_COUNT
};

/** tickets.topic: of complaints. */
enum ticket_topic {
	TICKET_TOPIC_NONE = 0,
	TICKET_QUALITY,
	TICKET_PACKAGING,
	TICKET_DELIVERY,
	TICKET_PRICE,
	TICKET_SERVICE, /* service and staff */
	TICKET_TERRITORY,
	TICKET_OTHER,
	TICKET_TOPIC_COUNT
};

/** tickets.severity. */
enum ticket_severity {
	TICKET_NORMAL = 1,
	TICKET_SERIOUS,
	TICKET_CRITICAL,
	TICKET_SEVERITY_COUNT
};

/** tickets.state.  Other tickets than complaints use 1, 2, 4, 9 to 12; their
 *  REGISTERED reads "new", their TRIAGED "open". */
enum ticket_state {
	TICKET_REGISTERED = 1,
	TICKET_TRIAGED,
	TICKET_INVESTIGATING,
	TICKET_WAITING_CUSTOMER,
	TICKET_WAITING_DECISION,
	TICKET_DECIDED,
	TICKET_REPLIED,
	TICKET_ACTIONING,
	TICKET_RESOLVED,
	TICKET_CLOSED,
	TICKET_WITHDRAWN,
	TICKET_MERGED,
	TICKET_STATE_COUNT
};

/** tickets.remedy: what a decision gives. */
enum ticket_remedy {
	TICKET_REMEDY_NONE = 0, /* not decided */
	TICKET_APOLOGY,
	TICKET_REPLACEMENT,
	TICKET_CREDIT,
	TICKET_PRICE_CHANGE,
	TICKET_STAFF_MEASURES,
	TICKET_NOT_FOUNDED,
	TICKET_REMEDY_COUNT
};

/** tickets.founded. */
enum ticket_founded {
	TICKET_NOT_SAID = 0,
	TICKET_IS_FOUNDED,
	TICKET_IS_NOT_FOUNDED
};

/** ticket_messages.kind. */
enum ticket_message_kind {
	TICKET_MESSAGE = 1,
	TICKET_INTERNAL_NOTE,
	TICKET_REPLY,        /* the mandatory one */
	TICKET_SECOND_REPLY, /* when all is done */
	TICKET_FINDING       /* of the investigation; internal */
};

/** ticket_links.object_kind. */
enum ticket_link_kind {
	TICKET_LINK_ORDER = 1,
	TICKET_LINK_SHIPMENT,
	TICKET_LINK_RETURN,
	TICKET_LINK_CREDIT_NOTE,
	TICKET_LINK_PRODUCT,
	TICKET_LINK_TICKET,
	TICKET_LINK_RECEIVABLE,
	TICKET_LINK_KIND_COUNT
};

/** ticket_tasks.kind and .state. */
enum ticket_task_kind {
	TICKET_TASK_WORK = 1,
	TICKET_TASK_CALL_BACK,
	TICKET_TASK_CORRECTIVE,
	TICKET_TASK_KIND_COUNT
};
enum ticket_task_state {
	TICKET_TASK_OPEN = 1,
	TICKET_TASK_DONE,
	TICKET_TASK_DROPPED
};

/** Stable names, for data-state, filters and form fields: "question",
 *  "quality", "serious", "waiting_customer", "apology"; NULL for none. */
const char *ticket_kind_name(enum ticket_kind kind);
const char *ticket_topic_name(enum ticket_topic topic);
const char *ticket_severity_name(enum ticket_severity severity);
const char *ticket_state_name(enum ticket_state state);
const char *ticket_remedy_name(enum ticket_remedy remedy);
const char *ticket_link_name(enum ticket_link_kind kind); /* "order" */
const char *ticket_task_kind_name(enum ticket_task_kind kind);

/** The value of a name; 0 if there is none. */
enum ticket_kind ticket_kind_by_name(const char *name);
enum ticket_topic ticket_topic_by_name(const char *name);
enum ticket_severity ticket_severity_by_name(const char *name);
enum ticket_state ticket_state_by_name(const char *name);
enum ticket_remedy ticket_remedy_by_name(const char *name);
enum ticket_link_kind ticket_link_by_name(const char *name);
enum ticket_task_kind ticket_task_kind_by_name(const char *name);

/** "CP-00000425" of a complaint, "TK-00000425" of another ticket. */
const char *ticket_number(
    struct arena *mem, enum ticket_kind kind, int64_t id);

/** "/complaints/CP-00000425" or "/tickets/TK-00000425". */
const char *ticket_path(struct arena *mem, enum ticket_kind kind, int64_t id);

static inline bool
ticket_is_open(enum ticket_state state)
{
	return state <= TICKET_ACTIONING;
}

/** What a list shows of a ticket.  In ticket_list() for staff opener_name,
 *  first_due_at, update_due_at and message_count are blank. */
struct ticket_row {
	int64_t id;
	const char *number;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	int64_t class;                /* of the customer, 0 to 6 */
	enum ticket_kind kind;
	enum ticket_topic topic;
	enum ticket_severity severity;
	int64_t tier; /* 2: key account */
	enum ticket_state state;
	const char *subject;
	struct instant opened_at;
	struct instant changed_at;
	const char *opener_name; /* of the distributor, or contact on the phone */
	int64_t department_id;
	const char *department_name;
	const char *department_name_en;
	int64_t owner_id; /* 0: unassigned */
	const char *owner_name;
	struct instant next_due_at; /* none: no clock runs */
	struct instant first_due_at;
	struct instant update_due_at;
	struct instant resolve_due_at;
	struct instant auto_at; /* set: waits for the distributor's rating */
	int64_t level;
	bool last_by_customer;
	int64_t message_count; /* that the distributor can read */
	int64_t stars;         /* 0: not rated */
	const char *tags;      /* "a,b"; "" for distributors */
};

/** A distributor's list, or all of staff's: newest change first. */
enum ticket_queue {
	TICKET_QUEUE_NONE = 0,     /* newest change first, ended ones too */
	TICKET_QUEUE_MINE,         /* the queues: open ones alone, the promise */
	TICKET_QUEUE_TEAM,         /* that runs out first in front */
	TICKET_QUEUE_UNASSIGNED,
	TICKET_QUEUE_DUE,          /* late, or within 2 working hours of it */
	TICKET_QUEUE_WAITING,      /* for the distributor: answer or rating */
	TICKET_QUEUE_DECIDE,       /* at the leader's decision */
	TICKET_QUEUE_WATCHED,
	TICKET_QUEUE_ALL,
	TICKET_QUEUE_COUNT
};

/** "mine"; NULL for NONE. */
const char *ticket_queue_name(enum ticket_queue queue);
enum ticket_queue ticket_queue_by_name(const char *name);

/** Which tickets to list; zeroes mean no filter. */
struct ticket_filter {
	enum ticket_queue queue;
	enum ticket_kind kind;
	bool not_complaints;
	enum ticket_topic topic;
	enum ticket_severity severity;
	enum ticket_state state;
	bool open;              /* not ended yet */
	bool ended;
	int64_t customer_id;
	int64_t owner_id;
	int64_t department_id;
	int64_t order_id;       /* linked to it or about it */
	int64_t product_id;
	int64_t batch_id;
	int64_t least_class;    /* of the customer */
	int64_t responsible;    /* department held responsible */
	const char *tag;
	struct instant from;    /* opened at or after */
	struct instant before;
	const char *text;       /* searched: subject, messages, number */
	struct instant after_at; /* keyset: changed_at of the last row; in a */
	int64_t after_id;        /* queue its next_due_at, none is the last */
	int64_t limit;           /* 1 to 501: one more than is shown */
};

/**
 * One page of a list or queue.
 *
 * @param now  for the queue DUE
 * @param[out] rows struct ticket_row
 * @return STATUS_OK, or STATUS_INVALID for a limit or text out of bounds.
 */
enum status ticket_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct ticket_filter *filter,
    struct instant now, struct db_rows *rows) MUST_CHECK;

/** No more than so many are counted: a page says "99+". */
enum {
	TICKET_COUNT_MAX = 100
};

/** How many stand in each queue, by enum ticket_queue; and open tasks of the
 *  actor's or its departments'.  Each up to TICKET_COUNT_MAX. */
struct ticket_counts {
	int64_t queue[TICKET_QUEUE_COUNT];
	int64_t late; /* mine, past their promise */
	int64_t tasks;
};

enum status ticket_counts(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct ticket_counts *out) MUST_CHECK;

/** The ticket after `id` in a queue, for the next-ticket flow; 0: no other. */
enum status ticket_next(struct db *db, struct arena *mem,
    const struct actor *who, enum ticket_queue queue, int64_t id,
    struct instant now, int64_t *next, enum ticket_kind *kind) MUST_CHECK;

struct ticket_message {
	int64_t id;
	enum ticket_message_kind kind;
	bool by_customer;
	int64_t user_id;
	const char *user_name; /* NULL: the system */
	struct instant at;
	const char *body;
	int64_t file_count; /* read them by file_list("ticket_message", id) */
};

struct ticket_event {
	int64_t id;
	struct instant at;
	const char *user_name; /* NULL: the system */
	bool by_customer;
	const char *kind; /* see ticket_act.h */
	enum ticket_state from_state;
	enum ticket_state to_state;
	enum ticket_severity severity; /* after it; 0: as before */
	int64_t level;
	bool is_internal;
	int64_t object_id; /* message, department, user, task, ticket; or 0 */
	const char *object_name; /* of a department, user or ticket; or NULL */
	const char *object_name_en;
	struct instant due_at; /* the promise this event kept or broke */
	const char *note;
};

struct ticket_link {
	enum ticket_link_kind kind;
	int64_t object_id;
	const char *number; /* SO-…; the SKU of a product */
	const char *name;   /* of a product, subject of a ticket; or "" */
	const char *name_en; /* may be NULL */
	int64_t amount_fen; /* of an order, credit note, receivable */
	const char *path;   /* "/orders/SO-…"; NULL: no page */
};

struct ticket_task {
	int64_t id;
	int64_t ticket_id;
	enum ticket_task_kind kind;
	enum ticket_task_state state;
	int64_t department_id;
	const char *department_name;
	const char *department_name_en;
	int64_t assignee_id; /* 0: anybody of the department */
	const char *assignee_name;
	const char *what; /* "" for a call back */
	struct instant due_at;
	const char *answer;
	const char *asked_by_name; /* NULL: the system */
	struct instant asked_at;
	const char *done_by_name;
	struct instant done_at;
	bool may_answer; /* this actor */

	/* In ticket_task_list() alone. */
	const char *ticket_number;
	const char *ticket_path;
	const char *subject;
	enum ticket_severity severity;
	const char *customer_name;
	const char *customer_name_en;
};

/** Someone who has a ticket in hand, follows it, or is writing just now. */
struct ticket_person {
	int64_t user_id;
	const char *name;
	int64_t reason; /* of a watcher: 1 asked, 2 referred it, 3 mentioned */
};

/** A ticket and everything its page shows. */
struct ticket {
	int64_t id;
	const char *number;
	const char *path;
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	int64_t class;
	int64_t rep_id;
	const char *rep_name; /* NULL; also where the complaint is about it */
	int64_t team_id;
	enum ticket_kind kind;
	enum ticket_topic topic;
	enum ticket_severity severity;
	int64_t tier;
	enum ticket_state state;
	enum ticket_state back_state; /* where waiting_customer returns to */
	const char *subject;
	struct instant opened_at;
	int64_t opened_by;
	const char *opener_name;
	bool by_staff;
	const char *contact;
	const char *phone;
	int64_t department_id;
	const char *department_name;
	const char *department_name_en;
	int64_t owner_id;
	const char *owner_name;
	int64_t person_id; /* 0 for distributors unless they said so */
	const char *person_name;
	int64_t order_id;
	int64_t shipment_id;
	int64_t product_id;
	int64_t batch_id;
	const char *batch_code; /* NULL for none */
	int64_t merged_into_id;
	const char *merged_number; /* NULL; also of another distributor's */
	enum ticket_kind merged_kind;
	int64_t follows_id;
	const char *follows_number;
	enum ticket_kind follows_kind;
	int64_t merged_count; /* others that were merged into this one */

	/* The investigation and its decision; blank for distributors until
	 * the reply stands. */
	enum ticket_founded founded;
	const char *cause;
	int64_t responsible; /* department; 0 */
	const char *responsible_name;
	const char *responsible_name_en;
	const char *proposal;
	int64_t cost_fen;
	int64_t proposed_by;
	const char *proposed_by_name;
	int64_t band; /* enum complaint_band that decides */
	int64_t decided_by;
	const char *decided_by_name;
	struct instant decided_at;
	enum ticket_remedy remedy;
	const char *opinion; /* of the leader; internal */
	int64_t reply_id;
	int64_t stars; /* 0: not rated */
	struct instant rated_at;
	const char *rating_note;
	int64_t reopened;

	/* The promises; see promise.h. */
	int64_t level;
	struct instant state_since;
	struct instant changed_at;
	bool last_by_customer;
	struct instant next_due_at;
	struct instant first_due_at; /* none: kept, or not running */
	struct instant update_due_at;
	struct instant resolve_due_at;
	struct instant first_answer_at;
	struct instant resolved_at; /* when the result was given */
	struct instant paused_at;   /* since when the clocks stand */
	int64_t paused_minutes;
	bool first_kept; /* of a first answer that was given */
	bool resolve_kept;
	struct instant auto_at; /* when silence is taken as an answer */
	struct instant lock_at; /* when resolved becomes closed */

	const struct ticket_message *messages; /* oldest first, the last 300 */
	size_t message_count;
	const struct ticket_event *events; /* oldest first, at most 500 */
	size_t event_count;
	const struct ticket_link *links;
	size_t link_count;
	const struct ticket_task *tasks;
	size_t task_count;
	const struct ticket_person *watchers;
	size_t watcher_count;
	const struct ticket_person *writing; /* others, in the last 60 s */
	size_t writing_count;
	const char *const *tags;
	size_t tag_count;
	const char *tags_text; /* "a,b" */
	bool is_watched;       /* by this actor */
	int64_t parts;         /* bits: there are links 1, tasks 2, followers
	                          or somebody who writes 4 */
};

/** The whole page of one ticket. */
enum status ticket_read(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct instant now,
    struct ticket *out) MUST_CHECK;

/** The id behind a number: CP-…, TK-…, or an imported one. */
enum status ticket_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** Tasks of the actor and its departments, the most urgent first.
 *  @param[out] rows struct ticket_task */
enum status ticket_task_list(struct db *db, struct arena *mem,
    const struct actor *who, bool done, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/** Tickets about or linked to a thing: for the pages of orders, products and
 *  returns.  @param[out] rows struct ticket_row, newest first */
enum status ticket_list_linked(struct db *db, struct arena *mem,
    const struct actor *who, enum ticket_link_kind kind, int64_t object_id,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** The caller on the phone: customers by telephone number or part of the name
 *  or code, with what is open. */
struct ticket_caller {
	int64_t customer_id;
	const char *code;
	const char *name;
	const char *name_en; /* may be NULL */
	int64_t class;
	const char *contact; /* whose number it is; "" */
	const char *phone;
	const char *rep_name;
	int64_t open_tickets; /* within sight */
	int64_t open_returns;
	const char *last_order; /* number; NULL */
	struct instant last_order_at;
};

/** @param[out] rows struct ticket_caller, at most 20 */
enum status ticket_caller_find(struct db *db, struct arena *mem,
    const struct actor *who, const char *text,
    struct db_rows *rows) MUST_CHECK;

#endif
