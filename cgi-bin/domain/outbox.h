/**
 * @file
 * Announcing what happened: one outbox row per event, in its transaction.
 *
 * Layer: domain.  The worker turns each row into notifications for the people
 * concerned, once.  A row keeps facts, no sentences: the words are the view's.
 */
#ifndef DOMAIN_OUTBOX_H
#define DOMAIN_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "domain/act.h"

struct db;

/** What can be announced.  outbox_kind_name() is what is stored. */
enum outbox_kind {
	EVENT_NONE = 0,
	EVENT_ORDER_SUBMITTED,         /* NO, AMOUNT */
	EVENT_ORDER_AWAITING_APPROVAL, /* NO, AMOUNT */
	EVENT_ORDER_APPROVED,          /* NO */
	EVENT_ORDER_SENT_BACK,         /* NO, REASON */
	EVENT_ORDER_CONFIRMED,         /* NO */
	EVENT_ORDER_REJECTED,          /* NO, REASON */
	EVENT_ORDER_CANCELLED,         /* NO, REASON */
	EVENT_ORDER_PROPOSAL,          /* NO, REASON, UNTIL */
	EVENT_ORDER_ACCEPTED,          /* NO */
	EVENT_ORDER_DECLINED,          /* NO, REASON */
	EVENT_ORDER_PROPOSAL_LAPSED,   /* NO */
	EVENT_ORDER_PICKING,           /* NO */
	EVENT_ORDER_PICK_UNDONE,       /* NO */
	EVENT_ORDER_SHIPPED,           /* NO, PART ("1" for a part) */
	EVENT_ORDER_CLOSED_SHORT,      /* NO, REASON */
	EVENT_ORDER_COMPLETED,         /* NO */
	EVENT_ORDER_HELD,              /* NO, AMOUNT */
	EVENT_ORDER_RELEASED,          /* NO, REASON */
	EVENT_ORDER_RESERVATION_ENDS,  /* NO, UNTIL */
	EVENT_ORDER_RESERVATION_ENDED, /* NO */
	EVENT_SHIPMENT_DELIVERED,      /* NO, ORDER */
	EVENT_SHIPMENT_SIGNED,         /* NO, ORDER */
	EVENT_SHIPMENT_REFUSED,        /* NO, ORDER, REASON */
	EVENT_SHIPMENT_LOST,           /* NO, ORDER, REASON */
	EVENT_CREDIT_ASKED,            /* NO, AMOUNT */
	EVENT_CREDIT_SENT_BACK,        /* NO, REASON */
	EVENT_CREDIT_TO_OPINE,         /* NO, AMOUNT */
	EVENT_CREDIT_TO_DECIDE_1,      /* NO, AMOUNT: a credit officer's */
	EVENT_CREDIT_TO_DECIDE_2,      /* the same: finance's */
	EVENT_CREDIT_TO_DECIDE_3,      /* the same: an executive's */
	EVENT_CREDIT_REVIEWED,         /* NO, AMOUNT, UNTIL */
	EVENT_CREDIT_REFUSED,          /* NO, REASON */
	EVENT_CREDIT_LIMIT_ENDS,       /* NO (customer's code), AMOUNT, UNTIL */
	EVENT_CREDIT_LAPSED,           /* NO (customer's code), AMOUNT */
	EVENT_CREDIT_RAISE_ENDED,      /* NO (customer's code), AMOUNT */
	EVENT_CREDIT_FROZEN,           /* NO (customer's code), REASON */
	EVENT_CREDIT_UNFROZEN,         /* NO (customer's code) */
	EVENT_STATEMENT_MADE,          /* NO, AMOUNT, UNTIL (its last day) */
	EVENT_STATEMENT_CONFIRMED,     /* NO */
	EVENT_STATEMENT_DISPUTED,      /* NO, REASON */
	EVENT_PROMISE_BROKEN,          /* NO (customer's code), AMOUNT, UNTIL */
	EVENT_RETURN_SUBMITTED, /* NO, AMOUNT */
	EVENT_RETURN_TO_DECIDE_2, /* NO, AMOUNT: a manager's */
	EVENT_RETURN_TO_DECIDE_3, /* the same: quality's */
	EVENT_RETURN_ASKED, /* NO, REASON, UNTIL */
	EVENT_RETURN_ANSWERED, /* NO, REASON */
	EVENT_RETURN_APPROVED, /* NO, UNTIL */
	EVENT_RETURN_REJECTED, /* NO, REASON */
	EVENT_RETURN_CANCELLED, /* NO, REASON */
	EVENT_RETURN_QUESTION_ENDS, /* NO, UNTIL */
	EVENT_RETURN_SEND_SOON, /* NO, UNTIL */
	EVENT_RETURN_EXPIRED, /* NO */
	EVENT_RETURN_SENT, /* NO */
	EVENT_RETURN_RECEIVED, /* NO, REASON (units) */
	EVENT_RETURN_STRUCK, /* NO, REASON (units) */
	EVENT_RETURN_INSPECTED, /* NO, AMOUNT */
	EVENT_RETURN_OFFERED, /* NO, AMOUNT, REASON, UNTIL */
	EVENT_RETURN_OFFER_ENDS, /* NO, AMOUNT, UNTIL */
	EVENT_RETURN_ACCEPTED, /* NO, AMOUNT */
	EVENT_RETURN_ACCEPTED_SILENTLY, /* NO, AMOUNT */
	EVENT_RETURN_DECLINED, /* NO, REASON */
	EVENT_RETURN_CREDITED, /* NO, AMOUNT */
	EVENT_RETURN_RED, /* NO, REASON (tax invoices) */
	EVENT_RETURN_REPLACED, /* NO, ORDER */
	EVENT_RETURN_QUOTED, /* NO, AMOUNT */
	EVENT_RETURN_QUOTE_ANSWERED, /* NO, REASON */
	EVENT_RETURN_SENT_BACK, /* NO */
	EVENT_RETURN_CHARGED, /* NO, AMOUNT */
	EVENT_RETURN_CLOSED, /* NO */
	EVENT_BATCH_CASE, /* NO, REASON (product and batch) */
	EVENT_TICKET_OPENED, /* NO, SUBJECT */
	EVENT_TICKET_REGISTERED, /* NO, SUBJECT */
	EVENT_TICKET_CRITICAL, /* NO, SUBJECT */
	EVENT_TICKET_ASSIGNED, /* NO, SUBJECT */
	EVENT_TICKET_REFERRED, /* NO, SUBJECT */
	EVENT_TICKET_TOLD, /* NO, SUBJECT */
	EVENT_TICKET_ANSWERED, /* NO, SUBJECT */
	EVENT_TICKET_ASKED, /* NO, SUBJECT */
	EVENT_TICKET_NOTED, /* NO, SUBJECT */
	EVENT_TICKET_TRIAGED, /* NO, SUBJECT, UNTIL */
	EVENT_TICKET_TO_DECIDE_1, /* NO, SUBJECT */
	EVENT_TICKET_TO_DECIDE_2, /* NO, SUBJECT */
	EVENT_TICKET_TO_DECIDE_3, /* NO, SUBJECT */
	EVENT_TICKET_DECIDED, /* NO, SUBJECT */
	EVENT_TICKET_BACK, /* NO, SUBJECT, REASON */
	EVENT_TICKET_REPLIED, /* NO, SUBJECT */
	EVENT_TICKET_DONE, /* NO, SUBJECT */
	EVENT_TICKET_RESOLVED, /* NO, SUBJECT */
	EVENT_TICKET_SILENT, /* NO, SUBJECT */
	EVENT_TICKET_RATED, /* NO, SUBJECT, REASON */
	EVENT_TICKET_REOPENED, /* NO, SUBJECT, REASON */
	EVENT_TICKET_REOPENED_TWICE, /* NO, SUBJECT, REASON */
	EVENT_TICKET_WITHDRAWN, /* NO, SUBJECT */
	EVENT_TICKET_MERGED, /* NO, SUBJECT */
	EVENT_TICKET_TASK, /* NO, SUBJECT, REASON */
	EVENT_TICKET_CALL_BACK, /* NO, SUBJECT */
	EVENT_TICKET_TASK_DONE, /* NO, SUBJECT, REASON */
	EVENT_TICKET_CLIMBED_1, /* NO, SUBJECT, UNTIL */
	EVENT_TICKET_CLIMBED_2, /* NO, SUBJECT */
	EVENT_TICKET_CLIMBED_3, /* NO, SUBJECT */
	EVENT_RECEIPT_POSTED,  /* NO, AMOUNT */
	EVENT_INVOICE_ISSUED,  /* NO, AMOUNT */
	EVENT_LICENCE_UPLOADED, /* NO (its id), SUBJECT (kind and number) */
	EVENT_LICENCE_VERIFIED, /* the same */
	EVENT_LICENCE_REFUSED, /* the same, REASON */
	EVENT_LICENCE_ENDS, /* the same, UNTIL */
	EVENT_LICENCE_ENDED, /* the same, UNTIL */
	EVENT_FILE_OPENED, /* NO (customer's id) */
	EVENT_FILE_TO_CREDIT, /* NO (customer's id) */
	EVENT_FILE_CLEARED, /* NO (customer's id) */
	EVENT_CONTRACT_TO_REVIEW, /* NO, SUBJECT (title) */
	EVENT_CONTRACT_APPROVED, /* NO, SUBJECT */
	EVENT_CONTRACT_BACK, /* NO, SUBJECT, REASON */
	EVENT_CONTRACT_SENT, /* NO, SUBJECT */
	EVENT_CONTRACT_SIGNED, /* NO, SUBJECT */
	EVENT_CONTRACT_ACTIVE, /* NO, SUBJECT, UNTIL */
	EVENT_CONTRACT_ENDS, /* NO, SUBJECT, UNTIL */
	EVENT_CONTRACT_ENDS_KEY, /* the same, of a core customer */
	EVENT_CONTRACT_ENDED, /* NO, SUBJECT, UNTIL */
	EVENT_CONTRACT_TERMINATED, /* NO, SUBJECT, REASON */
	EVENT_ACCOUNT_INVITED, /* by message_post() alone: NO, REASON (inviter) */
	EVENT_ACCOUNT_FORGOT,  /* by message_post() alone: NO */
	EVENT_ACCOUNT_PASSWORD, /* NO (login) */
	EVENT_ACCOUNT_SECOND_ON, /* NO */
	EVENT_ACCOUNT_SECOND_OFF, /* NO */
	EVENT_ACCOUNT_SECOND_TAKEN, /* NO: by an administrator */
	EVENT_CUSTOMER_DAY, /* NO (customer's id), SUBJECT (what), UNTIL (the day) */
	EVENT_CONCESSION_ENTERED, /* NO (customer's id), AMOUNT; private */
	EVENT_CONCESSION_APPROVED, /* the same */
	EVENT_CONCESSION_REFUSED, /* the same */
	EVENT_FILE_PROPOSED, /* NO (proposal), REASON (how many fields) */
	EVENT_FILE_ACCEPTED, /* NO (proposal), REASON */
	EVENT_FILE_REFUSED, /* the same */
	EVENT_HANDOVER_GIVEN, /* NO (handover), REASON (how many customers) */
	EVENT_HANDOVER_TAKEN, /* the same */
	EVENT_HANDOVER_DECLINED, /* NO (handover), REASON (why) */
	EVENT_TEAM_CHANGED, /* NO (customer's id), SUBJECT (who) */
	EVENT_COUNT
};

/** "order.submitted"; NULL for EVENT_NONE. */
const char *outbox_kind_name(enum outbox_kind kind);

/** The kind of a stored name; EVENT_NONE if there is none. */
enum outbox_kind outbox_kind_find(const char *name);

/** Which groups of people an event concerns. */
enum outbox_audience {
	TELL_COMPANY = 1,    /* the distributor's users who may see orders */
	TELL_APPROVERS = 2,  /* the distributor's own approvers */
	TELL_REP = 4,        /* the customer's salesperson */
	TELL_DESK = 8,       /* role order_desk */
	TELL_WAREHOUSE = 16, /* role warehouse */
	TELL_CREDIT = 32,    /* role credit_officer */
	TELL_PAYERS = 64,    /* the distributor's users who may see money */
	TELL_FINANCE = 128,  /* role finance */
	TELL_EXECUTIVE = 256, /* role executive */
	TELL_MANAGER = 512,  /* role manager */
	TELL_SERVICE = 1024, /* role service */
	TELL_QUALITY = 2048, /* role quality */

	/* Of tickets alone; never whom the complaint is about. */
	TELL_TICKET_ASKER = 4096,  /* who opened it; the company, where staff did */
	TELL_TICKET_OWNER = 8192,  /* its owner, or else its department */
	TELL_TICKET_WATCHERS = 16384,
	TELL_TICKET_DEPARTMENT = 32768,
	TELL_TICKET_LEADER = 65536, /* of the department */
	TELL_TICKET_LEADS = 131072, /* team leads of the customer's team */
	TELL_TICKET_TASK = 262144, /* for whom a task was made in that moment */

	/* Of handovers alone. */
	TELL_HANDOVER_TO = 524288,
	TELL_HANDOVER_GIVER = 1048576,
	TELL_HANDOVER_FROM = 2097152,

	/* The user that the event is about, whoever acted; cannot be declined. */
	TELL_USER = 1 << 30
};

/** The audience of a kind: TELL_… bits.  Never the actor itself. */
unsigned outbox_audience(enum outbox_kind kind);

/**
 * Write the event.  Call inside the transaction of what happened.
 *
 * @param object_id   the id of what the kind is about
 * @param customer_id whom it concerns
 * @param ...         facts: pairs of (const char *name, const char *value), then
 *                    NULL.  Names as listed beside the kind; NO (the number
 *                    people read, as in the URL) must be there; AMOUNT is fen,
 *                    UNTIL an ISO time, both as plain text.  A value is cut at
 *                    200 characters.  PRIVATE "1": only to the people concerned,
 *                    never to a group's robot (a complaint about a person).
 * @return STATUS_OK, STATUS_BUG (no NO), STATUS_UNAVAILABLE.
 */
enum status outbox_add(struct db *db, struct act *act, enum outbox_kind kind,
    int64_t object_id, int64_t customer_id, ...)
    __attribute__((sentinel)) MUST_CHECK;

/** One fact of a stored detail; NULL if it is not there. */
const char *outbox_fact(
    struct arena *mem, const char *detail, const char *name);

/**
 * Expand up to `limit` due rows into notifications, each in a transaction of its
 * own under its row lock: two workers never tell anybody twice.  A row that
 * fails is tried again later (1 s doubling to 1 h) and keeps its failure.
 *
 * @param[out] done rows finished
 */
enum status outbox_deliver(struct db *db, struct arena *mem, struct instant now,
    int64_t limit, int64_t *done) MUST_CHECK;

#endif
