/**
 * @file
 * GET /team-figures: the month of all teams, of the representatives of one, or
 * of the customers of one of these.
 */
#include "base/text.h"
#include "domain/team_figures.h"
#include "home/pages.h"
#include "view/team_view.h"
#include "view/words.h"

/* 0 stands for nobody; −1 where none is named. */
static int64_t
id_of(const struct page *page, const char *name)
{
	int64_t id;

	return text_to_int(page_value(page, name), &id) == STATUS_OK && id >= 0
	    ? id
	    : -1;
}

static enum status
show(struct page *page, const char *part)
{
	static const char *const parts[] = { "IS_ALL", "IS_TEAM", "IS_REP" };

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		tpl_show_if(page->tpl, parts[i], text_equal(parts[i], part));
	return page_render(page, "home.team",
	    words(page->who->language, "This month"), "home/team.tpl");
}

enum status
home_team(struct page *page)
{
	bool rose = text_equal(page_value(page, "sort"), "rose");
	int64_t team_id = id_of(page, "team");
	int64_t rep_id = id_of(page, "rep");
	struct db_rows figures, customers;
	enum status st =
	    team_figures(page->db, page->mem, page->who, &figures);

	if (st != STATUS_OK)
		return st;
	if (team_id < 0) {
		team_view_month(page->tpl, page->who, &figures);
		return show(page, "IS_ALL");
	}
	if (rep_id < 0)
		return team_view_reps(page->tpl, &figures, team_id)
		    ? show(page, "IS_TEAM")
		    : STATUS_NOT_FOUND;
	st = team_customers(page->db, page->mem, page->who, team_id, rep_id,
	    rose, &customers);
	if (st != STATUS_OK)
		return st;
	return team_view_customers(
		   page->tpl, &figures, team_id, rep_id, rose, &customers)
	    ? show(page, "IS_REP")
	    : STATUS_NOT_FOUND;
}
