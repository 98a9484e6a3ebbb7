/**
 * @file
 * GET /account/timeline and /customers/{id}/timeline: all that happened with a
 * customer, latest first, page by page.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "base/text.h"
#include "view/words.h"

enum {
	ROWS = 50
};

/* Where the next page begins.  What happened at one moment stays together, so
 * that nothing falls between two pages. */
static struct instant
cut(struct db_rows *rows)
{
	const struct account_event *event = rows->items;
	struct instant rest;
	size_t count = ROWS;

	if (rows->count <= ROWS)
		return (struct instant){ 0 };
	rest = event[ROWS].at;
	while (count > 0 && event[count - 1].at.ms == rest.ms)
		count--;
	/* More at one moment than a page has: the rest of them is left out. */
	if (count == 0) {
		rows->count = ROWS;
		return rest;
	}
	rows->count = count;
	return instant_add_ms(rest, 1);
}

enum status
account_page_timeline(struct page *page)
{
	struct account account;
	struct account_page view;
	struct db_rows rows;
	struct instant before = { 0 };
	enum status st = account_of_path(page, &account, &view);

	if (st != STATUS_OK)
		return st;
	if (text_to_int(page_value(page, "before"), &before.ms) != STATUS_OK ||
	    before.ms < 0)
		before = (struct instant){ 0 };
	st = account_timeline(page->db, page->mem, page->who, &account, before,
	    ROWS + 1, &rows);
	if (st != STATUS_OK)
		return st;
	before = cut(&rows);
	account_view_begin(page->tpl, &view);
	account_view_timeline(page->tpl, &view, &rows);
	tpl_show_if(page->tpl, "HAS_NEXT", !instant_is_none(before));
	tpl_plain(page->tpl, "NEXT_BEFORE", before.ms);
	return page_render(page, "customers.timeline",
	    words(page->who->language, "What happened"),
	    "account/timeline.tpl");
}
