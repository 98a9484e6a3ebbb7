/**
 * @file
 * The page of one ticket.  See ticket.h.
 */
#include "domain/ticket.h"

#include "base/text.h"
#include "domain/complaint_act.h"
#include "domain/number.h"
#include "domain/setting.h"
#include "domain/ticket_sight.h"
#include "domain/ticket_sql.h"

#define WRITING_MS INT64_C(60000)

/* ticket->parts. */
enum {
	HAS_LINKS = 1,
	HAS_TASKS = 2,
	HAS_PEOPLE = 4
};

/* --- Numbers -------------------------------------------------------------------- */

static const char *
number_or(struct arena *mem, enum ticket_kind kind, int64_t id,
    const char *foreign_no)
{
	if (id == 0)
		return NULL;
	return foreign_no != NULL ? foreign_no : ticket_number(mem, kind, id);
}

enum status
ticket_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct ticket_sight sight;
	struct ticket_id_row row;
	bool is_complaint;
	int64_t own;
	enum status st;

	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st != STATUS_OK)
		return st;
	is_complaint =
	    number_parse(NUMBER_COMPLAINT, number, &own) == STATUS_OK;
	st = STATUS_NOT_FOUND;
	if (is_complaint || number_parse(NUMBER_TICKET, number, &own) == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_ticket_by_id, sight.scope,
		    DB_ARGS(db_int(own), TICKET_SIGHT_ARGS(&sight)), &row);
	/* TK of a complaint, or CP of another, names nothing. */
	if (st == STATUS_OK && is_complaint != (row.kind == TICKET_COMPLAINT))
		st = STATUS_NOT_FOUND;
	if (st == STATUS_NOT_FOUND)
		st = db_one_scoped(db, mem, &stmt_ticket_by_foreign,
		    sight.scope,
		    DB_ARGS(db_text(number), TICKET_SIGHT_ARGS(&sight)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}

/* --- Links ------------------------------------------------------------------------ */

static void
fill_numbered(struct arena *mem, struct ticket_link *link, const char *prefix,
    const char *folder)
{
	char number[32];

	if (link->number[0] == '\0') {
		number_format(number, prefix, link->object_id);
		link->number = arena_strdup(mem, number);
	}
	if (folder != NULL)
		link->path = text_format(mem, "/%s/%s", folder,
		    text_url_encode(mem, link->number));
}

static void
fill_link(struct arena *mem, struct ticket_link *link)
{
	enum ticket_kind kind;

	switch (link->kind) {
	case TICKET_LINK_ORDER:
		fill_numbered(mem, link, NUMBER_ORDER, "orders");
		break;
	case TICKET_LINK_SHIPMENT:
		fill_numbered(mem, link, NUMBER_SHIPMENT, "shipments");
		break;
	case TICKET_LINK_RETURN:
		fill_numbered(mem, link, NUMBER_RETURN, "returns");
		break;
	case TICKET_LINK_CREDIT_NOTE:
		fill_numbered(mem, link, NUMBER_CREDIT_NOTE, NULL);
		break;
	case TICKET_LINK_RECEIVABLE:
		fill_numbered(mem, link, NUMBER_RECEIVABLE, NULL);
		break;
	case TICKET_LINK_PRODUCT:
		fill_numbered(mem, link, "", "products");
		break;
	case TICKET_LINK_TICKET:
		/* The statement gives its kind in place of an amount. */
		kind = (enum ticket_kind)link->amount_fen;
		link->amount_fen = 0;
		link->number = ticket_number(mem, kind, link->object_id);
		link->path = ticket_path(mem, kind, link->object_id);
		break;
	case TICKET_LINK_KIND_COUNT:
	default:
		break;
	}
}

/* --- Parts ------------------------------------------------------------------------- */

static enum status
read_conversation(struct db *db, struct arena *mem,
    const struct ticket_sight *sight, struct ticket *ticket)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_ticket_messages,
	    DB_ARGS(db_int(ticket->id), db_int(sight->is_staff)), &rows);
	if (st != STATUS_OK)
		return st;
	ticket->messages = rows.items;
	ticket->message_count = rows.count;
	st = db_all(db, mem, &stmt_ticket_events,
	    DB_ARGS(db_int(ticket->id), db_int(sight->is_staff)), &rows);
	if (st != STATUS_OK)
		return st;
	ticket->events = rows.items;
	ticket->event_count = rows.count;
	return STATUS_OK;
}

static enum status
read_links(struct db *db, struct arena *mem, const struct ticket_sight *sight,
    struct ticket *ticket)
{
	struct ticket_link *link;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_ticket_links,
	    DB_ARGS(TICKET_SIGHT_ARGS(sight), db_int(ticket->id)), &rows);
	if (st != STATUS_OK)
		return st;
	link = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		fill_link(mem, &link[i]);
	ticket->links = link;
	ticket->link_count = rows.count;
	return STATUS_OK;
}

/* Watchers stand behind those who write. */
static void
split_people(struct ticket *ticket, const struct db_rows *rows)
{
	const struct ticket_person *people = rows->items;
	size_t writing = 0;

	while (writing < rows->count && people[writing].reason == 0)
		writing++;
	ticket->writing = people;
	ticket->writing_count = writing;
	ticket->watchers = rows->count == writing ? NULL : people + writing;
	ticket->watcher_count = rows->count - writing;
}

static void
split_tags(struct arena *mem, struct ticket *ticket)
{
	const char **tags = arena_calloc(mem, TICKET_TAGS_MAX, sizeof(*tags));
	const char *at = ticket->tags_text;

	while (*at != '\0' && ticket->tag_count < TICKET_TAGS_MAX) {
		size_t length = strcspn(at, ",");

		tags[ticket->tag_count++] = arena_memdup(mem, at, length);
		at += length + (at[length] == ',');
	}
	ticket->tags = tags;
}

/* What only staff read. */
static enum status
read_inside(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct ticket *ticket)
{
	struct setting setting;
	struct db_rows rows;
	enum status st;

	if ((ticket->parts & HAS_TASKS) != 0) {
		st = db_all(db, mem, &stmt_ticket_tasks,
		    DB_ARGS(db_int(who->user_id), db_int(who->user_id),
			db_text(who->role_names), db_int(ticket->id)),
		    &rows);
		if (st != STATUS_OK)
			return st;
		ticket->tasks = rows.items;
		ticket->task_count = rows.count;
	}
	if ((ticket->parts & HAS_PEOPLE) != 0) {
		st = db_all(db, mem, &stmt_ticket_people,
		    DB_ARGS(db_int(ticket->id), db_int(ticket->id),
			db_instant(instant_add_ms(now, -WRITING_MS)),
			db_int(who->user_id)),
		    &rows);
		if (st != STATUS_OK)
			return st;
		split_people(ticket, &rows);
	}
	split_tags(mem, ticket);
	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		ticket->band = complaint_band_needed(&setting,
		    ticket->severity, ticket->cost_fen, ticket->reopened);
	return st;
}

/* How a decision came about is not the distributor's; the result is, once it
 * was told. */
static void
blank(struct ticket *ticket)
{
	ticket->person_id = 0;
	ticket->person_name = NULL;
	ticket->responsible = 0;
	ticket->responsible_name = NULL;
	ticket->responsible_name_en = NULL;
	ticket->cause = "";
	ticket->proposal = "";
	ticket->cost_fen = 0;
	ticket->proposed_by = 0;
	ticket->proposed_by_name = NULL;
	ticket->decided_by = 0;
	ticket->decided_by_name = NULL;
	ticket->opinion = "";
	ticket->tags_text = "";
	ticket->merged_count = 0;
	if (ticket->reply_id != 0)
		return;
	ticket->founded = TICKET_NOT_SAID;
	ticket->remedy = TICKET_REMEDY_NONE;
	ticket->decided_at = (struct instant){ 0 };
}

enum status
ticket_read(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct instant now, struct ticket *out)
{
	struct ticket ticket = { 0 };
	struct ticket_sight sight;
	enum status st;

	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_ticket_find, sight.scope,
		    DB_ARGS(db_int(who->user_id), db_int(who->user_id),
			db_int(sight.is_staff), db_int(who->user_id),
			db_int(id), TICKET_SIGHT_ARGS(&sight)),
		    &ticket);
	if (st == STATUS_OK)
		st = read_conversation(db, mem, &sight, &ticket);
	if (st == STATUS_OK && (ticket.parts & HAS_LINKS) != 0)
		st = read_links(db, mem, &sight, &ticket);
	if (st == STATUS_OK && sight.is_staff)
		st = read_inside(db, mem, who, now, &ticket);
	if (st != STATUS_OK)
		return st;

	ticket.number = ticket_number(mem, ticket.kind, ticket.id);
	ticket.path = ticket_path(mem, ticket.kind, ticket.id);
	ticket.merged_number = number_or(mem, ticket.merged_kind,
	    ticket.merged_into_id, ticket.merged_number);
	ticket.follows_number = number_or(mem, ticket.follows_kind,
	    ticket.follows_id, ticket.follows_number);
	if (!sight.is_staff)
		blank(&ticket);
	*out = ticket;
	return STATUS_OK;
}

enum status
ticket_who_writes(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct instant now, struct db_rows *rows)
{
	struct ticket_sight sight;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st != STATUS_OK)
		return st;
	return db_all_scoped(db, mem, &stmt_ticket_writing, sight.scope,
	    DB_ARGS(db_int(id), db_instant(instant_add_ms(now, -WRITING_MS)),
		db_int(who->user_id), TICKET_SIGHT_ARGS(&sight)),
	    rows);
}
