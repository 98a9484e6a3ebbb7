/**
 * @file
 * /password/forgot and /password/reset/{token} for who forgot it, /me/password
 * to change it.
 */
#include "auth/pages.h"
#include "domain/credential.h"
#include "domain/message.h"
#include "view/auth_view.h"
#include "view/words.h"

void
auth_say_password(
    struct page *page, const char *field, enum password_fault fault)
{
	static const char *const messages[] = {
		[PASSWORD_FINE] = "",
		[PASSWORD_SHORT] = T_("Please take at least 10 characters."),
		[PASSWORD_LONG] = T_("Please take at most 200 characters."),
		[PASSWORD_COMMON] = T_("Many people use this password, so it "
				       "is guessed first. Please take another."),
		[PASSWORD_PERSONAL] = T_("Please do not take your sign-in name, "
					 "your name or the company's."),
	};

	page_error(page, field, words(page->who->language, messages[fault]));
}

/* --- Forgotten --------------------------------------------------------------- */

static enum status
show_forgot(struct page *page)
{
	bool is_sent = page_value(page, "sent")[0] != '\0';

	auth_view_forgot(page->tpl,
	    &(struct auth_forgot){
		.login = page_value(page, "login"),
		.is_sent = is_sent,
		.is_over = page_value(page, "over")[0] != '\0',
		.has_mail = message_goes_by_mail(),
	    });
	return page_render(page, "auth.forgot",
	    words(page->who->language, "Forgot your password?"),
	    "auth/forgot.tpl");
}

enum status
auth_forgot_form(struct page *page)
{
	return show_forgot(page);
}

enum status
auth_forgot(struct page *page)
{
	struct sign_in in = auth_sign_in(page);
	enum status st;

	if (!message_goes_by_mail())
		return page_redirect(page, "/password/forgot");
	if (in.login[0] == '\0') {
		page_error(page, "login",
		    words(page->who->language,
			"Please enter what you sign in with."));
		return show_forgot(page);
	}
	st = credential_forgot(page->db, page->mem, &in);
	if (st == STATUS_FORBIDDEN) {
		page_error(page, "",
		    words(page->who->language,
			"Too many requests from here. Please wait an hour."));
		return show_forgot(page);
	}
	if (st != STATUS_OK)
		return st;
	return page_redirect(page, "/password/forgot?sent=1");
}

/* --- The link ---------------------------------------------------------------- */

static enum status
show_reset(struct page *page, const char *login)
{
	auth_view_reset(page->tpl, page_arg(page, "token"), login);
	return page_render(page, "auth.reset",
	    words(page->who->language, "Set a new password"),
	    "auth/reset.tpl");
}

enum status
auth_reset_form(struct page *page)
{
	const char *login;
	enum status st;

	st = credential_reset_find(
	    page->db, page->mem, page_arg(page, "token"), page->now, &login);
	if (st == STATUS_NOT_FOUND)
		return page_redirect(page, "/password/forgot?over=1");
	return st == STATUS_OK ? show_reset(page, login) : st;
}

enum status
auth_reset(struct page *page)
{
	const char *token = page_arg(page, "token");
	struct sign_in in = auth_sign_in(page);
	enum password_fault fault;
	struct signed_in out;
	const char *login;
	enum status st;

	st = credential_reset_find(
	    page->db, page->mem, token, page->now, &login);
	if (st == STATUS_OK)
		st = credential_reset(page->db, page->mem, token, in.password,
		    &in, &fault, &out);
	if (st == STATUS_NOT_FOUND)
		return page_redirect(page, "/password/forgot?over=1");
	if (st == STATUS_INVALID && fault != PASSWORD_FINE) {
		auth_say_password(page, "password", fault);
		return show_reset(page, login);
	}
	/* No company is open to them: the new password is set all the same. */
	if (st == STATUS_INVALID)
		return page_redirect(page, "/login");
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language, "Your new password is set."));
	return auth_enter(page, &out, "/");
}

/* --- One's own --------------------------------------------------------------- */

enum status
auth_password_form(struct page *page)
{
	return page_render(page, "auth.password",
	    words(page->who->language, "Change the password"),
	    "auth/password.tpl");
}

enum status
auth_password(struct page *page)
{
	enum language language = page->who->language;
	struct act act = page_act(page);
	enum password_fault fault;
	enum status st;

	st = credential_change(page->db, &act, page_value(page, "old"),
	    page_value(page, "password"), &fault);
	if (st == STATUS_INVALID && fault != PASSWORD_FINE)
		auth_say_password(page, "password", fault);
	else if (st == STATUS_INVALID)
		page_error(page, "old",
		    words(language, "This is not your present password."));
	else if (st == STATUS_FORBIDDEN)
		page_error(page, "old",
		    words(language, "Too many tries. Please wait an hour."));
	else if (st != STATUS_OK)
		return st;
	if (st != STATUS_OK)
		return auth_password_form(page);
	page_flash(page,
	    words(language,
		"The password is changed. All other sessions were ended."));
	return page_done(page, &act);
}
