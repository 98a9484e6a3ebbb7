/**
 * @file
 * Beside the inbox: /desk/tasks, /desk/call (who is on the telephone) and
 * /desk/handover (what the next shift must know).
 */
#include "base/text.h"
#include "domain/department.h"
#include "tickets/pages.h"
#include "view/desk_view.h"
#include "view/ticket_view.h"
#include "view/words.h"

enum {
	TASKS_SHOWN = 100,
	NOTES_SHOWN = 30
};

enum status
desk_tasks(struct page *page)
{
	bool done = page_value(page, "done")[0] != '\0';
	struct db_rows rows;
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/tickets");
	st = ticket_task_list(
	    page->db, page->mem, page->who, done, TASKS_SHOWN, &rows);
	if (st != STATUS_OK)
		return st;
	desk_view_tasks(page->tpl, &rows, done, page->now);
	return page_render(page, "desk.tasks",
	    words(page->who->language, "My tasks"), "tickets/tasks.tpl");
}

enum status
desk_call(struct page *page)
{
	const char *q = page_value(page, "q");
	struct db_rows rows = { .items = NULL };
	enum status st = STATUS_OK;

	if (q[0] != '\0')
		st = ticket_caller_find(
		    page->db, page->mem, page->who, q, &rows);
	if (st != STATUS_OK)
		return st;
	tpl_text(page->tpl, "Q", q);
	ticket_view_callers(page->tpl, rows.items, rows.count, q[0] != '\0');
	return page_render(page, "desk.call",
	    words(page->who->language, "Who is calling?"), "tickets/call.tpl");
}

static enum status
show_handover(struct page *page)
{
	struct db_rows rows;
	enum status st = handover_list(
	    page->db, page->mem, page->who, NOTES_SHOWN, &rows);

	if (st != STATUS_OK)
		return st;
	desk_view_notes(page->tpl, &rows);
	tpl_show_if(page->tpl, "MAY_WORK",
	    actor_may(page->who, ACTION_TICKET_WORK));
	tpl_text(page->tpl, "BODY_TYPED", page_value(page, "body"));
	return page_render(page, "desk.handover",
	    words(page->who->language, "Handover"), "tickets/handover.tpl");
}

enum status
desk_handover(struct page *page)
{
	return show_handover(page);
}

enum status
desk_handover_add(struct page *page)
{
	struct act act = page_act(page);
	enum status st =
	    handover_add(page->db, &act, page_value(page, "body"));

	if (st == STATUS_INVALID) {
		page_error(page, "body",
		    words(page->who->language,
			"Please write something here; not more than fits."));
		return show_handover(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_redirect(page, "/desk/handover");
}
