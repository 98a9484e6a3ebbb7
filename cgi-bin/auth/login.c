/**
 * @file
 * GET and POST /login: sign in.
 */
#include "auth/pages.h"
#include "view/auth_view.h"
#include "view/words.h"

static enum status
show_form(struct page *page)
{
	struct auth_login_form form = {
		.login = page_value(page, "login"),
		.next = page_local_path(page_value(page, "next"), "/"),
		.remember = page_value(page, "remember")[0] != '\0',
	};

	auth_view_login(page->tpl, &form);
	return page_render(page, "auth.login",
	    words(page->who->language, "Sign in"), "auth/login.tpl");
}

enum status
auth_login_form(struct page *page)
{
	if (page->who->user_id != 0)
		return page_redirect(page, "/");
	return show_form(page);
}

enum status
auth_login(struct page *page)
{
	enum language language = page->who->language;
	struct sign_in in = auth_sign_in(page);
	struct signed_in out;
	enum status st;

	st = sign_in_password(page->db, page->mem, &in, &out);
	if (st == STATUS_INVALID) {
		page_error(page, "password",
		    words(language,
			"This sign-in name and password do not go together. "
			"Check both and try again."));
		return show_form(page);
	}
	if (st == STATUS_FORBIDDEN) {
		page_error(page, "",
		    words(language,
			"Too many tries. Wait an hour, use a device you signed "
			"in from before, or set a new password."));
		return show_form(page);
	}
	if (st != STATUS_OK)
		return st;
	return auth_enter(page, &out, page_value(page, "next"));
}
