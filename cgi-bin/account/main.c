/**
 * @file
 * The account program: everything about one customer, for its own users under
 * /account and for staff under /customers/{id}.
 */
#include "account/pages.h"
#include "app/upload.h"

#define PAPER "kind number issuer valid_from valid_to replaces scope[] file[] files[]@"

/* clang-format off */
static const struct route routes[] = {
	{ GET, "/account",                 ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/account/products",        ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
	{ GET, "/customers/{id}",          ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/customers/{id}/products", ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
	{ GET, "/account/licences",        ACTION_ACCOUNT_SEE, account_licences, "kind replaces", 0 },
	{ GET, "/customers/{id}/licences", ACTION_ACCOUNT_SEE, account_licences, "kind replaces", 0 },
	{ POST, "/account/licences",       ACTION_LICENCE_UPLOAD, account_licence_upload, PAPER, UPLOAD_BODY_MAX },
	{ POST, "/customers/{id}/licences", ACTION_LICENCE_UPLOAD, account_licence_upload, PAPER, UPLOAD_BODY_MAX },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "account",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
