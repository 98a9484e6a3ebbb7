/**
 * @file
 * Signing in and one's own settings, as templates/auth/ sees them.
 *
 * Layer: view.
 */
#ifndef VIEW_AUTH_VIEW_H
#define VIEW_AUTH_VIEW_H

#include "domain/session.h"
#include "view/tpl.h"

/** What was typed, to show it again. */
struct auth_login_form {
	const char *login;
	const char *next;
	bool remember;
};

/** Fill templates/auth/login.tpl. */
void auth_view_login(struct tpl *tpl, const struct auth_login_form *form);

/** Fill templates/auth/me.tpl. */
void auth_view_me(struct tpl *tpl, const struct actor *who,
    const struct session_company *companies, size_t count);

#endif
