/**
 * @file
 * POST /files: files for a form that is still being filled in.
 *
 * POST /files/{id}/remove: one of them is not wanted after all.
 */
#include "app/upload.h"
#include "files/pages.h"
#include "view/words.h"

static enum status
lead_back(struct page *page, struct act *act)
{
	act_lead(act, "%s", page_local_path(page_value(page, "back"), "/"));
	return page_done(page, act);
}

/* To the form again, where it says which; else the answer for its script. */
enum status
file_upload(struct page *page)
{
	struct act act = page_act(page);
	struct upload upload;
	enum status st = upload_take(page, &upload);

	if (st != STATUS_OK)
		return st;
	if (upload.count == 0 && page->error_count == 0)
		upload_refused(page, FILE_STRANGE);
	if (*page_value(page, "back") == '\0')
		return upload_answer(page, &upload);
	if (page->error_count > 0)
		page_flash(page, page->errors[0].message);
	return lead_back(page, &act);
}

enum status
file_drop(struct page *page)
{
	struct act act = page_act(page);
	enum status st = file_remove(page->db, &act, page_arg(page, "id"));

	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "The file was removed."));
	return lead_back(page, &act);
}
