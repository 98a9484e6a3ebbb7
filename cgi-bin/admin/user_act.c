/**
 * @file
 * What is changed of a user: roles, whether he may come in, the second factor.
 */
#include "admin/pages.h"
#include "base/text.h"
#include "domain/credential.h"
#include "domain/user.h"
#include "view/words.h"

static enum status
say(struct page *page, int64_t user_id, enum user_fault fault)
{
	static const char *const messages[] = {
		[USER_FINE] = "",
		[USER_ROLES] =
		    T_("Please choose at least one role, all of one side."),
		[USER_LAST_ADMIN] = T_("Nobody would be left who may do this. "
				       "Make somebody else an administrator "
				       "first."),
	};

	page_error(page, "", words(page->who->language, messages[fault]));
	return admin_show_user(page, user_id);
}

static enum status
done(struct page *page, const struct act *act)
{
	page_flash(page,
	    words(page->who->language,
		"Saved. It holds from the next click on."));
	return page_done(page, act);
}

enum status
admin_user_roles(struct page *page)
{
	struct act act = page_act(page);
	struct page_values values = page_values(page, "role");
	struct user_roles roles = {
		.roles = values.items,
		.count = values.count,
	};
	enum user_fault fault = USER_FINE;
	enum status st;

	st = admin_id(page, &roles.user_id);
	if (st == STATUS_OK)
		st = admin_company(page, &roles.customer_id);
	if (st != STATUS_OK)
		return st;
	if (page->who->side == SIDE_STAFF &&
	    text_to_int(page_value(page, "team"), &roles.team_id) != STATUS_OK)
		roles.team_id = 0;
	st = user_set_roles(page->db, &act, &roles, &fault);
	if (st == STATUS_INVALID && fault != USER_FINE)
		return say(page, roles.user_id, fault);
	return st == STATUS_OK ? done(page, &act) : st;
}

/* "on" or "off". */
static enum status
read_state(const struct page *page, enum user_state *state)
{
	const char *value = page_value(page, "state");

	if (!text_equal(value, "on") && !text_equal(value, "off"))
		return STATUS_NOT_FOUND;
	*state = text_equal(value, "on") ? USER_ACTIVE : USER_DISABLED;
	return STATUS_OK;
}

enum status
admin_user_member(struct page *page)
{
	struct act act = page_act(page);
	enum user_fault fault = USER_FINE;
	enum user_state state;
	int64_t id, company;
	enum status st;

	st = admin_id(page, &id);
	if (st == STATUS_OK)
		st = admin_company(page, &company);
	if (st == STATUS_OK)
		st = read_state(page, &state);
	if (st != STATUS_OK)
		return st;
	st = user_set_member(page->db, &act, id, company, state, &fault);
	if (st == STATUS_INVALID && fault != USER_FINE)
		return say(page, id, fault);
	return st == STATUS_OK ? done(page, &act) : st;
}

enum status
admin_user_state(struct page *page)
{
	struct act act = page_act(page);
	enum user_fault fault = USER_FINE;
	enum user_state state;
	int64_t id;
	enum status st;

	st = admin_id(page, &id);
	if (st == STATUS_OK)
		st = read_state(page, &state);
	if (st != STATUS_OK)
		return st;
	st = user_set_state(page->db, &act, id, state, &fault);
	if (st == STATUS_INVALID && fault != USER_FINE)
		return say(page, id, fault);
	return st == STATUS_OK ? done(page, &act) : st;
}

enum status
admin_user_sign_out(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st = admin_id(page, &id);

	if (st == STATUS_OK)
		st = user_sign_out(page->db, &act, id);
	return st == STATUS_OK ? done(page, &act) : st;
}

enum status
admin_user_second(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st = admin_id(page, &id);

	if (st == STATUS_OK)
		st = user_reset_two_factor(page->db, &act, id);
	return st == STATUS_OK ? done(page, &act) : st;
}

enum status
admin_user_link(struct page *page)
{
	struct act act = page_act(page);
	const char *token;
	int64_t id;
	enum status st = admin_id(page, &id);

	if (st == STATUS_OK)
		st = credential_link(page->db, &act, id, &token);
	if (st != STATUS_OK)
		return st;
	if (token != NULL && !act.replayed)
		return admin_show_link(page, "/password/reset/", token,
		    text_format(page->mem, "/admin/users/%lld", (long long)id));
	page_flash(page,
	    words(page->who->language,
		"A link to set a new password is on its way by mail."));
	return page_done(page, &act);
}

enum status
admin_company_access(struct page *page)
{
	struct act act = page_act(page);
	enum user_state state;
	int64_t id;
	enum status st;

	st = admin_id(page, &id);
	if (st == STATUS_OK)
		st = read_state(page, &state);
	if (st != STATUS_OK)
		return st;
	st = user_set_company(page->db, &act, id, state == USER_DISABLED);
	return st == STATUS_OK ? done(page, &act) : st;
}
