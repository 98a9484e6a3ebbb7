/**
 * @file
 * GET /returns/imported/{note}: a return of before the portal.
 */
#include "base/text.h"
#include "domain/return_imported.h"
#include "returns/pages.h"
#include "view/return_view.h"
#include "view/words.h"

enum status
returns_imported(struct page *page)
{
	struct return_imported one;
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "note"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = return_imported_find(page->db, page->mem, page->who, id, &one);
	if (st != STATUS_OK)
		return st;
	return_view_imported(page->tpl, page->who, &one);
	return page_render(page, "returns.imported",
	    words_fill(page->mem, page->who->language, "Return {NO}", "NO",
		one.number, NULL),
	    "returns/imported.tpl");
}
