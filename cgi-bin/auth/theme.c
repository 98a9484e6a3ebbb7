/**
 * @file
 * POST /me/theme: light or dark, for browsers without script.
 */
#include "auth/pages.h"

enum status
auth_theme(struct page *page)
{
	page_switch_theme(page);
	return auth_lead_to(page, page_value(page, "back"));
}
