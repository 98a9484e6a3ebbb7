/**
 * @file
 * GET …/users/{id}: a user, the companies and the roles there.
 */
#include "admin/pages.h"
#include "domain/user.h"
#include "view/user_view.h"
#include "view/words.h"

enum status
admin_show_user(struct page *page, int64_t user_id)
{
	struct user user;
	struct db_rows companies, teams = { 0 };
	enum status st;

	st = user_find(page->db, page->mem, page->who, page->now, user_id,
	    &user, &companies);
	if (st != STATUS_OK)
		return st;
	if (page->who->side == SIDE_STAFF) {
		st = user_teams(page->db, page->mem, &teams);
		if (st != STATUS_OK)
			return st;
	}
	user_view_user(page->tpl, page->who, &user, &companies, &teams);
	return page_render(page, "admin.user", user.name, "admin/user.tpl");
}

enum status
admin_user(struct page *page)
{
	int64_t id;
	enum status st = admin_id(page, &id);

	return st == STATUS_OK ? admin_show_user(page, id) : st;
}
