/**
 * @file
 * The auth program: signing in and out, one's own settings.  The only program
 * that may read password hashes.
 */
#include "auth/pages.h"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/login",       ACTION_NONE,      auth_login_form, "next", 0 },
	{ POST, "/login",       ACTION_NONE,      auth_login,
	    "login password remember next", 0 },
	{ GET,  "/login/code",  ACTION_NONE,      auth_code_form,  "next", 0 },
	{ POST, "/login/code",  ACTION_NONE,      auth_code,
	    "code next", 0 },
	{ GET,  "/login/second", ACTION_NONE,     auth_second_form, "next", 0 },
	{ POST, "/login/second", ACTION_NONE,     auth_second,
	    "code next", 0 },
	{ POST, "/logout",      ACTION_NONE,      auth_logout,     NULL, 0 },
	{ GET,  "/password/forgot", ACTION_NONE,  auth_forgot_form,
	    "sent over", 0 },
	{ POST, "/password/forgot", ACTION_NONE,  auth_forgot,     "login", 0 },
	{ GET,  "/password/reset/{token}", ACTION_NONE, auth_reset_form,
	    NULL, 0 },
	{ POST, "/password/reset/{token}", ACTION_NONE, auth_reset,
	    "password", 0 },
	{ GET,  "/invitation/{token}", ACTION_NONE, auth_invitation_form,
	    NULL, 0 },
	{ POST, "/invitation/{token}", ACTION_NONE, auth_invitation,
	    "name password", 0 },
	{ GET,  "/me",          ACTION_SIGNED_IN, auth_me,         NULL, 0 },
	{ POST, "/me/language", ACTION_SIGNED_IN, auth_language,   "language", 0 },
	{ POST, "/me/company",  ACTION_SIGNED_IN, auth_company,    "company", 0 },
	{ POST, "/me/theme",    ACTION_NONE,      auth_theme,
	    "theme back", 0 },
	{ GET,  "/me/password", ACTION_SIGNED_IN, auth_password_form, NULL, 0 },
	{ POST, "/me/password", ACTION_SIGNED_IN, auth_password,
	    "old password", 0 },
	{ POST, "/me/sessions/end-others", ACTION_SIGNED_IN,
	    auth_session_end_others, NULL, 0 },
	{ POST, "/me/sessions/{id}/end", ACTION_SIGNED_IN,
	    auth_session_end, NULL, 0 },
	{ GET,  "/me/second",   ACTION_SIGNED_IN, auth_me_second,  NULL, 0 },
	{ POST, "/me/second/begin", ACTION_SIGNED_IN, auth_second_begin,
	    NULL, 0 },
	{ POST, "/me/second/confirm", ACTION_SIGNED_IN, auth_second_confirm,
	    "code", 0 },
	{ POST, "/me/second/off", ACTION_SIGNED_IN, auth_second_off,
	    "password code", 0 },
	{ POST, "/me/second/codes", ACTION_SIGNED_IN, auth_second_codes,
	    "password code", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program auth = {
		.name = "auth",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&auth, argc, argv);
}
