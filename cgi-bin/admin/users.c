/**
 * @file
 * GET /admin/users and /account/users: who may come in, and who is invited.
 */
#include "admin/pages.h"
#include "app/list.h"
#include "base/text.h"
#include "domain/user.h"
#include "view/user_view.h"
#include "view/words.h"

const char *
admin_base(const struct page *page)
{
	return page->who->side == SIDE_STAFF ? "/admin" : "/account";
}

enum status
admin_id(const struct page *page, int64_t *id)
{
	/* A distributor's own page is nothing that staff have. */
	if (!text_starts_with(page->route->path, admin_base(page)))
		return STATUS_NOT_FOUND;
	return text_to_int(page_arg(page, "id"), id) == STATUS_OK && *id > 0
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

enum status
admin_company(struct page *page, int64_t *id)
{
	const char *value = page_value(page, "company");

	*id = page->who->customer_id;
	if (page->who->side == SIDE_CUSTOMER)
		return STATUS_OK;
	*id = 0;
	if (value[0] == '\0')
		return STATUS_OK;
	return text_to_int(value, id) == STATUS_OK && *id >= 0
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

/* --- The list ---------------------------------------------------------------- */

static enum status
read_lines(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct user_filter whole = *(const struct user_filter *)filter;

	whole.after = span.after.id;
	whole.limit = span.limit;
	return user_list(page->db, mem, page->who, &whole, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct user_line *line = row;

	return (struct list_key){ .id = line->id };
}

static const struct list list = {
	.name = "users",
	.row_size = sizeof(struct user_line),
	.read = read_lines,
	.key = key_of,
};

static enum status
read_filter(struct page *page, struct user_filter *filter)
{
	const char *company = page->who->side == SIDE_STAFF
	    ? page_value(page, "company")
	    : "";

	*filter = (struct user_filter){ .query = page_value(page, "q") };
	if (utf8_length(filter->query) > 60) {
		page_error(page, "q",
		    words(page->who->language,
			"Look for up to 60 characters."));
		filter->query = "";
	}
	if (text_equal(company, "staff"))
		filter->customer_id = -1;
	else if (company[0] != '\0' &&
	    (text_to_int(company, &filter->customer_id) != STATUS_OK ||
		filter->customer_id <= 0))
		return STATUS_NOT_FOUND;
	return STATUS_OK;
}

/* The company that is looked at alone, with its switch. */
static enum status
show_company(struct page *page, int64_t customer_id)
{
	struct user_company company;
	enum status st;

	if (customer_id <= 0) {
		user_view_company(page->tpl, NULL);
		return STATUS_OK;
	}
	st = user_company(
	    page->db, page->mem, page->who, customer_id, &company);
	if (st == STATUS_OK)
		user_view_company(page->tpl, &company);
	return st;
}

enum status
admin_users(struct page *page)
{
	struct user_filter filter;
	struct db_rows rows, invitations = { 0 };
	enum status st;

	if (!text_starts_with(page->route->path, admin_base(page)))
		return STATUS_NOT_FOUND;
	st = read_filter(page, &filter);
	if (st != STATUS_OK)
		return st;
	st = show_company(page, filter.customer_id);
	if (st != STATUS_OK)
		return st;
	st = list_page(page, &list, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	st = invitation_list(page->db, page->mem, page->who,
	    filter.customer_id > 0 ? filter.customer_id : 0, &invitations);
	if (st != STATUS_OK)
		return st;
	user_view_list(page->tpl, page->who, &filter, &rows);
	user_view_invitations(page->tpl, page->now, &invitations);
	return page_render(page, "admin.users",
	    words(page->who->language, "Users"), "admin/users.tpl");
}
