/**
 * @file
 * POST /me/language: remember the language for this user.
 */
#include "auth/pages.h"
#include "base/text.h"
#include "domain/session.h"

enum status
auth_language(struct page *page)
{
	bool english = text_equal(page_value(page, "language"), "en");
	enum language language = english ? LANGUAGE_EN : LANGUAGE_ZH;
	enum status st;

	st = session_set_language(page->db, page->who, language);
	if (st != STATUS_OK)
		return st;
	page_set_language(page, language);
	return page_redirect(page, "/me");
}
