/**
 * @file
 * The account program: everything about one customer, for its own users under
 * /account and for staff under /customers/{id}.
 */
#include "account/pages.h"

/* clang-format off */
static const struct route routes[] = {
	{ GET, "/account",                 ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/account/products",        ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
	{ GET, "/customers/{id}",          ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/customers/{id}/products", ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
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
