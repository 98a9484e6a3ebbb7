/**
 * @file
 * POST /logout: end this session.  Also for one that has ended already.
 */
#include "auth/pages.h"
#include "domain/session.h"

enum status
auth_logout(struct page *page)
{
	const char *token = page_session_token(page);
	enum status st;

	if (token[0] != '\0') {
		st = session_close(page->db, page->mem, token);
		if (st != STATUS_OK)
			return st;
	}
	page_sign_out(page);
	return page_redirect(page, "/login");
}
