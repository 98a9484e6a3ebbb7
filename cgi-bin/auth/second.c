/**
 * @file
 * /me/second and what is done there: one's own second factor.
 */
#include "auth/pages.h"
#include "domain/two_factor.h"
#include "view/auth_view.h"
#include "view/words.h"

static enum status
show(struct page *page)
{
	struct two_factor second;
	enum status st;

	st = two_factor_read(page->db, page->mem, page->who, &second);
	if (st != STATUS_OK)
		return st;
	auth_view_second(page->tpl, &second);
	return page_render(page, "me.second",
	    words(page->who->language, "Sign-in codes"), "auth/second.tpl");
}

enum status
auth_me_second(struct page *page)
{
	return show(page);
}

enum status
auth_second_begin(struct page *page)
{
	struct act act = page_act(page);
	enum status st = two_factor_begin(page->db, &act);

	return st == STATUS_OK ? page_done(page, &act) : st;
}

enum status
auth_second_confirm(struct page *page)
{
	struct act act = page_act(page);
	struct two_factor_codes codes;
	enum status st;

	st = two_factor_confirm(
	    page->db, &act, page_value(page, "code"), &codes);
	if (st == STATUS_INVALID) {
		auth_say_code(page, st);
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	return act.replayed ? page_done(page, &act)
			    : auth_show_codes(page, &codes, "/me/second");
}

static struct two_factor_proof
read_proof(const struct page *page)
{
	return (struct two_factor_proof){
		.password = page_value(page, "password"),
		.code = page_value(page, "code"),
	};
}

static enum status
say_proof(struct page *page, enum status st)
{
	const char *message = st == STATUS_INVALID
	    ? T_("The password or the code does not fit. Nothing was changed.")
	    : T_("This is not possible now: too many tries, or your role may "
		 "not do without sign-in codes.");

	page_error(page, "", words(page->who->language, message));
	return show(page);
}

enum status
auth_second_off(struct page *page)
{
	struct act act = page_act(page);
	struct two_factor_proof proof = read_proof(page);
	enum status st;

	st = two_factor_off(page->db, &act, &proof);
	if (st == STATUS_INVALID || st == STATUS_FORBIDDEN)
		return say_proof(page, st);
	if (st != STATUS_OK)
		return st;
	page_flash(
	    page, words(page->who->language, "Sign-in codes are off now."));
	return page_done(page, &act);
}

enum status
auth_second_codes(struct page *page)
{
	struct act act = page_act(page);
	struct two_factor_proof proof = read_proof(page);
	struct two_factor_codes codes;
	enum status st;

	st = two_factor_renew(page->db, &act, &proof, &codes);
	if (st == STATUS_INVALID || st == STATUS_FORBIDDEN)
		return say_proof(page, st);
	if (st != STATUS_OK)
		return st;
	return act.replayed ? page_done(page, &act)
			    : auth_show_codes(page, &codes, "/me/second");
}
