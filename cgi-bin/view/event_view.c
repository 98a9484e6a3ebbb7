/**
 * @file
 * See event_view.h.
 */
#include "view/event_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/words.h"

static const struct {
	const char *name;
	const char *tone;
} kinds[CUSTOMER_EVENT_KIND_COUNT] = {
	[CUSTOMER_ANNIVERSARY] = { T_("Anniversary"), "brand" },
	[CUSTOMER_OPENING] = { T_("Opening"), "good" },
	[CUSTOMER_HONOUR] = { T_("Honour"), "good" },
	[CUSTOMER_MOVE] = { T_("Move"), "info" },
	[CUSTOMER_OTHER] = { T_("Other news"), "quiet" },
};

void
event_view_helpers(
    struct tpl *tpl, const struct db_rows *rows, const char *chosen)
{
	const struct customer_helper *helpers = rows->items;
	int64_t id;

	if (text_to_int(chosen, &id) != STATUS_OK)
		id = 0;
	tpl_list(tpl, "HELPER");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "HELPER");

		tpl_plain(row, "HELPER_ID", helpers[i].id);
		tpl_text(row, "HELPER_NAME", helpers[i].name);
		tpl_show_if(row, "HELPER_CHOSEN", helpers[i].id == id);
	}
}

static void
add_task(struct tpl *row, const struct event_page *page,
    const struct customer_event *event)
{
	bool is_done = !instant_is_none(event->task_done);
	bool is_late = !is_done && day_compare(event->task_due, page->today) < 0;
	struct tpl *task = tpl_row(row, "TASK");

	tpl_text(task, "TASK_WHAT", event->task);
	tpl_text(task, "TASK_OWNER",
	    event->task_owner == NULL ? "" : event->task_owner);
	tpl_day(task, "TASK_DUE", event->task_due);
	tpl_show_if(task, "IS_DONE", is_done);
	tpl_text(task, "DONE_BY", event->done_by == NULL ? "" : event->done_by);
	tpl_time(task, "DONE_AT", event->task_done);
	tpl_show_if(task, "IS_OPEN", !is_done);
	tpl_text(task, "TASK_TONE", is_late ? "bad" : "warn");
	tpl_show_if(task, "MAY_DONE",
	    !is_done &&
		(event->task_owner_id == page->who->user_id ||
		    actor_may(page->who, ACTION_CUSTOMER_CHANGE)));
}

static void
add_events(struct tpl *tpl, const struct event_page *page)
{
	const struct customer_event *events = page->events->items;

	for (size_t i = 0; i < page->events->count; i++) {
		const struct customer_event *event = &events[i];
		enum customer_event_kind kind =
		    event->kind < CUSTOMER_EVENT_KIND_COUNT ? event->kind
							    : CUSTOMER_OTHER;
		struct tpl *row = tpl_row(tpl, "EVENT");

		tpl_plain(row, "EVENT_ID", event->id);
		tpl_text(row, "EVENT_KIND",
		    words(page->who->language, kinds[kind].name));
		tpl_text(row, "EVENT_TONE", kinds[kind].tone);
		tpl_day(row, "EVENT_DAY", event->day);
		tpl_text(row, "EVENT_WHAT", event->what);
		tpl_text(row, "EVENT_BY",
		    event->entered_by == NULL ? "" : event->entered_by);
		tpl_show_if(row, "IS_YEARLY", kind == CUSTOMER_ANNIVERSARY);
		tpl_day(row, "NEXT_DAY",
		    kind == CUSTOMER_ANNIVERSARY
			? customer_event_next(event->day, page->today)
			: (struct day){ 0 });
		tpl_list(row, "TASK");
		if (event->task[0] != '\0')
			add_task(row, page, event);
	}
}

static void
add_form(struct tpl *tpl, const struct event_page *page)
{
	const struct event_typed *typed = page->typed;
	int64_t chosen;

	if (text_to_int(typed->kind, &chosen) != STATUS_OK)
		chosen = CUSTOMER_ANNIVERSARY;
	for (unsigned i = CUSTOMER_ANNIVERSARY; i < CUSTOMER_EVENT_KIND_COUNT;
	     i++) {
		struct tpl *row = tpl_row(tpl, "KIND");

		tpl_plain(row, "KIND_VALUE", i);
		tpl_text(row, "KIND_NAME",
		    words(page->who->language, kinds[i].name));
		tpl_show_if(row, "KIND_CHOSEN", chosen == i);
	}
	event_view_helpers(tpl, page->helpers, typed->owner);
	tpl_text(tpl, "DAY_TYPED", typed->day);
	tpl_text(tpl, "WHAT_TYPED", typed->what);
	tpl_text(tpl, "TASK_TYPED", typed->task);
	tpl_text(tpl, "DUE_TYPED", typed->due);
}

void
event_view_page(struct tpl *tpl, const struct event_page *page)
{
	bool may_add = actor_may(page->who, ACTION_CUSTOMER_CHANGE);

	tpl_list(tpl, "EVENT");
	tpl_list(tpl, "KIND");
	tpl_list(tpl, "HELPER");
	tpl_show_if(tpl, "MAY_ADD", may_add);
	tpl_show_if(tpl, "HAS_EVENTS", page->events->count > 0);
	tpl_show_if(tpl, "NO_EVENTS", page->events->count == 0);
	add_events(tpl, page);
	if (may_add)
		add_form(tpl, page);
}

void
event_view_tasks(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today)
{
	const struct customer_task *tasks = rows->items;

	tpl_list(tpl, "TASK");
	tpl_show_if(tpl, "HAS_TASKS", rows->count > 0);
	tpl_show_if(tpl, "NO_TASKS", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct customer_task *task = &tasks[i];
		bool has_due = !day_is_none(task->due);
		struct tpl *row = tpl_row(tpl, "TASK");

		tpl_plain(row, "TASK_ID", task->id);
		tpl_text(row, "TASK_PATH",
		    text_format(tpl_arena(row), "/customers/%lld/%s",
			(long long)task->customer_id,
			task->is_step ? "pressure" : "events"));
		tpl_text(row, "TASK_FORM",
		    text_format(tpl_arena(row), "/customers/%lld/%s/%lld/done",
			(long long)task->customer_id,
			task->is_step ? "pressure" : "events",
			(long long)task->id));
		tpl_text(row, "TASK_CUSTOMER",
		    view_name(who->language, task->customer, task->customer_en));
		tpl_text(row, "TASK_WHAT", task->what);
		tpl_day(row, "TASK_DUE", task->due);
		tpl_show_if(row, "HAS_DUE", has_due);
		tpl_text(row, "TASK_TONE",
		    has_due && day_compare(task->due, today) < 0 ? "bad"
								 : "quiet");
	}
}

const char *
event_fault_words(enum customer_event_fault fault)
{
	switch (fault) {
	case CUSTOMER_EVENT_FAULT_KIND:
		return T_("Choose what kind of news it is.");
	case CUSTOMER_EVENT_FAULT_DAY:
		return T_("Enter a day, such as 2026-11-30.");
	case CUSTOMER_EVENT_FAULT_WHAT:
		return T_("Say what it is, in at most 300 characters.");
	case CUSTOMER_EVENT_FAULT_TASK:
		return T_("Say what is to be done, in at most 300 characters.");
	case CUSTOMER_EVENT_FAULT_OWNER:
		return T_("Choose who does it.");
	case CUSTOMER_EVENT_FAULT_DUE:
		return T_("Enter the day until which it is to be done.");
	case CUSTOMER_EVENT_SOUND:
		break;
	}
	return "";
}

const char *
event_fault_field(enum customer_event_fault fault)
{
	static const char *const fields[] = {
		[CUSTOMER_EVENT_SOUND] = "",
		[CUSTOMER_EVENT_FAULT_KIND] = "kind",
		[CUSTOMER_EVENT_FAULT_DAY] = "day",
		[CUSTOMER_EVENT_FAULT_WHAT] = "what",
		[CUSTOMER_EVENT_FAULT_TASK] = "task",
		[CUSTOMER_EVENT_FAULT_OWNER] = "owner",
		[CUSTOMER_EVENT_FAULT_DUE] = "due",
	};

	return fields[fault];
}
