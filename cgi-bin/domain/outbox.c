/**
 * @file
 * Announcing what happened, and telling the people concerned.  See outbox.h.
 */
#include "domain/outbox.h"

#include <stdarg.h>

#include "base/log.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/message.h"
#include "domain/number.h"
#include "domain/outbox_sql.h"

enum {
	FACT_CHARS = 200,
	DETAIL_CHARS = 1000,
	PATH_BYTES = 120
};

#define RETRY_FIRST_MS INT64_C(1000)
#define RETRY_LONGEST_MS INT64_C(3600000)

/* What an event is about, and where it is looked at. */
struct subject {
	const char *kind; /* outbox.object_kind */
	const char *folder;
};

static const struct subject order = { "order", "orders" };
static const struct subject shipment = { "shipment", "shipments" };
static const struct subject review = { "credit_review", "credit-reviews" };
static const struct subject account = { "credit_account", "credit-accounts" };
static const struct subject statement = { "statement", "statements" };
static const struct subject collection = { "collection", "collections" };
static const struct subject receipt = { "receipt", "receipts" };
static const struct subject invoice = { "tax_invoice", "invoices" };
static const struct subject ticket = { "ticket", "tickets" };
static const struct subject request = { "return", "returns" };
static const struct subject licence = { "licence", "licences" };
static const struct subject contract = { "contract", "contracts" };
static const struct subject file = { "customer", "customers" };
static const struct subject change = { "proposal", "proposals" };
static const struct subject handover = { "handover", "handovers" };
static const struct subject batch = { "batch_case", "batch-cases" };
static const struct subject user = { "user", "me" };

/* clang-format off */
static const struct {
	const char *name;
	unsigned audience;
	const struct subject *about;
} kinds[EVENT_COUNT] = {
	[EVENT_ORDER_SUBMITTED] = { "order.submitted",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_AWAITING_APPROVAL] = { "order.awaiting_approval",
	    TELL_APPROVERS, &order },
	[EVENT_ORDER_APPROVED] = { "order.approved",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_SENT_BACK] = { "order.sent_back", TELL_COMPANY, &order },
	[EVENT_ORDER_CONFIRMED] = { "order.confirmed",
	    TELL_COMPANY | TELL_REP | TELL_WAREHOUSE, &order },
	[EVENT_ORDER_REJECTED] = { "order.rejected", TELL_COMPANY | TELL_REP, &order },
	[EVENT_ORDER_CANCELLED] = { "order.cancelled",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_PROPOSAL] = { "order.proposal", TELL_COMPANY | TELL_REP, &order },
	[EVENT_ORDER_ACCEPTED] = { "order.accepted", TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_DECLINED] = { "order.declined", TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_PROPOSAL_LAPSED] = { "order.proposal_lapsed",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_PICKING] = { "order.picking", TELL_COMPANY, &order },
	[EVENT_ORDER_PICK_UNDONE] = { "order.pick_undone",
	    TELL_COMPANY | TELL_DESK, &order },
	[EVENT_ORDER_SHIPPED] = { "order.shipped", TELL_COMPANY | TELL_REP, &order },
	[EVENT_ORDER_CLOSED_SHORT] = { "order.closed_short",
	    TELL_COMPANY | TELL_REP, &order },
	[EVENT_ORDER_COMPLETED] = { "order.completed", TELL_COMPANY, &order },
	[EVENT_ORDER_HELD] = { "order.held",
	    TELL_COMPANY | TELL_REP | TELL_CREDIT, &order },
	[EVENT_ORDER_RELEASED] = { "order.released",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_RESERVATION_ENDS] = { "order.reservation_ends",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_ORDER_RESERVATION_ENDED] = { "order.reservation_ended",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &order },
	[EVENT_SHIPMENT_DELIVERED] = { "shipment.delivered", TELL_COMPANY, &shipment },
	[EVENT_SHIPMENT_SIGNED] = { "shipment.signed",
	    TELL_COMPANY | TELL_REP, &shipment },
	[EVENT_SHIPMENT_REFUSED] = { "shipment.refused",
	    TELL_REP | TELL_DESK | TELL_WAREHOUSE, &shipment },
	[EVENT_SHIPMENT_LOST] = { "shipment.lost",
	    TELL_COMPANY | TELL_REP | TELL_DESK, &shipment },
	[EVENT_CREDIT_ASKED] = { "credit.asked",
	    TELL_REP | TELL_CREDIT, &review },
	[EVENT_CREDIT_SENT_BACK] = { "credit.sent_back",
	    TELL_PAYERS | TELL_REP, &review },
	[EVENT_CREDIT_TO_OPINE] = { "credit.to_opine", TELL_MANAGER, &review },
	[EVENT_CREDIT_TO_DECIDE_1] = { "credit.to_decide",
	    TELL_CREDIT, &review },
	[EVENT_CREDIT_TO_DECIDE_2] = { "credit.to_decide_finance",
	    TELL_FINANCE, &review },
	[EVENT_CREDIT_TO_DECIDE_3] = { "credit.to_decide_executive",
	    TELL_EXECUTIVE, &review },
	[EVENT_CREDIT_REVIEWED] = { "credit.reviewed",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT, &review },
	[EVENT_CREDIT_REFUSED] = { "credit.refused",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT, &review },
	[EVENT_CREDIT_LIMIT_ENDS] = { "credit.limit_ends",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT, &account },
	[EVENT_CREDIT_LAPSED] = { "credit.lapsed",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT, &account },
	[EVENT_CREDIT_RAISE_ENDED] = { "credit.raise_ended",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT, &account },
	[EVENT_CREDIT_FROZEN] = { "credit.frozen",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT | TELL_DESK, &account },
	[EVENT_CREDIT_UNFROZEN] = { "credit.unfrozen",
	    TELL_PAYERS | TELL_REP | TELL_CREDIT | TELL_DESK, &account },
	[EVENT_STATEMENT_MADE] = { "statement.made", TELL_PAYERS, &statement },
	[EVENT_STATEMENT_CONFIRMED] = { "statement.confirmed",
	    TELL_REP | TELL_FINANCE, &statement },
	[EVENT_STATEMENT_DISPUTED] = { "statement.disputed",
	    TELL_REP | TELL_FINANCE, &statement },
	[EVENT_PROMISE_BROKEN] = { "collection.promise_broken",
	    TELL_REP | TELL_CREDIT | TELL_FINANCE, &collection },
	[EVENT_RETURN_SUBMITTED] = { "return.submitted",
	    TELL_COMPANY | TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_TO_DECIDE_2] = { "return.to_decide_manager",
	    TELL_MANAGER, &request },
	[EVENT_RETURN_TO_DECIDE_3] = { "return.to_decide_quality",
	    TELL_QUALITY, &request },
	[EVENT_RETURN_ASKED] = { "return.asked",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_ANSWERED] = { "return.answered",
	    TELL_SERVICE, &request },
	[EVENT_RETURN_APPROVED] = { "return.approved",
	    TELL_COMPANY | TELL_REP | TELL_WAREHOUSE, &request },
	[EVENT_RETURN_REJECTED] = { "return.rejected",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_CANCELLED] = { "return.cancelled",
	    TELL_COMPANY | TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_QUESTION_ENDS] = { "return.question_ends",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_SEND_SOON] = { "return.send_soon",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_EXPIRED] = { "return.expired",
	    TELL_COMPANY | TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_SENT] = { "return.sent",
	    TELL_COMPANY | TELL_WAREHOUSE, &request },
	[EVENT_RETURN_RECEIVED] = { "return.received",
	    TELL_COMPANY | TELL_REP | TELL_QUALITY, &request },
	[EVENT_RETURN_STRUCK] = { "return.struck",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_INSPECTED] = { "return.inspected",
	    TELL_SERVICE, &request },
	[EVENT_RETURN_OFFERED] = { "return.offered",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_OFFER_ENDS] = { "return.offer_ends",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_ACCEPTED] = { "return.accepted",
	    TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_ACCEPTED_SILENTLY] = { "return.accepted_silently",
	    TELL_COMPANY | TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_DECLINED] = { "return.declined",
	    TELL_REP | TELL_SERVICE, &request },
	[EVENT_RETURN_CREDITED] = { "return.credited",
	    TELL_COMPANY | TELL_PAYERS | TELL_REP | TELL_FINANCE, &request },
	[EVENT_RETURN_RED] = { "return.red_letter",
	    TELL_FINANCE, &request },
	[EVENT_RETURN_REPLACED] = { "return.replaced",
	    TELL_COMPANY | TELL_REP | TELL_WAREHOUSE, &request },
	[EVENT_RETURN_QUOTED] = { "return.quoted",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_QUOTE_ANSWERED] = { "return.quote_answered",
	    TELL_SERVICE | TELL_WAREHOUSE, &request },
	[EVENT_RETURN_SENT_BACK] = { "return.sent_back",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_RETURN_CHARGED] = { "return.charged",
	    TELL_COMPANY | TELL_PAYERS | TELL_REP | TELL_FINANCE, &request },
	[EVENT_RETURN_CLOSED] = { "return.closed",
	    TELL_COMPANY | TELL_REP, &request },
	[EVENT_BATCH_CASE] = { "batch.case",
	    TELL_QUALITY | TELL_MANAGER, &batch },
	[EVENT_TICKET_OPENED] = { "ticket.opened",
	    TELL_TICKET_DEPARTMENT | TELL_REP, &ticket },
	[EVENT_TICKET_REGISTERED] = { "ticket.registered",
	    TELL_TICKET_ASKER | TELL_TICKET_DEPARTMENT | TELL_REP, &ticket },
	[EVENT_TICKET_CRITICAL] = { "ticket.critical",
	    TELL_MANAGER | TELL_TICKET_LEADER, &ticket },
	[EVENT_TICKET_ASSIGNED] = { "ticket.assigned",
	    TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_REFERRED] = { "ticket.referred",
	    TELL_TICKET_DEPARTMENT, &ticket },
	[EVENT_TICKET_TOLD] = { "ticket.told",
	    TELL_TICKET_OWNER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_ANSWERED] = { "ticket.answered",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_ASKED] = { "ticket.asked",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_NOTED] = { "ticket.noted",
	    TELL_TICKET_OWNER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_TRIAGED] = { "ticket.triaged",
	    TELL_TICKET_ASKER | TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_TO_DECIDE_1] = { "complaint.to_decide",
	    TELL_TICKET_LEADS, &ticket },
	[EVENT_TICKET_TO_DECIDE_2] = { "complaint.to_decide_manager",
	    TELL_MANAGER, &ticket },
	[EVENT_TICKET_TO_DECIDE_3] = { "complaint.to_decide_executive",
	    TELL_EXECUTIVE, &ticket },
	[EVENT_TICKET_DECIDED] = { "complaint.decided",
	    TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_BACK] = { "complaint.sent_back",
	    TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_REPLIED] = { "complaint.replied",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS | TELL_REP, &ticket },
	[EVENT_TICKET_DONE] = { "complaint.done",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS | TELL_REP, &ticket },
	[EVENT_TICKET_RESOLVED] = { "ticket.resolved",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_SILENT] = { "ticket.resolved_by_itself",
	    TELL_TICKET_ASKER | TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_RATED] = { "ticket.rated",
	    TELL_TICKET_OWNER | TELL_TICKET_WATCHERS | TELL_REP, &ticket },
	[EVENT_TICKET_REOPENED] = { "ticket.reopened",
	    TELL_TICKET_OWNER | TELL_TICKET_LEADER | TELL_TICKET_WATCHERS | TELL_REP, &ticket },
	[EVENT_TICKET_REOPENED_TWICE] = { "ticket.reopened_twice",
	    TELL_MANAGER | TELL_EXECUTIVE, &ticket },
	[EVENT_TICKET_WITHDRAWN] = { "ticket.withdrawn",
	    TELL_TICKET_OWNER | TELL_TICKET_DEPARTMENT, &ticket },
	[EVENT_TICKET_MERGED] = { "ticket.merged",
	    TELL_TICKET_ASKER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_TASK] = { "ticket.task",
	    TELL_TICKET_TASK, &ticket },
	[EVENT_TICKET_CALL_BACK] = { "ticket.call_back",
	    TELL_TICKET_TASK, &ticket },
	[EVENT_TICKET_TASK_DONE] = { "ticket.task_done",
	    TELL_TICKET_OWNER | TELL_TICKET_WATCHERS, &ticket },
	[EVENT_TICKET_CLIMBED_1] = { "ticket.due_soon",
	    TELL_TICKET_OWNER, &ticket },
	[EVENT_TICKET_CLIMBED_2] = { "ticket.late",
	    TELL_TICKET_OWNER | TELL_TICKET_LEADER, &ticket },
	[EVENT_TICKET_CLIMBED_3] = { "ticket.very_late",
	    TELL_TICKET_OWNER | TELL_TICKET_LEADER | TELL_MANAGER, &ticket },
	[EVENT_RECEIPT_POSTED] = { "receipt.posted",
	    TELL_PAYERS | TELL_REP, &receipt },
	[EVENT_INVOICE_ISSUED] = { "invoice.issued", TELL_PAYERS, &invoice },
	[EVENT_LICENCE_UPLOADED] = { "licence.uploaded",
	    TELL_QUALITY | TELL_REP, &licence },
	[EVENT_LICENCE_VERIFIED] = { "licence.verified",
	    TELL_COMPANY | TELL_REP, &licence },
	[EVENT_LICENCE_REFUSED] = { "licence.refused",
	    TELL_COMPANY | TELL_REP, &licence },
	[EVENT_LICENCE_ENDS] = { "licence.ends",
	    TELL_COMPANY | TELL_REP, &licence },
	[EVENT_LICENCE_ENDED] = { "licence.ended",
	    TELL_COMPANY | TELL_REP | TELL_QUALITY, &licence },
	[EVENT_FILE_OPENED] = { "customer.opened",
	    TELL_REP | TELL_QUALITY | TELL_CREDIT, &file },
	[EVENT_FILE_TO_CREDIT] = { "customer.half_cleared",
	    TELL_REP | TELL_QUALITY | TELL_CREDIT, &file },
	[EVENT_FILE_CLEARED] = { "customer.cleared", TELL_REP | TELL_DESK, &file },
	[EVENT_CONTRACT_TO_REVIEW] = { "contract.to_review",
	    TELL_MANAGER | TELL_FINANCE, &contract },
	[EVENT_CONTRACT_APPROVED] = { "contract.approved",
	    TELL_REP | TELL_MANAGER, &contract },
	[EVENT_CONTRACT_BACK] = { "contract.back", TELL_REP, &contract },
	[EVENT_CONTRACT_SENT] = { "contract.sent",
	    TELL_COMPANY | TELL_REP, &contract },
	[EVENT_CONTRACT_SIGNED] = { "contract.signed",
	    TELL_REP | TELL_MANAGER, &contract },
	[EVENT_CONTRACT_ACTIVE] = { "contract.active",
	    TELL_COMPANY | TELL_REP, &contract },
	[EVENT_CONTRACT_ENDS] = { "contract.ends", TELL_REP, &contract },
	[EVENT_CONTRACT_ENDS_KEY] = { "contract.ends_key",
	    TELL_REP | TELL_EXECUTIVE | TELL_MANAGER, &contract },
	[EVENT_CONTRACT_ENDED] = { "contract.ended",
	    TELL_COMPANY | TELL_REP | TELL_MANAGER, &contract },
	[EVENT_CONTRACT_TERMINATED] = { "contract.terminated",
	    TELL_COMPANY | TELL_REP, &contract },
	[EVENT_CUSTOMER_DAY] = { "customer.day", TELL_REP, &file },
	[EVENT_CONCESSION_ENTERED] = { "concession.entered",
	    TELL_MANAGER, &file },
	[EVENT_CONCESSION_APPROVED] = { "concession.approved",
	    TELL_REP, &file },
	[EVENT_CONCESSION_REFUSED] = { "concession.refused", TELL_REP, &file },
	[EVENT_FILE_PROPOSED] = { "customer.proposed", TELL_REP, &change },
	[EVENT_FILE_ACCEPTED] = { "customer.accepted", TELL_COMPANY, &change },
	[EVENT_FILE_REFUSED] = { "customer.refused", TELL_COMPANY, &change },
	[EVENT_HANDOVER_GIVEN] = { "handover.given",
	    TELL_HANDOVER_TO | TELL_HANDOVER_FROM, &handover },
	[EVENT_HANDOVER_TAKEN] = { "handover.taken",
	    TELL_HANDOVER_GIVER | TELL_HANDOVER_FROM, &handover },
	[EVENT_HANDOVER_DECLINED] = { "handover.declined",
	    TELL_HANDOVER_GIVER, &handover },
	[EVENT_TEAM_CHANGED] = { "customer.team", TELL_COMPANY, &file },
	[EVENT_ACCOUNT_INVITED] = { "account.invited", TELL_USER, &user },
	[EVENT_ACCOUNT_FORGOT] = { "account.forgot", TELL_USER, &user },
	[EVENT_ACCOUNT_PASSWORD] = { "account.password", TELL_USER, &user },
	[EVENT_ACCOUNT_SECOND_ON] = { "account.second_on", TELL_USER, &user },
	[EVENT_ACCOUNT_SECOND_OFF] = { "account.second_off", TELL_USER, &user },
	[EVENT_ACCOUNT_SECOND_TAKEN] = { "account.second_taken",
	    TELL_USER, &user },
};
/* clang-format on */

const char *
outbox_kind_name(enum outbox_kind kind)
{
	return kind < EVENT_COUNT ? kinds[kind].name : NULL;
}

enum outbox_kind
outbox_kind_find(const char *name)
{
	for (unsigned i = EVENT_NONE + 1; i < EVENT_COUNT; i++)
		if (text_equal(kinds[i].name, name))
			return (enum outbox_kind)i;
	return EVENT_NONE;
}

unsigned
outbox_audience(enum outbox_kind kind)
{
	return kind < EVENT_COUNT ? kinds[kind].audience : 0;
}

/* At most FACT_CHARS characters, all on one line. */
static void
add_fact(struct text *detail, const char *name, const char *value)
{
	const char *at = value;
	char bytes[4];
	uint32_t c;

	text_addf(detail, "%s=", name);
	for (int i = 0; i < FACT_CHARS && (c = utf8_next(&at)) != 0; i++) {
		if (c < ' ' || c == 0x7f)
			c = ' ';
		text_add_bytes(detail, bytes, utf8_put(c, bytes));
	}
	text_add_char(detail, '\n');
}

enum status
outbox_add(struct db *db, struct act *act, enum outbox_kind kind,
    int64_t object_id, int64_t customer_id, ...)
{
	struct text detail = text_new(act->mem, 4 * DETAIL_CHARS);
	const char *name, *value;
	bool numbered = false;
	va_list facts;

	va_start(facts, customer_id);
	while ((name = va_arg(facts, const char *)) != NULL) {
		value = va_arg(facts, const char *);
		if (value == NULL)
			continue;
		numbered = numbered || text_equal(name, "NO");
		add_fact(&detail, name, value);
	}
	va_end(facts);

	if (kind == EVENT_NONE || kind >= EVENT_COUNT || !numbered ||
	    utf8_length(detail.bytes) > DETAIL_CHARS) {
		log_event(LOG_ERROR, "outbox.incomplete", "kind",
		    kind < EVENT_COUNT && kind != EVENT_NONE ? kinds[kind].name
							     : "none",
		    NULL);
		return STATUS_BUG;
	}
	return db_insert(db, &stmt_outbox_insert,
	    DB_ARGS(db_instant(act->now), db_text(kinds[kind].name),
		db_text(kinds[kind].about->kind),
		db_int(object_id), db_id(customer_id), db_id(act->who->user_id),
		db_text(detail.bytes), db_instant(act->now)),
	    NULL);
}

const char *
outbox_fact(struct arena *mem, const char *detail, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = detail; *at != '\0';) {
		size_t line = strcspn(at, "\n");

		if (line > length && at[length] == '=' &&
		    memcmp(at, name, length) == 0)
			return arena_memdup(
			    mem, at + length + 1, line - length - 1);
		at += line;
		at += *at == '\n';
	}
	return NULL;
}

/* --- Telling: the worker's part ---------------------------------------------- */

/* One row being expanded. */
struct delivery {
	struct arena *mem;
	struct instant now;
	int64_t id;
	const char *failure; /* why it cannot be expanded */
	bool done;
};

/* The facts of the event, and whose it is. */
static enum status
complete_detail(struct db *db, struct delivery *delivery,
    const struct outbox_row *row, const char **out)
{
	struct outbox_customer_row customer = { .name = NULL };
	struct text detail = text_new(delivery->mem, 4 * DETAIL_CHARS);
	enum status st;

	text_add(&detail, row->detail);
	if (row->customer_id != 0) {
		st = db_one(db, delivery->mem, &stmt_outbox_customer,
		    DB_ARGS(db_int(row->customer_id)), &customer);
		if (st != STATUS_OK && st != STATUS_NOT_FOUND)
			return st;
	}
	if (customer.name != NULL)
		add_fact(&detail, "CUSTOMER", customer.name);
	if (customer.name_en != NULL)
		add_fact(&detail, "CUSTOMER_EN", customer.name_en);
	*out = utf8_length(detail.bytes) > DETAIL_CHARS ? row->detail
							: detail.bytes;
	return STATUS_OK;
}

/* What those who are told in the portal get by mail, SMS or in their group. */
static enum status
send(struct db *db, struct delivery *delivery,
    const struct notification_item *item,
    const struct outbox_recipient_row *people, size_t count)
{
	const struct message_event event = {
		.outbox_id = item->outbox_id,
		.kind = outbox_kind_find(item->kind),
		.path = item->path,
		.detail = item->detail,
		.is_private = outbox_fact(delivery->mem, item->detail,
				  "PRIVATE") != NULL,
	};
	int64_t *ids = arena_calloc(delivery->mem, count, sizeof(*ids));

	for (size_t i = 0; i < count; i++)
		ids[i] = people[i].user_id;
	return message_make(
	    db, delivery->mem, delivery->now, &event, ids, count);
}

/* Complaints are tickets with pages of their own. */
static const char *
folder_of(const struct subject *about, const char *number)
{
	if (about == &ticket && number != NULL &&
	    text_starts_with(number, NUMBER_COMPLAINT))
		return "complaints";
	return about->folder;
}

/* Accounts have one page, their owner's: whose object the event is. */
static enum status
read_user(struct delivery *delivery, const struct outbox_row *row,
    struct db_rows *people)
{
	struct outbox_recipient_row *one =
	    arena_calloc(delivery->mem, 1, sizeof(*one));

	one->user_id = row->object_id;
	people->items = one;
	people->count = 1;
	return STATUS_OK;
}

static enum status
read_people(struct db *db, struct delivery *delivery,
    const struct outbox_row *row, int64_t bits, struct db_rows *people)
{
	return db_all(db, delivery->mem, &stmt_outbox_recipients,
	    DB_ARGS(db_int(row->customer_id), db_int(bits), db_int(bits),
		db_int(bits), db_int(row->customer_id), db_int(bits),
		db_int(bits), db_int(bits), db_int(bits), db_int(bits),
		db_int(bits), db_int(bits), db_int(bits), db_int(bits),
		db_int(row->actor_id)),
	    people);
}

static enum status
read_ticket_people(struct db *db, struct delivery *delivery,
    const struct outbox_row *row, int64_t bits, struct db_rows *people)
{
	int64_t id = row->object_id;

	return db_all(db, delivery->mem, &stmt_outbox_ticket_recipients,
	    DB_ARGS(db_int(id), db_int(bits), db_int(id), db_int(bits),
		db_int(id), db_int(bits), db_int(id), db_int(bits),
		db_int(bits), db_int(id), db_int(bits), db_int(id),
		db_int(bits), db_int(id), db_int(bits), db_int(id),
		db_int(bits), db_int(id), db_instant(row->at), db_int(bits),
		db_int(id), db_instant(row->at), db_int(bits), db_int(bits),
		db_int(bits), db_int(id), db_int(row->actor_id)),
	    people);
}

static enum status
read_handover_people(struct db *db, struct delivery *delivery,
    const struct outbox_row *row, int64_t bits, struct db_rows *people)
{
	struct db_value id = db_int(row->object_id);

	return db_all(db, delivery->mem, &stmt_outbox_handover_recipients,
	    DB_ARGS(id, db_int(bits), id, db_int(bits), id, db_int(bits),
		db_int(row->actor_id)),
	    people);
}

static enum status
tell(struct db *db, struct delivery *delivery, const struct outbox_row *row,
    enum outbox_kind kind)
{
	int64_t bits = (int64_t)outbox_audience(kind);
	const char *number = outbox_fact(delivery->mem, row->detail, "NO");
	const char *path, *detail;
	const struct outbox_recipient_row *to;
	struct notification_item *items;
	struct db_rows people;
	enum status st;

	path = text_format(delivery->mem, "/%s/%s",
	    folder_of(kinds[kind].about, number),
	    text_url_encode(delivery->mem, number == NULL ? "" : number));
	if (kinds[kind].about == &user)
		path = "/me";
	if (number == NULL || strlen(path) > PATH_BYTES) {
		delivery->failure = "no number to lead to";
		return STATUS_BUG;
	}
	st = complete_detail(db, delivery, row, &detail);
	if (st != STATUS_OK)
		return st;
	if (kinds[kind].about == &ticket)
		st = read_ticket_people(db, delivery, row, bits, &people);
	else if (kinds[kind].about == &user)
		st = read_user(delivery, row, &people);
	else if (kinds[kind].about == &handover)
		st = read_handover_people(db, delivery, row, bits, &people);
	else
		st = read_people(db, delivery, row, bits, &people);
	if (st != STATUS_OK || people.count == 0)
		return st;

	to = people.items;
	items = arena_calloc(delivery->mem, people.count, sizeof(*items));
	for (size_t i = 0; i < people.count; i++)
		items[i] = (struct notification_item){
			.user_id = to[i].user_id,
			.outbox_id = row->id,
			.at = row->at,
			.kind = row->kind,
			.path = path,
			.detail = detail,
		};

	static const struct db_column columns[] = {
		DB_COLUMN(struct notification_item, user_id),
		DB_COLUMN(struct notification_item, outbox_id),
		DB_COLUMN(struct notification_item, at),
		DB_COLUMN(struct notification_item, kind),
		DB_COLUMN(struct notification_item, path),
		DB_COLUMN(struct notification_item, detail),
	};
	struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = people.count,
	};

	st = db_bulk(db, &stmt_notification_insert, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	bulk.column_count = 1;
	st = db_bulk(db, &stmt_notification_count, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	return send(db, delivery, &items[0], people.items, people.count);
}

static enum status
deliver(struct db *db, void *context)
{
	struct delivery *delivery = context;
	struct outbox_row row;
	enum outbox_kind kind;
	enum status st;

	delivery->done = false;
	delivery->failure = NULL;
	st = db_one(db, delivery->mem, &stmt_outbox_lock,
	    DB_ARGS(db_int(delivery->id)), &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;

	kind = outbox_kind_find(row.kind);
	if (kind == EVENT_NONE) {
		delivery->failure = "unknown kind";
		return STATUS_BUG;
	}
	st = tell(db, delivery, &row, kind);
	if (st != STATUS_OK)
		return st;
	delivery->done = true;
	return db_change(db, &stmt_outbox_done,
	    DB_ARGS(db_instant(delivery->now), db_int(row.id)));
}

/* The row stays, with why, and is tried again after a while. */
static enum status
note_failure(struct db *db, void *context)
{
	struct delivery *delivery = context;
	struct outbox_attempts_row row;
	int64_t wait_ms = RETRY_FIRST_MS;
	enum status st;

	st = db_one(db, delivery->mem, &stmt_outbox_attempts,
	    DB_ARGS(db_int(delivery->id)), &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;
	for (int64_t i = 0; i < row.attempts && wait_ms < RETRY_LONGEST_MS; i++)
		wait_ms *= 2;
	if (wait_ms > RETRY_LONGEST_MS)
		wait_ms = RETRY_LONGEST_MS;
	return db_change(db, &stmt_outbox_failed,
	    DB_ARGS(db_instant(instant_add_ms(delivery->now, wait_ms)),
		db_text(delivery->failure), db_int(delivery->id)));
}

enum status
outbox_deliver(struct db *db, struct arena *mem, struct instant now,
    int64_t limit, int64_t *done)
{
	const struct outbox_due_row *due;
	struct db_rows rows;
	int64_t finished = 0;
	enum status st;

	st = db_all(db, mem, &stmt_outbox_due,
	    DB_ARGS(db_instant(now), db_int(limit)), &rows);
	if (st != STATUS_OK)
		return st;
	due = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct delivery delivery = {
			.mem = mem,
			.now = now,
			.id = due[i].id,
		};

		st = db_transact(db, deliver, &delivery);
		if (st == STATUS_OK) {
			finished += delivery.done ? 1 : 0;
			continue;
		}
		if (delivery.failure == NULL)
			delivery.failure = st == STATUS_UNAVAILABLE
			    ? "the database did not answer"
			    : "refused";
		log_event(LOG_WARN, "outbox.failed", "id", log_int(delivery.id),
		    "why", delivery.failure, NULL);
		st = db_transact(db, note_failure, &delivery);
		if (st != STATUS_OK)
			return st;
	}
	*done = finished;
	return STATUS_OK;
}
