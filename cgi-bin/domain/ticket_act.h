/**
 * @file
 * What is done to tickets of every kind; the steps of a complaint stand in
 * complaint_act.h.
 *
 * Layer: domain.  True of every write: it runs once for act->token inside
 * act_run(), judges under the lock of the ticket's row, writes an event and
 * computes the clocks again, tells whom it concerns, and leads to the ticket's
 * page.  Beside what is said:
 *
 *   STATUS_NOT_FOUND  no such ticket in the actor's sight (see ticket.h)
 *   STATUS_CONFLICT   a step that does not exist from the present state
 *   STATUS_FORBIDDEN  not for this actor
 *   STATUS_INVALID    the fault says which input
 *
 * Events: opened, registered, told (message of the distributor), answered
 * (public message of staff), noted, assigned, released, referred, severity,
 * tagged, untagged, linked, unlinked, watched, unwatched, merged, took_in,
 * asked, triaged, found, proposed, decided, sent_back, replied, done, resolved,
 * rated, reopened, withdrawn, closed, task_made, task_done, task_dropped,
 * climbed, resolved_by_itself, call_back.
 */
#ifndef DOMAIN_TICKET_ACT_H
#define DOMAIN_TICKET_ACT_H

#include "domain/act.h"
#include "domain/ticket.h"

/** What is wrong with the input. */
enum ticket_fault {
	TICKET_FINE = 0,
	TICKET_FAULT_KIND,
	TICKET_FAULT_TOPIC,    /* none of a complaint, or one of another kind */
	TICKET_FAULT_SEVERITY,
	TICKET_FAULT_SUBJECT,  /* missing, too long, with controls */
	TICKET_FAULT_BODY,     /* the same: of any text */
	TICKET_FAULT_CUSTOMER, /* none such in reach */
	TICKET_FAULT_ORDER,    /* the following: none such of this customer */
	TICKET_FAULT_PRODUCT,
	TICKET_FAULT_BATCH,
	TICKET_FAULT_PERSON,   /* no member of staff; the owner itself */
	TICKET_FAULT_CONTACT,  /* too long, with controls */
	TICKET_FAULT_DEPARTMENT,
	TICKET_FAULT_OWNER,    /* not staff, may not work on tickets, cannot
	                          see it, or complained about */
	TICKET_FAULT_TAG,      /* empty, too long, too many, with a comma */
	TICKET_FAULT_OBJECT,   /* to link, or merge into: none such in sight */
	TICKET_FAULT_STARS,
	TICKET_FAULT_FILES,    /* not one's own any more, or too many */
	TICKET_FAULT_DUE,
	TICKET_FAULT_COST,
	TICKET_FAULT_FOUNDED,
	TICKET_FAULT_REMEDY,
	TICKET_FAULT_BAND      /* FORBIDDEN: above the actor's band */
};

/** Files that were uploaded before, by their public ids. */
struct ticket_files {
	const char *const *ids;
	size_t count;
};

/** A new ticket. */
struct ticket_new {
	enum ticket_kind kind;
	enum ticket_topic topic;       /* of a complaint */
	enum ticket_severity severity; /* 0: normal; the distributor's is a
	                                  wish that triage may change */
	int64_t customer_id; /* staff: for whom; a distributor's own company */
	const char *subject;
	const char *body;
	const char *order_number;  /* the following: NULL or "" for none */
	const char *sku;
	const char *batch_code;
	bool about_my_rep;         /* distributor: about its salesperson */
	int64_t person_id;         /* staff: the colleague complained about */
	const char *contact;       /* staff: who called */
	const char *phone;
	bool take_it;              /* staff: the owner is who registers */
	struct ticket_files files;
};

/** A distributor opens one.  ACTION_TICKET_ASK. */
enum status ticket_open(struct db *db, struct act *act,
    const struct ticket_new *in, enum ticket_fault *fault,
    int64_t *id) MUST_CHECK;

/** Staff write down what a distributor said.  ACTION_TICKET_WORK. */
enum status ticket_register(struct db *db, struct act *act,
    const struct ticket_new *in, enum ticket_fault *fault,
    int64_t *id) MUST_CHECK;

/**
 * A message to the other side.  The distributor's returns a waiting ticket to
 * work, reopens a resolved one within its grace, and opens a linked new one
 * where it is closed (act->result leads there); after a reply it is a message
 * and no verdict.  Staff's is public: a first answer.
 */
enum status ticket_say(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** Staff: a message that ends with a question to the distributor: the clocks
 *  stand until it is answered. */
enum status ticket_ask(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** Staff: the distributor's answer, received by telephone or chat. */
enum status ticket_answer_for(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** Staff among themselves. */
enum status ticket_note(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** Give it to a colleague; owner 0 puts it back.  The first owner opens a new
 *  ticket that is no complaint. */
enum status ticket_assign(struct db *db, struct act *act, int64_t id,
    int64_t owner_id, enum ticket_fault *fault) MUST_CHECK;

/** Take it, only while nobody has it: a lost race is STATUS_CONFLICT. */
enum status ticket_claim(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** To another department, without owner; the actor keeps watching it. */
enum status ticket_refer(struct db *db, struct act *act, int64_t id,
    int64_t department_id, const char *note,
    enum ticket_fault *fault) MUST_CHECK;

/** Severity of any ticket; the promises are computed again. */
enum status ticket_set_severity(struct db *db, struct act *act, int64_t id,
    enum ticket_severity severity, enum ticket_fault *fault) MUST_CHECK;

/** Set all tags: "a,b c" (also full-width commas); "" for none. */
enum status ticket_set_tags(struct db *db, struct act *act, int64_t id,
    const char *tags, enum ticket_fault *fault) MUST_CHECK;

/** Link by what people type: SO-…, SH-…, RT-…, CN-…, AR-…, CP-…, TK-… or a
 *  SKU; within the actor's reach and of the same customer. */
enum status ticket_link_add(struct db *db, struct act *act, int64_t id,
    const char *object, enum ticket_fault *fault) MUST_CHECK;
enum status ticket_link_remove(struct db *db, struct act *act, int64_t id,
    enum ticket_link_kind kind, int64_t object_id) MUST_CHECK;

/** Inside another use case's transaction, e.g. a return made for a complaint;
 *  no sight is asked. */
enum status ticket_link_made(struct db *db, struct act *act, int64_t id,
    enum ticket_link_kind kind, int64_t object_id) MUST_CHECK;

enum status ticket_watch(
    struct db *db, struct act *act, int64_t id, bool watch) MUST_CHECK;

/** Another colleague is to follow it. */
enum status ticket_watch_for(struct db *db, struct act *act, int64_t id,
    int64_t user_id, enum ticket_fault *fault) MUST_CHECK;

/**
 * `id` becomes part of the ticket with number `into`.  Also across
 * distributors: each still gets the reply as its own.
 */
enum status ticket_merge(struct db *db, struct act *act, int64_t id,
    const char *into, enum ticket_fault *fault) MUST_CHECK;

/** The distributor takes it back; from any open state. */
enum status ticket_withdraw(struct db *db, struct act *act, int64_t id,
    const char *reason, enum ticket_fault *fault) MUST_CHECK;

/** Staff: the answer to a ticket that is no complaint, with the text the
 *  distributor reads. */
enum status ticket_resolve(struct db *db, struct act *act, int64_t id,
    const char *reply, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** The distributor's verdict. */
struct ticket_rating {
	bool satisfied;
	int64_t stars; /* 1 to 5; with satisfied */
	const char *note; /* why not, otherwise */
};

/**
 * Satisfied ends it: a complaint whose result was given is resolved.  Not
 * satisfied reopens it, one level up, from the reply on and until it is closed.
 */
enum status ticket_rate(struct db *db, struct act *act, int64_t id,
    const struct ticket_rating *in, enum ticket_fault *fault) MUST_CHECK;

/** The same by staff, who called back: by the telephone; ends call-back tasks. */
enum status ticket_rate_for(struct db *db, struct act *act, int64_t id,
    const struct ticket_rating *in, enum ticket_fault *fault) MUST_CHECK;

/** Not satisfied, without stars; a reason. */
enum status ticket_reopen(struct db *db, struct act *act, int64_t id,
    const char *reason, enum ticket_fault *fault) MUST_CHECK;

/** Work for a department or a person of it. */
struct ticket_task_new {
	enum ticket_task_kind kind;
	int64_t department_id;
	int64_t assignee_id; /* 0: anybody of the department */
	const char *what;
	struct instant due_at; /* none: by the promise of the ticket */
};

/** @param[out] task_id */
enum status ticket_task_make(struct db *db, struct act *act, int64_t id,
    const struct ticket_task_new *in, enum ticket_fault *fault,
    int64_t *task_id) MUST_CHECK;

/** Done with an answer; by the assignee, its department or the owner. */
enum status ticket_task_answer(struct db *db, struct act *act, int64_t id,
    int64_t task_id, const char *answer,
    enum ticket_fault *fault) MUST_CHECK;

/** Not needed any more; by who asked or the owner. */
enum status ticket_task_drop(struct db *db, struct act *act, int64_t id,
    int64_t task_id, const char *why, enum ticket_fault *fault) MUST_CHECK;

/** What is done to many at once; zeroes leave things as they are. */
struct ticket_bulk {
	const int64_t *ids;
	size_t count; /* 1 to TICKET_BULK_MAX */
	int64_t owner_id;
	int64_t department_id;
	enum ticket_severity severity;
	const char *tag; /* added */
	int64_t merge_into_id; /* all others into this one */
};

/**
 * All or nothing, in one transaction; leads to "/desk".  Tickets that had
 * ended meanwhile are left out and counted.
 */
enum status ticket_bulk_change(struct db *db, struct act *act,
    const struct ticket_bulk *in, enum ticket_fault *fault, int64_t *changed,
    int64_t *skipped) MUST_CHECK;

/** "I am writing here": kept for 60 seconds, no event; outside of act_run. */
enum status ticket_writing(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct instant now) MUST_CHECK;

/** Who else is; for a light poll.  @param[out] rows struct ticket_person */
enum status ticket_who_writes(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct instant now,
    struct db_rows *rows) MUST_CHECK;

/** What can be done now by this actor; bits.  Complaint steps included. */
enum ticket_may {
	TICKET_MAY_SAY = 1,
	TICKET_MAY_NOTE = 2,
	TICKET_MAY_ASK = 4,
	TICKET_MAY_ANSWER_FOR = 8,
	TICKET_MAY_ASSIGN = 16,
	TICKET_MAY_CLAIM = 32,
	TICKET_MAY_REFER = 64,
	TICKET_MAY_SET = 128, /* severity, tags, links, watchers */
	TICKET_MAY_MERGE = 256,
	TICKET_MAY_WITHDRAW = 512,
	TICKET_MAY_RESOLVE = 1024,
	TICKET_MAY_RATE = 2048, /* also: not satisfied */
	TICKET_MAY_REOPEN = 4096,
	TICKET_MAY_RATE_FOR = 8192,
	TICKET_MAY_TASK = 16384,
	TICKET_MAY_TRIAGE = 32768,
	TICKET_MAY_FIND = 65536,
	TICKET_MAY_PROPOSE = 131072,
	TICKET_MAY_DECIDE = 262144, /* also: send back */
	TICKET_MAY_REPLY = 524288,
	TICKET_MAY_ACT = 1048576,
	TICKET_MAY_FINISH = 2097152 /* the second reply */
};

unsigned ticket_may(const struct actor *who, const struct ticket *ticket);

#endif
