/**
 * @file
 * GET /customers/places: customers and sales by province, or by its cities.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "domain/customer_list.h"
#include "view/customer_view.h"
#include "view/words.h"

enum status
customers_places(struct page *page)
{
	const char *province = page_value(page, "province");
	struct db_rows rows;
	enum status st;

	st = customer_places(page->db, page->mem, page->who,
	    province[0] == '\0' ? NULL : province, &rows);
	if (st != STATUS_OK)
		return st;
	customer_view_places(page->tpl, page->who, province, &rows);
	return page_render(page, "customers.places",
	    words(page->who->language, "Customers by place"),
	    "customers/places.tpl");
}
