/**
 * @file
 * The page handlers of the admin program, one file each.  Those of users serve
 * both sides: administrators under /admin, a distributor's own administrator
 * under /account.
 */
#ifndef ADMIN_PAGES_H
#define ADMIN_PAGES_H

#include "app/page.h"
#include "domain/invitation.h"

page_fn admin_users;               /* users.c */
page_fn admin_invite_form;         /* invite.c */
page_fn admin_invite;              /* invite.c */
page_fn admin_invitation_resend;   /* invite.c */
page_fn admin_invitation_withdraw; /* invite.c */
page_fn admin_user;                /* user_show.c */
page_fn admin_user_roles;          /* user_act.c */
page_fn admin_user_member;         /* user_act.c */
page_fn admin_user_state;          /* user_act.c */
page_fn admin_user_sign_out;       /* user_act.c */
page_fn admin_user_second;         /* user_act.c */
page_fn admin_user_link;           /* user_act.c */
page_fn admin_company_access;      /* user_act.c */

/** "/admin" or "/account".  users.c */
const char *admin_base(const struct page *page);

/** The company that a form names by its id, 0 for the supplier; of a
 *  distributor's administrator always the own one.  users.c */
enum status admin_company(struct page *page, int64_t *id) MUST_CHECK;

/** Show a user, after a refused change too.  user_show.c */
enum status admin_show_user(struct page *page, int64_t user_id) MUST_CHECK;

/** The id in the address.  users.c */
enum status admin_id(const struct page *page, int64_t *id) MUST_CHECK;

/** A one-time link that is not mailed: shown this once.  invite.c */
enum status admin_show_link(struct page *page, const char *path,
    const char *token, const char *back) MUST_CHECK;

#endif
