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
	{ POST, "/logout",      ACTION_NONE,      auth_logout,     NULL, 0 },
	{ GET,  "/me",          ACTION_SIGNED_IN, auth_me,         NULL, 0 },
	{ POST, "/me/language", ACTION_SIGNED_IN, auth_language,   "language", 0 },
	{ POST, "/me/company",  ACTION_SIGNED_IN, auth_company,    "company", 0 },
	{ POST, "/me/theme",    ACTION_NONE,      auth_theme,
	    "theme back", 0 },
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
