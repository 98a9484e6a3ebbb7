/**
 * @file
 * GET /notifications, POST /notifications/{id}/read, /notifications/read-all.
 */
#include "app/list.h"
#include "base/text.h"
#include "domain/notification.h"
#include "home/pages.h"
#include "view/home_view.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	const struct notification_key after = {
		.at = span.after.at,
		.id = span.after.id,
	};

	(void)filter;
	return notification_list(
	    page->db, mem, page->who, after, span.limit, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct notification *one = row;

	return (struct list_key){ one->at, one->id };
}

static const struct list notifications = {
	.name = "notifications",
	.row_size = sizeof(struct notification),
	.read = read_rows,
	.key = key_of,
};

enum status
home_notifications(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = list_page(page, &notifications, NULL, &rows);
	if (st != STATUS_OK)
		return st;
	home_view_notifications(page->tpl, page->who,
	    rows.count == LIST_PAGE_ROWS ||
		page_value(page, "after")[0] != '\0',
	    &rows);
	return page_render(page, "notifications",
	    words(page->who->language, "Notifications"),
	    "home/notifications.tpl");
}

enum status
home_notification_read(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = notification_read(page->db, &act, id);
	if (st != STATUS_OK)
		return st;
	return page_done(page, &act);
}

enum status
home_notifications_read_all(struct page *page)
{
	struct act act = page_act(page);
	enum status st;

	st = notification_read_all(page->db, &act);
	if (st != STATUS_OK)
		return st;
	return page_done(page, &act);
}
