/**
 * @file
 * GET /me: who am I here, in which language, for which company, and where else
 * am I signed in.
 */
#include "auth/pages.h"
#include "domain/session.h"
#include "domain/two_factor.h"
#include "view/auth_view.h"
#include "view/words.h"

enum status
auth_me(struct page *page)
{
	struct two_factor second;
	struct db_rows companies, sessions;
	enum status st;

	st = session_companies(page->db, page->mem, page->who, &companies);
	if (st != STATUS_OK)
		return st;
	st = session_list(
	    page->db, page->mem, page->who, page->now, &sessions);
	if (st != STATUS_OK)
		return st;
	st = two_factor_read(page->db, page->mem, page->who, &second);
	if (st != STATUS_OK)
		return st;

	auth_view_me(page->tpl, page->who, companies.items, companies.count);
	auth_view_sessions(page->tpl, page->who, &sessions);
	auth_view_second(page->tpl, &second);
	return page_render(page, "auth.me",
	    words(page->who->language, "My settings"), "auth/me.tpl");
}
