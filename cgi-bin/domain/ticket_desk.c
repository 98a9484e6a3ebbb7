/**
 * @file
 * The desk's hand on tickets: whose they are, how urgent, who follows them.
 * See ticket_act.h.
 */
#include "domain/ticket_act.h"

#include "base/text.h"
#include "domain/desk_kept.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_core.h"
#include "domain/ticket_merge.h"

enum {
	WATCH_ASKED = 1,
	WATCH_REFERRED,
	WATCH_MENTIONED
};

static const struct instant none = { 0 };

/* --- Whose it is ------------------------------------------------------------ */

static enum status
give_to(struct db *db, struct act *act, struct ticket_core *ticket,
    int64_t owner_id, enum ticket_fault *fault)
{
	struct ticket_news *news;
	enum status st;

	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	if (owner_id == ticket->owner_id)
		return STATUS_OK;
	if (owner_id == 0) {
		ticket->owner_id = 0;
		news = ticket_core_news(ticket, act, "released", 0, NULL);
		news->is_internal = true;
		return STATUS_OK;
	}
	st = ticket_core_owner(db, act, ticket, owner_id, fault);
	if (st != STATUS_OK)
		return st;
	ticket->owner_id = owner_id;
	if (ticket->kind != TICKET_COMPLAINT &&
	    ticket->state == TICKET_REGISTERED)
		ticket_core_enter(ticket, act, TICKET_TRIAGED);
	ticket_core_news(ticket, act, "assigned", owner_id, NULL);
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_ASSIGNED, NULL, none);
}

static enum status
assign(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	return give_to(db, act, ticket, step->number, step->fault);
}

enum status
ticket_assign(struct db *db, struct act *act, int64_t id, int64_t owner_id,
    enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = assign,
		.number = owner_id,
		.fault = fault,
	    });
}

static enum status
claim(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	if (ticket->owner_id != 0)
		return STATUS_CONFLICT;
	return give_to(db, act, ticket, act->who->user_id, step->fault);
}

enum status
ticket_claim(struct db *db, struct act *act, int64_t id)
{
	enum ticket_fault fault;

	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = claim,
		.fault = &fault,
	    });
}

static enum status
watch_by(struct db *db, const struct ticket_core *ticket, int64_t user_id,
    int64_t reason)
{
	return db_run(db, &stmt_ticket_watch,
	    DB_ARGS(db_int(ticket->id), db_int(user_id), db_int(reason)),
	    NULL);
}

static enum status
refer_to(struct db *db, struct act *act, struct ticket_core *ticket,
    int64_t department_id, const char *note, enum ticket_fault *fault)
{
	struct ticket_news *news;
	enum status st;

	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	if (!ticket_core_is_text(note, TICKET_NOTE_MAX, false))
		return ticket_core_refuse(fault, TICKET_FAULT_BODY);
	st = ticket_core_department(db, act, department_id, fault);
	if (st == STATUS_OK && act->who->user_id != 0)
		st = watch_by(db, ticket, act->who->user_id, WATCH_REFERRED);
	if (st != STATUS_OK)
		return st;
	ticket->department_id = department_id;
	ticket->owner_id = 0;
	news = ticket_core_news(ticket, act, "referred", department_id, note);
	news->is_internal = true;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_REFERRED, NULL, none);
}

static enum status
refer(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	return refer_to(
	    db, act, ticket, step->number, step->text, step->fault);
}

enum status
ticket_refer(struct db *db, struct act *act, int64_t id,
    int64_t department_id, const char *note, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = refer,
		.number = department_id,
		.text = note == NULL ? "" : note,
		.fault = fault,
	    });
}

/* --- How urgent --------------------------------------------------------------- */

static enum status
make_severe(struct db *db, struct act *act, struct ticket_core *ticket,
    enum ticket_severity severity, enum ticket_fault *fault)
{
	struct ticket_news *news;

	if (!ticket_is_open(ticket->state))
		return STATUS_CONFLICT;
	if (severity < TICKET_NORMAL || severity > TICKET_CRITICAL)
		return ticket_core_refuse(fault, TICKET_FAULT_SEVERITY);
	if (severity == ticket->severity)
		return STATUS_OK;
	ticket->severity = severity;
	news = ticket_core_news(ticket, act, "severity", 0, NULL);
	news->severity = severity;
	news->tier = ticket->tier;
	news->is_internal = true;
	if (severity != TICKET_CRITICAL)
		return STATUS_OK;
	return ticket_core_tell(
	    db, act, ticket, EVENT_TICKET_CRITICAL, NULL, none);
}

static enum status
set_severity(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	return make_severe(db, act, ticket,
	    (enum ticket_severity)step->number, step->fault);
}

enum status
ticket_set_severity(struct db *db, struct act *act, int64_t id,
    enum ticket_severity severity, enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = set_severity,
		.number = severity,
		.fault = fault,
	    });
}

/* --- Tags ----------------------------------------------------------------------- */

static bool
is_between(uint32_t c)
{
	return c == ',' || c == 0xff0c || c == 0x3001 || c == ' ' ||
	    c == 0x3000 || c == '\t' || c == '\n' || c == '\r';
}

/* The distinct tags of what was typed; false: too many, or one too long. */
static bool
read_tags(struct arena *mem, const char *text, struct ticket_tag_row *tags,
    size_t *count)
{
	const char *at = text;

	*count = 0;
	while (*at != '\0') {
		const char *begin = at;
		const char *end = at;
		const char *tag;
		bool is_new = true;
		uint32_t c;

		while ((c = utf8_next(&at)) != 0 && !is_between(c))
			end = at;
		if (end == begin)
			continue;
		tag = arena_memdup(mem, begin, (size_t)(end - begin));
		for (size_t i = 0; i < *count; i++)
			is_new = is_new && !text_equal(tags[i].tag, tag);
		if (!is_new)
			continue;
		if (*count == TICKET_TAGS_MAX ||
		    utf8_length(tag) > TICKET_TAG_MAX || text_has_controls(tag))
			return false;
		tags[(*count)++].tag = tag;
	}
	return true;
}

static enum status
set_tags(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	struct ticket_tag_row tags[TICKET_TAGS_MAX];
	struct ticket_news *news;
	size_t count;
	enum status st;

	if (!read_tags(act->mem, step->text, tags, &count))
		return ticket_core_refuse(step->fault, TICKET_FAULT_TAG);
	for (size_t i = 0; i < count; i++)
		tags[i].ticket_id = ticket->id;
	st = db_run(db, &stmt_ticket_tags_clear, DB_ARGS(db_int(ticket->id)),
	    NULL);
	if (st == STATUS_OK && count > 0)
		st = db_bulk(db, &stmt_ticket_tag_add,
		    &(struct db_items){ ticket_tag_columns,
			ARRAY_LEN(ticket_tag_columns), tags, sizeof(tags[0]),
			count },
		    NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_ticket_tags_list,
		    DB_ARGS(db_int(ticket->id)), NULL);
	if (st != STATUS_OK)
		return st;
	news = ticket_core_news(ticket, act, "tagged", 0, step->text);
	news->is_internal = true;
	ticket->silent = true;
	return STATUS_OK;
}

enum status
ticket_set_tags(struct db *db, struct act *act, int64_t id, const char *tags,
    enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = set_tags,
		.text = tags,
		.fault = fault,
	    });
}

static enum status
add_tag(struct db *db, struct act *act, struct ticket_core *ticket,
    const char *tag, enum ticket_fault *fault)
{
	struct ticket_tag_row tags[TICKET_TAGS_MAX];
	struct ticket_number_row others;
	struct ticket_news *news;
	size_t count;
	enum status st;

	if (!read_tags(act->mem, tag, tags, &count) || count != 1)
		return ticket_core_refuse(fault, TICKET_FAULT_TAG);
	st = db_one(db, act->mem, &stmt_ticket_tag_count,
	    DB_ARGS(db_int(ticket->id), db_text(tags[0].tag)), &others);
	if (st != STATUS_OK)
		return st;
	if (others.value >= TICKET_TAGS_MAX)
		return ticket_core_refuse(fault, TICKET_FAULT_TAG);
	news = ticket_core_news(ticket, act, "tagged", 0, tags[0].tag);
	news->is_internal = true;
	st = db_run(db, &stmt_ticket_tag_add,
	    DB_ARGS(db_int(ticket->id), db_text(tags[0].tag)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_ticket_tags_list,
	    DB_ARGS(db_int(ticket->id)), NULL);
}

/* --- Who follows it --------------------------------------------------------------- */

static enum status
watch(struct db *db, struct act *act, struct ticket_core *ticket,
    const struct ticket_step *step)
{
	struct ticket_colleague_row colleague;
	bool is_for_other = step->number != act->who->user_id;
	enum status st;

	ticket->silent = true;
	st = desk_changed(db);
	if (st != STATUS_OK)
		return st;
	if (step->text == NULL)
		return db_run(db, &stmt_ticket_unwatch,
		    DB_ARGS(db_int(ticket->id), db_int(step->number)), NULL);
	if (is_for_other) {
		if (step->number == ticket->person_id)
			return ticket_core_refuse(
			    step->fault, TICKET_FAULT_OWNER);
		st = db_one(db, act->mem, &stmt_ticket_colleague,
		    DB_ARGS(db_int(ticket->team_id), db_int(ticket->rep_id),
			db_int(step->number)),
		    &colleague);
		if (st == STATUS_NOT_FOUND)
			return ticket_core_refuse(
			    step->fault, TICKET_FAULT_OWNER);
		if (st != STATUS_OK)
			return st;
	}
	return watch_by(db, ticket, step->number,
	    is_for_other ? WATCH_MENTIONED : WATCH_ASKED);
}

enum status
ticket_watch(struct db *db, struct act *act, int64_t id, bool on)
{
	enum ticket_fault fault;

	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_SEE,
		.side = SIDE_STAFF,
		.work = watch,
		.number = act->who->user_id,
		.text = on ? "" : NULL,
		.fault = &fault,
	    });
}

enum status
ticket_watch_for(struct db *db, struct act *act, int64_t id, int64_t user_id,
    enum ticket_fault *fault)
{
	return ticket_step_run(db, act,
	    &(struct ticket_step){
		.id = id,
		.action = ACTION_TICKET_WORK,
		.side = SIDE_STAFF,
		.work = watch,
		.number = user_id,
		.text = "",
		.fault = fault,
	    });
}

/* --- Many at once --------------------------------------------------------------- */

struct bulk {
	const struct ticket_bulk *in;
	enum ticket_fault *fault;
	int64_t changed;
	int64_t skipped;
};

static enum status
change_one(struct db *db, struct act *act, const struct ticket_bulk *in,
    struct ticket_core *ticket, enum ticket_fault *fault)
{
	enum status st = STATUS_OK;

	if (in->department_id != 0 &&
	    in->department_id != ticket->department_id)
		st = refer_to(
		    db, act, ticket, in->department_id, "", fault);
	if (st == STATUS_OK && in->owner_id != 0)
		st = give_to(db, act, ticket, in->owner_id, fault);
	if (st == STATUS_OK && in->severity != 0)
		st = make_severe(db, act, ticket, in->severity, fault);
	if (st == STATUS_OK && in->tag != NULL && *in->tag != '\0')
		st = add_tag(db, act, ticket, in->tag, fault);
	return st;
}

static enum status
change_or_skip(struct db *db, struct act *act, struct bulk *bulk, int64_t id)
{
	struct ticket_core ticket;
	enum status st;

	st = ticket_core_take(db, act, id, &ticket);
	if (st == STATUS_OK)
		st = ticket_core_may(act->who, &ticket, ACTION_TICKET_WORK);
	if (st != STATUS_OK)
		return st;
	if (!ticket_is_open(ticket.state)) {
		bulk->skipped++;
		return STATUS_OK;
	}
	bulk->changed++;
	if (bulk->in->merge_into_id != 0)
		return id == bulk->in->merge_into_id
		    ? STATUS_OK
		    : ticket_merge_within(db, act, id,
			  bulk->in->merge_into_id, bulk->fault);
	st = change_one(db, act, bulk->in, &ticket, bulk->fault);
	if (st != STATUS_OK)
		return st;
	return ticket_core_finish(db, act, &ticket);
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static enum status
change_all(struct db *db, struct act *act, void *context)
{
	struct bulk *bulk = context;
	size_t count = bulk->in->count;
	int64_t *ids = arena_calloc(act->mem, count, sizeof(*ids));
	enum status st;

	*bulk->fault = TICKET_FINE;
	bulk->changed = 0;
	bulk->skipped = 0;
	memcpy(ids, bulk->in->ids, count * sizeof(*ids));
	qsort(ids, count, sizeof(*ids), compare);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && ids[i] == ids[i - 1])
			continue;
		st = change_or_skip(db, act, bulk, ids[i]);
		if (st != STATUS_OK)
			return st;
	}
	act_lead(act, "/desk");
	return STATUS_OK;
}

enum status
ticket_bulk_change(struct db *db, struct act *act,
    const struct ticket_bulk *in, enum ticket_fault *fault, int64_t *changed,
    int64_t *skipped)
{
	struct bulk bulk = { .in = in, .fault = fault };
	enum status st;

	*fault = TICKET_FINE;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_TICKET_WORK))
		return STATUS_FORBIDDEN;
	if (in->count < 1 || in->count > TICKET_BULK_MAX)
		return STATUS_INVALID;
	st = act_run(db, act, change_all, &bulk);
	if (st == STATUS_OK) {
		*changed = bulk.changed;
		*skipped = bulk.skipped;
	}
	return st;
}
