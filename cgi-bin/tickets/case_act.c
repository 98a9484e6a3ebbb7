/**
 * @file
 * POST /tickets/{no}/{assign, refer, link, tasks, …}: who looks after a case,
 * and what belongs to it.
 */
#include "base/day.h"
#include "base/text.h"
#include "tickets/pages.h"
#include "tickets/task.h"
#include "view/ticket_words.h"
#include "view/words.h"

static enum status
answer(struct page *page, struct act *act, int64_t id, enum status st,
    enum ticket_fault fault, const char *field, const char *done)
{
	if (st == STATUS_OK)
		page_flash(page, words(page->who->language, done));
	return ticket_answer(page, act, id, st, fault, field);
}

enum status
tickets_assign(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_assign(
	    page->db, &act, id, ticket_id_value(page, "owner"), &fault);
	return answer(page, &act, id, st, fault, "owner", T_("Handed over."));
}

enum status
tickets_claim(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_claim(page->db, &act, id);
	return answer(
	    page, &act, id, st, TICKET_FINE, "owner", T_("It is yours now."));
}

enum status
tickets_refer(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_refer(page->db, &act, id,
	    ticket_id_value(page, "department"), page_value(page, "note"),
	    &fault);
	return answer(page, &act, id, st, fault, "refer",
	    T_("Handed to the department. You keep sight of it."));
}

enum status
tickets_severity(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_set_severity(page->db, &act, id,
	    ticket_severity_by_name(page_value(page, "severity")), &fault);
	return answer(page, &act, id, st, fault, "severity",
	    T_("Changed; the promises were worked out again."));
}

enum status
tickets_tags(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_set_tags(
	    page->db, &act, id, page_value(page, "tags"), &fault);
	return answer(page, &act, id, st, fault, "tags", T_("Saved."));
}

enum status
tickets_link(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_link_add(
	    page->db, &act, id, page_value(page, "object"), &fault);
	return answer(page, &act, id, st, fault, "link", T_("Linked."));
}

enum status
tickets_unlink(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_link_remove(page->db, &act, id,
	    ticket_link_by_name(page_value(page, "kind")),
	    ticket_id_value(page, "object"));
	return answer(
	    page, &act, id, st, TICKET_FINE, "link", T_("Not linked any more."));
}

/* "watch" 1 or 0 for oneself, or a colleague who is to follow it. */
enum status
tickets_watch(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t colleague = ticket_id_value(page, "user");
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = colleague != 0
	    ? ticket_watch_for(page->db, &act, id, colleague, &fault)
	    : ticket_watch(page->db, &act, id,
		  text_equal(page_value(page, "watch"), "1"));
	return answer(page, &act, id, st, fault, "user", T_("Saved."));
}

enum status
tickets_merge(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = ticket_merge(
	    page->db, &act, id, page_value(page, "into"), &fault);
	return answer(page, &act, id, st, fault, "into",
	    T_("Merged. Each customer gets the result as its own."));
}

/* --- Tasks ---------------------------------------------------------------------------- */

void
ticket_task_typed(
    struct page *page, struct ticket_task_new *task, const char *field)
{
	enum {
		EVENING_MS = 18 * 3600 * 1000
	};
	struct day due;

	*task = (struct ticket_task_new){
		.kind = ticket_task_kind_by_name(page_value(page, "kind")),
		.department_id = ticket_id_value(page, "department"),
		.assignee_id = ticket_id_value(page, "assignee"),
		.what = page_value(page, "what"),
	};
	if (page_value(page, "due")[0] == '\0')
		return;
	if (day_parse(page_value(page, "due"), &due) != STATUS_OK) {
		page_error(page, field,
		    words(page->who->language,
			ticket_fault_text(TICKET_FAULT_DUE)));
		return;
	}
	task->due_at = instant_add_ms(
	    instant_from_day(due, page->who->zone_minutes), EVENING_MS);
}

enum status
tickets_task(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct ticket_task_new task;
	int64_t task_id;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	ticket_task_typed(page, &task, "due");
	if (task.kind == 0)
		task.kind = TICKET_TASK_WORK;
	if (page->error_count > 0)
		return ticket_show(page, id);
	st = ticket_task_make(page->db, &act, id, &task, &fault, &task_id);
	return answer(page, &act, id, st, fault, "task", T_("Task given."));
}

enum status
tickets_task_answer(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t task_id;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	if (text_to_int(page_arg(page, "task"), &task_id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = ticket_task_answer(page->db, &act, id, task_id,
	    page_value(page, "body"), &fault);
	return answer(page, &act, id, st, fault, "tasks", T_("Task done."));
}

enum status
tickets_task_drop(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t task_id;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	if (text_to_int(page_arg(page, "task"), &task_id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = ticket_task_drop(page->db, &act, id, task_id,
	    page_value(page, "reason"), &fault);
	return answer(page, &act, id, st, fault, "tasks", T_("Task dropped."));
}
