/**
 * @file
 * The inbox of staff and what stands beside it.  See desk_view.h.
 */
#include "view/desk_view.h"

#include "base/text.h"
#include "domain/calendar.h"
#include "domain/department.h"
#include "domain/saved_filter.h"
#include "view/draft_view.h"
#include "view/ticket_case.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* --- The inbox ---------------------------------------------------------------------- */

static const char *
tab_tone(enum ticket_queue queue, int64_t count, bool current)
{
	if (current)
		return "brand";
	if (queue == TICKET_QUEUE_DUE && count > 0)
		return "bad";
	if (queue == TICKET_QUEUE_UNASSIGNED && count > 0)
		return "warn";
	return "quiet";
}

static void
fill_tabs(struct tpl *tpl, const struct actor *who,
    const struct ticket_counts *counts, enum ticket_queue chosen)
{
	static const enum ticket_queue order[] = { TICKET_QUEUE_MINE,
		TICKET_QUEUE_DUE, TICKET_QUEUE_TEAM, TICKET_QUEUE_UNASSIGNED,
		TICKET_QUEUE_DECIDE, TICKET_QUEUE_WAITING,
		TICKET_QUEUE_WATCHED, TICKET_QUEUE_ALL, TICKET_QUEUE_NONE };

	tpl_list(tpl, "TAB");
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		enum ticket_queue queue = order[i];
		bool current = queue == chosen;
		struct tpl *tab;

		if (queue == TICKET_QUEUE_DECIDE &&
		    !actor_may(who, ACTION_COMPLAINT_DECIDE))
			continue;
		tab = tpl_row(tpl, "TAB");
		tpl_text(tab, "TAB_VALUE",
		    queue == TICKET_QUEUE_NONE ? "every"
					       : ticket_queue_name(queue));
		tpl_text(tab, "TAB_TEXT",
		    words(tpl_language(tpl), ticket_queue_text(queue)));
		tpl_show_if(tab, "TAB_CURRENT", current);
		tpl_show_if(tab, "TAB_COUNTED", queue != TICKET_QUEUE_NONE);
		tpl_text(tab, "TAB_COUNT",
		    ticket_count_text(tpl_arena(tpl), counts->queue[queue]));
		tpl_text(tab, "TAB_TONE",
		    tab_tone(queue, counts->queue[queue], current));
	}
}

static void
fill_saved(struct tpl *tpl, const struct actor *who,
    const struct desk_inbox *inbox)
{
	const struct saved_filter *all = inbox->beside->saved.items;

	tpl_list(tpl, "SAVED");
	tpl_show_if(tpl, "HAS_SAVED", inbox->beside->saved.count > 0);
	tpl_show_if(
		tpl, "MAY_SHARE", actor_may(who, ACTION_DESK_SET));
	for (size_t i = 0; i < inbox->beside->saved.count; i++) {
		struct tpl *row = tpl_row(tpl, "SAVED");

		tpl_plain(row, "SAVED_ID", all[i].id);
		tpl_text(row, "SAVED_NAME", all[i].name);
		tpl_text(row, "SAVED_PATH",
		    text_format(
			tpl_arena(tpl), "/desk?%s", all[i].query));
		tpl_show_if(row, "SAVED_CURRENT",
		    text_equal(all[i].query, inbox->query));
		tpl_show_if(row, "MAY_FORGET",
		    !all[i].is_shared || actor_may(who, ACTION_DESK_SET));
	}
}

/* What is smaller print: class and key account of the customer. */
static const char *
customer_note(const struct tpl *tpl, const struct ticket_row *ticket)
{
	const char *class = ticket_class_text(ticket->class);
	const char *key = words(tpl_language(tpl), "Key");

	if (ticket->tier != 2)
		return class;
	return text_format(tpl_arena(tpl), "%s%s%s", class,
	    class[0] != '\0' ? " · " : "", key);
}

/* Beside the number: when it changed, what it climbed to, who spoke last, its
 * tags.  Text alone: fifty rows are to be light. */
static const char *
case_note(const struct tpl *tpl, const struct ticket_row *ticket,
    struct instant now)
{
	enum language language = tpl_language(tpl);
	struct text note = text_new(tpl_arena(tpl), 1024);

	text_add(&note, ticket_time_text(tpl, ticket->changed_at, now));
	if (ticket->level > 0) {
		text_add(&note, " · ");
		text_add(&note,
		    words_fill(tpl_arena(tpl), language, "level {LEVEL}",
			"LEVEL",
			text_format(tpl_arena(tpl), "%lld",
			    (long long)ticket->level),
			NULL));
	}
	if (ticket->last_by_customer && ticket_is_open(ticket->state)) {
		text_add(&note, " · ");
		text_add(&note, words(language, "customer spoke last"));
	}
	for (const char *at = ticket->tags; at != NULL && *at != '\0';) {
		size_t length = strcspn(at, ",");

		text_add(&note, " #");
		text_add_bytes(&note, at, length);
		at += length + (at[length] == ',');
	}
	return note.bytes;
}

static void
fill_case(struct tpl *row, const struct actor *who,
    const struct ticket_row *ticket, struct instant now)
{
	enum language language = tpl_language(row);
	struct order_badge severity = ticket_severity_badge(ticket->severity);
	struct ticket_clock clock = ticket_view_clock(row, who, ticket, now);

	tpl_plain(row, "TICKET_ID", ticket->id);
	tpl_text(row, "NUMBER", ticket->number);
	tpl_text(row, "FOLDER",
	    ticket->kind == TICKET_COMPLAINT ? "complaints" : "tickets");
	tpl_text(row, "SUBJECT", ticket->subject);
	tpl_text(row, "CASE_NOTE", case_note(row, ticket, now));
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(
		language, ticket->customer_name, ticket->customer_name_en));
	tpl_text(row, "CUSTOMER_NOTE", customer_note(row, ticket));
	tpl_text(row, "WHAT",
	    words(language, ticket_what_text(ticket->kind, ticket->topic)));
	tpl_text(row, "STATE_TEXT",
	    words(language,
		ticket_state_badge(SIDE_STAFF, ticket->kind, ticket->state)
		    .text));
	tpl_text(row, "SEVERE",
	    ticket->severity > TICKET_NORMAL ? words(language, severity.text)
					     : "");
	tpl_text(row, "SEVERE_TONE", severity.tone);
	tpl_text(row, "OWNER",
	    ticket->owner_name != NULL ? ticket->owner_name : "");
	tpl_text(row, "UNASSIGNED_TO",
	    ticket->owner_id != 0 || ticket->department_name == NULL
		? ""
		: view_name(language, ticket->department_name,
		      ticket->department_name_en));
	tpl_text(row, "CLOCK_TONE", clock.tone);
	if (ticket->stars > 0)
		clock.text = words_fill(tpl_arena(row), language,
		    "{STARS} of 5 stars", "STARS",
		    text_format(
			tpl_arena(row), "%lld", (long long)ticket->stars),
		    NULL);
	tpl_text(row, "CLOCK_TEXT", clock.text);
}

static void
fill_cases(struct tpl *tpl, const struct actor *who,
    const struct desk_inbox *inbox)
{
	const struct ticket_row *tickets = inbox->rows->items;

	tpl_show_if(tpl, "HAS_ROWS", inbox->rows->count > 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < inbox->rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "ROW");
		size_t k = 0;

		while (k < inbox->picked_count &&
		    inbox->picked[k] != tickets[i].id)
			k++;
		tpl_show_if(row, "PICKED", k < inbox->picked_count);
		fill_case(row, who, &tickets[i], inbox->now);
	}
}

void
desk_view_inbox(struct tpl *tpl, const struct actor *who,
    const struct desk_inbox *inbox)
{
	const struct ticket_counts *counts = &inbox->beside->counts;
	const struct ticket_filter *filter = inbox->filter;
	enum language language = tpl_language(tpl);
	bool is_filtered = inbox->q[0] != '\0' || filter->kind != 0 ||
	    filter->topic != 0 || filter->severity != 0 ||
	    filter->tag != NULL || filter->customer_id != 0;

	fill_tabs(tpl, who, &inbox->beside->counts, filter->queue);
	fill_saved(tpl, who, inbox);
	tpl_text(tpl, "QUEUE",
	    filter->queue == TICKET_QUEUE_NONE
		? "every"
		: ticket_queue_name(filter->queue));
	tpl_text(tpl, "Q", inbox->q);
	tpl_text(tpl, "QUERY", inbox->query);
	tpl_text(
	    tpl, "TAG_TYPED", filter->tag != NULL ? filter->tag : "");
	tpl_text(tpl, "LATE", ticket_count_text(tpl_arena(tpl), counts->late));
	tpl_show_if(tpl, "HAS_LATE", counts->late > 0);
	tpl_text(
	    tpl, "TASKS", ticket_count_text(tpl_arena(tpl), counts->tasks));
	tpl_show_if(tpl, "HAS_TASKS", counts->tasks > 0);
	tpl_show_if(tpl, "MAY_WORK", actor_may(who, ACTION_TICKET_WORK));
	tpl_show_if(tpl, "MAY_SET", actor_may(who, ACTION_DESK_SET));
	tpl_show_if(tpl, "MAY_FIGURES", actor_may(who, ACTION_FIGURES_SEE));
	ticket_view_kinds(tpl, "KIND", filter->kind);
	ticket_view_topics(tpl, "TOPIC", filter->topic);
	ticket_view_severities(tpl, "SEVERITY", filter->severity);
	ticket_view_colleagues(
	    tpl, "COLLEAGUE", &inbox->beside->colleagues,
	    inbox->to_colleague, true);
	ticket_view_departments(
	    tpl, "DEPARTMENT_CHOICE", &inbox->beside->departments,
	    inbox->to_department);
	tpl_text(tpl, "BULK_TAG", inbox->tag);
	desk_view_notes(tpl, &inbox->beside->notes);
	tpl_show_if(tpl, "NONE_FOUND", inbox->rows->count == 0 && is_filtered);
	tpl_show_if(tpl, "NONE_YET", inbox->rows->count == 0 && !is_filtered);
	tpl_text(tpl, "EMPTY_TEXT",
	    words(language, ticket_queue_empty_text(filter->queue)));
	fill_cases(tpl, who, inbox);
}

/* --- Tasks ---------------------------------------------------------------------------- */

void
desk_view_tasks(struct tpl *tpl, const struct db_rows *rows, bool done,
    struct instant now)
{
	const struct ticket_task *all = rows->items;
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "IS_DONE_LIST", done);
	tpl_show_if(tpl, "IS_OPEN_LIST", !done);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NO_ROWS", rows->count == 0);
	tpl_list(tpl, "TASK");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "TASK");
		struct ticket_clock clock = ticket_clock(tpl_arena(tpl),
		    language, tpl_zone(tpl), all[i].due_at, now);
		struct order_badge severity =
		    ticket_severity_badge(all[i].severity);

		tpl_plain(row, "TASK_ID", all[i].id);
		tpl_text(row, "TASK_KIND",
		    words(language, ticket_task_text(all[i].kind)));
		tpl_text(row, "TASK_WHAT", all[i].what);
		tpl_text(row, "TASK_WHO",
		    all[i].assignee_name != NULL
			? all[i].assignee_name
			: view_name(language, all[i].department_name,
			      all[i].department_name_en));
		tpl_text(row, "TASK_BY",
		    all[i].asked_by_name != NULL
			? all[i].asked_by_name
			: words(language, "the system"));
		tpl_text(row, "TASK_ANSWER",
		    all[i].answer != NULL ? all[i].answer : "");
		tpl_text(row, "CASE_PATH", all[i].ticket_path);
		tpl_text(row, "CASE_NUMBER", all[i].ticket_number);
		tpl_text(row, "CASE_SUBJECT", all[i].subject);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(language, all[i].customer_name,
			all[i].customer_name_en));
		tpl_text(row, "SEVERITY_TEXT", words(language, severity.text));
		tpl_text(row, "SEVERITY_TONE", severity.tone);
		tpl_show_if(
		    row, "IS_SEVERE", all[i].severity > TICKET_NORMAL);
		tpl_text(row, "CLOCK_TONE", done ? "quiet" : clock.tone);
		tpl_text(row, "CLOCK_TEXT", done ? "" : clock.text);
		tpl_show_if(row, "CLOCK_LATE", !done && clock.is_late);
		tpl_show_if(row, "CLOCK_RUNS",
		    !done && !clock.is_late && clock.text[0] != '\0');
	}
}

void
desk_view_notes(struct tpl *tpl, const struct db_rows *rows)
{
	const struct handover_note *all = rows->items;

	tpl_list(tpl, "NOTE");
	tpl_show_if(tpl, "HAS_NOTES", rows->count > 0);
	tpl_show_if(tpl, "NO_NOTES", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "NOTE");

		tpl_text(row, "NOTE_BY", all[i].user_name);
		tpl_time(row, "NOTE_AT", all[i].at);
		tpl_time_iso(row, "NOTE_ISO", all[i].at);
		tpl_text(row, "NOTE_BODY", all[i].body);
	}
}

/* --- The calendar ------------------------------------------------------------------------ */

static const struct calendar_day *
exception_of(const struct db_rows *days, struct day day)
{
	const struct calendar_day *all = days->items;

	for (size_t i = 0; i < days->count; i++) {
		if (day_compare(all[i].day, day) == 0)
			return &all[i];
	}
	return NULL;
}

static void
fill_day(struct tpl *row, struct day day, struct day first, struct day today,
    struct day chosen, const struct db_rows *days)
{
	const struct calendar_day *other = exception_of(days, day);
	bool is_weekend = day_weekday(day) > 5;
	bool is_working = other != NULL ? other->is_working : !is_weekend;
	char iso[11];

	day_to_iso(day, iso);
	tpl_text(row, "DAY_ISO", arena_strdup(tpl_arena(row), iso));
	tpl_plain(row, "DAY_NUMBER", day.mday);
	tpl_day(row, "DAY_TEXT", day);
	tpl_show_if(row, "IN_MONTH", day.month == first.month);
	tpl_show_if(row, "NOT_IN_MONTH", day.month != first.month);
	tpl_show_if(row, "IS_FREE", !is_working);
	tpl_show_if(row, "IS_HOLIDAY", other != NULL && !is_working);
	tpl_show_if(row, "IS_MADE_UP", other != NULL && is_working);
	tpl_show_if(row, "IS_TODAY", day_compare(day, today) == 0);
	tpl_show_if(row, "IS_CHOSEN", day_compare(day, chosen) == 0);
	tpl_text(row, "DAY_NAME", other != NULL ? other->name : "");
}

void
desk_view_month(struct tpl *tpl, struct day first, struct day today,
    struct day chosen, const struct db_rows *days)
{
	struct day day = day_add(first, 1 - day_weekday(first));

	tpl_list(tpl, "WEEK");
	do {
		struct tpl *week = tpl_row(tpl, "WEEK");

		tpl_list(week, "DAY");
		for (int i = 0; i < 7; i++) {
			fill_day(tpl_row(week, "DAY"), day, first, today,
			    chosen, days);
			day = day_add(day, 1);
		}
	} while (day.month == first.month && day.year == first.year);
}
