/**
 * @file
 * POST /me/company: act for another of one's companies from now on.
 */
#include "auth/pages.h"
#include "base/text.h"
#include "domain/session.h"

enum status
auth_company(struct page *page)
{
	int64_t customer_id;
	enum status st;

	if (text_to_int(page_value(page, "company"), &customer_id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = session_switch(page->db, page->mem, page->who, customer_id);
	if (st != STATUS_OK)
		return st;
	return page_redirect(page, "/");
}
