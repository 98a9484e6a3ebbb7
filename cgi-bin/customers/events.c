/**
 * @file
 * GET and POST /customers/{id}/events, POST …/events/{event}/done: what happens
 * at a customer; GET /customers/tasks: the reader's tasks at customers.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/customer_event.h"
#include "view/about_view.h"
#include "view/event_view.h"
#include "view/words.h"

static enum status
show(struct page *page)
{
	const struct event_typed typed = {
		.kind = page_value(page, "kind"),
		.day = page_value(page, "day"),
		.what = page_value(page, "what"),
		.task = page_value(page, "task"),
		.owner = page_value(page, "owner"),
		.due = page_value(page, "due"),
	};
	struct event_page view = { .who = page->who, .typed = &typed };
	struct db_rows events, helpers = { .count = 0 };
	struct account account;
	enum status st = subject_of_path(page, &account);

	if (st == STATUS_OK)
		st = subject_today(page, &view.today);
	if (st == STATUS_OK)
		st = customer_event_list(
		    page->db, page->mem, &account, &events);
	if (st == STATUS_OK && actor_may(page->who, ACTION_CUSTOMER_CHANGE))
		st = customer_helpers(
		    page->db, page->mem, page->who, &account, &helpers);
	if (st != STATUS_OK)
		return st;
	view.account = &account;
	view.events = &events;
	view.helpers = &helpers;
	about_view_head(page->tpl, page->who, &account, ABOUT_EVENTS);
	event_view_page(page->tpl, &view);
	return page_render(page, "customers.events",
	    words(page->who->language, "Events"), "customers/events.tpl");
}

enum status
customers_events(struct page *page)
{
	return show(page);
}

struct event_form {
	const char *what, *task;
	int64_t kind, owner;
	struct day day, due;
};

enum status
customers_event_add(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_INT(struct event_form, kind, 1, 5),
		FORM_DAY(struct event_form, day, 1),
		FORM_TEXT(struct event_form, what, 1, CUSTOMER_EVENT_CHARS),
		FORM_TEXT(struct event_form, task, 0, CUSTOMER_EVENT_CHARS),
		FORM_INT(struct event_form, owner, 0, INT64_MAX),
		FORM_DAY(struct event_form, due, 0),
	};
	enum language language = page->who->language;
	enum customer_event_fault fault;
	struct act act = page_act(page);
	struct event_form form;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st == STATUS_INVALID)
		return show(page);
	if (st != STATUS_OK)
		return st;
	st = customer_event_add(page->db, &act,
	    subject_number(page_arg(page, "id")),
	    &(struct customer_event_request){
		.kind = (enum customer_event_kind)form.kind,
		.day = form.day,
		.what = form.what,
		.task = form.task,
		.task_owner_id = form.owner,
		.task_due = form.due,
	    },
	    &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "The event is noted."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, event_fault_field(fault),
	    words(language, event_fault_words(fault)));
	return show(page);
}

enum status
customers_event_done(struct page *page)
{
	enum language language = page->who->language;
	struct act act = page_act(page);
	enum status st = customer_event_done(page->db, &act,
	    subject_number(page_arg(page, "id")),
	    subject_number(page_arg(page, "event")));

	if (st == STATUS_OK) {
		page_flash(page, words(language, "The task is done."));
		return page_done(page, &act);
	}
	if (st != STATUS_CONFLICT)
		return st;
	page_conflict(page, words(language, "This was done already."));
	return show(page);
}

enum status
customers_tasks(struct page *page)
{
	struct db_rows rows;
	struct day today;
	enum status st = subject_today(page, &today);

	if (st == STATUS_OK)
		st = customer_task_list(
		    page->db, page->mem, page->who, &rows);
	if (st != STATUS_OK)
		return st;
	event_view_tasks(page->tpl, page->who, &rows, today);
	return page_render(page, "customers.tasks",
	    words(page->who->language, "My tasks at customers"),
	    "customers/tasks.tpl");
}
