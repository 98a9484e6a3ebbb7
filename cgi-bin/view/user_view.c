/**
 * @file
 * Users, roles and invitations.  See user_view.h.
 */
#include "view/user_view.h"

#include "base/text.h"
#include "domain/permission.h"
#include "view/auth_view.h"
#include "view/draft_view.h"
#include "view/words.h"

static const char *
base_of(const struct actor *who)
{
	return who->side == SIDE_STAFF ? "/admin" : "/account";
}

static void
fill_base(struct tpl *tpl, const struct actor *who)
{
	tpl_text(tpl, "BASE", base_of(who));
	tpl_show_if(tpl, "IS_ADMIN", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "IS_OWN", who->side != SIDE_STAFF);
}

static const char *
company_name(
    enum language language, int64_t id, const char *name, const char *name_en)
{
	return id == 0 ? words(language, "The company's own staff")
		       : view_name(language, name, name_en);
}

/* How a user stands in a company, in one word and its tone. */
static void
fill_state(struct tpl *row, const struct user_line *line)
{
	bool is_off = line->state == USER_DISABLED ||
	    line->member == USER_DISABLED || line->is_shut;
	const char *text = line->state == USER_DISABLED ? T_("Disabled")
	    : line->member == USER_DISABLED ? T_("Disabled in this company")
	    : line->is_shut		    ? T_("Company shut")
					    : T_("May sign in");

	tpl_text(row, "STATE_TEXT", words(tpl_language(row), text));
	tpl_text(row, "STATE_TONE", is_off ? "warn" : "good");
}

static void
fill_line(struct tpl *row, const struct actor *who, const struct user_line *line)
{
	tpl_plain(row, "USER_ID", line->user_id);
	tpl_text(row, "USER_LOGIN", line->login);
	tpl_text(row, "PERSON", line->name);
	tpl_plain(row, "COMPANY_ID", line->customer_id);
	tpl_text(row, "COMPANY",
	    company_name(who->language, line->customer_id, line->company,
		line->company_en));
	tpl_text(row, "COMPANY_KEY",
	    line->customer_id == 0
		? "staff"
		: text_format(tpl_arena(row), "%lld",
		      (long long)line->customer_id));
	auth_view_roles(row, line->role_names);
	fill_state(row, line);
	tpl_show_if(row, "HAS_SECOND", line->has_two_factor);
	tpl_show_if(row, "WAS_HERE", !instant_is_none(line->signed_in_at));
	tpl_show_if(row, "NEVER_HERE", instant_is_none(line->signed_in_at));
	tpl_time(row, "SIGNED_IN", line->signed_in_at);
}

void
user_view_list(struct tpl *tpl, const struct actor *who,
    const struct user_filter *filter, const struct db_rows *rows)
{
	const struct user_line *lines = rows->items;

	fill_base(tpl, who);
	tpl_text(tpl, "Q", filter->query);
	tpl_show_if(tpl, "OF_ALL", filter->customer_id == 0);
	tpl_show_if(tpl, "OF_STAFF", filter->customer_id < 0);
	tpl_text(tpl, "COMPANY_CHOICE",
	    filter->customer_id == 0 ? ""
		: filter->customer_id < 0
		? "staff"
		: text_format(tpl_arena(tpl), "%lld",
		      (long long)filter->customer_id));
	tpl_list(tpl, "USER_ROW");
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++)
		fill_line(tpl_row(tpl, "USER_ROW"), who, &lines[i]);
}

void
user_view_company(struct tpl *tpl, const struct user_company *company)
{
	tpl_list(tpl, "COMPANY_CARD");
	if (company == NULL)
		return;

	struct tpl *row = tpl_row(tpl, "COMPANY_CARD");

	tpl_plain(row, "COMPANY_ID", company->id);
	tpl_text(row, "COMPANY_CODE", company->code);
	tpl_text(row, "COMPANY",
	    view_name(tpl_language(tpl), company->name, company->name_en));
	tpl_int(row, "USERS", company->users);
	tpl_show_if(row, "IS_SHUT", company->is_shut);
	tpl_show_if(row, "IS_OPEN", !company->is_shut);
}

void
user_view_invitations(
    struct tpl *tpl, struct instant now, const struct db_rows *rows)
{
	const struct invitation *items = rows->items;

	tpl_list(tpl, "INVITATION");
	tpl_show_if(tpl, "HAS_INVITATIONS", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct invitation *one = &items[i];
		struct tpl *row = tpl_row(tpl, "INVITATION");
		bool is_over = one->expires_at.ms <= now.ms;

		tpl_plain(row, "INVITATION_ID", one->id);
		tpl_text(row, "PERSON", one->name);
		tpl_text(row, "USER_LOGIN", one->login);
		tpl_text(row, "COMPANY",
		    company_name(tpl_language(tpl), one->customer_id,
			one->company, one->company_en));
		tpl_text(row, "INVITER", one->inviter);
		auth_view_roles(row, one->roles);
		tpl_time(row, "UNTIL", one->expires_at);
		tpl_show_if(row, "IS_OVER", is_over);
		tpl_show_if(row, "IS_VALID", !is_over);
	}
}

static bool
is_among(const char *const *roles, size_t count, const char *role)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(roles[i], role))
			return true;
	}
	return false;
}

static void
fill_choice(struct tpl *row, const char *role, bool is_on)
{
	tpl_text(row, "ROLE_VALUE", role);
	tpl_text(
	    row, "ROLE_TEXT", auth_role_name(tpl_language(row), role));
	tpl_show_if(row, "ROLE_ON", is_on);
}

void
user_view_teams(
    struct tpl *tpl, const struct db_rows *teams, int64_t chosen)
{
	const struct user_team *items = teams->items;

	tpl_list(tpl, "TEAM");
	tpl_show_if(tpl, "HAS_TEAMS", teams->count > 0);
	for (size_t i = 0; i < teams->count; i++) {
		struct tpl *row = tpl_row(tpl, "TEAM");

		tpl_plain(row, "TEAM_ID", items[i].id);
		tpl_text(row, "TEAM_NAME",
		    view_name(
			tpl_language(tpl), items[i].name, items[i].name_en));
		tpl_show_if(row, "TEAM_CHOSEN", items[i].id == chosen);
	}
}

static void
fill_company(struct tpl *row, const struct actor *who,
    const struct user_line *line, const struct db_rows *teams)
{
	const char *const *known = user_roles(line->customer_id == 0);
	static const struct db_rows none;

	fill_line(row, who, line);
	for (size_t i = 0; known[i] != NULL; i++)
		fill_choice(tpl_row(row, "ROLE_CHOICE"), known[i],
		    permission_has_role(line->role_names, known[i]));
	user_view_teams(
	    row, line->customer_id == 0 ? teams : &none, line->team_id);
	tpl_show_if(row, "MEMBER_ON", line->member == USER_ACTIVE);
	tpl_show_if(row, "MEMBER_OFF", line->member == USER_DISABLED);
}

void
user_view_user(struct tpl *tpl, const struct actor *who,
    const struct user *user, const struct db_rows *companies,
    const struct db_rows *teams)
{
	const struct user_line *lines = companies->items;

	fill_base(tpl, who);
	tpl_plain(tpl, "ID", user->id);
	tpl_text(tpl, "PERSON", user->name);
	tpl_text(tpl, "USER_LOGIN", user->login);
	tpl_text(tpl, "PHONE", user->phone);
	tpl_show_if(tpl, "IS_ACTIVE", user->state == USER_ACTIVE);
	tpl_show_if(tpl, "IS_DISABLED", user->state == USER_DISABLED);
	tpl_show_if(tpl, "HAS_SECOND", user->has_two_factor);
	tpl_show_if(tpl, "NO_SECOND", !user->has_two_factor);
	tpl_int(tpl, "SESSIONS", user->sessions);
	tpl_time(tpl, "CREATED", user->created_at);
	tpl_show_if(tpl, "WAS_HERE", !instant_is_none(user->signed_in_at));
	tpl_show_if(tpl, "NEVER_HERE", instant_is_none(user->signed_in_at));
	tpl_time(tpl, "SIGNED_IN", user->signed_in_at);
	for (size_t i = 0; i < companies->count; i++)
		fill_company(
		    tpl_row(tpl, "COMPANY_ROW"), who, &lines[i], teams);
}

void
user_view_invite(struct tpl *tpl, const struct actor *who,
    const struct user_invite_form *form)
{
	const char *const *staff = user_roles(true);
	const char *const *customer = user_roles(false);

	fill_base(tpl, who);
	tpl_text(tpl, "USER_LOGIN", form->login);
	tpl_text(tpl, "PERSON", form->name);
	tpl_text(tpl, "COMPANY_CODE", form->code);
	tpl_list(tpl, "STAFF_ROLE");
	for (size_t i = 0;
	     who->side == SIDE_STAFF && staff[i] != NULL; i++)
		fill_choice(tpl_row(tpl, "STAFF_ROLE"), staff[i],
		    is_among(form->roles, form->role_count, staff[i]));
	for (size_t i = 0; customer[i] != NULL; i++)
		fill_choice(tpl_row(tpl, "CUSTOMER_ROLE"), customer[i],
		    is_among(form->roles, form->role_count, customer[i]));
}

void
user_view_link(struct tpl *tpl, const char *link, const char *back)
{
	tpl_text(tpl, "LINK", link);
	tpl_text(tpl, "BACK", back);
}
