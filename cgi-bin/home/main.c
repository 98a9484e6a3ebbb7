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
	{ GET,  "/notifications",           ACTION_SIGNED_IN, home_notifications, "after", 0 },
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
