/**
 * @file
 * The page handlers of the auth program, one file each.
 */
#ifndef AUTH_PAGES_H
#define AUTH_PAGES_H

#include "app/page.h"

page_fn auth_login_form; /* login.c */
page_fn auth_login;      /* login.c */
page_fn auth_logout;     /* logout.c */
page_fn auth_me;         /* me.c */
page_fn auth_language;   /* language.c */
page_fn auth_company;    /* company.c */
page_fn auth_theme;      /* theme.c */

/** Answer 303 to a path that came from outside; to the first page if it does
 *  not lead within this portal.  lead.c */
enum status auth_lead_to(struct page *page, const char *path) MUST_CHECK;

#endif
