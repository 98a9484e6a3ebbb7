/**
 * @file
 * GET /drafts: open drafts and templates.
 */
#include "base/text.h"
#include "orders/pages.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	LIST_MAX = 100
};

enum status
orders_drafts(struct page *page)
{
	struct db_rows drafts;
	struct db_rows templates;
	int64_t deleted = 0;
	enum status st;

	st = draft_list(page->db, page->mem, page->who, DRAFT_KIND_DRAFT, 0,
	    LIST_MAX, &drafts);
	if (st != STATUS_OK)
		return st;
	st = draft_list(page->db, page->mem, page->who, DRAFT_KIND_TEMPLATE, 0,
	    LIST_MAX, &templates);
	if (st != STATUS_OK)
		return st;
	if (text_to_int(page_value(page, "deleted"), &deleted) != STATUS_OK)
		deleted = 0;

	draft_view_list(page->tpl, page->who, &drafts, &templates, deleted);
	return page_render(page, "drafts.list",
	    words(page->who->language, "Drafts and templates"),
	    "orders/drafts.tpl");
}
