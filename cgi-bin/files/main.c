/**
 * @file
 * The files program: uploads that wait for their form, and the bytes of files
 * to whoever may see what they hang on.
 */
#include "app/upload.h"
#include "files/pages.h"

enum {
	/* One file of the greatest size, and the form around it. */
	BODY_MAX = FILE_BYTES_CEILING + 64 * 1024
};

/* clang-format off */
static const struct route routes[] = {
	{ POST, "/files",             ACTION_SIGNED_IN, file_upload, "files[]@ back", BODY_MAX },
	{ GET,  "/files/{id}",        ACTION_SIGNED_IN, file_show,   NULL, 0 },
	{ GET,  "/files/{id}/thumb",  ACTION_SIGNED_IN, file_thumb,  NULL, 0 },
	{ POST, "/files/{id}/remove", ACTION_SIGNED_IN, file_drop,   "back", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "files",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
