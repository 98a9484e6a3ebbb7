/**
 * @file
 * GET /catalogue/suggest.json: products for what was typed so far.
 */
#include "catalogue/pages.h"
#include "view/product_view.h"

enum {
	SUGGEST_MAX = 8
};

enum status
catalogue_suggest(struct page *page)
{
	struct product_viewer viewer;
	struct setting setting;
	struct db_rows rows;
	struct text json;
	enum status st;

	st = catalogue_viewer(page, &setting, &viewer);
	if (st != STATUS_OK)
		return st;
	st = product_typeahead(page->db, page->mem, &viewer,
	    page_value(page, "q"), SUGGEST_MAX, &rows);
	if (st != STATUS_OK)
		return st;
	json = product_json(page->mem, page->who->language, &rows);
	return page_document(
	    page, "application/json", NULL, json.bytes, json.length);
}
