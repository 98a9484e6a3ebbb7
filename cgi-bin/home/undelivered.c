/**
 * @file
 * GET /notifications/undelivered and POST …/{id}/retry: what did not arrive.
 */
#include "base/text.h"
#include "domain/message.h"
#include "home/pages.h"
#include "view/notification_settings_view.h"
#include "view/words.h"

enum status
home_undelivered(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = message_list_failed(page->db, page->mem, page->who, &rows);
	if (st != STATUS_OK)
		return st;
	message_view_failed(page->tpl, page->who, &rows);
	return page_render(page, "notifications.undelivered",
	    words(page->who->language, "Messages that did not arrive"),
	    "home/undelivered.tpl");
}

enum status
home_undelivered_retry(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = message_retry(page->db, &act, id);
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language, "It is sent again within seconds."));
	return page_done(page, &act);
}
