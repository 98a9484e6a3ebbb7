/**
 * @file
 * Prepared answers.  See canned_reply.h.
 */
#include "domain/canned_reply.h"

#include "base/text.h"
#include "domain/canned_reply_sql.h"
#include "domain/desk_kept.h"
#include "domain/number.h"
#include "domain/ticket_core.h"

enum {
	FILLED_BYTES = 16000
};

static const char *const placeholders[] = { "{customer}", "{contact}",
	"{number}", "{order}", "{me}", "{due}" };

enum status
canned_reply_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t department_id, bool all, struct db_rows *rows)
{
	if (who->side != SIDE_STAFF || !actor_may(who, ACTION_TICKET_SEE))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_canned_list,
	    DB_ARGS(db_int(department_id), db_int(department_id), db_int(all)),
	    rows);
}

/* Which placeholder begins here; the count of them if none does. */
static size_t
placeholder_at(const char *at)
{
	size_t i = 0;

	while (i < ARRAY_LEN(placeholders) &&
	    !text_starts_with(at, placeholders[i]))
		i++;
	return i;
}

static bool
has_strange_placeholder(const char *body)
{
	for (const char *at = strchr(body, '{'); at != NULL;
	     at = strchr(at + 1, '{'))
		if (placeholder_at(at) == ARRAY_LEN(placeholders))
			return true;
	return false;
}

static bool
has_placeholder(const char *body)
{
	for (const char *at = strchr(body, '{'); at != NULL;
	     at = strchr(at + 1, '{'))
		if (placeholder_at(at) < ARRAY_LEN(placeholders))
			return true;
	return false;
}

struct saving {
	const struct canned_reply *in;
	enum canned_fault *fault;
	int64_t id;
};

static enum status
refuse(enum canned_fault *fault, enum canned_fault why)
{
	*fault = why;
	return STATUS_INVALID;
}

static enum status
check(const struct canned_reply *in, enum canned_fault *fault)
{
	if (!ticket_core_is_text(in->name, CANNED_NAME_MAX, true) ||
	    !ticket_core_is_text(in->name_en, CANNED_NAME_MAX, false))
		return refuse(fault, CANNED_NAME);
	if (!ticket_core_is_text(in->body, CANNED_BODY_MAX, true) ||
	    !ticket_core_is_text(in->body_en, CANNED_BODY_MAX, false))
		return refuse(fault, CANNED_BODY);
	if (has_strange_placeholder(in->body) ||
	    has_strange_placeholder(in->body_en))
		return refuse(fault, CANNED_PLACEHOLDER);
	if (in->is_help &&
	    (has_placeholder(in->body) || has_placeholder(in->body_en)))
		return refuse(fault, CANNED_HELP_PLACE);
	if (in->topic >= TICKET_TOPIC_COUNT)
		return refuse(fault, CANNED_TOPIC);
	return in->state == 1 || in->state == 2 ? STATUS_OK
						: refuse(fault, CANNED_NAME);
}

/* What the database must know: the department, the product, room for it. */
static enum status
check_others(struct db *db, struct act *act, const struct canned_reply *in,
    enum canned_fault *fault, int64_t *product_id)
{
	struct canned_number_row number = { 0 };
	enum ticket_fault department;
	enum status st = STATUS_OK;

	*product_id = 0;
	if (in->department_id != 0)
		st = ticket_core_department(
		    db, act, in->department_id, &department);
	if (st == STATUS_INVALID)
		return refuse(fault, CANNED_DEPARTMENT);
	if (st == STATUS_OK && in->sku != NULL && in->sku[0] != '\0') {
		st = db_one(db, act->mem, &stmt_canned_product,
		    DB_ARGS(db_text(in->sku)), &number);
		if (st == STATUS_NOT_FOUND)
			return refuse(fault, CANNED_PRODUCT);
		*product_id = number.value;
	}
	if (st != STATUS_OK || in->id != 0)
		return st;
	st = db_one(db, act->mem, &stmt_canned_count, DB_NO_ARGS, &number);
	if (st == STATUS_OK && number.value >= CANNED_REPLIES_MAX)
		return refuse(fault, CANNED_FULL);
	return st;
}

static enum status
write_one(struct db *db, struct act *act, void *context)
{
	struct saving *job = context;
	const struct canned_reply *in = job->in;
	int64_t product_id;
	enum status st;

	*job->fault = CANNED_FINE;
	act_lead(act, "/desk/replies");
	st = check(in, job->fault);
	if (st == STATUS_OK)
		st = check_others(db, act, in, job->fault, &product_id);
	if (st != STATUS_OK)
		return st;
	job->id = in->id;
	if (in->id == 0)
		return db_insert(db, &stmt_canned_insert,
		    DB_ARGS(db_id(in->department_id), db_text(in->name),
			db_text(in->name_en), db_text(in->body),
			db_text(in->body_en), db_int(in->state),
			db_int(in->topic), db_id(product_id),
			db_int(in->is_help), db_id(act->who->user_id),
			db_instant(act->now)),
		    &job->id);
	st = db_change(db, &stmt_canned_change,
	    DB_ARGS(db_id(in->department_id), db_text(in->name),
		db_text(in->name_en), db_text(in->body), db_text(in->body_en),
		db_int(in->state), db_int(in->topic), db_id(product_id),
		db_int(in->is_help), db_id(act->who->user_id),
		db_instant(act->now), db_int(in->id)));
	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

static enum status
save(struct db *db, struct act *act, void *context)
{
	enum status st = write_one(db, act, context);

	return st == STATUS_OK ? desk_changed(db) : st;
}

enum status
canned_reply_save(struct db *db, struct act *act,
    const struct canned_reply *in, enum canned_fault *fault, int64_t *id)
{
	struct saving job = { .in = in, .fault = fault };
	enum status st;

	*fault = CANNED_FINE;
	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	st = act_run(db, act, save, &job);
	if (st == STATUS_OK)
		*id = job.id;
	return st;
}

enum status
canned_reply_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct canned_reply *out)
{
	if (who->side != SIDE_STAFF || !actor_may(who, ACTION_TICKET_SEE))
		return STATUS_NOT_FOUND;
	return db_one(db, mem, &stmt_canned_find, DB_ARGS(db_int(id)), out);
}

enum status
canned_reply_used(struct db *db, struct act *act, int64_t id)
{
	(void)act;
	return db_run(db, &stmt_canned_used, DB_ARGS(db_int(id)), NULL);
}

static const char *
order_of(struct arena *mem, const struct ticket *ticket)
{
	char number[32];

	for (size_t i = 0; i < ticket->link_count; i++)
		if (ticket->links[i].kind == TICKET_LINK_ORDER)
			return ticket->links[i].number;
	if (ticket->order_id == 0)
		return "";
	number_format(number, NUMBER_ORDER, ticket->order_id);
	return arena_strdup(mem, number);
}

const char *
canned_reply_fill(struct arena *mem, const char *body,
    const struct ticket *ticket, const char *customer, const char *me,
    const char *due)
{
	const char *contact = ticket->contact != NULL && *ticket->contact
	    ? ticket->contact
	    : ticket->opener_name;
	const char *const values[] = { customer, contact, ticket->number,
		order_of(mem, ticket), me, due };
	struct text out = text_new(mem, FILLED_BYTES);

	for (const char *at = body; *at != '\0';) {
		size_t plain = strcspn(at, "{");
		size_t which;

		text_add_bytes(&out, at, plain);
		at += plain;
		if (*at == '\0')
			break;
		which = placeholder_at(at);
		if (which == ARRAY_LEN(placeholders)) {
			text_add_char(&out, *at++);
			continue;
		}
		text_add(&out, values[which] == NULL ? "" : values[which]);
		at += strlen(placeholders[which]);
	}
	return out.bytes;
}
