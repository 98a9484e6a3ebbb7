/**
 * @file
 * GET and POST /invitation/{token}: become a user.
 */
#include "auth/pages.h"
#include "domain/invitation.h"
#include "view/auth_view.h"
#include "view/words.h"

static enum status
show(struct page *page, const struct invitation *invitation)
{
	const char *name = page->error_count > 0 ? page_value(page, "name")
						 : invitation->name;

	auth_view_invitation(
	    page->tpl, page_arg(page, "token"), invitation, name);
	return page_render(page, "auth.invitation",
	    words(page->who->language, "Welcome"), "auth/invitation.tpl");
}

static enum status
is_over(struct page *page)
{
	page_flash(page,
	    words(page->who->language,
		"This invitation was used or withdrawn, or is older than 7 "
		"days. Ask for a new one."));
	return page_redirect(page, "/login");
}

enum status
auth_invitation_form(struct page *page)
{
	struct invitation invitation;
	enum status st;

	st = invitation_find(page->db, page->mem, page_arg(page, "token"),
	    page->now, &invitation);
	if (st == STATUS_NOT_FOUND)
		return is_over(page);
	return st == STATUS_OK ? show(page, &invitation) : st;
}

static void
say(struct page *page, enum status st, enum password_fault fault,
    bool has_account)
{
	enum language language = page->who->language;

	if (st == STATUS_FORBIDDEN)
		page_error(page, "password",
		    words(language, "Too many tries. Please wait an hour."));
	else if (has_account)
		page_error(page, "password",
		    words(language, "This is not your present password."));
	else if (fault != PASSWORD_FINE)
		auth_say_password(page, "password", fault);
	if (!has_account && page_value(page, "name")[0] == '\0')
		page_error(page, "name",
		    words(language, "Please enter your name."));
	if (page->error_count == 0)
		page_error(page, "name",
		    words(language, "At most 60 characters, please."));
}

enum status
auth_invitation(struct page *page)
{
	const char *token = page_arg(page, "token");
	struct sign_in in = auth_sign_in(page);
	struct invitation invitation;
	enum password_fault fault = PASSWORD_FINE;
	struct signed_in out;
	enum status st;

	st = invitation_find(
	    page->db, page->mem, token, page->now, &invitation);
	if (st == STATUS_OK)
		st = invitation_accept(page->db, page->mem, token,
		    page_value(page, "name"), in.password, &in, &fault, &out);
	if (st == STATUS_NOT_FOUND)
		return is_over(page);
	if (st == STATUS_INVALID || st == STATUS_FORBIDDEN) {
		say(page, st, fault, invitation.has_account);
		return show(page, &invitation);
	}
	if (st != STATUS_OK)
		return st;
	return auth_enter(page, &out, "/");
}
