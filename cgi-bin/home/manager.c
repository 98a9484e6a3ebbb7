/**
 * @file
 * The first page of who leads a team, all teams or the company: what waits for
 * a decision, the month, and which customers moved.
 */
#include "domain/team_figures.h"
#include "domain/today_needs.h"
#include "home/pages.h"
#include "view/home_view.h"
#include "view/team_view.h"
#include "view/words.h"

enum {
	MOVERS = 5
};

static enum status
add_movers(struct page *page)
{
	for (unsigned move = 0; move < TEAM_MOVE_COUNT; move++) {
		struct db_rows rows;
		enum status st = team_movers(page->db, page->mem, page->who,
		    (enum team_move)move, MOVERS, &rows);

		if (st != STATUS_OK)
			return st;
		team_view_movers(page->tpl, (enum team_move)move, &rows);
	}
	return STATUS_OK;
}

enum status
home_manager(struct page *page)
{
	struct db_rows needs, figures;
	enum status st = today_needs(
	    page->db, page->mem, page->who, page->now, &needs);

	if (st == STATUS_OK)
		st = team_figures(page->db, page->mem, page->who, &figures);
	if (st != STATUS_OK)
		return st;
	home_view_begin(page->tpl, page->who, page->now);
	st = home_fill_deputy(page);
	if (st == STATUS_OK)
		st = home_fill_renewals(page);
	if (st == STATUS_OK)
		st = home_fill_files(page);
	if (st != STATUS_OK)
		return st;
	team_view_needs(page->tpl, page->who, &needs);
	team_view_month(page->tpl, page->who, &figures);
	st = add_movers(page);
	if (st != STATUS_OK)
		return st;
	return page_render(page, "home", words(page->who->language, "Today"),
	    "home/manager.tpl");
}
