/**
 * @file
 * What waits of customers' files: proposed changes, handovers to sign, tasks at
 * customers, concessions to approve.
 */
#include "domain/concession.h"
#include "domain/customer_event.h"
#include "domain/customer_file_proposal.h"
#include "home/pages.h"
#include "view/words.h"

static void
add(struct page *page, const char *path, const char *text, int64_t count)
{
	struct tpl *row;

	if (count == 0)
		return;
	row = tpl_row(page->tpl, "FILES");
	tpl_text(row, "FILES_PATH", path);
	tpl_text(row, "FILES_TEXT", words(page->who->language, text));
	tpl_int(row, "FILES_COUNT", count);
}

enum status
home_fill_files(struct page *page)
{
	struct customer_task_count tasks = { 0 };
	struct file_waiting waiting;
	int64_t concessions = 0;
	enum status st =
	    file_waiting_count(page->db, page->mem, page->who, &waiting);

	if (st == STATUS_OK && actor_may(page->who, ACTION_CUSTOMER_SEE))
		st = customer_task_count(page->db, page->mem, page->who,
		    day_from_instant(page->now, page->who->zone_minutes),
		    &tasks);
	if (st == STATUS_OK)
		st = concession_waiting(
		    page->db, page->mem, page->who, &concessions);
	if (st != STATUS_OK ||
	    waiting.proposals + waiting.handovers + tasks.open + concessions ==
		0)
		return st;
	tpl_show(page->tpl, "HAS_FILES");
	add(page, "/proposals", T_("Proposed changes"), waiting.proposals);
	add(page, "/handovers", T_("Handovers to sign"), waiting.handovers);
	add(page, "/customers/tasks", T_("My tasks at customers"), tasks.open);
	add(page, "/customers/difficult", T_("Concessions to approve"),
	    concessions);
	return STATUS_OK;
}
