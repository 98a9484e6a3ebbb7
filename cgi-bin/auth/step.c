/**
 * @file
 * /login/code and /login/second: what is asked between the password and the
 * session.  Nothing else can be done there.
 */
#include "auth/pages.h"
#include "view/auth_view.h"
#include "view/words.h"

/* The step that is due; another page's is led there. */
static enum status
find_step(struct page *page, bool must_set_up, struct sign_in_step *step,
    bool *is_answered)
{
	enum status st;

	*is_answered = true;
	if (page->who->user_id != 0)
		return page_redirect(page, "/");
	st = sign_in_step(page->db, page->mem,
	    page_entry_cookie(page, "step"), page->now, step);
	if (st == STATUS_NOT_FOUND)
		return auth_start_over(page);
	if (st != STATUS_OK)
		return st;
	if (step->must_set_up != must_set_up)
		return page_redirect(page,
		    must_set_up ? "/login/code?next=%s" : "/login/second?next=%s",
		    page_local_path(page_value(page, "next"), "/"));
	*is_answered = false;
	return STATUS_OK;
}

static enum status
show_code(struct page *page)
{
	auth_view_code(
	    page->tpl, page_local_path(page_value(page, "next"), "/"));
	return page_render(page, "auth.code",
	    words(page->who->language, "Enter your code"), "auth/code.tpl");
}

static enum status
show_second(struct page *page, const struct sign_in_step *step)
{
	auth_view_code(
	    page->tpl, page_local_path(page_value(page, "next"), "/"));
	auth_view_waiting(page->tpl, &step->waiting);
	return page_render(page, "auth.second",
	    words(page->who->language, "Set up sign-in codes"),
	    "auth/login_second.tpl");
}

enum status
auth_code_form(struct page *page)
{
	struct sign_in_step step;
	bool is_answered;
	enum status st;

	st = find_step(page, false, &step, &is_answered);
	return st != STATUS_OK || is_answered ? st : show_code(page);
}

enum status
auth_second_form(struct page *page)
{
	struct sign_in_step step;
	bool is_answered;
	enum status st;

	st = find_step(page, true, &step, &is_answered);
	return st != STATUS_OK || is_answered ? st : show_second(page, &step);
}

void
auth_say_code(struct page *page, enum status st)
{
	const char *message = st == STATUS_INVALID
	    ? T_("This code does not fit. Enter the one the app shows now; "
		 "each code counts once.")
	    : T_("Too many wrong codes. Wait an hour, or use a device you "
		 "signed in from before.");

	page_error(page, "code", words(page->who->language, message));
}

enum status
auth_code(struct page *page)
{
	struct sign_in in = auth_sign_in(page);
	struct signed_in out;
	enum status st;

	st = sign_in_code(page->db, page->mem, page_entry_cookie(page, "step"),
	    page_value(page, "code"), &in, &out);
	if (st == STATUS_NOT_FOUND)
		return auth_start_over(page);
	if (st == STATUS_INVALID || st == STATUS_FORBIDDEN) {
		auth_say_code(page, st);
		return show_code(page);
	}
	if (st != STATUS_OK)
		return st;
	return auth_enter(page, &out, page_value(page, "next"));
}

enum status
auth_second(struct page *page)
{
	struct sign_in in = auth_sign_in(page);
	const char *next = page_local_path(page_value(page, "next"), "/");
	struct two_factor_codes codes;
	struct sign_in_step step;
	struct signed_in out;
	bool is_answered;
	enum status st;

	st = sign_in_set_up(page->db, page->mem,
	    page_entry_cookie(page, "step"), page_value(page, "code"), &in,
	    &out, &codes);
	if (st == STATUS_NOT_FOUND)
		return auth_start_over(page);
	if (st == STATUS_INVALID || st == STATUS_FORBIDDEN) {
		auth_say_code(page, st);
		st = find_step(page, true, &step, &is_answered);
		return st != STATUS_OK || is_answered
		    ? st
		    : show_second(page, &step);
	}
	if (st != STATUS_OK)
		return st;
	auth_carry(page, &out);
	return auth_show_codes(page, &codes, next);
}

enum status
auth_show_codes(struct page *page, const struct two_factor_codes *codes,
    const char *next)
{
	auth_view_codes(page->tpl, codes, next);
	return page_render(page, "auth.codes",
	    words(page->who->language, "Your recovery codes"),
	    "auth/codes.tpl");
}
