/**
 * @file
 * GET /me: who am I here, in which language, for which company.
 */
#include "auth/pages.h"
#include "domain/session.h"
#include "view/auth_view.h"
#include "view/words.h"

enum status
auth_me(struct page *page)
{
	struct db_rows companies;
	enum status st;

	st = session_companies(page->db, page->mem, page->who, &companies);
	if (st != STATUS_OK)
		return st;

	auth_view_me(page->tpl, page->who, companies.items, companies.count);
	return page_render(page, "auth.me",
	    words(page->who->language, "My settings"), "auth/me.tpl");
}
