/**
 * @file
 * GET /: what needs the reader today.
 */
#include "home/pages.h"

#include "view/home_view.h"
#include "view/words.h"

struct home_months
home_months(struct instant now, int zone_minutes)
{
	struct day from = day_from_instant(now, zone_minutes);
	struct day before;

	from.mday = 1;
	before = day_add(from, -1);
	before.mday = 1;
	return (struct home_months){
		.before = instant_from_day(before, zone_minutes),
		.from = instant_from_day(from, zone_minutes),
	};
}

enum status
home_first(struct page *page)
{
	struct setting setting;
	enum status st;

	if (page->who->side == SIDE_STAFF &&
	    actor_may(page->who, ACTION_TEAM_FIGURES))
		return home_manager(page);
	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	home_view_begin(page->tpl, page->who, page->now);
	if (page->who->side == SIDE_STAFF)
		st = home_fill_staff(page, &setting);
	else
		st = home_fill_buyer(page, &setting);
	if (st != STATUS_OK)
		return st;
	return page_render(page, "home", words(page->who->language, "Today"),
	    "home/today.tpl");
}
