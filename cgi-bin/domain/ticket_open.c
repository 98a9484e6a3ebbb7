/**
 * @file
 * How a ticket begins: opened by a distributor, registered by staff, or
 * following one that is closed.  See ticket_act.h.
 */
#include "domain/ticket_open.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/number.h"
#include "domain/setting.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_core.h"

enum {
	CONTACT_MAX = 60,
	PHONE_MAX = 30,
	TIER_USUAL = 1,
	TIER_KEY = 2
};

/* A ticket to be, and what it is about. */
struct opening {
	const struct ticket_new *in;
	enum ticket_fault *fault;
	bool by_staff;
	int64_t follows_id;
	struct ticket_customer_row customer;
	int64_t order_id;
	int64_t product_id;
	int64_t batch_id;
	int64_t tier;
	int64_t id; /* out */
};

static bool
is_given(const char *text)
{
	return text != NULL && *text != '\0';
}

static bool
fits(const char *text, size_t most)
{
	return text == NULL ||
	    (ticket_core_is_text(text, most, false) &&
		strchr(text, '\n') == NULL);
}

static enum status
check(const struct opening *job)
{
	const struct ticket_new *in = job->in;
	bool is_complaint = in->kind == TICKET_COMPLAINT;

	if (in->kind < TICKET_QUESTION || in->kind >= TICKET_KIND_COUNT)
		return ticket_core_refuse(job->fault, TICKET_FAULT_KIND);
	if (in->topic >= TICKET_TOPIC_COUNT ||
	    is_complaint != (in->topic != TICKET_TOPIC_NONE))
		return ticket_core_refuse(job->fault, TICKET_FAULT_TOPIC);
	if (in->severity >= TICKET_SEVERITY_COUNT)
		return ticket_core_refuse(job->fault, TICKET_FAULT_SEVERITY);
	if (!ticket_core_is_text(in->subject, TICKET_SUBJECT_MAX, true) ||
	    strchr(in->subject, '\n') != NULL)
		return ticket_core_refuse(job->fault, TICKET_FAULT_SUBJECT);
	if (!ticket_core_is_text(in->body, TICKET_BODY_MAX, true))
		return ticket_core_refuse(job->fault, TICKET_FAULT_BODY);
	if (!fits(in->contact, CONTACT_MAX) || !fits(in->phone, PHONE_MAX))
		return ticket_core_refuse(job->fault, TICKET_FAULT_CONTACT);
	return STATUS_OK;
}

static enum status
find_customer(struct db *db, struct act *act, struct opening *job)
{
	enum action action =
	    job->by_staff ? ACTION_TICKET_WORK : ACTION_TICKET_ASK;
	int64_t id =
	    job->by_staff ? job->in->customer_id : act->who->customer_id;
	struct setting setting;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_ticket_customer,
	    actor_scope(act->who, action), DB_ARGS(db_int(id)),
	    &job->customer);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(job->fault, TICKET_FAULT_CUSTOMER);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		job->tier = job->customer.is_key ||
			job->customer.class >= setting.key_from_class
		    ? TIER_KEY
		    : TIER_USUAL;
	return st;
}

static enum status
find_order(struct db *db, struct act *act, struct opening *job)
{
	const char *number = job->in->order_number;
	struct ticket_number_row row;
	int64_t own;
	enum status st;

	job->order_id = 0;
	if (!is_given(number))
		return STATUS_OK;
	if (number_parse(NUMBER_ORDER, number, &own) != STATUS_OK)
		own = 0;
	st = db_one(db, act->mem, &stmt_ticket_order_of,
	    DB_ARGS(db_int(job->customer.id), db_int(own), db_text(number),
		db_int(own)),
	    &row);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(job->fault, TICKET_FAULT_ORDER);
	if (st == STATUS_OK)
		job->order_id = row.value;
	return st;
}

static enum status
find_goods(struct db *db, struct act *act, struct opening *job)
{
	struct ticket_number_row product = { 0 };
	struct ticket_batch_row batch = { 0 };
	enum status st = STATUS_OK;

	if (is_given(job->in->sku))
		st = db_one(db, act->mem, &stmt_ticket_sku,
		    DB_ARGS(db_text(key_fold(act->mem, job->in->sku))),
		    &product);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(job->fault, TICKET_FAULT_PRODUCT);
	if (st == STATUS_OK && is_given(job->in->batch_code)) {
		st = db_one(db, act->mem, &stmt_ticket_batch,
		    DB_ARGS(db_text(job->in->batch_code),
			db_int(product.value), db_int(product.value)),
		    &batch);
		if (st == STATUS_NOT_FOUND)
			return ticket_core_refuse(
			    job->fault, TICKET_FAULT_BATCH);
	}
	job->product_id =
	    product.value != 0 ? product.value : batch.product_id;
	job->batch_id = batch.id;
	return st;
}

static const char *
or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

static enum status
insert(struct db *db, struct act *act, struct opening *job)
{
	const struct ticket_new *in = job->in;
	enum ticket_severity severity =
	    in->severity == 0 ? TICKET_NORMAL : in->severity;

	return db_insert(db, &stmt_ticket_insert,
	    DB_ARGS(db_int(job->customer.id), db_id(job->customer.rep_id),
		db_id(job->customer.team_id), db_int(in->kind),
		db_int(in->topic), db_int(severity), db_int(job->tier),
		db_text(in->subject), db_instant(act->now),
		db_id(act->who->user_id), db_int(job->by_staff),
		db_text(or_empty(in->contact)), db_text(or_empty(in->phone)),
		db_id(job->order_id), db_id(job->product_id),
		db_id(job->batch_id), db_id(job->follows_id),
		db_instant(act->now), db_instant(act->now)),
	    &job->id);
}

static enum status
link_one(struct db *db, struct act *act, int64_t ticket_id,
    enum ticket_link_kind kind, int64_t object_id)
{
	if (object_id == 0)
		return STATUS_OK;
	return db_run(db, &stmt_ticket_link,
	    DB_ARGS(db_int(ticket_id), db_int(kind), db_int(object_id),
		db_id(act->who->user_id), db_instant(act->now)),
	    NULL);
}

/* What it is found by beside its messages. */
static enum status
index_it(struct db *db, struct act *act, const struct opening *job)
{
	enum status st;

	st = ticket_core_index(db, act, job->id,
	    text_format(act->mem, "%s %s", job->in->subject,
		or_empty(job->in->batch_code)),
	    false);
	if (st != STATUS_OK)
		return st;
	return ticket_core_index(db, act, job->id,
	    text_format(act->mem, "%s %s %s %s", job->customer.name,
		job->customer.name_en, or_empty(job->in->contact),
		or_empty(job->in->phone)),
	    true);
}

static enum status
name_person(struct db *db, struct act *act, const struct opening *job,
    struct ticket_core *ticket)
{
	bool is_known = job->by_staff || job->follows_id != 0;
	int64_t person_id = is_known	 ? job->in->person_id
	    : job->in->about_my_rep ? job->customer.rep_id
				    : 0;

	if (person_id == 0)
		return STATUS_OK;
	if (person_id == act->who->user_id)
		return ticket_core_refuse(job->fault, TICKET_FAULT_PERSON);
	return ticket_core_hide(db, act, ticket, person_id, job->fault);
}

static enum status
take_it(struct db *db, struct act *act, const struct opening *job,
    struct ticket_core *ticket)
{
	enum status st;

	if (!job->by_staff || !job->in->take_it)
		return STATUS_OK;
	st = ticket_core_owner(
	    db, act, ticket, act->who->user_id, job->fault);
	if (st != STATUS_OK)
		return st;
	ticket->owner_id = act->who->user_id;
	if (ticket->kind != TICKET_COMPLAINT)
		ticket_core_enter(ticket, act, TICKET_TRIAGED);
	ticket_core_news(ticket, act, "assigned", act->who->user_id, NULL);
	return STATUS_OK;
}

static enum status
tell_opened(struct db *db, struct act *act, const struct ticket_core *ticket)
{
	const struct instant none = { 0 };
	enum status st;

	st = ticket_core_tell(db, act, ticket,
	    ticket->by_staff ? EVENT_TICKET_REGISTERED : EVENT_TICKET_OPENED,
	    NULL, none);
	if (st == STATUS_OK && ticket->severity == TICKET_CRITICAL)
		st = ticket_core_tell(
		    db, act, ticket, EVENT_TICKET_CRITICAL, NULL, none);
	return st;
}

/* The row stands: its first message, event and clocks. */
static enum status
begin(struct db *db, struct act *act, const struct opening *job)
{
	const struct ticket_words words = {
		.kind = TICKET_MESSAGE,
		.by_customer = true,
		.body = job->in->body,
		.files = &job->in->files,
	};
	struct ticket_core ticket;
	struct ticket_news *news;
	int64_t message_id;
	enum status st;

	st = ticket_core_lock(db, act, job->id, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_message(
		    db, act, &ticket, &words, job->fault, &message_id);
	if (st == STATUS_OK)
		st = name_person(db, act, job, &ticket);
	if (st != STATUS_OK)
		return st;
	news = ticket_core_news(&ticket, act,
	    job->by_staff ? "registered" : "opened", message_id, NULL);
	news->severity = ticket.severity;
	news->tier = ticket.tier;
	st = take_it(db, act, job, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_finish(db, act, &ticket);
	if (st == STATUS_OK)
		st = tell_opened(db, act, &ticket);
	return st;
}

static enum status
open_once(struct db *db, struct act *act, void *context)
{
	struct opening *job = context;
	enum status st;

	*job->fault = TICKET_FINE;
	st = check(job);
	if (st == STATUS_OK)
		st = find_customer(db, act, job);
	if (st == STATUS_OK)
		st = find_order(db, act, job);
	if (st == STATUS_OK)
		st = find_goods(db, act, job);
	if (st == STATUS_OK)
		st = insert(db, act, job);
	if (st == STATUS_OK)
		st = link_one(
		    db, act, job->id, TICKET_LINK_ORDER, job->order_id);
	if (st == STATUS_OK)
		st = link_one(
		    db, act, job->id, TICKET_LINK_PRODUCT, job->product_id);
	if (st == STATUS_OK)
		st = link_one(
		    db, act, job->id, TICKET_LINK_TICKET, job->follows_id);
	if (st == STATUS_OK)
		st = index_it(db, act, job);
	if (st == STATUS_OK)
		st = begin(db, act, job);
	return st;
}

enum status
ticket_open(struct db *db, struct act *act, const struct ticket_new *in,
    enum ticket_fault *fault, int64_t *id)
{
	struct opening job = { .in = in, .fault = fault };
	enum status st;

	*fault = TICKET_FINE;
	if (act->who->side != SIDE_CUSTOMER ||
	    !actor_may(act->who, ACTION_TICKET_ASK))
		return STATUS_FORBIDDEN;
	st = act_run(db, act, open_once, &job);
	if (st == STATUS_OK)
		*id = job.id;
	return st;
}

enum status
ticket_register(struct db *db, struct act *act, const struct ticket_new *in,
    enum ticket_fault *fault, int64_t *id)
{
	struct opening job = { .in = in, .fault = fault, .by_staff = true };
	enum status st;

	*fault = TICKET_FINE;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_TICKET_WORK))
		return STATUS_FORBIDDEN;
	st = act_run(db, act, open_once, &job);
	if (st == STATUS_OK)
		*id = job.id;
	return st;
}

enum status
ticket_open_within(struct db *db, struct act *act, const struct ticket_new *in,
    int64_t follows_id, enum ticket_fault *fault, int64_t *id)
{
	struct opening job = {
		.in = in,
		.fault = fault,
		.by_staff = act->who->side == SIDE_STAFF,
		.follows_id = follows_id,
	};
	enum status st;

	st = open_once(db, act, &job);
	if (st == STATUS_OK)
		*id = job.id;
	return st;
}
