/**
 * @file
 * The page handlers of the auth program, one file each.
 */
#ifndef AUTH_PAGES_H
#define AUTH_PAGES_H

#include "app/page.h"
#include "domain/password.h"
#include "domain/sign_in.h"
#include "domain/two_factor.h"

page_fn auth_login_form; /* login.c */
page_fn auth_login;      /* login.c */
page_fn auth_logout;     /* logout.c */

page_fn auth_code_form;   /* step.c */
page_fn auth_code;        /* step.c */
page_fn auth_second_form; /* step.c */
page_fn auth_second;      /* step.c */

page_fn auth_forgot_form; /* password.c */
page_fn auth_forgot;      /* password.c */
page_fn auth_reset_form;  /* password.c */
page_fn auth_reset;       /* password.c */

page_fn auth_invitation_form; /* invitation.c */
page_fn auth_invitation;      /* invitation.c */

page_fn auth_me;                 /* me.c */
page_fn auth_language;           /* language.c */
page_fn auth_company;            /* company.c */
page_fn auth_theme;              /* theme.c */
page_fn auth_password_form;      /* password.c */
page_fn auth_password;           /* password.c */
page_fn auth_session_end;        /* session.c */
page_fn auth_session_end_others; /* session.c */
page_fn auth_me_second;          /* second.c */
page_fn auth_second_begin;       /* second.c */
page_fn auth_second_confirm;     /* second.c */
page_fn auth_second_off;         /* second.c */
page_fn auth_second_codes;       /* second.c */

/** Answer 303 to a path that came from outside; to the first page if it does
 *  not lead within this portal.  lead.c */
enum status auth_lead_to(struct page *page, const char *path) MUST_CHECK;

/** What this request brings for signing in.  enter.c */
struct sign_in auth_sign_in(const struct page *page);

/** Hand the session over to the browser.  enter.c */
void auth_carry(struct page *page, const struct signed_in *in);

/** Lead into the portal, or to the step that is due.  enter.c */
enum status auth_enter(struct page *page, const struct signed_in *in,
    const char *next) MUST_CHECK;

/** The step is over: back to the sign-in.  enter.c */
enum status auth_start_over(struct page *page) MUST_CHECK;

/** Say at the field "code" why it was refused.  step.c */
void auth_say_code(struct page *page, enum status st);

/** Show recovery codes, this once.  step.c */
enum status auth_show_codes(struct page *page,
    const struct two_factor_codes *codes, const char *next) MUST_CHECK;

/** Say what is wrong with a new password.  password.c */
void auth_say_password(
    struct page *page, const char *field, enum password_fault fault);

#endif
