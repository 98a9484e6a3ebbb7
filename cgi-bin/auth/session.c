/**
 * @file
 * POST /me/sessions/{id}/end and /me/sessions/end-others.
 */
#include "auth/pages.h"
#include "base/text.h"
#include "domain/session.h"
#include "view/words.h"

enum status
auth_session_end(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK || id <= 0)
		return STATUS_NOT_FOUND;
	st = session_end(page->db, &act, id);
	if (st != STATUS_OK)
		return st;
	if (id == page->who->session_id) {
		page_sign_out(page);
		return page_redirect(page, "/login");
	}
	page_flash(page, words(page->who->language, "The session is ended."));
	return page_done(page, &act);
}

enum status
auth_session_end_others(struct page *page)
{
	struct act act = page_act(page);
	enum status st = session_end_others(page->db, &act);

	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language, "All other sessions are ended."));
	return page_done(page, &act);
}
