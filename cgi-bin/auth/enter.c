/**
 * @file
 * From a password that was right to the first page, or to what is asked next.
 */
#include "auth/pages.h"
#include "view/words.h"

enum {
	DEVICE_SECONDS = 400 * 24 * 3600
};

struct sign_in
auth_sign_in(const struct page *page)
{
	return (struct sign_in){
		.login = page_value(page, "login"),
		.password = page_value(page, "password"),
		.remember = page_value(page, "remember")[0] != '\0',
		.address = page_address(page),
		.agent = page_agent(page),
		.device = page_entry_cookie(page, "device"),
		.now = page->now,
	};
}

void
auth_carry(struct page *page, const struct signed_in *in)
{
	page_sign_in(page, in->token, in->max_age);
	page_set_entry_cookie(page, "step", "", 0);
	if (in->device[0] != '\0')
		page_set_entry_cookie(
		    page, "device", in->device, DEVICE_SECONDS);
}

enum status
auth_enter(struct page *page, const struct signed_in *in, const char *next)
{
	const char *local = page_local_path(next, "/");

	if (in->next == SIGN_IN_DONE) {
		auth_carry(page, in);
		return auth_lead_to(page, local);
	}
	page_sign_out(page);
	page_set_entry_cookie(page, "step", in->token, in->max_age);
	return page_redirect(page,
	    in->next == SIGN_IN_CODE ? "/login/code?next=%s"
				     : "/login/second?next=%s",
	    local);
}

enum status
auth_start_over(struct page *page)
{
	page_set_entry_cookie(page, "step", "", 0);
	page_flash(page,
	    words(page->who->language,
		"That took too long. Please sign in once more."));
	return page_redirect(page, "/login");
}
