/**
 * @file
 * Lists, queues and counts of tickets.  See ticket.h.
 */
#include "domain/ticket.h"

#include "base/text.h"
#include "domain/calendar.h"
#include "domain/department.h"
#include "domain/desk_kept.h"
#include "domain/like.h"
#include "domain/number.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_sight.h"
#include "domain/ticket_term.h"

enum {
	LIST_MAX = 501,
	TERMS_SEARCHED = 5,
	DUE_SOON_MINUTES = 120,
	LINKED_MAX = 50,
	TASKS_MAX = 200,
	CALLER_MAX = 40
};

/* Behind every promise: "no clock runs", as next_due_at stores it. */
static struct instant
far_away(void)
{
	return instant_from_day((struct day){ 9999, 1, 1 }, 0);
}

/* What a list is asked by beside its filter. */
struct asking {
	struct ticket_sight sight;
	const struct actor *who;
	const int64_t *departments;
	size_t department_count;
	struct instant soon;
};

static enum status
ask(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, bool needs_team, bool needs_soon, struct asking *out)
{
	struct workday_calendar calendar;
	enum status st;

	*out = (struct asking){ .who = who };
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &out->sight);
	if (st == STATUS_OK && needs_team)
		st = department_mine(db, mem, who, &out->departments,
		    &out->department_count);
	if (st == STATUS_OK && needs_soon) {
		st = calendar_recent(db, mem, &calendar);
		if (st == STATUS_OK)
			out->soon = workday_add(&calendar, now,
			    DUE_SOON_MINUTES * WORKDAY_MINUTE_MS, false);
	}
	return st;
}

static void
add_queue(struct db_build *build, const struct asking *asking,
    enum ticket_queue queue)
{
	struct db_value me = db_int(asking->who->user_id);

	if (queue != TICKET_QUEUE_NONE)
		db_build_add(build, ticket_list_open, DB_NO_ARGS);
	switch (queue) {
	case TICKET_QUEUE_MINE:
		db_build_add(build, ticket_list_mine, DB_ARGS(me));
		break;
	case TICKET_QUEUE_TEAM:
		db_build_add(build, ticket_list_team,
		    DB_ARGS(db_ints(
			asking->departments, asking->department_count)));
		break;
	case TICKET_QUEUE_UNASSIGNED:
		db_build_add(build, ticket_list_unassigned, DB_NO_ARGS);
		break;
	case TICKET_QUEUE_DUE:
		db_build_add(build, ticket_list_due,
		    DB_ARGS(db_instant(asking->soon)));
		break;
	case TICKET_QUEUE_WAITING:
		db_build_add(build, ticket_list_waiting, DB_NO_ARGS);
		break;
	case TICKET_QUEUE_DECIDE:
		db_build_add(build, ticket_list_decide, DB_NO_ARGS);
		break;
	case TICKET_QUEUE_WATCHED:
		db_build_add(build, ticket_list_watched, DB_ARGS(me));
		break;
	case TICKET_QUEUE_NONE:
	case TICKET_QUEUE_ALL:
	case TICKET_QUEUE_COUNT:
	default:
		break;
	}
}

static void
add_number(struct db_build *build, const char *fragment, int64_t value)
{
	if (value != 0)
		db_build_add(build, fragment, DB_ARGS(db_int(value)));
}

static void
add_filters(struct db_build *build, const struct ticket_filter *filter)
{
	if (filter->open && filter->queue == TICKET_QUEUE_NONE)
		db_build_add(build, ticket_list_open, DB_NO_ARGS);
	if (filter->ended)
		db_build_add(build, ticket_list_ended, DB_NO_ARGS);
	if (filter->not_complaints)
		db_build_add(build, ticket_list_no_complaint, DB_NO_ARGS);
	add_number(build, ticket_list_kind, filter->kind);
	add_number(build, ticket_list_topic, filter->topic);
	add_number(build, ticket_list_severity, filter->severity);
	add_number(build, ticket_list_state, filter->state);
	add_number(build, ticket_list_customer, filter->customer_id);
	add_number(build, ticket_list_owner, filter->owner_id);
	add_number(build, ticket_list_department, filter->department_id);
	add_number(build, ticket_list_order, filter->order_id);
	add_number(build, ticket_list_product, filter->product_id);
	add_number(build, ticket_list_batch, filter->batch_id);
	add_number(build, ticket_list_class, filter->least_class);
	add_number(build, ticket_list_responsible, filter->responsible);
	if (filter->tag != NULL && filter->tag[0] != '\0')
		db_build_add(
		    build, ticket_list_tag, DB_ARGS(db_text(filter->tag)));
	if (!instant_is_none(filter->from))
		db_build_add(build, ticket_list_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(build, ticket_list_before,
		    DB_ARGS(db_instant(filter->before)));
}

static bool
is_han(const char *term)
{
	const char *at = term;

	return utf8_next(&at) >= 0x3400;
}

/* A number names one ticket; of other texts every term must be there: pairs of
 * Chinese characters as they are, the rest from its beginning. */
static void
add_text(struct db_build *build, struct arena *mem,
    const struct ticket_sight *sight, const char *text)
{
	const char *const *terms;
	int64_t id;
	size_t count;

	if (number_parse(NUMBER_COMPLAINT, text, &id) == STATUS_OK ||
	    number_parse(NUMBER_TICKET, text, &id) == STATUS_OK) {
		db_build_add(build, ticket_list_id, DB_ARGS(db_int(id)));
		return;
	}
	terms = ticket_terms(mem, text, &count);
	if (count == 0)
		db_build_add(build, ticket_list_id, DB_ARGS(db_int(0)));
	for (size_t i = 0; i < count && i < TERMS_SEARCHED; i++) {
		/* From the whole length: the first ones alone are often common.
		 */
		size_t at = count <= TERMS_SEARCHED
		    ? i
		    : i * (count - 1) / (TERMS_SEARCHED - 1);
		bool is_pair = is_han(terms[at]) && utf8_length(terms[at]) > 1;

		db_build_add(build, ticket_list_term,
		    DB_ARGS(db_text(is_pair ? terms[at]
					    : like_start(mem, terms[at])),
			db_int(sight->is_staff)));
	}
}

static void
add_order(struct db_build *build, const struct ticket_filter *filter)
{
	struct instant at = filter->after_at;

	if (filter->queue == TICKET_QUEUE_NONE) {
		if (filter->after_id != 0)
			db_build_add(build, ticket_list_after,
			    DB_ARGS(db_instant(at), db_instant(at),
				db_int(filter->after_id)));
		db_build_add(build, ticket_list_newest,
		    DB_ARGS(db_int(filter->limit)));
		return;
	}
	if (instant_is_none(at))
		at = far_away();
	if (filter->after_id != 0)
		db_build_add(build, ticket_list_after_due,
		    DB_ARGS(db_instant(at), db_instant(at),
			db_int(filter->after_id)));
	db_build_add(
	    build, ticket_list_first_due, DB_ARGS(db_int(filter->limit)));
}

static void
number_rows(struct arena *mem, const struct db_rows *rows)
{
	struct ticket_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		row[i].number = ticket_number(mem, row[i].kind, row[i].id);
}

enum status
ticket_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket_filter *filter, struct instant now,
    struct db_rows *rows)
{
	struct asking asking;
	struct db_build build;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    filter->queue >= TICKET_QUEUE_COUNT ||
	    (filter->text != NULL &&
		utf8_length(filter->text) > TICKET_SEARCH_MAX))
		return STATUS_INVALID;
	st = ask(db, mem, who, now, filter->queue == TICKET_QUEUE_TEAM,
	    filter->queue == TICKET_QUEUE_DUE, &asking);
	if (st != STATUS_OK)
		return st;

	if (asking.sight.is_staff)
		db_build_begin(&build, &stmt_ticket_desk,
		    DB_ARGS(TICKET_SIGHT_ARGS(&asking.sight)));
	else
		db_build_begin(&build, &stmt_ticket_list,
		    DB_ARGS(db_int(0), TICKET_SIGHT_ARGS(&asking.sight)));
	add_queue(&build, &asking, filter->queue);
	add_filters(&build, filter);
	if (filter->text != NULL && filter->text[0] != '\0')
		add_text(&build, mem, &asking.sight, filter->text);
	add_order(&build, filter);
	st = db_build_all(db, mem, &build, asking.sight.scope, rows);
	if (st != STATUS_OK)
		return st;
	number_rows(mem, rows);
	return asking.sight.is_staff
	    ? desk_name_rows(db, rows->items, rows->count)
	    : STATUS_OK;
}

static void
cap(int64_t *count)
{
	if (*count > TICKET_COUNT_MAX)
		*count = TICKET_COUNT_MAX;
}

/* Of who sees all: from the indexes of the queues. */
static enum status
count_all(struct db *db, struct arena *mem, const struct asking *asking,
    struct instant now, struct ticket_counts *out)
{
	struct db_value me = db_int(asking->who->user_id);
	struct db_value hidden = db_int(asking->sight.viewer_id);

	return db_one(db, mem, &stmt_ticket_counts_all,
	    DB_ARGS(me, hidden,
		db_ints(asking->departments, asking->department_count),
		hidden, hidden, db_instant(asking->soon), hidden, hidden,
		hidden, hidden, me, hidden, hidden, me, db_instant(now),
		hidden),
	    out);
}

enum status
ticket_counts(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct ticket_counts *out)
{
	struct db_value me = db_int(who->user_id);
	struct ticket_counts counts = { 0 };
	struct ticket_number_row tasks;
	struct asking asking;
	struct db_value team;
	enum status st;

	st = ask(db, mem, who, now, true, true, &asking);
	if (st != STATUS_OK)
		return st;
	team = db_ints(asking.departments, asking.department_count);
	if (asking.sight.is_staff && asking.sight.scope.kind == SCOPE_ALL)
		st = count_all(db, mem, &asking, now, &counts);
	else
		st = db_one_scoped(db, mem, &stmt_ticket_counts,
		    asking.sight.scope,
		    DB_ARGS(me, team, db_instant(asking.soon), me,
			db_instant(now), me,
			TICKET_SIGHT_ARGS(&asking.sight)),
		    &counts);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_ticket_task_count,
		    asking.sight.scope,
		    DB_ARGS(me, team, TICKET_SIGHT_ARGS(&asking.sight)),
		    &tasks);
	if (st != STATUS_OK)
		return st;
	counts.tasks = tasks.value;
	for (size_t i = 0; i < ARRAY_LEN(counts.queue); i++)
		cap(&counts.queue[i]);
	cap(&counts.late);
	*out = counts;
	return STATUS_OK;
}

enum status
ticket_next(struct db *db, struct arena *mem, const struct actor *who,
    enum ticket_queue queue, int64_t id, struct instant now, int64_t *next,
    enum ticket_kind *kind)
{
	struct ticket_filter filter = { .queue = queue, .limit = 2 };
	struct ticket_place_row place = { 0 };
	const struct ticket_row *row;
	struct ticket_sight sight;
	struct db_rows rows;
	enum status st;

	if (queue == TICKET_QUEUE_NONE)
		return STATUS_INVALID;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_ticket_place, sight.scope,
		    DB_ARGS(db_int(id), TICKET_SIGHT_ARGS(&sight)), &place);
	if (st == STATUS_NOT_FOUND)
		place.id = 0;
	else if (st != STATUS_OK)
		return st;
	filter.after_at = place.next_due_at;
	filter.after_id = place.id;
	st = ticket_list(db, mem, who, &filter, now, &rows);
	/* Behind the last one the first comes again. */
	if (st == STATUS_OK && rows.count == 0 && place.id != 0) {
		filter.after_id = 0;
		st = ticket_list(db, mem, who, &filter, now, &rows);
	}
	if (st != STATUS_OK)
		return st;
	*next = 0;
	row = rows.items;
	for (size_t i = 0; i < rows.count && *next == 0; i++) {
		if (row[i].id == id)
			continue;
		*next = row[i].id;
		*kind = row[i].kind;
	}
	return STATUS_OK;
}

enum status
ticket_task_list(struct db *db, struct arena *mem, const struct actor *who,
    bool done, int64_t limit, struct db_rows *rows)
{
	struct db_value me = db_int(who->user_id);
	struct ticket_task *task;
	struct asking asking;
	enum status st;

	if (limit < 1 || limit > TASKS_MAX)
		return STATUS_INVALID;
	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ask(db, mem, who, (struct instant){ 0 }, true, false, &asking);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_ticket_task_mine,
		    asking.sight.scope,
		    DB_ARGS(me, me, db_text(who->role_names), me,
			db_ints(asking.departments, asking.department_count),
			db_int(done), TICKET_SIGHT_ARGS(&asking.sight),
			db_int(limit)),
		    rows);
	if (st != STATUS_OK)
		return st;
	task = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		int64_t number;
		enum ticket_kind kind;

		if (text_to_int(task[i].ticket_number, &number) != STATUS_OK)
			return STATUS_BUG;
		kind = (enum ticket_kind)number;
		task[i].ticket_number =
		    ticket_number(mem, kind, task[i].ticket_id);
		task[i].ticket_path =
		    ticket_path(mem, kind, task[i].ticket_id);
	}
	return STATUS_OK;
}

enum status
ticket_list_linked(struct db *db, struct arena *mem, const struct actor *who,
    enum ticket_link_kind kind, int64_t object_id, int64_t limit,
    struct db_rows *rows)
{
	struct ticket_sight sight;
	enum status st;

	if (limit < 1 || limit > LINKED_MAX)
		return STATUS_INVALID;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_ticket_linked, sight.scope,
		    DB_ARGS(db_int(sight.is_staff), db_int(kind),
			db_int(object_id), TICKET_SIGHT_ARGS(&sight),
			db_int(limit)),
		    rows);
	if (st == STATUS_OK)
		number_rows(mem, rows);
	return st;
}

enum status
ticket_caller_find(struct db *db, struct arena *mem, const struct actor *who,
    const char *text, struct db_rows *rows)
{
	struct ticket_caller *caller;
	const char *part, *start;
	char number[32];
	int64_t id;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	text = text_trim(mem, text);
	if (text[0] == '\0' || utf8_length(text) > CALLER_MAX)
		return STATUS_INVALID;
	part = like_part(mem, text);
	start = like_start(mem, text);
	st = db_all_scoped(db, mem, &stmt_ticket_callers,
	    actor_scope(who, ACTION_TICKET_WORK),
	    DB_ARGS(db_int(who->user_id), db_text(part), db_text(part),
		db_text(part), db_text(start), db_text(start), db_text(part)),
	    rows);
	if (st != STATUS_OK)
		return st;
	caller = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		if (caller[i].last_order == NULL ||
		    text_to_int(caller[i].last_order, &id) != STATUS_OK)
			continue;
		number_format(number, NUMBER_ORDER, id);
		caller[i].last_order = arena_strdup(mem, number);
	}
	return STATUS_OK;
}
