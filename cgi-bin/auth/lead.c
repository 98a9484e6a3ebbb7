/**
 * @file
 * Back to where one was.
 */
#include "auth/pages.h"

enum status
auth_lead_to(struct page *page, const char *path)
{
	struct act act = page_act(page);
	const char *local = page_local_path(path, "/");

	if (strlen(local) >= sizeof(act.result))
		local = "/";
	act_lead(&act, "%s", local);
	return page_done(page, &act);
}
