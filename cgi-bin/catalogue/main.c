/**
 * @file
 * The catalogue program: what can be ordered, at which price.
 */
#include "catalogue/pages.h"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/catalogue",              ACTION_CATALOGUE_SEE, catalogue_list,
	    "q category in_stock bought after customer added put", 0 },
	{ GET,  "/catalogue/suggest.json", ACTION_CATALOGUE_SEE, catalogue_suggest, "q customer", 0 },
	{ GET,  "/catalogue/{sku}",        ACTION_CATALOGUE_SEE, catalogue_show, "customer", 0 },
	{ POST, "/catalogue/{sku}/add",    ACTION_ORDER_ENTER, catalogue_add,
	    "quantity q category in_stock bought after customer", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "catalogue",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
