/**
 * @file
 * The admin program: users of the portal, and who lets them in.
 */
#include "admin/pages.h"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/admin/users", ACTION_ADMIN, admin_users,
	    "q company after", 0 },
	{ GET,  "/admin/users/new", ACTION_ADMIN, admin_invite_form,
	    "code", 0 },
	{ POST, "/admin/users/new", ACTION_ADMIN, admin_invite,
	    "login name code role[] team", 0 },
	{ GET,  "/admin/users/{id}", ACTION_ADMIN, admin_user, NULL, 0 },
	{ POST, "/admin/users/{id}/roles", ACTION_ADMIN, admin_user_roles,
	    "company role[] team", 0 },
	{ POST, "/admin/users/{id}/member", ACTION_ADMIN, admin_user_member,
	    "company state", 0 },
	{ POST, "/admin/users/{id}/state", ACTION_ADMIN, admin_user_state,
	    "state", 0 },
	{ POST, "/admin/users/{id}/sign-out", ACTION_ADMIN,
	    admin_user_sign_out, NULL, 0 },
	{ POST, "/admin/users/{id}/second", ACTION_ADMIN, admin_user_second,
	    NULL, 0 },
	{ POST, "/admin/users/{id}/link", ACTION_ADMIN, admin_user_link,
	    NULL, 0 },
	{ POST, "/admin/invitations/{id}/resend", ACTION_ADMIN,
	    admin_invitation_resend, NULL, 0 },
	{ POST, "/admin/invitations/{id}/withdraw", ACTION_ADMIN,
	    admin_invitation_withdraw, NULL, 0 },
	{ POST, "/admin/companies/{id}/access", ACTION_ADMIN,
	    admin_company_access, "state", 0 },

	{ GET,  "/account/users", ACTION_USER_MANAGE, admin_users,
	    "q after", 0 },
	{ GET,  "/account/users/new", ACTION_USER_MANAGE, admin_invite_form,
	    NULL, 0 },
	{ POST, "/account/users/new", ACTION_USER_MANAGE, admin_invite,
	    "login name role[]", 0 },
	{ GET,  "/account/users/{id}", ACTION_USER_MANAGE, admin_user,
	    NULL, 0 },
	{ POST, "/account/users/{id}/roles", ACTION_USER_MANAGE,
	    admin_user_roles, "company role[]", 0 },
	{ POST, "/account/users/{id}/member", ACTION_USER_MANAGE,
	    admin_user_member, "company state", 0 },
	{ POST, "/account/invitations/{id}/resend", ACTION_USER_MANAGE,
	    admin_invitation_resend, NULL, 0 },
	{ POST, "/account/invitations/{id}/withdraw", ACTION_USER_MANAGE,
	    admin_invitation_withdraw, NULL, 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program admin = {
		.name = "admin",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&admin, argc, argv);
}
