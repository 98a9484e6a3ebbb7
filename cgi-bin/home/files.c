/**
 * @file
 * What waits of customers' files: proposed changes, and handovers to sign.
 */
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
	struct file_waiting waiting;
	enum status st =
	    file_waiting_count(page->db, page->mem, page->who, &waiting);

	if (st != STATUS_OK || waiting.proposals + waiting.handovers == 0)
		return st;
	tpl_show(page->tpl, "HAS_FILES");
	add(page, "/proposals", T_("Proposed changes"), waiting.proposals);
	add(page, "/handovers", T_("Handovers to sign"), waiting.handovers);
	return STATUS_OK;
}
