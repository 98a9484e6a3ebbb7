/**
 * @file
 * Users, their roles and invitations, as templates/admin/ sees them.
 *
 * Layer: view.
 */
#ifndef VIEW_USER_VIEW_H
#define VIEW_USER_VIEW_H

#include "domain/invitation.h"
#include "domain/user.h"
#include "view/tpl.h"

/** Fill templates/admin/users.tpl.  @param rows struct user_line */
void user_view_list(struct tpl *tpl, const struct actor *who,
    const struct user_filter *filter, const struct db_rows *rows);

/** Its card of the company that is looked at alone; NULL for none. */
void user_view_company(struct tpl *tpl, const struct user_company *company);

/** Its open invitations. */
void user_view_invitations(
    struct tpl *tpl, struct instant now, const struct db_rows *rows);

/** Fill templates/admin/user.tpl.  @param companies struct user_line
 *  @param teams struct user_team */
void user_view_user(struct tpl *tpl, const struct actor *who,
    const struct user *user, const struct db_rows *companies,
    const struct db_rows *teams);

/** What was typed, to show it again. */
struct user_invite_form {
	const char *login, *name, *code;
	const char *const *roles;
	size_t role_count;
};

/** Fill templates/admin/invite.tpl. */
void user_view_invite(struct tpl *tpl, const struct actor *who,
    const struct user_invite_form *form);

/** TEAM(TEAM_ID TEAM_NAME TEAM_CHOSEN) of a form. */
void user_view_teams(
    struct tpl *tpl, const struct db_rows *teams, int64_t chosen);

/** Fill templates/admin/link.tpl. */
void user_view_link(struct tpl *tpl, const char *link, const char *back);

#endif
