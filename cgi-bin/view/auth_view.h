/**
 * @file
 * Signing in and one's own settings, as templates/auth/ sees them.
 *
 * Layer: view.
 */
#ifndef VIEW_AUTH_VIEW_H
#define VIEW_AUTH_VIEW_H

#include "domain/invitation.h"
#include "domain/session.h"
#include "domain/two_factor.h"
#include "view/tpl.h"

/** A role, as people call it; the name itself if it is unknown. */
const char *auth_role_name(enum language language, const char *role);

/** ROLE(ROLE_NAME) for each of a list by commas. */
void auth_view_roles(struct tpl *tpl, const char *role_names);

/** What was typed, to show it again. */
struct auth_login_form {
	const char *login;
	const char *next;
	bool remember;
};

/** Fill templates/auth/login.tpl. */
void auth_view_login(struct tpl *tpl, const struct auth_login_form *form);

/** Fill templates/auth/code.tpl. */
void auth_view_code(struct tpl *tpl, const char *next);

/** What is to be set up: SECRET, and QR_PATH of a QR_SIZE square. */
void auth_view_waiting(struct tpl *tpl, const struct two_factor *second);

/** Fill templates/auth/codes.tpl. */
void auth_view_codes(struct tpl *tpl, const struct two_factor_codes *codes,
    const char *next);

/** How the page for who forgot the password stands. */
struct auth_forgot {
	const char *login;
	bool is_sent, is_over, has_mail;
};

/** Fill templates/auth/forgot.tpl. */
void auth_view_forgot(struct tpl *tpl, const struct auth_forgot *forgot);

/** Fill templates/auth/reset.tpl. */
void auth_view_reset(struct tpl *tpl, const char *token, const char *login);

/** Fill templates/auth/invitation.tpl. */
void auth_view_invitation(struct tpl *tpl, const char *token,
    const struct invitation *invitation, const char *name);

/** Fill templates/auth/me.tpl. */
void auth_view_me(struct tpl *tpl, const struct actor *who,
    const struct session_company *companies, size_t count);

/** SESSION_ROW of templates/auth/me.tpl. */
void auth_view_sessions(
    struct tpl *tpl, const struct actor *who, const struct db_rows *sessions);

/** Fill templates/auth/second.tpl, and what me.tpl says of it. */
void auth_view_second(struct tpl *tpl, const struct two_factor *second);

#endif
