/**
 * @file
 * What tickets are linked to, and merged into.  See ticket_act.h.
 */
#include "domain/ticket_merge.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/number.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_core.h"
#include "domain/ticket_link.h"
#include "domain/ticket_sight.h"

static const struct instant none = { 0 };

/* --- Links ------------------------------------------------------------------- */

/* The numbers that name something of the customer. */
static const struct {
	const char *prefix;
	enum ticket_link_kind kind;
	const struct db_query *query; /* customer, id */
} numbered[] = {
	{ NUMBER_SHIPMENT, TICKET_LINK_SHIPMENT, &stmt_ticket_find_shipment },
	{ NUMBER_RETURN, TICKET_LINK_RETURN, &stmt_ticket_find_return },
	{ NUMBER_CREDIT_NOTE, TICKET_LINK_CREDIT_NOTE,
	    &stmt_ticket_find_note },
	{ NUMBER_RECEIVABLE, TICKET_LINK_RECEIVABLE,
	    &stmt_ticket_find_receivable },
};

/* What was typed names this thing. */
struct target {
	enum ticket_link_kind kind;
	int64_t id;
};

static enum status
find_numbered(struct db *db, struct act *act, const struct ticket_core *ticket,
    const char *object, struct target *out)
{
	struct ticket_number_row row;
	int64_t id;
	enum status st;

	for (size_t i = 0; i < ARRAY_LEN(numbered); i++) {
		if (number_parse(numbered[i].prefix, object, &id) != STATUS_OK)
			continue;
		st = db_one(db, act->mem, numbered[i].query,
		    DB_ARGS(db_int(ticket->customer_id), db_int(id)), &row);
		if (st == STATUS_OK)
			*out = (struct target){ numbered[i].kind, id };
		return st;
	}
	return STATUS_NOT_FOUND;
}

static enum status
find_ticket(struct db *db, struct act *act, const struct ticket_core *ticket,
    const char *object, struct target *out)
{
	struct ticket_number_row row;
	struct ticket_sight sight;
	int64_t id;
	enum status st;

	if (number_parse(NUMBER_COMPLAINT, object, &id) != STATUS_OK &&
	    number_parse(NUMBER_TICKET, object, &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = ticket_sight(db, act->mem, act->who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK && id != ticket->id)
		st = db_one_scoped(db, act->mem, &stmt_ticket_find_ticket,
		    sight.scope,
		    DB_ARGS(db_int(ticket->customer_id), db_int(id),
			TICKET_SIGHT_ARGS(&sight)),
		    &row);
	else if (st == STATUS_OK)
		st = STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		*out = (struct target){ TICKET_LINK_TICKET, id };
	return st;
}

static enum status
find_order_or_sku(struct db *db, struct act *act,
    const struct ticket_core *ticket, const char *object, struct target *out)
{
	struct ticket_number_row row;
	int64_t id;
	enum status st;

	if (number_parse(NUMBER_ORDER, object, &id) != STATUS_OK)
		id = 0;
	st = db_one(db, act->mem, &stmt_ticket_order_of,
	    DB_ARGS(db_int(ticket->customer_id), db_int(id), db_text(object),
		db_int(id)),
	    &row);
	if (st == STATUS_OK)
		*out = (struct target){ TICKET_LINK_ORDER, row.value };
	if (st != STATUS_NOT_FOUND)
		return st;
	st = db_one(db, act->mem, &stmt_ticket_sku,
	    DB_ARGS(db_text(key_fold(act->mem, object))), &row);
	if (st == STATUS_OK)
		*out = (struct target){ TICKET_LINK_PRODUCT, row.value };
	return st;
}

enum status
ticket_link_typed(struct db *db, struct act *act, struct ticket_core *ticket,
    const char *object, enum ticket_fault *fault)
{
	struct target target;
	enum status st;

	if (!ticket_core_is_text(object, TICKET_SEARCH_MAX, true))
		return ticket_core_refuse(fault, TICKET_FAULT_OBJECT);
	object = text_trim(act->mem, object);
	st = find_numbered(db, act, ticket, object, &target);
	if (st == STATUS_NOT_FOUND)
		st = find_ticket(db, act, ticket, object, &target);
	if (st == STATUS_NOT_FOUND)
		st = find_order_or_sku(db, act, ticket, object, &target);
	if (st == STATUS_NOT_FOUND)
		return ticket_core_refuse(fault, TICKET_FAULT_OBJECT);
	if (st != STATUS_OK)
		return st;
	ticket_core_news(ticket, act, "linked", target.id,
	    ticket_link_name(target.kind))
	    ->is_internal = true;
	return ticket_link_made(
	    db, act, ticket->id, target.kind, target.id);
}

enum status
ticket_link_made(struct db *db, struct act *act, int64_t id,
    enum ticket_link_kind kind, int64_t object_id)
{
	return db_run(db, &stmt_ticket_link,
	    DB_ARGS(db_int(id), db_int(kind), db_int(object_id),
		db_id(act->who->user_id), db_instant(act->now)),
	    NULL);
}

static enum status
add(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	if (ticket->state == TICKET_CLOSED)
		return STATUS_CONFLICT;
	return ticket_link_typed(db, act, ticket, step->text, step->fault);
}

enum status
ticket_link_add(struct db *db, struct act *act, int64_t id,
    const char *object, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = add,
		.text = object,
		.fault = fault,
	    });
}

static enum status
remove_one(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	const struct target *target = step->input;

	if (ticket->state == TICKET_CLOSED)
		return STATUS_CONFLICT;
	ticket_core_news(ticket, act, "unlinked", target->id,
	    ticket_link_name(target->kind))
	    ->is_internal = true;
	return db_change(db, &stmt_ticket_unlink,
	    DB_ARGS(db_int(ticket->id), db_int(target->kind),
		db_int(target->id)));
}

enum status
ticket_link_remove(struct db *db, struct act *act, int64_t id,
    enum ticket_link_kind kind, int64_t object_id)
{
	if (kind < TICKET_LINK_ORDER || kind >= TICKET_LINK_KIND_COUNT)
		return STATUS_INVALID;
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = remove_one,
		.input = &(struct target){ kind, object_id },
	    });
}

/* --- Merging ------------------------------------------------------------------- */

/* A complaint has steps that another ticket has not: it stays one. */
static bool
can_merge(const struct ticket_core *from, const struct ticket_core *into)
{
	return ticket_is_open(from->state) && ticket_is_open(into->state) &&
	    (from->kind != TICKET_COMPLAINT ||
		into->kind == TICKET_COMPLAINT) &&
	    (from->person_id == 0 || into->person_id == 0 ||
		from->person_id == into->person_id);
}

static enum status
take_both(struct db *db, struct act *act, int64_t id, int64_t into_id,
    struct ticket_core *from, struct ticket_core *into)
{
	enum status st;

	st = ticket_core_take(db, act, id < into_id ? id : into_id,
	    id < into_id ? from : into);
	if (st == STATUS_OK)
		st = ticket_core_take(db, act, id < into_id ? into_id : id,
		    id < into_id ? into : from);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, from, ACTION_TICKET_WORK);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, into, ACTION_TICKET_WORK);
	return st;
}

/* Whoever must not see one of them does not see what they have become. */
static enum status
join(struct db *db, struct act *act, const struct ticket_core *from,
    struct ticket_core *into, enum ticket_fault *fault)
{
	enum status st = STATUS_OK;

	if (from->person_id != 0 && into->person_id == 0)
		st = ticket_core_hide(db, act, into, from->person_id, fault);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_watchers_join,
		    DB_ARGS(db_int(into->id), db_int(from->id),
			db_int(into->person_id)),
		    NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_merge_again,
		    DB_ARGS(db_int(into->id), db_int(from->id)), NULL);
	return st;
}

enum status
ticket_merge_within(struct db *db, struct act *act, int64_t id,
    int64_t into_id, enum ticket_fault *fault)
{
	struct ticket_core from, into;
	struct ticket_news *news;
	enum status st;

	if (id == into_id)
		return ticket_core_refuse(fault, TICKET_FAULT_OBJECT);
	st = take_both(db, act, id, into_id, &from, &into);
	if (st != STATUS_OK)
		return st;
	if (!ticket_is_open(from.state))
		return STATUS_CONFLICT;
	if (!can_merge(&from, &into))
		return ticket_core_refuse(fault, TICKET_FAULT_OBJECT);
	st = join(db, act, &from, &into, fault);
	if (st != STATUS_OK)
		return st;
	from.merged_into_id = into.id;
	from.auto_at = none;
	ticket_core_enter(&from, act, TICKET_MERGED);
	ticket_core_news(&from, act, "merged", into.id, NULL);
	news = ticket_core_news(&into, act, "took_in", from.id, NULL);
	news->is_internal = true;
	st = ticket_core_finish(db, act, &from);
	if (st == STATUS_OK)
		st = ticket_core_tell(
		    db, act, &from, EVENT_TICKET_MERGED, NULL, none);
	if (st == STATUS_OK)
		st = ticket_core_finish(db, act, &into);
	return st;
}

struct merging {
	int64_t id;
	const char *into;
	enum ticket_fault *fault;
};

static enum status
merge_once(struct db *db, struct act *act, void *context)
{
	const struct merging *job = context;
	int64_t into_id;
	enum status st;

	*job->fault = TICKET_FINE;
	if (number_parse(NUMBER_COMPLAINT, job->into, &into_id) != STATUS_OK &&
	    number_parse(NUMBER_TICKET, job->into, &into_id) != STATUS_OK)
		return ticket_core_refuse(job->fault, TICKET_FAULT_OBJECT);
	st = ticket_merge_within(db, act, job->id, into_id, job->fault);
	return st;
}

enum status
ticket_merge(struct db *db, struct act *act, int64_t id, const char *into,
    enum ticket_fault *fault)
{
	*fault = TICKET_FINE;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_TICKET_WORK))
		return STATUS_FORBIDDEN;
	if (into == NULL)
		return ticket_core_refuse(fault, TICKET_FAULT_OBJECT);
	return act_run(
	    db, act, merge_once, &(struct merging){ id, into, fault });
}
