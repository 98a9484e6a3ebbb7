/**
 * @file
 * The home program: what needs the reader today, what was announced, and the
 * search over everything.
 */
#include "home/pages.h"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/",                        ACTION_SIGNED_IN, home_first, NULL, 0 },
	{ GET,  "/search",                  ACTION_SIGNED_IN, home_search, "q", 0 },
	{ GET,  "/deputies",                ACTION_SIGNED_IN, home_deputies, NULL, 0 },
	{ POST, "/deputies",                ACTION_SIGNED_IN, home_deputy_name, "deputy from to note", 0 },
	{ POST, "/deputies/leave",          ACTION_SIGNED_IN, home_deputy_leave, NULL, 0 },
	{ POST, "/deputies/{id}/end",       ACTION_SIGNED_IN, home_deputy_end, NULL, 0 },
	{ POST, "/deputies/{id}/begin",     ACTION_SIGNED_IN, home_deputy_begin, NULL, 0 },
	{ GET,  "/team-figures",            ACTION_TEAM_FIGURES, home_team, "team rep sort", 0 },
	{ GET,  "/notifications",           ACTION_SIGNED_IN, home_notifications, "after", 0 },
	{ GET,  "/notifications/settings",  ACTION_SIGNED_IN, home_notification_settings, NULL, 0 },
	{ POST, "/notifications/settings",  ACTION_SIGNED_IN, home_notification_settings_save, "mail quiet_from quiet_to by_mail[] by_sms[]", 0 },
	{ GET,  "/notifications/robots",    ACTION_ADMIN, home_robots, NULL, 0 },
	{ POST, "/notifications/robots",    ACTION_ADMIN, home_robot_add, "kind name url secret language group[] state", 0 },
	{ POST, "/notifications/robots/{id}", ACTION_ADMIN, home_robot_change, "kind name url secret language group[] state", 0 },
	{ GET,  "/notifications/undelivered", ACTION_ADMIN, home_undelivered, NULL, 0 },
	{ POST, "/notifications/undelivered/{id}/retry", ACTION_ADMIN, home_undelivered_retry, NULL, 0 },
	{ POST, "/notifications/read-all",  ACTION_SIGNED_IN, home_notifications_read_all, NULL, 0 },
	{ POST, "/notifications/{id}/read", ACTION_SIGNED_IN, home_notification_read, NULL, 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "home",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
