/**
 * @file
 * …/users/new: invite somebody; …/invitations/{id}: once more, or not at all.
 */
#include "admin/pages.h"
#include "base/text.h"
#include "domain/user.h"
#include "view/user_view.h"
#include "view/words.h"

static bool
is_mine(const struct page *page)
{
	return text_starts_with(page->route->path, admin_base(page));
}

static enum status
show_form(struct page *page)
{
	struct page_values roles = page_values(page, "role");
	int64_t team_id = 0;
	struct db_rows teams = { 0 };
	const struct user_invite_form form = {
		.login = page_value(page, "login"),
		.name = page_value(page, "name"),
		.code = page_value(page, "code"),
		.roles = roles.items,
		.role_count = roles.count,
	};
	enum status st;

	if (page->who->side == SIDE_STAFF) {
		st = user_teams(page->db, page->mem, &teams);
		if (st != STATUS_OK)
			return st;
	}
	if (text_to_int(page_value(page, "team"), &team_id) != STATUS_OK)
		team_id = 0;
	user_view_invite(page->tpl, page->who, &form);
	user_view_teams(page->tpl, &teams, team_id);
	return page_render(page, "admin.invite",
	    words(page->who->language, "Invite somebody"),
	    "admin/invite.tpl");
}

enum status
admin_invite_form(struct page *page)
{
	return is_mine(page) ? show_form(page) : STATUS_NOT_FOUND;
}

static void
say(struct page *page, enum invitation_fault fault)
{
	static const struct {
		const char *field, *message;
	} faults[] = {
		[INVITATION_FINE] = { "", "" },
		[INVITATION_LOGIN] = { "login",
		    T_("Please enter an e-mail address.") },
		[INVITATION_NAME] = { "name",
		    T_("Please enter a name of at most 60 characters.") },
		[INVITATION_ROLES] = { "role",
		    T_("Please choose at least one role, all of one side.") },
		[INVITATION_THERE] = { "login",
		    T_("This person is a user of the company already.") },
		[INVITATION_OPEN] = { "login",
		    T_("This person is invited already. You can send that "
		       "invitation again from the list.") },
		[INVITATION_MANY] = { "",
		    T_("200 invitations are open. Withdraw some first.") },
		[INVITATION_COMPANY] = { "code",
		    T_("There is no such company, or it is shut.") },
	};

	page_error(page, faults[fault].field,
	    words(page->who->language, faults[fault].message));
}

/* The company of the form: by its code, empty for the supplier. */
static enum status
find_company(struct page *page, int64_t *id)
{
	const char *code = page_value(page, "code");
	struct user_company company;
	enum status st;

	*id = page->who->customer_id;
	if (page->who->side == SIDE_CUSTOMER || code[0] == '\0')
		return STATUS_OK;
	st = user_company_of_code(
	    page->db, page->mem, page->who, code, &company);
	if (st == STATUS_OK)
		*id = company.id;
	return st;
}

static enum status
answer(struct page *page, const struct act *act, const struct invited *sent)
{
	if (sent->token[0] != '\0' && !act->replayed)
		return admin_show_link(page, "/invitation/", sent->token,
		    text_format(page->mem, "%s/users", admin_base(page)));
	page_flash(page,
	    words(page->who->language,
		"The invitation is on its way. Its link is good for 7 days."));
	return page_done(page, act);
}

enum status
admin_invite(struct page *page)
{
	struct act act = page_act(page);
	struct page_values roles = page_values(page, "role");
	struct invite invite = {
		.login = page_value(page, "login"),
		.name = page_value(page, "name"),
		.roles = roles.items,
		.role_count = roles.count,
	};
	enum invitation_fault fault = INVITATION_FINE;
	struct invited sent;
	enum status st;

	if (!is_mine(page))
		return STATUS_NOT_FOUND;
	st = find_company(page, &invite.customer_id);
	if (st == STATUS_NOT_FOUND) {
		say(page, INVITATION_COMPANY);
		return show_form(page);
	}
	if (st != STATUS_OK)
		return st;
	if (page->who->side == SIDE_STAFF &&
	    text_to_int(page_value(page, "team"), &invite.team_id) !=
		STATUS_OK)
		invite.team_id = 0;
	st = invitation_send(page->db, &act, &invite, &sent, &fault);
	if (st == STATUS_INVALID && fault != INVITATION_FINE) {
		say(page, fault);
		return show_form(page);
	}
	/* A team that is gone. */
	if (st == STATUS_CONFLICT) {
		say(page, INVITATION_COMPANY);
		return show_form(page);
	}
	return st == STATUS_OK ? answer(page, &act, &sent) : st;
}

enum status
admin_invitation_resend(struct page *page)
{
	struct act act = page_act(page);
	struct invited sent;
	int64_t id;
	enum status st;

	st = admin_id(page, &id);
	if (st == STATUS_OK)
		st = invitation_resend(page->db, &act, id, &sent);
	return st == STATUS_OK ? answer(page, &act, &sent) : st;
}

enum status
admin_invitation_withdraw(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = admin_id(page, &id);
	if (st == STATUS_OK)
		st = invitation_withdraw(page->db, &act, id);
	if (st != STATUS_OK)
		return st;
	page_flash(
	    page, words(page->who->language, "The invitation is withdrawn."));
	return page_done(page, &act);
}

enum status
admin_show_link(struct page *page, const char *path, const char *token,
    const char *back)
{
	user_view_link(page->tpl,
	    text_format(
		page->mem, "%s%s%s", page_origin(page), path, token),
	    back);
	return page_render(page, "admin.link",
	    words(page->who->language, "A link to pass on"),
	    "admin/link.tpl");
}
